//! Parts a client brings back after the hand-over, while the order stays closed: goods to their batches, money where it came from,
//! and what is left stands in the order.

use serde_json::json;
use verstak::{
    cash::{Account, client_balance, goods_money, sale_money::left_with_us},
    kernel::{Id, Money, Quantity, mark, text::Named},
    log::{Subject, SubjectKind, fact},
    orders::{LineKind, Order, PartsBack},
    shop::OrderType,
    stock::{WarehouseAsk, WarehouseKind, balance, put_warehouse, units},
    store::Reads,
    warehouse::{DocKind, Document},
};

use crate::{
    api::program::Program,
    bench::Bench,
    parts::{Shelf, adds, at},
    shop::{Answer, Person, Shop},
};

/// An order of Daria's handed over with two displays of two batches and a battery, paid.
struct Scene<'s> {
    bench: Bench<'s>,
    display: Shelf,
    battery: Shelf,
    order: Order,
}

const DISPLAYS: Money = Money(70_000 + 80_001);

impl<'s> Scene<'s> {
    async fn of(shop: &'s Shop) -> Scene<'s> {
        let bench = Bench::of(shop).await;
        let display = bench.goods("Дисплей iPhone 13", 8_600, &[(1, Money::major(700)), (2, Money(160_001))], &[]).await;
        let battery = bench.goods("Аккумулятор", 2_900, &[(3, Money::major(3_300))], &[]).await;
        let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
        let owner = shop.owner().await;
        for shelf in [&display, &display, &battery] {
            adds(&owner, &order, &at(shelf)).await.goes_to();
        }
        Scene { bench, display, battery, order }
    }

    /// Paid in cash and handed over.
    async fn closed(self) -> Scene<'s> {
        let due = self.bench.now(&self.order).await.due();
        self.bench.pays(&self.order, &[(&self.bench.cash, due)], None).await.expect("paid");
        self.bench.hands_over(&self.order).await.expect("handed over");
        self
    }

    fn path(&self) -> String {
        format!("/orders/{}/return", self.order.id)
    }

    /// The place of the first line of a product.
    async fn place(&self, shelf: &Shelf) -> usize {
        self.places(shelf).await[0]
    }

    async fn places(&self, shelf: &Shelf) -> Vec<usize> {
        let (id, product) = (self.order.id, shelf.product.id);
        let lines = self.bench.shop.read(move |r| verstak::orders::document::lines(r, id)).await;
        let is = |line: &verstak::orders::Line| line.part.as_ref().is_some_and(|part| part.product == product);
        lines.iter().enumerate().filter(|(_, line)| is(line)).map(|(at, _)| at).collect()
    }

    async fn brings(&self, person: &Person<'_>, shelf: &Shelf, quantity: &str, more: &[(&str, &str)]) -> Answer {
        let (field, warehouse) = (format!("back_{}", self.place(shelf).await), shelf.place.to_string());
        let fields = [(field.as_str(), quantity), ("warehouse", warehouse.as_str()), ("reason", "Не подошло")];
        let usual = fields.iter().filter(|(name, _)| more.iter().all(|(own, _)| own != name)).copied();
        person.post(&self.path(), &usual.chain(more.iter().copied()).collect::<Vec<_>>()).await
    }

    fn cash(&self) -> String {
        self.bench.cash.id.to_string()
    }

    async fn in_drawer(&self) -> Money {
        let cash = self.bench.cash.clone();
        self.bench.shop.read(move |r| verstak::cash::holds(r, &cash)).await
    }

    async fn revenue(&self) -> Money {
        -self.bench.in_book(Account::Revenue, &self.order).await
    }
}

#[tokio::test]
async fn a_part_comes_back_to_its_batch_for_what_it_cost_and_the_order_stays_closed() {
    let shop = Shop::new().await;
    let scene = Scene::of(&shop).await.closed().await;
    let (bench, owner, before) = (&scene.bench, shop.owner().await, scene.bench.now(&scene.order).await);
    assert_eq!(before.totals.cost, DISPLAYS + Money::major(1_100));
    let (drawer, shelf, cash) = (scene.in_drawer().await, shop.read(|r| goods_money::goods_value(r)).await, scene.cash());
    owner.get(&format!("/orders/{}", scene.order.id)).await.ok().says("Принять возврат");
    owner.get(&scene.path()).await.ok().says("Дисплей iPhone 13 — не больше 1, по 8 600").says("Аккумулятор");
    scene.brings(&owner, &scene.display, "1", &[("money", &cash)]).await.goes_to();

    let after = bench.now(&scene.order).await;
    assert!(!after.is_open() && after.closings == 1);
    assert_eq!(after.totals.total(), before.totals.total() - Money::major(8_600));
    assert_eq!((after.paid, after.due()), (before.paid - Money::major(8_600), Money::ZERO));
    assert_eq!(after.totals.cost, DISPLAYS + Money::major(1_100) - Money::major(700), "the first display was of the old batch");
    assert_eq!((scene.revenue().await, bench.in_book(Account::Cost, &scene.order).await), (after.totals.total(), after.totals.cost));
    assert_eq!(scene.in_drawer().await, drawer - Money::major(8_600));
    assert_eq!(shop.read(|r| goods_money::goods_value(r)).await, shelf + Money::major(700));
    assert_eq!(bench.stands(&scene.display).await, (2, 0), "it is anybody's");
    let client = after.client;
    assert_eq!(shop.read(move |r| client_balance(r, client)).await, Money::ZERO);
    shop.is_sound().await;

    let page = owner.get(&format!("/orders/{}", scene.order.id)).await.ok();
    page.says("вернули 1").says("Клиент вернул: Дисплей iPhone 13 × 1, отдали 8 600").says("Не подошло");
    owner.get(&format!("/orders/{}?tab=money", scene.order.id)).await.ok().says("Возврат деталей");
    let of_drawer = Subject::new(SubjectKind::Cashbox, bench.cash.id);
    let told = shop.read(move |r| fact::feed(r, of_drawer, None, 1)).await;
    assert!(told[0].body.contains("Refunded") && told[0].body.contains(&scene.order.number), "{}", told[0].body);
    let journal = owner.get("/stock/documents?kind=client_return").await.ok();
    journal.says("Возврат от покупателя 00001").says("700");
    let document = shop.read(|r| Ok(r.all::<Document>(())?.into_iter().find(|one| one.kind == DocKind::ClientReturn).expect("one"))).await;
    let card = owner.get(&format!("/stock/documents/{}", document.id)).await.ok();
    card.says(&format!("Заказ {}", scene.order.number)).says("Не подошло");
    owner.get(&format!("/orders/{}/print/act", scene.order.id)).await.ok().says("Дисплей iPhone 13");

    // The second one, and no third.
    scene.brings(&owner, &scene.display, "1", &[("money", &cash)]).await.is(422).says("Вернуть можно не больше 0");
    let second = format!("back_{}", scene.places(&scene.display).await[1]);
    let warehouse = scene.display.place.to_string();
    let fields = [(second.as_str(), "1"), ("warehouse", warehouse.as_str()), ("money", cash.as_str()), ("reason", "И второй")];
    owner.post(&scene.path(), &fields).await.goes_to();
    owner.get(&format!("/orders/{}/print/act", scene.order.id)).await.ok().hides("Дисплей iPhone 13");
    assert_eq!(bench.now(&scene.order).await.totals.cost, Money::major(1_100));
    shop.is_sound().await;
}

#[tokio::test]
async fn what_is_faulty_goes_to_the_defects_and_its_money_to_the_balance() {
    let shop = Shop::new().await;
    let scene = Scene::of(&shop).await.closed().await;
    let (owner, drawer, location) = (shop.owner().await, scene.in_drawer().await, shop.location);
    let ask = move || WarehouseAsk {
        id: None,
        name: Named::plain("Брак"),
        kind: WarehouseKind::Defects,
        location: Some(location),
        engineer: None,
        sellable: false,
        bins: Vec::new(),
        bin: None,
        keepers: Vec::new(),
    };
    let defects = scene.bench.does(move |tx| put_warehouse(tx, &ask())).await.expect("a box");
    scene.brings(&owner, &scene.battery, "1", &[("money", "balance"), ("faulty", "on")]).await.goes_to();
    let battery = scene.battery.product.id;
    let lies = shop.read(move |r| balance::stock(r, defects, battery)).await;
    assert_eq!((lies.quantity, lies.cost), (Quantity::ONE, Money::major(1_100)));
    let order = scene.bench.now(&scene.order).await;
    assert_eq!((scene.in_drawer().await, order.due()), (drawer, Money::ZERO));
    let client = order.client;
    assert_eq!(
        shop.read(move |r| Ok((left_with_us(r, client)?, client_balance(r, client)?))).await,
        (Money::major(2_900), Money::major(2_900)),
        "it pays at the till"
    );
    shop.is_sound().await;
    // What was left to her is not the order's to give once more.
    let cash = scene.cash();
    let refund = [("amount", order.paid.input()), ("cashbox", cash.clone()), ("comment", "Всё".into())];
    let over = (order.paid + Money(1)).input();
    let path = format!("/orders/{}/refund", order.id);
    owner.post(&path, &[("amount", &over), ("cashbox", &cash), ("comment", "Лишнее")]).await.is(422);
    let refund: Vec<(&str, &str)> = refund.iter().map(|(name, value)| (*name, value.as_str())).collect();
    owner.post(&path, &refund).await.goes_to();
    shop.is_sound().await;
}

#[tokio::test]
async fn a_debt_for_the_order_is_taken_off_before_any_money_is_given() {
    let shop = Shop::new().await;
    let scene = Scene::of(&shop).await;
    let due = scene.bench.now(&scene.order).await.due();
    let all_but = due - Money::major(10_000);
    scene.bench.pays(&scene.order, &[(&scene.bench.cash, all_but)], None).await.expect("paid");
    scene.bench.hands_over(&scene.order).await.expect("in debt");
    let (owner, cash, drawer) = (shop.owner().await, scene.cash(), scene.in_drawer().await);
    owner.get(&scene.path()).await.ok().says("Сначала спишется долг 10 000");
    scene.brings(&owner, &scene.display, "1", &[("money", &cash)]).await.goes_to();
    assert_eq!((scene.bench.now(&scene.order).await.due(), scene.in_drawer().await), (Money::major(1_400), drawer));
    scene.brings(&owner, &scene.battery, "1", &[("money", &cash)]).await.goes_to();
    assert_eq!((scene.bench.now(&scene.order).await.due(), scene.in_drawer().await), (Money::ZERO, drawer - Money::major(1_500)));
    let backs: Vec<PartsBack> = shop.read(|r| r.all::<PartsBack>(())).await;
    let sums: Vec<(Money, Money)> = backs.iter().map(|back| (back.off_debt, back.paid)).collect();
    assert!(sums.contains(&(Money::major(8_600), Money::ZERO)) && sums.contains(&(Money::major(1_400), Money::major(1_500))), "{sums:?}");
    shop.is_sound().await;
}

#[tokio::test]
async fn an_order_reopened_after_a_return_has_only_what_is_still_out() {
    let shop = Shop::new().await;
    let scene = Scene::of(&shop).await.closed().await;
    let (owner, cash, bench) = (shop.owner().await, scene.cash(), &scene.bench);
    scene.brings(&owner, &scene.display, "1", &[("money", &cash)]).await.goes_to();
    let lines = bench.parts_of(&scene.order).await.len();
    let paid = bench.now(&scene.order).await.paid;
    bench.reopens(&scene.order).await;
    let order = bench.now(&scene.order).await;
    assert_eq!((bench.stands(&scene.display).await, bench.stands(&scene.battery).await), ((3, 1), (3, 1)));
    assert_eq!((bench.parts_of(&order).await.len(), order.paid, order.due()), (lines - 1, paid, Money::ZERO));
    assert_eq!((scene.revenue().await, bench.in_book(Account::Cost, &order).await), (Money::ZERO, Money::ZERO));
    shop.is_sound().await;
    bench.hands_over(&order).await.expect("handed over again");
    assert_eq!(bench.now(&order).await.totals.cost, Money::major(700 + 1_100), "the oldest one goes first again");
    shop.is_sound().await;
    scene.brings(&owner, &scene.battery, "1", &[("money", &cash)]).await.goes_to();
    assert_eq!(bench.stands(&scene.battery).await, (3, 0), "and of the second hand-over too");
    shop.is_sound().await;
    // Everything came back: there is nothing to keep when it is reopened.
    scene.brings(&owner, &scene.display, "1", &[("money", &cash)]).await.goes_to();
    bench.reopens(&order).await;
    assert!(bench.parts_of(&order).await.is_empty());
    assert_eq!(bench.stands(&scene.display).await, (3, 0));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_line_with_a_discount_gives_back_its_share_and_the_last_piece_the_rest() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let screws = bench.goods("Винты", 100, &[(10, Money::major(100))], &[]).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let owner = shop.owner().await;
    adds(&owner, &order, &at(&screws)).await.goes_to();
    let line = bench.parts_of(&order).await.remove(0);
    let fields = [("name", "Винты"), ("quantity", "3"), ("price", "100"), ("discount", "50"), ("master", ""), ("comment", "")];
    let place = screws.place.to_string();
    let more = [("warranty_days", ""), ("place", place.as_str())];
    owner.post(&format!("/orders/{}/lines/{}", order.id, line.id), &[&fields[..], &more].concat()).await.goes_to();
    let scene = Scene { bench, display: screws.clone(), battery: screws, order }.closed().await;
    assert_eq!(scene.bench.now(&scene.order).await.totals.total(), Money::major(250));
    let cash = scene.cash();
    let mut left = Vec::new();
    for _ in 0..3 {
        scene.brings(&owner, &scene.display, "1", &[("money", &cash)]).await.goes_to();
        left.push(scene.bench.now(&scene.order).await.totals.total());
        shop.is_sound().await;
    }
    assert_eq!(left, [Money(16_667), Money(8_333), Money::ZERO]);
}

#[tokio::test]
async fn a_thing_with_a_number_comes_back_by_it_and_own_warranty_from_its_account() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let board = bench.goods("Плата", 12_000, &[(2, Money::major(9_000))], &["SN001", "SN002"]).await;
    let kind = shop.read(|r| Ok(r.all::<OrderType>(())?.into_iter().find(|kind| kind.key == "repeat").expect("our warranty"))).await;
    let order = bench.take(verstak::orders::Intake { order_type: kind.id, ..bench.intake("Тихонова Дарья", "+7 900 555-39-48") }).await;
    let owner = shop.owner().await;
    let product = board.product.id;
    let unit = shop.read(move |r| Ok(units::here(r, product, "SN002")?.expect("here").id)).await;
    let part = format!("{}.{unit}", at(&board));
    let fields = [("kind", "part"), ("part", part.as_str()), ("service_text", "Плата"), ("price", "0")];
    owner.post(&format!("/orders/{}/lines", order.id), &fields).await.goes_to();
    let scene = Scene { bench, display: board.clone(), battery: board, order };
    scene.bench.hands_over(&scene.order).await.expect("handed over");
    assert_eq!(scene.bench.in_book(Account::OwnWarranty, &scene.order).await, Money::major(4_500));
    owner.get(&scene.path()).await.ok().says("SN002").hides("SN001");
    let warehouse = scene.display.place.to_string();
    let by = |serial: &'static str| [("serials_0", serial), ("warehouse", warehouse.as_str()), ("money", ""), ("reason", "Не та")];
    owner.post(&scene.path(), &by("SN001")).await.is(422).says("SN001 не продавали");
    owner.post(&scene.path(), &by("SN002")).await.goes_to();
    assert_eq!(scene.bench.in_book(Account::OwnWarranty, &scene.order).await, Money::ZERO);
    assert!(shop.read(move |r| Ok(units::here(r, product, "SN002")?.is_some())).await);
    owner.post(&scene.path(), &by("SN002")).await.is(422);
    shop.is_sound().await;
}

#[tokio::test]
async fn parts_come_back_only_of_what_was_handed_over_by_right_and_in_an_open_period() {
    let shop = Shop::new().await;
    let scene = Scene::of(&shop).await;
    let (owner, cash) = (shop.owner().await, scene.cash());
    owner.get(&scene.path()).await.is(422).says("Детали возвращают только по выданному заказу");
    let scene = scene.closed().await;
    let master = shop.hire("Лосев Олег", "losev", "master").await;
    master.get(&format!("/orders/{}", scene.order.id)).await.ok().hides("Принять возврат");
    scene.brings(&master, &scene.display, "1", &[("money", &cash)]).await.is(403);
    scene.brings(&owner, &scene.display, "", &[("money", &cash)]).await.is(422).says("Укажите, что вернули");
    scene.brings(&owner, &scene.display, "2", &[("money", &cash)]).await.is(422).says("Вернуть можно не больше 1");
    scene.brings(&owner, &scene.display, "1", &[("money", "")]).await.is(422).says("Выберите, откуда вернуть деньги");
    scene.brings(&owner, &scene.display, "1", &[("money", &cash), ("reason", "")]).await.is(422);
    let until = format!("until_{}", shop.location);
    let today = crate::bench::today().iso();
    owner.post("/settings/periods", &[(until.as_str(), today.as_str())]).await.goes_to();
    scene.brings(&owner, &scene.display, "1", &[("money", &cash)]).await.is(422).says("закрыт");
    owner.post("/settings/periods", &[(until.as_str(), "")]).await.goes_to();
    assert_eq!(shop.read(|r| r.count::<PartsBack>(())).await, 0);
    shop.is_sound().await;
    scene.brings(&owner, &scene.display, "1", &[("money", &cash)]).await.goes_to();
    shop.is_sound().await;
}

#[tokio::test]
async fn a_part_typed_by_hand_gives_its_money_back_and_moves_no_goods() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    bench.line(&order, LineKind::Part, "Кабель с рынка", Money::major(500), Money::major(200)).await;
    let scene = {
        let shelf = bench.goods("Прочее", 10, &[], &[]).await;
        Scene { bench, display: shelf.clone(), battery: shelf, order }.closed().await
    };
    let (owner, cash) = (shop.owner().await, scene.cash());
    let id = scene.order.id;
    let lines = shop.read(move |r| verstak::orders::document::lines(r, id)).await;
    let field = format!("back_{}", lines.iter().position(|line| line.kind == LineKind::Part).expect("a part"));
    owner.get(&scene.path()).await.ok().hides("Положить на склад");
    owner.post(&scene.path(), &[(field.as_str(), "1"), ("money", cash.as_str()), ("reason", "Не нужен")]).await.goes_to();
    let after = scene.bench.now(&scene.order).await;
    assert_eq!((after.totals.parts, after.totals.unwritten, after.due()), (Money::ZERO, 0, Money::ZERO));
    assert!(shop.read(|r| r.all::<Document>(())).await.is_empty());
    shop.is_sound().await;
}

#[tokio::test]
async fn a_program_takes_parts_back_and_reads_what_came() {
    let shop = Shop::new().await;
    let scene = Scene::of(&shop).await.closed().await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let path = format!("/orders/{}/returns", scene.order.id);
    let line = scene.bench.parts_of(&scene.order).await.into_iter().find(|line| line.name == "Аккумулятор").expect("a battery").id;
    let ask = |quantity: &str| json!({"lines": [{"line": line, "quantity": quantity}], "warehouse": scene.battery.place, "money": "as_paid", "reason": "Вздулся", "faulty": true});
    let made = site.post(&path, ask("1")).await.is(201).json();
    assert_eq!((&made["total"], &made["paid"], &made["lines"][0]["cost"]), (&json!("2900.00"), &json!("2900.00"), &json!("1100.00")));
    site.post(&path, ask("1")).await.refuses(422, "return_too_much");
    let stranger = json!({"lines": [{"line": Id::<mark::Line>::fixed(7), "quantity": "1"}], "money": "as_paid", "reason": "?"});
    site.post(&path, stranger).await.is(404);
    assert_eq!(site.get(&path).await.ok().json()[0]["id"], made["id"]);
    let lines = site.get(&format!("/orders/{}/lines", scene.order.id)).await.ok().json();
    let battery = lines
        .as_array()
        .expect("lines")
        .iter()
        .find(|one| one["id"] == json!(line.to_string()))
        .unwrap_or_else(|| panic!("{lines}"))
        .clone();
    assert_eq!((&battery["quantity"], &battery["returned"]), (&json!("0"), &json!("1")));
    shop.is_sound().await;
}
