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
    Prices { SeePriceList, EditPriceList, ImportPriceList, ExportPriceList }
    Money { SeeCash, TakePayments, CloseInDebt, Refund, ReversePayments, MoveCash, SetUpCash }
    House { SetUpShop, ManageStaff, SeeAudit }
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
