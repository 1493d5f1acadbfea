//! Stocktakes by the API: a hand-held terminal reads codes.

use serde_json::json;
use verstak::{
    kernel::{Id, Money, mark},
    store::Reads,
    warehouse::{DocKind, Document},
};

use super::program::{Program, about};
use crate::{shop::Shop, stocktake::product};

#[tokio::test]
async fn a_terminal_begins_a_count_reads_codes_and_finishes_it() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let display = product(&shop, "Дисплей A12", "4601234567893").await;
    let terminal = Program::of(&owner, "ТСД").await;
    let warehouse = terminal.get("/warehouses").await.json()[0]["id"].clone();
    let problem = terminal.post("/stocktakes", json!({"warehouse": "нет"})).await.refuses(422, "wrong_fields");
    assert!(!about(&problem, "warehouse").is_empty(), "{problem}");
    let made = terminal.post("/stocktakes", json!({"warehouse": warehouse, "blind": true})).await.is(201).json();
    assert_eq!((&made["number"], &made["state"], &made["blind"]), (&json!(1), &json!("counting"), &json!(true)));
    let path = format!("/stocktakes/{}", made["id"].as_str().expect("an id"));
    let entry = json!({"code": "4601234567893", "quantity": "3"});
    for _ in 0..2 {
        let read = terminal.post_once(&format!("{path}/entries"), "scan-1", entry.clone()).await.is(201).json();
        assert_eq!((&read["outcome"], &read["total"]), (&json!("added"), &json!("3")), "one effect");
    }
    let unknown = terminal.post(&format!("{path}/entries"), json!({"code": "5901234123457"})).await.is(201).json();
    assert_eq!(unknown["outcome"], "unknown");
    let lines = terminal.get(&format!("{path}/lines")).await.ok().items();
    assert_eq!((&lines[0]["product"], &lines[0]["counted"]), (&json!(display.id.to_string()), &json!("3")));
    assert!(lines[0].get("book").is_none(), "blind");
    assert_eq!(terminal.post(&format!("{path}/finish"), json!({})).await.ok().json()["state"], "counted");
    assert_eq!(terminal.get(&format!("{path}/lines")).await.ok().items()[0]["difference"], "3");
    assert_eq!(terminal.get("/stocktakes?state=counted").await.ok().items()[0]["id"], made["id"]);
    assert_eq!(terminal.get(&path).await.ok().json()["number"], 1);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_program_settles_a_count_says_what_a_surplus_costs_and_who_pays_for_what_is_missing() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (display, glass) = (product(&shop, "Дисплей A12", "4601234567893").await.id, product(&shop, "Дисплей A13", "96385074").await.id);
    let terminal = Program::of(&owner, "ТСД").await;
    let me = terminal.get("/me").await.ok().json()["id"].clone();
    let warehouse = terminal.get("/warehouses").await.json()[0]["id"].clone();
    let line = json!({"product": display.to_string(), "quantity": "3", "price": "900"});
    let came = terminal.post("/stock-documents", json!({"kind": "posting", "warehouse": warehouse, "lines": [line]})).await.is(201).json();
    terminal.post(&format!("/stock-documents/{}/posting", came["id"].as_str().expect("an id")), json!({})).await.ok();
    let made = terminal.post("/stocktakes", json!({"warehouse": warehouse})).await.is(201).json();
    let path = format!("/stocktakes/{}", made["id"].as_str().expect("an id"));
    for (product, found) in [(display, "2"), (glass, "4")] {
        terminal.post(&format!("{path}/entries"), json!({"product": product.to_string(), "quantity": found})).await.is(201);
    }
    terminal.post(&format!("{path}/settling"), json!({})).await.is(422);
    terminal.post(&format!("{path}/finish"), json!({})).await.ok();
    let price =
        |product: Id<mark::Product>, price: &str| json!({"prices": [{"product": product.to_string(), "price": price}], "charged": me});
    let problem = terminal.post(&format!("{path}/settling"), price(display, "900")).await.refuses(422, "wrong_fields");
    assert_eq!(about(&problem, "prices"), "Цена указана не для излишка", "it is short");
    let problem = terminal.post(&format!("{path}/settling"), price(glass, "дорого")).await.refuses(422, "wrong_fields");
    assert!(!about(&problem, "prices").is_empty(), "{problem}");
    let problem = terminal.post(&format!("{path}/settling"), json!({"charged": warehouse})).await.refuses(422, "wrong_fields");
    assert!(!about(&problem, "charged").is_empty(), "{problem}");
    let settled = terminal.post(&format!("{path}/settling"), price(glass, "812.50")).await.ok().json();
    assert_eq!((&settled["state"], settled["documents"].as_array().map(Vec::len)), (&json!("settled"), Some(2)));
    let mut told = Vec::new();
    for id in settled["documents"].as_array().expect("a list") {
        let id: Id<mark::Document> = id.as_str().and_then(|id| id.parse().ok()).expect("an id");
        let document = shop.read(move |r| r.need::<Document>(&id)).await;
        told.push((document.kind, document.total, document.charged.map(|id| json!(id.to_string()))));
    }
    assert_eq!(told, [(DocKind::WriteOff, Money::major(900), Some(me)), (DocKind::Surplus, Money::major(3_250), None)]);
    terminal.post(&format!("{path}/settling"), json!({})).await.is(422);
    shop.is_sound().await;
}
