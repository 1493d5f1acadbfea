//! Moves of goods as people read them: what, where, how much, by whose document.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::text;
use crate::{
    kernel::{Day, Id, Lang, Result, Text, mark},
    stock::{MOVE_BY_PRODUCT, Move, MoveKind, Warehouse},
    store::{Order, Read, Reads, Walk},
    warehouse::text as documents,
    web::{Cx, lists::Owner, ui},
};

/// Moves of one page.
const PAGE: usize = 40;

/// Where a page ended.
#[derive(Debug, Clone, Copy)]
pub struct Cursor(Day, u64);

impl Cursor {
    pub fn read(text: &str) -> Option<Cursor> {
        let (day, number) = text.split_once('~')?;
        Some(Cursor(Day::from_number(day.parse().ok()?), number.parse().ok()?))
    }
}

pub struct Told {
    moved: Move,
    place: String,
    owner: Option<Owner>,
    /// Takes a line of its own document back.
    undoes: bool,
}

/// Moves of a product in these warehouses, newest first, and where the next page begins.
pub fn of_product(
    reads: &Read<'_>,
    product: Id<mark::Product>,
    places: &[Warehouse],
    after: Option<Cursor>,
) -> Result<(Vec<Move>, Option<String>)> {
    let mut newest: BTreeMap<(Day, u64), Move> = BTreeMap::new();
    for place in places {
        let (past, mut taken) = (after.map(|Cursor(day, number)| ((product, place.id, day), number)), 0);
        reads.walk_by(
            &MOVE_BY_PRODUCT,
            (product, place.id),
            Order::Descending,
            past.as_ref().map(|(key, number)| (key, number)),
            |_, number| {
                let moved = reads.need::<Move>(&number)?;
                newest.insert((moved.day, moved.number), moved);
                taken += 1;
                Ok(if taken > PAGE { Walk::Stop } else { Walk::On })
            },
        )?;
    }
    let more = newest.len() > PAGE;
    let moves: Vec<Move> = newest.into_values().rev().take(PAGE).collect();
    let next = moves.last().filter(|_| more).map(|last| format!("{}~{}", last.day.number(), last.number));
    Ok((moves, next))
}

/// With the names of places and documents.
pub fn tell(cx: &Cx, reads: &Read<'_>, moves: Vec<Move>) -> Result<Vec<Told>> {
    let (lang, mut told) = (cx.lang(), Vec::new());
    for moved in moves {
        let place = reads.get::<Warehouse>(&moved.warehouse)?.map(|one| one.name.get(lang).to_string()).unwrap_or_default();
        let answered = moved.answers.map(|number| reads.get::<Move>(&number)).transpose()?.flatten();
        let undoes = answered.is_some_and(|answered| answered.document == moved.document);
        let owner = (cx.site.document_of)(reads, moved.document, lang)?;
        told.push(Told { moved, place, owner, undoes });
    }
    Ok(told)
}

pub fn kind_said(kind: MoveKind) -> Text {
    match kind {
        MoveKind::Posting => text::POSTING,
        MoveKind::Transfer => text::TRANSFER,
        MoveKind::WriteOff => text::WRITE_OFF,
        MoveKind::Sale => text::SALE,
        MoveKind::Order => text::OF_ORDER,
        MoveKind::ClientReturn => text::CLIENT_RETURN,
        MoveKind::SupplierReturn => text::SUPPLIER_RETURN,
        MoveKind::Stocktake => text::STOCKTAKE,
        MoveKind::Kit => text::KIT,
        MoveKind::CostCorrection => text::COST_CORRECTION,
    }
}

/// `cost` says whose warehouses' costs may be shown.
pub fn table(cx: &Cx, told: &[Told], cost: impl Fn(Id<mark::Warehouse>) -> bool, next: Option<&str>) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let money = told.iter().any(|one| cost(one.moved.warehouse));
    html! {
        @if told.is_empty() { p.dim { (text::NO_MOVES.get(lang)) } } @else {
            div.data-in { table.data.data--plain.data--cards {
                thead { tr { th { (documents::DAY.get(lang)) } th.grow { (text::OPERATION.get(lang)) } th { (documents::WAREHOUSE.get(lang)) } th.num { (documents::QUANTITY.get(lang)) } @if money { th.num { (documents::SUM.get(lang)) ", " (sign) } } } }
                tbody {
                    @for one in told { (row(cx, one, money, cost(one.moved.warehouse))) }
                    @if let Some(next) = next { (ui::table::more_row(if money { 5 } else { 4 }, next, lang)) }
                }
            } }
        }
    }
}

fn row(cx: &Cx, one: &Told, money: bool, cost: bool) -> Markup {
    let (lang, moved): (Lang, &Move) = (cx.lang(), &one.moved);
    html! {
        tr data-mute[one.undoes] {
            td.dim.c-end { (moved.day.near(cx.today(), lang)) }
            td.grow.c-title {
                @match &one.owner { Some(owner) => a.link.fw5 href=(owner.path) { (owner.name) }, None => span.fw5 { (kind_said(moved.kind).get(lang)) } }
                @if one.undoes { " " (ui::badge("gray", text::TAKEN_BACK.get(lang))) }
            }
            td.c-meta { (one.place) }
            td.num.c-sum { @if moved.quantity.is_positive() { "+" } (moved.quantity.show(lang)) }
            @if money { td.num { @if cost { (cx.money(moved.value())) } @else { "\u{2014}" } } }
        }
    }
}
