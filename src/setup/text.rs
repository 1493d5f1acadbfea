//! What the first run says.

use crate::kernel::{Text, text::t};

pub const ALREADY: Text = t(
    "Мастерская уже создана. Войдите под своим логином",
    "The shop already exists. Sign in with your login",
    "Майстерню вже створено. Увійдіть під своїм логіном",
);
pub const NO_BUSINESS: Text = t("Выберите, что ремонтируете", "Choose what you repair", "Виберіть, що ремонтуєте");
pub const NO_ZONE: Text = t("Выберите часовой пояс из списка", "Choose a time zone from the list", "Виберіть часовий пояс зі списку");
pub const BAD_TEMPLATE: Text = t(
    "В шаблоне номера нужен счётчик {C} или {C:5}; кроме него можно {YY}, {YYYY}, {MM} и буквы",
    "A number template needs the counter {C} or {C:5}; besides it, {YY}, {YYYY}, {MM} and letters",
    "У шаблоні номера потрібен лічильник {C} або {C:5}; крім нього можна {YY}, {YYYY}, {MM} і літери",
);

pub const FOUNDED: Text = t("Мастерская «{}» создана", "The shop “{}” was set up", "Майстерню «{}» створено");

pub const TITLE: Text = t("Новая мастерская", "A new shop", "Нова майстерня");
pub const TITLE_WHY: Text = t(
    "Остальное программа подготовит сама: статусы, цены работ, модели и бланки. Всё можно изменить потом.",
    "The program prepares the rest: statuses, prices, models and papers. Everything can be changed later.",
    "Решту програма підготує сама: статуси, ціни робіт, моделі та бланки. Усе можна змінити потім.",
);
pub const WHAT: Text = t("Что вы ремонтируете?", "What do you repair?", "Що ви ремонтуєте?");
pub const SHOP: Text = t("Первая точка", "The first location", "Перша точка");
pub const OWNER: Text = t("Владелец", "The owner", "Власник");
pub const F_COMPANY: Text = t("Название компании", "Name of the company", "Назва компанії");
pub const F_COUNTRY: Text = t("Страна", "Country", "Країна");
pub const COUNTRY_HINT: Text =
    t("По ней выбраны валюта и названия налогов", "Sets the currency and the tax words", "За нею вибрано валюту та назви податків");
pub const F_ZONE: Text = t("Часовой пояс", "Time zone", "Часовий пояс");
pub const F_LOCATION: Text = t("Название точки", "Name of the location", "Назва точки");
pub const LOCATION_HINT: Text = t("Коротко, например улица", "Short, for example the street", "Коротко, наприклад вулиця");
pub const F_ADDRESS: Text = t("Адрес", "Address", "Адреса");
pub const F_PHONE: Text = t("Телефон", "Phone", "Телефон");
pub const F_OWNER: Text = t("Фамилия, имя", "Full name", "Прізвище, ім’я");
pub const F_LOGIN: Text = t("Логин", "Login", "Логін");
pub const LOGIN_HINT: Text = t("Латинские буквы и цифры", "Latin letters and digits", "Латинські літери та цифри");
pub const BAD_LOGIN: Text = t(
    "Только латинские буквы, цифры, точка, дефис и подчёркивание",
    "Latin letters, digits, dot, hyphen and underscore only",
    "Лише латинські літери, цифри, крапка, дефіс і підкреслення",
);
pub const F_PASSWORD: Text = t("Пароль", "Password", "Пароль");
pub const PASSWORD_HINT: Text = t(
    "Не короче {} знаков; лучше всего несколько случайных слов",
    "At least {} characters; a few random words are best",
    "Не коротший за {} знаків; найкраще кілька випадкових слів",
);
pub const CREATE: Text = t("Создать мастерскую", "Set up the shop", "Створити майстерню");
pub const SEE_DEMO: Text = t("Посмотреть на пробной мастерской", "Look at a demo shop", "Подивитися на пробній майстерні");
pub const DEMO_WHY: Text =
    t("Заказы и клиенты в ней выдуманы", "Its orders and clients are invented", "Замовлення та клієнти в ній вигадані");
pub const WELCOME: Text = t(
    "Мастерская готова. Примите первое устройство!",
    "The shop is ready. Take in the first device!",
    "Майстерня готова. Прийміть перший пристрій!",
);
pub const CODE_TITLE: Text = t("Нужен код", "A code is needed", "Потрібен код");
pub const CODE_WHY: Text = t(
    "Код стоит в ссылке, которую программа напечатала при запуске на сервере. Он живёт сутки; после перезапуска код новый.",
    "The code is in the link that the program printed when it started on the server. It lives a day; after a restart there is a new one.",
    "Код стоїть у посиланні, яке програма надрукувала під час запуску на сервері. Він діє добу; після перезапуску код новий.",
);
pub const F_CODE: Text = t("Код", "Code", "Код");
pub const CODE_WRONG: Text = t("Код не подошёл или устарел", "The code is wrong or out of date", "Код не підійшов або застарів");
pub const CODE_WAIT: Text =
    t("Слишком много попыток. Подождите пять минут", "Too many tries. Wait five minutes", "Забагато спроб. Зачекайте п’ять хвилин");
pub const GO_ON: Text = t("Продолжить", "Continue", "Продовжити");
pub const OUTSIDE: Text = t(
    "Первая настройка возможна только из сети мастерской",
    "The first set-up works only from the shop’s own network",
    "Перше налаштування можливе лише з мережі майстерні",
);
pub const LANGUAGE: Text = t("Язык", "Language", "Мова");
pub const ZONE_BY_COUNTRY: Text = t("По столице страны", "As in the capital", "За столицею країни");
