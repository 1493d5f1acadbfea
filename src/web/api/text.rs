//! What the API says.

use crate::kernel::{Text, text::t};

pub const WRONG_FIELDS: Text =
    t("Проверьте поля, перечисленные в errors", "Check the fields listed in errors", "Перевірте поля, перелічені в errors");
pub const BAD_QUERY: Text = t("Параметр {} не читается", "The parameter {} cannot be read", "Параметр {} не читається");
pub const UNKNOWN_QUERY: Text = t("Параметра {} здесь нет", "There is no parameter {} here", "Параметра {} тут немає");
pub const BAD_BODY: Text = t("Тело запроса не читается: {}", "The body of the request cannot be read: {}", "Тіло запиту не читається: {}");
pub const NOT_JSON: Text = t(
    "Пришлите JSON с заголовком Content-Type: application/json",
    "Send JSON with the header Content-Type: application/json",
    "Надішліть JSON із заголовком Content-Type: application/json",
);
pub const NO_KEY: Text = t(
    "Нужен ключ доступа: заголовок Authorization: Bearer …",
    "An access key is needed: the header Authorization: Bearer …",
    "Потрібен ключ доступу: заголовок Authorization: Bearer …",
);
pub const BAD_KEY: Text = t(
    "Ключ доступа не подошёл: он отозван, или сотрудник отключён",
    "The access key does not fit: it is revoked, or the employee is disabled",
    "Ключ доступу не підійшов: його відкликано, або співробітника вимкнено",
);
pub const TOO_FAST: Text = t(
    "Больше {} запросов в минуту с одним ключом нельзя. Повторите через {} с",
    "No more than {} requests a minute with one key. Repeat in {} s",
    "Понад {} запитів на хвилину з одним ключем не можна. Повторіть через {} с",
);
pub const WRONG_KEYS: Text = t(
    "С этого адреса слишком много неверных ключей. Повторите через {} с",
    "Too many wrong keys from this address. Repeat in {} s",
    "З цієї адреси забагато хибних ключів. Повторіть через {} с",
);
pub const BAD_ONCE: Text = t(
    "Idempotency-Key: от 1 до 255 печатных латинских знаков",
    "Idempotency-Key: from 1 to 255 printable ASCII characters",
    "Idempotency-Key: від 1 до 255 друкованих латинських знаків",
);
pub const WRONG_METHOD: Text = t("Этот адрес знает только: {}", "This address knows only: {}", "Ця адреса знає лише: {}");
