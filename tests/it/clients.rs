//! Stories of clients and their devices.

use verstak::{
    catalog,
    clients::{self, Client, ClientAsk, Device, DeviceAsk, SerialRule},
    kernel::Phone,
    store::Reads,
};

use crate::shop::Shop;

async fn comes(shop: &Shop, name: &'static str, phone: &'static str) -> Client {
    shop.write(move |tx| clients::create(tx, &ClientAsk::person(name, Phone::parse(phone)))).await
}

async fn phone_of(shop: &Shop, owner: &Client, serial: &'static str) -> Device {
    let owner = owner.id;
    let device_type = shop.read(|r| Ok(catalog::device_types(r)?.remove(0).id)).await;
    let ask = DeviceAsk {
        device_type,
        brand: "Apple".into(),
        model: "iPhone 13".into(),
        color: String::new(),
        serial: serial.into(),
        rule: SerialRule::Any,
        owner,
        known: None,
    };
    shop.write(move |tx| clients::create_device(tx, &ask)).await
}

#[tokio::test]
async fn a_client_is_written_down_and_a_wrong_card_keeps_what_was_typed() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let wrong = [("kind", "organisation"), ("name", ""), ("tax_number", "12a"), ("phone", "звонить вечером"), ("email", "x@y")];
    let page = owner.post("/clients", &wrong).await.is(422);
    page.says("Заполните это поле").says("От 8 до 14 цифр").says("Проверьте номер").says("Проверьте адрес почты");
    assert!(page.body.contains("звонить вечером"));
    let right = [
        ("kind", "person"),
        ("name", "Мельникова Ирина"),
        ("phone", "8 900 555-01-23"),
        ("phone_note", "после 18"),
        ("data_consent", "on"),
    ];
    let card = owner.post("/clients", &right).await.goes_to();
    owner.get(&card).await.ok().says("Мельникова Ирина").says("+7 900 555-01-23").says("после 18").says("дано");
    owner.get("/clients").await.ok().says("Мельникова Ирина").says("1 клиент");
    owner.post("/clients", &[("kind", "person"), ("name", "Иван"), ("number", "77")]).await.is(422).says("Лишнее поле");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_client_is_found_by_the_last_digits_a_mistyped_name_or_a_serial() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let client = comes(&shop, "Щербаков Юрий", "9005550123").await;
    comes(&shop, "Фёдоров Глеб", "9005559999").await;
    phone_of(&shop, &client, "F2LX9K001Q").await;
    for query in ["0123", "щербоков", "x9k001", "iphone"] {
        owner.get(&format!("/clients?q={query}")).await.ok().says("Щербаков Юрий").hides("Фёдоров").says("Найден 1");
    }
    assert!(owner.get("/clients?q=0123").await.body.contains("<mark>01-23</mark>"));
    owner.get("/clients?q=кузнецов").await.ok().says("Ничего не найдено").says("Сбросить фильтры");
    owner.get("/combo/clients?q=0123").await.ok().says("Щербаков").says("1 изделие").says("Новый клиент «0123»");
    owner.get("/combo/serial?q=f2lx9k001q").await.ok().says("Apple iPhone 13").says("Щербаков");
}

#[tokio::test]
async fn a_phone_of_somebody_else_is_a_warning_with_his_name() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    comes(&shop, "Мельникова Ирина", "9005550123").await;
    owner.get("/clients/same-phone?phone=89005550123").await.ok().says("Мельникова Ирина");
    let card = owner.post("/clients", &[("kind", "person"), ("name", "Мельников Олег"), ("phone", "9005550123")]).await.goes_to();
    owner.get(&card).await.ok().says("есть ещё у клиента").says("Мельникова Ирина");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_known_device_is_taken_over_instead_of_being_made_again() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let (first, second) = (comes(&shop, "Иванов", "").await, comes(&shop, "Петров", "").await);
    let device = phone_of(&shop, &first, "490154203237518").await;
    let kind = device.device_type.to_string();
    let path = format!("/clients/{}/devices", second.id);
    let asked = [("device_type", kind.as_str()), ("brand", "Apple"), ("model", "iPhone 13"), ("serial", "49-015420-323751-8")];
    owner.post(&path, &asked).await.is(422).says("Такой номер уже у изделия").says("Иванов").says("теперь у этого клиента");
    let id = device.id.to_string();
    owner.post(&path, &[asked.as_slice(), &[("same", id.as_str())]].concat()).await.goes_to();
    assert_eq!(shop.read(|r| clients::devices_of(r, second.id)).await.len(), 1);
    owner.get(&format!("/devices/{id}")).await.ok().says("сменило владельца: Иванов → Петров");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_client_in_the_archive_is_out_of_the_lists_and_comes_back() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let client = comes(&shop, "Иванов", "9005550123").await;
    let card = format!("/clients/{}", client.id);
    owner.post(&format!("{card}/archive"), &[]).await.goes_to();
    owner.get("/clients?q=0123").await.ok().hides("Иванов");
    owner.get("/clients?archive=yes").await.ok().says("Иванов");
    owner.get("/combo/clients?q=0123").await.ok().hides("Иванов");
    owner.post(&format!("{card}/restoration"), &[]).await.goes_to();
    owner.get("/clients").await.ok().says("Иванов");
    assert_eq!(shop.read(|r| r.need::<Client>(&client.id)).await.number, 1);
    shop.is_sound().await;
}

#[tokio::test]
async fn who_may_not_change_clients_sees_no_way_to() {
    let shop = Shop::new().await;
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    let client = comes(&shop, "Иванов", "9005550123").await;
    let card = format!("/clients/{}", client.id);
    let form = [("kind", "person"), ("name", "Другой"), ("version", "0")];
    master.post(&card, &form).await.is(403);
    master.post("/clients", &form).await.is(403);
    master.get(&format!("{card}/edit")).await.is(403);
    assert_eq!(shop.read(|r| clients::client(r, client.id)).await.name, "Иванов");
}
