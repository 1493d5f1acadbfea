//! The price list by the API: another program adds works, changes them and puts them away.

use serde_json::{Value, json};
use verstak::{catalog::Service, kernel::Right, staff, store::Reads};

use super::program::{Program, about};
use crate::{bench::Bench, shop::Shop};

async fn category(program: &Program<'_>) -> Value {
    program.get("/categories").await.ok().json()[0]["id"].clone()
}

#[tokio::test]
async fn a_program_adds_a_work_changes_it_and_puts_it_away() {
    let shop = Shop::new().await;
    let (bench, owner) = (Bench::of(&shop).await, shop.owner().await);
    let stock = Program::of(&owner, "Склад").await;
    let work = json!({
        "names": {"ru": "Пайка разъёма", "en": "Soldering of a socket"}, "category": category(&stock).await, "code": "П-77",
        "price": "1200", "cost": "150.50", "minutes": 40, "warranty_days": 90, "device_types": [bench.phone.to_string()],
    });
    let made = stock.post_once("/services", "work-77", work.clone()).await.is(201).json();
    assert_eq!((&made["name"], &made["names"]["en"]), (&json!("Пайка разъёма"), &json!("Soldering of a socket")));
    assert_eq!((&made["price"], &made["cost"], &made["minutes"]), (&json!("1200.00"), &json!("150.50"), &json!(40)));
    assert_eq!(stock.post_once("/services", "work-77", work).await.is(201).json()["id"], made["id"], "one effect");
    owner.get("/price?q=Пайка").await.ok().says("Пайка разъёма").says("1 200");

    let path = format!("/services/{}", made["id"].as_str().expect("an id"));
    let changed = stock.patch(&path, json!({"price": "1350", "names": {"uk": "Пайка роз'єму"}})).await.ok().json();
    assert_eq!(
        (&changed["price"], &changed["names"]["ru"], &changed["names"]["uk"]),
        (&json!("1350.00"), &made["names"]["ru"], &json!("Пайка роз'єму"))
    );
    assert_eq!((&changed["code"], &changed["cost"], &changed["device_types"]), (&json!("П-77"), &json!("150.50"), &made["device_types"]));
    let everywhere = stock.patch(&path, json!({"device_types": [], "code": ""})).await.ok().json();
    assert_eq!((&everywhere["device_types"], &everywhere["code"]), (&json!([]), &json!("")));

    assert_eq!(stock.post(&format!("{path}/archive"), json!({})).await.ok().json()["archived"], json!(true));
    assert_eq!(stock.post(&format!("{path}/archive"), json!({})).await.ok().json()["archived"], json!(true), "twice is once");
    assert!(stock.get("/services?archived=true").await.ok().items().iter().any(|one| one["id"] == made["id"]));
    assert_eq!(stock.post(&format!("{path}/restoration"), json!({})).await.ok().json()["archived"], json!(false));
    let feed = owner.get("/settings/audit").await.ok();
    feed.says("1 350").says("Склад");
    assert_eq!(feed.text().matches("Пайка разъёма — в архиве").count(), 1, "{}", feed.text());
    shop.is_sound().await;
}

#[tokio::test]
async fn programs_that_change_one_work_at_once_are_merged_and_a_version_that_is_old_is_refused() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let owner = shop.owner().await;
    let (stock, site) = (Program::of(&owner, "Склад").await, Program::of(&owner, "Сайт").await);
    let path = format!("/services/{}", bench.work.id);
    for round in 0..20 {
        let (price, minutes, code) =
            (json!({"price": (1000 + round).to_string()}), json!({"minutes": round}), json!({"code": format!("К-{round}")}));
        let answers = futures_util::future::join3(stock.patch(&path, price), site.patch(&path, minutes), stock.patch(&path, code)).await;
        for answer in [answers.0, answers.1, answers.2] {
            answer.ok();
        }
        let now = stock.get(&path).await.ok().json();
        let all = (json!(format!("{}.00", 1000 + round)), json!(round), json!(format!("К-{round}")));
        assert_eq!((&now["price"], &now["minutes"], &now["code"]), (&all.0, &all.1, &all.2), "what each sent is kept");
    }
    let read = stock.get(&path).await.ok().json();
    assert_eq!(stock.get("/services").await.ok().items().iter().find(|one| one["id"] == read["id"]), Some(&read));
    owner.post(&format!("/price/{}/price", bench.work.id), &[("price", "4321")]).await.goes_to();
    let old = json!({"price": "5000", "version": read["version"]});
    let problem = stock.patch(&path, old).await.refuses(422, "service_changed_meanwhile");
    assert!(problem["message"].as_str().is_some_and(|said| said.contains("Орлова")), "{problem}");
    let now = stock.get(&path).await.ok().json();
    assert_eq!((&now["price"], now["version"] == read["version"]), (&json!("4321.00"), false));
    let (key, change) = ("price-5000", json!({"price": "5000", "version": now["version"]}));
    let first = stock.patch_once(&path, key, change.clone()).await.ok().json();
    assert_eq!(stock.patch_once(&path, key, change).await.ok().json(), first, "the same request again gets its first answer");
    shop.is_sound().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_work_is_said_by_the_names_of_the_request() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let stock = Program::of(&shop.owner().await, "Склад").await;
    let problem = stock.post("/services", json!({"price": "много", "category": "x"})).await.refuses(422, "wrong_fields");
    for field in ["names.ru", "price", "category"] {
        about(&problem, field);
    }
    about(&stock.post("/services", json!({"names": {"ru": "Пайка"}})).await.refuses(422, "no_category"), "category");
    let path = format!("/services/{}", bench.work.id);
    about(&stock.patch(&path, json!({"device_types": ["7".repeat(32)]})).await.refuses(422, "unknown_device_type"), "device_types");
    about(&stock.patch(&path, json!({"category": "7".repeat(32)})).await.refuses(422, "no_category"), "category");
    stock.patch(&path, json!({"position": 1})).await.refuses(400, "bad_request");
    stock.patch(&format!("/services/{}", "7".repeat(32)), json!({"price": "1"})).await.refuses(404, "not_found");
    assert_eq!(shop.read(|r| r.need::<Service>(&bench.work.id)).await.price, bench.work.price, "nothing changed");
}

/// A role that keeps the price list and does not see cost.
async fn price_keeper<'s>(shop: &'s Shop) -> crate::shop::Person<'s> {
    shop.write(|tx| {
        let manager = staff::role_named(tx, "manager")?.expect("a ready role");
        let rights = [Right::SeePriceList, Right::EditPriceList, Right::SeeOrders, Right::SeeAllOrders, Right::EditLines];
        tx.quiet("a story begins with a role that is already here");
        tx.put(&staff::Role { rights: rights.map(|right| right.name().to_string()).into(), ..manager })
    })
    .await;
    shop.hire("Сафин Руслан", "safin", "manager").await
}

#[tokio::test]
async fn cost_is_neither_shown_nor_taken_where_it_is_not_to_be_seen() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let owner = Program::of(&shop.owner().await, "Склад").await;
    let path = format!("/services/{}", bench.work.id);
    owner.patch(&path, json!({"cost": "777.25"})).await.ok();
    let keeper = price_keeper(&shop).await;
    let program = Program::of(&keeper, "Прайс").await;
    assert!(program.get(&path).await.ok().json().get("cost").is_none());
    program.patch(&path, json!({"cost": "1"})).await.refuses(403, "denied");
    program.patch(&path, json!({"price": "900"})).await.ok();
    assert_eq!(owner.get(&path).await.ok().json()["cost"], json!("777.25"), "it stays as it was");

    let page = keeper.get(&format!("/price/{}", bench.work.id)).await.ok();
    let carries = |page: &crate::shop::Answer| page.body.contains("cost=") || page.body.contains("name=\"cost\"");
    assert!(page.body.contains("name=\"was\"") && !carries(&page), "the form does not carry it either");
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let line = shop.read(move |r| Ok(r.all::<verstak::orders::Line>((order.id,))?.remove(0))).await;
    let address = format!("/orders/{}/lines/{}", order.id, line.id);
    shop.owner().await.post(&address, &[("name", &*line.name), ("quantity", "1"), ("cost", "555.75")]).await.goes_to();
    let page = keeper.get(&address).await.ok();
    assert!(page.body.contains("name=\"was\"") && !carries(&page), "nor does a line of an order");
    assert!(carries(&shop.owner().await.get(&address).await.ok()), "those who may see it have it");
}
