//! Who came, what they may do and where.

use crate::kernel::{Actor, Error, Id, Lang, Result, Right, Rights, Zone, mark, money::Currency};

/// What a route asks of whoever knocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone who reaches the machine: signing in, set-up with its code, static files.
    Public,
    /// Any employee who signed in.
    SignedIn,
    /// An employee with this right at one of his locations at least; which rows he gets is the handler's `scope`.
    May(Right),
}

/// One location and what the person may do there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    pub location: Id<mark::Location>,
    pub rights: Rights,
    /// His roles here: a status may be open to some of them only.
    pub roles: Vec<Id<mark::Role>>,
}

/// The person behind the request, with everything a page asks about him.
#[derive(Debug, Clone)]
pub struct Who {
    pub id: Id<mark::Employee>,
    pub name: String,
    pub position: String,
    pub lang: Option<Lang>,
    pub session: Id<mark::Session>,
    /// Secret of this session's form tokens.
    pub secret: [u8; 32],
    /// Locations where he has any right, in the shop's order.
    pub places: Vec<At>,
    /// Single keys (`N`, `J`, `K`…) are off for those who ask so.
    pub single_keys: bool,
    /// The name of the access key that speaks for him; empty when he is at a browser himself.
    pub key: String,
}

impl Who {
    pub fn actor(&self) -> Actor {
        Actor { id: Some(self.id), name: self.name.clone(), key: self.key.clone() }
    }
    pub fn rights_at(&self, location: Id<mark::Location>) -> Rights {
        self.places.iter().find(|at| at.location == location).map_or(Rights::NONE, |at| at.rights)
    }
    pub fn may_at(&self, location: Id<mark::Location>, right: Right) -> bool {
        self.rights_at(location).has(right)
    }
    /// At one location at least.
    pub fn may(&self, right: Right) -> bool {
        self.places.iter().any(|at| at.rights.has(right))
    }
    /// The rows he may see by this right, wherever he has it.
    pub fn scope(&self, right: Right) -> Scope {
        let places = || self.places.iter().filter(|at| at.rights.has(right));
        Scope {
            locations: places().map(|at| at.location).collect(),
            own_only: places().filter(|at| !at.rights.has(Right::SeeAllOrders)).map(|at| at.location).collect(),
            person: self.id,
        }
    }
    /// At every location of his: what company-wide settings ask for.
    pub fn may_everywhere(&self, right: Right) -> bool {
        !self.places.is_empty() && self.places.iter().all(|at| at.rights.has(right))
    }
}

/// Which rows a listing may show. Only the person himself makes one, so a listing cannot forget to ask.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Locations where the person has the right that was asked for (narrowed by the location switch).
    pub locations: Vec<Id<mark::Location>>,
    pub person: Id<mark::Employee>,
    /// The locations of the scope where he sees only his own and unassigned orders.
    pub own_only: Vec<Id<mark::Location>>,
}

impl Scope {
    pub fn holds(&self, location: Id<mark::Location>) -> bool {
        self.locations.contains(&location)
    }
    /// A thing of a location out of the scope does not exist for this person.
    pub fn check(&self, location: Id<mark::Location>) -> Result<()> {
        if self.holds(location) { Ok(()) } else { Err(Error::Hidden) }
    }
}

/// A location as the shell shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub id: Id<mark::Location>,
    pub name: String,
    pub address: String,
}

/// What every page needs of the shop: its name, money, clock, language and locations.
#[derive(Debug, Clone)]
pub struct Frame {
    /// No company yet: only the set-up page answers.
    pub ready: bool,
    pub company: String,
    pub currency: Currency,
    pub zone: Zone,
    pub lang: Lang,
    pub places: Vec<Place>,
    /// The data of this shop were invented for trying things out.
    pub demo: bool,
}

impl Frame {
    pub fn empty() -> Frame {
        Frame {
            ready: false,
            company: String::new(),
            currency: Currency::Rub,
            zone: Zone::utc(),
            lang: Lang::Ru,
            places: Vec::new(),
            demo: false,
        }
    }
    pub fn place(&self, id: Id<mark::Location>) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }
}
