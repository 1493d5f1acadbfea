//! What the till says.

use crate::kernel::{Plural, Text, text::t};
pub use crate::warehouse::brought::text::{REASON, TO_BALANCE};

pub const SALES: Text = t("Продажи", "Sales", "Продажі");
pub const SALE: Text = t("Продажа", "Sale", "Продаж");
pub const RETURN: Text = t("Возврат", "Return", "Повернення");
pub const ALL_SALES: Text = t("Все продажи", "All sales", "Усі продажі");
pub const SOLD_AS: Text = t("Продажа {}:", "Sale {}:", "Продаж {}:");
pub const CHANGE: Text = t("Сдача", "Change", "Решта");
pub const DEBT: Text = t("Долг", "Debt", "Борг");
pub const OPEN: Text = t("Открыть", "Open", "Відкрити");
pub const RECEIPT: Text = t("Чек", "Receipt", "Чек");
pub const WAITING: Text = t("Отложенные", "On hold", "Відкладені");
pub const CART_LINE: Text = t("позиций: {}, {}", "lines: {}, {}", "позицій: {}, {}");
pub const REMOVE: Text = t("Убрать", "Remove", "Прибрати");
pub const ADD: Text = t("Добавить", "Add", "Додати");
pub const SCAN: Text = t(
    "Сканируйте штрихкод или введите название, код, артикул",
    "Scan a barcode or type a name, a code, an SKU",
    "Скануйте штрихкод або введіть назву, код, артикул",
);
pub const GOODS_AND_WORKS: Text = t("Товары и услуги", "Goods and services", "Товари та послуги");
pub const CART: Text = t("Корзина", "Cart", "Кошик");
pub const EMPTY: Text = t("Корзина пуста", "The cart is empty", "Кошик порожній");
pub const EMPTY_WHY: Text = t(
    "Отсканируйте товар или начните вводить название: товары и услуги продаются вместе.",
    "Scan a product or start typing a name: goods and services are sold together.",
    "Відскануйте товар або почніть вводити назву: товари й послуги продаються разом.",
);
pub const THING: Text = t("Товар, услуга", "Product, service", "Товар, послуга");
pub const QUANTITY: Text = t("Кол-во", "Qty", "К-сть");
pub const PRICE: Text = t("Цена", "Price", "Ціна");
pub const DISCOUNT: Text = t("Скидка", "Discount", "Знижка");
pub const SUM: Text = t("Сумма", "Amount", "Сума");
pub const LESS: Text = t("Меньше", "Less", "Менше");
pub const MORE: Text = t("Больше", "More", "Більше");
pub const LEFT: Text = t("остаток {}", "{} left", "залишок {}");
pub const WORK: Text = t("услуга", "service", "послуга");
pub const SERIALS_FIELD: Text = t("Серийные номера через пробел", "Serial numbers, separated by spaces", "Серійні номери через пробіл");
pub const CHOOSE_NUMBER: Text = t("Выберите серийный номер", "Choose a serial number", "Виберіть серійний номер");
pub const KIT: Text = t("комплект", "kit", "комплект");
pub const WORKS_ONLY: Text = t("только услуги", "services only", "лише послуги");
pub const FROM_BALANCE: Text = t("С баланса клиента", "From the customer's balance", "З балансу клієнта");
pub const HAS_LEFT: Text = t("на нём {}", "{} on it", "на ньому {}");
pub const CLIENT: Text = t("Покупатель", "Customer", "Покупець");
pub const CLIENT_HINT: Text = t("Телефон, имя или карта", "Phone, name or card", "Телефон, ім’я або картка");
pub const BY_CARD: Text = t("Действует личная скидка клиента", "The customer's own discount is applied", "Діє особиста знижка клієнта");
pub const LINES: Plural = Plural {
    one: t("{} позиция", "{} line", "{} позиція"),
    few: t("{} позиции", "{} lines", "{} позиції"),
    many: t("{} позиций", "{} lines", "{} позицій"),
};
pub const DISCOUNTS: Text = t("Скидки", "Discounts", "Знижки");
pub const TO_PAY: Text = t("К оплате", "To pay", "До сплати");
pub const HOW_PAID: Text = t("Способ оплаты", "Way of payment", "Спосіб оплати");
pub const NO_CASHBOXES: Text = t("У этой точки нет касс", "This location has no cashboxes", "У цієї точки немає кас");
pub const TENDERED: Text = t("Получено", "Received", "Отримано");
pub const SELL: Text = t("Продать", "Sell", "Продати");
pub const HOLD: Text = t("Отложить", "Hold", "Відкласти");
pub const CLEAR: Text = t("Очистить", "Clear", "Очистити");
pub const MORE_OF_IT: Text = t("Скидка, смешанная оплата, долг", "Discount, split payment, debt", "Знижка, змішана оплата, борг");
pub const WHOLE_DISCOUNT: Text = t("Скидка на весь чек", "Discount on the whole", "Знижка на весь чек");
pub const DISCOUNT_HINT: Text = t("Сумма или процент: 100 или 5 %", "A sum or a percentage: 100 or 5%", "Сума або відсоток: 100 або 5 %");
pub const ROUND: Text = t("Округлить без копеек", "Round off the cents", "Округлити без копійок");
pub const WAREHOUSE: Text = t("Склад", "Warehouse", "Склад");
pub const PRICE_TYPE: Text = t("Тип цены", "Price type", "Тип ціни");
pub const RETAIL_PRICE: Text = t("Розничная", "Retail", "Роздрібна");
pub const OWN_PRICE: Text = t("Клиента: {}", "The customer's: {}", "Клієнта: {}");
pub const BY_PRICE: Text = t("Цены для него: {}", "Prices for this customer: {}", "Ціни для нього: {}");
pub const OTHER_CASHBOX: Text = t("Вторая касса", "Second cashbox", "Друга каса");
pub const OTHER_AMOUNT: Text = t("Сумма в неё", "Amount into it", "Сума в неї");
pub const IN_DEBT: Text = t("В долг", "In debt", "У борг");
pub const PAID_NOW: Text = t("Платит сейчас", "Pays now", "Платить зараз");
pub const COMMENT: Text = t("Комментарий", "Comment", "Коментар");
pub const HELD: Text = t("Корзина отложена", "The cart is on hold", "Кошик відкладено");
pub const TAKEN_BY_OTHER: Text =
    t("Эту корзину уже взял кто-то другой", "Somebody else has taken this cart already", "Цей кошик уже взяв хтось інший");

// Refusals.
pub const EMPTY_CART: Text =
    t("Добавьте хотя бы один товар или услугу", "Add at least one product or service", "Додайте хоча б один товар або послугу");
pub const TOO_MANY_LINES: Text =
    t("В одном чеке не больше 200 позиций", "At most 200 lines in one sale", "В одному чеку не більше 200 позицій");
pub const GONE: Text =
    t("Этого больше не продают: уберите строку", "This is not sold any more: remove the line", "Цього більше не продають: приберіть рядок");
pub const NO_QUANTITY: Text = t("Укажите количество больше нуля", "Enter a quantity above zero", "Укажіть кількість, більшу за нуль");
pub const NO_PRICE: Text = t("Укажите цену", "Enter a price", "Укажіть ціну");
pub const LISTED_PRICE: Text = t(
    "По прайсу {}: другую цену ставит тот, у кого есть это право",
    "The listed price is {}: another one needs the right to change prices",
    "За прайсом {}: іншу ціну ставить той, хто має це право",
);
pub const DISCOUNT_TOO_LARGE: Text = t("Скидка не больше {}", "The discount is at most {}", "Знижка не більша за {}");
pub const BAD_DISCOUNT: Text = t("Введите скидку: 100 или 5 %", "Enter a discount: 100 or 5%", "Введіть знижку: 100 або 5 %");
pub const NO_DISCOUNT: Text =
    t("Скидку даёт тот, у кого есть это право", "A discount needs the right to give it", "Знижку дає той, хто має це право");
pub const BELOW_COST: Text = t(
    "Ниже себестоимости: так продаёт тот, у кого есть это право",
    "Below cost: selling so needs a right",
    "Нижче собівартості: так продає той, хто має це право",
);
pub const SERIALS: Text = t(
    "Назовите серийные номера: нужно {}, без повторов",
    "Name the serial numbers: {} needed, each once",
    "Назвіть серійні номери: потрібно {}, без повторів",
);
pub const UNKNOWN_SERIAL: Text =
    t("Серийного номера {} нет в наличии", "Serial number {} is not in stock", "Серійного номера {} немає в наявності");
pub const KIT_FRACTION: Text = t("Комплект продаётся целиком", "A kit is sold whole", "Комплект продається цілим");
pub const NO_WAREHOUSE: Text =
    t("Выберите склад, с которого продаёте", "Choose the warehouse to sell from", "Виберіть склад, з якого продаєте");
pub const NOT_YOURS: Text =
    t("С этого склада вам продавать нельзя", "You may not sell from this warehouse", "З цього складу вам продавати не можна");
pub const NO_CASHBOX: Text = t("Выберите, как платит покупатель", "Choose how the customer pays", "Виберіть, як платить покупець");
pub const TOTAL_CHANGED: Text = t(
    "Теперь выходит {}: проверьте и продайте ещё раз",
    "It comes to {} now: check and sell again",
    "Тепер виходить {}: перевірте й продайте ще раз",
);
pub const DEBT_OF_NOBODY: Text = t(
    "В долг продают только известному покупателю: выберите его",
    "Only a known customer may owe: choose one",
    "У борг продають лише відомому покупцеві: виберіть його",
);
pub const NO_DEBT: Text =
    t("В долг продаёт тот, у кого есть это право", "Selling in debt needs a right", "У борг продає той, хто має це право");
pub const PAID_OF_WHAT: Text =
    t("Чтобы взять только часть, отметьте «В долг»", "To take only a part, tick “In debt”", "Щоб узяти лише частину, позначте «У борг»");
pub const PAID_TOO_MUCH: Text = t("Больше, чем весь чек: {}", "More than the whole: {}", "Більше, ніж увесь чек: {}");
pub const NOTHING_OWED: Text = t("Долг только {}", "Only {} is owed", "Борг лише {}");
pub const BALANCE_OF_NOBODY: Text = t(
    "На баланс возвращают только известному покупателю",
    "Only a known customer has a balance",
    "На баланс повертають лише відомому покупцеві",
);
pub const NO_SUCH_CLIENT: Text = t("Выберите покупателя из списка", "Choose a customer from the list", "Виберіть покупця зі списку");
pub const SEVERAL: Text = t("Нашлось несколько: выберите", "Several found: choose one", "Знайшлося кілька: виберіть");
pub const UNKNOWN_CODE: Text = t(
    "«{}» не найдено: нет ни товара, ни услуги с таким кодом или названием",
    "Nothing found for “{}”: no product or service has such a code or name",
    "«{}» не знайдено: немає ні товару, ні послуги з таким кодом чи назвою",
);

// Facts.
pub const F_SOLD: Text = t("Продажа {} на {}", "Sale {} for {}", "Продаж {} на {}");
pub const F_SOLD_IN_DEBT: Text = t("Продажа {} на {}, в долг {}", "Sale {} for {}, {} owed", "Продаж {} на {}, у борг {}");
pub const F_PAID: Text = t("Оплата {} по продаже {}", "Payment {} for sale {}", "Оплата {} за продажем {}");
pub const F_CAME_BACK: Text = t("Возврат {} по продаже {} на {}", "Return {} of sale {} for {}", "Повернення {} за продажем {} на {}");
pub const F_RECOSTED: Text = t(
    "Себестоимость продажи {} пересчитана: товар ушёл другими партиями",
    "The cost of sale {} is put right: its goods went by other batches",
    "Собівартість продажу {} перераховано: товар пішов іншими партіями",
);
pub const F_PRINTED: Text = t("Напечатан чек {}", "Receipt {} printed", "Надруковано чек {}");
pub const F_HELD: Text = t("Отложена корзина «{}» на {}", "Cart “{}” put on hold, {}", "Відкладено кошик «{}» на {}");
pub const F_RESUMED: Text = t("Взята отложенная корзина «{}» на {}", "Cart “{}” resumed, {}", "Взято відкладений кошик «{}» на {}");
pub const F_REMOVED: Text = t("Убрана отложенная корзина «{}» на {}", "Cart “{}” removed, {}", "Прибрано відкладений кошик «{}» на {}");

// The list and the card.
pub const NO_SALES: Text = t("Продаж пока нет", "No sales yet", "Продажів поки немає");
pub const NO_SALES_WHY: Text = t(
    "Здесь будет каждый чек: что продано, за сколько и что вернули.",
    "Every receipt will be here: what was sold, for how much and what came back.",
    "Тут буде кожен чек: що продано, за скільки і що повернули.",
);
pub const NEW_SALE: Text = t("Новая продажа", "New sale", "Новий продаж");
pub const NUMBER: Text = t("Номер", "Number", "Номер");
pub const WHEN: Text = t("Когда", "When", "Коли");
pub const WHO: Text = t("Продавец", "Seller", "Продавець");
pub const STANDING: Text = t("Состояние", "Status", "Стан");
pub const ALL: Text = t("Все", "All", "Усі");
pub const FIND: Text = t("Номер чека или штрихкод", "Receipt number or barcode", "Номер чека або штрихкод");
pub const SHOW: Text = t("Показать", "Show", "Показати");
pub const FROM: Text = t("С", "From", "Від");
pub const TO: Text = t("По", "To", "До");
pub const S_SOLD: Text = t("Продано", "Sold", "Продано");
pub const S_OWED: Text = t("В долг", "Owed", "У борг");
pub const S_PARTLY: Text = t("Частичный возврат", "Partly returned", "Часткове повернення");
pub const S_RETURNED: Text = t("Возвращено", "Returned", "Повернено");
pub const TOTAL: Text = t("Итого", "Total", "Разом");
pub const VAT_INSIDE: Text = t("в том числе НДС", "VAT included", "у тому числі ПДВ");
pub const COST: Text = t("Себестоимость", "Cost", "Собівартість");
pub const MARGIN: Text = t("Маржа", "Margin", "Маржа");
pub const MONEY: Text = t("Деньги", "Money", "Гроші");
pub const HISTORY: Text = t("История", "History", "Історія");
pub const RETURNED: Text = t("Возвращено {}", "{} returned", "Повернено {}");
pub const RETURNS: Text = t("Возвраты", "Returns", "Повернення");
pub const TAKE_BACK: Text = t("Принять возврат", "Take goods back", "Прийняти повернення");
pub const TAKE_MONEY: Text = t("Принять оплату", "Take a payment", "Прийняти оплату");
pub const LOCATION: Text = t("Точка", "Location", "Точка");
pub const SERIAL_LINE: Text = t("с/н {}", "S/N {}", "с/н {}");

// Goods that come back.
pub const NO_RECEIPT: Text = t("Чека «{}» нет", "There is no receipt “{}”", "Чека «{}» немає");
pub const RECEIPT_HINT: Text = t(
    "Отсканируйте штрихкод чека или введите его номер",
    "Scan the barcode of the receipt or type its number",
    "Відскануйте штрихкод чека або введіть його номер",
);
pub const FIND_RECEIPT: Text = t("Найти чек", "Find the receipt", "Знайти чек");
pub const CAME_BACK_AS: Text = t("Возврат {} принят", "Return {} taken", "Повернення {} прийнято");
pub const RETURN_OF: Text = t("Возврат по чеку {}", "Return of receipt {}", "Повернення за чеком {}");
pub const ALL_BACK: Text = t("По этому чеку всё уже вернули", "Everything of this receipt has come back", "За цим чеком усе вже повернули");

// Papers.
pub const PRINT: Text = t("Печать", "Print", "Друк");
pub const DO_PRINT: Text = t("Напечатать", "Print", "Надрукувати");
pub const P_ROLL80: Text = t("Чек 80 мм", "Receipt 80 mm", "Чек 80 мм");
pub const P_ROLL58: Text = t("Чек 58 мм", "Receipt 58 mm", "Чек 58 мм");
pub const P_SLIP: Text = t("Товарный чек A4", "Sales slip A4", "Товарний чек A4");
pub const P_RECEIPT_TITLE: Text = t("Чек № {}", "Receipt No. {}", "Чек № {}");
pub const P_RETURN_TITLE: Text = t("Возврат № {}", "Return No. {}", "Повернення № {}");
pub const P_SLIP_TITLE: Text = t("Товарный чек № {}", "Sales slip No. {}", "Товарний чек № {}");
pub const P_RETURN_SLIP_TITLE: Text = t("Накладная на возврат № {}", "Return slip No. {}", "Накладна на повернення № {}");
pub const P_OF_SALE: Text = t("к чеку {}", "of receipt {}", "до чека {}");
pub const P_TOTAL: Text = t("Итого", "Total", "Разом");
pub const P_VAT: Text = t("в т. ч. НДС {} %", "incl. VAT {}%", "у т. ч. ПДВ {} %");
pub const P_VAT_SUM: Text = t("В том числе НДС {} % — {}", "VAT {}% included: {}", "У тому числі ПДВ {} % — {}");
pub const P_NO_VAT: Text = t("Без НДС", "VAT not applied", "Без ПДВ");
pub const P_GIVEN_BACK: Text = t("Возвращено", "Given back", "Повернено");
pub const P_OFF_DEBT: Text = t("Списано с долга", "Taken off the debt", "Списано з боргу");
pub const P_THANKS: Text = t(
    "Сохраните чек: по нему принимают возврат",
    "Keep the receipt: returns are taken by it",
    "Збережіть чек: за ним приймають повернення",
);
pub const P_SELLER: Text = t("Продавец", "Seller", "Продавець");
pub const P_COUNT: Text = t("Всего наименований {}, на сумму {}", "{} items in all, {}", "Усього найменувань {}, на суму {}");
pub const P_WARRANTY: Text = t("гарантия {} дн.", "warranty {} days", "гарантія {} дн.");

// A debt paid.
pub const PAYMENT_OF: Text = t("Оплата продажи {}", "Payment of sale {}", "Оплата продажу {}");
pub const OFF_BALANCE: Text = t("Списать с баланса {}", "Take {} from the balance", "Списати з балансу {}");
pub const DEBT_PAID: Text = t("Оплата принята", "Payment taken", "Оплату прийнято");
