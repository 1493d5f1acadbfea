//! The part of a line on the card: searching for it, saying where it comes from, keeping what has come since.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    card::{self, text},
    line_form::line_of,
    lines,
    parts::{self, PartRef},
    tables::{Line, LineKind, Order},
    text as words,
};
use crate::{
    catalog::{self, combos},
    kernel::{Day, Id, Lang, Result, Right, mark, text::Named},
    stock::{
        self, Spot, Warehouse,
        access::for_orders,
        reserve,
        units::{self, Unit},
    },
    store::{Read, Reads},
    web::{
        Cx, Fields, Form, Part, Reply,
        ui::{combo, field::Draw, icon},
    },
};

/// `GET /orders/:id/parts`: what answers what is typed, and where it lies.
pub async fn search(cx: Cx) -> Result<Reply> {
    let (order, typed) = (card::gate(&cx, Right::EditLines).await?, combos::typed(&cx));
    let offers = cx.read(|reads| parts::offers(&cx, reads, &order, &typed)).await?;
    Ok(Reply::fragment(combo::offers(&combos::asker(&cx, "add-part"), cx.lang(), &offers, html! {})))
}

/// `POST /orders/:id/lines/:line/keeping`: what a line waits for has come.
pub async fn keep(cx: Cx) -> Result<Reply> {
    let (order, line, _) = line_of(&cx).await?;
    let key = (order.id, line.id);
    let done = cx.write(move |tx| lines::retry(tx, key.0, key.1)).await;
    match card::or_refusal(&cx, order.id, done).await? {
        Ok(_) => {
            let said = card::said(text::KEPT_NOW.with(cx.lang(), &[&line.name]));
            card::fresh(&cx, order.id, said).await
        }
        Err(reply) => Ok(reply),
    }
}

/// Where the part of a line lies or lay: for whoever goes to the shelf.
pub struct Lies {
    pub place: Named,
    pub serial: String,
    /// What is kept would be taken from here.
    pub spots: Vec<Spot>,
    /// It is there, but nobody said yet which one by its number.
    pub unnamed: bool,
}

pub fn lying(reads: &impl Reads, order: &Order, lines: &[Line], day: Day) -> Result<BTreeMap<Id<mark::Line>, Lies>> {
    let (mut found, promises) = (BTreeMap::new(), reserve::of_order(reads, order.id)?);
    for line in lines {
        let Some((part, warehouse)) = line.part.as_ref().and_then(|part| Some((part, part.warehouse?))) else { continue };
        let unit = part.unit.map(|id| reads.need::<Unit>(&id)).transpose()?;
        let mut spots = Vec::new();
        for promise in promises.iter().filter(|promise| promise.line == line.id) {
            spots.extend(stock::spots(reads, promise, day)?);
        }
        spots.dedup();
        let unnamed = part.unit.is_none() && part.need.is_positive() && catalog::product(reads, part.product)?.serial_tracked;
        let (place, serial) = (reads.need::<Warehouse>(&warehouse)?.name, unit.map(|unit| unit.serial).unwrap_or_default());
        found.insert(line.id, Lies { place, serial, spots, unnamed });
    }
    Ok(found)
}

/// Where the part of a line may come from: values as the field `place` sends them.
pub fn places(cx: &Cx, reads: &Read<'_>, order: &Order, line: &Line) -> Result<Vec<(String, String)>> {
    let Some(part) = &line.part else { return Ok(Vec::new()) };
    let product = catalog::product(reads, part.product)?;
    let (lang, open) = (cx.lang(), for_orders(reads, order.location, Some(cx.who().id))?);
    let mut found = Vec::new();
    if product.serial_tracked {
        for place in &open {
            let free = units::lying(reads, place.id, product.id)?.into_iter().filter(|unit| {
                let own = part.unit == Some(unit.id);
                own || unit.reservation.is_none()
            });
            found.extend(free.map(|unit| {
                let said = text::UNIT_AT_PLACE.with(lang, &[&unit.serial, &place.name.get(lang)]);
                (format!("{}.{}", place.id, unit.id), said)
            }));
        }
    } else {
        for (place, free) in parts::free_places(reads, &open, product.id)? {
            let said = text::FREE_HERE.with(lang, &[&place.name.get(lang), &parts::counted(reads, &product, free, lang)?]);
            found.push((place.id.to_string(), said));
        }
    }
    // What is chosen stays a choice, whoever opened the form.
    let now = place_now(line);
    if let Some(warehouse) = part.warehouse.filter(|_| !found.iter().any(|(key, _)| *key == now)) {
        found.push((now, reads.need::<Warehouse>(&warehouse)?.name.get(lang).to_string()));
    }
    Ok(found)
}

/// The field `place` of a line as it stands.
pub fn place_now(line: &Line) -> String {
    let Some((part, warehouse)) = line.part.as_ref().and_then(|part| Some((part, part.warehouse?))) else { return String::new() };
    part.unit.map_or_else(|| warehouse.to_string(), |unit| format!("{warehouse}.{unit}"))
}

/// What the form of a line says of its part.
pub fn fill(form: &mut Form, line: &Line) {
    match (&line.part, line.kind) {
        (_, LineKind::Work) => {}
        (Some(_), _) => form.set("place", place_now(line)),
        (None, _) => form.set("aside", if line.unwritten { "" } else { "on" }),
    }
}

/// Reads it: the place of a part of the catalogue, or the product a part typed by hand turns out to be.
pub fn parse(f: &mut Fields<'_>, line: &Line) -> (Option<PartRef>, bool) {
    match (&line.part, line.kind) {
        (_, LineKind::Work) => (None, false),
        (Some(part), _) => {
            let place = f.raw("place");
            let named = if place.is_empty() { part.product.to_string() } else { format!("{}.{place}", part.product) };
            let asked = named.parse().ok();
            if asked.is_none() {
                f.refuse("place", words::NO_PART);
            }
            (asked, false)
        }
        (None, _) => {
            let (asked, typed) = (f.choice("part", |text| text.parse().ok()), f.raw("part_text"));
            if asked.is_none() && !typed.is_empty() {
                f.refuse("part", words::NO_PART);
            }
            (asked, f.flag("aside"))
        }
    }
}

/// Its fields as two people may have changed them.
pub fn shared(line: &Line, places: &[(String, String)]) -> Vec<Part> {
    match (&line.part, line.kind) {
        (_, LineKind::Work) => Vec::new(),
        (Some(_), _) => vec![Part::choice("place", words::WAREHOUSE, places.to_vec())],
        (None, _) => vec![Part::ticks("aside"), Part::columns(&["part", "part_text"], text::OF_STOCK)],
    }
}

/// The fields themselves.
pub fn fields(cx: &Cx, order: &Order, line: &Line, places: &[(String, String)], form: &Form) -> Markup {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    match (&line.part, line.kind) {
        (_, LineKind::Work) => html! {},
        (Some(part), _) => {
            let tracked = part.unit.is_some() || places.iter().any(|(key, _)| key.contains('.'));
            let title = if tracked { words::SERIAL } else { words::WAREHOUSE };
            html! { (draw.field("place", title).optional().none(text::ANY_PLACE).select(places)) }
        }
        (None, _) => html! {
            (of_stock(order.id, form, lang))
            (draw.check_named("aside", words::NOT_OF_STOCK.get(lang), text::NOT_OF_STOCK_HINT.get(lang)))
        },
    }
}

/// The product a part typed by hand turns out to be.
fn of_stock(order: Id<mark::Order>, form: &Form, lang: Lang) -> Markup {
    let wrong = form.error("part");
    let url = format!("/orders/{order}/parts");
    html! {
        div.field data-invalid[wrong.is_some()] {
            label.label for="f-part" { (text::OF_STOCK.get(lang)) " " span.opt { (crate::web::text::OPTIONAL.get(lang)) } }
            (combo::combo("f-part", "part", form.value("part"), form.value("part_text"), &url, text::OF_STOCK_HINT.get(lang)))
            @if let Some(said) = wrong { span.error id="e-part" { (icon("circle-alert")) (said) } }
        }
    }
}
