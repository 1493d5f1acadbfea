//! Things with numbers, kits and works at the till: which one is sold, what a kit takes from the shelf, how they come back.

use verstak::{
    cash::{
        Account,
        goods_money::{self, GoodsMoney},
    },
    catalog::{KitPart, PartOf, Product, ProductAsk, ProductKind, RETAIL, create_product, service_named},
    kernel::{Id, Money, Quantity, Result, mark},
    sales::{Sale, Standing},
    shop,
    stock::{
        MoveKind, Warehouse, balance,
        ledger::{self, Ask, Basis, Item, Receive, To},
        units::{UNIT_BY_SERIAL, Unit, UnitState},
    },
    store::{Reads, Write},
};

use crate::{
    bench::{Bench, today},
    sales::{on, press},
    shop::{Person, Shop},
};

/// A product of the shop by retail price; nothing of it lies anywhere.
pub fn product(tx: &mut Write<'_>, name: &str, price: i64, ask: ProductAsk) -> Result<Product> {
    let prices = (price > 0).then(|| [(RETAIL, Money::major(price))].into_iter().collect());
    create_product(tx, &ProductAsk { name: name.into(), category_name: "Товары".into(), prices, ..ask })
}

/// So many come for so much, to the first warehouse and to the book.
pub fn comes(tx: &mut Write<'_>, product: &Product, count: i64, cost: i64, serials: &[&str]) -> Result<()> {
    let warehouse = tx.all::<Warehouse>(())?.remove(0).id;
    let ask = Receive {
        line: 1,
        item: Item::of(tx, product)?,
        to: To { warehouse, bin: None },
        quantity: Quantity(count * 1000),
        cost: Money(cost),
        supplier: None,
        serials: serials.iter().map(ToString::to_string).collect(),
        expires: None,
    };
    let basis = Basis { kind: MoveKind::Posting, document: tx.id(), day: today() };
    ledger::post(tx, basis, &[Ask::Receive(ask)])?;
    let location = shop::locations(tx)?.remove(0).id;
    let of = GoodsMoney { document: "Оприходование".into(), location, day: basis.day, supplier: None };
    goods_money::received(tx, &of, Money(cost)).map(drop)
}

async fn the_sale(shop: &Shop) -> Sale {
    shop.read(|r| Ok(r.all::<Sale>(())?.remove(0))).await
}

async fn unit(shop: &Shop, serial: &'static str) -> Unit {
    shop.read(move |r| Ok(r.by(&UNIT_BY_SERIAL, (serial.to_string(),))?.remove(0))).await
}

/// Takes something back; `fields` are beside the place, the money and the reason.
async fn gives_back(person: &Person<'_>, sale: Id<mark::Document>, money: &str, fields: &[(&str, &str)]) -> crate::shop::Answer {
    let path = format!("/sales/{sale}/return");
    let page = person.get(&path).await.ok();
    let warehouse = page.body.split("<select").nth(1).and_then(|rest| rest.split("<option value=\"").nth(1)).unwrap_or_default();
    let warehouse = warehouse.split('"').next().unwrap_or_default().to_string();
    let mut all = vec![("warehouse", warehouse.as_str()), ("money", money), ("reason", "Не подошло")];
    all.extend(fields);
    person.post(&path, &all).await
}

#[tokio::test]
async fn a_thing_with_a_number_is_sold_by_its_number_and_comes_back_by_it() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let phone = shop
        .write(|tx| {
            let phone = product(tx, "Смартфон Redmi 13", 12_000, ProductAsk { serial_tracked: true, ..ProductAsk::default() })?;
            comes(tx, &phone, 3, 2_400_001, &["RM-001", "RM-002", "RM-003"])?;
            Ok(phone)
        })
        .await;
    let anna = shop.hire("Котова Анна", "anna", "receptionist").await;
    let page = anna.get("/sales/new").await.ok();
    let page = press(&anna, &page, "", &[("code", "rm-002")]).await.ok();
    page.says("Смартфон Redmi 13").says("К оплате 12 000");
    assert!(page.body.contains("value=\"RM-002\""), "the number that was read is in the line");
    page.hides("RM-001");
    // One more of the same by its name: the till asks which.
    let page = press(&anna, &page, "", &[("code", "redmi")]).await.ok();
    page.says("К оплате 24 000").says("RM-001").says("RM-003");
    press(&anna, &page, "sell", &[]).await.is(422).says("Назовите серийные номера: нужно 2");
    let page = press(&anna, &page, "unit:0:RM-003", &[]).await.ok();
    page.hides("RM-001");
    press(&anna, &page, "sell", &[("serials", "RM-002 RM-777")]).await.is(422).says("Серийного номера RM-777 нет в наличии");
    press(&anna, &page, "sell", &[]).await.ok();
    let sale = the_sale(&shop).await;
    assert_eq!(sale.lines[0].serials, ["RM-002", "RM-003"]);
    assert_eq!((unit(&shop, "RM-003").await.state, unit(&shop, "RM-001").await.state), (UnitState::Sold, UnitState::InStock));
    anna.get(&format!("/sales/{}/print/roll58", sale.id)).await.ok().says("с/н RM-002, RM-003");

    let owner = shop.owner().await;
    owner.get(&format!("/sales/{}/return", sale.id)).await.ok().says("RM-002").says("RM-003");
    let cash = bench.cash.id.to_string();
    gives_back(&owner, sale.id, &cash, &[]).await.is(422).says("Укажите, что вернули");
    gives_back(&owner, sale.id, &cash, &[("serials_0", "RM-001")]).await.is(422).says("Серийный номер RM-001 не продавали");
    gives_back(&owner, sale.id, &cash, &[("serials_0", "RM-003")]).await.goes_to();
    gives_back(&owner, sale.id, &cash, &[("serials_0", "RM-003")]).await.is(422).says("уже вернули");
    assert_eq!((unit(&shop, "RM-003").await.state, unit(&shop, "RM-002").await.state), (UnitState::InStock, UnitState::Sold));
    let page = owner.get(&format!("/sales/{}/return", sale.id)).await.ok();
    page.says("RM-002").hides("RM-003");
    let paper = format!("/sales/{}/print/roll80?{}", sale.id, serde_urlencoded::to_string([("return", "В1-00001")]).expect("text"));
    owner.get(&paper).await.ok().says("с/н RM-003").hides("RM-002");
    // Sold again, it is the same thing with the same history.
    let page = press(&anna, &anna.get("/sales/new").await.ok(), "", &[("code", "RM-003")]).await.ok();
    press(&anna, &page, "sell", &[]).await.ok();
    assert_eq!(unit(&shop, "RM-003").await.state, UnitState::Sold);
    let warehouse = shop.read(|r| Ok(r.all::<Warehouse>(())?.remove(0).id)).await;
    let left = shop.read(move |r| balance::stock(r, warehouse, phone.id)).await;
    assert_eq!(left.quantity, Quantity::ONE);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_number_promised_to_an_order_or_lying_elsewhere_is_not_sold() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Волков Павел", "+7 900 555-12-34").await;
    let place = shop
        .write(|tx| {
            let phone = product(tx, "Смартфон Redmi 13", 12_000, ProductAsk { serial_tracked: true, ..ProductAsk::default() })?;
            comes(tx, &phone, 2, 1_600_000, &["RM-001", "RM-002"])?;
            let place = tx.all::<Warehouse>(())?.remove(0).id;
            let unit = tx.by(&UNIT_BY_SERIAL, ("RM-001".to_string(),))?.remove(0);
            Ok(format!("{}.{place}.{}", phone.id, unit.id))
        })
        .await;
    let owner = shop.owner().await;
    let kept = [("kind", "part"), ("part", place.as_str()), ("service_text", ""), ("price", "9000")];
    owner.post(&format!("/orders/{}/lines", order.id), &kept).await.goes_to();
    let page = press(&owner, &owner.get("/sales/new").await.ok(), "", &[("code", "redmi")]).await.ok();
    page.says("остаток 1").says("RM-002").hides("RM-001");
    press(&owner, &page, "sell", &[("serials", "RM-001")]).await.is(422).says("RM-001");
    press(&owner, &page, "sell", &[("serials", "RM-002")]).await.ok();
    shop.is_sound().await;
}

#[tokio::test]
async fn a_kit_takes_its_parts_from_the_shelf_and_brings_all_of_them_back() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let work = bench.work.id;
    let (glass, cable) = shop
        .write(move |tx| {
            let glass = product(tx, "Стекло защитное", 900, ProductAsk::default())?;
            let cable = product(tx, "Кабель USB-C", 500, ProductAsk::default())?;
            comes(tx, &glass, 2, 30_001, &[])?;
            comes(tx, &glass, 4, 80_000, &[])?;
            comes(tx, &cable, 10, 123_457, &[])?;
            let part = |product: &Product, quantity: i64| KitPart { what: PartOf::Product(product.id), quantity: Quantity(quantity) };
            let works = KitPart { what: PartOf::Work(work), quantity: Quantity::ONE };
            let kit = |parts: Vec<KitPart>| ProductAsk { kind: ProductKind::Kit, parts, ..ProductAsk::default() };
            product(tx, "Набор «Защита»", 1_500, kit(vec![part(&glass, 1000), part(&cable, 2000), works]))?;
            product(tx, "Набор без своей цены", 0, kit(vec![part(&glass, 1000), part(&cable, 1000)]))?;
            Ok((glass, cable))
        })
        .await;
    let anna = shop.hire("Котова Анна", "anna", "receptionist").await;
    let page = anna.get("/sales/new").await.ok();
    let page = press(&anna, &page, "", &[("code", "набор без")]).await.ok();
    page.says("Набор без своей цены").says("К оплате 1 400").says("комплект").says("Стекло защитное, Кабель USB-C");
    let page = press(&anna, &page, "drop:0", &[]).await.ok();
    let page = press(&anna, &page, "", &[("code", "защита")]).await.ok();
    page.says("остаток 5").says("Кабель USB-C × 2").says("К оплате 1 500");
    let page = press(&anna, &page, "count", &[("quantity", "6")]).await.ok();
    press(&anna, &page, "sell", &[]).await.is(422).says("На складе осталось 10");
    press(&anna, &page, "sell", &[("quantity", "1,5")]).await.is(422);
    let page = press(&anna, &page, "count", &[("quantity", "3"), ("whole", "")]).await.ok();
    press(&anna, &page, "sell", &[]).await.ok();
    let sale = the_sale(&shop).await;
    let cost = Money(30_001 + 20_000 + 74_074);
    assert_eq!((sale.total, sale.cost()), (Money::major(4_500), cost), "two old glasses, a new one, six cables of ten");
    let counts = async || {
        let warehouse = shop.read(|r| Ok(r.all::<Warehouse>(())?.remove(0).id)).await;
        let (glass, cable) = (glass.id, cable.id);
        shop.read(move |r| Ok((balance::stock(r, warehouse, glass)?.quantity.0, balance::stock(r, warehouse, cable)?.quantity.0))).await
    };
    assert_eq!(counts().await, (3_000, 4_000));
    let (owner, cash) = (shop.owner().await, bench.cash.id.to_string());
    gives_back(&owner, sale.id, &cash, &[("back_0", "0,5")]).await.is(422);
    gives_back(&owner, sale.id, &cash, &[("back_0", "1")]).await.goes_to();
    assert_eq!(counts().await, (4_000, 6_000));
    gives_back(&owner, sale.id, &cash, &[("back_0", "2")]).await.goes_to();
    assert_eq!(counts().await, (6_000, 10_000));
    assert_eq!(on(&shop, Account::Goods).await, Money(30_001 + 80_000 + 123_457), "to the kopeck");
    assert_eq!((on(&shop, Account::Cost).await, on(&shop, Account::Cash).await), (Money::ZERO, Money::ZERO));
    assert_eq!(the_sale(&shop).await.standing(), Standing::Returned);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_kit_with_numbered_things_asks_for_their_numbers() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    shop.write(|tx| {
        let tracked = || ProductAsk { serial_tracked: true, ..ProductAsk::default() };
        let (phone, watch) = (product(tx, "Телефон", 10_000, tracked())?, product(tx, "Часы", 5_000, tracked())?);
        comes(tx, &phone, 2, 1_000_000, &["T-1", "T-2"])?;
        comes(tx, &watch, 2, 400_000, &["C-1", "C-2"])?;
        let part = |product: &Product| KitPart { what: PartOf::Product(product.id), quantity: Quantity::ONE };
        let kit = ProductAsk { kind: ProductKind::Kit, parts: vec![part(&phone), part(&watch)], ..ProductAsk::default() };
        product(tx, "Пара: телефон и часы", 14_000, kit).map(drop)
    })
    .await;
    let owner = shop.owner().await;
    let page = press(&owner, &owner.get("/sales/new").await.ok(), "", &[("code", "пара")]).await.ok();
    page.says("T-1").says("C-2");
    let page = press(&owner, &page, "unit:0:T-2", &[]).await.ok();
    press(&owner, &page, "sell", &[]).await.is(422).says("Назовите серийные номера");
    let page = press(&owner, &page, "unit:0:C-1", &[]).await.ok();
    press(&owner, &page, "sell", &[]).await.ok();
    let sale = the_sale(&shop).await;
    assert_eq!((sale.cost(), unit(&shop, "T-2").await.state), (Money(500_000 + 200_000), UnitState::Sold));
    let cash = bench.cash.id.to_string();
    gives_back(&owner, sale.id, &cash, &[("back_0", "1"), ("serials_0", "T-2")]).await.is(422).says("Назовите серийные номера");
    gives_back(&owner, sale.id, &cash, &[("back_0", "1"), ("serials_0", "T-2"), ("serials_0", "C-1")]).await.goes_to();
    assert_eq!((unit(&shop, "T-2").await.state, unit(&shop, "C-1").await.state), (UnitState::InStock, UnitState::InStock));
    shop.is_sound().await;
}

#[tokio::test]
async fn works_are_sold_alone_and_need_no_warehouse() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (name, price) = (bench.work.name.ru.clone(), bench.work.price);
    assert!(
        shop.read({
            let name = name.clone();
            move |r| Ok(service_named(r, &name)?.is_some())
        })
        .await
    );
    shop.write(|tx| {
        tx.quiet("a shop without shelves");
        for warehouse in tx.all::<Warehouse>(())? {
            tx.put(&Warehouse { sellable: false, ..warehouse })?;
        }
        Ok(())
    })
    .await;
    let owner = shop.owner().await;
    let page = press(&owner, &owner.get("/sales/new").await.ok(), "", &[("pick", &format!("w:{}", bench.work.id))]).await.ok();
    page.says(&name).says("услуга");
    press(&owner, &page, "sell", &[]).await.ok();
    let sale = the_sale(&shop).await;
    assert_eq!((sale.total, sale.cost(), sale.warehouse), (price, Money::ZERO, None));
    let path = format!("/sales/{}/return", sale.id);
    owner.get(&path).await.ok().hides("Положить на склад");
    let fields = [("back_0", "1"), ("money", &*bench.cash.id.to_string()), ("reason", "Передумал")];
    owner.post(&path, &fields).await.goes_to();
    assert_eq!(on(&shop, Account::Revenue).await, Money::ZERO);
    shop.is_sound().await;
}
