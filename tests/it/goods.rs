//! Stories of the goods: found, described, priced, put away.

use verstak::{
    catalog::{self, GoodsCategory, Product, RETAIL, WHOLESALE},
    kernel::{Lang, Money},
    log,
    store::Reads,
};

use crate::shop::{Person, Shop};

/// A product with these fields over the usual ones; its address.
async fn adds(person: &Person<'_>, fields: &[(&str, &str)]) -> String {
    let usual = [("kind", "goods"), ("category_text", "Дисплеи")];
    let usual = usual.into_iter().filter(|(name, _)| !fields.iter().any(|(given, _)| given == name));
    let all: Vec<(&str, &str)> = usual.chain(fields.iter().copied()).collect();
    person.post("/goods", &all).await.goes_to()
}

async fn named(shop: &Shop, name: &'static str) -> Product {
    shop.read(|r| r.all::<Product>(())).await.into_iter().find(|one| one.name == name).expect("a product of this name")
}

fn price(kind: verstak::kernel::Id<verstak::kernel::mark::PriceType>) -> String {
    format!("price_{kind}")
}

#[tokio::test]
async fn a_part_is_added_in_a_minute_and_found_by_whatever_is_at_hand() {
    let shop = Shop::new().await;
    let keeper = shop.hire("Сафин Руслан", "safin", "storekeeper").await;
    keeper.get("/goods").await.ok().says("Товаров пока нет");
    let retail = price(RETAIL);
    let card = adds(
        &keeper,
        &[
            ("name", "Дисплей iPhone 13 OLED"),
            ("sku", "D-IP13-GX"),
            (&retail, "8 600"),
            ("barcodes", "4601234567893"),
            ("own_barcode", "on"),
        ],
    )
    .await;
    let product = named(&shop, "Дисплей iPhone 13 OLED").await;
    assert_eq!(card, format!("/goods/{}", product.id));
    assert_eq!((product.code.as_str(), product.prices[&RETAIL]), ("1", Money::major(8_600)));
    assert_eq!(product.barcodes, ["4601234567893", "2000000000015"]);
    adds(&keeper, &[("name", "Аккумулятор Samsung A52"), ("category_text", "Аккумуляторы")]).await;
    let page = keeper.get(&card).await.ok();
    page.says("8 600").says("EAN-13").says("D-IP13-GX").says("Добавлен товар").says("Сафин");
    for query in ["дисплей", "lbcgktq", "iphone 13", "d-ip13", "4601234567893", "2000000000015", "диспле", "дсплей"] {
        let found = keeper.get(&format!("/goods?{}", serde_urlencoded::to_string([("q", query)]).expect("text"))).await.ok();
        found.says("Дисплей iPhone 13 OLED").hides("Аккумулятор Samsung");
    }
    keeper.get("/goods?q=4601234567890").await.ok().says("Ничего не найдено");
    // A scanner opens the card from anywhere, and the search of everything knows the part.
    assert_eq!(keeper.get("/scan?q=4601234567893").await.goes_to(), card);
    keeper.get("/search?q=D-IP13").await.ok().says("Товары").says("Дисплей iPhone 13 OLED");
    shop.is_sound().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    adds(&owner, &[("name", "Клей B-7000"), ("code", "K-1"), ("barcodes", "96385074")]).await;
    let wrong = [
        ("name", "Клей T-7000"),
        ("kind", "goods"),
        ("category_text", "Клеи"),
        ("barcodes", "4601234567890"),
        ("barcodes", "клей"),
        ("pack", "0"),
        ("analogue_text", "Чего-то нет"),
    ];
    let again = owner.post("/goods", &wrong).await.is(422);
    again.says("должна быть 3").says("только цифры, латинские буквы").says("Выберите из списка");
    assert!(again.body.contains("value=\"Клей T-7000\"") && again.body.contains("value=\"4601234567890\""), "what was typed stays");
    let taken =
        |name: &'static str, value: &'static str| [("name", "Клей T-7000"), ("kind", "goods"), ("category_text", "Клеи"), (name, value)];
    owner.post("/goods", &taken("barcodes", "96385074")).await.is(422).says("уже у товара «Клей B-7000»");
    owner.post("/goods", &taken("code", "k-1")).await.is(422).says("уже у товара «Клей B-7000»");
    owner
        .post("/goods", &[("name", "клей b-7000"), ("kind", "goods"), ("category_text", "Клеи")])
        .await
        .is(422)
        .says("Такой товар уже есть");
    owner.post("/goods", &[("name", "Без места"), ("kind", "goods")]).await.is(422).says("Выберите категорию");
    assert_eq!(shop.read(|r| r.all::<Product>(())).await.len(), 1);
}

#[tokio::test]
async fn two_people_change_one_product_and_both_changes_stay() {
    let shop = Shop::new().await;
    let (owner, keeper) = (shop.owner().await, shop.hire("Сафин Руслан", "safin", "storekeeper").await);
    let card = adds(&owner, &[("name", "Дисплей A52"), ("sku", "D-A52")]).await;
    let was = |page: &str| {
        let from = page.find("name=\"was\" value=\"").expect("the form carries what it was opened with") + 18;
        page[from..].split('"').next().unwrap_or_default().replace("&amp;", "&")
    };
    let opened = was(&owner.get(&format!("{card}/edit")).await.ok().body);
    let form = |sku: &str, warranty: &str| {
        let fields =
            [("name", "Дисплей A52"), ("kind", "goods"), ("category_text", "Дисплеи"), ("code", "1"), ("vat", "company"), ("pack", "1")];
        let mut all: Vec<(String, String)> = fields.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        all.extend([("sku".into(), sku.to_string()), ("warranty_days".into(), warranty.to_string()), ("was".into(), opened.clone())]);
        all
    };
    let send = async |person: &Person<'_>, fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        person.post(&card, &fields).await
    };
    send(&keeper, form("D-A52", "90")).await.goes_to();
    send(&owner, form("D-A52-OLED", "0")).await.goes_to();
    let product = named(&shop, "Дисплей A52").await;
    assert_eq!((product.sku.as_str(), product.warranty_days), ("D-A52-OLED", 90));
    // Both changed the same: the second one is asked, with the name of the first.
    send(&keeper, form("D-A52", "30")).await.is(409).says("Гарантия").says("90");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_master_sees_goods_and_changes_none_and_prices_are_for_those_who_may() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let retail = price(RETAIL);
    let card = adds(&owner, &[("name", "Дисплей"), (&retail, "5000")]).await;
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    master.get("/goods").await.ok().says("Дисплей").says("5 000").hides("Изменить цены");
    master.get(&card).await.ok().hides("Изменить");
    master.get(&format!("{card}/edit")).await.is(403);
    master.post("/goods", &[("name", "Своё")]).await.is(403);
    master.get("/goods/mass").await.is(403);
    master.get("/settings/price-types").await.is(403);
    master.get("/combo/products?q=дисп").await.ok().says("Дисплей");
}

#[tokio::test]
async fn many_prices_move_after_a_look_and_wholesale_is_made_of_retail() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let retail = price(RETAIL);
    adds(&owner, &[("name", "Дисплей A"), (&retail, "1000")]).await;
    adds(&owner, &[("name", "Дисплей B"), (&retail, "2000")]).await;
    adds(&owner, &[("name", "Клей"), ("category_text", "Расходники"), (&retail, "300")]).await;
    let branch = shop.read(|r| r.all::<GoodsCategory>(())).await.into_iter().find(|one| one.name.ru == "Дисплеи").expect("a branch").id;
    let (wholesale, branch) = (WHOLESALE.to_string(), branch.to_string());
    let base = RETAIL.to_string();
    let fields = |expected: &'static str| {
        let all =
            [("category", branch.as_str()), ("price", wholesale.as_str()), ("base", base.as_str()), ("way", "down"), ("by", "percent")];
        [all.as_slice(), &[("value", "15"), ("step", "100"), ("expected", expected)]].concat()
    };
    let look = serde_urlencoded::to_string(fields("2")).expect("text");
    owner.get(&format!("/goods/mass?{look}")).await.ok().says("Изменятся 2 цены").says("850").says("1 700").hides("Клей");
    owner.post("/goods/mass", &fields("7")).await.is(422).says("список изменился");
    owner.post("/goods/mass", &fields("2")).await.goes_to();
    let of = async |name| named(&shop, name).await.prices.get(&WHOLESALE).copied();
    assert_eq!(
        (of("Дисплей A").await, of("Дисплей B").await, of("Клей").await),
        (Some(Money::major(850)), Some(Money::major(1_700)), None)
    );
    let batch = shop.read(|r| r.all::<catalog::GoodsPriceBatch>(())).await.pop().expect("a batch");
    owner.post(&format!("/goods/batches/{}/reversal", batch.id), &[]).await.goes_to();
    owner.post(&format!("/goods/batches/{}/reversal", batch.id), &[]).await.is(422);
    assert_eq!(of("Дисплей A").await, None);
    let id = named(&shop, "Дисплей A").await.id;
    let history = shop.read(|r| catalog::price_history(r, id, 10)).await;
    assert_eq!(history.iter().map(|one| (one.before, one.after)).collect::<Vec<_>>()[0], (Some(Money::major(850)), None));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_change_of_many_prices_says_of_which_goods_it_is() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    adds(&owner, &[("name", "Стекло A12"), ("kind", "goods"), ("category_text", "Стёкла")]).await;
    owner.get("/goods/mass").await.ok().says("1 товар · все товары");
    for (filter, said) in [("kind=goods", "Только товары"), ("lacks=barcode", "Без штрихкода"), ("q=стекло", "«стекло»")]
    {
        owner.get(&format!("/goods/mass?{filter}")).await.ok().says(&format!("1 товар · {said}")).hides("все товары");
    }
    owner.get("/goods/mass?shelf=archive&kind=kit").await.ok().says("0 товаров · Архив · ").hides("все товары");
    owner.get("/price/mass?shelf=archive").await.ok().says("0 работ · Архив");
}

#[tokio::test]
async fn a_markup_waits_for_the_cost_and_says_so() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let rule = [("name_ru", "Розничная"), ("rule", "markup"), ("rate", "65"), ("over", "average"), ("step", "1000")];
    owner.post(&format!("/settings/price-types/{RETAIL}"), &rule).await.goes_to();
    owner.get("/settings/price-types").await.ok().says("наценка 65 %, вверх до 10 ₽");
    let card = adds(&owner, &[("name", "Дисплей")]).await;
    owner.get(&card).await.ok().says("ещё нет себестоимости");
    owner
        .post(&format!("/settings/price-types/{RETAIL}"), &[("name_ru", "Розничная"), ("rule", "markup"), ("rate", "много")])
        .await
        .is(422);
    owner.post(&format!("/settings/price-types/{RETAIL}/archive"), &[]).await.is(422);
    let own = [("name_ru", "Для партнёров"), ("rule", "fixed")];
    owner.post("/settings/price-types", &own).await.goes_to();
    owner.post("/settings/price-types", &own).await.is(422).says("Такой тип цены уже есть");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_unit_that_goods_are_counted_in_does_not_become_coarser() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let metre = shop.read(|r| catalog::all_measures(r)).await.into_iter().find(|one| one.short.ru == "м").expect("metres").id.to_string();
    adds(&owner, &[("name", "Кабель"), ("measure", &metre), ("pack", "0,5")]).await;
    let path = format!("/settings/measures/{metre}");
    let fields = |decimals: &'static str| [("name_ru", "Метр"), ("short_ru", "м"), ("decimals", decimals)];
    owner.post(&path, &fields("0")).await.is(422).says("можно только увеличить");
    owner.post(&path, &fields("3")).await.goes_to();
    owner.post(&format!("/settings/measures/{}/archive", catalog::PIECE), &[]).await.is(422);
    owner.post("/settings/measures", &[("name_ru", "Рулон"), ("short_ru", "рул."), ("decimals", "0")]).await.goes_to();
    owner.get("/settings/measures").await.ok().says("Рулон").says("796");
    shop.is_sound().await;
}

#[tokio::test]
async fn branches_are_moved_and_only_empty_ones_are_put_away() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    adds(&owner, &[("name", "Дисплей")]).await;
    owner.post("/goods/categories", &[("name_ru", "Запчасти"), ("parent", "")]).await.goes_to();
    let of = async |name: &'static str| {
        let all = shop.read(|r| r.all::<GoodsCategory>(())).await;
        all.into_iter().find(|one| one.name.ru == name).expect("a branch")
    };
    let (screens, parts) = (of("Дисплеи").await, of("Запчасти").await);
    let (under, path) = (parts.id.to_string(), format!("/goods/categories/{}", screens.id));
    owner.post(&path, &[("name_ru", "Дисплеи"), ("parent", &under)]).await.goes_to();
    owner.get(&format!("/goods?category={}", parts.id)).await.ok().says("Дисплей");
    let own = screens.id.to_string();
    let above = format!("/goods/categories/{}", parts.id);
    owner.post(&above, &[("name_ru", "Запчасти"), ("parent", &own)]).await.is(422).says("самой себе");
    owner.post(&format!("{path}/archive"), &[]).await.is(422).says("только пустую категорию");
    owner.post(&format!("{above}/archive"), &[]).await.is(422);
    let product = named(&shop, "Дисплей").await;
    owner.post(&format!("/goods/{}/archive", product.id), &[]).await.goes_to();
    owner.post(&format!("{path}/archive"), &[]).await.goes_to();
    owner.get("/goods?shelf=archive").await.ok().says("Дисплей");
    owner.post(&format!("/goods/{}/restoration", product.id), &[]).await.goes_to();
    assert!(!of("Дисплеи").await.archived);
    shop.is_sound().await;
}

#[tokio::test]
async fn a_list_of_many_pages_shows_every_product_once_in_every_order() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    shop.write(|tx| {
        for number in 0..150_i64 {
            let category_name = ["Дисплеи", "Клеи", "Платы"][usize::try_from(number % 3).unwrap_or_default()].to_string();
            let prices = Some([(RETAIL, Money::major(number / 2))].into());
            let name = format!("Деталь {:03}", (number * 37) % 150);
            catalog::create_product(tx, &catalog::ProductAsk { name, category_name, prices, ..catalog::ProductAsk::default() })?;
        }
        Ok(())
    })
    .await;
    let branch = shop.read(|r| r.all::<GoodsCategory>(())).await.remove(0).id;
    let within = format!("category={branch}");
    for (query, count) in
        [("", 150), ("sort=-name", 150), ("sort=new", 150), ("sort=price", 150), ("sort=-price", 150), (&within, 50), ("lacks=price", 0)]
    {
        let (mut names, mut next) = (Vec::new(), Some(format!("/goods?{query}")));
        while let Some(path) = next {
            let page = owner.get(&path).await.ok();
            let rows = page.body.split("class=\"row-link\"").skip(1).map(|row| row.split('>').nth(1).unwrap_or_default());
            names.extend(rows.map(|row| row.split('<').next().unwrap_or_default().to_string()));
            next = page
                .body
                .split("<tr class=\"more\" hx-get=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .map(|path| path.replace("&amp;", "&"));
        }
        let mut once = names.clone();
        once.sort();
        once.dedup();
        assert_eq!((names.len(), once.len()), (count, count), "{query}");
        if query.is_empty() || query == within {
            assert_eq!(names, once, "by name");
        }
    }
    owner.get("/goods").await.ok().says("150 товаров");
}

#[tokio::test]
async fn a_kit_says_what_it_is_made_of_and_what_it_would_cost_apart() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let retail = price(RETAIL);
    adds(&owner, &[("name", "Дисплей"), (&retail, "3000")]).await;
    let work = shop.read(|r| catalog::all_services(r)).await.into_iter().find(|one| one.price.is_positive()).expect("a work");
    let part = format!("p{}", named(&shop, "Дисплей").await.id);
    let kit = [
        ("name", "Экран под ключ"),
        ("kind", "kit"),
        ("category_text", "Комплекты"),
        (retail.as_str(), "4000"),
        ("part", &part),
        ("part_text", "Дисплей"),
        ("part_quantity", "2"),
        // Without script a work is named by its words alone.
        ("part", ""),
        ("part_text", &work.name.ru),
        ("part_quantity", ""),
    ];
    let card = owner.post("/goods", &kit).await.goes_to();
    let apart = (Money::major(6_000) + work.price).show(Lang::Ru).replace('\u{a0}', " ");
    owner.get(&card).await.ok().says("Состав комплекта").says(&apart).says(&work.name.ru);
    owner.get(&format!("/goods/{}", named(&shop, "Дисплей").await.id)).await.ok().says("Входит в комплекты").says("Экран под ключ");
    owner.get("/goods?kind=kit").await.ok().says("Экран под ключ").says("1 товар");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_supplier_is_chosen_among_suppliers_and_told_by_name() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    owner.post("/clients", &[("kind", "organisation"), ("name", "ООО Мобитех"), ("supplier", "on")]).await.goes_to();
    owner.post("/clients", &[("kind", "person"), ("name", "Мобилев Иван")]).await.goes_to();
    let keeper = shop.hire("Сафин Руслан", "safin", "storekeeper").await;
    for path in ["/combo/suppliers", "/combo/suppliers?q=моби"] {
        keeper.get(path).await.ok().says("ООО Мобитех").hides("Мобилев");
    }
    let client = shop.read(|r| r.all::<verstak::clients::Client>(())).await.into_iter().find(|one| one.supplier).expect("a supplier");
    let id = client.id.to_string();
    let card = adds(&keeper, &[("name", "Дисплей"), ("supplier", &id), ("supplier_text", "ООО Мобитех"), ("pack", "5")]).await;
    keeper.get(&card).await.ok().says("ООО Мобитех").says("5 шт.");
    keeper.post(&card, &[("name", "Дисплей"), ("kind", "goods"), ("category_text", "Дисплеи"), ("code", "1")]).await.goes_to();
    let id = named(&shop, "Дисплей").await.id;
    let facts = shop.read(|r| log::fact::feed(r, catalog::about_product(id), None, 5)).await;
    let told = (log::FactKind::of::<catalog::GoodsFact>().tell)(&facts[0].body, Lang::Ru).expect("told").text;
    assert!(told.contains("в упаковке 5 → 1"), "{told}");
}

/// The least PNG: one point, with a comment that tells who drew it.
fn png() -> Vec<u8> {
    let mut out = b"\x89PNG\x0d\x0a\x1a\x0a".to_vec();
    for (kind, body) in
        [(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0".as_slice()), (b"tEXt", b"Author\0Ivan"), (b"IDAT", b"x"), (b"IEND", b"")]
    {
        out.extend_from_slice(&u32::try_from(body.len()).expect("short").to_be_bytes());
        out.extend_from_slice(kind);
        out.extend_from_slice(body);
        out.extend_from_slice(&[0; 4]);
    }
    out
}

#[tokio::test]
async fn a_picture_is_kept_in_the_file_and_served_as_what_it_is() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let card = adds(&owner, &[("name", "Дисплей")]).await;
    let path = format!("{card}/pictures");
    owner.upload(&path, &[], ("file", "shell.php.png", b"<?php evil(); ?>")).await.is(422).says("JPEG, PNG или WebP");
    owner.upload(&path, &[], ("file", "x.svg", b"<svg onload=alert(1)>")).await.is(422);
    assert_eq!(owner.upload(&path, &[], ("file", "..\\photo.png", &png())).await.goes_to(), card);
    let picture = named(&shop, "Дисплей").await.pictures[0];
    let got = owner.get(&format!("/goods/pictures/{picture}")).await.ok();
    assert_eq!((got.header("content-type"), got.header("x-content-type-options")), (Some("image/png"), Some("nosniff")));
    assert!(got.bytes.starts_with(b"\x89PNG") && !got.bytes.windows(4).any(|part| part == b"Ivan"));
    owner.get(&card).await.ok().says("добавлены фото");
    let master = shop.hire("Ковалёв Артём", "kovalev", "master").await;
    master.get(&format!("/goods/pictures/{picture}")).await.ok();
    master.post(&format!("{path}/{picture}/removal"), &[]).await.is(403);
    for _ in 0..7 {
        owner.upload(&path, &[], ("file", "photo.png", &png())).await.goes_to();
    }
    owner.upload(&path, &[], ("file", "photo.png", &png())).await.is(422).says("не больше 8");
    owner.post(&format!("{path}/{picture}/removal"), &[]).await.goes_to();
    owner.get(&format!("/goods/pictures/{picture}")).await.is(404);
    assert_eq!(shop.read(|r| r.all::<catalog::PicturePart>(())).await.len(), 7);
    shop.is_sound().await;
}
