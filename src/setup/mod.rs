//! The first run: from an empty data directory to a shop that can work.
//!
//! There is no account before the shop: whoever reads the code in the program's own window, from the shop's own network,
//! becomes the owner. Invariants: a shop is founded once and whole; the code lives a day and dies with the founding.

mod code;
mod directories;
pub mod found;
mod page;
mod refusal;
pub mod starter;
mod text;

pub use code::{fits, forget, new_code};
pub use found::{Founded, Founding, found};
pub use refusal::SetupRefusal;

use serde::{Deserialize, Serialize};

use crate::{
    kernel::Lang,
    log::{Fact, FactKind, Told},
    web::{Menu, Public, Routes, Slice, routes::nothing_to_check},
};

pub const SLICE: Slice = Slice { name: "setup", routes, tables: &[], facts: FACTS, menu: MENU, settings: &[], check: nothing_to_check };

const FACTS: &[FactKind] = &[FactKind::of::<SetupFact>()];
const MENU: &[Menu] = &[];

fn routes() -> Routes {
    Routes::new().get("/setup", Public, page::show).post("/setup", Public, page::save)
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
