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
    "Такий пароль підбирають першим. Візьміть три-чотири непов’язані слова",
);
pub const PASSWORD_PATTERN: Text = t(
    "Это ряд клавиш или повтор, его подбирают первым. Возьмите три-четыре несвязанных слова",
    "This is a row of keys or a repetition, guessers try it first. Take three or four unrelated words",
    "Це ряд клавіш або повтор, його підбирають першим. Візьміть три-чотири непов’язані слова",
);
pub const PASSWORD_PERSONAL: Text = t(
    "В пароле есть логин, имя или название компании: уберите их",
    "The password contains the login, the name or the company: leave them out",
    "У паролі є логін, ім’я або назва компанії: приберіть їх",
);
pub const PASSWORD_HINT: Text = t(
    "От {} знаков. Лучше всего несколько несвязанных слов",
    "{} characters or more. Several unrelated words are best",
    "Від {} знаків. Найкраще кілька непов’язаних слів",
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
pub const NAME: Text = t("Имя и фамилия", "Full name", "Ім’я та прізвище");
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
pub const ROLE_MASTER: Text = t("Мастер", "Technician", "Майстер");
pub const ROLE_STOREKEEPER: Text = t("Кладовщик", "Storekeeper", "Комірник");
pub const ROLE_ACCOUNTANT: Text = t("Бухгалтер", "Accountant", "Бухгалтер");

// My profile.
pub const PROFILE_HINT: Text = t(
    "Имя, логин и роли меняет руководитель в настройках.",
    "The owner changes the name, the login and the roles in Settings.",
    "Ім’я, логін і ролі змінює керівник у налаштуваннях.",
);
pub const TASTE: Text = t("Как мне удобно", "As I like it", "Як мені зручно");
pub const LANG_OF_COMPANY: Text = t("Как у компании", "The company's", "Як у компанії");
pub const SINGLE_KEYS_HINT: Text = t(
    "N — новый заказ, J и K — по строкам, 1–9 — статус. Полный список: клавиша ?",
    "N makes a new order, J and K walk the rows, 1–9 set a status. The whole list: the ? key",
    "N — нове замовлення, J і K — по рядках, 1–9 — статус. Повний список: клавіша ?",
);
pub const THEME: Text = t("Тема в этом браузере", "Theme in this browser", "Тема в цьому браузері");
pub const THEME_SYSTEM: Text = t("Как в системе", "As the system", "Як у системі");
pub const THEME_LIGHT: Text = t("Светлая", "Light", "Світла");
pub const THEME_DARK: Text = t("Тёмная", "Dark", "Темна");
pub const DENSITY: Text = t("Строки таблиц", "Table rows", "Рядки таблиць");
pub const DENSITY_ROOMY: Text = t("Просторно", "Roomy", "Просторо");
pub const DENSITY_COMPACT: Text = t("Плотно", "Dense", "Щільно");
pub const CHANGE_PASSWORD: Text = t("Сменить пароль", "Change the password", "Змінити пароль");
pub const OLD_PASSWORD: Text = t("Нынешний пароль", "Present password", "Теперішній пароль");
pub const NEW_PASSWORD: Text = t("Новый пароль", "New password", "Новий пароль");
pub const PASSWORD_ENDS_SESSIONS: Text = t(
    "На других устройствах придётся войти заново.",
    "Other devices will have to sign in again.",
    "На інших пристроях доведеться увійти заново.",
);
pub const PASSWORD_CHANGED: Text = t("Пароль изменён", "Password changed", "Пароль змінено");
pub const SESSIONS: Text = t("Где выполнен вход", "Signed in at", "Де виконано вхід");
pub const THIS_SESSION: Text = t("это устройство", "this device", "цей пристрій");
pub const SEEN: Text = t("был здесь {}", "last here {}", "був тут {}");
pub const END_SESSION: Text = t("Завершить", "End", "Завершити");
pub const SESSION_ENDED: Text = t("Сеанс завершён", "Session ended", "Сеанс завершено");
pub const SIGN_OUT_EVERYWHERE: Text = t("Выйти везде", "Sign out everywhere", "Вийти всюди");

// Employees.
pub const EMPLOYEES: Text = t("Сотрудники", "Employees", "Співробітники");
pub const EMPLOYEE: Text = t("Сотрудник", "Employee", "Співробітник");
pub const NEW_EMPLOYEE: Text = t("Новый сотрудник", "New employee", "Новий співробітник");
pub const ADD_EMPLOYEE: Text = t("Добавить сотрудника", "Add the employee", "Додати співробітника");
pub const EMPLOYEE_ADDED: Text = t("Сотрудник {} добавлен", "Employee {} added", "Співробітника {} додано");
pub const STATE: Text = t("Доступ", "Access", "Доступ");
pub const ACTIVE: Text = t("Работают", "Active", "Працюють");
pub const ARCHIVED: Text = t("Архив", "Archive", "Архів");
pub const ARCHIVED_ONE: Text = t("доступ закрыт", "access closed", "доступ закрито");
pub const FIND_EMPLOYEE: Text = t("Имя, логин, телефон", "Name, login, phone", "Ім’я, логін, телефон");
pub const LAST_SEEN: Text = t("Был здесь", "Last here", "Був тут");
pub const NOT_HERE: Text = t("не в системе", "signed out", "не в системі");
pub const NO_PASSWORD: Text = t("нет пароля", "no password", "немає пароля");
pub const NO_ROLES: Text = t("без ролей", "no roles", "без ролей");
pub const PERSON: Text = t("Кто это", "The person", "Хто це");
pub const SIGNING_IN: Text = t("Вход в программу", "Signing in", "Вхід до програми");
pub const LOGIN_HINT: Text = t(
    "Буквы, цифры, точка, дефис, подчёркивание",
    "Letters, digits, dot, hyphen, underscore",
    "Літери, цифри, крапка, дефіс, підкреслення",
);
pub const BAD_LOGIN: Text = t(
    "В логине можно буквы, цифры, точку, дефис и подчёркивание",
    "A login takes letters, digits, a dot, a hyphen and an underscore",
    "У логіні можна літери, цифри, крапку, дефіс і підкреслення",
);
pub const PASSWORD_OR_TEMPORARY: Text = t(
    "От {} знаков. Пустое поле: программа придумает временный и покажет его один раз",
    "{} characters or more. Leave it empty and the program makes a temporary one and shows it once",
    "Від {} знаків. Порожнє поле: програма вигадає тимчасовий і покаже його один раз",
);
pub const ROLES: Text = t("Роли", "Roles", "Ролі");
pub const ROLE: Text = t("Роль", "Role", "Роль");
pub const ROLES_HINT: Text = t(
    "Права нескольких ролей складываются. Что входит в роль:",
    "Rights of several roles add up. What a role holds:",
    "Права кількох ролей додаються. Що входить до ролі:",
);
pub const ROLES_LINK: Text = t("настройка ролей", "role settings", "налаштування ролей");
pub const NOT_SIGNED_IN: Text = t("Сейчас нигде", "Nowhere at the moment", "Зараз ніде");
pub const RESET_PASSWORD: Text = t("Задать новый пароль", "Set a new password", "Задати новий пароль");
pub const ACCESS: Text = t("Доступ", "Access", "Доступ");
pub const DISABLE: Text = t("Закрыть доступ", "Close the access", "Закрити доступ");
pub const DISABLE_HINT: Text = t(
    "Все его сеансы завершатся сразу. История и заказы останутся.",
    "All his sessions end at once. His history and orders stay.",
    "Усі його сеанси завершаться одразу. Історія та замовлення залишаться.",
);
pub const ENABLE: Text = t("Открыть доступ", "Open the access", "Відкрити доступ");
pub const HIS_ACTIONS: Text = t("Что он делал: журнал действий", "What he did: the audit log", "Що він робив: журнал дій");
pub const TEMPORARY_READY: Text = t("{} может войти с этим паролем", "{} can sign in with this password", "{} може увійти з цим паролем");
pub const TEMPORARY_HINT: Text = t(
    "Пароль показан один раз. Передайте его лично и попросите сменить в профиле.",
    "The password is shown once. Hand it over in person and ask to change it in the profile.",
    "Пароль показано один раз. Передайте його особисто й попросіть змінити в профілі.",
);
pub const COPY: Text = t("Скопировать", "Copy", "Скопіювати");
pub const DONE: Text = t("Готово", "Done", "Готово");

// Roles.
pub const RIGHTS: Text = t("Права", "Rights", "Права");
pub const RIGHTS_OF: Text = t("{} из {}", "{} of {}", "{} з {}");
pub const ALL_RIGHTS: Text = t("все", "all", "усі");
pub const NOBODY: Text = t("никто", "nobody", "ніхто");
pub const NEW_ROLE: Text = t("Новая роль", "New role", "Нова роль");
pub const ROLE_NAME: Text = t("Название", "Name", "Назва");
pub const IN_RUSSIAN: Text = t("По-русски", "In Russian", "Російською");
pub const IN_UKRAINIAN: Text = t("По-украински", "In Ukrainian", "Українською");
pub const IN_ENGLISH: Text = t("По-английски", "In English", "Англійською");
pub const COPY_OF: Text = t("{}, копия", "{}, copy", "{}, копія");
pub const COPY_ROLE: Text = t("Скопировать", "Copy", "Скопіювати");
pub const DELETE_ROLE: Text = t("Удалить роль", "Delete the role", "Видалити роль");
pub const ROLE_GONE: Text = t("Роль удалена", "Role deleted", "Роль видалено");

// Audit.
pub const AUDIT: Text = t("Журнал действий", "Audit log", "Журнал дій");
pub const WHEN: Text = t("Когда", "When", "Коли");
pub const WHO: Text = t("Кто", "Who", "Хто");
pub const ABOUT: Text = t("О чём", "About", "Про що");
pub const WHAT: Text = t("Что произошло", "What happened", "Що сталося");
pub const ALL_EMPLOYEES: Text = t("Все сотрудники", "All employees", "Усі співробітники");
pub const SHOW: Text = t("Показать", "Show", "Показати");
pub const THE_PROGRAM: Text = t("программа", "the program", "програма");
pub const UNTOLD: Text = t("Запись более новой версии: {}", "A record of a newer version: {}", "Запис новішої версії: {}");
pub const ABOUT_ORDER: Text = t("Заказ", "Order", "Замовлення");
pub const ABOUT_CLIENT: Text = t("Клиент", "Client", "Клієнт");
pub const ABOUT_DEVICE: Text = t("Устройство", "Device", "Пристрій");
pub const ABOUT_EMPLOYEE: Text = t("Сотрудник", "Employee", "Співробітник");
pub const ABOUT_CASHBOX: Text = t("Касса", "Cashbox", "Каса");
pub const ABOUT_LOCATION: Text = t("Точка", "Location", "Точка");
pub const ABOUT_SERVICE: Text = t("Прайс-лист", "Price list", "Прайс-лист");
pub const ABOUT_STOCKTAKE: Text = t("Инвентаризация", "Stocktake", "Інвентаризація");
pub const ABOUT_DOCUMENT: Text = t("Складской документ", "Stock document", "Складський документ");
pub const ABOUT_WAREHOUSE: Text = t("Склад", "Warehouse", "Склад");
pub const ABOUT_SALE: Text = t("Продажа", "Sale", "Продаж");
pub const ABOUT_PURCHASE: Text = t("Заказ поставщику", "Order to a supplier", "Замовлення постачальнику");
pub const ABOUT_PRODUCT: Text = t("Товар", "Product", "Товар");
pub const ABOUT_SHOP: Text = t("Мастерская", "Shop", "Майстерня");
pub const ABOUT_IMPORT: Text = t("Загрузка", "Import", "Завантаження");

// Access keys.
pub const ACCESS_KEYS: Text = t("Ключи доступа", "Access keys", "Ключі доступу");
pub const KEYS_COUNT: Plural = Plural {
    one: t("{} ключ", "{} key", "{} ключ"),
    few: t("{} ключа", "{} keys", "{} ключі"),
    many: t("{} ключей", "{} keys", "{} ключів"),
};
pub const TO_KEYS: Text = t("Открыть ключи", "Open the keys", "Відкрити ключі");
pub const KEYS_WHY: Text = t(
    "С ключом сайт, бухгалтерия или другая программа делает то же, что этот сотрудник, и с его правами. Ключ действует, пока его не отзовут или не закроют доступ сотруднику.",
    "With a key a site, an accounting program or another one does what this employee may do, with his rights. A key works until it is revoked or the employee's access is closed.",
    "З ключем сайт, бухгалтерія або інша програма робить те саме, що цей співробітник, з його правами. Ключ діє, доки його не відкличуть або не закриють доступ співробітнику.",
);
pub const API_DOCS: Text = t("Описание API и проба запросов", "API reference and a place to try it", "Опис API та проба запитів");
pub const NEW_KEY: Text = t("Новый ключ", "New key", "Новий ключ");
pub const KEY_NAME: Text = t("Для чего", "What it is for", "Для чого");
pub const KEY_NAME_HINT: Text = t("Например: сайт, 1С", "For example: site, accounting", "Наприклад: сайт, 1С");
pub const MAKE_KEY: Text = t("Создать ключ", "Make a key", "Створити ключ");
pub const KEY_READY: Text = t("Ключ «{}» готов", "The key “{}” is ready", "Ключ «{}» готовий");
pub const KEY_ONCE: Text = t(
    "Ключ показан один раз: скопируйте его сейчас. Потерянный ключ отзовите и создайте новый.",
    "The key is shown once: copy it now. Revoke a lost key and make a new one.",
    "Ключ показано один раз: скопіюйте його зараз. Загублений ключ відкличте й створіть новий.",
);
pub const KEY_WAS_MADE: Text = t(
    "Ключ уже создан. Если вы его не скопировали, отзовите его и создайте новый",
    "The key was made already. If you did not copy it, revoke it and make a new one",
    "Ключ уже створено. Якщо ви його не скопіювали, відкличте його й створіть новий",
);
pub const KEY_GONE: Text = t("Ключ отозван", "The key is revoked", "Ключ відкликано");
pub const REVOKE_KEY: Text = t("Отозвать", "Revoke", "Відкликати");
pub const NO_KEYS: Text = t("Ключей нет", "No keys", "Ключів немає");
pub const KEY_SINCE: Text = t("создан {}", "made {}", "створено {}");
pub const KEY_SEEN: Text = t("последний запрос {}", "last request {}", "останній запит {}");
pub const KEY_UNUSED: Text = t("ещё не использовался", "never used yet", "ще не використовувався");
pub const FACT_KEY_MADE: Text = t("Создан ключ доступа «{}» …{}", "Access key “{}” …{} made", "Створено ключ доступу «{}» …{}");
pub const FACT_KEY_REVOKED: Text = t("Отозван ключ доступа «{}» …{}", "Access key “{}” …{} revoked", "Відкликано ключ доступу «{}» …{}");
pub const TOO_MANY_KEYS: Text = t(
    "У сотрудника уже 20 ключей. Отзовите ненужные",
    "The employee has 20 keys already. Revoke those not needed",
    "У співробітника вже 20 ключів. Відкличте непотрібні",
);
pub const NO_ACCESS: Text = t(
    "Доступ этого сотрудника закрыт, ключ ему не нужен",
    "The access of this employee is closed; he needs no key",
    "Доступ цього співробітника закрито, ключ йому не потрібен",
);

// Signing in over a page, or with a form that waits.
pub const SESSION_OVER: Text = t(
    "Сеанс закончился. Всё, что вы ввели, осталось на экране: войдите, и работа продолжится с этого места.",
    "Your session has ended. Everything you typed is still on the screen: sign in and go on from here.",
    "Сеанс завершено. Усе, що ви ввели, залишилося на екрані: увійдіть, і робота продовжиться з цього місця.",
);
pub const SESSION_OVER_TYPED: Text = t(
    "Сеанс закончился. Введённое сохранено: войдите и продолжите.",
    "Your session has ended. What you typed is kept: sign in and go on.",
    "Сеанс завершено. Введене збережено: увійдіть і продовжуйте.",
);
pub const ANOTHER_TITLE: Text = t("Вошёл другой сотрудник", "Somebody else has signed in", "Увійшов інший співробітник");
pub const ANOTHER_WHY: Text = t(
    "Теперь в программе работает {}. Эта страница открыта под другим именем, поэтому ничего не отправлено. Скопируйте нужное и откройте её заново.",
    "{} is signed in now. This page was opened under another name, so nothing was sent. Copy what you need and open it anew.",
    "Тепер у програмі працює {}. Цю сторінку відкрито під іншим ім’ям, тому нічого не надіслано. Скопіюйте потрібне й відкрийте її заново.",
);
pub const BACK_TO_TEXT: Text = t("Вернуться к тексту", "Back to the text", "Повернутися до тексту");
pub const OPEN_ANEW: Text = t("Открыть заново", "Open anew", "Відкрити заново");
pub const WAITING_TITLE: Text = t("Осталось сохранить", "It is still to be saved", "Залишилося зберегти");
pub const WAITING_WHY: Text = t(
    "В программе работает {}. Введённое до этого ещё не сохранено: проверьте и продолжите.",
    "{} is signed in. What was typed before is not saved yet: look it over and go on.",
    "У програмі працює {}. Введене до цього ще не збережено: перевірте й продовжуйте.",
);
