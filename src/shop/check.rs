//! What `verstak check` looks at here.

use std::collections::BTreeSet;

use super::{Counter, Location, OrderType, Status};
use crate::{
    kernel::{Id, Result, mark},
    staff::Role,
    store::{Findings, Read, Reads},
};

/// Order types begin somewhere, statuses lead somewhere and ask for roles that are there, counters count for locations.
pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let statuses = reads.all::<Status>(())?;
    let known: BTreeSet<Id<mark::Status>> = statuses.iter().map(|status| status.id).collect();
    let types = reads.all::<OrderType>(())?;
    for kind in types.iter().filter(|kind| !known.contains(&kind.initial)) {
        findings.add(format!("order_types: {} ({}) begins in a status that is not there", kind.name.ru, kind.id));
    }
    for status in &statuses {
        let mut says = |what: &str| findings.add(format!("statuses: {} ({}) {what}", status.name.ru, status.id));
        if status.next.iter().any(|next| !known.contains(next)) {
            says("leads to a status that is not there");
        }
        if status.types.iter().any(|id| !types.iter().any(|kind| kind.id == *id)) {
            says("belongs to an order type that is not there");
        }
        for role in &status.roles {
            if !reads.has::<Role>(role)? {
                says("asks for a role that is not there");
            }
        }
    }
    for counter in reads.all::<Counter>(())? {
        if !reads.has::<Location>(&counter.location)? {
            findings.add(format!("counters: {} counts for location {}, which is not there", counter.kind.name(), counter.location));
        }
    }
    Ok(())
}
