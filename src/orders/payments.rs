//! Money of an order: prepayment, payment, refund, and taking a wrong one back.

use super::{document::save, facts::OrderFact, refusal::OrderRefusal, status::money_of, tables::Order};
pub use crate::cash::PaymentAsk;

use crate::{
    cash::{self, Cashbox, Operation, Part, Way, order_money},
    kernel::{Day, Error, Id, Money, Result, mark, text::Named},
    log::{Record, Subject},
    store::{Reads, Write},
};

/// Takes money for an order: an advance while it is open, the debt once it is handed over (never more than is due).
pub fn take_for(tx: &mut Write<'_>, order: &Order, ask: &PaymentAsk, day: Day) -> Result<Order> {
    let amount = ask.total();
    if !order.is_open() && amount > order.due() {
        return Err(OrderRefusal::Overpaid { due: order.due().max(Money::ZERO) }.into());
    }
    let operation = order_money::take(tx, &money_of(order, day), &ask.parts, ask.tendered, &ask.comment)?;
    let cashboxes = names(tx, &operation)?;
    let fact = match order.is_open() && amount < order.due() || order.totals.total().is_zero() {
        true => OrderFact::Prepaid { amount, cashboxes },
        false => OrderFact::Paid { amount, cashboxes },
    };
    tx.record(Subject::client(operation.client.unwrap_or(order.client)), &fact)?;
    let after = Order { paid: order_money_paid(tx, order.id)?, ..order.clone() };
    save(tx, order, after, &fact)
}

/// Refuses when money of the order moved since a form showed what was paid: two people at two counters must not take
/// the same debt twice.
pub fn nothing_since(reads: &impl Reads, order: Id<mark::Order>, seen: Option<Money>) -> Result<()> {
    let Some(seen) = seen else { return Ok(()) };
    let paid = reads.need::<Order>(&order)?.paid;
    if paid == seen { Ok(()) } else { Err(OrderRefusal::PaidMeanwhile { paid }.into()) }
}

fn names(reads: &impl Reads, operation: &Operation) -> Result<Vec<Named>> {
    operation.cashboxes().into_iter().map(|id| Ok(reads.need::<Cashbox>(&id)?.name)).collect()
}

fn order_money_paid(reads: &impl Reads, order: Id<mark::Order>) -> Result<Money> {
    cash::ledger::paid(reads, order)
}

/// The handler's command around `take_for`.
pub fn take(tx: &mut Write<'_>, order: Id<mark::Order>, ask: &PaymentAsk, day: Day) -> Result<Order> {
    let order = tx.need::<Order>(&order)?;
    take_for(tx, &order, ask, day)
}

/// Gives money back to the client.
pub fn refund(tx: &mut Write<'_>, order: Id<mark::Order>, part: Part, comment: &str, day: Day) -> Result<Order> {
    refund_by(tx, order, part, Way::Any, comment, day)
}

/// Gives money back the way it was paid, or any way.
pub fn refund_by(tx: &mut Write<'_>, order: Id<mark::Order>, part: Part, way: Way, comment: &str, day: Day) -> Result<Order> {
    let order = tx.need::<Order>(&order)?;
    order_money::refund(tx, &money_of(&order, day), part, way, comment)?;
    let cashbox = tx.need::<Cashbox>(&part.cashbox)?.name;
    let fact = OrderFact::Refunded { amount: part.amount, cashbox, comment: comment.to_string() };
    tx.record(Subject::client(order.client), &fact)?;
    let after = Order { paid: order_money_paid(tx, order.id)?, ..order.clone() };
    save(tx, &order, after, &fact)
}

/// Takes a payment or a refund of this order back.
pub fn take_back(tx: &mut Write<'_>, order: Id<mark::Order>, payment: Id<mark::Payment>, comment: &str, day: Day) -> Result<Order> {
    let order = tx.need::<Order>(&order)?;
    let wrong = tx.need::<Operation>(&payment)?;
    if wrong.order != Some(order.id) || wrong.moved().is_zero() {
        return Err(Error::Hidden);
    }
    order_money::take_back(tx, payment, day, comment)?;
    let fact = OrderFact::PaymentReversed { amount: wrong.moved(), comment: comment.to_string() };
    tx.record(Subject::client(order.client), &fact)?;
    let after = Order { paid: order_money_paid(tx, order.id)?, ..order.clone() };
    save(tx, &order, after, &fact)
}
