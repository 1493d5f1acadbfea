//! Stories of the API: other programs come with a key and do what its employee may do.

mod counts;
mod documents;
mod goods;
mod keys;
mod lists;
mod people;
mod prices;
pub mod program;
mod walk;
mod work;
