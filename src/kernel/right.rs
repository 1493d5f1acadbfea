//! What a role may do. A right without a place in the program does not exist here.

use serde::{Deserialize, Serialize};

macro_rules! rights {
    ($($group:ident { $($name:ident),* $(,)? })*) => {
        /// One thing a person may be allowed to do. Kept in roles by name, so the order here is free to change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Right { $($($name),*),* }

        /// Rights are shown to the owner in groups.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum RightGroup { $($group),* }

        impl Right {
            pub const ALL: &'static [Right] = &[$($(Right::$name),*),*];

            pub fn group(self) -> RightGroup {
                match self { $($(Right::$name => RightGroup::$group),*),* }
            }

            /// The stable name a role keeps and a form sends.
            pub fn name(self) -> &'static str {
                match self { $($(Right::$name => stringify!($name)),*),* }
            }

            pub fn named(name: &str) -> Option<Right> {
                match name { $($(stringify!($name) => Some(Right::$name),)*)* _ => None }
            }
        }

        impl RightGroup {
            pub const ALL: &'static [RightGroup] = &[$(RightGroup::$group),*];
        }
    };
}

rights! {
    Orders {
        SeeOrders, SeeAllOrders, TakeIn, EditOrders, EditLines, EditPrices, GiveDiscounts, SeeCost, ChangeStatus,
        AssignPeople, Comment, PrintPapers, ReopenOrders, ExportOrders,
    }
    Clients { SeeClients, EditClients, ImportClients, ExportClients }
    Stock {
        SeeGoods, EditGoods, EditGoodsPrices, SellBelowCost, SeeStock, PostGoods, WriteOffGoods, MoveGoods, RepostGoods, ReturnToSuppliers,
        CorrectCost, CountStock, SettleStocktake, SetUpStock, ImportGoods, ExportGoods, SeePurchases, Purchase,
        PaySuppliers, SeeStockReports,
    }
    Sales { SeeSales, Sell, TakeGoodsBack }
    Prices { SeePriceList, EditPriceList, ImportPriceList, ExportPriceList }
    Money { SeeCash, TakePayments, CloseInDebt, Refund, ReversePayments, MoveCash, SetUpCash }
    House { SetUpShop, ManageStaff, SeeAudit }
}

/// A set of rights, as a person has it at one location.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rights(u64);

impl Rights {
    pub const NONE: Rights = Rights(0);
    pub const ALL: Rights = Rights(u64::MAX);

    pub fn has(self, right: Right) -> bool {
        self.0 & (1 << right as u64) != 0
    }
    pub fn with(self, right: Right) -> Rights {
        Rights(self.0 | (1 << right as u64))
    }
    pub fn union(self, other: Rights) -> Rights {
        Rights(self.0 | other.0)
    }
    pub fn list(self) -> impl Iterator<Item = Right> {
        Right::ALL.iter().copied().filter(move |right| self.has(*right))
    }
}

impl FromIterator<Right> for Rights {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> Rights {
        rights.into_iter().fold(Rights::NONE, Rights::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_is_found_by_its_own_name() {
        for right in Right::ALL {
            assert_eq!(Right::named(right.name()), Some(*right));
        }
    }
}
