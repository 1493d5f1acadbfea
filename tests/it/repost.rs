//! Posting anew: a posting cancelled through what was sold and used of it, issues put in the order they count, and the method
//! of counting costs.

use verstak::{
    cash::Account,
    catalog::goods::{self, ProductAsk},
    kernel::{Id, Money, Rights, mark},
    orders::Order,
    sales::Sale,
    stock,
    store::Reads,
};

use crate::{
    bench::Bench,
    sales::{on, press},
    shop::{Person, Shop},
};

const PATH: &str = "/stock/documents";
const GLASS: &str = "4601234567893";

async fn glass(shop: &Shop) -> goods::Product {
    let prices = [verstak::catalog::RETAIL, verstak::catalog::REPAIR].map(|kind| (kind, Money::major(900))).into_iter().collect();
    let ask = ProductAsk {
        name: "Стекло A12".into(),
        category_name: "Стёкла".into(),
        barcodes: vec![GLASS.into()],
        prices: Some(prices),
        ..ProductAsk::default()
    };
    shop.write(move |tx| goods::create_product(tx, &ask)).await
}

async fn main(shop: &Shop) -> Id<mark::Warehouse> {
    shop.read(|r| stock::all_warehouses(r)).await.remove(0).id
}

/// A document of one line, posted.
async fn posted(shop: &Shop, person: &Person<'_>, kind: &str, day: &str, (quantity, price): (&str, &str)) -> String {
    let at = main(shop).await.to_string();
    let path = person.post(&format!("{PATH}/new?kind={kind}"), &[("warehouse", &*at), ("day", day), ("reason", "defect")]).await.goes_to();
    person.post(&format!("{path}/lines"), &[("product_text", GLASS), ("quantity", quantity), ("price", price)]).await.goes_to();
    person.post(&format!("{path}/posting"), &[]).await.goes_to();
    path
}

async fn sells(person: &Person<'_>, count: usize) {
    let mut page = person.get("/sales/new").await.ok();
    for _ in 0..count {
        page = press(person, &page, "", &[("code", GLASS)]).await.ok();
    }
    press(person, &page, "sell", &[("tendered", "5000")]).await.ok();
}

async fn sale(shop: &Shop) -> Sale {
    shop.read(|r| Ok(r.all::<Sale>(())?.remove(0))).await
}

#[tokio::test]
async fn a_posting_is_cancelled_through_a_sale_an_order_and_a_write_off_and_they_cost_otherwise() {
    let shop = Shop::new().await;
    let (glass, owner, bench) = (glass(&shop).await, shop.owner().await, Bench::of(&shop).await);
    let wrong = posted(&shop, &owner, "posting", "2026-11-20", ("3", "100")).await;
    posted(&shop, &owner, "posting", "2026-11-21", ("9", "150")).await;
    sells(&owner, 2).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let part = format!("{}.{}", glass.id, main(&shop).await);
    owner.post(&format!("/orders/{}/lines", order.id), &[("kind", "part"), ("part", &*part), ("service_text", "")]).await.goes_to();
    let due = bench.now(&order).await.due();
    if due.is_positive() {
        bench.pays(&order, &[(&bench.cash, due)], Some(due)).await.expect("paid");
    }
    for step in ["in_work", "ready", "issued"] {
        bench.moves(&order, step, Rights::ALL).await.expect("moved");
    }
    let lost = posted(&shop, &owner, "write_off", "2026-11-23", ("1", "")).await;
    assert_eq!(sale(&shop).await.cost(), Money::major(200));
    assert_eq!(on(&shop, Account::Cost).await, Money::major(300), "two sold, one put into a device");
    shop.is_sound().await;
    // The last piece of the wrong batch was used by the order; the write-off took of the other.
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let cancelling = format!("{wrong}/cancelling");
    safin.get(&cancelling).await.ok().says("Сначала отмените").says("Продажа").says("Заказ").hides("Отменить и перепровести их");
    safin.post(&cancelling, &[("comment", "не тот товар"), ("do", "through")]).await.is(403);
    owner.get(&cancelling).await.ok().says("Отменить и перепровести их");
    owner.post(&cancelling, &[("comment", "не тот товар"), ("do", "through")]).await.goes_to();
    owner.get(&wrong).await.ok().says("отменён");
    assert_eq!(sale(&shop).await.cost(), Money::major(300));
    assert_eq!(on(&shop, Account::Cost).await, Money::major(450));
    let closed = shop.read(move |r| r.need::<Order>(&order.id)).await;
    assert_eq!(closed.totals.cost, Money::major(150));
    owner.get(&lost).await.ok().says("150");
    owner.get(&format!("/orders/{}?tab=feed", order.id)).await.ok().says("Себестоимость запчастей пересчитана");
    shop.is_sound().await;
    // An order taken into work again has in its hands what it holds now.
    let ask = verstak::orders::reopening::Reopening {
        order: closed.id,
        to: bench.status("in_work").id,
        reason: "Не греет".into(),
        day: crate::bench::today(),
    };
    bench.does(move |tx| verstak::orders::reopening::take_up(tx, &ask)).await.expect("reopened");
    shop.is_sound().await;
}

#[tokio::test]
async fn an_order_hears_that_its_parts_cost_otherwise_when_the_sequence_is_put_right() {
    let shop = Shop::new().await;
    let (glass, owner, bench) = (glass(&shop).await, shop.owner().await, Bench::of(&shop).await);
    posted(&shop, &owner, "posting", "2026-11-20", ("5", "150")).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let part = format!("{}.{}", glass.id, main(&shop).await);
    owner.post(&format!("/orders/{}/lines", order.id), &[("kind", "part"), ("part", &*part), ("service_text", "")]).await.goes_to();
    let due = bench.now(&order).await.due();
    bench.pays(&order, &[(&bench.cash, due)], Some(due)).await.expect("paid");
    bench.hands_over(&order).await.expect("handed over");
    posted(&shop, &owner, "posting", "2026-11-10", ("5", "100")).await;
    owner.get(&format!("/orders/{}", order.id)).await.ok().hides("Себестоимость запчастей пересчитана");
    owner.post("/stock/sequence", &[("since", "2026-11-01")]).await.goes_to();
    owner.get(&format!("/orders/{}", order.id)).await.ok().says("Себестоимость запчастей пересчитана");
    assert_eq!(bench.now(&order).await.totals.cost, Money::major(100));
    shop.is_sound().await;
}

#[tokio::test]
async fn nothing_changes_when_another_batch_cannot_stand_for_the_cancelled_one() {
    let shop = Shop::new().await;
    glass(&shop).await;
    let owner = shop.owner().await;
    let wrong = posted(&shop, &owner, "posting", "2026-11-20", ("3", "100")).await;
    posted(&shop, &owner, "posting", "2026-11-21", ("1", "150")).await;
    sells(&owner, 3).await;
    let cancelling = format!("{wrong}/cancelling");
    let fields = [("comment", "не тот товар"), ("do", "through")];
    owner.post(&cancelling, &fields).await.is(422).says("Продажа П1-00001: На складе осталось 1");
    assert_eq!((sale(&shop).await.cost(), on(&shop, Account::Goods).await), (Money::major(300), Money::major(150)));
    shop.is_sound().await;
    posted(&shop, &owner, "posting", "2026-11-22", ("5", "200")).await;
    let until = format!("until_{}", shop.location);
    owner.post("/settings/periods", &[(until.as_str(), "2026-11-20")]).await.goes_to();
    owner.post(&cancelling, &fields).await.is(422).says("Период по 20.11.2026 закрыт");
    assert_eq!(sale(&shop).await.cost(), Money::major(300));
    shop.is_sound().await;
}

#[tokio::test]
async fn cancelling_through_is_offered_only_where_the_others_can_be_posted_anew() {
    let shop = Shop::new().await;
    glass(&shop).await;
    let owner = shop.owner().await;
    let supplier =
        shop.write(|tx| verstak::clients::create(tx, &verstak::clients::ClientAsk::person("Мобитех", None))).await.id.to_string();
    let at = main(&shop).await.to_string();
    let head = [("warehouse", &*at), ("supplier", &*supplier), ("supplier_text", "Мобитех")];
    let came = owner.post(&format!("{PATH}/new?kind=posting"), &head).await.goes_to();
    owner.post(&format!("{came}/lines"), &[("product_text", GLASS), ("quantity", "3"), ("price", "100")]).await.goes_to();
    owner.post(&format!("{came}/posting"), &[]).await.goes_to();
    let lost = posted(&shop, &owner, "write_off", "2026-11-23", ("1", "")).await;
    owner.get(&format!("{came}/cancelling")).await.ok().says("Списание 00001").says("Отменить и перепровести их");
    owner.post(&format!("{lost}/cancelling"), &[("comment", "нашлось")]).await.goes_to();
    let back = owner.post(&format!("{came}/return"), &[]).await.goes_to();
    owner.post(&format!("{back}/posting"), &[]).await.goes_to();
    // What went back to the supplier is of this very delivery.
    owner.get(&format!("{came}/cancelling")).await.ok().says("Возврат поставщику 00001").hides("Отменить и перепровести их");
    shop.is_sound().await;
}

#[tokio::test]
async fn issues_are_put_in_the_order_they_count_after_the_difference_was_seen() {
    let shop = Shop::new().await;
    glass(&shop).await;
    let owner = shop.owner().await;
    posted(&shop, &owner, "posting", "2026-11-20", ("5", "150")).await;
    sells(&owner, 2).await;
    let page = "/stock/sequence?since=2026-11-01";
    owner.get(page).await.ok().says("перепроводить нечего");
    // A paper that came late: the goods were here before the others.
    posted(&shop, &owner, "posting", "2026-11-10", ("5", "100")).await;
    assert_eq!(sale(&shop).await.cost(), Money::major(300), "nothing is costed anew by itself");
    owner.get(page).await.ok().says("Продажа П1-00001").says("300").says("200");
    assert_eq!(sale(&shop).await.cost(), Money::major(300), "it was only shown");
    shop.hire("Сафин Ильдар", "safin", "storekeeper").await.get(page).await.is(403);
    owner.post("/stock/sequence", &[("since", "2026-11-01")]).await.goes_to();
    assert_eq!((sale(&shop).await.cost(), on(&shop, Account::Cost).await), (Money::major(200), Money::major(200)));
    assert_eq!(on(&shop, Account::Goods).await, Money::major(1_050));
    shop.is_sound().await;
}

#[tokio::test]
async fn the_method_holds_from_a_day_after_which_no_goods_have_moved() {
    let shop = Shop::new().await;
    glass(&shop).await;
    let owner = shop.owner().await;
    posted(&shop, &owner, "posting", "2026-11-20", ("2", "100")).await;
    posted(&shop, &owner, "posting", "2026-11-18", ("2", "200")).await;
    let (page, from) = ("/settings/cost", |day| [("method", "average"), ("since", day)]);
    owner.post(page, &from("2026-11-19")).await.is(422).says("выберите 20.11.2026 или день после").says("По средней");
    owner.post(page, &from("2026-11-24")).await.is(422);
    owner.post("/settings/periods", &[(format!("until_{}", shop.location).as_str(), "2026-11-20")]).await.goes_to();
    owner.post(page, &from("2026-11-20")).await.is(422).says("Период по 20.11.2026 закрыт");
    owner.post(page, &from("2026-11-21")).await.goes_to();
    owner.get(page).await.ok().says("с 21.11.2026");
    sells(&owner, 1).await;
    assert_eq!(sale(&shop).await.cost(), Money::major(150));
    shop.is_sound().await;
}

#[tokio::test]
async fn the_company_goes_over_to_the_average_and_back_with_a_revaluation() {
    let shop = Shop::new().await;
    glass(&shop).await;
    let owner = shop.owner().await;
    posted(&shop, &owner, "posting", "2026-11-20", ("2", "100")).await;
    posted(&shop, &owner, "posting", "2026-11-21", ("2", "200")).await;
    let page = "/settings/cost";
    owner.get(page).await.ok().says("По партиям (ФИФО)").says("600").says("Стекло A12");
    shop.hire("Анна Котова", "anna", "receptionist").await.get(page).await.is(403);
    owner.post(page, &[("method", "иначе")]).await.is(422);
    owner.post(page, &[("method", "average")]).await.goes_to();
    owner.get(page).await.ok().says("с 23.11.2026");
    sells(&owner, 1).await;
    assert_eq!(sale(&shop).await.cost(), Money::major(150), "the average, not the oldest batch");
    assert_eq!(on(&shop, Account::Goods).await, Money::major(450));
    shop.is_sound().await;
    owner.get(page).await.ok().says("всего на 50");
    owner.post(page, &[("method", "batches")]).await.goes_to();
    assert_eq!(on(&shop, Account::Goods).await, Money::major(500), "one of a hundred and two of two hundred");
    owner.get(page).await.ok().says("Переоценка остатков от 23.11.2026").says("50");
    shop.is_sound().await;
    sells(&owner, 1).await;
    assert_eq!(on(&shop, Account::Goods).await, Money::major(400));
    shop.is_sound().await;
}

#[tokio::test]
async fn what_left_a_shelf_leaves_the_same_shelf_when_it_is_posted_anew() {
    let shop = Shop::new().await;
    let (glass, owner, at) = (glass(&shop).await, shop.owner().await, main(&shop).await);
    let location = shop.location.to_string();
    let bins = [("name_ru", "Основной склад"), ("kind", "main"), ("location", &*location), ("bin_id", ""), ("bin_name", "А-1")];
    owner.post(&format!("/settings/warehouses/{at}"), &bins).await.goes_to();
    let shelf = shop.read(move |r| stock::bins(r, at)).await.remove(0).id;
    let (named, anywhere) = (shelf.to_string(), stock::NO_BIN.to_string());
    for (kind, quantity) in [("posting", "4"), ("write_off", "1")] {
        let head = [("warehouse", &*at.to_string()), ("day", "2026-11-20"), ("reason", "defect")];
        let path = owner.post(&format!("{PATH}/new?kind={kind}"), &head).await.goes_to();
        owner.post(&format!("{path}/lines"), &[("product_text", GLASS)]).await.goes_to();
        let line = [("quantity", quantity), ("price", "150"), ("bin", &*named), ("serials", "")];
        owner.post(&format!("{path}/lines/1"), &line).await.goes_to();
        owner.post(&format!("{path}/posting"), &[]).await.goes_to();
    }
    let shift = format!("/stock/products/{}/shift?warehouse={at}", glass.id);
    owner.post(&shift, &[("from", &*named), ("to", &*anywhere), ("quantity", "1")]).await.goes_to();
    posted(&shop, &owner, "posting", "2026-11-10", ("5", "100")).await;
    let page = "/stock/sequence?since=2026-11-01";
    owner.get(page).await.ok().says("Перепроведение 2 документов ничего не изменит");
    owner.post("/stock/sequence", &[("since", "2026-11-01")]).await.is(422).says("перепроводить нечего");
    posted(&shop, &owner, "write_off", "2026-11-21", ("1", "")).await;
    posted(&shop, &owner, "posting", "2026-11-09", ("1", "70")).await;
    owner.get(page).await.ok().says("Списание 00002").hides("Списание 00001");
    owner.post("/stock/sequence", &[("since", "2026-11-01")]).await.goes_to();
    let cells = shop.read(move |r| r.all::<stock::Cell>((at, glass.id))).await;
    let on_shelf: Vec<i64> = cells.iter().filter(|cell| cell.bin == shelf).map(|cell| cell.quantity.0).collect();
    assert_eq!(on_shelf, [2_000], "one was written off, one was moved away");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_warehouse_left_with_a_trace_of_the_average_is_empty_and_the_way_back_is_open() {
    let shop = Shop::new().await;
    glass(&shop).await;
    let owner = shop.owner().await;
    owner.post("/settings/warehouses", &[("name_ru", "Запасной"), ("kind", "main"), ("location", "")]).await.goes_to();
    let spare = shop.read(|r| stock::all_warehouses(r)).await.remove(1).id;
    let (from, to) = (main(&shop).await.to_string(), spare.to_string());
    posted(&shop, &owner, "posting", "2026-11-20", ("2", "100")).await;
    owner.post("/settings/cost", &[("method", "average")]).await.goes_to();
    let moved = owner.post(&format!("{PATH}/new?kind=transfer"), &[("warehouse", &*from), ("to", &*to)]).await.goes_to();
    owner.post(&format!("{moved}/lines"), &[("product_text", GLASS), ("quantity", "1")]).await.goes_to();
    owner.post(&format!("{moved}/posting"), &[("do", "ship")]).await.goes_to();
    posted(&shop, &owner, "posting", "2026-11-21", ("2", "200")).await;
    owner.post(&format!("{moved}/receipt"), &[("do", "save"), ("got_1", "1")]).await.goes_to();
    posted(&shop, &owner, "posting", "2026-11-22", ("1", "350")).await;
    let lost = owner.post(&format!("{PATH}/new?kind=write_off"), &[("warehouse", &*to), ("reason", "defect")]).await.goes_to();
    owner.post(&format!("{lost}/lines"), &[("product_text", GLASS), ("quantity", "1")]).await.goes_to();
    owner.post(&format!("{lost}/posting"), &[]).await.goes_to();
    owner.get(&lost).await.ok().says("190");
    assert_eq!(on(&shop, Account::Goods).await, Money::major(760), "four of five at the average");
    shop.is_sound().await;
    let books = crate::api::program::Program::of(&owner, "Учёт").await;
    let balances = books.get(&format!("/stock-balances?warehouse={from}")).await.ok().items();
    assert_eq!(balances[0]["cost"], serde_json::json!("760.00"), "as the book sees it");
    assert!(books.get(&format!("/stock-balances?warehouse={to}")).await.ok().items().is_empty(), "a trace is no goods");
    let away = format!("/settings/warehouses/{spare}/archive");
    assert!(owner.get("/settings/warehouses").await.ok().body.contains(&away), "an empty warehouse may be put away");
    owner.post(&away, &[]).await.goes_to();
    shop.is_sound().await;
    owner.post("/settings/cost", &[("method", "batches")]).await.goes_to();
    assert_eq!(on(&shop, Account::Goods).await, Money::major(850), "the first hundred is gone");
    shop.is_sound().await;
}
