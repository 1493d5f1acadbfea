//! Excel of goods on its way in: products with prices, stock and serial numbers, and the ledgers that hold after it.

use verstak::{
    cash::{Account, ledger::balance},
    catalog::goods::{self, Product, ProductAsk},
    clients::{self, ClientAsk, ClientKind},
    kernel::{Id, Money, Quantity, mark},
    stock::{self, balance as shelf, units},
    store::{Reads, Walk},
    warehouse::Document,
};

use crate::{
    exchange::{file, long_file, read_back, work_off},
    shop::{Person, Shop},
};

async fn products(shop: &Shop) -> Vec<Product> {
    let mut all: Vec<Product> = Vec::new();
    shop.read(|r| {
        r.walk::<Product>((), verstak::store::Order::Ascending, |product| {
            all.push(product);
            Ok(Walk::On)
        })
    })
    .await;
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

async fn named(shop: &Shop, name: &str) -> Product {
    products(shop).await.into_iter().find(|product| product.name == name).unwrap_or_else(|| panic!("no product {name}"))
}

async fn account(shop: &Shop, account: Account) -> Money {
    shop.read(move |r| balance(r, account, Id::fixed(0))).await
}

async fn main_warehouse(shop: &Shop) -> Id<mark::Warehouse> {
    shop.read(|r| stock::all_warehouses(r)).await.remove(0).id
}

/// The fields of the page of columns as it offers them.
fn offered(page: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for part in page.split("<select ").skip(1) {
        let Some(name) = part.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()) else { continue };
        let body = part.split("</select>").next().unwrap_or_default();
        let chosen = body.split("<option ").skip(1).find(|option| option.split('>').next().is_some_and(|tag| tag.contains("selected")));
        let value = chosen.and_then(|option| option.split("value=\"").nth(1)).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        if name.starts_with("column_") || name == "known" || name == "warehouse" {
            fields.push((name.to_string(), value.to_string()));
        }
    }
    fields
}

/// Gives a file, takes the columns as they were recognised, with some fields changed; answers the address and the page of
/// the dry run.
async fn checked(owner: &Person<'_>, bytes: &[u8], changed: &[(&str, &str)]) -> (String, String) {
    let path = owner.upload("/exchange/import", &[("kind", "goods")], ("file", "товары.xlsx", bytes)).await.goes_to();
    let mut fields = offered(&owner.get(&path).await.ok().body);
    for (name, value) in changed {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_string(), (*value).to_string()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let check = owner.post(&format!("{path}/mapping"), &fields).await.goes_to();
    let page = owner.get(&check).await.ok().text();
    (path, page)
}

async fn bring(shop: &Shop, owner: &Person<'_>, path: &str) {
    owner.post(&format!("{path}/application"), &[]).await.goes_to();
    work_off(shop).await;
}

fn stockpile() -> Vec<u8> {
    file(&[
        &[
            "Номенклатура",
            "Артикул",
            "Штрих-код",
            "Группа",
            "Ед.",
            "НДС",
            "Гарантия",
            "Закупка",
            "Цена",
            "Оптовая цена",
            "Остаток",
            "IMEI",
            "Минимум",
        ],
        &[
            "Дисплей A12",
            "GH82",
            "#4601234567893",
            "Запчасти / Дисплеи",
            "шт",
            "20%",
            "3 мес",
            "#1000.33",
            "#3500",
            "#3000",
            "#3",
            "",
            "#2",
        ],
        &["Телефон A12", "", "", "Телефоны", "шт.", "", "#365", "#8000", "#9900", "", "", "356938035643809, 490154203237518", ""],
        &["Салфетки", "", "", "", "шт", "без НДС", "", "", "#50", "", "#10", "", ""],
        &["Дисплей A12", "", "", "", "", "", "", "", "", "", "#3", "", ""],
    ])
}

#[tokio::test]
async fn goods_come_in_with_prices_stock_and_serials_and_go_back_without_a_trace() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let warehouse = main_warehouse(&shop).await;
    let (path, page) = checked(&owner, &stockpile(), &[]).await;
    for words in ["Новых 3", "Повторов 1", "С ошибками 0", "Встанут на остаток 3", "У 1 строки с остатком нет закупочной цены"]
    {
        assert!(page.contains(words), "«{words}» in {page}");
    }
    assert!(products(&shop).await.is_empty(), "a dry run writes nothing");
    bring(&shop, &owner, &path).await;
    owner.get(&path).await.ok().says("Загружен").says("Новых 3").says("Отменить загрузку");
    let display = named(&shop, "Дисплей A12").await;
    assert_eq!((display.sku.as_str(), display.warranty_days, display.prices.len()), ("GH82", 90, 2));
    assert_eq!(display.barcodes, ["4601234567893"]);
    let tree = shop.read(|r| goods::Tree::read(r)).await;
    assert_eq!(tree.path(display.category, verstak::kernel::Lang::Ru), "Запчасти / Дисплеи");
    let here = shop.read(move |r| shelf::stock(r, warehouse, display.id)).await;
    assert_eq!((here.quantity, here.cost), (Quantity(3000), Money(300_099)));
    let level = shop.read(move |r| stock::levels::level(r, warehouse, display.id)).await;
    assert_eq!(level.min, Quantity(2000));
    let phone = named(&shop, "Телефон A12").await;
    assert!(phone.serial_tracked);
    let unit = shop.read(move |r| units::here(r, phone.id, "490154203237518")).await;
    assert_eq!(unit.map(|unit| unit.warehouse), Some(warehouse));
    assert_eq!(account(&shop, Account::Goods).await, Money(300_099 + 1_600_000));
    owner.get("/stock/documents").await.ok().says("Оприходование 00001").hides("Оприходование 00002");
    owner.get("/stock").await.ok().says("19 000,99");
    shop.is_sound().await;

    // The same file again, as it is brought in after its errors are mended: nothing doubles.
    let (again, page) = checked(&owner, &stockpile(), &[]).await;
    assert!(page.contains("Повторов 4") && page.contains("Загружать нечего"), "{page}");
    assert_ne!(again, path);

    owner.post(&format!("{path}/reversal"), &[]).await.goes_to();
    work_off(&shop).await;
    owner.get(&path).await.ok().says("Отменён").says("Отменено 3");
    assert!(products(&shop).await.iter().all(|product| product.archived));
    let tree = shop.read(|r| goods::Tree::read(r)).await;
    assert!(tree.rows().all(|(branch, _)| branch.archived), "branches it grew go with what stood in them");
    for what in [Account::Goods, Account::OtherIncome] {
        assert_eq!(account(&shop, what).await, Money::ZERO);
    }
    shop.is_sound().await;
    // And once more: what went to the archive comes out of it.
    let (third, page) = checked(&owner, &stockpile(), &[]).await;
    assert!(page.contains("Обновится 3"), "{page}");
    bring(&shop, &owner, &third).await;
    assert!(products(&shop).await.iter().all(|product| !product.archived));
    assert_eq!(account(&shop, Account::Goods).await, Money(300_099 + 1_600_000));
    shop.is_sound().await;
}

/// Rows of a file of so many products, each with its stock as it is told.
fn shelf_of(count: usize, stock: impl Fn(usize) -> &'static str) -> Vec<Vec<String>> {
    let mut rows = vec![["Номенклатура", "Группа", "Закупка", "Остаток"].map(String::from).to_vec()];
    rows.extend((0..count).map(|at| vec![format!("Винт {at:04}"), "Крепёж".into(), "#2".into(), stock(at).into()]));
    rows
}

#[tokio::test]
async fn opening_stock_comes_by_one_document_and_by_several_only_when_one_does_not_hold_it() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (path, _) = checked(&owner, &long_file(&shelf_of(620, |at| if at % 3 == 0 { "#1" } else { "" })), &[]).await;
    bring(&shop, &owner, &path).await;
    owner.get(&path).await.ok().says("Остатки оприходованы 1 документом").says("Оприходование 00001").says("207 строк").says("414 ₽");
    owner.get("/stock/documents").await.ok().says("Оприходование 00001").hides("Оприходование 00002");
    assert!(shop.read(|r| r.all::<Document>(())).await.iter().all(|document| !document.is_draft()));
    let mut rows = shelf_of(610, |at| if at < 505 { "#2" } else { "" });
    rows.iter_mut().skip(1).for_each(|row| row[0].push_str(" М2"));
    let (path, _) = checked(&owner, &long_file(&rows), &[]).await;
    bring(&shop, &owner, &path).await;
    owner.get(&path).await.ok().says("Остатки оприходованы 2 документами").says("не больше 500 строк").says("500 строк").says("5 строк");
    assert_eq!(account(&shop, Account::Goods).await, Money::major(414 + 505 * 4));
    shop.is_sound().await;
    owner.post(&format!("{path}/reversal"), &[]).await.goes_to();
    work_off(&shop).await;
    assert_eq!(account(&shop, Account::Goods).await, Money::major(414));
    let tree = shop.read(|r| goods::Tree::read(r)).await;
    assert!(tree.rows().all(|(branch, _)| !branch.archived), "the branch holds what came before");
    shop.is_sound().await;
}

#[tokio::test]
async fn every_row_that_cannot_come_in_says_why_and_the_others_do() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let known =
        ProductAsk { name: "Клей".into(), category_name: "Расходники".into(), sku: "B7000".into(), ..ProductAsk::default() };
    let other = ProductAsk { name: "Лента".into(), sku: "B7000".into(), code: "L-1".into(), ..known.clone() };
    shop.write(move |tx| Ok((goods::create_product(tx, &known)?, goods::create_product(tx, &other)?))).await;
    let bytes = file(&[
        &["Товар", "Код", "Артикул", "Штрихкод", "Ед.", "Вид", "НДС", "Поставщик", "Цена", "Остаток", "Серийный номер"],
        &["Дисплей", "", "", "4601234567890", "", "", "", "", "", "", ""],
        &["Шлейф", "", "", "4,60123E+12", "", "", "", "", "", "", ""],
        &["Стекло", "", "", "", "коробка", "", "", "", "", "", ""],
        &["Замена стекла", "", "", "", "", "услуга", "", "", "", "", ""],
        &["Рамка", "", "", "", "", "", "дорого", "", "даром", "", ""],
        &["Кнопка", "", "", "", "", "", "", "ООО «Никто»", "", "", ""],
        &["Винт", "", "", "", "шт", "", "", "", "", "2,5", ""],
        &["Телефон", "", "", "", "", "", "", "", "", "2", "111, 111"],
        &["", "", "B7000", "", "", "", "", "", "", "", ""],
        &["", "нет-такого", "", "", "", "", "", "", "", "", ""],
        &["Клей", "L-1", "", "", "", "", "", "", "", "", ""],
        &["Хороший", "", "", "", "", "", "", "", "120", "", ""],
    ]);
    let (path, page) = checked(&owner, &bytes, &[]).await;
    for words in [
        "2 Штрихкоды 4601234567890 Последняя цифра штрихкода не сходится",
        "Excel сократил штрихкод",
        "Такой единицы измерения нет",
        "Загружаются только товары",
        "НДС дорого Напишите процент",
        "Цена: Розничная даром Это не сумма",
        "Такого поставщика нет",
        "В этой единице столько не отмерить",
        "Один номер написан дважды",
        "Такой артикул у нескольких товаров",
        "Нет названия товара",
        "Такое название уже у другого товара",
        "Новых 1",
        "С ошибками 11",
    ] {
        assert!(page.contains(words), "«{words}» in {page}");
    }
    let (_, rows) = read_back(&owner.get(&format!("{path}/errors")).await.ok().bytes);
    assert_eq!((rows.len(), rows[5][11].as_str()), (12, "НДС: Напишите процент или «без НДС»; Цена: Розничная: Это не сумма"));
    bring(&shop, &owner, &path).await;
    owner.get(&path).await.ok().says("Новых 1").says("С ошибками 11");
    assert_eq!(products(&shop).await.len(), 3);
    shop.is_sound().await;
}

#[tokio::test]
async fn known_goods_are_updated_by_any_of_their_codes_or_left_as_they_are() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let retail = shop.read(|r| goods::price_types(r)).await[0].id;
    shop.write(|tx| {
        let ask = |name: &str, code: &str, sku: &str, barcode: &str| ProductAsk {
            name: name.into(),
            code: code.into(),
            sku: sku.into(),
            barcodes: Some(barcode.to_string()).into_iter().filter(|code| !code.is_empty()).collect(),
            category_name: "Разное".into(),
            ..ProductAsk::default()
        };
        goods::create_product(tx, &ask("Один", "А-1", "", ""))?;
        goods::create_product(tx, &ask("Два", "", "S-2", ""))?;
        goods::create_product(tx, &ask("Три", "", "", "4601234567893"))?;
        let supplier = ClientAsk { kind: ClientKind::Organisation, supplier: true, ..ClientAsk::person("Мобитех", None) };
        clients::create(tx, &supplier)
    })
    .await;
    let bytes = file(&[
        &["Код", "Артикул", "Штрихкод", "Наименование", "Цена", "Поставщик"],
        &["а-1", "", "", "", "#100", "мобитех"],
        &["", "s-2", "", "", "#200", ""],
        &["", "", "4601234567893", "Три новое", "#300", ""],
        &["", "", "", "Новый", "#400", ""],
    ]);
    let (left, page) = checked(&owner, &bytes, &[("known", "leave")]).await;
    assert!(page.contains("Новых 1") && page.contains("Повторов 3"), "{page}");
    let fields = offered(&owner.get(&left).await.ok().body);
    assert!(fields.contains(&("known".into(), "leave".into())), "the choice stays on the page");
    let (path, page) = checked(&owner, &bytes, &[("known", "update")]).await;
    assert!(page.contains("Новых 1") && page.contains("Обновится 3"), "{page}");
    bring(&shop, &owner, &path).await;
    let price = |product: &Product| product.prices.get(&retail).copied();
    assert_eq!(price(&named(&shop, "Один").await), Some(Money::major(100)));
    assert!(named(&shop, "Один").await.supplier.is_some());
    assert_eq!(price(&named(&shop, "Два").await), Some(Money::major(200)));
    let third = named(&shop, "Три новое").await;
    assert_eq!(price(&third), Some(Money::major(300)));

    // Somebody changes one of them: that one stays as he left it.
    let id = third.id;
    shop.write(move |tx| goods::set_price(tx, id, retail, Some(Money::major(333)), None)).await;
    owner.post(&format!("{path}/reversal"), &[]).await.goes_to();
    work_off(&shop).await;
    owner.get(&path).await.ok().says("Отменено 3").says("изменены после загрузки 1");
    assert_eq!(price(&named(&shop, "Один").await), None);
    assert_eq!(price(&named(&shop, "Три новое").await), Some(Money::major(333)));
    assert!(named(&shop, "Новый").await.archived);
    shop.is_sound().await;
}

#[tokio::test]
async fn what_was_sold_since_keeps_its_goods_when_the_import_is_taken_back() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (path, _) = checked(&owner, &stockpile(), &[]).await;
    bring(&shop, &owner, &path).await;
    let warehouse = main_warehouse(&shop).await.to_string();
    let head = [("warehouse", warehouse.as_str()), ("reason", "own_use")];
    let gone = owner.post("/stock/documents/new?kind=write_off", &head).await.goes_to();
    owner.post(&format!("{gone}/lines"), &[("product_text", "салфетки"), ("quantity", "1")]).await.goes_to();
    owner.post(&format!("{gone}/posting"), &[]).await.goes_to();
    owner.post(&format!("{path}/reversal"), &[]).await.goes_to();
    work_off(&shop).await;
    owner.get(&path).await.ok().says("Отменён").says("изменены после загрузки 3");
    assert!(products(&shop).await.iter().all(|product| !product.archived), "what lies on the shelf stays in the list");
    assert_eq!(account(&shop, Account::Goods).await, Money(300_099 + 1_600_000));
    shop.is_sound().await;
}

#[tokio::test]
async fn columns_are_remembered_for_the_next_table_of_the_same_make() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let bytes = file(&[&["Что", "Почём", "Сколько"], &["Отвёртка", "#100", "#5"]]);
    let own = [("column_0", "product"), ("column_1", "purchase"), ("column_2", "stock")];
    let (first, page) = checked(&owner, &bytes, &own).await;
    assert!(page.contains("Встанут на остаток 1"), "{page}");
    bring(&shop, &owner, &first).await;
    let bytes = file(&[&["Сколько", "Что", "Цвет", "Почём"], &["#2", "Пинцет", "серый", "#70"]]);
    let (second, page) = checked(&owner, &bytes, &[]).await;
    assert!(page.contains("Новых 1") && page.contains("Встанут на остаток 1"), "{page}");
    bring(&shop, &owner, &second).await;
    assert_eq!(account(&shop, Account::Goods).await, Money::major(640));
    shop.is_sound().await;
}

#[tokio::test]
async fn goods_go_out_are_changed_in_excel_and_come_back() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (path, _) = checked(&owner, &stockpile(), &[]).await;
    bring(&shop, &owner, &path).await;
    let (_, rows) = read_back(&owner.post("/exchange/goods", &[]).await.ok().bytes);
    let untouched: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let all: Vec<&[&str]> = untouched.iter().map(Vec::as_slice).collect();
    let (_, page) = checked(&owner, &file(&all), &[]).await;
    assert!(page.contains("Загружать нечего"), "what went out says nothing new: {page}");
    let mut changed = untouched.clone();
    let at = changed.iter().position(|row| row.contains(&"Салфетки")).expect("a row");
    let price = changed[at].iter().position(|cell| *cell == "#50").expect("a price");
    changed[at][price] = "#65";
    let all: Vec<&[&str]> = changed.iter().map(Vec::as_slice).collect();
    let (path, page) = checked(&owner, &file(&all), &[]).await;
    assert!(page.contains("Обновится 1"), "{page}");
    bring(&shop, &owner, &path).await;
    let retail = shop.read(|r| goods::price_types(r)).await[0].id;
    assert_eq!(named(&shop, "Салфетки").await.prices.get(&retail), Some(&Money::major(65)));
}

#[tokio::test]
async fn goods_are_brought_in_only_by_right_and_into_warehouses_of_ones_own() {
    let shop = Shop::new().await;
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    master.get("/exchange/import?kind=goods").await.is(403);
    let owner = shop.owner().await;
    owner.get("/exchange").await.ok().says("Товары и остатки");
    let path = owner.upload("/exchange/import", &[("kind", "goods")], ("file", "товары.xlsx", &stockpile())).await.goes_to();
    let strange = Id::<mark::Warehouse>::fixed(77).to_string();
    owner.post(&format!("{path}/mapping"), &[("column_0", "product"), ("warehouse", &strange)]).await.is(422);
    let none = owner.post(&format!("{path}/mapping"), &[("column_8", "purchase")]).await.is(422);
    none.says("название, код, артикул или штрихкоды");
}
