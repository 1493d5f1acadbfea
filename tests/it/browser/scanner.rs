//! A scanner is a very fast keyboard in whatever layout stands: its codes are read right wherever the focus is, and leave
//! nothing behind. A person who types fast is no scanner.

use serde_json::json;

use super::{
    driver::Browser,
    program::{Program, set_up, take_in},
};

/// Keys as a browser tells of them, 8 ms apart by their own clock; what nobody takes is typed where the focus is, in the
/// layout that stands, as a browser would.
const KEYBOARD: &str = r#"
const layouts = {
  en: "qwertyuiopasdfghjklzxcvbnm",
  ru: "\u0439\u0446\u0443\u043a\u0435\u043d\u0433\u0448\u0449\u0437\u0444\u044b\u0432\u0430\u043f\u0440\u043e\u043b\u0434\u044f\u0447\u0441\u043c\u0438\u0442\u044c",
  uk: "\u0439\u0446\u0443\u043a\u0435\u043d\u0433\u0448\u0449\u0437\u0444\u0456\u0432\u0430\u043f\u0440\u043e\u043b\u0434\u044f\u0447\u0441\u043c\u0438\u0442\u044c",
};
let clock = performance.now() + 10000;
const say = (key, code, shift) => {
  const at = document.activeElement || document.body, e = new KeyboardEvent("keydown", { key, code, shiftKey: !!shift, bubbles: true, cancelable: true });
  Object.defineProperty(e, "timeStamp", { value: clock });
  const free = at.dispatchEvent(e);
  if (free && key.length === 1 && "value" in at && !at.readOnly && at.tagName !== "BUTTON") { at.setRangeText(key, at.selectionStart, at.selectionEnd, "end"); at.dispatchEvent(new InputEvent("input", { bubbles: true })); }
  return free;
};
const strike = (c, layout) => {
  if (c >= "0" && c <= "9") return say(c, "Digit" + c);
  if (c === "-") return say("-", "Minus");
  const low = c.toLowerCase(), own = layouts[layout][layouts.en.indexOf(low)], up = c !== low;
  return say(up ? own.toUpperCase() : own, "Key" + low.toUpperCase(), up);
};
let seed = 7;
const chance = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
const heard = [];
document.body.addEventListener("scan", (e) => { heard.push(e.detail.code); e.preventDefault(); });
"#;

/// So many codes into the place that has the focus; what went wrong, in words.
const SCANS: &str = r#"
const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-", wrong = [];
for (let n = 0; n < COUNT; n++) {
  const field = PLACE ? document.querySelector(PLACE) : null, layout = ["ru", "uk", "en"][n % 3];
  if (field) { field.focus(); field.value = "12,5"; field.setSelectionRange(2, 2); } else document.activeElement.blur();
  if (field && document.activeElement !== field) { wrong.push("no focus"); break; }
  let code = "";
  for (let k = n % 4 ? 8 + chance(12) : 13; k > 0; k--) code += n % 4 ? signs[chance(signs.length)] : chance(10);
  clock += 400; heard.length = 0;
  /* A wireless scanner stumbles now and then: it is one code all the same. */
  const stumble = n % 5 ? 0 : 4;
  for (const [at, c] of [...code].entries()) { strike(c, layout); clock += stumble && at === stumble ? 100 : 8; }
  if (say("Enter", "Enter")) wrong.push(layout + " " + code + ": Enter went through");
  if (heard.length !== 1 || heard[0] !== code) wrong.push(layout + " " + code + " was read as " + heard.join(" "));
  if (field && (field.value !== "12,5" || field.selectionStart !== 2)) wrong.push(layout + " " + code + " left " + field.value);
}
if (PLACE) { const f = document.querySelector(PLACE); f.value = ""; }
return wrong;
"#;

/// Words typed at twelve signs a second, with the unevenness of a hand; each ended by Enter.
const HANDS: &str = r#"
const field = document.querySelector(PLACE), words = ["remont", "razbitekran", "zamenadisplea", "490154203237518", "akkumulator"];
let typed = 0;
for (let n = 0; n < COUNT; n++) {
  field.focus(); field.value = ""; clock += 900;
  const word = words[n % words.length];
  for (const c of word) { strike(c, ["ru", "uk", "en"][n % 3]); clock += 83 + [-45, -25, 0, 0, 25, 45][chance(6)]; }
  say("Enter", "Enter");
  if (field.value.length === word.length) typed++;
}
field.value = "";
return [heard.length, typed];
"#;

fn run(browser: &Browser, what: &str, count: usize, place: &str) -> serde_json::Value {
    let known = format!("const COUNT = {count}, PLACE = {};", json!(place));
    browser.script(&format!("{known}{KEYBOARD}{what}"))
}

#[test]
fn codes_are_read_right_in_any_layout_and_anywhere_and_a_fast_hand_is_no_scanner() {
    let count: usize = std::env::var("VERSTAK_SCANS").ok().and_then(|count| count.parse().ok()).unwrap_or(60);
    let dir = crate::tempdir("browser-scanner");
    let program = Program::start(&dir.join("data"));
    let browser = Browser::start(&dir.join("profile"));
    set_up(&browser, &program);
    let order = take_in(&browser, &program);
    browser.open(&format!("{order}/print/label"));
    browser.sees(".sheet--label svg");
    let label = browser.script("return document.querySelector('.sheet--label svg').getAttribute('aria-label')");
    let label = label.as_str().expect("the digits of the label").to_string();

    let note = format!("{order}?tab=feed");
    let name = "form:has(input[name=kind][value=part]) [name=service_text]";
    let work = format!("{}/price/new", program.base);
    let places: [(&str, &str, &str); 6] = [
        (&order, "", ""),
        (&order, "", "#scan"),
        (&note, "", ".composer [name=text]"),
        (&work, "", "[name=minutes]"),
        (&order, "", name),
        (&order, "p", "#dialog [name=amount]"),
    ];
    for (page, key, place) in places {
        let stand = || {
            browser.open(page);
            browser.sees("main form, #order-card");
            if !key.is_empty() {
                browser.keys(key);
                browser.sees(place);
            }
        };
        stand();
        assert_eq!(run(&browser, SCANS, count / 6 + 1, place), json!([]), "with the focus in {place}");
        stand();
        if !place.is_empty() {
            browser.focus(place);
        }
        browser.script("window.stands = true");
        browser.scan(&label);
        let fresh = || browser.script("return window.stands === undefined").as_bool() == Some(true);
        browser.wait("the order opened anew", || fresh() && browser.url() == order);
    }

    browser.open(&note);
    browser.sees("#order-card");
    let place = ".composer [name=text]";
    browser.script("document.querySelector('.composer').addEventListener('submit', (e) => { e.preventDefault(); e.stopImmediatePropagation(); }, true)");
    assert_eq!(run(&browser, HANDS, count, place), json!([0, count]), "false scans, whole words");
}

#[test]
fn a_scan_does_not_carry_away_from_a_note_that_is_being_written() {
    let dir = crate::tempdir("browser-scan-note");
    let program = Program::start(&dir.join("data"));
    let browser = Browser::start(&dir.join("profile"));
    set_up(&browser, &program);
    let order = take_in(&browser, &program);
    let note = format!("{order}?tab=feed");
    browser.open(&note);
    let place = ".composer [name=text]";
    browser.fill(place, "Звонила жена");
    // The question whether to leave is answered by staying.
    browser.script("window.asked = 0; window.confirm = () => { window.asked++; return false; }");
    browser.scan("4901542032375");
    browser.wait("the question", || browser.script("return window.asked").as_u64() == Some(1));
    browser.holds(place, "Звонила жена");
    assert_eq!(browser.url(), note);
}
