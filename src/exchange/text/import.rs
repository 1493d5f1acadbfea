//! Phrases of bringing a table in.

use crate::kernel::text::{Plural, Text, t};

pub const IMPORT: Text = t("Загрузка из Excel", "Import from Excel", "Завантаження з Excel");
pub const LOAD: Text = t("Загрузить", "Import", "Завантажити");
pub const PAST: Text = t("Прошлые загрузки", "Past imports", "Минулі завантаження");
pub const CLIENTS_WHY: Text = t(
    "Имя обязательно; телефоны — через запятую. Порядок столбцов любой, повторы найдутся по телефону.",
    "A name is required; phones are separated by commas. Columns may stand in any order, repeats are found by phone.",
    "Ім’я обов’язкове; телефони — через кому. Порядок стовпців будь-який, повтори знайдуться за телефоном.",
);
pub const SERVICES_WHY: Text = t(
    "Название и цена обязательны. Работа, которая уже есть в прайсе, получит новую цену.",
    "A name and a price are required. A service that is in the list already gets the new price.",
    "Назва й ціна обов’язкові. Робота, яка вже є в прайсі, отримає нову ціну.",
);
pub const FILE: Text = t("Файл Excel (.xlsx)", "Excel file (.xlsx)", "Файл Excel (.xlsx)");
pub const FILE_HINT: Text = t(
    "До 15 МБ и 200 000 строк. Сначала покажем, что получится, и только потом загрузим.",
    "Up to 15 MB and 200,000 rows. You will see what comes of it before anything is imported.",
    "До 15 МБ і 200 000 рядків. Спершу покажемо, що вийде, і лише потім завантажимо.",
);
pub const NO_FILE: Text = t("Выберите файл", "Choose a file", "Виберіть файл");
pub const OPEN: Text = t("Открыть файл", "Open the file", "Відкрити файл");
pub const COLUMNS: Text = t("Что в столбцах", "What the columns are", "Що в стовпцях");
pub const COLUMNS_WHY: Text = t(
    "Проверьте, что мы верно узнали столбцы. Лишние оставьте пустыми.",
    "Check that the columns were recognised. Leave the extra ones empty.",
    "Перевірте, чи правильно ми впізнали стовпці. Зайві залиште порожніми.",
);
pub const SHEET: Text = t("Лист", "Sheet", "Аркуш");
pub const SHEET_WHY: Text = t(
    "В файле несколько листов. Загружается один; остальные можно загрузить потом.",
    "The file has several sheets. One is imported at a time; the others may follow.",
    "У файлі кілька аркушів. Завантажується один; решту можна завантажити потім.",
);
pub const SKIP: Text = t("Не загружать", "Skip", "Не завантажувати");
pub const ROW: Text = t("Строка", "Row", "Рядок");
pub const FIELD: Text = t("Поле", "Field", "Поле");
pub const VALUE: Text = t("В файле", "In the file", "У файлі");
pub const WHY: Text = t("Что не так", "What is wrong", "Що не так");
pub const CHECK: Text = t("Проверить", "Check", "Перевірити");
pub const RESULT: Text = t("Что получится", "What comes of it", "Що вийде");
pub const OUTCOME: Text = t("Что получилось", "What came of it", "Що вийшло");
pub const NEW: Text = t("Новых", "New", "Нових");
pub const CHANGED: Text = t("Обновится", "Updated", "Оновиться");
pub const UPDATED: Text = t("Обновлено", "Updated", "Оновлено");
pub const TO_LIST: Text = t("Открыть список", "Open the list", "Відкрити список");
pub const SAME: Text = t("Повторов", "Repeats", "Повторів");
pub const WRONG: Text = t("С ошибками", "With errors", "З помилками");
pub const RETURNED: Text = t("Отменено", "Undone", "Скасовано");
pub const KEPT: Text = t("Оставлено: изменены после загрузки", "Left: changed after the import", "Залишено: змінено після завантаження");
pub const ERRORS: Text = t("Ошибки", "Errors", "Помилки");
pub const ERRORS_WHY: Text = t(
    "Строки с ошибками не загрузятся. Исправьте их в файле и загрузите его ещё раз — повторы не появятся.",
    "Rows with errors are skipped. Mend them in the file and import it again: there will be no repeats.",
    "Рядки з помилками не завантажаться. Виправте їх у файлі й завантажте його ще раз — повторів не буде.",
);
pub const ERRORS_MORE: Text =
    t("Показаны первые; все — в файле.", "The first are shown; all are in the file.", "Показано перші; усі — у файлі.");
pub const ERRORS_FILE: Text = t("Скачать строки с ошибками", "Download the rows with errors", "Завантажити рядки з помилками");
pub const APPLY: Plural = Plural {
    one: t("Загрузить {} строку", "Import {} row", "Завантажити {} рядок"),
    few: t("Загрузить {} строки", "Import {} rows", "Завантажити {} рядки"),
    many: t("Загрузить {} строк", "Import {} rows", "Завантажити {} рядків"),
};
pub const NOTHING: Text = t(
    "Загружать нечего: новых строк и изменений нет.",
    "There is nothing to import: no new rows and no changes.",
    "Завантажувати нічого: нових рядків і змін немає.",
);
pub const RUNNING: Text = t("Загружаем…", "Importing…", "Завантажуємо…");
pub const UNDOING: Text = t("Отменяем загрузку…", "Undoing the import…", "Скасовуємо завантаження…");
pub const READY: Text = t("Готово {} из {}", "{} of {} done", "Готово {} з {}");
pub const STOP: Text = t("Остановить", "Stop", "Зупинити");
pub const UNDO: Text = t("Отменить загрузку", "Undo the import", "Скасувати завантаження");
pub const UNDO_WHY: Text = t(
    "Отменить можно в течение суток. Новое уйдёт в архив, изменённое вернётся; то, что меняли после загрузки, останется.",
    "It can be undone within a day. What is new goes to the archive, what was changed returns; what was changed after the import stays.",
    "Скасувати можна протягом доби. Нове піде в архів, змінене повернеться; те, що змінювали після завантаження, залишиться.",
);
pub const UNDO_SURE: Text = t("Отменить загрузку?", "Undo the import?", "Скасувати завантаження?");
pub const AGAIN: Text = t("Загрузить другой файл", "Import another file", "Завантажити інший файл");
pub const EMPTY: Text = t("Загрузок ещё не было", "No imports yet", "Завантажень ще не було");
pub const EMPTY_WHY: Text = t(
    "Здесь будут ваши файлы и то, что из них получилось.",
    "Your files and what came of them will be here.",
    "Тут будуть ваші файли та те, що з них вийшло.",
);
pub const WHEN: Text = t("Когда", "When", "Коли");
pub const FILE_NAME: Text = t("Файл", "File", "Файл");
pub const WHAT: Text = t("Что", "What", "Що");
pub const STATE: Text = t("Состояние", "State", "Стан");
pub const S_OPEN: Text = t("Не загружен", "Not imported", "Не завантажено");
pub const S_RUNNING: Text = t("Загружается", "Being imported", "Завантажується");
pub const S_DONE: Text = t("Загружен", "Imported", "Завантажено");
pub const S_STOPPED: Text = t("Остановлен", "Stopped", "Зупинено");
pub const S_UNDOING: Text = t("Отменяется", "Being undone", "Скасовується");
pub const S_UNDONE: Text = t("Отменён", "Undone", "Скасовано");

pub const F_IMPORTED: Text = t(
    "Загрузка «{}» ({}): новых {}, изменено {}",
    "Import of «{}» ({}): {} new, {} changed",
    "Завантаження «{}» ({}): нових {}, змінено {}",
);
pub const F_UNDONE: Text = t(
    "Загрузка «{}» отменена ({}): возвращено {}, оставлено {}",
    "Import of «{}» undone ({}): {} returned, {} left",
    "Завантаження «{}» скасовано ({}): повернено {}, залишено {}",
);

pub const NO_CATEGORY: Text = t("Прочее", "Other", "Інше");
pub const W_NO_NAME: Text = t("Нет имени", "No name", "Немає імені");
pub const W_NO_SERVICE: Text = t("Нет названия работы", "No name of the service", "Немає назви роботи");
pub const W_NO_PRICE: Text = t("У новой работы нет цены", "A new work has no price", "Нова робота не має ціни");
pub const W_PHONE: Text =
    t("Это не телефон; несколько — через запятую", "Not a phone; separate several by commas", "Це не телефон; кілька — через кому");
pub const W_EMAIL: Text = t("Это не адрес почты", "Not an e-mail address", "Це не адреса пошти");
pub const W_KIND: Text =
    t("Напишите «организация» или «частное лицо»", "Write «organisation» or «person»", "Напишіть «організація» або «приватна особа»");
pub const W_RATE: Text = t("Процент от 0 до 100", "A percentage from 0 to 100", "Відсоток від 0 до 100");
pub const W_MONEY: Text = t("Это не сумма", "Not an amount", "Це не сума");
pub const W_NUMBER: Text = t("Нужно целое число", "A whole number is needed", "Потрібне ціле число");
pub const W_LONG: Text = t("Слишком длинно", "Too long", "Задовго");

pub const R_TWICE: Text =
    t("Поле «{}» выбрано для двух столбцов.", "The field «{}» is chosen for two columns.", "Поле «{}» вибрано для двох стовпців.");
pub const R_NO_MUST: Text =
    t("Выберите столбец для поля «{}».", "Choose the column of the field «{}».", "Виберіть стовпець для поля «{}».");
pub const R_STATE: Text = t(
    "С этой загрузкой такого сделать уже нельзя. Обновите страницу.",
    "This can no longer be done with this import. Reload the page.",
    "Із цим завантаженням такого зробити вже не можна. Оновіть сторінку.",
);
pub const R_LATE: Text = t(
    "Сутки прошли: отменить загрузку уже нельзя.",
    "A day has passed: the import cannot be undone.",
    "Доба минула: скасувати завантаження вже не можна.",
);
