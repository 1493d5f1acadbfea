//! A name the shop gives in up to three languages: how a form reads, holds and draws it. The shop's own language is asked
//! for, the others are folded away.

use maud::{Markup, html};

use super::field::Draw;
use crate::{
    kernel::{Lang, Text, text::Named},
    web::{Cx, Fields, Form, text},
};

/// What the fields of a name are called in Russian, English and Ukrainian.
pub type Trio = [&'static str; 3];
const NAME: Trio = ["name_ru", "name_en", "name_uk"];

fn field(trio: Trio, lang: Lang) -> &'static str {
    let [ru, en, uk] = trio;
    match lang {
        Lang::Ru => ru,
        Lang::En => en,
        Lang::Uk => uk,
    }
}

fn others(own: Lang) -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(move |lang| *lang != own)
}

/// Reads the name. A refusal of the field `name` is shown at the shop's own language.
pub fn read(f: &mut Fields<'_>, most: usize) -> Named {
    read_as(f, NAME, most)
}

/// Everything falls back to the Russian one, so it is enough, and takes the shop's own when it was left empty.
pub fn read_as(f: &mut Fields<'_>, trio: Trio, most: usize) -> Named {
    let own = f.cx.frame().lang;
    let asked = if f.raw(field(trio, Lang::Ru)).is_empty() { own } else { Lang::Ru };
    let mut said = |lang: Lang| f.line(field(trio, lang), usize::from(lang == asked)..=most);
    let mut name = Named { ru: said(Lang::Ru), en: said(Lang::En), uk: said(Lang::Uk) };
    if name.ru.is_empty() {
        name.ru = name.get(own).to_string();
    }
    name
}

pub fn fill(form: &mut Form, name: &Named) {
    fill_as(form, NAME, name);
}

pub fn fill_as(form: &mut Form, trio: Trio, name: &Named) {
    for (field, said) in trio.into_iter().zip([&name.ru, &name.en, &name.uk]) {
        form.set(field, said);
    }
}

pub fn draw(cx: &Cx, draw: Draw<'_>, label: Text, most: usize) -> Markup {
    let own = cx.frame().lang;
    let wrong = others(own).any(|lang| draw.form.error(field(NAME, lang)).is_some());
    let elsewhere = draw.form.value(field(NAME, own)).is_empty() && others(own).any(|lang| !draw.form.value(field(NAME, lang)).is_empty());
    let mut form = draw.form.clone();
    if let Some(said) = draw.form.error("name") {
        form.refuse(field(NAME, own), said.to_string());
    }
    html! {
        div id="f-name" { (Draw::of(&form, draw.lang).field(field(NAME, own), label).most(most).focus().input()) }
        details.more-fields open[wrong || elsewhere] {
            summary.link { (text::OTHER_LANGUAGES.get(draw.lang)) }
            div.grid-2 {
                @for lang in others(own) { (draw.named(field(NAME, lang), lang.name()).optional().most(most).input()) }
            }
        }
    }
}

/// A short name with its translations beside it.
pub fn row(cx: &Cx, draw: Draw<'_>, trio: Trio, label: Text, most: usize) -> Markup {
    let own = cx.frame().lang;
    html! {
        div.grid-3 {
            (draw.field(field(trio, own), label).most(most).input())
            @for lang in others(own) { (draw.named(field(trio, lang), lang.name()).optional().most(most).input()) }
        }
    }
}
