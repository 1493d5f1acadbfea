//! Documents of the stock: a posting by scanner, a write-off, a transfer; what they cost, and what is left after cancelling.

use verstak::{
    cash::{Account, goods_money, ledger::balance},
    catalog::goods::{self, Basis, PriceType, ProductAsk, Rule},
    clients::{self, ClientAsk},
    kernel::{Id, Money, Quantity, Rate},
    stock::{self, balance as shelf},
    store::Reads,
    warehouse::Document,
};

use crate::{
    bench::Bench,
    shop::{Person, Shop},
};

const PATH: &str = "/stock/documents";

/// A shop with two products, the first with a barcode.
async fn with_goods(shop: &Shop) -> (goods::Product, goods::Product) {
    let ask = |name: &str, barcodes: &[&str]| ProductAsk {
        name: name.into(),
        category_name: "Дисплеи".into(),
        barcodes: barcodes.iter().map(ToString::to_string).collect(),
        ..ProductAsk::default()
    };
    let (first, second) = (ask("Дисплей A12", &["4601234567893"]), ask("Дисплей A52", &[]));
    shop.write(move |tx| Ok((goods::create_product(tx, &first)?, goods::create_product(tx, &second)?))).await
}

async fn begin(person: &Person<'_>, kind: &str, fields: &[(&str, &str)]) -> String {
    person.post(&format!("{PATH}/new?kind={kind}"), fields).await.goes_to()
}

async fn document(shop: &Shop, path: &str) -> Document {
    let id: Id<verstak::kernel::mark::Document> = path.rsplit('/').next().expect("an id").parse().expect("an id");
    shop.read(move |r| r.need::<Document>(&id)).await
}

async fn account(shop: &Shop, account: Account) -> Money {
    shop.read(move |r| balance(r, account, Id::fixed(0))).await
}

#[tokio::test]
async fn a_storekeeper_receives_goods_by_scanner_and_the_book_knows_what_they_cost() {
    let shop = Shop::new().await;
    let (first, second) = with_goods(&shop).await;
    let supplier = shop.write(|tx| clients::create(tx, &ClientAsk::person("Мобитех", None))).await.id;
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let main = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id;
    let (at, id) = (main.to_string(), supplier.to_string());
    let head = [
        ("warehouse", at.as_str()),
        ("day", "2026-11-20"),
        ("supplier", &id),
        ("supplier_text", "Мобитех"),
        ("paper", "УТ-118"),
        ("extra", "100"),
    ];
    let path = begin(&safin, "posting", &head).await;
    let lines = format!("{path}/lines");
    safin.post(&lines, &[("product_text", "4601234567893"), ("quantity", "2"), ("price", "3100")]).await.goes_to();
    safin.post(&lines, &[("product_text", "дисплей")]).await.is(422).says("Подходит несколько").says("Дисплей A52");
    safin.post(&lines, &[("product_text", "нет такого")]).await.is(422).says("Такого товара нет");
    safin.post(&lines, &[("product_text", &second.code), ("price", "2000")]).await.goes_to();
    safin.get(&path).await.ok().says("Мобитех").says("УТ-118").says("черновик").says("8 300");
    assert!(shop.read(|r| stock::standing_lines(r, Id::fixed(0))).await.is_empty());
    safin.get(&format!("{path}/posting")).await.ok().says("Проведём 2 позиции");
    safin.post(&format!("{path}/posting"), &[]).await.goes_to();
    let made = document(&shop, &path).await;
    assert_eq!((made.number, made.total), (1, Money::major(8_300)));
    let costs: Vec<Money> = made.lines.iter().map(|line| line.cost).collect();
    assert_eq!(costs, [Money(627_561), Money(202_439)], "delivery goes by value");
    let here = shop.read(|r| shelf::stock(r, main, first.id)).await;
    assert_eq!((here.quantity, here.cost), (Quantity(2000), Money(627_561)));
    assert_eq!(account(&shop, Account::Goods).await, Money::major(8_300));
    assert_eq!(shop.read(|r| goods_money::supplier_debt(r, supplier)).await, Money::major(8_300));
    safin.get("/stock").await.ok().says("Дисплей A12").says("8 300");
    safin.get(PATH).await.ok().says("Оприходование 00001").says("проведён");
    safin.get(&format!("{path}/print")).await.ok().says("Приходная накладная № 00001").says("восемь тысяч триста рублей");
    shop.is_sound().await;
}

#[tokio::test]
async fn what_was_moved_and_written_off_comes_back_by_cancelling_newest_first() {
    let shop = Shop::new().await;
    let (first, _) = with_goods(&shop).await;
    let owner = shop.owner().await;
    owner.post("/settings/warehouses", &[("name_ru", "Запасной"), ("kind", "main"), ("location", "")]).await.goes_to();
    let all = shop.read(|r| stock::all_warehouses(r)).await;
    let (main, spare) = (all[0].id.to_string(), all[1].id.to_string());
    let came = begin(&owner, "posting", &[("warehouse", &main)]).await;
    owner.post(&format!("{came}/lines"), &[("product_text", "4601234567893"), ("quantity", "3"), ("price", "1000")]).await.goes_to();
    owner.post(&format!("{came}/posting"), &[]).await.goes_to();
    assert_eq!(account(&shop, Account::OtherIncome).await, Money::major(-3_000), "nobody sold it: it was found");
    let moved = begin(&owner, "transfer", &[("warehouse", &main), ("to", &spare)]).await;
    owner.post(&format!("{moved}/lines"), &[("product_text", &first.code), ("quantity", "2")]).await.goes_to();
    owner.post(&format!("{moved}/posting"), &[]).await.goes_to();
    let gone = begin(&owner, "write_off", &[("warehouse", &spare), ("reason", "defect")]).await;
    owner.post(&format!("{gone}/lines"), &[("product_text", &first.code), ("quantity", "3")]).await.goes_to();
    owner.post(&format!("{gone}/posting"), &[]).await.is(422).says("Дисплей A12: На складе осталось 2");
    let line = format!("{gone}/lines/1");
    owner.post(&line, &[("quantity", "1"), ("serials", "")]).await.goes_to();
    owner.post(&format!("{gone}/posting"), &[]).await.goes_to();
    assert_eq!(account(&shop, Account::Goods).await, Money::major(2_000));
    assert_eq!(account(&shop, Account::OtherExpense).await, Money::major(1_000));
    owner.get(&format!("{moved}/cancelling")).await.ok().says("Сначала отмените").says("Списание 00001");
    owner.post(&format!("{moved}/cancelling"), &[("comment", "ошибка")]).await.is(422).says("Этот товар с тех пор двигали");
    for path in [&gone, &moved, &came] {
        owner.post(&format!("{path}/cancelling"), &[("comment", "ошибка")]).await.goes_to();
        owner.get(path).await.ok().says("отменён");
    }
    for what in [Account::Goods, Account::OtherIncome, Account::OtherExpense, Account::Shortages] {
        assert_eq!(account(&shop, what).await, Money::ZERO, "{}", what.number());
    }
    owner.post(&format!("{came}/cancelling"), &[("comment", "ошибка")]).await.is(422).says("уже отменён");
    shop.is_sound().await;
}

#[tokio::test]
async fn goods_are_paid_for_at_once_from_the_drawer() {
    let shop = Shop::new().await;
    with_goods(&shop).await;
    let (owner, bench) = (shop.owner().await, Bench::of(&shop).await);
    let supplier = shop.write(|tx| clients::create(tx, &ClientAsk::person("Мобитех", None))).await.id;
    let main = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id.to_string();
    let path = begin(&owner, "posting", &[("warehouse", &main), ("supplier", &supplier.to_string()), ("supplier_text", "Мобитех")]).await;
    owner.post(&format!("{path}/lines"), &[("product_text", "4601234567893"), ("price", "500")]).await.goes_to();
    let cash = bench.cash.id.to_string();
    let pay = |amount: &'static str| [("amount", amount), ("cashbox", cash.as_str())];
    owner.post(&format!("{path}/posting"), &pay("501")).await.is(422).says("По документу нужно не больше 500");
    owner.post(&format!("{path}/posting"), &pay("200")).await.is(422).says("только 0");
    owner.post(&format!("/settings/cashboxes/{cash}/opening"), &[("amount", "1000"), ("day", "2026-11-20")]).await.goes_to();
    owner.post(&format!("{path}/posting"), &pay("200")).await.goes_to();
    assert_eq!(shop.read(|r| goods_money::supplier_debt(r, supplier)).await, Money::major(300));
    owner.get(&path).await.ok().says("осталось 300");
    owner.post(&format!("{path}/cancelling"), &[("comment", "не тот товар")]).await.goes_to();
    assert_eq!(shop.read(|r| goods_money::supplier_debt(r, supplier)).await, Money::major(-200), "what was paid is his advance");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_closed_period_takes_no_document_and_a_receptionist_makes_none() {
    let shop = Shop::new().await;
    with_goods(&shop).await;
    let owner = shop.owner().await;
    let main = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id.to_string();
    let path = begin(&owner, "posting", &[("warehouse", &main), ("day", "2026-11-10")]).await;
    owner.post(&format!("{path}/lines"), &[("product_text", "4601234567893"), ("price", "500")]).await.goes_to();
    let until = format!("until_{}", shop.location);
    owner.post("/settings/periods", &[(until.as_str(), "2026-11-15")]).await.goes_to();
    owner.post(&format!("{path}/posting"), &[]).await.is(422).says("Период по 15.11.2026 закрыт");
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    anna.get(&format!("{PATH}/new?kind=posting")).await.is(403);
    anna.get(&path).await.ok().hides("Провести").hides("500");
    anna.post(&format!("{path}/posting"), &[]).await.is(403);
    owner.post(&format!("{path}/removal"), &[]).await.goes_to();
    owner.get(&path).await.is(404);
    shop.is_sound().await;
}

#[tokio::test]
async fn what_goods_will_be_sold_for_is_set_in_the_posting_that_brings_them() {
    let shop = Shop::new().await;
    let (first, _) = with_goods(&shop).await;
    let owner = shop.owner().await;
    let retail = goods::RETAIL.to_string();
    let id = first.id;
    shop.write(|tx| {
        tx.quiet("a story");
        let kind = tx.need::<PriceType>(&goods::RETAIL)?;
        tx.put(&PriceType { rule: Rule::Markup { rate: Rate::percent(50), over: Basis::Last, step: Money::major(10) }, ..kind })
    })
    .await;
    shop.write(move |tx| goods::set_price(tx, id, goods::RETAIL, Some(Money::major(1_500)), None)).await;
    let main = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id.to_string();
    let path = begin(&owner, "posting", &[("warehouse", &main), ("extra", "2")]).await;
    owner.post(&format!("{path}/lines"), &[("product_text", "4601234567893"), ("quantity", "2"), ("price", "2000")]).await.goes_to();
    let line = format!("{path}/lines/1");
    owner.get(&line).await.ok().says("Новые цены продажи").says("сейчас 1 500").says("по наценке 3 010");
    owner.post(&format!("{path}/prices"), &[]).await.goes_to();
    owner.get(&path).await.ok().says("новые цены: Розничная 3 010");
    let field = format!("sell_{retail}");
    let typed = |price: &'static str| [("quantity", "2"), ("price", "2000"), (field.as_str(), price)];
    owner.post(&line, &typed("дорого")).await.is(422);
    owner.post(&line, &typed("2990")).await.goes_to();
    let price = async || shop.read(move |r| Ok(goods::product(r, id)?.prices.get(&goods::RETAIL).copied())).await;
    assert_eq!(price().await, Some(Money::major(1_500)), "a draft sets nothing");
    owner.post(&format!("{path}/posting"), &[]).await.goes_to();
    assert_eq!(price().await, Some(Money::major(2_990)));
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    anna.post(&format!("{path}/prices"), &[]).await.is(403);
    shop.is_sound().await;
}
