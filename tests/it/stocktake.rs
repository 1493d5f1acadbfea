//! Goods found and goods counted: a surplus received by hand, a count by several people, what comes of it.

use verstak::{
    cash::{Account, ledger::balance},
    catalog::goods::{self, Product, ProductAsk},
    kernel::{Id, Money, Quantity},
    stock::{self, balance as shelf},
};

use crate::shop::{Person, Shop};

const DOCUMENTS: &str = "/stock/documents";

pub async fn product(shop: &Shop, name: &str, barcode: &str) -> Product {
    let ask = ProductAsk {
        name: name.into(),
        category_name: "Дисплеи".into(),
        barcodes: [barcode].iter().filter(|code| !code.is_empty()).map(ToString::to_string).collect(),
        ..ProductAsk::default()
    };
    shop.write(move |tx| goods::create_product(tx, &ask)).await
}

/// A document of one kind with its lines: what, how much, for how much.
async fn posted(person: &Person<'_>, kind: &str, warehouse: &str, lines: &[(&Product, &str, &str)]) -> String {
    let path = person.post(&format!("{DOCUMENTS}/new?kind={kind}"), &[("warehouse", warehouse)]).await.goes_to();
    for (product, quantity, price) in lines {
        let fields = [("product_text", product.code.as_str()), ("quantity", quantity), ("price", price)];
        let fields = if price.is_empty() { &fields[..2] } else { &fields[..] };
        person.post(&format!("{path}/lines"), fields).await.goes_to();
    }
    person.post(&format!("{path}/posting"), &[]).await.goes_to();
    path
}

async fn account(shop: &Shop, account: Account) -> Money {
    shop.read(move |r| balance(r, account, Id::fixed(0))).await
}

#[tokio::test]
async fn goods_found_are_received_at_the_price_they_were_bought_for_last() {
    let shop = Shop::new().await;
    let display = product(&shop, "Дисплей A12", "4601234567893").await;
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let main = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id;
    let at = main.to_string();
    posted(&safin, "posting", &at, &[(&display, "2", "900")]).await;
    safin.get("/stock").await.ok().says("Оприходовать излишки");
    let path = safin.post(&format!("{DOCUMENTS}/new?kind=surplus"), &[("warehouse", &at)]).await.goes_to();
    safin.post(&format!("{path}/lines"), &[("product_text", "4601234567893"), ("quantity", "3")]).await.goes_to();
    safin.get(&path).await.ok().says("Оприходование излишков").says("2 700");
    safin.post(&format!("{path}/posting"), &[]).await.goes_to();
    assert_eq!(shop.read(|r| shelf::stock(r, main, display.id)).await.quantity, Quantity(5000));
    assert_eq!(account(&shop, Account::OtherIncome).await, Money::major(-4_500), "nobody is owed for what was found");
    safin.get(&format!("{path}/print")).await.ok().says("Акт оприходования излишков № 00001").says("две тысячи семьсот рублей");
    safin.get(&format!("{DOCUMENTS}?kind=surplus")).await.ok().says("Оприходование излишков 00001");
    safin.post(&format!("{path}/cancelling"), &[("comment", "нашлась накладная")]).await.goes_to();
    assert_eq!(account(&shop, Account::Goods).await, Money::major(1_800));
    shop.is_sound().await;
}
