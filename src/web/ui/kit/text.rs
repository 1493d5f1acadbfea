//! Words of the page with every component. They look like a shop's own, so that lengths are true.

use crate::kernel::{Text, text::t};

pub const TITLE: Text = t("Компоненты", "Components", "Компоненти");
pub const WHY: Text = t("Всё, из чего сделаны страницы", "Everything the pages are made of", "Усе, з чого зроблено сторінки");
pub const LIGHT: Text = t("Светлая", "Light", "Світла");
pub const DARK: Text = t("Тёмная", "Dark", "Темна");
pub const SYSTEM: Text = t("Как в системе", "As the system", "Як у системі");
pub const ROOMY: Text = t("Просторно", "Roomy", "Просторо");
pub const DENSE: Text = t("Плотно", "Dense", "Щільно");
pub const THEME: Text = t("Оформление", "Look", "Оформлення");
pub const BUTTONS: Text = t("Кнопки", "Buttons", "Кнопки");
pub const MARKS: Text = t("Статусы и метки", "Statuses and badges", "Статуси та мітки");
pub const GAUGES: Text = t("Нормы и числа", "Norms and numbers", "Норми та числа");
pub const FIELDS: Text = t("Поля", "Fields", "Поля");
pub const CHOICES: Text = t("Выбор", "Choices", "Вибір");
pub const LISTS: Text = t("Таблица", "Table", "Таблиця");
pub const NUMBERS: Text = t("Показатели", "Figures", "Показники");
pub const EVENTS: Text = t("Лента и этапы", "Feed and steps", "Стрічка й етапи");
pub const MESSAGES: Text = t("Сообщения", "Messages", "Повідомлення");
pub const CARD: Text = t("Карточка", "Card", "Картка");
pub const DIALOG: Text = t("Диалог", "Dialog", "Діалог");
pub const TAKE_IN: Text = t("Принять устройство", "Take a device in", "Прийняти пристрій");
pub const ORDINARY: Text = t("Обычная", "Ordinary", "Звичайна");
pub const QUIET: Text = t("Тихая", "Quiet", "Тиха");
pub const DANGER: Text = t("Удалить", "Delete", "Видалити");
pub const OFF: Text = t("Недоступна", "Not available", "Недоступна");
pub const BUSY: Text = t("Сохраняем", "Saving", "Зберігаємо");
pub const BIG: Text = t("Крупная", "Big", "Велика");
pub const PRINT: Text = t("Печать", "Print", "Друк");
pub const LINK: Text = t("Ссылка", "Link", "Посилання");
pub const STATUSES: [Text; 8] = [
    t("Новый", "New", "Новий"),
    t("Диагностика", "Diagnostics", "Діагностика"),
    t("Согласование", "Approval", "Погодження"),
    t("Готов к выдаче", "Ready", "Готовий до видачі"),
    t("Ждёт запчасть", "Waits for a part", "Чекає на деталь"),
    t("В ремонте", "In repair", "У ремонті"),
    t("Доставка", "Delivery", "Доставка"),
    t("Отказ", "Refusal", "Відмова"),
];
pub const URGENT: Text = t("срочно", "urgent", "терміново");
pub const WARRANTY: Text = t("гарантия", "warranty", "гарантія");
pub const PLAIN: Text = t("обычный", "plain", "звичайний");
pub const HOURS: Text = t("2 ч из 4", "2 h of 4", "2 год із 4");
pub const NEARLY: Text = t("3 ч 40 мин из 4", "3 h 40 min of 4", "3 год 40 хв із 4");
pub const OVER: Text = t("6 ч из 4", "6 h of 4", "6 год із 4");
pub const NO_NORM: Text = t("без нормы", "no norm", "без норми");
pub const PERSON: Text = t("Ковалёв Алексей Петрович", "Kovalev Alexey Petrovich", "Ковальов Олексій Петрович");
pub const OTHER: Text = t("Орлова Мария", "Orlova Maria", "Орлова Марія");
pub const NAME: Text = t("Имя", "Name", "Ім’я");
pub const NAME_HINT: Text = t("Как обращаться по телефону", "How to call the person", "Як звертатися телефоном");
pub const PHONE: Text = t("Телефон", "Phone", "Телефон");
pub const WRONG_PHONE: Text =
    t("Проверьте номер: нужны код и цифры", "Check the number: code and digits", "Перевірте номер: потрібні код і цифри");
pub const PRICE: Text = t("Цена", "Price", "Ціна");
pub const SERIAL: Text = t("Серийный номер", "Serial number", "Серійний номер");
pub const PASSWORD: Text = t("Пароль", "Password", "Пароль");
pub const MASTER: Text = t("Мастер", "Technician", "Майстер");
pub const DETAILS: Text = t("Подробности", "Details", "Подробиці");
pub const DETAILS_HINT: Text = t("Что случилось, со слов клиента", "What happened, in the client's words", "Що сталося, зі слів клієнта");
pub const NO_CALLS: Text = t("Не звонить", "Do not call", "Не телефонувати");
pub const KIT: Text = t("Комплект", "Came with", "Комплект");
pub const CHARGER: Text = t("Зарядка", "Charger", "Зарядка");
pub const CASE: Text = t("Чехол", "Case", "Чохол");
pub const CABLE: Text = t("Кабель", "Cable", "Кабель");
pub const SMARTPHONE: Text = t("Смартфон", "Phone", "Смартфон");
pub const READER: Text = t("Электронная книга", "E-book reader", "Електронна книга");
pub const MODEL: Text = t("Модель", "Model", "Модель");
pub const FIND: Text = t("Найти модель", "Find a model", "Знайти модель");
pub const ORDER: Text = t("Заказ", "Order", "Замовлення");
pub const STATUS: Text = t("Статус", "Status", "Статус");
pub const FAULT: Text = t("Устройство и неисправность", "Device and fault", "Пристрій і несправність");
pub const FAULTS: [Text; 3] = [
    t("Разбит экран", "Broken screen", "Розбитий екран"),
    t("Не заряжается", "Does not charge", "Не заряджається"),
    t("Залит водой, не включается", "Water damage, does not turn on", "Залитий водою, не вмикається"),
];
pub const SUM: Text = t("Сумма", "Total", "Сума");
pub const OPEN: Text = t("Открытые", "Open", "Відкриті");
pub const LATE: Text = t("Просроченные", "Overdue", "Прострочені");
pub const ALL: Text = t("Все", "All", "Усі");
pub const SHOWN: Text = t("Показано 3", "3 shown", "Показано 3");
pub const NOTHING: Text = t("Заказов пока нет", "No orders yet", "Замовлень поки немає");
pub const NOTHING_WHY: Text = t(
    "Здесь появятся устройства, которые вы примете в ремонт.",
    "Devices that you take in will appear here.",
    "Тут з’являться пристрої, які ви приймете в ремонт.",
);
pub const REVENUE: Text = t("Выручка", "Revenue", "Виторг");
pub const IN_WORK: Text = t("В работе", "In work", "У роботі");
pub const MORE_THAN: Text = t("больше, чем вчера", "more than yesterday", "більше, ніж учора");
pub const TODAY: Text = t("Сегодня", "Today", "Сьогодні");
pub const TOOK_IN: Text = t("Устройство принято", "The device was taken in", "Пристрій прийнято");
pub const COMMENT: Text = t("Комментарий", "Comment", "Коментар");
pub const QUOTE: Text =
    t("Клиент просит позвонить после шести.", "The client asks to be called after six.", "Клієнт просить зателефонувати після шостої.");
pub const NOTE: Text = t("Заказ можно выдать без оплаты.", "The order may be handed over unpaid.", "Замовлення можна видати без оплати.");
pub const NOTE_OK: Text = t("Оплата записана.", "The payment is recorded.", "Оплату записано.");
pub const NOTE_WARN: Text =
    t("Такой номер уже есть у другого клиента.", "Another client has this number.", "Такий номер уже має інший клієнт.");
pub const NOTE_BAD: Text = t("В кассе не хватает денег.", "There is not enough money in the cashbox.", "У касі бракує грошей.");
pub const UNDO: Text = t("Отменить", "Undo", "Скасувати");
pub const EXPORT: Text = t("Готовим таблицу заказов", "Preparing the table of orders", "Готуємо таблицю замовлень");
pub const EXPORT_DONE: Text = t("1 240 из 3 800", "1240 of 3800", "1 240 із 3 800");
pub const CLIENT: Text = t("Клиент", "Client", "Клієнт");
pub const SAVE: Text = t("Сохранить", "Save", "Зберегти");
