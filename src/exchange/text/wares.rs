//! Phrases of goods on their way in from Excel.

use crate::kernel::text::{Plural, Text, t};

pub const WARES_WHY: Text = t(
    "Название, коды, штрихкоды, категории и цены каждого вида. Остатки и серийные номера встанут на выбранный склад одним оприходованием.",
    "Names, codes, barcodes, categories and prices of every type. Stock and serial numbers come to the chosen warehouse as one document.",
    "Назви, коди, штрихкоди, категорії та ціни кожного виду. Залишки й серійні номери стануть на вибраний склад одним оприбуткуванням.",
);
pub const PRICE_OF: Text = t("Цена: {}", "Price: {}", "Ціна: {}");
pub const KNOWN: Text = t("Товары, которые уже есть", "Products that are known already", "Товари, які вже є");
pub const KNOWN_WHY: Text = t(
    "Узнаём по штрихкоду, коду, артикулу или точному названию",
    "Known by a barcode, a code, an article or the exact name",
    "Упізнаємо за штрихкодом, кодом, артикулом або точною назвою",
);
pub const UPDATE: Text = t("Обновить из файла", "Update from the file", "Оновити з файлу");
pub const LEAVE: Text = t("Не трогать", "Leave as they are", "Не чіпати");
pub const WAREHOUSE: Text = t("Склад для остатков и минимумов", "Warehouse for the stock and minimums", "Склад для залишків і мінімумів");
pub const WAREHOUSE_WHY: Text = t(
    "Остаток встанет тем товарам, которых на этом складе ещё нет",
    "Stock is given to products this warehouse has none of yet",
    "Залишок стане тим товарам, яких на цьому складі ще немає",
);
pub const NO_WAREHOUSE: Text = t("Остатки не загружать", "Do not import the stock", "Залишки не завантажувати");
pub const STOCKED: Text = t("Встанут на остаток", "Come to the stock", "Стануть на залишок");
pub const CAME: Text = t("Встали на остаток", "Came to the stock", "Стали на залишок");
pub const COSTLESS: Plural = Plural {
    one: t(
        "У {} строки с остатком нет закупочной цены: себестоимость будет нулевой.",
        "{} row with stock has no purchase price: its cost will be nothing.",
        "У {} рядка із залишком немає закупівельної ціни: собівартість буде нульовою.",
    ),
    few: t(
        "У {} строк с остатком нет закупочной цены: себестоимость будет нулевой.",
        "{} rows with stock have no purchase price: their cost will be nothing.",
        "У {} рядків із залишком немає закупівельної ціни: собівартість буде нульовою.",
    ),
    many: t(
        "У {} строк с остатком нет закупочной цены: себестоимость будет нулевой.",
        "{} rows with stock have no purchase price: their cost will be nothing.",
        "У {} рядків із залишком немає закупівельної ціни: собівартість буде нульовою.",
    ),
};
pub const CAME_BY: Plural = Plural {
    one: t("Остатки оприходованы {} документом", "The stock came by {} document", "Залишки оприбутковано {} документом"),
    few: t("Остатки оприходованы {} документами", "The stock came by {} documents", "Залишки оприбутковано {} документами"),
    many: t("Остатки оприходованы {} документами", "The stock came by {} documents", "Залишки оприбутковано {} документами"),
};
pub const LIES_IN_DRAFTS: Plural = Plural {
    one: t("Строки легли в {} документ", "The rows lie in {} document", "Рядки лягли в {} документ"),
    few: t("Строки легли в {} документа", "The rows lie in {} documents", "Рядки лягли в {} документи"),
    many: t("Строки легли в {} документов", "The rows lie in {} documents", "Рядки лягли в {} документів"),
};
pub const SO_MANY_LINES: Text = t("(в одном не больше {} строк)", "({} rows in each at most)", "(в одному не більше {} рядків)");
pub const COMMENT: Text = t("Начальные остатки из файла {}", "Opening stock from the file {}", "Початкові залишки з файлу {}");
pub const FROM_FILE: Text = t("Из файла {}", "From the file {}", "Із файлу {}");
pub const UNDO_COMMENT: Text = t("Загрузка отменена", "The import is undone", "Завантаження скасовано");
pub const REFUSED: Text = t("Загрузка остановилась: {}", "The import stopped: {}", "Завантаження зупинилося: {}");

pub const W_KIND: Text = t(
    "Загружаются только товары: работы — в прайс, комплект собирается в карточке",
    "Only goods are imported here: services go to the price list, a kit is made on its card",
    "Завантажуються лише товари: роботи — у прайс, комплект збирають у картці",
);
pub const W_NO_PRODUCT: Text = t("Нет названия товара", "No name of the product", "Немає назви товару");
pub const W_NAME_TAKEN: Text = t("Такое название уже у другого товара", "Another product has this name", "Таку назву вже має інший товар");
pub const W_TWO: Text = t(
    "Штрихкод и код принадлежат разным товарам",
    "The barcode and the code belong to different products",
    "Штрихкод і код належать різним товарам",
);
pub const W_MANY_SKU: Text = t(
    "Такой артикул у нескольких товаров: добавьте код или штрихкод",
    "Several products have this article: add a code or a barcode",
    "Такий артикул у кількох товарів: додайте код або штрихкод",
);
pub const W_UNIT: Text = t("Такой единицы измерения нет", "There is no such unit of measure", "Такої одиниці виміру немає");
pub const W_UNIT_MOVED: Text = t(
    "Товар уже двигался: его единицу не меняют",
    "The product has moved already: its unit stays",
    "Товар уже рухався: його одиницю не змінюють",
);
pub const W_PART: Text =
    t("В этой единице столько не отмерить", "So much cannot be counted in this unit", "У цій одиниці стільки не відміряти");
pub const W_VAT: Text = t("Напишите процент или «без НДС»", "Write a percentage or «no VAT»", "Напишіть відсоток або «без ПДВ»");
pub const W_SUPPLIER: Text = t(
    "Такого поставщика нет: добавьте его в клиентах",
    "There is no such supplier: add him among clients",
    "Такого постачальника немає: додайте його в клієнтах",
);
pub const W_QUANTITY: Text = t("Это не количество", "Not a quantity", "Це не кількість");
pub const W_SERIALS: Text = t(
    "Серийные номера — через запятую, не больше 1000",
    "Serial numbers are separated by commas, at most 1,000",
    "Серійні номери — через кому, не більше 1000",
);
pub const W_SERIAL_COUNT: Text =
    t("Номеров не столько, сколько штук", "There are not as many numbers as pieces", "Номерів не стільки, скільки штук");
pub const W_SERIAL_TWICE: Text = t("Один номер написан дважды", "One number stands twice", "Один номер написано двічі");
pub const W_SERIAL_HERE: Text =
    t("Вещь с таким номером уже на складе", "A thing with this number is in stock already", "Річ із таким номером уже на складі");
pub const W_UNTRACKED: Text =
    t("Товар не ведётся по серийным номерам", "The product is not kept by serial numbers", "Товар не ведеться за серійними номерами");
pub const W_KIT_STOCK: Text = t("У комплекта нет своего остатка", "A kit has no stock of its own", "Комплект не має власного залишку");
pub const W_DEAR: Text = t("Сумма слишком большая", "The sum is too large", "Сума завелика");
pub const W_BARCODE_DIGIT: Text =
    t("Последняя цифра штрихкода не сходится", "The last digit of the barcode is wrong", "Остання цифра штрихкоду не сходиться");
pub const W_BARCODE_SIGNS: Text = t(
    "В штрихкоде лишние знаки, или он слишком длинный",
    "The barcode has signs it cannot have, or is too long",
    "У штрихкоді зайві знаки, або він задовгий",
);
pub const W_BARCODE_OURS: Text =
    t("Это код заказа или документа, а не товара", "This is the code of an order or a paper", "Це код замовлення або документа");
pub const W_BARCODE_POWER: Text = t(
    "Excel сократил штрихкод: задайте столбцу формат «Числовой» без дробной части",
    "Excel has shortened the barcode: give the column the format «Number» without decimals",
    "Excel скоротив штрихкод: задайте стовпцю формат «Числовий» без дробової частини",
);
pub const R_NO_KEY: Text = t(
    "Выберите столбец хотя бы для одного поля: название, код, артикул или штрихкоды.",
    "Choose a column for at least one of: name, code, article, barcodes.",
    "Виберіть стовпець хоча б для одного поля: назва, код, артикул або штрихкоди.",
);

/// Words of a column of kinds that no product is.
pub const OTHER_KINDS: &[&str] = &["комплект", "набор", "kit", "услуга", "работа", "service", "work", "послуга", "робота"];
pub const NO_VAT_WORDS: &[&str] = &["без ндс", "не облагается", "нет", "no vat", "none", "без пдв", "ні", "0%"];
