//! Keys: made, shown once, revoked; and what the door says to those who come without a good one.

use poem::{Request, http::Method};
use serde_json::json;
use verstak::{
    kernel::{Id, Moment, mark},
    staff::ApiKey,
    store::Reads,
};

use super::program::{Program, shown_key};
use crate::shop::Shop;

#[tokio::test]
async fn a_key_is_shown_once_and_kept_as_a_hash() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let site = Program::of(&owner, "Сайт").await;
    assert!(site.key.starts_with("vk_") && site.key.len() > 40, "{}", site.key);
    let page = owner.get("/me/keys").await.ok();
    page.says("Сайт").says("ещё не использовался").hides(&site.key);
    let rows = shop.read(|r| r.all::<ApiKey>(())).await;
    assert_eq!(rows.len(), 1);
    assert!(!serde_json::to_string(&rows).expect("rows are data").contains(&site.key[3..]), "the file does not hold the key");
    site.get("/clients").await.ok();
    owner.get("/me/keys").await.ok().says("последний запрос");
    owner.get("/settings/audit").await.ok().says("Создан ключ доступа «Сайт»");
}

#[tokio::test]
async fn the_time_of_last_use_reaches_the_file() {
    let shop = Shop::new().await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    site.get("/clients").await.ok();
    verstak::staff::flush_seen(&shop.site).await.expect("kept");
    let row = shop.read(|r| Ok(r.all::<ApiKey>(())?.remove(0))).await;
    assert_eq!(row.seen, Some(shop.clock.now()));
}

#[tokio::test]
async fn a_form_for_a_key_sent_twice_makes_one_key() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let once = Id::<mark::Once>::new(shop.clock.now()).to_string();
    owner.post_once("/me/keys", &[("name", "Сайт")], &once).await.ok();
    assert_eq!(owner.post_once("/me/keys", &[("name", "Сайт")], &once).await.goes_to(), "/me/keys");
    assert_eq!(shop.read(|r| r.all::<ApiKey>(())).await.len(), 1);
    owner.post("/me/keys", &[("name", " ")]).await.is(422).says("Заполните это поле");
}

#[tokio::test]
async fn a_revoked_key_opens_nothing() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let site = Program::of(&owner, "Сайт").await;
    site.get("/clients").await.ok();
    let key = shop.read(|r| Ok(r.all::<ApiKey>(())?.remove(0))).await;
    assert_eq!(owner.post(&format!("/me/keys/{}/removal", key.id), &[]).await.goes_to(), "/me/keys");
    site.get("/clients").await.refuses(401, "unauthorized");
    owner.get("/settings/audit").await.ok().says("Отозван ключ доступа «Сайт»");
}

#[tokio::test]
async fn closing_the_access_of_an_employee_ends_his_keys_at_once() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let petr = shop.hire("Петров Пётр", "petrov", "receptionist").await;
    let site = Program::of(&petr, "Сайт").await;
    site.get("/clients").await.ok();
    let id = shop.read(|r| Ok(r.all::<verstak::staff::Employee>(())?.into_iter().find(|e| e.login == "petrov").expect("hired").id)).await;
    owner.post(&format!("/settings/employees/{id}/closure"), &[]).await.goes_to();
    site.get("/clients").await.refuses(401, "unauthorized");
    owner.post(&format!("/settings/employees/{id}/opening"), &[]).await.goes_to();
    site.get("/clients").await.refuses(401, "unauthorized");
    owner.post(&format!("/settings/employees/{id}/closure"), &[]).await.goes_to();
    owner.post(&format!("/settings/employees/{id}/keys"), &[("name", "Сайт")]).await.is(422).says("Доступ этого сотрудника закрыт");
}

#[tokio::test]
async fn the_owner_makes_a_key_for_an_employee_and_nobody_for_those_above_himself() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    shop.hire("Петров Пётр", "petrov", "master").await;
    let id = shop.read(|r| Ok(r.all::<verstak::staff::Employee>(())?.into_iter().find(|e| e.login == "petrov").expect("hired").id)).await;
    let page = owner.post(&format!("/settings/employees/{id}/keys"), &[("name", "Планшет")]).await.ok();
    let tablet = Program::with(&shop, &shown_key(&page));
    tablet.get("/clients").await.refuses(403, "denied");
    owner.get(&format!("/settings/employees/{id}")).await.ok().says("1 ключ");
    let master = shop.person(id).await;
    let path = format!("/settings/employees/{}/keys", shop.owner);
    master.post(&path, &[("name", "Хитрость")]).await.is(403);
}

#[tokio::test]
async fn without_a_key_the_door_stays_shut_even_for_a_browser_that_is_signed_in() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let answer = owner.get("/api/v1/clients").await;
    assert!(answer.refuses(401, "unauthorized")["message"].as_str().expect("said").contains("Authorization"));
    assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    Program::with(&shop, "vk_no-such-key").get("/clients").await.refuses(401, "unauthorized");
    let basic = Request::builder()
        .uri("/api/v1/clients".parse().expect("a path"))
        .header("host", "127.0.0.1")
        .header("authorization", "Basic eDp5");
    shop.stranger().send(basic.finish()).await.refuses(401, "unauthorized");
}

#[tokio::test]
async fn a_foreign_host_is_refused_in_json_too() {
    let shop = Shop::new().await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let request = Request::builder().uri("/api/v1/clients".parse().expect("a path")).header("host", "evil.example");
    let request = request.header("authorization", format!("Bearer {}", site.key)).header("accept-language", "uk, en;q=0.5");
    let problem = shop.stranger().send(request.finish()).await.refuses(421, "wrong_host");
    assert!(problem["message"].as_str().expect("said").contains("Відкрийте"), "{problem}");
}

#[tokio::test]
async fn the_601st_request_of_a_minute_waits() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (fast, other) = (Program::of(&owner, "Быстрая").await, Program::of(&owner, "Другая").await);
    for _ in 0..600 {
        fast.get("/nothing").await.is(404);
    }
    let answer = fast.get("/clients").await;
    answer.refuses(429, "too_many_requests");
    assert_eq!(answer.header("retry-after"), Some("60"));
    other.get("/clients").await.ok();
    shop.clock.advance(Moment::MINUTE);
    fast.get("/clients").await.ok();
}

#[tokio::test]
async fn what_the_document_does_not_have_is_refused_by_name() {
    let shop = Shop::new().await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    site.get("/no/such/thing").await.refuses(404, "not_found");
    let answer = site.delete("/clients").await;
    answer.refuses(405, "method_not_allowed");
    assert_eq!(answer.header("allow"), Some("GET, POST"));
    let problem = site.get("/clients?phon=1").await.refuses(400, "bad_request");
    assert_eq!(super::program::about(&problem, "phon"), "Параметра phon здесь нет");
    site.get("/clients?limit=201").await.refuses(400, "bad_request");
    site.get("/clients?after=x").await.refuses(422, "wrong_fields");
    let plain = site.request(Method::POST, "/clients").content_type("text/plain").body("{}");
    site.send(plain).await.refuses(415, "unsupported_media_type");
    let broken = site.request(Method::POST, "/clients").content_type("application/json").body("{\"name\":");
    site.send(broken).await.refuses(400, "bad_request");
    let large = site.request(Method::POST, "/clients").content_type("application/json").body("x".repeat(300 << 10));
    site.send(large).await.refuses(413, "too_large");
    site.post("/clients", json!({"name": "А", "role": "owner"})).await.refuses(400, "bad_request");
    site.post("/clients", json!({"name": 5})).await.refuses(400, "bad_request");
    site.get("/clients/not-an-id").await.refuses(404, "not_found");
}

#[tokio::test]
async fn the_document_is_there_for_anybody_and_its_page_for_the_staff() {
    let shop = Shop::new().await;
    let document = shop.stranger().get("/api/v1/openapi.json").await.ok().json();
    assert!(document["openapi"].as_str().expect("a version").starts_with("3."));
    assert_eq!(document["paths"]["/clients"]["get"]["x-right"], "SeeClients");
    let page = shop.owner().await.get("/api/v1/docs").await.ok();
    for word in ["/static/vendor-swagger-ui-", "/static/docs."] {
        assert!(page.body.contains(word), "{word}");
    }
    assert!(shop.stranger().get("/api/v1/docs").await.goes_to().starts_with("/sign-in"));
}

#[tokio::test]
async fn wrong_keys_from_one_address_are_slowed_down_and_a_known_program_is_not() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (known, fresh) = (Program::of(&owner, "Сайт").await, Program::of(&owner, "Склад").await);
    known.get("/clients").await.ok();
    for number in 0..30 {
        Program::with(&shop, &format!("vk_guess-{number}")).get("/clients").await.refuses(401, "unauthorized");
    }
    let answer = Program::with(&shop, "vk_guess-30").get("/clients").await;
    answer.refuses(429, "too_many_requests");
    assert_eq!(answer.header("retry-after"), Some("300"));
    fresh.get("/clients").await.refuses(429, "too_many_requests");
    known.get("/clients").await.ok();
    shop.clock.advance(5 * Moment::MINUTE);
    fresh.get("/clients").await.ok();
    for _ in 0..40 {
        fresh.get("/clients").await.ok();
    }
    Program::with(&shop, "vk_guess-31").get("/clients").await.refuses(401, "unauthorized");
}
