//! The price list and the directories for other programs.

mod directories;
mod entries;
mod goods_lists;
mod goods_settings;
mod products;
mod services;

pub use directories::Directories;
pub use goods_lists::GoodsLists;
pub use goods_settings::GoodsSettings;
pub use products::Products;
pub use services::Services;
