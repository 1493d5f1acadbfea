//! A kit put into an order: a line for each of its parts, so that each is kept, done and guaranteed by itself. All of them
//! together come to what the kit costs.

use super::{
    document::open,
    lines::{self, LineAsk},
    parts::{self, PartRef},
    refusal::OrderRefusal,
    tables::{Discount, Line, LineKind, Order},
};
use crate::{
    catalog::{self, PartOf, PriceType, Product, ProductKind, Service, may_sell_at},
    clients::{Client, Discounts},
    kernel::{Money, Quantity, Result, Right, Rights},
    stock::{StockRefusal, price},
    store::{Reads, Write},
};

/// What was asked: a line, or the lines of a kit.
pub fn add(tx: &mut Write<'_>, ask: &LineAsk) -> Result<Vec<Line>> {
    match asked(tx, ask)? {
        Some(kit) => {
            let order = open(tx, ask.order)?;
            lay_out(tx, &order, ask, &kit)
        }
        None => Ok(vec![lines::add(tx, ask)?]),
    }
}

/// The kit that was chosen or scanned.
fn asked(reads: &impl Reads, ask: &LineAsk) -> Result<Option<Product>> {
    let found = match ask.part {
        _ if ask.kind == LineKind::Work => None,
        Some(part) => reads.get::<Product>(&part.product)?,
        None if ask.price.is_none() => match catalog::product_by_barcode(reads, &ask.name)? {
            None => catalog::product_by_code(reads, &ask.name)?,
            found => found,
        },
        None => None,
    };
    Ok(found.filter(|product| product.kind == ProductKind::Kit && !product.archived))
}

/// One line to be: what, how much of it, what one of it is listed for.
struct Piece {
    what: PartOf,
    name: String,
    quantity: Quantity,
    listed: Money,
}

fn lay_out(tx: &mut Write<'_>, order: &Order, ask: &LineAsk, kit: &Product) -> Result<Vec<Line>> {
    let kind = parts::price_type(tx, order)?;
    let whole = whole(tx, ask, kit, kind.as_ref())?;
    let mut pieces = Vec::new();
    for part in &kit.parts {
        let quantity = part.quantity.by(ask.quantity).ok_or(StockRefusal::Fraction { line: 0 })?;
        pieces.extend(pieces_of(tx, part.what, quantity, kind.as_ref())?);
    }
    let weights: Vec<i64> = pieces.iter().map(|piece| piece.quantity.times(piece.listed).0).collect();
    let own = tx.need::<Client>(&order.client)?.discounts;
    let mut made = Vec::new();
    for (piece, net) in pieces.into_iter().zip(whole.split(&weights)) {
        made.push(lines::add(tx, &line(ask, kit, piece, net, &own))?);
    }
    let sum = |of: fn(&Line) -> Money| made.iter().map(of).sum::<Money>();
    if !may_sell_at(sum(Line::net), Some(sum(Line::cost_sum)), ask.rights) {
        return Err(OrderRefusal::BelowCost.into());
    }
    Ok(made)
}

/// What all of it comes to, with the discount that was given, if it may be so.
fn whole(reads: &impl Reads, ask: &LineAsk, kit: &Product, kind: Option<&PriceType>) -> Result<Money> {
    let listed = kind.map_or(Ok(None), |kind| price::price(reads, kind, None, kit))?;
    let one = ask.price.or(listed).ok_or(OrderRefusal::NoPrice)?;
    if let Some(price) = listed.filter(|listed| *listed != one)
        && !ask.rights.has(Right::EditPrices)
    {
        return Err(OrderRefusal::ListedPart { price }.into());
    }
    let whole = ask.quantity.times(one);
    let off = ask.discount.unwrap_or_default().of(whole);
    match off {
        off if off > whole => Err(OrderRefusal::DiscountTooLarge.into()),
        off if off.is_positive() && !ask.rights.has(Right::GiveDiscounts) => Err(OrderRefusal::NoDiscount.into()),
        off => Ok(whole - off),
    }
}

/// Things with numbers stand in lines of their own.
fn pieces_of(reads: &impl Reads, what: PartOf, quantity: Quantity, kind: Option<&PriceType>) -> Result<Vec<Piece>> {
    let (name, listed, singly) = match what {
        PartOf::Work(id) => {
            let work = reads.need::<Service>(&id)?;
            (work.name.ru, Some(work.price), false)
        }
        PartOf::Product(id) => {
            let product = catalog::product(reads, id)?;
            let listed = kind.map_or(Ok(None), |kind| price::price(reads, kind, None, &product))?;
            (product.name, listed, product.serial_tracked)
        }
    };
    let (count, each) = if singly { (quantity.0 / Quantity::ONE.0, Quantity::ONE) } else { (1, quantity) };
    Ok((0..count).map(|_| Piece { what, name: name.clone(), quantity: each, listed: listed.unwrap_or_default() }).collect())
}

/// The line that comes to exactly `net` before the client's own discount.
fn line(ask: &LineAsk, kit: &Product, piece: Piece, net: Money, own: &Discounts) -> LineAsk {
    let price = piece.listed.max(piece.quantity.least_price(net));
    let off = piece.quantity.times(price) - net;
    let (kind, service, part, own) = match piece.what {
        PartOf::Work(id) => (LineKind::Work, Some(id), None, own.works_in_orders),
        PartOf::Product(product) => (LineKind::Part, None, Some(PartRef { product, warehouse: None, unit: None }), own.parts_in_orders),
    };
    // The kit's price was allowed already, and whether it covers the cost is asked of all of it: its parts only share it.
    let shared = [Right::EditPrices, Right::GiveDiscounts, Right::SellBelowCost];
    LineAsk {
        kind,
        service,
        part,
        name: piece.name,
        quantity: piece.quantity,
        price: Some(price),
        discount: off.is_positive().then(|| Discount::Sum(off + own.of(net))),
        cost: None,
        comment: kit.name.clone(),
        aside: false,
        rights: shared.into_iter().fold(ask.rights, Rights::with),
        ..ask.clone()
    }
}
