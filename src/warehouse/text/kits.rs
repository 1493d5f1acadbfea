//! What is said of things put together and taken apart.

use crate::kernel::{Text, text::t};

pub const ASSEMBLY: Text = t("Комплектация", "Assembly", "Комплектація");
pub const DISASSEMBLY: Text = t("Разукомплектация", "Disassembly", "Розукомплектація");
pub const ASSEMBLIES: Text = t("Комплектации", "Assemblies", "Комплектації");
pub const DISASSEMBLIES: Text = t("Разукомплектации", "Disassemblies", "Розукомплектації");
pub const BEGIN_ASSEMBLY: Text = t("Собрать комплект", "Assemble a kit", "Зібрати комплект");
pub const BEGIN_DISASSEMBLY: Text = t("Разобрать на части", "Take apart", "Розібрати на частини");

pub const WHAT_ASSEMBLED: Text = t("Что собираем", "What is assembled", "Що збираємо");
pub const WHAT_TAKEN_APART: Text = t("Что разбираем", "What is taken apart", "Що розбираємо");
pub const PRODUCT_HINT: Text = t("Название, код или артикул", "Name, code or article", "Назва, код або артикул");
pub const SERIALS_HINT: Text = t(
    "Для товара с учётом по номерам: по одному в строке",
    "For products counted by number: one per line",
    "Для товару з обліком за номерами: по одному в рядку",
);
pub const WORTH: Text = t("Оценка", "Valued at", "Оцінка");
pub const SHARES: Text = t(
    "Себестоимость разойдётся по частям по их оценке",
    "The cost is split over the parts by what they are valued at",
    "Собівартість розійдеться по частинах за їхньою оцінкою",
);

// Refusals.
pub const NO_PRODUCT: Text = t("Выберите товар из списка", "Choose a product from the list", "Виберіть товар зі списку");
pub const NO_WHOLE: Text = t(
    "Скажите в реквизитах, что собираем или разбираем",
    "Say in the details what is put together or taken apart",
    "Скажіть у реквізитах, що збираємо або розбираємо",
);
pub const OF_ITSELF: Text =
    t("Товар не может быть частью самого себя", "A product cannot be a part of itself", "Товар не може бути частиною самого себе");

// Papers.
pub const P_ASSEMBLY: Text = t("Акт комплектации № {}", "Assembly act No. {}", "Акт комплектації № {}");
pub const P_DISASSEMBLY: Text = t("Акт разукомплектации № {}", "Disassembly act No. {}", "Акт розукомплектації № {}");
