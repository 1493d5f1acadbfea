//! A count is finished, opened once more, given up; a shortage is set against a surplus.

use super::{
    count::counting,
    fact::{self, StocktakeFact},
    refusal::CountRefusal,
    tables::{Line, Pair, State, Stocktake},
};
use crate::{
    kernel::{Id, Money, Quantity, Result, mark},
    log::Record,
    store::{Reads, Write},
};

#[derive(Debug, Clone)]
pub struct FinishAsk {
    pub stocktake: Id<mark::Stocktake>,
    /// What nobody counted is gone, or is as the book says. To be said when there is any.
    pub rest_is_gone: Option<bool>,
}

pub fn finish(tx: &mut Write<'_>, ask: &FinishAsk) -> Result<Stocktake> {
    let mut of = counting(tx, ask.stocktake)?;
    if of.entries == 0 {
        return Err(CountRefusal::NothingCounted.into());
    }
    let uncounted = usize::try_from(of.tally.rest_lines).unwrap_or_default();
    of.rest_is_gone = match ask.rest_is_gone {
        Some(gone) => gone && uncounted > 0,
        None if uncounted == 0 => false,
        None => return Err(CountRefusal::SayOfTheRest { count: uncounted }.into()),
    };
    (of.state, of.finished) = (State::Counted, Some(tx.now()));
    tx.put(&of)?;
    tx.record(fact::about(of.id), &StocktakeFact::Finished { uncounted })?;
    Ok(of)
}

/// Back to counting.
pub fn reopen(tx: &mut Write<'_>, id: Id<mark::Stocktake>) -> Result<()> {
    let mut of = counted(tx, id)?;
    (of.state, of.finished, of.rest_is_gone) = (State::Counting, None, false);
    of.pairs.clear();
    tx.put(&of)?;
    tx.record(fact::about(id), &StocktakeFact::Reopened)
}

/// The count, if it is finished and not settled.
pub fn counted(reads: &impl Reads, id: Id<mark::Stocktake>) -> Result<Stocktake> {
    let of = reads.need::<Stocktake>(&id)?;
    match of.state {
        State::Counted => Ok(of),
        State::Counting => Err(CountRefusal::NotFinished.into()),
        State::Settled | State::Cancelled => Err(CountRefusal::SettledAlready.into()),
    }
}

/// Given up: nothing moves because of it, its number stays.
pub fn give_up(tx: &mut Write<'_>, id: Id<mark::Stocktake>, comment: &str) -> Result<()> {
    let mut of = tx.need::<Stocktake>(&id)?;
    if !of.is_open() {
        return Err(CountRefusal::SettledAlready.into());
    }
    of.state = State::Cancelled;
    tx.put(&of)?;
    tx.record(fact::about(id), &StocktakeFact::Cancelled { comment: comment.to_string() })
}

/// What of a line is not set against anything yet: missing, above the book. Things with numbers are never mixed up.
pub fn free(of: &Stocktake, line: &Line) -> (Quantity, Quantity) {
    if line.tracked || line.foreign {
        return (Quantity::ZERO, Quantity::ZERO);
    }
    let paired = of.paired(line.product);
    let rest = |quantity: Quantity| if quantity.is_zero() { quantity } else { quantity - paired };
    (rest(line.short(of.rest_is_gone).0), rest(line.over(of.rest_is_gone).0))
}

pub fn pair(tx: &mut Write<'_>, id: Id<mark::Stocktake>, ask: Pair) -> Result<()> {
    let mut of = counted(tx, id)?;
    let (short, over) = (tx.need::<Line>(&(id, ask.short))?, tx.need::<Line>(&(id, ask.over))?);
    let most = free(&of, &short).0.min(free(&of, &over).1);
    if !ask.quantity.is_positive() || ask.quantity > most {
        return Err(CountRefusal::PairTooMuch { most }.into());
    }
    if short.measure.ru != over.measure.ru {
        return Err(CountRefusal::OtherMeasure.into());
    }
    match of.pairs.iter_mut().find(|known| (known.short, known.over) == (ask.short, ask.over)) {
        Some(known) => known.quantity += ask.quantity,
        None => of.pairs.push(ask),
    }
    tx.put(&of)?;
    tx.record(fact::about(id), &StocktakeFact::Paired { short: short.name, over: over.name, quantity: ask.quantity })
}

pub fn unpair(tx: &mut Write<'_>, id: Id<mark::Stocktake>, short: Id<mark::Product>, over: Id<mark::Product>) -> Result<()> {
    let mut of = counted(tx, id)?;
    let before = of.pairs.len();
    of.pairs.retain(|pair| (pair.short, pair.over) != (short, over));
    if of.pairs.len() == before {
        tx.quiet("it was taken away before");
        return Ok(());
    }
    tx.put(&of)?;
    tx.record(fact::about(id), &StocktakeFact::Unpaired)
}

/// What may have been given out for what: of one branch of the goods, the nearest by cost.
pub fn suggested(of: &Stocktake, lines: &[Line]) -> Vec<Pair> {
    let free: Vec<(&Line, Quantity, Quantity)> = lines.iter().map(|line| (line, free(of, line))).map(|(l, (s, o))| (l, s, o)).collect();
    let one = |line: &Line| line.worth(Quantity::ONE);
    let (mut taken, mut found) = (Vec::new(), Vec::new());
    for (short, missing, _) in free.iter().filter(|(_, missing, _)| missing.is_positive()) {
        let near = |(over, _, extra): &&(&Line, Quantity, Quantity)| {
            extra.is_positive() && over.category == short.category && over.measure.ru == short.measure.ru && !taken.contains(&over.product)
        };
        let gap = |over: &Line| Money((one(over) - one(short)).0.abs());
        let Some((over, _, extra)) = free.iter().filter(near).min_by_key(|(over, _, _)| gap(over)) else { continue };
        // Twice as dear is another thing.
        if gap(over) <= one(short).max(one(over)).share(Quantity(500), Quantity::ONE) {
            taken.push(over.product);
            found.push(Pair { short: short.product, over: over.product, quantity: (*missing).min(*extra) });
        }
    }
    found
}
