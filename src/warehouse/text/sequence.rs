//! What is said of posting anew.

use crate::kernel::{Text, text::t};

pub const TITLE: Text = t("Последовательность документов", "Sequence of documents", "Послідовність документів");
pub const WHAT: Text = t(
    "Если приход провели задним числом, уже проведённые продажи и списания остаются со своими партиями. Здесь видно, сколько стоил бы расход, если бы документы шли строго по датам, и его можно перепровести в этом порядке.",
    "When goods are received with a past date, sales and write-offs that were posted keep their batches. Here is what issues would cost had documents gone strictly by their dates, and they can be posted anew in that order.",
    "Якщо прихід провели заднім числом, уже проведені продажі та списання лишаються зі своїми партіями. Тут видно, скільки коштувала б витрата, якби документи йшли строго за датами, і її можна перепровести в цьому порядку.",
);
pub const SINCE: Text = t("С какой даты", "From the date", "З якої дати");
pub const SHOW: Text = t("Показать разницу", "Show the difference", "Показати різницю");
pub const NOTHING: Text = t(
    "Перепроведение {} документов ничего не изменит: себестоимость останется прежней.",
    "Posting {} documents anew changes nothing: costs stay as they are.",
    "Перепроведення {} документів нічого не змінить: собівартість залишиться попередньою.",
);
pub const DAY: Text = t("Дата", "Date", "Дата");
pub const DOCUMENT: Text = t("Документ", "Document", "Документ");
pub const WAS: Text = t("Сейчас", "Now", "Зараз");
pub const NOW: Text = t("Станет", "Will be", "Стане");
pub const DIFFERENCE: Text = t("Разница", "Difference", "Різниця");
pub const TOTAL: Text = t(
    "Себестоимость продаж и списаний изменится на",
    "The cost of sales and write-offs changes by",
    "Собівартість продажів і списань зміниться на",
);
pub const DO: Text = t("Восстановить последовательность", "Restore the sequence", "Відновити послідовність");
pub const DO_WHAT: Text = t(
    "Изменится документов: {}. Количество, деньги и номера останутся прежними.",
    "Documents to change: {}. Quantities, money and numbers stay.",
    "Зміниться документів: {}. Кількість, гроші й номери залишаться попередніми.",
);
pub const DONE: Text = t("Перепроведено документов: {}", "Documents posted anew: {}", "Перепроведено документів: {}");
pub const IN_SEQUENCE: Text = t(
    "С этой даты документы идут по порядку: перепроводить нечего",
    "Documents go in order since that date: nothing to post anew",
    "Із цієї дати документи йдуть по порядку: перепроводити нічого",
);
pub const ONLY_SHOWN: Text = t("Только показано", "Only shown", "Лише показано");
pub const THROUGH: Text = t(
    "Можно отменить вместе с ними: эти документы перепроведутся другими партиями, их себестоимость изменится. Если чего-то не хватит, не изменится ничего.",
    "It can be cancelled with them: these documents are posted anew by other batches and their costs change. If anything is lacking, nothing changes.",
    "Можна скасувати разом із ними: ці документи перепроведуться іншими партіями, їхня собівартість зміниться. Якщо чогось забракне, не зміниться нічого.",
);
pub const DO_THROUGH: Text = t("Отменить и перепровести их", "Cancel and post them anew", "Скасувати й перепровести їх");
pub const DONE_THROUGH: Text = t(
    "Проведение отменено, перепроведено документов: {}",
    "The posting is cancelled, documents posted anew: {}",
    "Проведення скасовано, перепроведено документів: {}",
);
pub const F_RECOSTED: Text =
    t("{}: себестоимость была {}, стала {}", "{}: the cost was {}, became {}", "{}: собівартість була {}, стала {}");
