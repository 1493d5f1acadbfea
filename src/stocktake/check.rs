//! `verstak check` for the counts: numbers without gaps, lines that hold the sums of their entries, settlements whose
//! documents stand.

use std::collections::BTreeMap;

use super::{
    count::sum,
    tables::{Entry, Line, Round, State, Stocktake},
    tally::{Tally, readers},
};
use crate::{
    kernel::{Id, Result, mark},
    shop::{Counted, numbers},
    store::{Findings, Order, Read, Reads, Walk},
    warehouse::{DocState, Document},
};

pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let mut given = numbers::Given::default();
    reads.walk::<Stocktake>((), Order::Ascending, |of| {
        given.add(of.location, Counted::Stocktake, of.year(), of.number);
        documents(reads, &of, findings)?;
        lines(reads, &of, findings)?;
        Ok(Walk::On)
    })?;
    given.compare(reads, &[Counted::Stocktake], findings)
}

fn documents(reads: &Read<'_>, of: &Stocktake, findings: &mut Findings) -> Result<()> {
    for id in &of.documents {
        let document = reads.need::<Document>(id)?;
        if document.stocktake.is_none_or(|mark| mark.id != of.id) {
            findings.add(format!("stocktake: document {id} does not know its count {}", of.id));
        }
        if document.state == DocState::Posted && of.state != State::Settled {
            findings.add(format!("stocktake: document {id} stands, and its count {} is not settled", of.id));
        }
    }
    Ok(())
}

fn lines(reads: &Read<'_>, of: &Stocktake, findings: &mut Findings) -> Result<()> {
    let mut entries: BTreeMap<Id<mark::Product>, Vec<Entry>> = BTreeMap::new();
    let mut last = 0;
    if (of.tally, &of.readers) != (Tally::of(&reads.all::<Line>((of.id,))?), &readers(&reads.all::<Entry>((of.id,))?)) {
        findings.add(format!("stocktake: count {} keeps other sums than its lines and entries come to", of.id));
    }
    reads.walk::<Entry>((of.id,), Order::Ascending, |entry| {
        if entry.number != last + 1 {
            findings.add(format!("stocktake: entries of count {} skip from {last} to {}", of.id, entry.number));
        }
        last = entry.number;
        if let Some(product) = entry.product {
            entries.entry(product).or_default().push(entry);
        }
        Ok(Walk::On)
    })?;
    if last != of.entries {
        findings.add(format!("stocktake: count {} keeps {} entries, there are {last}", of.id, of.entries));
    }
    reads.walk::<Line>((of.id,), Order::Ascending, |kept| {
        let mut fresh = Line { rounds: vec![Round::default(); kept.rounds.len()], ..kept.clone() };
        let own = entries.remove(&kept.product).unwrap_or_default();
        for entry in &own {
            sum(&mut fresh, entry);
        }
        for (at, round) in fresh.rounds.iter_mut().enumerate() {
            let gone: Vec<u64> = own.iter().filter_map(|entry| entry.undoes).collect();
            let stands = |entry: &&Entry| usize::from(entry.round) == at && entry.undoes.is_none() && !gone.contains(&entry.number);
            if !own.iter().any(|entry| stands(&entry)) {
                *round = Round::default();
            }
        }
        if fresh.rounds != kept.rounds {
            findings.add(format!("stocktake: line {} of count {} does not hold the sum of its entries", kept.name, of.id));
        }
        Ok(Walk::On)
    })?;
    for product in entries.keys() {
        findings.add(format!("stocktake: count {} has entries of product {product} and no line of it", of.id));
    }
    Ok(())
}
