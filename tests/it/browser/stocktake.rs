//! Two people count one shelf at two browsers: what one reads the other sees, and what he is typing stays.

use verstak::{
    kernel::Clock,
    migrations,
    stocktake::{StartAsk, start},
    store::{Reads, migrate},
};

use super::{
    driver::{Browser, ENTER},
    program::Program,
};
use crate::{
    sales::{CASE, GLASS, stocked},
    shop::{PASSWORD, Shop},
};

fn signs_in(browser: &Browser, program: &Program, login: &str) {
    browser.open(&format!("{}/sign-in", program.base));
    browser.fill("input[name=login]", login);
    browser.fill("input[name=password]", PASSWORD);
    browser.keys(ENTER);
    browser.sees(".rail");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_scanners_add_to_one_count_and_each_sees_the_others_readings() {
    let dir = crate::tempdir("browser-stocktake");
    let data = dir.join("data");
    std::fs::create_dir_all(&data).expect("a directory");
    let store = migrate::open(&data, migrations::STEPS, &Clock::system()).await.expect("a new file");
    let shop = Shop::over(store, Clock::system()).await;
    let till = shop.write(stocked).await;
    shop.hire("Котова Анна", "anna", "receptionist").await;
    let made = shop
        .write(move |tx| {
            let location = tx.all::<verstak::shop::Location>(())?.remove(0).id;
            let day = verstak::kernel::Zone::utc().day(tx.now());
            let (category, bin, people, comment) = (None, None, Vec::new(), String::new());
            start(tx, &StartAsk { warehouse: till.warehouse, location, category, bin, people, blind: true, comment, day })
        })
        .await;
    shop.site.store.close();
    drop(shop);
    let program = Program::start_made(&data);
    let (orlova, anna) = (Browser::start(&dir.join("orlova")), Browser::start(&dir.join("anna")));
    let page = format!("{}/stock/counts/{}", program.base, made.id);
    for (browser, login) in [(&orlova, "orlova"), (&anna, "anna")] {
        signs_in(browser, &program, login);
        browser.open(&page);
        browser.has_focus("#f-code");
    }
    let row = format!("#line-{} .c-sum", till.glass);
    orlova.scan(GLASS);
    orlova.wait("the reading", || orlova.text_of("#count-said").contains("теперь 1"));
    anna.wait("the other's reading", || anna.text_of(&row).starts_with('1'));
    anna.keys("5*");
    orlova.scan(GLASS);
    orlova.wait("the second one", || orlova.text_of("#count-said").contains("теперь 2"));
    anna.wait("the other's second one", || anna.text_of(&row).starts_with('2'));
    anna.holds("#f-code", "5*");
    anna.scan(GLASS);
    anna.wait("five at once, over the other's two", || anna.text_of("#count-said").contains("теперь 7"));
    anna.has_focus("#f-code");
    orlova.wait("what she read", || orlova.text_of(&row).starts_with('7'));
    orlova.reads("Котова А.");
    anna.scan("5901234123457");
    anna.wait("the complaint", || anna.is_there("#count-said[data-kind=bad]"));
    anna.scan(CASE);
    anna.wait("the case", || anna.text_of("#count-said").contains("Чехол"));
    orlova.wait("everything is counted", || orlova.text_of("#count-progress").contains("Посчитано 2 из 2"));
    for browser in [&orlova, &anna] {
        assert_eq!(browser.complaints(), Vec::<String>::new());
    }
}
