//! What one column of a table may hold.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Name,
    Surname,
    Patronymic,
    Phones,
    MorePhones,
    Email,
    Address,
    Note,
    Kind,
    Tax,
    Discount,
    Source,
    Category,
    Service,
    Code,
    Price,
    Cost,
    Minutes,
    Warranty,
    Product,
    Sku,
    Barcodes,
    Unit,
    GoodsKind,
    Vat,
    Supplier,
    Pack,
    Purchase,
    Sum,
    Stock,
    Minimum,
    Serials,
    /// By the type of price that stands so among the columns.
    PriceOf(u8),
}

impl Field {
    /// What tells how much something cost the shop.
    pub fn is_cost(self) -> bool {
        matches!(self, Field::Cost | Field::Purchase | Field::Sum)
    }
}
