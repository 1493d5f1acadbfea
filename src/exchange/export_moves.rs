//! The ledger of the stock over a period, line by line: when goods came or went, by which document, for how much.

use std::collections::HashMap;

use maud::{Markup, html};

use super::{
    export::hand_over,
    fact::What,
    home,
    text::{self as common, goods as text},
};
use crate::{
    catalog::goods::{self, Measure, Product},
    kernel::{Day, Id, Lang, Money, Quantity, Result, Text, Zone, mark},
    orders,
    sales::{Return, Sale},
    stock::{
        Bin, Move, MoveKind, Warehouse,
        access::{sees_cost, visible},
    },
    store::{Order, Read, Reads, Walk},
    warehouse,
    web::{
        Cx, Fields, Form, Page, Reply,
        sheet::{Cell, Sheet, columns},
        text::BAD_CHOICE,
        ui::{self, combo, field::Draw},
    },
};

/// What of the ledger is taken out.
#[derive(Debug, Clone)]
struct Ask {
    from: Day,
    to: Day,
    warehouse: Option<Id<mark::Warehouse>>,
    product: Option<Id<mark::Product>>,
}

/// `GET /exchange/moves`
pub async fn choose(cx: Cx) -> Result<Reply> {
    let seen = cx.read(|r| visible(r, &cx)).await?;
    let mut form = Form::filled([("from", cx.today().plus(-30).iso()), ("to", cx.today().iso())]);
    form.set("warehouse", cx.query("warehouse").unwrap_or_default());
    Ok(cx.page(view(&cx, &form, &seen)))
}

/// `POST /exchange/moves`
pub async fn moves(cx: Cx) -> Result<Reply> {
    let seen = cx.read(|r| visible(r, &cx)).await?;
    let mut form = cx.form();
    let typed = form.value("product_text").trim().to_string();
    let product = form.value("product").parse::<Id<mark::Product>>().ok().filter(|_| !typed.is_empty());
    let found = match product {
        Some(id) => Some(cx.read(|r| goods::product(r, id)).await?.id),
        None if typed.is_empty() => None,
        None => cx.read(|r| goods::product_by_code(r, &typed)).await?.map(|product| product.id),
    };
    if found.is_none() && !typed.is_empty() {
        form.refuse("product", text::NO_SUCH_PRODUCT.get(cx.lang()).to_string());
        return Ok(cx.again(view(&cx, &form, &seen)));
    }
    match form.parse(&cx, |fields| parse(fields, &seen, found)) {
        Some(ask) => take(&cx, ask, seen).await,
        None => Ok(cx.again(view(&cx, &form, &seen))),
    }
}

fn parse(fields: &mut Fields<'_>, seen: &[Warehouse], product: Option<Id<mark::Product>>) -> Ask {
    let today = fields.cx.today();
    let (from, to) = (fields.day("from").unwrap_or(today.plus(-30)), fields.day("to").unwrap_or(today));
    if to < from {
        fields.refuse("to", text::WRONG_PERIOD);
    }
    let warehouse = fields.id_opt("warehouse");
    if warehouse.is_some_and(|id| !seen.iter().any(|one| one.id == id)) {
        fields.refuse("warehouse", BAD_CHOICE);
    }
    let _ = (fields.raw("product"), fields.raw("product_text"));
    Ask { from, to, warehouse, product }
}

const HEADS: [(Text, u8); 14] = [
    (text::C_DAY, 12),
    (text::C_ENTERED, 17),
    (text::C_DOCUMENT, 30),
    (text::C_WAREHOUSE, 22),
    (text::C_BIN, 14),
    (text::C_CODE, 10),
    (text::C_SKU, 18),
    (text::C_PRODUCT, 46),
    (text::C_UNIT, 9),
    (text::C_BATCH, 10),
    (text::C_CAME, 12),
    (text::C_WENT, 12),
    (text::C_CAME_FOR, 14),
    (text::C_WENT_FOR, 14),
];
const COST: usize = 12;

async fn take(cx: &Cx, ask: Ask, seen: Vec<Warehouse>) -> Result<Reply> {
    let (lang, zone) = (cx.lang(), cx.frame().zone.clone());
    let seen: Vec<Warehouse> = seen.into_iter().filter(|one| ask.warehouse.is_none_or(|id| id == one.id)).collect();
    let open: Vec<Id<mark::Warehouse>> = seen.iter().filter(|one| sees_cost(cx, one)).map(|one| one.id).collect();
    let shown = if open.is_empty() { COST } else { HEADS.len() };
    let fill = move |reads: &Read<'_>, sheet: &mut Sheet<'_>| {
        let mut writer = Writer::new(lang, shown, seen, open);
        each(reads, &ask, &zone, |line| writer.line(reads, sheet, line))?;
        sheet.filters(shown)?;
        let sums = [Cell::Quantity(writer.came.0), Cell::Quantity(writer.went.0), Cell::Money(writer.came.1), Cell::Money(writer.went.1)];
        sheet.total(common::TOTAL.get(lang), shown, &sums[..shown + 4 - HEADS.len()])?;
        Ok(writer.rows)
    };
    hand_over(cx, What::Moves, columns(lang, &HEADS[..shown]), fill).await
}

/// Lines of a period, the newest first. Nothing is entered for a day to come, so what was entered before the period began is
/// older than it.
fn each(reads: &Read<'_>, ask: &Ask, zone: &Zone, mut visit: impl FnMut(&Move) -> Result<()>) -> Result<()> {
    reads.walk::<Move>((), Order::Descending, |line| {
        if zone.day(line.at) < ask.from {
            return Ok(Walk::Stop);
        }
        if (ask.from..=ask.to).contains(&line.day) && ask.product.is_none_or(|id| id == line.product) {
            visit(&line)?;
        }
        Ok(Walk::On)
    })
}

struct Writer {
    lang: Lang,
    shown: usize,
    seen: Vec<Warehouse>,
    open: Vec<Id<mark::Warehouse>>,
    bins: HashMap<Id<mark::Bin>, String>,
    units: HashMap<Id<mark::Measure>, String>,
    documents: HashMap<Id<mark::Document>, String>,
    came: (Quantity, Money),
    went: (Quantity, Money),
    rows: u32,
}

impl Writer {
    fn new(lang: Lang, shown: usize, seen: Vec<Warehouse>, open: Vec<Id<mark::Warehouse>>) -> Writer {
        let nothing = (Quantity::ZERO, Money::ZERO);
        let (bins, units, documents) = (HashMap::new(), HashMap::new(), HashMap::new());
        Writer { lang, shown, seen, open, bins, units, documents, came: nothing, went: nothing, rows: 0 }
    }

    fn line(&mut self, reads: &Read<'_>, sheet: &mut Sheet<'_>, line: &Move) -> Result<()> {
        let Some(place) = self.seen.iter().find(|one| one.id == line.warehouse) else { return Ok(()) };
        let place = place.name.get(self.lang).to_string();
        let product = reads.need::<Product>(&line.product)?;
        let (in_or_out, value) =
            (line.quantity.is_negative(), if self.open.contains(&line.warehouse) { line.value() } else { Money::ZERO });
        let (side, quantity, value) =
            if in_or_out { (&mut self.went, -line.quantity, -value) } else { (&mut self.came, line.quantity, value) };
        side.0 += quantity;
        side.1 += value;
        let (quantity, value) = (Cell::Quantity(quantity), Cell::Money(value));
        let (came, went, came_for, went_for) = match in_or_out {
            true => (Cell::Nothing, quantity, Cell::Nothing, value),
            false => (quantity, Cell::Nothing, value, Cell::Nothing),
        };
        let cells = [
            Cell::Day(line.day),
            Cell::Moment(line.at),
            Cell::text(self.document(reads, line)?),
            Cell::text(place),
            Cell::text(self.bin(reads, line.bin)?),
            Cell::text(&product.code),
            Cell::text(&product.sku),
            Cell::text(&product.name),
            Cell::text(self.unit(reads, &product)?),
            Cell::text(line.batch),
            came,
            went,
            came_for,
            went_for,
        ];
        self.rows += 1;
        sheet.row(&cells[..self.shown])
    }

    fn unit(&mut self, reads: &Read<'_>, product: &Product) -> Result<String> {
        if let Some(known) = self.units.get(&product.measure) {
            return Ok(known.clone());
        }
        let unit = reads.need::<Measure>(&product.measure)?.short.get(self.lang).to_string();
        self.units.insert(product.measure, unit.clone());
        Ok(unit)
    }

    fn bin(&mut self, reads: &Read<'_>, id: Id<mark::Bin>) -> Result<String> {
        if let Some(known) = self.bins.get(&id) {
            return Ok(known.clone());
        }
        let name = reads.get::<Bin>(&id)?.map_or(String::new(), |bin| bin.name);
        self.bins.insert(id, name.clone());
        Ok(name)
    }

    /// What the document is called, whichever slice it belongs to.
    fn document(&mut self, reads: &Read<'_>, line: &Move) -> Result<String> {
        let (id, lang) = (line.document, self.lang);
        if let Some(known) = self.documents.get(&id) {
            return Ok(known.clone());
        }
        let name = if let Some(document) = reads.get::<warehouse::Document>(&id)? {
            warehouse::title(&document, lang)
        } else if let Some(sale) = reads.get::<Sale>(&id)? {
            text::SALE_NO.with(lang, &[&sale.number])
        } else if let Some(back) = reads.get::<Return>(&id)? {
            text::RETURN_NO.with(lang, &[&back.number])
        } else if let Some(taking) = reads.get::<orders::Taking>(&id)? {
            text::ORDER_NO.with(lang, &[&reads.need::<orders::Order>(&taking.order)?.number])
        } else {
            match line.kind {
                MoveKind::Stocktake => text::STOCKTAKE.get(lang).to_string(),
                _ => String::new(),
            }
        };
        self.documents.insert(id, name.clone());
        Ok(name)
    }
}

fn view(cx: &Cx, form: &Form, seen: &[Warehouse]) -> Page {
    let (lang, draw, wrong) = (cx.lang(), Draw::of(form, cx.lang()), form.error("product"));
    let places: Vec<(String, String)> = seen.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_string())).collect();
    let product: Markup = html! {
        div.field data-invalid[wrong.is_some()] {
            label.label for="f-product" { (text::PRODUCT.get(lang)) " " span.opt { (crate::web::text::OPTIONAL.get(lang)) } }
            (combo::combo("f-product", "product", form.value("product"), form.value("product_text"), "/combo/products", ""))
            @if let Some(said) = wrong { span.error id="e-product" { (ui::icon("circle-alert")) (said) } }
        }
    };
    let body = html! {
        div.page {
            (ui::post_form(cx, home::MOVES, "form", html! {
                (draw.summary())
                p { (text::MOVES_WHY.get(lang)) }
                div.grid-2 {
                    (draw.field("from", text::FROM).kind("date").icon("calendar").input())
                    (draw.field("to", text::TILL).kind("date").icon("calendar").input())
                }
                (draw.field("warehouse", text::C_WAREHOUSE).optional().none(text::ANY_WAREHOUSE).select(&places))
                (product)
                div.row-gap { button.btn.btn--primary { (ui::icon("download")) (common::DOWNLOAD.get(lang)) } a.btn href=(home::PATH) { (crate::web::text::CANCEL.get(lang)) } }
            }))
        }
    };
    ui::settings_page(cx, home::PATH, text::MOVES.get(lang), html! {}, body)
}
