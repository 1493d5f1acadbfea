//! What clients and devices may not be.

use super::text;
use crate::kernel::{Lang, Refusal};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientRefusal {
    NoName,
    TooManyPhones,
    SamePhoneTwice(String),
    /// The discount card is somebody else's.
    CardTaken {
        name: String,
    },
    /// Somebody saved the card while this person was changing it.
    ChangedMeanwhile {
        by: String,
    },
    NoModel,
    BadImei,
    /// A device with this serial number is known already: its title and owner.
    SerialKnown {
        title: String,
        owner: String,
    },
}

impl Refusal for ClientRefusal {
    fn code(&self) -> &'static str {
        match self {
            ClientRefusal::NoName => "client_without_name",
            ClientRefusal::TooManyPhones => "client_too_many_phones",
            ClientRefusal::SamePhoneTwice(_) => "client_same_phone_twice",
            ClientRefusal::CardTaken { .. } => "client_card_taken",
            ClientRefusal::ChangedMeanwhile { .. } => "client_changed_meanwhile",
            ClientRefusal::NoModel => "device_without_model",
            ClientRefusal::BadImei => "device_bad_imei",
            ClientRefusal::SerialKnown { .. } => "device_serial_known",
        }
    }

    fn say(&self, lang: Lang) -> String {
        match self {
            ClientRefusal::NoName => text::R_NO_NAME.get(lang).into(),
            ClientRefusal::TooManyPhones => text::R_TOO_MANY_PHONES.with(lang, &[&super::MOST_PHONES]),
            ClientRefusal::SamePhoneTwice(phone) => text::R_SAME_PHONE_TWICE.with(lang, &[phone]),
            ClientRefusal::CardTaken { name } => text::R_CARD_TAKEN.with(lang, &[name]),
            ClientRefusal::ChangedMeanwhile { by } => text::R_CHANGED_MEANWHILE.with(lang, &[by]),
            ClientRefusal::NoModel => text::R_NO_MODEL.get(lang).into(),
            ClientRefusal::BadImei => text::R_BAD_IMEI.get(lang).into(),
            ClientRefusal::SerialKnown { title, owner } => text::R_SERIAL_KNOWN.with(lang, &[title, owner]),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            ClientRefusal::NoName => Some("name"),
            ClientRefusal::TooManyPhones | ClientRefusal::SamePhoneTwice(_) => Some("phone-0"),
            ClientRefusal::CardTaken { .. } => Some("card"),
            ClientRefusal::ChangedMeanwhile { .. } => None,
            ClientRefusal::NoModel => Some("model"),
            ClientRefusal::BadImei | ClientRefusal::SerialKnown { .. } => Some("serial"),
        }
    }
}
