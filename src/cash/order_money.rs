//! The money of an order: prepayment, payment, refund, the charge at hand-over and its undoing.
//!
//! Before the hand-over money is the client's advance (62.02). The hand-over charges the order to the client (62.01 against
//! 90.01), writes what its parts cost (90.02 or 44.03 against 41) and sets the advance off; what is paid later goes to 62.01. So the client's balance is −(62.01 + 62.02) (M3),
//! and an order is settled when its own part of it is zero. One function, `sides`, decides what stands on which account.
//! The cashboxes' feeds are told here; the order's and the client's by whoever asked for it.

use super::{
    fact::{CashFact, record_on_cashboxes},
    goods_back::{self, Back, Worth, came_by, into_each},
    ledger::{Basis, article, balance, operations_of, paid, pair, post, reverse},
    part::{Part, Way, money_account},
    refusal::CashRefusal,
    tables::{Account, CashboxKind, Leg, OpKind, Operation},
};
use crate::{
    kernel::{Day, Error, Id, Money, Result, mark},
    store::{Reads, Write},
};

/// Whose money and for what.
#[derive(Debug, Clone)]
pub struct OrderMoney {
    pub order: Id<mark::Order>,
    /// As people say it; copied into the operations.
    pub number: String,
    pub client: Id<mark::Client>,
    pub location: Id<mark::Location>,
    pub day: Day,
}

impl OrderMoney {
    fn basis(&self, kind: OpKind) -> Basis {
        Basis {
            client: Some(self.client),
            order: Some(self.order),
            order_number: self.number.clone(),
            ..Basis::new(kind, self.day, self.location)
        }
    }
}

/// Money comes in. Before the hand-over it is an advance, after it the debt is paid first. `tendered` is what was handed
/// over in notes; it is kept only where a drawer took part.
pub fn take(tx: &mut Write<'_>, of: &OrderMoney, parts: &[Part], tendered: Option<Money>, comment: &str) -> Result<Operation> {
    let mut legs = Vec::new();
    for part in parts {
        legs.push(Leg { account: money_account(tx, of.location, part)?, of: part.cashbox.cast(), amount: part.amount });
    }
    if legs.is_empty() {
        return Err(CashRefusal::NoAmount.into());
    }
    let total: Money = parts.iter().map(|part| part.amount).sum();
    let in_cash: Money = legs.iter().filter(|leg| leg.account == Account::Cash).map(|leg| leg.amount).sum();
    let tendered = tendered.filter(|_| in_cash.is_positive());
    if tendered.is_some_and(|tendered| tendered < in_cash) {
        return Err(CashRefusal::TenderedTooLittle { need: in_cash }.into());
    }
    let (kind, key) = match charged(tx, of.order)?.is_zero() {
        true => (OpKind::Prepayment, "prepayment"),
        false => (OpKind::Payment, "order_payment"),
    };
    legs.extend(sides(tx, of, total, Money::ZERO)?);
    let basis = Basis { article: Some(article(tx, key)?), tendered, comment: comment.into(), ..of.basis(kind) };
    let done = post(tx, basis, legs)?;
    let fact = CashFact::Paid { kind, amount: total, change: done.change(), order: of.number.clone(), comment: comment.into() };
    record_on_cashboxes(tx, &done, &fact)?;
    Ok(done)
}

/// Money goes back to the client: never more than he paid and has not got back (M7).
pub fn refund(tx: &mut Write<'_>, of: &OrderMoney, part: Part, way: Way, comment: &str) -> Result<Operation> {
    let account = money_account(tx, of.location, &part)?;
    let most = paid(tx, of.order)?;
    if part.amount > most {
        return Err(CashRefusal::RefundTooLarge { most: most.max(Money::ZERO) }.into());
    }
    if way == Way::AsPaid {
        came_by(&paid_through(tx, of.order)?, account, part.amount)?;
    }
    let mut legs = vec![Leg { account, of: part.cashbox.cast(), amount: -part.amount }];
    legs.extend(sides(tx, of, -part.amount, Money::ZERO)?);
    let basis = Basis { article: Some(article(tx, "client_refund")?), comment: comment.into(), ..of.basis(OpKind::Refund) };
    let done = post(tx, basis, legs)?;
    let fact = CashFact::Refunded { amount: part.amount, order: of.number.clone(), comment: comment.into() };
    record_on_cashboxes(tx, &done, &fact)?;
    Ok(done)
}

/// What was paid for an order by each kind of cashbox and has not gone back the same way.
pub fn paid_through(reads: &impl Reads, order: Id<mark::Order>) -> Result<Vec<(CashboxKind, Money)>> {
    Ok(through(&operations_of(reads, order)?))
}

/// What was paid for an order into each cashbox and has not gone back out of it.
pub fn paid_into(reads: &impl Reads, order: Id<mark::Order>) -> Result<Vec<Part>> {
    Ok(into_each(&operations_of(reads, order)?))
}

/// Parts of an order that was handed over come back: revenue and their cost with them, the money as `back` says. What is left to
/// the client is the order's no more.
pub fn give_back(
    tx: &mut Write<'_>,
    (of, document): (&OrderMoney, Id<mark::Document>),
    worth: &Worth,
    spent: Account,
    back: &Back,
    (way, comment): (Way, &str),
) -> Result<Option<Operation>> {
    let [owed, ahead] = sides(tx, of, -(back.paid() + back.balance), -worth.total)?;
    if !ahead.amount.is_zero() || owed.amount != -back.debt {
        return Err(Error::broken("what an order gives back is neither its debt nor money"));
    }
    let mut legs = pair(GOODS, (spent, of.order.cast()), worth.cost).to_vec();
    legs.push(Leg { account: Account::Revenue, of: of.order.cast(), amount: worth.total });
    legs.extend([owed, Leg { amount: -back.balance, ..ahead }]);
    let came = paid_through(tx, of.order)?;
    let basis = Basis { document: Some(document), comment: comment.into(), ..of.basis(OpKind::SaleReturn) };
    goods_back::give_back(tx, basis, legs, back, (way, &came))
}

/// What these operations brought through each kind of cashbox, where it is not nothing.
pub(super) fn through(operations: &[Operation]) -> Vec<(CashboxKind, Money)> {
    let of = |kind: CashboxKind| -> Money {
        operations.iter().flat_map(|op| &op.legs).filter(|leg| leg.account == kind.account()).map(|leg| leg.amount).sum()
    };
    CashboxKind::ALL.into_iter().map(|kind| (kind, of(kind))).filter(|(_, amount)| !amount.is_zero()).collect()
}

/// The hand-over: revenue, the client's debt for it, the advance set off against the debt, and what the parts used cost, on
/// the account it stands on. An order is charged once until `uncharge`. The caller records the fact.
pub fn charge(tx: &mut Write<'_>, of: &OrderMoney, total: Money, used: (Account, Money)) -> Result<Option<Operation>> {
    if !charged(tx, of.order)?.is_zero() {
        return Err(CashRefusal::AlreadyCharged.into());
    }
    if total.is_negative() {
        return Err(Error::broken("an order cannot be handed over for less than nothing"));
    }
    revenue(tx, of, OpKind::Charge, total, &pair((used.0, of.order.cast()), GOODS, used.1))
}

/// Where the cost of parts used by orders stands.
const SPENT: [Account; 2] = [Account::Cost, Account::OwnWarranty];
/// Goods of the company, all of them together: which lie where, the stock knows.
pub(super) const GOODS: (Account, Id<()>) = (Account::Goods, Id::fixed(0));

fn spent(reads: &impl Reads, account: Account, of: &OrderMoney) -> Result<Money> {
    balance(reads, account, of.order.cast())
}

/// A reopened order: the standing charge taken back, so that what was paid is an advance again. The caller records the
/// fact.
pub fn uncharge(tx: &mut Write<'_>, of: &OrderMoney) -> Result<Option<Operation>> {
    let (total, mut parts) = (charged(tx, of.order)?, Vec::new());
    for account in SPENT {
        parts.extend(pair(GOODS, (account, of.order.cast()), spent(tx, account, of)?));
    }
    revenue(tx, of, OpKind::Uncharge, -total, &parts)
}

fn revenue(tx: &mut Write<'_>, of: &OrderMoney, kind: OpKind, total: Money, parts: &[Leg]) -> Result<Option<Operation>> {
    let mut legs = parts.to_vec();
    if !total.is_zero() {
        legs.push(Leg { account: Account::Revenue, of: of.order.cast(), amount: -total });
        legs.extend(sides(tx, of, Money::ZERO, total)?);
    }
    if legs.iter().all(|leg| leg.amount.is_zero()) {
        return Ok(None);
    }
    post(tx, of.basis(kind), legs).map(Some)
}

/// Takes a wrong payment or refund of an order back. A payment that was refunded since stays: the refund goes first.
pub fn take_back(tx: &mut Write<'_>, payment: Id<mark::Payment>, day: Day, comment: &str) -> Result<Operation> {
    let wrong = tx.need::<Operation>(&payment)?;
    let (Some(order), Some(client)) = (wrong.order, wrong.client) else { return Err(Error::Hidden) };
    let done = reverse(tx, payment, day, comment.into())?;
    if paid(tx, order)?.is_negative() {
        return Err(CashRefusal::RefundedSince.into());
    }
    let of = OrderMoney { order, number: wrong.order_number, client, location: wrong.location, day };
    let legs = sides(tx, &of, Money::ZERO, Money::ZERO)?;
    if legs.iter().any(|leg| !leg.amount.is_zero()) {
        post(tx, of.basis(OpKind::Offset), legs.to_vec())?;
    }
    let fact = CashFact::Reversed { kind: wrong.kind, amount: done.moved().abs(), order: of.number, comment: comment.into() };
    record_on_cashboxes(tx, &done, &fact)?;
    Ok(done)
}

/// The order is another client's now: its debt and its advance go with it. The caller records the fact.
pub fn change_client(tx: &mut Write<'_>, of: &OrderMoney, to: Id<mark::Client>) -> Result<Option<Operation>> {
    let mut legs = Vec::new();
    for account in [Account::Receivable, Account::Advances] {
        let amount = part_of(tx, of.order, account)?;
        legs.extend(super::ledger::pair((account, to.cast()), (account, of.client.cast()), amount));
    }
    if to == of.client || legs.iter().all(|leg| leg.amount.is_zero()) {
        return Ok(None);
    }
    post(tx, of.basis(OpKind::Offset), legs).map(Some)
}

/// The client's side of an operation that brings `money` in and charges `total` more. Until the order is charged
/// everything is an advance; from then on a debt stands on 62.01 and only what is paid beyond it on 62.02.
fn sides(reads: &impl Reads, of: &OrderMoney, money: Money, total: Money) -> Result<[Leg; 2]> {
    let (debt, ahead) = (part_of(reads, of.order, Account::Receivable)?, part_of(reads, of.order, Account::Advances)?);
    let net = debt + ahead + total - money;
    let is_charged = !(charged(reads, of.order)? + total).is_zero();
    let owes = if is_charged { net.max(Money::ZERO) } else { Money::ZERO };
    Ok([
        Leg { account: Account::Receivable, of: of.client.cast(), amount: owes - debt },
        Leg { account: Account::Advances, of: of.client.cast(), amount: net - owes - ahead },
    ])
}

/// What the order stands charged with: its revenue.
pub fn charged(reads: &impl Reads, order: Id<mark::Order>) -> Result<Money> {
    Ok(-balance(reads, Account::Revenue, order.cast())?)
}

/// The order's own part of 62.01: what the client owes for it.
pub fn owed(reads: &impl Reads, order: Id<mark::Order>) -> Result<Money> {
    part_of(reads, order, Account::Receivable)
}

/// The order's own part of 62.02: what the client paid ahead.
pub fn advance(reads: &impl Reads, order: Id<mark::Order>) -> Result<Money> {
    Ok(-part_of(reads, order, Account::Advances)?)
}

fn part_of(reads: &impl Reads, order: Id<mark::Order>, account: Account) -> Result<Money> {
    let mut sum = Money::ZERO;
    for done in operations_of(reads, order)? {
        sum += done.legs.iter().filter(|leg| leg.account == account).map(|leg| leg.amount).sum();
        if account == Account::Advances {
            sum += done.client.map_or(Money::ZERO, |client| done.left_free(client));
        }
    }
    Ok(sum)
}

/// Above zero the client has paid ahead, below zero he owes (M3).
pub fn client_balance(reads: &impl Reads, client: Id<mark::Client>) -> Result<Money> {
    let receivable = balance(reads, Account::Receivable, client.cast())?;
    let advances = balance(reads, Account::Advances, client.cast())?;
    Ok(-(receivable + advances))
}
