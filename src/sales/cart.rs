//! The cart as its form holds it: rows of fields typed by a person or laid by a scanner, and how they are read.

use super::{
    sell::{LineAsk, Payment, SellAsk},
    tables::What,
    text,
};
use crate::{
    kernel::{Discount, Id, Money, Quantity, Rights, mark},
    web::{Fields, Form, text as web},
};

/// A field that changed only counts the cart anew: what stands half typed in the field of the scanner is not read.
pub const COUNT: &str = r#"{"do":"count"}"#;

/// A row as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    pub what: String,
    pub quantity: String,
    pub price: String,
    /// The listed price the row was offered with: a price that is not it was typed.
    pub listed: String,
    pub discount: String,
    pub serials: String,
}

const COLUMNS: [&str; 6] = ["what", "quantity", "price", "listed", "discount", "serials"];

impl Row {
    pub fn what(&self) -> Option<What> {
        What::named(&self.what)
    }
    pub fn count(&self) -> Option<Quantity> {
        Quantity::parse(&self.quantity).filter(|quantity| quantity.is_positive() && *quantity <= Quantity::LIMIT)
    }
    pub fn money(&self) -> Option<Money> {
        Money::parse(&self.price).filter(|price| (Money::ZERO..=Money::LIMIT).contains(price))
    }
    pub fn off(&self) -> Option<Discount> {
        Discount::parse(&self.discount)
    }
    pub fn serials(&self) -> Vec<String> {
        self.serials.split([',', ';', ' ', '\n', '\t']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_string).collect()
    }
    /// Nobody typed another price than the listed one.
    pub fn is_listed(&self) -> bool {
        self.price.is_empty() || Money::parse(&self.price) == Money::parse(&self.listed)
    }
    fn cells(&self) -> [&str; 6] {
        [&self.what, &self.quantity, &self.price, &self.listed, &self.discount, &self.serials]
    }
}

pub fn rows(form: &Form) -> Vec<Row> {
    let columns: Vec<Vec<String>> = COLUMNS.iter().map(|name| form.values(name).map(|value| value.trim().to_string()).collect()).collect();
    let cell = |column: usize, at: usize| columns[column].get(at).cloned().unwrap_or_default();
    (0..columns[0].len())
        .map(|at| Row {
            what: cell(0, at),
            quantity: cell(1, at),
            price: cell(2, at),
            listed: cell(3, at),
            discount: cell(4, at),
            serials: cell(5, at),
        })
        .collect()
}

/// Puts rows into a form in place of those it has.
pub fn lay(form: &mut Form, rows: &[Row]) {
    for name in COLUMNS {
        form.remove(name);
    }
    for row in rows {
        for (name, cell) in COLUMNS.iter().zip(row.cells()) {
            form.push(name, cell);
        }
    }
}

/// One more of a thing: into the row it stands in already, unless that row was given a price of its own or counts numbers.
pub fn add(rows: &mut Vec<Row>, what: What, serial: Option<String>) {
    let key = what.key();
    let same = rows.iter_mut().find(|row| row.what == key && row.is_listed());
    match (same, serial) {
        (Some(row), Some(serial)) => {
            name_unit(row, &serial);
            let counted = Quantity(i64::try_from(row.serials().len()).unwrap_or(0) * Quantity::ONE.0);
            if row.count().is_none_or(|count| count < counted) {
                row.quantity = counted.show(crate::kernel::Lang::Ru);
            }
        }
        (Some(row), None) => step(row, 1),
        (None, serial) => rows.push(Row { what: key, quantity: "1".into(), serials: serial.unwrap_or_default(), ..Row::default() }),
    }
}

/// A number chosen for a row.
pub fn name_unit(row: &mut Row, serial: &str) {
    if !row.serials().iter().any(|known| known == serial) {
        row.serials = format!("{} {serial}", row.serials).trim().to_string();
    }
}

/// One more or one less; never less than one.
pub fn step(row: &mut Row, by: i64) {
    let now = row.count().unwrap_or(Quantity::ZERO);
    let next = Quantity(now.0 + by * Quantity::ONE.0);
    if next.is_positive() && next <= Quantity::LIMIT {
        row.quantity = next.show(crate::kernel::Lang::Ru);
    }
}

/// Where the cart is sold, as far as the form does not say it.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub location: Id<mark::Location>,
    pub warehouse: Option<Id<mark::Warehouse>>,
    pub client: Option<Id<mark::Client>>,
    pub rights: Rights,
}

/// Reads the whole form; what is wrong with a row is said at the row.
pub fn parse(f: &mut Fields<'_>, rows: &[Row], place: Place) -> SellAsk {
    let lines = rows.iter().zip(1..).map(|(row, line)| parse_row(f, row, line)).collect();
    let typed = f.raw("whole");
    let whole = Discount::parse(&typed);
    if whole.is_none() {
        f.refuse("whole", text::BAD_DISCOUNT);
    }
    let (debt, paid) = (f.flag("debt"), f.money_or("paid", Money::ZERO));
    if !debt && paid.is_positive() {
        f.refuse("paid", text::PAID_OF_WHAT);
    }
    SellAsk {
        location: place.location,
        warehouse: place.warehouse,
        price_type: f.id_opt("price_type"),
        client: place.client,
        lines,
        whole: whole.unwrap_or_default(),
        round: f.flag("round"),
        payment: Payment {
            cashbox: f.id_opt("cashbox"),
            other: f.id_opt("other"),
            other_amount: f.money_or("other_amount", Money::ZERO),
            tendered: f.money_opt("tendered"),
            balance: f.money_or("balance", Money::ZERO),
            in_debt: debt.then_some(paid),
        },
        seen: Money::parse(&f.raw("seen")),
        day: f.cx.today(),
        comment: f.line("comment", 0..=300),
        rights: place.rights,
    }
}

fn parse_row(f: &mut Fields<'_>, row: &Row, line: u32) -> LineAsk {
    let field = format!("line-{line}");
    let wrong = match (row.what(), row.count(), row.price.is_empty() || row.money().is_some(), row.off()) {
        (None, ..) => Some(text::GONE),
        (_, None, ..) => Some(web::BAD_QUANTITY),
        (_, _, false, _) => Some(web::BAD_MONEY),
        (.., None) => Some(text::BAD_DISCOUNT),
        _ => None,
    };
    if let Some(said) = wrong {
        f.refuse(&field, said);
    }
    LineAsk {
        what: row.what().unwrap_or(What::Work(Id::fixed(0))),
        quantity: row.count().unwrap_or(Quantity::ONE),
        // A listed price is read anew: if it is another one by now, the till says so.
        price: if row.is_listed() { None } else { row.money() },
        discount: row.off().unwrap_or_default(),
        serials: row.serials(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_scan_is_one_more_and_a_price_of_its_own_stands_apart() {
        let what = What::Product(Id::fixed(7));
        let mut all = Vec::new();
        add(&mut all, what, None);
        add(&mut all, what, None);
        assert_eq!((all.len(), all[0].quantity.as_str()), (1, "2"));
        (all[0].listed, all[0].price) = ("100".into(), "90".into());
        add(&mut all, what, None);
        assert_eq!((all.len(), all[1].quantity.as_str()), (2, "1"));
        step(&mut all[1], -1);
        assert_eq!(all[1].quantity, "1");
    }

    #[test]
    fn a_number_scanned_twice_is_one_thing() {
        let what = What::Product(Id::fixed(7));
        let mut all = Vec::new();
        for serial in ["A1", "A1", "A2"] {
            add(&mut all, what, Some(serial.into()));
        }
        assert_eq!((all.len(), all[0].quantity.as_str(), all[0].serials()), (1, "2", vec!["A1".to_string(), "A2".into()]));
    }

    #[test]
    fn rows_come_out_of_a_form_as_they_went_in() {
        let row = |what: &str, price: &str| Row { what: what.into(), quantity: "1,5".into(), price: price.into(), ..Row::default() };
        let before = vec![row("w:1", ""), row("p:2", "90")];
        let mut form = Form::empty();
        lay(&mut form, &before);
        assert_eq!(rows(&form), before);
    }
}
