//! What travels from the program to a browser, counted by the browser itself: all of a first visit, then page by page.

use super::{
    driver::{Browser, ENTER},
    program::Program,
};

/// The sign-in page and the first list, with all their scripts, fonts and icons.
const FIRST_VISIT: u64 = 260 * 1024;
/// Any page after it.
const LATER_PAGE: u64 = 15 * 1024;

/// Bytes on the wire for the page that is open: compressed, with their headers; nothing for what was kept from before.
fn travelled(browser: &Browser) -> u64 {
    let count = "const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]; \
        return document.readyState === 'complete' && document.fonts.status === 'loaded' ? all.reduce((sum, e) => sum + e.transferSize, 0) : null";
    let mut bytes = None;
    browser.wait("everything to arrive", || {
        bytes = browser.script(count).as_u64();
        bytes.is_some()
    });
    bytes.unwrap_or_default()
}

/// `cargo test --test it browser::weight -- --nocapture` prints the figures.
#[test]
fn a_first_visit_weighs_less_than_a_photograph_and_a_later_page_next_to_nothing() {
    let dir = crate::tempdir("browser-weight");
    let data = dir.join("data");
    let program = Program::demo(&data, 400);
    let browser = Browser::start(&dir.join("profile"));

    browser.open(&format!("{}/sign-in?to=/orders", program.base));
    browser.fill("input[name=login]", "orlova");
    browser.fill("input[name=password]", "верстак-демо-2026");
    let mut first = travelled(&browser);
    println!("the sign-in page: {first} bytes");
    browser.keys(ENTER);
    browser.sees("#orders");
    first += travelled(&browser);
    println!("with the first list: {first} bytes");
    assert!(first <= FIRST_VISIT, "{first} bytes");
    for path in ["/orders?view=all", "/", "/orders/new", "/clients", "/cash", "/price", "/settings/statuses", "/settings/audit"] {
        browser.open(&format!("{}{path}", program.base));
        let later = travelled(&browser);
        println!("{path}: {later} bytes");
        assert!(later <= LATER_PAGE, "{path}: {later} bytes");
    }
}
