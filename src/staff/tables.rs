//! Rows of the staff.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{Id, Lang, Moment, Right, Rights, mark, text::Named},
    store::{Index, Row, Table, TableInfo, row::IndexOf},
};

pub const TABLES: &[TableInfo] =
    &[TableInfo::of::<Employee>(), TableInfo::of::<Role>(), TableInfo::of::<Session>(), TableInfo::of::<ApiKey>()];

/// A person who works here. Never deleted: history speaks of him.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Employee {
    pub id: Id<mark::Employee>,
    pub name: String,
    /// Lower-cased; what he signs in with.
    pub login: String,
    #[serde(default)]
    pub position: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub email: String,
    /// Argon2id in PHC form; `None` for somebody who cannot sign in yet.
    pub password: Option<String>,
    pub roles: Vec<RoleAt>,
    pub lang: Option<Lang>,
    #[serde(default)]
    pub single_keys: bool,
    pub active: bool,
    pub created: Moment,
}

/// A role at one location, or everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleAt {
    pub role: Id<mark::Role>,
    pub location: Option<Id<mark::Location>>,
}

pub const EMPLOYEE_BY_LOGIN: Index<Employee, String> = Index::unique(21, "employees_by_login", |e| vec![e.login.clone()]);

impl Row for Employee {
    const TABLE: Table = Table::new(20, "employees");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&EMPLOYEE_BY_LOGIN];
    type Key = Id<mark::Employee>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A named set of rights.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Role {
    pub id: Id<mark::Role>,
    /// `owner`, `manager`, `receptionist`, `master`, `storekeeper`, `accountant` for the ready ones; empty for the shop's own.
    #[serde(default)]
    pub key: String,
    pub name: Named,
    /// Names of rights; one that a later version removed is passed over.
    pub rights: Vec<String>,
    /// Holds every right there is and will be, and cannot be changed: the owner.
    #[serde(default)]
    pub everything: bool,
}

impl Role {
    pub fn rights(&self) -> Rights {
        if self.everything { Rights::ALL } else { self.rights.iter().filter_map(|name| Right::named(name)).collect() }
    }
}

impl Row for Role {
    const TABLE: Table = Table::new(22, "roles");
    type Key = Id<mark::Role>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// A signed-in browser. The browser holds the token, the file holds its hash only.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Session {
    /// SHA-256 of the token.
    pub hash: [u8; 32],
    pub id: Id<mark::Session>,
    pub employee: Id<mark::Employee>,
    pub created: Moment,
    pub seen: Moment,
    pub secret: [u8; 32],
    pub agent: String,
    pub ip: String,
}

pub const SESSION_BY_EMPLOYEE: Index<Session, (Id<mark::Employee>, Moment)> =
    Index::new(24, "sessions_by_employee", |s| vec![(s.employee, s.created)]);

impl Row for Session {
    const TABLE: Table = Table::new(23, "sessions");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&SESSION_BY_EMPLOYEE];
    type Key = [u8; 32];
    fn key(&self) -> Self::Key {
        self.hash
    }
}

/// A key with which a program of somebody else's does what an employee may do. The program holds the key, the file holds
/// its hash only. A revoked key has no row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ApiKey {
    /// SHA-256 of the key.
    pub hash: [u8; 32],
    pub id: Id<mark::Key>,
    pub employee: Id<mark::Employee>,
    /// What it is for: "site", "accounting".
    pub name: String,
    /// Its last signs, by which people tell keys apart.
    pub tail: String,
    pub created: Moment,
    /// When it was last used; `None` for one that never was.
    pub seen: Option<Moment>,
}

pub const KEY_BY_EMPLOYEE: Index<ApiKey, (Id<mark::Employee>, Moment)> =
    Index::new(26, "api_keys_by_employee", |k| vec![(k.employee, k.created)]);

impl Row for ApiKey {
    const TABLE: Table = Table::new(25, "api_keys");
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[&KEY_BY_EMPLOYEE];
    type Key = [u8; 32];
    fn key(&self) -> Self::Key {
        self.hash
    }
}
