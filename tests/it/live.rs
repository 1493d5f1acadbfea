//! Open pages hear of what others change: of what their reader may see, as soon as it is committed, and of nothing else.

use verstak::{
    kernel::Rights,
    orders::{Order, edit, facts::Audience},
};

use crate::{bench::Bench, shop::Shop};

async fn comment(shop: &Shop, order: &Order, words: &'static str) {
    let id = order.id;
    shop.write(move |tx| edit::comment(tx, id, words, Audience::Staff)).await;
}

#[tokio::test]
async fn another_person_s_change_is_heard_of_at_once() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let anna = shop.hire("Анна Гусева", "anna", "receptionist").await;
    let mut page = anna.listen("/live").await;
    assert_eq!(page.status, 200);
    assert!(page.next().await.expect("a stream").contains("event: hello"));
    bench.moves(&order, "in_work", Rights::ALL).await.expect("a step");
    let heard = page.next().await.expect("news");
    assert!(heard.contains("event: changed") && heard.contains(&format!("order:{}", order.id)), "{heard}");
}

#[tokio::test]
async fn a_page_that_was_away_hears_what_it_missed() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let seq = shop.read(|r| verstak::log::fact::last(r)).await;
    comment(&shop, &order, "Клиент звонил").await;
    let owner = shop.owner().await;
    let heard = owner.get(&format!("/live?since={seq}")).await.ok();
    assert!(heard.body.contains(&format!("data: order:{}", order.id)), "{}", heard.body);
    let now = shop.read(|r| verstak::log::fact::last(r)).await;
    assert_eq!(owner.get(&format!("/live?since={now}")).await.ok().body, "", "nothing new is said twice");
    for _ in 0..101 {
        comment(&shop, &order, "Ещё").await;
    }
    let heard = owner.get(&format!("/live?since={now}")).await.ok();
    assert!(heard.body.contains("data: *"), "too much to name is said as a whole: {}", heard.body);
}

#[tokio::test]
async fn nobody_hears_of_what_he_may_not_see() {
    let shop = Shop::new().await;
    let other = shop
        .write(|tx| {
            let first = verstak::shop::locations(tx)?.remove(0);
            let second = verstak::shop::Location { id: tx.id(), name: "Вторая".into(), label_prefix: 2, position: 1, ..first };
            tx.quiet("a second location from the start");
            tx.put(&second)?;
            Ok(second.id)
        })
        .await;
    let bench = Bench::of(&shop).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let boris = shop.hire_at("Борис Сухов", "boris", "manager", Some(other)).await;
    let heard = boris.get("/live?since=0").await.ok();
    assert!(!heard.body.contains(&order.id.to_string()), "an order of another location: {}", heard.body);
    let store = shop.hire("Семён Складов", "semen", "storekeeper").await;
    let heard = store.get("/live?since=0").await.ok();
    assert!(!heard.body.contains("client:") && !heard.body.contains("employee:"), "{}", heard.body);
    // Somebody else's order is no seat either.
    let mut page = boris.listen(&format!("/live?at=order:{}", order.id)).await;
    page.next().await.expect("hello");
    let owner = shop.owner().await;
    let mut watched = owner.listen(&format!("/live?at=order:{}", order.id)).await;
    watched.next().await.expect("hello");
    comment(&shop, &order, "Ну").await;
    let heard = watched.next().await.expect("news");
    assert!(!heard.contains("beside"), "{heard}");
}

#[tokio::test]
async fn two_people_on_one_order_know_of_each_other() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let (anna, owner) = (shop.hire("Гусева Анна", "anna", "receptionist").await, shop.owner().await);
    let at = format!("/live?at=order:{}", order.id);
    let mut first = owner.listen(&at).await;
    first.next().await.expect("hello");
    let second = anna.listen(&at).await;
    let heard = first.next().await.expect("news");
    assert!(heard.contains("event: beside") && heard.contains("Гусева А."), "{heard}");
    drop(second);
    let heard = first.next().await.expect("news");
    assert!(heard.contains("event: beside") && heard.contains("data: []"), "{heard}");
}

#[tokio::test]
async fn a_disabled_employee_hears_nothing_more() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    let anna = shop.hire("Гусева Анна", "anna", "receptionist").await;
    let id = shop.read(|r| verstak::staff::active_employees(r)).await.into_iter().find(|one| one.login == "anna").expect("Anna").id;
    let mut page = anna.listen("/live").await;
    page.next().await.expect("hello");
    shop.owner().await.post(&format!("/settings/employees/{id}/closure"), &[]).await;
    comment(&shop, &order, "После увольнения").await;
    assert_eq!(page.next().await, None, "the stream ends with the session");
}

#[tokio::test]
async fn one_session_keeps_six_streams_and_a_stopping_program_keeps_none() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let mut open = Vec::new();
    for _ in 0..6 {
        let mut page = owner.listen("/live").await;
        assert_eq!(page.status, 200);
        page.next().await.expect("hello");
        open.push(page);
    }
    let mut seventh = owner.listen("/live").await;
    seventh.next().await.expect("hello");
    let last = open.remove(0).next().await.expect("a word before the end");
    assert!(last.contains("event: full"), "the oldest gives its place: {last}");
    open.push(seventh);
    shop.site.memory.of::<verstak::web::live::Open>().close();
    for page in &mut open {
        while page.next().await.is_some() {}
    }
}
