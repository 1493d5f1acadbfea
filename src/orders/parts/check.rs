//! What `verstak check` compares: promises of the stock with the lines they were made for, costs of lines with what the
//! hand-over took.

use std::collections::{BTreeSet, HashMap};

use crate::{
    kernel::{Id, Money, Quantity, Result, mark},
    orders::tables::{BACK_BY_ORDER, Line, Order, PartsBack, Taking},
    shop::StatusGroup,
    stock::{MOVE_BY_DOCUMENT, Move, MoveKind, Stock, Warehouse, WarehouseKind, reserve::Reservation},
    store::{Findings, Order as Direction, Read, Reads, Walk},
};

/// What is promised to lines of orders: the product, how much of it, and where it lies.
pub struct Promised(HashMap<(Id<mark::Order>, Id<mark::Line>), (Id<mark::Product>, Quantity, BTreeSet<Id<mark::Warehouse>>)>);

impl Promised {
    pub fn read(reads: &Read<'_>, findings: &mut Findings) -> Result<Promised> {
        let mut found = HashMap::new();
        reads.walk::<Reservation>((), Direction::Ascending, |row| {
            let sum = found.entry((row.order, row.line)).or_insert((row.product, Quantity::ZERO, BTreeSet::new()));
            if sum.0 != row.product {
                findings.add(format!("orders: line {} is promised two products", row.line));
            }
            sum.1 += row.rest();
            sum.2.insert(row.warehouse);
            Ok(Walk::On)
        })?;
        Ok(Promised(found))
    }

    pub fn look(&mut self, reads: &Read<'_>, order: &Order, lines: &[Line], says: &mut impl FnMut(&str)) -> Result<()> {
        for line in lines {
            let promised = self.0.remove(&(order.id, line.id));
            // What was laid aside lies in the warehouse of orders.
            let own = line.part.as_ref().filter(|part| part.moved.is_none()).and_then(|part| part.warehouse);
            if let (Some(own), Some((.., places))) = (own, &promised)
                && places.iter().any(|place| *place != own)
            {
                says(&format!("what the stock keeps for “{}” lies elsewhere than its line says", line.name));
            }
            let promised = promised.map(|(product, kept, _)| (product, kept));
            let want = line.part.as_ref().filter(|_| order.is_open()).map(|part| (part.product, line.quantity - part.need));
            if promised.filter(|(_, kept)| !kept.is_zero()) != want.filter(|(_, kept)| !kept.is_zero()) {
                says(&format!("what the stock keeps for “{}” is not what its line says", line.name));
            }
        }
        let standing = order.group == StatusGroup::Closed;
        let cost: Money = lines.iter().filter_map(|line| line.part.as_ref()).filter_map(|part| part.cost).sum();
        let backs: Vec<PartsBack> = reads.by(&BACK_BY_ORDER, (order.id,))?;
        let of_this = |back: &&PartsBack| back.taken == order.taken;
        let returned: Money = backs.iter().filter(of_this).flat_map(|back| &back.lines).map(|line| line.cost).sum();
        let taken = match order.taken.filter(|_| standing) {
            Some(document) => -worth(reads, document)? - returned,
            None => Money::ZERO,
        };
        if standing && taken != cost {
            says("what it took from the stock is not what its lines cost");
        }
        for line in lines {
            let of_line =
                backs.iter().filter(|_| standing).filter(of_this).flat_map(|back| &back.lines).filter(|back| back.line == line.id);
            let (quantity, net) = of_line.fold((Quantity::ZERO, Money::ZERO), |sum, back| (sum.0 + back.quantity, sum.1 + back.net));
            if line.back.map_or((Quantity::ZERO, Money::ZERO), |came| (came.quantity, came.net)) != (quantity, net) {
                says(&format!("what came back of “{}” is not what its returns say", line.name));
            }
        }
        Ok(())
    }

    /// What came back is in the stock, and all that it is worth went somewhere.
    fn backs(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
        reads.walk::<PartsBack>((), Direction::Ascending, |back| {
            let cost: Money = back.lines.iter().map(|line| line.cost).sum();
            let right = [
                (reads.has::<Order>(&back.order)?, "its order is not there"),
                (worth(reads, back.id)? == cost, "its cost is not what came to the stock"),
                (back.paid + back.off_debt + back.to_balance == back.total(), "what it is worth did not all go somewhere"),
            ];
            right.iter().filter(|(right, _)| !right).for_each(|(_, what)| findings.add(format!("orders: return {}: {what}", back.id)));
            Ok(Walk::On)
        })
    }

    /// Promises and moves of orders that are not there.
    pub fn rest(self, reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
        Promised::backs(reads, findings)?;
        for (order, line) in self.0.into_keys() {
            findings.add(format!("orders: the stock keeps goods for line {line} of order {order}, which is not there"));
        }
        let aside = reads.all::<Warehouse>(())?.into_iter().filter(|one| one.kind == WarehouseKind::InOrder);
        for stock in aside.map(|one| reads.all::<Stock>((one.id,))).collect::<Result<Vec<_>>>()?.into_iter().flatten() {
            if !stock.available().is_zero() {
                findings.add(format!("orders: product {} lies aside for orders and is nobody's", stock.product));
            }
        }
        reads.walk::<Move>((), Direction::Ascending, |one| {
            if one.kind == MoveKind::Order && !reads.has::<Taking>(&one.document)? {
                findings.add(format!("orders: move {} of the stock belongs to no order", one.number));
            }
            Ok(Walk::On)
        })
    }
}

/// What the moves of a document are worth: above zero came.
fn worth(reads: &impl Reads, document: Id<mark::Document>) -> Result<Money> {
    Ok(reads.by(&MOVE_BY_DOCUMENT, (document,))?.iter().map(Move::value).sum())
}
