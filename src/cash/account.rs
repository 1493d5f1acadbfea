//! The chart of accounts.

use serde::{Deserialize, Serialize};

/// The managerial chart of accounts, by the numbers accountants know. The value is what stands on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u16", try_from = "u16")]
#[repr(u16)]
pub enum Account {
    Goods = 4100,
    OperatingExpenses = 4402,
    Payroll = 4401,
    OwnWarranty = 4403,
    Cash = 5000,
    Bank = 5100,
    Acquiring = 5700,
    Suppliers = 6000,
    Receivable = 6201,
    Advances = 6202,
    VatPayable = 6802,
    Employees = 7000,
    Owner = 8000,
    Revenue = 9001,
    Cost = 9002,
    /// The tax inside what was sold: 90.03.
    SalesVat = 9003,
    OtherIncome = 9101,
    OtherExpense = 9102,
    Shortages = 9400,
}

impl Account {
    pub const ALL: [Account; 19] = [
        Account::Goods,
        Account::OperatingExpenses,
        Account::Payroll,
        Account::OwnWarranty,
        Account::Cash,
        Account::Bank,
        Account::Acquiring,
        Account::Suppliers,
        Account::Receivable,
        Account::Advances,
        Account::VatPayable,
        Account::Employees,
        Account::Owner,
        Account::Revenue,
        Account::Cost,
        Account::SalesVat,
        Account::OtherIncome,
        Account::OtherExpense,
        Account::Shortages,
    ];
    /// `62.01`, `50`.
    pub fn number(self) -> String {
        let code = self as u16;
        if code.is_multiple_of(100) { (code / 100).to_string() } else { format!("{}.{:02}", code / 100, code % 100) }
    }
    /// Money people can touch or spend.
    pub fn is_money(self) -> bool {
        matches!(self, Account::Cash | Account::Bank | Account::Acquiring)
    }
}

impl From<Account> for u16 {
    fn from(account: Account) -> u16 {
        account as u16
    }
}
impl TryFrom<u16> for Account {
    type Error = String;
    fn try_from(code: u16) -> Result<Account, String> {
        Account::ALL.into_iter().find(|account| *account as u16 == code).ok_or_else(|| format!("no account {code}"))
    }
}
