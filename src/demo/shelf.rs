//! The shelves of the invented shop in time: deliveries, sales over the counter, what breaks, what is carried from one location
//! to the other.
//!
//! When each happens is planned; what exactly is known only when it happens, from what lies on the shelves.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    cast::{Cast, Place, acting},
    dice::Dice,
    event::{Event, LineDraft, Shelf, What},
    text::goods as words,
};
use crate::{
    cash::{
        self, Cashbox, Reach,
        goods_money::{self, GoodsMoney},
    },
    catalog::{self, PRODUCT_BY_NAME, Product, ProductKind, RETAIL},
    kernel::{Day, Discount, Error, Id, Moment, Money, Quantity, Rate, Result, Rights, Zone, mark, name},
    orders::parts::PartRef,
    sales::{self, SellAsk},
    staff::Employee,
    stock::{
        self, WarehouseKind, balance,
        levels::{Level, set as set_levels},
    },
    store::{Reads, Write},
    warehouse::{self, DocKind, HeadAsk, LineAsk, PostAsk, Reason},
};

/// The calendar of the shelves from the first day to now.
pub fn plan(cast: &Cast, zone: &Zone, seed: u64, first: Moment, now: Moment) -> Vec<Event> {
    let mut dice = Dice::new(seed ^ 0x5e1f);
    let keeper = cast.people.iter().find(|person| person.login == "safin").unwrap_or(&cast.manager);
    let mut events = Vec::new();
    let mut add = |dice: &mut Dice, at: Moment, by: &Employee, shelf: Shelf| {
        let seed = dice.next();
        if at <= now {
            events.push(Event { at, order: usize::MAX, by: acting(by), what: What::Shelf(shelf, seed) });
        }
    };
    let start = zone.day(first);
    for back in 0..=now.since(first) / Moment::DAY + 1 {
        let day = start.plus(i32::try_from(back).unwrap_or(i32::MAX));
        let date = day.date();
        let weekday = date.weekday();
        for (at, place) in cast.places.iter().enumerate() {
            if back % 9 == at as i64 * 4 || back == 0 {
                add(&mut dice, zone.at(day, 9, 35), keeper, Shelf::Deliver(at));
            }
            if date.day() == 17 {
                add(&mut dice, zone.at(day, 18, 40), keeper, Shelf::Spoil(at));
            }
            let buyers = if weekday == jiff::civil::Weekday::Sunday { 0 } else { dice.between(0, 4) };
            for _ in 0..buyers {
                let minute = dice.between(0, 9 * 60 + 40);
                add(&mut dice, zone.at(day, 10, 5).plus(minute * Moment::MINUTE), &place.receptionist, Shelf::Sell(at));
            }
        }
        if date.day() == 12 {
            add(&mut dice, zone.at(day, 12, 15), keeper, Shelf::Carry);
        }
        if weekday == jiff::civil::Weekday::Friday {
            add(&mut dice, zone.at(day, 17, 40), &cast.accountant, Shelf::PaySuppliers);
        }
    }
    events
}

pub fn happen(tx: &mut Write<'_>, cast: &Cast, shelf: Shelf, seed: u64, day: Day) -> Result<()> {
    let hand = Hand { cast, day };
    let mut dice = Dice::new(seed);
    match shelf {
        Shelf::Deliver(at) => hand.deliver(tx, &mut dice, &cast.places[at]),
        Shelf::Sell(at) => hand.sell(tx, &mut dice, &cast.places[at]),
        Shelf::Spoil(at) => hand.spoil(tx, &mut dice, &cast.places[at]),
        Shelf::Carry => hand.carry(tx, &mut dice),
        Shelf::PaySuppliers => hand.pay(tx),
    }
}

/// The product of the catalogue a part of an order is, when one of them lies at that place.
pub fn on_shelf(reads: &impl Reads, place: &Place, draft: &LineDraft) -> Result<Option<(Product, PartRef)>> {
    let named = words::SPARES.iter().find_map(|(spare, pattern)| {
        let model = draft.name.strip_prefix(spare)?.trim();
        Some(pattern.replace("{}", model.strip_prefix("Samsung ").unwrap_or(model)))
    });
    let Some(wanted) = named else { return Ok(None) };
    let Some(product) = reads.first_by(&PRODUCT_BY_NAME, (false, name::fold(&wanted)))?.filter(|one| !one.serial_tracked) else {
        return Ok(None);
    };
    let here = main(reads, place)?;
    let lies = balance::stock(reads, here, product.id)?.available() >= draft.quantity;
    let part = PartRef { product: product.id, warehouse: Some(here), unit: None };
    Ok(lies.then_some((product, part)))
}

fn main(reads: &impl Reads, place: &Place) -> Result<Id<mark::Warehouse>> {
    let mut all = stock::all_warehouses(reads)?.into_iter();
    let found = all.find(|one| one.location == Some(place.location) && one.kind == WarehouseKind::Main);
    found.map(|one| one.id).ok_or_else(|| Error::broken("a place without a warehouse"))
}

/// The fewer, the dearer.
fn target(retail: Money) -> i64 {
    match retail.0 / 100 {
        ..1_000 => 12,
        1_000..3_000 => 6,
        3_000..8_000 => 2,
        _ => 1,
    }
}

struct Hand<'h> {
    cast: &'h Cast,
    day: Day,
}

impl Hand<'_> {
    fn head(&self, place: &Place, warehouse: Id<mark::Warehouse>, kind: DocKind) -> HeadAsk {
        HeadAsk {
            kind,
            location: place.location,
            warehouse,
            to: None,
            supplier: None,
            paper: String::new(),
            paper_day: None,
            extra: Money::ZERO,
            reason: Reason::Defect,
            charged: None,
            comment: String::new(),
            day: self.day,
        }
    }

    /// Makes a document of these lines and posts it.
    fn document(&self, tx: &mut Write<'_>, head: &HeadAsk, lines: Vec<LineAsk>) -> Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        let document = warehouse::begin(tx, head)?.id;
        for line in lines {
            warehouse::put_line(tx, &LineAsk { document, ..line })?;
        }
        warehouse::post(tx, &PostAsk { document, paid: None }, None).map(drop)
    }

    fn deliver(&self, tx: &mut Write<'_>, dice: &mut Dice, place: &Place) -> Result<()> {
        let here = main(tx, place)?;
        let mut wanted: BTreeMap<Id<mark::Client>, Vec<LineAsk>> = BTreeMap::new();
        let mut levels = Vec::new();
        for product in tx.all::<Product>(())? {
            let Some(supplier) = product.supplier.filter(|_| product.kind == ProductKind::Goods && !product.archived) else { continue };
            let retail = product.prices.get(&RETAIL).copied().unwrap_or(Money::major(500));
            let (target, lies) = (target(retail), balance::stock(tx, here, product.id)?.quantity.0 / Quantity::ONE.0);
            if target > 2 {
                let pieces = |count: i64| Quantity(count * Quantity::ONE.0);
                levels.push(Level { warehouse: here, product: product.id, min: pieces(target * 2 / 3), target: pieces(target) });
            }
            if lies * 2 >= target || dice.chance(15) {
                continue;
            }
            let count = target - lies;
            let price = Money(retail.0 * dice.between(46, 62) / 100 / 1_000 * 1_000).max(Money::major(10));
            let serials = (0..count).map(|_| format!("{}{:07}", &product.code, dice.between(1, 9_999_999)));
            let serials = serials.filter(|_| product.serial_tracked).collect();
            wanted.entry(supplier).or_default().push(self.line(&product, Quantity(count * Quantity::ONE.0), price, serials));
        }
        set_levels(tx, &levels)?;
        for (supplier, lines) in wanted {
            let paper = format!("{}-{:04}", words::PAPER, dice.between(12, 9_800));
            let extra = if dice.chance(30) { Money::major(dice.between(3, 9) * 100) } else { Money::ZERO };
            let head = HeadAsk {
                supplier: Some(supplier),
                paper,
                paper_day: Some(self.day.plus(-1)),
                extra,
                ..self.head(place, here, DocKind::Posting)
            };
            self.document(tx, &head, lines)?;
        }
        Ok(())
    }

    fn line(&self, product: &Product, quantity: Quantity, price: Money, serials: Vec<String>) -> LineAsk {
        LineAsk {
            document: Id::fixed(0),
            number: None,
            product: product.id,
            quantity,
            price,
            bin: None,
            serials,
            batch: None,
            orders: Vec::new(),
        }
    }

    /// Things that lie at a place and are free, so many of each at least.
    fn free(&self, reads: &impl Reads, here: Id<mark::Warehouse>, most: Money, least: i64) -> Result<Vec<Product>> {
        let mut found = Vec::new();
        for row in reads.all::<stock::Stock>((here,))? {
            let product = catalog::product(reads, row.product)?;
            let price = product.prices.get(&RETAIL).copied().unwrap_or_default();
            if row.available().0 >= least * Quantity::ONE.0 && price.is_positive() && price <= most && !product.serial_tracked {
                found.push(product);
            }
        }
        Ok(found)
    }

    fn sell(&self, tx: &mut Write<'_>, dice: &mut Dice, place: &Place) -> Result<()> {
        let here = main(tx, place)?;
        let mut things = self.free(tx, here, Money::major(4_000), 1)?;
        let mut lines = Vec::new();
        for _ in 0..dice.between(1, 3) {
            if things.is_empty() {
                break;
            }
            let nth = usize::try_from(dice.between(0, things.len() as i64 - 1)).unwrap_or_default();
            let what = sales::What::Product(things.swap_remove(nth).id);
            lines.push(sales::LineAsk { what, quantity: Quantity::ONE, price: None, discount: Discount::default(), serials: Vec::new() });
        }
        if lines.is_empty() {
            return Ok(());
        }
        let whole = if dice.chance(8) { Discount::Percent(Rate::percent(5)) } else { Discount::default() };
        let cashbox = if dice.chance(60) { place.card } else { place.cash };
        let ask = SellAsk {
            location: place.location,
            warehouse: Some(here),
            price_type: None,
            client: None,
            lines,
            whole,
            round: false,
            payment: sales::Payment { cashbox: Some(cashbox), ..sales::Payment::default() },
            seen: None,
            day: self.day,
            comment: String::new(),
            rights: Rights::ALL,
        };
        sales::sell(tx, &ask).map(drop)
    }

    fn spoil(&self, tx: &mut Write<'_>, dice: &mut Dice, place: &Place) -> Result<()> {
        let here = main(tx, place)?;
        let Some(product) = dice.of(&self.free(tx, here, Money::major(6_000), 1)?).cloned() else { return Ok(()) };
        let reason = if dice.chance(70) { Reason::Defect } else { Reason::Damage };
        let head = HeadAsk { reason, ..self.head(place, here, DocKind::WriteOff) };
        self.document(tx, &head, vec![self.line(&product, Quantity::ONE, Money::ZERO, Vec::new())])
    }

    fn carry(&self, tx: &mut Write<'_>, dice: &mut Dice) -> Result<()> {
        let [from, to, ..] = self.cast.places.as_slice() else { return Ok(()) };
        let (here, there) = (main(tx, from)?, main(tx, to)?);
        let mut lines = Vec::new();
        for product in self.free(tx, here, Money::major(20_000), 3)? {
            if lines.len() < 4 && balance::stock(tx, there, product.id)?.quantity <= Quantity::ONE && dice.chance(60) {
                lines.push(self.line(&product, Quantity::ONE, Money::ZERO, Vec::new()));
            }
        }
        self.document(tx, &HeadAsk { to: Some(there), ..self.head(from, here, DocKind::Transfer) }, lines)
    }

    /// Every supplier gets what he is owed, as far as half of what the bank holds goes.
    fn pay(&self, tx: &mut Write<'_>) -> Result<()> {
        let places = &self.cast.places;
        let reach = Reach { locations: places.iter().map(|place| place.location).collect(), home: places[0].location };
        let suppliers: BTreeSet<Id<mark::Client>> = tx.all::<Product>(())?.into_iter().filter_map(|product| product.supplier).collect();
        for supplier in suppliers {
            let bank = tx.need::<Cashbox>(&self.cast.bank)?;
            let amount = goods_money::supplier_debt(tx, supplier)?.min(Money(cash::holds(tx, &bank)?.0 / 2));
            if amount >= Money::major(100) {
                let of = GoodsMoney { document: words::PAID.into(), location: places[0].location, day: self.day, supplier: Some(supplier) };
                goods_money::pay_supplier(tx, &of, bank.id, amount, &reach)?;
            }
        }
        Ok(())
    }
}
