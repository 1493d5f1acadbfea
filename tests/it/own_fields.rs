//! Fields a shop gives its products, and prices of works by types of price.

use verstak::{
    catalog::{self, OwnField, Product, REPAIR, Service, WHOLESALE},
    kernel::Money,
    store::Reads,
};

use crate::shop::{Person, Shop};

const FIELDS: &str = "/settings/goods-fields";

async fn field(shop: &Shop, name: &'static str) -> OwnField {
    shop.read(|r| catalog::own_fields(r)).await.into_iter().find(|one| one.name.ru == name).expect("a field of this name")
}

async fn product(shop: &Shop, name: &'static str) -> Product {
    shop.read(|r| r.all::<Product>(())).await.into_iter().find(|one| one.name == name).expect("a product of this name")
}

/// Colour for displays, how long for everything.
async fn fields(shop: &Shop, owner: &Person<'_>) -> (String, String) {
    owner.get(FIELDS).await.ok().says("Своих полей пока нет");
    owner.post("/goods", &[("name", "Кабель USB-C"), ("kind", "goods"), ("category_text", "Кабели")]).await.goes_to();
    owner.post("/goods", &[("name", "Дисплей A52"), ("kind", "goods"), ("category_text", "Дисплеи")]).await.goes_to();
    let displays = product(shop, "Дисплей A52").await.category.to_string();
    let colour =
        [("name_ru", "Цвет"), ("kind", "choice"), ("choices", "чёрный\nбелый\nЧёрный"), ("on_tags", "on"), ("categories", &displays)];
    owner.post(FIELDS, &[("name_ru", "Цвет"), ("kind", "choice"), ("choices", "")]).await.is(422).says("Заполните");
    owner.post(FIELDS, &colour).await.goes_to();
    owner.post(FIELDS, &colour).await.is(422).says("Такое поле уже есть");
    owner.post(FIELDS, &[("name_ru", "Длина, м"), ("kind", "number")]).await.goes_to();
    let (colour, length) = (field(shop, "Цвет").await, field(shop, "Длина, м").await);
    assert_eq!(colour.choices, ["чёрный", "белый"]);
    owner.get(FIELDS).await.ok().says("Выбор из списка").says("у всех товаров");
    (colour.id.to_string(), length.id.to_string())
}

#[tokio::test]
async fn a_shop_writes_down_what_it_wants_of_its_goods_and_finds_them_by_it() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (colour, length) = fields(&shop, &owner).await;
    let (of_colour, of_length) = (format!("own_{colour}"), format!("own_{length}"));
    let cable = format!("/goods/{}", product(&shop, "Кабель USB-C").await.id);
    let display = format!("/goods/{}", product(&shop, "Дисплей A52").await.id);
    // Each branch has its own fields in the form.
    owner.get(&format!("{cable}/edit")).await.ok().says("Длина, м").hides("Цвет");
    owner.get(&format!("{display}/edit")).await.ok().says("Длина, м").says("Цвет");
    let of_cable = [("name", "Кабель USB-C"), ("kind", "goods"), ("category_text", "Кабели")];
    let wrong = owner.post(&cable, &[&of_cable[..], &[(of_length.as_str(), "метр")]].concat()).await.is(422);
    wrong.says("Введите число");
    assert!(wrong.body.contains("value=\"метр\""), "what was typed stays");
    owner.post(&cable, &[&of_cable[..], &[(of_length.as_str(), "1,50")]].concat()).await.goes_to();
    let of_display = [("name", "Дисплей A52"), ("kind", "goods"), ("category_text", "Дисплеи")];
    owner.post(&display, &[&of_display[..], &[(of_colour.as_str(), "красный")]].concat()).await.is(422).says("Выберите из списка");
    owner.post(&display, &[&of_display[..], &[(of_colour.as_str(), "чёрный")]].concat()).await.goes_to();
    owner.get(&cable).await.ok().says("Длина, м").says("1,5");
    owner.get(&display).await.ok().says("цвет — → чёрный");
    // Found by the filter, by the search, and printed on a tag.
    let by = |value: &str| format!("/goods?{}", serde_urlencoded::to_string([("own", format!("{colour}={value}"))]).expect("text"));
    owner.get(&by("чёрный")).await.ok().says("Дисплей A52").hides("Кабель USB-C");
    owner.get(&by("белый")).await.ok().says("Ничего не найдено");
    owner.get("/goods?q=чёрный").await.ok().says("Дисплей A52").hides("Кабель USB-C");
    let id = display.trim_start_matches("/goods/");
    owner.get(&format!("/goods/tags?p={id}&n=1")).await.ok().says("чёрный");
    // A choice that is offered no more stays where it stands; what a field is made of never changes.
    let kept = [("name_ru", "Цвет"), ("kind", "choice"), ("choices", "белый")];
    owner.post(&format!("{FIELDS}/{colour}"), &kept).await.goes_to();
    owner.post(&display, &[&of_display[..], &[(of_colour.as_str(), "чёрный"), ("sku", "D-52")]].concat()).await.goes_to();
    assert_eq!(product(&shop, "Дисплей A52").await.own.values().collect::<Vec<_>>(), ["чёрный"]);
    owner.post(&format!("{FIELDS}/{colour}"), &[("name_ru", "Цвет"), ("kind", "text")]).await.is(422).says("заведите другое поле");
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    master.get(FIELDS).await.is(403);
    shop.is_sound().await;
}

async fn work(shop: &Shop, name: &'static str) -> Service {
    shop.read(|r| catalog::all_services(r)).await.into_iter().find(|one| one.name.ru == name).expect("a work of this name")
}

#[tokio::test]
async fn a_work_has_a_price_of_each_type_and_many_are_made_of_retail_and_taken_back() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (repair, wholesale) = (format!("price_{REPAIR}"), format!("price_{WHOLESALE}"));
    let fields =
        [("name_ru", "Чистка ноутбука"), ("category_text", "Чистка"), ("price", "2000"), (repair.as_str(), "1 800"), (&wholesale, "")];
    owner.post("/price", &fields).await.goes_to();
    let made = work(&shop, "Чистка ноутбука").await;
    assert_eq!(
        (made.price, made.price_by(REPAIR), made.price_by(WHOLESALE)),
        (Money::major(2_000), Money::major(1_800), Money::major(2_000))
    );
    owner.get("/price?q=чистка+ноутбука").await.ok().says("2 000").says("в ремонте 1 800");
    owner.get(&format!("/price/print?q=чистка&price={REPAIR}")).await.ok().says("1 800");
    let wrong = [("name_ru", "Чистка ноутбука"), ("category_text", "Чистка"), ("price", "2000"), (repair.as_str(), "дорого")];
    let again = owner.post(&format!("/price/{}", made.id), &wrong).await.is(422);
    assert!(again.body.contains("value=\"дорого\""), "what was typed stays");
    let (of, from) = (WHOLESALE.to_string(), catalog::RETAIL.to_string());
    let ask = [
        ("q", "чистка ноутбука"),
        ("price", of.as_str()),
        ("base", &from),
        ("way", "down"),
        ("by", "percent"),
        ("value", "20"),
        ("step", "1000"),
    ];
    owner.get(&format!("/price/mass?{}", serde_urlencoded::to_string(ask).expect("text"))).await.ok().says("1 600");
    owner.post("/price/mass", &[&ask[..], &[("expected", "1")]].concat()).await.goes_to();
    assert_eq!(work(&shop, "Чистка ноутбука").await.price_by(WHOLESALE), Money::major(1_600));
    let batch = shop.read(|r| Ok(r.all::<catalog::PriceBatch>(())?.remove(0).id)).await;
    owner.post(&format!("/price/batches/{batch}/reversal"), &[]).await.goes_to();
    let back = work(&shop, "Чистка ноутбука").await;
    assert_eq!((back.prices.get(&WHOLESALE), back.price), (None, Money::major(2_000)));
    shop.is_sound().await;
}
