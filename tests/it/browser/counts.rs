//! How much work an intake is: a field typed and a key pressed count as one each, nothing is reached in another way.

use std::{cell::Cell, time::Duration};

use super::{
    driver::{Browser, ENTER, SPACE},
    program::{IMEI, Program, set_up},
};

/// A person is slower than a scanner.
const HAND: Duration = Duration::from_millis(120);

struct Hands<'b> {
    browser: &'b Browser,
    moves: Cell<usize>,
}

impl Hands<'_> {
    /// Types or presses, and waits for what comes of it.
    fn do_(&self, keys: &str, then: &str) {
        self.browser.keys(keys);
        self.moves.set(self.moves.get() + 1);
        self.browser.sees(then);
        std::thread::sleep(HAND);
    }
    fn saves(&self) -> usize {
        self.browser.ctrl(ENTER);
        self.browser.wait("the receipt", || self.browser.url().ends_with("/print/receipt"));
        self.moves.replace(0) + 1
    }
    fn begins(&self, program: &Program) {
        self.browser.open(&format!("{}/orders", program.base));
        self.browser.sees("[data-key=KeyN]");
        self.do_("n", "#f-client_text:focus");
    }
}

#[test]
fn an_intake_takes_fourteen_moves_for_a_new_client_and_seven_for_a_known_one() {
    let dir = crate::tempdir("browser-counts");
    let program = Program::start(&dir.join("data"));
    let browser = Browser::start(&dir.join("profile"));
    let hands = Hands { browser: &browser, moves: Cell::new(0) };

    set_up(&browser, &program);
    hands.begins(&program);
    hands.do_("9005553948", "#client-list [data-new=phone][aria-selected=true]");
    hands.do_(ENTER, "#f-name:focus");
    hands.do_("Тихонова Дарья", "#f-name:focus");
    hands.do_(ENTER, "#f-serial:focus");
    hands.do_(IMEI, "#f-serial:focus");
    hands.do_(ENTER, "[name=type]:focus");
    hands.do_(ENTER, "#f-brand_text:focus");
    browser.sees("#f-fault input");
    hands.do_("App", "#brand_text-list:not([hidden]) [aria-selected=true][data-text=Apple]");
    hands.do_(ENTER, "#f-model_text:focus");
    hands.do_("iPhone 13", "#model_text-list:not([hidden]) [aria-selected=true][data-text='iPhone 13']");
    hands.do_(ENTER, "#f-malfunction:focus");
    hands.do_("Не включается", "#f-malfunction:focus");
    assert_eq!(hands.saves(), 14, "a new client");

    let client = "#client-list [role=option][aria-selected=true]:not([data-new])";
    hands.begins(&program);
    hands.do_("9005553948", client);
    hands.do_(ENTER, "[name=pick]");
    hands.do_(ENTER, "[name=pick]:focus");
    hands.do_(ENTER, "[name=fault]:focus");
    hands.do_(SPACE, "[name=fault]:checked");
    assert_eq!(hands.saves(), 7, "a known client with a known device");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
