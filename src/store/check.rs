//! `check`: every envelope is whole, every index agrees with its rows, nothing stands where no table is.

use std::collections::BTreeMap;

use super::{
    Read, Reads, Row,
    engine::{Snapshot, Span, Walk},
    row::{Table, intact, spot, unseal},
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

/// Walks everything once by table and once by index.
pub fn check(read: &Read<'_>, tables: &[TableInfo], findings: &mut Findings) -> Result<()> {
    for info in tables {
        (info.check)(read.snapshot(), findings)?;
    }
    strangers(read.snapshot(), tables, findings)
}

fn check_table<R: Row>(snapshot: &dyn Snapshot, findings: &mut Findings) -> Result<()> {
    let name = R::TABLE.name;
    let mut expected: BTreeMap<u16, u64> = BTreeMap::new();
    snapshot.scan(&Span::prefix(spot(R::TABLE, &[])), &mut |key, value| {
        findings.rows += 1;
        let row: R = match intact(key, value).map_err(str::to_string).and_then(|_| unseal(key, value).map_err(|e| e.to_string())) {
            Ok(row) => row,
            Err(what) => {
                findings.add(format!("{name}: row {}: {what}", data_encoding::HEXLOWER.encode(&key[2..])));
                return Ok(Walk::On);
            }
        };
        for index in R::INDEXES {
            for (entry, holder) in index.entries(&row, &key[2..]) {
                *expected.entry(index.table().number).or_default() += 1;
                if snapshot.get(&entry)?.as_deref() != Some(&holder) {
                    findings.add(format!(
                        "{name}: row {} is missing from {}",
                        data_encoding::HEXLOWER.encode(&key[2..]),
                        index.table().name
                    ));
                }
            }
        }
        Ok(Walk::On)
    })?;
    for index in R::INDEXES {
        let mut found = 0;
        snapshot.scan(&Span::prefix(spot(index.table(), &[])), &mut |key, value| {
            found += 1;
            let owner = match index.row_key(key, value) {
                Some(row_key) => snapshot.get(&spot(R::TABLE, row_key))?,
                None => None,
            };
            if owner.is_none() {
                findings.add(format!("{}: an entry points at no row of {name}", index.table().name));
            }
            Ok(Walk::On)
        })?;
        let want = expected.get(&index.table().number).copied().unwrap_or_default();
        if found != want {
            findings.add(format!("{}: {found} entries where the rows of {name} call for {want}", index.table().name));
        }
    }
    Ok(())
}

/// Keys under numbers that belong to no table.
fn strangers(snapshot: &dyn Snapshot, tables: &[TableInfo], findings: &mut Findings) -> Result<()> {
    let mut known: Vec<u16> = tables.iter().flat_map(|info| (info.indexes)().into_iter().chain([info.table])).map(|t| t.number).collect();
    known.sort_unstable();
    let mut from: u32 = 0;
    for number in known.into_iter().map(u32::from).chain([0x1_0000]) {
        if from < number {
            let start = u16::try_from(from).expect("below the end of the numbers").to_be_bytes().to_vec();
            let end = u16::try_from(number).ok().map(|n| n.to_be_bytes().to_vec());
            snapshot.scan(&Span { start, end, reverse: false }, &mut |key, _| {
                findings.add(format!("a key stands outside every table: {}", data_encoding::HEXLOWER.encode(key)));
                Ok(Walk::Stop)
            })?;
        }
        from = number + 1;
    }
    Ok(())
}
