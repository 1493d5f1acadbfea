//! What the goods say.

use super::barcode::BadCode;
use crate::kernel::{Lang, Plural, Text, text::t};

pub const YES: Text = t("да", "yes", "так");
pub const NO: Text = t("нет", "no", "ні");
pub const SKU: Text = t("Артикул", "SKU", "Артикул");
pub const KIND: Text = t("Вид", "Kind", "Вид");
pub const KIND_GOODS: Text = t("Товар", "Product", "Товар");
pub const KIND_KIT: Text = t("Комплект", "Kit", "Комплект");
pub const MEASURE: Text = t("Единица измерения", "Unit of measure", "Одиниця виміру");
pub const SERIALS: Text = t("Учёт по серийным номерам", "Tracked by serial numbers", "Облік за серійними номерами");
pub const VAT: Text = t("НДС", "VAT", "ПДВ");
pub const VAT_COMPANY: Text = t("Как у компании", "As the company", "Як у компанії");
pub const VAT_NONE: Text = t("Без НДС", "No VAT", "Без ПДВ");
pub const BARCODES: Text = t("Штрихкоды", "Barcodes", "Штрихкоди");
pub const SUPPLIER: Text = t("Поставщик", "Supplier", "Постачальник");
pub const PACK: Text = t("В упаковке", "In a pack", "В упаковці");
pub const ANALOGUES: Text = t("Аналоги", "Analogues", "Аналоги");
pub const MODELS: Text = t("Подходит к моделям", "Fits models", "Підходить до моделей");
pub const PARTS: Text = t("Состав комплекта", "Contents of the kit", "Склад комплекту");
pub const DESCRIPTION: Text = t("Описание", "Description", "Опис");

pub const F_ADDED: Text = t("Добавлен товар «{}», код {}", "Product “{}” added, code {}", "Додано товар «{}», код {}");
pub const F_CHANGED: Text = t("Товар «{}» изменён: {}", "Product “{}” changed: {}", "Товар «{}» змінено: {}");
pub const F_PRICE: Text = t("«{}», цена {}: {} → {}", "“{}”, {} price: {} → {}", "«{}», ціна {}: {} → {}");
pub const F_ARCHIVED: Text = t("Товар «{}» убран в архив", "Product “{}” archived", "Товар «{}» прибрано до архіву");
pub const F_RESTORED: Text = t("Товар «{}» возвращён из архива", "Product “{}” restored", "Товар «{}» повернуто з архіву");

pub const F_TAGS_SHIFTED: Text = t(
    "Сдвиг печати ценников ({}): вправо и вниз, мм: {}",
    "Shift of price tags ({}): right and down, mm: {}",
    "Зсув друку цінників ({}): праворуч і донизу, мм: {}",
);

pub const NAME_TAKEN: Text =
    t("Такой товар уже есть, его код {}", "There is such a product already, its code is {}", "Такий товар уже є, його код {}");
pub const CODE_TAKEN: Text = t("Этот код уже у товара «{}»", "“{}” already has this code", "Цей код уже в товару «{}»");
pub const BARCODE_TAKEN: Text = t("Штрихкод {} уже у товара «{}»", "Barcode {} already belongs to “{}”", "Штрихкод {} уже в товару «{}»");
pub const SAME_BARCODE_TWICE: Text = t("Штрихкод {} указан дважды", "Barcode {} is given twice", "Штрихкод {} вказано двічі");
pub const UNMEASURED: Text = t(
    "Такое количество нельзя отмерить в единице «{}»",
    "Such a quantity cannot be measured in “{}”",
    "Таку кількість не можна відміряти в одиниці «{}»",
);
pub const UNMEASURED_PART: Text = t(
    "«{}» нельзя взять столько: единица — {}",
    "So much of “{}” cannot be taken: its unit is {}",
    "«{}» не можна взяти стільки: одиниця — {}",
);
pub const KIT_IN_KIT: Text = t(
    "«{}»: комплект не может входить в другой комплект",
    "“{}”: a kit cannot stand in another kit",
    "«{}»: комплект не може входити в інший комплект",
);
pub const UNKNOWN_MEASURE: Text = t("Такой единицы измерения нет", "There is no such unit", "Такої одиниці виміру немає");
pub const SERIALS_IN_PIECES: Text = t(
    "Серийные номера бывают только у того, что считают целыми штуками",
    "Only what is counted in whole pieces has serial numbers",
    "Серійні номери бувають лише в того, що рахують цілими штуками",
);
pub const UNKNOWN_PRICE_TYPE: Text = t("Такого типа цены нет", "There is no such price type", "Такого типу ціни немає");
pub const UNKNOWN_MODEL: Text = t("Такой модели нет в справочнике", "There is no such model", "Такої моделі немає в довіднику");
pub const UNKNOWN_ANALOGUE: Text = t("Такого товара нет", "There is no such product", "Такого товару немає");
pub const UNKNOWN_PART: Text = t("Такого товара или работы нет", "There is no such product or service", "Такого товару чи роботи немає");
pub const EMPTY_KIT: Text =
    t("Добавьте в комплект хотя бы одну строку", "Add at least one line to the kit", "Додайте до комплекту хоча б один рядок");
pub const CATEGORY_UNDER_ITSELF: Text =
    t("Категория не может лежать в самой себе", "A category cannot stand under itself", "Категорія не може лежати в самій собі");
pub const CATEGORY_HOLDS_GOODS: Text = t(
    "В архив можно убрать только пустую категорию: сначала перенесите её товары и подкатегории",
    "Only an empty category can be archived: move its goods and branches first",
    "До архіву можна прибрати лише порожню категорію: спочатку перенесіть її товари та підкатегорії",
);
pub const SAME_MEASURE: Text = t("Такая единица уже есть", "There is such a unit already", "Така одиниця вже є");
pub const MEASURE_IN_USE: Text = t(
    "В этой единице уже считают товары: дробность можно только увеличить",
    "Goods are counted in this unit: it can only be made finer",
    "У цій одиниці вже рахують товари: дробовість можна лише збільшити",
);
pub const SAME_PRICE_TYPE: Text = t("Такой тип цены уже есть", "There is such a price type already", "Такий тип ціни вже є");
pub const CHANGED_MEANWHILE: Text = t(
    "Товар уже изменён: {}. Прочитайте его ещё раз",
    "The product was changed meanwhile: {}. Read it again",
    "Товар уже змінено: {}. Прочитайте його ще раз",
);
pub const LAST_ONE: Text = t("Без неё нельзя: это последняя", "It is the last one and has to stay", "Без неї не можна: це остання");
pub const LIST_CHANGED: Text = t(
    "Пока вы смотрели, список изменился. Проверьте цены ниже и нажмите ещё раз",
    "The list changed while you were looking. Check the prices below and press again",
    "Поки ви дивилися, список змінився. Перевірте ціни нижче й натисніть ще раз",
);

pub const PRICE_RETAIL: Text = t("Розничная", "Retail", "Роздрібна");
pub const PRICE_REPAIR: Text = t("В ремонте", "In a repair", "У ремонті");
pub const PRICE_WHOLESALE: Text = t("Оптовая", "Wholesale", "Оптова");
pub const U_PIECE: Text = t("шт.", "pcs", "шт.");
pub const U_PIECE_NAME: Text = t("Штука", "Piece", "Штука");
pub const U_SET: Text = t("компл.", "set", "компл.");
pub const U_SET_NAME: Text = t("Комплект", "Set", "Комплект");
pub const U_PAIR: Text = t("пара", "pair", "пара");
pub const U_PAIR_NAME: Text = t("Пара", "Pair", "Пара");
pub const U_PACK: Text = t("упак.", "pack", "упак.");
pub const U_PACK_NAME: Text = t("Упаковка", "Pack", "Упаковка");
pub const U_METRE: Text = t("м", "m", "м");
pub const U_METRE_NAME: Text = t("Метр", "Metre", "Метр");
pub const U_SQUARE: Text = t("м²", "m²", "м²");
pub const U_SQUARE_NAME: Text = t("Квадратный метр", "Square metre", "Квадратний метр");
pub const U_GRAM: Text = t("г", "g", "г");
pub const U_GRAM_NAME: Text = t("Грамм", "Gram", "Грам");
pub const U_KILO: Text = t("кг", "kg", "кг");
pub const U_KILO_NAME: Text = t("Килограмм", "Kilogram", "Кілограм");
pub const U_MILLI: Text = t("мл", "ml", "мл");
pub const U_MILLI_NAME: Text = t("Миллилитр", "Millilitre", "Мілілітр");
pub const U_LITRE: Text = t("л", "l", "л");
pub const U_LITRE_NAME: Text = t("Литр", "Litre", "Літр");

pub const F_PICTURES: Text = t("Товар «{}»: добавлены фото, {}", "“{}”: pictures added, {}", "Товар «{}»: додано фото, {}");
pub const F_PICTURE_REMOVED: Text = t("Товар «{}»: фото удалено", "“{}”: a picture removed", "Товар «{}»: фото видалено");
pub const F_PICTURE_FIRST: Text =
    t("Товар «{}»: другое фото стало главным", "“{}”: another picture is the first", "Товар «{}»: інше фото стало головним");
pub const NO_PICTURE: Text = t("Выберите файл с фото", "Choose a file with a picture", "Виберіть файл із фото");
pub const NOT_PICTURE: Text = t(
    "Фото бывает в JPEG, PNG или WebP: сохраните его так и добавьте снова",
    "A picture is a JPEG, PNG or WebP: save it so and add it again",
    "Фото буває у JPEG, PNG або WebP: збережіть його так і додайте знову",
);
pub const BROKEN_PICTURE: Text = t(
    "Файл с фото повреждён: откройте его и сохраните заново",
    "The file is damaged: open it and save it again",
    "Файл із фото пошкоджено: відкрийте його та збережіть наново",
);
pub const PICTURE_TOO_LARGE: Text = t(
    "Фото слишком большое: до 6 МБ и 40 мегапикселей",
    "The picture is too large: up to 6 MB and 40 megapixels",
    "Фото завелике: до 6 МБ і 40 мегапікселів",
);
pub const TOO_MANY_PICTURES: Text = t("У товара не больше {} фото", "A product has at most {} pictures", "У товару не більше {} фото");
pub const PICTURES: Text = t("Фото", "Pictures", "Фото");
pub const PICTURES_ADD: Text = t("Добавить фото", "Add pictures", "Додати фото");
pub const PICTURES_HINT: Text = t(
    "JPEG, PNG или WebP до 6 МБ. Место и время съёмки мы из файла убираем",
    "JPEG, PNG or WebP up to 6 MB. Where and when it was taken is removed",
    "JPEG, PNG або WebP до 6 МБ. Місце й час зйомки ми з файлу прибираємо",
);
pub const PICTURES_ADDED: Text = t("Фото добавлены", "Pictures added", "Фото додано");
pub const PICTURE_REMOVED: Text = t("Фото удалено", "Picture removed", "Фото видалено");
pub const PICTURE_REMOVE: Text = t("Удалить фото", "Remove the picture", "Видалити фото");
pub const PICTURE_FIRST: Text = t("Сделать главным", "Make it the first", "Зробити головним");
pub const PICTURE_OF: Text = t("Фото {}: {}", "Picture {}: {}", "Фото {}: {}");

// Pages.
pub const STOCK: Text = t("Остатки", "Stock", "Залишки");
pub const GOODS: Text = t("Товары", "Goods", "Товари");
pub const PRODUCT: Text = t("Товар", "Product", "Товар");
pub const NEW_PRODUCT: Text = t("Новый товар", "New product", "Новий товар");
pub const PRODUCT_ADDED: Text = t("Товар добавлен", "Product added", "Товар додано");
pub const SEARCH: Text = t("Название, артикул, код или штрихкод", "Name, SKU, code or barcode", "Назва, артикул, код або штрихкод");
pub const EMPTY: Text = t("Товаров пока нет", "No goods yet", "Товарів поки немає");
pub const EMPTY_WHY: Text = t(
    "Добавьте запчасти и товары: их можно будет находить сканером, ставить в заказ и продавать.",
    "Add parts and products: they are found by a scanner, put into orders and sold.",
    "Додайте запчастини й товари: їх можна буде знаходити сканером, ставити в замовлення та продавати.",
);
pub const ARCHIVE_EMPTY_WHY: Text = t(
    "Сюда попадают товары, с которыми вы больше не работаете. Из документов они не пропадают.",
    "Products you no longer deal with come here. Documents keep them.",
    "Сюди потрапляють товари, з якими ви більше не працюєте. З документів вони не зникають.",
);
pub const ARCHIVED_NOTE: Text = t(
    "Товар в архиве: его не предлагают в заказах и продажах",
    "The product is archived: it is not offered in orders and sales",
    "Товар в архіві: його не пропонують у замовленнях і продажах",
);
pub const CATEGORIES: Text = t("Категории", "Categories", "Категорії");
pub const CATEGORIES_LONG: Text = t("Категории товаров", "Categories of goods", "Категорії товарів");
pub const EDIT_CATEGORIES: Text = t("Изменить категории", "Edit categories", "Змінити категорії");
pub const ALL_GOODS: Text = t("Все товары", "All goods", "Усі товари");
pub const NO_CATEGORIES: Text = t("Категорий пока нет", "No categories yet", "Категорій поки немає");
pub const NO_CATEGORIES_WHY: Text = t(
    "Добавьте первую или просто впишите её название в карточке товара.",
    "Add the first one, or just type its name in a product.",
    "Додайте першу або просто впишіть її назву в картці товару.",
);
pub const ADD_BRANCH: Text = t("Добавить подкатегорию", "Add a branch", "Додати підкатегорію");
pub const PARENT: Text = t("Внутри категории", "Inside the category", "Усередині категорії");
pub const TRUNK: Text = t("Верхний уровень", "Top level", "Верхній рівень");
pub const ANY_KIND: Text = t("Товары и комплекты", "Goods and kits", "Товари та комплекти");
pub const ONLY_GOODS: Text = t("Только товары", "Goods only", "Лише товари");
pub const ONLY_KITS: Text = t("Только комплекты", "Kits only", "Лише комплекти");
pub const LACKS: Text = t("Чего не хватает", "What is missing", "Чого бракує");
pub const LACKS_NOTHING: Text = t("С любыми данными", "With any data", "З будь-якими даними");
pub const WITHOUT_PRICE: Text = t("Без цены", "Without a price", "Без ціни");
pub const WITHOUT_BARCODE: Text = t("Без штрихкода", "Without a barcode", "Без штрихкоду");
pub const SORT: Text = t("Порядок", "Order", "Порядок");
pub const BY_NAME: Text = t("По названию", "By name", "За назвою");
pub const NEW_FIRST: Text = t("Сначала новые", "Newest first", "Спочатку нові");
pub const CHEAP_FIRST: Text = t("Сначала дешёвые", "Cheapest first", "Спочатку дешеві");
pub const DEAR_FIRST: Text = t("Сначала дорогие", "Dearest first", "Спочатку дорогі");
pub const UNIT: Text = t("Единица", "Unit", "Одиниця");
pub const FOUND: Plural = Plural {
    one: t("{} товар", "{} product", "{} товар"),
    few: t("{} товара", "{} products", "{} товари"),
    many: t("{} товаров", "{} products", "{} товарів"),
};
pub const FOUND_MORE: Text = t("Больше {} товаров", "More than {} products", "Понад {} товарів");
pub const NARROW: Text = t("Показаны первые {}: уточните запрос", "The first {} are shown: type more", "Показано перші {}: уточніть запит");
pub const PRICED_ONLY: Text =
    t("показаны товары с розничной ценой", "products with a retail price are shown", "показано товари з роздрібною ціною");
pub const NO_COST_YET: Text = t(
    "Цена посчитается сама, когда появится себестоимость",
    "The price is reckoned as soon as there is a cost",
    "Ціна порахується сама, коли з’явиться собівартість",
);
pub const KIND_STAYS: Text = t(
    "По товару уже было движение: комплектом его не сделать. Заведите комплект отдельно",
    "Goods of it have moved: it cannot become a kit. Add the kit apart",
    "За товаром уже був рух: комплектом його не зробити. Заведіть комплект окремо",
);
pub const MEASURE_STAYS: Text = t(
    "По товару уже было движение в этой единице. Для другой сделайте копию товара",
    "Goods of it have moved in this unit. Make a copy of the product for another one",
    "За товаром уже був рух у цій одиниці. Для іншої зробіть копію товару",
);
pub const SERIALS_STAY: Text = t(
    "По товару уже было движение с номерами: учёт по номерам не отключить",
    "Goods of it have moved with serial numbers: they cannot be switched off",
    "За товаром уже був рух із номерами: облік за номерами не вимкнути",
);
pub const SERIALS_CAME_LATE: Text = t(
    "По товару уже было движение без номеров. Сделайте копию товара с учётом по номерам, остаток этого спишите и оприходуйте на неё с номерами",
    "Goods of it have moved without serial numbers. Make a copy that has them, write off what is left of this one and post it there with its numbers",
    "За товаром уже був рух без номерів. Зробіть копію товару з обліком за номерами, залишок цього спишіть і оприбуткуйте на неї з номерами",
);
pub const OWN_FIELD: Text = t("Своё поле", "Own field", "Власне поле");
pub const NEW_OWN_FIELD: Text = t("Новое поле товаров", "New field of products", "Нове поле товарів");
pub const OWN_FIELDS: Text = t("Свои поля", "Own fields", "Власні поля");
pub const OWN_FIELDS_LONG: Text = t("Свои поля товаров", "Fields of products", "Власні поля товарів");
pub const OWN_NONE: Text = t("Своих полей пока нет", "No fields of your own yet", "Власних полів поки немає");
pub const OWN_NONE_WHY: Text = t(
    "Добавьте то, чего не хватает в карточке товара: цвет, качество, производитель. По этим полям можно искать и отбирать.",
    "Add what a product lacks: colour, quality, maker. Products are found and picked by these fields.",
    "Додайте те, чого бракує в картці товару: колір, якість, виробник. За цими полями можна шукати й відбирати.",
);
pub const OWN_KIND: Text = t("Что в нём", "What is in it", "Що в ньому");
pub const OWN_TEXT: Text = t("Текст", "Text", "Текст");
pub const OWN_NUMBER: Text = t("Число", "Number", "Число");
pub const OWN_YES_NO: Text = t("Да или нет", "Yes or no", "Так чи ні");
pub const OWN_CHOICE: Text = t("Выбор из списка", "A choice", "Вибір зі списку");
pub const OWN_DATE: Text = t("Дата", "Date", "Дата");
pub const OWN_CHOICES: Text = t("Варианты", "Choices", "Варіанти");
pub const OWN_CHOICES_HINT: Text = t("Каждый с новой строки", "Each on its own line", "Кожен із нового рядка");
pub const OWN_WHERE: Text = t("У каких категорий", "Of which categories", "У яких категорій");
pub const OWN_WHERE_HINT: Text =
    t("Не выбрано ничего — у всех товаров", "Nothing chosen: all products", "Не вибрано нічого — у всіх товарів");
pub const OWN_EVERYWHERE: Text = t("у всех товаров", "all products", "у всіх товарів");
pub const OWN_ON_TAGS: Text = t("Печатать на ценниках и этикетках", "Print on price tags and labels", "Друкувати на цінниках та етикетках");
pub const OWN_ON_TAGS_SHORT: Text = t("На ценнике", "On tags", "На ціннику");
pub const OWN_UNSAID: Text = t("Не указано", "Not said", "Не вказано");
pub const OWN_ANY: Text = t("Любые поля", "Any fields", "Будь-які поля");
pub const OWN_BAD_NUMBER: Text = t("Введите число", "Enter a number", "Введіть число");
pub const SAME_OWN_FIELD: Text = t("Такое поле уже есть", "There is such a field already", "Таке поле вже є");
pub const OWN_KIND_STAYS: Text = t(
    "У товаров уже есть значения: заведите другое поле, а это уберите в архив",
    "Products have values of it already: add another field and archive this one",
    "У товарів уже є значення: заведіть інше поле, а це приберіть до архіву",
);
pub const CAN_MAKE: Text = t("Из того, что есть, соберём", "Of what there is can be made", "З того, що є, зберемо");
pub const BY_COST: Text = t("по себестоимости", "from the cost", "за собівартістю");
pub const SUM_OF_PARTS: Text = t("сумма состава", "the sum of its parts", "сума складу");
pub const MARGIN: Text = t("Маржа", "Margin", "Маржа");
pub const COST_LAST: Text = t("Закупали по", "Last bought for", "Закуповували по");
pub const COST_AVERAGE: Text = t("В среднем стоит", "Costs on the average", "У середньому коштує");
pub const NO_COST_SHORT: Text = t("ещё нет себестоимости", "no cost yet", "ще немає собівартості");
pub const CODE_HINT: Text = t("Оставьте пустым — дадим следующий", "Leave empty to get the next one", "Залиште порожнім — дамо наступний");
pub const SKU_HINT: Text =
    t("Номер производителя или поставщика", "The maker’s or the supplier’s number", "Номер виробника або постачальника");
pub const PRICES: Text = t("Цены", "Prices", "Ціни");
pub const EMPTY_IS_RULE: Text =
    t("Пусто — наценка {}\u{a0}%, вверх до {}", "Empty: a markup of {}%, up to {}", "Порожньо — націнка {}\u{a0}%, угору до {}");
pub const MORE_BARCODES: Text = t("Ещё штрихкоды", "More barcodes", "Ще штрихкоди");
pub const BARCODE_N: Text = t("Штрихкод {}", "Barcode {}", "Штрихкод {}");
pub const OWN_BARCODE: Text = t("Дать свой штрихкод", "Give a barcode of our own", "Дати власний штрихкод");
pub const OWN_BARCODE_HINT: Text =
    t("EAN-13 для этикетки, начинается с 2", "An EAN-13 for the label, begins with 2", "EAN-13 для етикетки, починається з 2");
pub const FITS: Text = t("Модели и аналоги", "Models and analogues", "Моделі та аналоги");
pub const BUYING: Text = t("Закупка и учёт", "Buying and accounting", "Закупівля та облік");
pub const BUYING_SHORT: Text = t("Закупка", "Buying", "Закупівля");
pub const PACK_HINT: Text = t("Закупаем кратно этому", "Bought by whole packs", "Закуповуємо кратно цьому");
pub const SERIALS_HINT: Text =
    t("У каждой штуки свой номер и история", "Each piece has its number and history", "У кожної штуки свій номер та історія");
pub const SERIALS_SHORT: Text = t("По номерам", "Serials", "За номерами");
pub const MORE_ROWS: Text = t("Ещё строки", "More rows", "Ще рядки");
pub const QUANTITY_N: Text = t("Количество, строка {}", "Quantity, row {}", "Кількість, рядок {}");
pub const QUANTITY: Text = t("Кол-во", "Qty", "К-сть");
pub const APART: Text = t("По отдельности", "Apart", "Окремо");
pub const APART_TOTAL: Text = t("Всё по отдельности", "Everything apart", "Усе окремо");
pub const ON_SHELVES: Text = t("На складах", "In warehouses", "На складах");
pub const SHOW_SHELVES: Text = t("Остатки и минимумы", "Balances and minimums", "Залишки та мінімуми");
pub const IN_KITS: Text = t("Входит в комплекты", "Stands in kits", "Входить до комплектів");
pub const FEED: Text = t("Лента", "Feed", "Стрічка");
pub const ABOUT: Text = t("О товаре", "About", "Про товар");
pub const ADDED: Text = t("Добавлен", "Added", "Додано");
pub const COPY: Text = t("Скопировать", "Copy", "Скопіювати");
pub const NO_BARCODES: Text = t("Штрихкодов нет", "No barcodes", "Штрихкодів немає");
pub const PRICE_TYPE: Text = t("Тип цены", "Price type", "Тип ціни");
pub const PRICE_TYPES: Text = t("Типы цен", "Price types", "Типи цін");
pub const NEW_PRICE_TYPE: Text = t("Новый тип цены", "New price type", "Новий тип ціни");
pub const MADE_BY: Text = t("Откуда цена", "Where it comes from", "Звідки ціна");
pub const SET_BY_HAND: Text = t("задана вручную", "set by hand", "задана вручну");
pub const NOT_SET: Text = t("не задана", "not set", "не задана");
pub const BY_RULE: Text = t("наценка {}\u{a0}%, вверх до {}", "markup of {}%, up to {}", "націнка {}\u{a0}%, угору до {}");
pub const PRICE_HISTORY: Text = t("История цен", "History of prices", "Історія цін");
pub const RULE_FIXED: Text = t("Задаётся вручную", "Set by hand", "Задається вручну");
pub const RULE_MARKUP: Text = t("Наценка на себестоимость", "Markup over cost", "Націнка на собівартість");
pub const RULE_HINT: Text = t(
    "Цена, заданная в карточке товара, всегда важнее правила",
    "A price set in the product always wins over the rule",
    "Ціна, задана в картці товару, завжди важливіша за правило",
);
pub const MARKUP: Text = t("Наценка", "Markup", "Націнка");
pub const OVER: Text = t("На какую себестоимость", "Over which cost", "На яку собівартість");
pub const OVER_LAST: Text = t("Последняя закупка", "The last purchase", "Остання закупівля");
pub const OVER_BATCH: Text = t("Партия, из которой берут", "The batch it is taken from", "Партія, з якої беруть");
pub const OVER_AVERAGE: Text = t("Средняя", "Average", "Середня");
pub const STEP: Text = t("Округлить вверх до", "Round up to", "Округлити вгору до");
pub const STEP_HINT: Text =
    t("5 156,09 с шагом 10 станет 5 160", "5,156.09 with a step of 10 becomes 5,160", "5 156,09 із кроком 10 стане 5 160");
pub const MEASURES: Text = t("Единицы измерения", "Units of measure", "Одиниці виміру");
pub const NEW_MEASURE: Text = t("Новая единица", "New unit", "Нова одиниця");
pub const SHORT: Text = t("Кратко", "Short", "Коротко");
pub const DECIMALS: Text = t("Наименьшая часть", "Smallest part", "Найменша частина");
pub const DECIMALS_HINT: Text = t(
    "Штуки целые, кабель режут по сантиметру",
    "Pieces are whole, cable is cut by centimetres",
    "Штуки цілі, кабель ріжуть по сантиметру",
);
pub const MEASURE_CODE: Text = t("Код ОКЕИ", "Code", "Код КСПОВО");
pub const MEASURE_CODE_HINT: Text = t("Для накладных", "For papers", "Для накладних");

/// Why a code is no barcode, and what to do.
pub fn bad_code(wrong: BadCode, lang: Lang) -> String {
    match wrong {
        BadCode::Check(right) => BAD_CHECK.with(lang, &[&right]),
        BadCode::Signs => BAD_SIGNS.get(lang).into(),
        BadCode::Ours => BAD_OURS.get(lang).into(),
    }
}
const BAD_CHECK: Text = t(
    "Последняя цифра не сходится, должна быть {}: проверьте код",
    "The last digit is wrong, it should be {}: check the code",
    "Остання цифра не сходиться, має бути {}: перевірте код",
);
const BAD_SIGNS: Text = t(
    "В штрихкоде бывают только цифры, латинские буквы и знаки, не больше 48",
    "A barcode has digits, Latin letters and signs only, at most 48",
    "У штрихкоді бувають лише цифри, латинські літери та знаки, не більше 48",
);
const BAD_OURS: Text = t("Это код заказа, а не товара", "This is the code of an order, not of a product", "Це код замовлення, а не товару");
