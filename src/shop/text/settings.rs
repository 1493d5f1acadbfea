//! Titles, fields, hints, refusals and history of the settings pages.

use super::super::{Paper, StatusGroup};
use crate::kernel::{Text, text::t};
pub use crate::web::text::{ARCHIVED, MOVE_DOWN, MOVE_UP, RESTORE, TO_ARCHIVE};

// Titles and buttons.
pub const COMPANY: Text = t("Компания", "Company", "Компанія");
pub const LOCATIONS: Text = t("Точки", "Locations", "Точки");
pub const LOCATION: Text = t("Точка", "Location", "Точка");
pub const NEW_LOCATION: Text = t("Новая точка", "New location", "Нова точка");
pub const STATUSES: Text = t("Статусы", "Statuses", "Статуси");
pub const STATUS: Text = t("Статус", "Status", "Статус");
pub const NEW_STATUS: Text = t("Новый статус", "New status", "Новий статус");
pub const ORDER_TYPES: Text = t("Типы заказов", "Order types", "Типи замовлень");
pub const ORDER_TYPE: Text = t("Тип", "Type", "Тип");
pub const NEW_TYPE: Text = t("Новый тип заказа", "New order type", "Новий тип замовлення");
pub const SOURCES: Text = t("Источники", "Sources", "Джерела");
pub const SOURCE: Text = t("Источник", "Source", "Джерело");
pub const NEW_SOURCE: Text = t("Новый источник", "New source", "Нове джерело");
pub const PAPERS: Text = t("Условия в документах", "Terms on papers", "Умови в документах");
pub const ORDERS: Text = t("Заказы", "Orders", "Замовлення");
pub const NAME_AND_COUNTRY: Text = t("Название и страна", "Name and country", "Назва та країна");
pub const REQUISITES: Text = t("Реквизиты для документов", "Details for papers", "Реквізити для документів");
pub const GRAPH: Text = t("Схема", "Diagram", "Схема");
pub const GRAPH_TITLE: Text = t("Схема статусов", "Diagram of statuses", "Схема статусів");
pub const TABLE: Text = t("Таблица", "Table", "Таблиця");
pub const ACTIONS: Text = t("Действия", "Actions", "Дії");
pub const RESTORED: Text = t("Возвращено из архива", "Restored", "Повернуто з архіву");
pub const IN_ARCHIVE: Text = t("В архиве", "Archived", "В архіві");
pub const BY_DEFAULT: Text = t("по умолчанию", "default", "за замовчуванням");
pub const OR: Text = t(" или ", " or ", " або ");

// Fields.
pub const F_NAME: Text = t("Название", "Name", "Назва");
pub const F_COUNTRY: Text = t("Страна", "Country", "Країна");
pub const F_LANG: Text = t("Язык компании", "Language of the company", "Мова компанії");
pub const F_ZONE: Text = t("Часовой пояс", "Time zone", "Часовий пояс");
pub const F_PHONE: Text = t("Телефон", "Phone", "Телефон");
pub const F_EMAIL: Text = t("Почта", "E-mail", "Пошта");
pub const F_SITE: Text = t("Сайт", "Website", "Сайт");
pub const F_LEGAL_NAME: Text = t("Юридическое название", "Legal name", "Юридична назва");
pub const F_KPP: Text = t("КПП", "KPP", "КПП");
pub const F_LEGAL_ADDRESS: Text = t("Юридический адрес", "Legal address", "Юридична адреса");
pub const F_BANK: Text = t("Банковские реквизиты", "Bank details", "Банківські реквізити");
pub const F_ADDRESS: Text = t("Адрес", "Address", "Адреса");
pub const F_TEMPLATE: Text = t("Шаблон номера заказа", "Order number template", "Шаблон номера замовлення");
pub const F_ORDER_TYPE: Text = t("Какой именно", "Which one", "Який саме");
pub const F_GROUP: Text = t("Группа", "Group", "Група");
pub const F_TONE: Text = t("Цвет", "Colour", "Колір");
pub const F_NORM: Text = t("Норма времени", "Time norm", "Норма часу");
pub const F_NEXT: Text = t("Можно перейти в", "May go on to", "Можна перейти в");
pub const F_ROLES: Text = t("Кто может перевести сюда", "Who may move orders here", "Хто може перевести сюди");
pub const F_TYPES: Text = t("Для каких типов заказов", "For which order types", "Для яких типів замовлень");
pub const F_OVERDUE: Text = t("Считается просрочкой", "Counts as overdue", "Вважається простроченням");
pub const F_WARRANTY: Text = t("Начинает гарантию", "Starts the warranty", "Починає гарантію");
pub const F_INITIAL: Text = t("Начальный статус", "Initial status", "Початковий статус");

// Hints.
pub const NAME_HINT: Text = t(
    "Так компания называется в меню и в документах",
    "Shown in the menu and on papers",
    "Так компанія називається в меню та в документах",
);
pub const CURRENCY_FIXED: Text = t(
    "Валюта {} задана при создании и не меняется",
    "The currency {} was set at the start and does not change",
    "Валюту {} задано під час створення, вона не змінюється",
);
pub const LANG_HINT: Text = t("На нём печатаются документы", "Papers are printed in it", "Нею друкуються документи");
pub const LEGAL_HINT: Text = t("Например: ИП Орлова М. А.", "For example: Oak Repairs Ltd", "Наприклад: ФОП Орлова М. О.");
pub const BANK_HINT: Text =
    t("Банк, счёт, БИК — каждый с новой строки", "Bank, account, code, one per line", "Банк, рахунок, МФО — кожне з нового рядка");
pub const LOCATION_NAME_HINT: Text = t(
    "Коротко: улица или район. Видно сотрудникам и в документах",
    "Short: a street or a district. Staff and papers show it",
    "Коротко: вулиця чи район. Видно працівникам і в документах",
);
pub const LOCATION_ADDRESS_HINT: Text = t(
    "Печатается в квитанции: клиент по нему придёт",
    "Printed on the receipt: the client comes here",
    "Друкується у квитанції: клієнт за нею прийде",
);
pub const TEMPLATE_HINT: Text = t(
    "{C} — счётчик, {C:5} — с нулями до пяти цифр, {YY} и {MM} — год и месяц",
    "{C} is the counter, {C:5} pads it to five digits, {YY} and {MM} are the year and month",
    "{C} — лічильник, {C:5} — з нулями до п’яти цифр, {YY} і {MM} — рік і місяць",
);
pub const EXAMPLE: Text = t("Номера будут такими:", "The numbers will be:", "Номери будуть такими:");
pub const ORDER_TYPE_HINT: Text =
    t("Нужен, только если выбран «всегда один»", "Used only with “always the same”", "Потрібен, лише якщо вибрано «завжди один»");
pub const HOURS_HINT: Text = t(
    "По этим часам считаются нормы времени статусов. Полночь — 24:00",
    "Status norms count in these hours. Midnight is 24:00",
    "За цими годинами рахуються норми часу статусів. Північ — 24:00",
);
pub const NORM_HINT: Text = t(
    "В рабочих часах точки. Пусто — без нормы",
    "In working hours of the location. Empty means no norm",
    "У робочих годинах точки. Порожньо — без норми",
);
pub const OVERDUE_HINT: Text = t(
    "Стоит здесь дольше нормы — попадает в просроченные",
    "Standing here past the norm makes an order overdue",
    "Стоїть тут довше за норму — потрапляє до прострочених",
);
pub const WARRANTY_HINT: Text = t(
    "Срок гарантии на работы идёт с перехода сюда",
    "The warranty of services runs from the move here",
    "Строк гарантії на роботи йде з переходу сюди",
);
pub const GROUP_FIXED: Text = t(
    "Группа задаёт смысл статуса, потом её не изменить",
    "The group gives the status its meaning and cannot be changed later",
    "Група задає зміст статусу, потім її не змінити",
);
pub const ROLES_HINT: Text = t(
    "Никто не отмечен — все, кто меняет статусы",
    "Nobody ticked: everyone who changes statuses",
    "Нікого не позначено — усі, хто змінює статуси",
);
pub const TYPES_HINT: Text =
    t("Ничего не отмечено — для всех типов", "Nothing ticked: for all types", "Нічого не позначено — для всіх типів");
pub const INITIAL_HINT: Text =
    t("В нём стоит новый заказ этого типа", "A new order of this type stands in it", "У ньому стоїть нове замовлення цього типу");
pub const IS_DEFAULT: Text = t(
    "Это тип по умолчанию. Чтобы сменить, назначьте другой.",
    "This is the default type. To change it, make another one the default.",
    "Це тип за замовчуванням. Щоб змінити, призначте інший.",
);
pub const MAKE_DEFAULT: Text = t("Сделать типом по умолчанию", "Make it the default", "Зробити типом за замовчуванням");
pub const GRAPH_HINT: Text = t(
    "Наведите на статус, чтобы увидеть его переходы. Пунктир — шаг назад.",
    "Point at a status to see its steps. Dashed lines are steps back.",
    "Наведіть на статус, щоб побачити його переходи. Пунктир — крок назад.",
);
pub const PAPERS_HINT: Text = t(
    "Нумерованные условия под текстом документа. Пустой абзац убирается.",
    "Numbered terms under the text of a paper. An empty paragraph is removed.",
    "Нумеровані умови під текстом документа. Порожній абзац прибирається.",
);
pub const NEW_PARAGRAPH: Text = t("Новый абзац", "New paragraph", "Новий абзац");
pub const PARAGRAPH: Text = t("Абзац {}", "Paragraph {}", "Абзац {}");
pub const NO_SOURCES: Text = t("Источников пока нет", "No sources yet", "Джерел поки немає");
pub const SOURCES_WHY: Text = t(
    "По ним видно, откуда приходят клиенты и какая реклама работает.",
    "They show where clients come from and which advertising works.",
    "За ними видно, звідки приходять клієнти та яка реклама працює.",
);
pub const STATUS_ARCHIVED: Text = t(
    "Статус в архиве: старые заказы его показывают, новые в него не переводятся.",
    "The status is archived: old orders show it, no order can be moved into it.",
    "Статус в архіві: старі замовлення його показують, нові в нього не переводяться.",
);
pub const ARCHIVE_STATUS: Text = t(
    "Убрать статус в архив? Заказы, которые в нём стоят, останутся и могут пойти дальше.",
    "Archive the status? Orders that stand in it stay there and can go on.",
    "Прибрати статус до архіву? Замовлення, які в ньому стоять, залишаться й можуть піти далі.",
);
pub const ARCHIVE_LOCATION: Text = t(
    "Убрать точку в архив? Её заказы пропадут из списков, пока точка не возвращена.",
    "Archive the location? Its orders leave the lists until it is restored.",
    "Прибрати точку до архіву? Її замовлення зникнуть зі списків, доки точку не повернуто.",
);

// Words of the lists.
pub const HOURS: Text = t("Часы работы", "Working hours", "Години роботи");
pub const DAY_OFF: Text = t("выходной", "closed", "вихідний");
pub const NO_HOURS: Text = t("часы не заданы", "hours not set", "години не задано");
pub const OPENS: Text = t("открывается", "opens", "відкривається");
pub const CLOSES: Text = t("закрывается", "closes", "зачиняється");
pub const NUMBERS: Text = t("Номера заказов", "Order numbers", "Номери замовлень");
pub const FIRST_TYPE: Text = t("Тип нового заказа", "Type of a new order", "Тип нового замовлення");
pub const FIRST_FIXED: Text = t("всегда один", "always the same", "завжди один");
pub const FIRST_LAST: Text = t("как в прошлый раз", "as the last time", "як минулого разу");
pub const FIRST_ASK: Text = t("спрашивать", "ask", "запитувати");
pub const NORM: Text = t("Норма", "Norm", "Норма");
pub const NEXT: Text = t("Разрешённые переходы", "Allowed steps", "Дозволені переходи");
pub const WHO_MOVES: Text = t("Кто переводит", "Who moves", "Хто переводить");
pub const FLAGS: Text = t("Признаки", "Marks", "Ознаки");
pub const FINAL: Text = t("конечный", "final", "кінцевий");
pub const EVERYONE: Text = t("все", "everyone", "усі");
pub const ALL_TYPES: Text = t("Все типы", "All types", "Усі типи");
pub const USUAL_WAY: Text = t("Обычный путь заказа", "The usual way of an order", "Звичайний шлях замовлення");
pub const RULER: Text = t("Линейка в списке", "The ruler in lists", "Лінійка в списку");
pub const HOURS_SHORT: Text = t("{} ч", "{} h", "{} год");
pub const IN_DAYS: Text = t("{}\u{a0}дн.", "{}\u{a0}d", "{}\u{a0}дн.");
pub const WORKING_HOURS: Text = t("{} ч рабочего времени", "{} working hours", "{} год робочого часу");
pub const ORDERS_IN: Text = t("Заказов", "Orders", "Замовлень");
pub const HOURS_UNIT: Text = t("ч", "h", "год");

// Refusals.
pub const BAD_TEMPLATE: Text = t(
    "Нужен счётчик {C} или {C:5}; ещё можно {YY}, {YYYY}, {MM}, буквы и цифры, до 24 знаков",
    "The counter {C} or {C:5} is needed; {YY}, {YYYY}, {MM}, letters and digits may be added, up to 24 characters",
    "Потрібен лічильник {C} або {C:5}; ще можна {YY}, {YYYY}, {MM}, літери й цифри, до 24 знаків",
);
pub const BAD_HOURS: Text = t(
    "Время закрытия должно быть позже открытия: например, 10:00 и 20:00",
    "Closing must be later than opening: for example 10:00 and 20:00",
    "Час закриття має бути пізніше за відкриття: наприклад, 10:00 і 20:00",
);
pub const BAD_TAX_NUMBER: Text = t("{}: только цифры, {} знаков", "{}: digits only, {} characters", "{}: лише цифри, {} знаків");
pub const BAD_ZONE: Text = t("Выберите часовой пояс из списка", "Choose a time zone from the list", "Виберіть часовий пояс зі списку");
pub const BAD_NORM: Text = t(
    "Введите часы от 0,1 до {}: например, 8 или 1,5",
    "Enter hours from 0.1 to {}: for example 8 or 1.5",
    "Введіть години від 0,1 до {}: наприклад, 8 або 1,5",
);
pub const SAME_TEMPLATE: Text = t(
    "Так уже нумерует заказы точка «{}». Добавьте другую букву, чтобы номера не повторялись",
    "The location “{}” numbers its orders so. Add another letter to keep numbers apart",
    "Так уже нумерує замовлення точка «{}». Додайте іншу літеру, щоб номери не повторювалися",
);
pub const LAST_LOCATION: Text = t(
    "Это последняя точка: без неё негде принимать заказы",
    "This is the last location: there would be nowhere to take orders",
    "Це остання точка: без неї ніде приймати замовлення",
);
pub const NO_PREFIX: Text = t("Больше 999 точек завести нельзя", "No more than 999 locations", "Більше ніж 999 точок завести не можна");
pub const SAME_NAME: Text =
    t("Такое название уже есть. Выберите другое", "There is one of this name already. Choose another", "Така назва вже є. Виберіть іншу");
pub const INITIAL_OF: Text = t(
    "С этого статуса начинаются заказы типа «{}». Сначала назначьте этому типу другой начальный статус",
    "Orders of the type “{}” begin with this status. Give that type another initial status first",
    "З цього статусу починаються замовлення типу «{}». Спочатку призначте цьому типу інший початковий статус",
);
pub const LAST_OF_GROUP: Text = t(
    "Это последний статус своей группы: без него заказ не закончить. Сначала добавьте другой",
    "This is the last status of its group: orders could not be finished. Add another first",
    "Це останній статус своєї групи: без нього замовлення не завершити. Спочатку додайте інший",
);
pub const INITIAL_IS_FINAL: Text = t(
    "Заказ не может начинаться с закрытого статуса. Выберите другой",
    "An order cannot begin with a closed status. Choose another",
    "Замовлення не може починатися із закритого статусу. Виберіть інший",
);
pub const INITIAL_OF_OTHER_TYPE: Text = t(
    "Этот статус не для такого типа заказов. Выберите другой",
    "This status is not for this order type. Choose another",
    "Цей статус не для такого типу замовлень. Виберіть інший",
);
pub const DEFAULT_TYPE: Text = t(
    "Это тип по умолчанию. Сначала назначьте другой",
    "This is the default type. Make another one the default first",
    "Це тип за замовчуванням. Спочатку призначте інший",
);
pub const ARCHIVED_ALREADY: Text = t(
    "Эта запись в архиве. Верните её, чтобы изменить",
    "This is archived. Restore it to change it",
    "Цей запис в архіві. Поверніть його, щоб змінити",
);
pub const PARAGRAPH_LONG: Text =
    t("Абзац не длиннее {} знаков, сейчас {}", "A paragraph has at most {} characters, now {}", "Абзац не довше {} знаків, зараз {}");
pub const PARAGRAPHS_MANY: Text = t(
    "Не больше {} абзацев: иначе они не поместятся на лист",
    "At most {} paragraphs: more do not fit the sheet",
    "Не більше {} абзаців: інакше вони не вмістяться на аркуш",
);
pub const TYPE_WITHOUT_END: Text = t(
    "У типа «{}» нет пути к закрытию: проверьте переходы.",
    "The type “{}” has no way to a closed status: check the steps.",
    "У типу «{}» немає шляху до закриття: перевірте переходи.",
);
pub const UNREACHABLE: Text =
    t("В эти статусы нельзя попасть: {}.", "No order can come to: {}.", "До цих статусів не можна потрапити: {}.");
pub const DEAD_END: Text = t("Из этих статусов нет переходов: {}.", "No steps lead out of: {}.", "Із цих статусів немає переходів: {}.");

// What history says.
pub const FACT_ADDED: Text = t("Добавлено: {} «{}»", "Added: {} “{}”", "Додано: {} «{}»");
pub const FACT_CHANGED: Text = t("Изменено: {} «{}»", "Changed: {} “{}”", "Змінено: {} «{}»");
pub const FACT_ARCHIVED: Text = t("В архив: {} «{}»", "Archived: {} “{}”", "До архіву: {} «{}»");
pub const FACT_RESTORED: Text = t("Из архива: {} «{}»", "Restored: {} “{}”", "З архіву: {} «{}»");
pub const FACT_REORDERED: Text = t("Переставлено: {} «{}»", "Moved: {} “{}”", "Переставлено: {} «{}»");
pub const THING_COMPANY: Text = t("компания", "company", "компанія");
pub const THING_LOCATION: Text = t("точка", "location", "точка");
pub const THING_STATUS: Text = t("статус", "status", "статус");
pub const THING_TYPE: Text = t("тип заказа", "order type", "тип замовлення");
pub const THING_SOURCE: Text = t("источник", "source", "джерело");
pub const THING_PAPERS: Text = t("условия в документе", "terms of the paper", "умови в документі");

pub const DAYS: [Text; 7] = [
    t("Понедельник", "Monday", "Понеділок"),
    t("Вторник", "Tuesday", "Вівторок"),
    t("Среда", "Wednesday", "Середа"),
    t("Четверг", "Thursday", "Четвер"),
    t("Пятница", "Friday", "П’ятниця"),
    t("Суббота", "Saturday", "Субота"),
    t("Воскресенье", "Sunday", "Неділя"),
];
pub const DAYS_SHORT: [Text; 7] = [
    t("пн", "Mon", "пн"),
    t("вт", "Tue", "вт"),
    t("ср", "Wed", "ср"),
    t("чт", "Thu", "чт"),
    t("пт", "Fri", "пт"),
    t("сб", "Sat", "сб"),
    t("вс", "Sun", "нд"),
];

pub fn group(group: StatusGroup) -> Text {
    match group {
        StatusGroup::New => t("Приём", "Intake", "Приймання"),
        StatusGroup::Progress => t("В работе", "In progress", "У роботі"),
        StatusGroup::Pending => t("Ожидание", "Waiting", "Очікування"),
        StatusGroup::Ready => t("Готово", "Ready", "Готово"),
        StatusGroup::Delivery => t("Доставка", "Delivery", "Доставка"),
        StatusGroup::Closed => t("Закрыт", "Closed", "Закрито"),
        StatusGroup::Refused => t("Закрыт неуспешно", "Closed without success", "Закрито неуспішно"),
    }
}

/// What the group means to the program.
pub fn group_hint(group: StatusGroup) -> Text {
    match group {
        StatusGroup::New => t("принят, за него ещё не взялись", "taken in, not started", "прийнято, ще не взялися"),
        StatusGroup::Progress => t("мастер занят заказом", "somebody works on it", "майстер зайнятий замовленням"),
        StatusGroup::Pending => t(
            "ждём клиента, деталь или подрядчика",
            "waiting for a client, a part or a contractor",
            "чекаємо на клієнта, деталь чи підрядника",
        ),
        StatusGroup::Ready => t("можно забирать", "can be picked up", "можна забирати"),
        StatusGroup::Delivery => t("везём клиенту", "on its way to the client", "веземо клієнту"),
        StatusGroup::Closed => {
            t("выдан и оплачен, больше не меняется", "handed over and paid, no longer changes", "видано й оплачено, більше не змінюється")
        }
        StatusGroup::Refused => t(
            "отдан без ремонта, больше не меняется",
            "returned unrepaired, no longer changes",
            "віддано без ремонту, більше не змінюється",
        ),
    }
}

pub fn tone(tone: &str) -> Text {
    match tone {
        "blue" => t("синий", "blue", "синій"),
        "teal" => t("бирюзовый", "teal", "бірюзовий"),
        "green" => t("зелёный", "green", "зелений"),
        "amber" => t("янтарный", "amber", "бурштиновий"),
        "violet" => t("фиолетовый", "violet", "фіолетовий"),
        "pink" => t("розовый", "pink", "рожевий"),
        "red" => t("красный", "red", "червоний"),
        _ => t("серый", "gray", "сірий"),
    }
}

pub fn paper(paper: Paper) -> Text {
    match paper {
        Paper::Receipt => t("Квитанция о приёме", "Intake receipt", "Квитанція про приймання"),
        Paper::Act => t("Акт выполненных работ", "Act of services rendered", "Акт виконаних робіт"),
    }
}

/// A field of a fact by its key.
pub fn field_label(key: &str) -> Text {
    match key {
        "legal_name" => F_LEGAL_NAME,
        "country" => F_COUNTRY,
        "tax_number" => t("налоговый номер", "tax number", "податковий номер"),
        "kpp" => F_KPP,
        "registration" => t("регистрационный номер", "registration number", "реєстраційний номер"),
        "address" => F_ADDRESS,
        "phone" => F_PHONE,
        "email" => F_EMAIL,
        "site" => F_SITE,
        "bank" => F_BANK,
        "vat" => super::VAT,
        "zone" => F_ZONE,
        "lang" => F_LANG,
        "order_template" => F_TEMPLATE,
        "sale_template" => super::F_SALE_TEMPLATE,
        "price_type" => super::F_PRICE_TYPE,
        "hours" => HOURS,
        "first_type" => FIRST_TYPE,
        "tone" => F_TONE,
        "norm" => F_NORM,
        "next" => NEXT,
        "roles" => F_ROLES,
        "types" => F_TYPES,
        "overdue" => F_OVERDUE,
        "starts_warranty" => F_WARRANTY,
        "initial" => F_INITIAL,
        "default" => BY_DEFAULT,
        "receipt_ru" | "act_ru" => t("текст", "text", "текст"),
        "receipt_en" | "act_en" => t("текст на английском", "text in English", "текст англійською"),
        "receipt_uk" | "act_uk" => t("текст на украинском", "text in Ukrainian", "текст українською"),
        _ => F_NAME,
    }
}

/// What numbers of sales and of returns begin with.
pub const SALE_LETTER: Text = t("П", "S", "П");
pub const RETURN_LETTER: Text = t("В", "R", "В");
