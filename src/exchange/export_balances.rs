//! Balances of a warehouse, exactly those its page shows: by products, by bins, or by the batches they came in.

use std::collections::{HashMap, hash_map::Entry};

use maud::html;

use super::{
    export::hand_over,
    fact::What,
    text::{self as common, goods as text},
};
use crate::{
    kernel::{Error, Id, Lang, Money, Quantity, Result, Text, mark},
    stock::{Batch, Bin, Cell as Lying, access::sees_cost},
    store::{Order, Read, Reads, Walk},
    warehouse::{self, BalanceLine},
    web::{
        Cx, Reply,
        sheet::{Cell, Sheet, columns},
        ui::{self, dialog},
    },
};

/// What one row of the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Product,
    Bin,
    Batch,
}

impl By {
    const ALL: [By; 3] = [By::Product, By::Bin, By::Batch];
    fn key(self) -> &'static str {
        match self {
            By::Product => "product",
            By::Bin => "bin",
            By::Batch => "batch",
        }
    }
    fn title(self) -> Text {
        match self {
            By::Product => text::BY_PRODUCT,
            By::Bin => text::BY_BIN,
            By::Batch => text::BY_BATCH,
        }
    }
    fn why(self) -> Text {
        match self {
            By::Product => text::BY_PRODUCT_WHY,
            By::Bin => text::BY_BIN_WHY,
            By::Batch => text::BY_BATCH_WHY,
        }
    }
    /// The columns; the last `money` of them are cost.
    fn heads(self) -> &'static [(Text, u8)] {
        match self {
            By::Product => &BY_PRODUCT,
            By::Bin => &BY_BIN,
            By::Batch => &BY_BATCH,
        }
    }
}

const CODE: (Text, u8) = (text::C_CODE, 10);
const SKU: (Text, u8) = (text::C_SKU, 18);
const PRODUCT: (Text, u8) = (text::C_PRODUCT, 46);
const UNIT: (Text, u8) = (text::C_UNIT, 9);
const QUANTITY: (Text, u8) = (text::C_ON_HAND, 12);
const COST: (Text, u8) = (text::C_COST, 14);
const SUM: (Text, u8) = (text::C_SUM, 14);
const BY_PRODUCT: [(Text, u8); 10] =
    [CODE, SKU, PRODUCT, UNIT, (text::C_BIN, 18), QUANTITY, (text::C_RESERVED, 12), (text::C_AVAILABLE, 12), COST, SUM];
const BY_BIN: [(Text, u8); 8] = [CODE, SKU, PRODUCT, UNIT, (text::C_BIN, 18), QUANTITY, COST, SUM];
const BY_BATCH: [(Text, u8); 10] =
    [CODE, SKU, PRODUCT, UNIT, (text::C_BIN, 18), (text::C_BATCH, 10), (text::C_BATCH_DAY, 12), QUANTITY, COST, SUM];

/// `GET /exchange/balances`: how detailed the file is to be.
pub async fn choose(cx: Cx) -> Result<Reply> {
    let lang = cx.lang();
    let path = |by: By| {
        let own = [("warehouse", cx.query("warehouse").unwrap_or_default()), ("q", cx.query("q").unwrap_or_default())];
        let pairs = own.into_iter().filter(|(_, value)| !value.is_empty()).chain([("by", by.key().to_string())]).collect::<Vec<_>>();
        serde_urlencoded::to_string(pairs).map(|query| format!("/exchange/balances?{query}"))
    };
    let body = html! {
        ul.offers {
            @for by in By::ALL {
                li {
                    div { b { (by.title().get(lang)) } span.hint { (by.why().get(lang)) } }
                    (ui::post_button(&cx, &path(by).map_err(Error::broken)?, "btn", html! { (ui::icon("download")) (common::DOWNLOAD.get(lang)) }))
                }
            }
        }
    };
    let title = text::BALANCES_OUT.get(lang);
    Ok(cx.page(dialog::page("stock", title, dialog::plain(&cx, title, &body))))
}

/// `POST /exchange/balances`
pub async fn balances(cx: Cx) -> Result<Reply> {
    let (lang, own) = (cx.lang(), cx.clone());
    let by = By::ALL.into_iter().find(|by| Some(by.key()) == cx.query("by").as_deref()).unwrap_or(By::Product);
    let warehouse = cx.read(|r| warehouse::warehouse_listed(&cx, r)).await?.ok_or(Error::Hidden)?;
    let heads = by.heads();
    let cost = sees_cost(&cx, &warehouse);
    let shown = if cost { heads.len() } else { heads.len() - 2 };
    let fill = move |reads: &Read<'_>, sheet: &mut Sheet<'_>| {
        let mut writer = Writer { lang, by, shown, bins: HashMap::new(), rows: 0, value: Money::ZERO };
        warehouse::each_balance_listed(&own, reads, |line| writer.line(reads, sheet, &line))?;
        sheet.filters(shown)?;
        if cost {
            sheet.total(common::TOTAL.get(lang), shown, &[Cell::Money(writer.value)])?;
        }
        Ok(writer.rows)
    };
    hand_over(&cx, What::Balances, columns(lang, &heads[..shown]), fill).await
}

struct Writer {
    lang: Lang,
    by: By,
    shown: usize,
    bins: HashMap<Id<mark::Bin>, String>,
    rows: u32,
    value: Money,
}

impl Writer {
    fn line(&mut self, reads: &Read<'_>, sheet: &mut Sheet<'_>, line: &BalanceLine) -> Result<()> {
        let stock = &line.stock;
        if self.by == By::Product {
            let cells = [
                Cell::text(line.bins.join(", ")),
                Cell::Quantity(stock.quantity),
                Cell::Quantity(stock.reserved),
                Cell::Quantity(stock.available()),
            ];
            return self.row(sheet, line, cells, line.cost, line.worth);
        }
        let places = self.places(reads, line)?;
        // Each place takes its share of what the book sees, so that the file comes to what the page says.
        let weights: Vec<i64> = places.iter().map(|place| place.weight(line)).collect();
        for (place, sum) in places.iter().zip(line.worth.split(&weights)) {
            let unit = sum.share(Quantity::ONE, place.quantity);
            let bin = Cell::text(self.bin(reads, place.bin)?);
            let quantity = Cell::Quantity(place.quantity);
            match place.batch {
                None => self.row(sheet, line, [bin, quantity], unit, sum)?,
                Some(number) => {
                    let day = Cell::Day(reads.need::<Batch>(&number)?.day);
                    self.row(sheet, line, [bin, Cell::text(number), day, quantity], unit, sum)?;
                }
            }
        }
        Ok(())
    }

    fn row<const N: usize>(&mut self, sheet: &mut Sheet<'_>, line: &BalanceLine, own: [Cell; N], cost: Money, sum: Money) -> Result<()> {
        let product = &line.product;
        let mut cells =
            vec![Cell::text(&product.code), Cell::text(&product.sku), Cell::text(&product.name), Cell::text(line.measure.get(self.lang))];
        cells.extend(own);
        cells.extend([Cell::Money(cost), Cell::Money(sum)]);
        self.rows += 1;
        self.value += sum;
        sheet.row(&cells[..self.shown])
    }

    /// Where a product lies: shelf by shelf, or batch by batch on each shelf.
    fn places(&self, reads: &Read<'_>, line: &BalanceLine) -> Result<Vec<Place>> {
        let mut places: Vec<Place> = Vec::new();
        reads.walk::<Lying>((line.stock.warehouse, line.product.id), Order::Ascending, |cell| {
            let batch = (self.by == By::Batch).then_some(cell.batch);
            match places.iter_mut().find(|place| place.bin == cell.bin && place.batch == batch) {
                Some(place) => {
                    place.quantity += cell.quantity;
                    place.cost += cell.cost;
                }
                None => places.push(Place { bin: cell.bin, batch, quantity: cell.quantity, cost: cell.cost }),
            }
            Ok(Walk::On)
        })?;
        Ok(places)
    }

    /// Goods on no shelf have no name of a shelf.
    fn bin(&mut self, reads: &Read<'_>, id: Id<mark::Bin>) -> Result<String> {
        Ok(match self.bins.entry(id) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(place) => place.insert(reads.get::<Bin>(&id)?.map_or(String::new(), |bin| bin.name)).clone(),
        })
    }
}

struct Place {
    bin: Id<mark::Bin>,
    batch: Option<u64>,
    quantity: Quantity,
    cost: Money,
}

impl Place {
    /// What the sum of a product is divided by: the costs of its batches, if the book sees those, and pieces otherwise.
    fn weight(&self, line: &BalanceLine) -> i64 {
        if line.stock.cost == line.worth && !line.worth.is_zero() { self.cost.0 } else { self.quantity.0 }
    }
}
