//! The data of an order: what is wrong with the device, notes, people, deadline.

use super::{
    document::{open, save},
    facts::{Audience, Change, OrderFact, What},
    refusal::OrderRefusal,
    tables::Order,
};
use crate::{
    clients,
    kernel::{Id, Lang, Moment, Money, Result, Zone, mark},
    log::{Record, Subject},
    shop,
    store::{Reads, Write},
};

/// Fields to change; `None` leaves a field as it is, so that two people may edit different fields at once.
#[derive(Debug, Clone, Default)]
pub struct Edit {
    /// The version another program saw: an older one is refused. Forms compare their own fields (`web::merge`).
    pub version: Option<u32>,
    pub malfunction: Option<String>,
    pub appearance: Option<String>,
    pub kit: Option<String>,
    pub unlock: Option<String>,
    pub note: Option<String>,
    pub master_note: Option<String>,
    pub verdict: Option<String>,
    pub manager: Option<Option<Id<mark::Employee>>>,
    pub master: Option<Option<Id<mark::Employee>>>,
    pub deadline: Option<Option<Moment>>,
    pub urgent: Option<Urgency>,
    pub estimate: Option<Option<Money>>,
    pub source: Option<Option<Id<mark::Source>>>,
    /// Who pays when it is not the client himself.
    pub payer: Option<Option<Id<mark::Client>>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    Urgent,
    Usual,
}

/// Writes the changed fields with a fact that tells each of them.
pub fn edit(tx: &mut Write<'_>, id: Id<mark::Order>, ask: &Edit, zone: &Zone) -> Result<Order> {
    let before = open(tx, id)?;
    if ask.version.is_some_and(|version| version != before.version) {
        return Err(OrderRefusal::Changed.into());
    }
    let mut after = before.clone();
    let written = [
        (&ask.malfunction, &mut after.malfunction),
        (&ask.appearance, &mut after.appearance),
        (&ask.kit, &mut after.kit),
        (&ask.unlock, &mut after.unlock),
        (&ask.note, &mut after.note),
        (&ask.master_note, &mut after.master_note),
        (&ask.verdict, &mut after.verdict),
    ];
    for (asked, field) in written {
        if let Some(value) = asked {
            field.clone_from(value);
        }
    }
    after.manager = ask.manager.unwrap_or(before.manager);
    after.master = ask.master.unwrap_or(before.master);
    after.deadline = ask.deadline.unwrap_or(before.deadline);
    after.estimate = ask.estimate.unwrap_or(before.estimate);
    after.source = ask.source.unwrap_or(before.source);
    after.payer = ask.payer.unwrap_or(before.payer).filter(|payer| *payer != before.client);
    if after.payer != before.payer && !before.paid.is_zero() {
        return Err(OrderRefusal::PayerPaid.into());
    }
    after.urgent = ask.urgent.map_or(before.urgent, |urgency| urgency == Urgency::Urgent);
    let changes = changes(tx, &before, &after, zone)?;
    if changes.is_empty() {
        tx.quiet("nothing changed");
        return Ok(before);
    }
    save(tx, &before, after, &OrderFact::Edited { changes })
}

fn changes(reads: &impl Reads, before: &Order, after: &Order, zone: &Zone) -> Result<Vec<Change>> {
    let lang = Lang::Ru;
    let who = |id: Option<Id<mark::Employee>>| match id {
        Some(id) => Ok::<_, crate::kernel::Error>(reads.get::<crate::staff::Employee>(&id)?.map(|e| e.name).unwrap_or_default()),
        None => Ok(String::new()),
    };
    let from = |id: Option<Id<mark::Source>>| match id {
        Some(id) => Ok::<_, crate::kernel::Error>(reads.get::<shop::Source>(&id)?.map(|s| s.name.ru).unwrap_or_default()),
        None => Ok(String::new()),
    };
    let payer = |id: Option<Id<mark::Client>>| match id {
        Some(id) => Ok::<_, crate::kernel::Error>(clients::client(reads, id)?.name),
        None => Ok(String::new()),
    };
    let when = |at: Option<Moment>| at.map(|at| zone.full(at, lang)).unwrap_or_default();
    let sum = |sum: Option<Money>| sum.map(|sum| sum.show(lang)).unwrap_or_default();
    let hidden = (before.unlock != after.unlock).then(|| Change { what: What::Unlock, before: String::new(), after: String::new() });
    let urgent = (before.urgent != after.urgent).then(|| Change {
        what: What::Urgent,
        before: String::new(),
        after: if after.urgent { "+".into() } else { "\u{2212}".into() },
    });
    Ok([
        Change::of(What::Malfunction, &before.malfunction, &after.malfunction),
        Change::of(What::Appearance, &before.appearance, &after.appearance),
        Change::of(What::Kit, &before.kit, &after.kit),
        hidden,
        Change::of(What::Note, &before.note, &after.note),
        Change::of(What::MasterNote, &before.master_note, &after.master_note),
        Change::of(What::Verdict, &before.verdict, &after.verdict),
        Change::of(What::Manager, who(before.manager)?, who(after.manager)?),
        Change::of(What::Master, who(before.master)?, who(after.master)?),
        Change::of(What::Deadline, when(before.deadline), when(after.deadline)),
        urgent,
        Change::of(What::Estimate, sum(before.estimate), sum(after.estimate)),
        Change::of(What::Source, from(before.source)?, from(after.source)?),
        Change::of(What::Payer, payer(before.payer)?, payer(after.payer)?),
    ]
    .into_iter()
    .flatten()
    .collect())
}

/// A comment in the feed: for the staff, or for the client to read on his page.
pub fn comment(tx: &mut Write<'_>, id: Id<mark::Order>, text: &str, audience: Audience) -> Result<()> {
    let order = tx.need::<Order>(&id)?;
    tx.record(Subject::order(order.id), &OrderFact::Comment { text: text.to_string(), audience })
}
