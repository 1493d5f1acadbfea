//! What the log says.

use crate::kernel::{Text, text::t};

pub const NAME: Text = t("Название", "Name", "Назва");
pub const NAME_EN: Text = t("Название на английском", "Name in English", "Назва англійською");
pub const NAME_UK: Text = t("Название на украинском", "Name in Ukrainian", "Назва українською");

pub const KEY_REUSED: Text = t(
    "Этот ключ повтора уже был послан с другим запросом. Возьмите новый",
    "This idempotency key was sent with another request before. Take a new one",
    "Цей ключ повтору вже надсилали з іншим запитом. Візьміть новий",
);
