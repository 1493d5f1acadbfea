//! From a session token to the person and his rights.

use sha2::{Digest, Sha256};

use super::tables::{ApiKey, Employee, Role, Session};
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
    as_he_is(reads, employee, places).map(|who| Some(Who { session: session.id, secret: session.secret, ..who }))
}

/// The person an access key speaks for; nobody when the key is unknown or its employee is disabled.
pub fn behind_key(reads: &impl Reads, key: &str, places: &[Place]) -> Result<Option<Who>> {
    let Some(key) = reads.get::<ApiKey>(&hash(key))? else { return Ok(None) };
    let Some(employee) = reads.get::<Employee>(&key.employee)?.filter(|e| e.active) else { return Ok(None) };
    as_he_is(reads, employee, places).map(|who| Some(Who { session: key.id.cast(), secret: key.hash, key: key.name, ..who }))
}

/// A person with his rights at every location where he has any.
fn as_he_is(reads: &impl Reads, employee: Employee, places: &[Place]) -> Result<Who> {
    let at = places.iter().map(|place| at(reads, &employee, place.id)).collect::<Result<Vec<At>>>()?;
    Ok(Who {
        id: employee.id,
        name: employee.name,
        position: employee.position,
        lang: employee.lang,
        session: Id::fixed(0),
        secret: [0; 32],
        places: at.into_iter().filter(|at| at.rights != Rights::NONE).collect(),
        single_keys: employee.single_keys,
        key: String::new(),
    })
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
