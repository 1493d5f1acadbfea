//! Why a shop cannot be founded so.

use super::text;
use crate::kernel::{Lang, Refusal};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetupRefusal {
    AlreadyFounded,
    NoBusiness,
    NoZone,
    BadTemplate,
}

impl Refusal for SetupRefusal {
    fn code(&self) -> &'static str {
        match self {
            SetupRefusal::AlreadyFounded => "already_founded",
            SetupRefusal::NoBusiness => "no_business",
            SetupRefusal::NoZone => "no_zone",
            SetupRefusal::BadTemplate => "bad_template",
        }
    }
    fn say(&self, lang: Lang) -> String {
        let said = match self {
            SetupRefusal::AlreadyFounded => text::ALREADY,
            SetupRefusal::NoBusiness => text::NO_BUSINESS,
            SetupRefusal::NoZone => text::NO_ZONE,
            SetupRefusal::BadTemplate => text::BAD_TEMPLATE,
        };
        said.get(lang).to_string()
    }
    fn field(&self) -> Option<&'static str> {
        match self {
            SetupRefusal::AlreadyFounded => None,
            SetupRefusal::NoBusiness => Some("business"),
            SetupRefusal::NoZone => Some("zone"),
            SetupRefusal::BadTemplate => Some("order_template"),
        }
    }
}
