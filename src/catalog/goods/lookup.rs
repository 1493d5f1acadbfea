//! Finding products: by what is typed in a hurry, in the wrong layout, or read by a scanner. Names stay in memory, with
//! how many products each branch of the tree holds.

use std::collections::HashMap;

use super::{Product, product_by_barcode, product_by_code};
use crate::{
    kernel::{
        Id, Result, mark,
        search::{Entry, Index},
    },
    log::{Subject, SubjectKind},
    store::{Order, Read, Reads, Walk},
    web::{
        Cx,
        cx::Memory,
        follow::{Follow, Follower},
    },
};

/// How many candidates are looked through when some of them may not suit.
const CANDIDATES: usize = 500;

/// Where a product stands, for the counters of the list.
type Stand = (Id<mark::GoodsCategory>, bool);

#[derive(Default)]
pub struct Shelf {
    index: Index<Id<mark::Product>>,
    stands: HashMap<Id<mark::Product>, Stand>,
    counts: HashMap<Stand, usize>,
}

impl Shelf {
    fn keep(&mut self, product: &Product) {
        self.forget(product.id);
        let stand = (product.category, product.archived);
        self.stands.insert(product.id, stand);
        *self.counts.entry(stand).or_default() += 1;
        self.index.put(product.id, entry(product));
    }

    fn forget(&mut self, id: Id<mark::Product>) {
        if let Some(count) = self.stands.remove(&id).and_then(|stand| self.counts.get_mut(&stand)) {
            *count -= 1;
        }
    }
}

impl Follow for Shelf {
    fn fill(&mut self, reads: &Read<'_>) -> Result<()> {
        reads.walk::<Product>((), Order::Ascending, |product| {
            self.keep(&product);
            Ok(Walk::On)
        })
    }

    fn heed(&mut self, reads: &Read<'_>, subjects: &[Subject]) -> Result<()> {
        for subject in subjects.iter().filter(|subject| subject.kind == SubjectKind::Product) {
            let id = subject.id.cast();
            match reads.get::<Product>(&id)? {
                Some(product) => self.keep(&product),
                None => {
                    self.forget(id);
                    self.index.remove(id);
                }
            }
        }
        Ok(())
    }
}

fn entry(product: &Product) -> Entry {
    let mut entry = Entry { rank: product.created.millis(), ..Entry::default() };
    entry.text.push(product.name.clone());
    entry.text.extend(product.own.values().filter(|value| !["yes", "no"].contains(&value.as_str())).cloned());
    let codes = [&product.code, &product.sku].into_iter().chain(&product.barcodes).filter(|code| !code.is_empty());
    for code in codes {
        match code.bytes().all(|b| b.is_ascii_digit()) {
            true => entry.digits.push(code.clone()),
            false => entry.codes.push(code.clone()),
        }
    }
    entry
}

/// How many products stand where.
#[derive(Debug, Clone, Default)]
pub struct Counts(HashMap<Stand, usize>);

impl Counts {
    pub fn of(&self, category: Id<mark::GoodsCategory>, archived: bool) -> usize {
        self.0.get(&(category, archived)).copied().unwrap_or_default()
    }
    pub fn all(&self, archived: bool) -> usize {
        self.0.iter().filter(|((_, stands), _)| *stands == archived).map(|(_, count)| count).sum()
    }
}

pub fn counts(cx: &Cx, reads: &Read<'_>) -> Result<Counts> {
    cx.site.memory.of::<Follower<Shelf>>().ask(reads, |shelf| Counts(shelf.counts.clone()))
}

/// Found products, best first, and whether there were more.
#[derive(Debug, Clone, Default)]
pub struct FoundProducts {
    pub found: Vec<Product>,
    pub more: bool,
}

/// Products that answer a query and suit. What a scanner read, or a whole code, stands first.
pub fn find_products(cx: &Cx, reads: &Read<'_>, query: &str, limit: usize, suits: impl Fn(&Product) -> bool) -> Result<FoundProducts> {
    let mut found: Vec<Product> = Vec::new();
    let exact = [product_by_barcode(reads, query)?, product_by_code(reads, query)?];
    for product in exact.into_iter().flatten().filter(&suits) {
        if !found.iter().any(|known| known.id == product.id) {
            found.push(product);
        }
    }
    let answer = cx.site.memory.of::<Follower<Shelf>>().ask(reads, |shelf| shelf.index.find(query, CANDIDATES))?;
    let mut more = answer.more;
    for hit in answer.hits {
        let Some(product) = reads.get::<Product>(&hit.key)?.filter(&suits) else { continue };
        if found.iter().any(|known| known.id == product.id) {
            continue;
        }
        if found.len() == limit {
            more = true;
            break;
        }
        found.push(product);
    }
    Ok(FoundProducts { found, more })
}

/// Reads names into memory, so that the first search does not wait for it.
pub fn warm(memory: &Memory, reads: &Read<'_>) -> Result<()> {
    memory.of::<Follower<Shelf>>().ask(reads, |_| ())
}
