//! Articles: what money comes for and goes on, and which account stands against the cashbox for each.

use super::tables::{Account, Activity, Article, Direction};
use crate::{kernel::Result, store::Reads};

/// Booked by the program with an order or a cashbox behind them; nobody enters them by hand.
const BOOKED: [&str; 4] = ["order_payment", "prepayment", "client_refund", "opening"];

impl Article {
    /// May stand in an income or an expense that a person enters.
    pub fn by_hand(&self) -> bool {
        !self.archived && !BOOKED.contains(&self.key.as_str())
    }

    /// The account against the cashbox. Loans stand with the owner's money (80) until there is an account for them: they
    /// are no profit and no loss.
    pub fn account(&self) -> Account {
        match (self.key.as_str(), self.activity, self.direction) {
            ("supplier_payment" | "supplier_refund", ..) => Account::Suppliers,
            ("payout", ..) => Account::Employees,
            ("cash_shortage", ..) => Account::Shortages,
            ("transfer_fee", ..) => Account::OtherExpense,
            (_, Activity::Financing, _) => Account::Owner,
            (_, _, Direction::In) => Account::OtherIncome,
            (_, _, Direction::Out) => Account::OperatingExpenses,
        }
    }
}

/// All articles in their order, archived ones too.
pub fn all(reads: &impl Reads) -> Result<Vec<Article>> {
    let mut all = reads.all::<Article>(())?;
    all.sort_by_key(|article| (article.direction == Direction::Out, article.position, article.id));
    Ok(all)
}

/// What a person may choose for an income or an expense.
pub fn choices(reads: &impl Reads, direction: Direction) -> Result<Vec<Article>> {
    let mut found = all(reads)?;
    found.retain(|article| article.direction == direction && article.by_hand());
    found.sort_by_key(|article| (article.system, article.position));
    Ok(found)
}
