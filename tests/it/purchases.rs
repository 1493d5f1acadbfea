//! Buying: what a warehouse is to have, what is to be bought and why, orders to suppliers, what arrives and for whom, and what
//! suppliers are owed.

use serde_json::json;
use verstak::{
    cash::{Account, ledger::balance},
    catalog::{self, KitPart, PartOf, Product, ProductAsk, ProductKind},
    clients::{self, ClientAsk},
    kernel::{Day, Id, Lang, Money, Quantity, Rights, mark},
    orders::{LineKind, Order, lines, parts::PartRef},
    purchases::{self, Figures, PurchaseOrder},
    sales::{self, Payment, SellAsk, What, sell},
    staff,
    stock::levels::Cover,
    stock::{
        self,
        levels::{self, Level},
    },
    store::Reads,
    warehouse::expected,
};

use crate::{
    api::program::Program,
    bench::{Bench, today},
    parts::Shelf,
    shop::{Person, Shop},
};

const LEVELS: &str = "/stock/levels";

async fn level(shop: &Shop, shelf: &Shelf) -> (i64, i64) {
    let (place, product) = (shelf.place, shelf.product.id);
    let level: Level = shop.read(move |r| levels::level(r, place, product)).await;
    (level.min.0 / 1000, level.target.0 / 1000)
}

/// Sets a minimum and a target on the page of a warehouse; `was` is what stood in the row when it was opened.
async fn sets(person: &Person<'_>, shelf: &Shelf, was: &str, (min, target): (&str, &str)) -> crate::shop::Answer {
    let (place, id) = (shelf.place.to_string(), shelf.product.id);
    let names = [format!("was_{id}"), format!("min_{id}"), format!("target_{id}")];
    person.post(LEVELS, &[("warehouse", &place), (&names[0], was), (&names[1], min), (&names[2], target)]).await
}

#[tokio::test]
async fn a_storekeeper_says_how_much_is_to_lie_on_a_shelf_and_sees_what_has_run_low() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let display = bench.goods("Дисплей A12", 0, &[(2, Money::major(2_000))], &[]).await;
    let glue = bench.goods("Клей B7000", 0, &[(9, Money::major(900))], &[]).await;
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    safin.get(LEVELS).await.ok().says("Дисплей A12").says("Клей B7000").says("Неснижаемый");
    let refused = sets(&safin, &display, "/", ("3", "2")).await.is(422);
    refused.says("Не меньше неснижаемого");
    assert!(refused.body.contains("value=\"2\""), "what was typed stays");
    sets(&safin, &display, "/", ("1,5", "")).await.is(422).says("Такую часть не отмерить");
    sets(&safin, &display, "/", ("три", "")).await.is(422).says("Число, не меньше нуля");
    assert_eq!(level(&shop, &display).await, (0, 0));
    sets(&safin, &display, "/", ("3", "5")).await.goes_to();
    sets(&safin, &glue, "/", ("4", "")).await.goes_to();
    assert_eq!((level(&shop, &display).await, level(&shop, &glue).await), ((3, 5), (4, 4)), "no target: up to the minimum");
    safin.get(&format!("{LEVELS}?show=below")).await.ok().says("Дисплей A12").hides("Клей B7000");
    safin.get(&format!("{LEVELS}?show=set")).await.ok().says("Клей B7000");
    safin.get(&format!("/goods/{}/shelf", display.product.id)).await.ok().says("мало").says("Задать минимум");
    safin.get(&format!("/goods/{}/feed", display.product.id)).await.ok().says("неснижаемый остаток 3, желаемый 5");
    // Somebody's page was opened before: only what he typed himself is changed.
    sets(&safin, &display, "9/9", ("9", "9")).await.goes_to();
    assert_eq!(level(&shop, &display).await, (3, 5));
    shop.is_sound().await;
}

#[tokio::test]
async fn minimums_are_set_for_everything_that_is_found_and_on_the_card_of_a_product() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelves = [bench.goods("Чехол A", 0, &[], &[]).await, bench.goods("Чехол B", 0, &[], &[]).await];
    let other = bench.goods("Кабель", 0, &[], &[]).await;
    let owner = shop.owner().await;
    let place = other.place.to_string();
    let all = format!("{LEVELS}/all");
    owner.post(&all, &[("warehouse", &place), ("q", "чехол"), ("min_all", "2"), ("target_all", "1")]).await.is(422).says("Не меньше");
    owner.post(&all, &[("warehouse", &place), ("q", "чехол"), ("show", "all"), ("min_all", "2"), ("target_all", "6")]).await.goes_to();
    assert_eq!([level(&shop, &shelves[0]).await, level(&shop, &shelves[1]).await, level(&shop, &other).await], [(2, 6), (2, 6), (0, 0)]);
    let card = format!("/goods/{}/levels", other.product.id);
    let (min, target) = (format!("min_{place}"), format!("target_{place}"));
    owner.get(&card).await.ok().says("Неснижаемый");
    owner.post(&card, &[(&min, "7"), (&target, "10")]).await.goes_to();
    assert_eq!(level(&shop, &other).await, (7, 10));
    owner.post(&card, &[(&min, ""), (&target, "")]).await.goes_to();
    assert_eq!(level(&shop, &other).await, (0, 0), "both empty: nothing is kept");
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    anna.get(LEVELS).await.ok().says("Чехол A").hides("Сохранить");
    anna.post(&card, &[(&min, "1"), (&target, "1")]).await.is(403);
    sets(&anna, &other, "/", ("1", "1")).await.is(403);
    anna.get(&format!("/goods/{}/shelf", other.product.id)).await.ok().hides("Задать минимум");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_kit_and_a_foreign_warehouse_have_no_minimum() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Кабель", 0, &[], &[]).await;
    let part = KitPart { what: PartOf::Product(shelf.product.id), quantity: Quantity::ONE };
    let ask = ProductAsk {
        name: "Набор".into(),
        category_name: "Наборы".into(),
        kind: ProductKind::Kit,
        parts: vec![part],
        ..ProductAsk::default()
    };
    let kit = bench.does(move |tx| catalog::create_product(tx, &ask)).await.expect("a kit");
    let owner = shop.owner().await;
    owner.get(LEVELS).await.ok().says("Кабель").hides("Набор");
    sets(&owner, &Shelf { product: kit, ..shelf.clone() }, "/", ("1", "1")).await.is(422).says("задайте минимум его частям");
    sets(&owner, &Shelf { place: Id::fixed(77), ..shelf.clone() }, "/", ("1", "1")).await.is(404);
    assert_eq!(level(&shop, &shelf).await, (0, 0));
    shop.is_sound().await;
}

const PLAN: &str = "/purchases";
const ORDERS: &str = "/purchases/orders";

/// A client goods are bought from.
async fn supplier(bench: &Bench<'_>, name: &'static str) -> Id<mark::Client> {
    let ask = ClientAsk { supplier: true, email: "zakaz@mobitech.ru".into(), ..ClientAsk::person(name, None) };
    bench.does(move |tx| clients::create(tx, &ask)).await.expect("a supplier").id
}

/// The product is bought from him as a rule, by whole packs of so many.
async fn bought_from(bench: &Bench<'_>, shelf: &Shelf, supplier: Id<mark::Client>, pack: i64) {
    let id = shelf.product.id;
    bench
        .does(move |tx| {
            let product = tx.need::<Product>(&id)?;
            tx.quiet("whom it is bought from, in a story");
            tx.put(&Product { supplier: Some(supplier), pack: Quantity(pack * 1000), ..product })
        })
        .await
        .expect("a supplier of the product");
}

/// A waiting order: its part is nowhere.
async fn waits(bench: &Bench<'_>, phone: &str, shelf: &Shelf, count: i64) -> Order {
    let order = bench.take(bench.intake("Тихонова Дарья", phone)).await;
    let ask = lines::LineAsk {
        order: order.id,
        kind: LineKind::Part,
        service: None,
        name: String::new(),
        quantity: Quantity(count * 1000),
        price: Some(Money::major(4_000)),
        discount: None,
        cost: None,
        master: None,
        warranty_days: None,
        comment: String::new(),
        part: Some(PartRef { product: shelf.product.id, warehouse: None, unit: None }),
        aside: false,
        rights: Rights::ALL,
    };
    bench.does(move |tx| lines::add(tx, &ask)).await.expect("a line");
    order
}

async fn purchase(shop: &Shop, path: &str) -> PurchaseOrder {
    let id: Id<mark::Document> = path.rsplit('/').next().expect("an id").parse().expect("an id");
    shop.read(move |r| r.need::<PurchaseOrder>(&id)).await
}

async fn incoming(shop: &Shop, shelf: &Shelf) -> i64 {
    let (place, product, mut sum) = (shelf.place, shelf.product.id, Quantity::ZERO);
    shop.read(|r| {
        expected::each_awaited(r, |row| {
            sum += if row.product == product && row.warehouse == place { row.rest() } else { Quantity::ZERO };
            Ok(())
        })
    })
    .await;
    sum.0 / 1000
}

#[test]
fn the_proposal_is_what_the_domain_says() {
    let figures = |available: i64, incoming: i64, min: i64, target: i64, need: i64, wished: i64| Figures {
        cover: Cover {
            available: Quantity(available * 1000),
            incoming: Quantity(incoming * 1000),
            min: Quantity(min * 1000),
            target: Quantity(target * 1000),
        },
        need: Quantity(need * 1000),
        wished: Quantity(wished * 1000),
        ..Figures::NONE
    };
    let cases = [
        // available, incoming, min, target, need, wished, pack, proposed
        (figures(1, 0, 3, 5, 0, 0), 1, 4),
        (figures(1, 1, 3, 5, 2, 0), 1, 5),
        (figures(3, 0, 3, 5, 2, 0), 1, 0),
        (figures(0, 0, 0, 0, 2, 0), 1, 2),
        (figures(0, 2, 0, 0, 3, 0), 1, 1),
        (figures(1, 0, 3, 5, 1, 0), 10, 10),
        (figures(9, 0, 3, 5, 0, 2), 1, 2),
        (figures(0, 0, 2, 4, 3, 1), 5, 10),
    ];
    for (at, (figures, pack, proposed)) in cases.into_iter().enumerate() {
        assert_eq!(figures.proposal(Quantity(pack * 1000)), Quantity(proposed * 1000), "case {at}");
    }
}

#[tokio::test]
async fn what_to_buy_knows_minimums_waiting_orders_and_wishes_and_becomes_an_order_to_each_supplier() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (mobitech, parts) = (supplier(&bench, "Мобитех").await, supplier(&bench, "Запчасти-Опт").await);
    let display = bench.goods("Дисплей A12", 4_000, &[(1, Money::major(2_100))], &[]).await;
    let glue = bench.goods("Клей B7000", 300, &[], &[]).await;
    let owner = shop.owner().await;
    bought_from(&bench, &display, mobitech, 1).await;
    bought_from(&bench, &glue, parts, 10).await;
    owner.get(PLAN).await.ok().says("Закупать нечего");
    sets(&owner, &display, "/", ("3", "5")).await.goes_to();
    let order = waits(&bench, "+7 900 555-39-48", &glue, 2).await;
    let (place, id) = (glue.place.to_string(), glue.product.id.to_string());
    let wish = [("product", id.as_str()), ("product_text", ""), ("warehouse", &place), ("quantity", "1"), ("comment", "для стенда")];
    owner.post("/purchases/wishes", &wish).await.goes_to();
    let page = owner.get(PLAN).await.ok();
    page.says("Дисплей A12").says("свободно 1").says("минимум 3, нужно 5").says("Мобитех");
    page.says("ждут заказы: 2").says(&order.number).says("просили 1").says("для стенда").says("упаковками по 10");
    let form = |product: &Shelf, quantity: &str, supplier: &str| {
        let id = product.product.id;
        vec![
            ("take".to_string(), id.to_string()),
            (format!("quantity_{id}"), quantity.to_string()),
            (format!("supplier_{id}"), supplier.to_string()),
        ]
    };
    let post = |fields: Vec<(String, String)>| {
        let (owner, place) = (&owner, place.clone());
        async move {
            let mut pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            pairs.push(("warehouse", &place));
            owner.post(PLAN, &pairs).await
        }
    };
    post(Vec::new()).await.is(422).says("Отметьте, что заказать");
    post(form(&display, "4", "Никто")).await.is(422).says("Такого поставщика нет");
    post(form(&display, "0,5", "Мобитех")).await.is(422).says("Такую часть не отмерить");
    // Both lines are chosen; the glue goes to the other supplier this time.
    let answer = post([form(&display, "4", ""), form(&glue, "10", "мобитех")].concat()).await;
    let made = purchase(&shop, &answer.goes_to()).await;
    assert_eq!((made.supplier, made.lines.len(), made.number), (mobitech, 2, 0));
    assert_eq!(made.line(display.product.id).map(|line| line.price), Some(Money::major(2_100)), "as it was bought last");
    let again = owner.get(PLAN).await.ok();
    again.says("Закупать нечего");
    shop.is_sound().await;
    // A draft thrown away: what was asked for by hand is asked for again.
    owner.post(&format!("{ORDERS}/{}/removal", made.id), &[]).await.goes_to();
    owner.get(PLAN).await.ok().says("для стенда").says("Дисплей A12");
    shop.is_sound().await;
    // What lies in a warehouse that has no minimum does not make up for it.
    owner.post("/settings/warehouses", &[("name_ru", "Запасной"), ("kind", "main"), ("location", ""), ("sellable", "on")]).await.goes_to();
    let spare = shop.read(|r| Ok(stock::all_warehouses(r)?.remove(1))).await;
    assert!(spare.sellable);
    bench.comes(&Shelf { place: spare.id, ..display.clone() }, 9, Money::major(9_000), &[]).await;
    owner.get(PLAN).await.ok().says("свободно 1").says("минимум 3, нужно 5");
}

#[tokio::test]
async fn an_order_to_a_supplier_is_sent_arrives_in_parts_and_counts_back_when_a_posting_is_cancelled() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let mobitech = supplier(&bench, "Мобитех").await.to_string();
    let (display, glue) = (bench.goods("Дисплей A12", 0, &[], &[]).await, bench.goods("Клей B7000", 0, &[], &[]).await);
    let (safin, place) = (shop.hire("Сафин Ильдар", "safin", "storekeeper").await, display.place.to_string());
    let head = [("supplier", mobitech.as_str()), ("supplier_text", "Мобитех"), ("warehouse", &place), ("expected", "2026-11-20")];
    let path = safin.post(&format!("{ORDERS}/new"), &head).await.goes_to();
    safin.post(&format!("{path}/sending"), &[]).await.is(422);
    let lines = format!("{path}/lines");
    safin.post(&lines, &[("product_text", &display.product.code), ("quantity", "5"), ("price", "2000")]).await.goes_to();
    safin.post(&lines, &[("product_text", "клей"), ("quantity", "2"), ("price", "150")]).await.goes_to();
    safin.post(&lines, &[("product_text", "нет такого")]).await.is(422).says("Такого товара нет");
    assert_eq!(incoming(&shop, &display).await, 0, "a draft is not on its way");
    safin.post(&format!("{path}/sending"), &[]).await.goes_to();
    let page = safin.get(&path).await.ok();
    page.says("Заказ поставщику 00001").says("Отправлен").says("Дисплей A12").says("10 300").says("Скопировать");
    assert_eq!((incoming(&shop, &display).await, incoming(&shop, &glue).await), (5, 2));
    assert!(page.body.contains("href=\"mailto:zakaz@mobitech.ru?subject=%D0%97%D0%B0%D0%BA%D0%B0%D0%B7%20"), "the letter is begun");
    safin.get(&format!("{ORDERS}?standing=late")).await.ok().says("Заказ поставщику 00001");
    safin.get(&format!("{path}/print")).await.ok().says("Заказ поставщику № 00001").says("десять тысяч триста рублей");
    let excel = safin.post(&format!("{path}/excel"), &[]).await.ok();
    assert!(excel.header("content-type").is_some_and(|kind| kind.contains("spreadsheet")));

    // Three of five come, the glue does not.
    let posting = safin.post(&format!("{path}/receiving"), &[]).await.goes_to();
    assert_eq!(safin.post(&format!("{path}/receiving"), &[]).await.goes_to(), posting, "one draft at a time");
    safin.get(&posting).await.ok().says("Заказ поставщику 00001").says("Мобитех").says("10 300");
    safin.post(&format!("{posting}/lines/1"), &[("quantity", "3"), ("price", "2000"), ("serials", "")]).await.goes_to();
    safin.post(&format!("{posting}/lines/2/removal"), &[]).await.goes_to();
    safin.post(&format!("{posting}/posting"), &[]).await.goes_to();
    assert_eq!((incoming(&shop, &display).await, incoming(&shop, &glue).await), (2, 2));
    safin.get(&path).await.ok().says("Пришёл частично").says("Оприходование 00001");
    safin.post(&format!("{path}/return"), &[]).await.is(422).says("уже пришёл товар");
    shop.is_sound().await;

    let rest = safin.post(&format!("{path}/receiving"), &[]).await.goes_to();
    safin.post(&format!("{rest}/posting"), &[]).await.goes_to();
    safin.get(&path).await.ok().says("Пришёл").hides("Принять");
    assert_eq!((incoming(&shop, &display).await, incoming(&shop, &glue).await), (0, 0));
    safin.post(&format!("{path}/receiving"), &[]).await.is(422).says("всё пришло");
    safin.post(&format!("{rest}/cancelling"), &[("comment", "не тот товар")]).await.goes_to();
    assert_eq!((incoming(&shop, &display).await, incoming(&shop, &glue).await), (2, 2), "what was cancelled is awaited again");
    shop.is_sound().await;
    safin.post(&format!("{path}/cancelling"), &[("comment", "больше не привезут")]).await.goes_to();
    safin.get(&path).await.ok().says("Отменён").says("больше не привезут");
    assert_eq!(incoming(&shop, &display).await, 0);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_sent_order_may_be_changed_before_anything_arrives_and_keeps_its_number() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (mobitech, stranger) = (supplier(&bench, "Мобитех").await.to_string(), "Тихонова Дарья");
    let display = bench.goods("Дисплей A12", 0, &[], &[]).await;
    bench.take(bench.intake(stranger, "+7 900 555-39-48")).await;
    let (owner, place) = (shop.owner().await, display.place.to_string());
    owner.post(&format!("{ORDERS}/new"), &[("supplier_text", stranger), ("warehouse", &place)]).await.is(422).says("не отмечен");
    let head = [("supplier", mobitech.as_str()), ("supplier_text", "Мобитех"), ("warehouse", &place)];
    let path = owner.post(&format!("{ORDERS}/new"), &head).await.goes_to();
    owner.post(&format!("{path}/lines"), &[("product_text", &display.product.code), ("quantity", "5")]).await.goes_to();
    owner.post(&format!("{path}/sending"), &[]).await.goes_to();
    let line = format!("{path}/lines/{}", display.product.id);
    owner.post(&line, &[("quantity", "7"), ("price", "100")]).await.is(422).says("верните его в черновики");
    owner.post(&format!("{path}/return"), &[]).await.goes_to();
    assert_eq!(incoming(&shop, &display).await, 0);
    owner.post(&line, &[("quantity", "7"), ("price", "100")]).await.goes_to();
    owner.post(&format!("{path}/removal"), &[]).await.is(422).says("не удаляют, а отменяют");
    owner.post(&format!("{path}/sending"), &[]).await.goes_to();
    let order = purchase(&shop, &path).await;
    assert_eq!((order.number, order.total(), incoming(&shop, &display).await), (1, Money::major(700), 7));
    let second = owner.post(&format!("{ORDERS}/new"), &head).await.goes_to();
    owner.post(&format!("{second}/removal"), &[]).await.goes_to();
    owner.get(&second).await.is(404);
    shop.is_sound().await;

    let (oleg, anna) = (shop.hire("Олег Ветров", "oleg", "master").await, shop.hire("Анна Белова", "belova", "accountant").await);
    oleg.get(PLAN).await.is(403);
    oleg.get(&path).await.is(403);
    anna.get(&path).await.ok().hides("Принять").hides("Отменить заказ");
    anna.post(&format!("{path}/cancelling"), &[("comment", "")]).await.is(403);
    anna.post(&format!("{path}/receiving"), &[]).await.is(403);
}

#[tokio::test]
async fn by_demand_it_proposes_what_will_go_before_the_next_delivery() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Стекло", 500, &[(12, Money::major(1_200))], &[]).await;
    let owner = shop.owner().await;
    let (place, code) = (shelf.place.to_string(), shelf.product.code.clone());
    owner.get(&format!("{PLAN}?by=demand")).await.ok().says("Закупать нечего").says("Расход за");
    // Nine are sold today: over nine days it is one a day.
    bench.sells_out(&shelf, 9).await;
    let asked = format!("{PLAN}?warehouse={place}&by=demand&window=9&lead=5&cover=10&safety=2");
    let page = owner.get(&asked).await.ok();
    page.says("Стекло").says(&code).says("свободно 3").says("уходит 1 в день").says("минимум 7, нужно 17");
    assert!(page.body.contains("value=\"14\""), "17 less the three that are there");
    owner.get(&format!("{PLAN}?warehouse={place}&by=demand&window=90&lead=5&cover=10&safety=2")).await.ok().says("Закупать нечего");
    shop.is_sound().await;
}

impl Bench<'_> {
    /// Sold at the till for cash.
    async fn sells_out(&self, shelf: &Shelf, count: i64) {
        let ask = SellAsk {
            location: self.shop.location,
            warehouse: Some(shelf.place),
            price_type: None,
            client: None,
            lines: vec![sales::LineAsk {
                what: What::Product(shelf.product.id),
                quantity: Quantity(count * 1000),
                price: Some(Money::major(500)),
                discount: Default::default(),
                serials: Vec::new(),
            }],
            whole: Default::default(),
            round: false,
            payment: Payment { cashbox: Some(self.cash.id), ..Payment::default() },
            seen: None,
            day: today(),
            comment: String::new(),
            rights: Rights::ALL,
        };
        self.does(move |tx| sell(tx, &ask)).await.expect("sold");
    }
}

#[tokio::test]
async fn what_arrives_goes_to_the_orders_that_waited_longest_and_their_masters_are_told() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let display = bench.goods("Дисплей A12", 4_000, &[], &[]).await;
    let (owner, oleg) = (shop.owner().await, shop.hire("Олег Ветров", "oleg", "master").await);
    let first = waits(&bench, "+7 900 555-39-48", &display, 2).await;
    shop.clock.advance(60_000);
    let second = waits(&bench, "+7 900 555-39-49", &display, 2).await;
    let people = shop.read(|r| staff::active_employees(r)).await;
    let master = people.iter().find(|one| one.name.starts_with("Олег")).expect("Oleg").id.to_string();
    owner.post(&format!("/orders/{}/people", first.id), &[("master", &master), ("manager", "")]).await.goes_to();
    let place = display.place.to_string();
    let came = owner.post("/stock/documents/new?kind=posting", &[("warehouse", &place)]).await.goes_to();
    owner.post(&format!("{came}/lines"), &[("product_text", &display.product.code), ("quantity", "3"), ("price", "2000")]).await.goes_to();
    let arrivals = came.replace("/stock/documents/", "/purchases/arrivals/");
    owner.get(&arrivals).await.ok().says("никто не ждёт");
    owner.post(&format!("{came}/posting"), &[]).await.goes_to();
    owner.get(&came).await.ok().says("Кто ждёт эти товары");
    let page = owner.get(&arrivals).await.ok();
    page.says("Эти товары ждут заказы").says(&first.number).says(&second.number).says("Зарезервировать за заказами");
    let (one, two) = (page.body.find(&first.number), page.body.find(&second.number));
    assert!(one < two, "the oldest is first");
    oleg.get("/").await.ok().hides("Запчасти пришли");
    oleg.post(&arrivals, &[]).await.is(403);
    owner.post(&arrivals, &[]).await.goes_to();
    assert_eq!(bench.stands(&display).await, (3, 3));
    assert!(!bench.now(&first).await.is_awaiting(), "the first has both");
    assert!(bench.now(&second).await.is_awaiting(), "the second has one of two");
    oleg.get("/").await.ok().says("Запчасти пришли").says(&first.number);
    oleg.get("/orders").await.ok().says("Запчасти пришли");
    oleg.get(&format!("/orders/{}?tab=feed", first.id)).await.ok().says("В резерве для заказа: Дисплей A12");
    owner.post(&arrivals, &[]).await.is(422).says("уже нет");
    shop.is_sound().await;
    // The mark stands until the order goes on.
    bench.moves(&first, "in_work", Rights::ALL).await.expect("moved");
    oleg.get("/").await.ok().hides("Запчасти пришли");
}

/// A posting of one product from a supplier on a day; answers its address.
async fn brings(owner: &Person<'_>, shelf: &Shelf, supplier: Id<mark::Client>, (day, count, price): (&str, &str, &str)) -> String {
    let (place, id) = (shelf.place.to_string(), supplier.to_string());
    let head = [("warehouse", place.as_str()), ("day", day), ("supplier", &id), ("supplier_text", "Мобитех")];
    let path = owner.post("/stock/documents/new?kind=posting", &head).await.goes_to();
    owner.post(&format!("{path}/lines"), &[("product_text", &shelf.product.code), ("quantity", count), ("price", price)]).await.goes_to();
    owner.post(&format!("{path}/posting"), &[]).await.goes_to();
    path
}

#[tokio::test]
async fn a_supplier_is_paid_for_a_posting_and_on_account_and_the_act_says_who_owes_whom() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let mobitech = supplier(&bench, "Мобитех").await;
    let shelf = bench.goods("Дисплей A12", 0, &[], &[]).await;
    let (owner, cash) = (shop.owner().await, bench.cash.id.to_string());
    owner.post(&format!("/settings/cashboxes/{cash}/opening"), &[("amount", "20000"), ("day", "2026-11-01")]).await.goes_to();
    let first = brings(&owner, &shelf, mobitech, ("2026-10-20", "2", "2000")).await;
    let second = brings(&owner, &shelf, mobitech, ("2026-11-10", "3", "1000")).await;
    let path = format!("/purchases/suppliers/{mobitech}");
    owner.get("/purchases/suppliers").await.ok().says("Мобитех").says("7 000").says("34 дня");
    let page = owner.get(&path).await.ok();
    page.says("мы должны 7 000").says("Оприходование 00001").says("Оприходование 00002").says("4 000");
    let pay = format!("{path}/payment");
    let document = |path: &str| path.rsplit('/').next().expect("an id").to_string();
    let (id, day) = (document(&second), "2026-11-23");
    let of = |amount: &'static str| [("document", id.as_str()), ("amount", amount), ("cashbox", &cash), ("day", day)];
    owner.post(&pay, &of("3001")).await.is(422).says("не больше 3");
    let nowhere = owner.post(&pay, &[("amount", "100"), ("day", "2026-11-20"), ("cashbox", "")]).await.is(422);
    nowhere.says("Заполните это поле").hides("Выберите кассу");
    owner.post(&pay, &of("1000")).await.goes_to();
    owner.get(&second).await.ok().says("осталось 2");
    // On account: the oldest posting is covered first.
    let account =
        |amount: &'static str| [("document", ""), ("amount", amount), ("cashbox", cash.as_str()), ("day", day), ("comment", "по звонку")];
    owner.post(&pay, &account("4500")).await.goes_to();
    let page = owner.get(&path).await.ok();
    page.says("мы должны 1 500").hides("Нет долга");
    let (unpaid, other) = shop.read(move |r| purchases::unpaid(r, mobitech, Money::major(1_500))).await;
    assert_eq!(unpaid.iter().map(|one| one.rest).collect::<Vec<_>>(), [Money::major(1_500)]);
    assert_eq!((unpaid[0].document.number, other), (2, Money::ZERO), "the first one is covered, of the second so much is left");
    assert!(first != second);
    owner.post(&pay, &account("2000")).await.goes_to();
    owner.get(&path).await.ok().says("наш аванс 500");
    owner.get("/purchases/suppliers?show=ahead").await.ok().says("Мобитех");
    owner.get("/purchases/suppliers?show=debt").await.ok().hides("Мобитех");

    let november = shop.read(move |r| purchases::ledger(r, mobitech, days("2026-11-01", "2026-11-30"), Lang::Ru)).await;
    assert_eq!((november.opening, november.closing), (Money::major(4_000), Money::major(-500)));
    assert_eq!(november.turns(), (Money::major(3_000), Money::major(7_500)));
    assert_eq!(november.closing, -shop.read(move |r| balance(r, Account::Suppliers, mobitech.cast())).await, "the book says the same");
    let act = owner.get(&format!("{path}/act?from=2026-11-01&to=2026-11-30")).await.ok();
    act.says("Акт сверки взаимных расчётов").says("Мобитех").says("Сальдо на 01.11.2026").says("Оплата поставщику");
    act.says("На 30.11.2026 задолженность Мобитех перед").says("пятьсот рублей 00 копеек");
    let october = owner.get(&format!("{path}/act?from=2026-10-01&to=2026-10-31")).await.ok();
    october.says("перед Мобитех").says("четыре тысячи рублей 00 копеек");
    owner.post(&format!("{path}/excel"), &[("from", "2026-10-01"), ("to", "2026-11-30")]).await.ok();
    shop.is_sound().await;

    // A cancelled posting leaves what was paid for it as an advance.
    owner.post(&format!("{second}/cancelling"), &[("comment", "вернули")]).await.goes_to();
    owner.get(&path).await.ok().says("наш аванс 3 500");
    shop.is_sound().await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    anna.get(&path).await.is(403);
    anna.post(&pay, &account("1")).await.is(403);
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    safin.get(&path).await.ok().hides("Оплатить");
    safin.post(&pay, &account("1")).await.is(403);
}

fn days(from: &str, to: &str) -> (Day, Day) {
    (Day::parse(from).expect("a date"), Day::parse(to).expect("a date"))
}

#[tokio::test]
async fn a_program_orders_from_a_supplier_receives_and_pays_him() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let mobitech = supplier(&bench, "Мобитех").await;
    let shelf = bench.goods("Дисплей A12", 0, &[], &[]).await;
    bought_from(&bench, &shelf, mobitech, 5).await;
    let (owner, cash) = (shop.owner().await, bench.cash.id);
    owner.post(&format!("/settings/cashboxes/{cash}/opening"), &[("amount", "20000"), ("day", "2026-11-01")]).await.goes_to();
    sets(&owner, &shelf, "/", ("3", "4")).await.goes_to();
    let api = Program::of(&owner, "закупки").await;
    let product = shelf.product.id;
    let wish = json!({"product": product, "warehouse": shelf.place, "quantity": "1"});
    assert_eq!(api.post("/purchase-wishes", wish).await.status, 201);
    let needs = told(&api.get("/purchase-needs").await);
    assert_eq!((&needs[0]["quantity"], &needs[0]["minimum"], &needs[0]["wished"]), (&json!("5"), &json!("3"), &json!("1")));
    let wrong =
        api.post("/purchase-orders", json!({"supplier": mobitech, "warehouse": shelf.place, "lines": [{"product": product}]})).await;
    assert_eq!((wrong.status, wrong.body.contains("lines[0]")), (422, true), "{}", wrong.body);
    let lines = json!([{"product": product, "quantity": "5", "price": "1000"}]);
    let made = api.post("/purchase-orders", json!({"supplier": mobitech, "warehouse": shelf.place, "lines": lines})).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let order = told(&made);
    assert_eq!((&order["standing"], &order["number"]), (&json!("draft"), &serde_json::Value::Null));
    let path = format!("/purchase-orders/{}", order["id"].as_str().expect("an id"));
    assert_eq!(told(&api.post(&format!("{path}/sending"), json!({})).await)["number"], json!(1));
    let document = told(&api.post(&format!("{path}/receiving"), json!({})).await);
    let posting = format!("/stock-documents/{}/posting", document["document"].as_str().expect("an id"));
    assert_eq!(api.post(&posting, json!({})).await.status, 200);
    let arrived = told(&api.get(&path).await);
    assert_eq!(
        (&arrived["standing"], &arrived["lines"][0]["arrived"], &arrived["documents"][0]),
        (&json!("arrived"), &json!("5"), &document["document"])
    );
    assert_eq!(api.post(&format!("{path}/cancelling"), json!({})).await.status, 422);
    let balance = format!("/supplier-balances/{mobitech}");
    let pay = json!({"amount": "2000", "cashbox": cash});
    assert_eq!(told(&api.post(&format!("{balance}/payments"), pay).await)["debt"], json!("3000.00"));
    let account = told(&api.get(&format!("{balance}?from=2026-11-01&to=2026-11-30")).await);
    assert_eq!((&account["closing"], &account["unpaid"][0]["rest"]), (&json!("3000.00"), &json!("3000.00")));
    assert_eq!(account["moves"].as_array().map(Vec::len), Some(2));
    assert_eq!(told(&api.get("/supplier-balances").await)[0]["debt"], json!("3000.00"));
    // Somebody who is not among the suppliers sold a part once, and is paid to the last kopeck.
    let seller = api.post("/clients", json!({"kind": "person", "name": "Ким Олег", "phones": [], "data_consent": true})).await;
    let seller = told(&seller)["id"].clone();
    let lines = json!([{"product": product, "quantity": "1", "price": "700"}]);
    let bought = json!({"kind": "posting", "warehouse": shelf.place, "supplier": seller, "lines": lines});
    let bought = told(&api.post("/stock-documents", bought).await);
    assert_eq!(api.post(&format!("/stock-documents/{}/posting", bought["id"].as_str().expect("an id")), json!({})).await.status, 200);
    let paid = json!({"amount": "700", "cashbox": cash});
    let paid = api.post(&format!("/supplier-balances/{}/payments", seller.as_str().expect("an id")), paid).await;
    assert_eq!((paid.status, &told(&paid)["debt"]), (201, &json!("0.00")));
    let oleg = Program::of(&shop.hire("Олег Ветров", "oleg", "master").await, "чужое").await;
    assert_eq!(oleg.get("/purchase-needs").await.status, 403);
    shop.is_sound().await;
}

fn told(answer: &crate::shop::Answer) -> serde_json::Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("not JSON: {}", answer.body))
}
