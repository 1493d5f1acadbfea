//! A name the shop gives in up to three languages: how a form reads, holds and draws it.

use maud::{Markup, html};

use super::text;
use crate::{
    kernel::{Lang, text::Named},
    web::{Fields, Form, ui::field::Draw},
};

/// The first is asked for, the others may be left out.
pub fn read(fields: &mut Fields<'_>, most: usize) -> Named {
    Named::from3([fields.line("name_ru", 1..=most), fields.line("name_en", 0..=most), fields.line("name_uk", 0..=most)])
}

pub fn fill(form: &mut Form, name: &Named) {
    form.set("name_ru", &name.ru);
    form.set("name_en", &name.en);
    form.set("name_uk", &name.uk);
}

/// The name, and its translations folded away until there are some.
pub fn draw(draw: Draw<'_>, most: usize) -> Markup {
    let translated = !draw.form.value("name_en").is_empty() || !draw.form.value("name_uk").is_empty();
    html! {
        (draw.field("name_ru", text::NAME).most(most).focus().input())
        details.more-fields open[translated] {
            summary.link { (text::OTHER_LANGUAGES.get(draw.lang)) }
            div.grid-2 {
                (draw.named("name_en", Lang::En.name()).optional().most(most).input())
                (draw.named("name_uk", Lang::Uk.name()).optional().most(most).input())
            }
        }
    }
}

/// True when two names are the same in some language.
pub fn meet(one: &Named, other: &Named) -> bool {
    let pairs = [(&one.ru, &other.ru), (&one.en, &other.en), (&one.uk, &other.uk)];
    pairs.into_iter().any(|(a, b)| !a.is_empty() && a.to_lowercase() == b.to_lowercase())
}
