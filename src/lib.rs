//! Verstak: the whole working day of a repair shop in one file.

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
pub mod setup;
pub mod shop;
pub mod staff;
pub mod store;
pub mod web;
