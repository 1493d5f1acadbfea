//! Names of the directories, in up to three languages.

use maud::Markup;

use super::text;
pub use crate::web::ui::names::{Trio, fill, fill_as, read, read_as, row};
use crate::{
    kernel::text::Named,
    web::{Cx, ui, ui::field::Draw},
};

pub fn draw(cx: &Cx, draw: Draw<'_>, most: usize) -> Markup {
    ui::names::draw(cx, draw, text::NAME, most)
}

/// True when two names are the same in some language.
pub fn meet(one: &Named, other: &Named) -> bool {
    let pairs = [(&one.ru, &other.ru), (&one.en, &other.en), (&one.uk, &other.uk)];
    pairs.into_iter().any(|(a, b)| !a.is_empty() && a.to_lowercase() == b.to_lowercase())
}
