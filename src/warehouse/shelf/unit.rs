//! The passport of one thing with a number: whom it came from and for how much, its warranty, every move of it.

use maud::{Markup, html};

use super::{
    moves::{self, Told},
    text,
};
use crate::{
    catalog::goods::{self, Product},
    clients::Client,
    kernel::{Day, Error, Money, Result, Text},
    stock::{
        Batch, Bin, Move, Warehouse,
        access::{sees, sees_cost},
        units::{self, Unit, UnitState},
    },
    store::{Read, Reads},
    warehouse::text as documents,
    web::{
        Cx, Page, Reply,
        lists::Owner,
        ui::{self, icon},
    },
};

struct Passport {
    unit: Unit,
    product: Product,
    place: Warehouse,
    bin: Option<String>,
    came: Day,
    owner: Option<Owner>,
    supplier: String,
    cost: Money,
    /// When it was sold or installed.
    went: Option<Day>,
    moves: Vec<Told>,
}

/// `GET /stock/units/:id`
pub async fn show(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    let passport = cx.read(|r| read(&cx, r, r.need::<Unit>(&id)?)).await?;
    Ok(cx.page(page(&cx, &passport)))
}

fn read(cx: &Cx, reads: &Read<'_>, unit: Unit) -> Result<Passport> {
    let place = reads.need::<Warehouse>(&unit.warehouse)?;
    if !sees(cx, &place) {
        return Err(Error::Hidden);
    }
    let batch = reads.need::<Batch>(&unit.batch)?;
    let supplier = batch.supplier.map(|id| reads.get::<Client>(&id)).transpose()?.flatten();
    let mut all: Vec<Move> = units::passport(reads, unit.id)?;
    let first = all.first().map_or(Money::ZERO, |first| first.cost);
    let went = all.last().filter(|last| matches!(unit.state, UnitState::Sold | UnitState::Installed) && last.quantity.is_negative());
    let went = went.map(|last| last.day);
    all.reverse();
    Ok(Passport {
        product: goods::product(reads, unit.product)?,
        bin: reads.get::<Bin>(&unit.bin)?.map(|bin| bin.name),
        owner: (cx.site.document_of)(reads, batch.document, cx.lang())?,
        came: batch.day,
        supplier: supplier.map(|one| one.name).unwrap_or_default(),
        cost: first,
        went,
        moves: moves::tell(cx, reads, all)?,
        place,
        unit,
    })
}

fn state(unit: &Unit) -> (&'static str, Text) {
    match unit.state {
        UnitState::InStock if unit.reservation.is_some() => ("amber", text::RESERVED),
        UnitState::InStock => ("green", text::IN_STOCK),
        UnitState::Sold => ("blue", text::SOLD),
        UnitState::Installed => ("blue", text::INSTALLED),
        UnitState::WrittenOff => ("gray", text::WRITTEN_OFF),
        UnitState::AtSupplier => ("gray", text::AT_SUPPLIER),
        UnitState::NeverCame => ("gray", text::NEVER_CAME),
    }
}

fn page(cx: &Cx, passport: &Passport) -> Page {
    let (lang, unit) = (cx.lang(), &passport.unit);
    let (tone, said) = state(unit);
    let cost = sees_cost(cx, &passport.place);
    let row = |label: Text, said: Markup| html! { dt { (label.get(lang)) } dd { (said) } };
    let body = html! {
        (ui::page_head(&unit.serial, None, html! { a.btn href={ "/stock/products/" (passport.product.id) } { (icon("boxes")) (documents::BALANCES.get(lang)) } }))
        div.page {
            (ui::panel(&passport.product.name, ui::chip(tone, said.get(lang)), html! {
                dl.kv {
                    (row(text::SERIAL, html! { span.mono { (unit.serial) } }))
                    @if unit.is_here() { (row(text::WHERE, html! { (passport.place.name.get(lang)) @if let Some(bin) = &passport.bin { " " (ui::badge("gray", bin)) } })) }
                    (row(text::CAME, html! { (passport.came.full(lang)) @if let Some(owner) = &passport.owner { " \u{b7} " a.link href=(owner.path) { (owner.name) } } }))
                    @if !passport.supplier.is_empty() { (row(documents::SUPPLIER, html! { (passport.supplier) })) }
                    @if cost { (row(documents::COST, html! { (cx.sum(passport.cost)) })) }
                    (row(text::WARRANTY, warranty(cx, passport)))
                }
            }))
            (ui::panel(text::MOVES.get(lang), html! {}, moves::table(cx, &passport.moves, |_| cost, None)))
        }
    };
    Page::new("stock", text::PASSPORT.with(lang, &[&unit.serial]), body).live("document")
}

fn warranty(cx: &Cx, passport: &Passport) -> Markup {
    let (lang, days) = (cx.lang(), passport.product.warranty_days);
    match (days, passport.went) {
        (0, _) => html! { span.dim { (text::NO_WARRANTY.get(lang)) } },
        (days, None) => html! { (text::WARRANTY_DAYS.with(lang, &[&days])) },
        (days, Some(went)) => {
            html! { (text::WARRANTY_UNTIL.with(lang, &[&went.plus(i32::try_from(days).unwrap_or(i32::MAX)).full(lang)])) }
        }
    }
}
