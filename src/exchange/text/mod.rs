//! Phrases of going out to Excel and coming in from it.

pub mod goods;
pub mod headings;
pub mod import;
pub mod supply;
pub mod wares;
pub mod workbook;

use crate::kernel::text::{Plural, Text, t};

pub const EXCHANGE: Text = t("Загрузка и выгрузка", "Import and export", "Завантаження та вивантаження");
pub const EXPORT: Text = t("Выгрузка в Excel", "Export to Excel", "Вивантаження в Excel");
pub const DOWNLOAD: Text = t("Скачать", "Download", "Завантажити");

pub const CHOOSE_PERIOD: Text = t("Выбрать период", "Choose a period", "Вибрати період");

pub const ORDERS: Text = t("Заказы", "Orders", "Замовлення");
pub const CLIENTS: Text = t("Клиенты", "Clients", "Клієнти");
pub const SERVICES: Text = t("Прайс работ", "Price list of services", "Прайс робіт");
pub const ORDERS_WHY: Text = t(
    "Все заказы ваших точек. Нужны не все — выгрузите из списка заказов с фильтром.",
    "All orders of your locations. To export a part, filter the list of orders and export from there.",
    "Усі замовлення ваших точок. Потрібні не всі — вивантажте зі списку замовлень із фільтром.",
);
pub const CLIENTS_WHY: Text = t(
    "Имена, телефоны, скидки и согласия всех клиентов, кроме архива.",
    "Names, phones, discounts and consents of all clients but the archive.",
    "Імена, телефони, знижки та згоди всіх клієнтів, крім архіву.",
);
pub const SERVICES_WHY: Text = t(
    "Работы с ценами, временем и гарантией. Этот же файл можно изменить и загрузить обратно.",
    "Services with prices, times and warranties. The same file can be changed and imported back.",
    "Роботи з цінами, часом і гарантією. Цей самий файл можна змінити й завантажити назад.",
);

pub const TOTAL: Text = t("Итого", "Total", "Разом");
pub const YES: Text = t("да", "yes", "так");
pub const NO: Text = t("нет", "no", "ні");

pub const F_EXPORTED: Text = t("Выгрузка в Excel: {}, {}", "Export to Excel: {}, {}", "Вивантаження в Excel: {}, {}");
pub const ROWS: Plural = Plural {
    one: t("{} строка", "{} row", "{} рядок"),
    few: t("{} строки", "{} rows", "{} рядки"),
    many: t("{} строк", "{} rows", "{} рядків"),
};

pub const C_NUMBER: Text = t("Номер", "Number", "Номер");
pub const C_LOCATION: Text = t("Точка", "Location", "Точка");
pub const C_TAKEN: Text = t("Принят", "Taken in", "Прийнято");
pub const C_STATUS: Text = t("Статус", "Status", "Статус");
pub const C_TYPE: Text = t("Тип заказа", "Order type", "Тип замовлення");
pub const C_CLIENT: Text = t("Клиент", "Client", "Клієнт");
pub const C_PHONES: Text = t("Телефоны", "Phones", "Телефони");
pub const C_DEVICE: Text = t("Устройство", "Device", "Пристрій");
pub const C_SERIAL: Text = t("Серийный номер", "Serial number", "Серійний номер");
pub const C_FAULT: Text = t("Неисправность", "Fault", "Несправність");
pub const C_MASTER: Text = t("Мастер", "Technician", "Майстер");
pub const C_DEADLINE: Text = t("Срок", "Deadline", "Термін");
pub const C_CLOSED: Text = t("Закрыт", "Closed", "Закрито");
pub const C_WORKS: Text = t("Работы", "Works", "Роботи");
pub const C_PARTS: Text = t("Запчасти", "Parts", "Запчастини");
pub const C_DISCOUNT: Text = t("Скидка", "Discount", "Знижка");
pub const C_SUM: Text = t("Сумма", "Sum", "Сума");
pub const C_PAID: Text = t("Оплачено", "Paid", "Сплачено");
pub const C_DUE: Text = t("К оплате", "Due", "До сплати");
pub const C_COST: Text = t("Себестоимость", "Cost", "Собівартість");
pub const C_MARGIN: Text = t("Валовая прибыль", "Margin", "Валовий прибуток");

pub const C_NAME: Text = t("Имя или название", "Name", "Ім’я або назва");
pub const C_EMAIL: Text = t("E-mail", "E-mail", "E-mail");
pub const C_ADDRESS: Text = t("Адрес", "Address", "Адреса");
pub const C_KIND: Text = t("Вид клиента", "Client type", "Вид клієнта");
pub const C_TAX: Text = t("ИНН", "Tax number", "ІПН");
pub const C_CONTACT: Text = t("Контактное лицо", "Contact person", "Контактна особа");
pub const C_SOURCE: Text = t("Источник", "Source", "Джерело");
pub const C_CLIENT_DISCOUNT: Text = t("Скидка на работы, %", "Discount on works, %", "Знижка на роботи, %");
pub const C_PARTS_DISCOUNT: Text = t("Скидка на запчасти, %", "Discount on parts, %", "Знижка на запчастини, %");
pub const C_CONSENT: Text = t("Согласие на обработку данных", "Consent to data processing", "Згода на обробку даних");
pub const C_MESSAGES: Text = t("Согласие на сообщения", "Consent to messages", "Згода на повідомлення");
pub const C_NOTE: Text = t("Примечание", "Note", "Примітка");
pub const C_ADDED: Text = t("Добавлен", "Added", "Додано");
pub const PERSON: Text = t("Частное лицо", "Person", "Приватна особа");
pub const ORGANISATION: Text = t("Организация", "Organisation", "Організація");

pub const C_CATEGORY: Text = t("Категория", "Category", "Категорія");
pub const C_SERVICE: Text = t("Название работы", "Name of the work", "Назва роботи");
pub const C_CODE: Text = t("Код", "Code", "Код");
pub const C_PRICE: Text = t("Цена", "Price", "Ціна");
pub const C_MINUTES: Text = t("Время, мин", "Time, min", "Час, хв");
pub const C_WARRANTY: Text = t("Гарантия, дней", "Warranty, days", "Гарантія, днів");
