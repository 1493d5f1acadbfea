//! A device comes over the counter.

use verstak::{
    cash::Cashbox,
    catalog,
    clients::{Client, ClientAsk, devices_by_serial},
    kernel::{Error, Id, Money, Phone, Result, Rights, mark},
    orders::{Comer, Draft, Intake, Line, Number, Order, Thing, Visit, edit::Urgency, take_in},
    shop::{self, OrderType},
    store::Reads,
};

use crate::shop::Shop;

const IMEI: &str = "490154203237518";

/// What the founded shop has, for filling the form.
struct Counter {
    phone: Id<mark::DeviceType>,
    order_type: OrderType,
    cash: Cashbox,
    work: catalog::Service,
}

async fn counter(shop: &Shop) -> Counter {
    shop.read(|r| {
        let phone = catalog::device_types(r)?.remove(0).id;
        let order_type = shop::order_types(r)?.into_iter().find(|kind| kind.default).expect("a default type");
        let cash = r.all::<Cashbox>(())?.into_iter().find(|cashbox| cashbox.location.is_some()).expect("a drawer");
        let work = catalog::services_for(r, Some(phone))?.into_iter().find(|work| work.price.is_positive()).expect("a work");
        Ok(Counter { phone, order_type, cash, work })
    })
    .await
}

fn asked(shop: &Shop, counter: &Counter) -> Intake {
    Intake {
        location: shop.location,
        order_type: counter.order_type.id,
        client: Comer::New(Box::new(ClientAsk {
            data_consent: true,
            ..ClientAsk::person("Тихонова Дарья", Phone::parse("+7 900 555-39-48"))
        })),
        device: Thing {
            device_type: Some(counter.phone),
            brand: "Apple".into(),
            model: "iPhone 13 mini".into(),
            serial: IMEI.into(),
            ..Thing::default()
        },
        malfunction: "Разбит экран. Упал на плитку".into(),
        appearance: "Сколы".into(),
        kit: "Чехол".into(),
        unlock: "1234".into(),
        note: String::new(),
        source: None,
        works: Vec::new(),
        estimate: None,
        deadline: None,
        urgent: Urgency::Usual,
        master: None,
        prepayment: None,
        day: verstak::kernel::Day::parse("2026-11-23").expect("a date"),
        rights: Rights::ALL,
        draft: None,
    }
}

async fn take(shop: &Shop, ask: Intake) -> Result<Order> {
    let stamp = verstak::kernel::Stamp::new(verstak::kernel::Actor::employee(shop.owner, "Орлова Мария"), shop.clock.now());
    shop.site.store.write(stamp, move |tx| take_in(tx, &ask)).await
}

#[track_caller]
fn refused(result: Result<Order>, code: &str) {
    match result {
        Err(Error::Refused(refusal)) => assert_eq!(refusal.code(), code),
        other => panic!("{code} expected, got {other:?}"),
    }
}

#[tokio::test]
async fn a_device_becomes_an_order_with_client_works_and_prepayment() {
    let shop = Shop::new().await;
    let counter = counter(&shop).await;
    let part = verstak::cash::Part { cashbox: counter.cash.id, amount: Money::major(500) };
    let ask = Intake { works: vec![counter.work.id], prepayment: Some(part), ..asked(&shop, &counter) };
    let order = take(&shop, ask).await.expect("taken in");
    assert_eq!(order.number, "Л-00001");
    assert_eq!(
        (order.status, order.path.as_slice()),
        (counter.order_type.initial, &[Visit { status: counter.order_type.initial, since: shop.clock.now() }][..])
    );
    assert_eq!((order.paid, order.estimate), (Money::major(500), Some(counter.work.price)));
    assert_eq!(order.manager, Some(shop.owner));
    let id = order.id;
    shop.read(move |r| {
        let client = r.need::<Client>(&order.client)?;
        assert_eq!((client.name.as_str(), client.consent.data.is_some()), ("Тихонова Дарья", true));
        assert_eq!(devices_by_serial(r, IMEI)?[0].owner, client.id);
        assert_eq!(r.all::<Line>((id,))?.len(), 1);
        Ok(())
    })
    .await;
    let again = Intake { client: Comer::Known(order_client(&shop).await), ..asked(&shop, &counter) };
    let second = take(&shop, again).await.expect("the same device again");
    assert_eq!((second.number.as_str(), second.device), ("Л-00002", order_device(&shop).await));
    shop.is_sound().await;
}

async fn order_client(shop: &Shop) -> Id<mark::Client> {
    shop.read(|r| Ok(r.all::<Order>(())?[0].client)).await
}
async fn order_device(shop: &Shop) -> Id<mark::Device> {
    shop.read(|r| Ok(r.all::<Order>(())?[0].device)).await
}

#[tokio::test]
async fn what_cannot_be_taken_in_is_refused_and_leaves_no_gap_in_numbers() {
    let shop = Shop::new().await;
    let counter = counter(&shop).await;
    let base = || asked(&shop, &counter);
    let thing = |change: fn(&mut Thing)| {
        let mut ask = asked(&shop, &counter);
        change(&mut ask.device);
        ask
    };
    refused(take(&shop, thing(|thing| thing.device_type = None)).await, "no_device_type");
    refused(take(&shop, thing(|thing| thing.brand.clear())).await, "no_brand");
    refused(take(&shop, Intake { malfunction: " ".into(), ..base() }).await, "no_malfunction");
    refused(take(&shop, Intake { order_type: Id::fixed(9), ..base() }).await, "no_order_type");
    refused(take(&shop, Intake { master: Some(Id::fixed(9)), ..base() }).await, "no_such_master");
    refused(take(&shop, thing(|thing| thing.serial = "490154203237519".into())).await, "device_bad_imei");
    let foreign = Cashbox { id: Id::fixed(77), location: Some(Id::fixed(8)), ..counter.cash.clone() };
    let part = verstak::cash::Part { cashbox: foreign.id, amount: Money::major(500) };
    shop.write(move |tx| {
        tx.quiet("another location's drawer");
        verstak::cash::fill(tx, std::slice::from_ref(&foreign), &[])
    })
    .await;
    refused(take(&shop, Intake { prepayment: Some(part), ..base() }).await, "foreign_cashbox");
    let insisted = thing(|thing| {
        thing.serial = "490154203237519".into();
        thing.number = Number::AsTyped;
    });
    assert_eq!(take(&shop, insisted).await.expect("the person insists").number, "Л-00001");
    let letters = thing(|thing| thing.serial = "F2LXK0ABCD12".into());
    assert_eq!(take(&shop, letters).await.expect("a factory number").number, "Л-00002");
    assert_eq!(shop.read(|r| Ok(r.all::<Client>(())?.len())).await, 2, "refusals made no clients");
    shop.is_sound().await;
}

#[tokio::test]
async fn everything_wrong_is_said_at_once_and_nothing_typed_is_lost() {
    let shop = Shop::new().await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let kind = counter(&shop).await.phone.to_string();
    let sent = [
        ("client_text", "8 900 555-39-48"),
        ("type", kind.as_str()),
        ("serial", "490154203237519"),
        ("fault", "Греется"),
        ("prepayment", "сто"),
        ("note", "Торопится"),
    ];
    let page = anna.post("/orders/new", &sent).await.is(422);
    page.says("Как зовут нового клиента?")
        .says("Такого IMEI не бывает")
        .says("Укажите бренд")
        .says("Введите сумму")
        .says("Номер именно такой");
    for kept in ["8 900 555-39-48", "490154203237519", "value=\"Греется\" checked", "Торопится", "сто"] {
        assert!(page.body.contains(kept), "{kept} is kept");
    }
    page.hides("Лишнее поле");
    let strange = anna.post("/orders/new", &[("status", "1")]).await.is(422);
    strange.says("Лишнее поле").says("Введите телефон или имя").says("Выберите тип устройства").says("Что не так с устройством");
}

#[tokio::test]
async fn a_new_client_then_the_same_one_with_another_device() {
    let shop = Shop::new().await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let counter = counter(&shop).await;
    let (kind, order_type, work) = (counter.phone.to_string(), counter.order_type.id.to_string(), counter.work.id.to_string());
    let device = [
        ("type", kind.as_str()),
        ("order_type", order_type.as_str()),
        ("brand_text", "Apple"),
        ("model_text", "iPhone 11"),
        ("serial", IMEI),
    ];
    let mut first = vec![("client_text", "+7 900 555-39-48"), ("name", "Тихонова Дарья"), ("consent", "on"), ("fault", "Разбит экран")];
    first.extend([
        ("fault", "Не заряжается"),
        ("malfunction", "Упал на плитку"),
        ("work", work.as_str()),
        ("receipt", "on"),
        ("label", "on"),
    ]);
    first.extend([("due", "2026-11-24T20:00"), ("then", "open")]);
    first.extend(device);
    let once = Id::<mark::Once>::new(shop.clock.now()).to_string();
    let to = anna.post_once("/orders/new", &first, &once).await.goes_to();
    assert!(to.ends_with("/print/receipt?then=label"), "{to}");
    assert_eq!(anna.post_once("/orders/new", &first, &once).await.goes_to(), to, "a double press is one order");
    let order = shop.read(|r| Ok(r.all::<Order>(())?.remove(0))).await;
    assert_eq!(order.malfunction, "Разбит экран, Не заряжается. Упал на плитку");
    assert!(order.deadline.is_some());
    let client = order.client.to_string();

    let seen = anna.get(&format!("/orders/new/serial?serial={IMEI}&client=")).await.ok();
    seen.says("Уже был у нас:").says(&order.number);
    assert!(seen.body.contains("value=\"iPhone 11\"") && seen.body.contains(&format!("name=\"client\" value=\"{client}\"")));
    let peek = anna.get(&format!("/orders/new/client?client={client}")).await.ok();
    peek.says("Тихонова Дарья").says(&order.number).says("Apple iPhone 11");
    let chips = anna.get(&format!("/orders/new/type?type={kind}&fault=%D0%9C%D0%BE%D1%91")).await.ok();
    chips.says("Моё").says("Комплект");
    anna.get(&format!("/orders/new/works?work_pick={work}")).await.ok().says("По прайсу:");

    let next = [("client", client.as_str()), ("client_text", "Тихонова Дарья"), ("malfunction", "Не включается"), ("then", "another")];
    let next: Vec<_> =
        next.into_iter().chain([("type", kind.as_str()), ("order_type", order_type.as_str()), ("brand_text", "Xiaomi")]).collect();
    let to = anna.post("/orders/new", &next).await.goes_to();
    assert!(to.starts_with(&format!("/orders/new?client={client}&made=")), "{to}");
    let page = anna.get(&to).await.ok();
    page.says("Принят заказ").says("Л-00002").says("Тихонова Дарья");
    assert_eq!(shop.read(|r| Ok(r.all::<Client>(())?.len())).await, 1);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_draft_survives_and_goes_when_the_order_is_made() {
    let shop = Shop::new().await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let counter = counter(&shop).await;
    let (kind, order_type) = (counter.phone.to_string(), counter.order_type.id.to_string());
    let once = Id::<mark::Once>::new(shop.clock.now()).to_string();
    let typed =
        [("client_text", "Лапшин Михаил"), ("type", kind.as_str()), ("order_type", order_type.as_str()), ("malfunction", "Разбит экран")];
    let kept = anna.post_once("/orders/new/draft", &typed, &once).await.ok();
    assert_eq!(kept.body, "Черновик сохранён 10:00");
    anna.get("/orders/new").await.ok().says("Есть незаконченный приём").says("Лапшин Михаил");
    let draft = shop.read(|r| Ok(r.all::<Draft>(())?.remove(0).id)).await;
    let back = anna.get(&format!("/orders/new?draft={draft}")).await.ok();
    assert!(back.body.contains("value=\"Лапшин Михаил\"") && back.body.contains("Разбит экран</textarea>") && back.body.contains(&once));
    back.hides("Есть незаконченный приём");
    let other = shop.hire("Борис Сухов", "boris", "receptionist").await;
    other.get(&format!("/orders/new?draft={draft}")).await.ok().hides("Разбит экран");

    let whole: Vec<_> = typed.into_iter().chain([("brand_text", "Apple")]).collect();
    anna.post_once("/orders/new", &whole, &once).await.goes_to();
    anna.get("/orders/new").await.ok().hides("Есть незаконченный приём");
    let late = anna.post_once("/orders/new/draft", &typed, &once).await.ok();
    assert_eq!(late.body, "", "a late save of a form that became an order keeps nothing");
    assert_eq!(shop.read(|r| Ok(r.all::<Draft>(())?.len())).await, 0);

    anna.post("/orders/new/draft", &typed).await.ok();
    anna.post("/orders/new/draft/removal", &[]).await.goes_to();
    assert_eq!(shop.read(|r| Ok(r.all::<Draft>(())?.len())).await, 0);
}

#[tokio::test]
async fn a_master_may_not_take_in() {
    let shop = Shop::new().await;
    let oleg = shop.hire("Олег Ветров", "oleg", "master").await;
    oleg.get("/orders/new").await.is(403);
    oleg.post("/orders/new", &[]).await.is(403);
    oleg.get("/orders/new/client?client=1").await.is(403);
}

#[tokio::test]
async fn with_two_locations_before_him_a_person_says_which_one_takes_in() {
    let shop = Shop::new().await;
    let counter = counter(&shop).await;
    let second = shop.write(|tx| shop::open_location(tx, "Садовая, 3", "", "", "С-{C:3}")).await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let page = anna.get("/orders/new").await.ok();
    assert!(page.body.contains("<select name=\"location\""), "the switch is at all locations");
    let (kind, order_type, at) = (counter.phone.to_string(), counter.order_type.id.to_string(), second.to_string());
    let form = [
        ("location", at.as_str()),
        ("client_text", "Лапшин Михаил"),
        ("type", kind.as_str()),
        ("order_type", order_type.as_str()),
        ("brand_text", "Apple"),
        ("malfunction", "Разбит экран"),
    ];
    let again: Vec<_> = form.into_iter().chain([("refresh", "location")]).collect();
    let page = anna.post("/orders/new", &again).await.ok();
    assert!(page.body.contains(&format!("value=\"{at}\" selected")) && page.body.contains("Разбит экран</textarea>"));
    anna.post("/orders/new", &form).await.goes_to();
    let order = shop.read(|r| Ok(r.all::<Order>(())?.remove(0))).await;
    assert_eq!((order.location, order.number.as_str()), (second, "С-001"));
    let own = shop.hire_at("Вера Лунина", "vera", "receptionist", Some(shop.location)).await;
    own.get("/orders/new").await.ok().says("Лесная, 14").hides("Садовая");
    own.post("/orders/new", &form).await.goes_to();
    let there = shop.read(move |r| Ok(r.all::<Order>(())?.into_iter().filter(|order| order.location == second).count())).await;
    assert_eq!(there, 1, "a foreign location is not taken from a form");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_device_under_warranty_is_known_by_its_number() {
    let shop = Shop::new().await;
    let counter = counter(&shop).await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let order = take(&shop, Intake { works: vec![counter.work.id], ..asked(&shop, &counter) }).await.expect("taken in");
    shop.write(move |tx| {
        tx.quiet("the hand-over has its own stories");
        let now = tx.now();
        let line = tx.all::<Line>((order.id,))?.remove(0);
        tx.put(&Line { warranty_days: 90, ..line })?;
        let order = tx.need::<Order>(&order.id)?;
        tx.put(&Order { warranty_from: Some(now), ..order })
    })
    .await;
    let seen = anna.get(&format!("/orders/new/serial?serial={IMEI}")).await.ok();
    seen.says("Уже был у нас:").says("Гарантия до 21.02.2027").says("По гарантии");
    anna.get("/orders/new/serial?serial=123").await.ok().hides("Уже был");
}

#[tokio::test]
async fn without_script_the_page_asks_which_client_it_is() {
    let shop = Shop::new().await;
    let counter = counter(&shop).await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    take(&shop, asked(&shop, &counter)).await.expect("taken in");
    let name = counter.work.name.ru.clone();
    let one = anna.post("/orders/new", &[("client_text", "Тихонова"), ("work_text", name.as_str()), ("refresh", "type")]).await.ok();
    one.says("Apple iPhone 13 mini").says("По прайсу:");
    take(&shop, asked(&shop, &counter)).await.expect("a namesake");
    let two = anna.post("/orders/new", &[("client_text", "Тихонова"), ("refresh", "type")]).await.ok();
    assert_eq!(two.body.matches("name=\"pick_client\"").count(), 3, "two of them and a new one");
    let client = shop.read(|r| Ok(r.all::<Client>(())?[1].id.to_string())).await;
    let chosen = anna.post("/orders/new", &[("client_text", "Тихонова"), ("pick_client", client.as_str())]).await.ok();
    assert!(chosen.body.contains(&format!("name=\"client\" value=\"{client}\"")));
}

#[tokio::test]
async fn a_shop_whose_devices_have_no_imei_is_not_asked_for_one() {
    let shop = Shop::new().await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    anna.get("/orders/new").await.ok().says("IMEI / серийный");
    shop.write(|tx| {
        tx.quiet("bicycles have numbers on their frames");
        for mut kind in catalog::device_types(tx)? {
            kind.serial = catalog::SerialKind::Serial;
            tx.put(&kind)?;
        }
        Ok(())
    })
    .await;
    anna.get("/orders/new").await.ok().says("Серийный номер").hides("IMEI / серийный");
}
