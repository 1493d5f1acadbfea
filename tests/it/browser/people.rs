//! Two people at two browsers: what one changes the other sees at once, without losing what he is doing.

use std::time::{Duration, Instant};

use super::{
    driver::{Browser, ENTER},
    program::Program,
};

const PASSWORD: &str = "верстак-демо-2026";
/// A second is what people are promised; a machine that builds at the same time is given two.
const SOON: Duration = Duration::from_secs(2);

fn signs_in(browser: &Browser, program: &Program, login: &str) {
    browser.open(&format!("{}/sign-in", program.base));
    browser.fill("[name=login]", login);
    browser.fill("[name=password]", PASSWORD);
    browser.keys(ENTER);
    browser.sees(".rail");
}

fn number(browser: &Browser, script: &str) -> i64 {
    browser.script(&format!("return Math.round({script})")).as_i64().unwrap_or(-1)
}

/// Waits for what the other did, and no longer than it may take.
#[track_caller]
fn soon(what: &str, browser: &Browser, holds: impl FnMut() -> bool) {
    let began = Instant::now();
    browser.wait(what, holds);
    let took = began.elapsed();
    println!("{what}: {} ms", took.as_millis());
    assert!(took < SOON, "{what} took {took:?}");
}

/// Writes the fault of the order that is open, in its dialog.
fn writes_fault(browser: &Browser, words: &str) {
    browser.sees("#order-card");
    browser.script("document.activeElement.blur()");
    browser.keys("e");
    browser.has_focus("#dialog [name=malfunction]");
    browser.fill("#dialog [name=malfunction]", words);
    browser.script("document.querySelector('#dialog [data-key=\"Ctrl+Enter\"]').click()");
    browser.wait("the dialog to close", || !browser.is_there("#dialog[open]"));
}

#[test]
fn what_one_changes_the_other_sees_at_once_and_keeps_what_he_is_doing() {
    let dir = crate::tempdir("browser-people");
    let program = Program::demo(&dir.join("data"), 148);
    let (anna, boris) = (Browser::start(&dir.join("anna")), Browser::start(&dir.join("boris")));
    signs_in(&anna, &program, "orlova");
    signs_in(&boris, &program, "titova");
    list_keeps_its_place(&anna, &boris, &program);
    let order = card_keeps_what_is_typed(&anna, &boris, &program);
    session_ends_under_a_note(&anna, &order);
    for browser in [&anna, &boris] {
        let severe: Vec<String> = browser.complaints().into_iter().filter(|said| !said.contains("401")).collect();
        assert_eq!(severe, Vec::<String>::new());
    }
}

/// A list scrolled to its third page shows the change and keeps its rows and its place.
fn list_keeps_its_place(anna: &Browser, boris: &Browser, program: &Program) {
    anna.open(&format!("{}/orders?view=all", program.base));
    anna.sees(".data .row-link");
    let rows = "document.querySelectorAll('.data tbody tr[id]').length";
    anna.wait("the third page", || {
        anna.script("const r = document.querySelectorAll('.data tbody tr'); r[r.length - 1].scrollIntoView()");
        number(anna, rows) > 100
    });
    anna.script("document.querySelectorAll('.data tbody tr[id]')[70].scrollIntoView()");
    let at = "document.querySelectorAll('.data tbody tr[id]')[70].getBoundingClientRect().top";
    let (count, place) = (number(anna, rows), number(anna, at));

    boris.open(&format!("{}/orders", program.base));
    boris.sees(".data .row-link");
    let links = "return [...document.querySelectorAll('.data .row-link')].slice(0, 50).map((a) => a.href)";
    let (hers, open) = (anna.script(links), boris.script(links));
    let both = hers.as_array().expect("links").iter().find(|link| open.as_array().is_some_and(|open| open.contains(link)));
    boris.open(both.and_then(|link| link.as_str()).expect("an open order on her first page"));
    writes_fault(boris, "Гаснет подсветка");
    soon("the row of the list", anna, || anna.text_of(".data tbody").contains("Гаснет подсветка"));
    assert_eq!((number(anna, rows), number(anna, at)), (count, place), "rows and scroll");
}

/// The card follows; the tab, the filter, a half-typed note with its focus and a line being added stay.
fn card_keeps_what_is_typed(anna: &Browser, boris: &Browser, program: &Program) -> String {
    let open = "a.row-link";
    // One that both may see: his list is the shorter one.
    boris.open(&format!("{}/orders", program.base));
    boris.sees(open);
    let order = boris.script("return document.querySelector('a.row-link').href").as_str().expect("an order").to_string();
    anna.open(&order);
    anna.sees("#order-card");
    let part = "form:has(input[name=kind][value=part])";
    anna.fill(&format!("{part} [name=service_text]"), "Стекло");
    anna.fill(&format!("{part} [name=price]"), "350");
    anna.script("document.querySelector('#t-feed').click(); document.querySelector('#p-feed [name=only][value=notes]').click()");
    let note = ".composer [name=text]";
    anna.fill(note, "Перезвонить пос");

    boris.open(&order);
    boris.sees("#order-card");
    soon("the other's name", anna, || anna.text_of("[data-beside]:not([hidden])").contains("Титова"));
    let lines = || anna.text_of("#t-lines .count");
    let before: u32 = lines().parse().expect("lines are counted");
    boris.fill(&format!("{part} [name=service_text]"), "Шлейф кнопок");
    boris.fill(&format!("{part} [name=price]"), "777");
    boris.keys(ENTER);
    boris.wait("the line", || boris.text_of("#p-lines").contains("Шлейф кнопок"));
    soon("the counter of lines", anna, || lines() == (before + 1).to_string());
    assert!(anna.text_of("#p-lines").contains("777"), "the line itself");
    writes_fault(boris, "Гаснет и греется");
    soon("the fault on the card", anna, || anna.text_of(".issue").contains("Гаснет и греется"));

    anna.has_focus(note);
    anna.holds(note, "Перезвонить пос");
    anna.holds(&format!("{part} [name=price]"), "350");
    let kept = "document.querySelector('#t-feed').getAttribute('aria-selected') === 'true' && document.querySelector('#p-feed [name=only]:checked').value === 'notes'";
    assert_eq!(anna.script(&format!("return {kept}")).as_bool(), Some(true), "the tab and the filter");
    anna.keys("ле шести");
    anna.holds(note, "Перезвонить после шести");
    order
}

/// The session is over when the note is sent: signing in over the page sends it.
fn session_ends_under_a_note(anna: &Browser, order: &str) {
    let note = ".composer [name=text]";
    anna.forgets_cookie("sid");
    anna.focus(note);
    anna.keys(ENTER);
    anna.has_focus("#sign-in [name=login]");
    anna.holds(note, "Перезвонить после шести");
    anna.fill("#sign-in [name=login]", "orlova");
    anna.fill("#sign-in [name=password]", PASSWORD);
    anna.keys(ENTER);
    anna.wait("the note", || anna.text_of("#p-feed").contains("Перезвонить после шести"));
    assert!(!anna.is_there("#sign-in[open]") && !anna.is_there("#netbar"), "nothing stands in the way");
    anna.open(&format!("{order}?tab=feed"));
    let notes = "[...document.querySelectorAll('#feed .bubble')].filter((e) => e.textContent.includes('Перезвонить после шести')).length";
    anna.sees("#feed .bubble");
    assert_eq!(number(anna, notes), 1, "written once");
}
