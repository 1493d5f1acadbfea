//! What happened, and what must leave the building.
//!
//! A *fact* is written in the same transaction as its change: who, when, what was before and after. It is the audit and
//! the feed of every card at once, and it is never edited or erased. An *outbox* row is a promise to do something after
//! the commit; a worker keeps it at least once. A *once* row remembers the answer to a form, so that the same form sent
//! again has no second effect.

pub mod change;
mod check;
pub mod fact;
pub mod once;
pub mod outbox;
mod text;

pub use change::{Change, Telling, changes};
pub use check::check;
pub use fact::{Fact, FactKind, FactRow, Record, Subject, SubjectKind, Told};
pub use once::{Once, Repeatable};
pub use outbox::{Handler, JobRow};

use crate::store::TableInfo;

pub const TABLES: &[TableInfo] = &[TableInfo::of::<FactRow>(), TableInfo::of::<once::Answered>(), TableInfo::of::<JobRow>()];
