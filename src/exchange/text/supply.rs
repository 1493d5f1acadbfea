//! Phrases of a supplier's table on its way to a document.

use crate::kernel::text::{Text, t};

pub const TITLE: Text = t("Накладная или прайс поставщика", "Supplier's invoice or price list", "Накладна або прайс постачальника");
pub const WHY: Text = t(
    "Строки с количеством станут черновиком оприходования. Что не узнаем наверняка — спросим.",
    "Rows with a quantity become a draft of goods received. What is not certain is asked.",
    "Рядки з кількістю стануть чернеткою оприбуткування. Що не впізнаємо напевно — запитаємо.",
);
pub const SUPPLIER: Text = t("Поставщик", "Supplier", "Постачальник");
pub const WAREHOUSE: Text = t("Склад", "Warehouse", "Склад");
pub const NO_SUCH_SUPPLIER: Text = t(
    "Такого клиента нет: выберите из списка",
    "There is no such client: choose from the list",
    "Такого клієнта немає: виберіть зі списку",
);
pub const SUPPLIER_WHY: Text = t(
    "Столбцы и ваши ответы запомнятся для него",
    "Columns and your answers are remembered for him",
    "Стовпці й ваші відповіді запам’ятаються для нього",
);
pub const INTO: Text = t("Строки добавятся в черновик: {}", "Rows are added to the draft: {}", "Рядки додадуться до чернетки: {}");
pub const MET: Text = t("Что узнали", "What was recognised", "Що впізнали");
pub const TO_COLUMNS: Text = t("К столбцам", "To the columns", "До стовпців");
pub const SURE: Text = t("Узнали", "Recognised", "Упізнали");
pub const ASKED: Text = t("Нужно выбрать", "To be chosen", "Треба вибрати");
pub const IDLE: Text = t("Без количества", "Without a quantity", "Без кількості");
pub const ADD: Text = t("Добавить в документ", "Add to the document", "Додати до документа");
pub const ADDED: Text = t("Строки добавлены в документ", "The rows are added to the document", "Рядки додано до документа");
pub const REVIEW: Text = t("Что это у нас", "What it is here", "Що це в нас");
pub const REVIEW_WHY: Text = t(
    "Выберите товар для каждой строки: любой из каталога. В следующий раз узнаем сами.",
    "Choose a product for each row, any of the catalogue. Next time it will be recognised.",
    "Виберіть товар для кожного рядка: будь-який із каталогу. Наступного разу впізнаємо самі.",
);
pub const OURS: Text = t("Наш товар", "Our product", "Наш товар");
pub const QUANTITY: Text = t("Кол-во", "Qty", "Кількість");
pub const PRICE: Text = t("Закупка", "Purchase price", "Закупівля");
pub const CHOOSE: Text = t("Выберите товар", "Choose a product", "Виберіть товар");
pub const CHOOSE_ROW: Text = t("Строка {}: выберите товар", "Row {}: choose a product", "Рядок {}: виберіть товар");
pub const NEW: Text = t("Создать новый товар", "Make a new product", "Створити новий товар");
pub const SKIP: Text = t("Не брать", "Leave out", "Не брати");
pub const CATEGORY: Text = t("Категория новых товаров", "Category of new products", "Категорія нових товарів");
pub const CATEGORY_WHY: Text = t(
    "Например: Запчасти / Дисплеи. Пусто — «Прочее»",
    "For example: Parts / Displays. Empty: «Other»",
    "Наприклад: Запчастини / Дисплеї. Порожньо — «Прочее»",
);
pub const TOO_MANY: Text = t(
    "В файле больше {} строк с количеством. Разделите его на несколько.",
    "The file has more than {} rows with a quantity. Split it into several.",
    "У файлі понад {} рядків із кількістю. Розділіть його на кілька.",
);
pub const SPLIT: Text = t(
    "В документ входит {} строк: остальные лягут в следующие черновики.",
    "A document holds {} rows: the others go to further drafts.",
    "У документ входить {} рядків: решта ляже в наступні чернетки.",
);
pub const LOOKS_LIKE: Text = t("Похоже: {}", "Looks like: {}", "Схоже: {}");
pub const REST: Text = t("Ещё {} строк, которых здесь нет", "{} more rows that are not here", "Ще {} рядків, яких тут немає");
pub const REST_WHY: Text = t(
    "Что не взяли сейчас, спросим, когда загрузите этот файл снова.",
    "What is left out now is asked when this file is given again.",
    "Про що не взяли зараз, запитаємо, коли завантажите цей файл знову.",
);
pub const CHOOSE_REST: Text = t("Выберите", "Choose", "Виберіть");
pub const NEW_ALL: Text = t("Создать новые товары", "Make new products", "Створити нові товари");
pub const SKIP_ALL: Text = t("Не брать", "Leave out", "Не брати");
pub const NOTHING: Text = t("Добавлять нечего", "There is nothing to add", "Додавати нічого");
pub const AND_MORE: Text = t("и ещё {}", "and {} more", "і ще {}");
pub const MADE: Text = t("Новых товаров", "New products", "Нових товарів");
pub const LINES: Text = t("Строк в документе", "Rows in the document", "Рядків у документі");
pub const LEFT_OUT: Text = t("Не взяли", "Left out", "Не взяли");
