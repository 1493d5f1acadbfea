//! The invented shop: the same for the same seed, and such as a shop could be.

use std::collections::{HashMap, HashSet};

use verstak::{
    cash::{self, Cashbox, CashboxKind},
    clients, demo,
    kernel::{Clock, Moment, Money},
    orders::{Line, LineKind, Order},
    shop,
    store::{Read, Reads, Store, redb::RedbEngine},
};

use crate::shop::MONDAY;

/// A Monday when the counter has worked for six hours.
fn now() -> Moment {
    Moment::from_millis(MONDAY + 6 * Moment::HOUR)
}

async fn shop_of(orders: usize, seed: u64) -> Store {
    let store = Store::over(RedbEngine::memory());
    let clock = Clock::fixed(now());
    let made = demo::fill(&store, &clock, orders, seed, |_, _| {}).await.expect("the shop is filled");
    assert_eq!(made, orders);
    store
}

/// Everything a person sees of the orders, without the ids.
fn told(reads: &Read<'_>) -> verstak::kernel::Result<Vec<String>> {
    let mut told = Vec::new();
    for order in reads.all::<Order>(())? {
        let (client, device) = (clients::client(reads, order.client)?, clients::device(reads, order.device)?);
        let (sum, paid) = (order.totals.total(), order.paid);
        told.push(format!(
            "{} {:?} {} {} {} {sum:?} {paid:?}",
            order.number,
            order.created,
            client.name,
            device.title(),
            order.malfunction
        ));
    }
    told.sort();
    Ok(told)
}

#[tokio::test]
async fn the_same_seed_makes_the_same_shop_and_another_makes_another() {
    let one = shop_of(40, 7).await.read(told).await.expect("read");
    let same = shop_of(40, 7).await.read(told).await.expect("read");
    let other = shop_of(40, 8).await.read(told).await.expect("read");
    assert_eq!(one, same);
    assert_ne!(one, other);
}

#[tokio::test]
async fn a_filling_cut_short_goes_on_to_the_same_shop() {
    let whole = shop_of(300, 7).await.read(told).await.expect("read");
    let (store, clock) = (Store::over(RedbEngine::memory()), Clock::fixed(now()));
    let (cut, time) = (store.clone(), clock.clone());
    let stop = |done: usize, _| assert!(done < 100, "the power goes");
    let first = tokio::spawn(async move { demo::fill(&cut, &time, 300, 7, stop).await }).await;
    assert!(first.is_err_and(|error| error.is_panic()), "it did not get to its end");
    let half = store.read(|r| Ok(r.all::<Order>(())?.len())).await.expect("read");
    assert!((100..300).contains(&half), "{half}");
    // What the person uses meanwhile does not change the plan; the clock goes on.
    clock.advance(Moment::HOUR);
    assert_eq!(demo::fill(&store, &clock, 300, 7, |_, _| {}).await.expect("it goes on"), 300);
    assert_eq!(store.read(told).await.expect("read"), whole);
    let findings = store.read(verstak::app::check).await.expect("the check runs");
    assert!(findings.clean(), "{}", findings.wrong.join("\n"));
}

#[tokio::test]
async fn an_invented_shop_is_such_as_a_shop_could_be() {
    let store = shop_of(400, 1).await;
    let findings = store.read(verstak::app::check).await.expect("the check runs");
    assert!(findings.clean(), "{}", findings.wrong.join("\n"));
    store.read(brands_and_statuses).await.expect("read");
    store.read(lines_fit_their_orders).await.expect("read");
    store.read(money_is_where_a_shop_keeps_it).await.expect("read");
}

#[tokio::test]
async fn a_small_shop_is_young_and_has_work_today_at_each_location() {
    for orders in [60, 148, 400] {
        let store = shop_of(orders, 1).await;
        let (all, places) = store.read(|r| Ok((r.all::<Order>(())?, shop::locations(r)?))).await.expect("read");
        for place in &places {
            let here = || all.iter().filter(|order| order.location == place.id);
            let in_work = here().filter(|order| order.is_open()).count();
            assert!(in_work >= 8, "{in_work} orders of {orders} are open at {}", place.name);
            let fresh = here().filter(|order| now().since(order.created) < 3 * Moment::DAY).count();
            assert!(fresh >= 2, "{fresh} orders of {orders} came to {} these days", place.name);
        }
        let findings = store.read(verstak::app::check).await.expect("the check runs");
        assert!(findings.clean(), "{}", findings.wrong.join("\n"));
    }
}

fn brands_and_statuses(reads: &Read<'_>) -> verstak::kernel::Result<()> {
    let orders = reads.all::<Order>(())?;
    let mut brands: HashMap<String, usize> = HashMap::new();
    for order in &orders {
        *brands.entry(clients::device(reads, order.device)?.brand).or_default() += 1;
    }
    let of = |brand: &str| brands.get(brand).copied().unwrap_or_default();
    assert!(of("Apple") > of("Samsung") && of("Samsung") > of("OnePlus") && of("Apple") * 2 < orders.len(), "{brands:?}");
    let met: HashSet<_> = orders.iter().map(|order| order.status).collect();
    let names: Vec<_> = shop::statuses(reads)?.into_iter().filter(|status| met.contains(&status.id)).map(|status| status.key).collect();
    assert!(names.len() >= 9, "orders stand in these alone: {names:?}");
    for key in ["in_work", "waiting_parts", "ready", "issued", "refused_price"] {
        assert!(names.iter().any(|name| name == key), "nothing stands in {key}: {names:?}");
    }
    assert!(orders.iter().any(|order| order.deadline.is_none()) && orders.iter().any(|order| order.urgent));
    assert!(orders.iter().any(|order| order.is_open() && order.deadline.is_some_and(|at| at < now())), "overdue");
    assert!(orders.iter().any(|order| !order.is_open() && order.due().is_positive()), "debts");
    Ok(())
}

/// A display goes with a work on the display, a battery with one on the battery.
fn lines_fit_their_orders(reads: &Read<'_>) -> verstak::kernel::Result<()> {
    let mut by_order: HashMap<_, Vec<Line>> = HashMap::new();
    for line in reads.all::<Line>(())? {
        by_order.entry(line.order).or_default().push(line);
    }
    let (mut parts, mut sum, mut cost) = (0, Money::ZERO, Money::ZERO);
    for lines in by_order.values() {
        let named = |kind, words: &[&str]| {
            lines.iter().any(|line| line.kind == kind && words.iter().any(|word| line.name.to_lowercase().contains(word)))
        };
        if named(LineKind::Part, &["дисплейный модуль"]) {
            assert!(named(LineKind::Work, &["диспле"]), "{lines:?}");
        }
        if named(LineKind::Part, &["аккумулятор"]) {
            assert!(named(LineKind::Work, &["аккумулятор"]), "{lines:?}");
        }
        parts += usize::from(lines.iter().any(|line| line.kind == LineKind::Part));
    }
    for order in reads.all::<Order>(())? {
        sum += order.totals.total();
        cost += order.totals.cost;
    }
    let share = parts * 100 / by_order.len();
    assert!((50..90).contains(&share), "{share} % of repaired orders have a part");
    let margin = (sum - cost).0 * 100 / sum.0;
    assert!((55..90).contains(&margin), "margin {margin} %");
    Ok(())
}

fn money_is_where_a_shop_keeps_it(reads: &Read<'_>) -> verstak::kernel::Result<()> {
    let (mut drawers, mut bank) = (Vec::new(), Money::ZERO);
    for cashbox in reads.all::<Cashbox>(())? {
        let held = cash::holds(reads, &cashbox)?;
        assert!(!held.is_negative(), "{} holds {held:?}", cashbox.name.ru);
        match cashbox.kind {
            CashboxKind::Bank => bank += held,
            _ => drawers.push(held),
        }
    }
    assert!(drawers.iter().all(|held| *held < Money::major(200_000)), "collected every week: {drawers:?}");
    let revenue: Money = reads.all::<Order>(())?.iter().map(|order| order.totals.total()).sum();
    assert!(bank.is_positive() && bank.0 < revenue.0 / 4, "{bank:?} of {revenue:?}");
    Ok(())
}
