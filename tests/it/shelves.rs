//! Balances, a product in stock, the passport of a thing with a number, bins.

use serde_json::json;
use verstak::{
    catalog::goods::{self, ProductAsk},
    clients::{self, ClientAsk},
    kernel::{Id, Money, Quantity, mark},
    stock::{self, Cell, ledger::Item, reserve, units::Unit, wholes},
    store::{Order, Reads, Walk},
};

use crate::{
    api::program::Program,
    bench::Bench,
    shop::{Person, Shop},
};

const PATH: &str = "/stock/documents";

async fn product(shop: &Shop, name: &'static str, category: &'static str, tracked: bool) -> goods::Product {
    let ask = ProductAsk { name: name.into(), category_name: category.into(), serial_tracked: tracked, ..ProductAsk::default() };
    shop.write(move |tx| goods::create_product(tx, &ask)).await
}

async fn main(shop: &Shop) -> Id<mark::Warehouse> {
    shop.read(|r| stock::all_warehouses(r)).await.remove(0).id
}

/// Goods of one product come from a supplier.
async fn receive(shop: &Shop, person: &Person<'_>, product: &goods::Product, quantity: &str, price: &str, serials: &str) -> String {
    let supplier = shop.write(|tx| clients::create(tx, &ClientAsk::person("Мобитех", None))).await.id.to_string();
    let head = [("warehouse", &*main(shop).await.to_string()), ("supplier", &supplier), ("supplier_text", "Мобитех")]
        .map(|(k, v)| (k, v.to_string()));
    let head: Vec<(&str, &str)> = head.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let path = person.post(&format!("{PATH}/new?kind=posting"), &head).await.goes_to();
    person.post(&format!("{path}/lines"), &[("product_text", &product.code), ("quantity", quantity), ("price", price)]).await.goes_to();
    if !serials.is_empty() {
        person.post(&format!("{path}/lines/1"), &[("quantity", quantity), ("serials", serials)]).await.goes_to();
    }
    person.post(&format!("{path}/posting"), &[]).await.goes_to();
    path
}

#[tokio::test]
async fn balances_are_counted_without_walking_them_and_filtered() {
    let shop = Shop::new().await;
    let (glass, case) = (product(&shop, "Стекло A12", "Стёкла", false).await, product(&shop, "Чехол A12", "Чехлы", false).await);
    product(&shop, "Кабель", "Кабели", false).await;
    let (owner, anna) = (shop.owner().await, shop.hire("Анна Котова", "anna", "receptionist").await);
    receive(&shop, &owner, &glass, "3", "100", "").await;
    receive(&shop, &owner, &case, "2", "50", "").await;
    let main = main(&shop).await;
    let whole = shop.read(|r| wholes::of(r, main)).await;
    assert_eq!((whole.positions, whole.cost), (2, Money::major(400)));
    owner.get("/stock").await.ok().says("2 позиции").says("400").says("Стекло A12").says("Чехол A12").hides("Кабель");
    anna.get("/stock").await.ok().says("Стекло A12").hides("400");
    owner.get("/stock?only=zero").await.ok().says("Кабель").hides("Чехол A12");
    owner.get(&format!("/stock?category={}", glass.category)).await.ok().says("Стекло A12").hides("Чехол A12");
    owner.get("/stock?q=xt%5Bjk").await.ok().says("Чехол A12").hides("Стекло A12");
    owner.get("/stock?only=reserved").await.ok().hides("Стекло A12");
    let level = stock::levels::Level { warehouse: main, product: case.id, min: Quantity(3000), target: Quantity(5000) };
    shop.write(move |tx| stock::levels::set(tx, std::slice::from_ref(&level))).await;
    owner.get("/stock?only=below").await.ok().says("Чехол A12").hides("Стекло A12");
    let (order, line) = (Bench::of(&shop).await.order("Анна", "9005550101").await.id, Id::fixed(7));
    let item = Item { product: glass.id, decimals: 0, tracked: false };
    let ask = reserve::ReserveAsk { item, warehouse: main, order, line, quantity: Quantity(2000), batch: None, unit: None };
    shop.write(move |tx| {
        tx.quiet("a promise of a story");
        reserve::reserve(tx, &ask)
    })
    .await;
    owner.get("/stock?only=reserved").await.ok().says("Стекло A12").hides("Чехол A12");
    let number = shop.read(|r| r.need::<verstak::orders::Order>(&order)).await.number;
    let page = owner.get(&format!("/stock/products/{}", glass.id)).await;
    page.ok().says("Мобитех").says("Оприходование 00001").says(&format!("Заказ {number}")).says("+3");
    anna.get(&format!("/stock/products/{}", glass.id)).await.ok().says("Мобитех").hides("Закупка за единицу");
}

#[tokio::test]
async fn a_thing_with_a_number_has_its_passport_and_a_scanner_finds_it() {
    let shop = Shop::new().await;
    let phone = product(&shop, "Смартфон A52", "Смартфоны", true).await;
    let owner = shop.owner().await;
    receive(&shop, &owner, &phone, "2", "9000", "IMEI-777001, IMEI-777002").await;
    let unit = shop.read(|r| r.all::<Unit>(())).await.into_iter().find(|unit| unit.serial == "IMEI-777002").expect("it came");
    let passport = format!("/stock/units/{}", unit.id);
    assert_eq!(owner.get("/scan?q=imei-777002").await.goes_to(), passport);
    owner.get("/search?q=imei-7770").await.ok().says("IMEI-777001").says("IMEI-777002").says("Смартфон A52");
    owner.get(&passport).await.ok().says("Мобитех").says("9 000").says("в наличии").says("Оприходование 00001");
    let at = main(&shop).await.to_string();
    let path = owner.post(&format!("{PATH}/new?kind=write_off"), &[("warehouse", &at), ("reason", "damage")]).await.goes_to();
    owner.post(&format!("{path}/lines"), &[("product_text", "IMEI-777002")]).await.goes_to();
    owner.post(&format!("{path}/posting"), &[]).await.goes_to();
    owner.get(&passport).await.ok().says("списан").says("Списание 00001");
    owner.post(&format!("{path}/cancelling"), &[("comment", "нашёлся")]).await.goes_to();
    owner.get(&passport).await.ok().says("в наличии").says("отмена");
    let api = Program::of(&owner, "things").await;
    let here = api.get(&format!("/stock-units?product={}&state=in_stock&limit=1", phone.id)).await.ok().json();
    let next = here["next"].as_str().expect("two of them").to_string();
    assert_eq!(here["items"][0]["serial"], "IMEI-777001");
    assert_eq!(api.get(&format!("/stock-units?limit=1&after={next}")).await.ok().items()[0]["serial"], "IMEI-777002");
    let one = api.get("/stock-units?serial=imei-777002").await.ok().items();
    assert_eq!((one.len(), &one[0]["state"]), (1, &json!("in_stock")));
    let told = api.get(&format!("/stock-units/{}", unit.id)).await.ok().json();
    let moves: Vec<&serde_json::Value> = told["moves"].as_array().expect("moves").iter().map(|one| &one["kind"]).collect();
    assert_eq!((json!(moves), &told["moves"][0]["cost"]), (json!(["posting", "write_off", "write_off"]), &json!("9000.00")));
    let blind = shop.hire("Котова Анна", "kotova", "receptionist").await;
    let told = Program::of(&blind, "things").await.get(&format!("/stock-units/{}", unit.id)).await.ok().json();
    assert_eq!(told["moves"][0].get("cost"), None);
}

#[tokio::test]
async fn goods_move_from_bin_to_bin_and_back() {
    let shop = Shop::new().await;
    let glass = product(&shop, "Стекло A12", "Стёкла", false).await;
    let (owner, main) = (shop.owner().await, main(&shop).await);
    let bins = [
        ("name_ru", "Основной склад"),
        ("kind", "main"),
        ("sellable", "on"),
        ("location", &*shop.location.to_string()),
        ("bin_id", ""),
        ("bin_name", "А-1"),
    ]
    .map(|(k, v)| (k, v.to_string()));
    let bins: Vec<(&str, &str)> = bins.iter().map(|(k, v)| (*k, v.as_str())).collect();
    owner.post(&format!("/settings/warehouses/{main}"), &bins).await.goes_to();
    let bin = shop.read(|r| stock::bins(r, main)).await.remove(0).id;
    receive(&shop, &owner, &glass, "5", "100", "").await;
    let shift = format!("/stock/products/{}/shift?warehouse={main}", glass.id);
    owner.get(&shift).await.ok().says("А-1").says("без ячейки");
    let (from, to) = (stock::NO_BIN.to_string(), bin.to_string());
    owner.post(&shift, &[("from", &*from), ("to", &*to), ("quantity", "9")]).await.is(422).says("5");
    owner.post(&shift, &[("from", &*from), ("to", &*from), ("quantity", "1")]).await.is(422).says("Товар уже лежит там");
    owner.post(&shift, &[("from", &*from), ("to", &*to), ("quantity", "2")]).await.goes_to();
    let lying = |bin: Id<mark::Bin>| {
        let (shop, product) = (&shop, glass.id);
        async move {
            shop.read(move |r| {
                let mut found = Quantity::ZERO;
                r.walk::<Cell>((main, product), Order::Ascending, |cell| {
                    found += if cell.bin == bin { cell.quantity } else { Quantity::ZERO };
                    Ok(Walk::On)
                })?;
                Ok(found)
            })
            .await
        }
    };
    assert_eq!((lying(bin).await, lying(stock::NO_BIN).await), (Quantity(2000), Quantity(3000)));
    owner.get(&format!("/stock/products/{}", glass.id)).await.ok().says("А-1: 2");
    owner.get("/stock").await.ok().says("А-1");
    shop.is_sound().await;
}

#[tokio::test]
async fn what_goods_cost_in_a_warehouse_is_told_only_to_whoever_may_know_even_when_it_is_empty() {
    let shop = Shop::new().await;
    let glass = product(&shop, "Стекло A12", "Стёкла", false).await;
    let (owner, safin) = (shop.owner().await, shop.hire("Сафин Ильдар", "safin", "storekeeper").await);
    let who = shop.read(|r| r.all::<verstak::staff::Employee>(())).await.into_iter().find(|one| one.name == "Сафин Ильдар").expect("hired");
    let (mine, his) = (format!("keeper_{}", shop.owner), format!("keeper_{}", who.id));
    let keepers = ["view", "post", "write_off", "see_cost"].map(|may| (mine.as_str(), may));
    let fields = [("name_ru", "Запасной"), ("kind", "main"), ("location", ""), (his.as_str(), "view")];
    owner.post("/settings/warehouses", &[&fields[..], &keepers[..]].concat()).await.goes_to();
    let spare = shop.read(|r| stock::all_warehouses(r)).await.remove(1).id.to_string();
    for (kind, price) in [("posting", "777"), ("write_off", "")] {
        let path = owner.post(&format!("{PATH}/new?kind={kind}"), &[("warehouse", &*spare), ("reason", "damage")]).await.goes_to();
        let line = [("product", &*glass.id.to_string()), ("product_text", "Стекло A12"), ("quantity", "1"), ("price", price)];
        owner.post(&format!("{path}/lines"), &line).await.goes_to();
        owner.post(&format!("{path}/posting"), &[]).await.goes_to();
    }
    let page = format!("/stock/products/{}", glass.id);
    owner.get(&page).await.ok().says("Списание 00001").says("777");
    safin.get(&page).await.ok().says("Списание 00001").hides("777");
}

#[tokio::test]
async fn a_thing_kept_for_an_order_stays_kept_on_another_shelf() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (owner, main) = (shop.owner().await, main(&shop).await);
    let shelf = bench.goods("Плата", 12_000, &[(2, Money::major(9_000))], &["SN 001", "SN 002"]).await;
    let place = [("name_ru", "Основной склад"), ("kind", "main"), ("sellable", "on"), ("bin_id", ""), ("bin_name", "А-1")];
    let location = shop.location.to_string();
    owner.post(&format!("/settings/warehouses/{main}"), &[&place[..], &[("location", &location)]].concat()).await.goes_to();
    let bin = shop.read(|r| stock::bins(r, main)).await.remove(0).id.to_string();
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let scanned = [("kind", "part"), ("part", ""), ("service_text", "sn 002"), ("price", "")];
    owner.post(&format!("/orders/{}/lines", order.id), &scanned).await.goes_to();
    let units = shop.read(|r| r.all::<Unit>(())).await;
    let ids: Vec<String> = units.iter().map(|unit| unit.id.to_string()).collect();
    let shift = format!("/stock/products/{}/shift?warehouse={main}", shelf.product.id);
    owner.post(&shift, &[("unit", ids[0].as_str()), ("unit", &ids[1]), ("to", &bin)]).await.goes_to();
    assert_eq!(bench.stands(&shelf).await, (2, 1));
    let kept = units.iter().find(|unit| unit.reservation.is_some()).expect("one of them");
    owner.get(&format!("/stock/units/{}", kept.id)).await.ok().says("А-1").says("Отложен для заказа").says(&order.number);
    shop.is_sound().await;
    bench.hands_over(&order).await.expect("installed");
    shop.is_sound().await;
}
