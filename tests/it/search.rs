//! One field finds everything a person may see, by whatever he remembers of it, and says why.

use verstak::{
    clients::Device,
    orders::{Intake, Number, Order, Thing},
    store::Reads,
};

use crate::{
    bench::Bench,
    shop::{Answer, Person, Shop},
};

async fn asks(person: &Person<'_>, query: &str) -> Answer {
    let query = serde_urlencoded::to_string([("q", query)]).expect("text");
    person.get_into(&format!("/search?{query}"), "found").await.ok()
}

async fn taken(bench: &Bench<'_>) -> Order {
    let ask = bench.intake("Щербакова Юлия", "+7 900 555-39-48");
    let device = Thing { serial: "DNPX4TLHQ1GC".into(), number: Number::AsTyped, ..ask.device.clone() };
    bench.take(Intake { device, ..ask }).await
}

#[tokio::test]
async fn whatever_is_remembered_leads_to_the_order_its_client_and_its_device() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = taken(&bench).await;
    let anna = shop.hire("Гусева Анна", "anna", "receptionist").await;
    let card = format!("data-href=\"/orders/{}\"", order.id);
    for query in
        [&order.number, "3948", "+7 (900) 555 39 48", "89005553948", "щербакова", "щербокова", "oth,frjdf", "iphone 13", "dnpx4tlh"]
    {
        let found = asks(&anna, query).await;
        assert!(found.body.contains(&card), "«{query}» does not lead to the order: {}", found.text());
    }
    asks(&anna, "3948").await.says("Щербакова Юлия").says("39-48");
    let device = shop.read(|r| r.need::<Device>(&order.device)).await;
    let found = asks(&anna, "dnpx4tlh").await;
    assert!(found.body.contains(&format!("data-href=\"/devices/{}\"", device.id)), "{}", found.text());
    found.says("DNPX4TLHQ1GC");
    asks(&anna, "замена дисплея").await.says("Работы");
    asks(&anna, "кукарача").await.says("По запросу «кукарача» ничего нет");
}

#[tokio::test]
async fn nobody_finds_what_he_may_not_see() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = taken(&bench).await;
    let other = shop
        .write(|tx| {
            let first = verstak::shop::locations(tx)?.remove(0);
            let second = verstak::shop::Location { id: tx.id(), name: "Вторая".into(), label_prefix: 2, position: 1, ..first };
            tx.quiet("a second location from the start");
            tx.put(&second)?;
            Ok(second.id)
        })
        .await;
    let boris = shop.hire_at("Борис Сухов", "boris", "manager", Some(other)).await;
    let found = asks(&boris, &order.number).await;
    assert!(!found.body.contains(&order.id.to_string()), "{}", found.text());
    let semen = shop.hire("Складов Семён", "semen", "storekeeper").await;
    asks(&semen, "щербакова").await.hides("+7 900");
    asks(&semen, "сотрудники").await.hides("Сотрудники");
    asks(&shop.owner().await, "сотрудники").await.says("Сотрудники");
}

#[tokio::test]
async fn what_is_cut_says_so_and_leads_to_the_whole_list() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    for at in 0..9 {
        bench.take(bench.intake("Смирнова Ольга", &format!("+7 900 555-10-0{at}"))).await;
    }
    let owner = shop.owner().await;
    let found = asks(&owner, "смирнова").await;
    assert_eq!(found.body.matches("data-href=\"/orders/").count(), 6, "{}", found.text());
    found.says("Показать все: заказы");
    assert!(found.body.contains("/orders?q="), "{}", found.body);
    let page = owner.get("/search?q=%D1%81%D0%BC%D0%B8%D1%80%D0%BD%D0%BE%D0%B2%D0%B0").await.ok();
    assert_eq!(page.body.matches("href=\"/orders/0").count(), 9, "the page of its own shows them all");
}

#[tokio::test]
async fn places_and_actions_are_found_by_name_and_the_keys_have_a_map() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    asks(&owner, "").await.says("Новый заказ").says("Заказы");
    asks(&owner, "статусы").await.says("Статусы");
    owner.get_into("/keys", "dialog").await.ok().says("разрешённый статус по порядку").says("Перейти");
    owner.get("/keys").await.ok().says("Клавиши");
}

#[tokio::test]
async fn an_order_is_found_by_a_piece_from_the_middle_of_its_number() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let page = format!("/settings/locations/{}", shop.location);
    let form = crate::forms::Sheet::of(&owner.get(&page).await.ok(), &page);
    form.with("order_template", "Л-{YY}-{C:5}").send(&owner).await.goes_to();
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    assert_eq!(order.number, "Л-26-00001");
    for piece in ["Л-26-0", "26-000", "6-0000", "-0000", "0000", "00001"] {
        asks(&owner, piece).await.says("Л-26-00001");
    }
    for nobody in ["26-001", "7-0000", "-26-"] {
        asks(&owner, nobody).await.hides("Л-26-00001");
    }
}
