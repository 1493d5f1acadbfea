//! Categories of the price list, kinds of devices.

use poem_openapi::{Object, OpenApi, payload::Json};

use crate::{
    catalog::{Category, DeviceType, SerialKind, all_categories, all_device_types},
    kernel::{Id, Result, Right, mark},
    web::api::{May, Tag},
};

#[derive(Object)]
#[oai(rename = "DeviceType")]
struct ShownType {
    id: Id<mark::DeviceType>,
    name: String,
    /// The number on such a device is an IMEI.
    imei: bool,
    archived: bool,
}

#[derive(Object)]
#[oai(rename = "Category")]
struct ShownCategory {
    id: Id<mark::Category>,
    name: String,
    archived: bool,
}

pub struct Directories;

const SEE: usize = Right::SeePriceList as usize;
const SEE_ORDERS: usize = Right::SeeOrders as usize;

#[OpenApi(tag = "Tag::Directories")]
impl Directories {
    /// Categories of the price list, archived ones too
    #[oai(path = "/categories", method = "get", operation_id = "listCategories")]
    async fn categories(&self, cx: May<SEE>) -> Result<Json<Vec<ShownCategory>>> {
        let all = cx.read(|reads| all_categories(reads)).await?;
        let show = |one: Category| ShownCategory { id: one.id, name: one.name.get(cx.lang()).into(), archived: one.archived };
        Ok(Json(all.into_iter().map(show).collect()))
    }

    /// Kinds of devices, archived ones too
    #[oai(path = "/device-types", method = "get", operation_id = "listDeviceTypes")]
    async fn device_types(&self, cx: May<SEE_ORDERS>) -> Result<Json<Vec<ShownType>>> {
        let all = cx.read(|reads| all_device_types(reads)).await?;
        let show = |one: DeviceType| ShownType {
            id: one.id,
            name: one.name.get(cx.lang()).into(),
            imei: one.serial == SerialKind::Imei,
            archived: one.archived,
        };
        Ok(Json(all.into_iter().map(show).collect()))
    }
}
