//! Money: a double-entry book behind every cashbox, prepayment, payment and refund.
//!
//! `ledger::post` is the only writer of operations, balances and day totals. An operation balances (M1), a cashbox holds
//! the sum of its legs (M2), a client's balance is −(62.01 + 62.02) (M3), no more is refunded than was paid (M7). Nothing
//! is edited: a wrong operation is answered by its exact opposite, once. A drawer never holds less than nothing, and a
//! closed period takes nothing. Pages here move money that has no order; orders move theirs through `order_money` and
//! draw it with `payment_fields`, `operation_row` and `reversal::dialog`.

mod account;
pub mod api;
mod article_list;
mod articles;
mod boxes;
mod cashboxes;
mod check;
mod entry;
mod fact;
pub mod goods_back;
pub mod goods_money;
mod journal;
mod journal_page;
pub mod ledger;
mod movement;
mod names;
mod opening;
mod operation;
pub mod order_money;
mod part;
mod payment;
mod periods;
mod refusal;
pub mod reversal;
pub mod sale_money;
mod tables;
#[cfg(test)]
mod tests;
mod text;
mod titles;
mod transfer;

pub use article_list::{ArticleAsk, put_article};
pub use boxes::{Flow, Reach, cashboxes_for, flow_of, holds};
pub use cashboxes::{CashboxAsk, put_cashbox};
pub use entry::kind_icon;
pub use fact::CashFact;
pub use ledger::check_open;
pub use movement::{MovementAsk, movement};
pub use names::Names;
pub use opening::{OpeningAsk, opening};
pub use operation::{RowLook, operation_row, row_head};
pub use order_money::{OrderMoney, client_balance};
pub use part::{Part, Way};
pub use payment::{PaymentAsk, parse_payment, payment_fields, payment_form, payment_said, split as split_payment};
pub use refusal::CashRefusal;
pub use tables::*;
pub use titles::{account_title, kind_title};
pub use transfer::{TransferAsk, transfer};

use crate::{
    kernel::{Lang, Refusal, Result, Right},
    log::FactKind,
    store::Write,
    web::{May, Menu, Routes, SettingsLink, Slice},
};

pub const SLICE: Slice =
    Slice { name: "cash", routes, tables: tables::TABLES, facts: FACTS, menu: MENU, settings: SETTINGS, check: check::check };

const FACTS: &[FactKind] = &[FactKind::of::<CashFact>()];
const MENU: &[Menu] =
    &[Menu { section: "cash", path: "/cash", icon: "wallet", label: text::MONEY, right: Some(Right::SeeCash), key: "KeyM", last: false }];
const SETTINGS: &[SettingsLink] = &[
    SettingsLink { group: crate::web::text::SETTINGS_MONEY, path: cashboxes::PATH, label: text::CASHBOXES, right: Right::SetUpCash },
    SettingsLink { group: crate::web::text::SETTINGS_MONEY, path: article_list::PATH, label: text::ARTICLES, right: Right::SetUpCash },
    SettingsLink { group: crate::web::text::SETTINGS_MONEY, path: periods::PATH, label: text::PERIODS, right: Right::SetUpCash },
];

fn routes() -> Routes {
    let (see, go, undo, set_up) = (May(Right::SeeCash), May(Right::MoveCash), May(Right::ReversePayments), May(Right::SetUpCash));
    Routes::new()
        .get("/cash", see, journal_page::list)
        .get("/cash/operations/:id", see, operation::show)
        .get("/cash/operations/:id/reversal", undo, reversal::form)
        .post("/cash/operations/:id/reversal", undo, reversal::create)
        .get("/cash/income", go, movement::income_form)
        .post("/cash/income", go, movement::income)
        .get("/cash/expense", go, movement::expense_form)
        .post("/cash/expense", go, movement::expense)
        .get("/cash/transfers", go, transfer::form)
        .post("/cash/transfers", go, transfer::create)
        .get("/settings/cashboxes", set_up, cashboxes::list)
        .post("/settings/cashboxes", set_up, cashboxes::create)
        .get("/settings/cashboxes/new", set_up, cashboxes::new)
        .get("/settings/cashboxes/:id", set_up, cashboxes::edit)
        .post("/settings/cashboxes/:id", set_up, cashboxes::update)
        .post("/settings/cashboxes/:id/archive", set_up, cashboxes::archive)
        .post("/settings/cashboxes/:id/restoration", set_up, cashboxes::restore)
        .post("/settings/cashboxes/:id/rise", set_up, cashboxes::rise)
        .get("/settings/cashboxes/:id/opening", set_up, opening::form)
        .post("/settings/cashboxes/:id/opening", set_up, opening::create)
        .get("/settings/articles", set_up, article_list::list)
        .post("/settings/articles", set_up, article_list::create)
        .get("/settings/articles/new", set_up, article_list::new)
        .get("/settings/articles/:id", set_up, article_list::edit)
        .post("/settings/articles/:id", set_up, article_list::update)
        .post("/settings/articles/:id/archive", set_up, article_list::archive)
        .post("/settings/articles/:id/restoration", set_up, article_list::restore)
        .get("/settings/periods", set_up, periods::show)
        .post("/settings/periods", set_up, periods::save)
}

/// What is said of a day that has not come.
pub fn future_day(lang: Lang) -> String {
    CashRefusal::FutureDay.say(lang)
}

/// The first cashboxes and articles of a shop. The caller records the fact of founding.
pub fn fill(tx: &mut Write<'_>, cashboxes: &[Cashbox], articles: &[Article]) -> Result<()> {
    cashboxes.iter().try_for_each(|row| tx.put(row))?;
    articles.iter().try_for_each(|row| tx.put(row))
}
