//! When the intake says no.

use super::text;
use crate::kernel::{Lang, Refusal};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntakeRefusal {
    NoDeviceType,
    NoBrand,
    NoMalfunction,
    NoOrderType,
    /// The cashbox works at another location.
    ForeignCashbox,
    /// The person does not repair here.
    NoMaster,
}

impl Refusal for IntakeRefusal {
    fn code(&self) -> &'static str {
        match self {
            IntakeRefusal::NoDeviceType => "no_device_type",
            IntakeRefusal::NoBrand => "no_brand",
            IntakeRefusal::NoMalfunction => "no_malfunction",
            IntakeRefusal::NoOrderType => "no_order_type",
            IntakeRefusal::ForeignCashbox => "foreign_cashbox",
            IntakeRefusal::NoMaster => "no_such_master",
        }
    }
    fn say(&self, lang: Lang) -> String {
        let said = match self {
            IntakeRefusal::NoDeviceType => text::R_NO_TYPE,
            IntakeRefusal::NoBrand => text::R_NO_BRAND,
            IntakeRefusal::NoMalfunction => text::R_NO_MALFUNCTION,
            IntakeRefusal::NoOrderType => text::R_NO_ORDER_TYPE,
            IntakeRefusal::ForeignCashbox => text::R_FOREIGN_CASHBOX,
            IntakeRefusal::NoMaster => text::R_NO_MASTER,
        };
        said.get(lang).into()
    }
    fn field(&self) -> Option<&'static str> {
        Some(match self {
            IntakeRefusal::NoDeviceType => "type",
            IntakeRefusal::NoBrand => "brand_text",
            IntakeRefusal::NoMalfunction => "malfunction",
            IntakeRefusal::NoOrderType => "order_type",
            IntakeRefusal::ForeignCashbox => "cashbox",
            IntakeRefusal::NoMaster => "master",
        })
    }
}
