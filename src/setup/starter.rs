//! The starter files: what a shop of a line of business begins with. `common.toml` is for all; the sections `order_types`,
//! `statuses` and `terms` of a business file replace the common ones wholly.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::{
    kernel::{Error, Result, text::Named},
    web::assets,
};

const FOLDER: &str = "starter/";
const COMMON: &str = "starter/common.toml";
/// The lines of business in the order they are offered; a file that is not named here comes after them.
const OFFERED: [&str; 9] = ["phones", "computers", "appliances", "tools", "bicycles", "watches", "shoes", "cars", "universal"];

/// A name in Russian, English and Ukrainian.
type Names = [String; 3];

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Business {
    pub key: String,
    name: Names,
    hint: Names,
    pub icon: String,
}

impl Business {
    pub fn name(&self) -> Named {
        Named::from3(self.name.clone())
    }
    pub fn hint(&self) -> Named {
        Named::from3(self.hint.clone())
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeRow {
    pub key: String,
    pub name: Names,
    #[serde(default)]
    pub default: bool,
    /// Key of the status a new order stands in; `new` when absent.
    pub initial: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusRow {
    pub key: String,
    pub name: Names,
    pub group: String,
    pub tone: String,
    /// Working hours.
    pub norm_hours: Option<u32>,
    pub next: Vec<String>,
    #[serde(default)]
    pub roles: Vec<String>,
    /// Keys of order types; empty means all.
    #[serde(default)]
    pub types: Vec<String>,
    #[serde(default = "counts")]
    pub overdue: bool,
    #[serde(default)]
    pub starts_warranty: bool,
}

fn counts() -> bool {
    true
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermRow {
    pub kind: String,
    pub text: Names,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleRow {
    pub key: String,
    pub name: Names,
    pub direction: String,
    pub activity: String,
    #[serde(default)]
    pub system: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CashboxRow {
    pub key: String,
    pub name: Names,
    pub kind: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRow {
    pub name: Names,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceTypeRow {
    pub key: String,
    pub name: Names,
    pub icon: String,
    pub serial: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrandRow {
    pub name: String,
    /// By key of a device type, the newest first.
    #[serde(default)]
    pub models: BTreeMap<String, Vec<String>>,
}

/// Ready phrases of the intake form for some device types (none named: for all).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseRow {
    #[serde(default)]
    pub types: Vec<String>,
    pub names: Vec<Names>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorksRow {
    pub category: Names,
    #[serde(default)]
    pub types: Vec<String>,
    pub items: Vec<WorkRow>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkRow {
    pub name: Names,
    /// Whole roubles.
    pub price: String,
    #[serde(default)]
    pub minutes: u32,
    #[serde(default)]
    pub warranty_days: u32,
    #[serde(default)]
    pub types: Vec<String>,
    #[serde(default)]
    pub code: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    business: Option<Business>,
    order_types: Vec<TypeRow>,
    statuses: Vec<StatusRow>,
    terms: Vec<TermRow>,
    articles: Vec<ArticleRow>,
    cashboxes: Vec<CashboxRow>,
    sources: Vec<SourceRow>,
    device_types: Vec<DeviceTypeRow>,
    brands: Vec<BrandRow>,
    faults: Vec<PhraseRow>,
    appearance: Vec<PhraseRow>,
    kit: Vec<PhraseRow>,
    works: Vec<WorksRow>,
}

/// The common file and a business file put together.
#[derive(Debug, Clone)]
pub struct Starter {
    pub business: Business,
    pub order_types: Vec<TypeRow>,
    pub statuses: Vec<StatusRow>,
    pub terms: Vec<TermRow>,
    pub articles: Vec<ArticleRow>,
    pub cashboxes: Vec<CashboxRow>,
    pub sources: Vec<SourceRow>,
    pub device_types: Vec<DeviceTypeRow>,
    pub brands: Vec<BrandRow>,
    pub faults: Vec<PhraseRow>,
    pub appearance: Vec<PhraseRow>,
    pub kit: Vec<PhraseRow>,
    pub works: Vec<WorksRow>,
}

fn read(name: &str) -> Result<File> {
    let text = assets::text(name).ok_or_else(|| Error::broken(format!("no starter file {name}")))?;
    toml::from_str(&text).map_err(|e| Error::broken(format!("{name}: {e}")))
}

fn place(key: &str) -> usize {
    OFFERED.iter().position(|known| *known == key).unwrap_or(OFFERED.len())
}

/// The lines of business there are files for, in the order they are offered.
pub fn businesses() -> Result<Vec<Business>> {
    let mut found = Vec::new();
    for name in assets::list(FOLDER).iter().filter(|name| name.ends_with(".toml") && *name != COMMON) {
        found.extend(read(name)?.business);
    }
    found.sort_by_key(|business| (place(&business.key), business.key.clone()));
    Ok(found)
}

/// What a shop of this line of business starts with; nothing for a key without a file.
pub fn of(business: &str) -> Result<Option<Starter>> {
    let name = format!("{FOLDER}{business}.toml");
    if name == COMMON || !assets::list(FOLDER).contains(&name) {
        return Ok(None);
    }
    let (common, own) = (read(COMMON)?, read(&name)?);
    let Some(business) = own.business else { return Err(Error::broken(format!("{name} names no business"))) };
    Ok(Some(Starter {
        business,
        order_types: either(own.order_types, common.order_types),
        statuses: either(own.statuses, common.statuses),
        terms: either(own.terms, common.terms),
        articles: common.articles,
        cashboxes: common.cashboxes,
        sources: either(own.sources, common.sources),
        device_types: own.device_types,
        brands: own.brands,
        faults: own.faults,
        appearance: own.appearance,
        kit: own.kit,
        works: own.works,
    }))
}

fn either<T>(own: Vec<T>, common: Vec<T>) -> Vec<T> {
    if own.is_empty() { common } else { own }
}

/// Everything in it that a shop could stumble over: unknown keys, statuses nobody can reach, prices that do not read.
pub fn faults(starter: &Starter) -> Vec<String> {
    let mut wrong = Vec::new();
    chain(starter, &mut wrong);
    let types: BTreeSet<&str> = starter.device_types.iter().map(|kind| kind.key.as_str()).collect();
    let phrases = starter.faults.iter().chain(&starter.appearance).chain(&starter.kit);
    let named = phrases.flat_map(|row| &row.types);
    let named = named.chain(starter.works.iter().flat_map(|row| row.types.iter().chain(row.items.iter().flat_map(|item| &item.types))));
    let named = named.chain(starter.brands.iter().flat_map(|brand| brand.models.keys()));
    wrong.extend(named.filter(|key| !types.contains(key.as_str())).map(|key| format!("no device type {key}")));
    let works = starter.works.iter().flat_map(|row| &row.items);
    wrong.extend(works.filter(|item| item.price.parse::<u32>().is_err()).map(|item| format!("price of {:?}", item.name)));
    let mut brands = BTreeSet::new();
    wrong.extend(starter.brands.iter().filter(|b| !brands.insert(b.name.to_lowercase())).map(|b| format!("brand {} twice", b.name)));
    wrong
}

fn chain(starter: &Starter, wrong: &mut Vec<String>) {
    let next: BTreeMap<&str, &StatusRow> = starter.statuses.iter().map(|status| (status.key.as_str(), status)).collect();
    if next.len() < starter.statuses.len() {
        wrong.push("two statuses of one key".into());
    }
    if starter.order_types.iter().filter(|kind| kind.default).count() != 1 {
        wrong.push("not exactly one default order type".into());
    }
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut ahead: Vec<&str> = starter.order_types.iter().map(|kind| kind.initial.as_deref().unwrap_or("new")).collect();
    while let Some(key) = ahead.pop() {
        match next.get(key) {
            None => wrong.push(format!("no status {key}")),
            Some(status) if reached.insert(key) => ahead.extend(status.next.iter().map(String::as_str)),
            Some(_) => {}
        }
    }
    wrong.extend(next.keys().filter(|key| !reached.contains(*key)).map(|key| format!("status {key} cannot be reached")));
    let types: BTreeSet<&str> = starter.order_types.iter().map(|kind| kind.key.as_str()).collect();
    for status in &starter.statuses {
        wrong.extend(status.types.iter().filter(|key| !types.contains(key.as_str())).map(|key| format!("no order type {key}")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{kernel::Lang, shop::StatusGroup, shop::TONES};

    fn starters() -> Vec<Starter> {
        let all = businesses().expect("the files read");
        all.iter().map(|business| of(&business.key).expect("the file reads").expect("the file is there")).collect()
    }

    #[test]
    fn every_starter_file_is_sound() {
        let icons = assets::text("icons.svg").expect("the sprite is inside");
        for starter in starters() {
            let key = &starter.business.key;
            assert_eq!(faults(&starter), Vec::<String>::new(), "{key}");
            let groups: BTreeSet<&str> = starter.statuses.iter().map(|status| status.group.as_str()).collect();
            assert!(groups.iter().all(|group| StatusGroup::named(group).is_some()), "{key}: {groups:?}");
            assert!(["new", "progress", "ready", "closed", "refused"].iter().all(|group| groups.contains(group)), "{key}: {groups:?}");
            assert!(starter.statuses.iter().all(|status| TONES.contains(&status.tone.as_str())), "{key}");
            assert!(starter.statuses.iter().filter(|status| status.starts_warranty).count() >= 1, "{key}: no warranty starts");
            let used = starter.device_types.iter().map(|kind| &kind.icon).chain([&starter.business.icon]);
            let missing: Vec<&String> = used.filter(|icon| !icons.contains(&format!("id=\"i-{icon}\""))).collect();
            assert!(missing.is_empty(), "{key}: no icons {missing:?}");
            assert!(!starter.business.name().get(Lang::Uk).is_empty() && !starter.business.hint().get(Lang::En).is_empty());
        }
    }

    /// Every shown name of a starter, with where it stands.
    fn shown(starter: &Starter) -> Vec<(&'static str, &Names)> {
        let mut all = vec![("business", &starter.business.name), ("business", &starter.business.hint)];
        all.extend(starter.order_types.iter().map(|row| ("order type", &row.name)));
        all.extend(starter.statuses.iter().map(|row| ("status", &row.name)));
        all.extend(starter.terms.iter().map(|row| ("term", &row.text)));
        all.extend(starter.articles.iter().map(|row| ("article", &row.name)));
        all.extend(starter.cashboxes.iter().map(|row| ("cashbox", &row.name)));
        all.extend(starter.sources.iter().map(|row| ("source", &row.name)));
        all.extend(starter.device_types.iter().map(|row| ("device type", &row.name)));
        all.extend(starter.works.iter().map(|row| ("category", &row.category)));
        all.extend(starter.works.iter().flat_map(|row| &row.items).map(|item| ("work", &item.name)));
        for (what, rows) in [("fault", &starter.faults), ("appearance", &starter.appearance), ("kit", &starter.kit)] {
            all.extend(rows.iter().flat_map(|row: &PhraseRow| &row.names).map(|name| (what, name)));
        }
        all
    }

    /// A word half in Latin and half in Cyrillic letters is found by no search.
    fn mixes_letters(text: &str) -> bool {
        let latin = |c: char| c.is_ascii_alphabetic();
        let cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
        text.split(|c: char| !c.is_alphabetic()).any(|word| word.contains(latin) && word.contains(cyrillic))
    }

    #[test]
    fn every_shown_name_is_said_in_its_three_languages() {
        let mut wrong = BTreeSet::new();
        for starter in starters() {
            for (what, name) in shown(&starter) {
                let [ru, en, uk] = name;
                let foreign = en.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c))
                    || uk.chars().any(|c| "ыэъёЫЭЪЁ".contains(c))
                    || ru.chars().any(|c| "іїєґІЇЄҐ".contains(c));
                if foreign || name.iter().any(|said| said.trim().is_empty() || said.trim() != said || mixes_letters(said)) {
                    wrong.insert(format!("{} {what} {name:?}", starter.business.key));
                }
            }
            for brand in &starter.brands {
                let named = brand.models.values().flatten().chain([&brand.name]);
                wrong.extend(named.filter(|name| mixes_letters(name)).map(|name| format!("{} {name}", starter.business.key)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_line_of_business_begins_with_plenty() {
        for starter in starters() {
            let key = &starter.business.key;
            let phrases = |rows: &[PhraseRow]| rows.iter().map(|row| row.names.len()).sum::<usize>();
            let works: Vec<&WorkRow> = starter.works.iter().flat_map(|row| &row.items).collect();
            let models: usize = starter.brands.iter().flat_map(|brand| brand.models.values()).map(Vec::len).sum();
            let counts = [
                ("device types", starter.device_types.len(), 5),
                ("brands", starter.brands.len(), 25),
                ("models", models, 300),
                ("works", works.len(), 60),
                ("faults", phrases(&starter.faults), 60),
                ("appearance", phrases(&starter.appearance), 25),
                ("kit", phrases(&starter.kit), 25),
                ("order types", starter.order_types.len(), 3),
                ("statuses", starter.statuses.len(), 10),
                ("terms", starter.terms.len(), 5),
            ];
            for (what, found, least) in counts {
                assert!(found >= least, "{key}: {found} {what}, at least {least}");
            }
            let mut names = BTreeSet::new();
            let twice: Vec<&String> = works.iter().map(|work| &work.name[0]).filter(|name| !names.insert(name.to_lowercase())).collect();
            assert!(twice.is_empty(), "{key}: works written twice {twice:?}");
            for kind in &starter.device_types {
                let fits = |row: &PhraseRow| row.types.is_empty() || row.types.contains(&kind.key);
                let faults: usize = starter.faults.iter().filter(|row| fits(row)).map(|row| row.names.len()).sum();
                assert!(faults >= 5, "{key}: {} has {faults} faults to choose from", kind.key);
            }
        }
        assert!(of("common").expect("no fault").is_none() && of("../app").expect("no fault").is_none());
    }
}
