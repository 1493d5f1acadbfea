//! What the documents of the stock say.

use crate::kernel::{
    Text,
    text::{Plural, t},
};

pub mod batches;
pub mod kits;
pub mod method;
pub mod prices;
pub mod sequence;

// Refusals.
pub const NOT_DRAFT: Text = t(
    "Документ уже проведён: отмените его и сделайте новый",
    "The document is posted already: cancel it and make a new one",
    "Документ уже проведено: скасуйте його й зробіть новий",
);
pub const NOT_POSTED: Text = t("Документ ещё не проведён", "The document is not posted yet", "Документ ще не проведено");
pub const NO_LINES: Text = t("Добавьте хотя бы один товар", "Add at least one product", "Додайте хоча б один товар");
pub const NO_TARGET: Text = t("Выберите, куда переместить", "Choose where to move it", "Виберіть, куди перемістити");
pub const SAME_WAREHOUSE: Text = t("Выберите другой склад", "Choose another warehouse", "Виберіть інший склад");
pub const KIT: Text = t(
    "Это комплект: на полке лежат его части, добавьте их",
    "This is a kit: its parts lie on the shelf, add those",
    "Це комплект: на полиці лежать його частини, додайте їх",
);
pub const TOO_MANY_LINES: Text = t(
    "В документе не больше {} строк: сделайте второй",
    "A document has at most {} lines: make a second one",
    "У документі не більше {} рядків: зробіть другий",
);
pub const TOO_DEAR: Text = t("Сумма слишком большая", "The sum is too large", "Сума завелика");
pub const MADE_BY_STOCKTAKE: Text = t(
    "Документ сделан по инвентаризации {}: отмените её расчёт",
    "Stocktake {} made this document: cancel its settlement",
    "Документ зроблено за інвентаризацією {}: скасуйте її розрахунок",
);
pub const PAID_TOO_MUCH: Text =
    t("По документу нужно не больше {}", "At most {} is due for the document", "За документом потрібно не більше {}");
pub const NO_SUCH_SUPPLIER: Text = t(
    "Такого клиента нет: выберите из списка или добавьте его в клиентах",
    "There is no such client: choose from the list or add him among clients",
    "Такого клієнта немає: виберіть зі списку або додайте його в клієнтах",
);
pub const NOT_FOUND: Text = t(
    "Такого товара нет: {}. Проверьте код или сначала заведите товар",
    "There is no such product: {}. Check the code or add the product first",
    "Такого товару немає: {}. Перевірте код або спершу додайте товар",
);
pub const CHOOSE: Text = t("Подходит несколько, выберите:", "Several fit, choose one:", "Підходить кілька, виберіть:");
pub const FREE_HERE: Text = t("свободно {}", "{} free", "вільно {}");
pub const SERIAL_TWICE: Text =
    t("Этот серийный номер уже есть в документе", "This serial number is in the document already", "Цей серійний номер уже є в документі");
pub const NO_CASHBOX: Text = t("Выберите кассу", "Choose a cashbox", "Виберіть касу");

// Kinds and states.
pub const STOCK: Text = t("Остатки", "Stock", "Залишки");
pub const GOODS: Text = t("Товары", "Goods", "Товари");
pub const BALANCES: Text = t("Остатки", "Balances", "Залишки");
pub const STOCKTAKES: Text = t("Инвентаризация", "Stocktakes", "Інвентаризація");
pub const DOCUMENTS: Text = t("Документы", "Documents", "Документи");
pub const DOCUMENT: Text = t("Документ", "Document", "Документ");
pub const POSTING: Text = t("Оприходование", "Goods received", "Оприбуткування");
pub const WRITE_OFF: Text = t("Списание", "Write-off", "Списання");
pub const TRANSFER: Text = t("Перемещение", "Transfer", "Переміщення");
pub const SURPLUS: Text = t("Оприходование излишков", "Surplus received", "Оприбуткування надлишків");
pub const BEGIN_POSTING: Text = t("Оприходовать", "Receive goods", "Оприбуткувати");
pub const BEGIN_WRITE_OFF: Text = t("Списать", "Write off", "Списати");
pub const BEGIN_TRANSFER: Text = t("Переместить", "Transfer", "Перемістити");
pub const BEGIN_SURPLUS: Text = t("Оприходовать излишки", "Receive a surplus", "Оприбуткувати надлишки");
pub const OTHER_DOCUMENTS: Text = t("Другие документы", "Other documents", "Інші документи");
pub const DRAFT: Text = t("черновик", "draft", "чернетка");
pub const POSTED: Text = t("проведён", "posted", "проведено");
pub const CANCELLED: Text = t("отменён", "cancelled", "скасовано");
pub const DEFECT: Text = t("Брак", "Defect", "Брак");
pub const DAMAGE: Text = t("Порча", "Damage", "Псування");
pub const OWN_USE: Text = t("Собственные нужды и расходники", "Own use and consumables", "Власні потреби та витратні матеріали");
pub const SHORTAGE: Text = t("Недостача", "Shortage", "Нестача");
pub const MIS_SORT: Text = t("Пересортица", "Mis-sort", "Пересортування");

// Fields.
pub const KIND: Text = t("Вид", "Kind", "Вид");
pub const STATE: Text = t("Состояние", "State", "Стан");
pub const ALL_KINDS: Text = t("Все", "All", "Усі");
pub const POSTINGS: Text = t("Оприходования", "Received", "Оприбуткування");
pub const WRITE_OFFS: Text = t("Списания", "Write-offs", "Списання");
pub const TRANSFERS: Text = t("Перемещения", "Transfers", "Переміщення");
pub const SURPLUSES: Text = t("Излишки", "Surpluses", "Надлишки");
pub const ANY_STATE: Text = t("Любое состояние", "Any state", "Будь-який стан");
pub const ANY_WAREHOUSE: Text = t("Все склады", "All warehouses", "Усі склади");
pub const SHOW: Text = t("Показать", "Show", "Показати");
pub const WAREHOUSE: Text = t("Склад", "Warehouse", "Склад");
pub const FROM: Text = t("Откуда", "From", "Звідки");
pub const TO: Text = t("Куда", "To", "Куди");
pub const DAY: Text = t("Дата", "Date", "Дата");
pub const SUPPLIER: Text = t("Поставщик", "Supplier", "Постачальник");
pub const SUPPLIER_HINT: Text = t("Имя, телефон или название", "Name or phone", "Ім’я, телефон або назва");
pub const WHO_WAITS: Text = t("Кто ждёт эти товары", "Who waits for these goods", "Хто чекає на ці товари");
pub const ANSWERS: Text = t("По заказу", "By the order", "За замовленням");
pub const PAPER: Text = t("Накладная поставщика", "Supplier's invoice", "Накладна постачальника");
pub const PAPER_DAY: Text = t("Дата накладной", "Date of the invoice", "Дата накладної");
pub const OF_DAY: Text = t("от {}", "of {}", "від {}");
pub const EXTRA: Text = t("Доставка и прочее", "Delivery and the like", "Доставка та інше");
pub const EXTRA_HINT: Text =
    t("Разойдётся по товарам по их стоимости", "Spread over the goods by their value", "Розійдеться по товарах за їхньою вартістю");
pub const REASON: Text = t("Причина", "Reason", "Причина");
pub const CHARGED: Text = t("За чей счёт", "Charged to", "За чий рахунок");
pub const CHARGED_NOBODY: Text = t("За счёт мастерской", "The shop", "За рахунок майстерні");
pub const CHARGED_TO: Text = t("за счёт: {}", "charged to {}", "за рахунок: {}");
pub const COMMENT: Text = t("Комментарий", "Comment", "Коментар");
pub const BASIS: Text = t("Основание", "Made by", "Підстава");
pub const OF_STOCKTAKE: Text = t("Инвентаризация {}", "Stocktake {}", "Інвентаризація {}");
pub const AUTHOR: Text = t("Кто оформил", "By", "Хто оформив");
pub const PAID: Text = t("Оплачено", "Paid", "Сплачено");
pub const UNPAID: Text = t("осталось {}", "{} to pay", "залишилося {}");
pub const OWED: Text = t("мы должны {}", "we owe {}", "ми винні {}");
pub const TO_LINES: Text = t("К товарам", "To the goods", "До товарів");
pub const HEAD: Text = t("Реквизиты", "Details", "Реквізити");

// Lines.
pub const LINES: Text = t("Товары", "Goods", "Товари");
pub const POSITIONS: Plural = Plural {
    one: t("{} позиция", "{} item", "{} позиція"),
    few: t("{} позиции", "{} items", "{} позиції"),
    many: t("{} позиций", "{} items", "{} позицій"),
};
/// What is done to them.
pub const POSITIONS_TOLD: Plural = Plural {
    one: t("{} позицию", "{} item", "{} позицію"),
    few: t("{} позиции", "{} items", "{} позиції"),
    many: t("{} позиций", "{} items", "{} позицій"),
};
pub const NO_LINES_YET: Text = t("Отсканируйте первый товар", "Scan the first product", "Відскануйте перший товар");
pub const PRODUCT: Text = t("Наименование", "Product", "Найменування");
pub const CODE: Text = t("Код", "Code", "Код");
pub const QUANTITY: Text = t("Кол-во", "Qty", "Кількість");
pub const UNIT: Text = t("Ед.", "Unit", "Од.");
pub const PRICE: Text = t("Закупка", "Purchase price", "Закупівля");
pub const COST: Text = t("Себестоимость", "Cost", "Собівартість");
pub const SUM: Text = t("Сумма", "Sum", "Сума");
pub const TOTAL: Text = t("Итого", "Total", "Разом");
pub const ACTIONS: Text = t("Действия", "Actions", "Дії");
pub const REMOVE: Text = t("Убрать", "Remove", "Прибрати");
pub const ADD: Text = t("Добавить", "Add", "Додати");
pub const SCAN: Text = t("Штрихкод, код, артикул или название", "Barcode, code, article or name", "Штрихкод, код, артикул або назва");
pub const BIN: Text = t("Ячейка", "Bin", "Комірка");
pub const ANY_BIN: Text = t("Не важно", "Any", "Не важливо");
pub const SERIALS: Text = t("Серийные номера", "Serial numbers", "Серійні номери");
pub const SERIALS_HINT: Text = t(
    "По одному в строке, столько же, сколько штук",
    "One per line, as many as there are pieces",
    "По одному в рядку, стільки ж, скільки штук",
);

// What is done.
pub const DO_POST: Text = t("Провести", "Post", "Провести");
pub const POST_WHAT: Text = t("Проведём {} на {}.", "{} will be posted as of {}.", "Проведемо {} на {}.");
pub const TO_PAY: Text = t("Сумма документа", "The document's sum", "Сума документа");
pub const PAY_NOW: Text = t("Оплатить сейчас", "Pay now", "Сплатити зараз");
pub const PAY_HINT: Text =
    t("Пусто — всё останется долгом поставщику", "Empty: all of it stays a debt", "Порожньо — усе залишиться боргом");
pub const CASHBOX: Text = t("Касса", "Cashbox", "Каса");
pub const POSTED_SAID: Text = t("Документ проведён", "The document is posted", "Документ проведено");
pub const DO_CANCEL: Text = t("Отменить проведение", "Cancel the posting", "Скасувати проведення");
pub const CANCEL_WHAT: Text = t(
    "Остатки и проводки вернутся к тому, что было, на {}.",
    "Balances and entries will be what they were on {}.",
    "Залишки та проводки повернуться до того, що було, на {}.",
);
pub const PAID_STAYS: Text = t(
    "Оплата поставщику останется его авансом.",
    "What was paid to the supplier stays his advance.",
    "Оплата постачальнику залишиться його авансом.",
);
pub const DEPENDENTS: Text = t("Сначала отмените:", "Cancel these first:", "Спершу скасуйте:");
pub const WHY: Text = t("Почему отменяем", "Why", "Чому скасовуємо");
pub const CANCELLED_SAID: Text = t("Проведение отменено", "The posting is cancelled", "Проведення скасовано");
pub const DISCARD: Text = t("Удалить черновик", "Discard the draft", "Видалити чернетку");
pub const DISCARDED: Text = t("Черновик удалён", "The draft is discarded", "Чернетку видалено");
pub const FROM_EXCEL: Text = t("Загрузить из Excel", "Import from Excel", "Завантажити з Excel");
pub const TAGS: Text = t("Ценники", "Price tags", "Цінники");
pub const EXPORT: Text = t("Выгрузить", "Export", "Вивантажити");
pub const PRINT: Text = t("Печать", "Print", "Друк");

// Lists.
pub const NO_DOCUMENTS: Text = t("Документов пока нет", "No documents yet", "Документів поки немає");
pub const NO_DOCUMENTS_WHY: Text = t(
    "Первый документ — оприходование: запчасти приходят на склад с ценой закупки.",
    "The first document is goods received: parts come to the warehouse with their purchase price.",
    "Перший документ — оприбуткування: запчастини надходять на склад із ціною закупівлі.",
);
pub const NOTHING_HERE: Text = t("На складе пусто", "The warehouse is empty", "На складі порожньо");
pub const NOTHING_HERE_WHY: Text =
    t("Оприходуйте товар, и он появится здесь.", "Receive goods and they will be here.", "Оприбуткуйте товар, і він з’явиться тут.");
pub const NO_WAREHOUSES: Text = t("Складов для вас нет", "No warehouses for you", "Складів для вас немає");
pub const NO_WAREHOUSES_WHY: Text =
    t("Склады открывает тот, кто их настраивает.", "Whoever sets up warehouses opens them.", "Склади відкриває той, хто їх налаштовує.");
pub const FIND: Text = t("Название, код или штрихкод", "Name, code or barcode", "Назва, код або штрихкод");
pub const CATEGORY: Text = t("Категория", "Category", "Категорія");
pub const ANY_CATEGORY: Text = t("Все категории", "All categories", "Усі категорії");
pub const ONLY: Text = t("Какие", "Which", "Які");
pub const ONLY_PRESENT: Text = t("Есть на складе", "In stock", "Є на складі");
pub const ONLY_BELOW: Text = t("Меньше минимума", "Below the minimum", "Менше за мінімум");
pub const ONLY_RESERVED: Text = t("С резервом", "With reserve", "З резервом");
pub const ONLY_ZERO: Text = t("Закончились", "Out of stock", "Закінчилися");
pub const RETAIL: Text = t("Розница", "Retail", "Роздріб");
pub const AT_COST: Text = t("По закупке", "At cost", "За закупівлею");
pub const ON_HAND: Text = t("Остаток", "On hand", "Залишок");
pub const RESERVED: Text = t("Резерв", "Reserved", "Резерв");
pub const AVAILABLE: Text = t("Свободно", "Available", "Вільно");

// Papers.
pub const P_POSTING: Text = t("Приходная накладная № {}", "Goods received note No. {}", "Прибуткова накладна № {}");
pub const P_WRITE_OFF: Text = t("Акт списания № {}", "Write-off act No. {}", "Акт списання № {}");
pub const P_TRANSFER: Text = t("Накладная на перемещение № {}", "Transfer note No. {}", "Накладна на переміщення № {}");
pub const P_SURPLUS: Text = t("Акт оприходования излишков № {}", "Surplus act No. {}", "Акт оприбуткування надлишків № {}");
pub const P_COUNT: Text = t("Всего наименований: {}.", "Items in all: {}.", "Усього найменувань: {}.");
pub const P_WORDS: Text = t("На сумму {}.", "For {}.", "На суму {}.");
pub const P_GAVE: Text = t("Отпустил", "Handed over by", "Відпустив");
pub const P_TOOK: Text = t("Принял", "Received by", "Прийняв");
pub const P_CHAIR: Text = t("Председатель комиссии", "Chair of the commission", "Голова комісії");
pub const P_MEMBER: Text = t("Член комиссии", "Member of the commission", "Член комісії");

// Facts.
pub const F_BEGUN: Text = t("Начат документ: {}", "Began a document: {}", "Розпочато документ: {}");
pub const F_HEAD: Text = t("Изменены реквизиты документа", "Changed the details of the document", "Змінено реквізити документа");
pub const F_LINE: Text = t("Товар в документе: {}, {}", "A product in the document: {}, {}", "Товар у документі: {}, {}");
pub const F_LINE_REMOVED: Text = t("Убран товар: {}", "Removed a product: {}", "Прибрано товар: {}");
pub const F_FROM_TABLE: Text = t("Добавлены строки из файла: {}", "Added rows of a file: {}", "Додано рядки з файлу: {}");
pub const F_OUT_OF_TABLE: Text = t("Убраны строки из файла: {}", "Removed rows of a file: {}", "Прибрано рядки з файлу: {}");
pub const F_DISCARDED: Text = t("Удалён черновик: {}", "Discarded a draft: {}", "Видалено чернетку: {}");
pub const F_POSTED: Text = t("{}: проведено, позиций {}", "{}: posted, items {}", "{}: проведено, позицій {}");
pub const F_CANCELLED: Text = t("{}: проведение отменено", "{}: the posting is cancelled", "{}: проведення скасовано");
pub const F_PAID: Text = t("Оплачено поставщику: {}", "Paid to the supplier: {}", "Сплачено постачальнику: {}");
