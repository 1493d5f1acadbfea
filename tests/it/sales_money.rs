//! Money of the till: the tax inside, a debt paid later, what stays with the client and pays for the next thing, two ways of
//! paying at once.

use verstak::{
    cash::{Account, client_balance, sale_money::left_with_us},
    clients::{self, Client, ClientAsk},
    kernel::{Money, Phone},
    sales::{Sale, Standing},
    shop::{Company, Vat},
    store::Reads,
};

use crate::{
    bench::Bench,
    sales::{CASE, GLASS, Till, on, press},
    shop::{Answer, Person, Shop},
};

async fn daria(shop: &Shop) -> Client {
    shop.write(|tx| clients::create(tx, &ClientAsk::person("Тихонова Дарья", Phone::parse("+7 900 555-39-48")))).await
}

async fn last(shop: &Shop) -> Sale {
    shop.read(|r| Ok(r.all::<Sale>(())?.into_iter().max_by_key(|sale| sale.serial).expect("a sale"))).await
}

/// A cart of these codes on the person's till.
async fn cart(person: &Person<'_>, codes: &[&str]) -> Answer {
    let mut page = person.get("/sales/new").await.ok();
    for code in codes {
        page = press(person, &page, "", &[("code", code)]).await.ok();
    }
    page
}

async fn gives_back(person: &Person<'_>, sale: &Sale, money: &str, quantity: &str) -> Answer {
    let warehouse = sale.warehouse.map(|id| id.to_string()).unwrap_or_default();
    let fields = [("back_0", quantity), ("warehouse", &warehouse), ("money", money), ("reason", "Не подошло")];
    person.post(&format!("/sales/{}/return", sale.id), &fields).await
}

#[tokio::test]
async fn a_company_that_pays_vat_posts_it_prints_it_and_takes_it_back_with_the_goods() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let bench = Bench::of(&shop).await;
    shop.write(|tx| {
        tx.quiet("a story");
        let company = tx.need::<Company>(&0)?;
        tx.put(&Company { vat: Vat::Standard, ..company })
    })
    .await;
    let owner = shop.owner().await;
    let page = cart(&owner, &[GLASS, GLASS, CASE]).await;
    let page = press(&owner, &page, "count", &[("whole", "90")]).await.ok();
    press(&owner, &page, "sell", &[]).await.ok();
    let sale = last(&shop).await;
    // 22 % inside each line, after the discount: 1 747.57 and 1 252.43.
    let taxes: Vec<Money> = sale.lines.iter().map(|line| line.tax).collect();
    assert_eq!((sale.total, taxes), (Money::major(3_000), vec![Money(31_514), Money(22_585)]));
    assert_eq!((on(&shop, Account::SalesVat).await, on(&shop, Account::VatPayable).await), (Money(54_099), Money(-54_099)));
    let paper = |kind: &str| format!("/sales/{}/print/{kind}", sale.id);
    owner.get(&paper("roll80")).await.ok().says("в т. ч. НДС 22 %").says("540,99").hides("Без НДС");
    owner.get(&paper("slip")).await.ok().says("В том числе НДС 22 % — 540,99");
    owner.get(&format!("/sales/{}", sale.id)).await.ok().says("в том числе НДС").says("540,99");
    let cash = bench.cash.id.to_string();
    gives_back(&owner, &sale, &cash, "1").await.goes_to();
    assert_eq!(on(&shop, Account::VatPayable).await, Money(-54_099 + 15_757));
    gives_back(&owner, &sale, &cash, "1").await.goes_to();
    assert_eq!(on(&shop, Account::VatPayable).await, Money(-22_585), "the last piece takes the rest of the line's tax");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_debt_is_paid_on_the_card_of_the_sale_in_parts() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let (bench, client) = (Bench::of(&shop).await, daria(&shop).await);
    let owner = shop.owner().await;
    let page = cart(&owner, &[GLASS, CASE]).await;
    let id = client.id.to_string();
    let debt = [("client", id.as_str()), ("client_text", "Тихонова Дарья"), ("debt", "on"), ("paid", "190")];
    press(&owner, &page, "sell", &debt).await.ok();
    let sale = last(&shop).await;
    assert_eq!((sale.debt, sale.standing()), (Money::major(2_000), Standing::Owed));
    let (card, path) = (format!("/sales/{}", sale.id), format!("/sales/{}/payment", sale.id));
    owner.get(&card).await.ok().says("В долг").says("Принять оплату").says("2 000");
    let form = owner.get(&path).await.ok();
    form.says("Оплата продажи П1-00001");
    assert!(form.body.contains("value=\"2000\""), "all of it is offered");
    let (cash, terminal) = (bench.cash.id.to_string(), bench.card.id.to_string());
    let pays = async |amount: &str, cashbox: &str, tendered: &str| {
        owner.post(&path, &[("amount", amount), ("cashbox", cashbox), ("tendered", tendered), ("day", "2026-11-23")]).await
    };
    let wrong = pays("2000,01", &cash, "").await.is(422);
    wrong.says("Долг только 2 000");
    assert!(wrong.body.contains("value=\"2000,01\""), "as it was typed");
    pays("500", &terminal, "").await.goes_to();
    pays("1500", &cash, "2000").await.goes_to();
    let paid = last(&shop).await;
    assert_eq!((paid.debt, paid.standing()), (Money::ZERO, Standing::Sold));
    assert_eq!((on(&shop, Account::Receivable).await, on(&shop, Account::Acquiring).await), (Money::ZERO, Money::major(500)));
    owner.get(&card).await.ok().hides("Принять оплату").says("Сдача 500").says("Оплата 1 500 по продаже П1-00001");
    owner.get(&format!("/clients/{}/money", client.id)).await.ok().says("П1-00001");
    shop.hire("Лосев Олег", "losev", "master").await.get(&path).await.is(403);
    shop.is_sound().await;
}

#[tokio::test]
async fn the_till_counts_change_from_what_goes_into_the_drawer() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let (bench, client) = (Bench::of(&shop).await, daria(&shop).await);
    let owner = shop.owner().await;
    let page = cart(&owner, &[GLASS, CASE]).await;
    let (id, terminal) = (client.id.to_string(), bench.card.id.to_string());
    let hers = [("client", id.as_str()), ("client_text", "Тихонова Дарья"), ("tendered", "1000")];
    let with = |more: &[(&'static str, &'static str)]| [&hers[..], &[("other", terminal.as_str())], more].concat();
    press(&owner, &page, "count", &with(&[("other_amount", "1500")])).await.ok().says("К оплате 2 190").says("Сдача 310");
    let part = [("debt", "on"), ("paid", "500"), ("other_amount", "100")];
    press(&owner, &page, "count", &with(&part)).await.ok().says("В долг −1 690").says("К оплате 500").says("Сдача 600");
    let refused = press(&owner, &page, "sell", &with(&[("paid", "500")])).await.is(422);
    refused.says("Чтобы взять только часть, отметьте «В долг»");
    assert!(refused.body.contains("value=\"500\""), "as it was typed");
    let sold = press(&owner, &page, "sell", &with(&part)).await.ok();
    owner.get(sold.header("hx-redirect").expect("sold")).await.ok().says("Сдача 600").says("Долг 1 690");
    shop.is_sound().await;
}

#[tokio::test]
async fn what_stays_with_the_client_pays_for_the_next_thing_and_for_no_more() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let (bench, client) = (Bench::of(&shop).await, daria(&shop).await);
    let owner = shop.owner().await;
    let (id, cash) = (client.id.to_string(), bench.cash.id.to_string());
    let hers = [("client", id.as_str()), ("client_text", "Тихонова Дарья")];
    let page = cart(&owner, &[CASE]).await;
    press(&owner, &page, "sell", &hers).await.ok();
    let first = last(&shop).await;
    gives_back(&owner, &first, "balance", "1").await.goes_to();
    assert_eq!(shop.read(|r| left_with_us(r, client.id)).await, Money::major(1_290));
    assert_eq!(on(&shop, Account::Cash).await, Money::major(1_290), "the notes stay in the drawer");
    owner.get(&format!("/sales/{}", first.id)).await.ok().says("На баланс клиента 1 290");

    let page = cart(&owner, &[GLASS, GLASS]).await;
    let page = press(&owner, &page, "count", &hers).await.ok();
    page.says("С баланса клиента").says("на нём 1 290");
    let page = press(&owner, &page, "balance", &[]).await.ok();
    page.says("К оплате 510");
    press(&owner, &page, "sell", &[("balance", "1290,01")]).await.is(422).says("На балансе клиента только 1 290");
    press(&owner, &page, "sell", &[("balance", "5000")]).await.is(422).says("Больше, чем весь чек: 1 800");
    press(&owner, &page, "sell", &[("client", ""), ("client_text", "")]).await.is(422).says("известному покупателю");
    let sold = press(&owner, &page, "sell", &[("tendered", "1000")]).await.ok();
    owner.get(sold.header("hx-redirect").expect("sold")).await.ok().says("Сдача 490");
    let second = last(&shop).await;
    assert_eq!((second.from_balance, second.debt), (Money::major(1_290), Money::ZERO));
    assert_eq!(shop.read(|r| Ok((left_with_us(r, client.id)?, client_balance(r, client.id)?))).await, (Money::ZERO, Money::ZERO));
    owner.get(&format!("/sales/{}/print/roll80", second.id)).await.ok().says("С баланса клиента").says("1 290");
    // Goods paid so come back as they were paid: the notes from the drawer, the rest to the balance.
    gives_back(&owner, &second, &cash, "2").await.is(422).says("Можно вернуть не больше 510");
    gives_back(&owner, &second, "as_paid", "2").await.goes_to();
    assert_eq!(shop.read(|r| left_with_us(r, client.id)).await, Money::major(1_290));
    assert_eq!(on(&shop, Account::Cash).await, Money::major(1_290));
    shop.is_sound().await;
}

#[tokio::test]
async fn what_stays_with_the_client_pays_a_debt_once() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let client = daria(&shop).await;
    let owner = shop.owner().await;
    let id = client.id.to_string();
    let hers = [("client", id.as_str()), ("client_text", "Тихонова Дарья")];
    let page = cart(&owner, &[GLASS, GLASS]).await;
    press(&owner, &page, "sell", &[&hers[..], &[("debt", "on")]].concat()).await.ok();
    let owed = last(&shop).await;
    let (path, card) = (format!("/sales/{}/payment", owed.id), format!("/sales/{}", owed.id));
    let balance = format!("{path}/balance");
    owner.get(&path).await.ok().hides("Списать с баланса");
    owner.post(&balance, &[]).await.is(422).says("На балансе клиента только 0");
    let page = cart(&owner, &[CASE]).await;
    press(&owner, &page, "sell", &hers).await.ok();
    gives_back(&owner, &last(&shop).await, "balance", "1").await.goes_to();
    owner.get(&path).await.ok().says("Списать с баланса 1 290");
    shop.hire("Лосев Олег", "losev", "master").await.post(&balance, &[]).await.is(403);
    owner.post(&balance, &[]).await.goes_to();
    owner.get(&card).await.ok().says("С баланса клиента 1 290").says("Долг 510");
    assert_eq!(shop.read(|r| Ok((left_with_us(r, client.id)?, client_balance(r, client.id)?))).await, (Money::ZERO, -Money::major(510)));
    owner.post(&balance, &[]).await.is(422).says("На балансе клиента только 0");
    shop.is_sound().await;
    // Goods paid so take the rest of the debt with them; what paid for them stays with the client again.
    gives_back(&owner, &owed, "balance", "2").await.goes_to();
    assert_eq!(
        shop.read(|r| Ok((left_with_us(r, client.id)?, client_balance(r, client.id)?))).await,
        (Money::major(1_290), Money::major(1_290))
    );
    shop.is_sound().await;
}

#[tokio::test]
async fn a_prepayment_of_an_order_does_not_pay_at_the_till() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let owner = shop.owner().await;
    let (id, cash) = (order.client.to_string(), bench.cash.id.to_string());
    owner.post(&format!("/orders/{}/payments", order.id), &[("amount", "700"), ("cashbox", &cash), ("day", "2026-11-23")]).await.goes_to();
    let page = cart(&owner, &[GLASS]).await;
    let page = press(&owner, &page, "count", &[("client", &id), ("client_text", "Тихонова Дарья")]).await.ok();
    page.hides("С баланса клиента");
    press(&owner, &page, "sell", &[("balance", "700")]).await.is(422).says("На балансе клиента только 0");
    shop.is_sound().await;
}

#[tokio::test]
async fn what_was_paid_in_two_ways_goes_back_in_both() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let bench = Bench::of(&shop).await;
    let anna = shop.hire("Котова Анна", "anna", "receptionist").await;
    let lev = shop.hire("Лебедев Лев", "lev", "manager").await;
    let page = cart(&anna, &[CASE, CASE]).await;
    let (cash, card) = (bench.cash.id.to_string(), bench.card.id.to_string());
    let split = [("cashbox", cash.as_str()), ("other", card.as_str()), ("other_amount", "2000"), ("tendered", "600")];
    let sold = press(&anna, &page, "sell", &split).await.ok();
    anna.get(sold.header("hx-redirect").expect("sold")).await.ok().says("Сдача 20");
    let sale = last(&shop).await;
    lev.get(&format!("/sales/{}/return", sale.id)).await.ok().says("Так же, как платили").says("Платили:").says("580").says("2 000");
    gives_back(&lev, &sale, "as_paid", "1").await.goes_to();
    assert_eq!((on(&shop, Account::Cash).await, on(&shop, Account::Acquiring).await), (Money::ZERO, Money::major(1_290)));
    gives_back(&lev, &sale, "balance", "1").await.is(422).says("известному покупателю");
    gives_back(&lev, &sale, "as_paid", "1").await.goes_to();
    assert_eq!((on(&shop, Account::Cash).await, on(&shop, Account::Acquiring).await), (Money::ZERO, Money::ZERO));
    shop.is_sound().await;
}
