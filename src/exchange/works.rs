//! A line of a table as a work of the price list: new, the same, or with another price.

use super::{
    field::Field,
    people::{Undone, Verdict},
    table::{Work, Wrong},
    text::import as text,
};
use crate::{
    catalog::{self, CatalogFact, Category, Did, Service, Thing},
    kernel::{Error, Id, Result, mark, name, text::Named},
    log::{Record, Subject, SubjectKind},
    store::{Reads, Write},
};

/// The price list as it stands while lines are laid over it.
pub struct Book {
    categories: Vec<Category>,
    services: Vec<Service>,
}

/// What a new line adds: the work, and its category when there was none of this name.
pub struct Added {
    pub service: Service,
    pub category: Option<Category>,
}

fn bears(name: &Named, folded: &str) -> bool {
    [&name.ru, &name.en, &name.uk].into_iter().any(|one| !one.is_empty() && name::fold(one) == folded)
}

impl Book {
    pub fn read(reads: &impl Reads) -> Result<Book> {
        let mut services = catalog::all_services(reads)?;
        services.retain(|service| !service.archived);
        Ok(Book { categories: catalog::categories(reads)?, services })
    }

    /// Lays a line over the list. `place` gives ids to what is new.
    pub fn lay(&mut self, work: &Work, id: impl Fn() -> Id<()>) -> Verdict<Added, (Service, Service)> {
        let category_name = if work.category.is_empty() { text::NO_CATEGORY.ru } else { work.category.as_str() };
        let category = self.categories.iter().find(|one| bears(&one.name, &name::fold(category_name))).cloned();
        let Some(at) = self.known(work, category.as_ref()) else {
            let Some(price) = work.price else {
                return Verdict::Wrong(vec![Wrong { field: Field::Price, value: String::new(), why: text::W_NO_PRICE }]);
            };
            return Verdict::New(self.add(work, price, category, category_name, id));
        };
        let before = self.services[at].clone();
        let mut after = before.clone();
        if !work.code.is_empty() && !bears(&after.name, &name::fold(&work.name)) {
            after.name.ru.clone_from(&work.name);
        }
        if after.code.is_empty() {
            after.code.clone_from(&work.code);
        }
        after.price = work.price.unwrap_or(after.price);
        after.cost = work.cost.unwrap_or(after.cost);
        after.minutes = work.minutes.unwrap_or(after.minutes);
        after.warranty_days = work.warranty_days.unwrap_or(after.warranty_days);
        if image(&after) == image(&before) {
            return Verdict::Same;
        }
        self.services[at] = after.clone();
        Verdict::Change((before, after))
    }

    /// By its code, or by its name in its category (in any, when the table has no categories).
    fn known(&self, work: &Work, category: Option<&Category>) -> Option<usize> {
        let code = work.code.to_lowercase();
        let by_code = self.services.iter().position(|one| !code.is_empty() && one.code.to_lowercase() == code);
        let folded = name::fold(&work.name);
        let same =
            |one: &Service| bears(&one.name, &folded) && (work.category.is_empty() || Some(one.category) == category.map(|known| known.id));
        by_code.or_else(|| self.services.iter().position(same))
    }

    fn add(
        &mut self,
        work: &Work,
        price: crate::kernel::Money,
        known: Option<Category>,
        category_name: &str,
        id: impl Fn() -> Id<()>,
    ) -> Added {
        let position = self.categories.iter().map(|one| one.position + 1).max().unwrap_or_default();
        let made = known.is_none().then(|| Category { id: id().cast(), name: Named::plain(category_name), position, archived: false });
        self.categories.extend(made.clone());
        let category = known.map_or_else(|| made.as_ref().map_or(Id::fixed(0), |one| one.id), |one| one.id);
        let last = self.services.iter().filter(|one| one.category == category).map(|one| one.position + 1).max().unwrap_or_default();
        let service = Service {
            id: id().cast(),
            category,
            name: Named::plain(&work.name),
            code: work.code.clone(),
            price,
            prices: std::collections::BTreeMap::new(),
            cost: work.cost.unwrap_or_default(),
            minutes: work.minutes.unwrap_or_default(),
            warranty_days: work.warranty_days.unwrap_or_default(),
            types: Vec::new(),
            position: last,
            archived: false,
        };
        self.services.push(service.clone());
        Added { service, category: made }
    }
}

/// A work as one text: what a later change is noticed by.
pub fn image(service: &Service) -> String {
    serde_json::to_string(service).unwrap_or_default()
}

fn about(service: &Service) -> Subject {
    Subject::new(SubjectKind::Service, service.id)
}

pub fn make(tx: &mut Write<'_>, added: &Added) -> Result<()> {
    if let Some(category) = &added.category {
        catalog::put_category(tx, category)?;
        tx.record(Subject::shop(), &CatalogFact::directory(Thing::Category, Did::Added, &category.name))?;
    }
    catalog::put_service(tx, &added.service)?;
    let fact = CatalogFact::ServiceAdded { name: added.service.name.clone(), price: added.service.price };
    tx.record(about(&added.service), &fact)
}

pub fn change(tx: &mut Write<'_>, before: &Service, after: &Service) -> Result<()> {
    catalog::put_service(tx, after)?;
    let name = after.name.clone();
    if before.price != after.price {
        tx.record(about(after), &CatalogFact::PriceChanged { name: name.clone(), from: before.price, to: after.price, batch: None })?;
    }
    if before.cost != after.cost {
        tx.record(about(after), &CatalogFact::CostChanged { name: name.clone(), from: before.cost, to: after.cost })?;
    }
    let (price, cost) = (after.price, after.cost);
    if image(&Service { price, cost, ..before.clone() }) != image(after) {
        let fact = CatalogFact::Directory {
            id: String::new(),
            what: Thing::Service,
            did: Did::Changed,
            name,
            was: before.name.clone(),
            changes: Vec::new(),
        };
        tx.record(about(after), &fact)?;
    }
    Ok(())
}

/// Takes back what a line did, unless somebody changed the work since.
pub fn give_back(tx: &mut Write<'_>, id: Id<mark::Service>, before: Option<&str>, after: &str) -> Result<Undone> {
    let Some(now) = catalog::service(tx, id)?.filter(|now| image(now) == after) else { return Ok(Undone::Kept) };
    match before {
        None => {
            catalog::put_service(tx, &Service { archived: true, ..now.clone() })?;
            tx.record(about(&now), &CatalogFact::directory(Thing::Service, Did::Archived, &now.name))?;
        }
        Some(before) => change(tx, &now, &serde_json::from_str(before).map_err(Error::broken)?)?,
    }
    Ok(Undone::Returned)
}
