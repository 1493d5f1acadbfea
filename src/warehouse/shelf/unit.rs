//! The passport of one thing with a number: whom it came from and for how much, its warranty, every move of it.

use std::collections::HashSet;

use maud::{Markup, html};

use super::{
    moves::{self, Told},
    text,
};
use crate::{
    catalog::goods::{self, Product},
    clients::Client,
    kernel::{Day, Error, Id, Money, Result, Right, Text, mark},
    log::Subject,
    stock::{
        self, Batch, Bin, Move, Warehouse,
        access::{sees, sees_cost},
        reserve::Reservation,
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
    /// The order it is kept for, by its number.
    kept_for: Option<(Id<mark::Order>, String)>,
    supplier: String,
    cost: Money,
    /// Warehouses whose costs this person may see.
    costs: HashSet<Id<mark::Warehouse>>,
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
    let kept_for = match unit.reservation.map(|id| reads.get::<Reservation>(&id)).transpose()?.flatten() {
        Some(promise) => (cx.site.name_of)(reads, Subject::order(promise.order))?.map(|number| (promise.order, number)),
        None => None,
    };
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
        kept_for,
        supplier: supplier.map(|one| one.name).unwrap_or_default(),
        cost: first,
        costs: stock::all_warehouses(reads)?.iter().filter(|one| sees_cost(cx, one)).map(|one| one.id).collect(),
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
    let costs = |place: Id<mark::Warehouse>| passport.costs.contains(&place);
    let row = |label: Text, said: Markup| html! { dt { (label.get(lang)) } dd { (said) } };
    let body = html! {
        (ui::page_head(&unit.serial, None, html! { a.btn href={ "/stock/products/" (passport.product.id) } { (icon("boxes")) (documents::BALANCES.get(lang)) } }))
        div.page {
            (ui::panel(&passport.product.name, ui::chip(tone, said.get(lang)), html! {
                dl.kv {
                    (row(text::SERIAL, html! { span.mono { (unit.serial) } }))
                    @if unit.is_here() { (row(text::WHERE, html! { (passport.place.name.get(lang)) @if let Some(bin) = &passport.bin { " " (ui::badge("gray", bin)) } })) }
                    @if let Some((id, number)) = &passport.kept_for { (row(text::KEPT_FOR, html! { @if cx.may(Right::SeeOrders) { a.link href={ "/orders/" (id) } { (number) } } @else { (number) } })) }
                    (row(text::CAME, html! { (passport.came.full(lang)) @if let Some(owner) = &passport.owner { " \u{b7} " a.link href=(owner.path) { (owner.name) } } }))
                    @if !passport.supplier.is_empty() { (row(documents::SUPPLIER, html! { (passport.supplier) })) }
                    @if costs(passport.place.id) { (row(documents::COST, html! { (cx.sum(passport.cost)) })) }
                    (row(text::WARRANTY, warranty(cx, passport)))
                }
            }))
            (ui::panel(text::MOVES.get(lang), html! {}, moves::table(cx, &passport.moves, costs, None)))
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
