//! Money of goods: what documents of the stock post to the book, in the transaction that moves the goods. Account 41 holds
//! what all batches cost, to the kopeck (S6).

use super::{
    boxes::Reach,
    fact::{CashFact, record_on_cashboxes},
    ledger::{Basis, article, balance, check_open, pair, post, reverse},
    refusal::CashRefusal,
    tables::{Account, Cashbox, Leg, OpKind, Operation},
};
use crate::{
    kernel::{Day, Id, Money, Result, mark},
    store::{Reads, Write},
};

/// The account that holds goods has no parts: how much lies where, the stock knows.
const WHOLE: Id<()> = Id::fixed(0);

/// The document goods move by.
#[derive(Debug, Clone)]
pub struct GoodsMoney {
    /// As people say it: kind and number.
    pub document: String,
    pub location: Id<mark::Location>,
    pub day: Day,
    pub supplier: Option<Id<mark::Client>>,
}

/// Whose loss it is when goods are written off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// The shop's: through shortages (94) to other expenses.
    Shop,
    /// Used up by the shop itself.
    OwnUse,
    /// Charged to an employee.
    Employee(Id<mark::Employee>),
}

/// Goods came: from a supplier, or found and free.
pub fn received(tx: &mut Write<'_>, of: &GoodsMoney, cost: Money) -> Result<Option<Operation>> {
    moved(tx, of, pair((Account::Goods, WHOLE), source(of), cost).to_vec())
}

fn source(of: &GoodsMoney) -> (Account, Id<()>) {
    of.supplier.map_or((Account::OtherIncome, WHOLE), |supplier| (Account::Suppliers, supplier.cast()))
}

/// Goods are gone.
pub fn written_off(tx: &mut Write<'_>, of: &GoodsMoney, cost: Money, loss: Loss) -> Result<Vec<Operation>> {
    let goods = (Account::Goods, WHOLE);
    let shortage = (Account::Shortages, WHOLE);
    let steps = match loss {
        Loss::OwnUse => vec![pair((Account::OperatingExpenses, WHOLE), goods, cost)],
        Loss::Shop => vec![pair(shortage, goods, cost), pair((Account::OtherExpense, WHOLE), shortage, cost)],
        Loss::Employee(who) => vec![pair(shortage, goods, cost), pair((Account::Employees, who.cast()), shortage, cost)],
    };
    let done = steps.into_iter().map(|legs| moved(tx, of, legs.to_vec())).collect::<Result<Vec<_>>>()?;
    Ok(done.into_iter().flatten().collect())
}

/// Goods went back to the supplier for `price`; what they cost more or less than that is other expense or income.
pub fn returned_to_supplier(tx: &mut Write<'_>, of: &GoodsMoney, price: Money, cost: Money) -> Result<Option<Operation>> {
    let supplier = of.supplier.map_or(WHOLE, Id::cast);
    let mut legs = pair((Account::Suppliers, supplier), (Account::Goods, WHOLE), cost).to_vec();
    let other = if price > cost { Account::OtherIncome } else { Account::OtherExpense };
    legs.extend(pair((Account::Suppliers, supplier), (other, WHOLE), price - cost));
    moved(tx, of, legs)
}

fn moved(tx: &mut Write<'_>, of: &GoodsMoney, legs: Vec<Leg>) -> Result<Option<Operation>> {
    if legs.iter().all(|leg| leg.amount.is_zero()) {
        return Ok(None);
    }
    let basis = Basis { client: of.supplier, comment: of.document.clone(), ..Basis::new(OpKind::Goods, of.day, of.location) };
    post(tx, basis, legs).map(Some)
}

/// What goods that were sold or used cost otherwise than the book holds: the difference goes to where their cost stands.
pub fn recosted(tx: &mut Write<'_>, basis: Basis, spent: (Account, Id<()>), more: Money) -> Result<Option<Operation>> {
    check_open(tx, basis.location, basis.day)?;
    if more.is_zero() { Ok(None) } else { post(tx, basis, pair(spent, (Account::Goods, WHOLE), more).to_vec()).map(Some) }
}

/// What goods cost put right in the book: the difference is other income or expense.
pub fn reckoned(tx: &mut Write<'_>, of: &GoodsMoney, more: Money) -> Result<Option<Operation>> {
    let other = if more.is_negative() { Account::OtherExpense } else { Account::OtherIncome };
    moved(tx, of, pair((Account::Goods, WHOLE), (other, WHOLE), more).to_vec())
}

/// Money goes to a supplier, for a document or ahead of one.
pub fn pay_supplier(tx: &mut Write<'_>, of: &GoodsMoney, cashbox: Id<mark::Cashbox>, amount: Money, reach: &Reach) -> Result<Operation> {
    let cashbox: Cashbox = reach.cashbox(tx, cashbox)?;
    let Some(supplier) = of.supplier.filter(|_| amount.is_positive()) else { return Err(CashRefusal::NoAmount.into()) };
    let legs = pair((Account::Suppliers, supplier.cast()), (cashbox.kind.account(), cashbox.id.cast()), amount);
    let basis = Basis {
        client: Some(supplier),
        article: Some(article(tx, "supplier_payment")?),
        comment: of.document.clone(),
        ..Basis::new(OpKind::SupplierPayment, of.day, of.location)
    };
    let done = post(tx, basis, legs.to_vec())?;
    record_on_cashboxes(tx, &done, &CashFact::SupplierPaid { amount, document: of.document.clone() })?;
    Ok(done)
}

/// Money a supplier gives back for what returned to him.
pub fn refunded_by_supplier(
    tx: &mut Write<'_>,
    of: &GoodsMoney,
    cashbox: Id<mark::Cashbox>,
    amount: Money,
    reach: &Reach,
) -> Result<Operation> {
    let cashbox: Cashbox = reach.cashbox(tx, cashbox)?;
    let Some(supplier) = of.supplier.filter(|_| amount.is_positive()) else { return Err(CashRefusal::NoAmount.into()) };
    let legs = pair((cashbox.kind.account(), cashbox.id.cast()), (Account::Suppliers, supplier.cast()), amount);
    let basis = Basis {
        client: Some(supplier),
        article: Some(article(tx, "supplier_refund")?),
        comment: of.document.clone(),
        ..Basis::new(OpKind::SupplierRefund, of.day, of.location)
    };
    let done = post(tx, basis, legs.to_vec())?;
    record_on_cashboxes(tx, &done, &CashFact::SupplierRefunded { amount, document: of.document.clone() })?;
    Ok(done)
}

/// What goods cost was put right: by so much those that are here, by so much those that are gone.
pub fn revalued(tx: &mut Write<'_>, of: &GoodsMoney, here: Money, gone: Money) -> Result<Option<Operation>> {
    let from = source(of);
    let mut legs = pair((Account::Goods, WHOLE), from, here).to_vec();
    legs.extend(pair((Account::Cost, WHOLE), from, gone));
    moved(tx, of, legs)
}

/// A cancelled document takes its postings back, each with its exact opposite on its own day.
pub fn take_back(tx: &mut Write<'_>, operation: Id<mark::Payment>, comment: &str) -> Result<Operation> {
    let day = tx.need::<Operation>(&operation)?.day;
    reverse(tx, operation, day, comment.to_string())
}

/// What a supplier is owed; below zero he was paid ahead (M4).
pub fn supplier_debt(reads: &impl Reads, supplier: Id<mark::Client>) -> Result<Money> {
    Ok(-balance(reads, Account::Suppliers, supplier.cast())?)
}

/// What the book says all goods cost.
pub fn goods_value(reads: &impl Reads) -> Result<Money> {
    balance(reads, Account::Goods, WHOLE)
}
