//! Parts of an order and the stock: kept, waited for, used, given back; and nobody takes the last one twice.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use serde_json::json;
use verstak::{
    cash::{
        Account,
        goods_money::{self, GoodsMoney},
        ledger as book,
    },
    catalog::{self, Product, ProductAsk, REPAIR},
    kernel::{Id, Moment, Money, Quantity, Rights, mark},
    orders::{
        Line, LineKind, Order, document,
        lines::{self, LineAsk},
        parts::PartRef,
        reopening,
    },
    shop::OrderType,
    stock::{
        self, MoveKind,
        access::{Action, Keeper},
        balance,
        ledger::{self, Ask, Basis, Item, Receive, To},
        reserve, units,
    },
    store::Reads,
};

use crate::{
    api::program::Program,
    bench::{Bench, today},
    failure::Dice,
    shop::{Answer, Person, Shop},
};

/// Goods on a shelf.
#[derive(Clone)]
pub struct Shelf {
    pub product: Product,
    pub place: Id<mark::Warehouse>,
}

impl Bench<'_> {
    /// A product with a repair price, and batches of it by count and cost of all.
    pub async fn goods(&self, name: &str, price: i64, batches: &[(i64, Money)], serials: &[&str]) -> Shelf {
        let prices = (price > 0).then(|| BTreeMap::from([(REPAIR, Money::major(price))]));
        let serial_tracked = !serials.is_empty();
        let ask = ProductAsk {
            name: name.into(),
            category_name: "Запчасти".into(),
            warranty_days: 180,
            own_barcode: true,
            serial_tracked,
            prices,
            ..ProductAsk::default()
        };
        let product = self.does(move |tx| catalog::create_product(tx, &ask)).await.expect("a product");
        let place = self.shop.read(|r| Ok(stock::all_warehouses(r)?.remove(0).id)).await;
        let shelf = Shelf { product, place };
        for (count, cost) in batches {
            self.comes(&shelf, *count, *cost, serials).await;
        }
        shelf
    }

    /// More of it comes.
    pub async fn comes(&self, shelf: &Shelf, count: i64, cost: Money, serials: &[&str]) {
        let item = Item { product: shelf.product.id, decimals: 0, tracked: shelf.product.serial_tracked };
        let ask = Receive {
            line: 0,
            item,
            to: To { warehouse: shelf.place, bin: None },
            quantity: Quantity(count * 1000),
            cost,
            supplier: None,
            serials: serials.iter().map(ToString::to_string).collect(),
            expires: None,
        };
        let of = GoodsMoney { document: "Оприходование".into(), location: self.shop.location, day: today(), supplier: None };
        self.does(move |tx| {
            tx.quiet("goods come in a story");
            let document = tx.id();
            ledger::post(tx, Basis { kind: MoveKind::Posting, document, day: today() }, &[Ask::Receive(ask.clone())])?;
            goods_money::received(tx, &of, cost).map(drop)
        })
        .await
        .expect("goods come");
    }

    /// How much of it there is and how much of that is promised.
    pub async fn stands(&self, shelf: &Shelf) -> (i64, i64) {
        let (place, product) = (shelf.place, shelf.product.id);
        let stock = self.shop.read(move |r| balance::stock(r, place, product)).await;
        (stock.quantity.0 / 1000, stock.reserved.0 / 1000)
    }

    pub async fn parts_of(&self, order: &Order) -> Vec<Line> {
        let id = order.id;
        let lines = self.shop.read(move |r| document::lines(r, id)).await;
        lines.into_iter().filter(|line| line.kind == LineKind::Part).collect()
    }

    /// The rest of its way, from new or from work.
    pub async fn hands_over(&self, order: &Order) -> verstak::kernel::Result<Order> {
        for step in ["in_work", "ready"] {
            if self.now(order).await.status != self.status(step).id {
                self.moves(order, step, Rights::ALL).await?;
            }
        }
        self.moves(order, "issued", Rights::ALL).await
    }

    pub async fn reopens(&self, order: &Order) -> Order {
        let ask = reopening::Reopening { order: order.id, to: self.status("in_work").id, reason: "Не греет".into(), day: today() };
        self.does(move |tx| reopening::take_up(tx, &ask)).await.expect("reopened")
    }

    pub async fn in_book(&self, account: Account, of: &Order) -> Money {
        let of = of.id.cast();
        self.shop.read(move |r| book::balance(r, account, of)).await
    }
}

/// Adds what a list of offers names.
pub async fn adds(person: &Person<'_>, order: &Order, part: &str) -> Answer {
    person.post(&format!("/orders/{}/lines", order.id), &[("kind", "part"), ("part", part), ("service_text", "")]).await
}

pub fn at(shelf: &Shelf) -> String {
    format!("{}.{}", shelf.product.id, shelf.place)
}

#[tokio::test]
async fn a_part_is_kept_used_at_the_hand_over_for_what_it_cost_and_comes_back_when_the_order_is_reopened() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Дисплей iPhone 13", 8_600, &[(1, Money::major(700)), (2, Money(160_001))], &[]).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let oleg = shop.hire("Олег Ветров", "oleg", "master").await;
    let offers = oleg.get_into(&format!("/orders/{}/parts?service_text=дисплей", order.id), "add-part-list").await.ok();
    offers.says("Дисплей iPhone 13").says("3 шт.").says("8 600");
    assert!(offers.body.contains(&at(&shelf)), "the offer names the product and the warehouse");
    adds(&oleg, &order, &at(&shelf)).await.goes_to();
    assert_eq!(bench.stands(&shelf).await, (3, 1), "kept, not gone");
    let line = bench.parts_of(&order).await.remove(0);
    assert_eq!((line.name.as_str(), line.price, line.warranty_days), ("Дисплей iPhone 13", Money::major(8_600), 180));
    let page = oleg.get(&format!("/orders/{}", order.id)).await.ok();
    page.says("в резерве").hides("Не всё списано");
    let path = format!("/orders/{}/lines/{}", order.id, line.id);
    let fields =
        [("name", "Дисплей iPhone 13"), ("quantity", "2"), ("price", "8600"), ("discount", ""), ("master", ""), ("warranty_days", "180")];
    let place = shelf.place.to_string();
    oleg.post(&path, &[&fields[..], &[("comment", ""), ("place", place.as_str())]].concat()).await.goes_to();
    assert_eq!(bench.stands(&shelf).await, (3, 2), "two are kept");
    shop.is_sound().await;

    let due = bench.now(&order).await.due();
    bench.pays(&order, &[(&bench.cash, due)], Some(due)).await.expect("paid");
    let had = bench.shop.read(|r| goods_money::goods_value(r)).await;
    let closed = bench.hands_over(&order).await.expect("handed over");
    assert_eq!(bench.stands(&shelf).await, (1, 0));
    let cost = Money::major(700) + Money(80_001);
    assert_eq!((closed.totals.cost, bench.parts_of(&order).await[0].cost_sum()), (cost, cost), "one of the old batch, one of the new");
    assert_eq!(bench.in_book(Account::Cost, &order).await, cost);
    assert_eq!(bench.shop.read(|r| goods_money::goods_value(r)).await, had - cost);
    shop.is_sound().await;

    bench.reopens(&order).await;
    assert_eq!(bench.stands(&shelf).await, (3, 2), "what was taken is kept for it again");
    assert_eq!(bench.in_book(Account::Cost, &order).await, Money::ZERO);
    shop.is_sound().await;
    oleg.post(&format!("{path}/removal"), &[]).await.goes_to();
    assert_eq!(bench.stands(&shelf).await, (3, 0), "a line removed lets go");
    oleg.post(&format!("{path}/restoration"), &[]).await.goes_to();
    assert_eq!(bench.stands(&shelf).await, (3, 2), "and keeps anew when it is put back");
    bench.hands_over(&order).await.expect("handed over again");
    assert_eq!(bench.in_book(Account::Cost, &order).await, cost, "the same pieces for the same cost");
    shop.is_sound().await;
}

#[tokio::test]
async fn twenty_people_want_the_last_one_and_one_has_it() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Аккумулятор", 2_900, &[(1, Money::major(1_100))], &[]).await;
    let owner = shop.owner().await;
    let mut orders = Vec::new();
    for number in 0..20 {
        orders.push(bench.take(bench.intake("Тихонова Дарья", &format!("+7 900 555-39-{number:02}"))).await);
    }
    let part = at(&shelf);
    let answers = join_all(orders.iter().map(|order| adds(&owner, order, &part))).await;
    let (had, late): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status != 422);
    assert_eq!((had.len(), late.len()), (1, 19));
    let mut holder = None;
    for order in &orders {
        if !bench.parts_of(order).await.is_empty() {
            holder = Some(order.number.clone());
        }
    }
    let holder = holder.expect("somebody has it");
    for answer in late {
        answer.says("Свободных уже не осталось").says(&holder);
    }
    assert_eq!(bench.stands(&shelf).await, (1, 1));
    shop.is_sound().await;
}

#[tokio::test]
async fn what_is_not_there_waits_is_seen_in_the_list_and_is_kept_when_it_comes() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Шлейф зарядки", 1_500, &[], &[]).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let oleg = shop.hire("Олег Ветров", "oleg", "master").await;
    adds(&oleg, &order, &shelf.product.id.to_string()).await.goes_to();
    oleg.get(&format!("/orders/{}", order.id)).await.ok().says("Ждёт закупки: 1");
    oleg.get("/orders?view=awaiting").await.ok().says(&order.number).says("Ждут запчасти");
    let line = bench.parts_of(&order).await.remove(0);
    let keeping = format!("/orders/{}/lines/{}/keeping", order.id, line.id);
    oleg.post(&keeping, &[]).await.is(422).says("Ещё не пришли");
    let code = refused(bench.hands_over(&order).await);
    assert_eq!(code, "parts_awaited");
    bench.comes(&shelf, 2, Money::major(900), &[]).await;
    oleg.post(&keeping, &[]).await.goes_to();
    assert_eq!(bench.stands(&shelf).await, (2, 1));
    oleg.get("/orders?view=awaiting").await.ok().hides(&order.number);
    oleg.get(&format!("/orders/{}?tab=feed", order.id)).await.ok().says("В резерве для заказа");
    let other = bench.take(bench.intake("Лапшин Михаил", "+7 900 555-10-02")).await;
    adds(&shop.owner().await, &other, &at(&shelf)).await.goes_to();
    assert_eq!(bench.stands(&shelf).await, (2, 2));
    let refusal = bench.status("refused_client").id;
    let dialog = shop.owner().await.get(&format!("/orders/{}/closure?to={refusal}", other.id)).await.ok();
    dialog.says("Запчасти вернутся на склад: Шлейф зарядки");
    bench.moves(&other, "refused_client", Rights::ALL).await.expect("refused");
    assert_eq!(bench.stands(&shelf).await, (2, 1), "a refusal lets go");
    shop.is_sound().await;
    bench.reopens(&other).await;
    assert_eq!(bench.stands(&shelf).await, (2, 2), "and the order keeps it again");
    shop.is_sound().await;
}

fn refused<T>(outcome: verstak::kernel::Result<T>) -> &'static str {
    match outcome {
        Err(verstak::kernel::Error::Refused(refusal)) => refusal.code(),
        Err(other) => panic!("not a refusal: {other}"),
        Ok(_) => panic!("it went through"),
    }
}

#[tokio::test]
async fn a_thing_with_a_number_is_read_by_a_scanner_installed_and_remembers_it() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Плата", 12_000, &[(2, Money::major(9_000))], &["SN 001", "SN 002"]).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let oleg = shop.hire("Олег Ветров", "oleg", "master").await;
    let scanned = [("kind", "part"), ("part", ""), ("service_text", "sn 002"), ("price", "")];
    oleg.post(&format!("/orders/{}/lines", order.id), &scanned).await.goes_to();
    oleg.get(&format!("/orders/{}", order.id)).await.ok().says("S/N SN002").says("в резерве");
    let offers = oleg.get_into(&format!("/orders/{}/parts?service_text=плата", order.id), "add-part-list").await.ok();
    offers.says("SN001").hides("SN002");
    bench.hands_over(&order).await.expect("handed over");
    let id = shelf.product.id;
    let unit = shop.read(move |r| r.first_by(&units::UNIT_BY_SERIAL, ("SN002".to_string(),))).await.expect("the thing");
    assert_eq!((unit.state, unit.product), (units::UnitState::Installed, id));
    let kinds: Vec<MoveKind> = shop.read(|r| units::passport(r, unit.id)).await.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [MoveKind::Posting, MoveKind::Order]);
    bench.reopens(&order).await;
    let unit = shop.read(|r| r.need::<units::Unit>(&unit.id)).await;
    assert!(unit.is_here() && unit.reservation.is_some(), "it is kept for the order again");
    let path = format!("/orders/{}/lines/{}", order.id, bench.parts_of(&order).await[0].id);
    let place = format!("{}.{}", shelf.place, shop.read(move |r| Ok(units::here(r, id, "SN001")?.expect("here"))).await.id);
    let fields = [
        ("name", "Плата"),
        ("quantity", "1"),
        ("price", "12000"),
        ("discount", ""),
        ("master", ""),
        ("warranty_days", ""),
        ("comment", ""),
    ];
    oleg.post(&path, &[&fields[..], &[("place", place.as_str())]].concat()).await.goes_to();
    oleg.get(&format!("/orders/{}", order.id)).await.ok().says("S/N SN001");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_part_typed_by_hand_stays_not_written_off_until_somebody_says_what_it_is() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Стекло защитное", 900, &[(5, Money::major(500))], &[]).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let typed = [("kind", "part"), ("part", ""), ("service_text", "Стекло какое-то"), ("price", "900")];
    anna.post(&format!("/orders/{}/lines", order.id), &typed).await.goes_to();
    let page = format!("/orders/{}", order.id);
    anna.get(&page).await.ok().says("Не всё списано");
    anna.get("/orders?view=incomplete").await.ok().says(&order.number).says("Не списано");
    let line = bench.parts_of(&order).await.remove(0);
    let path = format!("{page}/lines/{}", line.id);
    let fields = [
        ("name", "Стекло какое-то"),
        ("quantity", "1"),
        ("price", "900"),
        ("discount", ""),
        ("master", ""),
        ("warranty_days", ""),
        ("comment", ""),
    ];
    anna.post(&path, &[&fields[..], &[("aside", "on"), ("part", ""), ("part_text", "")]].concat()).await.goes_to();
    anna.get(&page).await.ok().hides("Не всё списано");
    anna.get("/orders?view=incomplete").await.ok().hides(&order.number);
    let part = at(&shelf);
    anna.post(&path, &[&fields[..], &[("part", part.as_str()), ("part_text", "Стекло защитное")]].concat()).await.goes_to();
    assert_eq!(bench.stands(&shelf).await, (5, 1), "now it is of the stock");
    anna.get(&page).await.ok().says("в резерве").hides("Не всё списано");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_repair_of_our_own_warranty_puts_its_parts_on_our_account() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Кнопка", 500, &[(1, Money::major(120))], &[]).await;
    let kind = shop.read(|r| Ok(r.all::<OrderType>(())?.into_iter().find(|kind| kind.key == "repeat").expect("our warranty"))).await;
    let ask = verstak::orders::Intake { order_type: kind.id, ..bench.intake("Тихонова Дарья", "+7 900 555-39-48") };
    let order = bench.take(ask).await;
    let owner = shop.owner().await;
    let part = at(&shelf);
    let fields = [("kind", "part"), ("part", part.as_str()), ("service_text", "Кнопка"), ("price", "0")];
    owner.post(&format!("/orders/{}/lines", order.id), &fields).await.goes_to();
    bench.hands_over(&order).await.expect("handed over");
    assert_eq!(bench.in_book(Account::OwnWarranty, &order).await, Money::major(120));
    assert_eq!(bench.in_book(Account::Cost, &order).await, Money::ZERO);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_warehouse_that_is_not_open_to_somebody_gives_him_no_parts() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Динамик", 700, &[(3, Money::major(300))], &[]).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let (oleg, owner) = (shop.hire("Олег Ветров", "oleg", "master").await, shop.owner);
    let place = shelf.place;
    bench
        .does(move |tx| {
            let warehouse = tx.need::<stock::Warehouse>(&place)?;
            let keepers = vec![Keeper { employee: owner, actions: vec![Action::View, Action::AddToOrder] }];
            tx.quiet("set up in a story");
            tx.put(&stock::Warehouse { keepers, ..warehouse })
        })
        .await
        .expect("closed");
    let offers = oleg.get_into(&format!("/orders/{}/parts?service_text=динамик", order.id), "add-part-list").await.ok();
    offers.says("нет в наличии").hides("3 шт.");
    adds(&oleg, &order, &at(&shelf)).await.is(422).says("нельзя брать запчасти");
    assert!(bench.parts_of(&order).await.is_empty());
    adds(&shop.owner().await, &order, &at(&shelf)).await.goes_to();
    let promised = shop.read(|r| reserve::of_order(r, order.id)).await;
    assert_eq!(promised.len(), 1);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_shop_that_writes_off_at_once_lays_the_part_aside_and_brings_the_same_batch_back() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Дисплей", 8_600, &[(1, Money::major(700)), (2, Money(160_001))], &[]).await;
    let owner = shop.owner().await;
    owner.post("/settings/parts", &[("at_once", "on")]).await.goes_to();
    owner.get("/settings/parts").await.ok().says("как только её добавили");
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    adds(&owner, &order, &at(&shelf)).await.goes_to();
    assert_eq!(bench.stands(&shelf).await, (2, 0), "it left its shelf");
    owner.get(&format!("/orders/{}", order.id)).await.ok().says("отложено в заказ");
    for kind in ["posting", "write_off", "transfer"] {
        owner.get(&format!("/stock/documents/new?kind={kind}")).await.ok().says("Основной склад").hides("В заказах");
    }
    let path = format!("/orders/{}/lines/{}", order.id, bench.parts_of(&order).await[0].id);
    let place = shelf.place.to_string();
    let fields = [
        ("name", "Дисплей"),
        ("quantity", "2"),
        ("price", "8600"),
        ("discount", ""),
        ("master", ""),
        ("warranty_days", ""),
        ("comment", ""),
    ];
    owner.post(&path, &[&fields[..], &[("place", place.as_str())]].concat()).await.goes_to();
    assert_eq!(bench.stands(&shelf).await, (1, 0));
    shop.is_sound().await;
    let cost = Money::major(700) + Money(80_001);
    assert_eq!(bench.now(&order).await.totals.cost, cost, "the cost is known at once");
    assert_eq!(bench.in_book(Account::Cost, &order).await, Money::ZERO, "and stands in the book at the hand-over");
    shop.clock.advance(Moment::DAY);
    bench.hands_over(&order).await.expect("handed over");
    assert_eq!(bench.in_book(Account::Cost, &order).await, cost);
    shop.is_sound().await;
    shop.clock.advance(Moment::DAY);
    bench.reopens(&order).await;
    assert_eq!(bench.stands(&shelf).await, (1, 0), "it lies in the order again");
    let (id, line) = (order.id, bench.parts_of(&order).await[0].id);
    bench.does(move |tx| lines::remove(tx, id, line)).await.expect("removed");
    assert_eq!(bench.stands(&shelf).await, (3, 0), "and on its shelf when the line is gone");
    let (place, product) = (shelf.place, shelf.product.id);
    let back = shop.read(move |r| balance::cost_of(r, place, product, Quantity(2000))).await;
    assert_eq!(back, Some(cost), "the same batches for the same cost");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_program_puts_products_into_orders_and_is_refused_as_people_are() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Аккумулятор", 2_900, &[(3, Money::major(3_000))], &[]).await;
    let boards = bench.goods("Плата", 12_000, &[(1, Money::major(9_000))], &["SN 7"]).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let path = format!("/orders/{}/lines", order.id);
    let (product, warehouse) = (shelf.product.id.to_string(), shelf.place.to_string());
    let line = json!({"kind": "part", "product": product, "warehouse": warehouse, "quantity": "2"});
    let made = site.post(&path, line.clone()).await.is(201).json();
    assert_eq!((&made["product"], &made["warehouse"], &made["awaiting"]), (&json!(product), &json!(warehouse), &json!("0")));
    assert_eq!((&made["name"], &made["price"], &made["cost_sum"]), (&json!("Аккумулятор"), &json!("2900.00"), &json!("2000.00")));
    site.post(&path, line).await.refuses(422, "part_taken");
    let waits = site.post(&path, json!({"kind": "part", "product": product, "quantity": "5"})).await.is(201).json();
    assert_eq!(waits["awaiting"], json!("4"));
    let one = format!("{path}/{}", made["id"].as_str().expect("an id"));
    site.patch(&one, json!({"quantity": "1"})).await.ok();
    assert_eq!(bench.stands(&shelf).await, (3, 2));
    site.patch(&one, json!({"product": boards.product.id.to_string()})).await.refuses(422, "wrong_fields");
    site.delete(&one).await.ok();
    assert_eq!(bench.stands(&shelf).await, (3, 1));
    let board = json!({"kind": "part", "product": boards.product.id.to_string(), "serial": "sn7"});
    let made = site.post(&path, board.clone()).await.is(201).json();
    assert_eq!(made["serial"], json!("SN7"));
    site.post(&path, board).await.refuses(422, "part_taken");
    shop.is_sound().await;
}

#[tokio::test]
async fn whatever_is_done_with_orders_nothing_is_lost_and_nothing_is_taken_twice() {
    for seed in 0..walks() {
        let shop = Shop::new().await;
        let bench = Bench::of(&shop).await;
        let mut dice = Dice::new(seed);
        let shelf = bench.goods("Дисплей", 8_600, &[(2, Money(140_001)), (3, Money(240_151))], &[]).await;
        let mut orders = Vec::new();
        for number in 0..3 {
            orders.push(bench.take(bench.intake("Тихонова Дарья", &format!("+7 900 555-39-4{number}"))).await.id);
        }
        for step in 0..40 {
            one_step(&bench, &shelf, &orders, &mut dice).await;
            if step % 10 == 9 {
                shop.is_sound().await;
            }
        }
        let (mut used, mut kept) = (0, 0);
        for id in &orders {
            let order = shop.read(|r| r.need::<Order>(id)).await;
            for line in bench.parts_of(&order).await {
                let part = line.part.expect("of the catalogue");
                used += if order.taken.is_some() { line.quantity.0 } else { 0 };
                kept += if order.is_open() && part.moved.is_some() { (line.quantity - part.need).0 } else { 0 };
            }
        }
        assert_eq!(bench.stands(&shelf).await.0 * 1000 + used + kept, 5000, "seed {seed}: every piece is somewhere");
        shop.is_sound().await;
    }
}

/// How many walks: a few, or as many as `VERSTAK_CASES` says.
fn walks() -> u64 {
    std::env::var("VERSTAK_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(6)
}

/// Something somebody may do with one of the orders; a refusal is an answer too.
async fn one_step(bench: &Bench<'_>, shelf: &Shelf, orders: &[Id<mark::Order>], dice: &mut Dice) {
    let id = *dice.of(orders).expect("orders");
    let order = bench.shop.read(|r| r.need::<Order>(&id)).await;
    let lines = bench.parts_of(&order).await;
    let line = dice.of(&lines).map(|line| line.id);
    let quantity = Quantity(1000 * (1 + dice.below(4)) as i64);
    let part = PartRef { product: shelf.product.id, warehouse: dice.one_in(2).then_some(shelf.place), unit: None };
    let ask = LineAsk {
        order: id,
        kind: LineKind::Part,
        service: None,
        name: "Дисплей".into(),
        quantity,
        price: None,
        discount: None,
        cost: None,
        master: None,
        warranty_days: None,
        comment: String::new(),
        part: Some(part),
        aside: false,
        rights: Rights::ALL,
    };
    let done = match (dice.below(9), line) {
        (0..=2, _) => bench.does(move |tx| lines::add(tx, &ask).map(drop)).await,
        (3, Some(line)) => bench.does(move |tx| lines::edit(tx, line, &ask).map(drop)).await,
        (4, Some(line)) => bench.does(move |tx| lines::remove(tx, id, line).map(drop)).await,
        (5, Some(line)) => bench.does(move |tx| lines::retry(tx, id, line).map(drop)).await,
        (6, _) => bench.hands_over(&order).await.map(drop),
        (7, _) => bench.does(move |tx| stock::at_once::set(tx, !stock::at_once::is_on(tx)?)).await,
        _ if order.is_open() => bench.moves(&order, "refused_client", Rights::ALL).await.map(drop),
        _ => {
            bench.reopens(&order).await;
            Ok(())
        }
    };
    if let Err(error) = done {
        assert!(matches!(error, verstak::kernel::Error::Refused(_) | verstak::kernel::Error::Hidden), "{error}");
    }
}
