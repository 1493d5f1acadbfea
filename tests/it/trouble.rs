//! When the disk fills and records rot: the program says so in words, loses nothing and goes on by itself.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use redb::ReadableDatabase as _;
use verstak::{
    app,
    kernel::{Clock, Id, Moment, Money, mark},
    log::FactRow,
    staff,
    store::{Reads as _, Store, redb::RedbEngine},
    web::Room,
};

use crate::{
    bench::Bench,
    failure::disk::{Disk, Trouble},
    shop::{Answer, MONDAY, PASSWORD, Person, Shop},
};

fn monday() -> Clock {
    Clock::fixed(Moment::from_millis(MONDAY))
}

fn once() -> String {
    Id::<mark::Once>::new(Clock::system().now()).to_string()
}

async fn comments(person: &Person<'_>, order: Id<mark::Order>, text: &str, key: &str) -> Answer {
    person.post_once(&format!("/orders/{order}/comments"), &[("text", text), ("audience", "staff")], key).await
}

/// How many comments reached the journal.
async fn kept(shop: &Shop) -> usize {
    let all = shop.read(|r| r.all::<FactRow>(())).await;
    all.iter().filter(|fact| fact.body.contains("Замечание ")).count()
}

#[tokio::test]
async fn a_full_disk_keeps_what_was_typed_and_work_goes_on_when_there_is_room() {
    let disk = Disk::default();
    let shop = Shop::over(Store::over(disk.engine().expect("the disk opens")), monday()).await;
    let order = Bench::of(&shop).await.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let owner = shop.owner().await;
    disk.crowd(true);
    let mut taken = 0;
    let (text, key, refused) = loop {
        let (text, key) = (format!("Замечание {taken}: {}", "подробно ".repeat(100)), once());
        let got = comments(&owner, order.id, text.trim(), &key).await;
        if got.status == 507 {
            break (text.trim().to_string(), key, got);
        }
        assert!(got.status < 400, "{}", got.status);
        taken += 1;
        assert!(taken < 3000, "the disk never fills");
    };
    refused.says("На диске кончилось место").says("перезапускать программу не нужно").says(&text);
    let shown = refused.body.split("id=\"kept\"").nth(1).and_then(|rest| rest.split("</textarea>").next()).expect("the words are shown");
    assert!(!shown.contains("staff"), "what was chosen is no word of hers: {shown}");
    assert!(refused.body.contains(&format!("name=\"once\" value=\"{key}\"")), "the same form can be sent again");
    owner.get("/orders").await.ok().says(&order.number);
    comments(&owner, order.id, &text, &key).await.is(507);
    assert_eq!(kept(&shop).await, taken, "what was refused is not there");

    disk.crowd(false);
    assert!(comments(&owner, order.id, &text, &key).await.status < 400, "no restart is needed");
    assert!(comments(&owner, order.id, &text, &key).await.status < 400, "sent again, kept once");
    assert_eq!(kept(&shop).await, taken + 1);
    shop.is_sound().await;
    drop(owner);
    shop.site.store.close();
    let again = shop.again(Store::over(disk.engine().expect("the disk opens")));
    assert_eq!(kept(&again).await, taken + 1, "what was answered is on the disk");
    again.is_sound().await;
}

#[tokio::test]
async fn a_password_is_not_shown_again_by_a_full_disk() {
    let disk = Disk::default();
    let shop = Shop::over(Store::over(disk.engine().expect("the disk opens")), monday()).await;
    let (owner, fresh) = (shop.owner().await, "синий чайник поёт утром");
    shop.site.store.hold(true);
    let got = owner.post("/me/password", &[("old", PASSWORD), ("password", fresh)]).await.is(507);
    got.says("На диске кончилось место");
    assert!(!got.body.contains(PASSWORD) && !got.body.contains(fresh));
}

#[tokio::test]
async fn a_nearly_full_disk_is_only_read_and_every_page_says_what_to_do() {
    let free = Arc::new(AtomicU64::new(150 << 20));
    let measured = free.clone();
    let room = Room::new(Box::new(move || Some(measured.load(Ordering::SeqCst))));
    let settings = app::Settings { room, ..app::Settings::in_memory(8080) };
    let shop = Shop::with(Store::over(RedbEngine::memory()), monday(), settings).await;
    let order = Bench::of(&shop).await.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let owner = shop.owner().await;
    shop.site.room.look(&shop.site.store);

    owner.get("/orders").await.ok().says(&order.number).says("осталось 150 МБ").says("Удалите старые копии");
    owner.get("/health").await.ok().says("degraded");
    let before = *shop.site.store.commits().borrow();
    let typed = "Замечание, которое жалко потерять";
    comments(&owner, order.id, typed, &once()).await.is(507).says(typed);
    let by_htmx = owner.post_into(&format!("/orders/{}/comments", order.id), &[("text", typed), ("audience", "staff")]).await.is(507);
    assert!(by_htmx.header("hx-trigger").is_some_and(|said| said.contains("toast")), "the message comes without taking the form away");
    assert_eq!(*shop.site.store.commits().borrow(), before, "nothing was written");
    let stranger = shop.stranger();
    stranger.post("/sign-in", &[("login", "orlova"), ("password", PASSWORD), ("to", "")]).await.goes_to();
    stranger.get("/orders").await.ok().says(&order.number);

    free.store(900 << 20, Ordering::SeqCst);
    shop.site.room.look(&shop.site.store);
    owner.get("/orders").await.ok().hides("осталось 150 МБ");
    assert!(comments(&owner, order.id, typed, &once()).await.status < 400);
}

/// Spoils the first row of a table on a closed disk, as rot that the pages' own checksums did not see.
fn spoil(disk: &Disk, table: u16) {
    let data: redb::TableDefinition<'_, &[u8], &[u8]> = redb::TableDefinition::new("data");
    let db = redb::Builder::new().create_with_backend(disk.plug()).expect("the disk opens");
    let (key, mut value) = {
        let rows = db.begin_read().expect("a read").open_table(data).expect("the table");
        let start = table.to_be_bytes();
        let (key, value) = rows.range::<&[u8]>(start.as_slice()..).expect("rows").next().expect("a row").expect("a row");
        assert_eq!(key.value()[..2], start, "table {table} has a row");
        (key.value().to_vec(), value.value().to_vec())
    };
    let last = value.len() - 1;
    value[last] ^= 1;
    let tx = db.begin_write().expect("a write");
    tx.open_table(data).expect("the table").insert(key.as_slice(), value.as_slice()).expect("put");
    tx.commit().expect("committed");
}

/// A shop with two orders and money, one of whose rows is spoilt; a browser that was signed in before.
async fn rotten(table: u16) -> (Shop, Id<mark::Order>, String) {
    let disk = Disk::default();
    let shop = Shop::over(Store::over(disk.engine().expect("the disk opens")), monday()).await;
    let bench = Bench::of(&shop).await;
    bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    // Ids follow the clock: the first row is the first order's.
    shop.clock.advance(Moment::MINUTE);
    let second = bench.order("Лапшин Михаил", "+7 900 555-10-02").await;
    bench.pays(&second, &[(&bench.cash, Money::major(500))], None).await.expect("a prepayment");
    let token = staff::session::new_token();
    let (given, owner) = (token.clone(), shop.owner);
    shop.write(move |tx| {
        tx.quiet("somebody is here already");
        staff::create_session(tx, owner, &given, &staff::session::Device::default())
    })
    .await;
    shop.site.store.close();
    spoil(&disk, table);
    (shop.again(Store::over(disk.engine().expect("the disk opens"))), second.id, token)
}

#[tokio::test]
async fn a_damaged_record_is_named_and_never_left_out_of_a_list_or_a_total() {
    const ORDERS: u16 = 100;
    const BALANCES: u16 = 88;
    let (shop, second, token) = rotten(ORDERS).await;
    let owner = shop.stranger();
    owner.remember("sid", &token);
    owner.get("/orders").await.is(500).says("Запись повреждена").says("«orders»").says("verstak check").hides("Лапшин");
    owner.get_into(&format!("/orders/{second}"), "drawer").await.ok().says("Лапшин");
    owner.get("/clients").await.ok().says("Тихонова");
    let findings = shop.read(app::check).await;
    assert!(findings.wrong.iter().any(|wrong| wrong.contains("orders") && wrong.contains("checksum")), "{:?}", findings.wrong);

    let (shop, _, token) = rotten(BALANCES).await;
    let owner = shop.stranger();
    owner.remember("sid", &token);
    owner.get("/cash").await.is(500).says("Запись повреждена").says("«balances»");
}

#[tokio::test]
async fn nobody_is_let_in_when_his_session_or_the_shop_cannot_be_read() {
    const SESSIONS: u16 = 23;
    const EMPLOYEES: u16 = 20;
    const COMPANY: u16 = 30;
    for (table, name) in [(SESSIONS, "sessions"), (EMPLOYEES, "employees"), (COMPANY, "company")] {
        let (shop, second, token) = rotten(table).await;
        let owner = shop.stranger();
        owner.remember("sid", &token);
        for path in ["/", "/orders", "/sign-in", &format!("/orders/{second}"), "/settings/employees"] {
            let got = owner.get(path).await.is(503);
            got.says("Запись повреждена").says(&format!("«{name}»")).hides("Лапшин").hides("Тихонова");
            assert_eq!(got.header("x-frame-options"), Some("DENY"));
        }
        let got = owner.post_raw("/orders", &[("csrf", "x")], Some("http://127.0.0.1:8080")).await;
        assert_eq!(got.status, 503);
    }
}

#[tokio::test]
async fn a_file_found_damaged_while_people_work_is_only_shown_from_then_on() {
    let shop = Shop::over(Store::over(RedbEngine::memory()), monday()).await;
    let order = Bench::of(&shop).await.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let owner = shop.owner().await;
    let site = crate::api::program::Program::of(&owner, "Сайт").await;
    owner.get("/orders").await.ok().hides("Файл данных испорчен");
    shop.site.store.condemn("page 77 is not as it was written".into());
    owner.get("/orders").await.ok().says(&order.number).says("Файл данных испорчен").says("вернуть последнюю хорошую копию");
    owner.get("/health").await.ok().says("degraded");
    let typed = "Замечание о том, что жалко потерять";
    comments(&owner, order.id, typed, &once()).await.is(500).says("Файл данных повреждён").says(typed);
    site.patch(&format!("/orders/{}", order.id), serde_json::json!({"note": "х"})).await.refuses(500, "damaged");
    shop.site.room.look(&shop.site.store);
    comments(&owner, order.id, typed, &once()).await.is(500);
    assert_eq!(kept(&shop).await, 0, "nothing is written over the damage");
}

#[tokio::test]
async fn a_fault_of_ours_tells_its_code_and_what_was_typed_can_be_sent_again() {
    let disk = Disk::default();
    let shop = Shop::over(Store::over(disk.engine().expect("the disk opens")), monday()).await;
    let order = Bench::of(&shop).await.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (owner, key, typed) = (shop.owner().await, once(), "Замечание о том, что жалко потерять");
    disk.plan(1, Trouble::Error);
    let broken = comments(&owner, order.id, typed, &key).await.is(500);
    broken.says("Что-то сломалось у нас").says("Код для разработчика: ").says(typed);
    let again = crate::forms::Sheet::of(&broken, &format!("/orders/{}/comments", order.id));
    assert_eq!((again.value("once"), again.value("text")), (key.as_str(), typed));
    again.send(&owner).await.goes_to();
    assert_eq!(kept(&shop).await, 1, "sent again, kept once");
}
