//! The staff for other programs: who speaks here, and who works here.

use poem_openapi::{Object, OpenApi, payload::Json};

use super::Employee;
use crate::{
    kernel::{Id, Result, Right, mark},
    store::Reads,
    web::api::{Caller, May, Tag},
};

/// The employee behind the key and the shop he works at.
#[derive(Object)]
#[oai(rename = "Me")]
struct Me {
    id: Id<mark::Employee>,
    name: String,
    /// What this key is called.
    key: String,
    company: String,
    /// `RUB`, `UAH`, `BYN`, `KZT`: of every amount here.
    currency: String,
    /// In which messages are written: `ru`, `en`, `uk`.
    language: String,
    locations: Vec<Place>,
}

/// A location and what the employee may do there.
#[derive(Object)]
#[oai(rename = "MyLocation")]
struct Place {
    id: Id<mark::Location>,
    name: String,
    rights: Vec<String>,
}

#[derive(Object)]
#[oai(rename = "Employee", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Employee>,
    name: String,
    position: String,
    /// Whether he still works here.
    active: bool,
    /// For those who manage the staff, as are the following.
    login: Option<String>,
    phone: Option<String>,
    email: Option<String>,
}

pub struct Staff;

const SEE: usize = Right::SeeOrders as usize;

#[OpenApi(tag = "Tag::Staff")]
impl Staff {
    /// Who the key speaks for
    #[oai(path = "/me", method = "get", operation_id = "getMe")]
    async fn me(&self, cx: Caller) -> Result<Json<Me>> {
        let who = cx.who();
        let place = |at: &crate::web::At| Place {
            id: at.location,
            name: cx.frame().place(at.location).map(|place| place.name.clone()).unwrap_or_default(),
            rights: at.rights.list().map(|right| right.name().to_string()).collect(),
        };
        Ok(Json(Me {
            id: who.id,
            name: who.name.clone(),
            key: who.key.clone(),
            company: cx.frame().company.clone(),
            currency: cx.frame().currency.code().into(),
            language: cx.lang().code().into(),
            locations: who.places.iter().map(place).collect(),
        }))
    }

    /// Everybody who works or worked here
    #[oai(path = "/employees", method = "get", operation_id = "listEmployees")]
    async fn employees(&self, cx: May<SEE>) -> Result<Json<Vec<Shown>>> {
        let mut all = cx.read(|reads| reads.all::<Employee>(())).await?;
        all.sort_by_key(|employee| employee.name.to_lowercase());
        let manages = cx.may(Right::ManageStaff);
        let show = |one: Employee| Shown {
            id: one.id,
            name: one.name,
            position: one.position,
            active: one.active,
            login: manages.then_some(one.login),
            phone: manages.then(|| if one.phone.is_empty() { String::new() } else { format!("+{}", one.phone) }),
            email: manages.then_some(one.email),
        };
        Ok(Json(all.into_iter().map(show).collect()))
    }
}
