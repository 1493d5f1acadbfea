//! Every form of the program, sent ten times at once with one key, has one effect and one answer.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;
use verstak::{log::fact, orders::Line, store::Reads};

use crate::{
    access::{busy, complain, filled, known, routes},
    bench::Bench,
    forms::{Sheet, sheets},
    shop::{Answer, Person, Shop},
};

/// Forms that may have their effect again, and why.
const EXEMPT: [(&str, &str); 4] = [
    ("/exchange/", "every file taken out of the shop is a fact of its own; files brought in are in exchange.rs"),
    ("/preferences/", "a cookie set twice is the same cookie"),
    ("/sign-in", "a second session puts out the first of this browser"),
    ("/sign-out", "what is over stays over"),
];
/// One effect, but a secret is shown only in the first answer.
const SHOWN_ONCE: &str = "/keys";
/// Sent last: after them there is less to walk over.
const LAST: [&str; 8] = ["archive", "removal", "closure", "sessions", "password", "reversal", "refund", "disabled"];

/// What a person would type into an empty field.
const TYPED: [(&str, &str); 29] = [
    ("name", "Проверка Повторов"),
    ("name_ru", "Проверка повторов"),
    ("text", "Проверка повторов"),
    ("title", "Проверка повторов"),
    ("service_text", "Шлейф зарядки"),
    ("price", "350"),
    ("amount", "100"),
    ("phone", "+7 900 555-77-88"),
    ("model", "Проверочная 1"),
    ("brand", "Проверка"),
    ("models", "Проверочная 2"),
    ("login", "proverka"),
    ("reason", "Проверка повторов"),
    ("comment", "Проверка повторов"),
    ("percent", "10"),
    ("address", "Лесная ул., 15"),
    ("client_text", "Повторов Иван"),
    ("malfunction", "Не включается"),
    ("brand_text", "Apple"),
    ("model_text", "iPhone 12"),
    ("category_text", "Проверочные"),
    ("template", "П-{C:5}"),
    ("position", "мастер"),
    ("old", crate::shop::PASSWORD),
    ("password", "кремень-чайник-вербa-61"),
    ("again", "кремень-чайник-вербa-61"),
    ("label", "Проверка"),
    ("value", "10"),
    ("lines", "Проверочная 3"),
];

/// Texts that are made longer, so that a form changes something.
const CHANGED: [&str; 10] = ["name", "name_ru", "address", "note", "malfunction", "comment", "legal_name", "ru", "master_note", "text"];

/// The address with ids and numbers taken out, and the names of the fields: what makes a form this form.
fn kind(sheet: &Sheet) -> String {
    let path = sheet.action.split('?').next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').map(|part| if part.len() > 25 { ":id" } else { part }).collect();
    let names: BTreeSet<&str> =
        sheet.fields.iter().map(|(name, _)| name.as_str()).filter(|name| !name.contains('-') && name.len() < 25).collect();
    format!("{} {}", parts.join("/"), names.into_iter().collect::<Vec<_>>().join(","))
}

fn is_exempt(sheet: &Sheet) -> bool {
    EXEMPT.iter().any(|(path, _)| sheet.action.starts_with(path))
}

/// Empty fields filled, the first of each name; then one text that stands there already made longer.
fn typed(mut sheet: Sheet, changed: bool) -> Sheet {
    let mut done = BTreeSet::new();
    for (name, value) in &mut sheet.fields {
        if value.is_empty()
            && done.insert(name.clone())
            && let Some((_, words)) = TYPED.iter().find(|(known, _)| known == name)
        {
            *value = (*words).to_string();
        }
    }
    let own = |(name, value): &&mut (String, String)| CHANGED.contains(&name.as_str()) && !value.is_empty();
    if changed && let Some((_, value)) = sheet.fields.iter_mut().find(own) {
        value.push_str(" 2");
    }
    sheet
}

/// What the browser shows of an answer, but for keys that differ every time.
fn gist(answer: &Answer) -> String {
    format!(
        "{} {} {}",
        answer.status,
        answer.header("location").unwrap_or_default(),
        if answer.status == 303 { String::new() } else { answer.text() }
    )
}

/// What a page complains of, for whoever mends the words typed here.
fn said(answer: &Answer) -> String {
    answer
        .body
        .split("class=\"errors\"")
        .nth(1)
        .map(|rest| rest.split("</ul>").next().unwrap_or_default().chars().take(300).collect())
        .unwrap_or_default()
}

struct Walk<'s> {
    shop: &'s Shop,
    owner: Person<'s>,
    seen: BTreeMap<String, (bool, String)>,
    wrong: Vec<String>,
}

impl Walk<'_> {
    async fn send(&mut self, sheet: &Sheet) {
        if !sheet.fields.iter().any(|(name, _)| name == "once") {
            return self.wrong.push(format!("{}: the form has no key", kind(sheet)));
        }
        let before = self.shop.read(|reads| Ok(fact::since(reads, 0, usize::MAX)?.last().map_or(0, |entry| entry.seq))).await;
        let mut answers = join_all((0..10).map(|_| sheet.send(&self.owner))).await;
        answers.push(sheet.send(&self.owner).await);
        let requests: BTreeSet<_> = self
            .shop
            .read(move |reads| {
                let told = fact::since(reads, before, 1000)?;
                let mut requests = BTreeSet::new();
                for entry in told {
                    let facts = fact::feed(reads, entry.subject, None, 50)?;
                    requests.extend(facts.iter().filter(|fact| fact.seq == entry.seq).map(|fact| fact.request));
                }
                Ok(requests)
            })
            .await;
        let told: BTreeSet<String> = answers.iter().map(gist).collect();
        if requests.len() > 1 {
            self.wrong.push(format!("{}: {} effects", kind(sheet), requests.len()));
        }
        if told.len() > 1 && !sheet.action.ends_with(SHOWN_ONCE) {
            let told: Vec<String> = told.iter().map(|said| said.chars().take(160).collect()).collect();
            self.wrong.push(format!("{}: {} answers: {}", kind(sheet), told.len(), told.join(" | ")));
        }
        if answers.iter().any(|answer| answer.status >= 500) {
            self.wrong.push(format!("{}: it broke", kind(sheet)));
        }
        let how = answers.first().map(|answer| format!("{} {}", answer.status, said(answer))).unwrap_or_default();
        let had = self.seen.entry(kind(sheet)).or_default();
        had.0 |= !requests.is_empty();
        had.1 = how;
    }

    /// Sends each form of the page that was not sent yet; the page is opened anew for each.
    async fn page(&mut self, path: &str, last: bool) {
        loop {
            let page = self.owner.get(path).await;
            let all = sheets(&page).into_iter().filter(|sheet| !is_exempt(sheet) && !sheet.has_file);
            let fresh = all.filter(|sheet| !self.seen.contains_key(&kind(sheet)));
            let Some(next) = fresh.into_iter().find(|sheet| last || !LAST.iter().any(|word| sheet.action.contains(word))) else { return };
            self.send(&typed(next.clone(), false)).await;
            // And once more changed, as it stands on the page opened anew.
            let page = self.owner.get(path).await;
            if let Some(sheet) = sheets(&page).into_iter().find(|sheet| kind(sheet) == kind(&next)) {
                self.send(&typed(sheet, true)).await;
            }
        }
    }
}

#[tokio::test]
async fn every_form_sent_ten_times_at_once_has_one_effect_and_one_answer() {
    let shop = Shop::new().await;
    let order = busy(&shop).await;
    let bench = Bench::of(&shop).await;
    bench.order("Лапшин Михаил", "+7 900 555-10-02").await;
    let known = known(&shop, &order).await;
    let mut walk = Walk { shop: &shop, owner: shop.owner().await, seen: BTreeMap::new(), wrong: Vec::new() };
    for last in [false, true] {
        for route in routes().iter().filter(|route| route.method == poem::http::Method::GET) {
            walk.page(&filled(route.path, &known), last).await;
        }
    }
    let done = walk.seen.values().filter(|(effect, _)| *effect).count();
    for (kind, (_, how)) in walk.seen.iter().filter(|(_, (effect, _))| !effect) {
        println!("no effect: {kind}: {how}");
    }
    println!("{done} forms of {} had an effect", walk.seen.len());
    complain(&walk.wrong);
    assert!(done >= 40, "only {done} forms had an effect: the walk proves little");
    shop.is_sound().await;
}

/// A press whose answer was lost is pressed again by the browser itself: it says what the first one said.
#[tokio::test]
async fn a_line_removed_twice_by_one_press_is_removed_once_and_told_so_twice() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (owner, id) = (shop.owner().await, order.id);
    let line = shop.read(move |reads| Ok(reads.all::<Line>((id,))?.remove(0))).await;
    let page = format!("/orders/{id}/lines/{}", line.id);
    let press =
        sheets(&owner.get(&page).await.ok()).into_iter().find(|sheet| sheet.action.ends_with("/removal")).expect("it can be removed");
    let first = press.send(&owner).await.goes_to();
    assert_eq!(press.send(&owner).await.goes_to(), first);
    owner.get(&first).await.ok().says(&format!("Убрано: {}", line.name));
    owner.post(&press.action, &[]).await.is(409).says("этого не стало");
    shop.is_sound().await;
}
