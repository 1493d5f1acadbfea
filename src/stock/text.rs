//! What the stock says.

use crate::kernel::{Text, text::t};

// Refusals.
pub const NOT_ENOUGH: Text = t("На складе осталось {}", "Only {} left in the warehouse", "На складі залишилося {}");
pub const NOT_ENOUGH_RESERVED: Text = t("Свободно {}, ещё {} в резерве", "{} available, {} more reserved", "Вільно {}, ще {} у резерві");
pub const NOTHING_LEFT: Text = t("На складе этого нет", "None left in the warehouse", "На складі цього немає");
pub const BELOW_ZERO: Text = t(
    "{} на складе не хватило бы {}: выберите более позднюю дату или меньшее количество",
    "On {} the warehouse would have lacked {}: choose a later date or a smaller quantity",
    "{} на складі забракло б {}: виберіть пізнішу дату або меншу кількість",
);
pub const LATER_BATCHES: Text = t(
    "Партии, пришедшие к этой дате, уже разошлись по другим документам: выберите более позднюю дату",
    "The batches that had come by that date went out by other documents: choose a later date",
    "Партії, що надійшли до цієї дати, вже розійшлися за іншими документами: виберіть пізнішу дату",
);
pub const NOT_ENOUGH_OF_BATCH: Text = t("В партии осталось {}", "Only {} left of the batch", "У партії залишилося {}");
pub const NO_BATCH: Text = t("Выберите партию", "Choose a batch", "Виберіть партію");
pub const NOT_PROMISED: Text = t("В резерве осталось {}", "Only {} left of the reservation", "У резерві залишилося {}");
pub const NO_QUANTITY: Text = t("Укажите количество больше нуля", "Enter a quantity above zero", "Укажіть кількість, більшу за нуль");
pub const FRACTION: Text = t(
    "В этой единице столько знаков после запятой не бывает",
    "This unit is not counted in such fractions",
    "У цій одиниці стільки знаків після коми не буває",
);
pub const COST_TOO_LOW: Text =
    t("Себестоимость не может быть меньше нуля", "Cost cannot be below zero", "Собівартість не може бути меншою за нуль");
pub const SERIAL_COUNT: Text = t(
    "Нужен серийный номер для каждой штуки, без повторов",
    "Every piece needs its own serial number",
    "Потрібен серійний номер для кожної штуки, без повторів",
);
pub const SERIAL_TAKEN: Text =
    t("Серийный номер {} уже есть в наличии", "Serial number {} is in stock already", "Серійний номер {} вже є в наявності");
pub const NO_SERIAL: Text = t(
    "Серийного номера {} на этом складе нет или он обещан другому",
    "Serial number {} is not in this warehouse or is promised to somebody else",
    "Серійного номера {} на цьому складі немає або його обіцяно іншому",
);
pub const RETURN_TOO_MUCH: Text = t("Вернуть можно не больше {}", "At most {} can be returned", "Повернути можна не більше {}");
pub const SAME_PLACE: Text = t(
    "Товар уже лежит там: выберите другой склад или ячейку",
    "The goods lie there already: choose another warehouse or bin",
    "Товар уже лежить там: виберіть інший склад або комірку",
);
pub const BEFORE_ITSELF: Text = t("Дата не раньше {}", "Not before {}", "Дата не раніше {}");
pub const MOVED_SINCE: Text = t(
    "Этот товар с тех пор двигали: сначала отмените более поздние документы",
    "These goods were moved since: cancel the later documents first",
    "Цей товар відтоді рухали: спершу скасуйте пізніші документи",
);
pub const ALREADY_CANCELLED: Text = t("Документ уже отменён", "The document is cancelled already", "Документ уже скасовано");
pub const NO_WAREHOUSE: Text = t("Выберите склад", "Choose a warehouse", "Виберіть склад");
pub const WAREHOUSE_ARCHIVED: Text = t(
    "Склад «{}» в архиве: сначала верните его в настройках",
    "The warehouse “{}” is archived: restore it in the settings first",
    "Склад «{}» в архіві: спершу поверніть його в налаштуваннях",
);
pub const NO_BIN: Text = t("Выберите ячейку этого склада", "Choose a bin of this warehouse", "Виберіть комірку цього складу");
