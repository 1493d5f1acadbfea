//! Goods by the API: another program keeps the catalogue in step.

use serde_json::json;
use verstak::catalog::RETAIL;

use super::program::{Program, about};
use crate::shop::Shop;

#[tokio::test]
async fn a_program_adds_a_product_changes_it_and_puts_it_away() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    owner.post("/goods/categories", &[("name_ru", "Дисплеи"), ("parent", "")]).await.goes_to();
    let site = Program::of(&owner, "Сайт").await;
    let category = site.get("/goods-categories").await.ok().json()[0]["id"].clone();
    let product = json!({
        "name": "Дисплей A52", "category": category, "sku": "D-A52", "barcodes": ["4601234567893"], "pack": "5", "vat": "10",
        "prices": [{"price_type": RETAIL.to_string(), "price": "6200"}],
    });
    let made = site.post_once("/products", "product-1", product.clone()).await.is(201).json();
    assert_eq!((&made["code"], &made["pack"], &made["vat"], &made["kind"]), (&json!("1"), &json!("5"), &json!("10"), &json!("goods")));
    assert_eq!(made["prices"], json!([{"price_type": RETAIL.to_string(), "price": "6200.00"}]));
    assert_eq!(site.post_once("/products", "product-1", product).await.is(201).json()["id"], made["id"], "one effect");
    let path = format!("/products/{}", made["id"].as_str().expect("an id"));
    let changed = site.patch(&path, json!({"warranty_days": 90, "barcodes": ["96385074"], "own_barcode": true})).await.ok().json();
    assert_eq!((&changed["sku"], &changed["warranty_days"]), (&json!("D-A52"), &json!(90)), "what was not sent stays");
    assert_eq!(changed["barcodes"], json!(["96385074", "2000000000015"]));
    assert_eq!(changed["prices"], made["prices"]);
    for query in ["q=lbcgktq", "q=2000000000015", "q=d-a52"] {
        assert_eq!(site.get(&format!("/products?{query}")).await.ok().items()[0]["id"], made["id"], "{query}");
    }
    let cleared = json!({"prices": [{"price_type": RETAIL.to_string(), "price": ""}]});
    assert_eq!(site.patch(&path, cleared).await.ok().json()["prices"], json!([]));
    let history = site.get(&format!("{path}/prices")).await.ok().json();
    assert_eq!((&history[0]["before"], &history[1]["after"]), (&json!("6200.00"), &json!("6200.00")));
    assert_eq!(site.post(&format!("{path}/archive"), json!({})).await.ok().json()["archived"], json!(true));
    assert!(site.get("/products").await.ok().items().is_empty());
    assert_eq!(site.get("/products?archived=true").await.ok().items().len(), 1);
    site.post(&format!("{path}/restoration"), json!({})).await.ok();
    assert_eq!(site.get("/price-types").await.ok().json().as_array().map(Vec::len), Some(3));
    assert!(site.get("/measures").await.ok().json().as_array().is_some_and(|all| all.len() >= 8));
    shop.is_sound().await;
}

#[tokio::test]
async fn what_a_program_sends_wrong_is_named_by_its_own_field() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    owner.post("/goods/categories", &[("name_ru", "Дисплеи"), ("parent", "")]).await.goes_to();
    let site = Program::of(&owner, "Сайт").await;
    let category = site.get("/goods-categories").await.ok().json()[0]["id"].clone();
    let wrong = json!({"name": "", "category": category, "barcodes": ["96385074", "4601234567890"], "analogues": ["0".repeat(32)]});
    let problem = site.post("/products", wrong).await.refuses(422, "wrong_fields");
    for field in ["name", "barcodes[1]", "analogues[0]"] {
        assert!(!about(&problem, field).is_empty(), "{field}: {problem}");
    }
    let made = site.post("/products", json!({"name": "Дисплей", "category": category})).await.is(201).json();
    let path = format!("/products/{}", made["id"].as_str().expect("an id"));
    site.patch(&path, json!({"sku": "A"})).await.ok();
    let old = json!({"sku": "B", "version": made["version"]});
    site.patch(&path, old).await.refuses(422, "product_changed_meanwhile");
}
