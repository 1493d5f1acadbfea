//! What the cash desk says.

use crate::kernel::{Text, text::t};

pub const NOT_ENOUGH: Text = t(
    "В кассе «{}» только {}: столько не выдать",
    "The cashbox “{}” holds only {}: not enough to pay out",
    "У касі «{}» лише {}: стільки не видати",
);
pub const ALREADY_REVERSED: Text = t("Этот платёж уже сторнирован", "This payment is already reversed", "Цей платіж уже сторновано");
pub const REVERSAL_OF_REVERSAL: Text = t(
    "Сторно не сторнируют: проведите платёж заново",
    "A reversal is not reversed: enter the payment again",
    "Сторно не сторнують: проведіть платіж знову",
);
pub const REFUND_TOO_LARGE: Text = t("Можно вернуть не больше {}", "At most {} can be refunded", "Можна повернути не більше {}");
pub const NO_CASHBOX: Text = t("Выберите кассу", "Choose a cashbox", "Виберіть касу");
pub const SAME_CASHBOX: Text = t("Выберите другую кассу", "Choose another cashbox", "Виберіть іншу касу");
pub const TENDERED_TOO_LITTLE: Text = t("Получено меньше, чем нужно", "Received less than due", "Отримано менше, ніж потрібно");
