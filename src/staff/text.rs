//! What the staff pages say.

use crate::kernel::{Text, text::t};

pub const SETTINGS: Text = t("Настройки", "Settings", "Налаштування");
