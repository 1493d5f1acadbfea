//! Verstak: the whole working day of a repair shop in one file.
//!
//! # Bird's-eye view
//!
//! Browsers of the staff talk to one process; the process keeps its data in one file. A request passes the guard (`web`),
//! reaches a handler of a slice, which reads the store or runs one command in one transaction, and answers with markup made
//! of plain functions. Every command leaves a fact; facts are the audit and the feed.
//!
//! # Code map, lowest first
//!
//! - [`kernel`]: the words of the trade that need no disk: ids, money, quantities, rates, time, phones, rights, languages,
//!   codes, search.
//! - [`store`]: typed rows and indexes over an ordered, atomic, durable space of bytes; the redb engine with group commit; the
//!   engine that runs writes twice for tests; versions, copies, checks. [`migrations`] are its steps.
//! - [`log`]: facts in the order they happened, which is the journal; the outbox, answers to repeated forms.
//! - [`web`]: the request, routes as data, forms, the shell, the interface kit, files out of the program; what is kept in memory
//!   in step with the facts (`web::follow`); the door of the JSON API in `web::api`.
//! - [`staff`]: people, roles, sessions, signing in.
//! - [`shop`], [`clients`], [`catalog`] (works and devices; `catalog::goods` are the products): the nouns. They do not know each
//!   other.
//! - [`cash`]: the double-entry book; `cash::ledger::post` is its only writer.
//! - [`stock`]: batches and where they lie; `stock::ledger::post` is its only writer. The two ledgers do not know each other.
//! - [`warehouse`]: documents that move goods: drafts, posting, cancelling, papers; each writes both ledgers at once. What a
//!   client brings back, of a sale or of an order, comes in by `warehouse::brought`.
//! - [`stocktake`]: counts by several people at once, set against the book; what differs becomes documents of the warehouse.
//! - [`sales`]: the till, what comes back over it; a sale writes the stock and the book in one transaction.
//! - [`orders`]: the story of the main job over all of these.
//! - [`purchases`]: what to buy and why, orders to suppliers, what arrives and for which orders, debts to suppliers.
//! - [`reports`]: what all of them come to: one report is one file, one computation, one table.
//! - [`search`]: one field for everything, the list of keys.
//! - [`setup`], [`exchange`], [`demo`]: the first run, Excel, the invented shop.
//! - [`app`] puts the slices together; [`cli`] is the command line.
//!
//! Inside a slice: `mod.rs` tells its story and lists its routes; `tables.rs` are its rows; `text.rs` its phrases; `api/` the same
//! commands for other programs; every other file is one feature, read from form to markup.
//!
//! # Architecture invariants (each has a test)
//!
//! - No slice writes another's tables; arrows point down.
//! - No float holds money.
//! - Nothing leaves the building except through the outbox.
//! - No index is written by hand.
//! - No route without access.
//! - No ledger row is ever edited.
//! - Markup never touches the store.
//! - A write body may run twice.
//!
//! # Three walkthroughs
//!
//! *A page.* `GET /orders`: `web::serve` checks the host, finds the person behind the cookie, sees that the route asks for
//! `May(SeeOrders)`; `orders::list` reads the query, `orders::query` walks the indexes of the person's locations from the page's
//! key, `orders::row` draws the rows.
//!
//! *A command.* `POST /orders/…/closure`: the form is read field by field, `orders::status::change` runs on the writer's thread:
//! the payment goes to `cash::order_money`, the charge too, the order moves along its chain, the fact is recorded; the batch is
//! committed and the browser hears of it.
//!
//! *A new field.* Add it to the row with `#[serde(default)]`, to the form's reader, to the markup and to the fact's changes;
//! no migration is needed, and `tests/it/schema.rs` stays as it is.

pub mod app;
pub mod cash;
pub mod catalog;
pub mod cli;
pub mod clients;
pub mod demo;
pub mod exchange;
pub mod kernel;
pub mod log;
pub mod migrations;
pub mod orders;
pub mod purchases;
pub mod reports;
pub mod sales;
pub mod search;
pub mod setup;
pub mod shop;
pub mod staff;
pub mod stock;
pub mod stocktake;
pub mod store;
pub mod warehouse;
pub mod web;
