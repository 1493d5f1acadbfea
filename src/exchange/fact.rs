//! What left for Excel and what came from it.

use serde::{Deserialize, Serialize};

use super::text;
use crate::{
    kernel::{Lang, Text},
    log::{Fact, Told},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    Orders,
    Clients,
    Services,
    Goods,
    Supply,
    Balances,
    Moves,
    Documents,
    /// One document with its lines.
    Document,
}

impl What {
    pub fn title(self) -> Text {
        match self {
            What::Orders => text::ORDERS,
            What::Clients => text::CLIENTS,
            What::Services => text::SERVICES,
            What::Goods => text::goods::GOODS,
            What::Supply => text::supply::TITLE,
            What::Balances => text::goods::BALANCES,
            What::Moves => text::goods::MOVES,
            What::Documents => text::goods::DOCUMENTS,
            What::Document => text::goods::DOCUMENT,
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ExchangeFact {
    Exported { what: What, rows: u32 },
    Imported { what: What, file: String, made: u32, changed: u32 },
    Undone { what: What, file: String, returned: u32, kept: u32 },
}

impl Fact for ExchangeFact {
    const SLICE: &'static str = "exchange";

    fn tell(&self, lang: Lang) -> Told {
        let (icon, said) = match self {
            ExchangeFact::Exported { what, rows } => {
                let what = what.title().get(lang).to_lowercase();
                ("download", text::F_EXPORTED.with(lang, &[&what, &text::ROWS.of(i64::from(*rows), lang)]))
            }
            ExchangeFact::Imported { what, file, made, changed } => {
                let what = what.title().get(lang).to_lowercase();
                ("upload", text::import::F_IMPORTED.with(lang, &[file, &what, made, changed]))
            }
            ExchangeFact::Undone { what, file, returned, kept } => {
                let what = what.title().get(lang).to_lowercase();
                ("undo-2", text::import::F_UNDONE.with(lang, &[file, &what, returned, kept]))
            }
        };
        Told { text: said, icon, ..Told::default() }
    }
}
