//! Countries, their tax numbers, their clocks.

use crate::kernel::{Text, text::t};

pub const RUSSIA: Text = t("Россия", "Russia", "Росія");
pub const UKRAINE: Text = t("Украина", "Ukraine", "Україна");
pub const BELARUS: Text = t("Беларусь", "Belarus", "Білорусь");
pub const KAZAKHSTAN: Text = t("Казахстан", "Kazakhstan", "Казахстан");
pub const TAX_RU: Text = t("ИНН", "Tax number (INN)", "ІПН (ИНН)");
pub const TAX_UA: Text = t("ЕГРПОУ или ИНН", "Tax number (EDRPOU)", "ЄДРПОУ або ІПН");
pub const TAX_BY: Text = t("УНП", "Tax number (UNP)", "УНП");
pub const TAX_KZ: Text = t("БИН или ИИН", "Tax number (BIN)", "БІН або ІІН");
pub const OGRN: Text = t("ОГРН или ОГРНИП", "Registration number (OGRN)", "ОГРН або ОГРНІП");

pub const VAT: Text = t("НДС", "VAT", "ПДВ");
pub const NO_VAT: Text = t("Без НДС", "No VAT", "Без ПДВ");
pub const VAT_HINT: Text = t(
    "Цены уже с налогом: в акте он называется отдельно",
    "Prices include the tax; the act names it apart",
    "Ціни вже з податком: в акті його вказано окремо",
);
pub const VAT_OF_COUNTRY: Text = t("В этой стране такой ставки нет", "This country has no such rate", "У цій країні такої ставки немає");

pub const KALININGRAD: Text = t("Калининград (МСК−1)", "Kaliningrad (UTC+2)", "Калінінград (UTC+2)");
pub const MOSCOW: Text = t("Москва, Санкт-Петербург (МСК)", "Moscow, Saint Petersburg (UTC+3)", "Москва, Санкт-Петербург (UTC+3)");
pub const SAMARA: Text = t("Самара, Ижевск (МСК+1)", "Samara, Izhevsk (UTC+4)", "Самара, Іжевськ (UTC+4)");
pub const YEKATERINBURG: Text =
    t("Екатеринбург, Уфа, Челябинск (МСК+2)", "Yekaterinburg, Ufa, Chelyabinsk (UTC+5)", "Єкатеринбург, Уфа, Челябінськ (UTC+5)");
pub const OMSK: Text = t("Омск (МСК+3)", "Omsk (UTC+6)", "Омськ (UTC+6)");
pub const NOVOSIBIRSK: Text =
    t("Новосибирск, Красноярск, Томск (МСК+4)", "Novosibirsk, Krasnoyarsk, Tomsk (UTC+7)", "Новосибірськ, Красноярськ, Томськ (UTC+7)");
pub const IRKUTSK: Text = t("Иркутск, Улан-Удэ (МСК+5)", "Irkutsk, Ulan-Ude (UTC+8)", "Іркутськ, Улан-Уде (UTC+8)");
pub const YAKUTSK: Text = t("Якутск, Чита (МСК+6)", "Yakutsk, Chita (UTC+9)", "Якутськ, Чита (UTC+9)");
pub const VLADIVOSTOK: Text = t("Владивосток, Хабаровск (МСК+7)", "Vladivostok, Khabarovsk (UTC+10)", "Владивосток, Хабаровськ (UTC+10)");
pub const MAGADAN: Text = t("Магадан, Южно-Сахалинск (МСК+8)", "Magadan, Yuzhno-Sakhalinsk (UTC+11)", "Магадан, Южно-Сахалінськ (UTC+11)");
pub const KAMCHATKA: Text =
    t("Петропавловск-Камчатский (МСК+9)", "Petropavlovsk-Kamchatsky (UTC+12)", "Петропавловськ-Камчатський (UTC+12)");
pub const KYIV: Text = t("Киев, Харьков, Львов, Одесса", "Kyiv, Kharkiv, Lviv, Odesa", "Київ, Харків, Львів, Одеса");
pub const MINSK: Text = t("Минск, Гомель, Брест", "Minsk, Gomel, Brest", "Мінськ, Гомель, Брест");
pub const ALMATY: Text = t("Астана, Алматы, Шымкент", "Astana, Almaty, Shymkent", "Астана, Алмати, Шимкент");
pub const AQTAU: Text = t("Актау, Атырау, Уральск", "Aktau, Atyrau, Oral", "Актау, Атирау, Уральськ");

/// How the country calls its tax number.
pub fn tax_name(country: &str) -> Text {
    match country {
        "UA" => t("ЄДРПОУ", "EDRPOU", "ЄДРПОУ"),
        "BY" => t("УНП", "UNP", "УНП"),
        "KZ" => t("БИН/ИИН", "BIN/IIN", "БІН/ІІН"),
        _ => t("ИНН", "INN", "ІПН"),
    }
}
