//! The price list and the directories for other programs.

mod directories;
mod goods_lists;
mod products;
mod services;

pub use directories::Directories;
pub use goods_lists::GoodsLists;
pub use products::Products;
pub use services::Services;
