//! What the order card says.

use crate::kernel::{Plural, Text, text::t};

// The head.
pub const PREVIOUS: Text = t("Предыдущий заказ", "Previous order", "Попереднє замовлення");
pub const NEXT: Text = t("Следующий заказ", "Next order", "Наступне замовлення");
pub const CLOSE: Text = t("Закрыть карточку", "Close the card", "Закрити картку");
pub const PRINT: Text = t("Печать", "Print", "Друк");
pub const RECEIPT: Text = t("Приёмная квитанция", "Intake receipt", "Приймальна квитанція");
pub const ACT: Text = t("Акт выполненных работ", "Certificate of work", "Акт виконаних робіт");
pub const LABEL: Text = t("Этикетка на устройство", "Device label", "Етикетка на пристрій");
/// Before the names of the others who look at the same order.
pub const BESIDE: Text = t("Тоже смотрит:", "Also here:", "Теж дивиться:");
pub const MORE: Text = t("Ещё действия", "More actions", "Ще дії");
pub const EDIT_DETAILS: Text = t("Изменить данные", "Edit details", "Змінити дані");
pub const CHANGE_TYPE: Text = t("Сменить тип заказа", "Change order type", "Змінити тип замовлення");
pub const PEOPLE: Text = t("Сроки и люди", "Dates and people", "Терміни й люди");
pub const REOPEN: Text = t("Вернуть в работу", "Reopen", "Повернути в роботу");
pub const OWN_PAGE: Text = t("Открыть в отдельной вкладке", "Open in a tab of its own", "Відкрити в окремій вкладці");
pub const URGENT: Text = t("Срочно", "Urgent", "Терміново");
pub const ALLOWED: Text = t("Разрешённые переходы", "Allowed moves", "Дозволені переходи");
pub const ONLY: Text = t("только {}", "only {}", "тільки {}");
pub const MOVE_TO: Text = t("Перевести в «{}»", "Move to “{}”", "Перевести в «{}»");
pub const HAND_OVER: Text = t("Выдать клиенту", "Hand over", "Видати клієнту");
pub const HAND_OVER_FOR: Text = t("Выдать и принять {}", "Hand over and take {}", "Видати й прийняти {}");
pub const PATH: Text = t("Путь заказа", "Path of the order", "Шлях замовлення");
pub const OVER_NORM: Text = t("{} сверх нормы", "{} over the norm", "{} понад норму");
pub const OF_NORM: Text = t("{} из {}", "{} of {}", "{} з {}");
pub const MINUTES: Text = t("{}\u{a0}мин", "{}\u{a0}min", "{}\u{a0}хв");
pub const HOURS: Text = t("{}\u{a0}ч", "{}\u{a0}h", "{}\u{a0}год");
pub const HOURS_MINUTES: Text = t("{}\u{a0}ч {}\u{a0}м", "{}\u{a0}h {}\u{a0}m", "{}\u{a0}год {}\u{a0}хв");
pub const DAYS: Text = t("{}\u{a0}д", "{}\u{a0}d", "{}\u{a0}д");
pub const DAYS_HOURS: Text = t("{}\u{a0}д {}\u{a0}ч", "{}\u{a0}d {}\u{a0}h", "{}\u{a0}д {}\u{a0}год");

// The parts.
pub const PARTS_OF_CARD: Text = t("Разделы карточки", "Sections of the card", "Розділи картки");
pub const TAB_LINES: Text = t("Работы и запчасти", "Services and parts", "Роботи й запчастини");
pub const TAB_MONEY: Text = t("Оплаты", "Payments", "Оплати");
pub const TAB_FEED: Text = t("Лента", "Feed", "Стрічка");
pub const TOTAL: Text = t("Итого", "Total", "Разом");
pub const PAID: Text = t("Оплачено", "Paid", "Сплачено");
pub const DUE: Text = t("К доплате", "Due", "До сплати");
pub const OVERPAID: Text = t("Переплата", "Overpaid", "Переплата");
pub const AHEAD: Text = t("Аванс", "Advance", "Аванс");
pub const TAKE_PAYMENT: Text = t("Принять оплату", "Take payment", "Прийняти оплату");

// Works and parts.
pub const SAID: Text = t("Заявлено", "Reported", "Заявлено");
pub const FOUND: Text = t("Заключение", "Verdict", "Висновок");
pub const WORKS: Text = t("Работы", "Services", "Роботи");
pub const PARTS: Text = t("Запчасти и товары", "Parts and goods", "Запчастини й товари");
pub const PARTS_SHORT: Text = t("Запчасти", "Parts", "Запчастини");
pub const NO_WORKS: Text = t("Работ пока нет", "No services yet", "Робіт поки немає");
pub const NO_PARTS: Text = t("Запчастей пока нет", "No parts yet", "Запчастин поки немає");
pub const QTY: Text = t("Кол.", "Qty", "К-сть");
pub const SUM: Text = t("Сумма", "Sum", "Сума");
pub const COST_SHORT: Text = t("Себест.", "Cost", "Собів.");
// Parts and the stock.
pub const AT_PLACE: Text = t("{}: {}", "{}: {}", "{}: {}");
pub const UNIT_AT_PLACE: Text = t("S/N {}, {}", "S/N {}, {}", "S/N {}, {}");
pub const NOWHERE: Text =
    t("нет в наличии, будет ждать закупки", "not in stock, will wait to be bought", "немає в наявності, чекатиме закупівлі");
pub const KEPT: Text = t("в резерве", "kept", "у резерві");
pub const LAID_ASIDE: Text = t("отложено в заказ", "laid aside", "відкладено в замовлення");
pub const WRITTEN_OFF: Text = t("списано", "written off", "списано");
pub const TO_BUY: Text = t("Ждёт закупки: {}", "To be bought: {}", "Чекає закупівлі: {}");
pub const SAY_SERIAL: Text = t("Выберите серийный номер", "Choose a serial number", "Виберіть серійний номер");
pub const INCOMPLETE: Text = t("Не всё списано", "Not all written off", "Не все списано");
pub const INCOMPLETE_WHY: Text = t(
    "В заказе есть запчасти, которые не списаны со склада",
    "Some parts of the order were not written off",
    "У замовленні є запчастини, які не списано зі складу",
);
pub const NOT_OF_STOCK_HINT: Text = t(
    "Купили для этого заказа или принёс клиент: списывать нечего",
    "Bought for this order or brought by the client: nothing to write off",
    "Купили для цього замовлення або приніс клієнт: списувати нічого",
);
pub const OF_STOCK: Text = t("Списать со склада", "Write off from the stock", "Списати зі складу");
pub const OF_STOCK_HINT: Text =
    t("Найдите этот товар или отсканируйте", "Find the product or scan it", "Знайдіть цей товар або відскануйте");
pub const KEEP: Text = t("Взять в резерв", "Keep", "Узяти в резерв");
pub const KEPT_NOW: Text = t("{}: в резерве для этого заказа", "{}: kept for this order", "{}: у резерві для цього замовлення");
pub const FREE_HERE: Text = t("{}: свободно {}", "{}: {} free", "{}: вільно {}");
pub const ANY_PLACE: Text = t("Где есть", "Wherever it is", "Де є");
pub const PRICE_OF_PART: Text = t("Цена в ремонте из каталога", "Repair price of the catalogue", "Ціна в ремонті з каталогу");
pub const PARTS_GO_BACK: Text = t(
    "Запчасти вернутся на склад: {}. Если клиент за них не платит, сначала уберите их из заказа",
    "Parts go back to the stock: {}. If the client does not pay for them, take them out of the order first",
    "Запчастини повернуться на склад: {}. Якщо клієнт за них не платить, спершу приберіть їх із замовлення",
);
pub const MARGIN: Text = t("Маржа", "Margin", "Маржа");
pub const NO_MASTER: Text = t("мастер не указан", "no technician", "майстра не вказано");
pub const WARRANTY_DAYS: Text = t("{}\u{a0}дн.", "{}\u{a0}d", "{}\u{a0}дн.");
pub const EDIT_LINE: Text = t("Изменить строку", "Edit the line", "Змінити рядок");
pub const ADD_WORK: Text = t("Работа из прайса или своя", "A service from the price list or your own", "Робота з прайсу або своя");
pub const ADD_PART: Text = t("Запчасть или товар", "A part or goods", "Запчастина або товар");
pub const OF_THAT_DISCOUNT: Text = t("Учтена скидка", "Discount included", "Враховано знижку");
pub const LATEST: Text = t("Последнее в ленте", "Latest in the feed", "Останнє у стрічці");

// The side.
pub const CLIENT_CARD: Text = t("Карточка", "Card", "Картка");
pub const PAYER: Text = t("Платит", "Paid by", "Платить");
pub const CAREFUL: Text = t("Осторожно с этим клиентом", "Be careful with this client", "Обережно з цим клієнтом");
pub const ORDERS_HAD: Plural = Plural {
    one: t("{} заказ", "{} order", "{} замовлення"),
    few: t("{} заказа", "{} orders", "{} замовлення"),
    many: t("{} заказов", "{} orders", "{} замовлень"),
};
pub const OFF_WORKS: Text = t("скидка {}\u{a0}% на работы", "{}\u{a0}% off services", "знижка {}\u{a0}% на роботи");
pub const OFF_PARTS: Text = t("скидка {}\u{a0}% на запчасти", "{}\u{a0}% off parts", "знижка {}\u{a0}% на запчастини");
pub const HISTORY: Text = t("История", "History", "Історія");
pub const IMEI: Text = t("IMEI", "IMEI", "IMEI");
pub const SERIAL: Text = t("С/н", "S/N", "С/н");
pub const LOOK: Text = t("Вид", "Condition", "Вигляд");
pub const UNLOCK_SHORT: Text = t("Код", "Code", "Код");
pub const REVEAL: Text = t("Показать код", "Show the code", "Показати код");
pub const COPY: Text = t("Копировать", "Copy", "Копіювати");
pub const DATES_AND_PEOPLE: Text = t("Сроки и люди", "Dates and people", "Терміни й люди");
pub const TAKEN_IN: Text = t("Принят", "Taken in", "Прийнято");
pub const DONE: Text = t("Готов", "Ready", "Готово");
pub const CLOSED_AT: Text = t("Закрыт", "Closed", "Закрито");
pub const SET_DEADLINE: Text = t("Назначить срок", "Set a deadline", "Призначити термін");
pub const ASSIGN: Text = t("Назначить", "Assign", "Призначити");
pub const ESTIMATE_SHORT: Text = t("Ориентир", "Estimate", "Орієнтир");
pub const SOURCE_SHORT: Text = t("Источник", "Source", "Джерело");

// Payments.
pub const NO_PAYMENTS: Text = t("Оплат пока нет", "No payments yet", "Оплат поки немає");
pub const NO_PAYMENTS_WHY: Text = t(
    "Здесь будут предоплаты, оплаты и возвраты этого заказа.",
    "Prepayments, payments and refunds of this order will be here.",
    "Тут будуть передоплати, оплати й повернення цього замовлення.",
);
pub const WHEN: Text = t("Когда", "When", "Коли");
pub const WHAT: Text = t("Что", "What", "Що");
pub const CASHBOX: Text = t("Касса", "Cashbox", "Каса");
pub const TAKEN_BY: Text = t("Провёл", "Entered by", "Провів");
pub const REVERSED: Text = t("сторнировано", "reversed", "сторновано");
pub const REVERSE: Text = t("Сторнировать", "Reverse", "Сторнувати");
pub const TENDERED_CHANGE: Text = t("получено {}, сдача {}", "received {}, change {}", "отримано {}, решта {}");
pub const PREPAYMENT: Text = t("Предоплата", "Prepayment", "Передоплата");
pub const PAYMENT: Text = t("Оплата", "Payment", "Оплата");
pub const REFUND_NAME: Text = t("Возврат", "Refund", "Повернення");
pub const REVERSAL_NAME: Text = t("Сторно", "Reversal", "Сторно");
pub const REFUND: Text = t("Вернуть деньги", "Refund", "Повернути гроші");

// Parts that come back after the hand-over.
pub const TAKE_PARTS_BACK: Text = t("Принять возврат", "Take parts back", "Прийняти повернення");
pub const RETURN_OF: Text = t("Возврат деталей по заказу {}", "Parts of order {} come back", "Повернення деталей за замовленням {}");
pub const PARTS_CAME: Text = t("Возврат на {} принят", "A return of {} is taken", "Повернення на {} прийнято");
pub const RETURN_NAME: Text = t("Возврат деталей", "Parts back", "Повернення деталей");
pub const NO_PARTS_OUT: Text = t(
    "У клиента не осталось деталей по этому заказу",
    "The client has no parts of this order left",
    "У клієнта не лишилося деталей за цим замовленням",
);
pub const CAME_BACK: Text = t("вернули {}", "{} came back", "повернули {}");

// The feed.
pub const FOR_WHOM: Text = t("Для кого", "For whom", "Для кого");
pub const NOTE_TO_STAFF: Text = t("Заметка", "Note", "Нотатка");
pub const NOTE_TO_CLIENT: Text = t("Клиенту", "To the client", "Клієнту");
pub const WRITE: Text = t("Написать…", "Write…", "Написати…");
pub const SEND: Text = t("Отправить", "Send", "Надіслати");
pub const COMMENTED: Text = t("Записано в ленту", "Written to the feed", "Записано у стрічку");
pub const FEED_FILTER: Text = t("Что показать", "What to show", "Що показати");
pub const FEED_ALL: Text = t("Всё", "All", "Усе");
pub const FEED_NOTES: Text = t("Заметки", "Notes", "Нотатки");
pub const FEED_MONEY: Text = t("Деньги", "Money", "Гроші");
pub const FEED_STATUSES: Text = t("Статусы", "Statuses", "Статуси");
pub const PUT_BACK: Text = t("Вернуть", "Put back", "Повернути");
pub const FEED_EMPTY: Text = t("Таких записей пока нет", "No such entries yet", "Таких записів поки немає");

// Changes.
pub const NOW_IN: Text = t("Статус: «{}»", "Status: “{}”", "Статус: «{}»");
pub const STEP_UNDONE: Text = t("Статус возвращён", "The status is back", "Статус повернуто");
pub const NO_STATUS_IN_TYPE: Text = t(
    "В этом типе заказа нет нынешнего статуса: выберите, в каком продолжить",
    "The present status does not exist in this type: choose where to go on",
    "У цьому типі замовлення немає нинішнього статусу: виберіть, у якому продовжити",
);
pub const STATUS_IN_TYPE: Text = t("Статус в новом типе", "Status in the new type", "Статус у новому типі");
pub const TYPE_CHANGED: Text = t("Тип заказа изменён", "Order type changed", "Тип замовлення змінено");
pub const KIT: Text = t("комплект", "kit", "комплект");
pub const SHELF: Text = t("ячейка {}", "bin {}", "комірка {}");
pub const OF_BATCH: Text = t("партия от {}", "batch of {}", "партія від {}");
pub const LINE_ADDED: Text = t("Добавлено: {}", "Added: {}", "Додано: {}");
pub const LINE_SAVED: Text = t("Сохранено: {}", "Saved: {}", "Збережено: {}");
pub const LINE_REMOVED: Text = t("Убрано: {}", "Removed: {}", "Прибрано: {}");
pub const LINE_RESTORED: Text = t("Строка возвращена", "The line is back", "Рядок повернуто");
pub const NAME_LINE: Text = t("Введите название", "Enter a name", "Введіть назву");
pub const NEED_PRICE: Text = t("Укажите цену", "Enter the price", "Вкажіть ціну");
pub const WORK_TITLE: Text = t("Работа", "Work", "Робота");
pub const PART_TITLE: Text = t("Запчасть или товар", "Part or goods", "Запчастина або товар");
pub const FORMER_EMPLOYEE: Text = t("бывший сотрудник", "former employee", "колишній співробітник");
pub const DISCOUNT_HINT: Text = t("10 % или сумма", "10% or a sum", "10 % або сума");
pub const PRICE_LISTED: Text = t("Цена из прайса", "Listed price", "Ціна з прайса");
pub const DISCOUNT_BY_RIGHT: Text = t("Нужно право", "Needs a right", "Потрібне право");
pub const WARRANTY_IN_DAYS: Text = t("Гарантия, дней", "Warranty, days", "Гарантія, днів");
pub const COST_OF_ONE: Text = t("Себестоимость единицы", "Cost of one", "Собівартість одиниці");

// Money and the hand-over.
pub const PAYMENT_OF: Text = t("Оплата по заказу {}", "Payment for order {}", "Оплата за замовленням {}");
pub const TAKE_MONEY: Text = t("Принять деньги", "Take the money", "Прийняти гроші");
pub const NO_CASHBOXES: Text = t(
    "У точки нет ни одной кассы. Добавьте её в настройках",
    "The location has no cashbox. Add one in the settings",
    "У точки немає жодної каси. Додайте її в налаштуваннях",
);
pub const REFUND_OF: Text = t("Возврат по заказу {}", "Refund of order {}", "Повернення за замовленням {}");
pub const REFUND_FROM: Text = t("Из какой кассы", "From which cashbox", "З якої каси");
pub const REFUND_AMOUNT: Text = t("Сумма возврата", "Amount to refund", "Сума повернення");
pub const AT_MOST: Text = t("Оплачено {}", "Paid {}", "Сплачено {}");
pub const REASON: Text = t("Причина", "Reason", "Причина");
pub const REFUNDED: Text = t("Возвращено {}", "{} refunded", "Повернено {}");
pub const REVERSED_DONE: Text = t("Платёж сторнирован", "The payment is reversed", "Платіж сторновано");
pub const HAND_OVER_TITLE: Text = t("Выдать заказ {}", "Hand over order {}", "Видати замовлення {}");
pub const CLOSE_AS: Text = t("Закрыть заказ {}: {}", "Close order {}: {}", "Закрити замовлення {}: {}");
pub const CLOSE_DO: Text = t("Закрыть заказ", "Close the order", "Закрити замовлення");
pub const TICK_DEBT: Text = t(
    "Не хватает {}. Примите всё или отметьте «Отдать в долг»",
    "{} is missing. Take it all or tick “Hand over in debt”",
    "Не вистачає {}. Прийміть усе або позначте «Віддати в борг»",
);
pub const IN_DEBT: Text = t("Отдать в долг", "Hand over in debt", "Віддати в борг");
pub const IN_DEBT_HINT: Text = t(
    "Остаток запишется долгом клиента. Ничего не принимаете — очистите сумму.",
    "The rest becomes the client's debt. Clear the amount if you take nothing.",
    "Залишок запишеться боргом клієнта. Нічого не приймаєте — очистьте суму.",
);
pub const MAY_NOT_TAKE: Text = t(
    "К доплате {}. Принять оплату может тот, у кого есть такое право.",
    "{} is due. Somebody with the right to take payments can accept it.",
    "До сплати {}. Прийняти оплату може той, хто має таке право.",
);
pub const GIVE_BACK_FIRST: Text = t(
    "Клиент заплатил на {} больше. Верните ему деньги: меню карточки, «Вернуть деньги».",
    "The client has paid {} more. Give it back: card menu, “Refund”.",
    "Клієнт сплатив на {} більше. Поверніть йому гроші: меню картки, «Повернути гроші».",
);
pub const CLOSED_NOW: Text = t("Заказ закрыт: «{}»", "The order is closed: “{}”", "Замовлення закрито: «{}»");
pub const REOPEN_TITLE: Text = t("Вернуть заказ {} в работу", "Reopen order {}", "Повернути замовлення {} в роботу");
pub const REOPEN_TO: Text = t("В какой статус", "To which status", "У який статус");
pub const REOPEN_WHY: Text = t(
    "Выручка по заказу отменится, оплата станет авансом клиента.",
    "The revenue of the order is undone, what was paid becomes the client's advance.",
    "Виручку за замовленням буде скасовано, оплата стане авансом клієнта.",
);
pub const REOPENED: Text = t("Заказ снова в работе", "The order is open again", "Замовлення знову в роботі");

// Orders on the cards of clients and devices.
pub const NO_ORDERS: Text = t("Заказов пока нет", "No orders yet", "Замовлень поки немає");
pub const NUMBER: Text = t("Номер", "Number", "Номер");
pub const STATUS: Text = t("Статус", "Status", "Статус");
pub const BALANCE: Text = t("Баланс", "Balance", "Баланс");
pub const OWES: Text = t("Долг клиента", "The client owes", "Борг клієнта");
pub const ADVANCE: Text = t("Аванс клиента", "The client's advance", "Аванс клієнта");
pub const SETTLED: Text = t("Расчёты закрыты", "Settled", "Розрахунки закриті");
pub const NO_MONEY: Text =
    t("Денег по клиенту ещё не проводили", "No money has moved for this client yet", "Грошей за клієнтом ще не проводили");
