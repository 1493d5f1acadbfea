//! What is kept for an order goes to the engineer's bag and stays kept for it.

use serde_json::{Value, json};
use verstak::{
    kernel::{Id, Money, mark},
    orders::{Line, LineKind, Order, Part},
    stock::{self, MoveKind, WarehouseKind, units},
};

use crate::{
    api::program::Program,
    bench::Bench,
    parts::{Shelf, adds, at},
    shop::{Answer, Person, Shop},
};

const PATH: &str = "/stock/documents";

/// An engineer with a bag of his own.
async fn bag(shop: &Shop) -> Id<mark::Warehouse> {
    shop.hire("Олег Ветров", "oleg", "master").await;
    let oleg = shop
        .read(|r| verstak::store::Reads::all::<verstak::staff::Employee>(r, ()))
        .await
        .into_iter()
        .find(|one| one.name == "Олег Ветров")
        .expect("hired");
    let fields =
        [("name_ru", "Сумка Олега"), ("kind", "engineer"), ("location", ""), ("sellable", "on"), ("engineer", &oleg.id.to_string())];
    shop.owner().await.post("/settings/warehouses", &fields).await.goes_to();
    place(shop, WarehouseKind::Engineer).await
}

async fn place(shop: &Shop, kind: WarehouseKind) -> Id<mark::Warehouse> {
    let all = shop.read(|r| stock::all_warehouses(r)).await;
    all.into_iter().find(|one| one.kind == kind).expect("such a warehouse").id
}

fn code(shelf: &Shelf) -> &str {
    &shelf.product.barcodes[0]
}

/// A transfer of so many, not posted yet.
async fn draft(person: &Person<'_>, shelf: &Shelf, to: Id<mark::Warehouse>, scanned: &str, quantity: &str) -> String {
    let head = [("warehouse", shelf.place.to_string()), ("to", to.to_string())];
    let path = person.post(&format!("{PATH}/new?kind=transfer"), &head.each_ref().map(|(name, id)| (*name, id.as_str()))).await.goes_to();
    person.post(&format!("{path}/lines"), &[("product_text", scanned), ("quantity", quantity)]).await.goes_to();
    path
}

async fn post(person: &Person<'_>, path: &str) -> Answer {
    person.post(&format!("{path}/posting"), &[]).await
}

async fn place_of(bench: &Bench<'_>, order: &Order) -> Option<Id<mark::Warehouse>> {
    bench.parts_of(order).await.remove(0).part.expect("of the catalogue").warehouse
}

async fn order(bench: &Bench<'_>, person: &Person<'_>, name: &str, phone: &str, shelf: &Shelf) -> Order {
    let order = bench.take(bench.intake(name, phone)).await;
    adds(person, &order, &at(shelf)).await.goes_to();
    order
}

#[tokio::test]
async fn a_part_kept_for_an_order_goes_to_the_bag_stays_kept_there_and_is_used_from_it() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (bag, owner, safin) = (bag(&shop).await, shop.owner().await, shop.hire("Сафин Ильдар", "safin", "storekeeper").await);
    let shelf = bench.goods("Дисплей iPhone 13", 8_600, &[(1, Money::major(700)), (1, Money::major(800))], &[]).await;
    let in_bag = Shelf { place: bag, ..shelf.clone() };
    let order = order(&bench, &owner, "Тихонова Дарья", "+7 900 555-39-48", &shelf).await;
    let path = draft(&safin, &shelf, bag, code(&shelf), "2").await;
    safin.get(&path).await.ok().says(&format!("для заказа {}", order.number));
    // A field changed in its row leaves the rest of the line alone.
    safin.post(&format!("{path}/lines/1"), &[("quantity", "1"), ("was", "quantity=2")]).await.goes_to();
    safin.post(&format!("{path}/lines/1"), &[("quantity", "2"), ("was", "quantity=1")]).await.goes_to();
    safin.get(&path).await.ok().says(&format!("для заказа {}", order.number));
    post(&safin, &path).await.goes_to();
    assert_eq!((bench.stands(&shelf).await, bench.stands(&in_bag).await), ((0, 0), (2, 1)), "the promise went along");
    assert_eq!(place_of(&bench, &order).await, Some(bag));
    safin.get(&path).await.ok().says(&format!("для заказа {}", order.number));
    owner.get(&format!("/orders/{}", order.id)).await.ok().says("Сумка Олега");
    owner.get(&format!("/orders/{}", order.id)).await.ok().says("склад: Основной склад → Сумка Олега");
    shop.is_sound().await;

    safin.post(&format!("{path}/cancelling"), &[("comment", "не тому")]).await.goes_to();
    assert_eq!((bench.stands(&shelf).await, bench.stands(&in_bag).await), ((2, 1), (0, 0)), "and came back");
    assert_eq!(place_of(&bench, &order).await, Some(shelf.place));
    owner.get(&format!("/orders/{}", order.id)).await.ok().says("склад: Сумка Олега → Основной склад");
    shop.is_sound().await;

    let path = draft(&safin, &shelf, bag, code(&shelf), "2").await;
    post(&safin, &path).await.goes_to();
    bench.hands_over(&order).await.expect("handed over from the bag");
    assert_eq!(bench.stands(&in_bag).await, (1, 0));
    assert_eq!(bench.now(&order).await.totals.cost, Money::major(700));
    safin.post(&format!("{path}/cancelling"), &[("comment", "поздно")]).await.is(422).says("Дисплей iPhone 13");
    shop.is_sound().await;
}

#[tokio::test]
async fn of_several_orders_the_line_says_which_and_nobody_loses_his_part() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (bag, owner) = (bag(&shop).await, shop.owner().await);
    let shelf = bench.goods("Дисплей iPhone 13", 8_600, &[(3, Money::major(2_100))], &[]).await;
    let in_bag = Shelf { place: bag, ..shelf.clone() };
    let first = order(&bench, &owner, "Тихонова Дарья", "+7 900 555-39-48", &shelf).await;
    let second = order(&bench, &owner, "Лапшин Михаил", "+7 900 555-10-02", &shelf).await;
    let path = draft(&owner, &shelf, bag, code(&shelf), "2").await;
    owner.get(&path).await.ok().hides("для заказа");
    post(&owner, &path).await.is(422).says("Свободно 1, ещё 2 отложено для заказов: откройте строку");
    let dialog = owner.get(&format!("{path}/lines/1")).await.ok();
    dialog.says("Отложено для заказов").says(&format!("{} · 1 шт.", first.number)).says(&second.number);
    let (one, two) = (first.id.to_string(), second.id.to_string());
    let ticked = [("quantity", "1"), ("bin", ""), ("serials", ""), ("orders", one.as_str()), ("orders", two.as_str())];
    owner.post(&format!("{path}/lines/1"), &ticked).await.goes_to();
    post(&owner, &path).await.is(422).says("отложено 2: переместите не меньше");
    owner.get(&format!("{path}/posting")).await.ok().says("Переместить сразу").hides("Отгрузить");
    owner.post(&format!("{path}/lines/1"), &[&ticked[..4], &[("quantity", "1")]].concat()[..]).await.goes_to();
    owner.post(&format!("{path}/posting"), &[("do", "ship")]).await.is(422).says("перемещают сразу, без отгрузки");
    post(&owner, &path).await.goes_to();
    assert_eq!((bench.stands(&shelf).await, bench.stands(&in_bag).await), ((2, 1), (1, 1)));
    assert_eq!((place_of(&bench, &first).await, place_of(&bench, &second).await), (Some(bag), Some(shelf.place)));
    let (line, main) = (bench.parts_of(&first).await.remove(0), shelf.place);
    let astray = Line { part: line.part.clone().map(|part| Part { warehouse: Some(main), ..part }), ..line.clone() };
    for (line, wrong) in [(astray, true), (line, false)] {
        shop.write(move |tx| {
            tx.quiet("planted");
            tx.put(&line)
        })
        .await;
        let findings = shop.read(verstak::app::check).await.wrong;
        assert_eq!(findings.iter().any(|said| said.contains("lies elsewhere than its line says")), wrong, "{findings:?}");
    }
    owner.get(&path).await.ok().says(&format!("для заказа {}", first.number)).hides(&second.number);
    let sold = bench.sell(bag, shelf.product.id).await;
    assert!(sold.is_err(), "what lies in the bag is promised");
    owner.post(&format!("/orders/{}/lines/{}/removal", first.id, bench.parts_of(&first).await[0].id), &[]).await.goes_to();
    assert_eq!(bench.stands(&in_bag).await, (1, 0));
    owner.post(&format!("{path}/cancelling"), &[("comment", "не нужно")]).await.goes_to();
    assert_eq!((bench.stands(&shelf).await, bench.stands(&in_bag).await), ((3, 1), (0, 0)), "goods come back, a promise let go does not");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_thing_with_a_number_takes_its_promise_along_and_goes_nowhere_where_orders_take_nothing() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (bag, owner) = (bag(&shop).await, shop.owner().await);
    owner.post("/settings/warehouses", &[("name_ru", "Брак"), ("kind", "defects"), ("location", "")]).await.goes_to();
    let defects = place(&shop, WarehouseKind::Defects).await;
    let shelf = bench.goods("Плата", 12_000, &[(2, Money::major(9_000))], &["SN 001", "SN 002"]).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let scanned = [("kind", "part"), ("part", ""), ("service_text", "sn 002"), ("price", "")];
    owner.post(&format!("/orders/{}/lines", order.id), &scanned).await.goes_to();
    let wrong = draft(&owner, &shelf, defects, "sn002", "1").await;
    post(&owner, &wrong).await.is(422).says(&format!("Со склада «Брак» заказ {} запчасти не берёт", order.number));
    let path = draft(&owner, &shelf, bag, "sn002", "1").await;
    owner.post(&format!("{path}/lines"), &[("product_text", "sn001")]).await.goes_to();
    post(&owner, &path).await.goes_to();
    assert_eq!(bench.stands(&Shelf { place: bag, ..shelf.clone() }).await, (2, 1));
    assert_eq!(place_of(&bench, &order).await, Some(bag));
    owner.get(&path).await.ok().says(&format!("для заказа {}", order.number));
    shop.is_sound().await;
    owner.post(&format!("{path}/cancelling"), &[("comment", "не тому")]).await.goes_to();
    let again = draft(&owner, &shelf, bag, "sn002", "1").await;
    post(&owner, &again).await.goes_to();
    bench.hands_over(&order).await.expect("installed");
    let unit =
        shop.read(|r| verstak::store::Reads::first_by(r, &units::UNIT_BY_SERIAL, ("SN002".to_string(),))).await.expect("it is known");
    assert_eq!(unit.state, units::UnitState::Installed);
    let kinds: Vec<MoveKind> = shop.read(move |r| units::passport(r, unit.id)).await.iter().map(|one| one.kind).collect();
    assert_eq!(kinds.first(), Some(&MoveKind::Posting));
    assert_eq!(kinds.last(), Some(&MoveKind::Order));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_delivery_cancelled_through_a_transfer_leaves_the_part_in_the_bag_by_another_batch() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (bag, owner) = (bag(&shop).await, shop.owner().await);
    let shelf = bench.goods("Дисплей iPhone 13", 8_600, &[], &[]).await;
    let came = owner.post(&format!("{PATH}/new?kind=posting"), &[("warehouse", &shelf.place.to_string())]).await.goes_to();
    owner.post(&format!("{came}/lines"), &[("product_text", code(&shelf)), ("quantity", "1"), ("price", "700")]).await.goes_to();
    post(&owner, &came).await.goes_to();
    bench.comes(&shelf, 1, Money::major(900), &[]).await;
    let order = order(&bench, &owner, "Тихонова Дарья", "+7 900 555-39-48", &shelf).await;
    let path = draft(&owner, &shelf, bag, code(&shelf), "1").await;
    owner.get(&path).await.ok().hides("для заказа");
    let orders = order.id.to_string();
    owner.post(&format!("{path}/lines/1"), &[("quantity", "1"), ("bin", ""), ("serials", ""), ("orders", &orders)]).await.goes_to();
    post(&owner, &path).await.goes_to();
    owner.post(&format!("{came}/cancelling"), &[("comment", "не наше"), ("do", "through")]).await.goes_to();
    assert_eq!((bench.stands(&shelf).await, bench.stands(&Shelf { place: bag, ..shelf.clone() }).await), ((0, 0), (1, 1)));
    assert_eq!(place_of(&bench, &order).await, Some(bag));
    shop.is_sound().await;
    bench.hands_over(&order).await.expect("handed over");
    assert_eq!(bench.now(&order).await.totals.cost, Money::major(900));
    assert!(bench.parts_of(&order).await.iter().all(|line| line.kind == LineKind::Part));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_program_says_for_which_orders_it_moves_and_sees_where_the_parts_are() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (bag, owner) = (bag(&shop).await, shop.owner().await);
    let shelf = bench.goods("Дисплей iPhone 13", 8_600, &[(2, Money::major(1_400))], &[]).await;
    let first = order(&bench, &owner, "Тихонова Дарья", "+7 900 555-39-48", &shelf).await;
    let second = order(&bench, &owner, "Лапшин Михаил", "+7 900 555-10-02", &shelf).await;
    let books = Program::of(&owner, "Учёт").await;
    let line = |order: &Order| json!({"product": shelf.product.id.to_string(), "quantity": "1", "orders": [order.id.to_string()]});
    let transfer = |lines: Value| json!({"kind": "transfer", "warehouse": shelf.place.to_string(), "to": bag.to_string(), "lines": lines});
    let nobody = json!([{"product": shelf.product.id.to_string()}]);
    let path = |made: &Value| format!("/stock-documents/{}", made["id"].as_str().expect("an id"));
    let draft = path(&books.post("/stock-documents", transfer(nobody)).await.is(201).json());
    books.post(&format!("{draft}/posting"), json!({})).await.refuses(422, "kept_for_orders");
    let made = books.post("/stock-documents", transfer(json!([line(&first), line(&second)]))).await.is(201).json();
    assert_eq!(made["lines"][0]["orders"].as_array().map(Vec::len), Some(2), "one line for both");
    books.post(&format!("{}/shipment", path(&made)), json!({})).await.refuses(422, "kept_moves_at_once");
    books.post(&format!("{}/posting", path(&made)), json!({})).await.ok();
    assert_eq!((place_of(&bench, &first).await, place_of(&bench, &second).await), (Some(bag), Some(bag)));
    let lines = books.get(&format!("/orders/{}/lines", first.id)).await.ok().json();
    assert_eq!(lines[0]["warehouse"], json!(bag.to_string()));
    books.post(&format!("{}/cancelling", path(&made)), json!({"comment": "не тому"})).await.ok();
    assert_eq!(place_of(&bench, &first).await, Some(shelf.place));
    shop.is_sound().await;
}
