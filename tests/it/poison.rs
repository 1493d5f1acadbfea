//! Whatever people type stays text: every string of the data is an attack, and every page, part and paper is walked.

use serde_json::Value;
use verstak::{
    cash, catalog, clients,
    kernel::{Clock, Moment, Result},
    log::FactRow,
    orders, shop as shops, staff,
    store::{Reads as _, Row, Store, Write, key::Key as _, redb::RedbEngine},
};

use crate::{
    access::{busy, filled, inline, known, routes},
    browser::{Browser, Program},
    shop::{Answer, MONDAY, Shop},
    tempdir,
};

/// Ends attributes, tags and scripts; runs by itself in five ways if anything lets it.
const EVIL: &str = "\"'></textarea></title><script>alert(1)</script><img src=/pwned onerror=alert(2)>\
    <b hx-get=/pwned hx-trigger=load></b><svg onload=alert(3)>javascript:alert(4) {{7*7}}";

/// Names the program itself reads: another value there is no text of a person.
const NOT_TEXT: [&str; 6] = ["zone", "key", "login", "password", "template", "ip"];

/// Puts the attack into every string of a JSON value that `fits` there, with a number that tells them apart.
fn infect(value: &mut Value, number: &mut usize, fits: &dyn Fn(&Value) -> bool) {
    let mut spots = Vec::new();
    strings(value, &mut String::new(), &mut spots);
    for spot in spots {
        let Some(leaf) = value.pointer_mut(&spot) else { continue };
        *number += 1;
        let before = std::mem::replace(leaf, Value::String(format!("{EVIL}{number}")));
        if !fits(value) {
            *value.pointer_mut(&spot).expect("it was there") = before;
        }
    }
}

fn strings(value: &Value, at: &mut String, spots: &mut Vec<String>) {
    let mut inside = |name: String, value: &Value| {
        let length = at.len();
        at.push('/');
        at.push_str(&name.replace('~', "~0").replace('/', "~1"));
        strings(value, at, spots);
        at.truncate(length);
    };
    match value {
        Value::String(_) => spots.push(at.clone()),
        Value::Array(all) => all.iter().enumerate().for_each(|(number, one)| inside(number.to_string(), one)),
        Value::Object(all) => {
            all.iter().filter(|(name, _)| !NOT_TEXT.contains(&name.as_str())).for_each(|(name, one)| inside(name.clone(), one));
        }
        _ => {}
    }
}

fn bytes<R: Row>(row: &R) -> Vec<u8> {
    let mut out = Vec::new();
    row.key().write(&mut out);
    out
}

fn infect_rows<R: Row>(tx: &mut Write<'_>, number: &mut usize) -> Result<()> {
    for row in tx.all::<R>(())? {
        let key = bytes(&row);
        let mut value = serde_json::to_value(&row).expect("a row is plain data");
        infect(&mut value, number, &|value| R::deserialize(value).is_ok_and(|row| bytes(&row) == key));
        tx.put(&R::deserialize(&value).expect("it fitted a moment ago"))?;
    }
    Ok(())
}

/// Facts keep their own words: everything in them that reads as a sentence or a name.
fn infect_facts(tx: &mut Write<'_>, number: &mut usize) -> Result<()> {
    for fact in tx.all::<FactRow>(())? {
        let mut value: Value = serde_json::from_str(&fact.body).expect("a fact is JSON");
        let mut spots = Vec::new();
        strings(&value, &mut String::new(), &mut spots);
        for spot in spots {
            let leaf = value.pointer_mut(&spot).expect("it is there");
            if leaf.as_str().is_some_and(|text| !text.is_ascii() || text.contains(' ')) {
                *number += 1;
                *leaf = Value::String(format!("{EVIL}{number}"));
            }
        }
        tx.put(&FactRow { body: value.to_string(), name: format!("{EVIL}{number}"), ..fact })?;
    }
    Ok(())
}

fn infect_all(tx: &mut Write<'_>) -> Result<()> {
    tx.quiet("an attack leaves no facts");
    let number = &mut 0;
    infect_rows::<shops::Company>(tx, number)?;
    infect_rows::<shops::Location>(tx, number)?;
    infect_rows::<shops::OrderType>(tx, number)?;
    infect_rows::<shops::Status>(tx, number)?;
    infect_rows::<shops::Source>(tx, number)?;
    infect_rows::<shops::Terms>(tx, number)?;
    infect_rows::<staff::Employee>(tx, number)?;
    infect_rows::<staff::Role>(tx, number)?;
    infect_rows::<staff::Session>(tx, number)?;
    infect_rows::<clients::Client>(tx, number)?;
    infect_rows::<clients::Device>(tx, number)?;
    infect_rows::<catalog::DeviceType>(tx, number)?;
    infect_rows::<catalog::Brand>(tx, number)?;
    infect_rows::<catalog::Model>(tx, number)?;
    infect_rows::<catalog::Phrase>(tx, number)?;
    infect_rows::<catalog::Category>(tx, number)?;
    infect_rows::<catalog::Service>(tx, number)?;
    infect_rows::<cash::Cashbox>(tx, number)?;
    infect_rows::<cash::Article>(tx, number)?;
    infect_rows::<cash::Operation>(tx, number)?;
    infect_rows::<orders::Order>(tx, number)?;
    infect_rows::<orders::Line>(tx, number)?;
    infect_facts(tx, number)?;
    assert!(*number > 500, "only {number} strings");
    Ok(())
}

/// What of the attack came alive in an answer.
fn alive(got: &Answer) -> Vec<String> {
    let html = got.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    if !html {
        return Vec::new();
    }
    let body = got.body.to_ascii_lowercase();
    let raw =
        ["<script>", "<img src=/pwned", "<b hx-get", "<svg onload", "\"'>", "href=\"javascript", "action=\"javascript", "src=\"javascript"];
    let mut wrong: Vec<String> = raw.iter().filter(|part| body.contains(**part)).map(|part| format!("{part} stands raw")).collect();
    wrong.extend(inline(&got.body));
    wrong
}

async fn poisoned(store: Store) -> (Shop, Vec<String>) {
    let shop = Shop::over(store, Clock::fixed(Moment::from_millis(MONDAY))).await;
    let order = busy(&shop).await;
    shop.write(infect_all).await;
    let known = known(&shop, &order).await;
    let mut paths: Vec<String> =
        routes().iter().filter(|route| route.method == poem::http::Method::GET).map(|route| filled(route.path, &known)).collect();
    let asked = serde_urlencoded::to_string([("q", EVIL)]).expect("text");
    let more: Vec<String> = ["/orders", "/clients", "/price", "/combo/clients", "/scan", "/cash", "/settings/audit", "/sign-in"]
        .iter()
        .map(|path| format!("{path}?{asked}"))
        .chain([format!("/sign-in?{}", serde_urlencoded::to_string([("to", EVIL)]).expect("text"))])
        .chain(["details", "lines", "money", "feed"].map(|tab| format!("/orders/{}?tab={tab}", order.id)))
        .chain([format!("/setup?{asked}"), "/orders?view=all".into()])
        .collect();
    paths.extend(more);
    (shop, paths)
}

#[tokio::test]
async fn an_attack_in_every_string_stays_text_on_every_page_part_and_paper() {
    let (shop, paths) = poisoned(Store::over(RedbEngine::memory())).await;
    let (owner, mut wrong, mut seen) = (shop.owner().await, Vec::new(), 0);
    for path in &paths {
        for target in ["", "drawer", "dialog", "feed"] {
            let got = if target.is_empty() { owner.get(path).await } else { owner.get_into(path, target).await };
            if got.status >= 500 {
                wrong.push(format!("{path} ({target}): {}", got.status));
            }
            seen += got.body.matches("&lt;script&gt;alert(1)").count();
            wrong.extend(alive(&got).into_iter().map(|what| format!("{path} ({target}): {what}")));
        }
    }
    for path in ["/clients", "/settings/sources", "/settings/employees", "/settings/roles", "/orders", "/price", "/settings/company"] {
        let fields = ["name", "name_ru", "phone", "login", "malfunction", "price", "role", "to", "email"].map(|name| (name, EVIL));
        let got = owner.post(path, &fields).await;
        assert!(got.status < 500, "{path}: {}", got.status);
        wrong.extend(alive(&got).into_iter().map(|what| format!("POST {path}: {what}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(seen > 300, "the attack was shown as text only {seen} times");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_walks_an_infected_shop_runs_nothing() {
    let dir = tempdir("poison");
    let data = dir.join("data");
    let store = verstak::store::migrate::open(&data, verstak::migrations::STEPS, &Clock::system()).await.expect("a new file");
    let (shop, mut paths) = poisoned(store).await;
    // Files are saved, not shown.
    paths.retain(|path| !path.contains("/export"));
    paths.sort();
    paths.dedup();
    let (owner, token) = (shop.owner, staff::session::new_token());
    let given = token.clone();
    let stamp = verstak::kernel::Stamp::new(verstak::kernel::Actor::program(), Clock::system().now());
    let signed_in = shop.site.store.write(stamp, move |tx| {
        tx.quiet("somebody is here already");
        staff::create_session(tx, owner, &given, &staff::session::Device::default())
    });
    signed_in.await.expect("a session");
    shop.site.store.close();

    let program = Program::start(&data);
    let browser = Browser::start(&dir.join("profile"));
    browser.open(&format!("{}/sign-in", program.base));
    browser.script(&format!("document.cookie = 'sid={token}; path=/'"));
    browser.complaints();
    let mut wrong = Vec::new();
    for path in &paths {
        browser.open(&format!("{}{path}", program.base));
        let fetched = browser.script("return performance.getEntriesByType('resource').filter(e => e.name.includes('pwned')).length");
        let live =
            browser.script("return document.querySelectorAll('script:not([src]), [onerror], [onload], b[hx-get], [src*=pwned]').length");
        if (fetched.as_u64(), live.as_u64()) != (Some(0), Some(0)) {
            wrong.push(format!("{path}: fetched {fetched}, alive {live}"));
        }
        let policy = browser.complaints().into_iter().filter(|said| said.contains("Content Security Policy"));
        wrong.extend(policy.map(|said| format!("{path}: {said}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
