//! What the search and the map of keys say.

use crate::kernel::{Text, text::t};

pub const SEARCH: Text = t("Поиск", "Search", "Пошук");
pub const SEARCH_HINT: Text = t(
    "Номер, телефон, имя, модель, IMEI, работа",
    "Number, phone, name, model, IMEI, service",
    "Номер, телефон, ім’я, модель, IMEI, робота",
);
pub const NOTHING: Text = t("По запросу «{}» ничего нет", "Nothing found for “{}”", "За запитом «{}» нічого немає");
pub const NOTHING_WHY: Text = t(
    "Попробуйте часть номера, последние цифры телефона или другое написание имени.",
    "Try a part of the number, the last digits of the phone or another spelling of the name.",
    "Спробуйте частину номера, останні цифри телефону або інше написання імені.",
);
pub const MORE_OF: Text = t("Показать все: {}", "Show all: {}", "Показати всі: {}");
pub const SHOW_ALL: Text = t("Показать все", "Show all", "Показати всі");
pub const ORDERS: Text = t("Заказы", "Orders", "Замовлення");
pub const CLIENTS: Text = t("Клиенты", "Clients", "Клієнти");
pub const DEVICES: Text = t("Устройства", "Devices", "Пристрої");
pub const GOODS: Text = t("Товары", "Goods", "Товари");
pub const UNITS: Text = t("Серийные номера", "Serial numbers", "Серійні номери");
pub const NEW_PRODUCT: Text = t("Новый товар", "New product", "Новий товар");
pub const WORKS: Text = t("Работы", "Services", "Роботи");
pub const ACTIONS: Text = t("Разделы и действия", "Places and actions", "Розділи та дії");
pub const TO_CHOOSE: Text = t("выбрать", "choose", "вибрати");
pub const TO_OPEN: Text = t("открыть", "open", "відкрити");
pub const TO_OPEN_TAB: Text = t("в новой вкладке", "in a new tab", "у новій вкладці");

pub const NEW_ORDER: Text = t("Новый заказ", "New order", "Нове замовлення");
pub const NEW_CLIENT: Text = t("Новый клиент", "New client", "Новий клієнт");
pub const IMPORT: Text = t("Загрузка и выгрузка Excel", "Excel import and export", "Завантаження та вивантаження Excel");
pub const ME: Text = t("Мой профиль", "My profile", "Мій профіль");

pub const KEYS: Text = t("Клавиши", "Keyboard", "Клавіші");
pub const KEYS_NOTE: Text = t(
    "Клавиши работают в любой раскладке и молчат, пока вы печатаете в поле. Одиночные клавиши можно выключить в профиле.",
    "Keys work under any keyboard layout and keep silent while you type in a field. Single keys can be turned off in your profile.",
    "Клавіші працюють у будь-якій розкладці й мовчать, поки ви друкуєте в полі. Одиночні клавіші можна вимкнути в профілі.",
);
pub const ANYWHERE: Text = t("Везде", "Anywhere", "Усюди");
pub const IN_LISTS: Text = t("В списках", "In lists", "У списках");
pub const ON_THE_CARD: Text = t("В карточке заказа", "On the order card", "У картці замовлення");
pub const IN_FORMS: Text = t("В формах", "In forms", "У формах");
pub const GO_TO: Text = t("Перейти", "Go to", "Перейти");
pub const K_SEARCH: Text = t("поиск и сканер", "search and scanner", "пошук і сканер");
pub const K_CLOSE: Text = t("закрыть окно или карточку", "close the window or the card", "закрити вікно або картку");
pub const K_NEXT: Text = t("следующая строка", "next row", "наступний рядок");
pub const K_PREVIOUS: Text = t("предыдущая строка", "previous row", "попередній рядок");
pub const K_OPEN: Text = t("открыть", "open", "відкрити");
pub const K_STATUS: Text = t("сменить статус", "change the status", "змінити статус");
pub const K_NEXT_STATUS: Text = t("разрешённый статус по порядку", "allowed status by its place", "дозволений статус за порядком");
pub const K_PAYMENT: Text = t("принять оплату", "take a payment", "прийняти оплату");
pub const K_EDIT: Text = t("описание и заметки", "description and notes", "опис і нотатки");
pub const K_MASTER: Text = t("назначить мастера", "assign the technician", "призначити майстра");
pub const K_PRINT: Text = t("печать", "print", "друк");
pub const K_SAVE: Text = t("сохранить", "save", "зберегти");
pub const K_SAVE_AND_NEW: Text = t("сохранить и начать ещё один", "save and start another", "зберегти та почати ще один");
pub const K_ON: Text = t("к следующему полю", "on to the next field", "до наступного поля");
