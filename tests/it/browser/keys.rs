//! Keys that work anywhere: a scanner, the search, the way out of a card.

use super::{
    driver::{Browser, DOWN, ENTER, ESCAPE},
    program::{Program, set_up, take_in},
};

#[test]
fn a_scanned_label_opens_its_order_and_escape_leads_back_to_the_list() {
    let dir = crate::tempdir("browser-keys");
    let program = Program::start(&dir.join("data"));
    let browser = Browser::start(&dir.join("profile"));

    set_up(&browser, &program);
    let order = take_in(&browser, &program);
    let list = format!("{}/orders", program.base);
    browser.open(&format!("{order}/print/label"));
    browser.sees(".sheet--label svg");
    let label = browser.script("return document.querySelector('.sheet--label svg').getAttribute('aria-label')");
    let label = label.as_str().expect("the digits of the label").to_string();

    browser.open(&list);
    browser.sees(".data .row-link");
    browser.scan(&label);
    browser.wait("the order", || browser.url() == order);
    browser.sees("#order-card");
    browser.keys(ESCAPE);
    browser.wait("the list", || browser.url() == list);

    browser.focus(".data .row-link");
    browser.keys(ENTER);
    browser.sees("#drawer #order-card");
    assert_eq!(browser.url(), order);
    browser.keys("s");
    browser.has_focus(".drawer__head summary.chip");
    browser.keys(DOWN);
    browser.has_focus(".drawer__head .menu button");
    browser.keys(ESCAPE);
    browser.keys("e");
    browser.has_focus("#dialog [name=malfunction]");
    browser.keys(ESCAPE);
    browser.wait("the dialog to close", || !browser.is_there("#dialog[open]"));
    browser.ctrl("k");
    browser.has_focus("#scan");
    browser.keys(ESCAPE);
    browser.keys(ESCAPE);
    browser.wait("the list", || browser.url() == list && !browser.is_there("#order-card"));
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_price_changed_in_its_cell_leaves_the_keyboard_in_the_row() {
    let dir = crate::tempdir("browser-cell");
    let program = Program::start(&dir.join("data"));
    let browser = Browser::start(&dir.join("profile"));

    set_up(&browser, &program);
    browser.open(&format!("{}/price", program.base));
    browser.focus("a.edit");
    browser.keys(ENTER);
    browser.has_focus("[name=price]");
    browser.keys("4321");
    browser.keys(ENTER);
    browser.has_focus("a.edit");
    assert_eq!(browser.text_of("a.edit:focus"), "4 321");
    browser.keys(ENTER);
    browser.has_focus("[name=price]");
    browser.keys("9");
    browser.keys(ESCAPE);
    browser.has_focus("a.edit");
    assert_eq!(browser.text_of("a.edit:focus"), "4 321");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
