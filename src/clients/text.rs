//! What the program says about clients and devices.

use crate::kernel::{Plural, Text, text::t};

pub const EXPORT: Text = t("Выгрузить", "Export", "Вивантажити");
pub const CLIENTS: Text = t("Клиенты", "Clients", "Клієнти");
pub const NEW_CLIENT: Text = t("Новый клиент", "New client", "Новий клієнт");
pub const ADD_CLIENT: Text = t("Клиент", "Client", "Клієнт");
pub const CREATE: Text = t("Добавить клиента", "Add client", "Додати клієнта");
pub const CREATED: Text = t("Клиент № {} добавлен", "Client No. {} added", "Клієнта № {} додано");

pub const KIND: Text = t("Вид", "Kind", "Вид");
pub const PERSON: Text = t("Человек", "Person", "Людина");
pub const ORGANISATION: Text = t("Организация", "Organisation", "Організація");
pub const PEOPLE: Text = t("Люди", "People", "Люди");
pub const ORGANISATIONS: Text = t("Организации", "Organisations", "Організації");
pub const NAME: Text = t("Имя", "Name", "Ім’я");
pub const NAME_HINT: Text = t(
    "Фамилия и имя или название организации",
    "Surname and first name, or the name of the organisation",
    "Прізвище та ім’я або назва організації",
);
pub const PHONES: Text = t("Телефоны", "Phones", "Телефони");
pub const PHONE_N: Text = t("Телефон {}", "Phone {}", "Телефон {}");
pub const PHONE_NOTE: Text = t("Чей или когда звонить", "Whose, or when to call", "Чий або коли дзвонити");
pub const PHONE_NOTE_N: Text = t("Заметка к телефону {}", "Note for phone {}", "Примітка до телефону {}");
pub const MORE_PHONES: Text = t("Ещё телефоны", "More phones", "Ще телефони");
pub const EMAIL: Text = t("Почта", "E-mail", "Пошта");
pub const ADDRESS: Text = t("Адрес", "Address", "Адреса");
pub const NOTE: Text = t("Заметка", "Note", "Примітка");
pub const NOTE_HINT: Text = t("Видят только сотрудники", "Only employees see it", "Бачать лише працівники");
pub const SOURCE: Text = t("Откуда узнал", "Source", "Звідки дізнався");
pub const TAX_NUMBER: Text = t("ИНН", "Tax number", "ЄДРПОУ або ІПН");
pub const BAD_TAX_NUMBER: Text = t("От 8 до 14 цифр без пробелов", "From 8 to 14 digits without spaces", "Від 8 до 14 цифр без пробілів");
pub const KPP: Text = t("КПП", "KPP", "КПП");
pub const BAD_KPP: Text = t("Девять знаков", "Nine characters", "Дев’ять знаків");
pub const CONTACT_PERSON: Text = t("Контактное лицо", "Contact person", "Контактна особа");
pub const DISCOUNTS: Text = t("Скидки", "Discounts", "Знижки");
pub const WORKS_IN_ORDERS: Text = t("Работы в заказах", "Services in orders", "Роботи в замовленнях");
pub const PARTS_IN_ORDERS: Text = t("Запчасти в заказах", "Parts in orders", "Запчастини в замовленнях");
pub const WORKS_IN_SALES: Text = t("Услуги в продажах", "Services in sales", "Послуги в продажах");
pub const GOODS_IN_SALES: Text = t("Товары в продажах", "Goods in sales", "Товари в продажах");
pub const CARD: Text = t("Дисконтная карта", "Discount card", "Дисконтна картка");
pub const CARD_HINT: Text = t(
    "Отсканируйте карту: касса найдёт по ней клиента",
    "Scan the card: the till finds the client by it",
    "Відскануйте картку: каса знайде за нею клієнта",
);
pub const PRICE_TYPE: Text = t("Тип цены", "Price type", "Тип ціни");
pub const USUAL_PRICE: Text = t("Как у всех", "As everybody's", "Як у всіх");
pub const R_CARD_TAKEN: Text = t("Эта карта уже у клиента {}", "This card belongs to {}", "Ця картка вже у клієнта {}");
pub const DISCOUNTS_AND_CARD: Text = t("Скидки, карта, тип цены", "Discounts, card, price type", "Знижки, картка, тип ціни");
pub const NO_DISCOUNTS: Text = t("Скидок нет", "No discounts", "Знижок немає");
pub const DATA_CONSENT: Text = t("Согласие на обработку данных", "Consent to data processing", "Згода на обробку даних");
pub const DATA_CONSENT_ASK: Text =
    t("Согласен на обработку персональных данных", "Agrees to the processing of personal data", "Згоден на обробку персональних даних");
pub const MESSAGES_CONSENT: Text = t("Согласие на сообщения", "Consent to messages", "Згода на повідомлення");
pub const MESSAGES_ASK: Text = t("Согласен получать сообщения", "Agrees to receive messages", "Згоден отримувати повідомлення");
pub const CONSENTS: Text = t("Согласия", "Consents", "Згоди");
pub const GIVEN: Text = t("есть", "given", "є");
pub const NOT_GIVEN: Text = t("нет", "not given", "немає");
pub const GIVEN_AT: Text = t("дано {}", "given {}", "надано {}");
pub const SUPPLIER: Text = t("Поставщик", "Supplier", "Постачальник");
pub const SUPPLIER_HINT: Text = t("У него закупают товары", "Goods are bought from him", "У нього закуповують товари");
pub const YES: Text = t("да", "yes", "так");
pub const NO_: Text = t("нет", "no", "ні");
pub const CONFLICT: Text = t("Конфликтный", "Conflict", "Конфліктний");
pub const CONFLICT_WHY: Text =
    t("Почему с клиентом нужно осторожно", "Why to be careful with this client", "Чому з клієнтом слід бути обережно");
pub const CONFLICT_HINT: Text = t(
    "Если заполнить, карточка и заказы клиента будут предупреждать",
    "When filled in, the card and the orders of the client will warn",
    "Якщо заповнити, картка й замовлення клієнта попереджатимуть",
);
pub const ARCHIVED: Text = t("В архиве", "In the archive", "В архіві");
pub const CONTACTS: Text = t("Контакты", "Contacts", "Контакти");
pub const NO_CONTACTS: Text = t("Контактов нет", "No contacts", "Контактів немає");
pub const MONEY: Text = t("Расчёты", "Balance", "Розрахунки");
pub const ORDERS: Text = t("Заказы", "Orders", "Замовлення");
pub const SHOW_ORDERS: Text = t("Показать заказы", "Show orders", "Показати замовлення");
pub const AS_SUPPLIER: Text = t("Закупки у него", "Bought from him", "Закупівлі в нього");
pub const SETTLEMENTS: Text = t("Расчёты и акт сверки", "Settlements", "Розрахунки й акт звірки");
pub const SUPPLIER_ORDERS: Text = t("Заказы поставщику", "Orders to him", "Замовлення постачальнику");
pub const SHOW_MONEY: Text = t("Показать расчёты", "Show the balance", "Показати розрахунки");
pub const FEED: Text = t("Лента", "Feed", "Стрічка");
pub const NEW_ORDER: Text = t("Принять в ремонт", "Take in for repair", "Прийняти в ремонт");
pub const TO_ARCHIVE: Text = t("В архив", "To the archive", "До архіву");
pub const FROM_ARCHIVE: Text = t("Вернуть из архива", "Return from the archive", "Повернути з архіву");
pub const WENT_TO_ARCHIVE: Text = t("Клиент убран в архив", "The client is in the archive now", "Клієнта прибрано до архіву");
pub const CAME_BACK: Text = t("Клиент снова в списке", "The client is in the list again", "Клієнт знову у списку");
pub const ARCHIVED_NOTE: Text = t(
    "Клиент в архиве: его нет в списках и подсказках, заказы остались.",
    "The client is in the archive: not in lists and suggestions; the orders stay.",
    "Клієнт в архіві: його немає у списках і підказках, замовлення залишилися.",
);
pub const COPY: Text = t("Скопировать", "Copy", "Скопіювати");
pub const NUMBER: Text = t("Номер", "Number", "Номер");
pub const NO: Text = t("№ {}", "No. {}", "№ {}");
pub const ADDED: Text = t("Добавлен", "Added", "Додано");
pub const MORE_COUNT: Text = t("и ещё {}", "and {} more", "і ще {}");
pub const SAME_PHONE: Text = t("Телефон {} есть ещё у клиента:", "The phone {} also belongs to:", "Телефон {} є ще в клієнта:");

pub const SEARCH: Text = t("Имя, телефон, номер, ИНН, IMEI", "Name, phone, number, tax number, IMEI", "Ім’я, телефон, номер, ЄДРПОУ, IMEI");
pub const FIND: Text = t("Найти", "Find", "Знайти");
pub const ALL: Text = t("Все", "All", "Усі");
pub const CONSENT: Text = t("Согласие", "Consent", "Згода");
pub const AGREED: Text = t("есть", "given", "є");
pub const NOT_AGREED: Text = t("нет", "not given", "немає");
pub const CONFLICTS: Text = t("Конфликтные", "Conflict", "Конфліктні");
pub const ARCHIVE: Text = t("Архив", "Archive", "Архів");
pub const RESET: Text = t("Сбросить", "Reset", "Скинути");
pub const NARROW: Text =
    t("Показаны первые {}. Уточните запрос.", "The first {} are shown. Narrow the search.", "Показано перші {}. Уточніть запит.");
pub const EMPTY: Text = t("Клиентов пока нет", "No clients yet", "Клієнтів поки немає");
pub const EMPTY_WHY: Text = t(
    "Клиент появляется сам при первом приёме. Можно добавить его и заранее.",
    "A client appears at the first intake. You can also add one beforehand.",
    "Клієнт з’являється сам під час першого прийому. Можна додати його й заздалегідь.",
);
pub const COUNT: Plural = Plural {
    one: t("{} клиент", "{} client", "{} клієнт"),
    few: t("{} клиента", "{} clients", "{} клієнти"),
    many: t("{} клиентов", "{} clients", "{} клієнтів"),
};
pub const FOUND: Plural = Plural {
    one: t("Найден {}", "{} found", "Знайдено {}"),
    few: t("Найдено {}", "{} found", "Знайдено {}"),
    many: t("Найдено {}", "{} found", "Знайдено {}"),
};
pub const FOUND_MORE: Text = t("Найдено больше {}", "More than {} found", "Знайдено понад {}");
pub const BY_ALIKE: Text = t("похоже на запрос", "close to the query", "схоже на запит");
pub const BY_TAX: Text = t("ИНН {}", "tax number {}", "ЄДРПОУ {}");

pub const DEVICE: Text = t("Изделие", "Device", "Виріб");
pub const DEVICES: Text = t("Изделия", "Devices", "Вироби");
pub const NEW_DEVICE: Text = t("Новое изделие", "New device", "Новий виріб");
pub const ADD_DEVICE: Text = t("Добавить изделие", "Add device", "Додати виріб");
pub const DEVICE_SAVED: Text = t("Изделие сохранено", "The device is saved", "Виріб збережено");
pub const NO_DEVICES: Text =
    t("Изделия появятся после приёма в ремонт.", "Devices will appear after an intake.", "Вироби з’являться після прийому в ремонт.");
pub const DEVICE_TYPE: Text = t("Тип изделия", "Device type", "Тип виробу");
pub const BRAND: Text = t("Бренд", "Brand", "Бренд");
pub const MODEL: Text = t("Модель", "Model", "Модель");
pub const COLOR: Text = t("Цвет", "Colour", "Колір");
pub const SERIAL: Text = t("Серийный номер или IMEI", "Serial number or IMEI", "Серійний номер або IMEI");
pub const SERIAL_HINT: Text = t("Можно сканировать", "Can be scanned", "Можна сканувати");
pub const OWNER: Text = t("Владелец", "Owner", "Власник");
pub const OWNER_HINT: Text = t("Имя, телефон или номер клиента", "Name, phone or number of the client", "Ім’я, телефон або номер клієнта");
pub const OWNER_UNKNOWN: Text = t("Выберите клиента из списка", "Choose a client from the list", "Виберіть клієнта зі списку");
pub const INSIST: Text = t("Всё равно сохранить", "Save anyway", "Все одно зберегти");
pub const INSIST_HINT: Text =
    t("Номер на изделии действительно такой", "The number on the device is really this one", "Номер на виробі справді такий");
pub const SAME_DEVICE: Text = t("Это оно, теперь у этого клиента", "It is this one, now with this client", "Це він, тепер у цього клієнта");
pub const OTHER_DEVICE: Text = t("Это другое изделие", "It is another device", "Це інший виріб");
pub const KNOWN_DEVICE: Text = t("Уже есть в базе: {}", "Known already: {}", "Уже є в базі: {}");
pub const HISTORY: Text = t("История", "History", "Історія");
pub const DEVICE_COUNT: Plural = Plural {
    one: t("{} изделие", "{} device", "{} виріб"),
    few: t("{} изделия", "{} devices", "{} вироби"),
    many: t("{} изделий", "{} devices", "{} виробів"),
};
pub const NEW_WITH: Text = t("Новый клиент «{}»", "New client “{}”", "Новий клієнт «{}»");

pub const F_CREATED: Text = t("Добавлен клиент № {}: {}", "Client No. {} added: {}", "Додано клієнта № {}: {}");
pub const F_CHANGED: Text = t("Изменено: {}", "Changed: {}", "Змінено: {}");
pub const F_ARCHIVED: Text = t("Убран в архив", "Moved to the archive", "Прибрано до архіву");
pub const F_RESTORED: Text = t("Возвращён из архива", "Returned from the archive", "Повернуто з архіву");
pub const F_DEVICE_ADDED: Text = t("Добавлено изделие {}", "Device added: {}", "Додано виріб {}");
pub const F_DEVICE_ADDED_SERIAL: Text = t("Добавлено изделие {}, {}", "Device added: {}, {}", "Додано виріб {}, {}");
pub const F_DEVICE_CHANGED: Text = t("Изделие {}: {}", "Device {}: {}", "Виріб {}: {}");
pub const F_DEVICE_MOVED: Text =
    t("Изделие {} сменило владельца: {} → {}", "Device {} changed its owner: {} → {}", "Виріб {} змінив власника: {} → {}");

pub const R_NO_NAME: Text = t("Напишите имя клиента", "Write the client's name", "Напишіть ім’я клієнта");
pub const R_TOO_MANY_PHONES: Text = t("Не больше {} телефонов", "At most {} phones", "Не більше {} телефонів");
pub const R_SAME_PHONE_TWICE: Text = t("Телефон {} записан дважды", "The phone {} is written twice", "Телефон {} записано двічі");
pub const R_CHANGED_MEANWHILE: Text = t(
    "Пока вы правили, карточку изменил другой сотрудник: {}. Сверьте её с вашими правками и сохраните ещё раз — останется ваш вариант.",
    "While you were editing, somebody else changed the card: {}. Compare it with yours and save again to keep your version.",
    "Поки ви правили, картку змінив інший працівник: {}. Звірте її з вашими правками й збережіть ще раз — залишиться ваш варіант.",
);
pub const R_NO_MODEL: Text = t("Напишите модель", "Write the model", "Напишіть модель");
pub const R_BAD_IMEI: Text = t(
    "Такого IMEI не бывает: нужны 15 цифр с верной последней. Проверьте номер",
    "There is no such IMEI: it has 15 digits, and the last one must fit. Check the number",
    "Такого IMEI не буває: потрібні 15 цифр із правильною останньою. Перевірте номер",
);
pub const R_SERIAL_KNOWN: Text =
    t("Такой номер уже у изделия {} ({})", "This number belongs to {} ({})", "Такий номер уже має виріб {} ({})");
