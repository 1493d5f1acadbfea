//! What the page of price tags says.

use crate::kernel::{Plural, Text, text::t};

pub const TITLE: Text = t("Ценники и этикетки", "Price tags and labels", "Цінники та етикетки");
pub const TAGS: Text = t("Ценники", "Price tags", "Цінники");
pub const WHAT: Text = t("Что печатать", "What to print", "Що друкувати");
pub const PRICE_TAG: Text = t("Ценник", "Price tag", "Цінник");
pub const UNIT: Text = t("Этикетки с номерами", "Labels of serial numbers", "Етикетки з номерами");
/// Products of which nothing has a number.
pub const NO_UNITS: Plural = Plural {
    one: t(
        "Ещё {} товар: на складах нет ничего с номером",
        "{} more product has nothing with a number",
        "Ще {} товар: на складах немає нічого з номером",
    ),
    few: t(
        "Ещё {} товара: на складах нет ничего с номером",
        "{} more products have nothing with a number",
        "Ще {} товари: на складах немає нічого з номером",
    ),
    many: t(
        "Ещё {} товаров: на складах нет ничего с номером",
        "{} more products have nothing with a number",
        "Ще {} товарів: на складах немає нічого з номером",
    ),
};
pub const NOTHING_NUMBERED: Text =
    t("На складах нет ничего с номером", "Nothing with a number lies anywhere", "На складах немає нічого з номером");
pub const HOW_MANY: Text = t("Сколько печатать", "How many to print", "Скільки друкувати");
pub const AS_TYPED: Text = t("Сколько указано", "As many as typed", "Скільки вказано");
pub const BY_STOCK: Text = t("По остатку", "As many as there are", "За залишком");
pub const LABEL: Text = t("Этикетка", "Label", "Етикетка");
pub const TEST: Text = t("Проверка", "Test", "Перевірка");
pub const SIZE: Text = t("Бумага", "Paper", "Папір");
pub const ROLL_58X40: Text = t("58×40 мм, лента", "58×40 mm, roll", "58×40 мм, стрічка");
pub const ROLL_43X25: Text = t("43×25 мм, лента", "43×25 mm, roll", "43×25 мм, стрічка");
pub const ROLL_30X20: Text = t("30×20 мм, лента", "30×20 mm, roll", "30×20 мм, стрічка");
pub const SHEET_24: Text = t("А4, 24 по 70×37 мм", "A4, 24 of 70×37 mm", "А4, 24 по 70×37 мм");
pub const SHEET_40: Text = t("А4, 40 по 52,5×29,7 мм", "A4, 40 of 52.5×29.7 mm", "А4, 40 по 52,5×29,7 мм");
pub const SHEET_65: Text = t("А4, 65 по 38×21,2 мм", "A4, 65 of 38×21.2 mm", "А4, 65 по 38×21,2 мм");
pub const PRICE: Text = t("Цена", "Price", "Ціна");
pub const SKIP: Text = t("Пропустить мест", "Skip places", "Пропустити місць");
pub const SKIP_WHY: Text =
    t("если часть листа уже использована", "when a part of the sheet is used already", "якщо частину аркуша вже використано");
pub const COPIES_OF: Text = t("Сколько ценников «{}»", "How many tags of “{}”", "Скільки цінників «{}»");
pub const ALL_AT_ONCE: Text = t("Всем поровну", "The same for all", "Усім порівну");
pub const PRINT: Text = t("Напечатать", "Print", "Надрукувати");
pub const BACK: Text = t("Товары", "Goods", "Товари");
pub const NOTHING: Text = t("Печатать нечего", "Nothing to print", "Друкувати нічого");
pub const NOTHING_WHY: Text = t(
    "Выберите товары в списке и нажмите «Ценники»",
    "Choose products in the list and press “Price tags”",
    "Виберіть товари у списку й натисніть «Цінники»",
);
pub const TOO_MANY: Text = t(
    "За один раз печатается не больше {} ценников: уменьшите количество",
    "No more than {} tags are printed at once: ask for fewer",
    "За один раз друкується не більше ніж {} цінників: зменште кількість",
);
pub const ONLY_FIRST: Text = t(
    "Показаны первые {} товаров списка: сузьте поиск, чтобы напечатать остальные",
    "The first {} products of the list are shown: narrow the search to print the others",
    "Показано перші {} товарів списку: звузьте пошук, щоб надрукувати решту",
);
pub const BAD_COUNT: Text = t("От 0 до {}", "From 0 to {}", "Від 0 до {}");
pub const NO_PRICE: Text = t("нет цены", "no price", "немає ціни");
pub const NO_ROOM: Text = t("штрихкод не помещается", "the barcode does not fit", "штрихкод не вміщується");
pub const SHIFT: Text = t("Сдвиг печати", "Shift of the print", "Зсув друку");
pub const SHIFT_WHY: Text = t(
    "Напечатайте проверочный лист. Если рамка не совпала с краем бумаги, впишите, на сколько миллиметров её сдвинуть.",
    "Print the test. If the frame does not meet the edge of the paper, write how many millimetres it should move.",
    "Надрукуйте перевірочний аркуш. Якщо рамка не збіглася з краєм паперу, впишіть, на скільки міліметрів її зсунути.",
);
pub const RIGHTWARDS: Text = t("Вправо, мм", "Right, mm", "Праворуч, мм");
pub const DOWNWARDS: Text = t("Вниз, мм", "Down, mm", "Донизу, мм");
pub const BAD_SHIFT: Text = t("Число от −10 до 10", "A number from −10 to 10", "Число від −10 до 10");
pub const SAVE: Text = t("Сохранить сдвиг", "Save the shift", "Зберегти зсув");
pub const SAVED: Text = t("Сдвиг сохранён", "The shift is saved", "Зсув збережено");
pub const LABELS: Plural = Plural {
    one: t("{} этикетка", "{} label", "{} етикетка"),
    few: t("{} этикетки", "{} labels", "{} етикетки"),
    many: t("{} этикеток", "{} labels", "{} етикеток"),
};
pub const COUNT: Plural = Plural {
    one: t("{} ценник", "{} tag", "{} цінник"),
    few: t("{} ценника", "{} tags", "{} цінники"),
    many: t("{} ценников", "{} tags", "{} цінників"),
};
