//! Two people at one thing: what each changed is put together, and what both changed is asked about. Nothing typed is lost.

use verstak::{
    cash::Article,
    catalog,
    kernel::{Money, Quantity, Right},
    orders::{Line, Order},
    shop::Source,
    staff,
    store::Reads,
};

use crate::{
    bench::Bench,
    forms::Sheet,
    shop::{Answer, Person, Shop},
};

/// Two people with the same form before them.
pub async fn both(one: &Person<'_>, other: &Person<'_>, page: &str, action: &str) -> (Sheet, Sheet) {
    let open = async |person: &Person<'_>| Sheet::of(&person.get(page).await.ok(), action);
    (open(one).await, open(other).await)
}

/// The dialog with both versions, and the form inside it.
pub fn asked(answer: Answer, action: &str) -> Sheet {
    let answer = answer.is(409);
    answer.says("Пока вы правили, это изменили").says("Сохранить выбранное").says("Обновить и потерять моё");
    Sheet::of(&answer, action)
}

pub async fn line_of(shop: &Shop, order: &Order) -> Line {
    let id = order.id;
    shop.read(move |reads| Ok(reads.all::<Line>((id,))?.remove(0))).await
}

#[tokio::test]
async fn two_people_write_different_things_about_an_order_and_both_are_kept() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (anna, boris) = (shop.hire("Анна Котова", "anna", "receptionist").await, shop.hire("Борис Сухов", "boris", "receptionist").await);
    let path = format!("/orders/{}/details", order.id);
    let (hers, his) = both(&anna, &boris, &path, &path).await;
    hers.with("malfunction", "Разбит экран, не заряжается").send(&anna).await.goes_to();
    his.with("kit", "Чехол, зарядка").send(&boris).await.goes_to();
    let now = bench.now(&order).await;
    assert_eq!((now.malfunction.as_str(), now.kit.as_str()), ("Разбит экран, не заряжается", "Чехол, зарядка"));

    let people = format!("/orders/{}/people", order.id);
    let (hers, his) = both(&anna, &boris, &people, &people).await;
    hers.with("urgent", "on").send(&anna).await.goes_to();
    bench.pays(&order, &[(&bench.cash, Money::major(100))], None).await.expect("a payment in between hinders nobody");
    his.with("estimate", "5\u{a0}000").send(&boris).await.goes_to();
    let now = bench.now(&order).await;
    assert!(now.urgent, "what she ticked stands");
    assert_eq!(now.estimate, Some(Money::major(5000)));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_text_changed_by_both_is_shown_in_both_versions_and_either_may_be_chosen() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (anna, boris) = (shop.hire("Анна Котова", "anna", "receptionist").await, shop.hire("Борис Сухов", "boris", "receptionist").await);
    let path = format!("/orders/{}/details", order.id);
    let (hers, his) = both(&anna, &boris, &path, &path).await;
    hers.with("malfunction", "Не заряжается").send(&anna).await.goes_to();
    let told = his.with("malfunction", "Греется").with("note", "Звонить вечером").send(&boris).await;
    told.says("Было Стало У вас").says("Разбит экран").says("Не заряжается").says("Анна К., ").says("Греется");
    let choice = asked(told, &path);
    assert_eq!(choice.value("take_malfunction"), "mine", "his own is chosen for him");
    assert_eq!(bench.now(&order).await.malfunction, "Не заряжается", "nothing is saved before he chose");

    choice.clone().with("take_malfunction", "theirs").send(&boris).await.goes_to();
    let now = bench.now(&order).await;
    assert_eq!((now.malfunction.as_str(), now.note.as_str()), ("Не заряжается", "Звонить вечером"));

    let (hers, his) = both(&anna, &boris, &path, &path).await;
    hers.with("malfunction", "Не включается").send(&anna).await.goes_to();
    let choice = asked(his.with("malfunction", "Греется").send(&boris).await, &path);
    // While he was choosing, she went on.
    let (more, _) = both(&anna, &boris, &path, &path).await;
    more.with("malfunction", "Не включается, мокрый").send(&anna).await.goes_to();
    let told = choice.send(&boris).await;
    told.says("Не включается, мокрый");
    asked(told, &path).send(&boris).await.goes_to();
    assert_eq!(bench.now(&order).await.malfunction, "Греется");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_note_written_on_the_card_opens_the_choice_over_it() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (anna, boris) = (shop.hire("Анна Котова", "anna", "receptionist").await, shop.hire("Борис Сухов", "boris", "receptionist").await);
    let path = format!("/orders/{}/details", order.id);
    let card = boris.get(&format!("/orders/{}", order.id)).await.ok();
    let note =
        crate::forms::sheets(&card).into_iter().find(|sheet| sheet.action == path && sheet.fields.iter().any(|(name, _)| name == "note"));
    let note = note.expect("the note is written where it is read").with("note", "Перезвонить в семь");
    Sheet::of(&anna.get(&path).await.ok(), &path).with("note", "Перезвонить в шесть").send(&anna).await.goes_to();
    let fields: Vec<(&str, &str)> =
        note.fields.iter().filter(|(name, _)| name != "csrf" && name != "once").map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let told = boris.post_into(&path, &fields).await.is(409);
    told.says("Перезвонить в шесть").says("Перезвонить в семь");
    assert!(!told.body.contains("<html"), "only the dialog comes");
    assert!(told.body.contains("hx-target=\"#dialog\""));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_line_a_client_a_device_and_a_work_are_merged_and_asked_about_alike() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (owner, boris) = (shop.owner().await, shop.hire("Борис Сухов", "boris", "manager").await);
    let line = line_of(&shop, &order).await;
    let cases = [
        (format!("/orders/{}/lines/{}", order.id, line.id), None, ("comment", "второпях", "не торопясь"), ("quantity", "3")),
        (format!("/clients/{}", order.client), Some("/edit"), ("address", "ул. Мира, 1", "ул. Лесная, 2"), ("email", "t@mail.ru")),
        (format!("/devices/{}", order.device), Some("/edit"), ("color", "синий", "чёрный"), ("brand", "Эппл")),
        (format!("/price/{}", bench.work.id), None, ("price", "1234", "4 321"), ("minutes", "77")),
    ];
    for (action, edit, (field, his, mine), (aside, kept)) in cases {
        let page = format!("{action}{}", edit.unwrap_or_default());
        let (ours, theirs) = both(&owner, &boris, &page, &action).await;
        theirs.with(field, his).with(aside, kept).send(&boris).await.goes_to();
        let told = ours.with(field, mine).send(&owner).await;
        told.says(his).says(mine).says("Борис С., ");
        assert_eq!(told.body.matches("value=\"theirs\"").count(), 1, "{action}: only {field} is asked about");
        asked(told, &action).send(&owner).await.goes_to();
        let now = Sheet::of(&owner.get(&page).await.ok(), &action);
        let plain = |text: &str| text.replace([' ', '\u{a0}'], "");
        assert_eq!((plain(now.value(field)), now.value(aside)), (plain(mine), kept), "{action}");
    }
    assert_eq!(line_of(&shop, &order).await.quantity, Quantity::parse("3").expect("three"));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_tick_and_phones_are_told_in_words() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (owner, boris) = (shop.owner().await, shop.hire("Борис Сухов", "boris", "manager").await);
    let (page, action) = (format!("/clients/{}/edit", order.client), format!("/clients/{}", order.client));
    let (ours, theirs) = both(&owner, &boris, &page, &action).await;
    theirs.with("phone", "+7 900 555-00-11").without("data_consent").send(&boris).await.goes_to();
    let told = ours.with("phone", "8 900 555-00-22").with("messages", "on").send(&owner).await;
    told.says("+7 900 555-39-48").says("+7 900 555-00-11").says("8 900 555-00-22").hides("Согласие на обработку");
    asked(told, &action).with("take_phone", "theirs").send(&owner).await.goes_to();
    owner.get(&action).await.ok().says("+7 900 555-00-11").hides("555-00-22");
}

#[tokio::test]
async fn a_form_whose_answer_was_lost_gets_it_again_even_when_others_went_on() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (anna, boris) = (shop.hire("Анна Котова", "anna", "receptionist").await, shop.hire("Борис Сухов", "boris", "receptionist").await);
    let path = format!("/orders/{}/details", order.id);
    let (hers, _) = both(&anna, &boris, &path, &path).await;
    let hers = hers.with("malfunction", "Не заряжается");
    let first = hers.send(&anna).await.goes_to();
    let (his, _) = both(&boris, &anna, &path, &path).await;
    his.with("malfunction", "Греется").send(&boris).await.goes_to();
    assert_eq!(hers.send(&anna).await.goes_to(), first, "she is not asked about her own");
    assert_eq!(bench.now(&order).await.malfunction, "Греется", "and his text stands");
}

/// A form of the settings: its page, where it posts when that is elsewhere, a field that both change and one that only he does.
struct Setting {
    page: String,
    action: Option<String>,
    both: (&'static str, &'static str, &'static str),
    his: Option<(&'static str, &'static str)>,
}

fn setting(page: impl Into<String>, both: (&'static str, &'static str, &'static str), his: (&'static str, &'static str)) -> Setting {
    Setting { page: page.into(), action: None, both, his: Some(his) }
}

async fn settings_of(shop: &Shop, bench: &Bench<'_>) -> Vec<Setting> {
    let (first, second) = (("name_ru", "Первое имя", "Второе имя"), ("name_en", "The first name"));
    let location = bench.location;
    let mut all = vec![
        setting("/settings/company", ("site", "mira.ru", "lesnaya.ru"), ("email", "shop@mira.ru")),
        setting(format!("/settings/locations/{location}"), ("address", "ул. Мира, 1", "ул. Лесная, 2"), ("phone", "+7 900 555-77-88")),
        setting(format!("/settings/locations/{location}"), ("to_0", "21:15", "22:45"), ("to_1", "21:30")),
        setting(format!("/settings/statuses/{}", bench.status("in_work").id), ("norm", "3", "4"), second),
        setting(format!("/settings/order-types/{}", bench.order_type.id), first, second),
        setting(format!("/settings/cashboxes/{}", bench.cash.id), first, ("fee", "1,5")),
    ];
    let more = shop
        .read(|r| {
            let (source, role) = (r.all::<Source>(())?.remove(0).id, staff::role_named(r, "manager")?.expect("a ready role").id);
            let article = r.all::<Article>(())?.into_iter().find(|article| !article.system).expect("an article of the shop's own").id;
            let (phrase, category) = (r.all::<catalog::Phrase>(())?.remove(0).id, r.all::<catalog::Category>(())?.remove(0).id);
            let warehouse = verstak::stock::all_warehouses(r)?.remove(0).id;
            Ok(vec![
                setting(format!("/settings/warehouses/{warehouse}"), first, second),
                setting(format!("/settings/sources/{source}"), first, second),
                setting(format!("/settings/articles/{article}"), first, second),
                setting(format!("/settings/roles/{role}"), ("name", "Старший", "Управляющий"), second),
                setting(format!("/settings/devices/{}/edit", bench.phone), first, second),
                setting(format!("/settings/phrases/{phrase}"), first, second),
                setting(format!("/price/categories/{category}"), first, second),
            ])
        })
        .await;
    all.extend(more);
    all
}

#[tokio::test]
async fn every_form_of_the_settings_keeps_what_two_people_changed_and_asks_about_what_both_did() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (owner, boris) = (shop.owner().await, shop.hire("Борис Сухов", "boris", "owner").await);
    shop.hire("Ковалёв Алексей", "kovalev", "master").await;
    let kovalev =
        shop.read(|r| r.all::<staff::Employee>(())).await.into_iter().find(|one| one.login == "kovalev").expect("he was hired").id;
    let (brand, model) = shop.read(|r| Ok((r.all::<catalog::Brand>(())?.remove(0).id, r.all::<catalog::Model>(())?.remove(0).id))).await;
    let alone = |page: String, both| Setting { page, action: None, both, his: None };
    let mut all = settings_of(&shop, &bench).await;
    all.push(setting(format!("/settings/employees/{kovalev}"), ("position", "Старший мастер", "Инженер"), ("email", "k@mira.ru")));
    all.push(alone(format!("/settings/brands/{brand}"), ("name", "Эппл", "Яблоко")));
    all.push(alone(format!("/settings/models/{model}"), ("name", "Первая", "Вторая")));
    all.push(alone(format!("/price/{}/price", bench.work.id), ("price", "1234", "4321")));
    let paper = Setting {
        action: Some("/settings/papers/receipt".into()), ..alone("/settings/papers".into(), ("ru", "Первое", "Второе"))
    };
    all.push(paper);
    for Setting { page, action, both: (field, theirs, mine), his } in all {
        let action = action.unwrap_or_else(|| page.clone());
        let (hers, his_form) = both(&owner, &boris, &page, &action).await;
        // Saved by the button that saves, not by one that moves a paragraph.
        let (hers, his_form) = (hers.without("move"), his_form.without("move"));
        let his_form = his.iter().fold(his_form.with(field, theirs), |form, (aside, value)| form.with(aside, value));
        his_form.send(&boris).await.goes_to();
        let told = hers.with(field, mine).send(&owner).await;
        assert_eq!(told.status, 409, "{page}: {}", told.text());
        told.says("Борис С., ");
        let plain = |text: &str| text.replace([' ', '\u{a0}'], "");
        assert!(plain(&told.text()).contains(&plain(theirs)) && plain(&told.text()).contains(&plain(mine)), "{page}: {}", told.text());
        assert_eq!(told.body.matches("value=\"theirs\"").count(), 1, "{page}: only {field} is asked about");
        asked(told, &action).send(&owner).await.goes_to();
        let now = Sheet::of(&owner.get(&page).await.ok(), &action);
        assert_eq!(plain(now.value(field)), plain(mine), "{page}: what she chose is saved");
        if let Some((aside, value)) = his {
            assert_eq!(now.value(aside), value, "{page}: what only he changed is kept");
        }
    }
    shop.is_sound().await;
}

#[tokio::test]
async fn closed_days_are_asked_about_in_words() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (owner, boris) = (shop.owner().await, shop.hire("Борис Сухов", "boris", "owner").await);
    let (page, field) = ("/settings/periods", format!("until_{}", bench.location));
    let (hers, his) = both(&owner, &boris, page, page).await;
    his.with(&field, "2026-11-20").send(&boris).await.goes_to();
    let told = hers.with(&field, "2026-11-21").send(&owner).await;
    told.says("Лесная, 14").says("20.11.2026").says("21.11.2026").says("Борис С., ");
    asked(told, page).with(&format!("take_{field}"), "theirs").send(&owner).await.goes_to();
    assert_eq!(Sheet::of(&owner.get(page).await.ok(), page).value(&field), "2026-11-20");
    shop.is_sound().await;
}

#[tokio::test]
async fn ticks_of_two_people_are_all_kept_without_a_question() {
    let shop = Shop::new().await;
    let (owner, boris) = (shop.owner().await, shop.hire("Борис Сухов", "boris", "owner").await);
    let role = shop.read(|r| Ok(staff::role_named(r, "accountant")?.expect("a ready role"))).await;
    let page = format!("/settings/roles/{}", role.id);
    let (mut hers, mut his) = both(&owner, &boris, &page, &page).await;
    his.fields.push(("right".into(), Right::Comment.name().into()));
    hers.fields.push(("right".into(), Right::EditClients.name().into()));
    hers.fields.retain(|(_, value)| value != Right::SeeCash.name());
    his.send(&boris).await.goes_to();
    hers.send(&owner).await.goes_to();
    let now = shop.read(|r| Ok(staff::role_named(r, "accountant")?.expect("a ready role").rights())).await;
    let (had, without) = (role.rights(), |right| !now.has(right));
    assert!(now.has(Right::Comment) && now.has(Right::EditClients) && had.has(Right::SeeCash) && without(Right::SeeCash));
    shop.is_sound().await;
}

#[tokio::test]
async fn two_prices_typed_in_one_cell_are_chosen_from_over_the_list() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let (owner, boris) = (shop.owner().await, shop.hire("Борис Сухов", "boris", "owner").await);
    let path = format!("/price/{}/price", bench.work.id);
    let cell = Sheet::of(&owner.get_into(&path, "row").await.ok(), &path);
    Sheet::of(&boris.get(&path).await.ok(), &path).with("price", "1111").send(&boris).await.goes_to();
    let typed = cell.with("price", "2222");
    let fields: Vec<(&str, &str)> =
        typed.fields.iter().filter(|(name, _)| name != "csrf" && name != "once").map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let told = owner.post_into(&path, &fields).await.is(409);
    assert!(!told.body.contains("<html"), "only the dialog comes");
    told.says("1111").says("2222");
    let choice = Sheet::of(&told, &path).with("take_price", "mine");
    choice.send(&owner).await.goes_to();
    let work = bench.work.id;
    assert_eq!(shop.read(move |r| r.need::<catalog::Service>(&work)).await.price, Money::major(2222));
}

#[tokio::test]
async fn two_types_given_to_one_order_are_chosen_from() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (owner, boris) = (shop.owner().await, shop.hire("Борис Сухов", "boris", "owner").await);
    let types = shop.read(|r| verstak::shop::order_types(r)).await;
    let path = format!("/orders/{}/type", order.id);
    let (hers, his) = both(&owner, &boris, &path, &path).await;
    let others: Vec<String> = types.iter().filter(|kind| kind.id != order.order_type).map(|kind| kind.id.to_string()).collect();
    his.with("type", &others[0]).send(&boris).await.goes_to();
    let told = hers.with("type", &others[1]).send(&owner).await;
    told.says("Борис С., ");
    asked(told, &path).with("take_type", "theirs").send(&owner).await.goes_to();
    assert_eq!(bench.now(&order).await.order_type.to_string(), others[0]);
}

#[tokio::test]
async fn two_people_write_different_paragraphs_of_a_paper_and_both_are_kept() {
    let shop = Shop::new().await;
    let (owner, boris) = (shop.owner().await, shop.hire("Борис Сухов", "boris", "owner").await);
    let action = "/settings/papers/receipt";
    let (hers, his) = both(&owner, &boris, action, action).await;
    let write = |sheet: Sheet, at: usize, text: &str| {
        let mut sheet = sheet.without("move");
        sheet.fields.iter_mut().filter(|(name, _)| name == "ru").nth(at).expect("a paragraph").1 = text.into();
        sheet
    };
    let count = shop.read(|r| verstak::shop::terms(r, verstak::shop::Paper::Receipt)).await.len();
    write(his, 0, "Его первый").send(&boris).await.goes_to();
    write(write(hers, 1, "Её второй"), count, "Её новый").send(&owner).await.goes_to();
    let now = shop.read(|r| verstak::shop::terms(r, verstak::shop::Paper::Receipt)).await;
    assert_eq!((now[0].ru.as_str(), now[1].ru.as_str(), now[count].ru.as_str()), ("Его первый", "Её второй", "Её новый"));
    shop.is_sound().await;
}
