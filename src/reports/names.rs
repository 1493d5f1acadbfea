//! Names of the rows that are drawn; of a hundred thousand products only those are read.

use std::collections::HashMap;

use super::table::{About, Line};
use crate::{
    catalog::{Measure, Product},
    kernel::{Id, Lang, Result, mark},
    store::{Read, Reads},
};

#[derive(Debug, Clone)]
pub struct Named {
    pub name: String,
    pub code: String,
    pub measure: String,
    pub archived: bool,
}

pub struct Names(HashMap<Id<mark::Product>, Named>);

impl Names {
    pub fn of(reads: &Read<'_>, lines: &[Line], lang: Lang) -> Result<Names> {
        let measures: HashMap<_, _> = reads.all::<Measure>(())?.into_iter().map(|one| (one.id, one.short.get(lang).to_string())).collect();
        let mut names = HashMap::new();
        for line in lines {
            let About::Product(id) = &line.about else { continue };
            if let Some(product) = reads.get::<Product>(id)? {
                let measure = measures.get(&product.measure).cloned().unwrap_or_default();
                names.insert(*id, Named { name: product.name, code: product.code, measure, archived: product.archived });
            }
        }
        Ok(Names(names))
    }

    pub fn get(&self, id: Id<mark::Product>) -> Option<&Named> {
        self.0.get(&id)
    }
}
