//! The people who work here: who they are, what they may do and where, how they sign in.
//!
//! Invariants: the file holds no password, no session token and no access key, only their hashes; a disabled employee has
//! neither session nor key;
//! there is always an active employee with the owner's role.

pub mod api;
mod audit;
mod check;
mod employee;
mod employee_form;
mod employees;
mod facts;
mod hashers;
pub mod identify;
pub mod keys;
mod me;
pub mod password;
mod people;
mod preferences;
mod reach;
mod refusal;
mod roles;
pub mod session;
mod sign_in;
mod sign_in_page;
mod tables;
mod text;

pub use facts::StaffFact;
pub use people::{
    Newcomer, active_employees, employee_name, employees_with, found_owner, hire, masters, ready_roles, reset_owner, role_named, roles,
    widen_roles,
};
pub use refusal::StaffRefusal;
pub use session::{create as create_session, flush_seen};
pub use sign_in::way_in;
pub use tables::*;

use crate::{
    kernel::{Error, Result, Right},
    log::FactKind,
    web::{Cx, May, Menu, Public, Reply, Routes, SettingsLink, SignedIn, Slice, text as web_text, ui},
};

pub const SLICE: Slice =
    Slice { name: "staff", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: SETTINGS, check: check::check };

const FACTS: &[FactKind] = &[FactKind::of::<StaffFact>()];
const SETTINGS: &[SettingsLink] = &[
    SettingsLink { group: web_text::SETTINGS_COMPANY, path: employees::PATH, label: text::EMPLOYEES, right: Right::ManageStaff },
    SettingsLink { group: web_text::SETTINGS_COMPANY, path: roles::PATH, label: text::ROLES, right: Right::ManageStaff },
    SettingsLink { group: web_text::SETTINGS_SYSTEM, path: audit::PATH, label: text::AUDIT, right: Right::SeeAudit },
];
const MENU: &[Menu] =
    &[Menu { section: "settings", path: "/settings", icon: "settings", label: text::SETTINGS, right: None, key: "KeyT", last: true }];

fn routes() -> Routes {
    Routes::new()
        .get("/settings", SignedIn, settings)
        .get("/sign-in", Public, sign_in::page)
        .post("/sign-in", Public, sign_in::sign_in)
        .vital()
        .post("/sign-out", SignedIn, sign_in::sign_out)
        .vital()
        .post("/preferences/theme", Public, preferences::theme)
        .vital()
        .post("/preferences/density", Public, preferences::density)
        .vital()
        .post("/preferences/lang", Public, preferences::lang)
        .vital()
        .post("/preferences/place", SignedIn, preferences::place)
        .vital()
        .get("/me", SignedIn, me::page)
        .post("/me", SignedIn, me::save)
        .post("/me/password", SignedIn, me::change_password)
        .post("/me/sessions/closure", SignedIn, me::end_sessions)
        .post("/me/sessions/:id/closure", SignedIn, me::end_session)
        .get("/me/keys", SignedIn, keys::page)
        .post("/me/keys", SignedIn, keys::create)
        .post("/me/keys/:key/removal", SignedIn, keys::remove)
        .and(settings_routes())
}

fn settings_routes() -> Routes {
    Routes::new()
        .get("/settings/employees", May(Right::ManageStaff), employees::page)
        .get("/settings/employees/new", May(Right::ManageStaff), employee::new_page)
        .post("/settings/employees", May(Right::ManageStaff), employee::create)
        .get("/settings/employees/:id", May(Right::ManageStaff), employee::page)
        .post("/settings/employees/:id", May(Right::ManageStaff), employee::save)
        .post("/settings/employees/:id/closure", May(Right::ManageStaff), employee::disable)
        .post("/settings/employees/:id/opening", May(Right::ManageStaff), employee::enable)
        .post("/settings/employees/:id/password", May(Right::ManageStaff), employee::reset_password)
        .get("/settings/employees/:id/keys", May(Right::ManageStaff), keys::page)
        .post("/settings/employees/:id/keys", May(Right::ManageStaff), keys::create)
        .post("/settings/employees/:id/keys/:key/removal", May(Right::ManageStaff), keys::remove)
        .get("/settings/roles", May(Right::ManageStaff), roles::page)
        .get("/settings/roles/new", May(Right::ManageStaff), roles::new_page)
        .post("/settings/roles", May(Right::ManageStaff), roles::create)
        .get("/settings/roles/:id", May(Right::ManageStaff), roles::show)
        .post("/settings/roles/:id", May(Right::ManageStaff), roles::save)
        .post("/settings/roles/:id/removal", May(Right::ManageStaff), roles::remove)
        .get("/settings/audit", May(Right::SeeAudit), audit::page)
}

/// The first page of settings this person may open.
async fn settings(cx: Cx) -> Result<Reply> {
    ui::settings::first(&cx).map(Reply::redirect).ok_or(Error::Denied(Right::SetUpShop))
}
