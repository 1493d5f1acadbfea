//! What the directories and the price list say.

pub mod fact;

use crate::kernel::{Plural, Text, text::t};
pub use crate::web::text::{ARCHIVED, MOVE_DOWN, MOVE_UP, RESTORE, TO_ARCHIVE};

pub const EXPORT: Text = t("Выгрузить", "Export", "Вивантажити");
pub const STOCK_MENU: Text = t("Склад", "Stock", "Склад");
pub const PRICE_MENU: Text = t("Прайс", "Prices", "Прайс");
pub const PRICE_LIST: Text = t("Прайс-лист", "Price list", "Прайс-лист");
pub const CURRENT: Text = t("Действующие", "Current", "Чинні");
pub const ARCHIVE: Text = t("Архив", "Archive", "Архів");
pub const SEARCH_HINT: Text = t("Название или код", "Name or code", "Назва або код");
pub const ANY_CATEGORY: Text = t("Все категории", "All categories", "Усі категорії");
pub const ANY_TYPE: Text = t("Все устройства", "All devices", "Усі пристрої");
pub const SHOW: Text = t("Показать", "Show", "Показати");
pub const SERVICE: Text = t("Работа", "Service", "Робота");
pub const NEW_SERVICE: Text = t("Новая работа", "New service", "Нова робота");
pub const ADD_SERVICE: Text = t("Добавить работу", "Add a service", "Додати роботу");
pub const CATEGORY: Text = t("Категория", "Category", "Категорія");
pub const CATEGORIES: Text = t("Категории прайса", "Price list categories", "Категорії прайсу");
pub const CATEGORIES_SHORT: Text = t("Категории", "Categories", "Категорії");
pub const NEW_CATEGORY: Text = t("Новая категория", "New category", "Нова категорія");
pub const WORKS: Text = t("Работы", "Services", "Роботи");
pub const SAME_CATEGORY: Text = t("Такая категория уже есть", "There is such a category already", "Така категорія вже є");
pub const CATEGORY_HOLDS_WORKS: Text = t(
    "В архив можно убрать только пустую категорию: сначала перенесите её работы",
    "Only an empty category can be archived: move its services first",
    "До архіву можна прибрати лише порожню категорію: спочатку перенесіть її роботи",
);
pub const PRINT: Text = t("Печать", "Print", "Друк");
pub const BY_AGREEMENT: Text = t("по договорённости", "on request", "за домовленістю");
pub const DEVICE_TYPE: Text = t("Тип устройства", "Device type", "Тип пристрою");
pub const FOR_DEVICES: Text = t("Для устройств", "For devices", "Для пристроїв");
pub const ALL_DEVICES: Text = t("Любые", "Any", "Будь-які");
pub const AND_MORE: Text = t("и ещё {}", "and {} more", "і ще {}");
pub const TIME: Text = t("Время", "Time", "Час");
pub const TIME_NORM: Text = t("Время работы", "Working time", "Час роботи");
pub const WARRANTY: Text = t("Гарантия", "Warranty", "Гарантія");
pub const COST: Text = t("Себестоимость", "Cost", "Собівартість");
pub const WHICH_PRICE: Text = t("Какую цену", "Which price", "Яку ціну");
pub const FROM_PRICE: Text = t("Считать от", "Reckon from", "Рахувати від");
pub const FROM_ITSELF: Text = t("Её же", "Itself", "Її ж");
pub const OTHER_PRICES: Text = t("Цены других типов", "Prices of other types", "Ціни інших типів");
pub const OTHER_PRICES_HINT: Text =
    t("Пусто — та же, что розничная", "Empty: the same as the retail one", "Порожньо — та сама, що роздрібна");
pub const RETAIL_OF: Text = t("Розничная", "Retail", "Роздрібна");
pub const COST_HINT: Text = t(
    "Что платите вы: например, стороннему сервису",
    "What you pay, for example to another workshop",
    "Що платите ви: наприклад, сторонньому сервісу",
);
pub const PRICE: Text = t("Цена", "Price", "Ціна");
pub const MINUTES: Text = t("{} мин", "{} min", "{} хв");
pub const HOURS: Text = t("{} ч", "{} h", "{} год");
pub const DAYS: Text = t("{} дн.", "{} d", "{} дн.");
pub const MINUTES_UNIT: Text = t("мин", "min", "хв");
pub const DAYS_UNIT: Text = t("дней", "days", "днів");
pub const OFFER_WARRANTY: Text = t("гарантия {}", "warranty {}", "гарантія {}");
pub const FOUND: Plural = Plural {
    one: t("{} работа", "{} service", "{} робота"),
    few: t("{} работы", "{} services", "{} роботи"),
    many: t("{} работ", "{} services", "{} робіт"),
};
pub const BY_CATEGORIES: Text = t("По категориям", "By category", "За категоріями");
pub const LIST_EMPTY: Text = t("В прайсе пока нет работ", "The price list is empty", "У прайсі поки немає робіт");
pub const LIST_EMPTY_WHY: Text = t(
    "Добавьте работы с ценами: их можно будет выбирать в заказе по первым буквам.",
    "Add services with prices: in an order they are chosen by their first letters.",
    "Додайте роботи з цінами: їх можна буде вибирати в замовленні за першими літерами.",
);
pub const ARCHIVE_EMPTY: Text = t("Архив пуст", "The archive is empty", "Архів порожній");
pub const ARCHIVE_EMPTY_WHY: Text = t(
    "Сюда попадают работы, которые вы больше не предлагаете. Из старых заказов они не пропадают.",
    "Services you no longer offer come here. Old orders keep them.",
    "Сюди потрапляють роботи, які ви більше не пропонуєте. Зі старих замовлень вони не зникають.",
);
pub const TO_CURRENT: Text = t("К действующим", "To the current ones", "До чинних");

pub const NAME: Text = t("Название", "Name", "Назва");
pub const CODE: Text = t("Код", "Code", "Код");
pub const CATEGORY_HINT: Text = t("Новое название создаст категорию", "A new name makes a new category", "Нова назва створить категорію");
pub const TYPES_HINT: Text = t(
    "Ничего не отмечено: работа предлагается для любых устройств",
    "Nothing chosen: offered for any device",
    "Нічого не позначено: робота пропонується для будь-яких пристроїв",
);
pub const SERVICE_ADDED: Text = t("Работа добавлена", "Service added", "Роботу додано");
pub const CHANGE_PRICE: Text = t("Изменить цену", "Change the price", "Змінити ціну");
pub const DUPLICATE: Text = t("Дублировать", "Duplicate", "Дублювати");
pub const RESTORED: Text = t("Возвращено из архива", "Restored", "Повернуто з архіву");

pub const NO_CATEGORY: Text =
    t("Выберите категорию или введите новую", "Choose a category or type a new one", "Виберіть категорію або введіть нову");
pub const CODE_TAKEN: Text = t("Этот код уже у работы «{}»", "“{}” already has this code", "Цей код уже в роботи «{}»");
pub const UNKNOWN_TYPE: Text = t(
    "Такого типа устройства нет: обновите страницу",
    "There is no such device type: reload the page",
    "Такого типу пристрою немає: оновіть сторінку",
);
pub const LIST_CHANGED: Text = t(
    "Пока вы смотрели, прайс изменился. Проверьте цены ниже и нажмите ещё раз",
    "The list changed while you were looking. Check the prices below and press again",
    "Поки ви дивилися, прайс змінився. Перевірте ціни нижче й натисніть ще раз",
);
pub const TOO_MANY_PRICES: Text = t(
    "За один раз можно изменить не больше {} цен: сузьте список",
    "At most {} prices can be changed at once: narrow the list",
    "За один раз можна змінити не більше {} цін: звузьте список",
);
pub const NOTHING_CHANGES: Text = t(
    "При таком изменении и округлении цены останутся прежними",
    "With this change and rounding the prices stay the same",
    "За такої зміни та округлення ціни залишаться тими самими",
);
pub const ALREADY_RETURNED: Text = t("Прежние цены уже возвращены", "The former prices are already back", "Попередні ціни вже повернено");

pub const CHANGED_MEANWHILE: Text = t(
    "Работу успел изменить кто-то другой: {}. Прочитайте её ещё раз и решите, что менять",
    "Somebody else has changed the service meanwhile: {}. Read it again and decide what to change",
    "Роботу встиг змінити хтось інший: {}. Прочитайте її ще раз і вирішіть, що змінювати",
);

pub const CHANGE_PRICES: Text = t("Изменить цены", "Change prices", "Змінити ціни");
pub const WAY: Text = t("Что сделать", "What to do", "Що зробити");
pub const RAISE: Text = t("Поднять", "Raise", "Підняти");
pub const LOWER: Text = t("Снизить", "Lower", "Знизити");
pub const BY_HOW_MUCH: Text = t("На сколько", "By how much", "На скільки");
pub const MEASURE: Text = t("В чём", "In", "У чому");
pub const PERCENT: Text = t("Процентов", "Percent", "Відсотків");
pub const MONEY: Text = t("Деньгами", "Money", "Грошима");
pub const ROUND_TO: Text = t("Округлить", "Round", "Округлити");
pub const NO_ROUNDING: Text = t("Не округлять", "No rounding", "Не округлювати");
pub const UP_TO_STEP: Text = t("До {}", "To {}", "До {}");
pub const PREVIEW: Text = t("Посмотреть", "Preview", "Переглянути");
pub const BAD_PERCENT: Text = t(
    "Введите процент больше нуля: например, 7 или 12,5",
    "Enter a percentage above zero, for example 7 or 12.5",
    "Введіть відсоток, більший за нуль: наприклад, 7 або 12,5",
);
pub const WHOLE_LIST: Text = t("весь прайс", "the whole list", "увесь прайс");
pub const QUOTED: Text = t("«{}»", "“{}”", "«{}»");
pub const BEFORE: Text = t("Было", "Before", "Було");
pub const AFTER: Text = t("Станет", "After", "Стане");
pub const DIFFERENCE: Text = t("Разница", "Difference", "Різниця");
pub const STAY: Text = t("без изменений: {}", "unchanged: {}", "без змін: {}");
pub const WILL_CHANGE: Plural = Plural {
    one: t("Изменится {} цена", "{} price will change", "Зміниться {} ціна"),
    few: t("Изменятся {} цены", "{} prices will change", "Зміняться {} ціни"),
    many: t("Изменится {} цен", "{} prices will change", "Зміниться {} цін"),
};
pub const CHANGE_COUNT: Plural = Plural {
    one: t("Изменить {} цену", "Change {} price", "Змінити {} ціну"),
    few: t("Изменить {} цены", "Change {} prices", "Змінити {} ціни"),
    many: t("Изменить {} цен", "Change {} prices", "Змінити {} цін"),
};
pub const PRICES_CHANGED: Text = t("Цены изменены", "Prices changed", "Ціни змінено");
pub const PRICES_RETURNED: Plural = fact::PRICES_RETURNED;

// The directories among the settings.
pub const DEVICES: Text = t("Устройства и модели", "Devices and models", "Пристрої та моделі");
pub const PHRASES: Text = t("Фразы приёмки", "Intake phrases", "Фрази приймання");
pub const NEW_DEVICE_TYPE: Text = t("Новый тип устройства", "New device type", "Новий тип пристрою");
pub const NUMBER: Text = t("Что записывать", "What to write down", "Що записувати");
pub const SERIAL_IMEI: Text = t("IMEI", "IMEI", "IMEI");
pub const SERIAL_SERIAL: Text = t("Серийный номер", "Serial number", "Серійний номер");
pub const SERIAL_NONE: Text = t("Без номера", "No number", "Без номера");
pub const PICTURE: Text = t("Значок", "Picture", "Значок");
pub const BRAND: Text = t("Бренд", "Brand", "Бренд");
pub const BRANDS: Text = t("Бренды", "Brands", "Бренди");
pub const BRAND_HINT: Text = t("Новое название создаст бренд", "A new name makes a new brand", "Нова назва створить бренд");
pub const MODEL: Text = t("Модель", "Model", "Модель");
pub const MODELS: Text = t("Модели", "Models", "Моделі");
pub const NEW_MODELS: Text = t("Новые модели", "New models", "Нові моделі");
pub const MODELS_HINT: Text = t(
    "По одной в строке, новые сверху. Повторы пропустим",
    "One per line, newest first. Repeats are skipped",
    "По одній у рядку, нові зверху. Повтори пропустимо",
);
pub const FIND_MODEL: Text = t("Найти модель", "Find a model", "Знайти модель");
pub const NO_MODELS_YET: Text = t("Моделей пока нет", "No models yet", "Моделей поки немає");
pub const NO_MODELS_YET_WHY: Text = t(
    "Добавьте их списком. Модели, введённые при приёмке, появятся здесь сами.",
    "Add them as a list. Models typed at intake appear here by themselves.",
    "Додайте їх списком. Моделі, введені під час приймання, з’являться тут самі.",
);
pub const LINE_TOO_LONG: Text = t(
    "Название модели не длиннее 80 знаков: пишите каждую с новой строки",
    "A model's name has at most 80 characters: write each on its own line",
    "Назва моделі не довша за 80 знаків: пишіть кожну з нового рядка",
);
pub const TOO_MANY_LINES: Text = t("Не больше {} моделей за раз", "At most {} models at once", "Не більше {} моделей за раз");
pub const PHRASE: Text = t("Фраза", "Phrase", "Фраза");
pub const ADD_PHRASE: Text = t("Добавить фразу", "Add a phrase", "Додати фразу");
pub const FAULTS: Text = t("Неисправности", "Faults", "Несправності");
pub const FAULT: Text = t("Неисправность", "Fault", "Несправність");
pub const APPEARANCE: Text = t("Внешний вид", "Appearance", "Зовнішній вигляд");
pub const KIT: Text = t("Комплектация", "Kit", "Комплектація");
pub const NO_PHRASES: Text = t("Здесь пока нет фраз", "No phrases here yet", "Тут поки немає фраз");
pub const NO_PHRASES_WHY: Text = t(
    "Готовые фразы при приёмке выбирают одним касанием вместо набора.",
    "At intake a ready phrase is chosen with one touch instead of typing.",
    "Готові фрази під час приймання вибирають одним дотиком замість набору.",
);
pub const PHRASE_TYPES_HINT: Text = t(
    "Ничего не отмечено: фраза есть у всех устройств",
    "Nothing chosen: the phrase is there for all devices",
    "Нічого не позначено: фраза є в усіх пристроїв",
);
pub const SAME_DEVICE_TYPE: Text = t("Такой тип устройства уже есть", "There is such a device type already", "Такий тип пристрою вже є");
pub const SAME_BRAND: Text = t("Такой бренд уже есть", "There is such a brand already", "Такий бренд уже є");
pub const SAME_MODEL: Text =
    t("Такая модель у этого бренда уже есть", "This brand has such a model already", "Така модель у цього бренду вже є");
pub const NO_MODELS: Text =
    t("Введите новые модели: такие уже есть", "Type new models: these are already there", "Введіть нові моделі: такі вже є");
pub const NO_BRAND: Text = t("Выберите бренд или введите новый", "Choose a brand or type a new one", "Виберіть бренд або введіть новий");
pub const LAST_DEVICE_TYPE: Text = t(
    "Это последний тип устройства: без него нечего принимать. Сначала добавьте другой",
    "This is the last device type: without it nothing can be taken in. Add another first",
    "Це останній тип пристрою: без нього нема чого приймати. Спочатку додайте інший",
);
