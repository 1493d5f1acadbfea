//! When a document says no.

use super::{text, transfer::text as moved};
use crate::kernel::{Day, Lang, Money, Quantity, Refusal};

#[derive(Debug)]
pub enum DocRefusal {
    NotDraft,
    NotPosted,
    NotShipped,
    NothingCame,
    /// More came than was shipped.
    SerialTwice,
    Surplus {
        most: Quantity,
    },
    NoLines,
    NoTarget,
    SameWarehouse,
    Kit,
    TooManyLines,
    TooDear,
    /// A stocktake made it.
    OfStocktake {
        number: u64,
    },
    PaidTooMuch {
        most: Money,
    },
    NoSupplier,
    /// Nothing of the posting is left to be sent back.
    NothingLeft,
    NoBatchHere {
        name: String,
    },
    OtherBatch {
        line: u32,
        serial: String,
    },
    NothingCorrected,
    /// Nothing went out of order.
    InSequence,
    /// It was written to be looked at, and is taken back.
    OnlyShown,
    /// What is said of one document among many.
    InDocument {
        name: String,
        why: Box<dyn Refusal>,
    },
    /// The till or an order made it.
    OfSource,
    /// What is free is not enough, and the rest is kept for orders nobody named.
    Kept {
        free: Quantity,
        kept: Quantity,
    },
    /// What is kept for an order moves whole.
    KeptWhole {
        kept: Quantity,
    },
    /// What is kept for an order moves at once.
    KeptShipped,
    /// Costs are counted otherwise from a day after which goods have moved.
    MovedAfter {
        last: Day,
    },
    /// Nothing is said to be put together or taken apart.
    NoWhole,
    /// A thing that would be its own part.
    OfItself,
    /// What the stock says of one line.
    InLine {
        number: u32,
        name: String,
        why: Box<dyn Refusal>,
    },
}

impl Refusal for DocRefusal {
    fn code(&self) -> &'static str {
        match self {
            DocRefusal::NotDraft => "not_draft",
            DocRefusal::NotPosted => "not_posted",
            DocRefusal::NotShipped => "not_shipped",
            DocRefusal::NothingCame => "nothing_came",
            DocRefusal::SerialTwice => "serial_twice",
            DocRefusal::Surplus { .. } => "surplus",
            DocRefusal::NoLines => "no_lines",
            DocRefusal::NoTarget => "no_target",
            DocRefusal::SameWarehouse => "same_warehouse",
            DocRefusal::Kit => "kit_in_document",
            DocRefusal::TooManyLines => "too_many_lines",
            DocRefusal::TooDear => "too_dear",
            DocRefusal::OfStocktake { .. } => "made_by_stocktake",
            DocRefusal::PaidTooMuch { .. } => "paid_too_much",
            DocRefusal::NoSupplier => "no_supplier",
            DocRefusal::NothingLeft => "nothing_left_of_posting",
            DocRefusal::NoBatchHere { .. } => "no_batch_here",
            DocRefusal::OtherBatch { .. } => "serial_of_other_batch",
            DocRefusal::NothingCorrected => "nothing_corrected",
            DocRefusal::InSequence => "in_sequence",
            DocRefusal::OnlyShown => "only_shown",
            DocRefusal::InDocument { why, .. } | DocRefusal::InLine { why, .. } => why.code(),
            DocRefusal::OfSource => "made_elsewhere",
            DocRefusal::Kept { .. } => "kept_for_orders",
            DocRefusal::KeptWhole { .. } => "kept_moves_whole",
            DocRefusal::KeptShipped => "kept_moves_at_once",
            DocRefusal::MovedAfter { .. } => "moved_after",
            DocRefusal::NoWhole => "no_whole",
            DocRefusal::OfItself => "part_of_itself",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            DocRefusal::NotDraft => text::NOT_DRAFT.get(lang).into(),
            DocRefusal::NotPosted => text::NOT_POSTED.get(lang).into(),
            DocRefusal::NotShipped => moved::NOT_SHIPPED.get(lang).into(),
            DocRefusal::NothingCame => moved::NOTHING_CAME.get(lang).into(),
            DocRefusal::SerialTwice => text::SERIAL_TWICE.get(lang).into(),
            DocRefusal::Surplus { most } => moved::SURPLUS.with(lang, &[&most.show(lang)]),
            DocRefusal::NoLines => text::NO_LINES.get(lang).into(),
            DocRefusal::NoTarget => text::NO_TARGET.get(lang).into(),
            DocRefusal::SameWarehouse => text::SAME_WAREHOUSE.get(lang).into(),
            DocRefusal::Kit => text::KIT.get(lang).into(),
            DocRefusal::TooManyLines => text::TOO_MANY_LINES.with(lang, &[&super::draft::MOST_LINES]),
            DocRefusal::TooDear => text::TOO_DEAR.get(lang).into(),
            DocRefusal::OfStocktake { number } => text::MADE_BY_STOCKTAKE.with(lang, &[&format!("{number:05}")]),
            DocRefusal::PaidTooMuch { most } => text::PAID_TOO_MUCH.with(lang, &[&most.show(lang)]),
            DocRefusal::NoSupplier => text::batches::NO_SUPPLIER.get(lang).into(),
            DocRefusal::NothingLeft => text::batches::NOTHING_LEFT.get(lang).into(),
            DocRefusal::NoBatchHere { name } => text::batches::NO_BATCH_HERE.with(lang, &[name]),
            DocRefusal::OtherBatch { serial, .. } => text::batches::OTHER_BATCH.with(lang, &[serial]),
            DocRefusal::NothingCorrected => text::batches::NOTHING_CORRECTED.get(lang).into(),
            DocRefusal::InSequence => text::sequence::IN_SEQUENCE.get(lang).into(),
            DocRefusal::OnlyShown => text::sequence::ONLY_SHOWN.get(lang).into(),
            DocRefusal::InDocument { name, why } | DocRefusal::InLine { name, why, .. } => format!("{name}: {}", why.say(lang)),
            DocRefusal::OfSource => text::batches::OF_SOURCE.get(lang).into(),
            DocRefusal::Kept { free, kept } => moved::KEPT.with(lang, &[&free.show(lang), &kept.show(lang)]),
            DocRefusal::KeptWhole { kept } => moved::KEPT_WHOLE.with(lang, &[&kept.show(lang)]),
            DocRefusal::KeptShipped => moved::KEPT_SHIPPED.get(lang).into(),
            DocRefusal::MovedAfter { last } => text::method::MOVED_AFTER.with(lang, &[&last.full(lang)]),
            DocRefusal::NoWhole => text::kits::NO_WHOLE.get(lang).into(),
            DocRefusal::OfItself => text::kits::OF_ITSELF.get(lang).into(),
        }
    }
    fn line(&self) -> Option<u32> {
        match self {
            DocRefusal::OtherBatch { line, .. } => Some(*line),
            _ => None,
        }
    }
    fn field(&self) -> Option<&str> {
        match self {
            DocRefusal::NoTarget | DocRefusal::SameWarehouse => Some("to"),
            DocRefusal::PaidTooMuch { .. } => Some("amount"),
            DocRefusal::NoSupplier => Some("supplier"),
            DocRefusal::MovedAfter { .. } => Some("since"),
            DocRefusal::NoBatchHere { .. } | DocRefusal::OfItself => Some("product_text"),
            _ => None,
        }
    }
}
