//! What is said of goods a client brings back.

use crate::kernel::{Text, text::t};

pub const NOTHING_BACK: Text = t("Укажите, что вернули", "Say what came back", "Укажіть, що повернули");
pub const BACK_TOO_MUCH: Text = t("Вернуть можно не больше {}", "At most {} can come back", "Повернути можна не більше {}");
pub const SERIALS: Text = t(
    "Назовите серийные номера: нужно {}, без повторов",
    "Name the serial numbers: {} needed, each once",
    "Назвіть серійні номери: потрібно {}, без повторів",
);
pub const NOT_SOLD: Text = t(
    "Серийный номер {} не продавали или его уже вернули",
    "Serial number {} was not sold or has come back",
    "Серійний номер {} не продавали або його вже повернули",
);
pub const KIT_FRACTION: Text = t("Комплект возвращают целиком", "A kit comes back whole", "Комплект повертають цілим");
pub const BALANCE_OF_NOBODY: Text = t(
    "На баланс возвращают только известному покупателю",
    "Only a known customer has a balance",
    "На баланс повертають лише відомому покупцеві",
);
pub const BACK_FROM_ELSEWHERE: Text = t("Выберите склад этой точки", "Choose a warehouse of this location", "Виберіть склад цієї точки");

// The form.
pub const NO_WAY_BACK: Text = t("Выберите, откуда вернуть деньги", "Choose where the money goes from", "Виберіть, звідки повернути гроші");
pub const FAULTY: Text = t(
    "Товар с браком: положить на склад брака",
    "Faulty: put it into the warehouse of defects",
    "Товар із браком: покласти на склад браку",
);
pub const TO_BALANCE: Text = t("На баланс клиента", "To the customer's balance", "На баланс клієнта");
pub const BALANCE: Text = t("Баланс клиента", "Customer's balance", "Баланс клієнта");
pub const AS_PAID: Text = t("Так же, как платили", "As it was paid", "Так само, як платили");
pub const PAID_SO: Text = t("Платили: {}", "Paid by: {}", "Платили: {}");
pub const WHICH: Text = t("Какие номера", "Which numbers", "Які номери");
pub const PUT_INTO: Text = t("Положить на склад", "Put into the warehouse", "Покласти на склад");
pub const MONEY_BACK: Text = t("Вернуть деньги", "Give the money back", "Повернути гроші");
pub const DEBT_FIRST: Text = t("Сначала спишется долг {}", "The debt of {} is taken off first", "Спершу спишеться борг {}");
pub const REASON: Text = t("Причина", "Reason", "Причина");
pub const BACK_LINE: Text = t("{} — не больше {}, по {}", "{} — at most {}, {} each", "{} — не більше {}, по {}");
