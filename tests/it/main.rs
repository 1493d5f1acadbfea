//! The promises of Verstak, kept through the front door: stories by HTTP with people in them, the engines' contract, the
//! house rules of the code.

mod access;
mod api;
mod away;
mod bars;
mod bench;
mod browser;
mod card;
mod carried;
mod catalog;
mod clients;
mod dataset;
mod demo;
mod draft_of_two;
mod engines;
mod excel_goods;
mod excel_stock;
mod excel_supply;
mod exchange;
mod failure;
mod first_run;
mod forms;
mod goods;
mod goods_back;
mod goods_documents;
mod goods_kits;
mod goods_prices;
mod install;
mod intake;
mod kit;
mod languages;
mod list;
mod live;
mod looks;
mod once;
mod orders;
mod own_fields;
mod papers;
mod parts;
mod parts_back;
mod parts_kits;
mod poison;
mod program;
mod purchases;
mod reports;
mod repost;
mod sales;
mod sales_clients;
mod sales_money;
mod sales_races;
mod sales_things;
mod schema;
mod search;
mod session_over;
mod settings;
mod shelves;
mod shop;
mod staff;
mod stocktake;
mod tags;
mod tidy;
mod together;
mod transfers;
mod trouble;
mod vectors;
mod warehouses;

/// A fresh directory for one test, under the system's temporary one.
pub fn tempdir(name: &str) -> std::path::PathBuf {
    let unique = verstak::kernel::Id::<()>::new(verstak::kernel::Clock::system().now());
    let dir = std::env::temp_dir().join(format!("verstak-{name}-{unique}"));
    std::fs::create_dir_all(&dir).expect("a temporary directory");
    dir
}
