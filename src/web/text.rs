//! What the web says: field complaints, error pages, the shell.

use crate::kernel::{Text, text::t};

pub const REQUIRED: Text = t("Заполните это поле", "Fill in this field", "Заповніть це поле");
pub const TOO_LONG: Text = t("Не длиннее {} знаков, сейчас {}", "At most {} characters, now {}", "Не довше {} знаків, зараз {}");
pub const TOO_SHORT: Text = t("Не короче {} знаков", "At least {} characters", "Не коротше {} знаків");
pub const TOO_MANY: Text = t("Не больше {} значений", "At most {} values", "Не більше {} значень");
pub const BAD_MONEY: Text = t(
    "Введите сумму: например, 1 250 или 1 250,50",
    "Enter an amount, for example 1250 or 1250.50",
    "Введіть суму: наприклад, 1 250 або 1 250,50",
);
pub const BAD_SUM: Text = t(
    "Введите сумму больше нуля: например, 1 250 или 1 250,50",
    "Enter an amount above zero, for example 1250 or 1250.50",
    "Введіть суму, більшу за нуль: наприклад, 1 250 або 1 250,50",
);
pub const BAD_QUANTITY: Text = t(
    "Введите количество больше нуля: например, 1 или 0,5",
    "Enter a quantity above zero, for example 1 or 0.5",
    "Введіть кількість, більшу за нуль: наприклад, 1 або 0,5",
);
pub const BAD_RATE: Text = t("Введите процент от 0 до 100", "Enter a percentage from 0 to 100", "Введіть відсоток від 0 до 100");
pub const BAD_NUMBER: Text = t("Введите целое число от {} до {}", "Enter a whole number from {} to {}", "Введіть ціле число від {} до {}");
pub const BAD_PHONE: Text = t(
    "Проверьте номер: нужны код и цифры, например +7 900 555-01-23",
    "Check the number: code and digits, for example +7 900 555-01-23",
    "Перевірте номер: потрібні код і цифри, наприклад +380 50 123-45-67",
);
pub const BAD_EMAIL: Text =
    t("Проверьте адрес почты: name@mail.ru", "Check the e-mail address: name@mail.com", "Перевірте адресу пошти: name@mail.ua");
pub const BAD_DATE: Text =
    t("Введите дату: например, 23.11.2026", "Enter a date, for example 2026-11-23", "Введіть дату: наприклад, 23.11.2026");
pub const BAD_CHOICE: Text = t("Выберите из списка", "Choose from the list", "Виберіть зі списку");
pub const UNKNOWN_FIELD: Text = t(
    "Лишнее поле в форме: {}. Обновите страницу",
    "Unknown field in the form: {}. Reload the page",
    "Зайве поле у формі: {}. Оновіть сторінку",
);
pub const ERRORS_ABOVE: Text = t("Проверьте поля ниже", "Check the fields below", "Перевірте поля нижче");
pub const ERROR_TITLE: Text = t("Ошибка: {}", "Error: {}", "Помилка: {}");

pub const NOT_FOUND: Text = t("Такой страницы нет", "There is no such page", "Такої сторінки немає");
pub const NOT_FOUND_WHY: Text = t(
    "Адрес неверный, запись удалена или у вас нет к ней доступа.",
    "The address is wrong, the record is gone, or you have no access to it.",
    "Адреса неправильна, запис видалено або у вас немає до нього доступу.",
);
pub const DENIED: Text = t("Нет права", "No permission", "Немає права");
pub const DENIED_WHY: Text = t(
    "Для этого нужно право «{}». Его даёт руководитель в настройках роли.",
    "This needs the right “{}”. The owner gives it in the role settings.",
    "Для цього потрібне право «{}». Його надає керівник у налаштуваннях ролі.",
);
pub const BROKEN: Text = t("Что-то сломалось у нас", "Something broke on our side", "Щось зламалося в нас");
pub const BROKEN_WHY: Text = t(
    "Данные не пострадали. Код для разработчика:\u{a0}{}. Попробуйте ещё раз.",
    "The data are safe. Code for the developer:\u{a0}{}. Try again.",
    "Дані не постраждали. Код для розробника:\u{a0}{}. Спробуйте ще раз.",
);
pub const DISK_FULL: Text = t("На диске кончилось место", "The disk is full", "На диску скінчилося місце");
pub const DISK_FULL_WHY: Text = t(
    "Это не сохранено, прежнее цело. Освободите место на диске сервера: удалите старые копии из папки backups и чужие файлы. Затем повторите: перезапускать программу не нужно.",
    "This was not saved; everything earlier is safe. Free some space on the server's disk: delete old copies from the backups folder and other files. Then try again: no restart is needed.",
    "Це не збережено, попереднє ціле. Звільніть місце на диску сервера: видаліть старі копії з теки backups і сторонні файли. Потім повторіть: перезапускати програму не потрібно.",
);
pub const TYPED: Text = t("Введённое осталось здесь", "What you typed is still here", "Введене залишилося тут");
pub const NO_ROOM: Text = t(
    "На диске сервера осталось {} МБ, поэтому программа только показывает и ничего не записывает. Удалите старые копии из папки backups или чужие файлы: работа продолжится сама.",
    "Only {} MB are left on the server's disk, so the program shows everything and saves nothing. Delete old copies from the backups folder or other files: work goes on by itself.",
    "На диску сервера залишилося {} МБ, тому програма лише показує і нічого не записує. Видаліть старі копії з теки backups або сторонні файли: робота продовжиться сама.",
);
pub const FILE_DAMAGED: Text = t("Файл данных повреждён", "The data file is damaged", "Файл даних пошкоджено");
pub const FILE_DAMAGED_WHY: Text = t(
    "Файл данных испорчен на диске сервера, поэтому программа только показывает и ничего не записывает. Позовите руководителя: на сервере нужно остановить программу и вернуть последнюю хорошую копию из папки backups.",
    "The data file is spoilt on the server's disk, so the program shows everything and saves nothing. Call the owner: on the server, stop the program and put back the newest good copy from the backups folder.",
    "Файл даних зіпсовано на диску сервера, тому програма лише показує і нічого не записує. Покличте керівника: на сервері потрібно зупинити програму й повернути останню добру копію з теки backups.",
);
pub const DAMAGED: Text = t("Запись повреждена", "A record is damaged", "Запис пошкоджено");
pub const DAMAGED_WHY: Text = t(
    "Запись в таблице «{}» испорчена на диске: контрольная сумма не сходится, и программа не показывает её наугад. Позовите руководителя: на сервере нужно остановить программу, выполнить verstak check и вернуть последнюю хорошую копию из папки backups. Остальные записи доступны.",
    "A record in the table “{}” is spoilt on the disk: its checksum does not match, and the program does not guess. Call the owner: on the server, stop the program, run verstak check and put back the newest good copy from the backups folder. Other records are available.",
    "Запис у таблиці «{}» зіпсовано на диску: контрольна сума не збігається, і програма не показує його навмання. Покличте керівника: на сервері потрібно зупинити програму, виконати verstak check і повернути останню добру копію з теки backups. Інші записи доступні.",
);
pub const KEYS: Text = t("Клавиши", "Keyboard", "Клавіші");
pub const BUSY: Text = t("Слишком много работы сразу", "Too much work at once", "Забагато роботи одразу");
pub const BUSY_WHY: Text = t("Подождите секунду и повторите.", "Wait a second and try again.", "Зачекайте секунду й повторіть.");
pub const STALE: Text = t("Страница устарела", "The page is out of date", "Сторінка застаріла");
pub const STALE_WHY: Text = t(
    "Обновите страницу и повторите: ключ формы не подошёл или запрос пришёл с чужого адреса.",
    "Reload the page and repeat: the form's key did not fit or the request came from elsewhere.",
    "Оновіть сторінку й повторіть: ключ форми не підійшов або запит надійшов з чужої адреси.",
);
pub const TOO_LARGE: Text = t("Слишком большой запрос", "The request is too large", "Занадто великий запит");
pub const TOO_LARGE_WHY: Text = t("Допустимо не больше {} КБ.", "At most {} KB is allowed.", "Дозволено не більше {} КБ.");
pub const SIGN_IN_FIRST: Text = t("Войдите ещё раз", "Sign in again", "Увійдіть ще раз");
pub const SIGN_IN_FIRST_WHY: Text = t(
    "Сеанс закончился. Войдите и повторите действие.",
    "The session has ended. Sign in and repeat.",
    "Сеанс завершено. Увійдіть і повторіть дію.",
);
pub const GO_ON_SAVING: Text = t("Продолжить сохранение", "Go on saving", "Продовжити збереження");
pub const NOT_READY: Text = t("Мастерская ещё не создана", "The shop is not set up yet", "Майстерню ще не створено");
pub const NOT_READY_WHY: Text = t(
    "Откройте ссылку с кодом, которую программа напечатала при запуске на сервере.",
    "Open the link with the code that the program printed when it started on the server.",
    "Відкрийте посилання з кодом, яке програма надрукувала під час запуску на сервері.",
);
pub const WRONG_HOST: Text = t("Неверный адрес сервера", "Wrong server address", "Неправильна адреса сервера");
pub const WRONG_HOST_WHY: Text = t(
    "Откройте программу по адресу из её окна запуска или добавьте это имя в настройку hosts.",
    "Open the program by the address it printed at start, or add this name to the hosts setting.",
    "Відкрийте програму за адресою з вікна запуску або додайте це ім’я в налаштування hosts.",
);
pub const BY_KEY: Text = t("ключ «{}»", "key “{}”", "ключ «{}»");
pub const HOME: Text = t("На главную", "To the main page", "На головну");

// The shell.
pub const SKIP: Text = t("К содержанию", "Skip to content", "До змісту");
pub const SCAN_HINT: Text = t("Номер, IMEI, телефон, штрихкод…", "Number, IMEI, phone, barcode…", "Номер, IMEI, телефон, штрихкод…");
pub const SCANNER: Text = t("Сканер", "Scanner", "Сканер");
pub const NEW_ORDER: Text = t("Заказ", "Order", "Замовлення");
pub const NEW_ORDER_LONG: Text = t("Новый заказ", "New order", "Нове замовлення");
pub const ALL_PLACES: Text = t("Все точки", "All locations", "Усі точки");
pub const WORKSHOP: Text = t("Мастерская", "Workshop", "Майстерня");
pub const THEME: Text = t("Светлая или тёмная", "Light or dark", "Світла чи темна");
pub const DENSITY: Text = t("Просторно или плотно", "Roomy or dense", "Просторо чи щільно");
pub const MORE: Text = t("Ещё", "More", "Ще");
pub const MENU: Text = t("Меню", "Menu", "Меню");
pub const PROFILE: Text = t("Мой профиль", "My profile", "Мій профіль");
pub const SIGN_OUT: Text = t("Выйти", "Sign out", "Вийти");
pub const CLOSE: Text = t("Закрыть", "Close", "Закрити");
pub const CANCEL: Text = t("Отмена", "Cancel", "Скасувати");
pub const SAVE: Text = t("Сохранить", "Save", "Зберегти");
pub const MOVE_UP: Text = t("Выше", "Move up", "Вище");
pub const MOVE_DOWN: Text = t("Ниже", "Move down", "Нижче");
pub const TO_ARCHIVE: Text = t("В архив", "Archive", "До архіву");
pub const RESTORE: Text = t("Вернуть из архива", "Restore", "Повернути з архіву");
pub const ARCHIVED: Text = t("Убрано в архив", "Archived", "Прибрано до архіву");
pub const WHOLE_COMPANY: Text = t("Вся компания", "Whole company", "Уся компанія");
pub const OTHER_LANGUAGES: Text = t("На других языках", "In other languages", "Іншими мовами");
pub const SAVED: Text = t("Сохранено", "Saved", "Збережено");
pub const ADD: Text = t("Добавить", "Add", "Додати");
pub const DELETE: Text = t("Удалить", "Delete", "Видалити");
pub const EDIT: Text = t("Изменить", "Edit", "Змінити");
pub const OPTIONAL: Text = t("необязательно", "optional", "необов’язково");
pub const SHOW_MORE: Text = t("Показать ещё", "Show more", "Показати ще");
pub const NOT_CHOSEN: Text = t("Не выбрано", "Not chosen", "Не вибрано");
pub const ANY: Text = t("Любой", "Any", "Будь-який");
pub const OFFERS: Text = t("Варианты", "Options", "Варіанти");
pub const NOTHING_FOUND: Text = t("Ничего не найдено", "Nothing found", "Нічого не знайдено");
pub const RESET_FILTERS: Text = t("Сбросить фильтры", "Reset filters", "Скинути фільтри");
pub const DEMO: Text = t("Пробная мастерская: данные выдуманы", "A demo shop: the data are invented", "Пробна майстерня: дані вигадані");
pub const COPIED: Text = t("Скопировано", "Copied", "Скопійовано");
pub const UNSAVED: Text = t(
    "Закрыть без сохранения? Введённое пропадёт.",
    "Close without saving? What was typed will be lost.",
    "Закрити без збереження? Введене зникне.",
);
pub const OFFLINE: Text = t(
    "Нет связи с сервером. Текст на экране сохранён.",
    "No connection to the server. The text on the screen is kept.",
    "Немає зв’язку із сервером. Текст на екрані збережено.",
);
pub const NOT_SAVED: Text = t("Не сохранено.", "Not saved.", "Не збережено.");
pub const RETRY: Text = t("Повторить", "Retry", "Повторити");
pub const CLASH: Text = t("Пока вы правили, это изменили", "This changed while you were editing", "Поки ви правили, це змінили");
pub const CLASH_WHY: Text = t(
    "Выберите в каждой строке, что оставить. Остальное из вашей формы сохранится вместе с выбранным.",
    "Choose in each row what to keep. Everything else in your form is saved together with it.",
    "Виберіть у кожному рядку, що залишити. Решта з вашої форми збережеться разом із вибраним.",
);
pub const CLASH_FIELD: Text = t("Поле", "Field", "Поле");
pub const CLASH_WAS: Text = t("Было", "It was", "Було");
pub const CLASH_THEIRS: Text = t("Стало", "It is now", "Стало");
pub const CLASH_MINE: Text = t("У вас", "Yours", "У вас");
pub const GONE: Text = t("Пока вы правили, этого не стало", "This went away while you were editing", "Поки ви правили, цього не стало");
pub const CLEAR: Text = t("Понятно", "Got it", "Зрозуміло");
pub const SAVE_CHOSEN: Text = t("Сохранить выбранное", "Save what is chosen", "Зберегти вибране");
pub const LOSE_MINE: Text = t("Обновить и потерять моё", "Reload and lose mine", "Оновити й втратити моє");
pub const SHOW_PASSWORD: Text = t("Показать пароль", "Show the password", "Показати пароль");
pub const SETTINGS: Text = t("Настройки", "Settings", "Налаштування");
pub const SETTINGS_COMPANY: Text = t("Компания", "Company", "Компанія");
pub const SETTINGS_ORDERS: Text = t("Заказы", "Orders", "Замовлення");
pub const SETTINGS_STOCK: Text = t("Товары и склад", "Goods and stock", "Товари та склад");
pub const SETTINGS_MONEY: Text = t("Деньги", "Money", "Гроші");
pub const SETTINGS_SYSTEM: Text = t("Система", "System", "Система");
pub const SIGN_IN: Text = t("Войти", "Sign in", "Увійти");
pub const NOT_SAVED_TITLE: Text = t("Не получилось", "It did not work", "Не вийшло");
pub const UNDO: Text = t("Отменить", "Undo", "Скасувати");
pub const RECONNECTING: Text = t("Переподключение…", "Reconnecting…", "Перепідключення…");
pub const ONLINE: Text = t("Связь есть", "Connected", "Зв’язок є");
pub const DEMO_SHORT: Text = t("Проба", "Demo", "Проба");
