//! The list of orders as a page: how much of it travels, what it offers to whom, and where its links lead back.

use verstak::{kernel::Rights, orders::Intake};

use crate::{bench::Bench, shop::Shop};

/// So much of fifty rows may travel before it is compressed.
const LIGHT: usize = 60 * 1024;

#[tokio::test]
async fn fifty_orders_travel_in_sixty_kilobytes() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    for number in 10..60 {
        bench.order("Константинопольская Александра", &format!("+7 900 555-39-{number}")).await;
    }
    let page = shop.owner().await.get("/orders").await.ok();
    assert_eq!(page.body.matches("<tr id=\"order-").count(), 50);
    assert!(page.body.len() <= LIGHT, "{} bytes", page.body.len());
}

#[tokio::test]
async fn an_order_of_nobody_offers_to_name_its_master_to_whoever_may() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.take(Intake { master: None, ..bench.intake("Тихонова Дарья", "+7 900 555-39-48") }).await;
    let offer = format!("href=\"/orders/{}/people?focus=master\"", order.id);
    assert!(shop.owner().await.get("/orders").await.ok().body.contains(&offer), "the owner is offered it");
    let nina = shop.hire("Белова Нина", "nina", "accountant").await;
    assert!(!nina.get("/orders").await.ok().body.contains(&offer), "an accountant assigns nobody");
}

#[tokio::test]
async fn an_order_of_another_type_says_so_in_its_row() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let types = shop.read(|r| verstak::shop::order_types(r)).await;
    let other = types.iter().find(|kind| kind.id != bench.order_type.id).expect("a second type");
    bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    bench.take(Intake { order_type: other.id, ..bench.intake("Лапшин Михаил", "+7 900 555-10-02") }).await;
    let page = shop.owner().await.get("/orders").await.ok();
    let badge = |name: &str| page.body.matches(&format!("<span class=\"badge\" data-tone=\"teal\">{name}</span>")).count();
    assert_eq!((badge(&bench.order_type.name.ru), badge(&other.name.ru)), (0, 1));
}

#[tokio::test]
async fn a_ready_device_is_never_sent_back_to_the_bench_by_the_main_button() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    bench.moves(&order, "in_work", Rights::ALL).await.expect("into work");
    bench.moves(&order, "ready", Rights::ALL).await.expect("ready");
    let andrey = shop.hire("Ковалёв Андрей", "andrey", "master").await;
    let card = andrey.get(&format!("/orders/{}", order.id)).await.ok();
    let (above, foot) = card.body.split_once("drawer__foot").expect("the card has a foot");
    assert!(above.contains("В работе"), "the menu still has the way back");
    assert!(!foot.contains("btn--primary"), "he may not hand it over, and nothing else is the main step");
    let owner = shop.owner().await.get(&format!("/orders/{}", order.id)).await.ok();
    assert!(owner.body.split_once("drawer__foot").is_some_and(|(_, foot)| foot.contains("btn--primary")), "the owner hands it over");
}

#[tokio::test]
async fn a_change_of_language_or_density_comes_back_to_the_list_as_it_was_filtered() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let page = owner.get("/orders?view=all&sort=created").await.ok();
    let taste = crate::forms::sheets(&page).into_iter().find(|sheet| sheet.action == "/preferences/density").expect("a switch");
    assert_eq!(taste.send(&owner).await.goes_to(), "/orders?view=all&sort=created");
}
