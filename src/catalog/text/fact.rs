//! How the history tells of the directories.

use crate::kernel::{Plural, Text, text::t};

pub const SERVICE_ADDED: Text = t("Новая работа «{}», цена {}", "New service “{}”, price {}", "Нова робота «{}», ціна {}");
pub const SERVICE_CHANGED: Text = t("Работа «{}»: изменено {}", "Service “{}”: changed {}", "Робота «{}»: змінено {}");
pub const WAS_NAMED: Text = t("Было «{}»", "It was “{}”", "Було «{}»");
pub const PRICE_CHANGED: Text = t("Цена «{}»: {} → {}", "Price of “{}”: {} → {}", "Ціна «{}»: {} → {}");
pub const COST_CHANGED: Text = t("Изменена себестоимость «{}»", "Cost of “{}” changed", "Змінено собівартість «{}»");
pub const PRICES_RETURNED: Plural = Plural {
    one: t("Возвращена {} прежняя цена", "{} former price restored", "Повернено {} попередню ціну"),
    few: t("Возвращены {} прежние цены", "{} former prices restored", "Повернено {} попередні ціни"),
    many: t("Возвращено {} прежних цен", "{} former prices restored", "Повернено {} попередніх цін"),
};
pub const MODELS_ADDED: Plural = Plural {
    one: t("добавлена {} модель", "{} model added", "додано {} модель"),
    few: t("добавлены {} модели", "{} models added", "додано {} моделі"),
    many: t("добавлено {} моделей", "{} models added", "додано {} моделей"),
};
pub const LEARNT: Text = t("В справочник добавлено: {}", "Added to the directory: {}", "До довідника додано: {}");

pub const FIELD_NAME: Text = t("название", "name", "назву");
pub const FIELD_CODE: Text = t("код", "code", "код");
pub const FIELD_CATEGORY: Text = t("категорию", "category", "категорію");
pub const FIELD_MINUTES: Text = t("время", "time", "час");
pub const FIELD_WARRANTY: Text = t("гарантию", "warranty", "гарантію");
pub const FIELD_TYPES: Text = t("типы устройств", "device types", "типи пристроїв");

pub const THING_DEVICE_TYPE: Text = t("Тип устройства", "Device type", "Тип пристрою");
pub const THING_BRAND: Text = t("Бренд", "Brand", "Бренд");
pub const THING_MODEL: Text = t("Модель", "Model", "Модель");
pub const THING_PHRASE: Text = t("Фраза приёмки", "Intake phrase", "Фраза приймання");
pub const THING_CATEGORY: Text = t("Категория прайса", "Price list category", "Категорія прайсу");
pub const THING_SERVICE: Text = t("Работа", "Service", "Робота");
pub const THING_GOODS_CATEGORY: Text = t("Категория товаров", "Category of goods", "Категорія товарів");
pub const THING_MEASURE: Text = t("Единица измерения", "Unit of measure", "Одиниця виміру");
pub const THING_OWN_FIELD: Text = t("Поле товаров", "Field of products", "Поле товарів");
pub const THING_PRICE_TYPE: Text = t("Тип цены", "Price type", "Тип ціни");

pub const DID_ADDED: Text = t("добавлено", "added", "додано");
pub const DID_CHANGED: Text = t("изменено", "changed", "змінено");
pub const DID_ARCHIVED: Text = t("в архиве", "archived", "в архіві");
pub const DID_RESTORED: Text = t("из архива", "restored", "з архіву");
pub const DID_MOVED: Text = t("другое место в списке", "moved in the list", "інше місце у списку");
