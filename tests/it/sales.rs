//! The till: what is sold leaves the shelf and comes to the book in one write, and comes back the same way.

use verstak::{
    cash::{
        Account, Balance, Cashbox, Operation, client_balance,
        goods_money::{self, GoodsMoney},
    },
    catalog::{ProductAsk, RETAIL, create_product},
    clients::{self, ClientAsk},
    kernel::{Id, Money, Phone, Quantity, Result, Right, Rights, mark},
    sales::{LineAsk, Payment, Sale, SellAsk, What, sell},
    shop,
    stock::{
        self, MoveKind, Warehouse, balance,
        ledger::{self, Ask, Basis, Item, Receive, To},
    },
    store::{Reads, Write},
};

use crate::{
    bench::{Bench, today},
    shop::{Answer, Person, Shop},
};

pub const GLASS: &str = "4601234567893";
pub const CASE: &str = "9780201379624";

/// A till with goods behind it: ten glasses in two batches at 900, three cases at 1 290.
pub struct Till {
    pub warehouse: Id<mark::Warehouse>,
    pub glass: Id<mark::Product>,
    pub case: Id<mark::Product>,
}

impl Till {
    pub async fn of(shop: &Shop) -> Till {
        shop.write(stocked).await
    }
}

pub fn stocked(tx: &mut Write<'_>) -> Result<Till> {
    let warehouse = tx.all::<Warehouse>(())?.remove(0).id;
    let product = |tx: &mut Write<'_>, name: &str, barcode: &str, price: i64| {
        let prices = [(RETAIL, Money::major(price))].into_iter().collect();
        let ask = ProductAsk {
            name: name.into(),
            barcodes: vec![barcode.into()],
            prices: Some(prices),
            category_name: "Аксессуары".into(),
            ..ProductAsk::default()
        };
        create_product(tx, &ask)
    };
    let glass = product(tx, "Стекло защитное 3D iPhone 13", GLASS, 900)?.id;
    let case = product(tx, "Чехол силиконовый iPhone 13", CASE, 1290)?.id;
    for (number, product, count, cost) in [(1, glass, 4, 100_001), (2, glass, 6, 180_000), (3, case, 3, 120_000)] {
        receive(tx, number, (warehouse, product), count, cost)?;
    }
    Ok(Till { warehouse, glass, case })
}

pub fn receive(
    tx: &mut Write<'_>,
    number: u128,
    (warehouse, product): (Id<mark::Warehouse>, Id<mark::Product>),
    count: i64,
    cost: i64,
) -> Result<()> {
    let ask = Receive {
        line: 1,
        item: Item { product, decimals: 0, tracked: false },
        to: To { warehouse, bin: None },
        quantity: Quantity(count * 1000),
        cost: Money(cost),
        supplier: None,
        serials: Vec::new(),
        expires: None,
    };
    let basis = Basis { kind: MoveKind::Posting, document: Id::fixed(9000 + number), day: today() };
    ledger::post(tx, basis, &[Ask::Receive(ask)])?;
    let location = shop::locations(tx)?.remove(0).id;
    let of = GoodsMoney { document: "Оприходование".into(), location, day: basis.day, supplier: None };
    goods_money::received(tx, &of, Money(cost)).map(drop)
}

/// The form of the till as the browser holds it after a press.
pub fn fields(page: &Answer) -> Vec<(String, String)> {
    let body = page.body.split("id=\"till\"").nth(1).expect("the till").split("</form>").next().unwrap_or_default();
    let attribute = |tag: &str, name: &str| {
        let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        Some(tag[from..].split('"').next()?.replace("&amp;", "&"))
    };
    let mut found = Vec::new();
    for tag in body.split('<').filter(|tag| tag.starts_with("input ")) {
        let tag = tag.split('>').next().unwrap_or_default();
        let chosen = !(tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"")) || tag.contains(" checked");
        if let (Some(name), true) = (attribute(tag, "name"), chosen)
            && !["csrf", "once"].contains(&name.as_str())
        {
            found.push((name, attribute(tag, "value").unwrap_or_default()));
        }
    }
    found
}

/// Presses a button of the till with some fields typed over.
pub async fn press(person: &Person<'_>, page: &Answer, action: &str, typed: &[(&str, &str)]) -> Answer {
    let mut all = fields(page);
    for (name, value) in typed {
        match all.iter_mut().find(|(key, _)| key == name) {
            Some(field) => field.1 = (*value).to_string(),
            None => all.push(((*name).to_string(), (*value).to_string())),
        }
    }
    all.push(("do".into(), action.into()));
    let all: Vec<(&str, &str)> = all.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    person.post_into("/sales/new", &all).await
}

pub async fn on(shop: &Shop, account: Account) -> Money {
    shop.read(|r| Ok(r.all::<Balance>((account as u16,))?.iter().map(|row| row.amount).sum())).await
}

#[tokio::test]
async fn two_scans_and_the_notes_are_a_whole_sale() {
    let shop = Shop::new().await;
    let till = Till::of(&shop).await;
    let anna = shop.hire("Котова Анна", "anna", "receptionist").await;
    let page = anna.get("/sales/new").await.ok();
    let page = press(&anna, &page, "add", &[("code", GLASS)]).await.ok();
    page.says("Стекло защитное 3D iPhone 13").says("остаток 10");
    let page = press(&anna, &page, "", &[("code", CASE)]).await.ok();
    let page = press(&anna, &page, "", &[("code", GLASS)]).await.ok();
    page.says("К оплате 3 090");
    let sold = press(&anna, &page, "sell", &[("tendered", "5000")]).await.ok();
    let to = sold.header("hx-redirect").expect("the sale is made").to_string();
    anna.get(&to).await.ok().says("Продажа П1-00001:").says("3 090 ₽").says("Сдача 1 910 ₽").says("Корзина пуста");
    let sale = shop.read(|r| Ok(r.all::<Sale>(())?.remove(0))).await;
    assert_eq!((sale.total, sale.cost(), sale.debt), (Money::major(3090), Money(50_001 + 40_000), Money::ZERO));
    let left = shop.read(|r| Ok((balance::stock(r, till.warehouse, till.glass)?, balance::stock(r, till.warehouse, till.case)?))).await;
    assert_eq!((left.0.quantity, left.1.quantity), (Quantity(8000), Quantity(2000)));
    let book = [Account::Cash, Account::Revenue, Account::Cost, Account::Goods, Account::Receivable];
    let mut balances = Vec::new();
    for account in book {
        balances.push(on(&shop, account).await.0);
    }
    assert_eq!(balances, [309_000, -309_000, 90_001, 310_000, 0]);
    anna.get(&format!("/sales/{}", sale.id)).await.ok().says("П1-00001").says("Котова Анна").hides("Себестоимость");
    anna.get("/sales").await.ok().says("П1-00001").says("+ 1 позиция");
    shop.owner().await.get("/cash").await.ok().says("Продажа").says("П1-00001");
    shop.is_sound().await;
}

#[tokio::test]
async fn an_unknown_code_says_so_and_nothing_typed_is_lost() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let owner = shop.owner().await;
    let page = owner.get("/sales/new").await.ok();
    let page = press(&owner, &page, "", &[("code", GLASS)]).await.ok();
    let page = press(&owner, &page, "", &[("code", "4600000000008"), ("tendered", "2000"), ("comment", "Скоро придёт муж")]).await.is(422);
    page.says("«4600000000008» не найдено");
    assert!(page.body.contains("value=\"2000\"") && page.body.contains("value=\"Скоро придёт муж\""), "typed fields stay");
    // What is left in the field of the scanner is not read again, nor sold, when another field changes.
    let counted = press(&owner, &page, "count", &[("code", GLASS), ("whole", "10 %")]).await.ok();
    counted.says("1 позиция").says("К оплате 810").hides("не найдено");
    assert!(counted.body.contains(&format!("value=\"{GLASS}\"")), "and stays");
    let page = press(&owner, &counted, "count", &[("code", ""), ("whole", "")]).await.ok();
    let page = press(&owner, &page, "", &[("code", "чехол")]).await.ok();
    page.says("Чехол силиконовый iPhone 13");
    // More than there is: said at its line, the cart stays.
    let mut all = fields(&page);
    all.iter_mut().filter(|(name, _)| name == "quantity").for_each(|field| field.1 = "11".into());
    all.push(("do".into(), "count".into()));
    let typed: Vec<(&str, &str)> = all.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let page = owner.post_into("/sales/new", &typed).await.ok();
    let refused = press(&owner, &page, "sell", &[]).await.is(422);
    refused.says("На складе осталось 10").says("К оплате 24 090");
    assert!(refused.body.contains("id=\"f-line-1\" data-invalid"), "beside its line");
    assert!(refused.body.contains("value=\"11\""), "as it was typed");
    // The cart is there after the page was closed, and after the program was started anew.
    shop.restarted().person(shop.owner).await.get("/sales/new").await.ok().says("Чехол силиконовый iPhone 13").says("К оплате 24 090");
    assert!(shop.read(|r| r.all::<Sale>(())).await.is_empty());
    shop.is_sound().await;
}

#[tokio::test]
async fn a_cart_waits_for_a_client_and_is_taken_by_one_till() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let (anna, elena) = (shop.hire("Котова Анна", "anna", "receptionist").await, shop.hire("Титова Елена", "elena", "receptionist").await);
    let page = anna.get("/sales/new").await.ok();
    let page = press(&anna, &page, "", &[("code", GLASS)]).await.ok();
    assert_eq!(press(&anna, &page, "hold", &[]).await.ok().header("hx-redirect"), Some("/sales/new"));
    anna.get("/sales/new").await.ok().says("Корзина пуста").says("Отложенные 1");
    let elenas = elena.get("/sales/new").await.ok();
    elenas.says("Отложенные 1").says("900 ₽");
    let path = elenas.body.split("action=\"/sales/carts/").nth(1).and_then(|rest| rest.split('"').next()).expect("the cart");
    let path = format!("/sales/carts/{path}");
    elena.post(&path, &[]).await.goes_to();
    elena.get("/sales/new").await.ok().says("Стекло защитное").hides("Отложенные");
    anna.post(&path, &[]).await.goes_to();
    anna.get("/sales/new").await.ok().says("уже взял кто-то другой").says("Корзина пуста");
    shop.is_sound().await;
}

#[tokio::test]
async fn prices_discounts_and_debts_ask_for_their_rights() {
    let shop = Shop::new().await;
    let till = Till::of(&shop).await;
    let bench = Bench::of(&shop).await;
    let client = bench
        .does(|tx| clients::create(tx, &ClientAsk::person("Тихонова Дарья", Phone::parse("+7 900 555-39-48"))))
        .await
        .expect("a client");
    let base = SellAsk {
        location: shop.location,
        warehouse: Some(till.warehouse),
        price_type: None,
        client: Some(client.id),
        lines: vec![LineAsk {
            what: What::Product(till.glass),
            quantity: Quantity::ONE,
            price: None,
            discount: Default::default(),
            serials: Vec::new(),
        }],
        whole: Default::default(),
        round: false,
        payment: Payment { cashbox: Some(bench.cash.id), ..Payment::default() },
        seen: None,
        day: today(),
        comment: String::new(),
        rights: Rights::ALL,
    };
    let with = |rights: &[Right]| rights.iter().copied().fold(Rights::NONE, Rights::with);
    let sells = async |ask: SellAsk| match bench.does(move |tx| sell(tx, &ask)).await {
        Ok(_) => "sold",
        Err(verstak::kernel::Error::Refused(refusal)) => refusal.code(),
        Err(error) => panic!("{error}"),
    };
    let priced = |price: i64, rights| {
        let mut ask = SellAsk { rights, ..base.clone() };
        ask.lines[0].price = Some(Money(price));
        ask
    };
    assert_eq!(sells(priced(80_000, with(&[]))).await, "listed_price");
    assert_eq!(sells(priced(80_000, with(&[Right::EditPrices]))).await, "sold");
    assert_eq!(sells(priced(24_000, with(&[Right::EditPrices]))).await, "below_cost");
    assert_eq!(sells(priced(24_000, with(&[Right::EditPrices, Right::SellBelowCost]))).await, "sold");
    let mut off = SellAsk { rights: with(&[]), ..base.clone() };
    off.whole = verstak::kernel::Discount::Sum(Money(100));
    assert_eq!(sells(off.clone()).await, "no_discount");
    assert_eq!(sells(SellAsk { rights: with(&[Right::GiveDiscounts]), ..off }).await, "sold");
    let owing = Payment { in_debt: Some(Money::major(100)), ..base.payment.clone() };
    assert_eq!(sells(SellAsk { payment: owing.clone(), client: None, ..base.clone() }).await, "debt_of_nobody");
    assert_eq!(sells(SellAsk { payment: owing.clone(), rights: with(&[]), ..base.clone() }).await, "no_debt");
    assert_eq!(sells(SellAsk { payment: owing, ..base.clone() }).await, "sold");
    assert_eq!(shop.read(|r| client_balance(r, client.id)).await, -Money::major(800));
    assert_eq!(sells(SellAsk { seen: Some(Money::major(890)), ..base.clone() }).await, "total_changed");
    let card: Cashbox = bench.card.clone();
    let split = Payment { other: Some(card.id), other_amount: Money::major(400), ..base.payment.clone() };
    assert_eq!(sells(SellAsk { payment: split, ..base.clone() }).await, "sold");
    let through = shop.read(|r| Ok(r.all::<Operation>(())?.iter().map(|done| done.through(card.id)).sum::<Money>())).await;
    assert_eq!(through, Money::major(400));
    let keeper = stock::access::Keeper { employee: Id::fixed(5), actions: vec![stock::access::Action::Sell] };
    let warehouse = till.warehouse;
    shop.write(move |tx| {
        tx.quiet("a story");
        let row = tx.need::<Warehouse>(&warehouse)?;
        tx.put(&Warehouse { keepers: vec![keeper.clone()], ..row })
    })
    .await;
    assert_eq!(sells(base).await, "warehouse_not_yours");
    shop.is_sound().await;
}

/// The only sale there is.
async fn the_sale(shop: &Shop) -> Sale {
    shop.read(|r| Ok(r.all::<Sale>(())?.remove(0))).await
}

#[tokio::test]
async fn goods_come_back_by_the_receipt_to_their_batch_and_the_money_the_way_it_came() {
    let shop = Shop::new().await;
    let till = Till::of(&shop).await;
    let bench = Bench::of(&shop).await;
    let owner = shop.owner().await;
    let page = owner.get("/sales/new").await.ok();
    let page = press(&owner, &page, "", &[("code", GLASS)]).await.ok();
    let page = press(&owner, &page, "", &[("code", CASE)]).await.ok();
    let page = press(&owner, &page, "more:0", &[]).await.ok();
    let page = press(&owner, &page, "count", &[("whole", "10 %")]).await.ok();
    page.says("К оплате 2 781");
    press(&owner, &page, "sell", &[]).await.ok();
    let sale = the_sale(&shop).await;
    let receipt = owner.get(&format!("/sales/{}/print/roll80", sale.id)).await.ok();
    receipt.says("Чек № П1-00001").says("2 781 ₽").says("Без НДС");
    let digits = receipt.body.split("aria-label=\"4").nth(1).and_then(|rest| rest.split('"').next()).expect("the barcode");
    owner
        .get(&format!("/sales/{}/print/slip", sale.id))
        .await
        .ok()
        .says("Товарный чек № П1-00001")
        .says("Две тысячи семьсот восемьдесят один рубль 00 копеек");
    owner.post("/sales/return", &[("number", "П1-99999")]).await.is(422).says("Чека «П1-99999» нет");
    let path = owner.post("/sales/return", &[("number", &format!("4{digits}"))]).await.goes_to();
    assert_eq!(path, format!("/sales/{}/return", sale.id));
    // The scan field of the till knows a receipt, too.
    let empty = owner.get("/sales/new").await.ok();
    assert_eq!(press(&owner, &empty, "", &[("code", &format!("4{digits}"))]).await.ok().header("hx-redirect"), Some(path.as_str()));
    let (warehouse, cash) = (till.warehouse.to_string(), bench.cash.id.to_string());
    let back = |first: &str, second: &str, money: &str| {
        [("back_0", first), ("back_1", second), ("warehouse", &warehouse), ("money", money), ("reason", "Не подошло")]
            .map(|(key, value)| (key.to_string(), value.to_string()))
    };
    let sends = async |fields: [(String, String); 5]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        owner.post(&path, &fields).await
    };
    sends(back("3", "", &cash)).await.is(422).says("Вернуть можно не больше 2");
    sends(back("", "", &cash)).await.is(422).says("Укажите, что вернули");
    sends(back("1", "", &cash)).await.goes_to();
    owner.get(&format!("/sales/{}", sale.id)).await.ok().says("Частичный возврат").says("В1-00001").says("Возвращено 1");
    owner
        .get(&format!("/sales/{}/print/roll58?{}", sale.id, serde_urlencoded::to_string([("return", "В1-00001")]).expect("text")))
        .await
        .ok()
        .says("Возврат № В1-00001")
        .says("810");
    let anna = shop.hire("Котова Анна", "anna", "receptionist").await;
    anna.post(&path, &[("back_0", "1")]).await.is(403);
    sends(back("2", "1", &cash)).await.is(422).says("Вернуть можно не больше 1");
    sends(back("1", "1", &cash)).await.goes_to();
    sends(back("1", "", &cash)).await.is(422).says("Вернуть можно не больше 0");
    owner.get(&path).await.ok().says("По этому чеку всё уже вернули");
    let sale = the_sale(&shop).await;
    assert_eq!((sale.standing(), sale.returned()), (verstak::sales::Standing::Returned, sale.total));
    for account in [Account::Cash, Account::Revenue, Account::Cost] {
        assert_eq!(on(&shop, account).await, Money::ZERO, "{account:?}");
    }
    assert_eq!(on(&shop, Account::Goods).await, Money(400_001), "as it was before the sale");
    let left = shop.read(|r| balance::stock(r, till.warehouse, till.glass)).await;
    assert_eq!((left.quantity, left.cost), (Quantity(10_000), Money(280_001)));
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_tills_sell_the_last_piece_once() {
    let shop = Shop::over(
        verstak::store::Store::over(verstak::store::redb::RedbEngine::memory()),
        verstak::kernel::Clock::fixed(verstak::kernel::Moment::from_millis(crate::shop::MONDAY)),
    )
    .await;
    let till = Till::of(&shop).await;
    let bench = Bench::of(&shop).await;
    let (location, warehouse, case, cash) = (shop.location, till.warehouse, till.case, bench.cash.id);
    for round in 0..3 {
        let tries = (0..20).map(|_| {
            bench.does(move |tx| {
                let line = LineAsk {
                    what: What::Product(case),
                    quantity: Quantity::ONE,
                    price: None,
                    discount: Default::default(),
                    serials: Vec::new(),
                };
                let ask = SellAsk {
                    location,
                    warehouse: Some(warehouse),
                    price_type: None,
                    client: None,
                    lines: vec![if round == 0 { LineAsk { quantity: Quantity(2000), ..line } } else { line }],
                    whole: Default::default(),
                    round: false,
                    payment: Payment { cashbox: Some(cash), ..Payment::default() },
                    seen: None,
                    day: today(),
                    comment: String::new(),
                    rights: Rights::ALL,
                };
                sell(tx, &ask).map(|sale| sale.number)
            })
        });
        let done = futures_util::future::join_all(tries).await.into_iter().filter(Result::is_ok).count();
        assert_eq!(done, usize::from(round < 2), "round {round}");
    }
    let (left, sales) = shop.read(|r| Ok((balance::stock(r, warehouse, case)?, r.all::<Sale>(())?))).await;
    assert_eq!((left.quantity, sales.len()), (Quantity::ZERO, 2));
    assert_eq!(sales.iter().map(|sale| sale.number.as_str()).max(), Some("П1-00002"), "refused tries take no number");
    shop.is_sound().await;
}
