//! Three languages, each whole: every page a person can walk to is read in English and in Ukrainian.

use std::collections::BTreeSet;

use verstak::kernel::{Lang, Money};

use crate::{
    bench::Bench,
    shop::{Person, Shop},
};

/// What the shop of the stories calls its own things; every other Russian word on a page is the program's.
const OWN: [&str; 8] = ["Мастерская на Лесной", "Лесная ул.", "ИП Орлова М. А.", "Орлова Мария", "Орлова М.", "ОМ", "Лесная", "Л-00"];

/// Two orders with a prepayment, told in Latin letters.
async fn busy(shop: &Shop) {
    let bench = Bench::of(shop).await;
    for (name, phone) in [("Daria Tikhon", "+7 900 555-39-48"), ("Oleg Krot", "+7 900 555-39-49")] {
        let mut ask = bench.intake(name, phone);
        (ask.malfunction, ask.appearance, ask.kit) = ("Cracked screen".into(), "Scratches".into(), "Case".into());
        let order = bench.take(ask).await;
        bench.pays(&order, &[(&bench.cash, Money::major(500))], None).await.expect("a prepayment");
    }
}

/// An address without what tells one thing of a kind from another: pages of one shape are walked once.
fn shape(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let known = |part: &str| if part.len() == 32 && part.bytes().all(|b| b.is_ascii_hexdigit()) { "*" } else { part }.to_string();
    let path: Vec<String> = path.split('/').map(known).collect();
    let names: BTreeSet<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}?{}", path.join("/"), names.into_iter().take(1).collect::<String>())
}

/// Addresses of the pages a page leads to.
fn links(body: &str) -> impl Iterator<Item = String> + '_ {
    let all = body.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
    all.filter(|path| !path.starts_with("static/")).map(|path| format!("/{}", path.replace("&amp;", "&")))
}

/// What a person reads or hears: text outside of fields, the names of things without text. Languages are called by their
/// own names.
fn said(body: &str) -> Vec<String> {
    let mut all = Vec::new();
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let named = ["aria-label", "title", "placeholder", "alt", "data-confirm"];
        for name in named {
            all.extend(tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).map(String::from));
        }
        let kept = ["textarea", "script"].iter().any(|skipped| tag.starts_with(skipped)) || tag.starts_with("option value=\"ru\"");
        if !kept {
            all.push(text.to_string());
        }
    }
    all.retain(|text| !Lang::ALL.iter().any(|lang| text.trim() == lang.name()));
    all.into_iter().map(|text| OWN.iter().fold(text, |text, own| text.replace(own, ""))).collect()
}

/// Every page the owner can walk to, with what is wrong in it.
async fn walk(owner: &Person<'_>, foreign: fn(&str) -> bool) -> (usize, BTreeSet<String>) {
    let mut ahead: Vec<String> =
        ["/", "/orders", "/orders/new", "/settings/company", "/exchange", "/me", "/nowhere"].map(String::from).into();
    let mut seen: BTreeSet<String> = ahead.iter().map(|path| shape(path)).collect();
    let (mut pages, mut wrong) = (0, BTreeSet::new());
    while let Some(path) = ahead.pop() {
        let page = owner.get(&path).await;
        if !page.header("content-type").unwrap_or_default().contains("html") {
            continue;
        }
        pages += 1;
        let words = said(&page.body);
        wrong.extend(words.iter().filter(|text| foreign(text)).map(|text| format!("{}: {}", shape(&path), text.trim())));
        ahead.extend(links(&page.body).filter(|link| seen.insert(shape(link))));
    }
    (pages, wrong)
}

#[tokio::test]
async fn no_page_speaks_russian_to_who_chose_another_language() {
    let tests: [(Lang, fn(&str) -> bool); 2] = [
        (Lang::En, |text| text.contains(|c: char| ('\u{400}'..='\u{4ff}').contains(&c))),
        // The Ukrainian apostrophe is written in one way.
        (Lang::Uk, |text| text.contains(|c: char| "ыэъёЫЭЪЁ".contains(c)) || text.contains('\'')),
    ];
    for (lang, foreign) in tests {
        let shop = Shop::new().await;
        busy(&shop).await;
        let owner = shop.owner().await;
        owner.post("/preferences/lang", &[("lang", lang.code()), ("back", "/")]).await.goes_to();
        let (pages, wrong) = walk(&owner, foreign).await;
        assert!(pages > 80, "{lang:?}: only {pages} pages were found");
        assert!(wrong.is_empty(), "{lang:?}, {} of {pages} pages:\n{}", wrong.len(), wrong.into_iter().collect::<Vec<_>>().join("\n"));
    }
}
