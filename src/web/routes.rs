//! Routes as data, and the slice they belong to.

use std::{future::Future, pin::Pin, sync::Arc};

use poem::http::Method;

use super::{Access, Cx, Reply};
use crate::{
    kernel::{Result, Right, Text},
    log::FactKind,
    store::{Findings, Read, TableInfo},
};

type Answer = Pin<Box<dyn Future<Output = Result<Reply>> + Send>>;
pub type Run = Arc<dyn Fn(Cx) -> Answer + Send + Sync>;

/// How large a body may be: forms, and files by route.
pub const FORM_LIMIT: usize = 256 << 10;

#[derive(Clone)]
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub access: Access,
    pub body_limit: usize,
    /// Taken even while the disk has no room to spare: without it nobody could look.
    pub vital: bool,
    pub run: Run,
}

/// The routes of a slice. Every one names its access; there is no other way to add one.
#[derive(Default, Clone)]
pub struct Routes(pub Vec<Route>);

impl Routes {
    pub fn new() -> Routes {
        Routes::default()
    }
    pub fn get<F, A>(self, path: &'static str, access: Access, handler: F) -> Routes
    where
        F: Fn(Cx) -> A + Send + Sync + 'static,
        A: Future<Output = Result<Reply>> + Send + 'static,
    {
        self.add(Method::GET, path, access, 0, handler)
    }
    pub fn post<F, A>(self, path: &'static str, access: Access, handler: F) -> Routes
    where
        F: Fn(Cx) -> A + Send + Sync + 'static,
        A: Future<Output = Result<Reply>> + Send + 'static,
    {
        self.add(Method::POST, path, access, FORM_LIMIT, handler)
    }
    /// A post that carries a file of at most `limit` bytes.
    pub fn upload<F, A>(self, path: &'static str, access: Access, limit: usize, handler: F) -> Routes
    where
        F: Fn(Cx) -> A + Send + Sync + 'static,
        A: Future<Output = Result<Reply>> + Send + 'static,
    {
        self.add(Method::POST, path, access, limit, handler)
    }
    /// The route added last is taken even while the disk has no room to spare.
    pub fn vital(mut self) -> Routes {
        if let Some(route) = self.0.last_mut() {
            route.vital = true;
        }
        self
    }
    /// The routes of two features together.
    pub fn and(mut self, other: Routes) -> Routes {
        self.0.extend(other.0);
        self
    }
    fn add<F, A>(mut self, method: Method, path: &'static str, access: Access, body_limit: usize, handler: F) -> Routes
    where
        F: Fn(Cx) -> A + Send + Sync + 'static,
        A: Future<Output = Result<Reply>> + Send + 'static,
    {
        let run: Run = Arc::new(move |cx| Box::pin(handler(cx)));
        self.0.push(Route { method, path, access, body_limit, vital: false, run });
        self
    }
}

/// An entry of the menu.
#[derive(Debug, Clone, Copy)]
pub struct Menu {
    pub section: &'static str,
    pub path: &'static str,
    pub icon: &'static str,
    pub label: Text,
    pub right: Option<Right>,
    /// Physical key after `G`.
    pub key: &'static str,
    /// Shown at the foot of the menu.
    pub last: bool,
}

/// An entry of the list of settings pages. Groups are the constants `SETTINGS_…` of `web::text`.
#[derive(Debug, Clone, Copy)]
pub struct SettingsLink {
    pub group: Text,
    pub path: &'static str,
    pub label: Text,
    pub right: Right,
}

/// Everything a slice gives to the program.
pub struct Slice {
    pub name: &'static str,
    pub routes: fn() -> Routes,
    pub tables: &'static [TableInfo],
    pub facts: &'static [FactKind],
    pub menu: &'static [Menu],
    pub settings: &'static [SettingsLink],
    /// Refolds what the slice keeps ready-made and compares.
    pub check: fn(&Read<'_>, &mut Findings) -> Result<()>,
}

/// For slices with nothing to refold.
pub fn nothing_to_check(_: &Read<'_>, _: &mut Findings) -> Result<()> {
    Ok(())
}
