//! A product in stock: where it lies and by which batches, whom it is promised to, and every move of it, newest first.

use std::collections::{BTreeMap, HashSet, btree_map::Entry};

use maud::{Markup, html};

use super::{
    moves::{self, Cursor, Told},
    shift, text,
};
use crate::{
    catalog::{
        RETAIL, codes_of,
        goods::{self, Measure, PriceType, Product},
        price_for,
    },
    clients::Client,
    kernel::{Id, Money, Quantity, Result, Right, mark},
    log::Subject,
    stock::{
        Batch, Bin, Cell, Stock, Warehouse,
        access::{sees_cost, visible},
        balance,
        reserve::{self, Reservation},
        units::{self, Unit},
    },
    store::{Order, Read, Reads, Walk},
    warehouse::{balances::unit_cost, text as documents},
    web::{
        Cx, Page, Reply,
        lists::Owner,
        ui::{self, icon},
    },
};

/// Things with numbers shown at once.
const UNITS: usize = 200;

/// What is left of a batch in one warehouse.
struct Lot {
    batch: Batch,
    place: Id<mark::Warehouse>,
    bins: Vec<(String, Quantity)>,
    left: Quantity,
    cost: Money,
    supplier: String,
    owner: Option<Owner>,
}

struct Shelf {
    product: Product,
    measure: Measure,
    retail: Option<Money>,
    places: Vec<(Warehouse, Stock, Money)>,
    /// Warehouses whose costs this person may see, empty ones too: their moves are told.
    costs: HashSet<Id<mark::Warehouse>>,
    lots: Vec<Lot>,
    promises: Vec<(Reservation, String)>,
    units: Vec<Unit>,
    moves: Vec<Told>,
    next: Option<String>,
}

/// `GET /stock/products/:id`
pub async fn show(cx: Cx) -> Result<Reply> {
    let (id, after) = (cx.path("id")?, cx.query("after").and_then(|text| Cursor::read(&text)));
    let shelf = cx.read(|r| read(&cx, r, id, after)).await?;
    Ok(cx.page(page(&cx, &shelf)))
}

fn read(cx: &Cx, reads: &Read<'_>, id: Id<mark::Product>, after: Option<Cursor>) -> Result<Shelf> {
    let (product, seen) = (goods::product(reads, id)?, visible(reads, cx)?);
    let costs = balance::costs(reads, None, id)?;
    let retail = reads.get::<PriceType>(&RETAIL)?.and_then(|kind| price_for(&product, &kind, &costs).known());
    let mut shelf = Shelf {
        measure: reads.need::<Measure>(&product.measure)?,
        product,
        retail,
        costs: seen.iter().filter(|place| sees_cost(cx, place)).map(|place| place.id).collect(),
        places: Vec::new(),
        lots: Vec::new(),
        promises: Vec::new(),
        units: Vec::new(),
        moves: Vec::new(),
        next: None,
    };
    for place in &seen {
        let stock = balance::stock(reads, place.id, id)?;
        shelf.lots.extend(lots(cx, reads, place, id)?);
        for promise in reserve::of_product(reads, place.id, id)?.into_iter().filter(|promise| promise.rest().is_positive()) {
            let order = Subject::order(promise.order);
            shelf.promises.push((promise, (cx.site.name_of)(reads, order)?.unwrap_or_default()));
        }
        shelf.units.extend(units::lying(reads, place.id, id)?.into_iter().take(UNITS));
        if !stock.quantity.is_zero() || !stock.reserved.is_zero() {
            let cost = unit_cost(reads, &stock)?;
            shelf.places.push((place.clone(), stock, cost));
        }
    }
    let (found, next) = moves::of_product(reads, id, &seen, after)?;
    (shelf.moves, shelf.next) = (moves::tell(cx, reads, found)?, next);
    Ok(shelf)
}

fn lots(cx: &Cx, reads: &Read<'_>, place: &Warehouse, id: Id<mark::Product>) -> Result<Vec<Lot>> {
    let mut found: BTreeMap<u64, Lot> = BTreeMap::new();
    let mut cells = Vec::new();
    reads.walk::<Cell>((place.id, id), Order::Ascending, |cell| {
        cells.push(cell);
        Ok(Walk::On)
    })?;
    for cell in cells {
        let lot = match found.entry(cell.batch) {
            Entry::Occupied(lot) => lot.into_mut(),
            Entry::Vacant(none) => {
                let batch = reads.need::<Batch>(&cell.batch)?;
                let supplier = batch.supplier.map(|id| reads.get::<Client>(&id)).transpose()?.flatten();
                let owner = (cx.site.document_of)(reads, batch.document, cx.lang())?;
                let supplier = supplier.map(|one| one.name).unwrap_or_default();
                none.insert(Lot { batch, place: place.id, bins: Vec::new(), left: Quantity::ZERO, cost: Money::ZERO, supplier, owner })
            }
        };
        (lot.left, lot.cost) = (lot.left + cell.quantity, lot.cost + cell.cost);
        lot.bins.extend(reads.get::<Bin>(&cell.bin)?.map(|bin| (bin.name, cell.quantity)));
    }
    let mut lots: Vec<Lot> = found.into_values().collect();
    lots.sort_by_key(|lot| (lot.batch.day, lot.batch.number));
    Ok(lots)
}

fn page(cx: &Cx, shelf: &Shelf) -> Page {
    let (lang, id) = (cx.lang(), shelf.product.id);
    let path = format!("/stock/products/{id}");
    let costs = |place: Id<mark::Warehouse>| shelf.costs.contains(&place);
    let next = shelf.next.as_ref().map(|next| format!("{path}?after={next}"));
    let body = html! {
        (ui::page_head(&shelf.product.name, Some(&codes_of(&shelf.product)), html! {
            @if let Some(place) = asked(cx, shelf).filter(|place| shift::may(cx, place)) {
                @let to = format!("{path}/shift?warehouse={}", place.id);
                a.btn href=(to) hx-get=(to) hx-target="#dialog" { (icon("arrow-up-down")) (text::SHIFT.get(lang)) }
            }
            @if cx.may(Right::SeeGoods) { a.btn href={ "/goods/" (id) } { (icon("box")) (text::CARD.get(lang)) } }
        }))
        div.page {
            (numbers(cx, shelf))
            @if !shelf.places.is_empty() { (ui::panel(text::BY_WAREHOUSES.get(lang), html! {}, places(cx, shelf))) }
            @if !shelf.promises.is_empty() { (ui::panel(text::PROMISED.get(lang), html! {}, promises(cx, shelf))) }
            @if !shelf.lots.is_empty() { (ui::panel(text::BATCHES.get(lang), html! {}, batches(cx, shelf, costs))) }
            @if !shelf.units.is_empty() { (ui::panel(text::UNITS.get(lang), html! { span.dim { (shelf.units.len()) } }, units_of(shelf))) }
            (ui::panel(text::MOVES.get(lang), html! {}, moves::table(cx, &shelf.moves, costs, next.as_deref())))
        }
    };
    Page::new("stock", &shelf.product.name, body).live("document")
}

/// The warehouse the person came from, or the first one where any of it lies.
fn asked<'s>(cx: &Cx, shelf: &'s Shelf) -> Option<&'s Warehouse> {
    let asked: Option<Id<mark::Warehouse>> = cx.query("warehouse").and_then(|id| id.parse().ok());
    let full = || shelf.places.iter().filter(|(_, stock, _)| stock.quantity.is_positive()).map(|(place, ..)| place);
    full().find(|place| Some(place.id) == asked).or_else(|| full().next())
}

fn numbers(cx: &Cx, shelf: &Shelf) -> Markup {
    let lang = cx.lang();
    let all = |of: fn(&Stock) -> Quantity| -> Quantity { shelf.places.iter().map(|(_, stock, _)| of(stock)).sum() };
    let measure = shelf.measure.short.get(lang);
    let kpi = |said: crate::kernel::Text, value: Quantity| html! { div.kpi { span { (said.get(lang)) } b { (value.show(lang)) i { (measure) } } } };
    html! {
        div.kpis {
            (kpi(documents::ON_HAND, all(|stock| stock.quantity)))
            (kpi(documents::RESERVED, all(|stock| stock.reserved)))
            (kpi(documents::AVAILABLE, shelf.places.iter().filter(|(place, ..)| place.sellable).map(|(_, stock, _)| stock.available()).sum()))
            div.kpi { span { (documents::RETAIL.get(lang)) } b { @match shelf.retail { Some(price) => { (cx.money(price)) i { (cx.frame().currency.sign()) } }, None => "\u{2014}" } } }
        }
    }
}

fn places(cx: &Cx, shelf: &Shelf) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let money = shelf.places.iter().any(|(place, ..)| shelf.costs.contains(&place.id));
    html! {
        div.data-in { table.data.data--plain.data--cards {
            thead { tr { th.grow { (documents::WAREHOUSE.get(lang)) } th.num { (documents::ON_HAND.get(lang)) } th.num { (documents::RESERVED.get(lang)) } th.num { (documents::AVAILABLE.get(lang)) } @if money { th.num { (documents::COST.get(lang)) ", " (sign) } } } }
            tbody { @for (place, stock, cost) in &shelf.places {
                tr {
                    td.grow.c-title { (place.name.get(lang)) }
                    td.num.c-sum { b { (stock.quantity.show(lang)) } }
                    td.num.c-meta data-title=(documents::RESERVED.get(lang)) { @if stock.reserved.is_positive() { (stock.reserved.show(lang)) } @else { "\u{2014}" } }
                    td.num.c-end data-title=(documents::AVAILABLE.get(lang)) { (stock.available().show(lang)) }
                    @if money { td.num { @if shelf.costs.contains(&place.id) { (cx.money(*cost)) } @else { "\u{2014}" } } }
                }
            } }
        } }
    }
}

fn promises(cx: &Cx, shelf: &Shelf) -> Markup {
    let lang = cx.lang();
    let place = |id: Id<mark::Warehouse>| shelf.places.iter().find(|(one, ..)| one.id == id).map_or("", |(one, ..)| one.name.get(lang));
    html! {
        ul.lines.lines--flush {
            @for (promise, number) in &shelf.promises {
                li {
                    div.grow { @if cx.may(Right::SeeOrders) { a.link href={ "/orders/" (promise.order) } { (text::ORDER.get(lang)) " " (number) } } @else { (text::ORDER.get(lang)) " " (number) } small { (place(promise.warehouse)) } }
                    b { (promise.rest().show(lang)) " " (shelf.measure.short.get(lang)) }
                }
            }
        }
    }
}

fn batches(cx: &Cx, shelf: &Shelf, costs: impl Fn(Id<mark::Warehouse>) -> bool) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let place = |id: Id<mark::Warehouse>| shelf.places.iter().find(|(one, ..)| one.id == id).map_or("", |(one, ..)| one.name.get(lang));
    let money = shelf.lots.iter().any(|lot| costs(lot.place));
    html! {
        div.data-in { table.data.data--plain.data--cards {
            thead { tr { th { (text::BATCH_OF.get(lang)) } th.grow { (documents::SUPPLIER.get(lang)) } th { (text::BY_DOCUMENT.get(lang)) } th { (documents::WAREHOUSE.get(lang)) } th.num { (text::LEFT.get(lang)) } @if money { th.num { (text::UNIT_COST.get(lang)) ", " (sign) } } } }
            tbody { @for lot in &shelf.lots {
                tr {
                    td.dim.c-end { (lot.batch.day.full(lang)) }
                    td.grow.c-title { @if lot.supplier.is_empty() { "\u{2014}" } @else { (lot.supplier) } }
                    td { @if let Some(owner) = &lot.owner { a.link href=(owner.path) { (owner.name) } } }
                    td.c-meta { (place(lot.place)) " " @for (bin, quantity) in &lot.bins { (ui::badge("gray", &format!("{bin}: {}", quantity.show(lang)))) " " } }
                    td.num.c-sum { b { (lot.left.show(lang)) } }
                    @if money { td.num { @if costs(lot.place) { (cx.money(lot.cost.share(Quantity::ONE, lot.left))) } @else { "\u{2014}" } } }
                }
            } }
        } }
    }
}

fn units_of(shelf: &Shelf) -> Markup {
    html! {
        div.picks { @for unit in &shelf.units {
            a.pick.mono href={ "/stock/units/" (unit.id) } { (unit.serial) @if unit.reservation.is_some() { (icon("lock")) } }
        } }
    }
}
