//! What is said of documents that name batches: goods that go back to the supplier, costs put right.

use crate::kernel::{Text, text::t};

pub const SUPPLIER_RETURN: Text = t("Возврат поставщику", "Return to supplier", "Повернення постачальнику");
pub const COST_CORRECTION: Text = t("Корректировка стоимости", "Cost correction", "Коригування вартості");
pub const SUPPLIER_RETURNS: Text = t("Возвраты поставщикам", "Returns to suppliers", "Повернення постачальникам");
pub const COST_CORRECTIONS: Text = t("Корректировки", "Corrections", "Коригування");
pub const CLIENT_RETURN: Text = t("Возврат от покупателя", "Return from a client", "Повернення від покупця");
pub const CLIENT_RETURNS: Text = t("Возвраты покупателей", "Returns from clients", "Повернення покупців");
pub const BEGIN_CLIENT_RETURN: Text =
    t("Принять возврат от покупателя", "Take goods back from a client", "Прийняти повернення від покупця");
pub const BEGIN_RETURN: Text = t("Вернуть поставщику", "Return to the supplier", "Повернути постачальнику");
pub const BEGIN_CORRECTION: Text = t("Исправить цены", "Correct prices", "Виправити ціни");

// Refusals.
pub const NO_SUPPLIER: Text =
    t("Выберите поставщика, которому возвращаем", "Choose the supplier the goods go back to", "Виберіть постачальника, якому повертаємо");
pub const NOTHING_LEFT: Text = t(
    "Из этой поставки на складах ничего не осталось",
    "Nothing of this delivery is left in the warehouses",
    "Із цієї поставки на складах нічого не залишилося",
);
pub const NO_BATCH_HERE: Text = t(
    "Партии товара «{}» от этого поставщика на складе нет",
    "The warehouse has no batch of “{}” from this supplier",
    "Партії товару «{}» від цього постачальника на складі немає",
);
pub const OTHER_BATCH: Text =
    t("Серийный номер {} из другой партии", "Serial number {} is of another batch", "Серійний номер {} з іншої партії");
pub const NOTHING_CORRECTED: Text = t(
    "Ни одна цена не изменилась: нажмите на товар и введите новую",
    "No price has changed: press a product and enter a new one",
    "Жодна ціна не змінилася: натисніть на товар і введіть нову",
);

pub const OF_SOURCE: Text = t(
    "Этот документ ведёт продажа: он меняется вместе с ней",
    "This document belongs to a sale and changes with it",
    "Цей документ веде продаж: він змінюється разом із ним",
);

// Fields and columns.
pub const BASIS: Text = t("Основание", "Based on", "Підстава");
pub const MADE_FROM_IT: Text = t("Сделано по документу", "Made from it", "Зроблено за документом");
pub const BATCH: Text = t("Партия", "Batch", "Партія");
pub const BATCH_OF: Text = t("{} от {}", "{} of {}", "{} від {}");
pub const LOT: Text = t("{}: {} по {}", "{}: {} at {}", "{}: {} по {}");
pub const RETURN_PRICE: Text = t("Цена возврата", "Return price", "Ціна повернення");
pub const OLD_PRICE: Text = t("Было", "Was", "Було");
pub const NEW_PRICE: Text = t("Новая цена", "New price", "Нова ціна");
pub const BY: Text = t("Изменение", "Change", "Зміна");
pub const BY_AMOUNT: Text = t("На всю партию", "For the whole batch", "На всю партію");
pub const BY_HINT: Text = t(
    "Вместо новой цены: насколько изменить, с минусом — дешевле",
    "Instead of the new price: by how much, with a minus if cheaper",
    "Замість нової ціни: на скільки змінити, з мінусом — дешевше",
);
pub const BAD_BY: Text =
    t("Введите сумму, можно со знаком минус", "Enter an amount, with a minus if it is less", "Введіть суму, можна зі знаком мінус");
pub const LEFT_OF_BATCH: Text = t(
    "Пришло {}, на складах {}. Разница пойдёт на остаток, а за ушедшее — в себестоимость продаж.",
    "{} came, {} in the warehouses. The change goes to what is left, and for what is gone to the cost of sales.",
    "Надійшло {}, на складах {}. Різниця піде на залишок, а за те, що пішло, — у собівартість продажів.",
);
pub const REFUNDED: Text = t("Поставщик вернул", "The supplier gave back", "Постачальник повернув");
pub const OFF_DEBT: Text = t("в счёт расчётов {}", "{} off what is owed", "у рахунок розрахунків {}");
pub const REFUND_NOW: Text = t("Деньги возвращены сейчас", "Money given back now", "Гроші повернуто зараз");
pub const REFUND_HINT: Text = t(
    "Пусто — сумма уменьшит наш долг или останется за поставщиком",
    "Empty: the sum lessens our debt or stays with the supplier",
    "Порожньо — сума зменшить наш борг або залишиться за постачальником",
);
pub const CANCEL_RETURN_WHAT: Text = t(
    "Товар вернётся в свои партии, проводки — к тому, что было, на {}. Деньги, полученные от поставщика, останутся нашим долгом ему.",
    "The goods come back to their batches and the entries to what they were on {}. Money taken from the supplier stays our debt to him.",
    "Товар повернеться у свої партії, проводки — до того, що було, на {}. Гроші, отримані від постачальника, залишаться нашим боргом йому.",
);

pub const OF_ORDER: Text = t("Заказ {}", "Order {}", "Замовлення {}");
pub const OF_SALE: Text = t("Продажа {}", "Sale {}", "Продаж {}");

// Papers and facts.
pub const P_CLIENT_RETURN: Text =
    t("Накладная на возврат от покупателя № {}", "Note of goods returned by a client No. {}", "Накладна на повернення від покупця № {}");
pub const P_SUPPLIER_RETURN: Text = t("Возврат поставщику № {}", "Return to supplier No. {}", "Повернення постачальнику № {}");
pub const P_COST_CORRECTION: Text = t("Акт корректировки стоимости № {}", "Cost correction act No. {}", "Акт коригування вартості № {}");
pub const P_ACCOUNTANT: Text = t("Бухгалтер", "Accountant", "Бухгалтер");
pub const P_APPROVED: Text = t("Утвердил", "Approved by", "Затвердив");
pub const F_FILLED: Text = t("Заполнен по документу {}, позиций {}", "Filled from {}, items {}", "Заповнено за документом {}, позицій {}");
