//! The order card under the hands of different people: without script, with a change of mind, with somebody else paying.

use verstak::{
    cash::ledger,
    kernel::{Lang, Money, Rights},
    orders::{Intake, Line, LineKind},
    store::Reads,
};

use crate::{bench::Bench, shop::Shop};

#[tokio::test]
async fn a_short_form_sent_without_script_comes_back_with_what_was_typed_and_what_is_wrong() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let owner = shop.owner().await;
    let lines = format!("/orders/{}/lines", order.id);
    for (kind, place) in [("work", "wrong-work"), ("part", "wrong-part")] {
        let fields = [("kind", kind), ("service_text", "Шлейф зарядки"), ("price", "дорого")];
        let page = owner.post(&lines, &fields).await.is(422);
        assert!(page.body.contains("value=\"Шлейф зарядки\"") && page.body.contains("value=\"дорого\""), "{kind}: the text is lost");
        let said = page.body.split(&format!("id=\"{place}\"")).nth(1).and_then(|rest| rest.split("</div>").next());
        assert!(said.is_some_and(|said| said.contains("class=\"error\"")), "{kind}: nothing is said at the form");
    }
    let long = "э".repeat(4001);
    let page = owner.post(&format!("/orders/{}/comments", order.id), &[("text", &long), ("audience", "client")]).await.is(422);
    assert!(page.body.contains(&format!("value=\"{long}\"")), "the note is lost");
    assert!(page.body.contains("value=\"client\" checked"), "for whom it was is lost");
    let note = [("master_note", long.as_str()), ("was_master_note", "")];
    let page = owner.post(&format!("/orders/{}/details", order.id), &note).await.is(422);
    assert!(page.body.contains(&long), "the master's note is lost");
}

#[tokio::test]
async fn a_removed_line_is_put_back_from_the_feed_by_whoever_may() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let line = shop.read(|r| Ok(r.all::<Line>((order.id,))?.remove(0))).await.id;
    let (owner, nina) = (shop.owner().await, shop.hire("Белова Нина", "nina", "accountant").await);
    let path = format!("/orders/{}/lines/{line}", order.id);
    owner.post(&format!("{path}/removal"), &[]).await.goes_to();
    let feed = format!("/orders/{}/feed?only=all", order.id);
    let offer = format!("{path}/restoration");
    let card = format!("/orders/{}?tab=feed", order.id);
    assert!(owner.get(&card).await.ok().body.contains(&offer), "the owner is offered it");
    assert!(owner.get_into(&feed, "feed").await.ok().body.contains(&offer), "on every page of the feed");
    assert!(!nina.get(&card).await.ok().body.contains(&offer), "an accountant does not change lines");
    owner.post(&offer, &[]).await.goes_to();
    assert!(!owner.get(&card).await.ok().body.contains(&offer), "it stands there again");
    owner.post(&format!("{path}/removal"), &[]).await.goes_to();
    assert!(owner.get(&card).await.ok().body.contains(&offer), "removed once more");
    bench.moves(&order, "refused_client", Rights::ALL).await.expect("closed");
    assert!(!owner.get(&card).await.ok().body.contains(&offer), "a closed order is not changed");
    shop.is_sound().await;
}

#[tokio::test]
async fn money_paid_ahead_is_an_advance_and_no_debt() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let ahead = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    bench.pays(&ahead, &[(&bench.cash, Money::major(500))], None).await.expect("an advance");
    let owing = bench.take(bench.intake("Лапшин Михаил", "+7 900 555-10-02")).await;
    bench.line(&owing, LineKind::Part, "Дисплей", Money::major(4200), Money::ZERO).await;
    let oleg = shop.hire("Олег Ветров", "oleg", "master").await;
    for person in [shop.owner().await, oleg] {
        let list = person.get("/orders").await.ok();
        list.says("аванс 500").hides("\u{2212}500").says("Долг 4 200 ₽").says("Авансы 500 ₽");
    }
    shop.owner().await.get_into(&format!("/clients/{}/orders", ahead.client), "orders").await.ok().says("аванс 500");
    shop.is_sound().await;
    bench.moves(&owing, "in_work", Rights::ALL).await.expect("moves with its sums");
    shop.is_sound().await;
}

#[tokio::test]
async fn somebody_else_may_pay_and_his_money_is_counted_as_his() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let firm = bench.order("Страхование Волга", "+7 900 555-10-02").await.client;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    let path = format!("/orders/{}/people", order.id);
    let firm_id = firm.to_string();
    let page = anna.get(&path).await.ok();
    assert!(page.body.contains("name=\"payer_text\""), "the dialog asks who pays");
    let version = bench.now(&order).await.version.to_string();
    let ask = |id: &str, name: &str| {
        let fields = [("version", version.as_str()), ("payer", id), ("payer_text", name)];
        fields.map(|(key, value)| (key, value.to_string())).to_vec()
    };
    let send = async |fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(key, value)| (*key, value.as_str())).collect();
        anna.post(&path, &fields).await
    };
    send(ask("", "Никто такой")).await.is(422).says("Выберите клиента из списка").says("Плательщик");
    send(ask(&firm_id, "Страхование Волга")).await.goes_to();
    anna.get(&format!("/orders/{}?tab=feed", order.id)).await.ok().says("Страхование Волга").says("плательщик");
    anna.get(&format!("/orders/{}/print/act", order.id)).await.ok().says("Плательщик: Страхование Волга");
    bench.pays(&order, &[(&bench.cash, Money::major(300))], None).await.expect("paid");
    let operation = shop.read(|r| Ok(ledger::operations_of(r, order.id)?.remove(0))).await;
    assert_eq!(operation.client, Some(firm));
    let version = bench.now(&order).await.version.to_string();
    let fields = [("version", version.as_str()), ("payer", ""), ("payer_text", "")];
    anna.post(&path, &fields).await.is(422).says("уже приняты деньги");
    shop.is_sound().await;
}

#[tokio::test]
async fn the_list_sorts_by_time_in_status_both_ways_and_so_does_what_a_search_found() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let mut orders = Vec::new();
    for number in 0..3 {
        let order = bench.take(Intake { ..bench.intake("Тихонова Дарья", &format!("+7 900 555-39-4{number}")) }).await;
        orders.push(order);
        shop.clock.advance(verstak::kernel::Moment::HOUR);
    }
    // The first one comes to its status last.
    bench.moves(&orders[0], "in_work", Rights::ALL).await.expect("into work");
    let owner = shop.owner().await;
    let found = serde_urlencoded::to_string([("q", "Тихонова")]).expect("text");
    for (path, want) in [
        ("/orders?sort=since".to_string(), [1, 2, 0]),
        ("/orders?sort=-since".to_string(), [0, 2, 1]),
        (format!("/orders?{found}&sort=since"), [1, 2, 0]),
        (format!("/orders?{found}&sort=-created"), [2, 1, 0]),
    ] {
        let page = owner.get(&path).await.ok();
        let place = |at: usize| page.body.find(&format!("id=\"order-{}\"", orders[at].id)).expect("in the list");
        assert!(want.windows(2).all(|pair| place(pair[0]) < place(pair[1])), "{path}: {want:?}");
    }
    owner.get("/orders?sort=since").await.ok();
    assert!(owner.get("/orders?sort=since").await.ok().body.contains("sort=-since"), "the head turns the order round");
}

#[tokio::test]
async fn the_act_names_the_tax_of_the_company() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
    bench.line(&order, LineKind::Work, "Замена дисплея", Money(740_943), Money::ZERO).await;
    bench.line(&order, LineKind::Part, "Винт", Money(61), Money::ZERO).await;
    let owner = shop.owner().await;
    let act = format!("/orders/{}/print/act", order.id);
    owner.get(&act).await.ok().says("Без НДС");
    let company = |vat: &'static str, country: &'static str| {
        [("name", "Мастерская"), ("country", country), ("zone", "Europe/Moscow"), ("lang", "ru"), ("vat", vat)]
    };
    owner.get("/settings/company").await.ok().says("22 %");
    owner.post("/settings/company", &company("standard", "RU")).await.goes_to();
    owner.get(&act).await.ok().says("В том числе НДС 22 %: 1 336,24 ₽");
    owner.post("/settings/company", &company("5", "UA")).await.is(422).says("такой ставки нет");
    owner.post("/settings/company", &company("7", "UA")).await.goes_to();
    owner.get(&act).await.ok().says("НДС 7 %: 484,77");
    owner.get("/settings/audit").await.ok().says("НДС").hides("standard");
}

#[tokio::test]
async fn the_statuses_say_how_many_orders_stand_in_each_and_long_norms_in_working_days() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    for number in 0..3 {
        bench.take(bench.intake("Тихонова Дарья", &format!("+7 900 555-39-4{number}"))).await;
    }
    let page = shop.owner().await.get("/settings/statuses").await.ok();
    let row = |key: &str| {
        let id = bench.status(key).id;
        let found = page.body.split("<tr").find(|row| row.contains(&format!("/settings/statuses/{id}\"")));
        found.expect("a row").to_string()
    };
    assert!(row("new").contains("<td class=\"num\">3</td>"), "{}", row("new"));
    let ready = bench.status("ready").clone();
    assert_eq!(ready.norm, Some(120 * 60), "{}", ready.name.get(Lang::Ru));
    assert!(row("ready").contains("12\u{a0}дн."), "ten hours a day: {}", row("ready"));
}

#[tokio::test]
async fn a_work_is_given_only_to_somebody_who_does_works_here() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let line = shop.read(|r| Ok(r.all::<Line>((order.id,))?.remove(0))).await;
    let owner = shop.owner().await;
    let path = format!("/orders/{}/lines/{}", order.id, line.id);
    let (price, nobody) = (line.price.input(), order.id.to_string());
    let fields = |master| [("name", line.name.as_str()), ("quantity", "1"), ("price", price.as_str()), ("master", master)];
    owner.post(&path, &fields(&nobody)).await.is(422).says("Выберите мастера этой точки");
    shop.hire("Олег Ветров", "oleg", "master").await;
    let oleg = shop.read(|r| verstak::staff::masters(r, shop.location)).await.remove(0).id.to_string();
    owner.post(&path, &fields(&oleg)).await.goes_to();
    shop.is_sound().await;
}

#[tokio::test]
async fn an_address_of_a_page_that_cannot_be_is_no_fault() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let owner = shop.owner().await;
    for sort in ["", "sort=created&", "sort=since&", "sort=-since&", "sort=deadline&view=all&", "sort=-deadline&view=all&"] {
        for key in [i64::MIN, i64::MIN + 1, -(1 << 62), 1 << 62, i64::MAX] {
            owner.get(&format!("/orders?{sort}after={key}.{}", order.id)).await.ok();
        }
    }
}
