//! A transfer in two steps: shipped, received by another, and what did not arrive.

use verstak::{
    catalog::goods::{self, ProductAsk},
    kernel::{Id, Quantity, mark},
    stock::{self, balance as shelf},
    store::Reads,
    warehouse::{DocState, Document},
};

use crate::shop::{Answer, Person, Shop};

const PATH: &str = "/stock/documents";

/// Two warehouses and a barcode on a product of which the first has so many.
struct Story {
    main: Id<mark::Warehouse>,
    spare: Id<mark::Warehouse>,
    glass: goods::Product,
}

async fn begin(person: &Person<'_>, kind: &str, fields: &[(&str, &str)]) -> String {
    person.post(&format!("{PATH}/new?kind={kind}"), fields).await.goes_to()
}

async fn story(shop: &Shop, quantity: &str) -> Story {
    let owner = shop.owner().await;
    owner.post("/settings/warehouses", &[("name_ru", "Запасной"), ("kind", "main"), ("location", "")]).await.goes_to();
    let ask = ProductAsk {
        name: "Стекло A12".into(),
        category_name: "Стёкла".into(),
        barcodes: vec!["4601234567893".into()],
        ..ProductAsk::default()
    };
    let glass = shop.write(move |tx| goods::create_product(tx, &ask)).await;
    let all = shop.read(|r| stock::all_warehouses(r)).await;
    let came = begin(&owner, "posting", &[("warehouse", &all[0].id.to_string())]).await;
    owner.post(&format!("{came}/lines"), &[("product_text", "4601234567893"), ("quantity", quantity), ("price", "100")]).await.goes_to();
    owner.post(&format!("{came}/posting"), &[]).await.goes_to();
    Story { main: all[0].id, spare: all[1].id, glass }
}

impl Story {
    /// A transfer of so many on the way.
    async fn shipped(&self, person: &Person<'_>, quantity: &str) -> String {
        let path = begin(person, "transfer", &[("warehouse", &self.main.to_string()), ("to", &self.spare.to_string())]).await;
        person.post(&format!("{path}/lines"), &[("product_text", "4601234567893"), ("quantity", quantity)]).await.goes_to();
        person.post(&format!("{path}/posting"), &[("do", "ship")]).await.goes_to();
        path
    }

    async fn has(&self, shop: &Shop, warehouse: Id<mark::Warehouse>) -> Quantity {
        let glass = self.glass.id;
        shop.read(move |r| shelf::stock(r, warehouse, glass)).await.quantity
    }
}

async fn document(shop: &Shop, path: &str) -> Document {
    let id: Id<mark::Document> = path.rsplit('/').next().expect("an id").parse().expect("an id");
    shop.read(move |r| r.need::<Document>(&id)).await
}

/// What the field of the first line holds.
trait Counted {
    fn holds(&self, value: &str) -> &Self;
}
impl Counted for Answer {
    #[track_caller]
    fn holds(&self, value: &str) -> &Answer {
        assert!(self.body.contains(&format!("name=\"got_1\" value=\"{value}\"")), "it holds another count: {}", self.body);
        self
    }
}

fn pieces(count: i64) -> Quantity {
    Quantity(count * 1000)
}

#[tokio::test]
async fn what_was_shipped_is_on_the_way_until_it_is_received_by_scanner() {
    let shop = Shop::new().await;
    let story = story(&shop, "5").await;
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let path = story.shipped(&safin, "3").await;
    assert_eq!((story.has(&shop, story.main).await, story.has(&shop, story.spare).await), (pieces(2), pieces(0)));
    let transit = shop.read(|r| stock::all_warehouses(r)).await.remove(2);
    assert!(!transit.sellable, "nobody sells what is on the way");
    assert_eq!(story.has(&shop, transit.id).await, pieces(3));
    safin.get(PATH).await.ok().says("Ждут приёмки").says("в пути");
    safin.get(&format!("{PATH}?state=shipped")).await.ok().says("Перемещение 00001");
    let receipt = format!("{path}/receipt");
    safin.get(&receipt).await.ok().says("Стекло A12");
    let got = "got_1";
    safin.post(&receipt, &[("code", "4601234567893"), (got, "")]).await.ok().holds("1");
    safin.post(&receipt, &[("code", "4601234567893"), (got, "2")]).await.ok().holds("3");
    safin.post(&receipt, &[("code", "4601234567893"), (got, "3")]).await.is(422).says("больше принять нельзя");
    safin.post(&receipt, &[("code", "неизвестно"), (got, "2")]).await.is(422).says("Этого нет в перемещении").holds("2");
    safin.post(&receipt, &[("do", "save"), (got, "4")]).await.is(422).says("больше принять нельзя").holds("4");
    safin.post(&receipt, &[("do", "save"), (got, "")]).await.is(422).says("Укажите, сколько пришло");
    safin.post(&receipt, &[("do", "all"), (got, "")]).await.ok().holds("3");
    safin.post(&receipt, &[("do", "save"), (got, "3")]).await.goes_to();
    assert_eq!((story.has(&shop, story.spare).await, story.has(&shop, transit.id).await), (pieces(3), pieces(0)));
    safin.get(&path).await.ok().says("принят").says("Сафин").hides("Разобрать недостачу");
    safin.get(PATH).await.ok().hides("Ждут приёмки");
    shop.is_sound().await;
    safin.post(&format!("{path}/cancelling"), &[("comment", "не туда")]).await.goes_to();
    assert_eq!((story.has(&shop, story.main).await, story.has(&shop, story.spare).await), (pieces(5), pieces(0)));
    shop.is_sound().await;
}

#[tokio::test]
async fn what_did_not_arrive_goes_back_or_is_written_off() {
    let shop = Shop::new().await;
    let story = story(&shop, "5").await;
    let owner = shop.owner().await;
    let path = story.shipped(&owner, "4").await;
    owner.post(&format!("{path}/receipt"), &[("do", "save"), ("got_1", "1")]).await.goes_to();
    owner.get(&path).await.ok().says("Пришло не всё").says("не пришло 3");
    owner.get(PATH).await.ok().says("недостача");
    let shortfall = format!("{path}/shortfall");
    owner.get(&shortfall).await.ok().says("Вернуть отправителю").says("Списать недостачу");
    owner.post(&shortfall, &[("do", "back"), ("got_1", "4")]).await.is(422).says("больше принять нельзя");
    owner.post(&shortfall, &[("do", "back"), ("got_1", "1")]).await.goes_to();
    assert_eq!(story.has(&shop, story.main).await, pieces(2));
    owner.post(&shortfall, &[("do", "lose"), ("got_1", "2")]).await.goes_to();
    let made = document(&shop, &path).await;
    assert_eq!(made.state, DocState::Posted);
    let lost = format!("{PATH}/{}", made.settled_by[0]);
    owner.get(&path).await.ok().says("Списание 00001").hides("Пришло не всё");
    owner.get(&lost).await.ok().says("Недостача документа").says("200");
    shop.is_sound().await;
    owner.post(&format!("{path}/cancelling"), &[("comment", "ошибка")]).await.is(422);
    owner.post(&format!("{lost}/cancelling"), &[("comment", "нашлось")]).await.goes_to();
    owner.get(&path).await.ok().says("не пришло 2");
    owner.post(&format!("{path}/cancelling"), &[("comment", "ошибка")]).await.goes_to();
    assert_eq!((story.has(&shop, story.main).await, story.has(&shop, story.spare).await), (pieces(5), pieces(0)));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_shipped_transfer_is_received_by_whoever_keeps_the_other_warehouse_and_cancelled_by_the_sender() {
    let shop = Shop::new().await;
    let story = story(&shop, "2").await;
    let (owner, safin) = (shop.owner().await, shop.hire("Сафин Ильдар", "safin", "storekeeper").await);
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let page = format!("/settings/warehouses/{}", story.spare);
    let keeper = format!("keeper_{}", shop.owner);
    let keep = [
        ("name_ru", "Запасной"),
        ("kind", "main"),
        ("location", ""),
        ("sellable", "on"),
        (keeper.as_str(), "view"),
        (&keeper, "transfer_in"),
    ];
    owner.post(&page, &keep).await.goes_to();
    let path = begin(&safin, "transfer", &[("warehouse", &story.main.to_string()), ("to", &story.spare.to_string())]).await;
    safin.post(&format!("{path}/lines"), &[("product_text", "4601234567893"), ("quantity", "2")]).await.goes_to();
    safin.get(&format!("{path}/posting")).await.ok().says("Отгрузить").hides("Переместить сразу");
    safin.post(&format!("{path}/posting"), &[]).await.is(403);
    safin.post(&format!("{path}/posting"), &[("do", "ship")]).await.goes_to();
    safin.get(&format!("{path}/receipt")).await.is(403);
    safin.get(PATH).await.ok().hides("Ждут приёмки");
    anna.post(&format!("{path}/receipt"), &[("do", "save"), ("got_1", "1")]).await.is(403);
    owner.get(PATH).await.ok().says("Ждут приёмки");
    safin.post(&format!("{path}/cancelling"), &[("comment", "не та деталь")]).await.goes_to();
    assert_eq!(story.has(&shop, story.main).await, pieces(2));
    owner.post(&format!("{path}/receipt"), &[("do", "save"), ("got_1", "1")]).await.is(422).says("не в пути");
    shop.is_sound().await;
}

#[tokio::test]
async fn what_did_not_arrive_stays_of_what_was_shipped_when_issues_are_posted_anew() {
    let shop = Shop::new().await;
    let story = story(&shop, "5").await;
    let owner = shop.owner().await;
    let path = story.shipped(&owner, "4").await;
    owner.post(&format!("{path}/receipt"), &[("do", "save"), ("got_1", "1")]).await.goes_to();
    owner.post(&format!("{path}/shortfall"), &[("do", "lose"), ("got_1", "1")]).await.goes_to();
    let broken = begin(&owner, "write_off", &[("warehouse", &story.main.to_string()), ("reason", "damage")]).await;
    owner.post(&format!("{broken}/lines"), &[("product_text", "4601234567893"), ("quantity", "1")]).await.goes_to();
    owner.post(&format!("{broken}/posting"), &[]).await.goes_to();
    let late = begin(&owner, "posting", &[("warehouse", &story.main.to_string()), ("day", "2026-11-10")]).await;
    owner.post(&format!("{late}/lines"), &[("product_text", "4601234567893"), ("quantity", "5"), ("price", "50")]).await.goes_to();
    owner.post(&format!("{late}/posting"), &[]).await.goes_to();
    let second = story.shipped(&owner, "2").await;
    owner.get("/stock/sequence?since=2026-11-01").await.ok().says("Списание 00002").hides("Списание 00001");
    owner.post("/stock/sequence", &[("since", "2026-11-01")]).await.goes_to();
    owner.get(&path).await.ok().says("не пришло 2");
    owner.post(&format!("{second}/receipt"), &[("do", "save"), ("got_1", "2")]).await.goes_to();
    owner.post(&format!("{path}/shortfall"), &[("do", "back"), ("got_1", "2")]).await.goes_to();
    shop.is_sound().await;
}
