//! Directories that several slices choose from though none of them may know the slice that keeps them: clients name an
//! advertising source of the shop, devices and prices a type of the catalogue. The program (`app.rs`) reads them for everyone.

use std::collections::BTreeMap;

use super::Cx;
use crate::{
    kernel::{Costs, Day, Id, Lang, Money, Quantity, Result, mark, text::Named},
    log::Subject,
    store::{Read, Write},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    Sources,
    DeviceTypes,
    PriceTypes,
}

/// One line of a directory, archived ones among them: what was chosen once keeps its name.
#[derive(Debug, Clone)]
pub struct Choice {
    pub id: Id<()>,
    pub name: Named,
    /// Id in the icon sprite, for what has one.
    pub icon: String,
    /// The number on such a device is an IMEI.
    pub imei: bool,
    pub archived: bool,
}

/// How many orders stand in each status: what settings show of the orders.
pub type ReadStanding = fn(&Read<'_>) -> Result<BTreeMap<Id<mark::Status>, i64>>;

/// What a thing of another slice is called: a product names its supplier.
pub type NameOf = fn(&Read<'_>, Subject) -> Result<Option<String>>;

/// A thing of another slice with its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    pub name: String,
    pub path: String,
}

/// What a document that moved goods belongs to: a document of the stock, a sale, an order.
pub type DocumentOf = fn(&Read<'_>, Id<mark::Document>, Lang) -> Result<Option<Owner>>;

/// What the ledger of the stock knows of a product, for slices that stand below it.
#[derive(Clone, Copy)]
pub struct Stocked {
    pub costs: fn(&Read<'_>, Id<mark::Product>) -> Result<Costs>,
    /// Whether goods of it ever came or went: what they are counted in can no longer change.
    pub moved: fn(&Read<'_>, Id<mark::Product>) -> Result<bool>,
    /// Where it lies, warehouse by warehouse, as far as this person sees them.
    pub lying: fn(&Cx, &Read<'_>, Id<mark::Product>) -> Result<Vec<Lying>>,
}

/// What a warehouse has of a product.
#[derive(Debug, Clone)]
pub struct Lying {
    pub warehouse: Id<mark::Warehouse>,
    /// It can be sold from there.
    pub sellable: bool,
    pub quantity: Quantity,
    pub reserved: Quantity,
    /// Of things that have numbers.
    pub serials: Vec<String>,
}

impl Lying {
    pub fn available(&self) -> Quantity {
        self.quantity - self.reserved
    }
}

/// Tells the owner of a document what its lines came to cost, on its day.
pub type Recost = fn(&mut Write<'_>, Id<mark::Document>, Day, &BTreeMap<u32, Money>) -> Result<()>;

/// Tells an order that what is kept for its line lies in another warehouse now.
pub type Carried = fn(&mut Write<'_>, Id<mark::Order>, Id<mark::Line>, Id<mark::Warehouse>) -> Result<()>;

pub type ReadList = fn(&Read<'_>, List) -> Result<Vec<Choice>>;

/// Options of a select: what is not archived, and what is chosen already.
pub fn options(choices: &[Choice], chosen: &str, lang: Lang) -> Vec<(String, String)> {
    let shown = choices.iter().map(|choice| (choice, choice.id.to_string())).filter(|(choice, id)| !choice.archived || id == chosen);
    shown.map(|(choice, id)| (id, choice.name.get(lang).to_string())).collect()
}

/// The name of what was chosen; empty when it is not in the directory.
pub fn name_of<T>(choices: &[Choice], id: Id<T>, lang: Lang) -> String {
    choices.iter().find(|choice| choice.id == id.cast()).map(|choice| choice.name.get(lang).to_string()).unwrap_or_default()
}
