//! What the shop's settings say.

mod country;
mod settings;

pub use country::*;
pub use settings::*;
