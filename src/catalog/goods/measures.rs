//! Units of measure among the settings.

use maud::{Markup, html};

use super::{MEASURES as HERE, Measure, Product, all_measures, refusal::GoodsRefusal, text};
use crate::{
    catalog::{CatalogFact, Did, Thing, listed, listed::Listed, names, text as common},
    kernel::{Id, Lang, Result, mark, text::Named},
    log::{Record, Subject, Telling, change},
    store::{Order, Read, Reads, Walk, Write},
    web::{Cx, Fields, Form, Outcome, Page, Part, Reply, merge, text as web, ui, ui::field::Draw, ui::settings_page},
};

struct Ask {
    name: Named,
    short: Named,
    decimals: u8,
    code: String,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    Ask {
        name: names::read(fields, 40),
        short: Named::from3([fields.line("short_ru", 1..=10), fields.line("short_en", 0..=10), fields.line("short_uk", 0..=10)]),
        decimals: fields.choice("decimals", |said| said.parse().ok().filter(|digits| (0..=3).contains(digits))).unwrap_or_default(),
        code: fields.line("code", 0..=6),
    }
}

fn free(tx: &impl Reads, name: &Named, own: Option<Id<mark::Measure>>) -> Result<Vec<Measure>> {
    let all = all_measures(tx)?;
    if all.iter().any(|other| Some(other.id) != own && !other.archived && names::meet(&other.name, name)) {
        return Err(GoodsRefusal::SameMeasure.into());
    }
    Ok(all)
}

fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<()> {
    let position = listed::end_of(&free(tx, &ask.name, None)?);
    let row = Measure {
        id: tx.id(),
        short: ask.short.clone(),
        name: ask.name.clone(),
        decimals: ask.decimals,
        code: ask.code.clone(),
        position,
        archived: false,
    };
    tx.put(&row)?;
    tx.record(Subject::shop(), &CatalogFact::directory(Thing::Measure, Did::Added, &row.name))
}

fn alter(tx: &mut Write<'_>, id: Id<mark::Measure>, ask: &Ask) -> Result<()> {
    let was = tx.need::<Measure>(&id)?;
    free(tx, &ask.name, Some(id))?;
    if ask.decimals < was.decimals && in_use(tx, id)? {
        return Err(GoodsRefusal::MeasureInUse.into());
    }
    let now = Measure { short: ask.short.clone(), name: ask.name.clone(), decimals: ask.decimals, code: ask.code.clone(), ..was.clone() };
    listed::keep(tx, (&was, &tell(&was)), (&now, &tell(&now)))
}

fn tell(measure: &Measure) -> Telling {
    let mut told = change::names(&measure.name);
    let shorts = [("short_ru", &measure.short.ru), ("short_en", &measure.short.en), ("short_uk", &measure.short.uk)];
    told.extend(shorts.map(|(field, said)| (field, said.clone())));
    told.extend([("decimals", measure.decimals.to_string()), ("code", measure.code.clone())]);
    told
}

/// Whether some product is counted in it.
fn in_use(reads: &impl Reads, id: Id<mark::Measure>) -> Result<bool> {
    let mut found = false;
    reads.walk::<Product>((), Order::Ascending, |product| {
        found = product.measure == id;
        Ok(if found { Walk::Stop } else { Walk::On })
    })?;
    Ok(found)
}

/// Pieces always stay: they are what is meant when nobody says.
fn put_away(tx: &mut Write<'_>, id: Id<mark::Measure>) -> Result<()> {
    if id == super::PIECE {
        return Err(GoodsRefusal::LastOne.into());
    }
    listed::shelve::<Measure>(tx, &id, Did::Archived)
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let rows = cx.read(|r| all_measures(r)).await?;
    Ok(cx.page(view(&cx, &rows)))
}

pub async fn order(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    cx.submit(&mut form, listed::read_shift, listed::reorder::<Measure>).await?;
    if cx.visit.htmx { list(cx).await } else { Ok(Reply::redirect(HERE)) }
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    Ok(cx.page(dialog(&cx, &Form::filled([("decimals", "0")]), None)))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    Ok(match cx.submit(&mut form, parse, create).await? {
        Some(()) => Reply::redirect(HERE).saying(web::SAVED.get(cx.lang())),
        None => cx.again(dialog(&cx, &form, None)),
    })
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let measure = existing(&cx).await?;
    Ok(cx.page(dialog(&cx, &filled(&measure), Some(measure))))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let measure = existing(&cx).await?;
    let (id, mut form, lang) = (measure.id, cx.form(), cx.lang());
    let mut parts = Part::names(common::NAME);
    parts.extend([
        Part::typed("short_ru", text::SHORT),
        Part::typed("short_en", short(Lang::En)),
        Part::typed("short_uk", short(Lang::Uk)),
    ]);
    parts.extend([Part::choice("decimals", text::DECIMALS, decimals(&cx)), Part::typed("code", text::MEASURE_CODE)]);
    let shared = listed::shared(&measure, "settings", format!("{HERE}/{id}"), HERE.into(), parts);
    let now = |r: &Read<'_>| r.need::<Measure>(&id).map(|measure| filled(&measure));
    Ok(match cx.submit_over(&mut form, &shared, now, parse, move |tx, ask| alter(tx, id, ask)).await? {
        Outcome::Done(()) => Reply::redirect(HERE).saying(web::SAVED.get(lang)),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(dialog(&cx, &form, Some(measure))),
    })
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    cx.write(move |tx| put_away(tx, id)).await?;
    Ok(Reply::redirect(HERE).undoable(common::ARCHIVED.get(cx.lang()), format!("{HERE}/{id}/restoration")))
}

pub async fn restore(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    cx.write(move |tx| listed::shelve::<Measure>(tx, &id, Did::Restored)).await?;
    Ok(Reply::redirect(HERE).saying(common::RESTORED.get(cx.lang())))
}

/// The short name in another language, as the choice between two versions of it is titled.
fn short(lang: Lang) -> Named {
    Named::from3(Lang::ALL.map(|reader| format!("{}, {}", text::SHORT.get(reader), lang.name())))
}

async fn existing(cx: &Cx) -> Result<Measure> {
    let id: Id<mark::Measure> = cx.path("id")?;
    cx.read(|r| r.need::<Measure>(&id)).await
}

fn filled(measure: &Measure) -> Form {
    let mut form = Form::filled([("decimals", measure.decimals.to_string()), ("code", measure.code.clone())]);
    names::fill(&mut form, &measure.name);
    for (name, said) in [("short_ru", &measure.short.ru), ("short_en", &measure.short.en), ("short_uk", &measure.short.uk)] {
        form.set(name, said);
    }
    merge::standing(form, measure.archived)
}

/// What the smallest quantity is.
fn decimals(cx: &Cx) -> Vec<(String, String)> {
    let least = ["1", "0.1", "0.01", "0.001"].into_iter().filter_map(crate::kernel::Quantity::parse);
    least.enumerate().map(|(digits, least)| (digits.to_string(), least.show(cx.lang()))).collect()
}

fn view(cx: &Cx, rows: &[Measure]) -> Page {
    let lang = cx.lang();
    let least = decimals(cx);
    let smallest = |one: &Measure| least.get(usize::from(one.decimals)).map(|(_, said)| said.clone()).unwrap_or_default();
    let cells = |one: &Measure| {
        html! {
            td { (one.short.get(lang)) }
            td.num { (smallest(one)) }
            td.num.dim { (one.code) }
        }
    };
    let heads = html! { th { (text::SHORT.get(lang)) } th.num { (text::DECIMALS.get(lang)) } th.num { (text::MEASURE_CODE.get(lang)) } };
    let add = html! { a.btn.btn--primary href="/settings/measures/new" hx-get="/settings/measures/new" hx-target="#dialog" { (ui::icon("plus")) (text::UNIT.get(lang)) } };
    settings_page(cx, HERE, text::MEASURES.get(lang), add, super::directory_table(cx, HERE, rows, 5, &heads, &cells))
}

fn dialog(cx: &Cx, form: &Form, measure: Option<Measure>) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let path = measure.as_ref().map(|measure| format!("{HERE}/{}", measure.id));
    let title = if measure.is_some() { text::MEASURE } else { text::NEW_MEASURE };
    let step = measure.filter(|one| one.id != super::PIECE).and_then(|mut one| listed::next_step(one.archived()));
    let body: Markup = html! {
        (draw.summary())
        @if path.is_some() { (merge::was(form)) }
        (names::draw(draw, 40))
        div.grid-3 {
            (draw.field("short_ru", text::SHORT).most(10).input())
            (draw.named("short_en", Lang::En.name()).optional().most(10).input())
            (draw.named("short_uk", Lang::Uk.name()).optional().most(10).input())
        }
        div.grid-2 {
            (draw.field("decimals", text::DECIMALS).hint(text::DECIMALS_HINT).select(&decimals(cx)))
            (draw.field("code", text::MEASURE_CODE).optional().most(6).mono().hint(text::MEASURE_CODE_HINT).input())
        }
    };
    let buttons = listed::foot(cx, path.as_deref(), step, HERE);
    let dialog = ui::dialog::form_over(cx, title.get(lang), path.as_deref().unwrap_or(HERE), HERE, &body, &buttons);
    ui::dialog::page("settings", title.get(lang), dialog)
}
