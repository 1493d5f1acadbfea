//! The client at the till and in an order: found by his card, served by his own type of price.

use verstak::{
    catalog::{ProductAsk, REPAIR, RETAIL, WHOLESALE, create_product},
    clients::{self, Client, ClientAsk},
    kernel::{Id, Money, codes, mark},
    orders::Order,
    sales::Sale,
    shop::OrderType,
    store::Reads,
};

use crate::{
    bench::Bench,
    sales::{CASE, GLASS, Till, press},
    sales_things::comes,
    shop::{Answer, Person, Shop},
};

async fn priced(shop: &Shop) -> Id<mark::Product> {
    shop.write(|tx| {
        let prices = [(RETAIL, 1_000), (REPAIR, 1_200), (WHOLESALE, 700)].map(|(kind, price)| (kind, Money::major(price)));
        let ask = ProductAsk {
            name: "Шлейф зарядки".into(),
            category_name: "Запчасти".into(),
            prices: Some(prices.into_iter().collect()),
            ..ProductAsk::default()
        };
        let product = create_product(tx, &ask)?;
        comes(tx, &product, 20, 600_000, &[])?;
        Ok(product.id)
    })
    .await
}

async fn card_of(person: &Person<'_>, fields: &[(&str, &str)]) -> Answer {
    let all: Vec<(&str, &str)> = [("kind", "person"), ("name", "ООО Техносвет")].into_iter().chain(fields.iter().copied()).collect();
    person.post("/clients", &all).await
}

async fn client(shop: &Shop, path: &str) -> Client {
    let id: Id<mark::Client> = path.rsplit('/').next().expect("an id").parse().expect("an id");
    shop.read(move |r| clients::client(r, id)).await
}

#[tokio::test]
async fn a_discount_card_finds_its_client_at_the_till() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let owner = shop.owner().await;
    let path = card_of(&owner, &[("card", " DK-000 777 "), ("goods_in_sales", "10")]).await.goes_to();
    owner.get(&path).await.ok().says("Дисконтная карта").says("DK-000 777");
    card_of(&owner, &[("card", "dk-000777")]).await.is(422).says("Эта карта уже у клиента ООО Техносвет");
    let page = press(&owner, &owner.get("/sales/new").await.ok(), "", &[("code", GLASS)]).await.ok();
    let page = press(&owner, &page, "", &[("code", "dk-000777")]).await.ok();
    page.says("К оплате 810").says("Действует личная скидка клиента");
    assert!(page.body.contains("value=\"ООО Техносвет\""), "the client is named");
    press(&owner, &page, "sell", &[]).await.ok();
    let known = client(&shop, &path).await;
    assert_eq!(shop.read(|r| Ok(r.all::<Sale>(())?.remove(0).client)).await, Some(known.id));
    // Our own barcode of the client's number is a card, too, and so is his card in any search of clients.
    let digits = codes::barcode(codes::Kind::ClientCard, known.number);
    let page = press(&owner, &owner.get("/sales/new").await.ok(), "", &[("code", &digits)]).await.ok();
    assert!(page.body.contains("value=\"ООО Техносвет\""), "found by the number");
    owner.get("/combo/clients?q=000777").await.ok().says("ООО Техносвет");
    // An archived client's card finds nobody and is free for another.
    owner.post(&format!("{path}/archive"), &[]).await.goes_to();
    press(&owner, &page, "", &[("code", "DK-000777")]).await.is(422).says("не найдено");
    card_of(&owner, &[("card", "DK-000777")]).await.goes_to();
    shop.is_sound().await;
}

#[tokio::test]
async fn the_clients_type_of_price_stands_at_the_till_until_another_is_chosen() {
    let shop = Shop::new().await;
    let product = priced(&shop).await.to_string();
    let owner = shop.owner().await;
    let wholesale = WHOLESALE.to_string();
    let path = card_of(&owner, &[("price_type", &wholesale)]).await.goes_to();
    owner.get(&path).await.ok().says("Оптовая");
    card_of(&owner, &[("price_type", "0000000000000000000000000000000f")]).await.is(422);
    let id = client(&shop, &path).await.id.to_string();
    let page = press(&owner, &owner.get("/sales/new").await.ok(), "", &[("pick", &format!("p:{product}"))]).await.ok();
    page.says("К оплате 1 000");
    let page = press(&owner, &page, "count", &[("client", &id), ("client_text", "ООО Техносвет")]).await.ok();
    page.says("К оплате 700").says("Цены для него: Оптовая").says("Клиента: Оптовая");
    owner.get(&format!("/sales/find?code=шлейф&client={id}")).await.ok().says("700");
    let page = press(&owner, &page, "count", &[("price_type", &RETAIL.to_string())]).await.ok();
    page.says("К оплате 1 000");
    let page = press(&owner, &page, "count", &[("price_type", "")]).await.ok();
    press(&owner, &page, "sell", &[]).await.ok();
    assert_eq!(shop.read(|r| Ok(r.all::<Sale>(())?.remove(0).total)).await, Money::major(700));
    shop.is_sound().await;
}

async fn part_price(shop: &Shop, bench: &Bench<'_>, order: &Order, product: &str) -> Money {
    let owner = shop.owner().await;
    let fields = [("kind", "part"), ("part", product), ("service_text", "")];
    let before: Vec<_> = bench.parts_of(order).await.iter().map(|line| line.id).collect();
    owner.post(&format!("/orders/{}/lines", order.id), &fields).await.goes_to();
    bench.parts_of(order).await.into_iter().find(|line| !before.contains(&line.id)).expect("a new part").price
}

#[tokio::test]
async fn parts_of_an_order_go_by_the_price_of_its_client_or_of_its_type() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let product = priced(&shop).await.to_string();
    let order = bench.order("Волков Павел", "+7 900 555-12-34").await;
    assert_eq!(part_price(&shop, &bench, &order, &product).await, Money::major(1_200), "the price of a repair");
    let (owner, kind) = (shop.owner().await, bench.order_type.clone());
    let path = format!("/settings/order-types/{}", kind.id);
    owner.get(&path).await.ok().says("Цены запчастей").says("Цена в ремонте");
    let (initial, retail) = (kind.initial.to_string(), RETAIL.to_string());
    let fields = [("name_ru", kind.name.ru.as_str()), ("initial", &initial), ("price_type", &retail), ("default", "on")];
    owner.post(&path, &fields).await.goes_to();
    assert_eq!(shop.read(|r| r.need::<OrderType>(&kind.id)).await.price_type, Some(RETAIL));
    let order = bench.order("Волкова Анна", "+7 900 555-12-35").await;
    owner.get(&format!("/orders/{}/parts?q=шлейф", order.id)).await.ok().says("1 000");
    assert_eq!(part_price(&shop, &bench, &order, &product).await, Money::major(1_000), "the type's");
    let id = order.client;
    bench
        .does(move |tx| {
            let ask = ClientAsk { price_type: Some(WHOLESALE), ..ClientAsk::person("Волкова Анна", None) };
            clients::edit(tx, &clients::EditAsk { id, version: None, client: ask, names: Vec::new() })
        })
        .await
        .expect("a client by wholesale");
    assert_eq!(part_price(&shop, &bench, &order, &product).await, Money::major(700), "the client's own");
    shop.is_sound().await;
}

#[tokio::test]
async fn sales_are_numbered_as_the_shop_wants() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let owner = shop.owner().await;
    let path = format!("/settings/locations/{}", shop.location);
    let location = shop.read(|r| verstak::shop::location(r, shop.location)).await;
    owner.get(&path).await.ok().says("Шаблон номера продажи");
    let saves = async |template: &str| {
        let fields = [
            ("name", location.name.as_str()),
            ("order_template", location.order_template.as_str()),
            ("sale_template", template),
            ("first_type", "fixed"),
        ];
        owner.post(&path, &fields).await
    };
    let wrong = saves("ЧЕК").await.is(422);
    wrong.says("Нужен счётчик");
    assert!(wrong.body.contains("value=\"ЧЕК\""), "as it was typed");
    saves("Ч-{YY}{C:4}").await.goes_to();
    owner.get("/settings/locations/example?sale_template=Ч-{YY}{C:4}").await.ok().says("Ч-260001");
    for number in ["Ч-260001", "Ч-260002"] {
        let page = press(&owner, &owner.get("/sales/new").await.ok(), "", &[("code", CASE)]).await.ok();
        press(&owner, &page, "sell", &[]).await.ok();
        owner.get("/sales").await.ok().says(number);
    }
    shop.is_sound().await;
}

#[tokio::test]
async fn another_till_hears_of_carts_that_wait() {
    let shop = Shop::new().await;
    Till::of(&shop).await;
    let (anna, elena) = (shop.hire("Котова Анна", "anna", "receptionist").await, shop.hire("Титова Елена", "elena", "receptionist").await);
    let page = press(&anna, &anna.get("/sales/new").await.ok(), "", &[("code", GLASS)]).await.ok();
    let till = elena.get("/sales/new").await.ok();
    let place = format!("location:{}", shop.location);
    assert!(till.body.contains(&format!("data-live=\"{place}\"")), "the list of carts listens");
    let since = shop.read(|r| verstak::log::fact::last(r)).await;
    press(&anna, &page, "hold", &[]).await.ok();
    elena.get(&format!("/live?since={since}")).await.ok().says(&place);
    let till = elena.get("/sales/new").await.ok();
    till.says("Отложенные 1");
    let since = shop.read(|r| verstak::log::fact::last(r)).await;
    let path = till.body.split("action=\"/sales/carts/").nth(2).expect("its removal").split('"').next();
    anna.post(&format!("/sales/carts/{}", path.expect("a path")), &[]).await.goes_to();
    elena.get(&format!("/live?since={since}")).await.ok().says(&place);
    elena.get("/sales/new").await.ok().hides("Отложенные");
    shop.owner().await.get("/settings/audit").await.ok().says("Отложена корзина «Стекло защитное 3D iPhone 13» на 900");
    shop.is_sound().await;
}
