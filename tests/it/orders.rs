//! The life of an order, told by the people who live it: through the front door, with the books checked after each story.

use std::collections::BTreeSet;

use verstak::{
    cash::{self, order_money},
    clients::Device,
    kernel::{Id, Lang, Moment, Money, Rights, codes, mark},
    orders::{Intake, Line, LineKind, Number, Order, Thing, edit::Urgency},
    shop::StatusGroup,
    store::Reads,
};

use crate::{
    bench::Bench,
    shop::{Answer, Person, Shop},
};

fn query(pairs: &[(&str, &str)]) -> String {
    serde_urlencoded::to_string(pairs).expect("text")
}

fn once(shop: &Shop) -> String {
    Id::<mark::Once>::new(shop.clock.now()).to_string()
}

/// Addresses of orders in the rows of a list.
fn rows(page: &Answer) -> Vec<String> {
    let parts = page.body.split("id=\"order-").skip(1);
    parts
        .filter_map(|rest| rest.split('"').next())
        .filter(|id| id.len() == 36 || id.len() == 26 || id.len() == 32)
        .map(String::from)
        .collect()
}

/// Where "show more" leads.
fn next_page(page: &Answer) -> Option<String> {
    let mut links = page.body.split(" hx-get=\"").filter_map(|rest| rest.split('"').next());
    links.find(|href| href.contains("after=")).map(|href| href.replace("&amp;", "&"))
}

async fn steps(person: &Person<'_>, bench: &Bench<'_>, order: &Order, to: &str) -> Answer {
    let to = bench.status(to).id.to_string();
    person.post(&format!("/orders/{}/status", order.id), &[("to", &to)]).await
}

async fn pays(person: &Person<'_>, order: &Order, fields: &[(&str, &str)]) -> Answer {
    person.post(&format!("/orders/{}/payments", order.id), fields).await
}

async fn closes(person: &Person<'_>, bench: &Bench<'_>, order: &Order, more: &[(&str, &str)]) -> Answer {
    let to = bench.status("issued").id.to_string();
    let mut fields = vec![("to", to.as_str())];
    fields.extend_from_slice(more);
    person.post(&format!("/orders/{}/closure", order.id), &fields).await
}

/// An order with a master and a work, ready to be collected.
async fn ready(bench: &Bench<'_>, master: Id<mark::Employee>) -> Order {
    let ask =
        Intake { works: vec![bench.work.id], master: Some(master), ..bench.intake("Тихонова Дарья", "+7 900 555-39-48") };
    let order = bench.take(ask).await;
    bench.moves(&order, "in_work", Rights::ALL).await.expect("into work");
    bench.moves(&order, "ready", Rights::ALL).await.expect("ready")
}

async fn employee(shop: &Shop, login: &'static str) -> Id<mark::Employee> {
    let all = shop.read(|r| verstak::staff::active_employees(r)).await;
    all.into_iter().find(|one| one.login == login).expect("an employee").id
}

#[tokio::test]
async fn refused_forms_leave_no_gap_in_the_numbers() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let (kind, paid) = (bench.phone.to_string(), bench.order_type.id.to_string());
    let good = [
        ("client_text", "+7 900 555-39-48"),
        ("name", "Тихонова Дарья"),
        ("type", kind.as_str()),
        ("order_type", paid.as_str()),
        ("brand_text", "Apple"),
        ("malfunction", "Разбит экран"),
    ];
    anna.post("/orders/new", &good).await.goes_to();
    for _ in 0..3 {
        anna.post("/orders/new", &good[..3]).await.is(422);
    }
    anna.post("/orders/new", &good).await.goes_to();
    let mut numbers: Vec<String> = shop.read(|r| r.all::<Order>(())).await.into_iter().map(|order| order.number).collect();
    numbers.sort();
    assert_eq!(numbers, ["Л-00001", "Л-00002"]);
    shop.is_sound().await;
}

#[tokio::test]
async fn the_same_form_sent_ten_times_has_one_effect() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let (pay, comment, cash) = (once(&shop), once(&shop), bench.cash.id.to_string());
    for _ in 0..10 {
        let fields = [("amount", "100"), ("cashbox", cash.as_str()), ("tendered", "")];
        anna.post_once(&format!("/orders/{}/payments", order.id), &fields, &pay).await.goes_to();
        let fields = [("text", "Позвонить вечером"), ("audience", "staff")];
        anna.post_once(&format!("/orders/{}/comments", order.id), &fields, &comment).await.goes_to();
    }
    assert_eq!(bench.now(&order).await.paid, Money::major(100));
    let card = anna.get(&format!("/orders/{}?tab=feed", order.id)).await.ok();
    // Once in the feed and once among the latest under the lines.
    assert!((1..=2).contains(&card.text().matches("Позвонить вечером").count()), "{}", card.text());
    shop.is_sound().await;
}

#[tokio::test]
async fn a_status_changes_only_along_the_chain_and_by_its_roles() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let oleg = shop.hire("Олег Ветров", "oleg", "master").await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let id = employee(&shop, "oleg").await;
    let order =
        bench.take(Intake { works: vec![bench.work.id], master: Some(id), ..bench.intake("Лапшин Михаил", "+7 900 555-10-02") }).await;
    steps(&oleg, &bench, &order, "ready").await.is(422).says("нельзя перейти");
    steps(&oleg, &bench, &order, "issued").await.is(422);
    steps(&oleg, &bench, &order, "in_work").await.goes_to();
    steps(&oleg, &bench, &order, "ready").await.goes_to();
    let got = closes(&oleg, &bench, &order, &[]).await.is(422);
    got.says("переводит только");
    steps(&oleg, &bench, &order, "issued").await.is(422).says("переводит только");
    assert_eq!(bench.now(&order).await.group, StatusGroup::Ready);
    let (due, cash) = (bench.now(&order).await.due().input(), bench.cash.id.to_string());
    closes(&anna, &bench, &order, &[("amount", &due), ("cashbox", &cash)]).await.goes_to();
    assert_eq!(bench.now(&order).await.group, StatusGroup::Closed);
    shop.is_sound().await;
}

#[tokio::test]
async fn works_come_from_the_price_list_and_parts_are_free_lines() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let manager = shop.hire("Павлова Ирина", "irina", "manager").await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let (lines, service) = (format!("/orders/{}/lines", order.id), bench.work.id.to_string());
    anna.post(&lines, &[("kind", "work"), ("service_text", "Работа"), ("service", &service)]).await.goes_to();
    let part = [("kind", "part"), ("service_text", "Дисплей"), ("price", "4 200,50"), ("cost", "2900")];
    manager.post(&lines, &part).await.goes_to();
    anna.post(&lines, &[("kind", "part"), ("service_text", "Без цены")]).await.is(422);
    let beside = anna.post_into(&lines, &[("kind", "part"), ("service_text", "Винт"), ("price", "даром")]).await;
    let beside = beside.is(422);
    beside.says("Введите сумму").hides("Укажите цену");
    assert_eq!(beside.header("hx-retarget"), Some("#wrong-part"), "it is said by the fields that hold what was typed");
    let now = bench.now(&order).await;
    assert_eq!(
        (now.totals.works, now.totals.parts, now.totals.cost),
        (bench.work.price, Money(420_050), Money::major(2900) + bench.work.cost)
    );

    let id = order.id;
    let part = shop.read(|r| Ok(r.all::<Line>((id,))?.into_iter().find(|line| line.kind == LineKind::Part))).await.expect("the part");
    let path = format!("{lines}/{}", part.id);
    let edit = |discount: &'static str| {
        vec![
            ("name", "Дисплей"),
            ("quantity", "1"),
            ("price", "4200,50"),
            ("discount", discount),
            ("master", ""),
            ("warranty_days", "90"),
            ("comment", ""),
        ]
    };
    anna.post(&path, &edit("10%")).await.is(422).says("Скидку даёт тот, у кого есть право «Давать скидки»");
    manager.post(&path, &edit("10%")).await.goes_to();
    assert_eq!(bench.now(&order).await.totals.parts, Money(378_045));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_listed_work_keeps_its_price_and_a_free_line_is_priced_by_whoever_adds_it() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let manager = shop.hire("Павлова Ирина", "irina", "manager").await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let (lines, service) = (format!("/orders/{}/lines", order.id), bench.work.id.to_string());
    let (name, listed) = (bench.work.name.get(Lang::Ru), bench.work.price.show(Lang::Ru));
    let picked = [("kind", "work"), ("service_text", name), ("service", service.as_str()), ("price", "1")];
    anna.post(&lines, &picked).await.is(422).says("По прайсу эта работа стоит").says(&listed);
    // Typing its name instead of choosing it is the same work.
    let shouted = name.to_uppercase();
    anna.post(&lines, &[("kind", "work"), ("service_text", &shouted), ("price", "1")]).await.is(422).says(&listed);
    anna.post(&lines, &[("kind", "work"), ("service_text", "Чистка от песка"), ("price", "700")]).await.goes_to();
    manager.post(&lines, &picked).await.goes_to();
    let id = order.id;
    let all = shop.read(move |r| r.all::<Line>((id,))).await;
    let (free, worked) = (all.iter().find(|line| line.service.is_none()), all.iter().find(|line| line.service.is_some()));
    let (free, worked) = (free.expect("a free line"), worked.expect("a listed one"));
    assert_eq!(worked.price, Money::major(1));
    let edit = |line: &Line, name: &str, price: &str| {
        let fields =
            [("name", name), ("quantity", "1"), ("price", price), ("discount", ""), ("master", ""), ("warranty_days", ""), ("comment", "")];
        (format!("{lines}/{}", line.id), fields.map(|(key, value)| (key.to_string(), value.to_string())))
    };
    let send = async |person: &Person<'_>, (path, fields): (String, [(String, String); 7])| {
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        person.post(&path, &pairs).await
    };
    send(&anna, edit(worked, name, "2")).await.is(422).says("Менять в заказе цены прайса");
    send(&anna, edit(free, name, "2")).await.is(422).says(&listed);
    send(&anna, edit(free, "Чистка от песка", "-5")).await.is(422);
    send(&anna, edit(free, "Чистка от песка", "650")).await.goes_to();
    assert_eq!(bench.now(&order).await.totals.works, Money::major(651));
    let form = anna.get(&format!("{lines}/{}", worked.id)).await.ok();
    assert!(form.body.contains("name=\"price\"") && form.body.contains("readonly"), "the price is shown as fixed");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_removed_line_comes_back_even_after_the_program_was_started_anew() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    bench.line(&order, LineKind::Part, "Дисплей", Money::major(3000), Money::major(2100)).await;
    let id = order.id;
    let line = shop.read(move |r| Ok(r.all::<Line>((id,))?.remove(0))).await;
    let path = |what: &str| format!("/orders/{id}/lines/{}/{what}", line.id);
    let owner = shop.owner().await;
    owner.post(&path("restoration"), &[]).await.is(422);
    owner.post(&path("removal"), &[]).await.goes_to();
    assert_eq!(bench.now(&order).await.totals.total(), Money::ZERO);

    shop.clock.advance(Moment::HOUR);
    let again = shop.restarted();
    let owner = again.owner().await;
    owner.post(&path("restoration"), &[]).await.goes_to();
    let now = again.read(move |r| r.need::<Order>(&id)).await;
    assert_eq!((now.totals.parts, now.totals.cost), (Money::major(3000), Money::major(2100)));
    owner.post(&path("restoration"), &[]).await.is(422).says("Отменить уже нельзя");
    again.is_sound().await;
}

#[tokio::test]
async fn what_things_cost_us_is_not_in_a_receptionist_s_pages() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    bench.line(&order, LineKind::Part, "Дисплей", Money::major(4200), Money(277_713)).await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let manager = shop.hire("Павлова Ирина", "irina", "manager").await;
    let id = order.id;
    let line = shop.read(move |r| Ok(r.all::<Line>((id,))?.remove(0))).await.id;
    let cost = |page: &Answer| page.text().contains("2 777,13") || page.body.contains("2777,13");
    let margin = |page: &Answer| page.text().contains("1 422,87");
    for path in ["", "?tab=money", "?tab=feed", "/details", "/people", "/print/receipt", "/print/act", &format!("/lines/{line}")] {
        let page = anna.get(&format!("/orders/{id}{path}")).await.ok();
        assert!(!cost(&page) && !margin(&page), "{path} shows the cost");
    }
    let page = anna.get("/orders").await.ok();
    assert!(!cost(&page) && !margin(&page));
    assert!(cost(&manager.get(&format!("/orders/{id}/lines/{line}")).await.ok()), "a manager sees it");
}

#[tokio::test]
async fn a_payment_is_split_over_two_cashboxes_with_change() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    bench.line(&order, LineKind::Part, "Дисплей", Money::major(3000), Money::ZERO).await;
    let (cash, card) = (bench.cash.id.to_string(), bench.card.id.to_string());
    pays(&anna, &order, &[("amount", "500"), ("cashbox", &cash)]).await.goes_to();
    let short = [("amount", "2500"), ("cashbox", cash.as_str()), ("other", card.as_str()), ("other_amount", "1500"), ("tendered", "900")];
    pays(&anna, &order, &short).await.is(422).says("Наличными нужно не меньше");
    let split = [("amount", "2500"), ("cashbox", cash.as_str()), ("other", card.as_str()), ("other_amount", "1500"), ("tendered", "5000")];
    pays(&anna, &order, &split).await.goes_to();
    let now = bench.now(&order).await;
    assert_eq!((now.paid, now.due()), (Money::major(3000), Money::ZERO));
    let boxes = [bench.cash.clone(), bench.card.clone()];
    let held = shop
        .read(move |r| boxes.iter().map(|one| cash::ledger::balance(r, one.kind.account(), one.id.cast())).collect::<Result<Vec<_>, _>>())
        .await;
    assert_eq!(held, [Money::major(1500), Money::major(1500)], "change never enters the drawer");
    anna.get(&format!("/orders/{}?tab=money", order.id)).await.ok().says("4 000");
    shop.is_sound().await;
}

#[tokio::test]
async fn an_unpaid_order_is_handed_over_only_by_right_and_the_debt_is_paid_later() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    shop.hire("Олег Ветров", "oleg", "master").await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let manager = shop.hire("Павлова Ирина", "irina", "manager").await;
    let order = ready(&bench, employee(&shop, "oleg").await).await;
    let (due, cash) = (order.due(), bench.cash.id.to_string());
    closes(&anna, &bench, &order, &[]).await.is(422).says("Осталось оплатить");
    closes(&anna, &bench, &order, &[("debt", "on")]).await.is(422);
    let part = [("amount", "100"), ("cashbox", cash.as_str())];
    closes(&manager, &bench, &order, &part).await.is(422).says("Выдать и принять 100");
    assert!(bench.now(&order).await.is_open());
    closes(&manager, &bench, &order, &[("debt", "on")]).await.goes_to();
    let (id, client) = (order.id, order.client);
    let books = move |shop| async move {
        let shop: &Shop = shop;
        shop.read(move |r| Ok((order_money::owed(r, id)?, order_money::advance(r, id)?, order_money::client_balance(r, client)?))).await
    };
    assert_eq!(books(&shop).await, (due, Money::ZERO, -due));
    manager.get("/orders?view=debts").await.ok().says(&order.number);

    let more = (due + Money::major(1)).input();
    pays(&anna, &order, &[("amount", &more), ("cashbox", &cash)]).await.is(422);
    pays(&anna, &order, &[("amount", "100"), ("cashbox", &cash)]).await.goes_to();
    assert_eq!(books(&shop).await.0, due - Money::major(100));
    let rest = (due - Money::major(100)).input();
    pays(&anna, &order, &[("amount", &rest), ("cashbox", &cash)]).await.goes_to();
    assert_eq!(books(&shop).await, (Money::ZERO, Money::ZERO, Money::ZERO));
    manager.get("/orders?view=debts").await.ok().hides(&order.number);
    shop.is_sound().await;
}

#[tokio::test]
async fn never_more_goes_back_than_was_paid_and_a_payment_is_reversed_once() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let owner = shop.owner().await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (id, cash) = (order.id, bench.cash.id.to_string());
    // Somebody else's money in the drawer: what stops a refund is the order, not an empty drawer.
    let other = bench.order("Лапшин Михаил", "+7 900 555-10-02").await;
    pays(&owner, &other, &[("amount", "3000"), ("cashbox", &cash)]).await.goes_to();
    pays(&owner, &order, &[("amount", "1000"), ("cashbox", &cash)]).await.goes_to();
    let refund = format!("/orders/{id}/refund");
    owner.post(&refund, &[("amount", "1000,01"), ("cashbox", &cash), ("comment", "Передумал")]).await.is(422);
    owner.post(&refund, &[("amount", "400"), ("cashbox", &cash), ("comment", "Передумал")]).await.goes_to();
    owner.post(&refund, &[("amount", "601"), ("cashbox", &cash), ("comment", "Ещё")]).await.is(422);
    assert_eq!(bench.now(&order).await.paid, Money::major(600));
    let operations = shop.read(move |r| cash::ledger::operations_of(r, id)).await;
    let path = |of: Money| {
        let found = operations.iter().find(|operation| operation.moved() == of).expect("an operation");
        format!("/orders/{id}/payments/{}/reversal", found.id)
    };
    let why = [("comment", "Ошиблись")];
    owner.post(&path(Money::major(1000)), &why).await.is(422).says("уже был возврат");
    owner.post(&path(Money::major(-400)), &why).await.goes_to();
    owner.post(&path(Money::major(-400)), &why).await.is(422).says("уже сторнирована");
    owner.post(&path(Money::major(1000)), &why).await.goes_to();
    owner.post(&path(Money::major(1000)), &why).await.is(422).says("уже сторнирована");
    assert_eq!(bench.now(&order).await.paid, Money::ZERO);
    shop.is_sound().await;
}

#[tokio::test]
async fn reopening_makes_what_was_paid_an_advance_again() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    shop.hire("Олег Ветров", "oleg", "master").await;
    let owner = shop.owner().await;
    let order = ready(&bench, employee(&shop, "oleg").await).await;
    let (id, due, cash) = (order.id, order.due(), bench.cash.id.to_string());
    closes(&owner, &bench, &order, &[("amount", &due.input()), ("cashbox", &cash)]).await.goes_to();
    let closed = bench.now(&order).await;
    assert!(closed.warranty_from.is_some() && closed.closings == 1);
    owner.post(&format!("/orders/{id}/lines"), &[("kind", "part"), ("service_text", "Дисплей"), ("price", "1")]).await.is(422);
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let to = bench.status("in_work").id.to_string();
    let fields = [("to", to.as_str()), ("reason", "Экран не откликается")];
    anna.post(&format!("/orders/{id}/reopening"), &fields).await.is(403);
    owner.post(&format!("/orders/{id}/reopening"), &fields).await.goes_to();
    let advance = shop.read(move |r| Ok((order_money::advance(r, id)?, order_money::charged(r, id)?))).await;
    assert_eq!(advance, (due, Money::ZERO));
    let open = bench.now(&order).await;
    assert!(open.is_open() && open.warranty_from.is_none() && open.paid == due);
    steps(&owner, &bench, &order, "ready").await.goes_to();
    closes(&owner, &bench, &order, &[]).await.goes_to();
    let again = bench.now(&order).await;
    assert_eq!((again.closings, again.due()), (2, Money::ZERO));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_comment_stands_in_the_feed_under_its_author_s_name() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let path = format!("/orders/{}/comments", order.id);
    anna.post(&path, &[("text", "  "), ("audience", "staff")]).await.is(422);
    anna.post(&path, &[("text", "<b>Клиент</b> просит & ждёт"), ("audience", "client")]).await.goes_to();
    let feed = anna.get_into(&format!("/orders/{}/feed?only=notes", order.id), "feed").await.ok();
    feed.says("<b>Клиент</b> просит & ждёт").says("Анна К.").hides("Статус");
    assert!(!feed.body.contains("<b>Клиент"), "words are words, not markup");
    shop.is_sound().await;
}

#[tokio::test]
async fn an_order_is_found_by_whatever_is_remembered() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let first = bench.intake("Тихонова Дарья", "+7 900 555-39-48");
    let device = Thing {
        serial: "490154203237518".into(),
        model: "Redmi Note 12".into(),
        brand: "Xiaomi".into(),
        number: Number::Checked,
        ..first.device.clone()
    };
    let wanted = bench.take(Intake { device, ..first }).await;
    let other = bench.order("Лапшин Михаил", "+7 911 222-10-02").await;
    for words in [
        wanted.number.as_str(),
        "00001",
        "5553948",
        "39-48",
        "тихонова",
        "Тихнова",
        "ТИХОНОВА дарья",
        "490154203237518",
        "3237518",
        "redmi note",
        "Xiaomi",
    ] {
        let page = anna.get(&format!("/orders?{}", query(&[("q", words)]))).await.ok();
        assert!(rows(&page).contains(&wanted.id.to_string()), "«{words}» does not find it: {}", page.text());
        assert!(!rows(&page).contains(&other.id.to_string()), "«{words}» finds another");
    }
    anna.get(&format!("/orders?{}", query(&[("q", "Несуществующий")]))).await.ok().hides(&wanted.number);
}

#[tokio::test]
async fn pages_show_every_order_exactly_once() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let mut made = BTreeSet::new();
    let mut urgent = 0;
    for number in 0..120_i64 {
        // Groups of ten share a moment: rows of one key must not be lost between pages.
        let deadline = (number % 3 > 0).then(|| Moment::from_millis(crate::shop::MONDAY + number / 10 * Moment::HOUR));
        let pressing = if number % 7 == 0 { Urgency::Urgent } else { Urgency::Usual };
        urgent += usize::from(pressing == Urgency::Urgent);
        let ask = Intake { deadline, urgent: pressing, ..bench.intake("Тихонова Дарья", "") };
        made.insert(bench.take(ask).await.id.to_string());
        if number % 10 == 9 {
            shop.clock.advance(Moment::MINUTE);
        }
    }
    let owner = shop.owner().await;
    let open = made.clone();
    for _ in 0..70 {
        let order = bench.take(bench.intake("Лапшин Михаил", "")).await;
        bench.moves(&order, "refused_client", Rights::ALL).await.expect("refused");
        made.insert(order.id.to_string());
    }
    for sort in ["", "-created", "created", "since", "deadline", "-deadline"] {
        for (view, made) in [("open", &open), ("all", &made)] {
            let mut seen = Vec::new();
            let mut page = owner.get(&format!("/orders?{}", query(&[("view", view), ("sort", sort)]))).await.ok();
            for _ in 0..10 {
                seen.extend(rows(&page));
                let Some(next) = next_page(&page) else { break };
                page = owner.get(&next).await.ok();
            }
            let unique: BTreeSet<String> = seen.iter().cloned().collect();
            assert_eq!(seen.len(), unique.len(), "sort {sort:?} of {view}: an order is shown twice");
            assert_eq!(unique, *made, "sort {sort:?} of {view}: orders are missing");
        }
    }
    assert_eq!(rows(&owner.get("/orders?view=urgent").await.ok()).len(), urgent);
    let status = bench.status("new").id.to_string();
    assert_eq!(rows(&owner.get(&format!("/orders?status={status}")).await.ok()).len(), 50);
    let status = bench.status("in_work").id.to_string();
    owner.get(&format!("/orders?status={status}")).await.ok().hides("Л-00001");
    shop.is_sound().await;
}

#[tokio::test]
async fn orders_without_a_deadline_come_last_whichever_way_deadlines_are_sorted() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let take = async |hours: Option<i64>| {
        let deadline = hours.map(|hours| Moment::from_millis(crate::shop::MONDAY + hours * Moment::HOUR));
        shop.clock.advance(Moment::MINUTE);
        bench.take(Intake { deadline, ..bench.intake("Тихонова Дарья", "") }).await.id.to_string()
    };
    let (none, late, soon) = (take(None).await, take(Some(48)).await, take(Some(24)).await);
    let owner = shop.owner().await;
    let page = owner.get("/orders?sort=deadline").await.ok();
    assert_eq!(rows(&page), [soon.clone(), late.clone(), none.clone()]);
    assert!(page.body.contains("/orders?sort=-deadline"), "the head turns the order round");
    assert_eq!(rows(&owner.get("/orders?sort=-deadline").await.ok()), [late, soon, none]);
}

#[tokio::test]
async fn the_card_shows_the_usual_way_ahead() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let owner = shop.owner().await;
    let ahead = async || {
        let page = owner.get(&format!("/orders/{}", order.id)).await.ok();
        let steps = page.body.split("aria-current=\"step\"").nth(1).and_then(|rest| rest.split("</ol>").next()).expect("steps").to_string();
        steps.split("<b>").skip(1).filter_map(|rest| Some(rest.split('<').next()?.to_string())).collect::<Vec<_>>()
    };
    let whole = [
        "Новый",
        "Диагностика",
        "На согласовании",
        "Согласован, в очереди",
        "В работе",
        "Проверка после ремонта",
        "Готов к выдаче",
        "Выдан",
    ];
    assert_eq!(ahead().await, whole);
    bench.moves(&order, "approval", Rights::ALL).await.expect("waits");
    assert_eq!(ahead().await, whole[2..]);
}

/// The tiles of the first page: where each leads and the number on it.
fn tiles(page: &Answer) -> Vec<(String, usize)> {
    let tiles = page.body.split("class=\"kpi\" href=\"").skip(1);
    let read = tiles.filter_map(|rest| {
        let number = rest.split("<b>").nth(1)?.split('<').next()?.trim().parse().ok()?;
        Some((rest.split('"').next()?.replace("&amp;", "&"), number))
    });
    read.filter(|(href, _)| href.starts_with("/orders")).collect()
}

#[tokio::test]
async fn today_counts_what_the_lists_show() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    shop.hire("Олег Ветров", "oleg", "master").await;
    let master = employee(&shop, "oleg").await;
    for number in 0..12_i64 {
        let deadline = (number % 3 == 0).then(|| Moment::from_millis(crate::shop::MONDAY - Moment::HOUR));
        let order =
            bench.take(Intake { master: (number % 2 == 0).then_some(master), deadline, ..bench.intake("Тихонова Дарья", "") }).await;
        match number % 4 {
            1 => drop(bench.moves(&order, "approval", Rights::ALL).await.expect("waits")),
            2 => {
                bench.moves(&order, "in_work", Rights::ALL).await.expect("into work");
                bench.moves(&order, "ready", Rights::ALL).await.expect("ready");
            }
            3 => drop(bench.moves(&order, "refused_client", Rights::ALL).await.expect("refused")),
            _ => {}
        }
    }
    let oleg = shop.person(master).await;
    for person in [shop.owner().await, oleg] {
        let today = person.get("/").await.ok();
        let tiles = tiles(&today);
        assert!(tiles.len() >= 4, "{tiles:?}");
        for (href, number) in tiles {
            assert_eq!(number, rows(&person.get(&href).await.ok()).len(), "{href}");
        }
    }
    shop.is_sound().await;
}

#[tokio::test]
async fn papers_say_what_they_must() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    shop.hire("Олег Ветров", "oleg", "master").await;
    let owner = shop.owner().await;
    let order =
        bench.take(Intake { master: Some(employee(&shop, "oleg").await), ..bench.intake("Тихонова Дарья", "+7 900 555-39-48") }).await;
    bench.line(&order, LineKind::Work, "Замена дисплея", Money(211_215), Money::ZERO).await;
    let path = |form: &str| format!("/orders/{}/print/{form}", order.id);
    let receipt = owner.get(&path("receipt")).await.ok();
    receipt.says(&order.number).says("Тихонова Дарья").says("Apple iPhone 13 mini").says("Разбит экран").says("Сколы").says("Чехол");
    let sheets = |page: &Answer| page.body.matches("<article class=\"sheet").count();
    assert_eq!(sheets(&receipt), 1);
    assert_eq!(sheets(&owner.get(&path("receipt?copies=2")).await.ok()), 2);
    owner.get(&path("act")).await.ok().says("90 дней").says("две тысячи сто двенадцать рублей 15 копеек");

    bench.moves(&order, "in_work", Rights::ALL).await.expect("into work");
    bench.moves(&order, "ready", Rights::ALL).await.expect("ready");
    let (cash, due) = (bench.cash.id.to_string(), bench.now(&order).await.due().input());
    closes(&owner, &bench, &order, &[("amount", &due), ("cashbox", &cash)]).await.goes_to();
    let act = owner.get(&path("act")).await.ok();
    act.says("Замена дисплея").says("2 112,15").says("до 21.02.2027").says(bench.cash.name.get(Lang::Ru));

    let label = owner.get(&path("label")).await.ok();
    let bars = label.body.split_once("class=\"code128\"").expect("bars").1;
    let codes: Vec<&str> = bars.split(|c: char| !c.is_ascii_digit()).filter(|run| codes::read_barcode(run).is_some()).collect();
    let (kind, number) = codes.first().and_then(|code| codes::read_barcode(code)).expect("digits that read back");
    assert_eq!((kind, number % 10_000_000), (codes::Kind::Order, order.serial));
    let device = order.device;
    let title = shop.read(move |r| r.need::<Device>(&device)).await.title();
    label.says(&title).says(&order.number);
    owner.get(&path("nothing")).await.is(404);
    shop.is_sound().await;
}
