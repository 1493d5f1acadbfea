//! When the till says no.

use super::text;
use crate::kernel::{Lang, Money, Quantity, Refusal};

/// `line` is the line of the cart, from one.
#[derive(Debug)]
pub enum SaleRefusal {
    EmptyCart,
    TooManyLines,
    /// Nobody knows such a thing any more.
    Gone {
        line: u32,
    },
    NoQuantity {
        line: u32,
    },
    NoPrice {
        line: u32,
    },
    /// Another price than the listed one asks for a right.
    ListedPrice {
        line: u32,
        price: Money,
    },
    DiscountTooLarge {
        line: u32,
        most: Money,
    },
    WholeTooLarge {
        most: Money,
    },
    NoDiscount {
        line: Option<u32>,
    },
    BelowCost {
        line: u32,
    },
    /// A thing with numbers of its own: so many of them are named.
    Serials {
        line: u32,
        need: Quantity,
    },
    UnknownSerial {
        line: u32,
        serial: String,
    },
    /// A kit of which such a part cannot be taken.
    KitFraction {
        line: u32,
    },
    NoWarehouse,
    /// The warehouse is not open to this person for selling.
    NotYours,
    NoCashbox,
    /// Somebody changed a price, so it comes to something else than was shown.
    TotalChanged {
        total: Money,
    },
    DebtOfNobody,
    NoDebt,
    PaidTooMuch {
        total: Money,
    },
    BalanceTooMuch {
        total: Money,
    },
    NothingOwed {
        debt: Money,
    },
    BalanceOfNobody,
}

impl SaleRefusal {
    fn of_line(&self) -> Option<u32> {
        use SaleRefusal::*;
        match self {
            Gone { line }
            | NoQuantity { line }
            | NoPrice { line }
            | ListedPrice { line, .. }
            | DiscountTooLarge { line, .. }
            | BelowCost { line }
            | Serials { line, .. }
            | UnknownSerial { line, .. }
            | KitFraction { line } => Some(*line),
            NoDiscount { line } => *line,
            _ => None,
        }
    }
}

impl Refusal for SaleRefusal {
    fn code(&self) -> &'static str {
        use SaleRefusal::*;
        match self {
            EmptyCart => "empty_cart",
            TooManyLines => "too_many_lines",
            Gone { .. } => "gone",
            NoQuantity { .. } => "no_quantity",
            NoPrice { .. } => "no_price",
            ListedPrice { .. } => "listed_price",
            DiscountTooLarge { .. } | WholeTooLarge { .. } => "discount_too_large",
            NoDiscount { .. } => "no_discount",
            BelowCost { .. } => "below_cost",
            Serials { .. } => "serial_count",
            UnknownSerial { .. } => "no_serial",
            KitFraction { .. } => "fraction_of_kit",
            NoWarehouse => "no_warehouse",
            NotYours => "warehouse_not_yours",
            NoCashbox => "no_cashbox",
            TotalChanged { .. } => "total_changed",
            DebtOfNobody => "debt_of_nobody",
            NoDebt => "no_debt",
            PaidTooMuch { .. } | BalanceTooMuch { .. } => "paid_too_much",
            NothingOwed { .. } => "more_than_owed",
            BalanceOfNobody => "balance_of_nobody",
        }
    }
    fn say(&self, lang: Lang) -> String {
        use SaleRefusal::*;
        match self {
            EmptyCart => text::EMPTY_CART.get(lang).into(),
            TooManyLines => text::TOO_MANY_LINES.get(lang).into(),
            Gone { .. } => text::GONE.get(lang).into(),
            NoQuantity { .. } => text::NO_QUANTITY.get(lang).into(),
            NoPrice { .. } => text::NO_PRICE.get(lang).into(),
            ListedPrice { price, .. } => text::LISTED_PRICE.with(lang, &[&price.show(lang)]),
            DiscountTooLarge { most, .. } | WholeTooLarge { most } => text::DISCOUNT_TOO_LARGE.with(lang, &[&most.show(lang)]),
            NoDiscount { .. } => text::NO_DISCOUNT.get(lang).into(),
            BelowCost { .. } => text::BELOW_COST.get(lang).into(),
            Serials { need, .. } => text::SERIALS.with(lang, &[&need.show(lang)]),
            UnknownSerial { serial, .. } => text::UNKNOWN_SERIAL.with(lang, &[serial]),
            KitFraction { .. } => text::KIT_FRACTION.get(lang).into(),
            NoWarehouse => text::NO_WAREHOUSE.get(lang).into(),
            NotYours => text::NOT_YOURS.get(lang).into(),
            NoCashbox => text::NO_CASHBOX.get(lang).into(),
            TotalChanged { total } => text::TOTAL_CHANGED.with(lang, &[&total.show(lang)]),
            DebtOfNobody => text::DEBT_OF_NOBODY.get(lang).into(),
            NoDebt => text::NO_DEBT.get(lang).into(),
            PaidTooMuch { total } | BalanceTooMuch { total } => text::PAID_TOO_MUCH.with(lang, &[&total.show(lang)]),
            NothingOwed { debt } => text::NOTHING_OWED.with(lang, &[&debt.show(lang)]),
            BalanceOfNobody => text::BALANCE_OF_NOBODY.get(lang).into(),
        }
    }
    fn line(&self) -> Option<u32> {
        self.of_line()
    }
    fn field(&self) -> Option<&str> {
        use SaleRefusal::*;
        match self {
            EmptyCart | TooManyLines => Some("code"),
            WholeTooLarge { .. } | NoDiscount { line: None } => Some("whole"),
            NoWarehouse | NotYours => Some("warehouse"),
            NoCashbox => Some("cashbox"),
            DebtOfNobody | BalanceOfNobody => Some("client"),
            NoDebt => Some("debt"),
            PaidTooMuch { .. } => Some("paid"),
            BalanceTooMuch { .. } => Some("balance"),
            NothingOwed { .. } => Some("amount"),
            _ => None,
        }
    }
}
