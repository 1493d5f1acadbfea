//! Orders by the API: the site takes in, accounting follows, a master sees his own.

use serde_json::{Value, json};
use verstak::{
    kernel::{Moment, Money},
    orders::LineKind,
    shop::open_location,
    staff::{self, Role},
    store::Reads,
};

use super::program::{Program, about};
use crate::{bench::Bench, shop::Shop};

fn id(value: &Value) -> String {
    value["id"].as_str().expect("an id").to_string()
}

/// A broken phone of somebody new.
fn broken_phone(bench: &Bench<'_>, name: &str) -> Value {
    json!({
        "client": {"name": name, "phone": "+7 900 555-39-48", "data_consent": true},
        "device": {"device_type": bench.phone.to_string(), "brand": "Apple", "model": "iPhone 13 mini"},
        "malfunction": "Разбит экран", "kit": "Чехол",
    })
}

/// Everything of a list, by pages of two.
async fn all(program: &Program<'_>, path: &str) -> Vec<Value> {
    let (mut found, mut after) = (Vec::new(), String::new());
    loop {
        let sign = if path.contains('?') { '&' } else { '?' };
        let page = program.get(&format!("{path}{sign}limit=2{after}")).await.ok();
        found.extend(page.items());
        match page.json()["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return found,
        }
    }
}

fn numbers(orders: &[Value]) -> Vec<&str> {
    orders.iter().map(|order| order["number"].as_str().expect("a number")).collect()
}

#[tokio::test]
async fn a_site_makes_a_client_and_an_order_with_a_prepayment() {
    let shop = Shop::new().await;
    let (bench, owner) = (Bench::of(&shop).await, shop.owner().await);
    let site = Program::of(&owner, "Сайт").await;
    let mut order = broken_phone(&bench, "Тихонова Дарья");
    order["works"] = json!([bench.work.id.to_string()]);
    order["prepayment"] = json!({"amount": "500", "cashbox": bench.cash.id.to_string()});
    order["deadline"] = json!("2026-11-25T15:00:30Z");
    let made = site.post_once("/orders", "order-1", order.clone()).await.is(201).json();
    assert_eq!((&made["number"], &made["paid"], &made["deadline"]), (&json!("Л-00001"), &json!("500.00"), &json!("2026-11-25T15:00:00Z")));
    let price = bench.work.price;
    assert_eq!((&made["totals"]["total"], &made["estimate"]), (&json!(decimal(price)), &json!(decimal(price))));
    assert_eq!(made["due"], json!(decimal(price - Money::major(500))));
    assert_eq!((&made["status"]["group"], &made["client"]["name"]), (&json!("new"), &json!("Тихонова Дарья")));
    assert_eq!(site.post_once("/orders", "order-1", order.clone()).await.is(201).json(), made, "the same order, not a second one");
    order["malfunction"] = json!("Другое");
    site.post_once("/orders", "order-1", order).await.refuses(422, "idempotency_key_reused");
    owner.get(&format!("/orders/{}", id(&made))).await.ok().says("Тихонова Дарья").says("ключ «Сайт»");
    let boxes = site.get("/cashboxes").await.ok().json();
    let drawer = boxes.as_array().expect("a list").iter().find(|one| one["id"] == bench.cash.id.to_string()).expect("the drawer").clone();
    assert_eq!(drawer["balance"], json!("500.00"));
    assert_eq!(site.get("/orders?limit=10").await.ok().items(), vec![made]);
    shop.is_sound().await;
}

fn decimal(money: Money) -> String {
    verstak::web::api::decimal(&money)
}

#[tokio::test]
async fn an_order_that_cannot_be_taken_in_is_refused_by_field_and_leaves_nothing() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let problem =
        site.post("/orders", json!({"client": {"phone": "12"}, "device": {"serial": "490154203237519"}, "deadline": "вчера"})).await;
    let problem = problem.refuses(422, "wrong_fields");
    for field in ["client.name", "client.phone", "device.device_type", "device.brand", "malfunction", "deadline"] {
        assert!(!about(&problem, field).is_empty());
    }
    let problem = site.post("/orders", json!({})).await.refuses(422, "wrong_fields");
    assert!(!about(&problem, "client").is_empty());
    let nothing = "f".repeat(32);
    for (field, told, value) in [
        ("client", "client.id", json!({"id": nothing})),
        ("device", "device.id", json!({"id": nothing})),
        ("works", "works[0]", json!([nothing])),
        ("source", "source", json!(nothing)),
        ("order_type", "order_type", json!(nothing)),
        ("master", "master", json!(nothing)),
        ("prepayment", "prepayment.cashbox", json!({"amount": "10.00", "cashbox": nothing})),
        ("deadline", "deadline", json!("2026-11-20T10:00:00Z")),
        ("estimate", "estimate", json!("много")),
    ] {
        let mut order = broken_phone(&bench, "Тихонова");
        order[field] = value;
        let answer = site.post("/orders", order).await;
        assert_eq!(answer.status, 422, "{field}: {}", answer.body);
        assert!(!about(&answer.json(), told).is_empty());
    }
    let mut order = broken_phone(&bench, "Тихонова");
    order["location"] = json!(nothing);
    site.post("/orders", order).await.refuses(404, "not_found");
    assert_eq!(site.get("/orders").await.ok().items().len(), 0);
    assert_eq!(site.get("/clients").await.ok().items().len(), 0);
    shop.is_sound().await;
}

#[tokio::test]
async fn accounting_takes_orders_changed_since_yesterday_page_after_page() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let books = Program::of(&shop.hire("Белова Нина", "belova", "accountant").await, "1С").await;
    let mut made = Vec::new();
    for number in 0..6 {
        made.push(bench.order(&format!("Клиент {number}"), "+7 900 555-39-48").await);
        shop.clock.advance(Moment::HOUR);
    }
    shop.clock.advance(Moment::DAY);
    let since = shop.clock.now().rfc3339();
    for order in [&made[4], &made[1], &made[3], &made[1]] {
        bench.line(order, LineKind::Part, "Плёнка", Money::major(300), Money::major(100)).await;
        shop.clock.advance(Moment::MINUTE);
    }
    let path = format!("/orders?updated_since={since}");
    let found = all(&books, &path).await;
    assert_eq!(numbers(&found), [&made[4].number, &made[3].number, &made[1].number], "each once, by its last change");
    let first = books.get(&format!("{path}&limit=2")).await.ok().json();
    bench.line(&made[4], LineKind::Part, "Чехол", Money::major(300), Money::major(100)).await;
    let rest = all(&books, &format!("{path}&after={}", first["next"].as_str().expect("more"))).await;
    assert_eq!(numbers(&rest), [&made[1].number, &made[4].number], "what changed meanwhile comes again");
    assert_eq!(books.get(&format!("/orders?updated_since={}", shop.clock.now().plus(Moment::HOUR).rfc3339())).await.ok().items().len(), 0);
    let newest = all(&books, "/orders?group=new").await;
    assert_eq!(numbers(&newest), made.iter().rev().map(|order| order.number.as_str()).collect::<Vec<_>>());
    let one = all(&books, &format!("/orders?number={}", made[2].number.to_lowercase().replace('л', "%D0%BB"))).await;
    assert_eq!(numbers(&one), [&made[2].number]);
    assert_eq!(numbers(&all(&books, &format!("/orders?client={}", made[5].client)).await), [&made[5].number]);
    assert_eq!(all(&books, "/orders?group=closed").await.len(), 0);
    assert!(found[0]["totals"]["margin"].is_string(), "accounting may see cost");
}

#[tokio::test]
async fn a_master_sees_neither_margins_nor_the_orders_of_another_location() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let other = shop.write(|tx| open_location(tx, "Садовая, 3", "", "", "С-{C:5}")).await;
    let master = shop.hire_at("Ковалёв Андрей", "kovalev", "master", Some(other)).await;
    let (tablet, owners) = (Program::of(&master, "Планшет").await, Program::of(&shop.owner().await, "Всё").await);
    let here = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let mut there = broken_phone(&bench, "Лапшин");
    there["location"] = json!(other.to_string());
    let there = owners.post("/orders", there).await.is(201).json();
    assert!(there["totals"]["margin"].is_string() && there["unlock"].is_string());
    let path = format!("/orders/{}", here.id);
    for hidden in
        [&path, &format!("{path}/lines"), &format!("{path}/payments"), &format!("{path}/comments"), &format!("{path}/next-statuses")]
    {
        tablet.get(hidden).await.refuses(404, "not_found");
    }
    tablet.post(&format!("{path}/lines"), json!({"name": "Чистка", "price": "500"})).await.refuses(404, "not_found");
    tablet.post(&format!("{path}/comments"), json!({"text": "Вижу"})).await.refuses(404, "not_found");
    tablet.patch(&path, json!({"verdict": "Вижу"})).await.refuses(404, "not_found");
    tablet.get(&format!("/orders?location={}", shop.location)).await.refuses(404, "not_found");
    assert_eq!(numbers(&tablet.get("/orders").await.ok().items()), [there["number"].as_str().expect("a number")]);
    let own = tablet.get(&format!("/orders/{}", id(&there))).await.ok().json();
    assert!(own["totals"]["margin"].is_null() && own["totals"]["cost"].is_null());
    let line = json!({"name": "Чистка", "price": "500"});
    let line = tablet.post(&format!("/orders/{}/lines", id(&there)), line).await.is(201).json();
    assert!(line["cost"].is_null());
    tablet.patch(&format!("/orders/{}", id(&there)), json!({"verdict": "Почищено", "master_note": "Окислы"})).await.ok();
    for denied in [json!({"note": "х"}), json!({"master": null, "deadline": "2026-11-25T15:00:00Z"}), json!({"manager": ""})] {
        tablet.patch(&format!("/orders/{}", id(&there)), denied).await.refuses(403, "denied");
    }
    tablet.post(&format!("/orders/{}/lines", id(&there)), json!({"name": "Х", "price": "5", "cost": "1"})).await.refuses(403, "denied");
    tablet.get("/clients").await.refuses(403, "denied");
    let places = tablet.get("/locations").await.ok().json();
    assert_eq!((places.as_array().map(Vec::len), &places[0]["id"]), (Some(1), &json!(other.to_string())));
}

#[tokio::test]
async fn the_data_of_an_order_change_field_by_field() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    shop.hire("Ковалёв Андрей", "kovalev", "master").await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let path = format!("/orders/{}", order.id);
    let people = site.get("/employees").await.ok().json();
    let master = people.as_array().expect("a list").iter().find(|one| one["login"] == "kovalev").map(id).expect("the master");
    let changed = site.patch(&path, json!({"note": "Торопится", "master": master, "urgent": true, "estimate": "2500"})).await.ok().json();
    assert_eq!((&changed["note"], &changed["master"], &changed["urgent"]), (&json!("Торопится"), &json!(master), &json!(true)));
    assert_eq!(
        (&changed["estimate"], &changed["malfunction"], &changed["kit"]),
        (&json!("2500.00"), &json!("Разбит экран"), &json!("Чехол"))
    );
    let again = site.patch(&path, json!({"master": "", "deadline": "2026-11-25T18:00:00+03:00"})).await.ok().json();
    assert_eq!((&again["master"], &again["urgent"], &again["deadline"]), (&Value::Null, &json!(true), &json!("2026-11-25T15:00:00Z")));
    site.patch(&path, json!({"note": "х", "version": changed["version"]})).await.is(422);
    let problem =
        site.patch(&path, json!({"malfunction": "", "master": "f".repeat(32), "estimate": "x"})).await.refuses(422, "wrong_fields");
    for field in ["malfunction", "master", "estimate"] {
        about(&problem, field);
    }
    assert_eq!(site.patch(&path, json!({})).await.ok().json()["version"], again["version"]);
    shop.is_sound().await;
}

#[tokio::test]
async fn lines_are_added_changed_and_removed() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let order = site.post("/orders", broken_phone(&bench, "Лапшин")).await.is(201).json();
    let path = format!("/orders/{}/lines", id(&order));
    let work = site.post(&path, json!({"service": bench.work.id.to_string()})).await.is(201).json();
    assert_eq!(
        (&work["name"], &work["price"], &work["kind"]),
        (&json!(bench.work.name.ru), &json!(decimal(bench.work.price)), &json!("work"))
    );
    shop.clock.advance(Moment::SECOND);
    let part = json!({"kind": "part", "name": "Дисплей", "price": "4200.50", "cost": "2900", "quantity": "1.5", "discount_percent": "10"});
    let part = site.post(&path, part).await.is(201).json();
    assert_eq!((&part["sum"], &part["discount_sum"], &part["quantity"]), (&json!("5670.67"), &json!("630.08"), &json!("1.5")));
    let one = format!("{path}/{}", id(&part));
    let changed = site.patch(&one, json!({"discount_sum": "100", "quantity": "2"})).await.ok().json();
    assert_eq!((&changed["sum"], &changed["discount_percent"], &changed["cost"]), (&json!("8301.00"), &Value::Null, &json!("2900.00")));
    assert_eq!(site.get(&path).await.ok().json(), json!([work, changed]));
    let problem = site.post(&path, json!({"price": "x", "quantity": "0", "kind": "part"})).await.refuses(422, "wrong_fields");
    for field in ["name", "price", "quantity"] {
        about(&problem, field);
    }
    about(&site.post(&path, json!({"service": "f".repeat(32)})).await.refuses(422, "wrong_fields"), "service");
    about(&site.patch(&one, json!({"master": "f".repeat(32)})).await.refuses(422, "wrong_fields"), "master");
    let left = site.delete(&one).await.ok().json();
    assert_eq!(left["totals"]["parts"], json!("0.00"));
    site.delete(&one).await.refuses(404, "not_found");
    shop.is_sound().await;
}

#[tokio::test]
async fn an_order_goes_along_its_chain_to_the_hand_over_and_back() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let made = bench.order("Лапшин", "+7 900 555-10-02").await;
    let path = format!("/orders/{}", made.id);
    let to = |key: &str| bench.status(key).id.to_string();
    let next = site.get(&format!("{path}/next-statuses")).await.ok().json();
    assert!(next.as_array().expect("a list").iter().any(|one| one["id"] == to("in_work") && one["refused"].is_null()), "{next}");
    let step = json!({"to": to("in_work"), "comment": "Начали"});
    let moved = site.post_once(&format!("{path}/status"), "step", step.clone()).await.ok().json();
    assert_eq!(moved["status"]["id"], to("in_work"));
    assert_eq!(site.post_once(&format!("{path}/status"), "step", step.clone()).await.ok().json()["version"], moved["version"]);
    site.post(&format!("{path}/status"), step).await.is(422);
    about(&site.post(&format!("{path}/status"), json!({"to": "f".repeat(32)})).await.refuses(422, "wrong_fields"), "to");
    site.post(&format!("{path}/status"), json!({"to": to("ready")})).await.ok();
    let closed =
        bench.shop.read(|r| Ok(verstak::shop::statuses(r)?.into_iter().find(|s| s.group == verstak::shop::StatusGroup::Closed))).await;
    let closed = closed.expect("a closed status").id.to_string();
    site.post(&format!("{path}/status"), json!({"to": closed})).await.is(422);
    about(&site.post(&format!("{path}/closure"), json!({"to": closed})).await.refuses(422, "wrong_fields"), "amount");
    about(&site.post(&format!("{path}/closure"), json!({"to": to("ready")})).await.refuses(422, "wrong_fields"), "to");
    site.patch(&path, json!({"master": shop_master(&shop).await})).await.ok();
    let pay = json!({"to": closed, "amount": decimal(bench.work.price), "cashbox": bench.cash.id.to_string()});
    let over = site.post_once(&format!("{path}/closure"), "close", pay.clone()).await.ok().json();
    assert_eq!((&over["status"]["group"], &over["due"]), (&json!("closed"), &json!("0.00")));
    assert_eq!(site.post_once(&format!("{path}/closure"), "close", pay).await.ok().json(), over, "paid and handed over once");
    let back = site.post(&format!("{path}/reopening"), json!({"to": to("in_work"), "reason": "По гарантии"})).await.ok().json();
    assert_eq!((&back["status"]["group"], &back["paid"]), (&json!("progress"), &over["paid"]));
    shop.is_sound().await;
}

async fn shop_master(shop: &Shop) -> String {
    shop.hire("Ковалёв Андрей", "kovalev", "master").await;
    shop.read(|r| Ok(r.all::<staff::Employee>(())?.into_iter().find(|one| one.login == "kovalev").expect("hired").id)).await.to_string()
}

#[tokio::test]
async fn the_owner_hands_over_into_a_status_of_other_roles_without_leaving_a_debt() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let order = site.post("/orders", broken_phone(&bench, "Лапшин")).await.is(201).json();
    let master: Role = shop.read(|r| staff::role_named(r, "master")).await.expect("a ready role");
    let refused = bench.status("refused_client").clone();
    let to = refused.id.to_string();
    shop.write(move |tx| {
        tx.quiet("a story begins with a status for masters");
        tx.put(&verstak::shop::Status { roles: vec![master.id], ..refused.clone() })
    })
    .await;
    let closed = site.post(&format!("/orders/{}/closure", id(&order)), json!({"to": to})).await.ok().json();
    assert_eq!(closed["status"]["group"], json!("refused"));
}

#[tokio::test]
async fn money_is_taken_given_back_and_taken_back_once() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let order = bench.order("Лапшин", "+7 900 555-10-02").await;
    let path = format!("/orders/{}", order.id);
    let (cash, card) = (bench.cash.id.to_string(), bench.card.id.to_string());
    let split = json!({"amount": "1000", "cashbox": cash, "other": card, "other_amount": "400", "tendered": "1000"});
    let paid = site.post_once(&format!("{path}/payments"), "pay", split.clone()).await.is(201).json();
    assert_eq!((&paid["amount"], paid["parts"].as_array().map(Vec::len)), (&json!("1000.00"), Some(2)));
    assert_eq!(site.post_once(&format!("{path}/payments"), "pay", split).await.is(201).json(), paid);
    let back = json!({"amount": "100", "cashbox": cash, "comment": "Скидка"});
    assert_eq!(site.post(&format!("{path}/refund"), back).await.is(201).json()["amount"], json!("-100.00"));
    let problem = site.post(&format!("{path}/refund"), json!({"amount": "9999", "cashbox": cash, "comment": "Всё"})).await;
    assert_eq!(problem.status, 422, "{}", problem.body);
    let second = site.post(&format!("{path}/payments"), json!({"amount": "50", "cashbox": card})).await.is(201).json();
    let wrong = format!("{path}/payments/{}/reversal", id(&second));
    let undone = site.post(&wrong, json!({"comment": "Ошибка"})).await.is(201).json();
    assert_eq!((&undone["amount"], &undone["reverses"]), (&json!("-50.00"), &second["id"]));
    site.post(&wrong, json!({"comment": "Ошибка"})).await.is(422);
    assert_eq!(site.get(&path).await.ok().json()["paid"], json!("900.00"));
    assert_eq!(site.get(&format!("{path}/payments")).await.ok().json().as_array().map(Vec::len), Some(4));
    let problem =
        site.post(&format!("{path}/payments"), json!({"amount": "-5", "cashbox": "f".repeat(32)})).await.refuses(422, "wrong_fields");
    about(&problem, "amount");
    let counter = Program::of(&shop.hire("Титова Елена", "titova", "receptionist").await, "Касса").await;
    counter.post(&format!("{path}/refund"), json!({"amount": "1", "cashbox": cash, "comment": "Так"})).await.refuses(403, "denied");
    shop.is_sound().await;
}

#[tokio::test]
async fn comments_come_newest_first_with_their_authors() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let order = bench.order("Лапшин", "+7 900 555-10-02").await;
    let path = format!("/orders/{}/comments", order.id);
    for text in ["Первый", "Второй", "Третий"] {
        let said = site.post(&path, json!({"text": text, "audience": "client"})).await.is(201).json();
        assert_eq!((&said["text"], &said["by_name"], &said["key"]), (&json!(text), &json!("Орлова Мария"), &json!("Сайт")));
    }
    bench.moves(&order, "in_work", verstak::kernel::Rights::ALL).await.expect("into work");
    let found = all(&site, &path).await;
    let texts: Vec<&str> = found.iter().map(|one| one["text"].as_str().expect("a text")).collect();
    assert_eq!(texts, ["Третий", "Второй", "Первый"]);
    about(&site.post(&path, json!({"text": " "})).await.refuses(422, "wrong_fields"), "text");
    site.post(&path, json!({"text": "х", "audience": "everybody"})).await.refuses(400, "bad_request");
}

#[tokio::test]
async fn directories_are_read_in_the_language_that_was_asked_for() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let me = site.get("/me").await.ok().json();
    assert_eq!(
        (&me["name"], &me["key"], &me["currency"], &me["language"]),
        (&json!("Орлова Мария"), &json!("Сайт"), &json!("RUB"), &json!("ru"))
    );
    for path in ["/statuses", "/order-types", "/sources", "/device-types", "/categories", "/locations", "/employees", "/cashboxes"] {
        assert!(!site.get(path).await.ok().json().as_array().expect("a list").is_empty(), "{path}");
    }
    let english = site.request(poem::http::Method::GET, "/me").header("accept-language", "en-GB, ru;q=0.5").finish();
    assert_eq!(site.send(english).await.ok().json()["language"], json!("en"));
    let services = all(&site, &format!("/services?device_type={}", bench.phone)).await;
    let known = services.iter().find(|one| one["id"] == bench.work.id.to_string()).expect("the work is listed");
    assert_eq!(site.get(&format!("/services/{}", bench.work.id)).await.ok().json(), *known);
    site.get(&format!("/services/{}", "f".repeat(32))).await.refuses(404, "not_found");
}

#[tokio::test]
async fn an_order_gets_another_type_and_a_place_in_it() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let order = bench.order("Лапшин", "+7 900 555-10-02").await;
    let types = site.get("/order-types").await.ok().json();
    let other = types.as_array().expect("a list").iter().find(|kind| kind["id"] != order.order_type.to_string()).expect("another");
    let path = format!("/orders/{}/type", order.id);
    let shown = site.post(&path, json!({"order_type": other["id"]})).await.ok().json();
    assert_eq!(shown["order_type"], other["id"]);
    about(&site.post(&path, json!({"order_type": "7".repeat(32)})).await.refuses(422, "wrong_fields"), "order_type");

    // The present status belongs to other types alone.
    let (new, own) = (bench.status("new").id, order.order_type);
    let there = bench.status("diagnostics").id.to_string();
    let kind: verstak::kernel::Id<verstak::kernel::mark::OrderType> = id(other).parse().expect("an id");
    shop.write(move |tx| {
        tx.quiet("a story begins with a chain of its own");
        let status = tx.need::<verstak::shop::Status>(&new)?;
        tx.put(&verstak::shop::Status { types: vec![kind], ..status })
    })
    .await;
    let own = json!({"order_type": own.to_string()});
    site.post(&path, own.clone()).await.refuses(422, "no_status_in_type");
    let closed = bench.status("issued").id.to_string();
    let wrong = json!({"order_type": own["order_type"], "status": closed});
    about(&site.post(&path, wrong).await.refuses(422, "wrong_fields"), "status");
    let right = json!({"order_type": own["order_type"], "status": there});
    let shown = site.post(&path, right).await.ok().json();
    assert_eq!((&shown["order_type"], &shown["status"]["id"]), (&own["order_type"], &json!(there)));
}

#[tokio::test]
async fn the_history_of_an_order_is_told_as_its_feed_tells_it() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let order = bench.order("Лапшин", "+7 900 555-10-02").await;
    bench.moves(&order, "in_work", verstak::kernel::Rights::ALL).await.expect("into work");
    bench.pays(&order, &[(&bench.cash, Money::major(100))], None).await.expect("paid");
    site.post(&format!("/orders/{}/comments", order.id), json!({"text": "Ждёт деталь"})).await.is(201);
    let path = format!("/orders/{}/history", order.id);
    let found = all(&site, &path).await;
    let groups: Vec<&str> = found.iter().map(|one| one["group"].as_str().expect("a group")).collect();
    assert_eq!(groups[..3], ["note", "money", "status"]);
    assert_eq!((&found[0]["quote"], &found[0]["key"]), (&json!("Ждёт деталь"), &json!("Сайт")));
    let ids: Vec<u64> = found.iter().map(|one| one["id"].as_u64().expect("a number")).collect();
    assert!(ids.is_sorted_by(|one, next| one > next), "the newest first, each once: {ids:?}");
    let money = all(&site, &format!("{path}?group=money")).await;
    assert!(money.len() == 1 && money[0]["text"].as_str().is_some_and(|text| text.contains("100")), "{money:?}");
    let other = shop.write(|tx| open_location(tx, "Речная, 5", "", "", "Р-{C}")).await;
    let stranger = Program::of(&shop.hire_at("Речной Иван", "ivan", "receptionist", Some(other)).await, "Чужая").await;
    stranger.get(&path).await.refuses(404, "not_found");
}
