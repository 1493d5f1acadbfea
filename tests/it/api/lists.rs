//! The lists goods are kept by, and the places they lie in: another program makes and changes them as people do.

use serde_json::{Value, json};
use verstak::{catalog::RETAIL, staff};

use super::program::{Program, about};
use crate::shop::Shop;

fn id(of: &Value) -> String {
    of["id"].as_str().expect("an id").to_string()
}

#[tokio::test]
async fn a_program_keeps_the_lists_of_the_catalogue_as_people_do() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let site = Program::of(&owner, "Сайт").await;
    let trunk = site.post("/goods-categories", json!({"names": {"ru": "Запчасти"}})).await.is(201).json();
    let branch = json!({"names": {"ru": "Дисплеи", "en": "Displays"}, "parent": trunk["id"]});
    let branch = site.post_once("/goods-categories", "branch", branch).await.is(201).json();
    assert_eq!((&branch["path"], &branch["names"]["en"]), (&json!("Запчасти / Дисплеи"), &json!("Displays")));
    let lists = [
        ("/goods-categories", json!({"names": {"ru": "Клей"}}), json!({"parent": trunk["id"]}), json!({"parent": trunk["id"]})),
        ("/measures", json!({"names": {"ru": "Рулон"}, "shorts": {"ru": "рул."}}), json!({"decimals": 2}), json!({"decimals": 2})),
        (
            "/price-types",
            json!({"names": {"ru": "Дилерская"}}),
            json!({"markup": "12.5", "over": "average", "step": "50"}),
            json!({"markup": "12.50", "over": "average", "step": "50.00"}),
        ),
        (
            "/product-fields",
            json!({"names": {"ru": "Цвет"}, "kind": "choice", "choices": ["Белый", "Чёрный"]}),
            json!({"on_tags": true, "categories": [trunk["id"]]}),
            json!({"on_tags": true, "categories": [trunk["id"]]}),
        ),
        ("/categories", json!({"names": {"ru": "Выезд"}}), json!({"names": {"uk": "Виїзд"}}), json!({})),
    ];
    for (path, new, change, shown) in lists {
        let made = site.post_once(path, path.trim_start_matches('/'), new.clone()).await.is(201).json();
        assert_eq!(
            id(&site.post_once(path, path.trim_start_matches('/'), new.clone()).await.is(201).json()),
            id(&made),
            "{path}: one effect"
        );
        let twice = site.post(path, new.clone()).await;
        assert!(twice.status == 422 && !about(&twice.json(), "names").is_empty(), "{path}: {}", twice.body);
        let at = format!("{path}/{}", id(&made));
        let changed = site.patch(&at, change).await.ok().json();
        assert_eq!(changed["names"]["ru"], made["names"]["ru"], "{path}: what was not sent stays");
        for (field, value) in shown.as_object().expect("fields") {
            assert_eq!(&changed[field], value, "{path}");
        }
        let nameless = site.post(path, json!({"names": {"ru": ""}})).await.refuses(422, "wrong_fields");
        assert!(!about(&nameless, "names.ru").is_empty(), "{path}");
        for _ in 0..2 {
            assert_eq!(site.post(&format!("{at}/archive"), json!({})).await.ok().json()["archived"], json!(true), "{path}");
        }
        site.patch(&at, json!({"names": {"en": "Renamed"}})).await.ok();
        let beside = json!({"names": new["names"], "parent": trunk["id"]});
        let taken = site.post(path, if path == "/goods-categories" { beside } else { new }).await.is(201).json();
        let back = site.post(&format!("{at}/restoration"), json!({})).await;
        assert_eq!(back.status, 422, "{path}: another bears its name now");
        site.post(&format!("{path}/{}/archive", id(&taken)), json!({})).await.ok();
        assert_eq!(site.post(&format!("{at}/restoration"), json!({})).await.ok().json()["names"]["en"], json!("Renamed"), "{path}");
    }
    let own = site.post(&format!("/goods-categories/{}/archive", id(&trunk)), json!({})).await;
    own.refuses(422, "category_holds_goods");
    let under = site.patch(&format!("/goods-categories/{}", id(&trunk)), json!({"parent": branch["id"]})).await.is(422).json();
    assert!(!about(&under, "parent").is_empty());
    assert!(site.post(&format!("/price-types/{RETAIL}/archive"), json!({})).await.status == 422, "the retail price stays");
    let feed = owner.get("/settings/audit").await.ok();
    feed.says("Дилерская").says("Рулон").says("Цвет");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_program_sets_up_warehouses_with_bins_and_what_is_to_lie_there() {
    let shop = Shop::new().await;
    let (owner, master) = (shop.owner().await, shop.hire("Ковалёв Илья", "kovalev", "master").await);
    let kovalev = shop.read(|r| staff::active_employees(r)).await.into_iter().find(|one| one.name == "Ковалёв Илья").expect("he").id;
    let site = Program::of(&owner, "Сайт").await;
    let place = shop.location.to_string();
    let new = json!({"names": {"ru": "Стеллаж"}, "kind": "main", "location": place, "bins": [{"name": "А-1"}, {"name": "А-2"}]});
    let made = site.post_once("/warehouses", "new", new).await.is(201).json();
    assert_eq!((&made["sellable"], made["bins"].as_array().map(Vec::len)), (&json!(true), Some(2)));
    let (at, bins) = (format!("/warehouses/{}", id(&made)), &made["bins"]);
    let kept = json!({"bins": [{"id": bins[1]["id"], "name": "Б-2"}, {"name": "Б-3"}], "bin": bins[1]["id"],
        "keepers": [{"employee": kovalev.to_string(), "actions": ["view", "see_cost"]}]});
    let changed = site.patch(&at, kept).await.ok().json();
    let names: Vec<&str> = changed["bins"].as_array().expect("bins").iter().filter_map(|bin| bin["name"].as_str()).collect();
    assert_eq!((names, &changed["bin"]), (vec!["Б-2", "Б-3"], &bins[1]["id"]), "the one that was left out is put away");
    assert_eq!(changed["keepers"][0]["actions"], json!(["view", "see_cost"]));
    assert!(site.get("/warehouses").await.ok().json().as_array().is_some_and(|all| all.len() == 1), "it is only his now");
    site.patch(&at, json!({"names": {"en": "Shelf"}, "version": made["version"]})).await.refuses(422, "warehouse_changed_meanwhile");
    let open = site.patch(&at, json!({"keepers": [], "version": changed["version"]})).await.ok().json();
    assert_eq!((&open["keepers"], open["bins"].as_array().map(Vec::len)), (&json!([]), Some(2)));
    let same = site.patch(&at, json!({"bins": [{"name": "А"}, {"name": "а"}]})).await.is(422).json();
    assert!(!about(&same, "bins").is_empty());
    let bag = site.post("/warehouses", json!({"names": {"ru": "Сумка"}, "kind": "engineer", "location": place})).await;
    assert!(!about(&bag.is(422).json(), "engineer").is_empty());
    let keeper = Program::of(&master, "Чужое").await;
    keeper.patch(&at, json!({"names": {"ru": "Моё"}})).await.is(403);

    let category = site.post("/goods-categories", json!({"names": {"ru": "Дисплеи"}})).await.is(201).json();
    let product = site.post("/products", json!({"name": "Дисплей", "category": category["id"]})).await.is(201).json();
    let levels = |levels: Value| json!({"warehouse": made["id"], "levels": [levels]});
    let set = site.post("/stock-levels", levels(json!({"product": product["id"], "min": "2", "target": "5"}))).await.ok().json();
    assert_eq!(set["changed"], json!(1));
    let shown = site.get(&format!("/stock-levels?warehouse={}", id(&made))).await.ok().items();
    assert_eq!(shown, [json!({"product": product["id"], "min": "2", "target": "5"})]);
    let wrong = site.post("/stock-levels", levels(json!({"product": product["id"], "min": "5", "target": "2"}))).await;
    assert!(!about(&wrong.refuses(422, "wrong_fields"), "levels[0].target").is_empty());
    let half = site.post("/stock-levels", levels(json!({"product": product["id"], "min": "0.5"}))).await;
    assert!(!about(&half.refuses(422, "wrong_fields"), "levels[0].min").is_empty());
    site.post("/stock-levels", levels(json!({"product": product["id"], "min": "", "target": ""}))).await.ok();
    assert!(site.get(&format!("/stock-levels?warehouse={}", id(&made))).await.ok().items().is_empty());

    site.post(&format!("{at}/archive"), json!({})).await.ok();
    assert_eq!(site.get("/warehouses?archived=true").await.ok().json()[0]["id"], made["id"]);
    assert_eq!(site.post(&format!("{at}/restoration"), json!({})).await.ok().json()["archived"], json!(false));
    shop.is_sound().await;
}
