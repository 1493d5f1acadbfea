//! When a directory says no.

use crate::{
    catalog::text,
    kernel::{Lang, Refusal},
};

#[derive(Debug)]
pub enum DirectoryRefusal {
    SameDeviceType,
    SameBrand,
    SameModel,
    NoModels,
    NoBrand,
    LastDeviceType,
}

impl Refusal for DirectoryRefusal {
    fn code(&self) -> &'static str {
        match self {
            DirectoryRefusal::SameDeviceType => "same_device_type",
            DirectoryRefusal::SameBrand => "same_brand",
            DirectoryRefusal::SameModel => "same_model",
            DirectoryRefusal::NoModels => "no_models",
            DirectoryRefusal::NoBrand => "no_brand",
            DirectoryRefusal::LastDeviceType => "last_device_type",
        }
    }
    fn say(&self, lang: Lang) -> String {
        let said = match self {
            DirectoryRefusal::SameDeviceType => text::SAME_DEVICE_TYPE,
            DirectoryRefusal::SameBrand => text::SAME_BRAND,
            DirectoryRefusal::SameModel => text::SAME_MODEL,
            DirectoryRefusal::NoModels => text::NO_MODELS,
            DirectoryRefusal::NoBrand => text::NO_BRAND,
            DirectoryRefusal::LastDeviceType => text::LAST_DEVICE_TYPE,
        };
        said.get(lang).to_string()
    }
    fn field(&self) -> Option<&'static str> {
        match self {
            DirectoryRefusal::SameDeviceType => Some("name"),
            DirectoryRefusal::SameBrand | DirectoryRefusal::SameModel => Some("name"),
            DirectoryRefusal::NoModels => Some("models"),
            DirectoryRefusal::NoBrand => Some("brand"),
            DirectoryRefusal::LastDeviceType => None,
        }
    }
}
