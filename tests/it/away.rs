//! What was put away, removed or changed while its form stood open: who did it and when, and nothing typed is lost.

use verstak::{
    cash::Article,
    catalog,
    kernel::{Result, Right, Rights},
    shop::{Source, Status},
    staff,
    store::Reads,
};

use crate::{
    bench::Bench,
    shop::Shop,
    together::{asked, both, line_of},
};

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
    let gone = hers.with("comment", "стекло с рамкой").send(&anna).await.is(409);
    gone.says("Пока вы правили, этого не стало").says("Орлова М. 10:00").says(&line.name);
    gone.says("Введённое осталось здесь").says("стекло с рамкой");
    let never = format!("/orders/{}/lines/{}", order.id, order.id);
    anna.get(&never).await.is(404).hides("этого не стало");

    let path = format!("/orders/{}/details", order.id);
    let (hers, _) = both(&anna, &owner, &path, &path).await;
    bench.moves(&order, "refused_client", Rights::ALL).await.expect("closed");
    let closed = hers.with("note", "Позвонить жене").send(&anna).await.is(422);
    assert!(closed.body.contains("Позвонить жене"), "what she wrote is kept");
    shop.is_sound().await;
}

#[tokio::test]
async fn what_was_put_away_while_it_was_open_says_who_did_it_and_keeps_what_was_typed() {
    let shop = Shop::new().await;
    let (owner, boris) = (shop.owner().await, shop.hire("Борис Сухов", "boris", "owner").await);
    let (source, status) = shop.read(|r| Ok((shop_sources(r)?, shop_status(r)?))).await;
    let page = |list: &str, id: String| format!("/settings/{list}/{id}");
    for (page, away) in [(page("sources", source), "archive"), (page("statuses", status), "archive")] {
        let (hers, _) = both(&owner, &boris, &page, &page).await;
        boris.post(&format!("{page}/{away}"), &[]).await.goes_to();
        let gone = hers.with("name_en", "Typed by hand").send(&owner).await.is(409);
        gone.says("Пока вы правили, этого не стало").says("Борис С. 10:00").says("Введённое осталось здесь").says("Typed by hand");
    }
    let made = owner.post("/settings/roles", &[("name", "Курьер"), ("right", Right::SeeOrders.name())]).await;
    made.goes_to();
    let role = shop.read(|r| r.all::<staff::Role>(())).await.into_iter().find(|role| role.name.ru == "Курьер").expect("it was made");
    let page = format!("/settings/roles/{}", role.id);
    let (hers, _) = both(&owner, &boris, &page, &page).await;
    boris.post(&format!("{page}/removal"), &[]).await.goes_to();
    hers.with("name_en", "Courier").send(&owner).await.is(409).says("Борис С. 10:00").says("Courier");
    shop.is_sound().await;
}

fn shop_sources(reads: &impl Reads) -> Result<String> {
    Ok(reads.all::<Source>(())?.remove(0).id.to_string())
}

fn shop_status(reads: &impl Reads) -> Result<String> {
    let all = reads.all::<Status>(())?;
    Ok(all.into_iter().find(|status| status.key == "outsourced").expect("the starter has it").id.to_string())
}

/// Pages of forms, where they post, and the page whose `archive` puts the thing away.
async fn entries(shop: &Shop, bench: &Bench<'_>, client: String) -> Vec<(String, String, String)> {
    let one = |page: String| (page.clone(), page.clone(), page);
    let edited = |page: String, action: &str| (format!("{page}/edit"), format!("{page}{action}"), page);
    let found = shop.read(|r| {
        let article = r.all::<Article>(())?.into_iter().find(|article| !article.system).expect("an article of the shop's own").id;
        let empty = r.all::<catalog::Category>(())?.into_iter().find(|category| category.name.ru == "Пустая").expect("it was made").id;
        let (brand, model) = (r.all::<catalog::Brand>(())?.remove(0).id, r.all::<catalog::Model>(())?.remove(0).id);
        let warehouse = verstak::stock::all_warehouses(r)?.remove(1).id;
        Ok((article, empty, brand, model, r.all::<catalog::Phrase>(())?.remove(0).id, warehouse))
    });
    let (article, category, brand, model, phrase, warehouse) = found.await;
    let cell = format!("/price/{}/price", bench.work.id);
    vec![
        one(format!("/settings/cashboxes/{}", bench.cash.id)),
        one(format!("/settings/articles/{article}")),
        one(format!("/settings/warehouses/{warehouse}")),
        edited(format!("/clients/{client}"), ""),
        edited(format!("/settings/devices/{}", bench.phone), "/edit"),
        one(format!("/settings/brands/{brand}")),
        one(format!("/settings/models/{model}")),
        one(format!("/settings/phrases/{phrase}")),
        one(format!("/price/categories/{category}")),
        (cell.clone(), cell, format!("/price/{}", bench.work.id)),
        one(format!("/price/{}", bench.work.id)),
    ]
}

#[tokio::test]
async fn an_entry_archived_while_its_form_stood_open_is_not_saved_silently() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (owner, boris) = (shop.owner().await, shop.hire("Борис Сухов", "boris", "owner").await);
    owner.post("/price/categories", &[("name_ru", "Пустая")]).await.goes_to();
    owner.post("/settings/warehouses", &[("name_ru", "Запасной"), ("kind", "main"), ("location", "")]).await.goes_to();
    for (at, (page, action, place)) in entries(&shop, &bench, order.client.to_string()).await.into_iter().enumerate() {
        let (hers, _) = both(&owner, &boris, &page, &action).await;
        let field = ["name_ru", "name", "price"].into_iter().find(|name| hers.fields.iter().any(|(known, _)| known == name));
        let typed = if action.ends_with("/price") { "7654".to_string() } else { format!("Набрано {at}") };
        let hers = hers.with(field.expect("a field to type into"), &typed);
        boris.post(&format!("{place}/archive"), &[]).await.goes_to();
        let gone = hers.send(&owner).await;
        assert_eq!(gone.status, 409, "{page}: {}", gone.text());
        gone.says("Пока вы правили, этого не стало").says("Борис С. 10:00").says("Введённое осталось здесь").says(&typed);
        assert!(!owner.get(&page).await.ok().body.contains(&typed), "{page}: nothing of it was saved");

        // Who opens it in the archive knows where it lies, and may mend it there.
        let (archived, _) = both(&owner, &boris, &page, &action).await;
        archived.with(field.expect("a field to type into"), &typed).send(&owner).await.goes_to();
        boris.post(&format!("{place}/restoration"), &[]).await.goes_to();
        assert!(owner.get(&page).await.ok().body.contains(&typed), "{page}: what was mended in the archive is kept");
    }
    shop.is_sound().await;
}

#[tokio::test]
async fn a_question_names_whoever_changed_that_very_field_and_the_audit_tells_it() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let owner = shop.owner().await;
    let (boris, vera) = (shop.hire("Борис Сухов", "boris", "owner").await, shop.hire("Вера Зимина", "vera", "owner").await);
    let (phrase, article, role) = shop
        .read(|r| {
            let article = r.all::<Article>(())?.into_iter().find(|article| !article.system).expect("an article of the shop's own").id;
            Ok((r.all::<catalog::Phrase>(())?.remove(0).id, article, staff::role_named(r, "manager")?.expect("a ready role").id))
        })
        .await;
    let cases = [
        (format!("/settings/cashboxes/{}", bench.cash.id), "name_ru", ("fee", "1,5"), "Комиссия: — → 1,5 %"),
        (format!("/settings/articles/{article}"), "name_ru", ("activity", "investing"), "Деятельность: Операционная → Инвестиционная"),
        (format!("/settings/roles/{role}"), "name", ("name_en", "The boss"), "Название на английском: Manager → The boss"),
        (format!("/settings/devices/{}/edit", bench.phone), "name_ru", ("icon", "laptop"), "Значок: smartphone → laptop"),
        (format!("/settings/phrases/{phrase}"), "name_ru", ("name_en", "A phrase"), "Название на английском: "),
    ];
    for (page, field, (aside, value), told) in cases {
        let (hers, his) = both(&owner, &boris, &page, &page).await;
        his.with(field, "Его имя").send(&boris).await.goes_to();
        // Another field of the same thing, by somebody else, after him.
        let (hers_too, _) = both(&vera, &boris, &page, &page).await;
        hers_too.with(aside, value).send(&vera).await.goes_to();
        let both = hers.with(field, "Её имя").send(&owner).await;
        both.says("Борис С., ").hides("Вера З.");
        asked(both, &page);
        let audit = owner.get("/settings/audit").await.ok();
        audit.says(told).says("→ Его имя");
    }
    shop.is_sound().await;
}
