//! What `verstak check` looks at here.

use std::collections::BTreeSet;

use super::{Client, ClientCount, Device};
use crate::{
    kernel::{Phone, Result},
    store::{Findings, Order, Read, Reads, Walk},
};

/// Numbers run without gaps to the last one given, the archive is counted right, phones read, devices have owners.
pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let (mut numbers, mut archived, mut ids) = (BTreeSet::new(), 0, BTreeSet::new());
    reads.walk::<Client>((), Order::Ascending, |client| {
        numbers.insert(client.number);
        archived += u64::from(client.archived);
        ids.insert(client.id);
        for one in &client.phones {
            if Phone::parse(&format!("+{}", one.phone.digits())).as_ref() != Some(&one.phone) {
                findings.add(format!("clients: No. {} has a phone that cannot be read: {}", client.number, one.phone.digits()));
            }
        }
        Ok(Walk::On)
    })?;
    let count = reads.get::<ClientCount>(&0)?.unwrap_or_default();
    for missing in (1..=count.last).filter(|number| !numbers.contains(number)) {
        findings.add(format!("clients: number {missing} was given to nobody"));
    }
    if let Some(beyond) = numbers.last().filter(|number| **number > count.last) {
        findings.add(format!("clients: number {beyond} is above the last one given, {}", count.last));
    }
    if archived != count.archived {
        findings.add(format!("clients: {archived} in the archive where {} are counted", count.archived));
    }
    reads.walk::<Device>((), Order::Ascending, |device| {
        if !ids.contains(&device.owner) {
            findings.add(format!("devices: {} belongs to nobody", device.id));
        }
        Ok(Walk::On)
    })
}
