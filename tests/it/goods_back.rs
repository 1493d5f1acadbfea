//! Goods that go back to their supplier and prices of deliveries put right: whose debt it becomes, what the shelves and the
//! book say, and that cancelling is as if nothing had been.

use verstak::{
    cash::{Account, goods_money, ledger::balance},
    catalog::goods::{self, ProductAsk},
    clients::{self, ClientAsk},
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

/// What the stories are told with: a supplier, a warehouse, two products.
struct Scene {
    supplier: Id<mark::Client>,
    main: Id<mark::Warehouse>,
    display: goods::Product,
    phone: goods::Product,
}

async fn scene(shop: &Shop) -> Scene {
    let ask = |name: &str, serial_tracked: bool| ProductAsk {
        name: name.into(),
        category_name: "Дисплеи".into(),
        serial_tracked,
        ..ProductAsk::default()
    };
    let (display, phone) = (ask("Дисплей A12", false), ask("Смартфон A12", true));
    let (display, phone) = shop.write(move |tx| Ok((goods::create_product(tx, &display)?, goods::create_product(tx, &phone)?))).await;
    let supplier = shop.write(|tx| clients::create(tx, &ClientAsk::person("Мобитех", None))).await.id;
    Scene { supplier, main: shop.read(|r| stock::all_warehouses(r)).await.remove(0).id, display, phone }
}

async fn begin(person: &Person<'_>, kind: &str, fields: &[(&str, &str)]) -> String {
    person.post(&format!("{PATH}/new?kind={kind}"), fields).await.goes_to()
}

/// A posting of these displays from the supplier, posted.
async fn receive(person: &Person<'_>, scene: &Scene, day: &str, quantity: &str, price: &str, extra: &str) -> String {
    let (main, supplier) = (scene.main.to_string(), scene.supplier.to_string());
    let head = [("warehouse", main.as_str()), ("supplier", &supplier), ("supplier_text", "Мобитех"), ("day", day), ("extra", extra)];
    let path = begin(person, "posting", &head).await;
    let line = [("product_text", scene.display.code.as_str()), ("quantity", quantity), ("price", price)];
    person.post(&format!("{path}/lines"), &line).await.goes_to();
    person.post(&format!("{path}/posting"), &[]).await.goes_to();
    path
}

async fn write_off(person: &Person<'_>, scene: &Scene, quantity: &str) -> String {
    let path = begin(person, "write_off", &[("warehouse", &scene.main.to_string()), ("reason", "defect")]).await;
    person.post(&format!("{path}/lines"), &[("product_text", &scene.display.code), ("quantity", quantity)]).await.goes_to();
    person.post(&format!("{path}/posting"), &[]).await.goes_to();
    path
}

async fn document(shop: &Shop, path: &str) -> Document {
    let id: Id<mark::Document> = path.rsplit('/').next().expect("an id").parse().expect("an id");
    shop.read(move |r| r.need::<Document>(&id)).await
}

async fn account(shop: &Shop, account: Account) -> Money {
    shop.read(move |r| balance(r, account, Id::fixed(0))).await
}

async fn owed(shop: &Shop, scene: &Scene) -> Money {
    let supplier = scene.supplier;
    shop.read(move |r| goods_money::supplier_debt(r, supplier)).await
}

async fn here(shop: &Shop, scene: &Scene) -> (Quantity, Money) {
    let (main, display) = (scene.main, scene.display.id);
    let found = shop.read(move |r| shelf::stock(r, main, display)).await;
    (found.quantity, found.cost)
}

#[tokio::test]
async fn a_storekeeper_sends_back_what_is_left_of_a_delivery() {
    let shop = Shop::new().await;
    let scene = scene(&shop).await;
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    receive(&safin, &scene, "2026-11-10", "2", "900", "").await;
    let came = receive(&safin, &scene, "2026-11-12", "3", "1000", "60").await;
    write_off(&safin, &scene, "3").await;
    assert_eq!(here(&shop, &scene).await, (Quantity(2000), Money::major(2_040)), "the oldest went first");
    let back = safin.post(&format!("{came}/return"), &[]).await.goes_to();
    assert_eq!(safin.post(&format!("{came}/return"), &[]).await.goes_to(), back, "the draft is one");
    safin.get(&back).await.ok().says("Возврат поставщику").says("Мобитех").says("Оприходование 00002").says("2 000");
    let line = format!("{back}/lines/1");
    let page = safin.get(&line).await.ok().text();
    assert!(page.contains("Оприходование 00002 от 12.11.2026") && !page.contains("Оприходование 00001"), "{page}");
    let batch = document(&shop, &back).await.lines[0].batch.expect("a batch").to_string();
    let typed =
        |quantity: &'static str, price: &'static str| [("batch", batch.clone()), ("quantity", quantity.into()), ("price", price.into())];
    let put = async |fields: [(&'static str, String); 3]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        safin.post(&line, &fields).await
    };
    put(typed("5", "1000")).await.goes_to();
    safin.post(&format!("{back}/posting"), &[]).await.is(422).says("Дисплей A12: В партии осталось 2");
    put(typed("2", "1000")).await.goes_to();
    safin.get(&format!("{back}/posting")).await.ok().says("Проведём 1 позицию");
    safin.post(&format!("{back}/posting"), &[]).await.goes_to();
    assert_eq!(here(&shop, &scene).await, (Quantity::ZERO, Money::ZERO));
    assert_eq!(owed(&shop, &scene).await, Money::major(1_800 + 3_060 - 2_000));
    assert_eq!(account(&shop, Account::Goods).await, Money::ZERO);
    assert_eq!(account(&shop, Account::OtherExpense).await, Money::major(1_800 + 1_020 + 40), "what was written off, and the delivery");
    safin.get(&format!("{PATH}?kind=supplier_return")).await.ok().says("Возврат поставщику 00001").hides("Оприходование 00001");
    safin.get(&format!("{back}/print")).await.ok().says("Возврат поставщику № 00001").says("две тысячи рублей").hides("1 020");
    safin.get(&came).await.ok().says("Сделано по документу").says("Возврат поставщику 00001");
    safin.get(&format!("{came}/cancelling")).await.ok().says("Сначала отмените").says("Возврат поставщику 00001").says("Списание 00001");
    safin.post(&format!("{back}/cancelling"), &[("comment", "не приняли")]).await.goes_to();
    assert_eq!(here(&shop, &scene).await, (Quantity(2000), Money::major(2_040)));
    assert_eq!(owed(&shop, &scene).await, Money::major(4_860));
    shop.is_sound().await;
}

#[tokio::test]
async fn the_supplier_gives_money_back_at_once() {
    let shop = Shop::new().await;
    let (scene, owner, bench) = (scene(&shop).await, shop.owner().await, Bench::of(&shop).await);
    receive(&owner, &scene, "2026-11-12", "2", "1000", "").await;
    let (main, supplier) = (scene.main.to_string(), scene.supplier.to_string());
    owner.post(&format!("{PATH}/new?kind=supplier_return"), &[("warehouse", &main)]).await.is(422).says("Выберите поставщика");
    let head = [("warehouse", main.as_str()), ("supplier", &supplier), ("supplier_text", "Мобитех")];
    let back = begin(&owner, "supplier_return", &head).await;
    let lines = format!("{back}/lines");
    owner
        .post(&lines, &[("product_text", &scene.phone.code)])
        .await
        .is(422)
        .says("Партии товара «Смартфон A12» от этого поставщика на складе нет");
    owner.post(&lines, &[("product_text", &scene.display.code)]).await.goes_to();
    owner.get(&back).await.ok().says("1 000");
    let cash = bench.cash.id.to_string();
    let money = |amount: &'static str| [("amount", amount), ("cashbox", cash.as_str())];
    owner.post(&format!("{back}/posting"), &money("1001")).await.is(422).says("По документу нужно не больше 1 000");
    owner.post(&format!("{back}/posting"), &money("400")).await.goes_to();
    owner.get(&back).await.ok().says("Поставщик вернул").says("в счёт расчётов 600");
    assert_eq!(owed(&shop, &scene).await, Money::major(2_000 - 1_000 + 400));
    owner.get("/cash").await.ok().says("Возврат от поставщика");
    owner.post(&format!("{back}/cancelling"), &[("comment", "передумали")]).await.goes_to();
    assert_eq!(owed(&shop, &scene).await, Money::major(2_400), "what he gave is owed to him");
    shop.is_sound().await;
}

#[tokio::test]
async fn things_with_numbers_go_back_by_their_numbers() {
    let shop = Shop::new().await;
    let (scene, owner) = (scene(&shop).await, shop.owner().await);
    let (main, supplier) = (scene.main.to_string(), scene.supplier.to_string());
    let head = [("warehouse", main.as_str()), ("supplier", &supplier), ("supplier_text", "Мобитех")];
    let mut came = Vec::new();
    for serials in ["A1\nA2", "B1"] {
        let path = begin(&owner, "posting", &head).await;
        let count = serials.lines().count().to_string();
        owner
            .post(&format!("{path}/lines"), &[("product_text", &scene.phone.code), ("quantity", &count), ("price", "5000")])
            .await
            .goes_to();
        owner.post(&format!("{path}/lines/1"), &[("quantity", &count), ("price", "5000"), ("serials", serials)]).await.goes_to();
        owner.post(&format!("{path}/posting"), &[]).await.goes_to();
        came.push(path);
    }
    let back = owner.post(&format!("{}/return", came[0]), &[]).await.goes_to();
    owner.get(&back).await.ok().says("A1, A2").hides("B1");
    let batch = document(&shop, &back).await.lines[0].batch.expect("a batch").to_string();
    let line = format!("{back}/lines/1");
    let put = |serials: &'static str| [("batch", batch.as_str()), ("quantity", "1"), ("price", "5000"), ("serials", serials)];
    owner.post(&line, &put("B1")).await.goes_to();
    owner.post(&format!("{back}/posting"), &[]).await.is(422).says("Серийный номер B1 из другой партии");
    owner.post(&line, &put("A2")).await.goes_to();
    owner.post(&format!("{back}/posting"), &[]).await.goes_to();
    owner.post(&format!("{}/return", came[0]), &[]).await.goes_to();
    let phone = scene.phone.id;
    let lying = shop.read(move |r| stock::units::lying(r, scene.main, phone)).await;
    let mut serials: Vec<String> = lying.into_iter().map(|unit| unit.serial).collect();
    serials.sort();
    assert_eq!(serials, ["A1", "B1"]);
    owner.post(&format!("{back}/cancelling"), &[("comment", "не приняли")]).await.goes_to();
    shop.is_sound().await;
}

#[tokio::test]
async fn a_wrong_price_is_put_right_for_what_is_here_and_for_what_is_gone() {
    let shop = Shop::new().await;
    let scene = scene(&shop).await;
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let came = receive(&safin, &scene, "2026-11-12", "3", "1000", "30").await;
    write_off(&safin, &scene, "1").await;
    let fix = safin.post(&format!("{came}/correction"), &[]).await.goes_to();
    safin.get(&fix).await.ok().says("Корректировка стоимости").says("Оприходование 00001").says("1 000");
    safin.post(&format!("{fix}/posting"), &[]).await.is(422).says("Ни одна цена не изменилась");
    let line = format!("{fix}/lines/1");
    safin.get(&line).await.ok().says("Пришло 3, на складах 2");
    safin.post(&line, &[("price", "1000"), ("by", "много")]).await.is(422).says("можно со знаком минус");
    safin.post(&line, &[("price", "1000"), ("by", "-5000")]).await.is(422).says("меньше нуля");
    safin.post(&line, &[("price", "1100")]).await.goes_to();
    safin.get(&fix).await.ok().says("+300");
    safin.post(&format!("{fix}/posting"), &[]).await.goes_to();
    assert_eq!(here(&shop, &scene).await, (Quantity(2000), Money::major(2_020 + 200)));
    assert_eq!(account(&shop, Account::Cost).await, Money::major(100), "one of three was gone");
    assert_eq!(owed(&shop, &scene).await, Money::major(3_030 + 300));
    safin.get(&format!("{fix}/print")).await.ok().says("Акт корректировки стоимости № 00001").says("триста рублей");
    safin.get(&format!("{came}/cancelling")).await.ok().says("Корректировка стоимости 00001");
    let more = write_off(&safin, &scene, "1").await;
    safin.get(&format!("{fix}/cancelling")).await.ok().says("Сначала отмените").says("Списание 00002");
    safin.post(&format!("{fix}/cancelling"), &[("comment", "ошибка")]).await.is(422).says("с тех пор двигали");
    safin.post(&format!("{more}/cancelling"), &[("comment", "ошибка")]).await.goes_to();
    safin.post(&format!("{fix}/cancelling"), &[("comment", "ошибка")]).await.goes_to();
    assert_eq!(here(&shop, &scene).await, (Quantity(2000), Money::major(2_020)));
    assert_eq!((account(&shop, Account::Cost).await, owed(&shop, &scene).await), (Money::ZERO, Money::major(3_030)));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_price_is_put_right_when_everything_is_gone() {
    let shop = Shop::new().await;
    let (scene, owner) = (scene(&shop).await, shop.owner().await);
    let came = receive(&owner, &scene, "2026-11-12", "2", "1000", "").await;
    write_off(&owner, &scene, "2").await;
    let fix = owner.post(&format!("{came}/correction"), &[]).await.goes_to();
    owner.post(&format!("{fix}/lines/1"), &[("price", ""), ("by", "")]).await.is(422);
    owner.post(&format!("{fix}/lines/1"), &[("price", "1000"), ("by", "-150")]).await.goes_to();
    owner.post(&format!("{fix}/posting"), &[]).await.goes_to();
    owner.get(&fix).await.ok().says("925");
    assert_eq!((account(&shop, Account::Cost).await, account(&shop, Account::Goods).await), (Money::major(-150), Money::ZERO));
    assert_eq!(owed(&shop, &scene).await, Money::major(1_850));
    shop.is_sound().await;
    owner.post(&format!("{came}/return"), &[]).await.is(422).says("на складах ничего не осталось").says("Реквизиты");
    owner.post(&format!("{fix}/cancelling"), &[("comment", "ошибка")]).await.goes_to();
    assert_eq!((account(&shop, Account::Cost).await, owed(&shop, &scene).await), (Money::ZERO, Money::major(2_000)));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_delivery_that_all_went_back_says_on_its_own_page_that_nothing_is_left_to_correct() {
    let shop = Shop::new().await;
    let (scene, owner) = (scene(&shop).await, shop.owner().await);
    let came = receive(&owner, &scene, "2026-11-12", "2", "1000", "").await;
    let back = owner.post(&format!("{came}/return"), &[]).await.goes_to();
    owner.post(&format!("{back}/posting"), &[]).await.goes_to();
    owner.post(&format!("{came}/correction"), &[]).await.is(422).says("ничего не осталось").says("Оприходование 00001").says("Реквизиты");
    owner.get(&format!("{PATH}?kind=cost_correction")).await.ok().says("Ничего не найдено");
    shop.is_sound().await;
}

#[tokio::test]
async fn closed_periods_and_rights_hold_for_returns_and_corrections() {
    let shop = Shop::new().await;
    let (scene, owner) = (scene(&shop).await, shop.owner().await);
    let came = receive(&owner, &scene, "2026-11-10", "2", "1000", "").await;
    let back = owner.post(&format!("{came}/return"), &[]).await.goes_to();
    let (main, supplier) = (scene.main.to_string(), scene.supplier.to_string());
    let head = [("warehouse", main.as_str()), ("supplier", &supplier), ("supplier_text", "Мобитех"), ("day", "2026-11-14")];
    owner.post(&format!("{back}/head"), &head).await.goes_to();
    let until = format!("until_{}", shop.location);
    owner.post("/settings/periods", &[(until.as_str(), "2026-11-15")]).await.goes_to();
    owner.post(&format!("{back}/posting"), &[]).await.is(422).says("Период по 15.11.2026 закрыт");
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    anna.get(&came).await.ok().hides("Вернуть поставщику").hides("Исправить цены");
    for refused in ["return", "correction"] {
        anna.post(&format!("{came}/{refused}"), &[]).await.is(403);
    }
    anna.post(&format!("{back}/posting"), &[]).await.is(403);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_faulty_thing_a_client_brings_back_goes_to_defects_and_into_the_journal() {
    let shop = Shop::new().await;
    let (scene, owner, bench) = (scene(&shop).await, shop.owner().await, Bench::of(&shop).await);
    receive(&owner, &scene, "2026-11-12", "2", "1000", "").await;
    let display = scene.display.id;
    shop.write(move |tx| goods::set_price(tx, display, goods::RETAIL, Some(Money::major(1_500)), None)).await;
    let sale = bench.sell(scene.main, display).await.expect("it lies there");
    let path = format!("/sales/{}/return", sale.id);
    owner.get(&path).await.ok().hides("Товар с браком");
    owner.post("/settings/warehouses", &[("name_ru", "Брак"), ("kind", "defects"), ("location", "")]).await.goes_to();
    owner.get(&path).await.ok().says("Товар с браком");
    let (main, cash) = (scene.main.to_string(), bench.cash.id.to_string());
    let fields = [("back_0", "1"), ("warehouse", main.as_str()), ("faulty", "on"), ("money", &cash), ("reason", "полосы на экране")];
    owner.post(&path, &fields).await.goes_to();
    let all = shop.read(|r| stock::all_warehouses(r)).await;
    let defects = all.iter().find(|one| one.name.ru == "Брак").expect("the box").id;
    let lies = shop.read(move |r| shelf::stock(r, defects, display)).await;
    assert_eq!((lies.quantity, lies.cost), (Quantity::ONE, Money::major(1_000)));
    owner.get(&format!("{PATH}?kind=client_return")).await.ok().says("Возврат от покупателя 00001").says("Брак");
    let back = shop.read(|r| r.all::<Document>(())).await.into_iter().find(|one| one.source.is_some()).expect("in the journal");
    let card = format!("{PATH}/{}", back.id);
    let said = format!("Продажа {}", sale.number);
    owner.get(&card).await.ok().says(&said).says("полосы на экране").hides("Отменить проведение");
    owner.get(&format!("{card}/print")).await.ok().says("Накладная на возврат от покупателя № 00001").says(&said);
    owner.post(&format!("{card}/cancelling"), &[("comment", "ошибка")]).await.is(422).says("ведёт продажа");
    owner.get(&format!("{PATH}/new?kind=client_return")).await.is(404);
    owner.get("/stock/documents").await.ok().says("Принять возврат от покупателя");
    assert_eq!(account(&shop, Account::Goods).await, Money::major(2_000));
    shop.is_sound().await;
}
