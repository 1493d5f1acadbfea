//! What reports say.

use crate::kernel::{
    Text,
    text::{Plural, t},
};

pub const REPORTS: Text = t("Отчёты", "Reports", "Звіти");
pub const OF_STOCK: Text = t("Склад", "Stock", "Склад");
pub const PRINT: Text = t("Печать", "Print", "Друк");
pub const TO_EXCEL: Text = t("В Excel", "To Excel", "В Excel");
pub const SHOW: Text = t("Показать", "Show", "Показати");
pub const RESET: Text = t("Сбросить фильтры", "Reset filters", "Скинути фільтри");
pub const NOTHING: Text = t("Показать нечего", "Nothing to show", "Показувати нічого");
pub const NOTHING_WHY: Text = t(
    "По этим условиям ничего нет. Измените даты, склад или категорию.",
    "There is nothing by these filters. Change the dates, the warehouse or the category.",
    "За цими умовами нічого немає. Змініть дати, склад або категорію.",
);
pub const LINES: Plural = Plural {
    one: t("{} товар", "{} product", "{} товар"),
    few: t("{} товара", "{} products", "{} товари"),
    many: t("{} товаров", "{} products", "{} товарів"),
};
pub const ROWS: Plural = Plural {
    one: t("{} строка", "{} row", "{} рядок"),
    few: t("{} строки", "{} rows", "{} рядки"),
    many: t("{} строк", "{} rows", "{} рядків"),
};
pub const F_TAKEN: Text = t("Отчёт «{}» выгружен в Excel: {}", "Report “{}” taken to Excel: {}", "Звіт «{}» вивантажено в Excel: {}");
pub const TOTAL: Text = t("Итого", "Total", "Разом");
pub const OTHERS: Text = t("Остальное", "The rest", "Решта");
pub const FIRST_LINES: Text = t(
    "Напечатаны первые {} строк из {}. Весь отчёт скачайте в Excel.",
    "The first {} rows of {} are printed. Take the whole report to Excel.",
    "Надруковано перші {} рядків із {}. Увесь звіт завантажте в Excel.",
);
pub const TOO_MANY: Text = t(
    "Товаров больше {}: выберите склад, категорию или товар. В Excel попадут все.",
    "There are more than {} products: choose a warehouse, a category or a product. Excel takes all of them.",
    "Товарів більше ніж {}: виберіть склад, категорію або товар. В Excel потраплять усі.",
);
pub const AS_OF: Text = t("на {}", "as of {}", "на {}");
pub const BETWEEN: Text = t("с {} по {}", "from {} to {}", "з {} по {}");

// Filters.
pub const ON_DAY: Text = t("На конец дня", "At the end of", "На кінець дня");
pub const FROM: Text = t("С", "From", "З");
pub const TO: Text = t("По", "To", "По");
pub const WAREHOUSE: Text = t("Склад", "Warehouse", "Склад");
pub const ALL_WAREHOUSES: Text = t("Все склады", "All warehouses", "Усі склади");
pub const ARCHIVED: Text = t("в архиве", "archived", "в архіві");
pub const LOCATION: Text = t("Точка", "Location", "Точка");
pub const ALL_LOCATIONS: Text = t("Все точки", "All locations", "Усі точки");
pub const CATEGORY: Text = t("Категория", "Category", "Категорія");
pub const ALL_CATEGORIES: Text = t("Все категории", "All categories", "Усі категорії");
pub const CHOOSE_PRODUCT: Text = t("Товар: название, код, штрихкод", "Product: name, code, barcode", "Товар: назва, код, штрихкод");
pub const CHOOSE_FIRST: Text = t(
    "Выберите товар: по названию, коду или сканером.",
    "Choose a product: by name, by code or with the scanner.",
    "Виберіть товар: за назвою, кодом або сканером.",
);
pub const FIND: Text = t("Название, код, штрихкод", "Name, code, barcode", "Назва, код, штрихкод");
pub const VIEW: Text = t("Как показать", "View", "Як показати");
pub const BASIS: Text = t("Себестоимость", "Cost", "Собівартість");
pub const BY_AVERAGE: Text = t("По средней себестоимости", "By average cost", "За середньою собівартістю");
pub const BY_LAST: Text = t("По последней закупке", "By last purchase", "За останньою закупівлею");
pub const BY_BATCH: Text = t("По текущей партии", "By the current batch", "За поточною партією");
pub const MARGIN_BELOW: Text = t("Маржа ниже", "Margin below", "Маржа нижче");
pub const IDLE_FOR: Text = t("Без расхода от", "Unused for", "Без витрат від");
pub const DAYS_SHORT: Text = t("дн.", "days", "дн.");

// Balances.
pub const BALANCES: Text = t("Остатки на дату", "Balances at a date", "Залишки на дату");
pub const BALANCES_WHY: Text = t(
    "Что где лежало в любой день, за сколько куплено и за сколько продаётся",
    "What lay where on any day, what it cost and what it sells for",
    "Що де лежало будь-якого дня, за скільки куплено й за скільки продається",
);
pub const BY_PRODUCTS: Text = t("По товарам", "By product", "За товарами");
pub const BY_WAREHOUSES: Text = t("По складам", "By warehouse", "За складами");
pub const BY_BINS: Text = t("По ячейкам", "By bin", "За комірками");
pub const BY_BATCHES: Text = t("По партиям", "By batch", "За партіями");
pub const PRODUCT: Text = t("Товар", "Product", "Товар");
pub const CODE: Text = t("Код", "Code", "Код");
pub const UNIT: Text = t("Ед.", "Unit", "Од.");
pub const BIN: Text = t("Ячейка", "Bin", "Комірка");
pub const BATCH_OF: Text = t("Партия от", "Batch of", "Партія від");
pub const AGE: Text = t("Возраст, дн.", "Age, days", "Вік, дн.");
pub const ON_HAND: Text = t("На складе", "On hand", "На складі");
pub const RESERVED: Text = t("В резерве", "Reserved", "У резерві");
pub const AVAILABLE: Text = t("Доступно", "Available", "Доступно");
pub const COST: Text = t("Себестоимость", "Cost", "Собівартість");
pub const RETAIL_VALUE: Text = t("В розничных ценах", "At retail", "У роздрібних цінах");
pub const AT_COST: Text = t("По себестоимости", "At cost", "За собівартістю");
pub const AT_RETAIL: Text = t("В розничных ценах", "At retail prices", "У роздрібних цінах");
pub const COST_BY_CATEGORY: Text = t("Себестоимость по категориям", "Cost by category", "Собівартість за категоріями");
pub const RETAIL_BY_CATEGORY: Text =
    t("Розничная стоимость по категориям", "Retail value by category", "Роздрібна вартість за категоріями");

// The card of one product.
pub const MOVEMENT: Text = t("Движение товара", "Movement of a product", "Рух товару");
pub const MOVEMENT_WHY: Text = t(
    "Каждый приход и расход одного товара с документом и остатком после него",
    "Every receipt and issue of one product with its document and the balance after it",
    "Кожне надходження й витрата одного товару з документом і залишком після нього",
);
pub const DOCUMENT: Text = t("Документ", "Document", "Документ");
pub const DAY: Text = t("Дата", "Date", "Дата");
pub const WENT: Text = t("Расход", "Out", "Витрата");
pub const LEFT: Text = t("Остаток", "Balance", "Залишок");
pub const COST_CHANGE: Text = t("Сумма", "Sum", "Сума");
pub const AT_MOST: Text = t("больше всего: {}", "at most: {}", "найбільше: {}");
pub const SALE_NO: Text = t("Продажа {}", "Sale {}", "Продаж {}");
pub const RETURN_NO: Text = t("Возврат покупателя {}", "Client’s return {}", "Повернення покупця {}");
pub const ORDER_NO: Text = t("Заказ {}", "Order {}", "Замовлення {}");
pub const K_POSTING: Text = t("Оприходование", "Goods received", "Оприбуткування");
pub const K_TRANSFER: Text = t("Перемещение", "Transfer", "Переміщення");
pub const K_WRITE_OFF: Text = t("Списание", "Write-off", "Списання");
pub const K_SALE: Text = t("Продажа", "Sale", "Продаж");
pub const K_ORDER: Text = t("Заказ", "Order", "Замовлення");
pub const K_CLIENT_RETURN: Text = t("Возврат от покупателя", "Return from a client", "Повернення від покупця");
pub const K_SUPPLIER_RETURN: Text = t("Возврат поставщику", "Return to supplier", "Повернення постачальнику");
pub const K_STOCKTAKE: Text = t("Инвентаризация", "Stocktake", "Інвентаризація");
pub const K_KIT: Text = t("Комплектация", "Kit", "Комплектація");
pub const K_COST_CORRECTION: Text = t("Корректировка себестоимости", "Cost correction", "Коригування собівартості");

// Turnover.
pub const TURNOVER: Text = t("Оборот товаров", "Turnover of goods", "Оборот товарів");
pub const TURNOVER_WHY: Text = t(
    "Сколько пришло, куда ушло и за сколько дней расходуется средний запас",
    "What came, where it went and in how many days the mean stock is used up",
    "Скільки надійшло, куди пішло й за скільки днів витрачається середній запас",
);
pub const OPENING: Text = t("Начальный остаток", "Opening", "Початковий залишок");
pub const OPENING_COST: Text = t("Начальный остаток, себестоимость", "Opening cost", "Початковий залишок, собівартість");
pub const CAME: Text = t("Приход", "In", "Надходження");
pub const CAME_COST: Text = t("Приход, себестоимость", "In, cost", "Надходження, собівартість");
pub const SOLD: Text = t("Продано", "Sold", "Продано");
pub const SOLD_COST: Text = t("Продано, себестоимость", "Sold, cost", "Продано, собівартість");
pub const TO_ORDERS: Text = t("В заказы", "To orders", "У замовлення");
pub const TO_ORDERS_COST: Text = t("В заказы, себестоимость", "To orders, cost", "У замовлення, собівартість");
pub const WRITTEN_OFF: Text = t("Списано", "Written off", "Списано");
pub const WRITTEN_OFF_COST: Text = t("Списано, себестоимость", "Written off, cost", "Списано, собівартість");
pub const OTHER_OUT: Text = t("Прочий расход", "Other out", "Інша витрата");
pub const OTHER_OUT_COST: Text = t("Прочий расход, себестоимость", "Other out, cost", "Інша витрата, собівартість");
pub const CLOSING: Text = t("Конечный остаток", "Closing", "Кінцевий залишок");
pub const CLOSING_COST: Text = t("Остаток, себестоимость", "Closing cost", "Залишок, собівартість");
pub const MEAN_STOCK: Text = t("Средний запас", "Mean stock", "Середній запас");
pub const USED_UP: Text = t("Израсходовано", "Used up", "Витрачено");
pub const RATIO: Text = t("Оборачиваемость", "Turns", "Оборотність");
pub const LASTS: Text = t("Дней запаса", "Days of stock", "Днів запасу");
pub const BY_MONTHS: Text = t("По месяцам", "By month", "За місяцями");

// Slow-moving goods.
pub const SLOW: Text = t("Залежавшийся товар", "Slow-moving goods", "Залежаний товар");
pub const SLOW_WHY: Text = t(
    "Что давно никто не берёт, сколько в этом денег и какого возраста партии",
    "What nobody has taken for long, how much money sleeps in it and how old its batches are",
    "Що давно ніхто не бере, скільки в цьому грошей і якого віку партії",
);
pub const LAST_ISSUE: Text = t("Последний расход", "Last issue", "Остання витрата");
pub const IDLE_DAYS: Text = t("Дней без расхода", "Days unused", "Днів без витрат");
pub const AGE_30: Text = t("До 30 дней", "Up to 30 days", "До 30 днів");
pub const AGE_90: Text = t("31–90 дней", "31–90 days", "31–90 днів");
pub const AGE_180: Text = t("91–180 дней", "91–180 days", "91–180 днів");
pub const AGE_365: Text = t("181–365 дней", "181–365 days", "181–365 днів");
pub const AGE_OLDER: Text = t("Больше года", "Over a year", "Понад рік");
pub const BY_AGE: Text = t("Себестоимость по возрасту партий", "Cost by age of batches", "Собівартість за віком партій");
pub const SLEEPS: Text = t("Лежит без движения", "Sleeps on the shelves", "Лежить без руху");
pub const NOTHING_SLOW: Text = t(
    "Такого товара нет: всё, что лежит, недавно брали.",
    "There are none: everything on the shelves was taken lately.",
    "Такого товару немає: усе, що лежить, нещодавно брали.",
);

// Prices that earn too little.
pub const MARGINS: Text = t("Невыгодные цены", "Unprofitable prices", "Невигідні ціни");
pub const MARGINS_WHY: Text = t(
    "Где цена ниже себестоимости или маржи не хватает, и что продано в убыток",
    "Where the price is below cost or earns too little, and what was sold at a loss",
    "Де ціна нижча за собівартість або маржі не вистачає, і що продано зі збитком",
);
pub const UNIT_COST: Text = t("Себестоимость единицы", "Unit cost", "Собівартість одиниці");
pub const RETAIL_PRICE: Text = t("Розничная цена", "Retail price", "Роздрібна ціна");
pub const GAIN: Text = t("Заработок с единицы", "Gain on one", "Заробіток з одиниці");
pub const MARGIN: Text = t("Маржа", "Margin", "Маржа");
pub const SOLD_BELOW: Text = t("Продано в убыток", "Sold at a loss", "Продано зі збитком");
pub const LOSS: Text = t("Убыток", "Loss", "Збиток");
pub const LOST: Text = t("Убыток от продаж ниже себестоимости", "Lost by selling below cost", "Збиток від продажів нижче собівартості");
pub const REPRICE: Text = t("Переоценить", "Change prices", "Переоцінити");
pub const NO_COST: Text = t(
    "Этот отчёт говорит о себестоимости: её вам не показывают.",
    "This report is about cost, which you may not see.",
    "Цей звіт говорить про собівартість: її вам не показують.",
);
pub const NOTHING_CHEAP: Text = t(
    "Таких цен нет: всё продаётся выгодно.",
    "There are no such prices: everything earns enough.",
    "Таких цін немає: усе продається вигідно.",
);

// Assortment.
pub const ASSORTMENT: Text = t("Анализ ассортимента", "Assortment analysis", "Аналіз асортименту");
pub const ASSORTMENT_WHY: Text = t(
    "ABC и XYZ: какие товары делают выручку и прибыль и насколько ровно их берут",
    "ABC and XYZ: which goods make revenue and profit and how evenly they are wanted",
    "ABC та XYZ: які товари роблять виторг і прибуток і наскільки рівно їх беруть",
);
pub const ABC_BY_REVENUE: Text = t("Классы по выручке", "Classes by revenue", "Класи за виторгом");
pub const ABC_BY_PROFIT: Text = t("Классы по прибыли", "Classes by profit", "Класи за прибутком");
pub const ABC_REVENUE: Text = t("По выручке", "By revenue", "За виторгом");
pub const ABC_PROFIT: Text = t("По прибыли", "By profit", "За прибутком");
pub const XYZ: Text = t("Спрос", "Demand", "Попит");
pub const REVENUE: Text = t("Выручка", "Revenue", "Виторг");
pub const SHARE: Text = t("Доля выручки", "Share of revenue", "Частка виторгу");
pub const GROSS_PROFIT: Text = t("Валовая прибыль", "Gross profit", "Валовий прибуток");
pub const PROFIT_SHARE: Text = t("Доля прибыли", "Share of profit", "Частка прибутку");
pub const WANTED: Text = t("Спрос, кол-во", "Wanted", "Попит, кількість");
pub const RETURNED: Text = t("Вернули", "Returned", "Повернули");
pub const SPREAD: Text = t("Разброс спроса", "Variation", "Розкид попиту");
pub const X_EVEN: Text = t("ровный спрос", "even demand", "рівний попит");
pub const Y_UNEVEN: Text = t("колеблется", "varies", "коливається");
pub const Z_WILD: Text = t("непредсказуем", "unpredictable", "непередбачуваний");
pub const A_MOST: Text = t("первые 80 %", "the first 80%", "перші 80 %");
pub const B_SOME: Text = t("следующие 15 %", "the next 15%", "наступні 15 %");
pub const C_LITTLE: Text = t("остальное", "the rest", "решта");
pub const TOO_FEW_WEEKS: Text = t(
    "Для XYZ мало данных: нужно полных недель {}, в периоде {}",
    "Not enough data for XYZ: {} whole weeks are needed, the period has {}",
    "Для XYZ замало даних: потрібно повних тижнів {}, у періоді {}",
);
pub const MATRIX_REVENUE: Text = t("Товары и выручка по классам", "Products and revenue by class", "Товари та виторг за класами");
pub const MATRIX_PROFIT: Text = t("Товары и прибыль по классам", "Products and profit by class", "Товари та прибуток за класами");
pub const NOTHING_SOLD: Text = t(
    "В этом периоде ничего не продавали и не ставили в заказы.",
    "Nothing was sold or used in orders in this period.",
    "У цьому періоді нічого не продавали й не ставили в замовлення.",
);

// Below the minimum.
pub const BELOW: Text = t("Ниже минимума", "Below the minimum", "Нижче мінімуму");
pub const BELOW_WHY: Text = t(
    "Чего на складах меньше неснижаемого остатка и сколько стоит пополнить",
    "What the warehouses have less of than they must, and what it costs to fill up",
    "Чого на складах менше за незнижуваний залишок і скільки коштує поповнити",
);
pub const SET_MINIMUMS: Text = t("Задать минимумы", "Set minimums", "Задати мінімуми");
pub const HAVE_OF_MIN: Text = t("Доступно и едет / минимум", "Available and coming / minimum", "Доступно і їде / мінімум");
pub const INCOMING: Text = t("Едет", "On the way", "Їде");
pub const MINIMUM: Text = t("Минимум", "Minimum", "Мінімум");
pub const TARGET: Text = t("Цель", "Target", "Ціль");
pub const LACKS: Text = t("Не хватает до цели", "Short of the target", "Бракує до цілі");
pub const LAST_PRICE: Text = t("Последняя закупка", "Last purchase", "Остання закупівля");
pub const TO_FILL_UP: Text = t("Пополнить до цели", "To fill up", "Поповнити до цілі");
pub const BY_LAST_PRICE: Text = t("по ценам последних закупок", "at the prices of last purchases", "за цінами останніх закупівель");
pub const WHERE_MONEY_GOES: Text = t("На что уйдут деньги", "Where the money goes", "На що підуть гроші");
pub const NOTHING_BELOW: Text = t(
    "Всего хватает: ниже минимума ничего нет. Минимум задают в карточке товара или в уровнях склада.",
    "There is enough of everything. The minimum is set on the card of a product or among the levels of a warehouse.",
    "Усього вистачає: нижче мінімуму нічого немає. Мінімум задають у картці товару або в рівнях складу.",
);
