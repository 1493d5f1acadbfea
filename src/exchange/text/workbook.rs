//! Why an Excel file is not taken.

use crate::kernel::text::{Text, t};

pub const NOT_EXCEL: Text = t(
    "Это не файл Excel (.xlsx). Откройте его в Excel и сохраните как «Книга Excel (.xlsx)».",
    "This is not an Excel file (.xlsx). Open it in Excel and save it as «Excel Workbook (.xlsx)».",
    "Це не файл Excel (.xlsx). Відкрийте його в Excel і збережіть як «Книга Excel (.xlsx)».",
);
pub const OLD_EXCEL: Text = t(
    "Это старый формат Excel (.xls) или файл под паролем. Откройте его в Excel, снимите пароль и сохраните как «Книга Excel (.xlsx)».",
    "This is the old Excel format (.xls) or a file under a password. Open it in Excel, remove the password and save it as «Excel Workbook (.xlsx)».",
    "Це старий формат Excel (.xls) або файл під паролем. Відкрийте його в Excel, зніміть пароль і збережіть як «Книга Excel (.xlsx)».",
);
pub const OPEN_DOCUMENT: Text = t(
    "Это таблица LibreOffice (.ods). Откройте её и сохраните как «Excel 2007–365 (.xlsx)».",
    "This is a LibreOffice table (.ods). Open it and save it as «Excel 2007–365 (.xlsx)».",
    "Це таблиця LibreOffice (.ods). Відкрийте її та збережіть як «Excel 2007–365 (.xlsx)».",
);
pub const PLAIN_TEXT: Text = t(
    "Это текстовая таблица (CSV или веб-страница), хотя Excel её и открывает. Сохраните её в Excel как «Книга Excel (.xlsx)».",
    "This is a table in plain text (CSV or a web page), although Excel opens it. Save it in Excel as «Excel Workbook (.xlsx)».",
    "Це текстова таблиця (CSV або вебсторінка), хоча Excel її й відкриває. Збережіть її в Excel як «Книга Excel (.xlsx)».",
);
pub const BINARY_EXCEL: Text = t(
    "Это двоичная книга Excel (.xlsb). Сохраните её как обычную «Книга Excel (.xlsx)».",
    "This is a binary Excel workbook (.xlsb). Save it as a usual «Excel Workbook (.xlsx)».",
    "Це двійкова книга Excel (.xlsb). Збережіть її як звичайну «Книга Excel (.xlsx)».",
);
pub const TOO_MANY_SHEETS: Text = t(
    "В файле больше {} листов с данными. Оставьте только нужные.",
    "The file has more than {} sheets with data. Leave only those you need.",
    "У файлі понад {} аркушів із даними. Залиште лише потрібні.",
);
pub const TOO_HEAVY: Text = t(
    "Файл слишком сложный: на его чтение не хватило памяти. Скопируйте таблицу в новый файл, только значения.",
    "The file is too complex: there was not enough memory to read it. Copy the table into a new file, values only.",
    "Файл надто складний: на його читання не вистачило пам'яті. Скопіюйте таблицю в новий файл, лише значення.",
);
pub const TOO_LARGE: Text = t(
    "Файл больше {} МБ. Разделите его на части.",
    "The file is larger than {} MB. Split it into parts.",
    "Файл більший за {} МБ. Розділіть його на частини.",
);
pub const TOO_MANY_PARTS: Text = t(
    "Внутри файла больше {} частей. Скопируйте таблицу в новый файл.",
    "The file has more than {} parts inside. Copy the table into a new file.",
    "Усередині файлу понад {} частин. Скопіюйте таблицю в новий файл.",
);
pub const SWOLLEN: Text = t(
    "Файл сжат подозрительно сильно: распакованным он займёт больше {} МБ или в сто раз больше себя.",
    "The file is packed suspiciously tight: unpacked it takes more than {} MB or a hundred times its size.",
    "Файл стиснуто підозріло сильно: розпакованим він займе понад {} МБ або в сто разів більше за себе.",
);
pub const BROKEN: Text = t(
    "Файл повреждён или скачан не до конца. Сохраните его в Excel заново.",
    "The file is damaged or not fully downloaded. Save it in Excel again.",
    "Файл пошкоджений або завантажений не до кінця. Збережіть його в Excel ще раз.",
);
pub const TOO_MANY_ROWS: Text = t(
    "На листе больше {} строк. Разделите файл на части или удалите пустые строки внизу.",
    "The sheet has more than {} rows. Split the file or delete the empty rows below.",
    "На аркуші понад {} рядків. Розділіть файл або видаліть порожні рядки внизу.",
);
pub const TOO_MANY_COLUMNS: Text = t(
    "На листе больше {} столбцов. Удалите лишние справа.",
    "The sheet has more than {} columns. Delete the extra ones on the right.",
    "На аркуші понад {} стовпців. Видаліть зайві праворуч.",
);
pub const TOO_MANY_CELLS: Text = t(
    "На листе больше {} ячеек. Разделите файл.",
    "The sheet has more than {} cells. Split the file.",
    "На аркуші понад {} комірок. Розділіть файл.",
);
pub const LONG_CELL: Text = t(
    "В строке {} есть ячейка длиннее {} знаков.",
    "Row {} has a cell longer than {} characters.",
    "У рядку {} є комірка, довша за {} знаків.",
);
pub const TOO_MUCH_TEXT: Text = t(
    "В файле больше {} МБ текста. Разделите его.",
    "The file has more than {} MB of text. Split it.",
    "У файлі понад {} МБ тексту. Розділіть його.",
);
pub const TOO_SLOW: Text = t(
    "Файл не удалось прочитать за {} секунд. Скопируйте таблицу в новый файл.",
    "The file could not be read in {} seconds. Copy the table into a new file.",
    "Файл не вдалося прочитати за {} секунд. Скопіюйте таблицю в новий файл.",
);
pub const EMPTY: Text =
    t("В файле нет ни одной заполненной строки.", "The file has no filled rows.", "У файлі немає жодного заповненого рядка.");
