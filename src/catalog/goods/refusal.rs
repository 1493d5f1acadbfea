//! When the goods say no.

use super::text;
use crate::{
    catalog::text as common,
    kernel::{Lang, Refusal, text::Named},
};

#[derive(Debug)]
pub enum GoodsRefusal {
    NoCategory,
    NameTaken {
        code: String,
    },
    CodeTaken {
        by: String,
    },
    BarcodeTaken {
        barcode: String,
        by: String,
    },
    SameBarcodeTwice(String),
    UnknownMeasure,
    /// Pieces are not counted in halves.
    Unmeasured {
        measure: Named,
    },
    UnmeasuredPart {
        name: String,
        measure: Named,
    },
    /// Only what is counted in whole pieces has numbers of its own.
    SerialsInPieces,
    /// Goods of it came or went already: what they are counted in stays.
    KindStays,
    MeasureStays,
    SerialsStay,
    SerialsCameLate,
    UnknownPriceType,
    UnknownModel,
    UnknownAnalogue,
    UnknownPart,
    EmptyKit,
    /// A kit of kits would never come to an end.
    KitInKit {
        name: String,
    },
    SameCategory,
    CategoryUnderItself,
    CategoryHoldsGoods,
    SameMeasure,
    MeasureInUse,
    SamePriceType,
    SameOwnField,
    OwnKindStays,
    LastOne,
    NoPicture,
    NotPicture,
    BrokenPicture,
    PictureTooLarge,
    TooManyPictures {
        most: usize,
    },
    /// Since another program read it.
    ChangedMeanwhile {
        by: String,
    },
}

impl Refusal for GoodsRefusal {
    fn code(&self) -> &'static str {
        match self {
            GoodsRefusal::NoCategory => "no_category",
            GoodsRefusal::NameTaken { .. } => "product_name_taken",
            GoodsRefusal::CodeTaken { .. } => "product_code_taken",
            GoodsRefusal::BarcodeTaken { .. } => "barcode_taken",
            GoodsRefusal::SameBarcodeTwice(_) => "same_barcode_twice",
            GoodsRefusal::UnknownMeasure => "unknown_measure",
            GoodsRefusal::Unmeasured { .. } => "quantity_does_not_fit_measure",
            GoodsRefusal::UnmeasuredPart { .. } => "quantity_does_not_fit_measure",
            GoodsRefusal::SerialsInPieces => "serials_in_pieces",
            GoodsRefusal::KindStays => "kind_stays",
            GoodsRefusal::MeasureStays => "measure_stays",
            GoodsRefusal::SerialsStay => "serials_stay",
            GoodsRefusal::SerialsCameLate => "serials_came_late",
            GoodsRefusal::UnknownPriceType => "unknown_price_type",
            GoodsRefusal::UnknownModel => "unknown_model",
            GoodsRefusal::UnknownAnalogue => "unknown_analogue",
            GoodsRefusal::UnknownPart => "unknown_part",
            GoodsRefusal::EmptyKit => "empty_kit",
            GoodsRefusal::KitInKit { .. } => "kit_in_kit",
            GoodsRefusal::SameCategory => "same_category",
            GoodsRefusal::CategoryUnderItself => "category_under_itself",
            GoodsRefusal::CategoryHoldsGoods => "category_holds_goods",
            GoodsRefusal::SameMeasure => "same_measure",
            GoodsRefusal::MeasureInUse => "measure_in_use",
            GoodsRefusal::SamePriceType => "same_price_type",
            GoodsRefusal::SameOwnField => "same_own_field",
            GoodsRefusal::OwnKindStays => "own_kind_stays",
            GoodsRefusal::LastOne => "last_one",
            GoodsRefusal::NoPicture => "no_picture",
            GoodsRefusal::NotPicture => "not_a_picture",
            GoodsRefusal::BrokenPicture => "broken_picture",
            GoodsRefusal::PictureTooLarge => "picture_too_large",
            GoodsRefusal::TooManyPictures { .. } => "too_many_pictures",
            GoodsRefusal::ChangedMeanwhile { .. } => "product_changed_meanwhile",
        }
    }
    fn say(&self, lang: Lang) -> String {
        let said = match self {
            GoodsRefusal::NameTaken { code } => return text::NAME_TAKEN.with(lang, &[code]),
            GoodsRefusal::CodeTaken { by } => return text::CODE_TAKEN.with(lang, &[by]),
            GoodsRefusal::BarcodeTaken { barcode, by } => return text::BARCODE_TAKEN.with(lang, &[barcode, by]),
            GoodsRefusal::SameBarcodeTwice(code) => return text::SAME_BARCODE_TWICE.with(lang, &[code]),
            GoodsRefusal::Unmeasured { measure } => return text::UNMEASURED.with(lang, &[&measure.get(lang)]),
            GoodsRefusal::UnmeasuredPart { name, measure } => {
                return text::UNMEASURED_PART.with(lang, &[name, &measure.get(lang)]);
            }
            GoodsRefusal::KitInKit { name } => return text::KIT_IN_KIT.with(lang, &[name]),
            GoodsRefusal::ChangedMeanwhile { by } => return text::CHANGED_MEANWHILE.with(lang, &[by]),
            GoodsRefusal::TooManyPictures { most } => return text::TOO_MANY_PICTURES.with(lang, &[most]),
            GoodsRefusal::NoPicture => text::NO_PICTURE,
            GoodsRefusal::NotPicture => text::NOT_PICTURE,
            GoodsRefusal::BrokenPicture => text::BROKEN_PICTURE,
            GoodsRefusal::PictureTooLarge => text::PICTURE_TOO_LARGE,
            GoodsRefusal::NoCategory => common::NO_CATEGORY,
            GoodsRefusal::UnknownMeasure => text::UNKNOWN_MEASURE,
            GoodsRefusal::SerialsInPieces => text::SERIALS_IN_PIECES,
            GoodsRefusal::KindStays => text::KIND_STAYS,
            GoodsRefusal::MeasureStays => text::MEASURE_STAYS,
            GoodsRefusal::SerialsStay => text::SERIALS_STAY,
            GoodsRefusal::SerialsCameLate => text::SERIALS_CAME_LATE,
            GoodsRefusal::UnknownPriceType => text::UNKNOWN_PRICE_TYPE,
            GoodsRefusal::UnknownModel => text::UNKNOWN_MODEL,
            GoodsRefusal::UnknownAnalogue => text::UNKNOWN_ANALOGUE,
            GoodsRefusal::UnknownPart => text::UNKNOWN_PART,
            GoodsRefusal::EmptyKit => text::EMPTY_KIT,
            GoodsRefusal::SameCategory => common::SAME_CATEGORY,
            GoodsRefusal::CategoryUnderItself => text::CATEGORY_UNDER_ITSELF,
            GoodsRefusal::CategoryHoldsGoods => text::CATEGORY_HOLDS_GOODS,
            GoodsRefusal::SameMeasure => text::SAME_MEASURE,
            GoodsRefusal::MeasureInUse => text::MEASURE_IN_USE,
            GoodsRefusal::SamePriceType => text::SAME_PRICE_TYPE,
            GoodsRefusal::SameOwnField => text::SAME_OWN_FIELD,
            GoodsRefusal::OwnKindStays => text::OWN_KIND_STAYS,
            GoodsRefusal::LastOne => text::LAST_ONE,
        };
        said.get(lang).into()
    }
    fn field(&self) -> Option<&'static str> {
        match self {
            GoodsRefusal::NoCategory => Some("category"),
            GoodsRefusal::NameTaken { .. } => Some("name"),
            GoodsRefusal::CodeTaken { .. } => Some("code"),
            GoodsRefusal::BarcodeTaken { .. } | GoodsRefusal::SameBarcodeTwice(_) => Some("barcodes"),
            GoodsRefusal::UnknownMeasure | GoodsRefusal::MeasureStays => Some("measure"),
            GoodsRefusal::KindStays => Some("kind"),
            GoodsRefusal::SerialsStay | GoodsRefusal::SerialsCameLate => Some("serial_tracked"),
            GoodsRefusal::Unmeasured { .. } => Some("pack"),
            GoodsRefusal::SerialsInPieces => Some("serial_tracked"),
            GoodsRefusal::UnknownModel => Some("models"),
            GoodsRefusal::UnknownAnalogue => Some("analogues"),
            GoodsRefusal::UnknownPart | GoodsRefusal::EmptyKit | GoodsRefusal::KitInKit { .. } | GoodsRefusal::UnmeasuredPart { .. } => {
                Some("parts")
            }
            GoodsRefusal::SameCategory | GoodsRefusal::SameMeasure | GoodsRefusal::SamePriceType | GoodsRefusal::SameOwnField => {
                Some("name")
            }
            GoodsRefusal::OwnKindStays => Some("kind"),
            GoodsRefusal::CategoryUnderItself => Some("parent"),
            GoodsRefusal::MeasureInUse => Some("decimals"),
            _ => None,
        }
    }
}
