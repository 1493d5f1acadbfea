//! The money of the invented shop that has no order behind it: collection, purchases, rent, wages, what the owner takes.
//!
//! When each happens is planned; how much is known only when it happens, from what the shop took and what it holds.

use serde::{Deserialize, Serialize};

use super::{
    cast::{Cast, Place, acting},
    dice::Dice,
    event::{DAYS, Event, Purse, What, days},
    text,
};
use crate::{
    cash::{self, Article, Cashbox, Direction, MovementAsk, Reach, TransferAsk},
    kernel::{Day, Id, Moment, Money, Result, Zone, mark},
    staff::Employee,
    store::{Reads, Write},
};

/// What was taken and spent since somebody was last paid out of it.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Till {
    /// Since wages were paid: takings and the cost of parts in them.
    pub taken: Money,
    pub parts: Money,
    /// Parts not paid to the supplier yet.
    pub owed: Money,
    /// Since taxes were paid.
    pub month: Money,
}

impl Till {
    pub fn took(&mut self, amount: Money) {
        self.taken += amount;
        self.month += amount;
    }
    /// Out of stock: its supplier is owed by the posting.
    pub fn spent(&mut self, cost: Money) {
        self.parts += cost;
    }
    /// Bought for one order.
    pub fn used(&mut self, cost: Money) {
        self.spent(cost);
        self.owed += cost;
    }
}

/// Logins and their share of the wages.
const SHARES: [(&str, i64); 7] =
    [("titova", 13), ("guseva", 13), ("kovalev", 26), ("demina", 23), ("lebedev", 14), ("safin", 7), ("belova", 4)];
/// Stays in the drawer for change.
const FLOAT: Money = Money(600_000);
/// An order on average, for guessing what a shop of such a size pays for its premises.
const ORDER: i64 = 5_000;
/// As many as there are in `DAYS`.
const MONTHS: i64 = 24;

/// The calendar of payments from the first day to now.
pub fn plan(cast: &Cast, zone: &Zone, dice: &mut Dice, first: Moment, now: Moment, orders: usize) -> Vec<Event> {
    let month = i64::try_from(orders).unwrap_or(i64::MAX) * ORDER * DAYS / (MONTHS * days(orders));
    let rent = rounded(month * 5 / 100);
    let mut events = Vec::new();
    let mut add = |at: Moment, by: &Employee, purse: Purse| {
        if at <= now {
            events.push(Event { at, order: usize::MAX, by: acting(by), what: What::Purse(purse) });
        }
    };
    let start = zone.day(first);
    add(zone.at(start, 9, 30), &cast.owner, Purse::Founding(rounded(month / 3)));
    for back in 0..=now.since(first) / Moment::DAY + 1 {
        let day = start.plus(i32::try_from(back).unwrap_or(i32::MAX));
        let date = day.date();
        let weekday = date.weekday();
        for (at, place) in cast.places.iter().enumerate() {
            if weekday == jiff::civil::Weekday::Saturday {
                add(zone.at(day, 19, 50), &cast.manager, Purse::Collect(at));
            }
            if weekday == jiff::civil::Weekday::Wednesday && dice.chance(55) {
                let amount = Money::major(dice.between(3, 16) * 50);
                add(zone.at(day, 13, 20), &place.receptionist, Purse::Trifle(at, dice.word(&text::SMALL), amount));
            }
            if date.day() == 3 {
                add(zone.at(day, 11, 0), &cast.accountant, Purse::Monthly("rent", text::RENT, rent));
            }
        }
        if weekday == jiff::civil::Weekday::Friday {
            add(zone.at(day, 17, 30), &cast.accountant, Purse::Purchase);
        }
        match date.day() {
            4 => add(zone.at(day, 11, 10), &cast.accountant, Purse::Monthly("telecom", text::TELECOM, rounded(month / 150))),
            5 => add(zone.at(day, 12, 0), &cast.accountant, Purse::Wages(text::WAGES)),
            8 => add(zone.at(day, 12, 10), &cast.accountant, Purse::Monthly("advertising", text::ADVERTISING, rounded(month * 3 / 100))),
            20 => add(zone.at(day, 12, 0), &cast.accountant, Purse::Wages(text::ADVANCE)),
            25 => add(zone.at(day, 12, 30), &cast.accountant, Purse::Taxes),
            28 => add(zone.at(day, 18, 0), &cast.owner, Purse::Drawings),
            _ => {}
        }
    }
    events
}

/// To hundreds, as people pay.
fn rounded(major: i64) -> Money {
    Money::major(major / 100 * 100)
}

fn whole(amount: Money) -> Money {
    rounded(amount.0 / 100)
}

pub fn pay(tx: &mut Write<'_>, cast: &Cast, till: &mut Till, purse: Purse, day: Day) -> Result<()> {
    let reach = Reach { locations: cast.places.iter().map(|place| place.location).collect(), home: cast.places[0].location };
    let hand = Hand { cast, reach: &reach, day };
    match purse {
        Purse::Founding(amount) => hand.book(tx, Direction::In, "owner_in", cast.bank, amount, ""),
        Purse::Collect(at) => {
            let place = &cast.places[at];
            hand.collect(tx, place)
        }
        Purse::Trifle(at, what, amount) => hand.spend(tx, "office", cast.places[at].cash, amount, what).map(drop),
        Purse::Monthly(key, what, amount) => hand.spend(tx, key, cast.bank, amount, what).map(drop),
        Purse::Purchase => {
            let paid = hand.spend(tx, "supplier_payment", cast.bank, till.owed, text::PURCHASE)?;
            till.owed -= paid;
            Ok(())
        }
        Purse::Wages(what) => {
            let earned = (till.taken - till.parts).0.max(0) / 100 * 46 / 100;
            for (login, share) in SHARES {
                let Some(person) = cast.people.iter().find(|person| person.login == login) else { continue };
                hand.spend(tx, "payout", cast.bank, rounded(earned * share / 100), &format!("{what}: {}", person.name))?;
            }
            (till.taken, till.parts) = (Money::ZERO, Money::ZERO);
            Ok(())
        }
        Purse::Taxes => {
            hand.spend(tx, "taxes", cast.bank, whole(Money(till.month.0 * 7 / 100)), text::TAXES)?;
            till.month = Money::ZERO;
            Ok(())
        }
        Purse::Drawings => {
            let free = cash::holds(tx, &hand.cashbox(tx, cast.bank)?)? - Money(till.month.0 / 2);
            hand.spend(tx, "owner_out", cast.bank, whole(Money(free.0 * 6 / 10)), text::DRAWINGS).map(drop)
        }
    }
}

struct Hand<'h> {
    cast: &'h Cast,
    reach: &'h Reach,
    day: Day,
}

impl Hand<'_> {
    fn cashbox(&self, reads: &impl Reads, id: Id<mark::Cashbox>) -> Result<Cashbox> {
        self.reach.cashbox(reads, id)
    }

    fn article(&self, key: &str) -> Option<&Article> {
        self.cast.articles.iter().find(|article| article.key == key)
    }

    /// Pays as much of it as there is; a shop with nothing in it pays nothing.
    fn spend(&self, tx: &mut Write<'_>, key: &str, from: Id<mark::Cashbox>, amount: Money, what: &str) -> Result<Money> {
        let amount = amount.min(cash::holds(tx, &self.cashbox(tx, from)?)?);
        if !amount.is_positive() {
            return Ok(Money::ZERO);
        }
        self.book(tx, Direction::Out, key, from, amount, what)?;
        Ok(amount)
    }

    fn book(
        &self,
        tx: &mut Write<'_>,
        direction: Direction,
        key: &str,
        cashbox: Id<mark::Cashbox>,
        amount: Money,
        what: &str,
    ) -> Result<()> {
        let Some(article) = self.article(key).map(|article| article.id).filter(|_| amount.is_positive()) else { return Ok(()) };
        let ask = MovementAsk { direction, amount, article, cashbox, day: self.day, comment: what.to_string() };
        cash::movement(tx, &ask, self.reach).map(drop)
    }

    fn collect(&self, tx: &mut Write<'_>, place: &Place) -> Result<()> {
        for (from, stays, what) in [(place.cash, FLOAT, text::COLLECTION), (place.card, Money::ZERO, text::ACQUIRING)] {
            let held = cash::holds(tx, &self.cashbox(tx, from)?)? - stays;
            let amount = if from == place.cash { whole(held) } else { held };
            if amount.is_positive() {
                let ask = TransferAsk { amount, from, to: self.cast.bank, day: self.day, comment: what.to_string() };
                cash::transfer(tx, &ask, self.reach)?;
            }
        }
        Ok(())
    }
}
