//! The page about the API: drawn out of the program alone, under the same strict policy as every page.

use super::{
    driver::Browser,
    program::{Program, set_up},
};

#[test]
fn the_document_of_the_api_is_drawn_without_the_internet() {
    let dir = crate::tempdir("browser-docs");
    let program = Program::start(&dir.join("data"));
    let browser = Browser::start(&dir.join("profile"));
    set_up(&browser, &program);
    browser.open(&format!("{}/api/v1/docs", program.base));
    browser.sees("#operations-Orders-listOrders");
    let foreign = "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin) && !n.startsWith('data:'))";
    assert_eq!(browser.script(foreign), serde_json::json!([]));
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
