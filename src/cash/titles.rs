//! What kinds of operations and accounts are called.

use super::{
    tables::{Account, OpKind},
    text,
};
use crate::kernel::Text;

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
