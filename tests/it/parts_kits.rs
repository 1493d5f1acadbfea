//! Kits in orders, and the shelf a part is picked from.

use verstak::{
    catalog::{KitPart, PartOf, Product, ProductAsk, ProductKind, REPAIR, create_product},
    kernel::{Id, Money, Quantity, mark},
    orders::{Line, LineKind, Order, document},
    stock::{
        Bin, MoveKind, Warehouse, balance,
        ledger::{self, Ask, Basis, Item, Pick, Take, To},
    },
    store::Reads,
};

use crate::{
    bench::{Bench, today},
    sales_things::comes,
    shop::{Person, Shop},
};

struct Kit {
    kit: Product,
    glass: Product,
    phone: Product,
}

/// A kit of two glasses, a thing with a number and a work, for 9 000 where its parts are listed dearer.
async fn kit(shop: &Shop, bench: &Bench<'_>) -> Kit {
    let work = bench.work.id;
    shop.write(move |tx| {
        let ask = |name: &str, price: i64| ProductAsk {
            name: name.into(),
            category_name: "Запчасти".into(),
            own_barcode: true,
            prices: Some([(REPAIR, Money::major(price))].into_iter().collect()),
            ..ProductAsk::default()
        };
        let glass = create_product(tx, &ask("Стекло", 1_000))?;
        let phone = create_product(tx, &ProductAsk { serial_tracked: true, ..ask("Плата", 7_000) })?;
        comes(tx, &glass, 5, 150_000, &[])?;
        comes(tx, &phone, 2, 800_000, &["PL-1", "PL-2"])?;
        let part = |what: PartOf, quantity: i64| KitPart { what, quantity: Quantity(quantity) };
        let parts = vec![part(PartOf::Product(glass.id), 2000), part(PartOf::Product(phone.id), 1000), part(PartOf::Work(work), 1000)];
        let kit = create_product(tx, &ProductAsk { kind: ProductKind::Kit, parts, ..ask("Восстановление под ключ", 9_000) })?;
        Ok(Kit { kit, glass, phone })
    })
    .await
}

async fn lines_of(shop: &Shop, order: &Order) -> Vec<Line> {
    let id = order.id;
    shop.read(move |r| document::lines(r, id)).await
}

async fn adds(person: &Person<'_>, order: &Order, fields: &[(&str, &str)]) -> crate::shop::Answer {
    let all: Vec<(&str, &str)> = [("kind", "part")].into_iter().chain(fields.iter().copied()).collect();
    person.post(&format!("/orders/{}/lines", order.id), &all).await
}

#[tokio::test]
async fn a_kit_in_an_order_becomes_its_parts_and_works_for_what_the_kit_costs() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let made = kit(&shop, &bench).await;
    let order = bench.take(bench.intake("Волков Павел", "+7 900 555-12-34")).await;
    let anna = shop.hire("Котова Анна", "anna", "receptionist").await;
    anna.get(&format!("/orders/{}/parts?q=восстановление", order.id)).await.ok().says("Восстановление под ключ").says("комплект");
    let id = made.kit.id.to_string();
    adds(&anna, &order, &[("part", &id), ("service_text", "Восстановление под ключ"), ("price", "100")]).await.is(422);
    assert!(lines_of(&shop, &order).await.is_empty(), "another price asks for its right, and nothing is left half-done");
    adds(&anna, &order, &[("part", &id), ("service_text", "Восстановление под ключ")]).await.goes_to();
    let lines = lines_of(&shop, &order).await;
    let of = |kind: LineKind| lines.iter().filter(move |line| line.kind == kind).count();
    assert_eq!((of(LineKind::Part), of(LineKind::Work)), (2, 1));
    assert_eq!(lines.iter().map(Line::net).sum::<Money>(), Money::major(9_000), "all of it comes to the kit's price");
    let place = shop.read(|r| Ok(r.all::<Warehouse>(())?.remove(0).id)).await;
    let (glass, phone) = (made.glass.id, made.phone.id);
    let kept = shop.read(move |r| Ok((balance::stock(r, place, glass)?.reserved, balance::stock(r, place, phone)?.reserved))).await;
    assert_eq!(kept, (Quantity(2000), Quantity::ZERO), "a thing with a number waits until it is said which one");
    anna.get(&format!("/orders/{}", order.id))
        .await
        .ok()
        .says("Восстановление под ключ")
        .says("Стекло")
        .says("Плата")
        .says("Выберите серийный номер");
    // By its barcode, as a scanner reads it.
    let second = bench.take(bench.intake("Волкова Анна", "+7 900 555-12-35")).await;
    adds(&anna, &second, &[("service_text", &made.kit.barcodes[0])]).await.goes_to();
    assert_eq!(lines_of(&shop, &second).await.len(), 3);
    shop.is_sound().await;
}

#[tokio::test]
async fn whoever_picks_a_part_sees_its_shelf_and_its_batch() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let made = kit(&shop, &bench).await;
    let glass = made.glass.clone();
    shop.write(move |tx| {
        tx.quiet("a shelf of a story");
        let warehouse = tx.all::<Warehouse>(())?.remove(0).id;
        let bin = Bin { id: Id::<mark::Bin>::fixed(77), warehouse, name: "A-12".into(), position: 1, archived: false };
        tx.put(&bin)?;
        let item = Item::of(tx, &glass)?;
        let take = Take { line: 1, item, from: warehouse, quantity: Quantity(5000), pick: Pick::Oldest, reservation: None };
        let basis = Basis { kind: MoveKind::Transfer, document: tx.id(), day: today() };
        ledger::post(tx, basis, &[Ask::Transfer(take, To { warehouse, bin: Some(bin.id) })]).map(drop)
    })
    .await;
    let order = bench.take(bench.intake("Волков Павел", "+7 900 555-12-34")).await;
    let owner = shop.owner().await;
    adds(&owner, &order, &[("part", &made.glass.id.to_string()), ("service_text", "")]).await.goes_to();
    owner.get(&format!("/orders/{}", order.id)).await.ok().says("ячейка A-12").says("партия от");
    shop.is_sound().await;
}
