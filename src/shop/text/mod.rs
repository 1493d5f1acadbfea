//! What the shop's settings say.

mod country;
mod sales;
mod settings;

pub use country::*;
pub use sales::*;
pub use settings::*;
