//! What `verstak check` refolds of sales: against the stock, the book and their own numbers.

use super::tables::{RETURN_BY_SALE, Return, Sale};
use crate::{
    cash::{Account, Operation, ledger::operations_by},
    kernel::{Id, Money, Quantity, Result, mark},
    shop::{Counted, numbers},
    stock::{MOVE_BY_DOCUMENT, Move},
    store::{Findings, Order, Read, Reads, Walk},
};

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut given = numbers::Given::default();
    reads.walk::<Sale>((), Order::Ascending, |sale| {
        given.add(sale.location, Counted::Sale, sale.period, sale.serial);
        let backs: Vec<Return> = reads.by(&RETURN_BY_SALE, (sale.id,))?;
        let mut says = |what: &str| findings.add(format!("sale {}: {what}", sale.number));
        look(&sale, &backs, &mut says);
        let moved = cost_of(reads, sale.id)?;
        if moved != -sale.cost() {
            says("its cost is not what left the stock");
        }
        book(reads, &sale, &backs, &mut says)?;
        Ok(Walk::On)
    })?;
    reads.walk::<Return>((), Order::Ascending, |back| {
        given.add(back.location, Counted::SaleReturn, back.period, back.serial);
        let cost: Money = back.lines.iter().map(|line| line.cost).sum();
        if !reads.has::<Sale>(&back.sale)? {
            findings.add(format!("return {}: its sale is not there", back.number));
        }
        if cost_of(reads, back.id)? != cost {
            findings.add(format!("return {}: its cost is not what came to the stock", back.number));
        }
        if back.paid + back.off_debt + back.to_balance != back.total() {
            findings.add(format!("return {}: what it is worth did not all go somewhere", back.number));
        }
        Ok(Walk::On)
    })?;
    given.compare(reads, &[Counted::Sale, Counted::SaleReturn], findings)
}

/// What the moves of a document are worth: above zero came.
fn cost_of(reads: &impl Reads, document: Id<mark::Document>) -> Result<Money> {
    let moves: Vec<Move> = reads.by(&MOVE_BY_DOCUMENT, (document,))?;
    Ok(moves.iter().map(Move::value).sum())
}

fn look(sale: &Sale, backs: &[Return], says: &mut impl FnMut(&str)) {
    let (nets, gross): (Money, Money) =
        (sale.lines.iter().map(|line| line.net).sum(), sale.lines.iter().map(|line| line.quantity.times(line.price)).sum());
    if nets != sale.total || gross != sale.gross || sale.lines.iter().any(|line| line.net + line.off != line.quantity.times(line.price)) {
        says("its lines do not make its total");
    }
    for (line, at) in sale.lines.iter().zip(0..) {
        let of_line = || backs.iter().flat_map(|back| &back.lines).filter(move |back| back.line == at);
        let came: Quantity = of_line().map(|back| back.quantity).sum();
        let net: Money = of_line().map(|back| back.net).sum();
        let serials: Vec<&String> = of_line().flat_map(|back| &back.serials).collect();
        if serials.len() != line.back.serials.len() || serials.iter().any(|serial| !line.serials.contains(serial)) {
            says("numbers of things that came back are not those that its returns say");
        }
        if came != line.back.quantity || net != line.back.net || came > line.quantity {
            says("what came back of a line is not what its returns say");
        }
    }
    if sale.debt.is_negative() {
        says("it is owed less than nothing for it");
    }
}

/// The book has its revenue, tax, cost and debt less what came back.
fn book(reads: &impl Reads, sale: &Sale, backs: &[Return], says: &mut impl FnMut(&str)) -> Result<()> {
    let operations: Vec<Operation> = operations_by(reads, sale.id)?;
    let on = |account: Account| -> Money {
        operations.iter().flat_map(|done| &done.legs).filter(|leg| leg.account == account).map(|leg| leg.amount).sum()
    };
    let back = |of: fn(&super::tables::ReturnLine) -> Money| -> Money { backs.iter().flat_map(|back| &back.lines).map(of).sum() };
    let left: Money = backs.iter().map(|back| back.to_balance).sum();
    let agree = [
        (-on(Account::Revenue), sale.total - back(|line| line.net), "its revenue in the book is another"),
        (-on(Account::VatPayable), sale.tax() - back(|line| line.tax), "its tax in the book is another"),
        (on(Account::Cost), sale.cost() - back(|line| line.cost), "its cost in the book is another"),
        (on(Account::Advances), sale.from_balance - left, "what it took from the client's balance or left on it in the book is another"),
        (on(Account::Receivable), sale.debt, "what is owed for it in the book is another"),
    ];
    agree.iter().filter(|(has, should, _)| has != should).for_each(|(.., what)| says(what));
    Ok(())
}
