//! A row of a table of goods: what it says, before anybody looks whether such a product is known.

use super::{
    columns::Mapping,
    field::Field,
    table::{Cells, Wrong, money, percent, term},
    text::{headings::TERMS, import as text, wares as words},
    workbook::Line,
};
use crate::{
    catalog::goods::{
        ProductVat,
        barcode::{self, BadCode},
    },
    kernel::{Id, Money, Quantity, mark, name::fold},
};

/// What a row says of a product. What the table has no column for is not touched.
#[derive(Debug, Clone, Default)]
pub struct Ware {
    pub name: String,
    pub code: String,
    pub sku: String,
    pub barcodes: Vec<String>,
    /// From the trunk down.
    pub category: Vec<String>,
    pub measure: String,
    pub vat: Option<ProductVat>,
    pub warranty_days: Option<u32>,
    pub supplier: String,
    pub pack: Option<Quantity>,
    pub prices: Vec<(Id<mark::PriceType>, Money)>,
    /// What one was bought for, and how many came.
    pub purchase: Option<Money>,
    pub sum: Option<Money>,
    pub quantity: Option<Quantity>,
    pub minimum: Option<Quantity>,
    pub serials: Vec<String>,
}

/// Signs of a name, of a code, of an article.
const NAME: usize = 200;
const CODE: usize = 30;
const SKU: usize = 60;
/// Numbers of one row.
const SERIALS: usize = 1_000;
const WARRANTY: u32 = 3_650;

/// `prices` are the types of price that the columns `Field::PriceOf` stand for.
pub fn ware(line: &Line, mapping: &Mapping, prices: &[Id<mark::PriceType>]) -> Result<Ware, Vec<Wrong>> {
    let mut cells = Cells::of(line, mapping);
    if cells.get(Field::GoodsKind).split_whitespace().next().is_some_and(|word| among(word, words::OTHER_KINDS)) {
        cells.refuse(Field::GoodsKind, words::W_KIND);
    }
    let ware = Ware {
        name: cells.text(Field::Product, NAME, None),
        code: cells.text(Field::Code, CODE, None),
        sku: cells.text(Field::Sku, SKU, None),
        barcodes: barcodes(&mut cells),
        category: path(&cells.text(Field::Category, 300, None)),
        measure: cells.text(Field::Unit, 40, None),
        vat: cells.read(Field::Vat, words::W_VAT, vat),
        warranty_days: cells.read(Field::Warranty, text::W_NUMBER, |value| term(value, TERMS).filter(|days| *days <= WARRANTY)),
        supplier: cells.text(Field::Supplier, 200, None),
        pack: cells.read(Field::Pack, words::W_QUANTITY, quantity).filter(|pack| pack.is_positive()),
        prices: (0..).zip(prices).filter_map(|(at, id)| Some((*id, cells.read(Field::PriceOf(at), text::W_MONEY, money)?))).collect(),
        purchase: cells.read(Field::Purchase, text::W_MONEY, money),
        sum: cells.read(Field::Sum, text::W_MONEY, money),
        quantity: cells.read(Field::Stock, words::W_QUANTITY, quantity).filter(|quantity| quantity.is_positive()),
        minimum: cells.read(Field::Minimum, words::W_QUANTITY, quantity),
        serials: cells.read(Field::Serials, words::W_SERIALS, serials).unwrap_or_default(),
    };
    cells.done(ware)
}

/// «Дисплеи / iPhone»: every name of a path.
fn path(said: &str) -> Vec<String> {
    said.split(['/', '\\', '>', '|']).map(str::trim).filter(|one| !fold(one).is_empty()).map(str::to_string).collect()
}

/// Each code with what is wrong in it. Numbers lose their noughts in Excel: a trade code that lacks only them gets them back.
fn barcodes(cells: &mut Cells<'_>) -> Vec<String> {
    let (said, mut found) = (cells.get(Field::Barcodes), Vec::<String>::new());
    // «4,60123E+12»: the digits are lost.
    if said.to_uppercase().split_once("E+").is_some_and(|(number, power)| {
        number.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.') && power.chars().all(|c| c.is_ascii_digit())
    }) {
        cells.refuse(Field::Barcodes, words::W_BARCODE_POWER);
        return found;
    }
    for one in said.split([',', ';', '\n']).map(str::trim).filter(|one| !one.is_empty()) {
        match read_barcode(one) {
            Ok(code) if found.iter().any(|known| barcode::key(known) == barcode::key(&code)) => {}
            Ok(code) => found.push(code),
            Err(BadCode::Check(_)) => cells.refuse(Field::Barcodes, words::W_BARCODE_DIGIT),
            Err(BadCode::Signs) => cells.refuse(Field::Barcodes, words::W_BARCODE_SIGNS),
            Err(BadCode::Ours) => cells.refuse(Field::Barcodes, words::W_BARCODE_OURS),
        }
    }
    found
}

fn read_barcode(one: &str) -> Result<String, BadCode> {
    let padded = match one.len() {
        7 => format!("0{one}"),
        10 | 11 => format!("{one:0>12}"),
        12 => format!("0{one}"),
        _ => String::new(),
    };
    let sound = |code: &str| code.bytes().all(|b| b.is_ascii_digit()) && crate::kernel::codes::ean_ok(code);
    // Twelve digits that are a code of their own are not a longer one that lost its zero.
    let whole = one.len() == 12 && sound(one);
    if !whole && !padded.is_empty() && sound(&padded) {
        return Ok(padded);
    }
    barcode::read(one).map(|(code, _)| code)
}

/// `20`, `20 %`, the `0.2` that a cell shown as a percentage holds, «без НДС».
fn vat(value: &str) -> Option<ProductVat> {
    if among(value, words::NO_VAT_WORDS) {
        return Some(ProductVat::None);
    }
    let number = value.trim_start_matches(|c: char| !c.is_ascii_digit());
    percent(number).map(ProductVat::Rate)
}

/// `3`, `2,5`, `1 000`, and what stands after the number: «3 шт.».
pub fn quantity(value: &str) -> Option<Quantity> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || c.is_whitespace() || c == ',' || c == '.')).unwrap_or(value.len());
    let (number, rest) = value.split_at(end);
    let words = rest.chars().all(|c| c.is_alphabetic() || c == '.' || c.is_whitespace());
    let number = number.trim().trim_end_matches('.');
    if !words || number.is_empty() {
        return None;
    }
    // «1 000,000»: noughts after the mark say nothing.
    let number = match number.rsplit_once([',', '.']) {
        Some((whole, part)) if part.len() > 3 => format!("{whole}.{}", part.trim_end_matches('0')),
        _ => number.to_string(),
    };
    Quantity::parse(number.trim_end_matches('.')).filter(|quantity| *quantity <= Quantity::LIMIT)
}

fn serials(value: &str) -> Option<Vec<String>> {
    let found: Vec<String> = value.split([',', ';', '\n']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_string).collect();
    (found.len() <= SERIALS && found.iter().all(|one| one.chars().count() <= 60)).then_some(found)
}

fn among(value: &str, known: &[&str]) -> bool {
    let value = fold(value);
    known.iter().any(|word| fold(word) == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn barcodes_get_their_lost_noughts_back() {
        assert_eq!(read_barcode("36000291452"), Ok("036000291452".into()));
        assert_eq!(read_barcode("4601234567893"), Ok("4601234567893".into()));
        assert_eq!(read_barcode("D-IP13"), Ok("D-IP13".into()));
        assert_eq!(read_barcode("4601234567890"), Err(BadCode::Check(3)));
    }

    #[test]
    fn quantities_are_read_as_people_write_them() {
        for (said, thousandths) in [("3", 3_000), ("2,5", 2_500), ("1 000", 1_000_000), ("3 шт.", 3_000), ("0.125", 125), ("2.0000", 2_000)]
        {
            assert_eq!(quantity(said), Some(Quantity(thousandths)), "{said}");
        }
        for wrong in ["много", "-1", "1-2", ""] {
            assert_eq!(quantity(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn taxes_and_paths_are_read_as_people_write_them() {
        use crate::kernel::Rate;
        assert_eq!(
            [vat("20%"), vat("НДС 10 %"), vat("0.2"), vat("без НДС"), vat("да")],
            [
                Some(ProductVat::Rate(Rate::percent(20))),
                Some(ProductVat::Rate(Rate::percent(10))),
                Some(ProductVat::Rate(Rate::percent(20))),
                Some(ProductVat::None),
                None
            ]
        );
        assert_eq!(path("Дисплеи / iPhone >  "), ["Дисплеи", "iPhone"]);
    }
}
