//! What rows of operations say besides themselves (cashboxes, articles, clients, reversals), read once for a page.

use std::collections::BTreeMap;

use super::{
    articles, boxes,
    tables::{Article, Cashbox, OPERATION_BY_REVERSED, OpKind, Operation},
};
use crate::{
    clients::Client,
    kernel::{Id, Lang, Result, Right, mark},
    store::Reads,
    web::Cx,
};

#[derive(Debug, Default)]
pub struct Names {
    cashboxes: BTreeMap<Id<mark::Cashbox>, Cashbox>,
    articles: BTreeMap<Id<mark::Article>, Article>,
    clients: BTreeMap<Id<mark::Client>, String>,
    reversals: BTreeMap<Id<mark::Payment>, Id<mark::Payment>>,
}

impl Names {
    pub fn of(reads: &impl Reads, operations: &[Operation]) -> Result<Names> {
        let mut names = Names {
            cashboxes: boxes::all(reads)?.into_iter().map(|cashbox| (cashbox.id, cashbox)).collect(),
            articles: articles::all(reads)?.into_iter().map(|article| (article.id, article)).collect(),
            ..Names::default()
        };
        for operation in operations {
            if let Some(reversal) = reads.first_by(&OPERATION_BY_REVERSED, operation.id)? {
                names.reversals.insert(operation.id, reversal.id);
            }
            if let Some(id) = operation.client.filter(|id| !names.clients.contains_key(id)) {
                let name = reads.get::<Client>(&id)?.map(|client| client.name).unwrap_or_default();
                names.clients.insert(id, name);
            }
        }
        Ok(names)
    }

    /// Something of it went through a cashbox of the person's locations, or it belongs to one of them.
    pub fn may_see(&self, cx: &Cx, operation: &Operation) -> bool {
        let scope = cx.whole_scope(Right::SeeCash);
        let seen = |id: &Id<mark::Cashbox>| self.cashboxes.get(id).is_some_and(|cashbox| cashbox.location.is_none_or(|at| scope.holds(at)));
        scope.holds(operation.location) || operation.cashboxes().iter().any(seen)
    }

    pub fn cashbox(&self, id: Id<mark::Cashbox>) -> Option<&Cashbox> {
        self.cashboxes.get(&id)
    }
    pub fn cashbox_name(&self, id: Id<mark::Cashbox>, lang: Lang) -> &str {
        self.cashboxes.get(&id).map_or("", |cashbox| cashbox.name.get(lang))
    }
    pub fn article<'n>(&'n self, operation: &Operation, lang: Lang) -> Option<&'n str> {
        Some(self.articles.get(&operation.article?)?.name.get(lang))
    }
    pub fn article_name(&self, id: Id<mark::Article>, lang: Lang) -> Option<&str> {
        self.articles.get(&id).map(|article| article.name.get(lang))
    }
    pub fn client(&self, operation: &Operation) -> Option<&str> {
        self.clients.get(&operation.client?).map(String::as_str).filter(|name| !name.is_empty())
    }
    /// The operation that took this one back.
    pub fn reversal(&self, operation: Id<mark::Payment>) -> Option<Id<mark::Payment>> {
        self.reversals.get(&operation).copied()
    }

    /// `Main`, `Main, Terminal`, or from where to where.
    pub fn route(&self, operation: &Operation, lang: Lang) -> String {
        let mut legs: Vec<_> = operation.legs.iter().filter(|leg| leg.account.is_money()).collect();
        let moved = operation.kind == OpKind::Transfer || operation.moved().is_zero();
        legs.sort_by_key(|leg| leg.amount);
        let names: Vec<&str> = legs.iter().map(|leg| self.cashbox_name(leg.of.cast(), lang)).collect();
        names.join(if moved { " → " } else { ", " })
    }
}
