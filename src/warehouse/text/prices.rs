//! What is said of prices that are set in a posting.

use crate::kernel::{Text, text::t};

pub const NEW_PRICES: Text = t("Новые цены продажи", "New selling prices", "Нові ціни продажу");
pub const NOW: Text = t("сейчас {}", "{} now", "зараз {}");
pub const BY_RULE: Text = t("по наценке {}", "{} by the markup", "за націнкою {}");
pub const PROPOSE: Text = t("Цены по наценке", "Prices by the markup", "Ціни за націнкою");
pub const PROPOSED: Text = t(
    "Новых цен: {}. Они начнут действовать при проведении",
    "New prices: {}. They will stand once posted",
    "Нових цін: {}. Вони почнуть діяти після проведення",
);
pub const NOTHING_NEW: Text = t("Наценка новых цен не даёт", "The markup makes no new prices", "Націнка нових цін не дає");
pub const LINE_PRICES: Text = t("новые цены: {}", "new prices: {}", "нові ціни: {}");
pub const F_PROPOSED: Text = t("Цены по наценке: {}", "Prices by the markup: {}", "Ціни за націнкою: {}");
