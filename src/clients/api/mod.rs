//! Clients and devices for other programs: the commands of the pages behind JSON.

mod clients;
mod devices;

pub use clients::Clients;
pub use devices::Devices;

use super::{Client, ClientKind, ClientPhone, Device};
