//! What the cash desk says.

use crate::kernel::{Text, text::t};

// Refusals.
pub const NOT_ENOUGH: Text = t(
    "В кассе «{}» только {}: столько не выдать",
    "The cashbox “{}” holds only {}: not enough to pay out",
    "У касі «{}» лише {}: стільки не видати",
);
pub const NO_AMOUNT: Text = t("Введите сумму больше нуля", "Enter an amount above zero", "Введіть суму, більшу за нуль");
pub const ALREADY_REVERSED: Text = t("Эта операция уже сторнирована", "This operation is already reversed", "Цю операцію вже сторновано");
pub const REVERSAL_OF_REVERSAL: Text = t(
    "Сторно не сторнируют: проведите операцию заново",
    "A reversal is not reversed: enter the operation again",
    "Сторно не сторнують: проведіть операцію знову",
);
pub const NOT_BY_HAND: Text = t(
    "Это проводка выдачи: она отменяется, когда заказ возвращают в работу",
    "This entry belongs to a hand-over: it is undone when the order is reopened",
    "Це проводка видачі: вона скасовується, коли замовлення повертають у роботу",
);
pub const REVERSE_IN_ORDER: Text = t(
    "Это деньги заказа: сторнируйте их в карточке заказа",
    "This money belongs to an order: reverse it in the order's card",
    "Це гроші замовлення: сторнуйте їх у картці замовлення",
);
pub const REVERSE_IN_DOCUMENT: Text = t(
    "Это проводка складского документа: отмените сам документ",
    "This entry belongs to a document of the stock: cancel the document",
    "Це проводка складського документа: скасуйте сам документ",
);
pub const REFUNDED_SINCE: Text = t(
    "По этой оплате уже был возврат: сначала сторнируйте возврат",
    "This payment was refunded since: reverse the refund first",
    "За цією оплатою вже було повернення: спершу сторнуйте повернення",
);
pub const REFUND_TOO_LARGE: Text = t("Можно вернуть не больше {}", "At most {} can be refunded", "Можна повернути не більше {}");
pub const BALANCE_TOO_SMALL: Text = t("На балансе клиента только {}", "The client's balance is only {}", "На балансі клієнта лише {}");
pub const OTHER_WAY: Text = t(
    "Клиент платил иначе: этим способом можно вернуть не больше {}",
    "The client paid another way: at most {} can be refunded this way",
    "Клієнт платив інакше: цим способом можна повернути не більше {}",
);
pub const ALREADY_CHARGED: Text = t(
    "Заказ уже выдан: выручка по нему проведена",
    "The order is already handed over: its revenue is posted",
    "Замовлення вже видано: виручку за ним проведено",
);
pub const NO_CASHBOX: Text = t("Выберите кассу", "Choose a cashbox", "Виберіть касу");
pub const SAME_CASHBOX: Text = t("Выберите другую кассу", "Choose another cashbox", "Виберіть іншу касу");
pub const CASHBOX_ARCHIVED: Text = t(
    "Касса «{}» в архиве: сначала верните её в настройках",
    "The cashbox “{}” is archived: restore it in the settings first",
    "Каса «{}» в архіві: спершу поверніть її в налаштуваннях",
);
pub const NO_ARTICLE: Text = t("Выберите статью", "Choose a category", "Виберіть статтю");
pub const SPLIT_TOO_LARGE: Text = t(
    "Вторая часть должна быть меньше всей суммы",
    "The second part must be less than the whole amount",
    "Друга частина має бути меншою за всю суму",
);
pub const TENDERED_TOO_LITTLE: Text = t("Наличными нужно не меньше {}", "At least {} in cash is due", "Готівкою потрібно щонайменше {}");
pub const FUTURE_DAY: Text = t("Дата не позже сегодняшней", "Not later than today", "Дата не пізніше сьогоднішньої");
pub const PERIOD_CLOSED: Text = t(
    "Период по {} закрыт: выберите более позднюю дату",
    "The books are closed up to {}: choose a later date",
    "Період по {} закрито: виберіть пізнішу дату",
);
pub const ALREADY_OPENED: Text = t(
    "Начальный остаток уже внесён: сторнируйте его, если он неверный",
    "The opening balance is already entered: reverse it if it is wrong",
    "Початковий залишок уже внесено: сторнуйте його, якщо він неправильний",
);
pub const NOT_EMPTY: Text =
    t("В кассе {}: сначала переведите остаток", "The cashbox holds {}: transfer the rest first", "У касі {}: спершу переведіть залишок");
pub const KIND_IS_FIXED: Text = t(
    "По кассе уже есть операции: вид не меняется, заведите новую",
    "The cashbox has operations: its kind stays, add a new one",
    "За касою вже є операції: вид не змінюється, додайте нову",
);
pub const LAST_CASHBOX: Text = t(
    "Это последняя касса: без неё не принять оплату",
    "This is the last cashbox: payments need one",
    "Це остання каса: без неї не прийняти оплату",
);
pub const SYSTEM_ARTICLE: Text = t(
    "Системная статья: программа проводит по ней сама, меняется только название",
    "A system category: the program books by it, only its name can be changed",
    "Системна стаття: програма проводить за нею сама, змінюється лише назва",
);
pub const BACK_DATE_RIGHT: Text = t(
    "Чтобы провести прошлым числом, нужно право вносить и переводить деньги",
    "An earlier date needs the right to deposit and transfer money",
    "Щоб провести минулим числом, потрібне право вносити й переказувати гроші",
);
pub const COMPANY_RIGHT: Text = t(
    "Кассу всей компании заводит тот, кто настраивает кассы во всех точках",
    "A company-wide cashbox is set up by someone with the right at every location",
    "Касу всієї компанії додає той, хто налаштовує каси в усіх точках",
);

// Kinds of operations.
pub const K_PREPAYMENT: Text = t("Предоплата", "Prepayment", "Передоплата");
pub const K_SALE: Text = t("Продажа", "Sale", "Продаж");
pub const K_SALE_PAYMENT: Text = t("Оплата продажи", "Payment of a sale", "Оплата продажу");
pub const K_SALE_RETURN: Text = t("Возврат товара", "Return of goods", "Повернення товару");
pub const K_PAYMENT: Text = t("Оплата заказа", "Order payment", "Оплата замовлення");
pub const K_REFUND: Text = t("Возврат клиенту", "Refund to the client", "Повернення клієнту");
pub const K_CHARGE: Text = t("Выдача заказа", "Hand-over", "Видача замовлення");
pub const K_UNCHARGE: Text = t("Возврат в работу", "Reopening", "Повернення в роботу");
pub const K_INCOME: Text = t("Приход", "Income", "Надходження");
pub const K_EXPENSE: Text = t("Расход", "Expense", "Витрата");
pub const K_TRANSFER: Text = t("Перевод", "Transfer", "Переказ");
pub const K_OPENING: Text = t("Начальный остаток", "Opening balance", "Початковий залишок");
pub const K_OFFSET: Text = t("Зачёт", "Set-off", "Залік");
pub const K_GOODS: Text = t("Движение товара", "Goods", "Рух товару");
pub const K_SUPPLIER_REFUND: Text = t("Возврат от поставщика", "Refund from a supplier", "Повернення від постачальника");
pub const K_SUPPLIER_PAYMENT: Text = t("Оплата поставщику", "Payment to a supplier", "Оплата постачальнику");
pub const K_REVERSAL: Text = t("Сторно", "Reversal", "Сторно");

// Accounts.
pub const A_GOODS: Text = t("Товары", "Goods", "Товари");
pub const A_EXPENSES: Text = t("Текущие расходы", "Operating expenses", "Поточні витрати");
pub const A_PAYROLL: Text = t("Оплата труда", "Payroll", "Оплата праці");
pub const A_OWN_WARRANTY: Text = t("Своя гарантия", "Own warranty", "Власна гарантія");
pub const A_CASH: Text = t("Наличные", "Cash", "Готівка");
pub const A_BANK: Text = t("Расчётный счёт", "Bank account", "Розрахунковий рахунок");
pub const A_ACQUIRING: Text = t("Эквайринг, деньги в пути", "Acquiring, money in transit", "Еквайринг, гроші в дорозі");
pub const A_SUPPLIERS: Text = t("Поставщики", "Suppliers", "Постачальники");
pub const A_RECEIVABLE: Text = t("Долги клиентов", "Client receivables", "Борги клієнтів");
pub const A_ADVANCES: Text = t("Авансы клиентов", "Client advances", "Аванси клієнтів");
pub const A_SALES_VAT: Text = t("НДС с продаж", "VAT on sales", "ПДВ з продажів");
pub const A_VAT: Text = t("НДС к уплате", "VAT payable", "ПДВ до сплати");
pub const A_EMPLOYEES: Text = t("Сотрудники", "Employees", "Співробітники");
pub const A_OWNER: Text = t("Капитал собственника", "Owner's equity", "Капітал власника");
pub const A_REVENUE: Text = t("Выручка", "Revenue", "Виручка");
pub const A_COST: Text = t("Себестоимость", "Cost of sales", "Собівартість");
pub const A_OTHER_INCOME: Text = t("Прочие доходы", "Other income", "Інші доходи");
pub const A_OTHER_EXPENSE: Text = t("Прочие расходы", "Other expenses", "Інші витрати");
pub const A_SHORTAGES: Text = t("Недостачи", "Shortages", "Нестачі");

// Fields.
pub const AMOUNT: Text = t("Сумма", "Amount", "Сума");
pub const DAY: Text = t("Дата", "Date", "Дата");
pub const TIME: Text = t("Время", "Time", "Час");
pub const COMMENT: Text = t("Комментарий", "Comment", "Коментар");
pub const REASON: Text = t("Причина", "Reason", "Причина");
pub const ARTICLE: Text = t("Статья", "Category", "Стаття");
pub const ARTICLES: Text = t("Статьи", "Categories", "Статті");
pub const ANY_ARTICLE: Text = t("Любая статья", "Any category", "Будь-яка стаття");
pub const CASHBOX: Text = t("Касса", "Cashbox", "Каса");
pub const CASHBOXES: Text = t("Кассы и счета", "Cashboxes and accounts", "Каси та рахунки");
pub const ALL_CASHBOXES: Text = t("Все кассы", "All cashboxes", "Усі каси");
pub const FROM_CASHBOX: Text = t("Откуда", "From", "Звідки");
pub const TO_CASHBOX: Text = t("Куда", "To", "Куди");
pub const OTHER_CASHBOX: Text = t("Вторая касса", "Second cashbox", "Друга каса");
pub const OTHER_AMOUNT: Text = t("Из них во вторую", "Of that, to the second", "З них у другу");
pub const OTHER_HINT: Text = t("Остальное пойдёт в первую", "The rest goes to the first", "Решта піде в першу");
pub const OTHER_AMOUNT_MISSING: Text =
    t("Сколько пойдёт во вторую кассу?", "How much goes to the second cashbox?", "Скільки піде в другу касу?");
pub const SPLIT: Text = t("Разделить на две кассы", "Split over two cashboxes", "Розділити на дві каси");
pub const TENDERED: Text = t("Получено наличными", "Received in cash", "Отримано готівкою");
pub const TENDERED_HINT: Text = t("Программа посчитает сдачу", "The program counts the change", "Програма порахує решту");
pub const NAME: Text = t("Название", "Name", "Назва");
pub const KIND: Text = t("Вид", "Kind", "Вид");
pub const KIND_CASH: Text = t("Наличные", "Cash", "Готівка");
pub const KIND_CARD: Text = t("Карта, эквайринг", "Card terminal", "Картка, еквайринг");
pub const KIND_BANK: Text = t("Счёт в банке", "Bank account", "Рахунок у банку");
pub const LOCATION: Text = t("Точка", "Location", "Точка");
pub const FEE: Text = t("Комиссия", "Fee", "Комісія");
pub const FEE_HINT: Text =
    t("Сколько банк берёт с оплаты картой", "What the bank takes of a card payment", "Скільки банк бере з оплати карткою");
pub const ACTIVITY: Text = t("Деятельность", "Activity", "Діяльність");
pub const OPERATING: Text = t("Операционная", "Operating", "Операційна");
pub const INVESTING: Text = t("Инвестиционная", "Investing", "Інвестиційна");
pub const FINANCING: Text = t("Финансовая", "Financing", "Фінансова");
pub const BOOKED_BY: Text = t("Кто проводит", "Booked by", "Хто проводить");
pub const BY_PEOPLE: Text = t("сотрудники", "people", "співробітники");
pub const BY_PROGRAM: Text = t("программа", "the program", "програма");
pub const ORDER: Text = t("Заказ", "Order", "Замовлення");
pub const ORDER_NO: Text = t("Заказ {}", "Order {}", "Замовлення {}");
pub const CLIENT: Text = t("Клиент", "Client", "Клієнт");
pub const WHO: Text = t("Провёл", "By", "Провів");
pub const PROGRAM: Text = t("Программа", "The program", "Програма");
pub const ENTERED: Text = t("Внесено {}", "Entered {}", "Внесено {}");

// The journal.
pub const MONEY: Text = t("Деньги", "Money", "Гроші");
pub const JOURNAL: Text = t("Журнал операций", "Journal of operations", "Журнал операцій");
pub const WHAT: Text = t("Статья и основание", "Category and reason", "Стаття та підстава");
pub const CAME: Text = t("Приход", "In", "Надходження");
pub const WENT: Text = t("Расход", "Out", "Витрата");
pub const LEFT: Text = t("Остаток", "Balance", "Залишок");
pub const ACTIONS: Text = t("Действия", "Actions", "Дії");
pub const PERIOD: Text = t("Период", "Period", "Період");
pub const DIRECTION: Text = t("Направление", "Direction", "Напрямок");
pub const ALL: Text = t("Всё", "All", "Усе");
pub const TODAY: Text = t("сегодня", "today", "сьогодні");
pub const TODAY_LONG: Text = t("Сегодня", "Today", "Сьогодні");
pub const YESTERDAY: Text = t("Вчера", "Yesterday", "Вчора");
pub const WEEK: Text = t("Неделя", "Week", "Тиждень");
pub const MONTH: Text = t("Месяц", "Month", "Місяць");
pub const FROM: Text = t("С даты", "From", "З дати");
pub const TO: Text = t("По дату", "To", "По дату");
pub const SHOW: Text = t("Показать", "Show", "Показати");
pub const RESET: Text = t("Сбросить", "Reset", "Скинути");
pub const TOTAL: Text = t("Итого", "Total", "Разом");
pub const BEFORE: Text = t("на начало", "at the start", "на початок");
pub const TRANSFERS: Text = t("переводы", "transfers", "перекази");
pub const NO_MOVES: Text = t("без движения", "no movement", "без руху");
pub const NO_OPERATIONS: Text = t("Операций за период нет", "No operations in this period", "Операцій за період немає");
pub const NO_OPERATIONS_WHY: Text = t(
    "Оплаты заказов появятся здесь сами, приход и расход внесите вручную.",
    "Order payments come here by themselves; enter other income and expenses by hand.",
    "Оплати замовлень з’являться тут самі, надходження й витрати внесіть вручну.",
);
pub const NO_CASHBOXES: Text = t("Касс пока нет", "No cashboxes yet", "Кас поки немає");
pub const NO_CASHBOXES_WHY: Text = t(
    "Заведите кассу, терминал или счёт, чтобы принимать оплату.",
    "Add a cashbox, a terminal or an account to take payments.",
    "Додайте касу, термінал або рахунок, щоб приймати оплату.",
);
pub const TO_CASHBOXES: Text = t("Настроить кассы", "Set up cashboxes", "Налаштувати каси");
pub const REVERSED: Text = t("сторно", "reversed", "сторно");
pub const OF_OPERATION: Text = t("исходная операция", "the wrong operation", "вихідна операція");
pub const OPERATION: Text = t("Операция", "Operation", "Операція");
pub const TO_JOURNAL: Text = t("К журналу", "To the journal", "До журналу");
pub const HEADING: Text = t("{} от {}", "{} of {}", "{} від {}");
pub const HEADING_NO: Text = t("{} № {} от {}", "{} No. {} of {}", "{} № {} від {}");
pub const LEGS: Text = t("Проводки", "Postings", "Проводки");
pub const ACCOUNT: Text = t("Счёт", "Account", "Рахунок");
pub const KEPT_BY: Text = t("Аналитика", "Kept by", "Аналітика");
pub const DEBIT: Text = t("Дебет", "Debit", "Дебет");
pub const CREDIT: Text = t("Кредит", "Credit", "Кредит");
pub const IS_REVERSED: Text = t("Эта операция сторнирована.", "This operation is reversed.", "Цю операцію сторновано.");
pub const SEE_REVERSAL: Text = t("Открыть сторно", "See the reversal", "Відкрити сторно");
pub const IS_REVERSAL: Text = t(
    "Это сторно: обратная запись к ошибочной операции.",
    "This is a reversal of a wrong operation.",
    "Це сторно: зворотний запис до помилкової операції.",
);
pub const SEE_REVERSED: Text = t("Открыть исходную", "See the wrong one", "Відкрити вихідну");

// Dialogs.
pub const INCOME_TITLE: Text = t("Внести деньги", "Deposit money", "Внести гроші");
pub const INCOME_DO: Text = t("Внести", "Deposit", "Внести");
pub const INCOME_DONE: Text = t("Приход № {} проведён: {}", "Income No. {} posted: {}", "Надходження № {} проведено: {}");
pub const EXPENSE: Text = t("Расход", "Expense", "Витрата");
pub const EXPENSE_TITLE: Text = t("Записать расход", "Record an expense", "Записати витрату");
pub const EXPENSE_DO: Text = t("Провести расход", "Post the expense", "Провести витрату");
pub const EXPENSE_DONE: Text = t("Расход № {} проведён: {}", "Expense No. {} posted: {}", "Витрату № {} проведено: {}");
pub const TRANSFER_TITLE: Text = t("Перевести между кассами", "Transfer between cashboxes", "Переказати між касами");
pub const TRANSFER_DO: Text = t("Перевести", "Transfer", "Переказати");
pub const TRANSFER_DONE: Text = t("Переведено {}", "Transferred {}", "Переказано {}");
pub const OPENING: Text = t("Начальный остаток", "Opening balance", "Початковий залишок");
pub const OPENING_TITLE: Text = t("Начальный остаток: {}", "Opening balance: {}", "Початковий залишок: {}");
pub const OPENING_WHY: Text = t(
    "Сколько лежало в кассе до начала учёта. Вносится один раз.",
    "What lay in the cashbox before the books began. Entered once.",
    "Скільки лежало в касі до початку обліку. Вноситься один раз.",
);
pub const OPENING_DO: Text = t("Внести остаток", "Enter the balance", "Внести залишок");
pub const OPENING_DONE: Text = t("Начальный остаток внесён: {}", "Opening balance entered: {}", "Початковий залишок внесено: {}");
pub const REVERSE: Text = t("Сторнировать", "Reverse", "Сторнувати");
pub const REVERSAL_TITLE: Text = t("Сторнировать: {}", "Reverse: {}", "Сторнувати: {}");
pub const REVERSAL_WHY: Text = t(
    "Программа проведёт обратную запись сегодняшним числом. Исходная останется в журнале зачёркнутой.",
    "The program posts the opposite entry with today's date. The wrong one stays in the journal, struck through.",
    "Програма проведе зворотний запис сьогоднішнім числом. Вихідний залишиться в журналі закресленим.",
);
pub const REVERSAL_DO: Text = t("Сторнировать {}", "Reverse {}", "Сторнувати {}");
pub const REVERSAL_DONE: Text = t("Сторно проведено", "Reversal posted", "Сторно проведено");
pub const TAKEN: Text = t("Принято {}", "{} taken", "Прийнято {}");

// Settings.
pub const CASHBOX_NEW: Text = t("Новая касса или счёт", "New cashbox or account", "Нова каса або рахунок");
pub const CASHBOX_EDIT: Text = t("Касса или счёт", "Cashbox or account", "Каса або рахунок");
pub const ARTICLE_NEW: Text = t("Новая статья", "New category", "Нова стаття");
pub const ARTICLE_EDIT: Text = t("Статья", "Category", "Стаття");
pub const ARCHIVE: Text = t("Архив", "Archive", "Архів");
pub const PERIODS: Text = t("Закрытие периода", "Closed periods", "Закриття періоду");
pub const PERIODS_WHY: Text = t(
    "По эту дату включительно операции не провести и не изменить. Пустая дата: всё открыто.",
    "Up to and including this date nothing can be posted or changed. An empty date leaves everything open.",
    "По цю дату включно операцію не провести й не змінити. Порожня дата: усе відкрито.",
);

// Facts.
pub const F_PREPAID: Text = t("Предоплата {} по заказу {}", "Prepayment {} for order {}", "Передоплата {} за замовленням {}");
pub const F_PAID: Text = t("Оплата {} по заказу {}", "Payment {} for order {}", "Оплата {} за замовленням {}");
pub const F_CHANGE: Text = t("сдача {}", "change {}", "решта {}");
pub const F_SOLD: Text = t("Продажа {1}: {0}", "Sale {1}: {0}", "Продаж {1}: {0}");
pub const F_SALE_PAID: Text = t("Оплата {} по продаже {}", "Payment {} for sale {}", "Оплата {} за продажем {}");
pub const F_SALE_BACK: Text = t("Возврат {} по продаже {}", "Refund {} for sale {}", "Повернення {} за продажем {}");
pub const F_REFUNDED: Text = t("Возврат {} по заказу {}", "Refund {} for order {}", "Повернення {} за замовленням {}");
pub const F_REVERSED: Text = t("Сторно: {} {}", "Reversal: {} {}", "Сторно: {} {}");
pub const F_CAME: Text = t("Приход {}: {}", "Income {}: {}", "Надходження {}: {}");
pub const F_SPENT: Text = t("Расход {}: {}", "Expense {}: {}", "Витрата {}: {}");
pub const F_MOVED: Text = t("Перевод {}: {} → {}", "Transfer {}: {} → {}", "Переказ {}: {} → {}");
pub const F_OPENED: Text = t("Начальный остаток {}", "Opening balance {}", "Початковий залишок {}");
pub const F_SUPPLIER_PAID: Text = t("Оплачено поставщику {}: {}", "Paid {} to the supplier: {}", "Сплачено постачальнику {}: {}");
pub const F_SUPPLIER_REFUNDED: Text = t("Поставщик вернул {}: {}", "The supplier gave back {}: {}", "Постачальник повернув {}: {}");
pub const F_CASHBOX_ADDED: Text = t("Касса «{}» заведена", "Cashbox “{}” added", "Касу «{}» додано");
pub const F_CASHBOX_CHANGED: Text = t("Касса «{}» изменена", "Cashbox “{}” changed", "Касу «{}» змінено");
pub const F_CASHBOX_RENAMED: Text = t("Касса «{}» теперь «{}»", "Cashbox “{}” is now “{}”", "Каса «{}» тепер «{}»");
pub const F_CASHBOX_ARCHIVED: Text = t("Касса «{}» в архиве", "Cashbox “{}” archived", "Каса «{}» в архіві");
pub const F_CASHBOX_RESTORED: Text = t("Касса «{}» возвращена", "Cashbox “{}” restored", "Касу «{}» повернуто");
pub const F_CASHBOX_MOVED: Text = t("Касса «{}» поднята в списке", "Cashbox “{}” moved up", "Касу «{}» піднято в списку");
pub const F_ARTICLE_ADDED: Text = t("Статья «{}» заведена", "Category “{}” added", "Статтю «{}» додано");
pub const F_ARTICLE_CHANGED: Text = t("Статья «{}» изменена", "Category “{}” changed", "Статтю «{}» змінено");
pub const F_ARTICLE_RENAMED: Text = t("Статья «{}» теперь «{}»", "Category “{}” is now “{}”", "Стаття «{}» тепер «{}»");
pub const F_ARTICLE_ARCHIVED: Text = t("Статья «{}» в архиве", "Category “{}” archived", "Стаття «{}» в архіві");
pub const F_ARTICLE_RESTORED: Text = t("Статья «{}» возвращена", "Category “{}” restored", "Статтю «{}» повернуто");
pub const F_CLOSED: Text = t("{}: период закрыт по {}", "{}: books closed up to {}", "{}: період закрито по {}");
pub const F_UNCLOSED: Text = t("{}: период открыт", "{}: books open again", "{}: період відкрито");
