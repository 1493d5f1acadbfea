//! Price tags: what is asked stands on them, to the millimetre, and a scanner reads them.

use std::collections::BTreeSet;

use verstak::{
    catalog::{Product, RETAIL},
    stock,
    store::Reads,
};

use crate::{
    bars,
    forms::Sheet,
    shop::{Person, Shop},
};

async fn adds(person: &Person<'_>, name: &str, price: &str, barcode: &str) -> String {
    let retail = format!("price_{RETAIL}");
    let mut fields = vec![("name", name), ("kind", "goods"), ("category_text", "Дисплеи"), (&retail, price)];
    if !barcode.is_empty() {
        fields.push(("barcodes", barcode));
    }
    let card = person.post("/goods", &fields).await.goes_to();
    card.rsplit('/').next().expect("an id").to_string()
}

/// A number out of an attribute.
fn number(of: &str, name: &str) -> i64 {
    let (_, rest) = of.split_once(&format!(" {name}=\"")).unwrap_or_else(|| panic!("no {name} in {of}"));
    rest.split('"').next().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{name} is no number"))
}

/// What a scanner sees: the picture of bars as light and dark modules of equal width.
fn modules(picture: &str) -> Vec<bool> {
    let view = picture.split_once("viewBox=\"0 0 ").expect("a view").1;
    let all: usize = view.split(' ').next().and_then(|text| text.parse().ok()).expect("a width");
    let mut modules = vec![false; all];
    for bar in picture.split("<rect").skip(1) {
        let (start, width) = (number(bar, "x"), number(bar, "width"));
        (start..start + width).for_each(|at| modules[usize::try_from(at).expect("inside")] = true);
    }
    modules
}

#[tokio::test]
async fn tags_are_as_many_as_asked_and_a_scanner_reads_them() {
    let shop = Shop::new().await;
    let keeper = shop.hire("Сафин Руслан", "safin", "storekeeper").await;
    let display = adds(&keeper, "Дисплей iPhone 13 OLED", "8 600", "4601234567893").await;
    let glue = adds(&keeper, "Клей B-7000", "250", "").await;
    for (size, width) in [("58x40", "58.00mm"), ("43x25", "43.00mm"), ("30x20", "30.00mm")] {
        let page = keeper.get(&format!("/goods/tags?size={size}&p={display}&n=3&p={glue}&n=1")).await.ok();
        page.says("8 600").says("Клей B-7000").says("4 ценника");
        assert_eq!(page.body.matches(&format!("class=\"tags tags--{size}\" width=\"{width}\"")).count(), 4, "one page a tag");
        let pictures: Vec<&str> = page.body.split("<svg class=\"bars\"").skip(1).filter_map(|rest| rest.split("</svg>").next()).collect();
        assert_eq!(pictures.len(), 3, "the glue has no barcode");
        for picture in pictures {
            let white = [false; 11];
            assert_eq!(bars::read(&[&white[..], &modules(picture), &white].concat()).as_deref(), Some("4601234567893"));
            assert!(number(picture, "width") >= 95 * 25, "bars of a quarter of a millimetre and wider: {picture}");
        }
    }
    // A label says no price; the list's own filter chooses what is printed.
    keeper.get("/goods/tags?what=label&q=дисплей").await.ok().says("D").hides("8 600").hides("Клей B-7000");
    keeper.get("/goods").await.ok().says("Ценники");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_sheet_begun_before_is_gone_on_with_and_too_much_is_refused_in_words() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let glue = adds(&owner, "Клей B-7000", "250", "96385074").await;
    let page = owner.get(&format!("/goods/tags?size=a4x24&skip=23&p={glue}&n=2")).await.ok();
    assert_eq!(page.body.matches("class=\"tags tags--a4x24\"").count(), 2, "one tag on the last place, one on a new sheet");
    assert!(page.body.contains("<svg x=\"14000\" y=\"25950\""), "the last place of the first sheet");
    let again = owner.get(&format!("/goods/tags?p={glue}&n=много")).await.ok();
    again.says("От 0 до 500");
    assert!(again.body.contains("value=\"много\""), "what was typed stays");
    owner.get(&format!("/goods/tags?p={glue}&n=500&p={glue}&n=500&p={glue}&n=1")).await.ok().says("не больше 1000 ценников");
    owner.get("/goods/tags?p=чужое").await.ok().says("Печатать нечего");
}

#[tokio::test]
async fn what_a_printer_shifts_is_shifted_back_on_its_own_paper() {
    let shop = Shop::new().await;
    let (owner, master) = (shop.owner().await, shop.hire("Ковалёв Илья", "kovalev", "master").await);
    let glue = adds(&owner, "Клей B-7000", "250", "96385074").await;
    let test = format!("/goods/tags?what=test&size=43x25&p={glue}&n=2");
    owner.get(&test).await.ok().says("Сдвиг печати");
    let wrong = owner.post(&test, &[("size", "43x25"), ("right", "сто"), ("down", "1")]).await.is(422);
    wrong.says("Число от −10 до 10");
    assert!(wrong.body.contains("value=\"сто\""), "what was typed stays");
    let back = owner.post(&test, &[("size", "43x25"), ("right", "1,5"), ("down", "−0.25")]).await.goes_to();
    let page = owner.get(&back).await.ok();
    assert!(page.body.contains("translate(150 -25)") && page.body.contains("value=\"1,5"), "kept and shown");
    let other = owner.get(&format!("/goods/tags?size=58x40&p={glue}")).await.ok();
    assert!(other.body.contains("translate(0 0)"), "another paper lies where it lay");
    owner.get("/settings/audit").await.ok().says("Сдвиг печати ценников");
    master.post(&test, &[("size", "43x25"), ("right", "1"), ("down", "1")]).await.is(403);
    assert_eq!(shop.read(|r| r.all::<Product>(())).await.len(), 1);
}

#[tokio::test]
async fn a_label_is_printed_for_each_number_and_one_without_room_for_its_bars_is_told_of() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let fields =
        [("name", "iPhone 13 128"), ("kind", "goods"), ("category_text", "Телефоны"), ("serial_tracked", "on"), ("barcodes", "96385074")];
    let card = owner.post("/goods", &fields).await.goes_to();
    let phone = card.rsplit('/').next().expect("an id");
    let main = shop.read(|r| stock::all_warehouses(r)).await[0].id.to_string();
    let came = owner.post("/stock/documents/new?kind=posting", &[("warehouse", &main)]).await.goes_to();
    owner.post(&format!("{came}/lines"), &[("product_text", "96385074"), ("quantity", "2"), ("price", "30000")]).await.goes_to();
    let numbers = "490154203237518\n356938035643809";
    owner.post(&format!("{came}/lines/1"), &[("quantity", "2"), ("serials", numbers)]).await.goes_to();
    owner.post(&format!("{came}/posting"), &[]).await.goes_to();
    let glue = adds(&owner, "Клей B-7000", "250", "").await;
    let of = |size: &str| format!("/goods/tags?what=unit&size={size}&p={phone}&n=1&p={glue}&n=1");
    let page = owner.get(&of("43x25")).await.ok();
    page.says("2 этикетки").says("Ещё 1 товар: на складах нет ничего с номером").hides("не помещается");
    let pictures = page.body.split("<svg class=\"bars\"").skip(1).filter_map(|rest| rest.split("</svg>").next());
    let white = [false; 11];
    let read: BTreeSet<String> = pictures.filter_map(|picture| bars::read(&[&white[..], &modules(picture), &white].concat())).collect();
    assert_eq!(read, numbers.lines().map(String::from).collect());
    let small = owner.get(&of("30x20")).await.ok();
    small.says("штрихкод не помещается").says("490154203237518");
    assert!(!small.body.contains("<svg class=\"bars\""), "bars too fine to be read are not printed");
    // Another code of the product takes the place of one that has no room.
    let edit = Sheet::of(&owner.get(&format!("/goods/{glue}/edit")).await.ok(), &format!("/goods/{glue}"));
    let both = edit.fields.iter().filter(|(name, _)| name != "barcodes").map(|(name, value)| (name.as_str(), value.as_str()));
    let both: Vec<(&str, &str)> = both.chain([("barcodes", "A-VERY-LONG-CODE-OF-GLUE"), ("barcodes", "4601234567893")]).collect();
    owner.post(&format!("/goods/{glue}"), &both).await.goes_to();
    owner.get(&format!("/goods/tags?size=30x20&p={glue}&n=1")).await.ok().says("4601234567893").hides("не помещается");
    shop.is_sound().await;
}
