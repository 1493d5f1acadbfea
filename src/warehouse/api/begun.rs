//! A document as a program begins it: a draft with its lines, whatever its kind.

use poem_openapi::Object;

use super::super::{
    batch_lines::{self, BatchLineAsk},
    cost_correction,
    draft::{HeadAsk, LineAsk, begin, put_line, remove_line},
    head_form,
    kits::{self, KitAsk},
    line_prices::{self, Prices},
    refusal::DocRefusal,
    supplier_return,
    tables::{DocKind, Document},
};
use crate::{
    cash::future_day,
    kernel::{Day, Error, Id, Money, Quantity, Result, Right, Text, mark},
    stock::Warehouse,
    store::{Reads, Write},
    web::{
        Cx, Fields,
        api::{Sent, Words},
        text as web,
    },
};

#[derive(Object)]
#[oai(rename = "NewStockDocumentPrice", deny_unknown_fields)]
struct NewPrice {
    price_type: Id<mark::PriceType>,
    price: Words,
}

#[derive(Object)]
#[oai(rename = "NewStockDocumentLine", deny_unknown_fields, nullable_all)]
pub struct NewLine {
    product: Option<Words>,
    /// One unless said otherwise.
    quantity: Option<Words>,
    /// What the supplier asks for one; of a return what he takes it back for, of a correction what he should have asked, of a
    /// thing taken apart what the part is valued at.
    price: Option<Words>,
    bin: Option<Words>,
    #[oai(validator(max_items = 500))]
    serials: Option<Vec<Words>>,
    /// The batch a return takes from, or a correction is about; of a return, the newest unless said otherwise.
    batch: Option<u64>,
    /// Of a correction, instead of a price: by how much the whole batch.
    by: Option<Words>,
    /// Of a transfer: orders that what is kept for them is moved for.
    #[oai(validator(max_items = 500))]
    orders: Option<Vec<Id<mark::Order>>>,
    /// Of a posting: what it will be sold for, by type of price. Asks for `EditGoodsPrices`.
    #[oai(validator(max_items = 100))]
    prices: Option<Vec<NewPrice>>,
}

/// What is put together or taken apart.
#[derive(Object)]
#[oai(rename = "NewStockDocumentWhole", deny_unknown_fields, nullable_all)]
pub struct NewWhole {
    product: Id<mark::Product>,
    /// One unless said otherwise.
    quantity: Option<Words>,
    #[oai(validator(max_items = 500))]
    serials: Option<Vec<Words>>,
}

#[derive(Object)]
#[oai(rename = "NewStockDocument", deny_unknown_fields, nullable_all)]
pub struct NewDocument {
    pub kind: Option<Words>,
    warehouse: Option<Words>,
    /// Where a transfer goes.
    to: Option<Words>,
    /// Today unless said otherwise.
    day: Option<Words>,
    pub supplier: Option<Words>,
    paper: Option<Words>,
    paper_day: Option<Words>,
    extra: Option<Words>,
    /// Why goods are written off: `defect`, `damage`, `own_use`, `shortage`.
    reason: Option<Words>,
    /// The employee who pays for what is written off.
    charged: Option<Words>,
    comment: Option<Words>,
    /// The posting that a correction is about, or a return of all that is left of it; its warehouse, supplier and lines are
    /// taken from there.
    pub basis: Option<Id<mark::Document>>,
    /// Of `assembly` and `disassembly`. The parts of a kit are known, unless lines say otherwise.
    pub whole: Option<NewWhole>,
    #[oai(validator(max_items = 500))]
    pub lines: Option<Vec<NewLine>>,
}

impl NewDocument {
    /// The fields of the head as the dialog of the page has them.
    pub fn head(&mut self) -> Sent {
        let mut sent = Sent::default();
        sent.same("warehouse", self.warehouse.take())
            .same("to", self.to.take())
            .same("day", self.day.take())
            .same("supplier", self.supplier.take())
            .same("paper", self.paper.take())
            .same("paper_day", self.paper_day.take())
            .same("extra", self.extra.take())
            .same("reason", self.reason.take())
            .same("charged", self.charged.take())
            .same("comment", self.comment.take());
        sent
    }
}

/// A line as it is asked for.
#[derive(Debug, Clone)]
pub struct AskedLine {
    line: LineAsk,
    /// As it was said: nothing said is not nothing asked.
    price: Option<Money>,
    by: Option<Money>,
    prices: Prices,
}

fn words(all: Option<Vec<Words>>) -> Vec<String> {
    all.unwrap_or_default().into_iter().map(|one| one.0).collect()
}

fn money(text: &str) -> Option<Money> {
    Money::parse(text).filter(|sum| !sum.is_negative() && *sum <= Money::LIMIT)
}

fn quantity(said: Option<Words>) -> std::result::Result<Quantity, Text> {
    let Some(Words(text)) = said else { return Ok(Quantity::ONE) };
    Quantity::parse(&text).filter(|one| one.is_positive() && *one <= Quantity::LIMIT).ok_or(web::BAD_QUANTITY)
}

fn line(asked: NewLine) -> std::result::Result<AskedLine, Text> {
    let product = match asked.product {
        Some(Words(id)) => id.parse().map_err(|_| web::BAD_CHOICE)?,
        None if asked.batch.is_some() => Id::fixed(0),
        None => return Err(web::BAD_CHOICE),
    };
    let mut prices = Prices::new();
    for one in asked.prices.unwrap_or_default() {
        prices.insert(one.price_type, money(&one.price.0).ok_or(web::BAD_SUM)?);
    }
    let by = asked.by.map(|Words(text)| Money::parse(&text).filter(|by| by.abs() <= Money::LIMIT).ok_or(web::BAD_SUM)).transpose()?;
    let price = asked.price.map(|Words(text)| money(&text).ok_or(web::BAD_SUM)).transpose()?;
    let line = LineAsk {
        document: Id::fixed(0),
        number: None,
        product,
        quantity: quantity(asked.quantity)?,
        price: price.unwrap_or(Money::ZERO),
        bin: asked.bin.map(|Words(id)| id.parse().map_err(|_| web::BAD_CHOICE)).transpose()?,
        serials: words(asked.serials),
        batch: asked.batch,
        orders: asked.orders.unwrap_or_default(),
    };
    Ok(AskedLine { line, price, by, prices })
}

/// Reads lines; what is wrong with one of them is told by its place.
pub fn lines(f: &mut Fields<'_>, asked: Vec<NewLine>) -> Vec<AskedLine> {
    let mut read = Vec::new();
    for (at, one) in asked.into_iter().enumerate() {
        match line(one) {
            Ok(line) => read.push(line),
            Err(said) => f.refuse(&format!("lines[{at}]"), said),
        }
    }
    read
}

/// Prices are set by whoever sets prices, in a posting.
pub fn may_price(cx: &Cx, kind: DocKind, asked: &[NewLine]) -> Result<()> {
    let prices = asked.iter().any(|line| line.prices.as_ref().is_some_and(|prices| !prices.is_empty()));
    let may = kind == DocKind::Posting && cx.may(Right::EditGoodsPrices);
    if prices && !may { Err(Error::Denied(Right::EditGoodsPrices)) } else { Ok(()) }
}

/// What stands above the lines, as each kind begins.
#[derive(Debug, Clone)]
pub enum Begun {
    Head(HeadAsk),
    Kit(KitAsk),
    /// All that is left of a posting; warehouses it may be sent back from.
    Return(Id<mark::Document>, Vec<Warehouse>, Day),
    Correction(Id<mark::Document>, Day),
}

impl Begun {
    /// What is made of a posting stands on the day that is asked for.
    pub fn dated(self, f: &mut Fields<'_>) -> Begun {
        let day = f.day("day");
        if day.is_some_and(|day| day > f.cx.today()) {
            f.refuse_said("day", future_day(f.lang));
        }
        match (self, day) {
            (Begun::Return(basis, open, _), Some(day)) => Begun::Return(basis, open, day),
            (Begun::Correction(basis, _), Some(day)) => Begun::Correction(basis, day),
            (begun, _) => begun,
        }
    }
}

/// Reads the head of a document that begins from nothing.
pub fn head(f: &mut Fields<'_>, known: &head_form::Known, supplier: Option<Id<mark::Client>>, whole: Option<NewWhole>) -> Begun {
    let head = head_form::parse(f, known, supplier);
    match whole {
        Some(whole) if head.kind.is_kit() => {
            let quantity = quantity(whole.quantity).unwrap_or_else(|said| {
                f.refuse("whole", said);
                Quantity::ONE
            });
            Begun::Kit(KitAsk { head, product: whole.product, quantity, serials: words(whole.serials) })
        }
        _ => Begun::Head(head),
    }
}

/// Makes the draft.
pub fn make(tx: &mut Write<'_>, begun: &Begun, asked: &[AskedLine]) -> Result<Id<mark::Document>> {
    let document = match begun {
        Begun::Head(head) if head.kind.is_kit() => return Err(DocRefusal::NoWhole.into()),
        Begun::Head(head) => begin(tx, head)?,
        Begun::Kit(kit) => kits::begin(tx, kit)?,
        Begun::Return(basis, open, day) => supplier_return::from_posting(tx, *basis, open, *day)?,
        Begun::Correction(basis, day) => cost_correction::from_posting(tx, *basis, *day)?,
    };
    if document.kind.is_kit() && !asked.is_empty() {
        document.lines.iter().try_for_each(|line| remove_line(tx, document.id, line.number).map(drop))?;
    }
    add(tx, document.id, asked)?;
    Ok(document.id)
}

/// Adds lines to a draft; those of a correction are in it already and are mended.
pub fn add(tx: &mut Write<'_>, id: Id<mark::Document>, asked: &[AskedLine]) -> Result<()> {
    for one in asked {
        let document = tx.need::<Document>(&id)?;
        if document.kind == DocKind::CostCorrection {
            correct(tx, &document, one)?;
            continue;
        }
        let ask = LineAsk { document: id, ..one.line.clone() };
        let document = put_line(tx, &ask)?;
        let same = document.lines.iter().find(|line| line.product == ask.product && (ask.price.is_zero() || line.price == ask.price));
        if let Some(line) = same.filter(|_| !one.prices.is_empty()) {
            line_prices::put(tx, id, line.number, &one.prices)?;
        }
    }
    Ok(())
}

fn correct(tx: &mut Write<'_>, document: &Document, one: &AskedLine) -> Result<()> {
    let (product, batch) = (one.line.product, one.line.batch);
    let named = document.lines.iter().find(|line| batch.map_or(line.product == product, |batch| line.batch == Some(batch)));
    let Some(line) = named else {
        let name = tx.get::<crate::catalog::Product>(&product)?.map(|product| product.name).unwrap_or_default();
        return Err(DocRefusal::NoBatchHere { name }.into());
    };
    if one.price.is_none() && one.by.is_none() {
        return Err(DocRefusal::NothingCorrected.into());
    }
    let ask = BatchLineAsk {
        document: document.id,
        number: line.number,
        quantity: line.quantity,
        price: one.price.unwrap_or(line.price),
        batch: line.batch,
        serials: Vec::new(),
        by: one.by,
    };
    batch_lines::mend(tx, &ask).map(drop)
}
