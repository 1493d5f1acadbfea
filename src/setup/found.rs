//! Founding a shop: one transaction from an empty file to a shop that can take in its first device.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    SetupFact,
    directories::directories,
    refusal::SetupRefusal,
    starter::{self, Starter},
};
use crate::{
    cash::{self, Activity, Article, Cashbox, CashboxKind, Direction},
    catalog,
    kernel::{Error, Id, Lang, Rate, Result, Zone, mark, text::Named},
    log::{Record, Subject},
    shop::{self, Beginning, Company, Country, FirstType, Location, OrderType, Paper, Source, Status, StatusGroup, Terms, Vat},
    staff, stock,
    store::Write,
};

/// What the owner says about the shop on the first page.
#[derive(Debug, Clone)]
pub struct Founding {
    pub company: String,
    pub legal_name: String,
    pub country: Country,
    /// IANA name.
    pub zone: String,
    pub lang: Lang,
    /// Key of a starter file.
    pub business: String,
    pub location: String,
    pub address: String,
    pub phone: String,
    pub order_template: String,
    pub owner: String,
    pub login: String,
    /// Argon2id in PHC form: hashing is too slow for a transaction.
    pub password: String,
    pub demo: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Founded {
    pub location: Id<mark::Location>,
    pub owner: Id<mark::Employee>,
}

/// Writes the whole beginning. A second founding is refused.
pub fn found(tx: &mut Write<'_>, ask: &Founding) -> Result<Founded> {
    if shop::company(tx)?.is_some() {
        return Err(SetupRefusal::AlreadyFounded.into());
    }
    let Some(starter) = starter::of(&ask.business)? else { return Err(SetupRefusal::NoBusiness.into()) };
    if Zone::named(&ask.zone).is_none() {
        return Err(SetupRefusal::NoZone.into());
    }
    if !shop::numbers::sound(&ask.order_template) {
        return Err(SetupRefusal::BadTemplate.into());
    }
    let staffed = staff_of(tx, ask)?;
    let beginning = beginning(tx, ask, &starter, &staffed.1)?;
    let location = beginning.location.id;
    shop::begin(tx, &beginning)?;
    catalog::fill(tx, &directories(tx, &starter, ask.country.currency())?)?;
    let (boxes, articles) = (cashboxes(tx, &starter, location)?, articles(tx, &starter)?);
    cash::fill(tx, &boxes, &articles)?;
    stock::begin(tx, &[(location, beginning.location.name.clone())])?;
    tx.record(Subject::shop(), &SetupFact::Founded { company: ask.company.clone(), business: ask.business.clone() })?;
    Ok(Founded { location, owner: staffed.0 })
}

fn beginning(tx: &Write<'_>, ask: &Founding, starter: &Starter, roles: &BTreeMap<String, Id<mark::Role>>) -> Result<Beginning> {
    let types: BTreeMap<&str, Id<mark::OrderType>> = starter.order_types.iter().map(|row| (row.key.as_str(), tx.id())).collect();
    let keys: BTreeMap<&str, Id<mark::Status>> = starter.statuses.iter().map(|row| (row.key.as_str(), tx.id())).collect();
    let order_types = starter.order_types.iter().zip(0..).map(|(row, position)| {
        let initial = row.initial.as_deref().unwrap_or("new");
        let initial = *keys.get(initial).ok_or_else(|| Error::broken(format!("no status {initial}")))?;
        let (id, name) = (types[row.key.as_str()], Named::from3(row.name.clone()));
        Ok(OrderType { id, key: row.key.clone(), name, default: row.default, initial, price_type: None, position, archived: false })
    });
    let order_types = order_types.collect::<Result<Vec<_>>>()?;
    let known =
        |all: &[String], what: &BTreeMap<&str, Id<mark::OrderType>>| all.iter().filter_map(|key| what.get(key.as_str()).copied()).collect();
    let statuses = starter.statuses.iter().zip(0..).map(|(row, position)| {
        Ok(Status {
            id: keys[row.key.as_str()],
            key: row.key.clone(),
            name: Named::from3(row.name.clone()),
            group: StatusGroup::named(&row.group).ok_or_else(|| Error::broken(format!("no group {}", row.group)))?,
            tone: row.tone.clone(),
            norm: row.norm_hours.map(|hours| hours * 60),
            next: row.next.iter().filter_map(|key| keys.get(key.as_str()).copied()).collect(),
            roles: row.roles.iter().filter_map(|key| roles.get(key).copied()).collect(),
            types: known(&row.types, &types),
            overdue: row.overdue,
            starts_warranty: row.starts_warranty,
            position,
            archived: false,
        })
    });
    let statuses = statuses.collect::<Result<Vec<_>>>()?;
    let sources = starter.sources.iter().zip(0..);
    let sources = sources.map(|(row, position)| Source { id: tx.id(), name: Named::from3(row.name.clone()), position, archived: false });
    let sources = sources.collect();
    let terms = Paper::ALL.map(|paper| {
        let rows = starter.terms.iter().filter(|row| row.kind == paper.key());
        Terms { paper, paragraphs: rows.map(|row| Named::from3(row.text.clone())).collect() }
    });
    let first = order_types.iter().find(|kind| kind.default).map(|kind| kind.id);
    Ok(Beginning { company: company(tx, ask), location: location(tx, ask, first), order_types, statuses, sources, terms: terms.into() })
}

fn company(tx: &Write<'_>, ask: &Founding) -> Company {
    Company {
        name: ask.company.clone(),
        legal_name: ask.legal_name.clone(),
        tax_number: String::new(),
        kpp: String::new(),
        registration: String::new(),
        address: ask.address.clone(),
        phone: ask.phone.clone(),
        email: String::new(),
        site: String::new(),
        bank: String::new(),
        country: ask.country.code().into(),
        currency: ask.country.currency(),
        zone: ask.zone.clone(),
        lang: ask.lang,
        vat: Vat::None,
        business: ask.business.clone(),
        demo: ask.demo,
        created: tx.now(),
    }
}

fn location(tx: &Write<'_>, ask: &Founding, order_type: Option<Id<mark::OrderType>>) -> Location {
    Location {
        id: tx.id(),
        name: ask.location.clone(),
        address: ask.address.clone(),
        phone: ask.phone.clone(),
        order_template: ask.order_template.clone(),
        sale_template: String::new(),
        hours: shop::hours::USUAL,
        first_type: FirstType::Fixed,
        order_type,
        label_prefix: 1,
        position: 0,
        archived: false,
    }
}

fn cashboxes(tx: &Write<'_>, starter: &Starter, location: Id<mark::Location>) -> Result<Vec<Cashbox>> {
    let boxes = starter.cashboxes.iter().zip(0..).map(|(row, position)| {
        let kind = CashboxKind::named(&row.kind).ok_or_else(|| Error::broken(format!("no cashbox kind {}", row.kind)))?;
        Ok(Cashbox {
            id: tx.id(),
            name: Named::from3(row.name.clone()),
            kind,
            location: (kind != CashboxKind::Bank).then_some(location),
            fee: Rate::ZERO,
            position,
            archived: false,
        })
    });
    boxes.collect()
}

fn articles(tx: &Write<'_>, starter: &Starter) -> Result<Vec<Article>> {
    let unknown = |word: &str| Error::broken(format!("article word {word}"));
    let articles = starter.articles.iter().zip(0..).map(|(row, position)| {
        Ok(Article {
            id: tx.id(),
            key: row.key.clone(),
            name: Named::from3(row.name.clone()),
            direction: match row.direction.as_str() {
                "in" => Direction::In,
                "out" => Direction::Out,
                other => return Err(unknown(other)),
            },
            activity: match row.activity.as_str() {
                "operating" => Activity::Operating,
                "investing" => Activity::Investing,
                "financing" => Activity::Financing,
                other => return Err(unknown(other)),
            },
            system: row.system,
            position,
            archived: false,
        })
    });
    articles.collect()
}

/// The ready roles by their keys, and the owner who holds the first of them everywhere.
fn staff_of(tx: &mut Write<'_>, ask: &Founding) -> Result<(Id<mark::Employee>, BTreeMap<String, Id<mark::Role>>)> {
    let owner = staff::found_owner(tx, &ask.owner, &ask.login, &ask.password)?;
    let roles = staff::roles(tx)?.into_iter().map(|role| (role.key, role.id)).collect();
    Ok((owner.id, roles))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app,
        catalog::Brand,
        kernel::{Actor, Day, Moment, Stamp},
        store::{Reads, Store, chaos::Chaos, redb::RedbEngine},
    };

    fn asked(country: Country, business: &str) -> Founding {
        Founding {
            company: "Верстак".into(),
            legal_name: String::new(),
            country,
            zone: country.zone().into(),
            lang: Lang::Ru,
            business: business.into(),
            location: "Лесная, 14".into(),
            address: "ул. Лесная, 14".into(),
            phone: "79005550123".into(),
            order_template: "A-{YY}{C:5}".into(),
            owner: "Орлова Мария".into(),
            login: "maria".into(),
            password: "$argon2id$".into(),
            demo: false,
        }
    }

    async fn try_found(store: &Store, ask: Founding) -> Result<Founded> {
        let at = Moment::from_millis(1_790_000_000_000);
        store.write(Stamp::new(Actor::program(), at), move |tx| found(tx, &ask)).await
    }

    #[tokio::test]
    async fn a_shop_of_any_business_is_founded_whole_and_once() {
        for business in starter::businesses().expect("the files read") {
            let store = Store::over(Chaos::over(RedbEngine::memory()));
            let founded = try_found(&store, asked(Country::Russia, &business.key)).await.expect("founded");
            let again = try_found(&store, asked(Country::Russia, &business.key)).await;
            assert!(matches!(again, Err(Error::Refused(refusal)) if refusal.code() == "already_founded"));
            let findings = store.read(app::check).await.expect("checked");
            assert!(findings.wrong.is_empty(), "{}: {:?}", business.key, findings.wrong);
            store
                .read(|r| {
                    assert_eq!(shop::location(r, founded.location)?.label_prefix, 1);
                    assert_eq!(shop::order_types(r)?.iter().filter(|kind| kind.default).count(), 1);
                    assert!(shop::statuses(r)?.iter().any(|status| status.norm == Some(120)));
                    assert!(r.all::<Brand>(())?.len() >= 25);
                    assert!(!shop::terms(r, Paper::Act)?.is_empty());
                    Ok(())
                })
                .await
                .expect("read");
        }
    }

    #[tokio::test]
    async fn an_unknown_business_zone_or_template_is_refused() {
        let store = Store::over(RedbEngine::memory());
        let base = || asked(Country::Ukraine, "phones");
        let wrong = [
            ("no_business", Founding { business: "rockets".into(), ..base() }),
            ("no_zone", Founding { zone: "Moon/Tycho".into(), ..base() }),
            ("bad_template", Founding { order_template: "A-{YY}".into(), ..base() }),
        ];
        for (code, ask) in wrong {
            assert!(matches!(try_found(&store, ask).await, Err(Error::Refused(refusal)) if refusal.code() == code));
        }
        let founded = try_found(&store, base()).await.expect("founded");
        let day = Day::parse("2026-11-23").expect("a date");
        for expected in ["A-2600001", "A-2600002"] {
            let stamp = Stamp::new(Actor::program(), Moment::from_millis(1_790_000_000_001));
            let location = founded.location;
            let (number, _) = store
                .write(stamp, move |tx| {
                    tx.quiet("a test takes numbers without orders");
                    shop::next_order_number(tx, location, day)
                })
                .await
                .expect("a number");
            assert_eq!(number, expected);
        }
    }
}
