//! How sales are numbered and by which prices orders go.

use crate::kernel::{Text, text::t};

pub const SALES: Text = t("Продажи", "Sales", "Продажі");
pub const F_SALE_TEMPLATE: Text = t("Шаблон номера продажи", "Sale number template", "Шаблон номера продажу");
pub const SALE_TEMPLATE_HINT: Text = t(
    "Как у заказов: {C:5}, {YY}, {MM}. Пусто — буква, номер точки и счётчик: П1-00001",
    "As with orders: {C:5}, {YY}, {MM}. Empty: a letter, the number of the location and a counter",
    "Як у замовлень: {C:5}, {YY}, {MM}. Порожньо — літера, номер точки й лічильник: П1-00001",
);
pub const SAME_SALE_TEMPLATE: Text = t(
    "Так уже нумерует продажи точка «{}». Добавьте другую букву, чтобы номера не повторялись",
    "The location “{}” numbers its sales so. Add another letter to keep numbers apart",
    "Так уже нумерує продажі точка «{}». Додайте іншу літеру, щоб номери не повторювалися",
);
pub const F_PRICE_TYPE: Text = t("Цены запчастей", "Prices of parts", "Ціни запчастин");
pub const PRICE_TYPE_HINT: Text = t(
    "Тип цены клиента важнее: он действует в любом заказе",
    "The customer's own price type comes first in any order",
    "Тип ціни клієнта важливіший: він діє в будь-якому замовленні",
);
pub const REPAIR_PRICE: Text = t("Цена в ремонте", "Repair price", "Ціна в ремонті");
