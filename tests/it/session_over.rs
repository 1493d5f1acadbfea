//! The session ends in the middle of a form: the person signs in over it and goes on; nothing typed is lost, and nothing is
//! sent under another's name unseen.

use verstak::staff;

use crate::{
    bench::Bench,
    forms::{Sheet, sheets},
    shop::{Answer, PASSWORD, Person, Shop},
};

/// As if it had lain unused for a night.
async fn loses_session(person: &Person<'_>) {
    let token = person.cookie("sid");
    person.shop.write(move |tx| staff::session::end(tx, &token)).await;
}

fn pairs(sheet: &Sheet) -> Vec<(&str, &str)> {
    sheet.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// As htmx sends a form of an open page: the token stands in the header.
async fn by_script(person: &Person<'_>, sheet: &Sheet, token: &str) -> Answer {
    person.post_header(&sheet.action, &pairs(sheet), token).await
}

/// Signs in over the page of `page_of`.
async fn signs_in_over(person: &Person<'_>, way: &Answer, login: &str, password: &str, page_of: &str) -> Answer {
    let form = Sheet::of(way, "/sign-in").with("login", login).with("password", password).with("page_of", page_of);
    let token = form.value("csrf").to_string();
    by_script(person, &form, &token).await
}

fn between<'a>(body: &'a str, from: &str) -> &'a str {
    body.split(from).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

#[tokio::test]
async fn a_form_sent_without_a_session_asks_to_sign_in_over_the_page_and_goes_again_with_the_same_key() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let path = format!("/orders/{}/details", order.id);
    let page = anna.get(&path).await.ok();
    let (form, old, me) = (
        Sheet::of(&page, &path).with("note", "Позвонить вечером"),
        page.meta("csrf-token"),
        between(&page.body, "data-who=\"").to_string(),
    );
    loses_session(&anna).await;

    let way = by_script(&anna, &form, &old).await.is(401);
    way.says("Сеанс закончился").says("осталось на экране");
    assert!(way.body.contains("data-sign-in") && !way.body.contains("<html"), "only the way in comes");
    let wrong = signs_in_over(&anna, &way, "anna", "не тот", &me).await.is(422);
    wrong.says("Логин или пароль не подходит");
    let back = signs_in_over(&anna, &wrong, "anna", PASSWORD, &me).await.ok();
    let token = between(&back.body, "data-signed-in=\"");
    assert_ne!(token, old, "the page gets the new session's token");
    assert_eq!(between(&back.body, "data-who=\""), me);
    by_script(&anna, &form, token).await.ok();
    by_script(&anna, &form, token).await.ok();
    assert_eq!(bench.now(&order).await.note, "Позвонить вечером");
    assert_eq!(bench.now(&order).await.version, order.version + 1, "saved once");
}

#[tokio::test]
async fn another_person_at_the_same_page_sends_nothing_under_his_own_name() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    shop.hire("Борис Сухов", "boris", "receptionist").await;
    let path = format!("/orders/{}/details", order.id);
    let page = anna.get(&path).await.ok();
    let (form, old, hers) =
        (Sheet::of(&page, &path).with("note", "Её слова"), page.meta("csrf-token"), between(&page.body, "data-who=\"").to_string());
    loses_session(&anna).await;
    let way = by_script(&anna, &form, &old).await.is(401);
    let told = signs_in_over(&anna, &way, "boris", PASSWORD, &hers).await.ok();
    told.says("Вошёл другой сотрудник").says("Борис Сухов").says("Открыть заново");
    assert!(!told.body.contains("data-signed-in"), "her page gets no token of his");

    // Her page is still open: its old token is no good for his session, and the page learns whose it is now.
    let stale = by_script(&anna, &form, &old).await.is(403);
    stale.says("Вошёл другой сотрудник");
    assert_ne!(between(&stale.body, "data-who=\""), hers);
    assert_eq!(bench.now(&order).await.note, "");
}

#[tokio::test]
async fn without_script_the_form_goes_through_signing_in_and_waits_to_be_saved() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let path = format!("/orders/{}/details", order.id);
    let form = Sheet::of(&anna.get(&path).await.ok(), &path).with("note", "Позвонить вечером,\r\nспросить <b>Олега</b>");
    loses_session(&anna).await;

    let way = form.send(&anna).await.is(401);
    way.says("Введённое сохранено: войдите и продолжите");
    let wrong = Sheet::of(&way, "/sign-in").with("login", "anna").with("password", "не тот").send(&anna).await.is(422);
    let waiting = Sheet::of(&wrong, "/sign-in").with("login", "anna").with("password", PASSWORD).send(&anna).await.ok();
    waiting.says("В программе работает Анна Котова").says("Позвонить вечером").says("Продолжить сохранение");
    let again = Sheet::of(&waiting, &path);
    assert_eq!(again.value("once"), form.value("once"), "one form, one effect");
    again.send(&anna).await.goes_to();
    assert_eq!(bench.now(&order).await.note, "Позвонить вечером,\nспросить <b>Олега</b>");
}

#[tokio::test]
async fn a_form_of_an_older_session_can_be_saved_by_whoever_is_signed_in_now_after_a_look() {
    let shop = Shop::new().await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let form = Sheet::of(&anna.get("/clients/new").await.ok(), "/clients").with("name", "Тихонова Дарья");
    loses_session(&anna).await;
    let page = anna.get("/sign-in").await;
    Sheet::of(&page, "/sign-in").with("login", "anna").with("password", PASSWORD).send(&anna).await.goes_to();
    let kept = form.send(&anna).await.is(403);
    kept.says("Продолжить сохранение").says("Тихонова Дарья");
    let client = Sheet::of(&kept, "/clients").send(&anna).await.goes_to();
    anna.get(&client).await.ok().says("Тихонова Дарья");
}

#[tokio::test]
async fn passwords_large_texts_and_bare_presses_do_not_travel_through_signing_in() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let form = Sheet::of(&owner.get("/me").await.ok(), "/me/password").with("old", PASSWORD).with("password", "новая-лампа-55");
    let client = Sheet::of(&owner.get("/clients/new").await.ok(), "/clients").with("note", &"я".repeat(20_000));
    loses_session(&owner).await;
    assert_eq!(form.send(&owner).await.goes_to(), "/sign-in");
    assert_eq!(client.send(&owner).await.goes_to(), "/sign-in");
    let out = owner.post("/sign-out", &[]).await;
    assert_eq!(out.goes_to(), "/sign-in");
    // What is asked for by the page itself says only that the session is over.
    let live = owner.get("/live").await;
    assert!(!live.body.contains("data-sign-in"), "{}", live.status);
    assert_eq!(owner.get("/health").await.status, 200);
    assert!(sheets(&owner.get("/orders").await).is_empty(), "a page is a redirect");
}
