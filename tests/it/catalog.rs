//! Stories of the price list and the directories.

use verstak::{
    catalog::{self, Brand, Model, Service},
    kernel::{Id, Lang, Money, mark},
    log::{self, Subject, SubjectKind},
    store::Reads,
};

use crate::{bench::Bench, shop::Shop};

async fn named(shop: &Shop, name: &'static str) -> Service {
    let all = shop.read(|r| catalog::all_services(r)).await;
    all.into_iter().find(|service| service.name.ru == name).expect("a work of the starter list")
}

async fn phone(shop: &Shop) -> Id<mark::DeviceType> {
    shop.read(|r| catalog::device_types(r)).await.into_iter().find(|kind| kind.key == "phone").expect("phones are taken in").id
}

const DISPLAY: &str = "Замена дисплейного модуля";

#[tokio::test]
async fn a_price_changed_in_its_cell_is_in_the_history_with_what_it_was() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let service = named(&shop, DISPLAY).await;
    let cell = format!("/price/{}/price", service.id);
    owner.post(&cell, &[("price", "много")]).await.is(422).says("Введите сумму");
    owner.post(&cell, &[("price", "")]).await.is(422);
    assert_eq!(named(&shop, DISPLAY).await.price, service.price);
    assert_eq!(owner.post(&cell, &[("price", "2 750,50"), ("back", "/price?q=x")]).await.goes_to(), "/price?q=x");
    assert_eq!(named(&shop, DISPLAY).await.price, Money(275_050));
    let feed = shop.read(|r| log::fact::feed(r, Subject::new(SubjectKind::Service, service.id), None, 10)).await;
    let told = (log::FactKind::of::<catalog::CatalogFact>().tell)(&feed.first().expect("a fact").body, Lang::En).expect("told");
    assert!(told.text.contains("2,500 → 2,750.50"), "{}", told.text);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_master_sees_prices_and_changes_none() {
    let shop = Shop::new().await;
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    let service = named(&shop, DISPLAY).await;
    master.get("/price").await.ok().says(DISPLAY).hides("Себестоимость").hides("/price/new");
    master.post(&format!("/price/{}/price", service.id), &[("price", "1")]).await.is(403);
    master.get(&format!("/price/{}", service.id)).await.is(403);
    master.get("/settings/devices").await.is(403);
    master.get("/combo/services?q=дисп").await.ok().says(DISPLAY);
}

#[tokio::test]
async fn a_work_is_added_with_a_new_category_and_its_code_is_its_own() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let fields = |name: &'static str, code: &'static str| {
        [
            ("name_ru", name),
            ("name_en", ""),
            ("name_uk", ""),
            ("code", code),
            ("category", ""),
            ("category_text", "Косметика"),
            ("price", "900"),
            ("cost", "100"),
            ("minutes", "40"),
            ("warranty_days", "30"),
        ]
    };
    owner.post("/price", &fields("Полировка корпуса", "P-1")).await.goes_to();
    owner.post("/price", &fields("Полировка стекла", "p-1")).await.is(422).says("Полировка корпуса");
    owner.post("/price", &fields("Полировка стекла", "P-2")).await.goes_to();
    let (first, second) = (named(&shop, "Полировка корпуса").await, named(&shop, "Полировка стекла").await);
    assert_eq!(first.category, second.category);
    assert_eq!((first.price, first.minutes, first.warranty_days), (Money::major(900), 40, 30));
    assert_eq!(second.position, first.position + 1);
    owner.post("/price", &fields("", "P-3")).await.is(422).says("Заполните это поле");
    shop.is_sound().await;
}

#[tokio::test]
async fn an_archived_work_leaves_the_lists_and_comes_back() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let id = named(&shop, DISPLAY).await.id;
    let address = format!("/combo/services?{}", serde_urlencoded::to_string([("q", DISPLAY)]).expect("text"));
    let offered = async || owner.get(&address).await.ok().body.contains(&id.to_string());
    assert!(offered().await);
    assert_eq!(owner.post(&format!("/price/{id}/archive"), &[("back", "/price")]).await.goes_to(), "/price");
    assert!(!offered().await);
    owner.get("/price?shelf=archive").await.ok().says(DISPLAY);
    owner.post(&format!("/price/{id}/restoration"), &[]).await.goes_to();
    assert!(!named(&shop, DISPLAY).await.archived);
    assert!(offered().await);
}

#[tokio::test]
async fn many_prices_move_after_a_look_and_come_back_except_those_changed_since() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let before = shop.read(|r| catalog::all_services(r)).await;
    let change = "way=up&by=percent&value=10&step=5000";
    owner.get(&format!("/price/mass?{change}")).await.ok().says("Было").says("2 750");
    owner.get("/price/mass?way=up&by=percent&value=0&step=5000").await.is(422);
    // The one work for 200 stays: ten percent of it round away.
    let count = before.len() - 1;
    let fields = |expected| [("way", "up"), ("by", "percent"), ("value", "10"), ("step", "5000"), ("expected", expected)];
    owner.post("/price/mass", &fields("1")).await.is(422).says("прайс изменился");
    owner.post("/price/mass", &fields(&count.to_string())).await.goes_to();
    let service = named(&shop, DISPLAY).await;
    assert_eq!(service.price, Money::major(2_750));
    let batch = shop.read(|r| r.all::<catalog::PriceBatch>(())).await.pop().expect("a batch");
    owner.post(&format!("/price/{}/price", service.id), &[("price", "3000")]).await.goes_to();
    owner.post(&format!("/price/batches/{}/reversal", batch.id), &[]).await.goes_to();
    owner.post(&format!("/price/batches/{}/reversal", batch.id), &[]).await.is(422);
    for (was, now) in before.iter().zip(shop.read(|r| catalog::all_services(r)).await) {
        let expected = if now.id == service.id { Money::major(3_000) } else { was.price };
        assert_eq!(now.price, expected, "{}", now.name.ru);
    }
    shop.is_sound().await;
}

#[tokio::test]
async fn what_is_typed_at_the_counter_joins_the_directories_once() {
    let shop = Shop::new().await;
    let kind = phone(&shop).await;
    let first = shop.write(move |tx| catalog::learn(tx, kind, "Fairphone", "Fairphone 5")).await;
    let again = shop.write(move |tx| {
        tx.quiet("the intake tells of what came");
        catalog::learn(tx, kind, " FAIRPHONE ", "fairphone  5")
    });
    let again = again.await;
    assert_eq!(first, again);
    let plus = shop.write(move |tx| catalog::learn(tx, kind, "Fairphone", "Fairphone 5+")).await;
    assert_ne!(first.model, plus.model);
    let brands = shop.read(|r| r.all::<Brand>(())).await;
    assert_eq!(brands.iter().filter(|brand| brand.name.eq_ignore_ascii_case("fairphone")).count(), 1);
    let owner = shop.owner().await;
    owner.get(&format!("/combo/brands?type={kind}&q=farphone")).await.ok().says("Fairphone");
    owner.get(&format!("/combo/models?type={kind}&brand=fairphone&q=5")).await.ok().says("Fairphone 5");
    shop.is_sound().await;
}

#[tokio::test]
async fn models_are_added_by_lines_in_front_and_repeats_are_passed_over() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let kind = phone(&shop).await;
    let add = format!("/settings/devices/{kind}/models");
    let apple = shop.read(|r| catalog::brand_named(r, "apple")).await.expect("a brand of the starter list").id;
    let before = shop.read(|r| catalog::models(r, kind, apple)).await;
    let lines = "iPhone 19 Pro\n\niphone 13\niPhone 19\nIPHONE 19";
    owner.post(&add, &[("brand", ""), ("brand_text", "apple"), ("models", lines)]).await.goes_to();
    owner.post(&add, &[("brand", ""), ("brand_text", "Apple"), ("models", "iPhone 19")]).await.is(422);
    owner.post(&add, &[("brand", ""), ("brand_text", ""), ("models", "iPhone 20")]).await.is(422);
    let after: Vec<Model> = shop.read(|r| catalog::models(r, kind, apple)).await;
    assert_eq!(after.len(), before.len() + 2);
    assert_eq!((after[0].name.as_str(), after[1].name.as_str()), ("iPhone 19 Pro", "iPhone 19"));
    assert_eq!(after[2].id, before[0].id);
    shop.is_sound().await;
}

#[tokio::test]
async fn phrases_keep_the_order_the_shop_gives_them() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let faults = || shop.read(|r| catalog::phrases(r, catalog::PhraseKind::Fault, None));
    let before = faults().await;
    let moved = format!("{} before {}", before[2].id, before[0].id);
    owner.post("/settings/phrases/order", &[("move", &moved)]).await.goes_to();
    owner.post("/settings/phrases/order", &[("move", "nonsense")]).await.goes_to();
    let after = faults().await;
    assert_eq!([after[0].id, after[1].id, after[2].id], [before[2].id, before[0].id, before[1].id]);
    owner.post(&format!("/settings/phrases/{}/archive", before[0].id), &[]).await.goes_to();
    assert!(faults().await.iter().all(|phrase| phrase.id != before[0].id));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_typed_category_is_the_current_one_and_not_its_namesake_in_the_archive() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    for _ in 0..2 {
        owner.post("/price/categories", &[("name_ru", "Выезд")]).await.goes_to();
        owner.post("/goods/categories", &[("name_ru", "Клеи"), ("parent", "")]).await.goes_to();
        let works = shop.read(|r| catalog::all_categories(r)).await.into_iter().find(|one| one.name.ru == "Выезд").expect("it").id;
        let goods = shop.read(|r| catalog::Tree::read(r)).await.find(&["Клеи".to_string()]).expect("it");
        if shop.read(|r| catalog::all_categories(r)).await.iter().filter(|one| one.name.ru == "Выезд").count() == 1 {
            owner.post(&format!("/price/categories/{works}/archive"), &[]).await.goes_to();
            owner.post(&format!("/goods/categories/{goods}/archive"), &[]).await.goes_to();
        }
    }
    owner.post("/price", &[("name_ru", "Выезд мастера"), ("category_text", "Выезд"), ("price", "500")]).await.goes_to();
    owner.post("/goods", &[("name", "Клей B-7000"), ("kind", "goods"), ("category_text", "Клеи")]).await.goes_to();
    let works = shop.read(|r| catalog::all_categories(r)).await;
    let archived = |ru: &str| works.iter().filter(|one| one.name.ru == ru).map(|one| one.archived).collect::<Vec<_>>();
    assert_eq!(archived("Выезд"), [true, false], "the one in the archive stays there");
    let tree = shop.read(|r| catalog::Tree::read(r)).await;
    let goods: Vec<bool> = tree.rows().filter(|(one, _)| one.name.ru == "Клеи").map(|(one, _)| one.archived).collect();
    assert_eq!(goods, [true, false]);
    shop.is_sound().await;
}

#[tokio::test]
async fn only_an_empty_category_is_put_away() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let category = named(&shop, DISPLAY).await.category;
    owner.post(&format!("/price/categories/{category}/archive"), &[]).await.is(422);
    owner.post("/price/categories", &[("name_ru", "Дисплей и стекло"), ("name_en", ""), ("name_uk", "")]).await.is(422);
    owner.post("/price/categories", &[("name_ru", "Косметика"), ("name_en", ""), ("name_uk", "")]).await.goes_to();
    let last = shop.read(|r| catalog::categories(r)).await.pop().expect("categories");
    assert_eq!(last.name.ru, "Косметика");
    owner.post(&format!("/price/categories/{}/archive", last.id), &[]).await.goes_to();
    assert!(shop.read(|r| catalog::categories(r)).await.iter().all(|category| category.id != last.id));
    owner.get("/price/print").await.ok().says(DISPLAY).hides("Себестоимость");
}

#[tokio::test]
async fn brands_that_come_most_often_are_offered_first() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let owner = shop.owner().await;
    for brand in ["Sony", "Xiaomi", "Xiaomi"] {
        let mut ask = bench.intake("Тихонова Дарья", "");
        ask.device.brand = brand.into();
        bench.take(ask).await;
    }
    let list = owner.get(&format!("/combo/brands?type={}", bench.phone)).await.ok();
    let at = |name: &str| list.body.find(name).unwrap_or_else(|| panic!("{name} is not offered"));
    assert!(at("Xiaomi") < at("Sony") && at("Sony") < at("Apple"), "{}", list.text());
    let typed = owner.get(&format!("/combo/brands?type={}&brand_text=o", bench.phone)).await.ok();
    assert!(typed.body.find("Xiaomi") < typed.body.find("Motorola"), "{}", typed.text());
}
