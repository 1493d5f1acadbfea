//! How many sheets an order takes out of the printer, counted in what a real browser prints.

use serde_json::json;

use super::{
    driver::Browser,
    program::{Program, set_up},
};

/// Takes a device in and adds parts by the same forms as the pages, in the page's own session. Returns the order's address.
fn order(browser: &Browser, program: &Program, fault: &str, parts: usize) -> String {
    browser.open(&format!("{}/orders/new", program.base));
    browser.sees("[name=order_type]");
    let script = format!(
        "const value = (name) => document.querySelector(`[name=${{name}}]`)?.value ?? '';
         const send = (to, fields) => fetch(to, {{ method: 'POST', body: new URLSearchParams({{ csrf: value('csrf'), ...fields }}) }});
         const taken = await send('/orders/new', {{ client_text: '+7 900 555-39-48', name: 'Константинопольская Александра Владимировна',
           type: value('type'), order_type: value('order_type'), brand_text: 'Samsung', model_text: 'Galaxy S24 Ultra', malfunction: {} }});
         const order = taken.url.split('/print/')[0];
         for (let part = 1; part <= {parts}; part++)
           await send(order + '/lines', {{ kind: 'part', service_text: 'Дисплейный модуль с рамкой и проклейкой № ' + part, price: '1 250,50' }});
         return order;",
        json!(fault)
    );
    let order = browser.script(&format!("return (async () => {{ {script} }})()"));
    order.as_str().expect("the order is taken in").to_string()
}

#[test]
fn a_usual_order_prints_on_one_sheet_and_a_long_one_on_no_more_than_two() {
    let dir = crate::tempdir("browser-printed");
    let program = Program::start(&dir.join("data"));
    let browser = Browser::start(&dir.join("profile"));
    set_up(&browser, &program);
    let usual = "Разбит экран, нет касаний в верхней трети. После падения быстро разряжается и греется при зарядке, иногда \
                 выключается сам, клиент просит проверить динамик и переднюю камеру";
    let long = "После падения в воду телефон не включается, греется и издаёт писк. ".repeat(28);
    let short = order(&browser, &program, "Разбит экран", 0);
    let normal = order(&browser, &program, usual, 4);
    let wordy = order(&browser, &program, &long, 4);
    let many = order(&browser, &program, &long, 30);
    for (of, order, receipt, act) in [("short", &short, 1, 1), ("usual", &normal, 1, 1), ("wordy", &wordy, 2, 2), ("long", &many, 2, 2)] {
        for (paper, pages) in [("receipt", receipt), ("receipt?copies=2", receipt), ("act", act), ("label", 1)] {
            browser.open(&format!("{order}/print/{paper}"));
            browser.sees(".sheet");
            assert_eq!(browser.sheets(), pages, "{paper} of the {of} order");
        }
    }
    for report in ["balances", "below", "turnover"] {
        browser.open(&format!("{}/reports/stock/{report}/print", program.base));
        browser.sees(".sheet");
        assert_eq!(browser.sheets(), 1, "a short report does not begin on its second sheet");
    }
    browser.open(&format!("{short}/print/receipt"));
    let smallest = browser.script(
        "return Math.min(...[...document.querySelectorAll('.sheet *')].filter(e => e.childElementCount === 0 && e.textContent.trim())
           .map(e => parseFloat(getComputedStyle(e).fontSize) * 72 / 96))",
    );
    assert!(smallest.as_f64().is_some_and(|points| points >= 8.99), "letters of {smallest} points");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
