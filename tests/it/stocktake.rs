//! Goods found and goods counted: a surplus received by hand, a count by several people, what comes of it.

use verstak::{
    cash::{Account, ledger::balance},
    catalog::goods::{self, Product, ProductAsk},
    kernel::{Id, Money, Quantity, mark},
    stock::{self, Move, balance as shelf, units},
    stocktake::{self, Line, State, Stocktake},
    store::Reads,
    warehouse::{DocKind, Document, Reason},
};

use crate::{
    api::program::Program,
    exchange::read_back,
    sales::receive,
    shop::{Person, Shop},
};

const DOCUMENTS: &str = "/stock/documents";
const COUNTS: &str = "/stock/counts";
const DISPLAY: &str = "4601234567893";
const GLASS: &str = "96385074";

pub async fn product(shop: &Shop, name: &str, barcode: &str) -> Product {
    put(shop, ProductAsk { name: name.into(), category_name: "Дисплеи".into(), ..ProductAsk::default() }, barcode).await
}

async fn put(shop: &Shop, ask: ProductAsk, barcode: &str) -> Product {
    let barcodes = [barcode].iter().filter(|code| !code.is_empty()).map(ToString::to_string).collect();
    let ask = ProductAsk { barcodes, ..ask };
    shop.write(move |tx| goods::create_product(tx, &ask)).await
}

/// A document of one kind with its lines: what, how much, for how much.
async fn posted(person: &Person<'_>, kind: &str, warehouse: &str, lines: &[(&Product, &str, &str)]) -> String {
    let path = person.post(&format!("{DOCUMENTS}/new?kind={kind}"), &[("warehouse", warehouse)]).await.goes_to();
    for (product, quantity, price) in lines {
        let fields = [("product_text", product.code.as_str()), ("quantity", quantity), ("price", price)];
        let fields = if price.is_empty() { &fields[..2] } else { &fields[..] };
        person.post(&format!("{path}/lines"), fields).await.goes_to();
    }
    person.post(&format!("{path}/posting"), &[]).await.goes_to();
    path
}

async fn account(shop: &Shop, account: Account) -> Money {
    shop.read(move |r| balance(r, account, Id::fixed(0))).await
}

/// A shop with 7 displays for 900 and 4 glasses for 850 in its main warehouse.
struct Stand {
    shop: Shop,
    at: Id<mark::Warehouse>,
    display: Product,
    glass: Product,
}

impl Stand {
    async fn new() -> Stand {
        let shop = Shop::new().await;
        let (display, glass) = (product(&shop, "Дисплей A12", DISPLAY).await, product(&shop, "Дисплей A13", GLASS).await);
        let at = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id;
        posted(&shop.owner().await, "posting", &at.to_string(), &[(&display, "7", "900"), (&glass, "4", "850")]).await;
        Stand { shop, at, display, glass }
    }
    async fn has(&self, product: &Product) -> Quantity {
        let (at, product) = (self.at, product.id);
        self.shop.read(move |r| shelf::stock(r, at, product)).await.quantity
    }
    async fn start(&self, person: &Person<'_>, fields: &[(&str, &str)]) -> String {
        let at = self.at.to_string();
        let mut all = vec![("warehouse", at.as_str())];
        all.extend_from_slice(fields);
        person.post(&format!("{COUNTS}/new"), &all).await.goes_to()
    }
    async fn count(&self, path: &str) -> Stocktake {
        let id = id(path);
        self.shop.read(move |r| r.need::<Stocktake>(&id)).await
    }
    async fn line(&self, path: &str, product: &Product) -> Line {
        let key = (id(path), product.id);
        self.shop.read(move |r| r.need::<Line>(&key)).await
    }
    async fn documents(&self, path: &str) -> Vec<Document> {
        let of = self.count(path).await;
        self.shop.read(move |r| of.documents.iter().map(|id| r.need::<Document>(id)).collect::<verstak::kernel::Result<_>>()).await
    }
}

fn id(path: &str) -> Id<mark::Stocktake> {
    path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
}

async fn reads(person: &Person<'_>, path: &str, codes: &[&str]) {
    for code in codes {
        person.post(&format!("{path}/entries"), &[("code", code)]).await.goes_to();
    }
}

async fn finish(person: &Person<'_>, path: &str, rest: &str) {
    person.post(&format!("{path}/finish"), &[("rest", rest)]).await.goes_to();
}

#[tokio::test]
async fn goods_found_are_received_at_the_price_they_were_bought_for_last() {
    let shop = Shop::new().await;
    let display = product(&shop, "Дисплей A12", DISPLAY).await;
    let safin = shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let main = shop.read(|r| stock::all_warehouses(r)).await.remove(0).id;
    let at = main.to_string();
    posted(&safin, "posting", &at, &[(&display, "2", "900")]).await;
    safin.get("/stock").await.ok().says("Оприходовать излишки");
    let path = safin.post(&format!("{DOCUMENTS}/new?kind=surplus"), &[("warehouse", &at)]).await.goes_to();
    safin.post(&format!("{path}/lines"), &[("product_text", DISPLAY), ("quantity", "3")]).await.goes_to();
    safin.get(&path).await.ok().says("Оприходование излишков").says("2 700");
    safin.post(&format!("{path}/posting"), &[]).await.goes_to();
    assert_eq!(shop.read(|r| shelf::stock(r, main, display.id)).await.quantity, Quantity(5000));
    assert_eq!(account(&shop, Account::OtherIncome).await, Money::major(-4_500), "nobody is owed for what was found");
    safin.get(&format!("{path}/print")).await.ok().says("Акт оприходования излишков № 00001").says("две тысячи семьсот рублей");
    safin.get(&format!("{DOCUMENTS}?kind=surplus")).await.ok().says("Оприходование излишков 00001");
    safin.post(&format!("{path}/cancelling"), &[("comment", "нашлась накладная")]).await.goes_to();
    assert_eq!(account(&shop, Account::Goods).await, Money::major(1_800));
    shop.is_sound().await;
}

#[tokio::test]
async fn what_is_missing_is_written_off_and_what_is_above_the_book_is_received() {
    let stand = Stand::new().await;
    let safin = stand.shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let path = stand.start(&safin, &[("comment", "Ночная")]).await;
    safin.get(COUNTS).await.ok().says("Инвентаризация 00001").says("считают").says("0 из 2");
    safin.get(&path).await.ok().says("Посчитано 0 из 2 позиций").says("Не посчитаны 2").says("Ночная");
    safin.post_into(&format!("{path}/entries"), &[("code", "5*96385074")]).await.ok().says("Дисплей A13: 5, теперь 5");
    reads(&safin, &path, &[DISPLAY, DISPLAY]).await;
    safin.post_into(&format!("{path}/entries"), &[("code", DISPLAY), ("quantity", "3")]).await.ok().says("теперь 5");
    safin.post(&format!("{path}/settling"), &[]).await.is(422).says("Сначала закончите подсчёт");
    safin.post(&format!("{path}/finish"), &[]).await.goes_to();
    safin.get(&path).await.ok().says("Расхождения 2").says("−2").says("−1 800").says("+1").says("850").says("−950 ₽");
    safin.get(&format!("{path}/settling")).await.ok().says("списание недостачи, позиций: 1 · 1 800 ₽").says("Дисплей A13 × 1");
    safin.post(&format!("{path}/settling"), &[(&format!("price_{}", stand.glass.id), "870")]).await.goes_to();
    assert_eq!((stand.has(&stand.display).await, stand.has(&stand.glass).await), (Quantity(5000), Quantity(5000)));
    let made = stand.documents(&path).await;
    let told: Vec<_> = made.iter().map(|document| (document.kind, document.reason, document.number, document.total)).collect();
    assert_eq!(told[0], (DocKind::WriteOff, Reason::Shortage, 1, Money::major(1_800)));
    assert_eq!((told[1].0, told[1].2, told[1].3), (DocKind::Surplus, 1, Money::major(870)));
    assert_eq!(account(&stand.shop, Account::OtherExpense).await, Money::major(1_800));
    let card = format!("{DOCUMENTS}/{}", made[0].id);
    safin.get(&card).await.ok().says("Инвентаризация 00001").hides("Отменить проведение");
    safin.post(&format!("{card}/cancelling"), &[("comment", "ошибка")]).await.is(422).says("отмените её расчёт");
    safin.get(&path).await.ok().says("Списание 00001").says("Оприходование излишков 00001").says("рассчитано");
    safin.post(&format!("{path}/settling"), &[]).await.is(422).says("уже рассчитана");
    stand.shop.is_sound().await;
    safin.post(&format!("{path}/unsettling"), &[("comment", "нашлись в подсобке")]).await.goes_to();
    assert_eq!((stand.has(&stand.display).await, stand.has(&stand.glass).await), (Quantity(7000), Quantity(4000)), "as it was");
    for what in [Account::OtherExpense, Account::Shortages] {
        assert_eq!(account(&stand.shop, what).await, Money::ZERO, "{}", what.number());
    }
    assert_eq!(stand.count(&path).await.state, State::Counted);
    safin.post(&format!("{path}/cancelling"), &[("comment", "считали не то")]).await.goes_to();
    safin.get(&path).await.ok().says("отменена").hides("Рассчитать");
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn two_people_count_at_once_and_neither_overwrites_the_other() {
    let stand = Stand::new().await;
    let safin = stand.shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let anna = stand.shop.hire("Котова Анна", "anna", "receptionist").await;
    let path = stand.start(&safin, &[]).await;
    let (hers, his) = (format!("{path}/entries"), format!("{path}/entries"));
    for _ in 0..3 {
        let (one, other) = (anna.post_into(&hers, &[("code", DISPLAY)]), safin.post_into(&his, &[("code", DISPLAY), ("quantity", "2")]));
        let (one, other) = tokio::join!(one, other);
        one.ok();
        other.ok();
    }
    assert_eq!(stand.line(&path, &stand.display).await.counted(), Some(Quantity(9000)));
    anna.get(&path).await.ok().says("Сафин И. 3").says("Котова А. 3");
    let dialog = format!("{path}/lines/{}", stand.display.id);
    anna.get(&dialog).await.ok().says("Котова А.").says("Сафин И.").says("+2");
    safin.post(&format!("{path}/entries/6/undoing"), &[]).await.goes_to();
    safin.post_into(&format!("{path}/entries/6/undoing"), &[]).await.ok().says("уже отменена");
    let his: u64 = stand
        .shop
        .read({
            let key = (id(&path), stand.display.id);
            move |r| stocktake::entries_of(r, key.0, key.1)
        })
        .await
        .iter()
        .find(|entry| entry.quantity == Quantity(2000) && entry.undoes.is_none())
        .map_or(0, |entry| entry.number);
    anna.post_into(&format!("{path}/entries/{his}/undoing"), &[]).await.ok().says("Это посчитал другой: Сафин Ильдар");
    anna.post(&format!("{path}/finish"), &[("rest", "gone")]).await.is(403);
    let rest = stand.line(&path, &stand.display).await.counted().expect("counted");
    assert!(rest == Quantity(7000) || rest == Quantity(8000), "one entry is taken back: {}", rest.0);
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn a_blind_count_says_nothing_of_the_book_until_it_is_finished() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    posted(&owner, "posting", &stand.at.to_string(), &[(&stand.glass, "913713", "1")]).await;
    let path = stand.start(&owner, &[("blind", "on")]).await;
    reads(&owner, &path, &[DISPLAY]).await;
    let dialog = format!("{path}/lines/{}", stand.glass.id);
    for page in [&path, &dialog, &format!("{path}?view=differs"), &format!("{path}?view=left"), &format!("{path}/print/inventory")] {
        let page = owner.get(page).await.ok();
        page.hides("913717").hides("Учёт").hides("Расхождения");
        assert!(!page.body.contains("913717"), "not even between tags");
    }
    owner.get(&format!("{path}/print/comparison")).await.is(404);
    let terminal = Program::of(&owner, "ТСД").await;
    let lines = terminal.get(&format!("/stocktakes/{}/lines", id(&path))).await.ok().items();
    assert!(lines.iter().all(|line| line.get("book").is_none() && line.get("difference").is_none()), "{lines:?}");
    owner.post(&format!("{path}/finish"), &[]).await.is(422).says("Не посчитано позиций: 1");
    finish(&owner, &path, "gone").await;
    owner.get(&path).await.ok().says("913717").says("не найдено").says("Расхождения 2");
    owner.get(&format!("{path}/print/inventory")).await.ok().says("Учёт");
    owner.get(&format!("{path}/print/inventory?book=no")).await.ok().hides("Учёт").hides("913717");
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn what_moves_after_the_count_began_changes_no_difference() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    let at = stand.at.to_string();
    let path = stand.start(&owner, &[]).await;
    posted(&owner, "write_off", &at, &[(&stand.display, "3", "")]).await;
    posted(&owner, "posting", &at, &[(&stand.glass, "10", "800"), (&stand.display, "1", "950")]).await;
    reads(&owner, &path, &["6*4601234567893", "5*96385074"]).await;
    finish(&owner, &path, "book").await;
    let (display, glass) = (stand.line(&path, &stand.display).await, stand.line(&path, &stand.glass).await);
    assert_eq!((display.difference(false), glass.difference(false)), (Quantity(-1000), Quantity(1000)));
    owner.post(&format!("{path}/settling"), &[]).await.goes_to();
    // S9: what was on the shelf at that moment, with the documents of the settlement, is what was counted.
    let of = stand.count(&path).await;
    for (product, counted) in [(&stand.display, Quantity(6000)), (&stand.glass, Quantity(5000))] {
        let (product, of) = (product.id, of.clone());
        let then: Quantity = stand
            .shop
            .read(move |r| {
                let mine = |line: &Move| line.product == product && (line.number <= of.last_move || of.documents.contains(&line.document));
                Ok(r.all::<Move>(())?.iter().filter(|line| mine(line)).map(|line| line.quantity).sum())
            })
            .await;
        assert_eq!(then, counted);
    }
    assert_eq!((stand.has(&stand.display).await, stand.has(&stand.glass).await), (Quantity(4000), Quantity(15_000)));
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn a_shortage_that_is_gone_by_now_is_told_of_line_by_line() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    let at = stand.at.to_string();
    let path = stand.start(&owner, &[]).await;
    reads(&owner, &path, &["2*4601234567893", "96385074"]).await;
    finish(&owner, &path, "book").await;
    let gone = posted(&owner, "write_off", &at, &[(&stand.display, "4", ""), (&stand.glass, "2", "")]).await;
    owner.get(&path).await.ok().says("с начала подсчёта: −4");
    let told = owner.get(&format!("{path}/settling")).await.ok();
    told.says("Дисплей A12: нужно списать 5, свободно 3").says("Дисплей A13: нужно списать 3, свободно 2");
    owner.post(&format!("{path}/settling"), &[]).await.is(422).says("Дисплей A12: нужно списать 5, свободно 3");
    assert!(stand.count(&path).await.documents.is_empty(), "nothing was made");
    owner.post(&format!("{gone}/cancelling"), &[("comment", "ошибка")]).await.goes_to();
    owner.post(&format!("{path}/settling"), &[]).await.goes_to();
    assert_eq!((stand.has(&stand.display).await, stand.has(&stand.glass).await), (Quantity(2000), Quantity(1000)));
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn a_surplus_is_told_of_at_the_price_it_is_received_for() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    posted(&owner, "posting", &stand.at.to_string(), &[(&stand.display, "1", "1700")]).await;
    let path = stand.start(&owner, &[]).await;
    reads(&owner, &path, &["10*4601234567893", "3*96385074"]).await;
    finish(&owner, &path, "book").await;
    owner.get(&path).await.ok().says("Недостача 1 −850 ₽").says("Излишек 1 3 400 ₽").says("2 550 ₽");
    owner.get(&format!("{path}/print/comparison")).await.ok().says("три тысячи четыреста рублей");
    owner.get(&format!("{path}/settling")).await.ok().says("позиций: 1 · 3 400 ₽");
    owner.post(&format!("{path}/settling"), &[]).await.goes_to();
    let totals: Vec<Money> = stand.documents(&path).await.iter().map(|document| document.total).collect();
    assert_eq!(totals, [Money::major(850), Money::major(3_400)]);
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn one_given_out_for_another_passes_its_cost_without_a_loss() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    let before = account(&stand.shop, Account::Goods).await;
    let path = stand.start(&owner, &[]).await;
    reads(&owner, &path, &["5*4601234567893", "6*96385074"]).await;
    finish(&owner, &path, "book").await;
    owner.get(&path).await.ok().says("Пересортица").says("Дисплей A12 → Дисплей A13").says("зачёт").says("1 800 ₽ → 1 700 ₽");
    let (short, over) = (stand.display.id.to_string(), stand.glass.id.to_string());
    let swap = |quantity: &'static str| [("short", short.as_str()), ("over", over.as_str()), ("quantity", quantity)];
    let swaps = format!("{path}/swaps");
    owner.post(&swaps, &swap("3")).await.is(422).says("Зачесть можно не больше 2");
    owner.post(&swaps, &swap("2")).await.goes_to();
    owner.get(&format!("{path}/settling")).await.ok().says("пересортица, пар: 1").hides("списание недостачи");
    owner.get(&format!("{path}/print/comparison")).await.ok().says("Пересортица");
    owner.post(&format!("{path}/settling"), &[]).await.goes_to();
    let made = stand.documents(&path).await;
    assert_eq!(
        (made[0].reason, made[0].total, made[1].kind, made[1].total),
        (Reason::MisSort, Money::major(1_800), DocKind::Surplus, Money::major(1_800))
    );
    assert_eq!(account(&stand.shop, Account::Goods).await, before, "nothing is lost and nothing is gained");
    stand.shop.is_sound().await;
    owner.post(&format!("{path}/unsettling"), &[("comment", "пересчитаем")]).await.goes_to();
    owner.post(&format!("{path}/swaps/removal"), &[("short", &short), ("over", &over)]).await.goes_to();
    owner.get(&format!("{path}/settling")).await.ok().says("списание недостачи, позиций: 1");
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn what_a_count_wrote_off_is_posted_anew_unless_another_thing_has_its_cost() {
    let stand = Stand::new().await;
    let (shop, owner) = (&stand.shop, stand.shop.owner().await);
    let path = stand.start(&owner, &[]).await;
    reads(&owner, &path, &["4*4601234567893", "6*96385074"]).await;
    finish(&owner, &path, "book").await;
    let (short, over) = (stand.display.id.to_string(), stand.glass.id.to_string());
    owner.post(&format!("{path}/swaps"), &[("short", &*short), ("over", &*over), ("quantity", "2")]).await.goes_to();
    owner.post(&format!("{path}/settling"), &[]).await.goes_to();
    let costs = async || stand.documents(&path).await.iter().map(|made| made.total).collect::<Vec<_>>();
    assert_eq!(costs().await, [1_800, 1_800, 900].map(Money::major), "given out for another, what came instead, missing");
    let head = [("warehouse", &*stand.at.to_string()), ("day", "2026-11-10")];
    let late = owner.post(&format!("{DOCUMENTS}/new?kind=posting"), &head).await.goes_to();
    owner.post(&format!("{late}/lines"), &[("product_text", DISPLAY), ("quantity", "5"), ("price", "100")]).await.goes_to();
    owner.post(&format!("{late}/posting"), &[]).await.goes_to();
    owner.get("/stock/sequence?since=2026-11-01").await.ok().says("Списание 00002").hides("Списание 00001");
    owner.post("/stock/sequence", &[("since", "2026-11-01")]).await.goes_to();
    assert_eq!(costs().await, [1_800, 1_800, 100].map(Money::major));
    shop.is_sound().await;
    let first = shop.read(|r| r.all::<Document>(())).await.into_iter().find(|made| made.kind == DocKind::Posting && made.number == 1);
    let cancelling = format!("{DOCUMENTS}/{}/cancelling", first.expect("the posting").id);
    let through = [("comment", "не тот товар"), ("do", "through")];
    owner.post(&cancelling, &through).await.is(422).says("Списание 00001: Документ сделан по инвентаризации 00001");
    let own = format!("{DOCUMENTS}/{}/cancelling", stand.documents(&path).await[2].id);
    owner.post(&own, &through).await.is(422).says("Документ сделан по инвентаризации 00001");
    owner.post(&format!("{path}/unsettling"), &[("comment", "пересчитаем")]).await.goes_to();
    assert_eq!(stand.has(&stand.display).await, Quantity(12_000));
    shop.is_sound().await;
}

#[tokio::test]
async fn the_second_count_replaces_the_first_and_both_are_seen() {
    let stand = Stand::new().await;
    let safin = stand.shop.hire("Сафин Ильдар", "safin", "storekeeper").await;
    let path = stand.start(&safin, &[]).await;
    reads(&safin, &path, &["6*4601234567893", "4*96385074"]).await;
    finish(&safin, &path, "book").await;
    safin.post(&format!("{path}/recount"), &[("all", "differs")]).await.goes_to();
    let waiting = stand.line(&path, &stand.display).await;
    assert!(waiting.waits() && waiting.counted() == Some(Quantity(6000)), "until it is counted again the first count stands");
    assert_eq!(stand.count(&path).await.state, State::Counting);
    safin.get(&format!("{path}/finish")).await.ok().says("не пересчитано: 1");
    reads(&safin, &path, &["7*4601234567893"]).await;
    assert_eq!(stand.line(&path, &stand.display).await.counted(), Some(Quantity(7000)));
    let both = safin.get(&format!("{path}/lines/{}", stand.display.id)).await.ok();
    both.says("Посчитано 6").says("Пересчёт 2 7");
    safin.post_into(&format!("{path}/entries/1/undoing"), &[]).await.ok().says("с тех пор пересчитывают");
    safin.post(&format!("{path}/finish"), &[]).await.goes_to();
    safin.get(&path).await.ok().says("Расхождений нет");
    safin.post(&format!("{path}/settling"), &[]).await.goes_to();
    assert!(stand.documents(&path).await.is_empty(), "nothing differs, nothing is made");
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn things_with_numbers_are_counted_one_by_one() {
    let stand = Stand::new().await;
    let (shop, owner) = (&stand.shop, stand.shop.owner().await);
    let phone =
        ProductAsk { name: "iPhone 11".into(), category_name: "Телефоны".into(), serial_tracked: true, ..ProductAsk::default() };
    let phone = put(shop, phone, "4607000000014").await;
    let came = owner.post(&format!("{DOCUMENTS}/new?kind=posting"), &[("warehouse", &stand.at.to_string())]).await.goes_to();
    owner.post(&format!("{came}/lines"), &[("product_text", &phone.code), ("quantity", "3"), ("price", "20000")]).await.goes_to();
    owner
        .post(
            &format!("{came}/lines/1"),
            &[("quantity", "3"), ("price", "20000"), ("bin", ""), ("serials", "AA1 AA2 AA3".replace(' ', "\n").as_str())],
        )
        .await
        .goes_to();
    owner.post(&format!("{came}/posting"), &[]).await.goes_to();
    let path = stand.start(&owner, &[]).await;
    let entries = format!("{path}/entries");
    owner.post_into(&entries, &[("code", "aa1")]).await.ok().says("iPhone 11: номер AA1, теперь 1");
    owner.post_into(&entries, &[("code", "AA1")]).await.ok().says("номер AA1 уже посчитан");
    let asked = owner.post_into(&entries, &[("code", "4607000000014")]).await.ok();
    asked.says("iPhone 11: отсканируйте серийный номер");
    assert!(asked.body.contains(&format!("name=\"product\" value=\"{}\"", phone.id)), "it waits for the number of this thing");
    owner.post_into(&entries, &[("code", "ZZ9"), ("product", &phone.id.to_string())]).await.ok().says("номер ZZ9, теперь 2");
    owner.post_into(&entries, &[("code", DISPLAY), ("product", &phone.id.to_string())]).await.ok().says("Дисплей A12: 1, теперь 1");
    finish(&owner, &path, "book").await;
    owner.get(&format!("{path}/lines/{}", phone.id)).await.ok().says("AA2").says("Лишние номера ZZ9");
    owner.post(&format!("{path}/settling"), &[]).await.goes_to();
    let here = shop.read({
        let (at, phone) = (stand.at, phone.id);
        move |r| units::lying(r, at, phone)
    });
    let mut serials: Vec<String> = here.await.into_iter().map(|unit| unit.serial).collect();
    serials.sort();
    assert_eq!(serials, ["AA1", "ZZ9"]);
    let made = stand.documents(&path).await;
    assert_eq!(
        made[0].lines.iter().find(|line| line.product == phone.id).map(|line| line.serials.clone()),
        Some(vec!["AA2".into(), "AA3".into()])
    );
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn nothing_that_was_read_is_lost_a_code_nobody_knows_is_named_later() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    let path = stand.start(&owner, &[]).await;
    let entries = format!("{path}/entries");
    owner.post_into(&entries, &[("code", "2*5901234123457")]).await.ok().says("записан в неизвестные");
    owner.post_into(&entries, &[("code", "нет такого")]).await.ok().says("Такого товара нет");
    let several = owner.post_into(&entries, &[("code", "дисплей")]).await.ok();
    several.says("Подходит несколько").says("Дисплей A13");
    owner.post_into(&entries, &[("code", "дисплей"), ("pick", &stand.glass.id.to_string())]).await.ok().says("Дисплей A13: 1, теперь 1");
    owner.post_into(&entries, &[("code", DISPLAY), ("quantity", "0,5")]).await.ok().says("столько не бывает");
    owner.get(&format!("{path}?view=unknown")).await.ok().says("5901234123457").says("Указать товар");
    owner.get(&format!("{path}/finish")).await.ok().says("Неизвестных кодов: 1");
    owner.post(&format!("{path}/unknown?code=5901234123457"), &[("product", ""), ("product_text", "")]).await.is(422);
    let name = [("product", stand.display.id.to_string()), ("product_text", "Дисплей A12".into())];
    let name: Vec<(&str, &str)> = name.iter().map(|(key, value)| (*key, value.as_str())).collect();
    owner.post(&format!("{path}/unknown?code=5901234123457"), &name).await.goes_to();
    assert_eq!(stand.line(&path, &stand.display).await.counted(), Some(Quantity(2000)));
    owner.get(&path).await.ok().hides("Неизвестные");
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn cable_is_counted_by_the_metre_and_asks_how_much() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    let metre = stand.shop.read(|r| goods::all_measures(r)).await.into_iter().find(|one| one.decimals > 0).expect("a unit with parts").id;
    let cable = ProductAsk { name: "Шлейф".into(), category_name: "Провода".into(), measure: metre, ..ProductAsk::default() };
    let cable = put(&stand.shop, cable, "4607000000021").await;
    let path = stand.start(&owner, &[]).await;
    let entries = format!("{path}/entries");
    owner.post_into(&entries, &[("code", "4607000000021")]).await.ok().says("Шлейф: сколько?");
    owner
        .post_into(&entries, &[("code", ""), ("product", &cable.id.to_string()), ("quantity", "2,5")])
        .await
        .ok()
        .says("Шлейф: 2,5, теперь 2,5");
    assert_eq!(stand.line(&path, &cable).await.book, Quantity::ZERO, "what the book had none of is a surplus");
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn a_branch_is_counted_apart_and_a_product_of_another_waits_aside() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    let case =
        put(&stand.shop, ProductAsk { name: "Чехол".into(), category_name: "Чехлы".into(), ..ProductAsk::default() }, "4607000000038")
            .await;
    posted(&owner, "posting", &stand.at.to_string(), &[(&case, "2", "300")]).await;
    let branch = stand.display.category.to_string();
    let path = stand.start(&owner, &[("category", &branch)]).await;
    let at = stand.at.to_string();
    owner.post(&format!("{COUNTS}/new"), &[("warehouse", &at)]).await.is(422).says("уже идёт инвентаризация 00001");
    let other = case.category.to_string();
    owner.post(&format!("{COUNTS}/new"), &[("warehouse", &at), ("category", &other)]).await.goes_to();
    owner.post_into(&format!("{path}/entries"), &[("code", "3*4607000000038")]).await.ok().says("не из этого подсчёта");
    reads(&owner, &path, &["7*4601234567893", "4*96385074"]).await;
    owner.get(&format!("{path}?view=foreign")).await.ok().says("Не отсюда 1").says("Чехол");
    owner.post(&format!("{path}/finish"), &[]).await.goes_to();
    owner.get(&format!("{path}/settling")).await.ok().says("Всё сошлось");
    owner.post(&format!("{path}/lines/{}/taking", case.id), &[]).await.goes_to();
    owner.get(&format!("{path}/settling")).await.ok().says("оприходование излишков, позиций: 1");
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn a_closed_period_is_not_settled_and_who_may_not_count_does_not() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    let (demina, belova) =
        (stand.shop.hire("Дёмина Ольга", "demina", "master").await, stand.shop.hire("Белова Нина", "belova", "accountant").await);
    let path = stand.start(&owner, &[("people", &owner_id(&owner))]).await;
    belova.get(&format!("{COUNTS}/new")).await.is(403);
    belova.get(&path).await.ok().hides("Записать").hides("Закончить");
    demina.post(&format!("{path}/entries"), &[("code", DISPLAY)]).await.is(403);
    reads(&owner, &path, &[DISPLAY]).await;
    demina.get(&path).await.ok().hides("Закончить подсчёт").hides("900");
    finish(&owner, &path, "gone").await;
    owner.post(&format!("{path}/entries"), &[("code", DISPLAY)]).await.is(422).says("Подсчёт уже закончен");
    let until = format!("until_{}", stand.shop.location);
    owner.post("/settings/periods", &[(until.as_str(), "2026-11-23")]).await.goes_to();
    owner.post(&format!("{path}/settling"), &[]).await.is(422).says("Период по 23.11.2026 закрыт");
    demina.post(&format!("{path}/settling"), &[]).await.is(403);
    stand.shop.is_sound().await;
}

fn owner_id(owner: &Person<'_>) -> String {
    owner.shop.owner.to_string()
}

#[tokio::test]
async fn the_papers_of_a_count_have_totals_in_words_and_three_signatures() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    let path = stand.start(&owner, &[("people", &owner_id(&owner))]).await;
    reads(&owner, &path, &["5*4601234567893", "5*96385074"]).await;
    owner.post(&format!("{path}/finish"), &[]).await.goes_to();
    let list = owner.get(&format!("{path}/print/inventory")).await.ok();
    list.says("Инвентаризационная опись № 00001").says("Позиций: 2 (две)").says("Единиц фактически: 10 (десять)").says("Орлова Мария");
    list.says("восемь тысяч семьсот пятьдесят рублей").says("Председатель комиссии").says("Материально ответственное лицо");
    let sheet = owner.get(&format!("{path}/print/comparison")).await.ok();
    sheet
        .says("Сличительная ведомость № 00001")
        .says("Недостача, единиц: 2 (две)")
        .says("одна тысяча восемьсот рублей")
        .says("Излишек, единиц: 1 (одна)");
}

#[tokio::test]
async fn a_count_goes_out_to_excel_with_the_totals_of_its_page_and_no_more_than_it_says() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    let demina = stand.shop.hire("Дёмина Ольга", "demina", "master").await;
    let path = stand.start(&owner, &[("blind", "on")]).await;
    reads(&owner, &path, &["5*4601234567893"]).await;
    let excel = format!("{path}/excel");
    let blind = read_back(&owner.post(&excel, &[]).await.ok().bytes).1;
    assert_eq!(blind[0].last().map(String::as_str), Some("Не отсюда"), "not a word of the book");
    assert_eq!((blind[1][1].as_str(), blind[1][4].as_str(), blind[2][1].as_str()), ("Дисплей A12", "#5", "Дисплей A13"));
    assert_eq!(blind.len(), 3);
    reads(&owner, &path, &["5*96385074"]).await;
    finish(&owner, &path, "book").await;
    let rows = read_back(&owner.post(&excel, &[]).await.ok().bytes).1;
    assert_eq!(rows[0][7..], ["Учёт", "Разница", "Сумма"]);
    assert_eq!(rows[1][7..], ["#7", "#-2", "#-1800"]);
    assert_eq!(rows[2][7..], ["#4", "#1", "#850"]);
    let told: Vec<(&str, &str)> = rows[3..].iter().map(|row| (row[0].as_str(), row[9].as_str())).collect();
    assert_eq!(told, [("Недостача", "#-1800"), ("Излишек", "#850"), ("Разница по себестоимости", "#-950")]);
    owner.get(&path).await.ok().says("Недостача 1 −1 800 ₽").says("Излишек 1 850 ₽").says("−950 ₽").says("Выгрузить в Excel");
    demina.get(&path).await.ok().hides("Выгрузить в Excel");
    demina.post(&excel, &[]).await.is(403);
}

/// Products of a page, in the order they stand there, and where the next page is.
fn shown(body: &str) -> (Vec<String>, Option<String>) {
    let ids = body.split("<tr id=\"line-").skip(1).filter_map(|rest| rest.split('"').next()).map(String::from).collect();
    let next = body.split("<tr class=\"more\" hx-get=\"").nth(1).and_then(|rest| rest.split('"').next());
    (ids, next.map(|url| url.replace("&amp;", "&")))
}

#[tokio::test]
async fn a_long_count_is_shown_page_by_page_and_nothing_is_lost_between_them() {
    let stand = Stand::new().await;
    let (owner, at) = (stand.shop.owner().await, stand.at);
    let many = stand.shop.write(move |tx| {
        let ask =
            |number| ProductAsk { name: format!("Винт {number:03}"), category_name: "Крепёж".into(), ..ProductAsk::default() };
        let made: Vec<Product> = (0..118).map(|number| goods::create_product(tx, &ask(number))).collect::<verstak::kernel::Result<_>>()?;
        for (number, product) in (50..).zip(&made) {
            receive(tx, number, (at, product.id), 3, 300)?;
        }
        Ok(made)
    });
    let many = many.await;
    let path = stand.start(&owner, &[]).await;
    let all = async |view: &str| {
        let (mut found, mut next) = (Vec::new(), Some(format!("{path}?view={view}")));
        while let Some(url) = next {
            let (ids, more) = shown(&owner.get(&url).await.ok().body);
            assert!(ids.len() == 50 || more.is_none(), "{} lines on a page of {view}", ids.len());
            found.extend(ids);
            next = more;
        }
        found
    };
    let mut wanted: Vec<String> = many.iter().map(|one| one.id.to_string()).collect();
    wanted.extend([stand.display.id.to_string(), stand.glass.id.to_string()]);
    let mut found = all("all").await;
    assert_eq!(found[..3], wanted[..3], "by their names");
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
    reads(&owner, &path, &[&format!("3*{}", many[7].code), &format!("2*{}", many[60].code), "4601234567893"]).await;
    assert_eq!(all("left").await.len(), 117);
    assert_eq!(all("differs").await, [&many[60], &stand.display].map(|one| one.id.to_string()));
    owner.get(&format!("{path}?q=060")).await.ok().says("Винт 060").hides("Винт 061").says("Посчитано 3 из 120");
    owner.post(&format!("{path}/entries/3/undoing"), &[]).await.goes_to();
    owner.get(&path).await.ok().says("Посчитано 2 из 120");
    finish(&owner, &path, "gone").await;
    assert_eq!(all("differs").await.len(), 119);
    owner.get(&format!("{path}/swaps/short?short_text=A13")).await.ok().says("Дисплей A13").says("4 шт").hides("Винт");
    // Data of a time before there were sums.
    let id = id(&path);
    stand
        .shop
        .write(move |tx| {
            tx.quiet("an older file");
            let of = tx.need::<Stocktake>(&id)?;
            tx.put(&Stocktake { tally: stocktake::Tally::default(), readers: Vec::new(), ..of })
        })
        .await;
    stand
        .shop
        .write(|tx| {
            tx.quiet("a step of a new version");
            stocktake::recount(tx)
        })
        .await;
    stand.shop.is_sound().await;
}

#[tokio::test]
async fn a_bin_is_counted_apart_and_only_its_own_goods_are_written_off() {
    let stand = Stand::new().await;
    let (shop, owner) = (&stand.shop, stand.shop.owner().await);
    let location = shop.location.to_string();
    let fields = [
        ("name_ru", "Витрина"),
        ("kind", "main"),
        ("location", location.as_str()),
        ("bin_id", ""),
        ("bin_name", "Б-1"),
        ("bin_id", ""),
        ("bin_name", "Б-2"),
    ];
    owner.post("/settings/warehouses", &fields).await.goes_to();
    let place = shop.read(|r| stock::all_warehouses(r)).await.remove(1).id;
    let bins = shop.read(move |r| stock::bins(r, place)).await;
    let at = place.to_string();
    for (bin, lines) in [(&bins[0], [(&stand.display, "3")].as_slice()), (&bins[1], &[(&stand.display, "2"), (&stand.glass, "5")])] {
        let path = owner.post(&format!("{DOCUMENTS}/new?kind=posting"), &[("warehouse", &at)]).await.goes_to();
        for (number, (product, quantity)) in (1..).zip(lines) {
            owner.post(&format!("{path}/lines"), &[("product_text", product.code.as_str())]).await.goes_to();
            let line = [("quantity", *quantity), ("price", "100"), ("bin", &bin.id.to_string()), ("serials", "")];
            owner.post(&format!("{path}/lines/{number}"), &line).await.goes_to();
        }
        owner.post(&format!("{path}/posting"), &[]).await.goes_to();
    }
    let first = bins[0].id.to_string();
    owner
        .post(&format!("{COUNTS}/new"), &[("warehouse", &stand.at.to_string()), ("bin", &first)])
        .await
        .is(422)
        .says("Эта ячейка на другом складе");
    let path = owner.post(&format!("{COUNTS}/new"), &[("warehouse", &at), ("bin", &first)]).await.goes_to();
    owner.post(&format!("{COUNTS}/new"), &[("warehouse", &at), ("bin", &bins[1].id.to_string())]).await.goes_to();
    assert_eq!(stand.line(&path, &stand.display).await.book, Quantity(3000), "what lies in the other bin is not counted here");
    owner.post_into(&format!("{path}/entries"), &[("code", GLASS)]).await.ok().says("не из этого подсчёта");
    owner.post(&format!("{path}/lines/{}/zero", stand.display.id), &[]).await.goes_to();
    owner.get(&format!("{path}/lines/{}", stand.display.id)).await.ok().says("Посчитано 0");
    owner.post(&format!("{path}/finish"), &[]).await.goes_to();
    owner.post(&format!("{path}/settling"), &[]).await.goes_to();
    let left: Vec<(String, Quantity)> = shop
        .read({
            let display = stand.display.id;
            move |r| {
                let mut left = Vec::new();
                for cell in r.all::<stock::Cell>((place, display))? {
                    left.push((r.need::<stock::Bin>(&cell.bin)?.name, cell.quantity));
                }
                Ok(left)
            }
        })
        .await;
    assert_eq!(left, [("Б-2".to_string(), Quantity(2000))]);
    shop.is_sound().await;
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap_or_default() % sides
    }
}

/// What was on the shelf when the book was written down, with what the settlement made of it.
async fn then_with_settlement(stand: &Stand, path: &str, product: Id<mark::Product>) -> Quantity {
    let (of, at) = (stand.count(path).await, stand.at);
    let sum = stand.shop.read(move |r| {
        let mine = |line: &Move| {
            line.product == product && line.warehouse == at && (line.number <= of.last_move || of.documents.contains(&line.document))
        };
        Ok(r.all::<Move>(())?.iter().filter(|line| mine(line)).map(|line| line.quantity).sum())
    });
    sum.await
}

#[tokio::test]
async fn whatever_moves_meanwhile_the_shelf_of_that_moment_is_what_was_counted() {
    let stand = Stand::new().await;
    let owner = stand.shop.owner().await;
    let (at, mut dice, mut settled) = (stand.at.to_string(), Dice(7), 0);
    for _ in 0..40 {
        let path = stand.start(&owner, &[]).await;
        let before = [stand.has(&stand.display).await, stand.has(&stand.glass).await];
        let mut counted = Vec::new();
        for (product, book) in [&stand.display, &stand.glass].into_iter().zip(before) {
            let have = book.0 / 1000;
            match dice.roll(3) {
                0 => drop(posted(&owner, "posting", &at, &[(product, &(1 + dice.roll(4)).to_string(), "777,77")]).await),
                1 if have > 1 => drop(posted(&owner, "write_off", &at, &[(product, &(1 + dice.roll(have)).to_string(), "")]).await),
                _ => {}
            }
            let found = (have + dice.roll(5) - 2).max(0);
            let line = format!("{path}/lines/{}", product.id);
            if found == 0 {
                // What the book has none of has no line, and nothing of it was found.
                if have > 0 {
                    owner.post(&format!("{line}/zero"), &[]).await.goes_to();
                }
            } else {
                reads(&owner, &path, &[&format!("{found}*{}", product.code)]).await;
            }
            counted.push(Quantity(found * 1000));
        }
        if stand.count(&path).await.entries == 0 {
            owner.post(&format!("{path}/cancelling"), &[("comment", "полка пуста")]).await.goes_to();
            continue;
        }
        finish(&owner, &path, "book").await;
        let now = [stand.has(&stand.display).await, stand.has(&stand.glass).await];
        let answer = owner.post(&format!("{path}/settling"), &[]).await;
        if answer.status == 422 {
            answer.says("нужно списать");
            assert_eq!([stand.has(&stand.display).await, stand.has(&stand.glass).await], now, "all of it or nothing");
            owner.post(&format!("{path}/cancelling"), &[("comment", "товар ушёл")]).await.goes_to();
        } else {
            answer.goes_to();
            settled += 1;
            for (product, counted) in [&stand.display, &stand.glass].into_iter().zip(counted) {
                assert_eq!(then_with_settlement(&stand, &path, product.id).await, counted, "{}", product.name);
            }
        }
        stand.shop.is_sound().await;
    }
    assert!(settled >= 15, "the dice let {settled} counts be settled");
}
