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

async fn post(books: &Program<'_>, document: Value) -> Value {
    let draft = id(&books.post("/stock-documents", document).await.is(201).json());
    books.post(&format!("/stock-documents/{draft}/posting"), json!({})).await.ok().json()
}

/// How much of a product lies in a warehouse.
async fn lies(books: &Program<'_>, warehouse: &str, product: &str) -> String {
    let all = books.get(&format!("/stock-balances?warehouse={warehouse}")).await.ok().items();
    let found = all.iter().find(|one| one["product"] == json!(product));
    found.map_or("0".to_string(), |one| one["quantity"].as_str().expect("a quantity").to_string())
}

#[tokio::test]
async fn a_program_puts_together_takes_apart_returns_by_the_batch_and_puts_costs_right() {
    let shop = Shop::new().await;
    let (books, main, supplier, [first, second]) = prepared(&shop).await;
    let came = |price: &str| json!({"kind": "posting", "warehouse": main, "supplier": supplier, "lines": [{"product": first, "quantity": "2", "price": price}]});
    let (old, new) = (post(&books, came("1000")).await, post(&books, came("1200")).await);
    let batches = books.get(&format!("/stock-batches?warehouse={main}")).await.ok().items();
    let (oldest, newest) = (batches[0]["batch"].clone(), batches[1]["batch"].clone());

    let back = |batch: Value| json!({"product": first, "quantity": "1", "batch": batch});
    let head = json!({"kind": "supplier_return", "warehouse": main, "supplier": supplier, "lines": [back(oldest.clone())]});
    let returned = post(&books, head).await;
    assert_eq!((&returned["lines"][0]["batch"], &returned["lines"][0]["cost"]), (&oldest, &json!("1000.00")));
    let strange = json!({"kind": "supplier_return", "warehouse": main, "supplier": supplier, "lines": [back(json!(999))]});
    books.post("/stock-documents", strange).await.refuses(422, "no_batch_here");
    let both = json!({"kind": "supplier_return", "basis": id(&new), "lines": [back(newest.clone())]});
    assert!(!about(&books.post("/stock-documents", both).await.refuses(422, "wrong_fields"), "lines").is_empty());
    let rest = json!({"kind": "supplier_return", "basis": id(&new), "day": "2026-11-23"});
    let rest = books.post("/stock-documents", rest).await.is(201).json();
    assert_eq!((&rest["basis"], &rest["lines"][0]["batch"], &rest["lines"][0]["quantity"]), (&new["id"], &newest, &json!("2")));
    books.delete(&format!("/stock-documents/{}", id(&rest))).await.ok();

    books.post("/stock-documents", json!({"kind": "cost_correction"})).await.refuses(422, "wrong_fields");
    let nothing = json!({"kind": "cost_correction", "basis": id(&old), "lines": [{"product": first}]});
    books.post("/stock-documents", nothing).await.refuses(422, "nothing_corrected");
    let correction = json!({"kind": "cost_correction", "basis": id(&old), "lines": [{"product": first, "price": "900"}]});
    let correction = post(&books, correction).await;
    assert_eq!((&correction["lines"][0]["by"], &correction["total"]), (&json!("-100.00"), &json!("-100.00")));
    let by = json!({"kind": "cost_correction", "basis": id(&new), "lines": [{"batch": newest, "by": "50"}]});
    assert_eq!(post(&books, by).await["lines"][0]["price"], json!("1225.00"));

    books.post("/stock-documents", json!({"kind": "assembly", "warehouse": main})).await.refuses(422, "no_whole");
    let whole = json!({"product": second});
    let parts = json!([{"product": first, "quantity": "3"}]);
    let made = post(&books, json!({"kind": "assembly", "warehouse": main, "whole": whole, "lines": parts})).await;
    assert_eq!((&made["whole"]["product"], &made["whole"]["cost"]), (&json!(second), &json!("3350.00")));
    assert_eq!((lies(&books, &main, &first).await, lies(&books, &main, &second).await), ("0".into(), "1".into()));
    let parts = json!([{"product": first, "quantity": "2", "price": "10"}]);
    let apart = post(&books, json!({"kind": "disassembly", "warehouse": main, "whole": {"product": second}, "lines": parts})).await;
    assert_eq!((&apart["lines"][0]["cost"], lies(&books, &main, &first).await), (&json!("3350.00"), "2".into()));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_program_ships_receives_what_came_and_settles_the_rest() {
    let shop = Shop::new().await;
    let (books, main, _, [first, _]) = prepared(&shop).await;
    let owner = shop.owner().await;
    owner.post("/settings/warehouses", &[("name_ru", "Запасной"), ("kind", "main"), ("location", "")]).await.goes_to();
    let spare = shop.read(|r| stock::all_warehouses(r)).await.into_iter().find(|one| one.name.ru == "Запасной").expect("it").id.to_string();
    let line = |quantity: &str| json!([{"product": first, "quantity": quantity, "price": "10"}]);
    post(&books, json!({"kind": "posting", "warehouse": main, "lines": line("5")})).await;
    let draft = json!({"kind": "transfer", "warehouse": main, "to": spare, "lines": []});
    let path = format!("/stock-documents/{}", id(&books.post("/stock-documents", draft).await.is(201).json()));
    let more = json!({"lines": [{"product": first, "quantity": "4"}]});
    assert_eq!(books.post_once(&format!("{path}/lines"), "more", more.clone()).await.ok().json()["lines"][0]["quantity"], json!("4"));
    books.post_once(&format!("{path}/lines"), "more", more.clone()).await.ok();
    books.delete(&format!("{path}/lines/1")).await.ok();
    let wrong = books.post(&format!("{path}/lines"), json!({"lines": [{"product": first, "quantity": "много"}]})).await;
    assert!(!about(&wrong.refuses(422, "wrong_fields"), "lines[0]").is_empty());
    books.post(&format!("{path}/lines"), more).await.ok();
    books.post(&format!("{path}/receipt"), json!({})).await.is(422);
    let shipped = books.post(&format!("{path}/shipment"), json!({})).await.ok().json();
    assert_eq!((&shipped["state"], &shipped["lines"][0]["on_the_way"]), (&json!("shipped"), &json!("4")));
    let (line, receipt) = (shipped["lines"][0]["number"].clone(), format!("{path}/receipt"));
    let too_much = books.post(&receipt, json!({"lines": [{"line": line, "quantity": "9"}]})).await.refuses(422, "wrong_fields");
    assert!(!about(&too_much, "lines[0]").is_empty(), "{too_much}");
    books.post(&receipt, json!({"lines": [{"line": 99}]})).await.refuses(422, "wrong_fields");
    let came = books.post(&receipt, json!({"lines": [{"line": line, "quantity": "1"}]})).await.ok().json();
    assert_eq!((&came["state"], &came["lines"][0]["on_the_way"]), (&json!("posted"), &json!("3")));
    let short = format!("{path}/shortfall");
    books.post(&short, json!({"way": "send_back", "lines": [{"line": line, "quantity": "2"}]})).await.ok();
    let settled = books.post(&short, json!({"way": "write_off"})).await.ok().json();
    assert_eq!(settled["lines"][0]["on_the_way"], json!("0"));
    assert_eq!((lies(&books, &main, &first).await, lies(&books, &spare, &first).await), ("3".into(), "1".into()));
    let keeper = format!("keeper_{}", shop.owner);
    let spare_page = format!("/settings/warehouses/{spare}");
    let fields = [("name_ru", "Запасной"), ("kind", "main"), ("location", ""), (keeper.as_str(), "view"), (&keeper, "transfer_in")];
    owner.post(&spare_page, &fields).await.goes_to();
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let stock_of_his = Program::of(&safin, "Склад").await;
    let head = json!({"kind": "transfer", "warehouse": main, "to": spare, "lines": [{"product": first}]});
    let his = format!("/stock-documents/{}", id(&stock_of_his.post("/stock-documents", head).await.is(201).json()));
    stock_of_his.post(&format!("{his}/posting"), json!({})).await.is(403);
    stock_of_his.post(&format!("{his}/shipment"), json!({})).await.ok();
    stock_of_his.post(&format!("{his}/receipt"), json!({})).await.is(403);
    books.post(&format!("{his}/receipt"), json!({})).await.ok();
    assert_eq!(lies(&books, &spare, &first).await, "2");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_program_sets_the_prices_of_a_delivery_and_cancels_through_what_holds_it() {
    let shop = Shop::new().await;
    let (books, main, _, [first, _]) = prepared(&shop).await;
    let retail = verstak::catalog::RETAIL.to_string();
    let came = |price: &str, sells: Value| json!({"kind": "posting", "warehouse": main, "lines": [{"product": first, "quantity": "2", "price": price, "prices": sells}]});
    let wrong = post(&books, came("1000", json!([{"price_type": retail, "price": "1500"}]))).await;
    assert_eq!(wrong["lines"][0]["prices"], json!([{"price_type": retail, "price": "1500.00"}]));
    assert_eq!(books.get(&format!("/products/{first}")).await.ok().json()["prices"], wrong["lines"][0]["prices"]);
    books.post("/stock-documents", came("1000", json!([{"price_type": retail, "price": "дорого"}]))).await.refuses(422, "wrong_fields");
    post(&books, came("1200", json!([]))).await;
    post(&books, json!({"kind": "write_off", "warehouse": main, "lines": [{"product": first}]})).await;
    let path = format!("/stock-documents/{}", id(&wrong));
    let cancelling = format!("{path}/cancelling");
    books.post(&cancelling, json!({"comment": "не тот товар"})).await.refuses(422, "moved_since");
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let his = Program::of(&safin, "Склад").await;
    his.post(&cancelling, json!({"comment": "не тот товар", "through": true})).await.is(403);
    let priced =
        json!({"kind": "write_off", "warehouse": main, "lines": [{"product": first, "prices": [{"price_type": retail, "price": "1"}]}]});
    books.post("/stock-documents", priced).await.is(403);
    let gone = books.post(&cancelling, json!({"comment": "не тот товар", "through": true})).await.ok().json();
    assert_eq!((&gone["state"], lies(&books, &main, &first).await), (&json!("cancelled"), "1".into()));
    let draft = format!("/stock-documents/{}", id(&books.post("/stock-documents", came("1300", json!([]))).await.is(201).json()));
    assert_eq!(books.post(&format!("{draft}/prices"), json!({})).await.ok().json()["state"], json!("draft"));
    shop.is_sound().await;
}
