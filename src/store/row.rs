//! Rows and indexes over the seam: the whole of what other systems call an ORM.
//!
//! A row is a plain struct. An index is a pure function of its row; `put` reads the old row and writes the difference,
//! so nobody can write an index entry by hand. Values travel in an envelope: format byte, xxh3 of key and payload,
//! MessagePack with field names. A wrong checksum is an error that names the row.

use serde::{Serialize, de::DeserializeOwned};
use xxhash_rust::xxh3::Xxh3;

use super::{
    Read,
    engine::{Snapshot, Span, Walk},
    key::{Key, Prefix, bytes},
};
use crate::kernel::{Error, Fault, Result};

/// A table's number on disk and its name for people. Numbers are never reused; `tests/it/schema.rs` watches them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    pub number: u16,
    pub name: &'static str,
}

impl Table {
    /// From this number on stand tables that only grow: a key is greater than every key before it and is never written again.
    pub const GROWING: u16 = 0x8000;

    pub const fn new(number: u16, name: &'static str) -> Table {
        Table { number, name }
    }
}

pub trait Row: Serialize + DeserializeOwned + Send + 'static {
    const TABLE: Table;
    const INDEXES: &'static [&'static dyn IndexOf<Self>] = &[];
    type Key: Key;
    fn key(&self) -> Self::Key;
}

/// A second way to find rows. The function says under which keys a row stands (none, one or many).
pub struct Index<R, K> {
    table: Table,
    unique: bool,
    keys: fn(&R) -> Vec<K>,
}

impl<R: Row, K: Key> Index<R, K> {
    pub const fn new(number: u16, name: &'static str, keys: fn(&R) -> Vec<K>) -> Self {
        Index { table: Table::new(number, name), unique: false, keys }
    }
    /// An index that refuses a second holder of the same key.
    pub const fn unique(number: u16, name: &'static str, keys: fn(&R) -> Vec<K>) -> Self {
        Index { table: Table::new(number, name), unique: true, keys }
    }
    pub(super) fn span(&self, prefix: &impl Prefix<K>) -> Span {
        Span::prefix(spot(self.table, &bytes(prefix)))
    }
    /// Splits a stored entry into the index key and the row key.
    pub(super) fn entry(&self, key: &[u8], value: &[u8]) -> Result<(K, R::Key)> {
        let mut rest = key.get(2..).unwrap_or_default();
        let of_index = K::read(&mut rest);
        let mut of_row = if self.unique { value } else { rest };
        match (of_index, R::Key::read(&mut of_row)) {
            (Some(index), Some(row)) => Ok((index, row)),
            _ => Err(Fault::Damaged { table: self.table.name, what: "an index entry cannot be read".into() }.into()),
        }
    }
}

/// What `put` and `check` need of any index of a row.
pub trait IndexOf<R>: Sync {
    fn table(&self) -> Table;
    fn is_unique(&self) -> bool;
    /// Where this row's entries stand: full keys and values.
    fn entries(&self, row: &R, row_key: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)>;
    /// The row key inside an entry.
    fn row_key<'a>(&self, key: &'a [u8], value: &'a [u8]) -> Option<&'a [u8]>;
}

impl<R: Row, K: Key> IndexOf<R> for Index<R, K> {
    fn table(&self) -> Table {
        self.table
    }
    fn is_unique(&self) -> bool {
        self.unique
    }
    fn entries(&self, row: &R, row_key: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
        let mut all: Vec<(Vec<u8>, Vec<u8>)> = (self.keys)(row)
            .iter()
            .map(|key| {
                let mut at = spot(self.table, &[]);
                key.write(&mut at);
                if self.unique {
                    return (at, row_key.to_vec());
                }
                at.extend_from_slice(row_key);
                (at, Vec::new())
            })
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }
    fn row_key<'a>(&self, key: &'a [u8], value: &'a [u8]) -> Option<&'a [u8]> {
        let mut rest = key.get(2..)?;
        K::read(&mut rest)?;
        Some(if self.unique { value } else { rest })
    }
}

/// Where a key of a table stands in the one ordered space of bytes.
pub(super) fn spot(table: Table, key: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(2 + key.len() + 64);
    out.extend_from_slice(&table.number.to_be_bytes());
    out.extend_from_slice(key);
    out
}

pub(super) fn row_spot<R: Row>(key: &R::Key) -> Vec<u8> {
    let mut out = spot(R::TABLE, &[]);
    key.write(&mut out);
    out
}

const FORMAT: u8 = 1;
const HEAD: usize = 9;

fn checksum(key: &[u8], payload: &[u8]) -> [u8; 8] {
    let mut hash = Xxh3::new();
    hash.update(key);
    hash.update(payload);
    hash.digest().to_be_bytes()
}

/// Wraps a payload for the place it will stand at.
pub(super) fn seal<R: Row>(spot: &[u8], row: &R) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(512);
    out.resize(HEAD, 0);
    rmp_serde::encode::write_named(&mut out, row).map_err(Error::broken)?;
    out[0] = FORMAT;
    let sum = checksum(spot, &out[HEAD..]);
    out[1..HEAD].copy_from_slice(&sum);
    Ok(out)
}

/// Unwraps a value, or says which row is damaged.
pub(super) fn unseal<R: Row>(spot: &[u8], value: &[u8]) -> Result<R> {
    let damaged = |what: &str| Fault::Damaged { table: R::TABLE.name, what: format!("{what} at {}", data_encoding::HEXLOWER.encode(spot)) };
    let payload = intact(spot, value).map_err(damaged)?;
    rmp_serde::from_slice(payload).map_err(|e| damaged(&format!("cannot be read ({e})")).into())
}

/// The payload of an envelope, if its checksum holds.
pub(super) fn intact<'a>(spot: &[u8], value: &'a [u8]) -> std::result::Result<&'a [u8], &'static str> {
    match value {
        [FORMAT, rest @ ..] if rest.len() >= 8 => {
            let (sum, payload) = rest.split_at(8);
            if checksum(spot, payload) == sum { Ok(payload) } else { Err("checksum does not match") }
        }
        [_, rest @ ..] if rest.len() >= 8 => Err("unknown format"),
        _ => Err("cut short"),
    }
}

/// Which way a listing walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Ascending,
    Descending,
}

/// Reading, the same from a snapshot and from inside a write.
pub trait Reads {
    fn snapshot(&self) -> &dyn Snapshot;

    /// The same moment as plain reading: for what is asked through a pointer and cannot be generic.
    fn view(&self) -> Read<'_> {
        Read { snapshot: self.snapshot() }
    }

    fn get<R: Row>(&self, key: &R::Key) -> Result<Option<R>> {
        let at = row_spot::<R>(key);
        match self.snapshot().get(&at)? {
            Some(value) => Ok(Some(unseal(&at, &value)?)),
            None => Ok(None),
        }
    }

    /// The row, or `Hidden`: to the person an absent thing and a foreign one look the same.
    fn need<R: Row>(&self, key: &R::Key) -> Result<R> {
        self.get(key)?.ok_or(Error::Hidden)
    }

    /// Whether there is such a row, without reading it.
    fn has<R: Row>(&self, key: &R::Key) -> Result<bool> {
        Ok(self.snapshot().get(&row_spot::<R>(key))?.is_some())
    }

    /// How many rows begin so. Walks their keys: for checks and short ranges.
    fn count<R: Row>(&self, prefix: impl Prefix<R::Key>) -> Result<u64> {
        let mut count = 0;
        self.snapshot().scan(&Span::prefix(spot(R::TABLE, &bytes(&prefix))), &mut |_, _| {
            count += 1;
            Ok(Walk::On)
        })?;
        Ok(count)
    }

    fn all<R: Row>(&self, prefix: impl Prefix<R::Key>) -> Result<Vec<R>> {
        let mut rows = Vec::new();
        self.walk(prefix, Order::Ascending, |row| {
            rows.push(row);
            Ok(Walk::On)
        })?;
        Ok(rows)
    }

    fn walk<R: Row>(&self, prefix: impl Prefix<R::Key>, order: Order, mut visit: impl FnMut(R) -> Result<Walk>) -> Result<()> {
        let span = directed(Span::prefix(spot(R::TABLE, &bytes(&prefix))), order);
        self.snapshot().scan(&span, &mut |key, value| visit(unseal(key, value)?))
    }

    /// Like `walk`, starting strictly after `past` in the direction of walking.
    fn walk_past<R: Row>(
        &self,
        prefix: impl Prefix<R::Key>,
        order: Order,
        past: &R::Key,
        mut visit: impl FnMut(R) -> Result<Walk>,
    ) -> Result<()> {
        let span = directed(Span::prefix(spot(R::TABLE, &bytes(&prefix))), order).past(&row_spot::<R>(past));
        self.snapshot().scan(&span, &mut |key, value| visit(unseal(key, value)?))
    }

    /// Rows whose index key begins so, in index order.
    fn by<R: Row, K: Key>(&self, index: &Index<R, K>, prefix: impl Prefix<K>) -> Result<Vec<R>> {
        let mut rows = Vec::new();
        self.walk_by(index, prefix, Order::Ascending, None, |_, key| {
            rows.push(self.need::<R>(&key)?);
            Ok(Walk::On)
        })?;
        Ok(rows)
    }

    fn first_by<R: Row, K: Key>(&self, index: &Index<R, K>, prefix: impl Prefix<K>) -> Result<Option<R>> {
        let mut found = None;
        self.walk_by(index, prefix, Order::Ascending, None, |_, key| {
            found = self.get::<R>(&key)?;
            Ok(Walk::Stop)
        })?;
        Ok(found)
    }

    /// Walks index entries without reading the rows. `past` is where an earlier page ended.
    fn walk_by<R: Row, K: Key>(
        &self,
        index: &Index<R, K>,
        prefix: impl Prefix<K>,
        order: Order,
        past: Option<(&K, &R::Key)>,
        mut visit: impl FnMut(K, R::Key) -> Result<Walk>,
    ) -> Result<()> {
        let mut span = directed(index.span(&prefix), order);
        if let Some((key, row)) = past {
            let mut at = spot(index.table, &bytes(key));
            if !index.unique {
                row.write(&mut at);
            }
            span = span.past(&at);
        }
        self.snapshot().scan(&span, &mut |key, value| {
            let (index_key, row_key) = index.entry(key, value)?;
            visit(index_key, row_key)
        })
    }

    /// How many entries begin so. Walks them: for short ranges only; long ones have maintained totals.
    fn count_by<R: Row, K: Key>(&self, index: &Index<R, K>, prefix: impl Prefix<K>) -> Result<usize> {
        let mut count = 0;
        self.snapshot().scan(&index.span(&prefix), &mut |_, _| {
            count += 1;
            Ok(Walk::On)
        })?;
        Ok(count)
    }

    /// The greatest key of a table, without reading its row.
    fn last_key<R: Row>(&self) -> Result<Option<R::Key>> {
        let mut last = None;
        self.snapshot().scan(&Span::prefix(spot(R::TABLE, &[])).reversed(), &mut |key, _| {
            last = R::Key::read(&mut &key[2..]);
            Ok(Walk::Stop)
        })?;
        Ok(last)
    }

    /// The greatest key of a table, for numbering that only this table's writer does.
    fn last<R: Row>(&self, prefix: impl Prefix<R::Key>) -> Result<Option<R>> {
        let mut last = None;
        self.walk(prefix, Order::Descending, |row| {
            last = Some(row);
            Ok(Walk::Stop)
        })?;
        Ok(last)
    }
}

fn directed(span: Span, order: Order) -> Span {
    if order == Order::Descending { span.reversed() } else { span }
}
