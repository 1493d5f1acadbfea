//! Why settings cannot be so.

use super::text;
use crate::kernel::{Lang, Refusal, text::Named};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShopRefusal {
    /// Another location already numbers its orders so.
    SameTemplate(String),
    SameSaleTemplate(String),
    LastLocation,
    /// All 999 prefixes of labels are given.
    NoPrefix,
    SameName,
    /// New orders of this type stand in the status.
    InitialOf(Named),
    /// The chain would have no status of this kind left.
    LastOfGroup,
    InitialIsFinal,
    /// The initial status does not belong to the type.
    InitialOfOtherType,
    DefaultType,
    Archived,
}

impl Refusal for ShopRefusal {
    fn code(&self) -> &'static str {
        match self {
            ShopRefusal::SameTemplate(_) | ShopRefusal::SameSaleTemplate(_) => "same_template",
            ShopRefusal::LastLocation => "last_location",
            ShopRefusal::NoPrefix => "no_prefix",
            ShopRefusal::SameName => "same_name",
            ShopRefusal::InitialOf(_) => "initial_of_type",
            ShopRefusal::LastOfGroup => "last_of_group",
            ShopRefusal::InitialIsFinal => "initial_is_final",
            ShopRefusal::InitialOfOtherType => "initial_of_other_type",
            ShopRefusal::DefaultType => "default_type",
            ShopRefusal::Archived => "archived",
        }
    }

    fn say(&self, lang: Lang) -> String {
        let said = match self {
            ShopRefusal::SameSaleTemplate(name) => return text::SAME_SALE_TEMPLATE.with(lang, &[name]),
            ShopRefusal::SameTemplate(name) => return text::SAME_TEMPLATE.with(lang, &[name]),
            ShopRefusal::InitialOf(name) => return text::INITIAL_OF.with(lang, &[&name.get(lang)]),
            ShopRefusal::LastLocation => text::LAST_LOCATION,
            ShopRefusal::NoPrefix => text::NO_PREFIX,
            ShopRefusal::SameName => text::SAME_NAME,
            ShopRefusal::LastOfGroup => text::LAST_OF_GROUP,
            ShopRefusal::InitialIsFinal => text::INITIAL_IS_FINAL,
            ShopRefusal::InitialOfOtherType => text::INITIAL_OF_OTHER_TYPE,
            ShopRefusal::DefaultType => text::DEFAULT_TYPE,
            ShopRefusal::Archived => text::ARCHIVED_ALREADY,
        };
        said.get(lang).to_string()
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            ShopRefusal::SameTemplate(_) => Some("order_template"),
            ShopRefusal::SameSaleTemplate(_) => Some("sale_template"),
            ShopRefusal::SameName => Some("name"),
            ShopRefusal::InitialIsFinal | ShopRefusal::InitialOfOtherType => Some("initial"),
            _ => None,
        }
    }
}
