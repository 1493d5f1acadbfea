//! Fields of the shop's own on products: colour, quality, where it is made; whatever it wants to write down and find by.

use std::collections::BTreeMap;

use maud::{Markup, html};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Product, Tree, text};
use crate::{
    kernel::{Day, Id, Lang, Result, Text, mark, text::Named},
    store::{Reads, Row, Table},
    web::{Cx, Fields, Form, Part, Reply, text as web, ui::field::Draw},
};

/// Longest value of a field.
pub const VALUE: usize = 200;
/// Before the id of the field in the form of a product.
const PREFIX: &str = "own_";

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OwnKind {
    #[default]
    Text,
    Number,
    YesNo,
    /// One of the words the shop gives.
    Choice,
    Date,
}

impl OwnKind {
    pub const ALL: [OwnKind; 5] = [OwnKind::Text, OwnKind::Number, OwnKind::YesNo, OwnKind::Choice, OwnKind::Date];
    pub fn key(self) -> &'static str {
        match self {
            OwnKind::Text => "text",
            OwnKind::Number => "number",
            OwnKind::YesNo => "yesno",
            OwnKind::Choice => "choice",
            OwnKind::Date => "date",
        }
    }
    pub fn named(key: &str) -> Option<OwnKind> {
        OwnKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
    pub fn title(self) -> Text {
        match self {
            OwnKind::Text => text::OWN_TEXT,
            OwnKind::Number => text::OWN_NUMBER,
            OwnKind::YesNo => text::OWN_YES_NO,
            OwnKind::Choice => text::OWN_CHOICE,
            OwnKind::Date => text::OWN_DATE,
        }
    }
}

/// A field the shop gave its products.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OwnField {
    pub id: Id<mark::OwnField>,
    pub name: Named,
    pub kind: OwnKind,
    /// What a choice is made of.
    #[serde(default)]
    pub choices: Vec<String>,
    /// The branches whose goods have it; empty means all.
    #[serde(default)]
    pub categories: Vec<Id<mark::GoodsCategory>>,
    /// It stands on price tags and labels.
    #[serde(default)]
    pub on_tags: bool,
    pub position: u32,
    #[serde(default)]
    pub archived: bool,
}

impl Row for OwnField {
    const TABLE: Table = Table::new(350, "own_fields");
    type Key = Id<mark::OwnField>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

/// Values by their fields, as they are kept: a number with a point, a day from the year down, `yes` and `no`.
pub type Own = BTreeMap<Id<mark::OwnField>, String>;

/// Own fields in their order, archived ones too.
pub fn all(reads: &impl Reads) -> Result<Vec<OwnField>> {
    let mut all = reads.all::<OwnField>(())?;
    all.sort_by_key(|field| (field.position, field.id));
    Ok(all)
}

impl OwnField {
    /// The name of its input.
    pub fn input(&self) -> String {
        format!("{PREFIX}{}", self.id)
    }

    /// Whether goods of a branch have it.
    fn fits(&self, tree: &Tree, category: Option<Id<mark::GoodsCategory>>) -> bool {
        let under = |branch: &Id<mark::GoodsCategory>| category.is_some_and(|id| tree.under(*branch).contains(&id));
        !self.archived && (self.categories.is_empty() || self.categories.iter().any(under))
    }

    /// A value as it is kept; nothing when it is not one of this kind.
    fn read(&self, typed: &str) -> Option<String> {
        match self.kind {
            OwnKind::Text => Some(typed.to_string()),
            OwnKind::Number => {
                let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
                plain.replace(',', ".").replace('\u{2212}', "-").parse::<Decimal>().ok().map(|number| number.normalize().to_string())
            }
            OwnKind::YesNo => ["yes", "no"].contains(&typed).then(|| typed.to_string()),
            OwnKind::Choice => self.choices.iter().find(|one| one.to_lowercase() == typed.to_lowercase()).cloned(),
            OwnKind::Date => Day::parse(typed).map(|_| typed.to_string()),
        }
    }

    /// A value as a person reads it.
    pub fn said(&self, value: &str, lang: Lang) -> String {
        match self.kind {
            OwnKind::Date => Day::parse(value).map_or(value.to_string(), |day| day.full(lang)),
            OwnKind::YesNo => if value == "yes" { text::YES } else { text::NO }.get(lang).into(),
            OwnKind::Number if lang != Lang::En => value.replace('.', ","),
            _ => value.to_string(),
        }
    }

    fn complaint(&self) -> Text {
        match self.kind {
            OwnKind::Number => text::OWN_BAD_NUMBER,
            OwnKind::Date => web::BAD_DATE,
            _ => web::BAD_CHOICE,
        }
    }
}

/// Reads the own fields of the form of a product; what does not read by its kind is said beside it.
pub fn parse(fields: &mut Fields<'_>, known: &[OwnField], had: Option<&Own>) -> Own {
    let mut own = Own::new();
    for field in known {
        let name = field.input();
        let value = fields.line(&name, 0..=VALUE);
        let stood = had.and_then(|had| had.get(&field.id)).filter(|stood| **stood == value);
        match stood.cloned().or_else(|| field.read(&value)) {
            _ if value.is_empty() => {}
            Some(value) => drop(own.insert(field.id, value)),
            None => fields.refuse(&name, field.complaint()),
        }
    }
    own
}

pub fn fill(form: &mut Form, known: &[OwnField], product: &Product) {
    for field in known {
        form.set(&field.input(), product.own.get(&field.id).cloned().unwrap_or_default());
    }
}

pub fn parts(known: &[OwnField]) -> Vec<Part> {
    known.iter().map(|field| Part::typed(field.input(), field.name.clone())).collect()
}

/// The own fields of a product being filled in: those of its branch, and those in which something stands.
pub fn draw(draw: Draw<'_>, known: &[OwnField], tree: &Tree) -> Markup {
    let category = draw.form.value("category").parse().ok();
    let shown = |field: &&OwnField| field.fits(tree, category) || !draw.form.value(&field.input()).is_empty();
    let shown: Vec<Markup> = known.iter().filter(shown).map(|field| input(draw, field)).collect();
    html! {
        // Another branch has other fields: they are read again when it is chosen.
        div id="own-fields" hx-get="/goods/own-fields" hx-trigger="change from:input[name=category]" hx-include="closest form" hx-swap="outerHTML" {
            @if !shown.is_empty() {
                fieldset.field {
                    legend.label { (text::OWN_FIELDS.get(draw.lang)) span.opt { (web::OPTIONAL.get(draw.lang)) } }
                    div.grid-2 { @for one in shown { (one) } }
                }
            }
        }
    }
}

fn input(draw: Draw<'_>, field: &OwnField) -> Markup {
    let drawn = draw.named(&field.input(), field.name.get(draw.lang));
    match field.kind {
        OwnKind::Text => drawn.most(VALUE).input(),
        OwnKind::Number => drawn.number().most(30).input(),
        OwnKind::Date => drawn.kind("date").input(),
        OwnKind::YesNo => {
            let said = [("yes", text::YES), ("no", text::NO)].map(|(key, said)| (key.to_string(), said.get(draw.lang).to_string()));
            drawn.none(text::OWN_UNSAID).select(&said)
        }
        OwnKind::Choice => {
            let chosen = draw.form.value(&field.input()).to_string();
            let gone = Some(chosen).filter(|one| !one.is_empty() && !field.choices.contains(one));
            let options: Vec<(String, String)> = field.choices.iter().cloned().chain(gone).map(|one| (one.clone(), one)).collect();
            drawn.none(text::OWN_UNSAID).select(&options)
        }
    }
}

/// `GET /goods/own-fields`: the fields of the branch that was chosen in the form, with what is typed in them.
pub async fn of_branch(cx: Cx) -> Result<Reply> {
    let (known, tree) = cx.read(|r| Ok((all(r)?, Tree::read(r)?))).await?;
    let mut form = Form::default();
    for name in known.iter().map(OwnField::input).chain(["category".to_string()]) {
        form.set(&name, cx.query(&name).unwrap_or_default());
    }
    Ok(Reply::fragment(draw(Draw::of(&form, cx.lang()), &known, &tree)))
}

/// The filled own fields as a card shows them.
pub fn lines(known: &[OwnField], product: &Product, lang: Lang) -> Vec<(String, String)> {
    let filled = known.iter().filter_map(|field| Some((field, product.own.get(&field.id)?)));
    filled.map(|(field, value)| (field.name.get(lang).to_string(), field.said(value, lang))).collect()
}

/// What a tag says of them, in one line.
pub fn on_tag(known: &[OwnField], product: &Product, lang: Lang) -> Vec<String> {
    let printed = known.iter().filter(|field| field.on_tags && !field.archived);
    let filled = printed.filter_map(|field| Some((field, product.own.get(&field.id)?)));
    let said = |(field, value): (&OwnField, &String)| match field.kind {
        OwnKind::YesNo if value == "yes" => Some(field.name.get(lang).to_string()),
        OwnKind::YesNo => None,
        OwnKind::Number => Some(format!("{}: {}", field.name.get(lang), field.said(value, lang))),
        _ => Some(field.said(value, lang)),
    };
    filled.filter_map(said).collect()
}
