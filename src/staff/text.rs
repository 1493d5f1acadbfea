//! What the staff pages say.

use crate::kernel::{Plural, Text, text::t};

pub const SETTINGS: Text = t("Настройки", "Settings", "Налаштування");

/// Russian letters on the keys of each row, beside the Latin ones of `password::ROWS`.
pub const KEYS: [&str; 4] = ["ё1234567890-=", " йцукенгшщзхъ", " фывапролджэ", " ячсмитьбю."];

// Passwords.
pub const PASSWORD_SHORT: Text = t("Не короче {} знаков", "At least {} characters", "Не коротше {} знаків");
pub const PASSWORD_LONG: Text = t("Не длиннее {} знаков", "At most {} characters", "Не довше {} знаків");
pub const PASSWORD_COMMON: Text = t(
    "Такой пароль подбирают первым. Возьмите три-четыре несвязанных слова",
    "Guessers try this password first. Take three or four unrelated words",
    "Такий пароль підбирають першим. Візьміть три-чотири непов'язані слова",
);
pub const PASSWORD_PATTERN: Text = t(
    "Это ряд клавиш или повтор, его подбирают первым. Возьмите три-четыре несвязанных слова",
    "This is a row of keys or a repetition, guessers try it first. Take three or four unrelated words",
    "Це ряд клавіш або повтор, його підбирають першим. Візьміть три-чотири непов'язані слова",
);
pub const PASSWORD_PERSONAL: Text = t(
    "В пароле есть логин, имя или название компании: уберите их",
    "The password contains the login, the name or the company: leave them out",
    "У паролі є логін, ім'я або назва компанії: приберіть їх",
);
pub const PASSWORD_HINT: Text = t(
    "От {} знаков. Лучше всего несколько несвязанных слов",
    "{} characters or more. Several unrelated words are best",
    "Від {} знаків. Найкраще кілька непов'язаних слів",
);

// Signing in.
pub const SIGN_IN_TITLE: Text = t("Кто за верстаком?", "Who is at the bench?", "Хто за верстатом?");
pub const LOGIN: Text = t("Логин", "Login", "Логін");
pub const PASSWORD: Text = t("Пароль", "Password", "Пароль");
pub const LANGUAGE: Text = t("Язык", "Language", "Мова");
pub const FORGOT_HINT: Text = t(
    "Забыли пароль? Новый задаст руководитель в настройках, раздел «Сотрудники».",
    "Forgot the password? The owner sets a new one in Settings, Employees.",
    "Забули пароль? Новий задасть керівник у налаштуваннях, розділ «Співробітники».",
);
pub const WRONG_PASSWORD: Text = t(
    "Логин или пароль не подходит. Проверьте раскладку и Caps Lock.",
    "The login or the password does not fit. Check the keyboard layout and Caps Lock.",
    "Логін або пароль не підходить. Перевірте розкладку та Caps Lock.",
);
pub const TOO_MANY_TRIES: Plural = Plural {
    one: t(
        "Слишком много попыток. Подождите {} секунду и попробуйте снова.",
        "Too many tries. Wait {} second and try again.",
        "Забагато спроб. Зачекайте {} секунду й спробуйте знову.",
    ),
    few: t(
        "Слишком много попыток. Подождите {} секунды и попробуйте снова.",
        "Too many tries. Wait {} seconds and try again.",
        "Забагато спроб. Зачекайте {} секунди й спробуйте знову.",
    ),
    many: t(
        "Слишком много попыток. Подождите {} секунд и попробуйте снова.",
        "Too many tries. Wait {} seconds and try again.",
        "Забагато спроб. Зачекайте {} секунд і спробуйте знову.",
    ),
};
pub const UNKNOWN_DEVICE: Text = t("Неизвестное устройство", "Unknown device", "Невідомий пристрій");

// Fields of an employee.
pub const NAME: Text = t("Имя и фамилия", "Full name", "Ім'я та прізвище");
pub const POSITION: Text = t("Должность", "Position", "Посада");
pub const PHONE: Text = t("Телефон", "Phone", "Телефон");
pub const EMAIL: Text = t("Почта", "E-mail", "Пошта");
pub const SINGLE_KEYS: Text = t("Команды одной клавишей", "Single-key commands", "Команди однією клавішею");

// Facts.
pub const FACT_SIGNED_IN: Text = t("Вход: {}, {}", "Signed in: {}, {}", "Вхід: {}, {}");
pub const FACT_SIGN_IN_FAILED: Text = t("Неудачный вход с адреса {}", "Failed sign-in from {}", "Невдалий вхід з адреси {}");
pub const FACT_STRANGER: Text = t(
    "Попытка входа с неизвестным логином, адрес {}",
    "Sign-in tried with an unknown login from {}",
    "Спроба входу з невідомим логіном, адреса {}",
);
pub const FACT_SIGNED_OUT: Text = t("Выход", "Signed out", "Вихід");
pub const FACT_SESSIONS_ENDED: Plural = Plural {
    one: t("Завершён {} сеанс", "{} session ended", "Завершено {} сеанс"),
    few: t("Завершено {} сеанса", "{} sessions ended", "Завершено {} сеанси"),
    many: t("Завершено {} сеансов", "{} sessions ended", "Завершено {} сеансів"),
};
pub const FACT_HIRED: Text = t("Добавлен сотрудник {}, логин {}", "Employee {} added, login {}", "Додано співробітника {}, логін {}");
pub const FACT_ROLES: Text = t("Роли: {} → {}", "Roles: {} → {}", "Ролі: {} → {}");
pub const FACT_DISABLED: Text = t("Доступ закрыт", "Access closed", "Доступ закрито");
pub const FACT_ENABLED: Text = t("Доступ открыт", "Access opened", "Доступ відкрито");
pub const FACT_PASSWORD_CHANGED: Text = t("Пароль изменён", "Password changed", "Пароль змінено");
pub const FACT_PASSWORD_RESET: Text = t("Пароль сброшен", "Password reset", "Пароль скинуто");
pub const FACT_ROLE_MADE: Text = t("Создана роль «{}»", "Role “{}” made", "Створено роль «{}»");
pub const FACT_ROLE_CHANGED: Text = t("Изменена роль «{}»", "Role “{}” changed", "Змінено роль «{}»");
pub const FACT_RIGHTS_ADDED: Text = t(". Добавлено: {}", ". Added: {}", ". Додано: {}");
pub const FACT_RIGHTS_REMOVED: Text = t(". Убрано: {}", ". Removed: {}", ". Прибрано: {}");
pub const FACT_ROLE_DELETED: Text = t("Удалена роль «{}»", "Role “{}” deleted", "Видалено роль «{}»");

// Refusals.
pub const LOGIN_TAKEN: Text = t("Такой логин уже есть", "This login is taken", "Такий логін уже є");
pub const LAST_OWNER: Text = t(
    "Это последний руководитель с полным доступом. Сначала дайте эту роль другому сотруднику.",
    "This is the last owner with full access. Give the role to somebody else first.",
    "Це останній керівник з повним доступом. Спочатку дайте цю роль іншому співробітнику.",
);
pub const ABOVE_OWN: Text = t(
    "Здесь права шире ваших. Это может изменить только тот, у кого они есть.",
    "These rights are wider than yours. Only somebody who has them can change this.",
    "Тут права ширші за ваші. Це може змінити лише той, хто їх має.",
);
pub const YOURSELF: Text =
    t("Закрыть доступ самому себе нельзя", "You cannot close your own access", "Закрити доступ самому собі не можна");
pub const WRONG_OLD_PASSWORD: Text =
    t("Нынешний пароль не подходит", "The present password does not fit", "Теперішній пароль не підходить");
pub const NO_SUCH_LOGIN: Text =
    t("Руководителя с таким логином нет", "There is no owner with this login", "Керівника з таким логіном немає");
pub const ROLE_NAME_TAKEN: Text = t("Роль с таким названием уже есть", "There is a role with this name", "Роль з такою назвою вже є");
pub const OWNER_ROLE: Text = t(
    "Роль руководителя не меняется: в ней всегда все права. Скопируйте её и измените копию.",
    "The owner's role never changes: it always has every right. Copy it and change the copy.",
    "Роль керівника не змінюється: у ній завжди всі права. Скопіюйте її та змініть копію.",
);
pub const ROLE_IN_USE: Text = t(
    "Роль нужна сотрудникам: {}. Сначала дайте им другую.",
    "Employees hold this role: {}. Give them another one first.",
    "Роль потрібна співробітникам: {}. Спочатку дайте їм іншу.",
);

// Ready roles.
pub const ROLE_OWNER: Text = t("Руководитель", "Owner", "Керівник");
pub const ROLE_MANAGER: Text = t("Менеджер", "Manager", "Менеджер");
pub const ROLE_RECEPTIONIST: Text = t("Приёмщик", "Receptionist", "Приймальник");
pub const ROLE_MASTER: Text = t("Мастер", "Master", "Майстер");
pub const ROLE_STOREKEEPER: Text = t("Кладовщик", "Storekeeper", "Комірник");
pub const ROLE_ACCOUNTANT: Text = t("Бухгалтер", "Accountant", "Бухгалтер");
