//! Every route of the program, walked by everybody: who is let in, what every answer carries, that reading writes nothing.
//!
//! Who may do what stands in `tests/it/access.txt`; `VERSTAK_UPDATE=1 cargo test access` writes it anew.

use std::{collections::BTreeMap, fmt::Write as _};

use poem::http::Method;
use verstak::{
    app,
    kernel::{Id, mark},
    orders::Order,
    staff,
    store::Reads,
    web::{Access, routes::Route},
};

use crate::{
    bench::Bench,
    schema::same_as_kept,
    shop::{Answer, Person, Shop},
};

const ROLES: [&str; 6] = ["owner", "manager", "receptionist", "master", "storekeeper", "accountant"];
const ORIGIN: Option<&str> = Some("http://127.0.0.1:8080");

pub fn routes() -> Vec<Route> {
    let mut all = app::routes().0;
    // The page of the interface's parts is in debug builds only.
    all.retain(|route| !route.path.starts_with("/ui"));
    all.sort_by_key(|route| (route.path, route.method.to_string()));
    all
}

/// The path with every part filled: by what the shop really has, or by ids of nothing.
pub fn filled(path: &str, known: &BTreeMap<String, String>) -> String {
    let nothing = Id::<mark::Order>::fixed(0x7777).to_string();
    let mut out = String::new();
    let mut template = String::new();
    for part in path.split('/').skip(1) {
        template = format!("{template}/{part}");
        let value = if part.starts_with(':') { known.get(&template).unwrap_or(&nothing) } else { part };
        let _ = write!(out, "/{value}");
    }
    out
}

async fn ask(person: &Person<'_>, route: &Route, csrf: &str) -> Answer {
    let path = filled(route.path, &BTreeMap::new());
    if route.method == Method::GET { person.get(&path).await } else { person.post_raw(&path, &[("csrf", csrf)], ORIGIN).await }
}

pub fn complain(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn nothing_is_changed_without_our_own_page_behind_it() {
    let shop = Shop::new().await;
    let (owner, stranger) = (shop.owner().await, shop.stranger());
    let csrf = owner.csrf().await;
    let others = shop.stranger().csrf().await;
    let before = *shop.site.store.commits().borrow();
    let mut wrong = Vec::new();
    for route in routes().iter().filter(|route| route.method != Method::GET) {
        let path = filled(route.path, &BTreeMap::new());
        let tries = [
            ("no token", owner.post_raw(&path, &[], ORIGIN).await),
            ("another session's token", owner.post_raw(&path, &[("csrf", &others)], ORIGIN).await),
            ("a foreign origin", owner.post_raw(&path, &[("csrf", &csrf)], Some("http://evil.example")).await),
            ("the origin of another port", owner.post_raw(&path, &[("csrf", &csrf)], Some("http://127.0.0.1:9999")).await),
            ("no origin", owner.post_raw(&path, &[("csrf", &csrf)], None).await),
            ("a browser that saw another site", owner.post_from(&path, &csrf, "cross-site").await),
            ("a browser that saw a neighbour", owner.post_from(&path, &csrf, "same-site").await),
            ("a stranger without origin", stranger.post_raw(&path, &[], None).await),
        ];
        wrong.extend(tries.iter().filter(|(_, got)| got.status != 403).map(|(how, got)| format!("POST {path} with {how}: {}", got.status)));
    }
    complain(&wrong);
    assert_eq!(*shop.site.store.commits().borrow(), before, "nothing was written");
}

#[tokio::test]
async fn a_stranger_is_led_to_sign_in_and_no_further() {
    let shop = Shop::new().await;
    let stranger = shop.stranger();
    let csrf = stranger.csrf().await;
    let before = *shop.site.store.commits().borrow();
    let mut wrong = Vec::new();
    for route in routes().iter().filter(|route| route.access != Access::Public) {
        let got = ask(&stranger, route, &csrf).await;
        let led = got.header("location").unwrap_or_default().to_string();
        let fine = match route.method == Method::GET {
            true => got.status == 303 && led.starts_with("/sign-in"),
            false => matches!(got.status, 401 | 403) || got.status == 303 && led.starts_with("/sign-in"),
        };
        if !fine {
            wrong.push(format!("{} {}: {} {led}", route.method, route.path, got.status));
        }
    }
    complain(&wrong);
    assert_eq!(*shop.site.store.commits().borrow(), before, "nothing was written");
}

fn said(access: Access) -> String {
    match access {
        Access::Public => "anybody".into(),
        Access::SignedIn => "signed in".into(),
        Access::May(right) => right.name().into(),
    }
}

#[tokio::test]
async fn each_ready_role_gets_its_own_routes_and_no_others() {
    let shop = Shop::new().await;
    let mut doors: BTreeMap<String, String> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (number, key) in ROLES.into_iter().enumerate() {
        let login: &'static str = ["one", "two", "three", "four", "five", "six"][number];
        let person = shop.hire("Проверкин Пётр", login, key).await;
        let role = shop.read(|r| staff::role_named(r, key)).await.expect("a ready role");
        let csrf = person.csrf().await;
        for route in routes() {
            let Access::May(right) = route.access else { continue };
            let got = ask(&person, &route, &csrf).await;
            let may = key == "owner" || role.rights.iter().any(|name| name == right.name());
            if got.status >= 500 || (got.status == 403) == may {
                wrong.push(format!("{key}: {} {} ({}): {}", route.method, route.path, right.name(), got.status));
            }
            let line = format!("{:4} {}  ({})", route.method, route.path, said(route.access));
            doors.entry(line).or_default().push(if got.status == 403 { '.' } else { key.chars().next().expect("a name") });
        }
    }
    complain(&wrong);
    let mut text = String::from("o owner, m manager, r receptionist, m master, s storekeeper, a accountant\n\n");
    for route in routes() {
        let line = format!("{:4} {}  ({})", route.method, route.path, said(route.access));
        let _ = writeln!(text, "{} {line}", doors.get(&line).map_or("------", String::as_str));
    }
    same_as_kept("it/access.txt", &text);
}

/// Parts of paths that this shop really has, by the route's own way of writing them.
pub async fn known(shop: &Shop, order: &Order) -> BTreeMap<String, String> {
    let bench = Bench::of(shop).await;
    let (line, operation) = shop
        .read(|r| {
            let line = r.all::<verstak::orders::Line>((order.id,))?.remove(0).id.to_string();
            Ok((line, verstak::cash::ledger::operations_of(r, order.id)?.remove(0).id.to_string()))
        })
        .await;
    let role = shop.read(|r| staff::role_named(r, "master")).await.expect("a ready role").id.to_string();
    let source = shop.read(|r| Ok(verstak::shop::sources(r)?.remove(0))).await.id.to_string();
    let known = [
        ("/orders/:id", order.id.to_string()),
        ("/orders/:id/lines/:line", line),
        ("/orders/:id/payments/:payment", operation.clone()),
        ("/orders/:id/print/:form", "receipt".into()),
        ("/clients/:id", order.client.to_string()),
        ("/devices/:id", order.device.to_string()),
        ("/cash/operations/:id", operation),
        ("/price/:id", bench.work.id.to_string()),
        ("/settings/cashboxes/:id", bench.cash.id.to_string()),
        ("/settings/devices/:id", bench.phone.to_string()),
        ("/settings/employees/:id", shop.owner.to_string()),
        ("/settings/locations/:id", shop.location.to_string()),
        ("/settings/order-types/:id", bench.order_type.id.to_string()),
        ("/settings/papers/:paper", "act".into()),
        ("/settings/roles/:id", role),
        ("/settings/sources/:id", source),
        ("/settings/warehouses/:id", shop.read(|r| verstak::stock::all_warehouses(r)).await.remove(0).id.to_string()),
        ("/settings/statuses/:id", bench.status("in_work").id.to_string()),
    ];
    known.into_iter().map(|(path, value)| (path.to_string(), value)).collect()
}

pub async fn busy(shop: &Shop) -> Order {
    let bench = Bench::of(shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    bench.pays(&order, &[(&bench.cash, verstak::kernel::Money::major(500))], None).await.expect("a prepayment")
}

#[tokio::test]
async fn reading_writes_nothing_and_every_answer_is_protected() {
    let shop = Shop::new().await;
    let order = busy(&shop).await;
    let known = known(&shop, &order).await;
    let owner = shop.owner().await;
    let before = *shop.site.store.commits().borrow();
    let mut wrong = Vec::new();
    for route in routes().iter().filter(|route| route.method == Method::GET) {
        for path in [filled(route.path, &known), filled(route.path, &BTreeMap::new())] {
            for target in ["", "drawer", "dialog"] {
                let got = if target.is_empty() { owner.get(&path).await } else { owner.get_into(&path, target).await };
                if got.status >= 500 {
                    wrong.push(format!("GET {path}: {}", got.status));
                }
                wrong.extend(bare(&got).into_iter().map(|what| format!("GET {path} ({target}): {what}")));
            }
        }
    }
    for path in ["/static/nothing.js", "/health", "/no-such-page"] {
        wrong.extend(bare(&owner.get(path).await).into_iter().map(|what| format!("GET {path}: {what}")));
    }
    complain(&wrong);
    assert_eq!(*shop.site.store.commits().borrow(), before, "reading wrote something");
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// What an answer lacks of its protection, or carries that it must not.
fn bare(got: &Answer) -> Vec<String> {
    let mut wrong = Vec::new();
    let csp = got.header("content-security-policy").unwrap_or_default();
    if csp != POLICY {
        wrong.push(format!("its policy is {csp}"));
    }
    if got.header("permissions-policy").is_none_or(|policy| !policy.contains("microphone=()")) {
        wrong.push("the page may listen".into());
    }
    let kept = got.header("cache-control").unwrap_or_default();
    if kept != "no-store" && !(got.status == 200 && kept.ends_with("immutable")) {
        wrong.push(format!("it may be kept by the browser: {kept}"));
    }
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        if got.header(name) != Some(value) {
            wrong.push(format!("{name} is not {value}"));
        }
    }
    if got.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
        wrong.extend(inline(&got.body));
    }
    wrong
}

/// Style, handlers and scripts written into the page itself.
pub fn inline(body: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for tag in body.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let name = tag.split_whitespace().next().unwrap_or_default();
        if name == "script" && !tag.contains(" src=") || name == "style" {
            wrong.push(format!("<{tag}>"));
        }
        // Attributes stand outside quotes: words in values are not attributes.
        for outside in tag.split('"').step_by(2) {
            for word in outside.split_whitespace().filter_map(|word| word.strip_suffix('=')) {
                if word == "style" || word.starts_with("on") || word.starts_with("hx-on") {
                    wrong.push(format!("{word}= in <{name}>"));
                }
            }
        }
    }
    wrong
}

#[test]
fn inline_code_is_noticed() {
    assert_eq!(
        inline("<p style=\"x\">a</p><a onclick=\"y\"></a><script>1</script><script src=\"/a.js\"></script><b title=\" on=\">").len(),
        3
    );
}

#[tokio::test]
async fn only_our_own_names_are_answered() {
    let shop = Shop::new().await;
    let bad: [&[&str]; 16] = [
        &["evil.example"],
        &["127.0.0.1.nip.io:8080"],
        &["8.8.8.8"],
        &["shop.example"],
        &[""],
        &[],
        &["127.0.0.1:8080", "evil.example"],
        &["127.0.0.1:8080", "127.0.0.1:8080"],
        &["localhost:99999"],
        &["localhost:"],
        &["xn--80ak6aa92e.com"],
        &["evil.local.example:8080"],
        &["a.b.local"],
        &["user@127.0.0.1"],
        &["2130706433"],
        &["[::ffff:8.8.8.8]:8080"],
    ];
    for hosts in bad {
        for path in ["/sign-in", "/health", "/orders", "/no-such-page"] {
            let request = poem::Request::builder().uri(path.parse().expect("a path"));
            let request = hosts.iter().fold(request, |request, host| request.header("host", *host));
            let got = shop.stranger().send(request.finish()).await;
            assert_eq!(got.status, 421, "{hosts:?} {path}");
            assert!(bare(&got).is_empty(), "{hosts:?}: {:?}", bare(&got));
        }
    }
    for host in ["192.168.1.20:8080", "localhost:8080", "verstak.local"] {
        let request = poem::Request::builder().uri("/sign-in".parse().expect("a path")).header("host", host).finish();
        assert_eq!(shop.stranger().send(request).await.status, 200, "{host}");
    }
}

#[tokio::test]
async fn an_unknown_page_keeps_the_menu_and_leads_home() {
    let shop = Shop::new().await;
    let anna = shop.hire("Анна Котова", "anna", "receptionist").await;
    for path in ["/nothing-here", "/orders/none", "/orders/0/print/receipt", "/clients/%00"] {
        let page = anna.get(path).await.is(404);
        assert!(page.body.contains("href=\"/orders\"") && page.body.contains("href=\"/\""), "{path}: no menu");
    }
}

#[tokio::test]
async fn a_field_that_the_form_does_not_have_stops_it() {
    let shop = Shop::new().await;
    let order = busy(&shop).await;
    let owner = shop.owner().await;
    let before = *shop.site.store.commits().borrow();
    let id = order.id;
    for (path, fields) in [
        (format!("/orders/{id}/comments"), vec![("text", "Позвонить"), ("audience", "staff"), ("role", "owner")]),
        (format!("/orders/{id}/lines"), vec![("kind", "part"), ("service_text", "Дисплей"), ("price", "100"), ("total", "1")]),
        ("/clients".to_string(), vec![("kind", "person"), ("name", "Иванов Иван"), ("phone", "+7 900 000-00-01"), ("balance", "100000")]),
        (format!("/orders/{id}/details"), vec![("malfunction", "Другое"), ("paid", "1")]),
    ] {
        let got = owner.post(&path, &fields).await;
        assert_eq!(got.status, 422, "{path}: {}", got.text().chars().take(400).collect::<String>());
    }
    assert_eq!(*shop.site.store.commits().borrow(), before, "nothing was written");
}

/// Every form with fields of a stranger. The others' answers differ, but none may change anything.
#[tokio::test]
async fn no_form_takes_what_it_did_not_ask_for() {
    let shop = Shop::new().await;
    let order = busy(&shop).await;
    let known = known(&shop, &order).await;
    let owner = shop.owner().await;
    let csrf = owner.csrf().await;
    let (mut wrong, mut refused) = (Vec::new(), 0);
    // A draft keeps whatever stands in the form, for its own writer alone.
    for route in routes().iter().filter(|route| route.method != Method::GET && route.path != "/orders/new/draft") {
        let path = filled(route.path, &known);
        let before = *shop.site.store.commits().borrow();
        let once = Id::<mark::Once>::new(verstak::kernel::Clock::system().now()).to_string();
        let fields = [("csrf", csrf.as_str()), ("once", &once), ("role", "owner"), ("location_id", "2"), ("total", "1")];
        let got = owner.post_raw(&path, &fields, ORIGIN).await;
        refused += usize::from(got.status == 422);
        if *shop.site.store.commits().borrow() != before {
            wrong.push(format!("POST {path} took a stranger's fields: {}", got.status));
        }
        if got.status >= 500 {
            wrong.push(format!("POST {path}: {}", got.status));
        }
    }
    complain(&wrong);
    assert!(refused > 40, "only {refused} refusals");
}

#[tokio::test]
async fn a_page_that_falls_says_so_and_nothing_else() {
    use verstak::web::{Public, Reply, Routes, Slice};
    async fn falls(_: verstak::web::Cx) -> verstak::kernel::Result<Reply> {
        panic!("secret words of the inside")
    }
    async fn fails(_: verstak::web::Cx) -> verstak::kernel::Result<Reply> {
        Err(verstak::kernel::Error::broken("secret words of the inside"))
    }
    const BROKEN: Slice = Slice {
        name: "broken",
        routes: || Routes::new().get("/falls", Public, falls).get("/fails", Public, fails),
        tables: &[],
        facts: &[],
        menu: &[],
        settings: &[],
        check: verstak::web::routes::nothing_to_check,
    };
    let shop = Shop::new().await.with_slices(&[&BROKEN]);
    for path in ["/falls", "/fails"] {
        let got = shop.owner().await.get(path).await.is(500);
        got.says("Что-то сломалось у нас").hides("secret words");
        assert!(bare(&got).is_empty(), "{path}: {:?}", bare(&got));
        let by_htmx = shop.owner().await.get_into(path, "drawer").await.is(500);
        by_htmx.hides("secret words");
        assert!(bare(&by_htmx).is_empty(), "{path}: {:?}", bare(&by_htmx));
    }
}

#[tokio::test]
async fn what_belongs_to_another_location_does_not_exist() {
    let shop = Shop::new().await;
    let other = shop
        .write(|tx| {
            let first = verstak::shop::locations(tx)?.remove(0);
            let second = verstak::shop::Location { id: tx.id(), name: "Вторая".into(), label_prefix: 2, position: 1, ..first };
            tx.quiet("a second location from the start");
            tx.put(&second)?;
            Ok(second.id)
        })
        .await;
    let order = busy(&shop).await;
    let boris = shop.hire_at("Борис Сухов", "boris", "manager", Some(other)).await;
    let id = order.id;
    for path in ["", "/details", "/people", "/type", "/print/receipt", "/print/act", "/print/label"] {
        boris.get(&format!("/orders/{id}{path}")).await.is(404);
    }
    boris.get_into(&format!("/orders/{id}/feed"), "feed").await.is(404);
    let line = shop.read(|r| Ok(r.all::<verstak::orders::Line>((id,))?.remove(0))).await.id;
    boris.get(&format!("/orders/{id}/lines/{line}")).await.is(404);
    let forms: &[(&str, &[(&str, &str)])] = &[
        ("/comments", &[("text", "Чужое"), ("audience", "staff")]),
        ("/status", &[("to", "x")]),
        ("/status/undo", &[]),
        ("/lines", &[]),
        ("/details", &[]),
        ("/people", &[]),
        ("/type", &[]),
        ("/print/act", &[]),
    ];
    let before = *shop.site.store.commits().borrow();
    for (path, fields) in forms {
        boris.post(&format!("/orders/{id}{path}"), fields).await.is(404);
    }
    let operation = shop.read(|r| Ok(verstak::cash::ledger::operations_of(r, id)?.remove(0))).await.id;
    boris.get(&format!("/cash/operations/{operation}")).await.is(404);
    let cashbox = Bench::of(&shop).await.cash.clone();
    assert!(cashbox.location.is_some(), "the drawer belongs to the first location");
    boris.get("/orders?view=all").await.ok().hides(&order.number);
    let asked = serde_urlencoded::to_string([("q", "Тихонова")]).expect("text");
    boris.get(&format!("/orders?{asked}")).await.ok().hides(&order.number);
    boris.get("/cash").await.ok().hides(cashbox.name.get(verstak::kernel::Lang::Ru));
    assert_eq!(*shop.site.store.commits().borrow(), before, "nothing was written");
}

#[tokio::test]
async fn a_master_learns_nothing_of_clients_and_money() {
    let shop = Shop::new().await;
    let order = busy(&shop).await;
    let oleg = shop.hire("Олег Ветров", "oleg", "master").await;
    let asked = serde_urlencoded::to_string([("q", "Тихонова")]).expect("text");
    oleg.get(&format!("/combo/clients?{asked}")).await.is(403);
    oleg.get(&format!("/clients?{asked}")).await.is(403);
    oleg.get(&format!("/clients/{}", order.client)).await.is(403);
    oleg.get("/cash").await.is(403);
    for path in [format!("/orders/{}/payments/new", order.id), format!("/orders/{}/refund", order.id)] {
        oleg.get(&path).await.is(403);
    }
    oleg.get("/").await.ok().hides("Деньги в кассах");
}
