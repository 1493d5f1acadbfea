//! Phrases of goods and of the stock on their way to Excel.

use crate::kernel::text::{Text, t};

pub const GOODS: Text = t("Товары и цены", "Goods and prices", "Товари та ціни");
pub const GOODS_IN: Text = t("Товары и остатки", "Goods and stock", "Товари та залишки");
pub const GOODS_WHY: Text = t(
    "Все товары с кодами, штрихкодами и ценами всех видов. Этот же файл можно изменить и загрузить обратно.",
    "All goods with codes, barcodes and prices of every type. The same file can be changed and imported back.",
    "Усі товари з кодами, штрихкодами та цінами всіх видів. Цей самий файл можна змінити й завантажити назад.",
);
pub const DOCUMENTS: Text = t("Складские документы", "Stock documents", "Складські документи");
pub const DOCUMENTS_WHY: Text = t(
    "Журнал документов всех ваших складов. Нужны не все — выгрузите из журнала с фильтром.",
    "The journal of documents of all your warehouses. To export a part, filter the journal and export from there.",
    "Журнал документів усіх ваших складів. Потрібні не всі — вивантажте з журналу з фільтром.",
);
pub const DOCUMENT: Text = t("Документ", "Document", "Документ");

pub const C_CODE: Text = t("Код", "Code", "Код");
pub const C_SKU: Text = t("Артикул", "Article", "Артикул");
pub const C_BARCODES: Text = t("Штрихкоды", "Barcodes", "Штрихкоди");
pub const C_PRODUCT: Text = t("Название товара", "Product", "Назва товару");
pub const PRODUCT: Text = t("Товар", "Product", "Товар");
pub const C_CATEGORY: Text = t("Категория", "Category", "Категорія");
pub const C_UNIT: Text = t("Единица", "Unit", "Одиниця");
pub const C_KIND: Text = t("Вид", "Kind", "Вид");
pub const C_VAT: Text = t("НДС", "VAT", "ПДВ");
pub const C_WARRANTY: Text = t("Гарантия, дней", "Warranty, days", "Гарантія, днів");
pub const C_SUPPLIER: Text = t("Поставщик", "Supplier", "Постачальник");
pub const C_PACK: Text = t("Упаковка", "Pack", "Упаковка");
pub const C_COST: Text = t("Себестоимость", "Cost", "Собівартість");
pub const KIND_GOODS: Text = t("товар", "goods", "товар");
pub const KIND_KIT: Text = t("комплект", "kit", "комплект");
pub const NO_VAT: Text = t("без НДС", "no VAT", "без ПДВ");

pub const C_DAY: Text = t("Дата", "Date", "Дата");
pub const C_DOCUMENT: Text = t("Документ", "Document", "Документ");
pub const C_NUMBER: Text = t("Номер", "Number", "Номер");
pub const C_STATE: Text = t("Состояние", "State", "Стан");
pub const C_WAREHOUSE: Text = t("Склад", "Warehouse", "Склад");
pub const C_TO: Text = t("Куда", "To", "Куди");
pub const C_PAPER: Text = t("Накладная поставщика", "Supplier's invoice", "Накладна постачальника");
pub const C_PAPER_DAY: Text = t("Дата накладной", "Date of the invoice", "Дата накладної");
pub const C_POSITIONS: Text = t("Позиций", "Items", "Позицій");
pub const C_AUTHOR: Text = t("Кто оформил", "By", "Хто оформив");
pub const C_COMMENT: Text = t("Комментарий", "Comment", "Коментар");
pub const C_SUM: Text = t("Сумма", "Sum", "Сума");
pub const C_LINE: Text = t("№", "No.", "№");
pub const C_QUANTITY: Text = t("Количество", "Quantity", "Кількість");
pub const C_BIN: Text = t("Ячейка", "Bin", "Комірка");
pub const C_SERIALS: Text = t("Серийные номера", "Serial numbers", "Серійні номери");
pub const C_PRICE: Text = t("Закупка", "Purchase price", "Закупівля");
pub const EXTRA: Text = t("Доставка и прочее", "Delivery and the like", "Доставка та інше");

pub const BALANCES: Text = t("Остатки склада", "Stock balances", "Залишки складу");
pub const BALANCES_OUT: Text = t("Выгрузить остатки", "Export the balances", "Вивантажити залишки");
pub const BY_PRODUCT: Text = t("По товарам", "By products", "За товарами");
pub const BY_PRODUCT_WHY: Text =
    t("Строка на товар: остаток, резерв, свободно", "A row for each product", "Рядок на товар: залишок, резерв, вільно");
pub const BY_BIN: Text = t("По ячейкам", "By bins", "За комірками");
pub const BY_BIN_WHY: Text = t("Строка на товар в каждой ячейке", "A row for a product in each bin", "Рядок на товар у кожній комірці");
pub const BY_BATCH: Text = t("По партиям", "By batches", "За партіями");
pub const BY_BATCH_WHY: Text = t(
    "Строка на партию: когда пришла и почём",
    "A row for each batch: when it came and for how much",
    "Рядок на партію: коли надійшла та за скільки",
);
pub const C_ON_HAND: Text = t("Остаток", "On hand", "Залишок");
pub const C_RESERVED: Text = t("Резерв", "Reserved", "Резерв");
pub const C_AVAILABLE: Text = t("Свободно", "Available", "Вільно");
pub const C_BATCH: Text = t("Партия", "Batch", "Партія");
pub const C_BATCH_DAY: Text = t("Дата партии", "Day of the batch", "Дата партії");

pub const MOVES: Text = t("Движение товаров", "Movement of goods", "Рух товарів");
pub const MOVES_WHY: Text = t(
    "Каждый приход и расход за период: документ, склад, партия, количество и сумма.",
    "Every coming and going of a period: the document, the warehouse, the batch, the quantity and the sum.",
    "Кожен прихід і витрата за період: документ, склад, партія, кількість і сума.",
);
pub const FROM: Text = t("С", "From", "З");
pub const TILL: Text = t("По", "To", "По");
pub const ANY_WAREHOUSE: Text = t("Все склады", "All warehouses", "Усі склади");
pub const WRONG_PERIOD: Text = t("Конец раньше начала", "The end is before the beginning", "Кінець раніше за початок");
pub const NO_SUCH_PRODUCT: Text =
    t("Такого товара нет: выберите из списка", "There is no such product: choose from the list", "Такого товару немає: виберіть зі списку");
pub const C_ENTERED: Text = t("Внесено", "Entered", "Внесено");
pub const C_CAME: Text = t("Приход", "Came", "Прихід");
pub const C_WENT: Text = t("Расход", "Went", "Витрата");
pub const C_CAME_FOR: Text = t("Приход, сумма", "Came, sum", "Прихід, сума");
pub const C_WENT_FOR: Text = t("Расход, сумма", "Went, sum", "Витрата, сума");
pub const SALE_NO: Text = t("Продажа {}", "Sale {}", "Продаж {}");
pub const RETURN_NO: Text = t("Возврат {}", "Return {}", "Повернення {}");
pub const ORDER_NO: Text = t("Заказ {}", "Order {}", "Замовлення {}");
pub const STOCKTAKE: Text = t("Инвентаризация", "Stocktake", "Інвентаризація");
