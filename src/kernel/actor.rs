//! Who does it, when, and by which request: what every write carries.

use super::{
    id::{Id, mark},
    time::Moment,
};

/// The person (or the program itself) behind a write. The name is copied into every fact, so that history reads the
/// same after the person has left.
#[derive(Debug, Clone)]
pub struct Actor {
    pub id: Option<Id<mark::Employee>>,
    pub name: String,
    /// The name of the access key it came through; empty for a person at a browser and for the program.
    pub key: String,
}

impl Actor {
    pub fn employee(id: Id<mark::Employee>, name: impl Into<String>) -> Actor {
        Actor { id: Some(id), name: name.into(), key: String::new() }
    }
    /// The program acting on its own: start-up, clean-up, the command line.
    pub fn program() -> Actor {
        Actor { id: None, name: String::new(), key: String::new() }
    }
}

/// Who and when, attached to a transaction from outside, so that a body that runs twice says the same thing twice.
#[derive(Debug, Clone)]
pub struct Stamp {
    pub actor: Actor,
    pub at: Moment,
    pub request: Id<mark::Request>,
}

impl Stamp {
    pub fn new(actor: Actor, at: Moment) -> Stamp {
        Stamp { actor, at, request: Id::new(at) }
    }
}
