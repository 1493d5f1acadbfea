//! What the intake says.

pub use super::super::text::{APPEARANCE, DEVICE, ESTIMATE, KIT, MALFUNCTION, MASTER, NOTE, ORDER_TYPE, SOURCE, UNLOCK, URGENT};
use crate::kernel::{Plural, Text, text::t};

pub const NEW_ORDER: Text = t("Новый заказ", "New order", "Нове замовлення");
pub const CLIENT: Text = t("Клиент", "Client", "Клієнт");
pub const CONDITIONS: Text = t("Условия", "Conditions", "Умови");
pub const LOCATION: Text = t("Точка приёма", "Location", "Точка прийому");

pub const PHONE_OR_NAME: Text = t("Телефон или имя", "Phone or name", "Телефон або ім’я");
pub const NEW_CLIENT: Text = t("Новый клиент", "New client", "Новий клієнт");
pub const NAME: Text = t("имя", "name", "ім’я");
pub const PHONE: Text = t("телефон", "phone", "телефон");
pub const CONSENT: Text =
    t("Согласен на обработку персональных данных", "Agrees to the processing of personal data", "Згоден на обробку персональних даних");
pub const MESSAGES: Text = t("Согласен получать сообщения", "Agrees to receive messages", "Згоден отримувати повідомлення");
pub const LAST: Text = t("Последнее", "Last orders", "Останнє");
pub const NOT_COLLECTED: Text = t("не забран {}", "not collected for {}", "не забрано {}");
pub const DAYS: Plural =
    Plural {
        one: t("{} день", "{} day", "{} день"), few: t("{} дня", "{} days", "{} дні"), many: t("{} дней", "{} days", "{} днів")
    };
pub const DEBT: Text = t("Долг {}", "Owes {}", "Борг {}");
pub const HIS_DEVICES: Text = t("Устройства клиента", "Devices of the client", "Пристрої клієнта");
pub const NOT_FOR_CLIENT: Text = t("клиент не видит", "not for the client", "клієнт не бачить");

pub const SERIAL_ONLY: Text = t("Серийный номер", "Serial number", "Серійний номер");
pub const SERIAL: Text = t("IMEI / серийный", "IMEI / serial", "IMEI / серійний");
pub const BY_SCANNER: Text = t("можно сканером", "may be scanned", "можна сканером");
pub const INSIST: Text = t("Номер именно такой", "The number is right", "Номер саме такий");
pub const NOT_NEEDED: Text = t("не нужен", "not needed", "не потрібен");
pub const DEVICE_TYPE: Text = t("Тип устройства", "Device type", "Тип пристрою");
pub const TYPE_FIRST: Text = t(
    "Выберите тип устройства, и здесь появятся частые неисправности",
    "Choose the device type to see its usual faults",
    "Виберіть тип пристрою, і тут з’являться часті несправності",
);
pub const SHOW: Text = t("Показать", "Show", "Показати");
pub const BRAND: Text = t("Бренд", "Brand", "Бренд");
pub const MODEL: Text = t("Модель", "Model", "Модель");
pub const COLOR: Text = t("Цвет", "Colour", "Колір");
pub const DETAILS: Text = t("Подробности", "Details", "Подробиці");
pub const DETAILS_HINT: Text = t("Что случилось, со слов клиента", "What happened, in the client's words", "Що сталося, зі слів клієнта");
pub const SOMETHING_ELSE: Text = t("Что-то ещё", "Something else", "Щось іще");
pub const MORE: Text = t("Ещё {}", "{} more", "Ще {}");
pub const WAS_HERE: Text = t("Уже был у нас:", "Was here before:", "Уже був у нас:");
pub const KNOWN_DEVICE: Text = t("Знаем это устройство:", "A known device:", "Знаємо цей пристрій:");
pub const OTHER_OWNER: Text = t(
    "Раньше его приносил другой клиент: {}. После приёма устройство перейдёт к новому.",
    "Another client brought it before: {}. After this order the device belongs to the new one.",
    "Раніше його приносив інший клієнт: {}. Після прийому пристрій перейде до нового.",
);
pub const WARRANTY_UNTIL: Text = t("Гарантия до {}.", "Under warranty until {}.", "Гарантія до {}.");
pub const WARRANTY_OVER: Text = t("Гарантия кончилась {}.", "The warranty ended on {}.", "Гарантія скінчилася {}.");
pub const BY_WARRANTY: Text = t("По гарантии", "Under warranty", "За гарантією");

pub const WORKS: Text = t("Работы по прайсу", "Services of the price list", "Роботи за прайсом");
pub const FIND_WORK: Text = t("Найти работу", "Find a service", "Знайти роботу");
pub const BY_PRICE_LIST: Text = t("По прайсу: {}", "By the price list: {}", "За прайсом: {}");
pub const PREPAYMENT: Text = t("Предоплата", "Prepayment", "Передоплата");
pub const WAY: Text = t("Касса", "Cashbox", "Каса");
pub const READY: Text = t("Готовность", "Ready by", "Готовність");
pub const NO_DEADLINE: Text = t("Без срока", "No deadline", "Без терміну");
pub const EXACTLY: Text = t("Точное время", "Exact time", "Точний час");
pub const NOBODY_YET: Text = t("Пока никто", "Nobody yet", "Поки ніхто");
pub const IN_WORK: Plural = Plural {
    one: t("{} заказ в работе", "{} open order", "{} замовлення в роботі"),
    few: t("{} заказа в работе", "{} open orders", "{} замовлення в роботі"),
    many: t("{} заказов в работе", "{} open orders", "{} замовлень у роботі"),
};

pub const RECEIPT: Text = t("Квитанция", "Receipt", "Квитанція");
pub const LABEL: Text = t("Наклейка", "Label", "Наліпка");
pub const SAVE_ANOTHER: Text = t("Сохранить и ещё один", "Save and one more", "Зберегти і ще один");
pub const TAKE_IN: Text = t("Принять устройство", "Take in the device", "Прийняти пристрій");
pub const TAKEN: Text = t("Заказ {} принят", "Order {} is taken in", "Замовлення {} прийнято");
pub const TAKEN_IN: Text = t("Принят заказ", "Taken in:", "Прийнято замовлення");

pub const DRAFT_SAVED: Text = t("Черновик сохранён {}", "Draft saved at {}", "Чернетку збережено {}");
pub const DRAFT_LEFT: Text = t("Есть незаконченный приём: {}.", "There is an unfinished intake: {}.", "Є незавершений прийом: {}.");
pub const DRAFT_GO_ON: Text = t("Продолжить черновик", "Go on with the draft", "Продовжити чернетку");
pub const DRAFT_ANEW: Text = t("Начать заново", "Begin anew", "Почати заново");

pub const WHO: Text = t("Введите телефон или имя клиента", "Enter the phone or the name of the client", "Введіть телефон або ім’я клієнта");
pub const NAME_NEEDED: Text = t("Как зовут нового клиента?", "What is the name of the new client?", "Як звати нового клієнта?");
pub const PICK_WORK: Text = t(
    "Выберите работу из списка или сотрите её",
    "Choose a service from the list or clear the field",
    "Виберіть роботу зі списку або зітріть її",
);
pub const WHEN: Text = t("Укажите день и время", "Give the day and the time", "Вкажіть день і час");
pub const DEADLINE_PAST: Text = t("Этот срок уже прошёл", "This moment has passed", "Цей термін уже минув");
pub const R_NO_TYPE: Text = t("Выберите тип устройства", "Choose the device type", "Виберіть тип пристрою");
pub const R_NO_BRAND: Text = t(
    "Укажите бренд; если его нет, напишите «без бренда»",
    "Give the brand, or write “no brand”",
    "Вкажіть бренд; якщо його немає, напишіть «без бренду»",
);
pub const R_NO_MALFUNCTION: Text = t(
    "Что не так с устройством? Нажмите или напишите",
    "What is wrong with the device? Press or write",
    "Що не так із пристроєм? Натисніть або напишіть",
);
pub const R_NO_ORDER_TYPE: Text = t("Выберите тип заказа", "Choose the order type", "Виберіть тип замовлення");
pub const R_FOREIGN_CASHBOX: Text = t("Эта касса не этой точки", "This cashbox belongs to another location", "Ця каса не цієї точки");
pub const R_NO_MASTER: Text =
    t("Этот сотрудник здесь не ремонтирует", "This person does not repair here", "Цей співробітник тут не ремонтує");
