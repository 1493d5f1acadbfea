//! Things put together and taken apart: what leaves, what comes, and that not a kopeck is lost between them.

use std::collections::BTreeMap;

use verstak::{
    catalog::goods::{self, KitPart, PartOf, Product, ProductAsk, ProductKind, RETAIL},
    kernel::{Id, Money, Quantity, mark},
    stock::{self, balance as shelf},
    store::Reads,
    warehouse::Document,
};

use crate::{
    bench::Bench,
    shop::{Person, Shop},
};

const PATH: &str = "/stock/documents";

fn ask(name: &str) -> ProductAsk {
    ProductAsk { name: name.into(), category_name: "Ремонт".into(), ..ProductAsk::default() }
}

async fn product(shop: &Shop, ask: ProductAsk) -> Product {
    shop.write(move |tx| goods::create_product(tx, &ask)).await
}

fn part(product: &Product, quantity: i64) -> KitPart {
    KitPart { what: PartOf::Product(product.id), quantity: Quantity(quantity * 1000) }
}

async fn main_warehouse(shop: &Shop) -> Id<mark::Warehouse> {
    shop.read(|r| stock::all_warehouses(r)).await.remove(0).id
}

async fn receive(person: &Person<'_>, at: Id<mark::Warehouse>, lines: &[(&Product, &str, &str, &str)]) {
    let path = person.post(&format!("{PATH}/new?kind=posting"), &[("warehouse", &at.to_string())]).await.goes_to();
    for (at, (product, quantity, price, serials)) in (1..).zip(lines) {
        person.post(&format!("{path}/lines"), &[("product_text", &product.code), ("quantity", quantity), ("price", price)]).await.goes_to();
        if !serials.is_empty() {
            let fields = [("quantity", *quantity), ("price", price), ("serials", serials)];
            person.post(&format!("{path}/lines/{at}"), &fields).await.goes_to();
        }
    }
    person.post(&format!("{path}/posting"), &[]).await.goes_to();
}

async fn here(shop: &Shop, at: Id<mark::Warehouse>, product: &Product) -> (i64, Money) {
    let id = product.id;
    let found = shop.read(move |r| shelf::stock(r, at, id)).await;
    (found.quantity.0 / 1000, found.cost)
}

async fn document(shop: &Shop, path: &str) -> Document {
    let id: Id<mark::Document> = path.rsplit('/').next().expect("an id").parse().expect("an id");
    shop.read(move |r| r.need::<Document>(&id)).await
}

#[tokio::test]
async fn a_kit_is_put_together_for_exactly_what_its_parts_cost() {
    let shop = Shop::new().await;
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let (glass, cover) = (product(&shop, ask("Стекло")).await, product(&shop, ask("Чехол")).await);
    let prices = Some(BTreeMap::from([(RETAIL, Money::major(900))]));
    let kit =
        ProductAsk { kind: ProductKind::Kit, parts: vec![part(&glass, 2), part(&cover, 1)], prices, ..ask("Набор защиты") };
    let kit = product(&shop, kit).await;
    let main = main_warehouse(&shop).await;
    receive(&safin, main, &[(&glass, "3", "100.01", ""), (&glass, "2", "120", ""), (&cover, "2", "50", "")]).await;
    let (at, whole) = (main.to_string(), kit.id.to_string());
    let fields = [("warehouse", at.as_str()), ("whole", &whole), ("whole_text", "Набор защиты"), ("quantity", "2")];
    let path = safin.post(&format!("{PATH}/new?kind=assembly"), &fields).await.goes_to();
    safin.get(&path).await.ok().says("Что собираем").says("Набор защиты").says("Стекло").says("Чехол");
    let lines: Vec<i64> = document(&shop, &path).await.lines.iter().map(|line| line.quantity.0 / 1000).collect();
    assert_eq!(lines, [4, 2]);
    safin.post(&format!("{path}/lines"), &[("product_text", &kit.code)]).await.is(422).says("частью самого себя");
    let three = [("warehouse", at.as_str()), ("whole", &whole), ("whole_text", "Набор защиты"), ("quantity", "3")];
    safin.post(&format!("{path}/head"), &three).await.goes_to();
    safin.post(&format!("{path}/posting"), &[]).await.is(422).says("Стекло: На складе осталось 5");
    safin.post(&format!("{path}/head"), &fields).await.goes_to();
    safin.post(&format!("{path}/posting"), &[]).await.goes_to();
    assert_eq!(here(&shop, main, &kit).await, (2, Money(30_003 + 12_000 + 10_000)));
    assert_eq!((here(&shop, main, &glass).await, here(&shop, main, &cover).await), ((1, Money::major(120)), (0, Money::ZERO)));
    safin.get(&format!("{path}/print")).await.ok().says("Акт комплектации № 00001").says("520,03").says("Председатель комиссии");
    safin.get(PATH).await.ok().says("Комплектация 00001");
    let owner = shop.owner().await;
    let gone = owner.post(&format!("{PATH}/new?kind=write_off"), &[("warehouse", &at), ("reason", "damage")]).await.goes_to();
    owner.post(&format!("{gone}/lines"), &[("product_text", &kit.code)]).await.goes_to();
    owner.post(&format!("{gone}/posting"), &[]).await.goes_to();
    safin.get(&format!("{path}/cancelling")).await.ok().says("Сначала отмените").says("Списание 00001");
    safin.post(&format!("{path}/cancelling"), &[("comment", "ошибка")]).await.is(422).says("с тех пор двигали");
    owner.post(&format!("{gone}/cancelling"), &[("comment", "ошибка")]).await.goes_to();
    safin.post(&format!("{path}/cancelling"), &[("comment", "ошибка")]).await.goes_to();
    assert_eq!((here(&shop, main, &kit).await, here(&shop, main, &glass).await.0), ((0, Money::ZERO), 5));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_donor_is_taken_apart_and_its_cost_is_split_by_what_the_parts_are_valued_at() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let donor = product(&shop, ProductAsk { serial_tracked: true, ..ask("Смартфон-донор") }).await;
    let display = ProductAsk { prices: Some(BTreeMap::from([(RETAIL, Money::major(3_000))])), ..ask("Дисплей б/у") };
    let (display, battery) = (product(&shop, display).await, product(&shop, ask("Аккумулятор б/у")).await);
    let main = main_warehouse(&shop).await;
    receive(&owner, main, &[(&donor, "2", "1000.01", "D1\nD2")]).await;
    let (at, whole) = (main.to_string(), donor.id.to_string());
    let begin = |serials: &'static str| {
        [
            ("warehouse", at.clone()),
            ("whole", whole.clone()),
            ("whole_text", "Смартфон-донор".into()),
            ("quantity", "1".into()),
            ("serials", serials.into()),
        ]
    };
    let send = async |path: &str, fields: [(&'static str, String); 5]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        owner.post(path, &fields).await
    };
    owner.post(&format!("{PATH}/new?kind=disassembly"), &[("warehouse", &at), ("quantity", "1")]).await.is(422).says("Выберите товар");
    let path = send(&format!("{PATH}/new?kind=disassembly"), begin("D9")).await.goes_to();
    owner.post(&format!("{path}/lines"), &[("product_text", &display.code)]).await.goes_to();
    owner.post(&format!("{path}/lines"), &[("product_text", &battery.code), ("quantity", "1"), ("price", "1000")]).await.goes_to();
    owner.get(&path).await.ok().says("Оценка").says("3 000").says("D9");
    owner.post(&format!("{path}/posting"), &[]).await.is(422).says("Смартфон-донор: Серийного номера D9 на этом складе нет");
    send(&format!("{path}/head"), begin("D2")).await.goes_to();
    owner.post(&format!("{path}/posting"), &[]).await.goes_to();
    assert_eq!(here(&shop, main, &donor).await, (1, Money(100_001)));
    assert_eq!(here(&shop, main, &display).await, (1, Money(75_001)));
    assert_eq!(here(&shop, main, &battery).await, (1, Money(25_000)));
    owner.get(&path).await.ok().says("1 000,01");
    owner.get(&format!("{path}/print")).await.ok().says("Акт разукомплектации № 00001").says("Смартфон-донор");
    owner.post(&format!("{path}/cancelling"), &[("comment", "передумали")]).await.goes_to();
    assert_eq!((here(&shop, main, &donor).await, here(&shop, main, &display).await.0), ((2, Money(200_002)), 0));
    let kotova = shop.hire("Анна Котова", "anna", "receptionist").await;
    kotova.get(&format!("{PATH}/new?kind=assembly")).await.is(403);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_kit_on_the_shelf_is_sold_as_it_lies_and_its_parts_stay() {
    let shop = Shop::new().await;
    let (owner, bench) = (shop.owner().await, Bench::of(&shop).await);
    let glass = product(&shop, ask("Стекло")).await;
    let prices = Some(BTreeMap::from([(RETAIL, Money::major(900))]));
    let kit = product(&shop, ProductAsk { kind: ProductKind::Kit, parts: vec![part(&glass, 2)], prices, ..ask("Пара стёкол") }).await;
    let main = main_warehouse(&shop).await;
    receive(&owner, main, &[(&glass, "4", "100", "")]).await;
    let fields = [("warehouse", main.to_string()), ("whole", kit.id.to_string()), ("quantity", "1".to_string())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let path = owner.post(&format!("{PATH}/new?kind=assembly"), &fields).await.goes_to();
    owner.post(&format!("{path}/posting"), &[]).await.goes_to();
    let sold = bench.sell(main, kit.id).await.expect("the kit lies there");
    assert_eq!((here(&shop, main, &kit).await.0, here(&shop, main, &glass).await.0), (0, 2));
    let said = format!("Продажа {}", sold.number);
    let page = owner.get(&format!("{path}/cancelling")).await.ok();
    assert!(page.says(&said).body.contains(&format!("/sales/{}", sold.id)), "a link leads to the sale");
    bench.sell(main, kit.id).await.expect("its parts lie there");
    assert_eq!((here(&shop, main, &kit).await.0, here(&shop, main, &glass).await.0), (0, 0));
    shop.is_sound().await;
}
