//! What operations and accounts are called, how large they are and who entered them.

use super::{
    names::Names,
    tables::{Account, OpKind, Operation},
    text,
};
use crate::kernel::{Lang, Money, Text};

pub fn kind_title(kind: OpKind) -> Text {
    match kind {
        OpKind::Prepayment => text::K_PREPAYMENT,
        OpKind::Payment => text::K_PAYMENT,
        OpKind::Refund => text::K_REFUND,
        OpKind::Charge => text::K_CHARGE,
        OpKind::Sale => text::K_SALE,
        OpKind::SalePayment => text::K_SALE_PAYMENT,
        OpKind::SaleReturn => text::K_SALE_RETURN,
        OpKind::Uncharge => text::K_UNCHARGE,
        OpKind::Income => text::K_INCOME,
        OpKind::Expense => text::K_EXPENSE,
        OpKind::Transfer => text::K_TRANSFER,
        OpKind::Opening => text::K_OPENING,
        OpKind::Offset => text::K_OFFSET,
        OpKind::Goods => text::K_GOODS,
        OpKind::SupplierPayment => text::K_SUPPLIER_PAYMENT,
        OpKind::SupplierRefund => text::K_SUPPLIER_REFUND,
        OpKind::Reversal => text::K_REVERSAL,
    }
}

pub fn account_title(account: Account) -> Text {
    match account {
        Account::Goods => text::A_GOODS,
        Account::OperatingExpenses => text::A_EXPENSES,
        Account::Payroll => text::A_PAYROLL,
        Account::OwnWarranty => text::A_OWN_WARRANTY,
        Account::Cash => text::A_CASH,
        Account::Bank => text::A_BANK,
        Account::Acquiring => text::A_ACQUIRING,
        Account::Suppliers => text::A_SUPPLIERS,
        Account::Receivable => text::A_RECEIVABLE,
        Account::Advances => text::A_ADVANCES,
        Account::VatPayable => text::A_VAT,
        Account::Employees => text::A_EMPLOYEES,
        Account::Owner => text::A_OWNER,
        Account::Revenue => text::A_REVENUE,
        Account::Cost => text::A_COST,
        Account::SalesVat => text::A_SALES_VAT,
        Account::OtherIncome => text::A_OTHER_INCOME,
        Account::OtherExpense => text::A_OTHER_EXPENSE,
        Account::Shortages => text::A_SHORTAGES,
    }
}

/// What people call it: the article of an income or an expense, the kind of the rest.
pub fn title<'n>(operation: &Operation, names: &'n Names, lang: Lang) -> &'n str {
    match operation.kind {
        OpKind::Income | OpKind::Expense => names.article(operation, lang).unwrap_or(kind_title(operation.kind).get(lang)),
        kind => kind_title(kind).get(lang),
    }
}

/// Who entered it; the program itself has no name.
pub fn author(operation: &Operation, lang: Lang) -> String {
    if operation.by_name.is_empty() { text::PROGRAM.get(lang).into() } else { operation.by_name.clone() }
}

/// How large it is, whichever way the money went.
pub fn size(operation: &Operation) -> Money {
    operation.legs.iter().filter(|leg| leg.amount.is_positive()).map(|leg| leg.amount).sum()
}
