//! Suppliers' tables: invoices and price lists that become drafts of goods received, with what is doubtful asked.

use verstak::{
    catalog::goods::{self, Product, ProductAsk},
    clients::{self, ClientAsk, ClientKind},
    kernel::{Id, Money, Quantity, mark},
    store::Reads,
    warehouse::Document,
};

use crate::{
    exchange::{file, long_file, work_off},
    shop::{Person, Shop},
};

async fn known(shop: &Shop, name: &'static str, sku: &'static str, barcode: &'static str) -> Product {
    shop.write(move |tx| {
        let barcodes = Some(barcode.to_string()).into_iter().filter(|code| !code.is_empty()).collect();
        let ask =
            ProductAsk { name: name.into(), sku: sku.into(), barcodes, category_name: "Дисплеи".into(), ..ProductAsk::default() };
        goods::create_product(tx, &ask)
    })
    .await
}

async fn supplier(shop: &Shop) -> String {
    shop.write(|tx| {
        let ask = ClientAsk { kind: ClientKind::Organisation, supplier: true, ..ClientAsk::person("Мобитех", None) };
        clients::create(tx, &ask)
    })
    .await
    .id
    .to_string()
}

async fn main_warehouse(shop: &Shop) -> String {
    shop.read(|r| verstak::stock::all_warehouses(r)).await.remove(0).id.to_string()
}

async fn document(shop: &Shop, path: &str) -> Document {
    let id: Id<mark::Document> = path.rsplit('/').next().expect("an id").parse().expect("an id");
    shop.read(move |r| r.need::<Document>(&id)).await
}

/// Gives a file for a supplier and a warehouse; answers the address of its page.
async fn given(person: &Person<'_>, fields: &[(&str, &str)], bytes: &[u8]) -> String {
    let mut all = vec![("kind", "supply")];
    all.extend(fields);
    person.upload("/exchange/import", &all, ("file", "УТ-118.xlsx", bytes)).await.goes_to()
}

const COLUMNS: [(&str, &str); 6] = [
    ("column_0", "sku"),
    ("column_1", "product"),
    ("column_2", "barcodes"),
    ("column_3", "quantity"),
    ("column_4", "purchase"),
    ("column_5", "serials"),
];

fn invoice() -> Vec<u8> {
    file(&[
        &["Счёт-фактура № 118"],
        &["Артикул", "Товары (работы, услуги)", "Штрихкод", "Кол-во", "Цена", "IMEI"],
        &["", "LCD A12 org", "#4601234567893", "#2", "#3100.5", ""],
        &["gh82-a52", "LCD A52", "", "#1", "#2000", ""],
        &["", "Клей B-7000", "", "#10", "#90", ""],
        &["M-77", "Дисплей для Samsung Galaxy S21 (G991) чёрный", "", "#1", "#9000", ""],
        &["M-99", "Смартфон Nokia 105", "", "#2", "#1200", "356938035643809, 490154203237518"],
        &["M-11", "Шлейф кнопок неведомый", "", "#3", "#150", ""],
        &["M-12", "Не нужен", "", "", "#10", ""],
        &["M-13", "Даром", "", "#1", "договорная", ""],
    ])
}

#[tokio::test]
async fn an_invoice_becomes_a_draft_what_is_certain_is_taken_and_the_rest_is_asked() {
    let shop = Shop::new().await;
    known(&shop, "Дисплей A12", "", "4601234567893").await;
    known(&shop, "Дисплей A52", "GH82-A52", "").await;
    known(&shop, "Клей B-7000", "", "").await;
    let s21 = known(&shop, "Дисплей Samsung Galaxy S21", "", "").await;
    let (supplier, warehouse) = (supplier(&shop).await, main_warehouse(&shop).await);
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let fields = [("supplier", supplier.as_str()), ("supplier_text", "Мобитех"), ("warehouse", &warehouse)];
    let path = given(&safin, &fields, &invoice()).await;
    let page = safin.get(&path).await.ok();
    page.says("Что в столбцах").says("Товары (работы, услуги)");
    let review = safin.post(&format!("{path}/mapping"), &COLUMNS).await.goes_to();
    let page = safin.get(&review).await.ok();
    page.says("Узнали 3").says("Нужно выбрать 3").says("Без количества 1").says("С ошибками 1").says("Это не сумма");
    page.says("Похоже: Дисплей Samsung Galaxy S21");
    assert!(page.body.contains("value=\"Создать новый товар\""), "what nobody has is made");
    let undecided = safin.post(&review, &[("row_7", "new"), ("row_8", "skip")]).await.is(422);
    undecided.says("Строка 6: выберите товар");
    let s21_id = s21.id.to_string();
    let said = [("row_6", s21_id.as_str()), ("row_7", "new"), ("row_8", "skip"), ("category", "Телефоны / Кнопочные")];
    let draft = safin.post(&review, &said).await.goes_to();
    safin.get(&draft).await.ok().says("Мобитех").says("черновик").says("Смартфон Nokia 105").hides("Шлейф кнопок");
    let made = document(&shop, &draft).await;
    let lines: Vec<(&str, Quantity, Money)> = made.lines.iter().map(|line| (line.name.as_str(), line.quantity, line.price)).collect();
    assert_eq!(
        lines,
        [
            ("Дисплей A12", Quantity(2000), Money(310_050)),
            ("Дисплей A52", Quantity(1000), Money::major(2_000)),
            ("Клей B-7000", Quantity(10_000), Money::major(90)),
            ("Дисплей Samsung Galaxy S21", Quantity(1000), Money::major(9_000)),
            ("Смартфон Nokia 105", Quantity(2000), Money::major(1_200)),
        ]
    );
    assert_eq!(made.lines[4].serials.len(), 2);
    safin.post(&format!("{draft}/posting"), &[]).await.goes_to();
    assert_eq!(document(&shop, &draft).await.total, Money(620_100 + 200_000 + 90_000 + 900_000 + 240_000));
    shop.is_sound().await;

    // The next invoice of the same supplier: columns and answers are remembered.
    let again = file(&[
        &["Артикул", "Товары (работы, услуги)", "Штрихкод", "Кол-во", "Цена", "IMEI"],
        &["M-77", "Дисплей для Samsung Galaxy S21 (G991) чёрный", "", "#4", "#8900", ""],
        &["M-99", "Смартфон Nokia 105", "", "#1", "#1200", "111222333444555"],
    ]);
    let path = given(&safin, &fields, &again).await;
    let review = safin.post(&format!("{path}/mapping"), &COLUMNS).await.goes_to();
    safin.get(&review).await.ok().says("Узнали 2").says("Нужно выбрать 0");
    let draft = safin.post(&review, &[]).await.goes_to();
    assert_eq!(document(&shop, &draft).await.lines.len(), 2);
    safin.post(&review, &[]).await.is(422);
    shop.is_sound().await;
}

#[tokio::test]
async fn rows_are_added_to_the_draft_the_file_was_opened_from_and_are_taken_out_again() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let glue = known(&shop, "Клей B-7000", "", "4601234567893").await;
    let warehouse = main_warehouse(&shop).await;
    let draft = owner.post("/stock/documents/new?kind=posting", &[("warehouse", &warehouse)]).await.goes_to();
    owner.post(&format!("{draft}/lines"), &[("product_text", &glue.code), ("quantity", "1")]).await.goes_to();
    let id = draft.rsplit('/').next().expect("an id").to_string();
    let open = format!("/exchange/import?kind=supply&document={id}");
    assert!(owner.get(&draft).await.ok().body.contains(&open.replace('&', "&amp;")), "the draft leads to Excel");
    owner.get(&open).await.ok().says("Строки добавятся в черновик");
    let bytes = file(&[&["Наименование", "Кол-во", "Сумма"], &["Новинка", "#4", "#1000"], &["Клей B-7000", "#2", "#180"]]);
    let path = given(&owner, &[("document", &id)], &bytes).await;
    let columns = [("column_0", "product"), ("column_1", "quantity"), ("column_2", "sum")];
    let review = owner.post(&format!("{path}/mapping"), &columns).await.goes_to();
    assert_eq!(owner.post(&review, &[("row_2", "new")]).await.goes_to(), draft);
    let made = document(&shop, &draft).await;
    assert_eq!(made.lines.iter().map(|line| line.price).collect::<Vec<_>>(), [Money::ZERO, Money::major(250), Money::major(90)]);
    owner.get(&path).await.ok().says("Строк в документе 2").says("Новых товаров 1");
    owner.post(&format!("{path}/reversal"), &[]).await.goes_to();
    work_off(&shop).await;
    assert_eq!(document(&shop, &draft).await.lines.len(), 1, "what was there before stays");
    owner.get("/goods?shelf=archive").await.ok().says("Новинка");
    shop.is_sound().await;
    // A posted document takes no rows.
    owner.post(&format!("{draft}/posting"), &[]).await.goes_to();
    owner.get(&open).await.is(404);
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    master.get("/exchange/import?kind=supply").await.is(403);
}

#[tokio::test]
async fn a_row_may_be_any_product_of_the_catalogue_and_is_found_by_typing() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let glue = known(&shop, "Клей B-7000", "", "").await;
    let old = known(&shop, "Швабра уборочная", "", "").await.id;
    shop.write(move |tx| goods::place_product(tx, old, goods::Place::Archive)).await;
    let warehouse = main_warehouse(&shop).await;
    let bytes = file(&[&["Наименование", "Кол-во"], &["Нечто загадочное", "#4"], &["Клей B7000 15 мл", "#0.5"]]);
    let path = given(&owner, &[("warehouse", &warehouse)], &bytes).await;
    let review = owner.post(&format!("{path}/mapping"), &[("column_0", "product"), ("column_1", "quantity")]).await.goes_to();
    let offers = format!("{path}/offers/2");
    owner.get(&format!("{offers}?row_2_text=")).await.ok().says("Создать новый товар").says("Не брать").hides("Клей");
    owner.get(&format!("{offers}?row_2_text=B-7000")).await.ok().says("Клей B-7000").says("Не брать");
    owner.get(&format!("{offers}?row_2_text=швабра")).await.ok().hides("Швабра");
    owner.get(&format!("{path}/offers/3?row_3_text=")).await.ok().says("Клей B-7000");
    owner.get(&format!("{path}/offers/9?row_9_text=")).await.is(404);
    let (id, old) = (glue.id.to_string(), old.to_string());
    owner.post(&review, &[("row_2", &old), ("row_3", "skip")]).await.is(422).says("Строка 2: выберите товар");
    let typed = owner.post(&review, &[("row_2", ""), ("row_2_text", "клеёнка"), ("row_3", &id)]).await.is(422);
    typed.says("Строка 2: выберите товар").says("столько не отмерить");
    assert!(typed.body.contains("value=\"клеёнка\""), "what was typed stays");
    let draft = owner.post(&review, &[("row_2", &id), ("row_2_text", "Клей B-7000"), ("row_3", "skip")]).await.goes_to();
    let made = document(&shop, &draft).await;
    assert_eq!((made.lines.len(), made.lines[0].product, made.lines[0].quantity), (1, glue.id, Quantity(4000)));
}

#[tokio::test]
async fn a_long_table_goes_to_several_drafts_and_all_of_them_are_taken_back() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let glue = known(&shop, "Клей B-7000", "", "4601234567893").await;
    let warehouse = main_warehouse(&shop).await;
    let draft = owner.post("/stock/documents/new?kind=posting", &[("warehouse", &warehouse)]).await.goes_to();
    owner.post(&format!("{draft}/lines"), &[("product_text", &glue.code), ("quantity", "1")]).await.goes_to();
    let id = draft.rsplit('/').next().expect("an id").to_string();
    let mut rows = vec![["Наименование", "Кол-во", "Цена"].map(String::from).to_vec()];
    rows.extend((0..620).map(|at| vec![if at < 300 { "Клей B-7000".into() } else { format!("Гайка {at}") }, "#2".into(), "#10".into()]));
    let path = given(&owner, &[("document", &id)], &long_file(&rows)).await;
    let columns = [("column_0", "product"), ("column_1", "quantity"), ("column_2", "purchase")];
    let review = owner.post(&format!("{path}/mapping"), &columns).await.goes_to();
    owner.get(&review).await.ok().says("Узнали 300").says("Нужно выбрать 320").says("остальные лягут").says("Ещё 20 строк");
    let each: Vec<String> = (302..602).map(|row| format!("row_{row}")).collect();
    let mut said: Vec<(&str, &str)> = each.iter().map(|row| (row.as_str(), "new")).collect();
    owner.post(&review, &said).await.is(422);
    said.push(("rest", "new"));
    assert_eq!(owner.post(&review, &said).await.goes_to(), path);
    owner.get(&path).await.ok().says("Строки легли в 2 документа").says("Строк в документе 620").says("500 строк").says("121 строка");
    assert_eq!(document(&shop, &draft).await.lines.len(), 500, "one was there");
    owner.post(&format!("{path}/reversal"), &[]).await.goes_to();
    work_off(&shop).await;
    assert_eq!(document(&shop, &draft).await.lines.len(), 1);
    owner.get("/stock/documents").await.ok().says("черновик");
    assert_eq!(shop.read(|r| r.all::<Document>(())).await.len(), 1, "a draft that was begun for it is gone");
    shop.is_sound().await;
}
