//! How far the filling of the invented shop is: kept with every batch, so that one cut short goes on where it stopped.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    cast::Cast,
    event::{Event, What},
    purse::Till,
};
use crate::{
    kernel::{Id, Moment, Result, mark},
    orders::{ORDER_BY_SERIAL, Order},
    store::{Order as Direction, Reads, Row, Table, Walk},
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Progress {
    pub orders: u64,
    pub seed: u64,
    /// The present moment of the plan: the same seed at the same moment plans the same events.
    pub now: Moment,
    /// Events that are behind.
    pub events: u64,
    /// Nothing is left to do.
    pub finished: bool,
    pub till: Till,
}

impl Row for Progress {
    const TABLE: Table = Table::new(130, "demo_progress");
    type Key = u8;
    fn key(&self) -> u8 {
        0
    }
}

/// What was made so far and later events speak of.
#[derive(Debug, Default)]
pub struct Made {
    pub orders: HashMap<usize, Id<mark::Order>>,
    pub clients: HashMap<u64, Id<mark::Client>>,
}

/// What the events that are behind made: order by order of each place as they were numbered.
pub struct Behind {
    numbered: Vec<std::vec::IntoIter<(Id<mark::Order>, Id<mark::Client>)>>,
    made: Made,
}

impl Behind {
    pub fn read(reads: &impl Reads, cast: &Cast) -> Result<Behind> {
        let mut clients = HashMap::new();
        reads.walk::<Order>((), Direction::Ascending, |order| {
            clients.insert(order.id, order.client);
            Ok(Walk::On)
        })?;
        let mut numbered = Vec::new();
        for place in &cast.places {
            let mut here = Vec::new();
            reads.walk_by(&ORDER_BY_SERIAL, (place.location,), Direction::Ascending, None, |_, id| {
                here.extend(clients.get(&id).map(|client| (id, *client)));
                Ok(Walk::On)
            })?;
            numbered.push(here.into_iter());
        }
        Ok(Behind { numbered, made: Made::default() })
    }

    /// An event that already happened.
    pub fn pass(&mut self, event: &Event) {
        let What::TakeIn(wanted) = &event.what else { return };
        if let Some((order, client)) = self.numbered.get_mut(wanted.place).and_then(Iterator::next) {
            self.made.orders.insert(event.order, order);
            self.made.clients.insert(wanted.client, client);
        }
    }

    pub fn made(self) -> Made {
        self.made
    }
}
