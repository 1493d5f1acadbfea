//! A sale at the till, and what comes back of it by its receipt, by keyboard and scanner alone.

use verstak::{
    clients::{self, ClientAsk},
    kernel::{Clock, Phone},
    migrations,
    store::migrate,
};

use super::{
    driver::{Browser, DOWN, ENTER},
    program::Program,
};
use crate::{
    sales::{CASE, GLASS, stocked},
    shop::{PASSWORD, Shop},
};

const F4: &str = "\u{e034}";

/// A shop with goods on the shelf, and its owner at an empty till.
struct Counter {
    browser: Browser,
    program: Program,
}

impl Counter {
    async fn open(name: &str) -> Counter {
        let dir = crate::tempdir(name);
        let data = dir.join("data");
        std::fs::create_dir_all(&data).expect("a directory");
        let store = migrate::open(&data, migrations::STEPS, &Clock::system()).await.expect("a new file");
        let shop = Shop::over(store, Clock::system()).await;
        shop.write(|tx| stocked(tx).map(drop)).await;
        shop.write(|tx| clients::create(tx, &ClientAsk::person("Тихонова Дарья", Phone::parse("+7 900 555-39-48")))).await;
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
        Counter { browser, program }
    }

    /// A glass and a case: two scans, two keys. The id of the sale.
    fn sells_two(&self) -> String {
        let browser = &self.browser;
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
        browser.url().rsplit_once("last=").expect("the sale").1.to_string()
    }

    /// The receipt is read at the till: the form of its return opens.
    fn reads_receipt(&self, digits: &str) {
        let browser = &self.browser;
        browser.open(&format!("{}/sales/new", self.program.base));
        browser.has_focus("#f-code");
        browser.scan(digits);
        browser.wait("the return", || browser.url().ends_with("/return"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_things_are_sold_by_two_scans_and_two_keys() {
    let counter = Counter::open("browser-till").await;
    counter.sells_two();
    assert_eq!(counter.browser.complaints(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn half_a_name_at_the_scanner_is_not_read_when_a_client_is_chosen() {
    let counter = Counter::open("browser-till-client").await;
    let browser = &counter.browser;
    browser.scan(GLASS);
    browser.wait("the glass", || browser.text_of("#sums .pos__total b").starts_with("900"));
    browser.has_focus("#f-code");
    browser.keys("чехол");
    browser.fill("#f-client", "Тихонова");
    browser.sees("#f-client-list [role=option]");
    browser.keys(DOWN);
    browser.keys(ENTER);
    browser.sees("#f-client[value='Тихонова Дарья']");
    browser.holds("#f-code", "чехол");
    assert!(browser.text_of("#sums .pos__total b").starts_with("900"), "nothing was added");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_receipt_that_is_scanned_takes_one_line_back_and_then_the_rest() {
    let counter = Counter::open("browser-return").await;
    let (browser, sale) = (&counter.browser, counter.sells_two());
    browser.open(&format!("{}/sales/{sale}/print/roll80", counter.program.base));
    let digits = browser.text_of(".roll__code span");
    assert!(digits.chars().all(|sign| sign.is_ascii_digit()) && !digits.is_empty(), "{digits}");

    counter.reads_receipt(&digits);
    browser.holds("#f-back_0", "1");
    browser.fill("#f-back_0", "0");
    browser.fill("#f-reason", "Не подошёл");
    browser.ctrl(ENTER);
    browser.wait("the card", || browser.url().ends_with(&format!("/sales/{sale}")));
    browser.reads("Частичный возврат");

    counter.reads_receipt(&digits);
    browser.holds("#f-back_0", "1");
    assert!(!browser.is_there("#f-back_1"), "the case is back already");
    browser.fill("#f-reason", "И стекло");
    browser.ctrl(ENTER);
    browser.wait("the card", || browser.url().ends_with(&format!("/sales/{sale}")));
    browser.wait("all of it is back", || browser.text_of(".page-head .chip") == "Возвращено");

    counter.reads_receipt(&digits);
    browser.reads("По этому чеку всё уже вернули");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
