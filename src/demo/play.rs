//! Plays the plan through the same commands the pages call, many events in one transaction.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc;

use super::{
    cast::{Cast, acting},
    event::{Event, LineDraft, Settled, Wanted, What},
    goods,
    progress::{Made, Progress},
    purse::{self, Till},
    shelf, text,
};
use crate::{
    cash::{self, Cashbox, Part},
    clients::{self, ClientAsk, ClientKind},
    kernel::{Day, Id, Moment, Money, Result, Rights, Stamp, Zone, mark},
    orders::{
        self, Comer, Intake, Number, Order, Thing,
        edit::{self, Edit, Urgency},
        facts::Audience,
        lines::{self, LineAsk},
        parts::listed_price,
        payments::{self, PaymentAsk},
        status::{self, Move, Mover},
    },
    store::{Reads, Store, Write},
};

/// Events of one transaction. The more of them, the fewer times each page of a large file is written; a small shop still
/// shows how far it is.
pub fn batch(orders: usize) -> usize {
    (orders / 10).clamp(1000, 20_000)
}

/// What one transaction adds to it: it may run twice, so nothing is shared until it is committed.
struct Making<'m> {
    before: &'m Made,
    fresh: Made,
    till: Till,
}

impl Making<'_> {
    fn order(&self, number: usize) -> Option<Id<mark::Order>> {
        self.fresh.orders.get(&number).or_else(|| self.before.orders.get(&number)).copied()
    }
    fn client(&self, number: u64) -> Option<Id<mark::Client>> {
        self.fresh.clients.get(&number).or_else(|| self.before.clients.get(&number)).copied()
    }
}

/// Plays batches as they come, each in a transaction that also says how far the filling is. Returns how many orders
/// there are.
pub async fn play(
    store: &Store,
    cast: Arc<Cast>,
    zone: Arc<Zone>,
    mut progress: Progress,
    made: Made,
    mut batches: mpsc::Receiver<Vec<Event>>,
    mut told: impl FnMut(usize),
) -> Result<usize> {
    let made = Arc::new(Mutex::new(made));
    while let Some(batch) = batches.recv().await {
        let (cast, zone, known) = (cast.clone(), zone.clone(), made.clone());
        let stamp = Stamp::new(acting(&cast.owner), batch.first().map_or(Moment::START, |event| event.at));
        let before = progress.clone();
        let (fresh, after) = store
            .write(stamp, move |tx| {
                let known = known.lock().unwrap_or_else(PoisonError::into_inner);
                let mut making = Making { before: &known, fresh: Made::default(), till: before.till };
                for event in &batch {
                    let stamp = Stamp::new(event.by.clone(), event.at);
                    tx.acting(stamp, |tx| one(tx, &cast, &zone, &mut making, event))?;
                }
                let after = Progress { events: before.events + batch.len() as u64, till: making.till, ..before.clone() };
                tx.put(&after)?;
                Ok((making.fresh, after))
            })
            .await?;
        progress = after;
        let mut known = made.lock().unwrap_or_else(PoisonError::into_inner);
        known.orders.extend(fresh.orders);
        known.clients.extend(fresh.clients);
        told(known.orders.len());
    }
    let last = Progress { finished: true, ..progress };
    let stamp = Stamp::new(acting(&cast.owner), last.now);
    store
        .write(stamp, move |tx| {
            goods::raise(tx)?;
            tx.put(&last)
        })
        .await?;
    let count = made.lock().unwrap_or_else(PoisonError::into_inner).orders.len();
    Ok(count)
}

fn one(tx: &mut Write<'_>, cast: &Cast, zone: &Zone, made: &mut Making<'_>, event: &Event) -> Result<()> {
    let day = zone.day(event.at);
    if let What::TakeIn(wanted) = &event.what {
        let order = take_in(tx, cast, made, wanted, day)?;
        made.fresh.orders.insert(event.order, order.id);
        made.fresh.clients.insert(wanted.client, order.client);
        return Ok(());
    }
    if let What::Purse(purse) = event.what {
        return purse::pay(tx, cast, &mut made.till, purse, day);
    }
    if let What::Shelf(shelf, seed) = event.what {
        return shelf::happen(tx, cast, shelf, seed, day);
    }
    let Some(id) = made.order(event.order) else { return Ok(()) };
    match &event.what {
        What::TakeIn(_) | What::Purse(_) | What::Shelf(..) => {}
        What::Line(draft) => {
            let order = tx.need::<Order>(&id)?;
            let cost = draft.cost.unwrap_or_default();
            match shelf::on_shelf(tx, place(cast, &order), draft)? {
                Some((product, part)) => {
                    let price = listed_price(tx, &order, &product, part.warehouse)?;
                    let of_stock = LineAsk { name: product.name, price, cost: None, part: Some(part), aside: false, ..line(id, draft) };
                    lines::add(tx, &of_stock)?;
                    made.till.spent(cost);
                }
                None => {
                    lines::add(tx, &line(id, draft))?;
                    made.till.used(cost);
                }
            }
        }
        What::Move(to) => drop(status::change(tx, &moved(id, *to, None, day))?),
        What::Close(to, settled) => made.till.took(close(tx, cast, id, *to, *settled, day)?),
        What::Comment(words) => edit::comment(tx, id, words, Audience::Staff)?,
        What::Verdict(words) => drop(edit::edit(tx, id, &Edit { verdict: Some(words.clone()), ..Edit::default() }, zone)?),
        What::Prepay(sum) => {
            let order = tx.need::<Order>(&id)?;
            payments::take(tx, id, &paid(vec![Part { cashbox: place(cast, &order).cash, amount: *sum }], day), day)?;
            made.till.took(*sum);
        }
        What::Refund(sum) => {
            let order = tx.need::<Order>(&id)?;
            let amount = (*sum).min(order.paid);
            if amount.is_positive() && covered(tx, place(cast, &order).cash, amount)? {
                made.till.took(-amount);
                payments::refund(tx, id, Part { cashbox: place(cast, &order).cash, amount }, text::REFUND, day)?;
            }
        }
    }
    Ok(())
}

fn place<'c>(cast: &'c Cast, order: &Order) -> &'c super::cast::Place {
    cast.places.iter().find(|place| place.location == order.location).unwrap_or(&cast.places[0])
}

fn take_in(tx: &mut Write<'_>, cast: &Cast, made: &Making<'_>, wanted: &Wanted, day: Day) -> Result<Order> {
    let client = match made.client(wanted.client) {
        Some(id) => Comer::Known(id),
        None => Comer::New(Box::new(comer(wanted))),
    };
    let ask = Intake {
        location: cast.places[wanted.place].location,
        order_type: wanted.order_type,
        client,
        device: Thing {
            device_type: Some(wanted.device_type),
            brand: wanted.brand.clone(),
            model: wanted.model.clone(),
            color: wanted.color.clone(),
            serial: wanted.serial.clone(),
            known: None,
            number: Number::Checked,
        },
        malfunction: wanted.malfunction.clone(),
        appearance: wanted.appearance.clone(),
        kit: wanted.kit.clone(),
        unlock: String::new(),
        note: wanted.note.clone(),
        source: wanted.source,
        works: Vec::new(),
        estimate: Some(wanted.estimate).filter(|estimate| estimate.is_positive()),
        deadline: wanted.deadline,
        urgent: if wanted.urgent { Urgency::Urgent } else { Urgency::Usual },
        master: wanted.master,
        prepayment: None,
        day,
        rights: Rights::ALL,
        draft: None,
    };
    orders::take_in(tx, &ask)
}

fn comer(wanted: &Wanted) -> ClientAsk {
    ClientAsk {
        kind: if wanted.firm { ClientKind::Organisation } else { ClientKind::Person },
        source: wanted.source,
        data_consent: true,
        messages: true,
        conflict: wanted.conflict.then(|| text::CONFLICT.to_string()),
        ..clients::ClientAsk::person(wanted.name.clone(), Some(wanted.phone.clone()))
    }
}

fn line(order: Id<mark::Order>, draft: &LineDraft) -> LineAsk {
    LineAsk {
        order,
        kind: draft.kind,
        service: draft.service,
        name: draft.name.clone(),
        quantity: draft.quantity,
        price: draft.price,
        discount: draft.discount,
        cost: draft.cost,
        master: None,
        warranty_days: draft.warranty_days,
        comment: String::new(),
        part: None,
        aside: true,
        rights: Rights::ALL,
    }
}

fn moved(order: Id<mark::Order>, to: Id<mark::Status>, payment: Option<PaymentAsk>, day: Day) -> Move {
    Move { order, to, comment: String::new(), mover: Mover { roles: Vec::new(), rights: Rights::ALL }, payment, day }
}

fn paid(parts: Vec<Part>, day: Day) -> PaymentAsk {
    PaymentAsk { parts, tendered: None, day, comment: String::new() }
}

/// Whether the drawer holds so much: nothing is given out of an empty one.
fn covered(reads: &impl Reads, cashbox: Id<mark::Cashbox>, amount: Money) -> Result<bool> {
    Ok(cash::holds(reads, &reads.need::<Cashbox>(&cashbox)?)? >= amount)
}

/// The rest is paid the way the plan says; what was paid above it goes back first.
fn close(tx: &mut Write<'_>, cast: &Cast, id: Id<mark::Order>, to: Id<mark::Status>, settled: Settled, day: Day) -> Result<Money> {
    let order = tx.need::<Order>(&id)?;
    let here = place(cast, &order);
    let due = order.due();
    if due.is_negative() {
        let cashbox = if covered(tx, here.cash, -due)? { here.cash } else { cast.bank };
        payments::refund(tx, id, Part { cashbox, amount: -due }, text::BACK, day)?;
    }
    let half = due.split(&[1, 1]);
    let parts = match settled {
        _ if !due.is_positive() => Vec::new(),
        Settled::Cash => vec![Part { cashbox: here.cash, amount: due }],
        Settled::Card => vec![Part { cashbox: here.card, amount: due }],
        Settled::Split => vec![Part { cashbox: here.cash, amount: half[0] }, Part { cashbox: here.card, amount: half[1] }],
        Settled::Debt => Vec::new(),
    };
    let payment = (!parts.is_empty()).then(|| paid(parts, day));
    let order = tx.need::<Order>(&id)?;
    if order.master.is_none() && order.is_open() {
        let ask = Edit { master: Some(Some(here.master.id)), ..Edit::default() };
        edit::edit(tx, id, &ask, &Zone::utc())?;
    }
    let taken = if settled == Settled::Debt { due.min(Money::ZERO) } else { due };
    status::change(tx, &moved(id, to, payment, day))?;
    Ok(taken)
}
