//! What the first run says.

use crate::kernel::{Text, text::t};

pub const ALREADY: Text = t(
    "Мастерская уже создана. Войдите под своим логином",
    "The shop already exists. Sign in with your login",
    "Майстерню вже створено. Увійдіть під своїм логіном",
);
pub const NO_BUSINESS: Text = t("Выберите, что ремонтируете", "Choose what you repair", "Виберіть, що ремонтуєте");
pub const NO_ZONE: Text = t("Выберите часовой пояс из списка", "Choose a time zone from the list", "Виберіть часовий пояс зі списку");
pub const BAD_TEMPLATE: Text = t(
    "В шаблоне номера нужен счётчик {C} или {C:5}; кроме него можно {YY}, {YYYY}, {MM} и буквы",
    "A number template needs the counter {C} or {C:5}; besides it, {YY}, {YYYY}, {MM} and letters",
    "У шаблоні номера потрібен лічильник {C} або {C:5}; крім нього можна {YY}, {YYYY}, {MM} і літери",
);

pub const FOUNDED: Text = t("Мастерская «{}» создана", "The shop “{}” was set up", "Майстерню «{}» створено");

/// The ready roles by their keys.
pub const ROLES: [(&str, Text); 6] = [
    ("owner", t("Владелец", "Owner", "Власник")),
    ("manager", t("Управляющий", "Manager", "Керівник")),
    ("receptionist", t("Приёмщик", "Receptionist", "Приймальник")),
    ("master", t("Мастер", "Technician", "Майстер")),
    ("storekeeper", t("Кладовщик", "Storekeeper", "Комірник")),
    ("accountant", t("Бухгалтер", "Accountant", "Бухгалтер")),
];
