//! What orders say.

use super::query::View;
use crate::kernel::{Plural, Text, text::t};
pub use crate::shop::text::tax_name;

pub const CLOSED: Text = t(
    "Заказ закрыт. Чтобы изменить его, верните заказ в работу",
    "The order is closed. Reopen it to change anything",
    "Замовлення закрите. Щоб змінити його, поверніть замовлення в роботу",
);
pub const ORDER_NO: Text = t("Заказ {}", "Order {}", "Замовлення {}");
pub const NOT_CLOSED: Text = t("Заказ не закрыт", "The order is not closed", "Замовлення не закрите");
pub const NOT_HANDED_OVER: Text = t(
    "Детали возвращают только по выданному заказу",
    "Parts come back only of an order that was handed over",
    "Деталі повертають лише за виданим замовленням",
);
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
    "Name the technician of “{}”: the order cannot be closed without one",
    "Вкажіть майстра роботи «{}»: без нього замовлення не закрити",
);
pub const PAID_MEANWHILE: Text = t(
    "Пока форма была открыта, деньги по заказу уже провели: теперь оплачено {}. Проверьте сумму",
    "Money of this order moved while the form was open: {} is paid now. Check the amount",
    "Поки форма була відкрита, гроші за замовленням уже провели: тепер сплачено {}. Перевірте суму",
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
pub const PAYER_PAID: Text = t(
    "По заказу уже приняты деньги: плательщика меняют, пока их нет",
    "Money was already taken for this order: the payer is changed before that",
    "За замовленням уже прийнято гроші: платника змінюють, поки їх немає",
);
pub const PAYER_UNKNOWN: Text = t("Выберите клиента из списка", "Choose a client from the list", "Виберіть клієнта зі списку");
pub const PAYER_HINT: Text = t("Сам клиент", "The client himself", "Сам клієнт");
pub const NOT_MASTER: Text = t("Выберите мастера этой точки", "Choose a technician of this location", "Виберіть майстра цієї точки");
pub const NOTHING_TO_UNDO: Text = t("Отменить уже нельзя", "It can no longer be undone", "Скасувати вже не можна");
pub const DISCOUNT_TOO_LARGE: Text = t("Скидка больше суммы строки", "The discount exceeds the line", "Знижка більша за суму рядка");
pub const LISTED_PRICE: Text = t(
    "По прайсу эта работа стоит {}. Другую цену ставит тот, у кого есть право «{}»",
    "By the price list this service costs {}. Another price takes the right “{}”",
    "За прайсом ця робота коштує {}. Іншу ціну ставить той, хто має право «{}»",
);
pub const NO_DISCOUNT: Text =
    t("Скидку даёт тот, у кого есть право «{}»", "A discount takes the right “{}”", "Знижку дає той, хто має право «{}»");
pub const NO_PART: Text = t(
    "Выберите запчасть из списка: эта уже не на складе или это не товар",
    "Choose a part from the list: this one has left the warehouse or is not a product",
    "Виберіть запчастину зі списку: цієї вже немає на складі або це не товар",
);
pub const NOT_KEPT_THERE: Text = t(
    "Со склада «{}» заказ {} запчасти не берёт: выберите другой склад или снимите резерв в заказе",
    "Nothing is taken from “{}” for the order {}: choose another warehouse or let the part go in the order",
    "Зі складу «{}» замовлення {} запчастини не бере: виберіть інший склад або зніміть резерв у замовленні",
);
pub const WAREHOUSE_NOT_OPEN: Text = t(
    "С этого склада вам нельзя брать запчасти в этот заказ",
    "You may not take parts for this order from this warehouse",
    "З цього складу вам не можна брати запчастини в це замовлення",
);
pub const LEFT_NONE: Text = t("Свободных уже не осталось", "None are left free", "Вільних уже не лишилося");
pub const LEFT_ONLY: Text = t("Свободно только {}", "Only {} are free", "Вільно лише {}");
pub const KEPT_FOR: Text = t("В резерве для: {}", "Kept for: {}", "У резерві для: {}");
pub const ONE_BY_SERIAL: Text = t(
    "С серийными номерами — по одной штуке в строке",
    "Things with serial numbers go one to a line",
    "Із серійними номерами — по одній штуці в рядку",
);
pub const PARTS_AWAITED: Text = t(
    "Ещё не пришли запчасти: {}. Дождитесь их или уберите из заказа",
    "Parts are still to come: {}. Wait for them or take them out of the order",
    "Ще не надійшли запчастини: {}. Дочекайтеся їх або приберіть із замовлення",
);
pub const LISTED_PART: Text = t(
    "Цена этой запчасти в ремонте — {}. Другую ставит тот, у кого есть право «{}»",
    "The repair price of this part is {}. Another price takes the right “{}”",
    "Ціна цієї запчастини в ремонті — {}. Іншу ставить той, хто має право «{}»",
);
pub const BELOW_COST: Text = t(
    "Это дешевле себестоимости. Так продаёт тот, у кого есть право «{}»",
    "This is below cost. That takes the right “{}”",
    "Це дешевше за собівартість. Так продає той, хто має право «{}»",
);
pub const PARTS_CAME: Text = t("Запчасти пришли", "Parts came", "Запчастини надійшли");
pub const AWAITS: Text = t("Ждёт запчасть", "Waits for a part", "Чекає запчастину");
pub const UNWRITTEN: Text = t("Не списано", "Not written off", "Не списано");
pub const WAREHOUSE: Text = t("Склад", "Warehouse", "Склад");
pub const SERIAL: Text = t("Серийный номер", "Serial number", "Серійний номер");
pub const YES: Text = t("да", "yes", "так");
pub const NOT_OF_STOCK: Text = t("Не со склада", "Not of the stock", "Не зі складу");

// The feed.
pub const F_PART_KEPT: Text = t("В резерве для заказа: {}, {}", "Kept for the order: {}, {}", "У резерві для замовлення: {}, {}");
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
pub const F_RECOSTED: Text = t(
    "Себестоимость запчастей пересчитана: они ушли другими партиями",
    "The cost of parts is put right: they went by other batches",
    "Собівартість запчастин перераховано: вони пішли іншими партіями",
);
pub const F_EDITED: Text = t("Изменено: {}", "Changed: {}", "Змінено: {}");
pub const F_LINE_ADDED: Text = t("Добавлено: {}, {} × {}", "Added: {}, {} × {}", "Додано: {}, {} × {}");
pub const F_LINE_CHANGED: Text = t("Строка «{}»: {}", "Line “{}”: {}", "Рядок «{}»: {}");
pub const F_LINE_REMOVED: Text = t("Убрано: {}, {}", "Removed: {}, {}", "Прибрано: {}, {}");
pub const F_COMMENT: Text = t("Заметка", "Note", "Нотатка");
pub const F_COMMENT_PUBLIC: Text = t("Комментарий для клиента", "Comment for the client", "Коментар для клієнта");
pub const F_PREPAID: Text = t("Предоплата {}: {}", "Prepayment {}: {}", "Передоплата {}: {}");
pub const F_PAID: Text = t("Оплата {}: {}", "Payment {}: {}", "Оплата {}: {}");
pub const F_PARTS_BACK: Text = t("Клиент вернул: {}", "The client brought back: {}", "Клієнт повернув: {}");
pub const F_GIVEN_BACK: Text = t(", отдали {}", ", {} given back", ", віддали {}");
pub const F_LEFT_ON_BALANCE: Text = t(", на баланс {}", ", {} left on the balance", ", на баланс {}");
pub const F_REFUNDED: Text = t("Возврат клиенту {}: {}", "Refund to the client {}: {}", "Повернення клієнту {}: {}");
pub const F_REVERSED: Text = t("Платёж сторнирован: {}", "Payment reversed: {}", "Платіж сторновано: {}");
pub const F_PRINTED: Text = t("Напечатано: {}", "Printed: {}", "Надруковано: {}");

// Fields, as the feed and the forms name them.
pub const MALFUNCTION: Text = t("Неисправность", "Malfunction", "Несправність");
pub const APPEARANCE: Text = t("Внешний вид", "Appearance", "Зовнішній вигляд");
pub const KIT: Text = t("Комплект", "Kit", "Комплект");
pub const UNLOCK: Text = t("Код разблокировки", "Unlock code", "Код розблокування");
pub const NOTE: Text = t("Заметка приёмщика", "Receptionist's note", "Нотатка приймальника");
pub const MASTER_NOTE: Text = t("Заметка мастера", "Technician's note", "Нотатка майстра");
pub const VERDICT: Text = t("Заключение для клиента", "Verdict for the client", "Висновок для клієнта");
pub const MANAGER: Text = t("Менеджер", "Manager", "Менеджер");
pub const MASTER: Text = t("Мастер", "Technician", "Майстер");
pub const TO_ASSIGN: Text = t("назначить", "assign", "призначити");
pub const DEADLINE: Text = t("Срок", "Deadline", "Термін");
pub const URGENT: Text = t("Срочно", "Urgent", "Терміново");
pub const ESTIMATE: Text = t("Ориентировочная цена", "Estimated price", "Орієнтовна ціна");
pub const SOURCE: Text = t("Откуда узнал", "Source", "Звідки дізнався");
pub const PAYER: Text = t("Плательщик", "Payer", "Платник");
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

// The list and the first page.
pub const ORDERS: Text = t("Заказы", "Orders", "Замовлення");
pub const TODAY: Text = t("Сегодня", "Today", "Сьогодні");
pub const IN_WORK: Plural = Plural {
    one: t("{} в работе", "{} in work", "{} у роботі"),
    few: t("{} в работе", "{} in work", "{} у роботі"),
    many: t("{} в работе", "{} in work", "{} у роботі"),
};
pub const SHOWN: Plural = Plural {
    one: t("Показан {} заказ", "{} order shown", "Показано {} замовлення"),
    few: t("Показано {} заказа", "{} orders shown", "Показано {} замовлення"),
    many: t("Показано {} заказов", "{} orders shown", "Показано {} замовлень"),
};
pub const SCROLL: Text = t("прокрутите, чтобы загрузить ещё", "scroll to load more", "прокрутіть, щоб завантажити ще");
pub const NARROW: Text = t("найдено больше, уточните запрос", "more were found, narrow the search", "знайдено більше, уточніть запит");
pub const EXPORT: Text = t("Выгрузить", "Export", "Вивантажити");
pub const VIEWS: Text = t("Виды списка", "Views", "Види списку");
pub const SEARCH: Text = t("Поиск", "Search", "Пошук");
pub const SEARCH_HINT: Text =
    t("Номер, телефон, имя, IMEI, модель", "Number, phone, name, IMEI, model", "Номер, телефон, ім’я, IMEI, модель");
pub const STATUS: Text = t("Статус", "Status", "Статус");
pub const FILTERS: Text = t("Фильтры", "Filters", "Фільтри");
pub const APPLY: Text = t("Применить", "Apply", "Застосувати");
pub const NUMBER: Text = t("Номер", "Number", "Номер");
pub const IN_STATUS: Text = t("В статусе / норма", "In status / norm", "У статусі / норма");
pub const DEVICE_AND_FAULT: Text = t("Устройство и неисправность", "Device and malfunction", "Пристрій і несправність");
pub const SUM: Text = t("Сумма", "Total", "Сума");
pub const DUE: Text = t("Долг", "Due", "Борг");
pub const ADVANCES: Text = t("Авансы", "Advances", "Аванси");
pub const ADVANCE_OF: Text = t("аванс\u{a0}{}", "advance\u{a0}{}", "аванс\u{a0}{}");
pub const OVERPAID_BY: Text = t("переплата\u{a0}{}", "overpaid\u{a0}{}", "переплата\u{a0}{}");
pub const SHOW_OPEN: Text = t("Показать все в работе", "Show all in work", "Показати всі в роботі");
pub const TAKE_IN: Text = t("Принять устройство", "Take a device in", "Прийняти пристрій");
pub const EMPTY: Text = t("Верстак чист", "The bench is clear", "Верстак чистий");
pub const EMPTY_WHY: Text = t(
    "Здесь появятся заказы, как только вы примете первое устройство.",
    "Orders appear here once you take the first device in.",
    "Тут з’являться замовлення, щойно ви приймете перший пристрій.",
);
pub const IN_TILL: Text = t("Деньги в кассах", "Money in the tills", "Гроші в касах");
pub const JOURNAL: Text = t("Журнал", "Journal", "Журнал");
pub const ALL_OF: Text = t("Все {}", "All {}", "Усі {}");

pub fn view(view: View) -> Text {
    match view {
        View::Open => t("Все в работе", "All in work", "Усі в роботі"),
        View::Overdue => t("Просрочены", "Overdue", "Прострочені"),
        View::Pending => t("В ожидании", "Waiting", "В очікуванні"),
        View::Awaiting => t("Ждут запчасти", "Waiting for parts", "Чекають запчастин"),
        View::Incomplete => t("Не списано", "Not written off", "Не списано"),
        View::Ready => t("Готовы, не забраны", "Ready, not collected", "Готові, не забрані"),
        View::Mine => t("Мои", "Mine", "Мої"),
        View::Urgent => t("Срочные", "Urgent", "Термінові"),
        View::Unassigned => t("Без мастера", "No technician", "Без майстра"),
        View::Debts => t("Долги", "Debts", "Борги"),
        View::Closed => t("Закрытые", "Closed", "Закриті"),
        View::All => t("Все", "All", "Усі"),
    }
}

pub fn nothing_in(view: View) -> Text {
    match view {
        View::Overdue => t("Просроченных нет", "Nothing is overdue", "Прострочених немає"),
        View::Ready => t("Все готовые забраны", "Everything ready is collected", "Усі готові забрано"),
        View::Awaiting => t("Все запчасти на месте", "All parts are here", "Усі запчастини на місці"),
        View::Incomplete => t("Все запчасти списаны", "All parts are written off", "Усі запчастини списано"),
        View::Pending => t("Никто не ждёт согласования", "Nobody waits for approval", "Ніхто не чекає погодження"),
        _ => t("На вас пока ничего", "Nothing on you yet", "На вас поки нічого"),
    }
}

// Papers.
pub const PRINT: Text = t("Печать", "Print", "Друк");
pub const DO_PRINT: Text = t("Напечатать", "Print", "Надрукувати");
pub const P_RECEIPT: Text = t("Квитанция A5", "Receipt A5", "Квитанція A5");
pub const P_TWO: Text = t("Две на A4", "Two on A4", "Дві на A4");
pub const P_ACT: Text = t("Акт A4", "Act A4", "Акт A4");
pub const P_LABEL: Text = t("Наклейка 58×40", "Label 58×40", "Наліпка 58×40");
pub const P_IMEI: Text = t("IMEI", "IMEI", "IMEI");
pub const P_SERIAL: Text = t("Серийный номер", "Serial number", "Серійний номер");
pub const P_REGISTRATION: Text = t("ОГРН", "Reg. No", "Реєстр. №");
pub const P_RECEIPT_TITLE: Text = t("Квитанция о приёме № {}", "Intake receipt No. {}", "Квитанція про приймання № {}");
pub const P_TAKEN_BY: Text = t("принял: {}", "taken in by {}", "прийняв: {}");
pub const P_MORE_LINES: Plural = Plural {
    one: t("И ещё {} строка", "And {} more line", "І ще {} рядок"),
    few: t("И ещё {} строки", "And {} more lines", "І ще {} рядки"),
    many: t("И ещё {} строк", "And {} more lines", "І ще {} рядків"),
};
pub const P_GAVE: Text = t("Сдал: {}", "Handed in: {}", "Здав: {}");
pub const P_TOOK: Text = t("Принял: {}", "Taken in: {}", "Прийняв: {}");
pub const P_PRELIMINARY: Text = t("Предварительно", "Estimate", "Попередньо");
pub const P_PREPAID: Text = t("Предоплата", "Prepaid", "Передоплата");
pub const P_DUE_LATER: Text = t("К доплате при выдаче", "Due at hand-over", "До сплати при видачі");
pub const P_PRICE_LATER: Text = t(
    "Стоимость сообщим после диагностики и начнём ремонт только с вашего согласия.",
    "We will tell the price after diagnostics and start only with your consent.",
    "Вартість повідомимо після діагностики й почнемо ремонт лише за вашою згодою.",
);
pub const P_ACT_TITLE: Text = t("Акт выполненных работ № {}", "Act of services rendered No. {}", "Акт виконаних робіт № {}");
pub const P_TO_RECEIPT: Text = t("к квитанции от {}", "to the receipt of {}", "до квитанції від {}");
pub const P_CUSTOMER: Text = t("Заказчик", "Customer", "Замовник");
pub const P_EXECUTOR: Text = t("Исполнитель", "Contractor", "Виконавець");
pub const P_CLAIMED: Text = t("Заявлено", "Claimed", "Заявлено");
pub const P_FOUND: Text = t("Установлено", "Found", "Встановлено");
pub const P_WORK_OR_PART: Text = t("Работа, запчасть", "Work, part", "Робота, запчастина");
pub const P_QTY: Text = t("Кол.", "Qty", "К-сть");
pub const P_NO_WORKS: Text = t("Работы не выполнялись", "No services were rendered", "Роботи не виконувалися");
pub const P_TOTAL: Text = t("Итого", "Total", "Разом");
pub const P_PAID: Text = t("Оплачено: {}", "Paid: {}", "Сплачено: {}");
pub const P_DEBT: Text = t("Остаётся оплатить", "Still due", "Залишається сплатити");
pub const P_TOTAL_WORDS: Text = t("Всего: {}.", "Total: {}.", "Усього: {}.");
pub const P_NO_VAT: Text = t("Без НДС.", "No VAT.", "Без ПДВ.");
pub const P_VAT: Text = t("В том числе НДС {}\u{a0}%: {}.", "Including VAT at {}%: {}.", "У тому числі ПДВ {}\u{a0}%: {}.");
pub const P_UNTIL: Text = t("до {}", "until {}", "до {}");
pub const P_DAYS: Plural =
    Plural {
        one: t("{} день", "{} day", "{} день"), few: t("{} дня", "{} days", "{} дні"), many: t("{} дней", "{} days", "{} днів")
    };
pub const AWAITING: Text = t("Ждут согласования", "Waiting for approval", "Чекають погодження");
pub const P_UNREPAIRED: Text = t(
    "Устройство возвращено без ремонта, работы не выполнялись. Претензий к состоянию и комплекту нет.",
    "The device is returned unrepaired, no services were rendered. There are no claims as to its condition and kit.",
    "Пристрій повернуто без ремонту, роботи не виконувалися. Претензій до стану та комплекту немає.",
);
pub const P_DONE: Text = t(
    "Работы выполнены, устройство проверено при заказчике. Претензий по объёму и качеству нет.",
    "The services are rendered and the device was checked in the customer's presence. There are no claims as to volume and quality.",
    "Роботи виконано, пристрій перевірено в присутності замовника. Претензій щодо обсягу та якості немає.",
);
pub const P_KEEP: Text = t(
    "Сохраните акт: он подтверждает гарантию. Для обращения достаточно номера заказа.",
    "Keep this act: it proves the warranty. The order number is enough to come back.",
    "Збережіть акт: він підтверджує гарантію. Для звернення достатньо номера замовлення.",
);
