//! Warehouses: who sets them up, their bins, whom they are open to.

use verstak::stock::{self, WarehouseKind};

use crate::{
    api::program::Program,
    forms::Sheet,
    shop::{Person, Shop},
};

const PATH: &str = "/settings/warehouses";

async fn sheet(person: &Person<'_>, page: &str) -> Sheet {
    Sheet::of(&person.get(page).await.ok(), page)
}

#[tokio::test]
async fn a_new_shop_has_a_warehouse_and_a_storekeeper_adds_one_with_bins() {
    let shop = Shop::new().await;
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    safin.get(PATH).await.ok().says("Основной склад");
    let at = shop.location.to_string();
    let fields = [
        ("name_ru", "Брак на Лесной"),
        ("kind", "defects"),
        ("location", &at),
        ("bin_id", ""),
        ("bin_name", "Б-1"),
        ("bin_id", ""),
        ("bin_name", "Б-2"),
    ];
    safin.post(PATH, &fields).await.goes_to();
    safin.get(PATH).await.ok().says("Брак на Лесной").says("не продаётся");
    let made = shop.read(|r| stock::all_warehouses(r)).await.remove(1);
    assert_eq!((made.kind, made.sellable, made.location), (WarehouseKind::Defects, false, Some(shop.location)));
    let bins = shop.read(|r| stock::bins(r, made.id)).await;
    assert_eq!(bins.iter().map(|bin| bin.name.as_str()).collect::<Vec<_>>(), ["Б-1", "Б-2"]);
    let page = format!("{PATH}/{}", made.id);
    sheet(&safin, &page).await.with("bin", &bins[1].id.to_string()).send(&safin).await.goes_to();
    assert_eq!(shop.read(|r| stock::all_warehouses(r)).await.remove(1).bin, Some(bins[1].id));
    let twice =
        safin.post(PATH, &[("name_ru", "Ещё"), ("kind", "main"), ("location", &at), ("bin_name", "А"), ("bin_name", "а")]).await.is(422);
    twice.says("Две ячейки названы одинаково");
    safin
        .post(PATH, &[("name_ru", "Сумка"), ("kind", "engineer"), ("location", &at)])
        .await
        .is(422)
        .says("Выберите мастера, чей это склад");
    shop.is_sound().await;
}

#[tokio::test]
async fn the_last_warehouse_stays_and_an_empty_one_goes() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let first = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id;
    owner.post(&format!("{PATH}/{first}/archive"), &[]).await.is(422).says("Это последний склад");
    owner.post(PATH, &[("name_ru", "Запасной"), ("kind", "main"), ("location", "")]).await.goes_to();
    owner.post(&format!("{PATH}/{first}/archive"), &[]).await.goes_to();
    owner.get(PATH).await.ok().says("В архиве");
    owner.post(&format!("{PATH}/{first}/restoration"), &[]).await.goes_to();
    assert!(shop.read(|r| stock::all_warehouses(r)).await.iter().all(|one| !one.archived));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_warehouse_with_keepers_is_closed_to_the_others() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (safin, demina) = (shop.hire("Сафин Ильдар", "safin", "storekeeper").await, shop.hire("Дёмина Ольга", "demina", "master").await);
    let (hers, theirs) = (Program::of(&demina, "склад").await, Program::of(&safin, "склад").await);
    assert_eq!(hers.get("/warehouses").await.json().as_array().map(Vec::len), Some(1));
    let (id, safin_id) = shop
        .read(|r| {
            use verstak::store::Reads;
            let safin = r.all::<verstak::staff::Employee>(())?.into_iter().find(|one| one.login == "safin").expect("he was hired").id;
            Ok((stock::all_warehouses(r)?.remove(0).id, safin))
        })
        .await;
    let page = format!("{PATH}/{id}");
    sheet(&owner, &page).await.with(&format!("keeper_{safin_id}"), "view").send(&owner).await.goes_to();
    assert_eq!(hers.get("/warehouses").await.json().as_array().map(Vec::len), Some(0), "she is not among its keepers");
    assert_eq!(theirs.get("/warehouses").await.json()[0]["name"], "Основной склад");
    owner.get(PATH).await.ok().says("не для всех");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_keeper_does_in_a_warehouse_what_it_lets_him_and_nothing_else() {
    let shop = Shop::new().await;
    let (owner, safin) = (shop.owner().await, shop.hire("Сафин Ильдар", "safin", "storekeeper").await);
    owner.post(PATH, &[("name_ru", "Запасной"), ("kind", "main"), ("location", "")]).await.goes_to();
    let all = shop.read(|r| stock::all_warehouses(r)).await;
    let (main, spare) = (all[0].id.to_string(), all[1].id.to_string());
    owner
        .post("/goods", &[("name", "Стекло"), ("kind", "goods"), ("category_text", "Стёкла"), ("barcodes", "4601234567893")])
        .await
        .goes_to();
    let came = owner.post("/stock/documents/new?kind=posting", &[("warehouse", &main)]).await.goes_to();
    owner.post(&format!("{came}/lines"), &[("product_text", "4601234567893"), ("quantity", "3"), ("price", "100")]).await.goes_to();
    owner.post(&format!("{came}/posting"), &[]).await.goes_to();
    let safin_id = shop.read(|r| verstak::staff::active_employees(r)).await.into_iter().find(|one| one.login == "safin").expect("he").id;
    let page = format!("{PATH}/{main}");
    let program = Program::of(&safin, "склад").await;
    for given in ["post", "write_off", "transfer_out", "see_cost", "view"] {
        let mut ask = sheet(&owner, &page).await;
        ask.fields.retain(|(name, _)| !name.starts_with("keeper_"));
        for action in ["view", given] {
            ask.fields.push((format!("keeper_{safin_id}"), action.to_string()));
        }
        ask.send(&owner).await.goes_to();
        for (kind, needs) in [("posting", "post"), ("write_off", "write_off"), ("transfer", "transfer_out")] {
            let begun = safin.post(&format!("/stock/documents/new?kind={kind}"), &[("warehouse", &main), ("to", &spare)]).await;
            assert_eq!(begun.status == 303, given == needs, "{kind} by whoever may {given}: {}", begun.status);
        }
        let shown = program.get(&format!("/stock-balances?warehouse={main}")).await.ok().items();
        assert_eq!(shown[0]["cost"].is_string(), given == "see_cost", "the cost for whoever may {given}");
    }
    shop.is_sound().await;
}

#[tokio::test]
async fn goods_on_the_way_are_no_warehouse_for_others_to_come_to() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let first = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id;
    shop.write(|tx| {
        tx.quiet("a transfer made it");
        stock::transit(tx)
    })
    .await;
    owner.post(&format!("{PATH}/{first}/archive"), &[]).await.is(422).says("Это последний склад");
    shop.is_sound().await;
}
