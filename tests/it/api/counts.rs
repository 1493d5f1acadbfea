//! Stocktakes by the API: a hand-held terminal reads codes.

use serde_json::json;

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
