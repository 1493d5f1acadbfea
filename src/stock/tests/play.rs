//! Random lives of a stock, played on ours and on the model.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    Shelves, basis, cases, day, document, item,
    model::{DAYS, Line, Model, PRODUCTS, Promise, Spot, WAREHOUSES, alloc, moving, share},
    shelf,
    steps::{Step, step},
    taking, to, warehouse,
};
use crate::{
    kernel::{Id, Money, Quantity, mark},
    stock::{
        balance,
        ledger::{Ask, Pick, Receive, Return, Revalue, Take, To},
        reserve::{self, Reservation, ReserveAsk},
        tables::{Cell, MoveKind, Pool, Stock},
        turns::{self, Turn},
        units::{self, Unit},
    },
    store::Reads,
};

/// Ours and the model, with what ties them together.
struct Life {
    ours: Shelves,
    model: Model,
    /// Our number of each line of the model.
    numbers: Vec<u64>,
    promises: Vec<Id<mark::Reservation>>,
}

/// By weight quantities have thousandths.
fn quantity(product: usize, units: i64) -> i64 {
    if product == 2 { units * 333 } else { units * 1000 }
}

fn spot_of(cell: &Cell) -> Spot {
    let at = |id: u128, from: u128| usize::try_from(id - from).expect("a known id");
    let number = |bytes: [u8; 16]| u128::from_be_bytes(bytes);
    let batch = usize::try_from(cell.batch - 1).expect("batches are counted from one");
    let back = cell.day.number() - day(0).number();
    (at(number(cell.warehouse.bytes()), 100), at(number(cell.product.bytes()), 300), back, batch, number(cell.bin.bytes()) != 0)
}

fn place(at: usize, on_shelf: bool) -> To {
    To { warehouse: warehouse(at), bin: on_shelf.then(|| shelf(at)) }
}

impl Life {
    fn new(average: bool) -> Life {
        let model = Model { average, ..Model::default() };
        Life { ours: Shelves::new(average), model, numbers: Vec::new(), promises: Vec::new() }
    }

    /// Cells of a warehouse in the order they are taken, as the model sees them.
    fn queue(&self, warehouse: usize, product: usize, day: i32) -> Vec<Spot> {
        self.model.cells().into_keys().filter(|spot| spot.0 == warehouse && spot.1 == product && spot.2 <= day).collect()
    }

    /// Both sides post the same; they must agree on whether it goes through.
    fn post(&mut self, kind: MoveKind, back: i32, ask: Ask, lines: Option<Vec<Line>>) -> Result<(), TestCaseError> {
        let doc = self.model.docs;
        self.model.docs += 1;
        let done = self.ours.post(basis(kind, doc, back), vec![ask]);
        let before = self.model.lines.len();
        let allowed = lines.is_some_and(|lines| self.model.apply(lines));
        let said = done.as_ref().err().map(ToString::to_string);
        prop_assert_eq!(done.is_ok(), allowed, "document {}: {:?}", doc, said);
        if let Ok(done) = done {
            prop_assert_eq!(done.moves.len(), self.model.lines.len() - before);
            for (ours, line) in done.moves.iter().zip(&self.model.lines[before..]) {
                prop_assert_eq!((ours.quantity.0, ours.cost.0, ours.value().0), (line.quantity, line.cost, line.value));
                self.numbers.push(ours.number);
            }
        }
        Ok(())
    }

    fn run(&mut self, step: &Step) -> Result<(), TestCaseError> {
        match *step {
            Step::Receive { warehouse, product, back, quantity: count, cost, shelf, serials } => {
                self.receive(place(warehouse, shelf), (warehouse, product, -back, shelf), quantity(product, count), cost, serials)
            }
            Step::Take { warehouse, product, back, quantity: count, sale } => {
                let kind = if sale { MoveKind::Sale } else { MoveKind::WriteOff };
                let (take, lines) = self.leaving(warehouse, product, back, quantity(product, count), None);
                let lines = lines.map(|lines| lines.into_iter().map(|line| Line { issue: true, ..line }).collect());
                self.post(kind, back, Ask::Take(take), lines)
            }
            Step::Transfer { from, to, product, back, quantity: count, shelf } => {
                let (take, lines) = self.leaving(from, product, back, quantity(product, count), None);
                self.post(MoveKind::Transfer, back, Ask::Transfer(take, place(to, shelf)), lines.and_then(|lines| moving(lines, to, shelf)))
            }
            Step::Carry { which, to, back, shelf } => {
                let Some(promise) = self.model.promises.get(which).filter(|promise| !promise.gone).cloned() else { return Ok(()) };
                let (mut take, lines) = self.leaving(promise.warehouse, promise.product, back, promise.rest, Some(which));
                take.reservation = Some(self.promises[which]);
                let lines = lines.filter(|_| promise.rest > 0).and_then(|lines| moving(lines, to, shelf));
                self.post(MoveKind::Transfer, back, Ask::Transfer(take, place(to, shelf)), lines)
            }
            Step::Return { which, warehouse, back, quantity: count } => self.come_back(which, warehouse, back, count),
            Step::ToSupplier { batch, warehouse, back, quantity: count } => self.goes_back(batch, warehouse, back, count),
            Step::Correct { batch, back, by } => self.correct(batch, back, by),
            Step::Reserve { warehouse, product, quantity: count } => self.reserve(warehouse, product, quantity(product, count)),
            Step::Release { which } => self.release(which),
            Step::Keep { which, back, quantity: count } => {
                let Some(promise) = self.model.promises.get(which).filter(|promise| !promise.gone).cloned() else { return Ok(()) };
                let wanted = quantity(promise.product, count);
                let (mut take, lines) = self.leaving(promise.warehouse, promise.product, back, wanted, Some(which));
                take.reservation = Some(self.promises[which]);
                let lines = lines.filter(|_| wanted <= promise.rest);
                let lines = lines.map(|lines| lines.into_iter().map(|line| Line { issue: true, ..line }).collect());
                self.post(MoveKind::Order, back, Ask::Take(take), lines)
            }
            Step::Cancel { which } => self.cancel(which),
        }
    }

    fn receive(&mut self, to: To, at: (usize, usize, i32, bool), quantity: i64, cost: i64, serials: u8) -> Result<(), TestCaseError> {
        let (warehouse, product, day, shelf) = at;
        let doc = self.model.docs;
        let numbers: Vec<u8> =
            if product == 3 { (0..quantity / 1000).map(|n| (serials % 16 + n as u8) % 16).collect() } else { Vec::new() };
        let ask = Receive {
            line: 1,
            item: item(product),
            to,
            quantity: Quantity(quantity),
            cost: Money(cost),
            supplier: None,
            serials: numbers.iter().map(|n| format!("sn {n}")).collect(),
            expires: None,
        };
        let spot = (warehouse, product, day, self.model.batches.len(), shelf);
        let lines = match product {
            3 => {
                let costs = alloc(cost, &vec![1; numbers.len()]);
                let each = numbers.iter().zip(costs);
                each.map(|(n, cost)| Line { serial: Some(*n), ..self.model.line(doc, day, spot, 1000, cost, None) }).collect()
            }
            _ => vec![self.model.line(doc, day, spot, quantity, cost, None)],
        };
        let before = self.model.lines.len();
        self.post(MoveKind::Posting, -day, Ask::Receive(ask), Some(lines))?;
        if self.model.lines.len() > before {
            self.model.batches.push((product, day, quantity));
        }
        Ok(())
    }

    /// Things with numbers leave by their numbers, the least first; the rest oldest first.
    fn leaving(&self, warehouse: usize, product: usize, back: i32, quantity: i64, promise: Option<usize>) -> (Take, Option<Vec<Line>>) {
        let doc = self.model.docs;
        let mut ask = taking(product, warehouse, Quantity(quantity), Pick::Oldest);
        if product != 3 {
            let lines = self.model.leave(doc, -back, quantity, &self.queue(warehouse, product, -back), promise);
            return (ask, lines);
        }
        let count = usize::try_from(quantity / 1000).expect("a small number");
        let here: Vec<(u8, Spot)> = self.model.things.iter().filter(|(_, spot)| spot.0 == warehouse).map(|(n, spot)| (*n, *spot)).collect();
        let chosen = &here[..count.min(here.len())];
        let id = |n: u8| self.ours.read(|r| units::here(r, item(3).product, &format!("SN{n}"))).expect("it is here").id;
        ask.pick = Pick::Units(chosen.iter().map(|(n, _)| id(*n)).collect());
        let (mut cells, mut lines) = (self.model.cells(), Vec::new());
        for (n, spot) in chosen {
            let cell = cells.get_mut(spot).expect("its cell");
            let cost = share(cell.1, 1000, cell.0);
            *cell = (cell.0 - 1000, cell.1 - cost);
            lines.push(Line { serial: Some(*n), ..self.model.line(doc, -back, *spot, -1000, -cost, promise) });
        }
        let late = chosen.iter().any(|(_, spot)| spot.2 > -back);
        let fits = chosen.len() == count && !late;
        (ask, fits.then(|| self.model.valued(lines, quantity)))
    }

    fn come_back(&mut self, which: usize, warehouse: usize, back: i32, count: i64) -> Result<(), TestCaseError> {
        if self.model.lines.is_empty() {
            return Ok(());
        }
        let of = which % self.model.lines.len();
        let went = self.model.lines[of].clone();
        let product = went.spot.1;
        let quantity = quantity(product, count);
        let returned = self.model.back(of);
        let rest = (-went.quantity - returned.0, -went.cost - returned.1, -went.value - returned.2);
        let allowed = went.issue && !went.undone && went.day <= -back && quantity <= rest.0;
        let lines = allowed.then(|| {
            let (_, _, day, batch, _) = went.spot;
            let spot = (warehouse, product, day, batch, false);
            let (cost, value) = (share(rest.1, quantity, rest.0), share(rest.2, quantity, rest.0));
            let value = if self.model.average { value } else { cost };
            let line = self.model.line(self.model.docs, -back, spot, quantity, cost, None);
            vec![Line { value, serial: went.serial, of: Some(of), ..line }]
        });
        let ask = Return { line: 1, item: item(product), to: to(warehouse), quantity: Quantity(quantity), of: self.numbers[of] };
        self.post(MoveKind::ClientReturn, back, Ask::Return(ask), lines)
    }

    fn goes_back(&mut self, batch: usize, warehouse: usize, back: i32, count: i64) -> Result<(), TestCaseError> {
        let Some((product, ..)) = self.model.batches.get(batch).copied().filter(|(product, ..)| *product != 3) else { return Ok(()) };
        let quantity = quantity(product, count);
        let spots: Vec<Spot> = self.queue(warehouse, product, -back).into_iter().filter(|spot| spot.3 == batch).collect();
        let lines = self.model.leave(self.model.docs, -back, quantity, &spots, None);
        let before = self.model.lines.len();
        let ask = taking(product, warehouse, Quantity(quantity), Pick::Batch(batch as u64 + 1));
        self.post(MoveKind::SupplierReturn, back, Ask::Take(ask), lines)?;
        for line in &mut self.model.lines[before..] {
            line.issue = true;
        }
        Ok(())
    }

    fn correct(&mut self, batch: usize, back: i32, by: i64) -> Result<(), TestCaseError> {
        let Some((_, day, came)) = self.model.batches.get(batch).copied() else { return Ok(()) };
        let cells: BTreeMap<Spot, (i64, i64)> = self.model.cells().into_iter().filter(|(spot, _)| spot.3 == batch).collect();
        let left: i64 = cells.values().map(|cell| cell.0).sum();
        let returned = self.returned_to_supplier(batch);
        let part = if left == 0 { 0 } else { share(by, left, (came + returned).max(left)) };
        let weights: Vec<i64> = cells.values().map(|cell| cell.0).collect();
        let parts = if left == 0 { Vec::new() } else { alloc(part, &weights) };
        let fits = day <= -back && cells.values().zip(&parts).all(|(cell, by)| cell.1 + by >= 0);
        let lines = cells.keys().zip(parts).filter(|(_, by)| *by != 0);
        let lines: Vec<Line> =
            lines.map(|(spot, by)| Line { correction: true, ..self.model.line(self.model.docs, -back, *spot, 0, by, None) }).collect();
        let ask = Revalue { line: 1, batch: batch as u64 + 1, by: Money(by) };
        self.post(MoveKind::CostCorrection, back, Ask::Revalue(ask), fits.then_some(lines))
    }

    /// Below zero: what went back to the supplier of a batch and stands. Our own kind of document is known by its lines.
    fn returned_to_supplier(&self, batch: usize) -> i64 {
        self.ours.read(|r| {
            let mut sum = 0;
            for (at, line) in self.model.lines.iter().enumerate().filter(|(_, line)| line.spot.3 == batch) {
                let kind = r.need::<crate::stock::Move>(&self.numbers[at])?.kind;
                sum += if kind == MoveKind::SupplierReturn { line.quantity } else { 0 };
            }
            Ok(sum)
        })
    }

    fn reserve(&mut self, warehouse_: usize, product: usize, quantity: i64) -> Result<(), TestCaseError> {
        if product == 3 {
            return Ok(());
        }
        let ask = ReserveAsk {
            item: item(product),
            warehouse: warehouse(warehouse_),
            order: Id::fixed(1),
            line: Id::fixed(2),
            quantity: Quantity(quantity),
            batch: None,
            unit: None,
        };
        let done = self.ours.write(move |tx| reserve::reserve(tx, &ask));
        prop_assert_eq!(done.is_ok(), quantity <= self.model.available(warehouse_, product));
        if let Ok(made) = done {
            self.promises.push(made.id);
            self.model.promises.push(Promise { warehouse: warehouse_, product, rest: quantity, gone: false });
        }
        Ok(())
    }

    fn release(&mut self, which: usize) -> Result<(), TestCaseError> {
        let Some(promise) = self.model.promises.get_mut(which).filter(|promise| !promise.gone) else { return Ok(()) };
        promise.gone = true;
        let id = self.promises[which];
        prop_assert!(self.ours.write(move |tx| reserve::release(tx, id)).is_ok());
        Ok(())
    }

    fn cancel(&mut self, which: usize) -> Result<(), TestCaseError> {
        if self.model.docs == 0 {
            return Ok(());
        }
        let doc = which % self.model.docs;
        let done = self.ours.cancel(doc);
        let before = self.model.lines.len();
        let allowed = self.model.cancel(doc);
        let said = done.as_ref().err().map(ToString::to_string);
        prop_assert_eq!(done.is_ok(), allowed, "cancelling {}: {:?}", doc, said);
        if let Ok(done) = done {
            prop_assert_eq!(done.moves.len(), self.model.lines.len() - before);
            self.numbers.extend(done.moves.iter().map(|line| line.number));
        }
        Ok(())
    }

    /// S1–S6, S8, S10–S12 and S14 as numbers, and what `check` says.
    fn agree(&self) -> Result<(), TestCaseError> {
        let cells: BTreeMap<Spot, (i64, i64)> =
            self.ours.cells().iter().map(|cell| (spot_of(cell), (cell.quantity.0, cell.cost.0))).collect();
        prop_assert_eq!(&cells, &self.model.cells(), "S1, S2, S3, S5: cells");
        for product in 0..PRODUCTS {
            let (pool, of) = (self.ours.read(|r| balance::pool(r, item(product).product)), self.model.pool(product));
            prop_assert_eq!((pool.quantity.0, pool.cost.0), of, "S6: what the book sees of product {}", product);
            for at in 0..WAREHOUSES {
                self.agree_at(at, product)?;
            }
        }
        for (batch, (_, _, came)) in self.model.batches.iter().enumerate() {
            let of = |line: &&Line| line.spot.3 == batch;
            let left: i64 = self.model.lines.iter().filter(of).map(|line| line.quantity).sum();
            let cost: i64 = self.model.lines.iter().filter(of).map(|line| line.cost).sum();
            prop_assert!((0..=*came).contains(&left) && (left > 0 || cost == 0), "S12: batch {}", batch);
        }
        prop_assert_eq!(self.ours.findings(), Vec::<String>::new());
        Ok(())
    }

    fn agree_at(&self, at: usize, product: usize) -> Result<(), TestCaseError> {
        let (place, goods) = (warehouse(at), item(product).product);
        let stock = self.ours.read(|r| balance::stock(r, place, goods));
        prop_assert_eq!(stock.quantity.0, self.model.on_hand(at, product, 0));
        prop_assert_eq!(stock.reserved.0, self.model.reserved(at, product), "S4");
        if product == 3 {
            prop_assert_eq!(self.ours.read(|r| units::lying(r, place, goods)).len() as i64 * 1000, stock.quantity.0, "S10");
        }
        for back in 0..DAYS {
            let then = self.ours.read(|r| balance::at(r, place, day(back), day(0)));
            let (quantity, cost) = then.get(&goods).map_or((0, 0), |found| (found.0.0, found.1.0));
            let value: i64 =
                self.model.lines.iter().filter(|l| l.spot.0 == at && l.spot.1 == product && l.day <= -back).map(|l| l.value).sum();
            prop_assert_eq!((quantity, cost), (self.model.on_hand(at, product, -back), value), "S8: {} days back", back);
            prop_assert!(quantity >= 0, "S11");
            let free = (-back..=0).map(|day| self.model.on_hand(at, product, day)).min().unwrap_or(0);
            let free = free.min(self.model.available(at, product));
            prop_assert_eq!(self.ours.read(|r| balance::free_since(r, place, goods, day(back))).0, free);
            let sums = self.ours.read(|r| balance::turnover(r, place, day(back), day(0)));
            let net = sums.get(&goods).map_or(0, |sums| sums.quantity().0);
            prop_assert_eq!(net, stock.quantity.0 - self.model.on_hand(at, product, -back - 1), "S8: turnover since {}", back);
            let mut lasting = i128::from(self.value_at(at, product, -back - 1)) * i128::from(back + 1);
            self.ours.read(|r| {
                turns::by_kind(r, place, day(back), day(0), |month, id, _, sums| {
                    lasting += if id == goods { sums.lasting(month, day(0)) } else { 0 };
                })
            });
            let ends: i64 = (-back..=0).map(|day| self.value_at(at, product, day)).sum();
            prop_assert_eq!(lasting, i128::from(ends), "the cost at the end of each day since {}", back);
        }
        Ok(())
    }

    fn value_at(&self, at: usize, product: usize, day: i32) -> i64 {
        self.model.lines.iter().filter(|l| l.spot.0 == at && l.spot.1 == product && l.day <= day).map(|l| l.value).sum()
    }

    /// Everything kept beside the moves.
    fn kept(&self) -> (Vec<Cell>, Vec<Stock>, Vec<Pool>, Vec<String>, Vec<Reservation>, Vec<String>) {
        self.ours.read(|r| {
            let turns = r.all::<Turn>(())?.iter().map(|turn| format!("{turn:?}")).collect();
            let units = r.all::<Unit>(())?.into_iter().filter(Unit::is_here).map(|unit| format!("{unit:?}")).collect();
            Ok((r.all(())?, r.all(())?, r.all(())?, turns, r.all(())?, units))
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_stock_agrees_with_plain_arithmetic(steps in prop::collection::vec(step(), 40..70), average in prop::bool::weighted(0.3)) {
        let mut life = Life::new(average);
        for step in &steps {
            life.run(step)?;
        }
        life.agree()?;
    }

    #[test]
    fn what_is_posted_and_cancelled_leaves_no_trace(steps in prop::collection::vec(step(), 10..40), last in step(), average in prop::bool::weighted(0.3)) {
        let mut life = Life::new(average);
        for step in &steps {
            life.run(step)?;
        }
        if matches!(last, Step::Reserve { .. } | Step::Release { .. } | Step::Cancel { .. }) {
            return Ok(());
        }
        let (before, lines, doc) = (life.kept(), life.model.lines.len(), life.model.docs);
        life.run(&last)?;
        if life.model.lines.len() > lines {
            prop_assert!(life.ours.cancel(doc).is_ok(), "S7: what was just posted can be cancelled");
            prop_assert_eq!(life.kept(), before, "S7: {:?} and back", document(doc));
            prop_assert_eq!(life.ours.findings(), Vec::<String>::new());
        }
    }
}
