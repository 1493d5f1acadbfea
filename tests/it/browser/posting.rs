//! A delivery received by scanner and keyboard alone.

use verstak::{kernel::Clock, migrations, store::migrate};

use super::{
    driver::{Browser, ENTER},
    program::Program,
};
use crate::{
    sales::{CASE, GLASS, stocked},
    shop::{PASSWORD, Shop},
};

/// No product has it.
const UNKNOWN: &str = "4600000000008";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_delivery_is_scanned_counted_priced_and_posted_without_a_mouse() {
    let dir = crate::tempdir("browser-posting");
    let data = dir.join("data");
    std::fs::create_dir_all(&data).expect("a directory");
    let store = migrate::open(&data, migrations::STEPS, &Clock::system()).await.expect("a new file");
    let shop = Shop::over(store, Clock::system()).await;
    let till = shop.write(stocked).await;
    shop.site.store.close();
    drop(shop);
    let (program, browser) = (Program::start_made(&data), Browser::start(&dir.join("profile")));
    browser.open(&format!("{}/sign-in", program.base));
    browser.fill("input[name=login]", "orlova");
    browser.fill("input[name=password]", PASSWORD);
    browser.keys(ENTER);
    browser.sees("[data-key=KeyN]");
    browser.open(&format!("{}/stock/documents/new?kind=posting", program.base));
    browser.sees("main form");
    browser.ctrl(ENTER);
    browser.has_focus("#f-product_text");
    browser.scan(GLASS);
    browser.holds("#f-quantity-1", "1");
    browser.has_focus("#f-product_text");
    browser.scan(GLASS);
    browser.holds("#f-quantity-1", "2");
    browser.scan(CASE);
    browser.holds("#f-quantity-2", "1");
    browser.has_focus("#f-product_text");
    browser.scan(UNKNOWN);
    browser.wait("a sentence about the code", || browser.text_of("#e-product_text").contains(UNKNOWN));
    browser.has_focus("#f-product_text");
    browser.scan(CASE);
    browser.holds("#f-quantity-2", "2");
    assert!(!browser.is_there("#e-product_text"), "what is known mends it");
    browser.has_focus("#f-product_text");
    browser.focus("#f-quantity-2");
    for (typed, next) in [("5", "#f-price-2"), ("410,50", "#f-product_text")] {
        browser.script("document.activeElement.select()");
        browser.keys(typed);
        browser.keys(ENTER);
        browser.has_focus(next);
    }
    browser.wait("the sum of the line", || browser.text_of("#sum-2").starts_with("2 052,50"));
    browser.ctrl(ENTER);
    browser.sees("#dialog [data-key='Ctrl+Enter']");
    browser.ctrl(ENTER);
    browser.wait("the posting", || browser.text_of("main h1") == "Оприходование 00001");
    browser.open(&format!("{}/stock/products/{}", program.base, till.case));
    browser.reads("Оприходование 00001");
    browser.reads("+5");
    browser.open(&format!("{}/stock?q={CASE}", program.base));
    browser.wait("the balance", || browser.text_of("main tbody tr").contains('8'));
    let severe: Vec<String> = browser.complaints().into_iter().filter(|said| !said.contains("422")).collect();
    assert_eq!(severe, Vec::<String>::new());
}
