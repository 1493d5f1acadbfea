//! Everything the page of the till shows, read in one moment: the place, the rows with their prices, what they come to.

use super::{
    cart::{self, Row},
    known::{Known, Thing, price_type},
    reckon::{Reckoned, Want, reckon},
    sell::{granted, sells_from, step},
    tables::{CART_WAITING, Cart, Sale},
};
use crate::{
    cash::{Cashbox, cashboxes_for, sale_money::left_with_us},
    catalog::{PriceType, price_types},
    clients::Client,
    kernel::{Discount, Error, Id, Money, Quantity, Refusal, Result, Right, mark},
    stock::{self, Warehouse},
    store::{Read, Reads},
    web::{Cx, Form},
};

/// A row with what is known of it.
pub struct Shown {
    pub row: Row,
    pub thing: Option<Thing>,
    pub net: Option<Money>,
    /// Numbers to choose from, while fewer are named than are sold.
    pub numbers: Vec<String>,
}

/// Numbers offered under a row; more are typed or scanned.
const MOST_NUMBERS: usize = 12;

pub struct Desk {
    pub location: Id<mark::Location>,
    pub warehouses: Vec<Warehouse>,
    pub warehouse: Option<Id<mark::Warehouse>>,
    pub price_types: Vec<PriceType>,
    pub cashboxes: Vec<Cashbox>,
    pub client: Option<Client>,
    /// What the client left with the shop, and how much of it pays for this.
    pub left: Money,
    pub from_balance: Money,
    /// What the client will owe, and what of the rest goes into the second cashbox.
    pub debt: Money,
    pub other: Money,
    pub rows: Vec<Shown>,
    pub reckoned: Reckoned,
    pub waiting: Vec<Cart>,
    /// The sale just made and the change given for it.
    pub last: Option<(Sale, Option<Money>)>,
}

/// The warehouses a person may sell from at a location, its own first.
pub fn warehouses(reads: &impl Reads, location: Id<mark::Location>, seller: Id<mark::Employee>) -> Result<Vec<Warehouse>> {
    let mut all = stock::all_warehouses(reads)?;
    all.retain(|one| sells_from(one, location, Some(seller)));
    all.sort_by_key(|one| one.location.is_none());
    Ok(all)
}

/// Where a person sells now.
pub fn place(cx: &Cx) -> Result<Id<mark::Location>> {
    cx.home(Right::Sell).or_else(|| cx.whole_scope(Right::Sell).locations.first().copied()).ok_or(Error::Denied(Right::Sell))
}

impl Desk {
    /// Reads what the form speaks of and lays listed prices into rows where nobody typed another.
    pub fn read(cx: &Cx, reads: &Read<'_>, form: &mut Form) -> Result<Desk> {
        let location = match form.value("location").parse::<Id<mark::Location>>() {
            Ok(id) if cx.may_at(id, Right::Sell) => id,
            _ => place(cx)?,
        };
        let warehouses = warehouses(reads, location, cx.who().id)?;
        let asked = form.value("warehouse").parse::<Id<mark::Warehouse>>().ok();
        let warehouse = asked.filter(|id| warehouses.iter().any(|one| one.id == *id)).or_else(|| warehouses.first().map(|one| one.id));
        let client = match form.value("client").parse::<Id<mark::Client>>() {
            Ok(id) => reads.get::<Client>(&id)?,
            Err(_) => None,
        };
        let known = Known::read(reads, warehouse, price_type(reads, form.value("price_type").parse().ok(), client.as_ref())?, cx.today())?;
        let mut rows = Vec::new();
        for mut row in cart::rows(form) {
            let thing = match row.what() {
                Some(what) => known.thing(reads, what)?,
                None => None,
            };
            if let Some(thing) = &thing {
                offer(&mut row, thing);
            }
            let numbers = match (&thing, warehouse) {
                (Some(thing), Some(warehouse)) if thing.tracked() => numbers(reads, thing, &row, warehouse)?,
                _ => Vec::new(),
            };
            rows.push(Shown { row, thing, net: None, numbers });
        }
        cart::lay(form, &rows.iter().map(|shown| shown.row.clone()).collect::<Vec<_>>());
        let mut desk = Desk {
            location,
            warehouse,
            warehouses,
            price_types: price_types(reads)?,
            cashboxes: cashboxes_for(reads, location)?,
            left: client.as_ref().map_or(Ok(Money::ZERO), |client| left_with_us(reads, client.id))?,
            from_balance: Money::ZERO,
            debt: Money::ZERO,
            other: Money::ZERO,
            client,
            rows,
            reckoned: Reckoned::default(),
            waiting: reads.by(&CART_WAITING, (location,))?,
            last: None,
        };
        desk.count(cx, form);
        desk.from_balance = Money::parse(form.value("balance")).unwrap_or_default().clamp(Money::ZERO, desk.left.min(desk.reckoned.total));
        desk.share(form);
        if !form.has("cashbox")
            && let Some(first) = desk.cashboxes.first()
        {
            form.set("cashbox", first.id.to_string());
        }
        Ok(desk)
    }

    /// What is left to be paid now.
    pub fn due(&self) -> Money {
        self.reckoned.total - self.from_balance - self.debt
    }

    /// Of it into the first cashbox: what the change is counted from.
    pub fn handed(&self) -> Money {
        self.due() - self.other
    }

    /// How what is due falls into a debt and two cashboxes, as far as the form says.
    fn share(&mut self, form: &Form) {
        let typed = |name: &str, most: Money| Money::parse(form.value(name)).unwrap_or_default().clamp(Money::ZERO, most);
        if form.chosen("debt", "on") {
            self.debt = self.due() - typed("paid", self.due());
        }
        if !form.value("other").is_empty() {
            self.other = typed("other_amount", self.due());
        }
    }

    /// What the rows that read come to; what is wrong with them is said when it is sold, or at once when it is a discount.
    fn count(&mut self, cx: &Cx, form: &mut Form) {
        let discounts = self.client.as_ref().map(|client| &client.discounts);
        let want = |row: &Row| {
            let price = row.money().or_else(|| row.price.is_empty().then_some(Money::ZERO))?;
            let own = granted(discounts, row.what()?);
            Some(Want { gross: row.count()?.times(price), discount: row.off()?, own })
        };
        let wants: Vec<Option<Want>> = self.rows.iter().map(|shown| want(&shown.row)).collect();
        let read: Vec<Want> = wants.iter().flatten().copied().collect();
        let whole = Discount::parse(form.value("whole")).unwrap_or_default();
        let round = form.chosen("round", "on").then_some(step(cx.frame().currency));
        match reckon(&read, whole, round) {
            Ok(reckoned) => {
                let mut nets = reckoned.nets.iter().copied();
                for (shown, want) in self.rows.iter_mut().zip(&wants) {
                    shown.net = want.and_then(|_| nets.next());
                }
                self.reckoned = reckoned;
            }
            Err(refusal) => {
                let field = refusal.line().map_or_else(|| refusal.field().unwrap_or_default().to_string(), |line| format!("line-{line}"));
                if form.error(&field).is_none() {
                    form.refuse(&field, refusal.say(cx.lang()));
                }
                let gross: Money = read.iter().map(|want| want.gross).sum();
                self.reckoned = Reckoned { gross, total: gross, ..Reckoned::default() };
            }
        }
    }
}

fn numbers(reads: &impl Reads, thing: &Thing, row: &Row, warehouse: Id<mark::Warehouse>) -> Result<Vec<String>> {
    let named = row.serials();
    let mut free = thing.numbers(reads, warehouse)?;
    free.retain(|serial| !named.contains(serial));
    let wanted: i64 = thing.parts.iter().filter(|(item, _)| item.tracked).map(|(_, each)| each.0).sum();
    let need = row.count().and_then(|count| count.by(Quantity(wanted)));
    let enough = need.is_some_and(|need| i64::try_from(named.len()).is_ok_and(|count| count * Quantity::ONE.0 >= need.0));
    free.truncate(if enough { 0 } else { MOST_NUMBERS });
    Ok(free)
}

/// The listed price, where nobody typed another.
fn offer(row: &mut Row, thing: &Thing) {
    let listed = thing.price.map(Money::input).unwrap_or_default();
    if row.is_listed() {
        row.price.clone_from(&listed);
    }
    row.listed = listed;
}
