//! Reports of the stock: two weeks of a small shop, worked out outside this program, come out of the pages and of the files.

use std::collections::BTreeMap;

use serde_json::json;
use verstak::{
    catalog::{self, Product, ProductAsk, RETAIL},
    clients::{self, ClientAsk},
    kernel::{Clock, Day, Discount, Id, Moment, Money, Quantity, Result, Right, Rights, mark},
    orders::{
        Intake, LineKind, Order,
        lines::{self, LineAsk},
        parts::PartRef,
        reopening,
        status::{self, Move, Mover},
    },
    reports::{Class, abc, xyz},
    sales::{self, Sale, SellAsk, What},
    shop::OrderType,
    staff,
    stock::{
        self, MoveKind, Warehouse, WarehouseKind, demand,
        levels::{self, Level},
    },
    store::{Reads, Store, chaos::Chaos, redb::RedbEngine},
    warehouse::{
        self, DocKind, HeadAsk, PostAsk, Reason,
        brought::{BackAsk, MoneyBack, ReturnAsk},
        expected,
    },
};

use crate::{
    api::program::Program,
    bench::Bench,
    exchange::read_back,
    failure::Dice,
    shop::{MONDAY, Person, Shop},
};

/// Sunday, 15 March 2026: the last evening of the two weeks.
const SUNDAY: i64 = MONDAY - 253 * Moment::DAY + 11 * Moment::HOUR;
const REPORTS: &str = "/reports/stock";
const PERIOD: &str = "from=2026-03-02&to=2026-03-15";

fn march(day: u32) -> Day {
    Day::parse(&format!("2026-03-{day:02}")).expect("a day")
}

/// The shop of the two weeks.
struct Two<'s> {
    bench: Bench<'s>,
    goods: BTreeMap<&'static str, Product>,
    main: Id<mark::Warehouse>,
    bag: Id<mark::Warehouse>,
    orders: Vec<Order>,
}

fn new_shop() -> (Store, Clock) {
    (Store::over(Chaos::over(RedbEngine::memory())), Clock::fixed(Moment::from_millis(SUNDAY)))
}

impl<'s> Two<'s> {
    async fn of(shop: &'s Shop) -> Two<'s> {
        let bench = Bench::of(shop).await;
        let mut goods = BTreeMap::new();
        for (key, name, price) in
            [("P1", "Дисплей A12", 519_990), ("P2", "Аккумулятор B1", 149_900), ("P3", "Чехол X", 59_950), ("P4", "Кабель USB", 39_900)]
        {
            let prices = Some(BTreeMap::from([(RETAIL, Money(price))]));
            let category_name = if key < "P3" { "Запчасти" } else { "Аксессуары" }.into();
            let ask = ProductAsk { name: name.into(), code: key.into(), prices, category_name, ..ProductAsk::default() };
            goods.insert(key, bench.does(move |tx| catalog::create_product(tx, &ask)).await.expect("a product"));
        }
        let main = shop.read(|r| Ok(stock::all_warehouses(r)?.remove(0))).await;
        let bag = bench
            .does(move |tx| {
                tx.quiet("a story begins");
                let bag =
                    Warehouse {
                        id: tx.id(), name: verstak::kernel::text::Named::plain("Склад инженера"), position: 9, ..main.clone()
                    };
                tx.put(&Warehouse { kind: WarehouseKind::Main, ..bag.clone() })?;
                Ok((main.id, bag.id))
            })
            .await
            .expect("a second warehouse");
        Two { bench, goods, main: bag.0, bag: bag.1, orders: Vec::new() }
    }

    fn id(&self, key: &str) -> Id<mark::Product> {
        self.goods[key].id
    }

    async fn document(&self, kind: DocKind, day: u32, at: Id<mark::Warehouse>, extra: i64, lines: &[(&str, i64, i64)]) {
        let lines: Vec<_> = lines.iter().map(|(key, count, price)| (self.id(key), Quantity(count * 1000), Money(*price))).collect();
        let (location, to) = (self.bench.shop.location, (kind == DocKind::Transfer).then_some(self.bag));
        let supplied = kind == DocKind::Posting && at == self.main;
        let done = self.bench.does(move |tx| {
            let supplier = match supplied {
                true => Some(clients::create(tx, &ClientAsk::person("Мобитех", None))?.id),
                false => None,
            };
            let head = HeadAsk {
                kind,
                location,
                warehouse: at,
                to,
                supplier,
                paper: String::new(),
                paper_day: None,
                extra: Money(extra),
                reason: Reason::Shortage,
                charged: None,
                comment: String::new(),
                day: march(day),
            };
            let document = warehouse::begin(tx, &head)?.id;
            for (product, quantity, price) in &lines {
                let (product, quantity, price) = (*product, *quantity, *price);
                let ask = warehouse::LineAsk {
                    document,
                    number: None,
                    product,
                    quantity,
                    price,
                    bin: None,
                    serials: Vec::new(),
                    batch: None,
                    orders: Vec::new(),
                };
                warehouse::put_line(tx, &ask)?;
            }
            warehouse::post(tx, &PostAsk { document, paid: None }, None)
        });
        done.await.expect("a document");
    }

    /// Takes an order in and puts parts into it: which, at what price, with what taken off, from where.
    async fn order(&mut self, kind: &'static str, parts: &[(&str, i64, i64, Id<mark::Warehouse>)]) -> usize {
        let kind =
            self.bench.shop.read(move |r| Ok(r.all::<OrderType>(())?.into_iter().find(|one| one.key == kind).map(|one| one.id))).await;
        let phone = format!("+7 900 555-39-{:02}", self.orders.len() + 10);
        let mut intake = self.bench.intake("Тихонова Дарья", &phone);
        intake = Intake { order_type: kind.unwrap_or(intake.order_type), ..intake };
        let order = self.bench.take(intake).await;
        for (key, price, off, place) in parts {
            let ask = LineAsk {
                order: order.id,
                kind: LineKind::Part,
                service: None,
                name: String::new(),
                quantity: Quantity::ONE,
                price: Some(Money(*price)),
                discount: Some(Discount::Sum(Money(*off))),
                cost: None,
                master: None,
                warranty_days: None,
                comment: String::new(),
                part: Some(PartRef { product: self.id(key), warehouse: Some(*place), unit: None }),
                aside: false,
                rights: Rights::ALL,
            };
            self.bench.does(move |tx| lines::add(tx, &ask)).await.expect("a part");
        }
        self.orders.push(order);
        self.orders.len() - 1
    }

    async fn closes(&self, order: usize, day: u32) {
        for step in ["in_work", "ready", "issued"] {
            let ask = Move {
                order: self.orders[order].id,
                to: self.bench.status(step).id,
                comment: String::new(),
                mover: Mover { roles: Vec::new(), rights: Rights::ALL },
                payment: None,
                day: march(day),
            };
            self.bench.does(move |tx| status::change(tx, &ask)).await.expect("a step");
        }
    }

    async fn sells(&self, day: u32, off: i64, parts: &[(&str, i64, i64)]) -> Sale {
        let line = |(key, count, price): &(&str, i64, i64)| sales::LineAsk {
            what: What::Product(self.id(key)),
            quantity: Quantity(count * 1000),
            price: Some(Money(*price)),
            discount: Discount::default(),
            serials: Vec::new(),
        };
        let ask = SellAsk {
            location: self.bench.shop.location,
            warehouse: Some(self.main),
            price_type: None,
            client: None,
            lines: parts.iter().map(line).collect(),
            whole: if off == 0 { Discount::default() } else { Discount::Sum(Money(off)) },
            round: false,
            payment: sales::Payment { cashbox: Some(self.bench.cash.id), ..sales::Payment::default() },
            seen: None,
            day: march(day),
            comment: String::new(),
            rights: Rights::ALL,
        };
        self.bench.does(move |tx| sales::sell(tx, &ask)).await.expect("a sale")
    }

    fn one_back(&self, day: u32) -> ReturnAsk {
        ReturnAsk {
            lines: vec![BackAsk { line: 0, quantity: Quantity::ONE, serials: Vec::new() }],
            warehouse: Some(self.main),
            money: MoneyBack::Cashbox(self.bench.cash.id),
            way: verstak::cash::Way::Any,
            reason: "Не подошёл".into(),
            day: march(day),
        }
    }

    /// The part of an order that was handed over, whose client owes for it.
    async fn takes_part_back(&self, order: usize, day: u32) {
        let (id, ask) = (self.orders[order].id, self.one_back(day));
        self.bench.does(move |tx| verstak::orders::back::take_back(tx, id, &ask)).await.expect("a part");
    }

    async fn takes_back(&self, sale: &Sale, day: u32) {
        let (id, ask) = (sale.id, self.one_back(day));
        self.bench.does(move |tx| sales::take_back(tx, id, &ask)).await.expect("a return");
    }

    /// Everything that moved goods in the two weeks.
    async fn lives(&mut self) {
        let (main, bag) = (self.main, self.bag);
        self.document(DocKind::Posting, 2, main, 10_000, &[("P1", 2, 310_000), ("P2", 5, 85_000), ("P3", 10, 20_000)]).await;
        self.document(DocKind::Transfer, 3, main, 0, &[("P2", 2, 0)]).await;
        let first = self.order("paid", &[("P1", 519_990, 26_000, main), ("P3", 59_950, 2_997, main)]).await;
        self.document(DocKind::Posting, 5, main, 0, &[("P1", 3, 330_000), ("P2", 4, 90_000)]).await;
        self.closes(first, 6).await;
        let sale = self.sells(9, 10_000, &[("P3", 3, 59_950), ("P2", 1, 149_900)]).await;
        let second = self.order("paid", &[("P1", 350_000, 0, main)]).await;
        self.closes(second, 10).await;
        let third = self.order("paid", &[("P2", 160_000, 0, bag)]).await;
        self.closes(third, 11).await;
        self.sells(12, 0, &[("P2", 3, 120_000)]).await;
        self.takes_back(&sale, 13).await;
        self.document(DocKind::WriteOff, 13, main, 0, &[("P3", 1, 0)]).await;
        self.document(DocKind::Posting, 13, bag, 0, &[("P2", 1, 90_000)]).await;
        let fourth = self.order("repeat", &[("P1", 0, 0, main)]).await;
        self.closes(fourth, 14).await;
        self.order("paid", &[("P1", 519_990, 0, main)]).await;
    }
}

/// The cells of a file as text, all rows of one width.
fn rows_of(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut rows = read_back(bytes).1;
    let width = rows[0].len();
    for row in &mut rows {
        row.resize(width, String::new());
        row.iter_mut().for_each(|cell| *cell = cell.trim_start_matches('#').to_string());
    }
    rows
}

/// The rows of a report's file by code of the product: cells as they stand, the total under «Итого».
async fn file(person: &Person<'_>, path: &str) -> BTreeMap<String, Vec<String>> {
    let answer = person.post(path, &[]).await.ok();
    let rows = rows_of(&answer.bytes);
    rows.into_iter().skip(1).map(|mut row| (row.remove(0), row)).collect()
}

fn numbers(row: &[String]) -> Vec<String> {
    row.iter().skip(2).cloned().collect()
}

#[tokio::test]
async fn balances_of_the_two_weeks_come_out_to_the_kopeck_on_the_screen_and_in_the_file() {
    let (store, clock) = new_shop();
    let shop = Shop::over(store, clock).await;
    let mut two = Two::of(&shop).await;
    two.lives().await;
    shop.is_sound().await;
    let owner = shop.owner().await;
    let page = owner.get(&format!("{REPORTS}/balances?view=warehouses")).await.ok();
    page.says("4 строки").says("12 266,46").says("21 491,80").says("6 600").says("10 399,80").says("1 756,83");
    let all = file(&owner, &format!("{REPORTS}/balances/file")).await;
    assert_eq!(numbers(&all["P1"]), ["2", "1", "1", "6600", "10399.8"]);
    assert_eq!(numbers(&all["P2"]), ["5", "", "5", "4456.83", "7495"]);
    assert_eq!(numbers(&all["P3"]), ["6", "", "6", "1209.63", "3597"]);
    assert_eq!(numbers(&all["Итого"]), ["13", "1", "12", "12266.46", "21491.8"]);
    let then = file(&owner, &format!("{REPORTS}/balances/file?day=2026-03-04")).await;
    assert_eq!(numbers(&then["P2"]), ["5", "4284.14", "7495"], "a transfer changes nothing of the whole");
    let batches = owner.get(&format!("{REPORTS}/balances?view=batches")).await.ok();
    batches.says("856,83").says("900").says("02.03.2026").says("05.03.2026").says("12 266,46");
    batches.says("В розничных ценах");
    let worth = |rows: &BTreeMap<String, Vec<String>>| rows["Итого"].last().cloned();
    let (by_batch, by_product) = (format!("{REPORTS}/balances/file?view=batches"), format!("{REPORTS}/balances/file"));
    assert_eq!(worth(&file(&owner, &by_batch).await), worth(&file(&owner, &by_product).await), "at retail prices");
    let before = owner.get(&format!("{REPORTS}/balances?view=batches&day=2026-03-04&warehouse={}", two.bag)).await.ok();
    before.says("1 713,66").hides("900").hides("Дисплей A12");
    owner.get(&format!("{REPORTS}/balances/print?view=warehouses")).await.ok().says("на 15.03.2026").says("12 266,46");
    owner.get(&format!("{REPORTS}/balances?q=кабель")).await.ok().says("Показать нечего");
}

#[tokio::test]
async fn the_turnover_of_the_two_weeks_comes_out_to_the_kopeck() {
    let (store, clock) = new_shop();
    let shop = Shop::over(store, clock).await;
    let mut two = Two::of(&shop).await;
    two.lives().await;
    let owner = shop.owner().await;
    let all = file(&owner, &format!("{REPORTS}/turnover/file?{PERIOD}")).await;
    let want = |row: &str| row.split(' ').map(|cell| if cell == "-" { String::new() } else { cell.into() }).collect::<Vec<String>>();
    assert_eq!(numbers(&all["P1"]), want("- - 5 16149.8 - - 3 9549.8 - - - - 2 6600 9985.63 9549.8 0.96 14.6"));
    assert_eq!(numbers(&all["P2"]), want("- - 10 8784.14 4 3470.48 1 856.83 - - - - 5 4456.83 5824.39 4327.31 0.74 18.8"));
    assert_eq!(numbers(&all["P3"]), want("- - 10 2016.06 2 403.21 1 201.61 1 201.61 - - 6 1209.63 1569.64 604.82 0.39 36.3"));
    let page = owner.get(&format!("{REPORTS}/turnover?{PERIOD}")).await.ok();
    page.says("9 985,63").says("14,6").says("5 824,39").says("0,74").says("1 569,64").says("36,3");
    let bag = file(&owner, &format!("{REPORTS}/turnover/file?{PERIOD}&warehouse={}", two.bag)).await;
    assert_eq!(numbers(&bag["P2"])[10..14], want("-2 -1713.66 2 1756.83"), "what came from another warehouse is its own column");
    let later = file(&owner, &format!("{REPORTS}/turnover/file?from=2026-03-10&to=2026-03-12")).await;
    assert_eq!(numbers(&later["P2"])[..6], want("8 7027.31 - - 3 2613.65"));
}

#[tokio::test]
async fn a_program_reads_the_same_tables_as_people() {
    let (store, clock) = new_shop();
    let shop = Shop::over(store, clock).await;
    let mut two = Two::of(&shop).await;
    two.lives().await;
    let owner = shop.owner().await;
    let api = Program::of(&owner, "reports").await;
    let known = api.get("/stock-reports").await.ok().json();
    let keys: Vec<&str> = known.as_array().expect("a list").iter().filter_map(|one| one["key"].as_str()).collect();
    assert_eq!(keys, ["balances", "movement", "turnover", "below", "slow", "margins", "assortment"]);
    let all = api.get(&format!("/stock-reports/turnover?{PERIOD}&sort=name")).await.ok().json();
    let at = |key: &str| all["columns"].as_array().expect("columns").iter().position(|one| one["key"] == key).expect("it is there");
    let row = all["rows"].as_array().expect("rows").iter().find(|row| row["name"] == "Чехол X").expect("it moved");
    let cells = ["opening", "came", "came_cost", "closing_cost", "mean", "ratio", "days"].map(|key| row["cells"][at(key)].clone());
    assert_eq!(json!(cells), json!([null, "10", "2016.06", "1209.63", "1569.64", "0.39", "36.30"]));
    assert_eq!((&all["total"][at("used")], all.get("next")), (&json!("14481.93"), None));
    let first = api.get(&format!("/stock-reports/turnover?{PERIOD}&sort=name&limit=1")).await.ok().json();
    assert_eq!((first["rows"].as_array().map(Vec::len), &first["next"]), (Some(1), &json!("1")));
    let second = api.get(&format!("/stock-reports/turnover?{PERIOD}&sort=name&limit=1&after=1")).await.ok().json();
    assert_eq!(second["rows"][0], all["rows"][1]);
    let bag = api.get(&format!("/stock-reports/balances?day=2026-03-15&warehouse={}", two.bag)).await.ok().json();
    assert_eq!(bag["rows"].as_array().map(Vec::len), Some(1), "{bag}");
    api.get("/stock-reports/turnover?from=yesterday").await.is(400);
    api.get("/stock-reports/profit").await.is(404);
    Program::of(&shop.hire("Ветров Олег", "vetrov", "master").await, "none").await.get("/stock-reports").await.is(403);
}

#[tokio::test]
async fn classes_of_the_two_weeks_come_out_and_few_weeks_say_nothing_of_demand() {
    let (store, clock) = new_shop();
    let shop = Shop::over(store, clock).await;
    let mut two = Two::of(&shop).await;
    two.lives().await;
    let owner = shop.owner().await;
    let all = file(&owner, &format!("{REPORTS}/assortment/file?{PERIOD}")).await;
    let want = |row: &str| row.split(' ').map(|cell| if cell == "-" { String::new() } else { cell.into() }).collect::<Vec<String>>();
    assert_eq!(numbers(&all["P1"]), want("A A - 8439.9 50.16 2190.1 38.81 3 - 33.33"));
    assert_eq!(numbers(&all["P2"]), want("A A - 6653.54 39.54 2326.23 41.22 5 - 100"));
    assert_eq!(numbers(&all["P3"]), want("B B - 1732.17 10.29 1127.35 19.98 4 1 50"));
    assert_eq!(numbers(&all["P4"]), want("C C - 0 0 0 0 - - -"));
    let page = owner.get(&format!("{REPORTS}/assortment?{PERIOD}")).await.ok();
    page.says("Для XYZ мало данных").says("16 825,61").says("50,16").says("41,22");
    owner.get(&format!("{REPORTS}/assortment?{PERIOD}&class=B%3F")).await.ok().says("Чехол X").hides("Дисплей A12");
    let weeks = |bag: &demand::Sums, weeks: &[i64]| (bag.wanted().0, weeks.to_vec());
    let location = shop.location;
    let by_weeks = shop
        .read(move |r| {
            let mut found = BTreeMap::new();
            demand::of_weeks(r, &[location], march(2), march(15), |product, sums, of| {
                found.insert(product, weeks(sums, of));
            })?;
            Ok(found)
        })
        .await;
    assert_eq!(by_weeks[&two.id("P1")], (3_000, vec![1_000, 2_000]));
    assert_eq!(by_weeks[&two.id("P2")], (5_000, vec![0, 5_000]));
    assert_eq!(by_weeks[&two.id("P3")], (4_000, vec![1_000, 3_000]));
}

#[test]
fn demand_is_even_uneven_or_wild() {
    let of = |weeks: &[i64]| {
        let (spread, class) = xyz(weeks);
        (spread.map(|rate| rate.0), class)
    };
    assert_eq!(of(&[10, 11, 10, 9]), (Some(707), Class::X));
    assert_eq!(of(&[10, 13, 8, 9]), (Some(1871), Class::Y));
    assert_eq!(of(&[0, 0, 12, 0]), (Some(17_321), Class::Z));
    assert_eq!(of(&[0, 0, 0, 0]), (None, Class::Z));
    let money = |values: &[i64]| abc(&values.iter().map(|value| Money(*value)).collect::<Vec<_>>());
    assert_eq!(money(&[80, 15, 5]), [Class::A, Class::B, Class::C], "by what stood before");
    assert_eq!(money(&[100, 0, -5]), [Class::A, Class::C, Class::C]);
    assert_eq!(money(&[0, 0]), [Class::C, Class::C]);
}

#[tokio::test]
async fn the_card_of_a_product_leads_to_every_document_that_moved_it() {
    let (store, clock) = new_shop();
    let shop = Shop::over(store, clock).await;
    let mut two = Two::of(&shop).await;
    two.lives().await;
    let owner = shop.owner().await;
    owner.get(&format!("{REPORTS}/movement")).await.ok().says("Выберите товар");
    let path = format!("{REPORTS}/movement?product={}&{PERIOD}", two.id("P2"));
    let page = owner.get(&path).await.ok();
    page.says("Начальный остаток").says("Оприходование 00001").says("Перемещение 00001").says("Продажа П1-00001").says("4 456,83");
    page.says(&format!("Заказ {}", two.orders[2].number));
    assert!(page.body.contains(&format!("href=\"/orders/{}\"", two.orders[2].id)), "the order is a link");
    let later =
        owner.get(&format!("{REPORTS}/movement?product={}&from=2026-03-13&to=2026-03-15&warehouse={}", two.id("P3"), two.main)).await.ok();
    later.says("Возврат от покупателя").says("Списание 00001").hides("Оприходование");
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    safin.get(&path).await.ok().says("Продажа П1-00001").says("4 456,83");
    let body = safin.get(&path).await.ok().body;
    assert!(!body.contains("href=\"/sales/"), "a storekeeper sees no sales");
}

#[tokio::test]
async fn what_lies_still_and_what_earns_too_little_is_seen() {
    let (store, clock) = new_shop();
    let shop = Shop::over(store, clock).await;
    let mut two = Two::of(&shop).await;
    two.lives().await;
    let owner = shop.owner().await;
    owner.get(&format!("{REPORTS}/slow")).await.ok().says("недавно брали");
    let slow = file(&owner, &format!("{REPORTS}/slow/file?idle=5")).await;
    assert_eq!(slow.keys().map(String::as_str).collect::<Vec<_>>(), ["P3", "Итого"], "the others were taken within five days");
    assert_eq!(numbers(&slow["P3"])[2..5], ["6", "1209.63", "1209.63"]);
    two.sells(15, 0, &[("P3", 1, 10_000)]).await;
    let cheap = file(&owner, &format!("{REPORTS}/margins/file?{PERIOD}&margin=30")).await;
    assert_eq!(numbers(&cheap["P3"])[4..], ["1", "101.61"], "one was sold for less than it cost");
    assert!(!cheap.contains_key("P2"), "40 % is enough");
    assert_eq!(
        numbers(&file(&owner, &format!("{REPORTS}/margins/file?{PERIOD}&margin=50")).await["P1"])[..4],
        ["3300", "5199.9", "1899.9", "36.54"]
    );
    owner.get(&format!("{REPORTS}/margins?{PERIOD}&margin=50")).await.ok().says("101,61").says("Переоценить");
}

#[tokio::test]
async fn what_is_below_its_minimum_is_seen_with_what_fills_it_up() {
    let (store, clock) = new_shop();
    let shop = Shop::over(store, clock).await;
    let mut two = Two::of(&shop).await;
    two.lives().await;
    let owner = shop.owner().await;
    owner.get(&format!("{REPORTS}/below")).await.ok().says("Всего хватает").says("Задать минимумы");
    let level = |key, min, target| Level { warehouse: two.main, product: two.id(key), min: Quantity(min), target: Quantity(target) };
    let all = [level("P1", 3_000, 5_000), level("P2", 2_000, 6_000), level("P3", 5_000, 10_000), level("P4", 3_000, 5_000)];
    two.bench.does(move |tx| levels::set(tx, &all)).await.expect("levels");
    let below = file(&owner, &format!("{REPORTS}/below/file")).await;
    assert_eq!(below.keys().map(String::as_str).collect::<Vec<_>>(), ["P1", "P4", "Итого"]);
    assert_eq!(numbers(&below["P1"])[1..], ["2", "1", "", "3", "5", "4", "3300", "13200"], "one of the two is promised");
    assert_eq!(numbers(&below["P4"])[1..7], ["0", "", "", "3", "5", "5"]);
    owner.get(&format!("{REPORTS}/below")).await.ok().says("1 / 3").says("13 200").hides("Аккумулятор");
    // What is on its way counts, by the same rule by which it is bought.
    let coming = [(two.id("P1"), Quantity(2_000)), (two.id("P4"), Quantity(1_000))];
    let to = two.main;
    two.bench
        .does(move |tx| {
            tx.quiet("an order to a supplier");
            expected::expect(tx, Id::fixed(77), to, &coming)
        })
        .await
        .expect("expected");
    let below = file(&owner, &format!("{REPORTS}/below/file")).await;
    assert_eq!(below.keys().map(String::as_str).collect::<Vec<_>>(), ["P4", "Итого"], "two more make the three");
    assert_eq!(numbers(&below["P4"])[1..7], ["0", "", "1", "3", "5", "4"]);
    owner.get("/purchases").await.ok().says(&two.goods["P4"].name).hides(&two.goods["P1"].name);
}

#[tokio::test]
async fn whoever_may_not_see_cost_sees_none_of_it_and_others_see_no_report_at_all() {
    let (store, clock) = new_shop();
    let shop = Shop::over(store, clock).await;
    let mut two = Two::of(&shop).await;
    two.lives().await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    anna.get("/reports").await.is(403);
    anna.get(&format!("{REPORTS}/balances")).await.is(403);
    shop.write(|tx| {
        tx.quiet("a story");
        let mut role = staff::role_named(tx, "receptionist")?.expect("a ready role");
        role.rights.push(Right::SeeStockReports.name().into());
        tx.put(&role)
    })
    .await;
    anna.get("/reports").await.ok().says("Остатки на дату");
    let secrets = ["12 266,46", "6 600", "9 985,63", "2 190,10", "Себестоимость", "прибыль"];
    let product = two.id("P1");
    let pages = ["balances?", "balances?view=batches&", "turnover?", "below?", "slow?idle=0&", "margins?", "assortment?"];
    for page in pages.iter().map(|page| format!("{page}{PERIOD}")).chain([format!("movement?product={product}&{PERIOD}")]) {
        let (path, query) = page.split_once('?').expect("a query");
        let shown = anna.get(&format!("{REPORTS}/{page}")).await.ok();
        let printed = anna.get(&format!("{REPORTS}/{path}/print?{query}")).await.ok();
        for secret in secrets {
            // The filter of a report about cost is called by it.
            let filter = [("margins", "Себестоимость"), ("assortment", "прибыль")].contains(&(path, secret));
            if !filter {
                shown.hides(secret);
                printed.hides(secret);
            }
        }
        let rows = rows_of(&anna.post(&format!("{REPORTS}/{path}/file?{query}"), &[]).await.ok().bytes);
        assert!(rows.iter().flatten().all(|cell| !["12266.46", "6600", "9985.63", "2190.1"].contains(&cell.as_str())), "{page}");
    }
    anna.get(&format!("{REPORTS}/assortment?{PERIOD}")).await.ok().says("8 439,90").hides("2 190,10");
    let api = Program::of(&anna, "reports").await;
    for key in ["balances", "turnover", "below", "slow", "margins", "assortment"] {
        let said = api.get(&format!("/stock-reports/{key}?{PERIOD}&idle=0")).await.ok();
        for secret in ["12266.46", "6600.00", "9985.63", "2190.10", "Себестоимость"] {
            said.hides(secret);
        }
    }
}

#[tokio::test]
async fn a_reopened_order_leaves_no_trace_in_the_demand() {
    let (store, clock) = new_shop();
    let shop = Shop::over(store, clock).await;
    let mut two = Two::of(&shop).await;
    two.lives().await;
    let owner = shop.owner().await;
    let (order, to) = (two.orders[1].id, two.bench.status("in_work").id);
    let ask = reopening::Reopening { order, to, reason: "Не греет".into(), day: march(15) };
    two.bench.does(move |tx| reopening::take_up(tx, &ask)).await.expect("reopened");
    shop.is_sound().await;
    let all = file(&owner, &format!("{REPORTS}/assortment/file?{PERIOD}")).await;
    assert_eq!(numbers(&all["P1"])[3], "4939.9", "3 500 of it was never earned");
    shop.write(|tx| {
        tx.quiet("the form of the sums changed");
        stock::turns::refold(tx)?;
        verstak::reports::refold(tx)
    })
    .await;
    shop.is_sound().await;
}

/// A fortnight thrown by dice: deliveries, sales, returns, orders, write-offs, on any days in their order.
async fn thrown(two: &mut Two<'_>, dice: &mut Dice) {
    let (main, keys) = (two.main, ["P1", "P2", "P3", "P4"]);
    let (mut sales, mut orders): (Vec<Sale>, Vec<usize>) = Default::default();
    for key in keys {
        two.document(DocKind::Posting, 2, main, 0, &[(key, 60, 10_000 + dice.below(90_000) as i64)]).await;
    }
    for day in 2..=15 {
        let key = keys[dice.below(3)];
        let price = 15_000 + dice.below(120_000) as i64;
        match dice.below(7) {
            0 => two.document(DocKind::Posting, day, main, dice.below(500) as i64, &[(key, 3, 20_001)]).await,
            1 => two.document(DocKind::WriteOff, day, main, 0, &[(key, 1 + dice.below(3) as i64, 0)]).await,
            2 => two.document(DocKind::Transfer, day, main, 0, &[(key, 2, 0)]).await,
            3 => {
                let kind = if dice.one_in(3) { "repeat" } else { "paid" };
                let order = two.order(kind, &[(key, price, dice.below(9_000) as i64, main)]).await;
                two.closes(order, day).await;
                orders.push(order);
            }
            5 if !orders.is_empty() => two.takes_part_back(orders.remove(dice.below(orders.len())), day).await,
            4 if !sales.is_empty() => {
                let sale = sales.remove(dice.below(sales.len()));
                two.takes_back(&sale, day).await;
            }
            _ => sales.push(two.sells(day, dice.below(900) as i64, &[(key, 1 + dice.below(4) as i64, price), ("P4", 1, 9_999)]).await),
        }
    }
}

/// What a product earned by plain loops over what was sold and closed: revenue and profit in kopecks, wanted in thousandths.
fn earned(r: &impl Reads, product: Id<mark::Product>, (from, to): (Day, Day)) -> Result<[i64; 3]> {
    let (mut sums, within) = ([0; 3], |day: Day| (from..=to).contains(&day));
    for sale in r.all::<Sale>(())? {
        for line in sale.lines.iter().filter(|line| line.what == What::Product(product) && within(sale.day)) {
            sums = [sums[0] + line.net.0, sums[1] + line.net.0 - line.cost.0, sums[2] + line.quantity.0];
        }
        for back in r.all::<sales::Return>(())?.iter().filter(|back| back.sale == sale.id && within(back.day)) {
            for line in back.lines.iter().filter(|line| sale.lines[line.line as usize].what == What::Product(product)) {
                sums = [sums[0] - line.net.0, sums[1] - line.net.0 + line.cost.0, sums[2]];
            }
        }
    }
    let own = r.all::<OrderType>(())?.into_iter().find(|kind| kind.key == "repeat").map(|kind| kind.id);
    for order in r.all::<Order>(())?.into_iter().filter(|order| order.taken.is_some()) {
        let used: Vec<stock::Move> = r.all::<stock::Move>(())?.into_iter().filter(|moved| Some(moved.document) == order.taken).collect();
        for line in r.all::<verstak::orders::Line>((order.id,))? {
            if line.part.as_ref().is_some_and(|part| part.product == product) && used.first().is_some_and(|moved| within(moved.day)) {
                let cost: i64 = used.iter().filter(|moved| moved.product == product).map(|moved| -moved.cost.0).sum();
                let (net, quantity) =
                    line.back.map_or((line.net(), line.quantity), |came| (line.net() + came.net, line.quantity + came.quantity));
                sums[2] += quantity.0;
                if Some(order.order_type) != own {
                    sums = [sums[0] + net.0, sums[1] + net.0 - cost, sums[2]];
                }
            }
        }
    }
    for back in r.all::<verstak::orders::PartsBack>(())?.iter().filter(|back| !back.own && within(back.day)) {
        for line in back.lines.iter().filter(|line| line.product == Some(product)) {
            sums = [sums[0] - line.net.0, sums[1] - line.net.0 + line.cost.0, sums[2]];
        }
    }
    Ok(sums)
}

/// Closing quantity and cost, the mean of the cost over days, what was used up: by plain loops over moves.
fn turned(r: &impl Reads, product: Id<mark::Product>, (from, to): (Day, Day)) -> Result<[i64; 4]> {
    let moves: Vec<stock::Move> = r.all::<stock::Move>(())?.into_iter().filter(|moved| moved.product == product).collect();
    let at = |day: Day| -> (i64, i64) {
        moves.iter().filter(|moved| moved.day <= day).fold((0, 0), |sum, moved| (sum.0 + moved.quantity.0, sum.1 + moved.cost.0))
    };
    let days: Vec<i64> = (from.number()..=to.number()).map(|day| at(Day::from_number(day)).1).collect();
    let (whole, count) = (days.iter().sum::<i64>(), days.len() as i64);
    let kinds = [MoveKind::Sale, MoveKind::ClientReturn, MoveKind::Order];
    let used =
        moves.iter().filter(|moved| kinds.contains(&moved.kind) && (from..=to).contains(&moved.day)).map(|moved| -moved.cost.0).sum();
    Ok([at(to).0, at(to).1, (2 * whole + count) / (2 * count), used])
}

/// A cell of a file in hundredths.
fn hundredths(cell: &str) -> i64 {
    if cell.is_empty() { 0 } else { Money::parse(cell).expect("a number of at most two digits after the mark").0 }
}

#[tokio::test]
async fn reports_say_what_plain_loops_over_every_document_say() {
    for seed in 1..=3 {
        let (store, clock) = new_shop();
        let shop = Shop::over(store, clock).await;
        let mut two = Two::of(&shop).await;
        let mut dice = Dice::new(seed);
        thrown(&mut two, &mut dice).await;
        shop.is_sound().await;
        let owner = shop.owner().await;
        for (from, to) in [(march(1), march(15)), (march(4), march(11)), (march(2), march(8))] {
            let period = format!("from={}&to={}", from.iso(), to.iso());
            let classes = file(&owner, &format!("{REPORTS}/assortment/file?{period}")).await;
            let turns = file(&owner, &format!("{REPORTS}/turnover/file?{period}")).await;
            for key in ["P1", "P2", "P3", "P4"] {
                let product = two.id(key);
                let earned = shop.read(|r| earned(r, product, (from, to))).await;
                if let Some(row) = classes.get(key) {
                    let row = numbers(row);
                    assert_eq!(
                        [hundredths(&row[3]), hundredths(&row[5]), hundredths(&row[7]) * 10],
                        earned,
                        "seed {seed}, {key}, {period}"
                    );
                } else {
                    assert_eq!(earned, [0; 3], "seed {seed}: {key} is not there, {period}");
                }
                let row = numbers(&turns[key]);
                let said = [hundredths(&row[12]) * 10, hundredths(&row[13]), hundredths(&row[14]), hundredths(&row[15])];
                assert_eq!(said, shop.read(|r| turned(r, product, (from, to))).await, "seed {seed}, {key}, {period}");
            }
        }
    }
}
