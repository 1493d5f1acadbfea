//! Clients and devices by the API.

use serde_json::json;
use verstak::kernel::Moment;

use super::program::{Program, about};
use crate::{bench::Bench, shop::Shop};

#[tokio::test]
async fn a_site_makes_a_client_who_is_then_found_in_the_program() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let site = Program::of(&owner, "Сайт").await;
    let client = json!({
        "name": "Тихонова Дарья", "phones": [{"number": "8 900 555-39-48", "note": "сын"}], "email": "d@mail.ru",
        "discounts": {"works_in_orders": "7.5"}, "data_consent": true,
    });
    let made = site.post("/clients", client).await.is(201).json();
    assert_eq!(made["phones"], json!([{"number": "+79005553948", "note": "сын"}]));
    assert_eq!((&made["kind"], &made["discounts"]["works_in_orders"]), (&json!("person"), &json!("7.50")));
    assert_eq!(made["data_consent_at"], json!("2026-11-23T07:00:00Z"));
    let id = made["id"].as_str().expect("an id");
    owner.get(&format!("/clients/{id}")).await.ok().says("Тихонова Дарья").says("Орлова М.").says("ключ «Сайт»");
    for query in ["q=дарья", "q=3948", "phone=%2B79005553948", "limit=10"] {
        let found = site.get(&format!("/clients?{query}")).await.ok().items();
        assert_eq!(found, vec![made.clone()], "{query}");
    }
    assert_eq!(site.get("/clients?phone=79005550000").await.ok().items().len(), 0);
    shop.is_sound().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_by_field_in_the_words_of_the_pages() {
    let shop = Shop::new().await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let client = json!({
        "phones": [{"number": "8 900 555-39-48"}, {"number": "12"}], "email": "нет", "source": "0123",
        "discounts": {"goods_in_sales": "120"},
    });
    let problem = site.post("/clients", client).await.refuses(422, "wrong_fields");
    assert_eq!(about(&problem, "name"), "Заполните это поле");
    assert!(about(&problem, "phones[1].number").starts_with("Проверьте номер"));
    assert!(about(&problem, "email").starts_with("Проверьте адрес почты"));
    assert_eq!(about(&problem, "source"), "Выберите из списка");
    assert_eq!(about(&problem, "discounts.goods_in_sales"), "Введите процент от 0 до 100");
    let twice = json!({"name": "Лапшин", "phones": [{"number": "89005553948"}, {"number": "+7 900 555-39-48"}]});
    site.post("/clients", twice).await.is(422);
    assert_eq!(site.get("/clients").await.ok().items().len(), 0, "nothing was made");
}

#[tokio::test]
async fn only_what_is_sent_changes_and_a_change_of_another_is_not_written_over() {
    let shop = Shop::new().await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let made =
        site.post("/clients", json!({"name": "Лапшин", "note": "звонить", "phones": [{"number": "89005553948"}]})).await.is(201).json();
    let path = format!("/clients/{}", made["id"].as_str().expect("an id"));
    let changed = site.patch(&path, json!({"name": "Лапшин Михаил"})).await.ok().json();
    assert_eq!((&changed["name"], &changed["note"], &changed["phones"]), (&json!("Лапшин Михаил"), &json!("звонить"), &made["phones"]));
    assert_eq!(site.patch(&path, json!({"note": "", "version": changed["version"]})).await.ok().json()["note"], json!(""));
    site.patch(&path, json!({"note": "старое", "version": 0})).await.is(422);
    site.post(&format!("{path}/archive"), json!({})).await.ok();
    assert_eq!(site.get("/clients").await.ok().items().len(), 0);
    assert_eq!(site.get("/clients?archived=true").await.ok().items().len(), 1);
    assert_eq!(site.post(&format!("{path}/restoration"), json!({})).await.ok().json()["archived"], json!(false));
    shop.is_sound().await;
}

#[tokio::test]
async fn clients_come_page_after_page_and_each_once() {
    let shop = Shop::new().await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    for number in 0..7 {
        site.post("/clients", json!({"name": format!("Клиент {number}")})).await.is(201);
    }
    let (mut names, mut after) = (Vec::new(), String::new());
    loop {
        let page = site.get(&format!("/clients?limit=3{after}")).await.ok();
        names.extend(page.items().iter().map(|client| client["name"].as_str().expect("a name").to_string()));
        match page.json()["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    let all: Vec<String> = (0..7).map(|number| format!("Клиент {number}")).collect();
    assert_eq!(names, all);
}

#[tokio::test]
async fn a_repeated_key_has_one_effect_and_another_request_under_it_is_refused() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (site, books) = (Program::of(&owner, "Сайт").await, Program::of(&shop.hire("Петрова Ия", "petrova", "manager").await, "1С").await);
    let client = json!({"name": "Лапшин"});
    let first = site.post_once("/clients", "a-1", client.clone()).await.is(201).json();
    assert_eq!(site.post_once("/clients", "a-1", client.clone()).await.is(201).json(), first);
    site.post_once("/clients", "a-1", json!({"name": "Котов"})).await.refuses(422, "idempotency_key_reused");
    site.post_once(&format!("/clients/{}/archive", first["id"].as_str().expect("an id")), "a-1", json!({}))
        .await
        .refuses(422, "idempotency_key_reused");
    assert_ne!(books.post_once("/clients", "a-1", client.clone()).await.is(201).json(), first, "another person's keys are his own");
    site.post_once("/clients", "a-2", json!({"name": ""})).await.refuses(422, "wrong_fields");
    site.post_once("/clients", "a-2", client.clone()).await.is(201);
    site.post_once("/clients", &"x".repeat(256), client).await.refuses(400, "bad_idempotency_key");
    assert_eq!(site.get("/clients").await.ok().items().len(), 3);
}

#[tokio::test]
async fn a_device_is_added_found_by_its_number_and_given_to_another() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let mut ids = Vec::new();
    for name in ["Лапшин", "Котов"] {
        ids.push(site.post("/clients", json!({"name": name})).await.is(201).json()["id"].as_str().expect("an id").to_string());
    }
    let path = format!("/clients/{}/devices", ids[0]);
    let phone = json!({"device_type": bench.phone.to_string(), "brand": "Apple", "model": "iPhone 13", "serial": "490154203237518"});
    let made = site.post(&path, phone.clone()).await.is(201).json();
    assert_eq!(site.get("/devices?serial=4901%205420%203237%20518").await.ok().json()[0], made);
    assert_eq!(site.get(&path).await.ok().json()[0], made);
    let problem = site.post(&path, json!({"device_type": bench.phone.to_string(), "model": "iPhone", "serial": "490154203237519"})).await;
    assert_eq!(problem.refuses(422, "device_bad_imei")["errors"][0]["field"], "serial");
    site.post(&path, phone).await.refuses(422, "device_serial_known");
    let one = format!("/devices/{}", made["id"].as_str().expect("an id"));
    site.patch(&one, json!({"owner": "0".repeat(32)})).await.refuses(422, "wrong_fields");
    let problem = site.patch(&one, json!({"device_type": "f".repeat(32)})).await.refuses(422, "wrong_fields");
    assert_eq!(about(&problem, "device_type"), "Выберите из списка");
    let moved = site.patch(&one, json!({"owner": ids[1], "color": "синий"})).await.ok().json();
    assert_eq!((&moved["owner"], &moved["color"], &moved["serial"]), (&json!(ids[1]), &json!("синий"), &made["serial"]));
    shop.is_sound().await;
}

#[tokio::test]
async fn clients_changed_since_a_moment_come_once_each_in_the_order_of_their_last_change() {
    let shop = Shop::new().await;
    let site = Program::of(&shop.owner().await, "Сайт").await;
    let mut made = Vec::new();
    for name in ["Анна", "Борис", "Вера"] {
        made.push(site.post("/clients", json!({"name": name})).await.is(201).json()["id"].as_str().expect("an id").to_string());
        shop.clock.advance(Moment::HOUR);
    }
    let since = shop.clock.now().rfc3339();
    site.patch(&format!("/clients/{}", made[2]), json!({"note": "Звонить вечером"})).await.ok();
    site.patch(&format!("/clients/{}", made[0]), json!({"email": "anna@mira.ru"})).await.ok();
    site.post(&format!("/clients/{}/archive", made[2]), json!({})).await.ok();
    let names = |items: &[serde_json::Value]| items.iter().map(|one| one["name"].as_str().expect("a name").to_string()).collect::<Vec<_>>();
    let first = site.get(&format!("/clients?updated_since={since}&limit=1")).await.ok();
    assert_eq!(names(&first.items()), ["Анна"]);
    let next = first.json()["next"].as_str().expect("there is more").to_string();
    let second = site.get(&format!("/clients?updated_since={since}&limit=1&after={next}")).await.ok();
    assert_eq!(names(&second.items()), ["Вера"], "the one in the archive too");
    assert_eq!(names(&site.get(&format!("/clients?updated_since={since}&archived=false")).await.ok().items()), ["Анна"]);
    site.get("/clients?updated_since=yesterday").await.refuses(400, "bad_request");
}
