//! A stock that shares no code with ours: plain numbers in plain lists, every answer found by looking at all of them.

use std::collections::{BTreeMap, BTreeSet};

pub const WAREHOUSES: usize = 3;
pub const PRODUCTS: usize = 4;
pub const DAYS: i32 = 10;

/// Where a piece of a batch lies: warehouse, product, days back of the batch (turned, so that older is less), batch, shelf.
pub type Spot = (usize, usize, i32, usize, bool);

#[derive(Debug, Clone)]
pub struct Line {
    pub doc: usize,
    pub spot: Spot,
    pub day: i32,
    pub quantity: i64,
    pub cost: i64,
    pub value: i64,
    pub serial: Option<u8>,
    pub promise: Option<usize>,
    /// The warehouse the promise comes along from; its own where goods only leave.
    pub carried: Option<usize>,
    /// The line it takes back.
    pub of: Option<usize>,
    pub undone: bool,
    /// Goods can come back by it.
    pub issue: bool,
    pub correction: bool,
}

#[derive(Debug, Clone)]
pub struct Promise {
    pub warehouse: usize,
    pub product: usize,
    pub rest: i64,
    pub gone: bool,
}

#[derive(Debug, Clone, Default)]
pub struct Model {
    pub average: bool,
    pub lines: Vec<Line>,
    /// Product, day, quantity and what went back to the supplier.
    pub batches: Vec<(usize, i32, i64)>,
    pub promises: Vec<Promise>,
    /// Which spot the thing with this number lies at.
    pub things: BTreeMap<u8, Spot>,
    pub docs: usize,
}

/// Half away from zero.
pub fn share(cost: i64, part: i64, whole: i64) -> i64 {
    if part == whole {
        return cost;
    }
    let (cost, part, whole) = (i128::from(cost), i128::from(part), i128::from(whole));
    let doubled = 2 * cost.abs() * part + whole;
    let size = i64::try_from(doubled / (2 * whole)).expect("small numbers");
    if cost < 0 { -size } else { size }
}

/// Largest remainders, the earlier first.
pub fn alloc(total: i64, weights: &[i64]) -> Vec<i64> {
    let all: i64 = weights.iter().sum();
    let mut parts: Vec<i64> = weights.iter().map(|weight| total.abs() * weight / all).collect();
    let mut rest: Vec<(i64, usize)> = weights.iter().enumerate().map(|(at, weight)| (-(total.abs() * weight % all), at)).collect();
    rest.sort_unstable();
    let missing = total.abs() - parts.iter().sum::<i64>();
    for (_, at) in rest.into_iter().take(usize::try_from(missing).expect("not negative")) {
        parts[at] += 1;
    }
    parts.into_iter().map(|part| part * total.signum()).collect()
}

/// Each piece that leaves comes to the other place; the promise it leaves for comes along. Nothing moves to where it lies.
pub fn moving(lines: Vec<Line>, to: usize, shelf: bool) -> Option<Vec<Line>> {
    let pair = |line: Line| {
        let (from, product, day, batch, _) = line.spot;
        let carried = line.promise.map(|_| from);
        let (quantity, cost, value) = (-line.quantity, -line.cost, -line.value);
        let came = Line { spot: (to, product, day, batch, shelf), quantity, cost, value, carried, ..line.clone() };
        [Line { carried, ..line }, came]
    };
    let stays = lines.iter().any(|line| (line.spot.0, line.spot.4) == (to, shelf));
    (!stays).then(|| lines.into_iter().flat_map(pair).collect())
}

impl Model {
    pub fn cells(&self) -> BTreeMap<Spot, (i64, i64)> {
        let mut cells: BTreeMap<Spot, (i64, i64)> = BTreeMap::new();
        for line in &self.lines {
            let cell = cells.entry(line.spot).or_default();
            *cell = (cell.0 + line.quantity, cell.1 + line.cost);
        }
        cells.retain(|_, cell| *cell != (0, 0));
        cells
    }
    pub fn pool(&self, product: usize) -> (i64, i64) {
        let of = self.lines.iter().filter(|line| line.spot.1 == product);
        of.fold((0, 0), |sum, line| (sum.0 + line.quantity, sum.1 + line.value))
    }
    pub fn on_hand(&self, warehouse: usize, product: usize, day: i32) -> i64 {
        let here = self.lines.iter().filter(|line| line.spot.0 == warehouse && line.spot.1 == product && line.day <= day);
        here.map(|line| line.quantity).sum()
    }
    pub fn reserved(&self, warehouse: usize, product: usize) -> i64 {
        let here = self.promises.iter().filter(|p| !p.gone && p.warehouse == warehouse && p.product == product);
        here.map(|promise| promise.rest).sum()
    }
    pub fn available(&self, warehouse: usize, product: usize) -> i64 {
        self.on_hand(warehouse, product, 0) - self.reserved(warehouse, product)
    }

    /// Writes lines if the world after them is sound at every step and on every day.
    pub fn apply(&mut self, lines: Vec<Line>) -> bool {
        let before = self.clone();
        for line in lines {
            let (spot, quantity, product) = (line.spot, line.quantity, line.spot.1);
            if let Some(promise) = line.promise.map(|at| &mut self.promises[at]).filter(|promise| !promise.gone) {
                match line.carried {
                    Some(from) if promise.warehouse == from => promise.warehouse = spot.0,
                    None if promise.warehouse == spot.0 => promise.rest += quantity,
                    _ => {}
                }
            }
            if let Some(serial) = line.serial {
                if quantity > 0 && self.things.contains_key(&serial) {
                    *self = before;
                    return false;
                }
                if quantity > 0 {
                    self.things.insert(serial, spot)
                } else {
                    self.things.remove(&serial)
                };
            }
            self.lines.push(line);
            let cell = self.cells().get(&spot).copied().unwrap_or((0, 0));
            let pool = self.pool(product);
            if [cell, pool].iter().any(|(quantity, cost)| *quantity < 0 || *cost < 0 || (*quantity == 0 && *cost != 0)) {
                *self = before;
                return false;
            }
        }
        let sound = (0..WAREHOUSES)
            .all(|w| (0..PRODUCTS).all(|p| (-DAYS..=0).all(|day| self.on_hand(w, p, day) >= 0) && self.available(w, p) >= 0));
        if !sound {
            *self = before;
        }
        sound
    }

    /// Lines that take `quantity` out of the cells given, one after another.
    pub fn leave(&self, doc: usize, day: i32, quantity: i64, spots: &[Spot], promise: Option<usize>) -> Option<Vec<Line>> {
        let (cells, mut left, mut lines) = (self.cells(), quantity, Vec::new());
        for spot in spots {
            let (have, cost) = cells[spot];
            let taken = have.min(left);
            if taken > 0 {
                lines.push(self.line(doc, day, *spot, -taken, -share(cost, taken, have), promise));
                left -= taken;
            }
        }
        (left == 0).then(|| self.valued(lines, quantity))
    }

    pub fn line(&self, doc: usize, day: i32, spot: Spot, quantity: i64, cost: i64, promise: Option<usize>) -> Line {
        let (serial, of, undone, carried) = (None, None, false, None);
        Line { doc, spot, day, quantity, cost, value: cost, serial, promise, carried, of, undone, issue: false, correction: false }
    }

    /// By the average the book sees a share of everything the company has.
    pub fn valued(&self, mut lines: Vec<Line>, quantity: i64) -> Vec<Line> {
        if self.average && !lines.is_empty() {
            let pool = self.pool(lines[0].spot.1);
            let weights: Vec<i64> = lines.iter().map(|line| -line.quantity).collect();
            for (line, value) in lines.iter_mut().zip(alloc(share(pool.1, quantity, pool.0), &weights)) {
                line.value = -value;
            }
        }
        lines
    }

    /// What came back of a line and stands.
    pub fn back(&self, of: usize) -> (i64, i64, i64) {
        let answers = self.lines.iter().filter(|line| line.of == Some(of) && !line.undone);
        answers.fold((0, 0, 0), |sum, line| (sum.0 + line.quantity, sum.1 + line.cost, sum.2 + line.value))
    }

    /// Takes a document back, if nothing of it was returned or, for a correction, moved since.
    pub fn cancel(&mut self, doc: usize) -> bool {
        let own: BTreeSet<usize> = (0..self.lines.len()).filter(|at| self.lines[*at].doc == doc).collect();
        let undoes = |line: &Line| line.of.is_some_and(|of| own.contains(&of));
        let standing: Vec<usize> = own.iter().copied().filter(|at| !self.lines[*at].undone && !undoes(&self.lines[*at])).collect();
        let mut lines = Vec::new();
        for at in standing.iter().rev() {
            let line = self.lines[*at].clone();
            let later = |other: &Line| other.spot == line.spot && other.doc != doc;
            if self.back(*at).0 != 0 || (line.correction && self.lines[at + 1..].iter().any(later)) {
                return false;
            }
            let (quantity, cost, value) = (-line.quantity, -line.cost, -line.value);
            // What came last goes first: the promise comes back from there.
            let carried = line.carried.map(|_| lines.last().filter(|_| quantity > 0).map_or(line.spot.0, |last: &Line| last.spot.0));
            lines.push(Line { quantity, cost, value, carried, of: Some(*at), undone: true, issue: false, correction: false, ..line });
        }
        if lines.is_empty() || !self.apply(lines) {
            return false;
        }
        standing.into_iter().for_each(|at| self.lines[at].undone = true);
        true
    }
}
