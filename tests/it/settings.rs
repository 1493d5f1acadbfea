//! Stories of the settings: the company, its locations, the chain of statuses.

use verstak::{
    kernel::{Id, mark},
    shop::{self, Status, StatusGroup},
};

use crate::shop::{Person, Shop};

async fn status(shop: &Shop, key: &'static str) -> Status {
    let all = shop.read(|r| shop::statuses(r)).await;
    all.into_iter().find(|status| status.key == key).expect("the starter has it")
}

/// The fields of a status as its form sends them.
fn fields(status: &Status) -> Vec<(&'static str, String)> {
    let mut all = vec![("name_ru", status.name.ru.clone()), ("name_en", status.name.en.clone()), ("name_uk", status.name.uk.clone())];
    all.push(("tone", status.tone.clone()));
    all.push(("norm", status.norm.map(|norm| (norm / 60).to_string()).unwrap_or_default()));
    all.extend(status.next.iter().map(|id| ("next", id.to_string())));
    all.extend(status.roles.iter().map(|id| ("roles", id.to_string())));
    if status.overdue {
        all.push(("overdue", "on".into()));
    }
    if status.starts_warranty {
        all.push(("starts_warranty", "on".into()));
    }
    all
}

async fn send(person: &Person<'_>, path: &str, fields: &[(&'static str, String)]) -> crate::shop::Answer {
    let borrowed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    person.post(path, &borrowed).await
}

fn location(name: &str, template: &str) -> Vec<(&'static str, String)> {
    let mut all = vec![("name", name.to_string()), ("address", String::new()), ("phone", String::new()), ("first_type", "last".into())];
    all.push(("order_template", template.to_string()));
    for (open, from, to) in [("open_0", "from_0", "to_0"), ("open_1", "from_1", "to_1")] {
        all.extend([(open, "on".to_string()), (from, "9".to_string()), (to, "18:30".to_string())]);
    }
    all
}

#[tokio::test]
async fn every_settings_page_opens_for_the_owner_and_for_nobody_else() {
    let shop = Shop::new().await;
    let (owner, master) = (shop.owner().await, shop.hire("Ковалёв Алексей", "kovalev", "master").await);
    let pages = ["company", "locations", "locations/new", "statuses", "statuses/new", "statuses/graph", "order-types", "sources", "papers"];
    for page in pages {
        let path = format!("/settings/{page}");
        owner.get(&path).await.ok();
        master.get(&path).await.is(403);
        assert_eq!(shop.stranger().get(&path).await.status, 303, "{path}");
    }
}

#[tokio::test]
async fn the_company_keeps_its_papers_and_a_wrong_tax_number_is_refused() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let ask = |tax: &'static str| {
        [
            ("name", "Мастерская"),
            ("legal_name", "ИП Орлова М. А."),
            ("country", "RU"),
            ("tax_number", tax),
            ("zone", "Asia/Omsk"),
            ("lang", "ru"),
            ("phone", "8 900 555 01 23"),
        ]
    };
    owner.post("/settings/company", &ask("12345")).await.is(422).says("ИНН: только цифры, 10 или 12 знаков");
    owner.post("/settings/company", &ask("7707083893")).await.goes_to();
    let company = shop.read(|r| shop::company(r)).await.expect("the company");
    assert_eq!((company.zone.as_str(), company.phone.as_str()), ("Asia/Omsk", "+7 900 555-01-23"));
    owner
        .post("/settings/company", &[("name", "X"), ("country", "RU"), ("zone", "Asia/Omsk"), ("lang", "ru"), ("demo", "1")])
        .await
        .is(422);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_shop_is_asked_for_names_in_its_own_language_and_the_rest_is_folded_away() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let company = [("name", "Shop"), ("country", "RU"), ("zone", "Europe/Moscow"), ("lang", "en")];
    owner.post("/settings/company", &company).await.goes_to();
    let lists = [
        ("/settings/warehouses", vec![("kind", "main"), ("location", "")]),
        ("/settings/cashboxes", vec![("kind", "cash"), ("location", "")]),
        ("/settings/articles", vec![("direction", "out")]),
        ("/settings/measures", vec![("short_ru", ""), ("short_en", "box"), ("short_uk", ""), ("decimals", "0"), ("code", "")]),
        ("/settings/devices", vec![("serial", "serial"), ("icon", "smartphone")]),
        ("/settings/sources", vec![]),
    ];
    for (page, rest) in lists {
        let with = |own: &'static str| [&[("name_ru", ""), ("name_en", own), ("name_uk", "")], rest.as_slice()].concat();
        let nameless = owner.post(page, &with("")).await.is(422);
        let (own, other) = (nameless.body.find("name=\"name_en\"").expect(page), nameless.body.find("name=\"name_ru\"").expect(page));
        assert!(own < other, "{page}: the shop's own language is asked for first");
        assert!(nameless.body.contains("e-name_en"), "{page}: it is what must be said");
        owner.post(page, &with("A word of ours")).await.goes_to();
        owner.get(page).await.ok().says("A word of ours");
    }
    shop.is_sound().await;
}

#[tokio::test]
async fn a_second_location_numbers_its_orders_in_its_own_way() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    send(&owner, "/settings/locations", &location("Речная, 5", "л-{c:5}")).await.is(422).says("счётчик");
    send(&owner, "/settings/locations", &location("Речная, 5", "Л-{C:5}")).await.is(422).says("Лесная, 14");
    send(&owner, "/settings/locations", &location("Речная, 5", "Р-{C}")).await.goes_to();
    let all = shop.read(|r| shop::locations(r)).await;
    assert_eq!((all.len(), all[1].label_prefix, all[1].hours[0], all[1].hours[6]), (2, 2, Some((540, 1110)), None));
    let backwards: Vec<_> =
        location("Речная, 5", "Р-{C}").into_iter().map(|(k, v)| if k == "to_0" { (k, "8:00".into()) } else { (k, v) }).collect();
    send(&owner, &format!("/settings/locations/{}", all[1].id), &backwards).await.is(422).says("позже открытия");

    owner.post(&format!("/settings/locations/{}/archive", all[0].id), &[]).await.goes_to();
    owner.post(&format!("/settings/locations/{}/archive", all[1].id), &[]).await.is(422).says("последняя точка");
    owner.post(&format!("/settings/locations/{}/restoration", all[0].id), &[]).await.goes_to();
    assert_eq!(shop.read(|r| shop::locations(r)).await.len(), 2);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_location_comes_back_from_the_archive_only_when_its_name_and_numbers_are_free() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    send(&owner, "/settings/locations", &location("Речная, 5", "Р-{C}")).await.goes_to();
    let old = shop.read(|r| shop::locations(r)).await[1].id;
    owner.post(&format!("/settings/locations/{old}/archive"), &[]).await.goes_to();
    send(&owner, "/settings/locations", &location("речная, 5", "Н-{C}")).await.goes_to();
    owner.post(&format!("/settings/locations/{old}/restoration"), &[]).await.is(422).says("Такое название уже есть");
    let new = shop.read(|r| shop::locations(r)).await[1].id;
    send(&owner, &format!("/settings/locations/{new}"), &location("Новая, 8", "р-{C}")).await.goes_to();
    owner.post(&format!("/settings/locations/{old}/restoration"), &[]).await.is(422).says("Новая, 8");
    shop.is_sound().await;
}

#[tokio::test]
async fn what_is_wrong_in_many_fields_is_said_above_them_with_a_link_to_each_and_under_each() {
    let shop = Shop::new().await;
    let page = shop.owner().await.post("/settings/locations", &[("first_type", "last")]).await.is(422);
    let above = page.body.split("class=\"errors\"").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("a summary");
    for field in ["name", "order_template"] {
        assert!(above.contains(&format!("<a href=\"#f-{field}\" data-name>Заполните это поле</a>")), "{above}");
        assert!(page.body.contains(&format!("for=\"f-{field}\"")), "its label names it there");
    }
    assert_eq!(page.body.matches("class=\"error\"").count(), 2, "the name and the template both say it");
}

#[tokio::test]
async fn settings_of_the_company_need_the_right_at_every_location() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    send(&owner, "/settings/locations", &location("Речная, 5", "Р-{C}")).await.goes_to();
    let all = shop.read(|r| shop::locations(r)).await;
    let partner = shop.hire_at("Сафин Руслан", "safin", "owner", Some(all[1].id)).await;
    partner.get("/settings/company").await.is(403);
    partner.get("/settings/statuses").await.is(403);
    partner.get("/settings/locations").await.ok().says("Речная, 5").hides("ул., 14");
    partner.get(&format!("/settings/locations/{}", all[0].id)).await.is(404);
    send(&partner, &format!("/settings/locations/{}", all[1].id), &location("Речная, 7", "Р-{C}")).await.goes_to();
    send(&partner, &format!("/settings/locations/{}", all[0].id), &location("Моя", "М-{C}")).await.is(404);
}

#[tokio::test]
async fn a_status_changes_but_keeps_its_group_and_the_order_of_its_steps() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let before = status(&shop, "in_work").await;
    let path = format!("/settings/statuses/{}", before.id);
    let mut ask = fields(&before);
    ask.retain(|(name, _)| *name != "norm");
    ask.push(("norm", "1,5".into()));
    ask.push(("next", status(&shop, "diagnostics").await.id.to_string()));
    ask.reverse();
    ask.push(("group", "closed".into()));
    send(&owner, &path, &ask).await.goes_to();
    let after = status(&shop, "in_work").await;
    assert_eq!((after.group, after.norm), (StatusGroup::Progress, Some(90)));
    assert_eq!(after.next[..before.next.len()], before.next[..]);
    assert_eq!(after.next.len(), before.next.len() + 1);

    let same = vec![("name_ru", "готов к выдаче".to_string()), ("group", "ready".into()), ("tone", "green".into())];
    send(&owner, "/settings/statuses", &same).await.is(422).says("Такое название уже есть");
    send(&owner, "/settings/statuses", &[("name_ru", "Ждёт оплату".into()), ("tone", "gold".into())])
        .await
        .is(422)
        .says("Выберите из списка");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_chain_keeps_its_beginning_and_its_end() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    for (key, words) in [("new", "начинаются заказы типа"), ("issued", "последний статус своей группы")]
    {
        let id = status(&shop, key).await.id;
        owner.post(&format!("/settings/statuses/{id}/archive"), &[]).await.is(422).says(words);
    }
    owner.post("/preferences/lang", &[("lang", "en"), ("back", "/")]).await.goes_to();
    let first = status(&shop, "new").await.id;
    owner.post(&format!("/settings/statuses/{first}/archive"), &[]).await.is(422).says("Orders of the type “Paid” begin");
    owner.post("/preferences/lang", &[("lang", "ru"), ("back", "/")]).await.goes_to();
    let id = status(&shop, "outsourced").await.id;
    owner.post(&format!("/settings/statuses/{id}/archive"), &[]).await.goes_to();
    assert!(shop.read(|r| shop::statuses(r)).await.iter().all(|status| status.id != id));
    owner.get("/settings/statuses").await.ok().says("У подрядчика");
    owner.post(&format!("/settings/statuses/{id}/restoration"), &[]).await.goes_to();
    let stray: Id<mark::Status> = Id::fixed(7);
    owner.post(&format!("/settings/statuses/{stray}/archive"), &[]).await.is(404);
}

#[tokio::test]
async fn exactly_one_order_type_is_the_default() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let types = shop.read(|r| shop::order_types(r)).await;
    let (first, second) = (&types[0], &types[1]);
    let closed = status(&shop, "issued").await.id.to_string();
    let initial = second.initial.to_string();
    let path = format!("/settings/order-types/{}", second.id);
    owner.post(&path, &[("name_ru", "Гарантия"), ("initial", &closed)]).await.is(422).says("не может начинаться с закрытого");
    owner.post(&path, &[("name_ru", "Гарантия"), ("initial", &initial), ("default", "on")]).await.goes_to();
    let defaults: Vec<_> = shop.read(|r| shop::order_types(r)).await.into_iter().filter(|kind| kind.default).collect();
    assert_eq!((defaults.len(), defaults[0].id), (1, second.id));
    owner.post(&format!("{path}/archive"), &[]).await.is(422).says("тип по умолчанию");
    owner.post(&format!("/settings/order-types/{}/place", first.id), &[("step", "down")]).await.goes_to();
    assert_eq!(shop.read(|r| shop::order_types(r)).await[0].id, second.id);
}

#[tokio::test]
async fn paragraphs_of_a_paper_move_and_empty_ones_go() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let ask = [("ru", "Первое"), ("en", "First"), ("uk", ""), ("ru", "Второе"), ("en", ""), ("uk", ""), ("ru", ""), ("en", ""), ("uk", "")];
    let mut moved = ask.to_vec();
    moved.push(("move", "0:down"));
    owner.post("/settings/papers/receipt", &moved).await.goes_to();
    let terms = shop.read(|r| shop::terms(r, shop::Paper::Receipt)).await;
    let names: Vec<(&str, &str)> = terms.iter().map(|said| (said.ru.as_str(), said.en.as_str())).collect();
    assert_eq!(names, [("Второе", ""), ("Первое", "First")]);
    owner.get("/settings/papers/contract").await.is(404);
    shop.is_sound().await;
}
