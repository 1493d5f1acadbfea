//! Documents of the stock by the API: a program receives, moves and writes off, and takes back what it did.

use serde_json::{Value, json};
use verstak::stock;

use super::program::{Program, about};
use crate::shop::Shop;

/// A shop with a supplier and two products; answers the program and the ids as text: warehouse, supplier, products.
async fn prepared<'s>(shop: &'s Shop) -> (Program<'s>, String, String, [String; 2]) {
    let owner = shop.owner().await;
    owner.post("/goods/categories", &[("name_ru", "Дисплеи"), ("parent", "")]).await.goes_to();
    let books = Program::of(&owner, "Учёт").await;
    let category = books.get("/goods-categories").await.ok().json()[0]["id"].clone();
    let mut products = Vec::new();
    for name in ["Дисплей A12", "Дисплей A52"] {
        products.push(id(&books.post("/products", json!({"name": name, "category": category})).await.is(201).json()));
    }
    let supplier = id(&books.post("/clients", json!({"kind": "organisation", "name": "Мобитех"})).await.is(201).json());
    let warehouse = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id.to_string();
    (books, warehouse, supplier, products.try_into().expect("two of them"))
}

fn id(made: &Value) -> String {
    made["id"].as_str().expect("an id").to_string()
}

#[tokio::test]
async fn a_program_receives_goods_moves_them_and_takes_it_all_back() {
    let shop = Shop::new().await;
    let (books, main, supplier, [first, second]) = prepared(&shop).await;
    let posting = json!({
        "kind": "posting", "warehouse": main, "supplier": supplier, "paper": "УТ-118", "extra": "100",
        "lines": [{"product": first, "quantity": "2", "price": "3100"}, {"product": second, "price": "2000"}],
    });
    let draft = books.post_once("/stock-documents", "posting-1", posting.clone()).await.is(201).json();
    assert_eq!(id(&books.post_once("/stock-documents", "posting-1", posting).await.is(201).json()), id(&draft), "one effect");
    assert_eq!((&draft["state"], &draft["total"], &draft["number"]), (&json!("draft"), &json!("8300.00"), &Value::Null));
    let path = format!("/stock-documents/{}", id(&draft));
    let posted = books.post(&format!("{path}/posting"), json!({})).await.ok().json();
    assert_eq!((&posted["state"], &posted["number"]), (&json!("posted"), &json!(1)));
    assert_eq!((&posted["lines"][0]["cost"], &posted["lines"][1]["cost"]), (&json!("6275.61"), &json!("2024.39")));
    let batches = books.get(&format!("/stock-batches?warehouse={main}")).await.ok().items();
    assert_eq!(batches.len(), 2);
    let one = books.get(&format!("/stock-batches?warehouse={main}&limit=1")).await.ok().json();
    let next = one["next"].as_str().expect("more");
    let rest = books.get(&format!("/stock-batches?warehouse={main}&limit=1&after={next}")).await.ok().json();
    assert_eq!([&one["items"][0], &rest["items"][0]], [&batches[0], &batches[1]]);
    assert_eq!(rest["next"], Value::Null);
    let gone = json!({"kind": "write_off", "warehouse": main, "reason": "damage", "lines": [{"product": first, "quantity": "1"}]});
    let gone = id(&books.post("/stock-documents", gone).await.is(201).json());
    books.post(&format!("/stock-documents/{gone}/posting"), json!({})).await.ok();
    assert_eq!(books.get(&format!("/stock-moves?product={first}")).await.ok().items().len(), 2);
    let off = books.get(&format!("/stock-moves?kind=write_off&warehouse={main}&limit=10000")).await.ok().items();
    assert_eq!((off.len(), &off[0]["cost"], &off[0]["document"]), (1, &json!("-3137.81"), &json!(gone)));
    books.get("/stock-moves?limit=10001").await.is(400);
    let sure = json!({"comment": "не та накладная"});
    books.post(&format!("{path}/cancelling"), sure.clone()).await.refuses(422, "moved_since");
    books.post(&format!("/stock-documents/{gone}/cancelling"), sure.clone()).await.ok();
    assert_eq!(books.post(&format!("{path}/cancelling"), sure).await.ok().json()["state"], json!("cancelled"));
    assert!(books.get(&format!("/stock-batches?warehouse={main}")).await.ok().items().is_empty());
    assert_eq!(books.get("/stock-documents?state=cancelled").await.ok().items().len(), 2);
    assert_eq!(books.get("/stock-documents?kind=posting").await.ok().items().len(), 1);
    shop.is_sound().await;
}

#[tokio::test]
async fn what_a_document_of_a_program_lacks_is_named_line_by_line() {
    let shop = Shop::new().await;
    let (books, main, _, [first, _]) = prepared(&shop).await;
    let lines = json!([{"product": first}, {"product": first, "quantity": "-1"}, {"product": first, "price": "дорого"}, {}]);
    let problem =
        books.post("/stock-documents", json!({"kind": "posting", "warehouse": main, "lines": lines})).await.refuses(422, "wrong_fields");
    for field in ["lines[1]", "lines[2]", "lines[3]"] {
        assert!(!about(&problem, field).is_empty(), "{problem}");
    }
    books.post("/stock-documents", json!({"kind": "gift", "warehouse": main})).await.refuses(422, "wrong_fields");
    let later = json!({"kind": "write_off", "warehouse": main, "lines": [{"product": first}]});
    let draft = id(&books.post("/stock-documents", later).await.is(201).json());
    books.post(&format!("/stock-documents/{draft}/posting"), json!({})).await.is(422);
    books.delete(&format!("/stock-documents/{draft}")).await.ok();
    books.get(&format!("/stock-documents/{draft}")).await.is(404);
    assert!(books.get("/stock-documents").await.ok().items().is_empty());
    let safin = shop.hire("Гусева Ольга", "guseva", "receptionist").await;
    let till = Program::of(&safin, "Касса").await;
    let refused = till.post("/stock-documents", json!({"kind": "posting", "warehouse": main, "lines": []})).await;
    assert_eq!(refused.status, 403, "{}", refused.body);
}
