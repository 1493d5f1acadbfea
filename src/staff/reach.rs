//! How far a person's own rights reach: nobody gives, takes or edits more than he has himself.

use super::{
    StaffRefusal,
    tables::{Employee, Role, RoleAt},
};
use crate::{
    kernel::{Actor, Id, Result, Rights, mark},
    store::Reads,
};

/// What the actor may do at a location; with no location, what he may do at every one there is and will be. The program
/// itself may do everything.
pub fn reach(reads: &impl Reads, actor: &Actor, location: Option<Id<mark::Location>>) -> Result<Rights> {
    let Some(id) = actor.id else { return Ok(Rights::ALL) };
    let Some(employee) = reads.get::<Employee>(&id)?.filter(|employee| employee.active) else { return Ok(Rights::NONE) };
    let mut rights = Rights::NONE;
    for given in employee.roles.iter().filter(|given| given.location.is_none() || given.location == location) {
        if let Some(role) = reads.get::<Role>(&given.role)? {
            rights = rights.union(role.rights());
        }
    }
    Ok(rights)
}

/// Whether the actor himself has every right of these roles where they are given.
pub fn covers(reads: &impl Reads, actor: &Actor, given: &[RoleAt]) -> Result<bool> {
    for one in given {
        let Some(role) = reads.get::<Role>(&one.role)? else { continue };
        let own = reach(reads, actor, one.location)?;
        if own.union(role.rights()) != own {
            return Ok(false);
        }
    }
    Ok(true)
}

pub fn need_cover(reads: &impl Reads, actor: &Actor, given: &[RoleAt]) -> Result<()> {
    if covers(reads, actor, given)? { Ok(()) } else { Err(StaffRefusal::AboveOwn.into()) }
}

/// Refuses a change after which nobody with every right everywhere could sign in. Called with the change already made.
pub fn keep_an_owner(reads: &impl Reads) -> Result<()> {
    for employee in reads.all::<Employee>(())? {
        if employee.active && employee.password.is_some() && is_owner(reads, &employee)? {
            return Ok(());
        }
    }
    Err(StaffRefusal::LastOwner.into())
}

/// Holds the owner's role at all locations.
pub fn is_owner(reads: &impl Reads, employee: &Employee) -> Result<bool> {
    for given in employee.roles.iter().filter(|given| given.location.is_none()) {
        if reads.get::<Role>(&given.role)?.is_some_and(|role| role.everything) {
            return Ok(true);
        }
    }
    Ok(false)
}
