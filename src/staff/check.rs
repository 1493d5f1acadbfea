//! What `verstak check` looks at here.

use std::collections::BTreeSet;

use super::{Employee, Role, Session};
use crate::{
    kernel::{Id, Result, mark},
    store::{Findings, Read, Reads, Walk, row::Order},
};

/// Roles that people have are there, sessions belong to people who work here, and somebody is the owner.
pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    let (roles, people) = (reads.all::<Role>(())?, reads.all::<Employee>(())?);
    let owners: BTreeSet<Id<mark::Role>> = roles.iter().filter(|role| role.everything).map(|role| role.id).collect();
    for employee in &people {
        if employee.roles.iter().any(|at| !roles.iter().any(|role| role.id == at.role)) {
            findings.add(format!("employees: {} ({}) has a role that is not there", employee.name, employee.id));
        }
    }
    let owns = |employee: &Employee| employee.active && employee.roles.iter().any(|at| owners.contains(&at.role));
    if !people.is_empty() && !people.iter().any(owns) {
        findings.add("employees: nobody who works here is the owner");
    }
    let active: BTreeSet<Id<mark::Employee>> = people.iter().filter(|employee| employee.active).map(|employee| employee.id).collect();
    reads.walk::<Session>((), Order::Ascending, |session| {
        if !active.contains(&session.employee) {
            findings.add(format!("sessions: {} belongs to nobody who works here", session.id));
        }
        Ok(Walk::On)
    })
}
