//! Two people at one thing: what each changed is put together, and what both changed is asked about. Nothing typed is lost.

use verstak::{
    kernel::{Money, Quantity, Rights},
    orders::{Line, Order},
    store::Reads,
};

use crate::{
    bench::Bench,
    forms::Sheet,
    shop::{Answer, Person, Shop},
};

/// Two people with the same form before them.
async fn both(one: &Person<'_>, other: &Person<'_>, page: &str, action: &str) -> (Sheet, Sheet) {
    let open = async |person: &Person<'_>| Sheet::of(&person.get(page).await.ok(), action);
    (open(one).await, open(other).await)
}

/// The dialog with both versions, and the form inside it.
fn asked(answer: Answer, action: &str) -> Sheet {
    let answer = answer.is(409);
    answer.says("Пока вы правили, это изменили").says("Сохранить выбранное").says("Обновить и потерять моё");
    Sheet::of(&answer, action)
}

async fn line_of(shop: &Shop, order: &Order) -> Line {
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

#[tokio::test]
async fn what_was_typed_about_a_thing_that_is_gone_or_closed_stays_on_the_page() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (owner, anna) = (shop.owner().await, shop.hire("Анна Котова", "anna", "receptionist").await);
    let line = line_of(&shop, &order).await;
    let path = format!("/orders/{}/lines/{}", order.id, line.id);
    let (hers, _) = both(&anna, &owner, &path, &path).await;
    owner.post(&format!("{path}/removal"), &[]).await.goes_to();
    let gone = hers.with("comment", "стекло с рамкой").send(&anna).await.is(404);
    gone.says("Введённое осталось здесь").says("стекло с рамкой");

    let path = format!("/orders/{}/details", order.id);
    let (hers, _) = both(&anna, &owner, &path, &path).await;
    bench.moves(&order, "refused_client", Rights::ALL).await.expect("closed");
    let closed = hers.with("note", "Позвонить жене").send(&anna).await.is(422);
    assert!(closed.body.contains("Позвонить жене"), "what she wrote is kept");
    shop.is_sound().await;
}
