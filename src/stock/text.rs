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
pub const CANNOT_REPOST: Text = t(
    "Документ нельзя перепровести другой партией: по нему товар поступил, вернулся или взят из определённой партии",
    "The document cannot be posted anew by another batch: it brings goods, they came back, or it holds a certain batch",
    "Документ не можна перепровести іншою партією: за ним товар надійшов, повернувся або взятий із певної партії",
);
pub const NO_WAREHOUSE: Text = t("Выберите склад", "Choose a warehouse", "Виберіть склад");
pub const WAREHOUSE_ARCHIVED: Text = t(
    "Склад «{}» в архиве: сначала верните его в настройках",
    "The warehouse “{}” is archived: restore it in the settings first",
    "Склад «{}» в архіві: спершу поверніть його в налаштуваннях",
);
pub const NO_BIN: Text = t("Выберите ячейку этого склада", "Choose a bin of this warehouse", "Виберіть комірку цього складу");

pub const SAME_BINS: Text = t("Две ячейки названы одинаково", "Two bins have the same name", "Дві комірки названо однаково");
pub const NOT_EMPTY: Text = t(
    "На складе лежит товар: сначала переместите или спишите его",
    "Goods lie in the warehouse: move them or write them off first",
    "На складі лежить товар: спершу перемістіть або спишіть його",
);
pub const LAST_WAREHOUSE: Text = t(
    "Это последний склад: товару нужно куда-то приходить",
    "This is the last warehouse: goods need somewhere to come to",
    "Це останній склад: товару потрібно кудись надходити",
);

// Settings.
pub const WAREHOUSES: Text = t("Склады", "Warehouses", "Склади");
pub const WAREHOUSE: Text = t("Склад", "Warehouse", "Склад");
pub const WAREHOUSE_NEW: Text = t("Новый склад", "New warehouse", "Новий склад");
pub const WAREHOUSE_EDIT: Text = t("Склад", "Warehouse", "Склад");
pub const MAIN_WAREHOUSE: Text = t("Основной склад", "Main warehouse", "Основний склад");
pub const WAREHOUSE_OF: Text = t("Склад {}", "Warehouse {}", "Склад {}");
pub const NAME: Text = t("Название", "Name", "Назва");
pub const KIND: Text = t("Вид", "Kind", "Вид");
pub const CHANGED_MEANWHILE: Text = t(
    "Склад уже изменён: {}. Прочитайте его ещё раз",
    "The warehouse was changed meanwhile: {}. Read it again",
    "Склад уже змінено: {}. Прочитайте його ще раз",
);
pub const KIND_MAIN: Text = t("Основной", "Main", "Основний");
pub const KIND_ENGINEER: Text = t("Склад мастера", "Technician's", "Склад майстра");
pub const KIND_DEFECTS: Text = t("Брак", "Defects", "Брак");
pub const KIND_TRANSIT: Text = t("Товар в пути", "In transit", "Товар у дорозі");
pub const KIND_ENTRUSTED: Text = t("Давальческие запчасти", "Customers' and vendors' parts", "Давальницькі запчастини");
pub const KIND_LOANER: Text = t("Подменный фонд", "Loaner devices", "Підмінний фонд");
pub const KIND_IN_ORDER: Text = t("В заказах", "In orders", "У замовленнях");
pub const LOCATION: Text = t("Точка", "Location", "Точка");
pub const COMPANY_RIGHT: Text = t(
    "Склад всей компании заводит тот, кто настраивает склады на всех точках",
    "A warehouse of the whole company is set up by whoever may do it at every location",
    "Склад усієї компанії заводить той, хто налаштовує склади на всіх точках",
);
pub const ENGINEER: Text = t("Мастер", "Technician", "Майстер");
pub const NO_ENGINEER: Text = t("Выберите мастера, чей это склад", "Choose the technician it belongs to", "Виберіть майстра, чий це склад");
pub const SELLABLE: Text =
    t("Можно продавать и ставить в заказы", "Can be sold and put into orders", "Можна продавати й ставити в замовлення");
pub const SELLABLE_HINT: Text = t(
    "Без отметки товар только хранится: брак, товар в пути",
    "Without it goods are only kept: defects, goods in transit",
    "Без позначки товар лише зберігається: брак, товар у дорозі",
);
pub const BIN: Text = t("Ячейка", "Bin", "Комірка");
pub const BINS: Text = t("Ячейки", "Bins", "Комірки");
pub const BINS_HINT: Text = t(
    "Полки, ящики, коробки. Пустое название убирает ячейку",
    "Shelves, drawers, boxes. An empty name removes a bin",
    "Полиці, шухляди, коробки. Порожня назва прибирає комірку",
);
pub const DEFAULT_BIN: Text = t("Ячейка по умолчанию", "Default bin", "Комірка за замовчуванням");
pub const NO_DEFAULT_BIN: Text = t("Без ячейки", "No bin", "Без комірки");
pub const KEEPERS: Text = t("Кто и что здесь может", "Who may do what here", "Хто й що тут може");
pub const KEEPERS_HINT: Text = t(
    "Пока никто не отмечен, действуют права ролей. Если отметить хотя бы одного, остальным склад закрыт",
    "While nobody is ticked, the rights of roles hold. Once somebody is, the warehouse is closed to everybody else",
    "Поки нікого не позначено, діють права ролей. Якщо позначити хоча б одного, для решти склад закрито",
);
pub const NOT_FOR_ALL: Text = t("не для всех", "restricted", "не для всіх");
pub const NOT_SOLD: Text = t("не продаётся", "not for sale", "не продається");
pub const POSITIONS: Text = t("Позиций", "Items", "Позицій");
pub const ACTIONS: Text = t("Действия", "Actions", "Дії");
pub const ARCHIVE: Text = t("В архиве", "Archived", "В архіві");
pub const YES: Text = t("да", "yes", "так");
pub const NO: Text = t("нет", "no", "ні");
pub const ACTION_VIEW: Text = t("Видеть", "See", "Бачити");
pub const ACTION_POST: Text = t("Приходовать", "Post", "Оприбутковувати");
pub const ACTION_WRITE_OFF: Text = t("Списывать", "Write off", "Списувати");
pub const ACTION_TRANSFER_IN: Text = t("Перемещать сюда", "Transfer in", "Переміщати сюди");
pub const ACTION_TRANSFER_OUT: Text = t("Перемещать отсюда", "Transfer out", "Переміщати звідси");
pub const ACTION_SELL: Text = t("Продавать", "Sell", "Продавати");
pub const ACTION_ADD_TO_ORDER: Text = t("Ставить в заказ", "Add to orders", "Ставити в замовлення");
pub const ACTION_SEE_COST: Text = t("Видеть закупку", "See cost", "Бачити закупівлю");

pub const IN_ORDERS: Text = t("В заказах", "In orders", "У замовленнях");
pub const PARTS_OF_ORDERS: Text = t("Запчасти в заказах", "Parts of orders", "Запчастини в замовленнях");
pub const AT_ONCE: Text = t(
    "Списывать запчасть со склада, как только её добавили в заказ",
    "Write a part off as soon as it is added to an order",
    "Списувати запчастину зі складу, щойно її додали в замовлення",
);
pub const AT_ONCE_HINT: Text = t(
    "Запчасть сразу переходит на склад «В заказах» и лежит там до выдачи. Без этого она остаётся на своём месте в резерве",
    "The part moves to the warehouse “In orders” at once and lies there until the hand-over. Otherwise it stays in its place, kept",
    "Запчастина одразу переходить на склад «У замовленнях» і лежить там до видачі. Без цього вона лишається на своєму місці в резерві",
);

// Facts.
pub const F_AT_ONCE: Text = t(
    "Запчасти списываются при добавлении в заказ",
    "Parts are written off when added to an order",
    "Запчастини списуються під час додавання в замовлення",
);
pub const F_AT_CLOSE: Text = t(
    "Запчасти списываются при выдаче заказа",
    "Parts are written off at the hand-over",
    "Запчастини списуються під час видачі замовлення",
);
pub const F_ADDED: Text = t("Добавлен склад «{}»", "Added the warehouse “{}”", "Додано склад «{}»");
pub const F_CHANGED: Text = t("Изменён склад «{}»", "Changed the warehouse “{}”", "Змінено склад «{}»");
pub const F_RENAMED: Text = t("Склад «{}» теперь «{}»", "The warehouse “{}” is now “{}”", "Склад «{}» тепер «{}»");
pub const F_ARCHIVED: Text = t("Склад «{}» убран в архив", "The warehouse “{}” is archived", "Склад «{}» прибрано в архів");
pub const F_RESTORED: Text = t("Склад «{}» возвращён из архива", "The warehouse “{}” is restored", "Склад «{}» повернуто з архіву");
pub const F_MOVED: Text = t("Склад «{}» поднят в списке", "The warehouse “{}” moved up the list", "Склад «{}» піднято у списку");

// Levels.
pub const TARGET_BELOW_MINIMUM: Text = t(
    "Желаемый остаток не может быть меньше неснижаемого",
    "The target cannot be below the minimum",
    "Бажаний залишок не може бути меншим за незнижуваний",
);
pub const NO_LEVEL_OF_KIT: Text = t(
    "У комплекта нет своего остатка: задайте минимум его частям",
    "A kit has no balance of its own: set a minimum for its parts",
    "У комплекту немає свого залишку: задайте мінімум його частинам",
);
pub const F_LEVEL: Text = t(
    "Склад «{}»: неснижаемый остаток {}, желаемый {}",
    "Warehouse “{}”: minimum {}, target {}",
    "Склад «{}»: незнижуваний залишок {}, бажаний {}",
);
pub const F_NO_LEVEL: Text = t(
    "Склад «{}»: неснижаемый остаток больше не задан",
    "Warehouse “{}”: the minimum is taken away",
    "Склад «{}»: незнижуваний залишок більше не задано",
);
