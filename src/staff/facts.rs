//! What happens to the staff, as the audit tells it.

use serde::{Deserialize, Serialize};

use super::text;
use crate::{
    kernel::{Id, Lang, Right, Text, mark, text::Named},
    log::{self, Fact, FactRow, Subject, SubjectKind, Told},
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum StaffFact {
    SignedIn {
        device: String,
        ip: String,
    },
    SignInFailed {
        ip: String,
    },
    /// Somebody tried a login that nobody has. The login is not kept: people type passwords there.
    StrangerRefused {
        ip: String,
    },
    SignedOut,
    SessionsEnded {
        count: usize,
    },
    Hired {
        name: String,
        login: String,
    },
    Edited {
        changes: Vec<Change>,
    },
    /// Roles and places as they read at that moment: the rows may change later.
    RolesGiven {
        before: String,
        after: String,
    },
    Disabled,
    Enabled,
    PasswordChanged,
    PasswordReset,
    KeyMade {
        name: String,
        tail: String,
    },
    KeyRevoked {
        name: String,
        tail: String,
    },
    RoleMade {
        name: Named,
    },
    RoleChanged {
        name: Named,
        added: Vec<String>,
        removed: Vec<String>,
        /// Of its names.
        #[serde(default)]
        changes: Vec<log::Change>,
    },
    RoleDeleted {
        name: Named,
    },
}

/// One field before and after.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Change {
    pub field: Field,
    pub before: String,
    pub after: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Name,
    Login,
    Position,
    Phone,
    Email,
    Lang,
    SingleKeys,
}

impl Field {
    pub fn title(self) -> Text {
        match self {
            Field::Name => text::NAME,
            Field::Login => text::LOGIN,
            Field::Position => text::POSITION,
            Field::Phone => text::PHONE,
            Field::Email => text::EMAIL,
            Field::Lang => text::LANGUAGE,
            Field::SingleKeys => text::SINGLE_KEYS,
        }
    }
}

/// Titles of what this fact changed of a person.
pub fn changed(fact: &FactRow) -> Vec<Text> {
    match serde_json::from_str(&fact.body) {
        Ok(StaffFact::Edited { changes }) => changes.into_iter().map(|change| change.field.title()).collect(),
        _ => Vec::new(),
    }
}

/// What this fact changed of the names of a role.
pub fn role_changes(fact: &FactRow) -> Vec<log::Change> {
    match serde_json::from_str(&fact.body) {
        Ok(StaffFact::RoleChanged { changes, .. }) => changes,
        _ => Vec::new(),
    }
}

/// Whether the fact is of this kind.
pub fn is(fact: &FactRow, kind: impl Fn(StaffFact) -> bool) -> bool {
    serde_json::from_str(&fact.body).is_ok_and(kind)
}

pub fn about(employee: Id<mark::Employee>) -> Subject {
    Subject::new(SubjectKind::Employee, employee)
}

pub fn about_role(role: Id<mark::Role>) -> Subject {
    Subject::new(SubjectKind::Role, role)
}

fn titles(rights: &[String], lang: Lang) -> String {
    let known = rights.iter().filter_map(|name| Right::named(name));
    known.map(|right| right.title().get(lang)).collect::<Vec<_>>().join(", ")
}

fn listed(changes: &[Change], lang: Lang) -> String {
    let one = |change: &Change| {
        let shown = |value: &str| if value.is_empty() { "—".to_string() } else { value.to_string() };
        format!("{}: {} → {}", change.field.title().get(lang), shown(&change.before), shown(&change.after))
    };
    changes.iter().map(one).collect::<Vec<_>>().join("; ")
}

impl Fact for StaffFact {
    const SLICE: &'static str = "staff";

    fn tell(&self, lang: Lang) -> Told {
        let (icon, tone, text) = match self {
            StaffFact::SignedIn { device, ip } => ("log-in", "green", text::FACT_SIGNED_IN.with(lang, &[device, ip])),
            StaffFact::SignInFailed { ip } => ("circle-alert", "red", text::FACT_SIGN_IN_FAILED.with(lang, &[ip])),
            StaffFact::StrangerRefused { ip } => ("circle-alert", "red", text::FACT_STRANGER.with(lang, &[ip])),
            StaffFact::SignedOut => ("log-out", "gray", text::FACT_SIGNED_OUT.get(lang).into()),
            StaffFact::SessionsEnded { count } => ("log-out", "gray", text::FACT_SESSIONS_ENDED.of(*count as i64, lang)),
            StaffFact::Hired { name, login } => ("user-plus", "green", text::FACT_HIRED.with(lang, &[name, login])),
            StaffFact::Edited { changes } => ("pencil", "gray", listed(changes, lang)),
            StaffFact::RolesGiven { before, after } => ("key", "amber", text::FACT_ROLES.with(lang, &[before, after])),
            StaffFact::Disabled => ("lock", "red", text::FACT_DISABLED.get(lang).into()),
            StaffFact::Enabled => ("user", "green", text::FACT_ENABLED.get(lang).into()),
            StaffFact::PasswordChanged => ("key-round", "gray", text::FACT_PASSWORD_CHANGED.get(lang).into()),
            StaffFact::PasswordReset => ("key-round", "amber", text::FACT_PASSWORD_RESET.get(lang).into()),
            StaffFact::KeyMade { name, tail } => ("key", "amber", text::FACT_KEY_MADE.with(lang, &[name, tail])),
            StaffFact::KeyRevoked { name, tail } => ("key", "gray", text::FACT_KEY_REVOKED.with(lang, &[name, tail])),
            StaffFact::RoleMade { name } => ("shield-check", "green", text::FACT_ROLE_MADE.with(lang, &[&name.get(lang)])),
            StaffFact::RoleChanged { name, added, removed, changes } => {
                let said = text::FACT_ROLE_CHANGED.with(lang, &[&name.get(lang)]);
                let mut said = log::change::told(said, changes, |_| text::NAME, lang);
                if !added.is_empty() {
                    said += &text::FACT_RIGHTS_ADDED.with(lang, &[&titles(added, lang)]);
                }
                if !removed.is_empty() {
                    said += &text::FACT_RIGHTS_REMOVED.with(lang, &[&titles(removed, lang)]);
                }
                ("shield-check", "amber", said)
            }
            StaffFact::RoleDeleted { name } => ("trash-2", "red", text::FACT_ROLE_DELETED.with(lang, &[&name.get(lang)])),
        };
        Told { text, icon, tone, ..Told::default() }
    }
}
