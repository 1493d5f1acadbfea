//! The steps that bring older data to the present form. Append-only: a step that was released is never edited.

use crate::store::migrate::Migration;

pub const STEPS: &[Migration] = &[Migration { to: 1, name: "the first form", run: |_| Ok(()) }];
