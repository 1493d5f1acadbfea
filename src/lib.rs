//! Verstak: the whole working day of a repair shop in one file.

pub mod kernel;
pub mod migrations;
pub mod store;
