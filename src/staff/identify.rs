//! From a session token to the person and his rights.

use sha2::{Digest, Sha256};

use super::tables::{Employee, Role, Session};
use crate::{
    kernel::{Id, Moment, Result, Rights, mark},
    store::Reads,
    web::{At, Place, Who},
};

/// A session that nobody used for so long is over.
pub const IDLE: i64 = 12 * Moment::HOUR;
/// A session is over after this in any case.
pub const LONGEST: i64 = 30 * Moment::DAY;

pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// The person behind a token; nobody when the session is unknown, over, or its employee is disabled.
pub fn who(reads: &impl Reads, token: &str, now: Moment, places: &[Place]) -> Result<Option<Who>> {
    let Some(session) = reads.get::<Session>(&hash(token))? else { return Ok(None) };
    if now.since(session.seen) > IDLE || now.since(session.created) > LONGEST {
        return Ok(None);
    }
    let Some(employee) = reads.get::<Employee>(&session.employee)?.filter(|e| e.active) else { return Ok(None) };
    let at = places.iter().map(|place| at(reads, &employee, place.id)).collect::<Result<Vec<At>>>()?;
    Ok(Some(Who {
        id: employee.id,
        name: employee.name,
        position: employee.position,
        lang: employee.lang,
        session: session.id,
        secret: session.secret,
        places: at.into_iter().filter(|at| at.rights != Rights::NONE).collect(),
        single_keys: employee.single_keys,
    }))
}

/// What an employee may do at a location.
pub fn at(reads: &impl Reads, employee: &Employee, location: Id<mark::Location>) -> Result<At> {
    let mut found = At { location, rights: Rights::NONE, roles: Vec::new() };
    for given in employee.roles.iter().filter(|given| given.location.is_none_or(|at| at == location)) {
        if let Some(role) = reads.get::<Role>(&given.role)? {
            found.rights = found.rights.union(role.rights());
            found.roles.push(role.id);
        }
    }
    Ok(found)
}
