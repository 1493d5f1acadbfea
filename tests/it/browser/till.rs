//! A sale at the till by keyboard and scanner alone.

use verstak::{kernel::Clock, migrations, store::migrate};

use super::{
    driver::{Browser, ENTER},
    program::Program,
};
use crate::{
    sales::{CASE, GLASS, stocked},
    shop::{PASSWORD, Shop},
};

const F4: &str = "\u{e034}";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_things_are_sold_by_two_scans_and_two_keys() {
    let dir = crate::tempdir("browser-till");
    let data = dir.join("data");
    std::fs::create_dir_all(&data).expect("a directory");
    let store = migrate::open(&data, migrations::STEPS, &Clock::system()).await.expect("a new file");
    let shop = Shop::over(store, Clock::system()).await;
    shop.write(|tx| stocked(tx).map(drop)).await;
    shop.site.store.close();
    drop(shop);
    let (program, browser) = (Program::start_made(&data), Browser::start(&dir.join("profile")));
    browser.open(&format!("{}/sign-in", program.base));
    browser.fill("input[name=login]", "orlova");
    browser.fill("input[name=password]", PASSWORD);
    browser.keys(ENTER);
    browser.sees("[data-key=KeyN]");
    browser.open(&format!("{}/sales/new", program.base));
    browser.has_focus("#f-code");
    browser.scan(GLASS);
    browser.wait("the first thing", || browser.text_of("#sums .pos__total b").starts_with("900"));
    browser.has_focus("#f-code");
    browser.scan(CASE);
    browser.wait("the second thing", || browser.text_of("#sums .pos__total b").starts_with("2 190"));
    browser.keys(F4);
    browser.has_focus("#f-tendered");
    browser.keys(ENTER);
    browser.wait("the sale", || browser.url().contains("/sales/new?last="));
    browser.reads("П1-00001");
    browser.has_focus("#f-code");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
