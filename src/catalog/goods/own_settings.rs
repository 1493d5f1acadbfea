//! Own fields of products among the settings: what is asked, of which branches, and whether tags say it.

use maud::html;

use super::{
    Tree,
    own::{self, OwnField, OwnKind, VALUE},
    refusal::GoodsRefusal,
    text,
};
use crate::{
    catalog::{listed, names, pages, pages::Directory, text as common},
    kernel::{Error, Id, Lang, Result, mark, text::Named},
    log::{Telling, change},
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Page, Part, merge, text as web, ui, ui::field::Draw, ui::settings_page},
};

const LONGEST: usize = 40;
const MOST_CHOICES: usize = 100;

pub struct Ask {
    name: Named,
    kind: OwnKind,
    choices: Vec<String>,
    categories: Vec<Id<mark::GoodsCategory>>,
    on_tags: bool,
}

fn tell(reads: &impl Reads, field: &OwnField) -> Result<Telling> {
    let tree = Tree::read(reads)?;
    let branches: Vec<String> = field.categories.iter().map(|id| tree.path(*id, Lang::Ru)).collect();
    let on_tags = if field.on_tags { text::YES } else { text::NO };
    let mut told = change::names(&field.name);
    told.extend([("choices", field.choices.join(", ")), ("categories", branches.join(", ")), ("on_tags", on_tags.ru.to_string())]);
    Ok(told)
}

/// The branches that stand in the form, some empty rows for others.
fn branches(cx: &Cx, reads: &Read<'_>) -> Result<Vec<(String, String)>> {
    let tree = Tree::read(reads)?;
    let lang = cx.lang();
    Ok(tree.rows().filter(|(one, _)| !one.archived).map(|(one, _)| (one.id.to_string(), tree.path(one.id, lang))).collect())
}

fn kinds(lang: Lang) -> Vec<(String, String)> {
    OwnKind::ALL.map(|kind| (kind.key().into(), kind.title().get(lang).into())).into()
}

impl Directory for OwnField {
    type Ask = Ask;
    const HERE: &'static str = super::OWN_FIELDS;

    fn parse(fields: &mut Fields<'_>) -> Ask {
        let name = names::read(fields, LONGEST);
        let kind = fields.choice("kind", OwnKind::named).unwrap_or_default();
        let typed = fields.text("choices", 0..=8_000);
        let mut choices: Vec<String> = Vec::new();
        for line in typed.lines().map(|line| line.trim().chars().take(VALUE).collect::<String>()) {
            if !line.is_empty() && !choices.iter().any(|known| known.to_lowercase() == line.to_lowercase()) {
                choices.push(line);
            }
        }
        if choices.len() > MOST_CHOICES {
            let said = web::TOO_MANY.with(fields.lang, &[&MOST_CHOICES]);
            fields.refuse_said("choices", said);
        }
        if kind == OwnKind::Choice && choices.is_empty() {
            fields.refuse("choices", web::REQUIRED);
        }
        if kind != OwnKind::Choice {
            choices.clear();
        }
        Ask { name, kind, choices, categories: fields.ids("categories", 100), on_tags: fields.flag("on_tags") }
    }

    fn taken() -> Option<Error> {
        Some(GoodsRefusal::SameOwnField.into())
    }

    fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<OwnField> {
        pages::free::<OwnField>(tx, &ask.name, None, |_| true)?;
        let position = listed::end_of(&own::all(tx)?);
        let row = OwnField {
            id: tx.id(),
            name: ask.name.clone(),
            kind: ask.kind,
            choices: ask.choices.clone(),
            categories: ask.categories.clone(),
            on_tags: ask.on_tags,
            position,
            archived: false,
        };
        tx.put(&row)?;
        Ok(row)
    }

    /// What it is filled with stays as it began: products already have values of that kind.
    fn alter(tx: &mut Write<'_>, was: &OwnField, ask: &Ask) -> Result<()> {
        pages::free::<OwnField>(tx, &ask.name, Some(was.id), |_| true)?;
        if ask.kind != was.kind {
            return Err(GoodsRefusal::OwnKindStays.into());
        }
        let now = OwnField {
            name: ask.name.clone(),
            choices: ask.choices.clone(),
            categories: ask.categories.clone(),
            on_tags: ask.on_tags,
            ..was.clone()
        };
        let (before, after) = (tell(tx, was)?, tell(tx, &now)?);
        listed::keep(tx, (was, &before), (&now, &after))
    }

    fn blank(_: &Cx) -> Form {
        Form::filled([("kind", "text")])
    }

    fn filled(_: &Cx, field: &OwnField) -> Form {
        let mut form = Form::filled([("kind", field.kind.key().to_string()), ("choices", field.choices.join("\n"))]);
        field.categories.iter().for_each(|id| form.push("categories", id.to_string()));
        if field.on_tags {
            form.set("on_tags", "on");
        }
        names::fill(&mut form, &field.name);
        merge::standing(form, field.archived)
    }

    fn parts(cx: &Cx, _: &Read<'_>) -> Result<Vec<Part>> {
        let mut parts = Part::names(common::NAME);
        parts.extend([
            Part::choice("kind", text::OWN_KIND, kinds(cx.lang())),
            Part::typed("choices", text::OWN_CHOICES),
            Part::ticks("categories"),
            Part::ticks("on_tags"),
        ]);
        Ok(parts)
    }

    fn list(cx: &Cx, reads: &Read<'_>) -> Result<Page> {
        let (lang, tree, rows) = (cx.lang(), Tree::read(reads)?, own::all(reads)?);
        let of = |field: &OwnField| match field.categories.as_slice() {
            [] => text::OWN_EVERYWHERE.get(lang).to_string(),
            some => some.iter().map(|id| tree.path(*id, lang)).collect::<Vec<_>>().join(", "),
        };
        let cells = |field: &OwnField| {
            html! {
                td.c-meta { (field.kind.title().get(lang)) }
                td.clip.c-end { (of(field)) }
                td.dim { @if field.on_tags { (text::YES.get(lang)) } }
            }
        };
        let heads =
            html! { th { (text::OWN_KIND.get(lang)) } th { (text::OWN_WHERE.get(lang)) } th { (text::OWN_ON_TAGS_SHORT.get(lang)) } };
        let add = pages::add_button::<OwnField>(cx, text::OWN_FIELD);
        let body = match rows.is_empty() {
            true => ui::empty("list-plus", text::OWN_NONE.get(lang), text::OWN_NONE_WHY.get(lang), html! {}),
            false => pages::plain_table(cx, &rows, &heads, &cells),
        };
        Ok(settings_page(cx, Self::HERE, text::OWN_FIELDS_LONG.get(lang), add, body))
    }

    fn dialog(cx: &Cx, reads: &Read<'_>, form: &Form, field: Option<&OwnField>) -> Result<Page> {
        let (lang, draw, branches) = (cx.lang(), Draw::of(form, cx.lang()), branches(cx, reads)?);
        let mut kinds = kinds(lang);
        kinds.retain(|(key, _)| field.is_none_or(|field| field.kind.key() == key));
        let title = if field.is_some() { text::OWN_FIELD } else { text::NEW_OWN_FIELD };
        let fields = html! {
            (names::draw(cx, draw, LONGEST))
            (draw.pick_one("kind", text::OWN_KIND, &kinds))
            div.only-choice {
                (draw.field("choices", text::OWN_CHOICES).hint(text::OWN_CHOICES_HINT).most(8_000).area(4))
            }
            @if !branches.is_empty() {
                (draw.picks("categories", text::OWN_WHERE, &branches))
                span.hint { (text::OWN_WHERE_HINT.get(lang)) }
            }
            (draw.check_named("on_tags", text::OWN_ON_TAGS.get(lang), ""))
        };
        Ok(pages::frame(cx, form, field, title, false, &fields))
    }
}
