//! What the counts say.

use crate::kernel::{Text, text::t};

// Refusals.
pub const COUNTED_ALREADY: Text = t(
    "Здесь уже идёт инвентаризация {}: закончите её",
    "Stocktake {} is going on here already: finish it first",
    "Тут уже триває інвентаризація {}: завершіть її",
);
pub const NOT_COUNTING: Text = t(
    "Подсчёт уже закончен: вернитесь к нему",
    "The count is finished: go back to counting first",
    "Підрахунок уже завершено: поверніться до нього",
);
pub const NOT_FINISHED: Text = t("Сначала закончите подсчёт", "Finish the count first", "Спершу завершіть підрахунок");
pub const NOT_SETTLED: Text = t("Инвентаризация ещё не рассчитана", "The stocktake is not settled yet", "Інвентаризацію ще не розраховано");
pub const SETTLED_ALREADY: Text = t(
    "Инвентаризация уже рассчитана или отменена",
    "The stocktake is settled or cancelled already",
    "Інвентаризацію вже розраховано або скасовано",
);
pub const NOTHING_COUNTED: Text = t("Ещё ничего не посчитано", "Nothing is counted yet", "Ще нічого не пораховано");
pub const SAY_OF_THE_REST: Text = t(
    "Не посчитано позиций: {}. Скажите, что с ними",
    "Items not counted: {}. Say what becomes of them",
    "Не пораховано позицій: {}. Скажіть, що з ними",
);
pub const KIT: Text = t("{} — комплект: считайте его части", "{} is a kit: count its parts", "{} — комплект: рахуйте його частини");
pub const FRACTION: Text = t(
    "{}: столько не бывает, проверьте количество",
    "{}: there cannot be so much, check the quantity",
    "{}: стільки не буває, перевірте кількість",
);
pub const UNDONE_ALREADY: Text = t("Эта запись уже отменена", "This entry was taken back already", "Цей запис уже скасовано");
pub const NOT_YOURS: Text = t("Это посчитал другой: {}", "Somebody else counted this: {}", "Це порахував інший: {}");
pub const RECOUNTED: Text =
    t("Эту строку с тех пор пересчитывают", "This line is being counted again since then", "Цей рядок відтоді перераховують");
pub const COUNTED_BEFORE: Text = t(
    "Строка уже посчитана: отметьте её к пересчёту",
    "The line is counted already: mark it to be counted again",
    "Рядок уже пораховано: позначте його до перерахунку",
);
pub const NOTHING_TO_RECOUNT: Text = t("Отметьте, что пересчитать", "Mark what is to be counted again", "Позначте, що перерахувати");
pub const PAIR_TOO_MUCH: Text = t("Зачесть можно не больше {}", "At most {} can be offset", "Зарахувати можна не більше {}");
pub const OTHER_MEASURE: Text =
    t("У этих товаров разные единицы измерения", "These products have different units of measure", "У цих товарів різні одиниці виміру");
pub const CANNOT_TAKE: Text = t(
    "{}: нужно списать {}, свободно {} — остальное с начала подсчёта ушло или в резерве.",
    "{}: {} to write off, {} free: the rest went since the count began or is reserved.",
    "{}: треба списати {}, вільно {} — решта від початку підрахунку пішла або в резерві.",
);
pub const CANNOT_TAKE_SERIAL: Text = t(
    "{}: номер {} с начала подсчёта ушёл, пришёл или в резерве.",
    "{}: number {} came, went or was reserved since the count began.",
    "{}: номер {} від початку підрахунку пішов, прийшов або в резерві.",
);
pub const BIN_OF_OTHER: Text = t("Эта ячейка на другом складе", "This bin is in another warehouse", "Ця комірка на іншому складі");
pub const ONE_SCOPE: Text =
    t("Выберите или категорию, или ячейку", "Choose either a category or a bin", "Виберіть або категорію, або комірку");
pub const NOT_A_NUMBER: Text =
    t("Введите серийный номер этой штуки", "Enter the serial number of this piece", "Введіть серійний номер цієї штуки");
pub const NUMBERED: Text = t(
    "У каждой штуки свой номер: посчитайте их сканером",
    "Each piece has a number of its own: read them with a scanner",
    "У кожної штуки свій номер: порахуйте їх сканером",
);

// Names.
pub const STOCKTAKES: Text = t("Инвентаризации", "Stocktakes", "Інвентаризації");
pub const STOCKTAKE: Text = t("Инвентаризация", "Stocktake", "Інвентаризація");
pub const STOCKTAKE_NO: Text = t("Инвентаризация {}", "Stocktake {}", "Інвентаризація {}");
pub const COUNTING: Text = t("считают", "counting", "рахують");
pub const COUNTED: Text = t("посчитано", "counted", "пораховано");
pub const SETTLED: Text = t("рассчитано", "settled", "розраховано");
pub const CANCELLED: Text = t("отменена", "cancelled", "скасовано");
pub const STATE: Text = t("Состояние", "State", "Стан");
pub const ANY_STATE: Text = t("Любое состояние", "Any state", "Будь-який стан");
pub const ANY_WAREHOUSE: Text = t("Все склады", "All warehouses", "Усі склади");
pub const SHOW: Text = t("Показать", "Show", "Показати");
pub const WAREHOUSE: Text = t("Склад", "Warehouse", "Склад");
pub const CATEGORY: Text = t("Категория", "Category", "Категорія");
pub const ALL_OF_IT: Text = t("Все товары", "All goods", "Усі товари");
pub const BIN: Text = t("Ячейка", "Bin", "Комірка");
pub const ALL_BINS: Text = t("Все ячейки", "All bins", "Усі комірки");
pub const WHEN: Text = t("Начата", "Begun", "Розпочато");
pub const WHO: Text = t("Кто", "Who", "Хто");
pub const COUNTED_LINES: Text = t("Посчитано", "Counted", "Пораховано");
pub const X_OF_Y: Text = t("{} из {}", "{} of {}", "{} з {}");
pub const COMMENT: Text = t("Комментарий", "Comment", "Коментар");
pub const NO_COUNTS: Text = t("Инвентаризаций пока нет", "No stocktakes yet", "Інвентаризацій поки немає");
pub const NO_COUNTS_WHY: Text = t(
    "Посчитайте полки сканером: программа покажет, чего не хватает и что лишнее.",
    "Count the shelves with a scanner: the program shows what is missing and what is extra.",
    "Порахуйте полиці сканером: програма покаже, чого бракує і що зайве.",
);

// Beginning.
pub const START: Text = t("Начать инвентаризацию", "Begin a stocktake", "Розпочати інвентаризацію");
pub const START_NOW: Text = t("Начать", "Begin", "Розпочати");
pub const BLIND: Text = t("Считать вслепую", "Count blind", "Рахувати наосліп");
pub const BLIND_HINT: Text = t(
    "Учётные остатки скрыты, пока подсчёт не закончен",
    "Book quantities are hidden until the count is finished",
    "Облікові залишки приховано, доки підрахунок не завершено",
);
pub const PEOPLE: Text = t("Кто считает", "Who counts", "Хто рахує");
pub const PEOPLE_HINT: Text = t(
    "Никто не отмечен — считают все, кому можно.",
    "Nobody is marked: everybody who may counts.",
    "Нікого не позначено — рахують усі, кому можна.",
);

// Counting.
pub const SCAN: Text =
    t("Штрихкод, серийный номер, код или название", "Barcode, serial number, code or name", "Штрихкод, серійний номер, код або назва");
pub const SERIAL: Text = t("Серийный номер", "Serial number", "Серійний номер");
pub const QUANTITY: Text = t("Кол-во", "Qty", "К-сть");
pub const PUT_DOWN: Text = t("Записать", "Put down", "Записати");
pub const SCAN_HINT: Text = t(
    "Скан — одна штука. Сразу пять: 5* и скан",
    "A scan is one piece. Five at once: 5* and a scan",
    "Скан — одна штука. Одразу п’ять: 5* і скан",
);
pub const LAST: Text = t("Последние записи", "Last entries", "Останні записи");
pub const UNKNOWN: Text = t("неизвестный", "unknown", "невідомий");
pub const TAKEN_BACK: Text = t("отменено", "taken back", "скасовано");
pub const UNDO: Text = t("Отменить", "Undo", "Скасувати");
pub const S_ADDED: Text = t("{}: {}, теперь {}", "{}: {}, now {}", "{}: {}, тепер {}");
pub const S_PIECE: Text = t("{}: номер {}, теперь {}", "{}: number {}, now {}", "{}: номер {}, тепер {}");
pub const S_FOREIGN: Text =
    t("— не из этого подсчёта, отложено отдельно", "— not of this count, kept apart", "— не з цього підрахунку, відкладено окремо");
pub const S_HOW_MUCH: Text = t("{}: сколько?", "{}: how much?", "{}: скільки?");
pub const S_WHICH: Text = t("{}: отсканируйте серийный номер", "{}: scan the serial number", "{}: відскануйте серійний номер");
pub const S_SEVERAL: Text = t("Подходит несколько, выберите:", "Several fit, choose one:", "Підходить кілька, виберіть:");
pub const S_TWICE: Text = t("{}: номер {} уже посчитан", "{}: number {} is counted already", "{}: номер {} уже пораховано");
pub const S_UNKNOWN: Text = t(
    "Код {} никому не принадлежит: записан в неизвестные",
    "Nobody has the code {}: it is put among the unknown",
    "Код {} нікому не належить: записано в невідомі",
);
pub const S_ELSEWHERE: Text =
    t("{}: номер {} числится на складе «{}»", "{}: number {} belongs to the warehouse “{}”", "{}: номер {} числиться на складі «{}»");
pub const S_NOTHING: Text = t("Такого товара нет", "There is no such product", "Такого товару немає");
pub const S_UNDONE: Text = t("Запись отменена", "The entry is taken back", "Запис скасовано");
pub const PROGRESS: Text = t("Посчитано {} из {} позиций", "{} of {} items counted", "Пораховано {} з {} позицій");
pub const BOOK_AT: Text = t("остатки на {}", "book as of {}", "залишки на {}");
pub const BLIND_NOW: Text = t("вслепую", "blind", "наосліп");

// Lines.
pub const LINES: Text = t("Позиции", "Items", "Позиції");
pub const V_ALL: Text = t("Все", "All", "Усі");
pub const V_LEFT: Text = t("Не посчитаны", "Not counted", "Не пораховано");
pub const V_DIFFERS: Text = t("Расхождения", "Differences", "Розбіжності");
pub const V_AGAIN: Text = t("Пересчёт", "Recount", "Перерахунок");
pub const V_FOREIGN: Text = t("Не отсюда", "Not from here", "Не звідси");
pub const V_UNKNOWN: Text = t("Неизвестные", "Unknown", "Невідомі");
pub const FIND: Text = t("Название, код или ячейка", "Name, code or bin", "Назва, код або комірка");
pub const PRODUCT: Text = t("Наименование", "Product", "Найменування");
pub const CODE: Text = t("Код", "Code", "Код");
pub const UNIT: Text = t("Ед.", "Unit", "Од.");
pub const BOOK: Text = t("Учёт", "Book", "Облік");
pub const FACT: Text = t("Факт", "Counted", "Факт");
pub const DIFFERENCE: Text = t("Разница", "Difference", "Різниця");
pub const SUM: Text = t("Сумма", "Sum", "Сума");
pub const TOTAL: Text = t("Итого", "Total", "Разом");
pub const MARK: Text = t("Отметить", "Mark", "Позначити");
pub const BY_SERIAL: Text = t("по номерам", "by number", "за номерами");
pub const WAITS: Text = t("к пересчёту", "to be recounted", "до перерахунку");
pub const MOVED_SINCE: Text = t("с начала подсчёта: {}", "since the count began: {}", "від початку підрахунку: {}");
pub const NOT_YET: Text = t("не посчитано", "not counted", "не пораховано");
pub const NONE_FOUND: Text = t("не найдено", "not found", "не знайдено");
pub const AS_BOOK: Text = t("по учёту", "as the book", "за обліком");
pub const OTHER_NUMBERS: Text = t("другие номера", "other numbers", "інші номери");
pub const ALL_COUNTED: Text = t("Посчитано всё", "Everything is counted", "Пораховано все");
pub const ALL_COUNTED_WHY: Text = t("Можно заканчивать подсчёт.", "The count can be finished.", "Можна завершувати підрахунок.");
pub const NONE_DIFFER: Text = t("Расхождений нет", "No differences", "Розбіжностей немає");
pub const NONE_DIFFER_YET: Text =
    t("Всё посчитанное сошлось с учётом.", "Everything counted so far agrees with the book.", "Усе пораховане зійшлося з обліком.");
pub const NONE_DIFFER_WHY: Text = t("Всё сошлось с учётом.", "Everything agrees with the book.", "Усе зійшлося з обліком.");
pub const NO_LINES: Text = t("Здесь пусто", "Nothing here", "Тут порожньо");
pub const NO_LINES_WHY: Text = t(
    "По учёту здесь ничего нет. Всё найденное станет излишком.",
    "The book has nothing here. Whatever is found is a surplus.",
    "За обліком тут нічого немає. Усе знайдене стане надлишком.",
);
pub const NOBODY_KNOWS: Text = t("такого кода нет ни у одного товара", "no product has this code", "такого коду немає в жодного товару");
pub const BOOK_SAYS_AT: Text =
    t("числится на складе «{}», переместите", "belongs to “{}”, transfer it", "числиться на складі «{}», перемістіть");
pub const NAME_IT: Text = t("Указать товар", "Name the product", "Указати товар");
pub const WHAT_IS: Text = t("Что это за код {}", "What is the code {}", "Що це за код {}");
pub const FIRST_COUNT: Text = t("Посчитано", "Counted", "Пораховано");
pub const NTH_COUNT: Text = t("Пересчёт {}", "Count {}", "Перерахунок {}");
pub const SERIALS: Text = t("Серийные номера", "Serial numbers", "Серійні номери");
pub const EXTRA_SERIALS: Text = t("Лишние номера", "Extra numbers", "Зайві номери");
pub const ADD_QUANTITY: Text = t("Прибавить", "Add", "Додати");
pub const ADD_QUANTITY_HINT: Text =
    t("Столько добавится к посчитанному", "So much is added to what is counted", "Стільки додасться до порахованого");
pub const NONE_THERE: Text = t("Нет на месте", "None there", "Немає на місці");
pub const RECOUNT: Text = t("Пересчитать", "Count again", "Перерахувати");
pub const RECOUNT_MARKED: Text = t("Пересчитать отмеченные", "Count the marked again", "Перерахувати позначені");
pub const RECOUNT_ALL: Text = t("Пересчитать все расхождения", "Count all differences again", "Перерахувати всі розбіжності");
pub const RECOUNT_SAID: Text = t("Отмечено к пересчёту", "Marked to be counted again", "Позначено до перерахунку");
pub const TAKE_IN: Text = t("Учесть в подсчёте", "Take into the count", "Урахувати в підрахунку");
pub const FOREIGN_WHY: Text = t(
    "Этот товар не из того, что считают: другая категория или другая ячейка. Пока его не учли, в расчёт он не войдёт.",
    "This product is not of what is counted: another category or another bin. Until it is taken in, it is not settled.",
    "Цей товар не з того, що рахують: інша категорія або інша комірка. Доки його не враховано, до розрахунку він не ввійде.",
);

// What came out.
pub const POSITIONS_COUNTED: Text = t("Посчитано позиций", "Items counted", "Пораховано позицій");
pub const OF_ALL: Text = t("из {}", "of {}", "з {}");
pub const MATCHES: Text = t("Сошлось", "Match", "Зійшлося");
pub const SHORTAGES: Text = t("Недостача", "Shortage", "Нестача");
pub const SURPLUSES: Text = t("Излишек", "Surplus", "Надлишок");
pub const NET: Text = t("Разница по себестоимости", "Difference at cost", "Різниця за собівартістю");
pub const REST_GONE_SAID: Text = t(
    "То, что никто не посчитал, считается недостачей.",
    "What nobody counted is taken as missing.",
    "Те, що ніхто не порахував, вважається нестачею.",
);
pub const DOCUMENTS: Text = t("Документы расчёта", "Documents of the settlement", "Документи розрахунку");
pub const SWAPS: Text = t("Пересортица", "Mis-sort", "Пересортування");
pub const SWAPS_WHY: Text = t(
    "Выдали одно вместо другого: недостача закрывается излишком, себестоимость переходит без потерь.",
    "One was given out for another: the surplus covers the shortage, and the cost passes without a loss.",
    "Видали одне замість іншого: нестача покривається надлишком, собівартість переходить без втрат.",
);
pub const SWAP: Text = t("Зачесть", "Offset", "Зарахувати");
pub const SWAP_OTHER: Text = t("Зачесть другое", "Offset something else", "Зарахувати інше");
pub const SO_MANY: Text = t("зачёт: {}", "offset: {}", "зарахування: {}");
pub const REMOVE: Text = t("Убрать", "Remove", "Прибрати");
pub const MISSING: Text = t("Не хватает", "Missing", "Бракує");
pub const INSTEAD: Text = t("Лишнее", "Extra", "Зайве");
pub const SWAPPED_SAID: Text = t("Пересортица зачтена", "The mis-sort is offset", "Пересортування зараховано");

// What is done.
pub const FINISH: Text = t("Закончить подсчёт", "Finish the count", "Завершити підрахунок");
pub const FINISH_WHAT: Text = t(
    "Подсчёт закроется, и будет видно, что сошлось с учётом.",
    "The count closes, and everybody sees what agrees with the book.",
    "Підрахунок закриється, і буде видно, що зійшлося з обліком.",
);
pub const LEFT_LINES: Text = t("Не посчитано позиций: {}", "Items not counted: {}", "Не пораховано позицій: {}");
pub const STILL_WAITING: Text = t(
    "К пересчёту отмечено и не пересчитано: {}. Останется первый счёт.",
    "Marked and not counted again: {}. The first count stays.",
    "До перерахунку позначено й не перераховано: {}. Залишиться перший підрахунок.",
);
pub const UNKNOWN_LEFT: Text = t(
    "Неизвестных кодов: {}. В расчёт они не войдут.",
    "Unknown codes: {}. They will not be settled.",
    "Невідомих кодів: {}. До розрахунку вони не ввійдуть.",
);
pub const REST: Text = t("Что с ними", "What of them", "Що з ними");
pub const REST_GONE: Text = t("Их нет — недостача", "They are gone", "Їх немає — нестача");
pub const REST_BOOK: Text = t("Оставить по учёту", "Leave as the book says", "Залишити за обліком");
pub const FINISHED_SAID: Text = t("Подсчёт закончен", "The count is finished", "Підрахунок завершено");
pub const REOPEN: Text = t("Вернуться к подсчёту", "Back to counting", "Повернутися до підрахунку");
pub const SETTLE: Text = t("Рассчитать", "Settle", "Розрахувати");
pub const SETTLE_WHAT: Text =
    t("Будут проведены документы на {}:", "Documents as of {} will be posted:", "Буде проведено документи на {}:");
pub const SETTLE_NOTHING: Text =
    t("Всё сошлось: документы не нужны.", "Everything agrees: no documents are needed.", "Усе зійшлося: документи не потрібні.");
pub const PLAN_SHORT: Text = t("списание недостачи, позиций: {}", "write-off of the shortage, items: {}", "списання нестачі, позицій: {}");
pub const PLAN_OVER: Text =
    t("оприходование излишков, позиций: {}", "surplus received, items: {}", "оприбуткування надлишків, позицій: {}");
pub const PLAN_SWAPPED: Text = t("пересортица, пар: {}", "mis-sort, pairs: {}", "пересортування, пар: {}");
pub const CANNOT: Text = t("Сейчас рассчитать нельзя:", "It cannot be settled now:", "Зараз розрахувати не можна:");
pub const CHARGED: Text = t("За чей счёт недостача", "Who pays for the shortage", "За чий рахунок нестача");
pub const CHARGED_NOBODY: Text = t("За счёт мастерской", "The shop", "За рахунок майстерні");
pub const NOT_A_SURPLUS: Text = t("Цена указана не для излишка", "A price is given for what is no surplus", "Ціну вказано не для надлишку");
pub const SURPLUS_PRICES: Text = t("По какой цене приходовать излишки", "What the surplus costs", "За якою ціною оприбуткувати надлишки");
pub const SETTLED_SAID: Text = t("Инвентаризация рассчитана", "The stocktake is settled", "Інвентаризацію розраховано");
pub const TAKE_BACK: Text = t("Отменить расчёт", "Cancel the settlement", "Скасувати розрахунок");
pub const TAKE_BACK_WHAT: Text = t(
    "Документы расчёта отменятся: остатки и проводки станут такими, какими были.",
    "Its documents are cancelled: balances and entries will be what they were.",
    "Документи розрахунку скасуються: залишки та проводки стануть такими, якими були.",
);
pub const TAKEN_BACK_SAID: Text = t("Расчёт отменён", "The settlement is cancelled", "Розрахунок скасовано");
pub const GIVE_UP: Text = t("Отменить инвентаризацию", "Cancel the stocktake", "Скасувати інвентаризацію");
pub const GIVE_UP_WHAT: Text = t(
    "Посчитанное останется в истории, но остатков не изменит.",
    "What was counted stays in the history and changes no balance.",
    "Пораховане залишиться в історії, але залишків не змінить.",
);
pub const CANCELLED_SAID: Text = t("Инвентаризация отменена", "The stocktake is cancelled", "Інвентаризацію скасовано");
pub const WHY: Text = t("Почему", "Why", "Чому");

// Papers.
pub const PRINT: Text = t("Печать", "Print", "Друк");
pub const EXCEL: Text = t("Выгрузить в Excel", "Export to Excel", "Вивантажити в Excel");
pub const P_INVENTORY: Text = t("Инвентаризационная опись", "Inventory list", "Інвентаризаційний опис");
pub const P_INVENTORY_BLIND: Text = t("Опись без учётных данных", "Inventory list without the book", "Опис без облікових даних");
pub const P_COMPARISON: Text = t("Сличительная ведомость", "Comparison sheet", "Звіряльна відомість");
pub const P_INVENTORY_NO: Text = t("Инвентаризационная опись № {}", "Inventory list No. {}", "Інвентаризаційний опис № {}");
pub const P_COMPARISON_NO: Text = t("Сличительная ведомость № {}", "Comparison sheet No. {}", "Звіряльна відомість № {}");
pub const SCOPE: Text = t("Что считали", "What was counted", "Що рахували");
pub const BOOK_OF: Text = t("Остатки на момент", "Book as of", "Залишки на момент");
pub const OVER: Text = t("Излишек", "Surplus", "Надлишок");
pub const SHORT: Text = t("Недостача", "Shortage", "Нестача");
pub const P_POSITIONS: Text = t("Позиций: {}.", "Items: {}.", "Позицій: {}.");
pub const P_UNITS: Text = t("Единиц фактически: {}.", "Units found: {}.", "Одиниць фактично: {}.");
pub const P_MONEY: Text = t("На сумму {}.", "For {}.", "На суму {}.");
pub const P_SHORT: Text = t("Недостача, единиц: {}.", "Shortage, units: {}.", "Нестача, одиниць: {}.");
pub const P_OVER: Text = t("Излишек, единиц: {}.", "Surplus, units: {}.", "Надлишок, одиниць: {}.");
pub const P_OATH: Text = t(
    "Всё поименованное в описи проверено в натуре в моём присутствии и внесено в опись, претензий к комиссии не имею.",
    "Everything on this list was checked on the shelf in my presence, and I have no complaint against the commission.",
    "Усе поіменоване в описі перевірено в натурі в моїй присутності та внесено до опису, претензій до комісії не маю.",
);
pub const P_CHAIR: Text = t("Председатель комиссии", "Chair of the commission", "Голова комісії");
pub const P_MEMBER: Text = t("Член комиссии", "Member of the commission", "Член комісії");
pub const P_KEEPER: Text = t("Материально ответственное лицо", "Person in charge", "Матеріально відповідальна особа");

// Facts.
pub const F_BEGUN: Text = t("Начата инвентаризация {}", "Began stocktake {}", "Розпочато інвентаризацію {}");
pub const F_COUNTED: Text = t("Посчитано: {}, {}", "Counted: {}, {}", "Пораховано: {}, {}");
pub const F_PIECE: Text = t("Посчитано: {}, номер {}", "Counted: {}, number {}", "Пораховано: {}, номер {}");
pub const F_UNKNOWN: Text = t("Неизвестный код: {}", "An unknown code: {}", "Невідомий код: {}");
pub const F_UNDONE: Text = t("Отменена запись: {}, {}", "Took back an entry: {}, {}", "Скасовано запис: {}, {}");
pub const F_RECOUNT: Text =
    t("К пересчёту отмечено позиций: {}", "Marked to be counted again, items: {}", "До перерахунку позначено позицій: {}");
pub const F_TAKEN_IN: Text = t("Учтено в подсчёте: {}", "Taken into the count: {}", "Ураховано в підрахунку: {}");
pub const F_FINISHED: Text = t(
    "Подсчёт закончен, не посчитано позиций: {}",
    "Finished the count, items not counted: {}",
    "Підрахунок завершено, не пораховано позицій: {}",
);
pub const F_REOPENED: Text = t("Подсчёт продолжен", "Went back to counting", "Підрахунок продовжено");
pub const F_PAIRED: Text =
    t("Зачтена пересортица: {} → {}, {}", "Offset a mis-sort: {} → {}, {}", "Зараховано пересортування: {} → {}, {}");
pub const F_EXPORTED: Text = t(
    "Инвентаризация выгружена в Excel, строк: {}",
    "Exported the stocktake to Excel, rows: {}",
    "Інвентаризацію вивантажено в Excel, рядків: {}",
);
pub const F_UNPAIRED: Text = t("Пересортица убрана", "Removed a mis-sort", "Пересортування прибрано");
pub const F_SETTLED: Text = t(
    "Инвентаризация рассчитана: недостач {}, излишков {}, документов {}",
    "Settled the stocktake: shortages {}, surpluses {}, documents {}",
    "Інвентаризацію розраховано: нестач {}, надлишків {}, документів {}",
);
pub const F_TAKEN_BACK: Text =
    t("Расчёт инвентаризации отменён", "Cancelled the settlement of the stocktake", "Розрахунок інвентаризації скасовано");
pub const F_CANCELLED: Text = t("Инвентаризация отменена", "Cancelled the stocktake", "Інвентаризацію скасовано");
