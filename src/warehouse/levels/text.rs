//! What the pages of minimums and targets say.

use crate::kernel::{Text, text::t};

pub const LEVELS: Text = t("Минимумы", "Minimums", "Мінімуми");
pub const TITLE: Text = t("Минимум и желаемый остаток", "Minimum and target", "Мінімум і бажаний залишок");
pub const MIN: Text = t("Неснижаемый", "Minimum", "Незнижуваний");
pub const MIN_SHORT: Text = t("мин.", "min", "мін.");
pub const TARGET_SHORT: Text = t("до", "up to", "до");
pub const TARGET: Text = t("Желаемый", "Target", "Бажаний");
pub const SHOW_ALL: Text = t("Все товары", "All goods", "Усі товари");
pub const SHOW_SET: Text = t("С минимумом", "With a minimum", "З мінімумом");
pub const SHOW_BELOW: Text = t("Ниже минимума", "Below the minimum", "Нижче мінімуму");
pub const BELOW: Text = t("мало", "low", "мало");
pub const WHAT: Text = t("Показать", "Show", "Показати");
pub const FOR_ALL: Text = t("Задать всем найденным", "Set for all found", "Задати всім знайденим");
pub const FOR_ALL_HINT: Text = t(
    "Пусто в обоих полях — минимум снимается. Не больше {} товаров за раз.",
    "Both fields empty: the minimum is taken away. At most {} products at once.",
    "Порожньо в обох полях — мінімум знімається. Не більше {} товарів за раз.",
);
pub const DO_SET: Text = t("Задать", "Set", "Задати");
pub const SAVED: Text = t("Изменено: {}", "Changed: {}", "Змінено: {}");
pub const TOO_MANY: Text = t(
    "Найдено больше {} товаров: уточните поиск",
    "More than {} products are found: narrow the search",
    "Знайдено більше {} товарів: уточніть пошук",
);
pub const BAD_LEVEL: Text = t("Число, не меньше нуля", "A number, not below zero", "Число, не менше за нуль");
pub const BELOW_MINIMUM: Text = t("Не меньше неснижаемого", "Not below the minimum", "Не менше незнижуваного");
pub const FRACTION: Text = t("Такую часть не отмерить", "So small a part cannot be measured", "Таку частину не відміряти");
pub const NONE_SET: Text = t("Минимумов пока нет", "No minimums yet", "Мінімумів поки немає");
pub const NONE_SET_WHY: Text = t(
    "Задайте, сколько товара должно лежать на складе: чего станет меньше, то попадёт в «Что закупить».",
    "Say how much of a product is to lie in the warehouse: what falls below goes to “What to buy”.",
    "Задайте, скільки товару має лежати на складі: чого стане менше, те потрапить у «Що закупити».",
);
pub const NONE_BELOW: Text = t("Всего хватает", "There is enough of everything", "Усього вистачає");
pub const NONE_BELOW_WHY: Text = t(
    "Ни один товар этого склада не ниже минимума.",
    "No product of this warehouse is below its minimum.",
    "Жоден товар цього складу не нижчий за мінімум.",
);
pub const CHANGE: Text = t("Задать минимум", "Set minimums", "Задати мінімум");
pub const HINT: Text = t(
    "Когда свободного станет меньше неснижаемого, программа предложит докупить до желаемого.",
    "When less than the minimum is free, buying up to the target is proposed.",
    "Коли вільного стане менше за незнижуваний, програма запропонує докупити до бажаного.",
);
