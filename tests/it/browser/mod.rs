//! The few flows where the script matters, in a real Chromium against the real program.

mod counts;
mod docs;
mod driver;
mod keys;
mod labels;
mod lost;
mod main_job;
mod people;
mod posting;
mod printed;
mod program;
mod scanner;
mod stocktake;
mod till;
mod weight;

pub use driver::Browser;
pub use program::Program;
