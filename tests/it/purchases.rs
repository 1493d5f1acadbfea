//! Buying: what a warehouse is to have, what is to be bought and why, orders to suppliers, what arrives and for whom, and what
//! suppliers are owed.

use verstak::{
    catalog::{self, KitPart, PartOf, ProductAsk, ProductKind},
    kernel::{Id, Quantity},
    stock::levels::{self, Level},
};

use crate::{
    bench::Bench,
    parts::Shelf,
    shop::{Person, Shop},
};

const LEVELS: &str = "/stock/levels";

async fn level(shop: &Shop, shelf: &Shelf) -> (i64, i64) {
    let (place, product) = (shelf.place, shelf.product.id);
    let level: Level = shop.read(move |r| levels::level(r, place, product)).await;
    (level.min.0 / 1000, level.target.0 / 1000)
}

/// Sets a minimum and a target on the page of a warehouse; `was` is what stood in the row when it was opened.
async fn sets(person: &Person<'_>, shelf: &Shelf, was: &str, (min, target): (&str, &str)) -> crate::shop::Answer {
    let (place, id) = (shelf.place.to_string(), shelf.product.id);
    let names = [format!("was_{id}"), format!("min_{id}"), format!("target_{id}")];
    person.post(LEVELS, &[("warehouse", &place), (&names[0], was), (&names[1], min), (&names[2], target)]).await
}

#[tokio::test]
async fn a_storekeeper_says_how_much_is_to_lie_on_a_shelf_and_sees_what_has_run_low() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let display = bench.goods("Дисплей A12", 0, &[(2, verstak::kernel::Money::major(2_000))], &[]).await;
    let glue = bench.goods("Клей B7000", 0, &[(9, verstak::kernel::Money::major(900))], &[]).await;
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    safin.get(LEVELS).await.ok().says("Дисплей A12").says("Клей B7000").says("Неснижаемый");
    let refused = sets(&safin, &display, "/", ("3", "2")).await.is(422);
    refused.says("Не меньше неснижаемого");
    assert!(refused.body.contains("value=\"2\""), "what was typed stays");
    sets(&safin, &display, "/", ("1,5", "")).await.is(422).says("Такую часть не отмерить");
    sets(&safin, &display, "/", ("три", "")).await.is(422).says("Число, не меньше нуля");
    assert_eq!(level(&shop, &display).await, (0, 0));
    sets(&safin, &display, "/", ("3", "5")).await.goes_to();
    sets(&safin, &glue, "/", ("4", "")).await.goes_to();
    assert_eq!((level(&shop, &display).await, level(&shop, &glue).await), ((3, 5), (4, 4)), "no target: up to the minimum");
    safin.get(&format!("{LEVELS}?show=below")).await.ok().says("Дисплей A12").hides("Клей B7000");
    safin.get(&format!("{LEVELS}?show=set")).await.ok().says("Клей B7000");
    safin.get(&format!("/goods/{}/shelf", display.product.id)).await.ok().says("мало").says("Задать минимум");
    safin.get(&format!("/goods/{}/feed", display.product.id)).await.ok().says("неснижаемый остаток 3, желаемый 5");
    // Somebody's page was opened before: only what he typed himself is changed.
    sets(&safin, &display, "9/9", ("9", "9")).await.goes_to();
    assert_eq!(level(&shop, &display).await, (3, 5));
    shop.is_sound().await;
}

#[tokio::test]
async fn minimums_are_set_for_everything_that_is_found_and_on_the_card_of_a_product() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelves = [bench.goods("Чехол A", 0, &[], &[]).await, bench.goods("Чехол B", 0, &[], &[]).await];
    let other = bench.goods("Кабель", 0, &[], &[]).await;
    let owner = shop.owner().await;
    let place = other.place.to_string();
    let all = format!("{LEVELS}/all");
    owner.post(&all, &[("warehouse", &place), ("q", "чехол"), ("min_all", "2"), ("target_all", "1")]).await.is(422).says("Не меньше");
    owner.post(&all, &[("warehouse", &place), ("q", "чехол"), ("show", "all"), ("min_all", "2"), ("target_all", "6")]).await.goes_to();
    assert_eq!([level(&shop, &shelves[0]).await, level(&shop, &shelves[1]).await, level(&shop, &other).await], [(2, 6), (2, 6), (0, 0)]);
    let card = format!("/goods/{}/levels", other.product.id);
    let (min, target) = (format!("min_{place}"), format!("target_{place}"));
    owner.get(&card).await.ok().says("Неснижаемый");
    owner.post(&card, &[(&min, "7"), (&target, "10")]).await.goes_to();
    assert_eq!(level(&shop, &other).await, (7, 10));
    owner.post(&card, &[(&min, ""), (&target, "")]).await.goes_to();
    assert_eq!(level(&shop, &other).await, (0, 0), "both empty: nothing is kept");
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    anna.get(LEVELS).await.ok().says("Чехол A").hides("Сохранить");
    anna.post(&card, &[(&min, "1"), (&target, "1")]).await.is(403);
    sets(&anna, &other, "/", ("1", "1")).await.is(403);
    anna.get(&format!("/goods/{}/shelf", other.product.id)).await.ok().hides("Задать минимум");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_kit_and_a_foreign_warehouse_have_no_minimum() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let shelf = bench.goods("Кабель", 0, &[], &[]).await;
    let part = KitPart { what: PartOf::Product(shelf.product.id), quantity: Quantity::ONE };
    let ask = ProductAsk {
        name: "Набор".into(),
        category_name: "Наборы".into(),
        kind: ProductKind::Kit,
        parts: vec![part],
        ..ProductAsk::default()
    };
    let kit = bench.does(move |tx| catalog::create_product(tx, &ask)).await.expect("a kit");
    let owner = shop.owner().await;
    owner.get(LEVELS).await.ok().says("Кабель").hides("Набор");
    sets(&owner, &Shelf { product: kit, ..shelf.clone() }, "/", ("1", "1")).await.is(422).says("задайте минимум его частям");
    sets(&owner, &Shelf { place: Id::fixed(77), ..shelf.clone() }, "/", ("1", "1")).await.is(404);
    assert_eq!(level(&shop, &shelf).await, (0, 0));
    shop.is_sound().await;
}
