//! Many tills at once: one receipt is given back once, the last piece is sold or put into an order, never both.

use futures_util::future::join_all;
use verstak::{
    cash::{Account, Way, sale_money::left_with_us},
    catalog::{ProductAsk, REPAIR, RETAIL, create_product},
    clients::{self, ClientAsk},
    kernel::{Clock, Id, Moment, Money, Quantity, Rights, mark},
    orders::{
        LineKind,
        lines::{self, LineAsk as PartAsk},
        parts::PartRef,
    },
    sales::{LineAsk, Payment, Sale, SellAsk, What, sell, take_back},
    stock::{Warehouse, balance},
    store::{Reads, Store, redb::RedbEngine},
    warehouse::brought::{BackAsk, MoneyBack, ReturnAsk},
};

use crate::{
    bench::{Bench, today},
    sales::{Till, on},
    sales_things::comes,
    shop::{MONDAY, Shop},
};

async fn real_shop() -> Shop {
    Shop::over(Store::over(RedbEngine::memory()), Clock::fixed(Moment::from_millis(MONDAY))).await
}

fn one(product: Id<mark::Product>, quantity: i64) -> LineAsk {
    LineAsk {
        what: What::Product(product),
        quantity: Quantity(quantity * 1000),
        price: None,
        discount: Default::default(),
        serials: Vec::new(),
    }
}

fn ask(shop: &Shop, warehouse: Id<mark::Warehouse>, line: LineAsk, payment: Payment) -> SellAsk {
    SellAsk {
        location: shop.location,
        warehouse: Some(warehouse),
        price_type: None,
        client: None,
        lines: vec![line],
        whole: Default::default(),
        round: false,
        payment,
        seen: None,
        day: today(),
        comment: String::new(),
        rights: Rights::ALL,
    }
}

fn cash(bench: &Bench<'_>) -> Payment {
    Payment { cashbox: Some(bench.cash.id), ..Payment::default() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_tills_give_one_receipt_back_once() {
    let shop = real_shop().await;
    let till = Till::of(&shop).await;
    let bench = Bench::of(&shop).await;
    let asked = ask(&shop, till.warehouse, one(till.glass, 3), cash(&bench));
    let sale = bench.does(move |tx| sell(tx, &asked)).await.expect("sold");
    let back = |quantity: i64| ReturnAsk {
        lines: vec![BackAsk { line: 0, quantity: Quantity(quantity * 1000), serials: Vec::new() }],
        warehouse: Some(till.warehouse),
        money: MoneyBack::AsPaid,
        way: Way::AsPaid,
        reason: "Не подошло".into(),
        day: today(),
    };
    // Two of three come back once; the third one once; then nothing is left.
    for (quantity, times) in [(2, 1), (1, 1), (1, 0)] {
        let asked = back(quantity);
        let tries = (0..20).map(|_| {
            let asked = asked.clone();
            bench.does(move |tx| take_back(tx, sale.id, &asked).map(|back| back.number))
        });
        let done = join_all(tries).await.into_iter().filter(Result::is_ok).count();
        assert_eq!(done, times, "{quantity} of them");
    }
    assert_eq!((on(&shop, Account::Cash).await, on(&shop, Account::Revenue).await), (Money::ZERO, Money::ZERO));
    let left = shop.read(|r| balance::stock(r, till.warehouse, till.glass)).await;
    assert_eq!((left.quantity, left.cost), (Quantity(10_000), Money(280_001)));
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_piece_goes_to_a_till_or_to_an_order() {
    let shop = real_shop().await;
    let bench = Bench::of(&shop).await;
    let (product, warehouse) = shop
        .write(|tx| {
            let prices = [(RETAIL, Money::major(900)), (REPAIR, Money::major(1_000))].into_iter().collect();
            let ask =
                ProductAsk {
                    name: "Динамик".into(), category_name: "Запчасти".into(), prices: Some(prices), ..ProductAsk::default()
                };
            let product = create_product(tx, &ask)?;
            comes(tx, &product, 1, 30_000, &[])?;
            Ok((product.id, tx.all::<Warehouse>(())?.remove(0).id))
        })
        .await;
    let order = bench.order("Волков Павел", "+7 900 555-12-34").await.id;
    let sells = ask(&shop, warehouse, one(product, 1), cash(&bench));
    let part = PartAsk {
        order,
        kind: LineKind::Part,
        service: None,
        name: "Динамик".into(),
        quantity: Quantity::ONE,
        price: None,
        discount: None,
        cost: None,
        master: None,
        warranty_days: None,
        comment: String::new(),
        part: Some(PartRef { product, warehouse: Some(warehouse), unit: None }),
        aside: false,
        rights: Rights::ALL,
    };
    let tries = (0..20).map(|number| {
        let (sells, part) = (sells.clone(), part.clone());
        bench.does(move |tx| if number % 2 == 0 { sell(tx, &sells).map(drop) } else { lines::add(tx, &part).map(drop) })
    });
    assert_eq!(join_all(tries).await.into_iter().filter(Result::is_ok).count(), 1);
    let sold = shop.read(|r| r.all::<Sale>(())).await.len();
    let left = shop.read(|r| balance::stock(r, warehouse, product)).await;
    assert_eq!((left.quantity.0, left.available()), (1000 - 1000 * sold as i64, Quantity::ZERO));
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_balance_pays_once_at_twenty_tills() {
    let shop = real_shop().await;
    let till = Till::of(&shop).await;
    let bench = Bench::of(&shop).await;
    let client = shop.write(|tx| clients::create(tx, &ClientAsk::person("Тихонова Дарья", None))).await.id;
    let first = SellAsk { client: Some(client), ..ask(&shop, till.warehouse, one(till.glass, 1), cash(&bench)) };
    let sale = bench.does(move |tx| sell(tx, &first)).await.expect("sold");
    let back = ReturnAsk {
        lines: vec![BackAsk { line: 0, quantity: Quantity::ONE, serials: Vec::new() }],
        warehouse: Some(till.warehouse),
        money: MoneyBack::Balance,
        way: Way::AsPaid,
        reason: "Не подошло".into(),
        day: today(),
    };
    bench.does(move |tx| take_back(tx, sale.id, &back).map(drop)).await.expect("it stays with her");
    let pays = Payment { balance: Money::major(900), ..Payment::default() };
    let again = SellAsk { client: Some(client), ..ask(&shop, till.warehouse, one(till.glass, 1), pays) };
    let tries = (0..20).map(|_| {
        let again = again.clone();
        bench.does(move |tx| sell(tx, &again).map(drop))
    });
    assert_eq!(join_all(tries).await.into_iter().filter(Result::is_ok).count(), 1);
    assert_eq!(shop.read(|r| left_with_us(r, client)).await, Money::ZERO);
    shop.is_sound().await;
}
