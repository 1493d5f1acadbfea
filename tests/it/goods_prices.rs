//! What a product costs the client: prices follow what the shop paid, are remembered by their days, and nobody sells below
//! the cost without the right to.

use verstak::{
    catalog::{self, PriceChange, ProductAsk, RETAIL},
    kernel::{Id, Money, Quantity, mark},
    orders::Line,
    staff::{self, Role},
    stock,
};

use crate::{
    bench::Bench,
    shop::{Answer, Person, Shop},
};

const GLASS: &str = "4601234567893";

/// The retail price becomes a markup of sixty five per cent over this cost, up to ten.
async fn markup(owner: &Person<'_>, over: &str) {
    let rule = [("name_ru", "Розничная"), ("rule", "markup"), ("rate", "65"), ("over", over), ("step", "1000")];
    owner.post(&format!("/settings/price-types/{RETAIL}"), &rule).await.goes_to();
}

/// A product without a price; its id.
async fn glass(shop: &Shop) -> Id<mark::Product> {
    let ask = ProductAsk {
        name: "Стекло iPhone 13".into(),
        category_name: "Стёкла".into(),
        barcodes: vec![GLASS.into()],
        ..ProductAsk::default()
    };
    shop.write(move |tx| catalog::create_product(tx, &ask)).await.id
}

/// A posting of so many pieces, each for this much.
async fn comes(shop: &Shop, person: &Person<'_>, count: &str, price: &str) -> String {
    let at = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id.to_string();
    let path = person.post("/stock/documents/new?kind=posting", &[("warehouse", at.as_str()), ("day", "2026-11-23")]).await.goes_to();
    person.post(&format!("{path}/lines"), &[("product_text", GLASS), ("quantity", count), ("price", price)]).await.goes_to();
    person.post(&format!("{path}/posting"), &[]).await.goes_to();
    path
}

async fn history(shop: &Shop, product: Id<mark::Product>) -> Vec<PriceChange> {
    shop.read(move |r| catalog::price_history(r, product, 10)).await
}

#[tokio::test]
async fn a_price_by_markup_is_reckoned_from_what_was_paid_and_every_posting_moves_it() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let product = glass(&shop).await;
    markup(&owner, "last").await;
    let card = format!("/goods/{product}");
    owner.get(&card).await.ok().says("ещё нет себестоимости");
    comes(&shop, &owner, "2", "3124,90").await;
    for page in [card.as_str(), "/goods", &format!("/goods/tags?p={product}&n=1"), "/combo/products?q=стекло"] {
        owner.get(page).await.ok().says("5 160").hides("нет себестоимости");
    }
    // A second one is dearer: the last cost moves at once, the average has both, the batch is the one that goes first.
    let second = comes(&shop, &owner, "2", "4000").await;
    for (over, price) in [("last", "6 600"), ("average", "5 880"), ("batch", "5 160")] {
        markup(&owner, over).await;
        owner.get(&card).await.ok().says(price);
    }
    markup(&owner, "last").await;
    let moved: Vec<(Option<Money>, Option<Money>)> = history(&shop, product).await.iter().map(|one| (one.before, one.after)).collect();
    let (first, then) = (Money::major(5_160), Money::major(6_600));
    assert_eq!(moved, [(Some(first), Some(then)), (None, Some(first))]);
    owner.get(&card).await.ok().says("История цен").says("по себестоимости").says("Маржа");
    // The posting taken back takes its price back.
    owner.post(&format!("{second}/cancelling"), &[("comment", "ошиблись")]).await.goes_to();
    assert_eq!(history(&shop, product).await[0].after, Some(first));
    // Many prices at once see it too: wholesale is made of a retail price nobody typed.
    let (wholesale, retail) = (catalog::WHOLESALE.to_string(), RETAIL.to_string());
    let ask = [("price", wholesale.as_str()), ("base", &retail), ("way", "down"), ("by", "percent"), ("value", "10"), ("step", "100")];
    let look = format!("/goods/mass?{}", serde_urlencoded::to_string(ask).expect("text"));
    owner.get(&look).await.ok().says("4 644").says("Стекло iPhone 13");
    // A master sees the price and not what it cost.
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    master.get(&card).await.ok().says("5 160").hides("Маржа").hides("3 124,90");
    shop.is_sound().await;
}

#[tokio::test]
async fn what_goods_are_counted_in_stays_once_they_have_moved() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let product = glass(&shop).await;
    let metre = shop.read(|r| catalog::all_measures(r)).await.into_iter().find(|one| one.short.ru == "м").expect("metres").id.to_string();
    let piece = catalog::PIECE.to_string();
    let changes = async |measure: &str, kind: &str, more: &[(&str, &str)]| {
        let fields = [("name", "Стекло iPhone 13"), ("category_text", "Стёкла"), ("measure", measure), ("kind", kind)];
        owner.post(&format!("/goods/{product}"), &[&fields[..], more].concat()).await
    };
    changes(&metre, "goods", &[]).await.goes_to();
    changes(&piece, "goods", &[("barcodes", GLASS)]).await.goes_to();
    comes(&shop, &owner, "1", "300").await;
    let refused = async |answer: Answer, field: &str, words: &str| {
        let page = answer.is(422);
        page.says(words);
        assert!(page.body.contains(&format!("id=\"e-{field}\"")) || field == "serial_tracked", "said beside its field");
    };
    refused(changes(&metre, "goods", &[]).await, "measure", "уже было движение в этой единице").await;
    let work = shop.read(|r| catalog::all_services(r)).await.remove(0);
    let name = work.name.ru.clone();
    let part = [("part", format!("w{}", work.id)), ("part_text", name), ("part_quantity", "1".into())];
    let part: Vec<(&str, &str)> = part.iter().map(|(name, value)| (*name, value.as_str())).collect();
    refused(changes(&piece, "kit", &part).await, "kind", "комплектом его не сделать").await;
    refused(changes(&piece, "goods", &[("serial_tracked", "on")]).await, "serial_tracked", "Сделайте копию товара").await;
    // Its name and the rest change as before.
    changes(&piece, "goods", &[("sku", "G-13")]).await.goes_to();
    shop.is_sound().await;
}

#[tokio::test]
async fn a_part_goes_into_an_order_below_its_cost_only_by_right() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Дисплей iPhone 13", 8_600, &[(2, Money::major(10_000))], &[]).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let owner = shop.owner().await;
    let senior = shop.hire("Гусева Анна", "guseva", "receptionist").await;
    shop.write(|tx| {
        tx.quiet("a story");
        let role = staff::role_named(tx, "receptionist")?.expect("a ready role");
        let more = ["EditPrices", "GiveDiscounts"].map(String::from);
        tx.put(&Role { rights: role.rights.iter().cloned().chain(more).collect(), ..role })
    })
    .await;
    let path = format!("/orders/{}/lines", order.id);
    let at = format!("{}.{}", shelf.product.id, shelf.place);
    let line = |price: &'static str| [("kind", "part"), ("part", at.as_str()), ("service_text", "Дисплей iPhone 13"), ("price", price)];
    senior.post(&path, &line("4999")).await.is(422).says("Продавать дешевле себестоимости");
    senior.post(&path, &line("5000")).await.goes_to();
    let kept: Line = bench.parts_of(&order).await.remove(0);
    assert_eq!((kept.cost, kept.quantity), (Money::major(5_000), Quantity::ONE));
    // Neither later: the form of the line asks for the right as well.
    let edit = |price: &'static str, discount: &'static str| {
        let fields = [("name", "Дисплей iPhone 13"), ("quantity", "1"), ("price", price), ("discount", discount)];
        [&fields[..], &[("master", ""), ("warranty_days", "180"), ("comment", ""), ("place", "")]].concat()
    };
    let of_line = format!("{path}/{}", kept.id);
    senior.post(&of_line, &edit("4000", "")).await.is(422).says("Продавать дешевле себестоимости");
    senior.post(&of_line, &edit("5600", "700")).await.is(422).says("Продавать дешевле себестоимости");
    senior.post(&of_line, &edit("5600", "10%")).await.goes_to();
    owner.post(&of_line, &edit("4000", "")).await.goes_to();
    shop.is_sound().await;
}

#[tokio::test]
async fn a_price_of_a_type_that_was_put_away_waits_for_it_to_come_back() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let wholesale = format!("price_{}", catalog::WHOLESALE);
    let fields = [("name", "Стекло A12"), ("kind", "goods"), ("category_text", "Стёкла"), (&wholesale, "700")];
    let card = owner.post("/goods", &fields).await.goes_to();
    let kind = format!("/settings/price-types/{}", catalog::WHOLESALE);
    owner.post(&format!("{kind}/archive"), &[]).await.goes_to();
    let edit = crate::forms::Sheet::of(&owner.get(&format!("{card}/edit")).await.ok(), &card);
    edit.with("sku", "G-12").send(&owner).await.goes_to();
    owner.post(&format!("{kind}/restoration"), &[]).await.goes_to();
    owner.get(&card).await.ok().says("G-12").says("700");
    shop.is_sound().await;
}
