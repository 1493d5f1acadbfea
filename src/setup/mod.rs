//! The first run: from an empty data directory to a shop that can work.

pub mod found;
mod refusal;
pub mod starter;
mod text;

pub use found::{Founded, Founding, found};
pub use refusal::SetupRefusal;

use serde::{Deserialize, Serialize};

use crate::{
    kernel::Lang,
    log::{Fact, FactKind, Told},
    web::{Menu, Routes, Site, Slice, random, routes::nothing_to_check},
};

pub const SLICE: Slice = Slice { name: "setup", routes, tables: &[], facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[FactKind::of::<SetupFact>()];
const MENU: &[Menu] = &[];

/// A fresh code for the set-up link, forgotten when the program stops.
pub fn new_code(site: &Site) -> String {
    let code = data_encoding::BASE32_NOPAD.encode(&random::<10>());
    *site.setup.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(code.clone());
    code
}

fn routes() -> Routes {
    Routes::new()
}

#[derive(Debug, Serialize, Deserialize)]
pub enum SetupFact {
    Founded { company: String, business: String },
}

impl Fact for SetupFact {
    const SLICE: &'static str = "setup";
    fn tell(&self, lang: Lang) -> Told {
        match self {
            SetupFact::Founded { company, .. } => {
                Told { text: text::FOUNDED.with(lang, &[company]), icon: "store", tone: "green", ..Told::default() }
            }
        }
    }
}
