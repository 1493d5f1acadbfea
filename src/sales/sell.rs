//! Selling: a cart becomes a sale in one write. Goods leave the warehouse oldest first, the book gets revenue, tax, cost and
//! money, the client what he owes, the receipt its number.
//!
//! A listed price is changed, a discount given and something sold below its cost only by right; what the client is granted
//! anyway needs none.

use super::{
    demand,
    facts::{SaleFact, about},
    known::{Known, Thing, price_type},
    reckon::{Reckoned, Want, reckon},
    refusal::SaleRefusal,
    tables::{Came, Part, Sale, SaleLine, What},
};
use crate::{
    cash::{
        self, Part as Paid,
        goods_back::Worth,
        sale_money::{self, Paying, SaleMoney},
    },
    catalog::may_sell_at,
    clients::{Client, Discounts},
    kernel::{Day, Discount, Id, Money, Quantity, Rate, Result, Right, Rights, mark},
    log::{Record, Subject},
    shop::{self, Counted},
    stock::{
        self, MoveKind, Warehouse, WarehouseKind,
        access::Action,
        ledger::{self, Ask, Basis, Pick, Posted, Take},
        units::{self, Unit},
    },
    store::{Reads, Write},
};

pub const MOST_LINES: usize = 200;

/// A line as the till asks for it.
#[derive(Debug, Clone)]
pub struct LineAsk {
    pub what: What,
    pub quantity: Quantity,
    /// `None`: the listed one.
    pub price: Option<Money>,
    pub discount: Discount,
    pub serials: Vec<String>,
}

/// How it is paid.
#[derive(Debug, Clone, Default)]
pub struct Payment {
    pub cashbox: Option<Id<mark::Cashbox>>,
    /// A second cashbox and the part that goes there.
    pub other: Option<Id<mark::Cashbox>>,
    pub other_amount: Money,
    /// What was handed over in notes.
    pub tendered: Option<Money>,
    /// Out of what the client left with the shop before.
    pub balance: Money,
    /// Sold in debt: so much of it is paid now.
    pub in_debt: Option<Money>,
}

#[derive(Debug, Clone)]
pub struct SellAsk {
    pub location: Id<mark::Location>,
    pub warehouse: Option<Id<mark::Warehouse>>,
    /// `None`: the client's own, or retail.
    pub price_type: Option<Id<mark::PriceType>>,
    pub client: Option<Id<mark::Client>>,
    pub lines: Vec<LineAsk>,
    pub whole: Discount,
    /// Down to a whole unit of money.
    pub round: bool,
    pub payment: Payment,
    /// What the till showed.
    pub seen: Option<Money>,
    pub day: Day,
    pub comment: String,
    pub rights: Rights,
}

/// The least that a shop of this money gives change in.
pub fn step(currency: crate::kernel::money::Currency) -> Money {
    use crate::kernel::money::Currency;
    match currency {
        Currency::Uah => Money(50),
        Currency::Byn => Money(10),
        Currency::Rub | Currency::Kzt => Money(100),
    }
}

pub fn sell(tx: &mut Write<'_>, ask: &SellAsk) -> Result<Sale> {
    if ask.lines.is_empty() {
        return Err(SaleRefusal::EmptyCart.into());
    }
    if ask.lines.len() > MOST_LINES {
        return Err(SaleRefusal::TooManyLines.into());
    }
    let client = ask.client.map(|id| tx.need::<Client>(&id)).transpose()?;
    let known = Known::read(tx, ask.warehouse, price_type(tx, ask.price_type, client.as_ref())?, ask.day)?;
    let (things, reckoned) = priced(tx, ask, &known, client.as_ref())?;
    if let Some(total) = ask.seen.filter(|seen| *seen != reckoned.total).map(|_| reckoned.total) {
        return Err(SaleRefusal::TotalChanged { total }.into());
    }
    let id = tx.id();
    let posted = take(tx, ask, id, &things)?;
    let lines = lines(tx, ask, (&things, &reckoned), &posted, &known)?;
    let from_balance = from_balance(ask, reckoned.total)?;
    let parts = parts(ask, reckoned.total - from_balance)?;
    let paid: Money = parts.iter().map(|part| part.amount).sum();
    let numbered = shop::next_sale_number(tx, ask.location, Counted::Sale, ask.day)?;
    let stamp = tx.stamp().clone();
    let sale = Sale {
        id,
        number: numbered.number,
        serial: numbered.serial,
        period: numbered.period,
        location: ask.location,
        warehouse: ask.warehouse,
        client: ask.client,
        day: ask.day,
        at: stamp.at,
        by: stamp.actor.id,
        by_name: stamp.actor.name,
        lines,
        gross: reckoned.gross,
        total: reckoned.total,
        discount: ask.whole,
        debt: reckoned.total - from_balance - paid,
        from_balance,
        comment: ask.comment.clone(),
    };
    let worth = Worth { total: sale.total, tax: sale.tax(), cost: sale.cost() };
    let paid = Paying { parts: &parts, tendered: ask.payment.tendered, balance: from_balance };
    sale_money::sell(tx, &money_of(&sale, ask.day), &worth, &paid)?;
    tx.put(&sale)?;
    stock::demand::add(tx, sale.location, sale.day, &demand::of_sale(&sale))?;
    told(tx, &sale, &SaleFact::Sold { number: sale.number.clone(), total: sale.total, debt: sale.debt })?;
    Ok(sale)
}

/// The fact on the sale and on its client.
pub(super) fn told(tx: &mut Write<'_>, sale: &Sale, fact: &SaleFact) -> Result<()> {
    tx.record(about(sale.id), fact)?;
    match sale.client {
        Some(client) => tx.record(Subject::client(client), fact),
        None => Ok(()),
    }
}

pub(super) fn money_of(sale: &Sale, day: Day) -> SaleMoney {
    SaleMoney { sale: sale.id, number: sale.number.clone(), client: sale.client, location: sale.location, day }
}

/// What a client is granted on such a thing.
pub fn granted(discounts: Option<&Discounts>, what: What) -> Rate {
    match (discounts, what) {
        (None, _) => Rate::ZERO,
        (Some(of), What::Product(_)) => of.goods_in_sales,
        (Some(of), What::Work(_)) => of.works_in_sales,
    }
}

/// Things of the cart with their prices allowed, and what they come to.
fn priced(reads: &impl Reads, ask: &SellAsk, known: &Known, client: Option<&Client>) -> Result<(Vec<(Thing, Money)>, Reckoned)> {
    let (mut things, mut wants) = (Vec::new(), Vec::new());
    for (asked, line) in ask.lines.iter().zip(1..) {
        let thing = known.thing(reads, asked.what)?.ok_or(SaleRefusal::Gone { line })?;
        if !asked.quantity.is_positive() || asked.quantity > Quantity::LIMIT {
            return Err(SaleRefusal::NoQuantity { line }.into());
        }
        let price = asked.price.or(thing.price).ok_or(SaleRefusal::NoPrice { line })?;
        if let Some(listed) = thing.price.filter(|listed| *listed != price)
            && !ask.rights.has(Right::EditPrices)
        {
            return Err(SaleRefusal::ListedPrice { line, price: listed }.into());
        }
        if !asked.discount.is_none() && !ask.rights.has(Right::GiveDiscounts) {
            return Err(SaleRefusal::NoDiscount { line: Some(line) }.into());
        }
        let own = granted(client.map(|client| &client.discounts), asked.what);
        wants.push(Want { gross: asked.quantity.times(price), discount: asked.discount, own });
        things.push((thing, price));
    }
    if !ask.whole.is_none() && !ask.rights.has(Right::GiveDiscounts) {
        return Err(SaleRefusal::NoDiscount { line: None }.into());
    }
    let round = ask.round.then_some(step(known.company.currency));
    Ok((things, reckon(&wants, ask.whole, round)?))
}

/// The goods leave; works have nothing on a shelf.
fn take(tx: &mut Write<'_>, ask: &SellAsk, document: Id<mark::Document>, things: &[(Thing, Money)]) -> Result<Posted> {
    let mut asks = Vec::new();
    for ((asked, (thing, _)), line) in ask.lines.iter().zip(things).zip(1..) {
        let Some(from) = ask.warehouse.filter(|_| !thing.parts.is_empty()) else {
            if thing.parts.is_empty() { continue } else { return Err(SaleRefusal::NoWarehouse.into()) }
        };
        let named = named(tx, asked, thing, line)?;
        for (item, each) in &thing.parts {
            let quantity = asked.quantity.by(*each).ok_or(SaleRefusal::KitFraction { line })?;
            let pick = if item.tracked { Pick::Units(units_of(&named, item.product, quantity, line)?) } else { Pick::Oldest };
            asks.push(Ask::Take(Take { line, item: *item, from, quantity, pick, reservation: None }));
        }
    }
    if asks.is_empty() {
        return Ok(Posted::default());
    }
    may_sell_from(tx, ask)?;
    ledger::post(tx, Basis { kind: MoveKind::Sale, document, day: ask.day }, &asks)
}

/// The things that were named by their numbers, each once.
fn named(reads: &impl Reads, asked: &LineAsk, thing: &Thing, line: u32) -> Result<Vec<Unit>> {
    let mut found: Vec<Unit> = Vec::new();
    for serial in asked.serials.iter().filter(|_| thing.tracked()) {
        let mut here = None;
        for (item, _) in thing.parts.iter().filter(|(item, _)| item.tracked) {
            here = units::here(reads, item.product, serial)?.or(here);
        }
        let unit = here.ok_or_else(|| SaleRefusal::UnknownSerial { line, serial: serial.clone() })?;
        if found.iter().all(|known| known.id != unit.id) {
            found.push(unit);
        }
    }
    Ok(found)
}

/// As many of them as are sold, no more and no fewer.
fn units_of(named: &[Unit], product: Id<mark::Product>, need: Quantity, line: u32) -> Result<Vec<Id<mark::Unit>>> {
    let ids: Vec<_> = named.iter().filter(|unit| unit.product == product).map(|unit| unit.id).collect();
    match i64::try_from(ids.len()) {
        Ok(count) if count * Quantity::ONE.0 == need.0 => Ok(ids),
        _ => Err(SaleRefusal::Serials { line, need }.into()),
    }
}

/// A sellable warehouse of the location or of the whole company that lets this person sell from it.
pub fn sells_from(warehouse: &Warehouse, location: Id<mark::Location>, seller: Option<Id<mark::Employee>>) -> bool {
    let kind = !matches!(warehouse.kind, WarehouseKind::InOrder | WarehouseKind::Transit | WarehouseKind::Entrusted);
    let here = warehouse.location.is_none_or(|at| at == location);
    let lets = warehouse.keepers.is_empty() || seller.is_some_and(|seller| warehouse.lets(seller, Action::Sell));
    kind && here && warehouse.sellable && !warehouse.archived && lets
}

fn may_sell_from(tx: &Write<'_>, ask: &SellAsk) -> Result<()> {
    let found = match ask.warehouse {
        Some(id) => tx.get::<stock::Warehouse>(&id)?,
        None => None,
    };
    match found {
        None => Err(SaleRefusal::NoWarehouse.into()),
        Some(warehouse) if sells_from(&warehouse, ask.location, tx.actor().id) => Ok(()),
        Some(_) => Err(SaleRefusal::NotYours.into()),
    }
}

fn lines(
    reads: &impl Reads,
    ask: &SellAsk,
    (things, reckoned): (&[(Thing, Money)], &Reckoned),
    posted: &Posted,
    known: &Known,
) -> Result<Vec<SaleLine>> {
    let mut lines = Vec::new();
    for (((asked, (thing, price)), net), line) in ask.lines.iter().zip(things).zip(&reckoned.nets).zip(1..) {
        let moved = || posted.moves.iter().filter(|moved| moved.line == line);
        let cost: Money = moved().map(|moved| -moved.value()).sum();
        if !may_sell_at(*net, Some(cost), ask.rights) {
            return Err(SaleRefusal::BelowCost { line }.into());
        }
        let vat = known.vat(thing.vat);
        lines.push(SaleLine {
            what: asked.what,
            name: thing.name.clone(),
            code: thing.code.clone(),
            unit: thing.unit.clone(),
            quantity: asked.quantity,
            price: *price,
            discount: asked.discount,
            off: asked.quantity.times(*price) - *net,
            net: *net,
            vat,
            tax: vat.map_or(Money::ZERO, |rate| rate.inside(*net)),
            cost,
            warranty_days: thing.warranty_days,
            parts: thing.parts.iter().map(|(item, each)| Part { product: item.product, each: *each }).collect(),
            serials: moved().filter_map(|moved| moved.unit).map(|id| Ok(reads.need::<Unit>(&id)?.serial)).collect::<Result<_>>()?,
            back: Came::default(),
        });
    }
    Ok(lines)
}

/// What of it is paid with what the client left before.
fn from_balance(ask: &SellAsk, total: Money) -> Result<Money> {
    match (ask.payment.balance, ask.client) {
        (Money::ZERO, _) => Ok(Money::ZERO),
        (_, None) => Err(SaleRefusal::BalanceOfNobody.into()),
        (amount, _) if amount > total => Err(SaleRefusal::BalanceTooMuch { total }.into()),
        (amount, _) => Ok(amount),
    }
}

/// The payment as parts by cashbox. What they leave is the client's debt, if he and the person may.
fn parts(ask: &SellAsk, total: Money) -> Result<Vec<Paid>> {
    let now = ask.payment.in_debt.unwrap_or(total);
    if now > total {
        return Err(SaleRefusal::PaidTooMuch { total }.into());
    }
    if now < total {
        if ask.client.is_none() {
            return Err(SaleRefusal::DebtOfNobody.into());
        }
        if !ask.rights.has(Right::CloseInDebt) {
            return Err(SaleRefusal::NoDebt.into());
        }
    }
    if now.is_zero() {
        return Ok(Vec::new());
    }
    let cashbox = ask.payment.cashbox.ok_or(SaleRefusal::NoCashbox)?;
    Ok(cash::split_payment(Paid { cashbox, amount: now }, ask.payment.other, ask.payment.other_amount)?)
}
