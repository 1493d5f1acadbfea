//! `check`: every envelope is whole, every index agrees with its rows, nothing stands where no table is.

use std::collections::BTreeSet;

use xxhash_rust::xxh3::Xxh3;

use super::{
    Read, Reads, Row,
    engine::{Snapshot, Span, Walk},
    row::{IndexOf, Table, intact, row_spot, spot, unseal},
};
use crate::kernel::Result;

/// What is wrong with the data, in words, each named by its table.
#[derive(Debug, Default)]
pub struct Findings {
    pub wrong: Vec<String>,
    pub rows: u64,
}

/// After this many findings the rest is only counted: the first ones tell the story.
const ENOUGH: usize = 200;

impl Findings {
    pub fn add(&mut self, what: impl Into<String>) {
        if self.wrong.len() < ENOUGH {
            self.wrong.push(what.into());
        }
    }
    pub fn clean(&self) -> bool {
        self.wrong.is_empty()
    }
}

/// A table as the registry knows it: enough to check, list and copy it without its type.
#[derive(Clone, Copy)]
pub struct TableInfo {
    pub table: Table,
    pub indexes: fn() -> Vec<Table>,
    check: fn(&dyn Snapshot, &mut Findings) -> Result<()>,
}

impl TableInfo {
    pub const fn of<R: Row>() -> TableInfo {
        TableInfo { table: R::TABLE, indexes: index_tables::<R>, check: check_table::<R> }
    }
}

fn index_tables<R: Row>() -> Vec<Table> {
    R::INDEXES.iter().map(|index| index.table()).collect()
}

/// Walks every table and every index once.
pub fn check(read: &Read<'_>, tables: &[TableInfo], findings: &mut Findings) -> Result<()> {
    for info in tables {
        (info.check)(read.snapshot(), findings)?;
    }
    strangers(read.snapshot(), tables, findings)
}

/// Entries in any order as one number: two sets with the same sum and count are the same set.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
struct Sum {
    count: u64,
    hashes: u128,
}

impl Sum {
    fn add(&mut self, key: &[u8], value: &[u8]) {
        let mut hash = Xxh3::new();
        hash.update(key);
        hash.update(value);
        self.count += 1;
        self.hashes = self.hashes.wrapping_add(hash.digest128());
    }
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

fn check_table<R: Row>(snapshot: &dyn Snapshot, findings: &mut Findings) -> Result<()> {
    let name = R::TABLE.name;
    let mut expected = vec![Sum::default(); R::INDEXES.len()];
    snapshot.scan(&Span::prefix(spot(R::TABLE, &[])), &mut |key, value| {
        findings.rows += 1;
        let row: R = match intact(key, value).map_err(str::to_string).and_then(|_| unseal(key, value).map_err(|e| e.to_string())) {
            Ok(row) => row,
            Err(what) => {
                findings.add(format!("{name}: row {}: {what}", hex(&key[2..])));
                return Ok(Walk::On);
            }
        };
        if row_spot::<R>(&row.key()) != key {
            findings.add(format!("{name}: row {} stands under a key that is not its own", hex(&key[2..])));
        }
        for (index, sum) in R::INDEXES.iter().zip(&mut expected) {
            index.entries(&row, &key[2..]).iter().for_each(|(entry, holder)| sum.add(entry, holder));
        }
        Ok(Walk::On)
    })?;
    for (index, want) in R::INDEXES.iter().zip(expected) {
        let mut found = Sum::default();
        snapshot.scan(&Span::prefix(spot(index.table(), &[])), &mut |key, value| {
            found.add(key, value);
            Ok(Walk::On)
        })?;
        if found != want {
            name_strays(snapshot, *index, findings)?;
            name_missing(snapshot, *index, findings)?;
        }
    }
    Ok(())
}

/// Rows that cannot be found by an index that should lead to them.
fn name_missing<R: Row>(snapshot: &dyn Snapshot, index: &dyn IndexOf<R>, findings: &mut Findings) -> Result<()> {
    snapshot.scan(&Span::prefix(spot(R::TABLE, &[])), &mut |key, value| {
        let Ok(row) = unseal::<R>(key, value) else { return Ok(Walk::On) };
        for (entry, holder) in index.entries(&row, &key[2..]) {
            if snapshot.get(&entry)?.as_deref() != Some(&holder) {
                findings.add(format!("{}: row {} is missing from {}", R::TABLE.name, hex(&key[2..]), index.table().name));
            }
        }
        Ok(Walk::On)
    })
}

/// Entries that lead nowhere, or to a row that does not stand there.
fn name_strays<R: Row>(snapshot: &dyn Snapshot, index: &dyn IndexOf<R>, findings: &mut Findings) -> Result<()> {
    let (table, name) = (index.table().name, R::TABLE.name);
    snapshot.scan(&Span::prefix(spot(index.table(), &[])), &mut |key, value| {
        let at = index.row_key(key, value).map(|row_key| spot(R::TABLE, row_key));
        let row = match &at {
            Some(at) => snapshot.get(at)?.map(|value| unseal::<R>(at, &value)),
            None => None,
        };
        match (row, at) {
            (Some(Ok(row)), Some(at)) if !index.entries(&row, &at[2..]).iter().any(|(entry, holder)| entry == key && holder == value) => {
                findings.add(format!("{table}: an entry leads to row {} of {name}, which does not stand there", hex(&at[2..])));
            }
            (Some(_), _) => {}
            (None, _) => findings.add(format!("{table}: an entry points at no row of {name}: {}", hex(key))),
        }
        Ok(Walk::On)
    })
}

/// Keys under numbers that belong to no table, and keys that do not stand in their order: a walk from a place of its own
/// does not come to those, so everything is walked from the first to the last.
fn strangers(snapshot: &dyn Snapshot, tables: &[TableInfo], findings: &mut Findings) -> Result<()> {
    let numbers = tables.iter().flat_map(|info| (info.indexes)().into_iter().chain([info.table])).map(|table| table.number);
    let known: BTreeSet<u16> = numbers.collect();
    let (mut strange, mut last) = (BTreeSet::new(), Vec::new());
    snapshot.scan(&Span { start: Vec::new(), end: None, reverse: false }, &mut |key, _| {
        let number = key.first_chunk().map(|bytes| u16::from_be_bytes(*bytes));
        if number.is_none_or(|number| !known.contains(&number)) && strange.insert(number) {
            findings.add(format!("a key stands outside every table: {}", hex(key)));
        }
        if key <= last.as_slice() && !last.is_empty() {
            findings.add(format!("a key stands out of order: {}", hex(key)));
        }
        last.clear();
        last.extend_from_slice(key);
        Ok(Walk::On)
    })
}
