//! The program dies under a form that is being sent: what was typed stays, and when the program is back the form is sent
//! again by itself, once. What was changed meanwhile waits for its button.

use serde_json::json;

use super::{
    driver::{Browser, ENTER},
    program::{Program, set_up, take_in},
};

const PART: &str = "form:has(input[name=kind][value=part])";
const NOTE: &str = ".composer";

struct Cut<'t> {
    browser: &'t Browser,
    program: Program,
}

impl Cut<'_> {
    /// Kills the program, sends, sees the bar and the text still there, starts the program.
    fn through(&mut self, send: impl Fn(&Browser), field: &str, typed: &str) {
        self.program.kill();
        send(self.browser);
        self.browser.sees("#netbar [data-retry]");
        assert!(self.browser.text_of("#netbar").contains("Нет связи с сервером. Текст на экране сохранён."));
        self.browser.holds(field, typed);
        self.program.start_again();
    }
    fn count(&self, css: &str, words: &str) -> u64 {
        let find =
            format!("return [...document.querySelectorAll({})].filter(e => e.textContent.includes({})).length", json!(css), json!(words));
        self.browser.script(&find).as_u64().unwrap_or_default()
    }
}

#[test]
fn a_lost_connection_keeps_the_text_of_every_form_and_sending_again_has_one_effect() {
    let dir = crate::tempdir("browser-lost");
    let program = Program::start(&dir.join("data"));
    let browser = Browser::start(&dir.join("profile"));
    set_up(&browser, &program);
    let order = take_in(&browser, &program);
    let mut cut = Cut { browser: &browser, program };

    let price = format!("{PART} [name=price]");
    browser.fill(&format!("{PART} [name=service_text]"), "Шлейф зарядки");
    browser.fill(&price, "350");
    cut.through(|browser| enter(browser, &price), &price, "350");
    browser.wait("the line", || cut.count("#p-lines .line-name", "Шлейф зарядки") == 1);
    browser.wait("the bar to go", || !browser.is_there("#netbar"));

    browser.open(&format!("{order}?tab=feed"));
    let note = format!("{NOTE} [name=text]");
    browser.fill(&note, "Перезвонить после шести");
    cut.program.kill();
    enter(&browser, &note);
    browser.sees("#netbar [data-retry]");
    browser.fill(&note, "Перезвонить после семи");
    cut.program.start_again();
    browser.wait("the button", || browser.text_of("#netbar").contains("Не сохранено"));
    assert_eq!(cut.count("#feed .bubble", "Перезвонить"), 0, "a changed form is not sent by itself");
    browser.script("document.querySelector('#netbar [data-retry]').click()");
    browser.wait("the note", || cut.count("#feed .bubble", "Перезвонить после семи") == 1);
    assert_eq!(cut.count("#feed .bubble", "Перезвонить"), 1, "written once, as it stands now");

    browser.open(&order);
    browser.sees("[data-key=KeyP]");
    browser.keys("p");
    browser.has_focus("#dialog [name=amount]");
    browser.fill("#dialog [name=amount]", "123,45");
    cut.through(|browser| browser.ctrl(ENTER), "#dialog [name=amount]", "123,45");
    browser.wait("the payment", || cut.count(".drawer__foot .due", "123,45") == 1);
    browser.open(&format!("{order}?tab=money"));
    assert_eq!(cut.count("#p-money tbody tr", "123,45"), 1, "taken once");

    browser.open(&order);
    browser.sees("[data-key=KeyE]");
    cut.program.kill();
    browser.keys("e");
    browser.sees("#netbar");
    cut.program.start_again();
    browser.has_focus("#dialog [name=malfunction]");

    browser.open(&format!("{}/orders/new", cut.program.base));
    browser.fill("#f-client_text", "Лапшин Михаил");
    browser.sees("#client-list [data-new]");
    browser.keys(ENTER);
    browser.focus("#f-type input");
    browser.keys(" ");
    browser.sees("#f-fault input");
    browser.fill("#f-brand_text", "Nokia");
    browser.fill("#f-malfunction", "Не ловит сеть");
    cut.through(|browser| browser.ctrl(ENTER), "#f-malfunction", "Не ловит сеть");
    browser.wait("the receipt", || browser.url().ends_with("/print/receipt"));
    browser.open(&format!("{}/orders", cut.program.base));
    browser.sees(".data .row-link");
    assert_eq!(cut.count(".data tbody tr", "Не ловит сеть"), 1, "taken in once");
}

fn enter(browser: &Browser, field: &str) {
    browser.focus(field);
    browser.keys(ENTER);
}
