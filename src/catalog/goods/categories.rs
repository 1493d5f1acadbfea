//! The tree of goods.

use std::collections::BTreeMap;

use super::{GoodsCategory, refusal::GoodsRefusal};
use crate::{
    catalog::{CatalogFact, Did, Thing, listed::end_of},
    kernel::{Id, Lang, Result, mark, name, text::Named},
    log::{Record, Subject},
    store::{Reads, Write},
};

/// The whole tree, branches after their parents in the shop's order.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    rows: Vec<(GoodsCategory, usize)>,
}

impl Tree {
    pub fn read(reads: &impl Reads) -> Result<Tree> {
        let mut children: BTreeMap<Option<Id<mark::GoodsCategory>>, Vec<GoodsCategory>> = BTreeMap::new();
        let all = reads.all::<GoodsCategory>(())?;
        for category in all {
            children.entry(category.parent).or_default().push(category);
        }
        children.values_mut().for_each(|list| list.sort_by_key(|one| (std::cmp::Reverse(one.position), std::cmp::Reverse(one.id))));
        let mut tree = Tree::default();
        let mut ahead: Vec<(GoodsCategory, usize)> = children.remove(&None).into_iter().flatten().map(|one| (one, 0)).collect();
        while let Some((category, depth)) = ahead.pop() {
            ahead.extend(children.remove(&Some(category.id)).into_iter().flatten().map(|one| (one, depth + 1)));
            tree.rows.push((category, depth));
        }
        Ok(tree)
    }

    /// Every branch with how deep it grows; archived ones too.
    pub fn rows(&self) -> impl Iterator<Item = (&GoodsCategory, usize)> {
        self.rows.iter().map(|(category, depth)| (category, *depth))
    }

    pub fn get(&self, id: Id<mark::GoodsCategory>) -> Option<&GoodsCategory> {
        self.rows().map(|(category, _)| category).find(|category| category.id == id)
    }

    /// A branch with everything that grows from it.
    pub fn under(&self, id: Id<mark::GoodsCategory>) -> Vec<Id<mark::GoodsCategory>> {
        let Some(at) = self.rows.iter().position(|(category, _)| category.id == id) else { return Vec::new() };
        let depth = self.rows[at].1;
        let below = self.rows[at + 1..].iter().take_while(|(_, deeper)| *deeper > depth);
        std::iter::once(id).chain(below.map(|(category, _)| category.id)).collect()
    }

    /// The branch of a path from the trunk down; a single name is looked for anywhere.
    pub fn find(&self, path: &[String]) -> Option<Id<mark::GoodsCategory>> {
        if let [name] = path {
            return self.named(&name::fold(name)).map(|found| found.id);
        }
        path.iter().try_fold(None, |parent, name| self.child(parent, name).map(|found| Some(found.id))).flatten()
    }

    /// Of this name anywhere; one in the archive only where no current one bears it.
    fn named(&self, folded: &str) -> Option<&GoodsCategory> {
        self.rows().map(|(category, _)| category).filter(|category| bears(category, folded)).min_by_key(|category| category.archived)
    }

    fn child(&self, parent: Option<Id<mark::GoodsCategory>>, name: &str) -> Option<&GoodsCategory> {
        let folded = name::fold(name);
        let beside = self.rows().map(|(category, _)| category).filter(|category| category.parent == parent && bears(category, &folded));
        beside.min_by_key(|category| category.archived)
    }

    /// From the trunk down: «Запчасти / Дисплеи».
    pub fn path(&self, id: Id<mark::GoodsCategory>, lang: Lang) -> String {
        let mut names = Vec::new();
        let mut at = self.get(id);
        while let Some(category) = at {
            names.push(category.name.get(lang));
            at = category.parent.and_then(|parent| self.get(parent));
        }
        names.reverse();
        names.join(" / ")
    }
}

fn bears(category: &GoodsCategory, typed: &str) -> bool {
    let name = &category.name;
    [&name.ru, &name.en, &name.uk].into_iter().any(|one| !one.is_empty() && name::fold(one) == typed)
}

/// The category by id or by name; a new name grows a new branch from the trunk, an archived one comes back.
pub fn settle(tx: &mut Write<'_>, id: Option<Id<mark::GoodsCategory>>, typed: &str) -> Result<Id<mark::GoodsCategory>> {
    if let (Some(id), "") = (id, typed)
        && tx.get::<GoodsCategory>(&id)?.is_some_and(|category| !category.archived)
    {
        return Ok(id);
    }
    let tree = Tree::read(tx)?;
    let said = name::fold(typed.rsplit('/').next().unwrap_or_default());
    let by_id = id.and_then(|id| tree.get(id));
    let found = if said.is_empty() { by_id } else { by_id.filter(|category| bears(category, &said)).or_else(|| tree.named(&said)) };
    match found {
        Some(known) if !known.archived => Ok(known.id),
        Some(known) => bring_back(tx, known.id).map(|()| known.id),
        None if said.is_empty() => Err(GoodsRefusal::NoCategory.into()),
        None => add(tx, &Named::plain(typed.trim()), None).map(|category| category.id),
    }
}

/// The branch of a path, grown where it is missing and out of the archive where it stood there.
pub fn grow(tx: &mut Write<'_>, path: &[String]) -> Result<Id<mark::GoodsCategory>> {
    let tree = Tree::read(tx)?;
    if let Some(known) = tree.find(path).and_then(|id| tree.get(id)) {
        if known.archived {
            bring_back(tx, known.id)?;
        }
        return Ok(known.id);
    }
    let mut parent = None;
    for name in path {
        parent = Some(match tree.child(parent, name) {
            Some(known) => known.id,
            None => add(tx, &Named::plain(name.trim()), parent)?.id,
        });
    }
    parent.ok_or_else(|| GoodsRefusal::NoCategory.into())
}

/// The place after the last branch of a parent.
pub fn end(reads: &impl Reads, parent: Option<Id<mark::GoodsCategory>>) -> Result<u32> {
    let mut beside = reads.all::<GoodsCategory>(())?;
    beside.retain(|other| other.parent == parent);
    Ok(end_of(&beside))
}

/// The row of a new branch at the end of its parent's; whoever grows it tells of it.
pub fn put(tx: &mut Write<'_>, name: &Named, parent: Option<Id<mark::GoodsCategory>>) -> Result<GoodsCategory> {
    let category = GoodsCategory { id: tx.id(), parent, name: name.clone(), position: end(tx, parent)?, archived: false };
    tx.put(&category)?;
    Ok(category)
}

/// A new branch at the end of its parent's.
pub fn add(tx: &mut Write<'_>, name: &Named, parent: Option<Id<mark::GoodsCategory>>) -> Result<GoodsCategory> {
    let category = put(tx, name, parent)?;
    tx.record(Subject::shop(), &CatalogFact::directory(Thing::GoodsCategory, Did::Added, name))?;
    Ok(category)
}

/// Takes a branch out of the archive with everything it grows from.
pub fn bring_back(tx: &mut Write<'_>, id: Id<mark::GoodsCategory>) -> Result<()> {
    let mut at = Some(id);
    while let Some(id) = at {
        let category = tx.need::<GoodsCategory>(&id)?;
        at = category.parent;
        if category.archived {
            let category = GoodsCategory { archived: false, ..category };
            tx.put(&category)?;
            tx.record(Subject::shop(), &CatalogFact::directory(Thing::GoodsCategory, Did::Restored, &category.name))?;
        }
    }
    Ok(())
}
