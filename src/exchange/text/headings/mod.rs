//! What columns of other people's tables are called, and what stands in them.

mod clients;
mod goods;
mod services;
mod values;

pub use clients::CLIENTS;
pub use goods::{GOODS, SUPPLY};
pub use services::SERVICES;
pub use values::{ORGANISATIONS, PEOPLE, PRICE_WORDS, TERMS};

use crate::{exchange::field::Field, kernel::Text};

/// A field with its label and the headings it is known by, the likeliest first.
pub struct Heading {
    pub field: Field,
    pub key: &'static str,
    pub label: Text,
    pub words: &'static [&'static str],
}

const fn h(field: Field, key: &'static str, label: Text, words: &'static [&'static str]) -> Heading {
    Heading { field, key, label, words }
}
