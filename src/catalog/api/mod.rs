//! The price list and the directories for other programs.

mod directories;
mod services;

pub use directories::Directories;
pub use services::Services;
