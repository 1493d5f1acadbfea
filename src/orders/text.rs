//! What orders say.

use crate::kernel::{Text, text::t};

pub const CLOSED: Text = t(
    "Заказ закрыт. Чтобы изменить его, верните заказ в работу",
    "The order is closed. Reopen it to change anything",
    "Замовлення закрите. Щоб змінити його, поверніть замовлення в роботу",
);
pub const NOT_CLOSED: Text = t("Заказ не закрыт", "The order is not closed", "Замовлення не закрите");
pub const SAME_STATUS: Text = t("Заказ уже в этом статусе", "The order already has this status", "Замовлення вже в цьому статусі");
pub const NOT_ALLOWED: Text = t("Из «{}» нельзя перейти в «{}»", "“{}” cannot be followed by “{}”", "З «{}» не можна перейти в «{}»");
pub const WRONG_ROLE: Text =
    t("В «{}» заказ переводит только {}", "Only {1} may move an order to “{0}”", "У «{}» замовлення переводить лише {}");
pub const WRONG_TYPE: Text = t(
    "Статус «{}» не для этого типа заказа",
    "The status “{}” does not belong to this order type",
    "Статус «{}» не для цього типу замовлення",
);
pub const UNPAID: Text = t(
    "Осталось оплатить {}. Примите оплату или попросите того, кто может выдать в долг",
    "{} is still due. Take the payment or ask someone who may hand over in debt",
    "Залишилося сплатити {}. Прийміть оплату або попросіть того, хто може видати в борг",
);
pub const NO_MASTER: Text = t(
    "Укажите мастера у работы «{}»: без него заказ не закрыть",
    "Name the master of “{}”: the order cannot be closed without one",
    "Вкажіть майстра роботи «{}»: без нього замовлення не закрити",
);
pub const OVERPAID: Text = t(
    "К оплате осталось {}: больше принять нельзя",
    "Only {} is due: more cannot be taken",
    "До сплати залишилося {}: більше прийняти не можна",
);
pub const CHANGED: Text = t(
    "Пока вы правили, заказ изменил другой сотрудник. Проверьте поля и сохраните ещё раз",
    "Somebody changed the order while you were editing. Check the fields and save again",
    "Поки ви редагували, замовлення змінив інший співробітник. Перевірте поля та збережіть ще раз",
);
pub const TOO_MANY_LINES: Text = t("В заказе не больше 200 строк", "An order has at most 200 lines", "У замовленні не більше 200 рядків");
pub const NOTHING_TO_UNDO: Text = t("Отменить уже нельзя", "It can no longer be undone", "Скасувати вже не можна");
pub const DISCOUNT_TOO_LARGE: Text = t("Скидка больше суммы строки", "The discount exceeds the line", "Знижка більша за суму рядка");

// The feed.
pub const F_CREATED: Text = t("Заказ {} принят: {}", "Order {} taken in: {}", "Замовлення {} прийнято: {}");
pub const F_STATUS: Text = t("Статус: {} → {}", "Status: {} → {}", "Статус: {} → {}");
pub const F_STEP_BACK: Text = t("Статус возвращён: {} → {}", "Status taken back: {} → {}", "Статус повернуто: {} → {}");
pub const F_CLOSED: Text = t("Заказ закрыт: {}, итого {}", "Order closed: {}, total {}", "Замовлення закрито: {}, разом {}");
pub const F_CLOSED_DEBT: Text = t(
    "Заказ закрыт в долг: {}, итого {}, долг {}",
    "Order closed in debt: {}, total {}, debt {}",
    "Замовлення закрито в борг: {}, разом {}, борг {}",
);
pub const F_REOPENED: Text = t("Заказ возвращён в работу: {}", "Order reopened: {}", "Замовлення повернуто в роботу: {}");
pub const F_EDITED: Text = t("Изменено: {}", "Changed: {}", "Змінено: {}");
pub const F_LINE_ADDED: Text = t("Добавлено: {}, {} × {}", "Added: {}, {} × {}", "Додано: {}, {} × {}");
pub const F_LINE_CHANGED: Text = t("Строка «{}»: {}", "Line “{}”: {}", "Рядок «{}»: {}");
pub const F_LINE_REMOVED: Text = t("Убрано: {}, {}", "Removed: {}, {}", "Прибрано: {}, {}");
pub const F_COMMENT: Text = t("Заметка", "Note", "Нотатка");
pub const F_COMMENT_PUBLIC: Text = t("Комментарий для клиента", "Comment for the client", "Коментар для клієнта");
pub const F_PREPAID: Text = t("Предоплата {}: {}", "Prepayment {}: {}", "Передоплата {}: {}");
pub const F_PAID: Text = t("Оплата {}: {}", "Payment {}: {}", "Оплата {}: {}");
pub const F_REFUNDED: Text = t("Возврат клиенту {}: {}", "Refund to the client {}: {}", "Повернення клієнту {}: {}");
pub const F_REVERSED: Text = t("Платёж сторнирован: {}", "Payment reversed: {}", "Платіж сторновано: {}");
pub const F_PRINTED: Text = t("Напечатано: {}", "Printed: {}", "Надруковано: {}");

// Fields, as the feed and the forms name them.
pub const MALFUNCTION: Text = t("Неисправность", "Malfunction", "Несправність");
pub const APPEARANCE: Text = t("Внешний вид", "Appearance", "Зовнішній вигляд");
pub const KIT: Text = t("Комплект", "Kit", "Комплект");
pub const UNLOCK: Text = t("Код разблокировки", "Unlock code", "Код розблокування");
pub const NOTE: Text = t("Заметка приёмщика", "Receptionist's note", "Нотатка приймальника");
pub const MASTER_NOTE: Text = t("Заметка мастера", "Master's note", "Нотатка майстра");
pub const VERDICT: Text = t("Заключение для клиента", "Verdict for the client", "Висновок для клієнта");
pub const MANAGER: Text = t("Менеджер", "Manager", "Менеджер");
pub const MASTER: Text = t("Мастер", "Master", "Майстер");
pub const DEADLINE: Text = t("Срок", "Deadline", "Термін");
pub const URGENT: Text = t("Срочно", "Urgent", "Терміново");
pub const ESTIMATE: Text = t("Ориентировочная цена", "Estimated price", "Орієнтовна ціна");
pub const SOURCE: Text = t("Откуда узнал", "Source", "Звідки дізнався");
pub const ORDER_TYPE: Text = t("Тип заказа", "Order type", "Тип замовлення");
pub const PRICE: Text = t("Цена", "Price", "Ціна");
pub const QUANTITY: Text = t("Количество", "Quantity", "Кількість");
pub const DISCOUNT: Text = t("Скидка", "Discount", "Знижка");
pub const WARRANTY: Text = t("Гарантия", "Warranty", "Гарантія");
pub const COMMENT: Text = t("Комментарий", "Comment", "Коментар");
pub const NAME: Text = t("Название", "Name", "Назва");
pub const COST: Text = t("Себестоимость", "Cost", "Собівартість");
pub const CLIENT: Text = t("Клиент", "Client", "Клієнт");
pub const DEVICE: Text = t("Устройство", "Device", "Пристрій");
