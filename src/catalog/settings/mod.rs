//! The directories among the settings: what is taken in for repair, and the ready phrases of intake.

mod device_types;
mod models;
mod phrases;
mod refusal;
mod rename;

use super::{
    DeviceType, Phrase,
    pages::{self, directory},
    text,
};
use crate::{
    kernel::Right,
    web::{Cx, Form, May, Routes, SettingsLink, text as common},
};

const DEVICES: &str = "/settings/devices";
const PHRASES: &str = "/settings/phrases";
const SET_UP: crate::web::Access = May(Right::SetUpShop);

pub(super) const LINKS: [SettingsLink; 2] = [
    SettingsLink { group: common::SETTINGS_ORDERS, path: DEVICES, label: text::DEVICES, right: Right::SetUpShop },
    SettingsLink { group: common::SETTINGS_ORDERS, path: PHRASES, label: text::PHRASES, right: Right::SetUpShop },
];

pub(super) fn routes(routes: Routes) -> Routes {
    let routes = directory!(@rest routes, "/settings/devices", SET_UP, DeviceType)
        .get("/settings/devices/:id", SET_UP, models::list)
        .get("/settings/devices/:id/edit", SET_UP, pages::show::<DeviceType>)
        .post("/settings/devices/:id/edit", SET_UP, pages::save::<DeviceType>)
        .get("/settings/devices/:id/models", SET_UP, models::blank)
        .post("/settings/devices/:id/models", SET_UP, models::add)
        .get("/settings/brands/:id", SET_UP, rename::show_brand)
        .post("/settings/brands/:id", SET_UP, rename::save_brand)
        .post("/settings/brands/:id/archive", SET_UP, rename::archive_brand)
        .post("/settings/brands/:id/restoration", SET_UP, rename::restore_brand)
        .get("/settings/models/:id", SET_UP, rename::show_model)
        .post("/settings/models/:id", SET_UP, rename::save_model)
        .post("/settings/models/:id/archive", SET_UP, rename::archive_model)
        .post("/settings/models/:id/restoration", SET_UP, rename::restore_model);
    directory!(routes, "/settings/phrases", SET_UP, Phrase)
}

/// The page a dialog was opened from, if it is one of ours.
fn back(cx: &Cx, form: &Form, usual: &str) -> String {
    let asked = if form.has("back") { form.value("back").to_string() } else { cx.query("back").unwrap_or_default() };
    let ours = [DEVICES, PHRASES].into_iter().any(|path| asked.starts_with(path));
    if ours { asked } else { usual.to_string() }
}

/// The address of this page as it stands, for a dialog to come back to.
fn here(cx: &Cx) -> String {
    if cx.visit.query.is_empty() { cx.visit.path.clone() } else { format!("{}?{}", cx.visit.path, cx.visit.query) }
}

fn with_back(path: &str, back: &str) -> String {
    let joint = if path.contains('?') { '&' } else { '?' };
    serde_urlencoded::to_string([("back", back)]).map_or_else(|_| path.to_string(), |query| format!("{path}{joint}{query}"))
}
