//! Documents posted anew by right: a posting is cancelled through whatever stands on its goods, and the sequence of issues is
//! restored after papers that came late.

use std::collections::BTreeMap;

use super::{
    fact::{self, DocFact},
    posting::{book, cancel, money_of},
    refusal::DocRefusal,
    tables::{DocKind, Document, Reason},
    title,
    transfer::promised,
};
use crate::{
    cash::{check_open, goods_money},
    kernel::{Day, Error, Id, Lang, Moment, Money, Result, mark},
    log::Record,
    stock::{
        MoveKind, StockRefusal,
        ledger::Posted,
        repost::{self, Recosted, Shelves, Unposted},
    },
    store::{Reads, Write},
    web::lists::{Carried, Recost},
};

/// Documents by the names people call them, for what is said of one among many.
pub type Names = BTreeMap<Id<mark::Document>, String>;

/// What posting anew needs of those who stand above the stock.
#[derive(Clone)]
pub struct Owners {
    pub names: Names,
    pub recost: Recost,
    pub carried: Carried,
}

impl Owners {
    /// Says which document a refusal is about.
    fn of<T>(&self, document: Id<mark::Document>, done: Result<T>) -> Result<T> {
        match done {
            Err(Error::Refused(why)) => {
                let name = self.names.get(&document).cloned().unwrap_or_default();
                Err(DocRefusal::InDocument { name, why }.into())
            }
            done => done,
        }
    }
}

/// Cancels a document with everything that stands on its goods, and posts those anew by other batches. If one of them lacks
/// goods, nothing is changed.
pub fn cancel_through(tx: &mut Write<'_>, id: Id<mark::Document>, comment: &str, owners: &Owners) -> Result<Vec<Recosted>> {
    let off = take_off(tx, repost::chain(tx, id)?, owners)?;
    cancel(tx, id, comment)?;
    promised::tell(tx, id, owners.carried)?;
    put_back(tx, off, owners)
}

/// Documents since a day that went out of order and may be posted anew; newest first.
pub fn out_of_order(reads: &impl Reads, since: Day, entered: Moment) -> Result<Vec<Id<mark::Document>>> {
    let mut found = Vec::new();
    for id in repost::out_of_order(reads, since, entered)? {
        if reads.get::<Document>(&id)?.is_none_or(|document| may(&document).is_ok()) {
            found.push(id);
        }
    }
    Ok(found)
}

/// Whether a document can be taken off its goods and posted anew.
pub fn movable(reads: &impl Reads, id: Id<mark::Document>) -> Result<bool> {
    let own = reads.get::<Document>(&id)?.is_none_or(|document| may(&document).is_ok());
    Ok(own && repost::movable(reads, id)?)
}

/// Whether other batches can stand for those a document took. What a stocktake wrote off for what lay there instead costs the
/// same as that, and what did not arrive is of what was shipped.
fn may(document: &Document) -> Result<()> {
    match document {
        Document { stocktake: Some(of), reason: Reason::MisSort, .. } => Err(DocRefusal::OfStocktake { number: of.number }.into()),
        Document { settles: Some(_), .. } => Err(StockRefusal::CannotRepost.into()),
        _ => Ok(()),
    }
}

/// Posts issues since a day anew in the order they count.
pub fn restore(tx: &mut Write<'_>, since: Day, entered: Moment, owners: &Owners) -> Result<Vec<Recosted>> {
    let documents = out_of_order(tx, since, entered)?;
    if documents.is_empty() {
        return Err(DocRefusal::InSequence.into());
    }
    let off = take_off(tx, documents, owners)?;
    put_back(tx, off, owners)
}

fn take_off(tx: &mut Write<'_>, documents: Vec<Id<mark::Document>>, owners: &Owners) -> Result<Vec<Unposted>> {
    documents.into_iter().map(|id| owners.of(id, unpost(tx, id))).collect()
}

fn unpost(tx: &mut Write<'_>, id: Id<mark::Document>) -> Result<Unposted> {
    let mut shelves = Shelves::new();
    if let Some(document) = tx.get::<Document>(&id)? {
        may(&document)?;
        shelves.extend(document.lines.iter().filter_map(|line| line.bin.map(|bin| (line.number, bin))));
    }
    repost::unpost(tx, id, &shelves)
}

fn put_back(tx: &mut Write<'_>, mut off: Vec<Unposted>, owners: &Owners) -> Result<Vec<Recosted>> {
    repost::in_order(&mut off);
    let mut done = Vec::new();
    for one in off {
        let id = one.document;
        let recosted = owners.of(id, repost::post_anew(tx, one))?;
        owners.of(id, (owners.recost)(tx, id, recosted.day, &recosted.now))?;
        promised::tell(tx, id, owners.carried)?;
        done.push(recosted);
    }
    Ok(done)
}

/// What a document of the stock costs now. False when it is another's.
pub fn recost(tx: &mut Write<'_>, id: Id<mark::Document>, day: Day, costs: &BTreeMap<u32, Money>) -> Result<bool> {
    let Some(mut document) = tx.get::<Document>(&id)? else { return Ok(false) };
    check_open(tx, document.location, day)?;
    let mut changed = false;
    for line in &mut document.lines {
        let now = costs.get(&line.number).copied().unwrap_or(line.cost);
        changed |= now != line.cost;
        line.cost = now;
    }
    if !changed {
        return Ok(true);
    }
    let (before, after) = (document.total, document.lines.iter().map(|line| line.cost).sum());
    document.total = after;
    if document.kind == DocKind::WriteOff && before != after {
        for operation in &document.operations {
            goods_money::take_back(tx, *operation, &title(&document, Lang::Ru))?;
        }
        let of = money_of(&document);
        document.operations = book(tx, &document, &of, &Posted::default())?;
    }
    tx.put(&document)?;
    tx.record(fact::document(id), &DocFact::Recosted { title: title(&document, Lang::Ru), before, after })?;
    Ok(true)
}

/// Of what was posted anew, what the book sees differently: a transfer changes nothing there.
pub fn spent(done: &[Recosted]) -> Money {
    let issues = done.iter().filter(|one| one.kind != MoveKind::Transfer);
    issues.map(|one| one.totals().1 - one.totals().0).sum()
}
