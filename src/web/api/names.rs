//! A name the shop gives in up to three languages, in JSON.

use poem_openapi::Object;

use super::{Sent, Words};
use crate::kernel::text::Named;

/// The name in each language; `name` is the one for this employee.
#[derive(Object)]
#[oai(rename = "Names")]
pub struct Names {
    ru: String,
    en: String,
    uk: String,
}

impl From<Named> for Names {
    fn from(name: Named) -> Names {
        Names { ru: name.ru, en: name.en, uk: name.uk }
    }
}

/// Where there is no translation, the Russian one is shown.
#[derive(Clone, Object, Default)]
#[oai(rename = "NameFields", deny_unknown_fields, nullable_all)]
pub struct NameFields {
    ru: Option<Words>,
    en: Option<Words>,
    uk: Option<Words>,
}

impl Sent {
    /// A name: `stem` is how the fields of the form begin, `told` is what they are called in JSON.
    pub fn name(&mut self, stem: &str, told: &str, names: Option<NameFields>) -> &mut Sent {
        let names = names.unwrap_or_default();
        self.call(stem, told);
        for (lang, said) in [("ru", names.ru), ("en", names.en), ("uk", names.uk)] {
            self.put(&format!("{stem}_{lang}"), &format!("{told}.{lang}"), said);
        }
        self
    }
}
