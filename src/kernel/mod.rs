//! The words of the trade that need no disk and no network: ids, money, time, phones, languages, rights, errors.
//!
//! Invariants: money is whole minor units and never a float; a `Moment` comes only from a `Clock`; what was parsed here
//! (a phone, an e-mail, an IMEI) is trusted by its type everywhere above.

pub mod actor;
pub mod codes;
pub mod cost;
pub mod discount;
pub mod error;
pub mod id;
pub mod money;
pub mod name;
pub mod phone;
pub mod quantity;
pub mod rate;
pub mod right;
pub mod search;
pub mod text;
pub mod time;

pub use actor::{Actor, Stamp};
pub use cost::Costs;
pub use discount::Discount;
pub use error::{Error, Fault, Refusal, Result};
pub use id::{Id, mark};
pub use money::Money;
pub use phone::Phone;
pub use quantity::Quantity;
pub use rate::Rate;
pub use right::{Right, Rights};
pub use text::{Lang, Plural, Text};
pub use time::{Clock, Day, Moment, Zone};
