//! What was read: a thing by its number, a product by its code, a part of a name, or a code nobody knows.

use super::tables::{LINE_BY_NAME, Line, Shelf, Stocktake};
use crate::{
    catalog::goods::{self, PRODUCT_BY_NAME, Product},
    kernel::{Id, Quantity, Result, mark, name},
    stock::units::{UNIT_BY_SERIAL, Unit, serial},
    store::{Order, Reads, Walk},
    warehouse,
};

/// A code is no shorter; less is a word of a name.
const SHORTEST: usize = 4;
/// Names that fit are offered, so many of them.
const CHOICES: usize = 12;

pub enum Seen {
    Product(Box<Product>),
    /// With its number.
    Thing(Box<Product>, String),
    /// The book has it in another warehouse.
    Elsewhere(Box<Product>, Unit),
    Several(Vec<Product>),
    Unknown(String),
    Nothing,
}

pub fn seen(reads: &impl Reads, of: &Stocktake, typed: &str) -> Result<Seen> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Seen::Nothing);
    }
    let by_barcode = goods::product_by_barcode(reads, typed)?;
    if let Some(exact) = by_barcode.map_or_else(|| goods::product_by_code(reads, typed), |one| Ok(Some(one)))? {
        return Ok(Seen::Product(Box::new(exact)));
    }
    let mut units = reads.by(&UNIT_BY_SERIAL, (serial(typed),))?;
    // Of namesakes the one that lies here, then one that lies anywhere.
    units.sort_by_key(|unit| (!(unit.is_here() && unit.warehouse == of.warehouse), !unit.is_here()));
    if let Some(unit) = units.into_iter().next() {
        let product = goods::product(reads, unit.product)?;
        return thing(reads, of, product, unit);
    }
    let mut found = warehouse::exact_products(reads, typed)?;
    if found.is_empty() {
        found = named(reads, typed)?;
    }
    Ok(match found.len() {
        1 => Seen::Product(Box::new(found.remove(0))),
        0 if looks_like_a_code(typed) => Seen::Unknown(typed.to_string()),
        0 => Seen::Nothing,
        _ => Seen::Several(found),
    })
}

/// Products with these words in their names.
fn named(reads: &impl Reads, typed: &str) -> Result<Vec<Product>> {
    let (wanted, mut found) = (name::fold(typed), Vec::new());
    reads.walk_by(&PRODUCT_BY_NAME, (false,), Order::Ascending, None, |(_, name), id| {
        if !wanted.is_empty() && name.contains(&wanted) {
            found.push(reads.need::<Product>(&id)?);
        }
        Ok(if found.len() < CHOICES { Walk::On } else { Walk::Stop })
    })?;
    Ok(found)
}

fn looks_like_a_code(typed: &str) -> bool {
    typed.len() >= SHORTEST && typed.bytes().all(|byte| byte.is_ascii_graphic()) && typed.bytes().any(|byte| byte.is_ascii_digit())
}

/// A thing with a known number: here by the book of this count, out of stock, or in another warehouse.
fn thing(reads: &impl Reads, of: &Stocktake, product: Product, unit: Unit) -> Result<Seen> {
    let written = reads.get::<Line>(&(of.id, product.id))?.is_some_and(|line| line.units.iter().any(|known| known.id == unit.id));
    let elsewhere = unit.is_here() && unit.warehouse != of.warehouse && !written;
    Ok(if elsewhere { Seen::Elsewhere(Box::new(product), unit) } else { Seen::Thing(Box::new(product), unit.serial) })
}

/// A product that was chosen, and the number of this piece when it has one; the code of another thing is that thing.
pub fn of_product(reads: &impl Reads, of: &Stocktake, id: Id<mark::Product>, typed: &str) -> Result<Seen> {
    let (product, typed) = (goods::product(reads, id)?, typed.trim());
    if typed.is_empty() || product.barcodes.iter().any(|code| code == typed) {
        return Ok(Seen::Product(Box::new(product)));
    }
    let short = typed.len() < SHORTEST && goods::product_by_code(reads, typed)?.is_some();
    if !product.serial_tracked || short || goods::product_by_barcode(reads, typed)?.is_some() {
        return seen(reads, of, typed);
    }
    let mut units = reads.by(&UNIT_BY_SERIAL, (serial(typed),))?;
    units.retain(|unit| unit.product == id);
    units.sort_by_key(|unit| !unit.is_here());
    match units.into_iter().next() {
        Some(unit) => thing(reads, of, product, unit),
        None => Ok(Seen::Thing(Box::new(product), serial(typed))),
    }
}

/// `5*460…`: so many at once. The sign of times may be any that keyboards have.
pub fn times(typed: &str) -> (Option<Quantity>, &str) {
    let at = typed.char_indices().find(|(_, sign)| matches!(sign, '*' | 'x' | 'X' | '\u{445}' | '\u{425}' | '\u{d7}'));
    let split = at.and_then(|(at, sign)| Some((Quantity::parse(&typed[..at])?, &typed[at + sign.len_utf8()..])));
    match split {
        Some((quantity, rest)) if quantity.is_positive() => (Some(quantity), rest.trim()),
        _ => (None, typed.trim()),
    }
}

/// A part of the lines of a count in the order of their names.
pub fn lines(reads: &impl Reads, id: Id<mark::Stocktake>, shelf: Shelf) -> Result<Vec<Line>> {
    reads.by(&LINE_BY_NAME, (id, shelf.key()))
}

/// What a settlement is made of: lines that are not what the book says.
pub fn differing(reads: &impl Reads, of: &Stocktake) -> Result<Vec<Line>> {
    lines(reads, of.id, of.differing())
}

/// Lines of a page, and the last of them when there are more.
#[derive(Default)]
pub struct PageOfLines {
    pub lines: Vec<Line>,
    pub next: Option<Id<mark::Product>>,
}

/// Lines whose names, codes or bins hold this, those past `after` that many.
pub fn page_of(
    reads: &impl Reads,
    at: (Id<mark::Stocktake>, Shelf),
    typed: &str,
    after: Option<Id<mark::Product>>,
    most: usize,
) -> Result<PageOfLines> {
    let ((id, shelf), wanted, mut page) = (at, name::fold(typed), PageOfLines::default());
    let past = match after {
        Some(product) => reads.get::<Line>(&(id, product))?.map(|line| ((id, shelf.key(), name::fold(&line.name)), (id, product))),
        None => None,
    };
    reads.walk_by(&LINE_BY_NAME, (id, shelf.key()), Order::Ascending, past.as_ref().map(|(key, row)| (key, row)), |_, key| {
        let line = reads.need::<Line>(&key)?;
        if !suits(&line, &wanted) {
            return Ok(Walk::On);
        }
        if page.lines.len() == most {
            page.next = page.lines.last().map(|last| last.product);
            return Ok(Walk::Stop);
        }
        page.lines.push(line);
        Ok(Walk::On)
    })?;
    Ok(page)
}

/// Whether a folded word is in its name or its bins, or is its code.
pub fn suits(line: &Line, wanted: &str) -> bool {
    wanted.is_empty()
        || name::fold(&line.name).contains(wanted)
        || name::fold(&line.code) == wanted
        || name::fold(&line.bins).contains(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_times_a_code_is_read_with_any_sign_of_times() {
        assert_eq!(times("5*4601234567893"), (Some(Quantity(5000)), "4601234567893"));
        assert_eq!(times("2,5 x A-1"), (Some(Quantity(2500)), "A-1"));
        assert_eq!(times("12\u{445}"), (Some(Quantity(12_000)), ""));
        assert_eq!(times("iPhone X"), (None, "iPhone X"));
        assert_eq!(times("0*1"), (None, "0*1"));
    }
}
