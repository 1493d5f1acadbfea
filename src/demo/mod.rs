//! A shop that never was, for trying things out: two locations, eight people, up to two years of orders. Everything in it was
//! made by the same commands the pages call, so it breaks where they break.

mod cast;
mod dice;
mod event;
mod goods;
mod page;
mod plan;
mod planner;
mod play;
mod progress;
mod purse;
mod shelf;
mod text;
mod timeline;
mod wanted;

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use self::{
    plan::Plan,
    progress::{Behind, Progress},
    purse::Till,
};
use crate::{
    cash::{self, Cashbox, CashboxAsk, CashboxKind},
    kernel::{Actor, Clock, Error, Lang, Moment, Result, Stamp},
    setup::{self, Founding},
    shop::{self, Country},
    staff::{self, RoleAt},
    stock,
    store::{Reads, Store, TableInfo, Write},
    web::{Routes, Slice, routes::nothing_to_check},
};

pub const SLICE: Slice =
    Slice { name: "demo", routes, tables: &[TableInfo::of::<Progress>()], facts: &[], menu: &[], settings: &[], check: nothing_to_check };

fn routes() -> Routes {
    page::routes()
}

/// The password of everybody in the demo: printed, so no secret.
pub const PASSWORD: &str = text::OPEN_PASSWORD;

/// Whether such a shop may be filled here: nothing stands in the data, or the beginning of this very one does.
pub async fn may_fill(store: &Store, orders: usize, seed: u64) -> Result<bool> {
    let (known, begun) = store.read(|r| Ok((shop::company(r)?.is_some(), r.get::<Progress>(&0)?))).await?;
    Ok(!known || begun.is_some_and(|begun| begun.orders == orders as u64 && begun.seed == seed && !begun.finished))
}

/// The owner's name.
pub fn owner() -> &'static str {
    text::OWNER.0
}

/// A key of the owner, so that the API can be tried at once.
pub async fn owners_key(store: &Store, clock: &Clock) -> Result<String> {
    let key = staff::keys::new_key();
    let given = key.clone();
    let make = move |tx: &mut Write<'_>| {
        let owner = staff::active_employees(tx)?.into_iter().find(|one| one.login == text::OWNER.1);
        let owner = owner.ok_or_else(|| Error::broken("the demo has no owner"))?;
        staff::keys::make(tx, owner.id, text::KEY, &given)
    };
    store.write(Stamp::new(Actor::program(), clock.now()), make).await?;
    Ok(key)
}

/// Name, login, position of everybody.
pub fn people() -> Vec<(&'static str, &'static str, &'static str)> {
    let owner = (text::OWNER.0, text::OWNER.1, text::OWNER_POSITION);
    std::iter::once(owner).chain(text::PEOPLE.iter().map(|person| (person.0, person.1, person.2))).collect()
}

/// Founds the shop and plays its past, or goes on where it was cut short. Returns how many orders there are.
pub async fn fill(store: &Store, clock: &Clock, orders: usize, seed: u64, mut told: impl FnMut(usize, usize)) -> Result<usize> {
    let progress = match store.read(|r| r.get::<Progress>(&0)).await? {
        Some(progress) => progress,
        None => begin(store, clock.now(), orders, seed).await?,
    };
    let (cast, zone) = store.read(|r| Ok((cast::Cast::read(r)?, shop::frame(r)?.zone))).await?;
    let (cast, zone) = (Arc::new(cast), Arc::new(zone));
    let mut behind = store.read(|r| Behind::read(r, &cast)).await?;
    let (give, take) = mpsc::channel(2);
    let (made, known) = oneshot::channel();
    let (planned, actors, hours) = (progress.clone(), cast.clone(), zone.clone());
    // The plan is made while the batch before it is written.
    let planning = tokio::task::spawn_blocking(move || {
        let mut plan = Plan::new(&actors, &hours, planned.now, orders, planned.seed);
        plan.by_ref().take(usize::try_from(planned.events).unwrap_or(usize::MAX)).for_each(|event| behind.pass(&event));
        drop(made.send(behind.made()));
        loop {
            let batch: Vec<_> = plan.by_ref().take(play::batch(orders)).collect();
            if batch.is_empty() || give.blocking_send(batch).is_err() {
                return;
            }
        }
    });
    let made = known.await.map_err(Error::broken)?;
    let count = play::play(store, cast, zone, progress, made, take, |done| told(done, orders)).await?;
    planning.await.map_err(Error::broken)?;
    Ok(count)
}

async fn begin(store: &Store, now: Moment, orders: usize, seed: u64) -> Result<Progress> {
    let hash = tokio::task::spawn_blocking(|| staff::password::hash_now(PASSWORD)).await.map_err(Error::broken)??;
    let began = Stamp::new(Actor::program(), now.plus(-800 * Moment::DAY));
    let progress = Progress { orders: orders as u64, seed, now, events: 0, finished: false, till: Till::default() };
    let first = progress.clone();
    store
        .write(began, move |tx| {
            found(tx, &hash)?;
            tx.put(&first)
        })
        .await?;
    Ok(progress)
}

/// The company, its second location with its tills, and the people.
fn found(tx: &mut Write<'_>, hash: &str) -> Result<()> {
    let (place, address, phone, template) = text::PLACES[0];
    setup::found(
        tx,
        &Founding {
            company: text::COMPANY.into(),
            legal_name: text::LEGAL.into(),
            country: Country::Russia,
            zone: "Europe/Moscow".into(),
            lang: Lang::Ru,
            business: "phones".into(),
            location: place.into(),
            address: address.into(),
            phone: phone.into(),
            order_template: template.into(),
            owner: text::OWNER.0.into(),
            login: text::OWNER.1.into(),
            password: hash.into(),
            demo: true,
        },
    )?;
    second_place(tx)?;
    goods::fill(tx)?;
    let locations = shop::locations(tx)?;
    for (name, login, position, role, at) in text::PEOPLE {
        let role = staff::role_named(tx, role)?.ok_or_else(|| Error::broken("a ready role is missing"))?;
        let location = at.checked_sub(1).and_then(|index| locations.get(index)).map(|location| location.id);
        let roles = [RoleAt { role: role.id, location }];
        let ask = staff::Newcomer { name, login, position, phone: "", email: "", lang: None, password: Some(hash), roles: &roles };
        staff::hire(tx, &ask)?;
    }
    Ok(())
}

fn second_place(tx: &mut Write<'_>) -> Result<()> {
    let (name, address, phone, template) = text::PLACES[1];
    let id = shop::open_location(tx, name, address, phone, template)?;
    for cashbox in tx.all::<Cashbox>(())?.into_iter().filter(|one| one.kind != CashboxKind::Bank) {
        let ask = CashboxAsk { id: None, name: cashbox.name, kind: cashbox.kind, location: Some(id), fee: cashbox.fee };
        cash::put_cashbox(tx, &ask)?;
    }
    stock::begin(tx, &shop::locations(tx)?.into_iter().map(|place| (place.id, place.name)).collect::<Vec<_>>())?;
    Ok(())
}
