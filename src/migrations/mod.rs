//! The steps that bring older data to the present form. Append-only: a step that was released is never edited.

mod m10_returns;
mod m11_demand;
mod m12_wholes;
mod m13_purchases;
mod m14_stocktakes;
mod m15_counts_by_page;
mod m2_order_counters;
mod m3_advances;
mod m4_facts_in_order;
mod m5_models_by_name;
mod m6_goods;
mod m7_warehouses;
mod m8_sales;
mod m9_excel_of_goods;

use crate::store::migrate::Migration;

pub const STEPS: &[Migration] = &[
    Migration { to: 1, name: "the first form", run: |_| Ok(()) },
    Migration { to: 2, name: "counters and indexes of the list of orders", run: m2_order_counters::run },
    Migration { to: 3, name: "advances are counted apart from debts", run: m3_advances::run },
    Migration { to: 4, name: "facts in the order they happened", run: m4_facts_in_order::run },
    Migration { to: 5, name: "models by their name", run: m5_models_by_name::run },
    Migration { to: 6, name: "goods", run: m6_goods::run },
    Migration { to: 7, name: "warehouses", run: m7_warehouses::run },
    Migration { to: 8, name: "sales", run: m8_sales::run },
    Migration { to: 9, name: "Excel of goods", run: m9_excel_of_goods::run },
    Migration { to: 10, name: "returns to suppliers", run: m10_returns::run },
    Migration { to: 11, name: "sums by kind of move, demand", run: m11_demand::run },
    Migration { to: 12, name: "what warehouses hold as a whole", run: m12_wholes::run },
    Migration { to: 13, name: "purchases", run: m13_purchases::run },
    Migration { to: 14, name: "stocktakes", run: m14_stocktakes::run },
    Migration { to: 15, name: "counts by page", run: m15_counts_by_page::run },
];
