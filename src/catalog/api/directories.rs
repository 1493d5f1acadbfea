//! Categories of the price list, kinds of devices.

use poem_openapi::{Object, OpenApi, param::Path, payload::Json};

use super::entries;
use crate::{
    catalog::{Category, DeviceType, Did, SerialKind, all_categories, all_device_types},
    kernel::{Id, Lang, Result, Right, mark},
    web::api::{Made, May, NameFields, Names, Sent, Tag},
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
    names: Names,
    archived: bool,
}

/// A new category needs a name; in a change only what is sent changes.
#[derive(Clone, Object)]
#[oai(rename = "CategoryFields", deny_unknown_fields, nullable_all)]
struct CategoryFields {
    names: Option<NameFields>,
}

impl CategoryFields {
    fn over(self, mut sent: Sent) -> Sent {
        sent.name("name", "names", self.names);
        sent
    }
}

fn category(one: Category, lang: Lang) -> ShownCategory {
    ShownCategory { id: one.id, name: one.name.get(lang).into(), names: one.name.into(), archived: one.archived }
}

pub struct Directories;

const SEE: usize = Right::SeePriceList as usize;
const CHANGE: usize = Right::EditPriceList as usize;
const SEE_ORDERS: usize = Right::SeeOrders as usize;

#[OpenApi(tag = "Tag::Directories")]
impl Directories {
    /// Categories of the price list, archived ones too
    #[oai(path = "/categories", method = "get", operation_id = "listCategories")]
    async fn categories(&self, cx: May<SEE>) -> Result<Json<Vec<ShownCategory>>> {
        let all = cx.read(|reads| all_categories(reads)).await?;
        Ok(Json(all.into_iter().map(|one| category(one, cx.lang())).collect()))
    }

    /// A new category of works
    #[oai(path = "/categories", method = "post", operation_id = "createCategory")]
    async fn add_category(&self, cx: May<CHANGE>, category: Json<CategoryFields>) -> Result<Made<ShownCategory>> {
        Ok(Made(self::category(entries::add(&cx, category.0.over(Sent::default())).await?, cx.lang())))
    }

    /// Renames a category of works
    #[oai(path = "/categories/:category_id", method = "patch", operation_id = "changeCategory")]
    async fn change_category(
        &self,
        cx: May<CHANGE>,
        category_id: Path<Id<mark::Category>>,
        category: Json<CategoryFields>,
    ) -> Result<Json<ShownCategory>> {
        let changed = entries::change(&cx, category_id.0, |sent| category.0.clone().over(sent)).await?;
        Ok(Json(self::category(changed, cx.lang())))
    }

    /// Puts a category that holds no works into the archive
    #[oai(path = "/categories/:category_id/archive", method = "post", operation_id = "archiveCategory")]
    async fn archive_category(&self, cx: May<CHANGE>, category_id: Path<Id<mark::Category>>) -> Result<Json<ShownCategory>> {
        Ok(Json(category(entries::place(&cx, category_id.0, Did::Archived).await?, cx.lang())))
    }

    /// Takes a category of works out of the archive
    #[oai(path = "/categories/:category_id/restoration", method = "post", operation_id = "restoreCategory")]
    async fn restore_category(&self, cx: May<CHANGE>, category_id: Path<Id<mark::Category>>) -> Result<Json<ShownCategory>> {
        Ok(Json(category(entries::place(&cx, category_id.0, Did::Restored).await?, cx.lang())))
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
