//! Commands over goods, told without pages.

use std::collections::BTreeMap;

use super::*;
use crate::{
    catalog::{CatalogFact, Category, Did, Service, Thing},
    kernel::{Actor, Costs, Error, Lang, Moment, Money, Quantity, Rate, Stamp, text::Named},
    log::{self, Record, Subject},
    store::{Store, Write, chaos::Chaos, redb::RedbEngine},
};

const DAY: i64 = 1_790_000_000_000;

fn store() -> Store {
    Store::over(Chaos::over(RedbEngine::memory()))
}

async fn at<T: Send + 'static>(store: &Store, day: i64, body: impl Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static) -> Result<T> {
    let stamp = Stamp::new(Actor::program(), Moment::from_millis(DAY + day * Moment::DAY));
    store
        .write(stamp, move |tx| {
            tx.quiet("a test begins with what every shop has");
            fill_goods(tx)?;
            body(tx)
        })
        .await
}

async fn made(store: &Store, ask: ProductAsk) -> Result<Product> {
    at(store, 0, move |tx| create_product(tx, &ask)).await
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    match result {
        Err(Error::Refused(refusal)) => refusal.code(),
        other => panic!("not a refusal: {other:?}"),
    }
}

fn ask(name: &str) -> ProductAsk {
    ProductAsk { name: name.into(), category_name: "Дисплеи".into(), ..ProductAsk::default() }
}

#[tokio::test]
async fn codes_are_given_in_a_row_and_pass_over_those_that_are_taken() {
    let store = store();
    let first = made(&store, ask("Дисплей A")).await.expect("made");
    made(&store, ProductAsk { code: "2".into(), ..ask("Дисплей B") }).await.expect("made");
    let third = made(&store, ask("Дисплей C")).await.expect("made");
    assert_eq!((first.code.as_str(), third.code.as_str()), ("1", "3"));
    assert_eq!(first.category, third.category, "a category of one name is one");
    assert_eq!(code(made(&store, ProductAsk { code: "D-1".into(), ..ask("дисплей a") }).await), "product_name_taken");
    made(&store, ProductAsk { code: "D-1".into(), ..ask("Дисплей D") }).await.expect("made");
    assert_eq!(code(made(&store, ProductAsk { code: "d-1".into(), ..ask("Дисплей E") }).await), "product_code_taken");
    assert_eq!(code(made(&store, ProductAsk { category_name: String::new(), ..ask("Дисплей F") }).await), "no_category");
}

#[tokio::test]
async fn a_barcode_belongs_to_one_product_however_it_is_read() {
    let store = store();
    let one = made(&store, ProductAsk { barcodes: vec!["036000291452".into(), "96385074".into()], ..ask("Клей") }).await.expect("made");
    assert_eq!(code(made(&store, ProductAsk { barcodes: vec!["0036000291452".into()], ..ask("Лента") }).await), "barcode_taken");
    let twice = vec!["ab-1".into(), "AB-1".into()];
    assert_eq!(code(made(&store, ProductAsk { barcodes: twice, ..ask("Лента") }).await), "same_barcode_twice");
    // Somebody's product has the next own code already.
    made(&store, ProductAsk { barcodes: vec![barcode::own(1)], ..ask("Чужая этикетка") }).await.expect("made");
    let own = made(&store, ProductAsk { own_barcode: true, ..ask("Лента") }).await.expect("made");
    assert_eq!(own.barcodes, ["2000000000022"]);
    let found = store.read(|r| product_by_barcode(r, "0036000291452")).await.expect("read").expect("found");
    assert_eq!(found.id, one.id);
    let unknown = store.read(|r| product_by_barcode(r, "4601234567893")).await.expect("read");
    assert!(unknown.is_none());
}

#[tokio::test]
async fn a_price_keeps_every_day_it_had() {
    let store = store();
    let price = |sum: i64| Some(BTreeMap::from([(RETAIL, Money::major(sum))]));
    let product = made(&store, ProductAsk { prices: price(8_600), ..ask("Дисплей") }).await.expect("made");
    let id = product.id;
    at(&store, 10, move |tx| set_price(tx, id, RETAIL, Some(Money::major(9_000)), None)).await.expect("set");
    at(&store, 20, move |tx| set_price(tx, id, RETAIL, None, None)).await.expect("taken away");
    at(&store, 21, move |tx| set_price(tx, id, RETAIL, None, None)).await.expect("nothing to do");
    store
        .read(|r| {
            let on = |day: i64| price_at(r, id, RETAIL, Moment::from_millis(DAY + day * Moment::DAY));
            assert_eq!((on(-1)?, on(0)?, on(15)?), (None, Some(Money::major(8_600)), Some(Money::major(9_000))));
            assert_eq!(on(30)?, None);
            let history = price_history(r, id, 10)?;
            assert_eq!(
                history.iter().map(|one| one.after).collect::<Vec<_>>(),
                [None, Some(Money::major(9_000)), Some(Money::major(8_600))]
            );
            Ok(())
        })
        .await
        .expect("read");
}

#[tokio::test]
async fn a_change_tells_what_was_and_what_became() {
    let store = store();
    let id = made(&store, ProductAsk { barcodes: vec!["AB-1".into()], ..ask("Дисплей") }).await.expect("made").id;
    let changed =
        ProductAsk { warranty_days: 90, serial_tracked: true, category_name: "Экраны".into(), ..ask("Дисплей OLED") };
    let again = changed.clone();
    at(&store, 1, move |tx| change_product(tx, id, &changed, |_, _| Ok(false))).await.expect("changed");
    let facts = || store.read(|r| log::fact::feed(r, about_product(id), None, 10));
    let told = facts().await.expect("read");
    let said = (log::FactKind::of::<GoodsFact>().tell)(&told[0].body, Lang::Ru).expect("told").text;
    for part in [
        "название Дисплей → Дисплей OLED",
        "категория Дисплеи → Экраны",
        "гарантия 0 → 90",
        "штрихкоды AB-1 → —",
        "серийным номерам нет → да",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let before = told.len();
    at(&store, 2, move |tx| change_product(tx, id, &again, |_, _| Ok(false))).await.expect("the same again");
    assert_eq!(facts().await.expect("read").len(), before, "nothing changed, nothing told");
}

#[tokio::test]
async fn what_is_counted_in_parts_has_no_serial_numbers_and_packs_fit_the_unit() {
    let store = store();
    let metre = store_measure(&store, 2).await;
    let cable = |pack: i64| ProductAsk { measure: metre, pack: Quantity(pack), ..ask("Кабель") };
    assert_eq!(code(made(&store, ProductAsk { serial_tracked: true, ..cable(1_000) }).await), "serials_in_pieces");
    assert_eq!(code(made(&store, cable(1_005)).await), "quantity_does_not_fit_measure");
    made(&store, cable(1_250)).await.expect("a quarter of a metre is measured");
    assert_eq!(code(made(&store, ProductAsk { pack: Quantity(500), ..ask("Плата") }).await), "quantity_does_not_fit_measure");
}

async fn store_measure(store: &Store, decimals: u8) -> Id<mark::Measure> {
    at(store, 0, |_| Ok(())).await.expect("filled");
    let all = store.read(|r| all_measures(r)).await.expect("read");
    all.into_iter().find(|measure| measure.decimals == decimals).expect("a unit of so many digits").id
}

/// A work to put into kits.
fn work(tx: &mut Write<'_>) -> Result<Id<mark::Service>> {
    let category = Category { id: tx.id(), name: Named::plain("Замена"), position: 0, archived: false };
    tx.put(&category)?;
    let id = tx.id();
    tx.put(&Service {
        id,
        category: category.id,
        name: Named::plain("Замена дисплея"),
        code: String::new(),
        price: Money::major(1_500),
        prices: std::collections::BTreeMap::new(),
        cost: Money::ZERO,
        minutes: 0,
        warranty_days: 0,
        types: Vec::new(),
        position: 0,
        archived: false,
    })?;
    tx.record(Subject::shop(), &CatalogFact::directory(Thing::Category, Did::Added, &category.name))?;
    Ok(id)
}

#[tokio::test]
async fn a_kit_is_made_of_products_and_works_and_of_no_kit() {
    let store = store();
    let screen = made(&store, ask("Дисплей")).await.expect("made").id;
    let work = at(&store, 0, work).await.expect("a work");
    let kit = |name: &str, parts: Vec<KitPart>| ProductAsk { kind: ProductKind::Kit, parts, ..ask(name) };
    let of = |what, quantity| KitPart { what, quantity: Quantity(quantity) };
    assert_eq!(code(made(&store, kit("Пусто", Vec::new())).await), "empty_kit");
    assert_eq!(code(made(&store, kit("Полэкрана", vec![of(PartOf::Product(screen), 500)])).await), "quantity_does_not_fit_measure");
    let parts = vec![of(PartOf::Product(screen), 1_000), of(PartOf::Work(work), 1_500)];
    let whole = made(&store, kit("Экран с заменой", parts)).await.expect("made");
    assert_eq!(code(made(&store, kit("Комплект комплектов", vec![of(PartOf::Product(whole.id), 1_000)])).await), "kit_in_kit");
    let turned = kit("Дисплей", vec![of(PartOf::Work(work), 1_000)]);
    assert_eq!(code(at(&store, 1, move |tx| change_product(tx, screen, &turned, |_, _| Ok(false))).await), "kit_in_kit");
    let mut findings = crate::store::Findings::default();
    store.read(|r| super::check(r, &mut findings)).await.expect("checked");
    assert_eq!(findings.wrong, Vec::<String>::new());
}

#[tokio::test]
async fn an_archived_product_comes_back_with_its_branch_unless_its_name_is_taken() {
    let store = store();
    let product = made(&store, ask("Дисплей")).await.expect("made");
    let (id, branch) = (product.id, product.category);
    at(&store, 1, move |tx| {
        place_product(tx, id, Place::Archive)?;
        let category = tx.need::<GoodsCategory>(&branch)?;
        tx.put(&GoodsCategory { archived: true, ..category })
    })
    .await
    .expect("put away");
    at(&store, 2, move |tx| place_product(tx, id, Place::Lists)).await.expect("back");
    let branch = store.read(|r| r.need::<GoodsCategory>(&branch)).await.expect("read");
    assert!(!branch.archived);
    at(&store, 3, move |tx| place_product(tx, id, Place::Archive)).await.expect("put away");
    made(&store, ask("Дисплей")).await.expect("another of this name");
    assert_eq!(code(at(&store, 4, move |tx| place_product(tx, id, Place::Lists)).await), "product_name_taken");
}

#[tokio::test]
async fn an_analogue_is_one_from_either_side() {
    let store = store();
    let one = made(&store, ask("Дисплей оригинал")).await.expect("made");
    let other = made(&store, ProductAsk { analogues: vec![one.id, one.id], ..ask("Дисплей копия") }).await.expect("made");
    assert_eq!(other.analogues, [one.id]);
    let names = |of: Product| {
        let store = store.clone();
        async move { store.read(|r| Ok(analogues(r, &of)?.into_iter().map(|one| one.name).collect::<Vec<_>>())).await.expect("read") }
    };
    assert_eq!(names(one).await, ["Дисплей копия"]);
    assert_eq!(names(other).await, ["Дисплей оригинал"]);
}

#[tokio::test]
async fn a_price_is_the_one_set_or_the_one_reckoned_from_the_cost() {
    let store = store();
    let product = made(&store, ask("Дисплей")).await.expect("made");
    let rule = Rule::Markup { rate: Rate::percent(65), over: Basis::Average, step: Money::major(10) };
    let kind = PriceType { id: RETAIL, name: Named::plain("Розничная"), rule, position: 0, archived: false };
    let fixed = PriceType { rule: Rule::Fixed, ..kind.clone() };
    let cost = Costs { average: Some(Money(312_490)), ..Costs::default() };
    assert_eq!(price_for(&product, &kind, &cost), Price::Reckoned(Money::major(5_160)));
    assert_eq!(price_for(&product, &kind, &Costs { last: Some(Money(1)), ..Costs::default() }), Price::NoCostYet);
    assert_eq!(price_for(&product, &fixed, &cost), Price::Unset);
    let set = Product { prices: BTreeMap::from([(RETAIL, Money::major(5_000))]), ..product };
    assert_eq!(price_for(&set, &kind, &cost), Price::Set(Money::major(5_000)));
}

#[tokio::test]
async fn the_tree_knows_what_grows_from_what() {
    let store = store();
    let (parts, screens) = at(&store, 0, |tx| {
        let parts = add_category(tx, &Named::plain("Запчасти"), None)?.id;
        let screens = add_category(tx, &Named::plain("Дисплеи"), Some(parts))?.id;
        add_category(tx, &Named::plain("Аккумуляторы"), Some(parts))?;
        add_category(tx, &Named::plain("Аксессуары"), None)?;
        Ok((parts, screens))
    })
    .await
    .expect("grown");
    let tree = store.read(|r| Tree::read(r)).await.expect("read");
    let names: Vec<(usize, &str)> = tree.rows().map(|(one, depth)| (depth, one.name.ru.as_str())).collect();
    assert_eq!(names, [(0, "Запчасти"), (1, "Дисплеи"), (1, "Аккумуляторы"), (0, "Аксессуары")]);
    assert_eq!(tree.under(parts).len(), 3);
    assert_eq!(tree.path(screens, Lang::Ru), "Запчасти / Дисплеи");
}
