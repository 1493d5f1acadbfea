//! A device comes in, is repaired, is handed over and paid for: the whole way by keyboard.

use serde_json::json;

use super::{
    driver::{Browser, DOWN, ENTER, ESCAPE},
    program::{IMEI, Program, set_up, take_in},
};

const CHIP: &str = ".drawer__head .chip--big";

#[test]
fn a_phone_goes_from_the_counter_to_a_printed_act_by_keyboard() {
    let dir = crate::tempdir("browser-job");
    let program = Program::start(&dir.join("data"));
    let browser = Browser::start(&dir.join("profile"));

    set_up(&browser, &program);
    take_in(&browser, &program);
    for status in ["Диагностика", "На согласовании", "В работе"] {
        move_to(&browser, status);
    }
    add_a_work(&browser);
    move_to(&browser, "Готов к выдаче");
    hand_over(&browser);
    print_the_act(&browser);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// Presses the digit that the menu shows beside the status.
fn press_digit_of(browser: &Browser, status: &str) {
    let find = format!(
        "const all = [...document.querySelectorAll('[data-key^=Digit]')]; return all.find(e => e.textContent.startsWith({}))?.dataset.key.slice(5)",
        json!(status)
    );
    let mut key = String::new();
    browser.wait(status, || {
        key = browser.script(&find).as_str().unwrap_or_default().to_string();
        !key.is_empty()
    });
    browser.keys(&key);
}

fn move_to(browser: &Browser, status: &str) {
    press_digit_of(browser, status);
    browser.wait(status, || browser.text_of(CHIP) == status);
}

/// A choice from the price list is a line at once; the field is ready for the next one, Escape leaves it.
fn add_a_work(browser: &Browser) {
    browser.focus("#add-work");
    browser.sees("#add-work-list:not([hidden]) [role=option]");
    browser.keys("дисплей");
    // The answer to the last letter may come after the arrow and take the choice away.
    browser.wait("a chosen work", || {
        let chosen = browser.text_of("#add-work-list:not([hidden]) [aria-selected=true]").to_lowercase().contains("диспле");
        if !chosen {
            browser.keys(DOWN);
        }
        chosen
    });
    browser.keys(ENTER);
    browser.sees("#p-lines .line-name");
    browser.holds("#add-work", "");
    browser.has_focus("#add-work");
    // Offers that come late are closed by the first Escape, the field is left by the next one.
    browser.wait("the field to be left", || {
        let left = browser.script("return document.activeElement === document.body").as_bool() == Some(true);
        if !left {
            browser.keys(ESCAPE);
        }
        left
    });
}

fn hand_over(browser: &Browser) {
    press_digit_of(browser, "Выдан");
    browser.has_focus("#dialog [name=amount]");
    browser.sees("#dialog [name=cashbox][data-kind=cash]:checked");
    browser.ctrl(ENTER);
    browser.wait("the hand-over", || browser.text_of(CHIP) == "Выдан");
    browser.sees(".due__rest[data-clear]");
}

/// A handed over order prints its act.
fn print_the_act(browser: &Browser) {
    browser.ctrl("p");
    browser.follow_new_tab();
    browser.sees(".sheet--a4 .doc__table tfoot");
    let paper = browser.text();
    assert!(paper.to_lowercase().contains("две тысячи пятьсот рублей 00 копеек"), "{paper}");
    for words in ["iPhone 13", IMEI, "Тихонова Дарья", "Гарантия на работы", "Оплачено", "Касса 2 500"]
    {
        assert!(paper.contains(words), "{words} in\n{paper}");
    }
}
