//! What the columns of a table were last time: the next one with the same heads needs no choosing.

use serde::{Deserialize, Serialize};

use super::{
    columns::{Columns, Kind, Mapping},
    field::Field,
    tables::{HowGoods, Import},
};
use crate::{
    kernel::{Id, Result, mark, name::fold},
    store::{Reads, Row, Table, Write},
};

/// Nobody's table in particular.
pub const ANYBODY: Id<mark::Client> = Id::fixed(0);

/// The choice made for tables of one kind, or of one supplier.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Layout {
    pub kind: u8,
    pub supplier: Id<mark::Client>,
    /// Each head, folded, with the key of what stands under it; nothing is skipped.
    pub columns: Vec<(String, String)>,
    #[serde(default)]
    pub how: HowGoods,
}

impl Row for Layout {
    const TABLE: Table = Table::new(330, "import_layouts");
    type Key = (u8, Id<mark::Client>);
    fn key(&self) -> Self::Key {
        (self.kind, self.supplier)
    }
}

/// The number that stands on disk.
fn number(kind: Kind) -> u8 {
    match kind {
        Kind::Clients => 1,
        Kind::Services => 2,
        Kind::Goods => 3,
        Kind::Supply => 4,
    }
}

pub fn last(reads: &impl Reads, kind: Kind, supplier: Option<Id<mark::Client>>) -> Result<Option<Layout>> {
    reads.get(&(number(kind), supplier.unwrap_or(ANYBODY)))
}

pub fn remember(tx: &mut Write<'_>, import: &Import) -> Result<()> {
    let columns = import.columns();
    let chosen = |field: &Option<Field>| field.map(|field| columns.key(field)).unwrap_or_default();
    tx.put(&Layout {
        kind: number(import.kind),
        supplier: import.supply.supplier.unwrap_or(ANYBODY),
        columns: import.heads.iter().map(|head| fold(head)).zip(import.mapping.iter().map(chosen)).collect(),
        how: import.goods.clone(),
    })
}

impl Layout {
    /// Lays the choice over what was guessed: heads that were met get what they had. A table without heads is the same one
    /// when it is as wide.
    pub fn over(&self, columns: &Columns, heads: &[String], mapping: &mut Mapping) {
        let bare = heads.iter().all(String::is_empty);
        if bare && (self.columns.len() != heads.len() || self.columns.iter().any(|(head, _)| !head.is_empty())) {
            return;
        }
        let mut made: Mapping = vec![None; heads.len()];
        let mut met = vec![false; heads.len()];
        for (at, head) in heads.iter().enumerate() {
            let head = fold(head);
            let known = if bare { self.columns.get(at) } else { self.columns.iter().find(|(one, _)| !one.is_empty() && *one == head) };
            let Some((_, key)) = known else { continue };
            met[at] = true;
            made[at] = columns.named(key).filter(|field| !made.contains(&Some(*field)));
        }
        for (at, guessed) in mapping.iter().enumerate().filter(|(at, _)| !met[*at]) {
            made[at] = guessed.filter(|field| !made.contains(&Some(*field)));
        }
        *mapping = made;
    }
}
