//! What transfers in two steps say.

use crate::kernel::{Text, text::t};

pub const NOT_SHIPPED: Text = t("Перемещение не в пути", "The transfer is not on the way", "Переміщення не в дорозі");
pub const NOTHING_CAME: Text = t(
    "Укажите, сколько пришло. Если не пришло ничего, отмените перемещение: товар вернётся отправителю",
    "Enter how much came. If nothing did, cancel the transfer: the goods go back to the sender",
    "Укажіть, скільки надійшло. Якщо не надійшло нічого, скасуйте переміщення: товар повернеться відправнику",
);
pub const SURPLUS: Text = t(
    "В пути {}: больше принять нельзя. Лишнее оприходуйте отдельным документом",
    "{} on the way: no more can be received. Post what is over by a document of its own",
    "У дорозі {}: більше прийняти не можна. Зайве оприбуткуйте окремим документом",
);
pub const KEPT: Text = t(
    "Свободно {}, ещё {} отложено для заказов: откройте строку и отметьте, для каких заказов перемещаете",
    "{} free, {} more kept for orders: open the line and mark the orders it is moved for",
    "Вільно {}, ще {} відкладено для замовлень: відкрийте рядок і позначте, для яких замовлень переміщуєте",
);
pub const KEPT_WHOLE: Text = t(
    "Для отмеченных заказов отложено {}: переместите не меньше или снимите отметку",
    "{} kept for the marked orders: move no less or take the mark off",
    "Для позначених замовлень відкладено {}: перемістіть не менше або зніміть позначку",
);
pub const KEPT_SHIPPED: Text = t(
    "Отложенное для заказов перемещают сразу, без отгрузки: в пути его нельзя поставить",
    "What is kept for orders is moved at once, without shipping: on the way it cannot be fitted",
    "Відкладене для замовлень переміщують одразу, без відвантаження: у дорозі його не можна поставити",
);
pub const FOR_ORDERS: Text = t("для заказа {}", "for the order {}", "для замовлення {}");
pub const KEPT_FOR: Text = t("Отложено для заказов", "Kept for orders", "Відкладено для замовлень");
pub const SHIPPED: Text = t("в пути", "on the way", "у дорозі");
pub const RECEIVED: Text = t("принят", "received", "прийнято");
pub const SHORT: Text = t("недостача", "shortage", "нестача");
pub const DO_SHIP: Text = t("Отгрузить", "Ship", "Відвантажити");
pub const MOVE_AT_ONCE: Text = t("Переместить сразу", "Move at once", "Перемістити одразу");
pub const SHIP_WHAT: Text = t(
    "Отгруженное лежит «в пути», его принимают на складе «{}». Сразу — товар окажется там без приёмки.",
    "What is shipped lies on the way until it is received at “{}”. At once: the goods are there without receiving.",
    "Відвантажене лежить «у дорозі», його приймають на складі «{}». Одразу — товар буде там без приймання.",
);
pub const SHIP_ONLY: Text = t(
    "Отгруженное лежит «в пути», пока его не примут на складе «{}».",
    "What is shipped lies on the way until it is received at “{}”.",
    "Відвантажене лежить «у дорозі», доки його не приймуть на складі «{}».",
);
pub const SHIPPED_SAID: Text = t("Отгружено", "Shipped", "Відвантажено");
pub const RECEIPT: Text = t("Приёмка", "Receiving", "Приймання");
pub const DO_RECEIVE: Text = t("Принять", "Receive", "Прийняти");
pub const ALL_CAME: Text = t("Пришло всё", "All of it came", "Надійшло все");
pub const CAME: Text = t("Пришло", "Came", "Надійшло");
pub const ON_THE_WAY: Text = t("В пути", "On the way", "У дорозі");
pub const NOT_IN_TRANSFER: Text = t("Этого нет в перемещении: {}", "This is not in the transfer: {}", "Цього немає в переміщенні: {}");
pub const SCAN_CAME: Text = t("Сканируйте то, что пришло", "Scan what came", "Скануйте те, що надійшло");
pub const RECEIPT_HINT: Text = t(
    "Чего не хватит, останется в пути: потом его вернут отправителю или спишут.",
    "What is missing stays on the way: it is sent back or written off later.",
    "Чого забракне, залишиться в дорозі: потім його повернуть відправнику або спишуть.",
);
pub const RECEIVED_SAID: Text = t("Принято", "Received", "Прийнято");
pub const RECEIVED_SHORT_SAID: Text = t(
    "Принято с недостачей: она осталась в пути",
    "Received with a shortage: it stays on the way",
    "Прийнято з нестачею: вона лишилася в дорозі",
);
pub const RECEIVED_BY: Text = t("Принял", "Received by", "Прийняв");
pub const NOT_CAME: Text = t("не пришло {}", "{} did not come", "не надійшло {}");
pub const SHORTFALL: Text =
    t("Пришло не всё, в пути осталось:", "Not all of it came, still on the way:", "Надійшло не все, у дорозі лишилося:");
pub const DO_SETTLE: Text = t("Разобрать недостачу", "Settle the shortage", "Розібрати нестачу");
pub const DO_SEND_BACK: Text = t("Вернуть отправителю", "Send back", "Повернути відправнику");
pub const DO_LOSE: Text = t("Списать недостачу", "Write the shortage off", "Списати нестачу");
pub const SETTLE_WHAT: Text = t(
    "Нашлось у отправителя — верните на склад «{}». Пропало — спишите: получится отдельный документ.",
    "Found at the sender's: send it back to “{}”. Lost: write it off by a document of its own.",
    "Знайшлося у відправника — поверніть на склад «{}». Пропало — спишіть: вийде окремий документ.",
);
pub const SENT_BACK_SAID: Text = t("Вернулось отправителю", "Sent back", "Повернулося відправнику");
pub const LOST_SAID: Text = t("Недостача списана", "The shortage is written off", "Нестачу списано");
pub const SETTLES: Text = t("Недостача документа", "Shortage of", "Нестача документа");
pub const SETTLED_BY: Text = t("Списание недостачи", "Shortage written off by", "Списання нестачі");
pub const F_SHIPPED: Text = t("{}: отгружено, позиций {}", "{}: shipped, items {}", "{}: відвантажено, позицій {}");
pub const F_RECEIVED: Text = t("{}: принято всё", "{}: all received", "{}: прийнято все");
pub const F_RECEIVED_SHORT: Text = t("{}: принято с недостачей", "{}: received with a shortage", "{}: прийнято з нестачею");
pub const F_COME_BACK: Text = t("{}: недостача вернулась отправителю", "{}: the shortage came back", "{}: нестача повернулася відправнику");
pub const SERIAL_WANTED: Text = t("{}: отсканируйте серийный номер", "{}: scan the serial number", "{}: відскануйте серійний номер");
pub const AWAITED: Text = t("Ждут приёмки", "To be received", "Чекають приймання");
