//! When the stock says no.

use super::text;
use crate::kernel::{Day, Lang, Quantity, Refusal, text::Named};

/// `line` is the line of the document it is about, as the document numbered it.
#[derive(Debug)]
pub enum StockRefusal {
    NotEnough {
        line: u32,
        have: Quantity,
        reserved: Quantity,
    },
    /// There is enough now, and on a day of the past there would not have been.
    BelowZero {
        line: u32,
        day: Day,
        lacks: Quantity,
    },
    /// What had come by that day went out by other documents since.
    LaterBatches {
        line: u32,
    },
    NotEnoughOfBatch {
        line: u32,
        have: Quantity,
    },
    NoBatch {
        line: u32,
    },
    /// The promise is of another thing, or less of it is left.
    NotPromised {
        line: u32,
        rest: Quantity,
    },
    NoQuantity {
        line: u32,
    },
    Fraction {
        line: u32,
    },
    CostTooLow {
        line: u32,
    },
    SerialCount {
        line: u32,
    },
    SerialTaken {
        line: u32,
        serial: String,
    },
    NoSerial {
        line: u32,
        serial: String,
    },
    ReturnTooMuch {
        line: u32,
        most: Quantity,
    },
    SamePlace {
        line: u32,
    },
    /// Goods do not come back before they went, nor is a cost put right before it was paid.
    BeforeItself {
        line: u32,
        day: Day,
    },
    /// Later documents moved these goods.
    Touched {
        line: u32,
    },
    AlreadyCancelled,
    /// It brings goods, holds a certain batch or came back in part: other batches cannot stand for it.
    CannotRepost,
    NoWarehouse,
    Archived {
        name: Named,
    },
    NoBin,
    SameBins,
    /// Goods lie in a warehouse that is to be put away.
    NotEmpty,
    LastWarehouse,
    /// The target of a level is under its minimum.
    TargetBelowMinimum,
    /// Nothing of a kit lies on a shelf.
    NoLevelOfKit,
    /// The version a program has read is old.
    ChangedMeanwhile {
        by: String,
    },
}

impl Refusal for StockRefusal {
    fn line(&self) -> Option<u32> {
        match self {
            StockRefusal::NotEnough { line, .. }
            | StockRefusal::BelowZero { line, .. }
            | StockRefusal::LaterBatches { line }
            | StockRefusal::NotEnoughOfBatch { line, .. }
            | StockRefusal::NoBatch { line }
            | StockRefusal::NotPromised { line, .. }
            | StockRefusal::NoQuantity { line }
            | StockRefusal::Fraction { line }
            | StockRefusal::CostTooLow { line }
            | StockRefusal::SerialCount { line }
            | StockRefusal::SerialTaken { line, .. }
            | StockRefusal::NoSerial { line, .. }
            | StockRefusal::ReturnTooMuch { line, .. }
            | StockRefusal::SamePlace { line }
            | StockRefusal::BeforeItself { line, .. }
            | StockRefusal::Touched { line } => Some(*line),
            StockRefusal::AlreadyCancelled
            | StockRefusal::CannotRepost
            | StockRefusal::NoWarehouse
            | StockRefusal::Archived { .. }
            | StockRefusal::NoBin
            | StockRefusal::SameBins
            | StockRefusal::NotEmpty
            | StockRefusal::LastWarehouse
            | StockRefusal::TargetBelowMinimum
            | StockRefusal::NoLevelOfKit
            | StockRefusal::ChangedMeanwhile { .. } => None,
        }
    }
    fn code(&self) -> &'static str {
        match self {
            StockRefusal::NotEnough { .. } => "not_enough_stock",
            StockRefusal::BelowZero { .. } => "below_zero_in_the_past",
            StockRefusal::LaterBatches { .. } => "later_batches_only",
            StockRefusal::NotEnoughOfBatch { .. } => "not_enough_of_batch",
            StockRefusal::NoBatch { .. } => "no_batch",
            StockRefusal::NotPromised { .. } => "not_promised",
            StockRefusal::NoQuantity { .. } => "no_quantity",
            StockRefusal::Fraction { .. } => "fraction_of_unit",
            StockRefusal::CostTooLow { .. } => "cost_too_low",
            StockRefusal::SerialCount { .. } => "serial_count",
            StockRefusal::SerialTaken { .. } => "serial_taken",
            StockRefusal::NoSerial { .. } => "no_serial",
            StockRefusal::ReturnTooMuch { .. } => "return_too_much",
            StockRefusal::SamePlace { .. } => "same_place",
            StockRefusal::BeforeItself { .. } => "before_itself",
            StockRefusal::Touched { .. } => "moved_since",
            StockRefusal::AlreadyCancelled => "already_cancelled",
            StockRefusal::CannotRepost => "cannot_repost",
            StockRefusal::NoWarehouse => "no_warehouse",
            StockRefusal::Archived { .. } => "warehouse_archived",
            StockRefusal::NoBin => "no_bin",
            StockRefusal::SameBins => "same_bins",
            StockRefusal::NotEmpty => "warehouse_not_empty",
            StockRefusal::LastWarehouse => "last_warehouse",
            StockRefusal::TargetBelowMinimum => "target_below_minimum",
            StockRefusal::NoLevelOfKit => "no_level_of_kit",
            StockRefusal::ChangedMeanwhile { .. } => "warehouse_changed_meanwhile",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            StockRefusal::NotEnough { have, reserved, .. } if reserved.is_positive() => {
                text::NOT_ENOUGH_RESERVED.with(lang, &[&have.show(lang), &reserved.show(lang)])
            }
            StockRefusal::NotEnough { have, .. } if have.is_positive() => text::NOT_ENOUGH.with(lang, &[&have.show(lang)]),
            StockRefusal::NotEnough { .. } => text::NOTHING_LEFT.get(lang).into(),
            StockRefusal::BelowZero { day, lacks, .. } => text::BELOW_ZERO.with(lang, &[&day.full(lang), &lacks.show(lang)]),
            StockRefusal::LaterBatches { .. } => text::LATER_BATCHES.get(lang).into(),
            StockRefusal::NotEnoughOfBatch { have, .. } => text::NOT_ENOUGH_OF_BATCH.with(lang, &[&have.show(lang)]),
            StockRefusal::NoBatch { .. } => text::NO_BATCH.get(lang).into(),
            StockRefusal::NotPromised { rest, .. } => text::NOT_PROMISED.with(lang, &[&rest.show(lang)]),
            StockRefusal::NoQuantity { .. } => text::NO_QUANTITY.get(lang).into(),
            StockRefusal::Fraction { .. } => text::FRACTION.get(lang).into(),
            StockRefusal::CostTooLow { .. } => text::COST_TOO_LOW.get(lang).into(),
            StockRefusal::SerialCount { .. } => text::SERIAL_COUNT.get(lang).into(),
            StockRefusal::SerialTaken { serial, .. } => text::SERIAL_TAKEN.with(lang, &[serial]),
            StockRefusal::NoSerial { serial, .. } => text::NO_SERIAL.with(lang, &[serial]),
            StockRefusal::ReturnTooMuch { most, .. } => text::RETURN_TOO_MUCH.with(lang, &[&most.show(lang)]),
            StockRefusal::SamePlace { .. } => text::SAME_PLACE.get(lang).into(),
            StockRefusal::BeforeItself { day, .. } => text::BEFORE_ITSELF.with(lang, &[&day.full(lang)]),
            StockRefusal::Touched { .. } => text::MOVED_SINCE.get(lang).into(),
            StockRefusal::AlreadyCancelled => text::ALREADY_CANCELLED.get(lang).into(),
            StockRefusal::CannotRepost => text::CANNOT_REPOST.get(lang).into(),
            StockRefusal::NoWarehouse => text::NO_WAREHOUSE.get(lang).into(),
            StockRefusal::Archived { name } => text::WAREHOUSE_ARCHIVED.with(lang, &[&name.get(lang)]),
            StockRefusal::NoBin => text::NO_BIN.get(lang).into(),
            StockRefusal::SameBins => text::SAME_BINS.get(lang).into(),
            StockRefusal::NotEmpty => text::NOT_EMPTY.get(lang).into(),
            StockRefusal::LastWarehouse => text::LAST_WAREHOUSE.get(lang).into(),
            StockRefusal::TargetBelowMinimum => text::TARGET_BELOW_MINIMUM.get(lang).into(),
            StockRefusal::NoLevelOfKit => text::NO_LEVEL_OF_KIT.get(lang).into(),
            StockRefusal::ChangedMeanwhile { by } => text::CHANGED_MEANWHILE.with(lang, &[by]),
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            StockRefusal::NoWarehouse | StockRefusal::Archived { .. } => Some("warehouse"),
            StockRefusal::NoBin => Some("bin"),
            StockRefusal::SameBins => Some("bin_name"),
            _ => None,
        }
    }
}
