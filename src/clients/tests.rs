//! The rules of clients and devices, over an engine that runs every write twice.

use super::*;
use crate::{
    kernel::{Actor, Error, Lang, Moment, Phone, Rate, Result, Stamp},
    log::{Fact, Subject, fact},
    store::{Findings, Read, Store, Write, chaos::Chaos, redb::RedbEngine},
    web::follow::{Follow, Follower},
};

fn store() -> Store {
    Store::over(Chaos::over(RedbEngine::memory()))
}

fn stamp() -> Stamp {
    Stamp::new(Actor::employee(Id::fixed(9), "Орлова Марина"), Moment::from_millis(1_790_000_000_000))
}

async fn write<T: Send + 'static>(store: &Store, body: impl Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static) -> Result<T> {
    store.write(stamp(), body).await
}

fn phone(text: &str) -> Phone {
    Phone::parse(text).expect("a phone")
}

async fn made(store: &Store, name: &'static str, tel: &'static str) -> Client {
    write(store, move |tx| create(tx, &ClientAsk::person(name, Phone::parse(tel)))).await.expect("a client")
}

fn phone_ask(owner: &Client, serial: &str) -> DeviceAsk {
    DeviceAsk {
        device_type: Id::fixed(1),
        brand: "Apple".into(),
        model: "iPhone 13".into(),
        color: String::new(),
        serial: serial.into(),
        rule: SerialRule::Imei,
        owner: owner.id,
        known: None,
    }
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.code().to_string(),
        other => panic!("not refused: {other:?}"),
    }
}

fn clean(store: &Store) {
    let mut findings = Findings::default();
    store.read_now(|r| super::check::check(r, &mut findings)).expect("a check");
    assert_eq!(findings.wrong, Vec::<String>::new());
}

#[tokio::test]
async fn numbers_have_no_gaps_even_when_some_clients_are_refused() {
    let store = store();
    for (name, number) in [("Иванов", 1), ("Петров", 2)] {
        assert_eq!(made(&store, name, "").await.number, number);
    }
    assert_eq!(refused(write(&store, |tx| create(tx, &ClientAsk::person("  ", None))).await), "client_without_name");
    assert_eq!(made(&store, "Сидоров", "").await.number, 3);
    clean(&store);
}

#[tokio::test]
async fn a_phone_of_two_clients_is_a_hint_and_not_a_refusal() {
    let store = store();
    let (wife, husband) = (made(&store, "Жена", "9005550123").await, made(&store, "Муж", "8 900 555-01-23").await);
    let found = store.read_now(|r| holders(r, &phone("9005550123"), Some(husband.id))).expect("holders");
    assert_eq!(found.iter().map(|client| client.id).collect::<Vec<_>>(), [wife.id]);
    let twice = |tx: &mut Write<'_>| {
        let one = ClientPhone { phone: phone("9005550123"), note: String::new() };
        create(tx, &ClientAsk { phones: vec![one.clone(), one], ..ClientAsk::person("Двойной", None) })
    };
    assert_eq!(refused(write(&store, twice).await), "client_same_phone_twice");
}

#[tokio::test]
async fn a_change_is_told_with_what_was_before_and_a_stale_one_is_refused() {
    let store = store();
    let client = made(&store, "Иванов", "9005550123").await;
    let ask = EditAsk {
        id: client.id,
        version: Some(0),
        client: ClientAsk {
            name: "Иванова".into(),
            discounts: Discounts { works_in_orders: Rate::percent(5), ..Discounts::default() },
            conflict: Some("спорит".into()),
            data_consent: true,
            ..ClientAsk::default()
        },
        names: Vec::new(),
    };
    let again = ask.clone();
    let after = write(&store, move |tx| edit(tx, &ask)).await.expect("an edit");
    assert_eq!((after.version, after.consent.data), (1, Some(stamp().at)));
    let facts = store.read_now(|r| fact::feed(r, Subject::client(client.id), None, 10)).expect("a feed");
    let newest: ClientFact = serde_json::from_str(&facts[0].body).expect("a fact");
    assert_eq!(
        newest.tell(Lang::Ru).text,
        "Изменено: имя Иванов → Иванова; телефоны +7 900 555-01-23 → —; конфликтный — → спорит; \
         работы в заказах 0\u{a0}% → 5\u{a0}%; согласие на обработку данных нет → есть"
    );
    assert_eq!(newest.tell(Lang::Ru).tone, "red");
    assert_eq!(refused(write(&store, move |tx| edit(tx, &again)).await), "client_changed_meanwhile");
}

#[tokio::test]
async fn what_only_organisations_have_is_not_kept_for_a_person() {
    let store = store();
    let ask = |kind| ClientAsk { kind, tax_number: "7701234567".into(), kpp: "770101001".into(), ..ClientAsk::person("Кто-то", None) };
    let person = write(&store, move |tx| create(tx, &ask(ClientKind::Person))).await.expect("a person");
    let firm = write(&store, move |tx| create(tx, &ask(ClientKind::Organisation))).await.expect("a firm");
    assert_eq!((person.tax_number.as_str(), firm.tax_number.as_str()), ("", "7701234567"));
}

#[tokio::test]
async fn the_archive_is_counted_and_going_there_twice_changes_nothing() {
    let store = store();
    let client = made(&store, "Иванов", "").await;
    for _ in 0..2 {
        write(&store, move |tx| place(tx, client.id, Place::Archive)).await.expect("to the archive");
    }
    let count = store.read_now(|r| r.get::<ClientCount>(&0)).expect("a count").expect("a row");
    assert_eq!((count.last, count.archived), (1, 1));
    clean(&store);
    write(&store, move |tx| place(tx, client.id, Place::Lists)).await.expect("back");
    clean(&store);
}

#[tokio::test]
async fn a_wrong_imei_is_refused_unless_the_person_insists() {
    let store = store();
    let owner = made(&store, "Иванов", "").await;
    for (serial, rule, fate) in [
        ("490154203237518", SerialRule::Imei, None),
        ("49-015420-323751-8", SerialRule::Any, None),
        ("490154203237519", SerialRule::Any, Some("device_bad_imei")),
        ("F2LX9K001Q", SerialRule::Imei, None),
        ("4901542032375I8", SerialRule::Imei, Some("device_bad_imei")),
        ("4901542", SerialRule::Imei, Some("device_bad_imei")),
        ("F2LX9K001Q", SerialRule::Any, None),
        ("490154203237519", SerialRule::AsTyped, None),
        ("", SerialRule::Imei, None),
    ] {
        let ask = DeviceAsk { rule, ..phone_ask(&owner, serial) };
        let result = write(&store, move |tx| create_device(tx, &ask)).await;
        match fate {
            Some(code) => assert_eq!(refused(result), code, "{serial}"),
            None => assert!(result.is_ok(), "{serial}"),
        }
    }
}

#[tokio::test]
async fn a_known_serial_is_offered_instead_of_making_a_second_device() {
    let store = store();
    let (first, second) = (made(&store, "Иванов", "").await, made(&store, "Петров", "").await);
    let ask = DeviceAsk { rule: SerialRule::Any, ..phone_ask(&first, "СНК-12 В4") };
    let device = write(&store, move |tx| add_device(tx, &ask)).await.expect("a device");
    let same = DeviceAsk { rule: SerialRule::Any, ..phone_ask(&second, "chk12b4") };
    let other = same.clone();
    assert_eq!(refused(write(&store, move |tx| add_device(tx, &same)).await), "device_serial_known");
    let found = write(&store, move |tx| find_or_create_device(tx, &other)).await.expect("the same device");
    assert_eq!((found.id, found.owner), (device.id, second.id));
    let facts = store.read_now(|r| fact::feed(r, Subject::client(first.id), None, 10)).expect("a feed");
    assert!(facts[0].body.contains("DeviceMoved"), "the old owner's card remembers: {}", facts[0].body);
    clean(&store);
}

#[derive(Default)]
struct Names(Vec<(Id<mark::Client>, String)>, usize);

impl Follow for Names {
    fn fill(&mut self, reads: &Read<'_>) -> Result<()> {
        self.0 = reads.all::<Client>(())?.into_iter().map(|client| (client.id, client.name)).collect();
        Ok(())
    }
    fn heed(&mut self, reads: &Read<'_>, subjects: &[Subject]) -> Result<()> {
        for subject in subjects {
            let client = client(reads, subject.id.cast())?;
            self.1 += 1;
            self.0.retain(|(id, _)| *id != client.id);
            self.0.push((client.id, client.name));
        }
        Ok(())
    }
}

#[tokio::test]
async fn a_follower_hears_of_each_change_once_and_before_it_answers() {
    let store = store();
    made(&store, "Иванов", "").await;
    let follower = Follower::<Names>::default();
    let names = |names: &Names| (names.0.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>(), names.1);
    let ask = || store.read_now(|r| follower.ask(r, names)).expect("an answer");
    assert_eq!(ask(), (vec!["Иванов".to_string()], 0));
    let petrov = made(&store, "Петров", "").await;
    assert_eq!(ask(), (vec!["Иванов".to_string(), "Петров".to_string()], 1));
    write(&store, move |tx| place(tx, petrov.id, Place::Archive)).await.expect("to the archive");
    write(&store, move |tx| place(tx, petrov.id, Place::Lists)).await.expect("back");
    assert_eq!(ask().1, 2, "two facts about one client are one reading");
    assert_eq!(ask().1, 2);
}

#[tokio::test]
async fn a_client_is_found_by_anything_and_the_hit_says_why() {
    let store = store();
    let client = made(&store, "Щербаков Юрий", "9005550123").await;
    let ask = DeviceAsk { rule: SerialRule::Any, ..phone_ask(&client, "F2L-X9K 001Q") };
    let device = write(&store, move |tx| create_device(tx, &ask)).await.expect("a device");
    let lookup = Follower::<lookup::Lookup>::default();
    for (query, why) in [
        ("0123", "phone"),
        ("8 900 555-01-23", "phone"),
        ("№1", "number"),
        ("щербоков", "alike"),
        ("юрий", "name"),
        ("iphone 13", "device"),
        ("x9k001", "device"),
    ] {
        let hits = store.read_now(|r| lookup.ask(r, |lookup| lookup.find(query, 10))).expect("hits");
        let [hit] = hits.hits.as_slice() else { panic!("{query}: {hits:?}") };
        let said = match lookup::explain(&client, std::slice::from_ref(&device), query, hit.reason) {
            Why::Number => "number",
            Why::Phone(_) => "phone",
            Why::TaxNumber => "tax",
            Why::Device(_) => "device",
            Why::Name => "name",
            Why::Alike => "alike",
        };
        assert_eq!((hit.key, said), (client.id, why), "{query}");
    }
}
