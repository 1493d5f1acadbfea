//! What buying says.

use crate::kernel::{
    Text,
    text::{Plural, t},
};

// Refusals.
pub const NO_LINES: Text = t("Добавьте хотя бы один товар", "Add at least one product", "Додайте хоча б один товар");
pub const NOT_DRAFT: Text = t(
    "Заказ уже отправлен: верните его в черновики",
    "The order is sent already: take it back to drafts",
    "Замовлення вже надіслано: поверніть його в чернетки",
);
pub const NOT_SENT: Text = t("По этому заказу ничего не ждут", "Nothing is awaited by this order", "За цим замовленням нічого не чекають");
pub const ALREADY_ARRIVED: Text = t(
    "По заказу уже пришёл товар: изменить его нельзя",
    "Goods arrived by the order already: it cannot be changed",
    "За замовленням уже надійшов товар: змінити його не можна",
);
pub const NOTHING_TO_COME: Text = t("По заказу всё пришло", "Everything of the order arrived", "За замовленням усе надійшло");
pub const WAS_SENT: Text = t(
    "У заказа есть номер: его не удаляют, а отменяют",
    "The order has a number: it is cancelled, not discarded",
    "Замовлення має номер: його не видаляють, а скасовують",
);
pub const TOO_MANY_LINES: Text = t(
    "В заказе не больше {} строк: сделайте второй",
    "An order has at most {} lines: make a second one",
    "У замовленні не більше {} рядків: зробіть друге",
);
pub const TOO_DEAR: Text = t("Сумма слишком большая", "The sum is too large", "Сума завелика");
pub const NOT_BOUGHT: Text =
    t("«{}» — комплект: закупаются его части", "“{}” is a kit: its parts are bought", "«{}» — комплект: закуповуються його частини");
pub const NOT_SUPPLIER: Text = t(
    "«{}» не отмечен в клиентах как поставщик",
    "“{}” is not marked as a supplier among clients",
    "«{}» не позначено в клієнтах як постачальника",
);
pub const WISH_ORDERED: Text = t("Это уже в заказе поставщику", "It is in an order already", "Це вже в замовленні постачальнику");
pub const CHOOSE_SUPPLIER: Text = t("Выберите поставщика", "Choose a supplier", "Виберіть постачальника");
pub const NO_SUCH_SUPPLIER: Text = t(
    "Такого поставщика нет: выберите из списка",
    "There is no such supplier: choose from the list",
    "Такого постачальника немає: виберіть зі списку",
);
pub const CHOOSE_LINES: Text = t("Отметьте, что заказать", "Tick what to order", "Позначте, що замовити");
pub const LOOK_BELOW: Text = t(
    "Не получилось: посмотрите строки, отмеченные красным",
    "It did not work: look at the lines marked red",
    "Не вийшло: подивіться на рядки, позначені червоним",
);
pub const FRACTION: Text = t("Такую часть не отмерить", "So small a part cannot be measured", "Таку частину не відміряти");
pub const NOT_FOUND: Text = t("Такого товара нет", "There is no such product", "Такого товару немає");
pub const CHOOSE: Text = t("Подходит несколько, выберите:", "Several fit, choose one:", "Підходить кілька, виберіть:");

// Sections.
pub const PURCHASES: Text = t("Закупки", "Purchases", "Закупівлі");
pub const TO_BUY: Text = t("Что закупить", "What to buy", "Що закупити");
pub const ORDERS: Text = t("Заказы поставщикам", "Orders to suppliers", "Замовлення постачальникам");
pub const ORDER_TITLE: Text = t("Заказ поставщику", "Order to a supplier", "Замовлення постачальнику");
pub const DRAFT_WORD: Text = t("черновик", "draft", "чернетка");

// Fields.
pub const WAREHOUSE: Text = t("Склад", "Warehouse", "Склад");
pub const ALL_WAREHOUSES: Text = t("Все склады", "All warehouses", "Усі склади");
pub const ARRIVES_AT: Text = t("Куда привезут", "Arrives at", "Куди привезуть");
pub const WHERE_TO: Text = t("На какой склад", "To which warehouse", "На який склад");
pub const SUPPLIER: Text = t("Поставщик", "Supplier", "Постачальник");
pub const BUYER: Text = t("Покупатель", "Buyer", "Покупець");
pub const SUPPLIER_HINT: Text = t("Название поставщика", "Name of the supplier", "Назва постачальника");
pub const NO_SUPPLIER: Text = t("Поставщик не указан", "No supplier", "Постачальника не вказано");
pub const ANY_SUPPLIER: Text = t("Любой поставщик", "Any supplier", "Будь-який постачальник");
pub const EXPECTED: Text = t("Ожидаем", "Expected", "Очікуємо");
pub const COMMENT: Text = t("Комментарий", "Comment", "Коментар");
pub const COMMENT_HINT: Text = t("Увидит поставщик", "The supplier sees it", "Побачить постачальник");
pub const REASON: Text = t("Почему отменяем", "Why", "Чому скасовуємо");
pub const PRODUCT: Text = t("Товар", "Product", "Товар");
pub const CODE: Text = t("Код", "Code", "Код");
pub const SKU: Text = t("Артикул", "Article", "Артикул");
pub const QUANTITY: Text = t("Кол-во", "Qty", "Кількість");
pub const UNIT: Text = t("Ед.", "Unit", "Од.");
pub const PRICE: Text = t("Цена", "Price", "Ціна");
pub const SUM: Text = t("Сумма", "Sum", "Сума");
pub const TOTAL: Text = t("Итого", "Total", "Разом");
pub const WHY: Text = t("Откуда число", "Why so much", "Звідки число");
pub const TAKE: Text = t("Заказать", "Order", "Замовити");
pub const TAKE_NAMED: Text = t("Заказать: {}", "Order: {}", "Замовити: {}");
pub const ACTIONS: Text = t("Действия", "Actions", "Дії");
pub const REMOVE: Text = t("Убрать", "Remove", "Прибрати");
pub const ADD: Text = t("Добавить", "Add", "Додати");
pub const SHOW: Text = t("Показать", "Show", "Показати");
pub const FIND: Text = t("Название, код или артикул", "Name, code or article", "Назва, код або артикул");
pub const SCAN: Text = t("Штрихкод, код, артикул или название", "Barcode, code, article or name", "Штрихкод, код, артикул або назва");
pub const AUTHOR: Text = t("Кто оформил", "By", "Хто оформив");
pub const STANDING: Text = t("Состояние", "State", "Стан");
pub const ANY_STANDING: Text = t("Любое состояние", "Any state", "Будь-який стан");
pub const LATE: Text = t("Просроченные", "Late", "Прострочені");
pub const ORDER: Text = t("Заказ", "Order", "Замовлення");
pub const CAME: Text = t("Пришло", "Arrived", "Надійшло");
pub const SENT_ON: Text = t("Отправлен", "Sent on", "Надіслано");
pub const HEAD: Text = t("Реквизиты", "Details", "Реквізити");
pub const LINES: Text = t("Товары", "Goods", "Товари");
pub const ARRIVALS: Text = t("Поступления", "Arrivals", "Надходження");
pub const NOTHING_CAME: Text = t("Пока ничего не пришло", "Nothing arrived yet", "Поки нічого не надійшло");
pub const FEED: Text = t("История", "History", "Історія");
pub const NO_LINES_YET: Text = t("Добавьте первый товар", "Add the first product", "Додайте перший товар");

// Standings.
pub const DRAFT: Text = t("Черновик", "Draft", "Чернетка");
pub const SENT: Text = t("Отправлен", "Sent", "Надіслано");
pub const PARTLY: Text = t("Пришёл частично", "Partly arrived", "Надійшло частково");
pub const ARRIVED: Text = t("Пришёл", "Arrived", "Надійшло");
pub const CANCELLED: Text = t("Отменён", "Cancelled", "Скасовано");

// What to buy.
pub const POSITIONS: Plural = Plural {
    one: t("{} позиция", "{} item", "{} позиція"),
    few: t("{} позиции", "{} items", "{} позиції"),
    many: t("{} позиций", "{} items", "{} позицій"),
};
pub const ORDERS_MADE: Plural = Plural {
    one: t("Создан {} заказ", "{} order is made", "Створено {} замовлення"),
    few: t("Создано {} заказа", "{} orders are made", "Створено {} замовлення"),
    many: t("Создано {} заказов", "{} orders are made", "Створено {} замовлень"),
};
pub const HOW: Text = t("Как считать", "How to reckon", "Як рахувати");
pub const BY_MINIMUM: Text = t("По минимуму", "By the minimum", "За мінімумом");
pub const BY_DEMAND: Text = t("По расходу за день", "By daily demand", "За денною витратою");
pub const WINDOW: Text = t("Расход за, дн.", "Over, days", "Витрата за, дн.");
pub const LEAD: Text = t("Доставка, дн.", "Delivery, days", "Доставка, дн.");
pub const COVER: Text = t("Запас, дн.", "Cover, days", "Запас, дн.");
pub const SAFETY: Text = t("Страховой, дн.", "Safety, days", "Страховий, дн.");
pub const DEMAND_HINT: Text = t(
    "Желаемый остаток = средний расход за день × (доставка + запас + страховой запас). Заказываем, когда не хватит дождаться доставки.",
    "Target = average daily demand × (delivery + cover + safety). Ordered when it would run out before the delivery.",
    "Бажаний залишок = середня витрата за день × (доставка + запас + страховий запас). Замовляємо, коли не вистачить дочекатися доставки.",
);
pub const AVAILABLE: Text = t("свободно {}", "{} free", "вільно {}");
pub const INCOMING: Text = t("едет {}", "{} on the way", "їде {}");
pub const DRAFTED: Text = t("в черновике {}", "{} in a draft", "у чернетці {}");
pub const LEVEL: Text = t("минимум {}, нужно {}", "minimum {}, target {}", "мінімум {}, потрібно {}");
pub const DAILY: Text = t("уходит {} в день", "{} go in a day", "іде {} на день");
pub const ORDERS_WAIT: Text = t("ждут заказы: {}", "orders wait for {}", "чекають замовлення: {}");
pub const AND_MORE: Text = t("и ещё {}", "and {} more", "і ще {}");
pub const WISHED_BY: Text = t("просили {}, {}", "{} asked for, {}", "просили {}, {}");
pub const PACK: Text = t("упаковками по {}", "by packs of {}", "упаковками по {}");
pub const MAKE_ORDERS: Text = t("Создать заказ поставщику", "Order from suppliers", "Створити замовлення постачальнику");
pub const MAKE_ORDER: Text = t("Заказать отмеченное", "Order what is ticked", "Замовити позначене");
pub const MORE_TO_BUY: Text = t(
    "Показаны первые {} товаров: выберите один склад или закажите эти",
    "The first {} products are shown: choose one warehouse or order these",
    "Показано перші {} товарів: виберіть один склад або замовте ці",
);
pub const NOTHING_TO_BUY: Text = t("Закупать нечего", "Nothing to buy", "Закуповувати нічого");
pub const NOTHING_TO_BUY_WHY: Text = t(
    "Здесь появится то, чего стало меньше минимума, чего ждут заказы и что попросили докупить.",
    "Here is what fell below its minimum, what orders wait for, and what somebody asked for.",
    "Тут з’явиться те, чого стало менше за мінімум, на що чекають замовлення і що попросили докупити.",
);
pub const WISH: Text = t("Попросить купить", "Ask to buy", "Попросити купити");
pub const WISH_HINT: Text = t("Для чего или какой именно", "What for, or which one", "Для чого або який саме");
pub const WISHED: Text = t("Добавлено в «Что закупить»", "Added to “What to buy”", "Додано до «Що закупити»");
pub const UNWISHED: Text = t("Больше не просим", "Not asked for any more", "Більше не просимо");

// Orders to suppliers.
pub const NEW_ORDER: Text = t("Новый заказ", "New order", "Нове замовлення");
pub const TO_LINES: Text = t("К товарам", "To the goods", "До товарів");
pub const NO_ORDERS: Text = t("Заказов поставщикам пока нет", "No orders to suppliers yet", "Замовлень постачальникам поки немає");
pub const NO_ORDERS_WHY: Text = t(
    "Выберите товары в «Что закупить» или начните заказ с чистого листа.",
    "Choose goods in “What to buy” or begin an order from a clean sheet.",
    "Виберіть товари у «Що закупити» або почніть замовлення з чистого аркуша.",
);
pub const DO_SEND: Text = t("Отправлен поставщику", "Mark as sent", "Надіслано постачальнику");
pub const SENT_SAID: Text = t(
    "Заказ отмечен отправленным: ждём товар",
    "The order is marked as sent: goods are awaited",
    "Замовлення позначено надісланим: чекаємо на товар",
);
pub const TO_DRAFT: Text = t("Вернуть в черновики", "Back to drafts", "Повернути в чернетки");
pub const DRAFT_AGAIN: Text = t("Заказ снова черновик", "The order is a draft again", "Замовлення знову чернетка");
pub const DO_CANCEL: Text = t("Отменить заказ", "Cancel the order", "Скасувати замовлення");
pub const CANCEL_WHAT: Text = t(
    "Того, что ещё не пришло, больше не ждём. Пришедшее останется на складе.",
    "What has not arrived is not awaited any more. What arrived stays in the warehouse.",
    "Того, що ще не надійшло, більше не чекаємо. Те, що надійшло, залишиться на складі.",
);
pub const CANCELLED_SAID: Text = t("Заказ отменён", "The order is cancelled", "Замовлення скасовано");
pub const DISCARD: Text = t("Удалить черновик", "Discard the draft", "Видалити чернетку");
pub const DISCARDED: Text = t("Черновик удалён", "The draft is discarded", "Чернетку видалено");
pub const RECEIVE: Text = t("Принять", "Receive", "Прийняти");
pub const RECEIVING_SAID: Text = t(
    "Проверьте количество и цены, потом проведите",
    "Check quantities and prices, then post it",
    "Перевірте кількість і ціни, потім проведіть",
);
pub const MESSAGE: Text = t("Текст для поставщика", "Text for the supplier", "Текст для постачальника");
pub const COPY: Text = t("Скопировать", "Copy", "Скопіювати");
pub const M_TOTAL: Text = t("Итого: {}", "Total: {}", "Разом: {}");
pub const M_EXPECTED: Text = t("Нужно к {}", "Needed by {}", "Потрібно до {}");
pub const EXCEL: Text = t("Excel", "Excel", "Excel");
pub const PRINT: Text = t("Печать", "Print", "Друк");

// Papers.
pub const P_ORDER: Text = t("Заказ поставщику № {}", "Order to a supplier No. {}", "Замовлення постачальнику № {}");
pub const P_COUNT: Text = t("Всего наименований: {}.", "Items in all: {}.", "Усього найменувань: {}.");
pub const P_WORDS: Text = t("На сумму {}.", "For {}.", "На суму {}.");
pub const P_ORDERED: Text = t("Заказал", "Ordered by", "Замовив");
pub const P_ACCEPTED: Text = t("Принял к исполнению", "Accepted by", "Прийняв до виконання");

// Facts.
pub const F_BEGUN: Text = t("Начат заказ поставщику: {}", "Began an order to {}", "Розпочато замовлення постачальнику: {}");
pub const F_HEAD: Text = t("Изменены реквизиты заказа", "Changed the details of the order", "Змінено реквізити замовлення");
pub const F_LINE: Text = t("В заказе: {}, {}", "In the order: {}, {}", "У замовленні: {}, {}");
pub const F_LINE_REMOVED: Text = t("Убрано из заказа: {}", "Removed from the order: {}", "Прибрано із замовлення: {}");
pub const F_DISCARDED: Text =
    t("Удалён черновик заказа поставщику", "Discarded a draft of an order to a supplier", "Видалено чернетку замовлення постачальнику");
pub const F_SENT: Text = t("{}: отправлен, позиций {}", "{}: sent, items {}", "{}: надіслано, позицій {}");
pub const F_TAKEN_BACK: Text = t("{}: возвращён в черновики", "{}: taken back to drafts", "{}: повернуто в чернетки");
pub const F_CANCELLED: Text = t("{}: отменён", "{}: cancelled", "{}: скасовано");
pub const F_RECEIVING: Text = t("{}: начата приёмка", "{}: receiving began", "{}: розпочато приймання");
pub const F_EXPORTED: Text = t("Выгружен в Excel, строк {}", "Exported to Excel, {} rows", "Вивантажено в Excel, рядків {}");
pub const F_WISHED: Text = t("Попросили купить: {}, {}", "Asked to buy: {}, {}", "Попросили купити: {}, {}");
pub const F_WISH_REMOVED: Text = t("Больше не просят купить: {}", "Not asked for any more: {}", "Більше не просять купити: {}");

// What arrived and who waits.
pub const NOTHING_ARRIVED: Text = t(
    "Свободного товара для ждущих заказов уже нет",
    "Nothing is free for the orders that wait",
    "Вільного товару для замовлень, що чекають, уже немає",
);
pub const WHO_WAITS: Text = t("Эти товары ждут заказы", "Orders wait for these goods", "На ці товари чекають замовлення");
pub const NOBODY_WAITS: Text = t("Эти товары никто не ждёт", "Nobody waits for these goods", "На ці товари ніхто не чекає");
pub const WAITS_FOR: Text = t("Ждёт", "Waits for", "Чекає");
pub const ENOUGH: Text = t("Хватит", "Enough for", "Вистачить");
pub const KEEP_FOR_ORDERS: Text = t("Зарезервировать за заказами", "Keep for these orders", "Зарезервувати за замовленнями");
pub const KEPT_FOR: Text =
    t("Зарезервировано: {}. Мастера увидят.", "Kept for {}. Their masters will see it.", "Зарезервовано: {}. Майстри побачать.");
pub const CHOOSE_SERIAL: Text = t("номер выберут в заказе", "the number is chosen in the order", "номер виберуть у замовленні");

// Settlements.
pub const SETTLEMENTS: Text = t("Расчёты с поставщиками", "Settlements", "Розрахунки з постачальниками");
pub const ALL_SUPPLIERS: Text = t("Все поставщики", "All suppliers", "Усі постачальники");
pub const WE_OWE: Text = t("Мы должны", "We owe", "Ми винні");
pub const PAID_AHEAD: Text = t("Наш аванс", "Paid ahead", "Наш аванс");
pub const OWE_SUM: Text = t("мы должны {}", "we owe {}", "ми винні {}");
pub const AHEAD_SUM: Text = t("наш аванс {}", "paid ahead {}", "наш аванс {}");
pub const EVEN: Text = t("расчёты закрыты", "settled", "розрахунки закрито");
pub const UNPAID_COUNT: Text = t("Не оплачено накладных", "Unpaid postings", "Не сплачено накладних");
pub const OLDEST: Text = t("Самой старой", "The oldest is", "Найстарішій");
pub const DAYS: Plural =
    Plural {
        one: t("{} день", "{} day", "{} день"), few: t("{} дня", "{} days", "{} дні"), many: t("{} дней", "{} days", "{} днів")
    };
pub const NO_SUPPLIERS: Text = t("Поставщиков пока нет", "No suppliers yet", "Постачальників поки немає");
pub const NO_SUPPLIERS_WHY: Text = t(
    "Отметьте клиента поставщиком, и расчёты с ним будут здесь.",
    "Mark a client as a supplier, and settlements with him are here.",
    "Позначте клієнта постачальником, і розрахунки з ним будуть тут.",
);
pub const CLIENT_CARD: Text = t("Карточка", "Card", "Картка");
pub const PAY: Text = t("Оплатить", "Pay", "Сплатити");
pub const PAY_SUPPLIER: Text = t("Оплата поставщику", "Payment to a supplier", "Оплата постачальнику");
pub const PAY_FOR: Text = t("{}: осталось {}", "{}: {} left", "{}: залишилося {}");
pub const PAY_DEBT: Text = t(
    "Мы должны {}. Деньги закроют самые старые накладные, лишнее останется авансом.",
    "We owe {}. Money goes to the oldest postings, the rest stays an advance.",
    "Ми винні {}. Гроші закриють найстаріші накладні, зайве залишиться авансом.",
);
pub const PAY_AHEAD: Text = t(
    "Долга нет: деньги останутся авансом поставщику.",
    "Nothing is owed: money stays an advance.",
    "Боргу немає: гроші залишаться авансом постачальнику.",
);
pub const PAID_SAID: Text = t("Оплата записана", "The payment is written", "Оплату записано");
pub const AMOUNT: Text = t("Сумма", "Amount", "Сума");
pub const DAY: Text = t("Дата", "Date", "Дата");
pub const CASHBOX: Text = t("Касса", "Cashbox", "Каса");
pub const CHOOSE_CASHBOX: Text = t("Выберите кассу", "Choose a cashbox", "Виберіть касу");
pub const UNPAID_POSTINGS: Text = t("За что должны", "What is owed for", "За що винні");
pub const DOCUMENT: Text = t("Документ", "Document", "Документ");
pub const AGE: Text = t("Сколько ждёт", "Age", "Скільки чекає");
pub const LEFT: Text = t("Осталось", "Left", "Залишилося");
pub const OTHER_DEBT: Text = t("Прочее, не по накладным", "Other than postings", "Інше, не за накладними");
pub const MOVES: Text = t("Движения", "Moves", "Рухи");
pub const NO_MOVES: Text = t("За эти дни ничего не было", "Nothing in these days", "За ці дні нічого не було");
pub const OPERATION: Text = t("Операция", "Operation", "Операція");
pub const BROUGHT: Text = t("Привёз", "Brought", "Привіз");
pub const PAID: Text = t("Оплачено, возвращено", "Paid, returned", "Сплачено, повернуто");
pub const DEBT_AFTER: Text = t("Наш долг", "We owe", "Наш борг");
pub const OPENING: Text = t("На начало", "Opening", "На початок");
pub const CLOSING: Text = t("На конец", "Closing", "На кінець");
pub const FROM: Text = t("с", "from", "з");
pub const TILL: Text = t("по", "to", "по");
pub const ACT: Text = t("Акт сверки", "Reconciliation act", "Акт звірки");
pub const ACT_TITLE: Text = t("Акт сверки взаимных расчётов", "Act of mutual settlements", "Акт звірки взаємних розрахунків");
pub const ACT_PERIOD: Text = t("за период с {} по {}", "for {} to {}", "за період з {} по {}");
pub const ACT_BETWEEN: Text = t(
    "между {} и {}. Стороны сверили расчёты, и вот их состояние:",
    "between {} and {}. The parties have compared their accounts, and this is how they stand:",
    "між {} та {}. Сторони звірили розрахунки, і ось їхній стан:",
);
pub const BY_DATA_OF: Text = t("По данным {}", "By {}", "За даними {}");
pub const DEBIT: Text = t("Дебет", "Debit", "Дебет");
pub const CREDIT: Text = t("Кредит", "Credit", "Кредит");
pub const TURNS: Text = t("Обороты за период", "Turnover", "Обороти за період");
pub const OPENING_ON: Text = t("Сальдо на {}", "Balance on {}", "Сальдо на {}");
pub const CLOSING_ON: Text = t("Сальдо на конец {}", "Balance at the end of {}", "Сальдо на кінець {}");
pub const ACT_OWES: Text = t("На {} задолженность {} перед {} — {}.", "On {} {} owes {} {}.", "На {} заборгованість {} перед {} — {}.");
pub const ACT_EVEN: Text = t("На {} задолженности нет.", "On {} nothing is owed.", "На {} заборгованості немає.");
pub const ON_BEHALF: Text = t("От {}", "For {}", "Від {}");
pub const TAX_NUMBER: Text = t("ИНН {}", "Tax number {}", "Податковий номер {}");
pub const SIGNATURE: Text = t("подпись, печать", "signature, seal", "підпис, печатка");
pub const F_PAID: Text = t("Оплачено поставщику {}: {}", "Paid to the supplier {}: {}", "Сплачено постачальнику {}: {}");
pub const F_PAID_ADVANCE: Text = t("Оплачено поставщику {}", "Paid to the supplier {}", "Сплачено постачальнику {}");
pub const F_RECONCILED: Text =
    t("Расчёты выгружены в Excel, строк {}", "Settlements exported to Excel, {} rows", "Розрахунки вивантажено в Excel, рядків {}");
