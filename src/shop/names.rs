//! Fields of a name in three languages: the shop's own is asked for, the others are folded away.

use maud::{Markup, html};

use super::text;
use crate::{
    kernel::{Lang, Text, text::Named},
    web::{Cx, Fields, Form, ui::field::Draw},
};

fn field(lang: Lang) -> &'static str {
    match lang {
        Lang::Ru => "name_ru",
        Lang::En => "name_en",
        Lang::Uk => "name_uk",
    }
}

fn others(own: Lang) -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(move |lang| *lang != own)
}

/// Reads the name. Everything falls back to the Russian one, so it takes the shop's own when it was left empty. A refusal
/// of the field `name` is shown at the shop's own language.
pub fn read(f: &mut Fields<'_>, most: usize) -> Named {
    let own = f.cx.frame().lang;
    let mut said = |lang: Lang| f.line(field(lang), usize::from(lang == own)..=most);
    let mut name = Named { ru: said(Lang::Ru), en: said(Lang::En), uk: said(Lang::Uk) };
    if name.ru.is_empty() {
        name.ru = name.get(own).to_string();
    }
    name
}

pub fn fill(form: &mut Form, name: &Named) {
    form.set("name_ru", &*name.ru);
    form.set("name_en", &*name.en);
    form.set("name_uk", &*name.uk);
}

pub fn fields(cx: &Cx, draw: Draw<'_>, label: Text) -> Markup {
    let own = cx.frame().lang;
    let wrong = others(own).any(|lang| draw.form.error(field(lang)).is_some());
    let mut form = draw.form.clone();
    if let Some(said) = draw.form.error("name") {
        form.refuse(field(own), said.to_string());
    }
    html! {
        div id="f-name" { (Draw::of(&form, draw.lang).field(field(own), label).most(60).input()) }
        details.more-fields open[wrong] {
            summary.link { (text::OTHER_LANGUAGES.get(draw.lang)) }
            div.grid-2 {
                @for lang in others(own) { (draw.named(field(lang), lang.name()).optional().most(60).input()) }
            }
        }
    }
}
