//! What the directories and the price list say.

pub mod fact;
