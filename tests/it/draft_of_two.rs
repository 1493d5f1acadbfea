//! A draft filled by a working storekeeper: the catalogue's own search, numbers of things, and two people at one paper.

use verstak::{
    catalog::goods::{self, ProductAsk},
    kernel::{Id, Money, Quantity, mark},
    stock,
    store::Reads,
    warehouse::Document,
};

use crate::shop::{Person, Shop};

const PATH: &str = "/stock/documents";

async fn product(shop: &Shop, name: &'static str, sku: &'static str, tracked: bool) -> goods::Product {
    let ask = ProductAsk {
        name: name.into(),
        sku: sku.into(),
        category_name: "Запчасти".into(),
        serial_tracked: tracked,
        ..ProductAsk::default()
    };
    shop.write(move |tx| goods::create_product(tx, &ask)).await
}

async fn begin(shop: &Shop, person: &Person<'_>, kind: &str) -> String {
    let main = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id.to_string();
    person.post(&format!("{PATH}/new?kind={kind}"), &[("warehouse", &main)]).await.goes_to()
}

async fn document(shop: &Shop, path: &str) -> Document {
    let id: Id<mark::Document> = path.rsplit('/').next().expect("an id").parse().expect("an id");
    shop.read(move |r| r.need::<Document>(&id)).await
}

#[tokio::test]
async fn a_storekeeper_finds_products_as_the_catalogue_does() {
    let shop = Shop::new().await;
    let glass = product(&shop, "Стекло защитное A12", "GL-A12", false).await;
    product(&shop, "Стекло защитное A52", "GL-A52", false).await;
    let owner = shop.owner().await;
    let path = begin(&shop, &owner, "posting").await;
    let products = format!("{path}/products?product_text=");
    owner.get(&format!("{products}cntrkj")).await.ok().says("Стекло защитное A12").says("GL-A52").says("свободно 0");
    owner.get(&format!("{products}%D0%BD%D0%B8%D1%87%D0%B5%D0%B3%D0%BE")).await.ok().hides("Стекло");
    let lines = format!("{path}/lines");
    owner.post(&lines, &[("product_text", "gl-a12"), ("quantity", "2"), ("price", "150")]).await.goes_to();
    owner.post(&lines, &[("product", &glass.id.to_string()), ("product_text", "Стекло защитное A12")]).await.goes_to();
    let code = product(&shop, "Клей", "B7000", false).await.code;
    owner.post(&lines, &[("product", &glass.id.to_string()), ("product_text", &code)]).await.goes_to();
    let made = document(&shop, &path).await;
    let lines: Vec<(&str, Quantity)> = made.lines.iter().map(|line| (line.name.as_str(), line.quantity)).collect();
    assert_eq!(lines, [("Стекло защитное A12", Quantity(3000)), ("Клей", Quantity(1000))], "a code read after a choice is what is meant");
}

#[tokio::test]
async fn a_thing_is_written_off_by_its_number_read_with_a_scanner() {
    let shop = Shop::new().await;
    let phone = product(&shop, "Смартфон A52", "", true).await;
    let owner = shop.owner().await;
    let path = begin(&shop, &owner, "posting").await;
    owner.post(&format!("{path}/lines"), &[("product_text", &phone.code), ("quantity", "2"), ("price", "9000")]).await.goes_to();
    owner.post(&format!("{path}/lines/1"), &[("quantity", "2"), ("serials", "SN-1\nSN-2")]).await.goes_to();
    owner.post(&format!("{path}/posting"), &[]).await.goes_to();
    let path = begin(&shop, &owner, "write_off").await;
    let lines = format!("{path}/lines");
    owner.post(&lines, &[("product_text", "sn-2")]).await.goes_to();
    owner.post(&lines, &[("product_text", "SN-2")]).await.is(422).says("уже есть в документе");
    owner.post(&lines, &[("product_text", "sn-1")]).await.goes_to();
    let made = document(&shop, &path).await;
    assert_eq!((made.lines[0].quantity, made.lines[0].serials.join(" ")), (Quantity(2000), "SN-2 SN-1".into()));
    owner.post(&format!("{path}/posting"), &[]).await.goes_to();
    shop.is_sound().await;
}

#[tokio::test]
async fn two_people_at_one_draft_do_not_write_over_each_other() {
    let shop = Shop::new().await;
    let glass = product(&shop, "Стекло A12", "", false).await;
    let (owner, safin) = (shop.owner().await, shop.hire("Сафин Ильдар", "safin", "storekeeper").await);
    let path = begin(&shop, &owner, "posting").await;
    owner.post(&format!("{path}/lines"), &[("product_text", &glass.code), ("quantity", "1"), ("price", "100")]).await.goes_to();
    let line = format!("{path}/lines/1");
    // Each field of a row is a form of its own.
    safin.post(&line, &[("quantity", "5"), ("was", "quantity=1")]).await.goes_to();
    owner.post(&line, &[("price", "120"), ("was", "price=100")]).await.goes_to();
    let made = document(&shop, &path).await;
    assert_eq!((made.lines[0].quantity, made.lines[0].price), (Quantity(5000), Money::major(120)));
    let clash = owner.post(&line, &[("quantity", "7"), ("was", "quantity=1")]).await.is(409);
    clash.says("Сафин И.").says("Кол-во");
    owner.post(&line, &[("quantity", "7"), ("was", "quantity=5"), ("take_quantity", "mine")]).await.goes_to();
    assert_eq!(document(&shop, &path).await.lines[0].quantity, Quantity(7000));
    let refused = owner.post(&line, &[("quantity", "много"), ("was", "quantity=7")]).await;
    assert!(refused.is(422).body.contains("value=\"много\""), "nothing typed is lost");
    // The head too.
    let head = format!("{path}/head");
    let main = document(&shop, &path).await.warehouse.to_string();
    let was =
        format!("warehouse={main}&day=2026-11-23&to=&supplier=&supplier_text=&paper=&paper_day=&extra=&reason=defect&charged=&comment=");
    let base = [("warehouse", main.as_str()), ("day", "2026-11-23"), ("reason", "defect"), ("was", &was)];
    safin.post(&head, &[&base[..], &[("paper", "УТ-5")]].concat()).await.goes_to();
    owner.post(&head, &[&base[..], &[("comment", "срочно")]].concat()).await.goes_to();
    let made = document(&shop, &path).await;
    assert_eq!((made.paper.as_str(), made.comment.as_str()), ("УТ-5", "срочно"));
    safin.post(&format!("{line}/removal"), &[]).await.goes_to();
    owner.post(&line, &[("quantity", "9"), ("was", "quantity=7")]).await.is(409).says("Убран товар").says("9");
    owner.post(&format!("{line}/removal"), &[]).await.goes_to();
}
