//! What the store says to people.

use crate::kernel::{Text, text::t};

pub const TAKEN: Text = t("Такое значение уже занято", "This value is already taken", "Таке значення вже зайняте");
