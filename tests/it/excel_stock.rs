//! Excel of the stock: goods with their prices, balances, documents; the same numbers on the page, in the file, and in the
//! file as LibreOffice reads it.

use std::{collections::BTreeMap, path::PathBuf, process::Command};

use verstak::{
    catalog::goods::{self, ProductAsk},
    kernel::{Money, Quantity},
    stock,
};

use crate::{
    exchange::read_back,
    shop::{Person, Shop},
};

const DOCUMENTS: &str = "/stock/documents";

/// Two products with prices and cable by the metre, received in two postings.
async fn stocked(shop: &Shop, person: &Person<'_>) -> String {
    let types = shop.read(|r| goods::price_types(r)).await;
    let (retail, wholesale) = (types[0].id, types[2].id);
    let metre = shop.read(|r| goods::all_measures(r)).await.into_iter().find(|one| one.decimals > 0).expect("a unit with parts").id;
    shop.write(move |tx| {
        let display = ProductAsk {
            name: "=Дисплей A12".into(),
            sku: "GH82-24490A".into(),
            category_name: "Дисплеи".into(),
            barcodes: vec!["4601234567893".into()],
            prices: Some(BTreeMap::from([(retail, Money(350_050)), (wholesale, Money::major(3_000))])),
            ..ProductAsk::default()
        };
        let cable =
            ProductAsk { name: "Кабель".into(), category_name: "Шлейфы".into(), measure: metre, ..ProductAsk::default() };
        goods::create_product(tx, &display)?;
        goods::create_product(tx, &cable)
    })
    .await;
    let main = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id.to_string();
    for (day, lines) in [
        ("2026-11-20", [("4601234567893", "3", "1000,33"), ("кабель", "2,5", "40")].as_slice()),
        ("2026-11-21", &[("4601234567893", "2", "1100")]),
    ] {
        let head = [("warehouse", main.as_str()), ("day", day), ("paper", "УТ-118")];
        let path = person.post(&format!("{DOCUMENTS}/new?kind=posting"), &head).await.goes_to();
        for (what, quantity, price) in lines {
            let line = [("product_text", *what), ("quantity", *quantity), ("price", *price)];
            person.post(&format!("{path}/lines"), &line).await.goes_to();
        }
        person.post(&format!("{path}/posting"), &[]).await.goes_to();
    }
    main
}

async fn taken(person: &Person<'_>, path: &str) -> Vec<Vec<String>> {
    read_back(&person.post(path, &[]).await.ok().bytes).1
}

#[tokio::test]
async fn goods_go_out_as_the_list_shows_them_with_a_column_for_each_type_of_price() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    stocked(&shop, &owner).await;
    let rows = taken(&owner, "/exchange/goods").await;
    assert_eq!(rows[0][3..6], ["Название товара", "Категория", "Единица"]);
    assert_eq!(rows[0].last().map(String::as_str), Some("Себестоимость"));
    assert_eq!(rows[1][..5], ["1", "GH82-24490A", "4601234567893", "=Дисплей A12", "Дисплеи"]);
    assert_eq!(rows[1][11], "#3500.5", "{:?}", rows[1]);
    assert_eq!(rows.len(), 3);
    assert_eq!(taken(&owner, "/exchange/goods?q=GH82").await.len(), 2, "what the list finds");
    let list = owner.get("/goods?kind=kit").await.ok();
    assert!(list.body.contains("action=\"/exchange/goods?kind=kit\""), "the button keeps the filter");
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    master.post("/exchange/goods", &[]).await.is(403);
    assert!(!master.get("/goods").await.ok().body.contains("/exchange/goods"));
    shop.is_sound().await;
}

#[tokio::test]
async fn balances_in_the_file_are_those_of_the_page_whether_by_product_by_bin_or_by_batch() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let main = stocked(&shop, &owner).await;
    // 3 × 1 000,33 + 2 × 1 100 + 2,5 × 40
    owner.get("/stock").await.ok().says("5 300,99");
    owner.get(&format!("/exchange/balances?warehouse={main}")).await.ok().says("По партиям").says("Скачать");
    let rows = taken(&owner, &format!("/exchange/balances?warehouse={main}&by=product")).await;
    assert_eq!(rows[0][5..], ["Остаток", "Резерв", "Свободно", "Себестоимость", "Сумма"]);
    assert_eq!((rows[1][2].as_str(), rows[1][5].as_str(), rows[1][9].as_str()), ("=Дисплей A12", "#5", "#5200.99"));
    assert_eq!((rows[2][2].as_str(), rows[2][5].as_str(), rows[2][9].as_str()), ("Кабель", "#2.5", "#100"));
    assert_eq!((rows[3][0].as_str(), rows[3][9].as_str()), ("Итого", "#5300.99"));
    let batches = taken(&owner, &format!("/exchange/balances?warehouse={main}&by=batch")).await;
    assert_eq!((batches.len(), batches[1][9].as_str(), batches[2][9].as_str()), (5, "#3000.99", "#2200"));
    assert_eq!(batches[2][6], "@(2026, 11, 21, 0, 0, 0, 0)");
    for by in ["bin", "batch"] {
        let rows = taken(&owner, &format!("/exchange/balances?by={by}")).await;
        assert_eq!(rows.last().and_then(|row| row.last()).map(String::as_str), Some("#5300.99"), "{by}");
    }
    let one = taken(&owner, "/exchange/balances?q=%D0%BA%D0%B0%D0%B1%D0%B5%D0%BB%D1%8C").await;
    assert_eq!(one.len(), 3, "what the page finds: {one:?}");
    let receptionist = shop.hire("Титова Анна", "titova", "receptionist").await;
    receptionist.post("/exchange/balances", &[]).await.is(403);
    shop.is_sound().await;
}

#[tokio::test]
async fn the_journal_goes_out_by_its_filter_and_a_document_with_the_sums_of_its_page() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    stocked(&shop, &owner).await;
    let rows = taken(&owner, "/exchange/documents?kind=posting").await;
    assert_eq!(rows.len(), 3);
    assert_eq!((rows[1][0].as_str(), rows[1][2].as_str()), ("@(2026, 11, 21, 0, 0, 0, 0)", "00002"));
    assert_eq!((rows[2][7].as_str(), rows[2][9].as_str(), rows[2][12].as_str()), ("УТ-118", "#2", "#3100.99"));
    assert_eq!(taken(&owner, "/exchange/documents?kind=write_off").await.len(), 1);
    let list = owner.get(DOCUMENTS).await.ok();
    let at = list.body.find("href=\"/stock/documents/0").expect("a document") + "href=\"".len();
    let path = list.body[at..].split('"').next().expect("an address").to_string();
    owner.get(&path).await.ok().says("2 200");
    let rows = taken(&owner, &path.replace("/stock/", "/exchange/")).await;
    assert_eq!(rows[1][3..5], ["#2".to_string(), "шт.".to_string()]);
    assert_eq!((rows[1][8].as_str(), rows[2][0].as_str(), rows[2][8].as_str()), ("#2200", "Итого", "#2200"));
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    master.post(&path.replace("/stock/", "/exchange/"), &[]).await.is(403);
}

/// A file as LibreOffice reads it: opened without anybody to answer its questions and told as text.
fn through_office(bytes: &[u8], name: &str) -> Vec<Vec<String>> {
    let dir: PathBuf = std::env::temp_dir().join(format!("verstak-office-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a directory for LibreOffice");
    let file = dir.join("out.xlsx");
    std::fs::write(&file, bytes).expect("the file is written");
    // Fields with semicolons in UTF-8, values and not their looks, the first sheet.
    let as_text = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,false,false,false,false,1";
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", dir.join("profile").display()))
        .args(["--headless", "--norestore", "--convert-to", as_text, "--outdir"])
        .arg(&dir)
        .arg(&file)
        .output();
    let run = run.unwrap_or_else(|error| panic!("LibreOffice cannot be started ({error}): `tests/run` installs it"));
    let made = std::fs::read_dir(&dir)
        .expect("the directory")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "csv"));
    let made = made.unwrap_or_else(|| panic!("LibreOffice made nothing of the file: {}", String::from_utf8_lossy(&run.stderr)));
    let text = std::fs::read_to_string(made).expect("text");
    std::fs::remove_dir_all(&dir).expect("the directory goes");
    text.lines().map(|line| line.split(';').map(|cell| cell.trim_matches('"').to_string()).collect()).collect()
}

#[tokio::test]
async fn libreoffice_opens_the_balances_and_sums_them_up_to_what_the_page_says() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    stocked(&shop, &owner).await;
    let bytes = owner.post("/exchange/balances?by=batch", &[]).await.ok().bytes.clone();
    let rows = through_office(&bytes, "balances");
    assert_eq!(rows[0][2], "Название товара");
    assert_eq!(rows[1][2], "=Дисплей A12", "a text stays a text");
    let sum = |at: usize| -> i64 {
        rows[1..rows.len() - 1].iter().map(|row| (row[at].parse::<f64>().expect("a number") * 100.0).round() as i64).sum()
    };
    let total = (rows.last().expect("a total")[9].parse::<f64>().expect("a number") * 100.0).round() as i64;
    assert_eq!((Money(sum(9)), Money(total)), (Money(530_099), Money(530_099)));
    assert_eq!(sum(7), Quantity(7500).0 / 10, "pieces and metres are numbers too");
    owner.get("/stock").await.ok().says("5 300,99");
}

#[tokio::test]
async fn the_ledger_of_a_period_goes_out_line_by_line() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let main = stocked(&shop, &owner).await;
    let gone = owner.post("/stock/documents/new?kind=write_off", &[("warehouse", &main), ("reason", "own_use")]).await.goes_to();
    owner.post(&format!("{gone}/lines"), &[("product_text", "4601234567893"), ("quantity", "4")]).await.goes_to();
    owner.post(&format!("{gone}/posting"), &[]).await.goes_to();
    owner.get("/exchange/moves").await.ok().says("Движение товаров").says("Все склады");
    let period = [("from", "2026-11-01"), ("to", "2026-11-30")];
    let (name, rows) = read_back(&owner.post("/exchange/moves", &period).await.ok().bytes);
    assert_eq!((name.as_str(), rows.len()), ("Движение товаров", 7));
    assert_eq!((rows[1][2].as_str(), rows[1][11].as_str(), rows[1][13].as_str()), ("Списание 00001", "#1", "#1100"));
    let total = rows.last().expect("a total");
    assert_eq!(total[10..], ["#7.5", "#4", "#5300.99", "#4100.99"].map(String::from));
    let one_day = [("from", "2026-11-21"), ("to", "2026-11-21"), ("warehouse", main.as_str())];
    assert_eq!(read_back(&owner.post("/exchange/moves", &one_day).await.ok().bytes).1.len(), 3);
    owner.post("/exchange/moves", &[("from", "2026-11-21"), ("to", "2026-11-20")]).await.is(422).says("Конец раньше начала");
    owner.post("/exchange/moves", &[("product_text", "нет такого")]).await.is(422).says("Такого товара нет");
    let receptionist = shop.hire("Титова Анна", "titova", "receptionist").await;
    receptionist.get("/exchange/moves").await.is(403);
}
