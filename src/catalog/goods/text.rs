//! What the goods say.

use crate::kernel::{Text, text::t};

pub const YES: Text = t("да", "yes", "так");
pub const NO: Text = t("нет", "no", "ні");
pub const SKU: Text = t("Артикул", "SKU", "Артикул");
pub const KIND: Text = t("Вид", "Kind", "Вид");
pub const KIND_GOODS: Text = t("Товар", "Product", "Товар");
pub const KIND_KIT: Text = t("Комплект", "Kit", "Комплект");
pub const MEASURE: Text = t("Единица измерения", "Unit of measure", "Одиниця виміру");
pub const SERIALS: Text = t("Учёт по серийным номерам", "Tracked by serial numbers", "Облік за серійними номерами");
pub const VAT: Text = t("НДС", "VAT", "ПДВ");
pub const VAT_COMPANY: Text = t("Как у компании", "As the company", "Як у компанії");
pub const VAT_NONE: Text = t("Без НДС", "No VAT", "Без ПДВ");
pub const BARCODES: Text = t("Штрихкоды", "Barcodes", "Штрихкоди");
pub const SUPPLIER: Text = t("Поставщик", "Supplier", "Постачальник");
pub const PACK: Text = t("В упаковке", "In a pack", "В упаковці");
pub const ANALOGUES: Text = t("Аналоги", "Analogues", "Аналоги");
pub const MODELS: Text = t("Подходит к моделям", "Fits models", "Підходить до моделей");
pub const PARTS: Text = t("Состав комплекта", "Contents of the kit", "Склад комплекту");
pub const DESCRIPTION: Text = t("Описание", "Description", "Опис");

pub const F_ADDED: Text = t("Добавлен товар «{}», код {}", "Product “{}” added, code {}", "Додано товар «{}», код {}");
pub const F_CHANGED: Text = t("Товар «{}» изменён: {}", "Product “{}” changed: {}", "Товар «{}» змінено: {}");
pub const F_PRICE: Text = t("«{}», цена {}: {} → {}", "“{}”, {} price: {} → {}", "«{}», ціна {}: {} → {}");
pub const F_ARCHIVED: Text = t("Товар «{}» убран в архив", "Product “{}” archived", "Товар «{}» прибрано до архіву");
pub const F_RESTORED: Text = t("Товар «{}» возвращён из архива", "Product “{}” restored", "Товар «{}» повернуто з архіву");

pub const NAME_TAKEN: Text =
    t("Такой товар уже есть, его код {}", "There is such a product already, its code is {}", "Такий товар уже є, його код {}");
pub const CODE_TAKEN: Text = t("Этот код уже у товара «{}»", "“{}” already has this code", "Цей код уже в товару «{}»");
pub const BARCODE_TAKEN: Text = t("Штрихкод {} уже у товара «{}»", "Barcode {} already belongs to “{}”", "Штрихкод {} уже в товару «{}»");
pub const SAME_BARCODE_TWICE: Text = t("Штрихкод {} указан дважды", "Barcode {} is given twice", "Штрихкод {} вказано двічі");
pub const UNMEASURED: Text = t(
    "Такое количество нельзя отмерить в единице «{}»",
    "Such a quantity cannot be measured in “{}”",
    "Таку кількість не можна відміряти в одиниці «{}»",
);
pub const UNMEASURED_PART: Text = t(
    "«{}» нельзя взять столько: единица — {}",
    "So much of “{}” cannot be taken: its unit is {}",
    "«{}» не можна взяти стільки: одиниця — {}",
);
pub const KIT_IN_KIT: Text = t(
    "«{}»: комплект не может входить в другой комплект",
    "“{}”: a kit cannot stand in another kit",
    "«{}»: комплект не може входити в інший комплект",
);
pub const TOO_MANY_PRICES: Text = t(
    "За один раз можно изменить не больше {} цен: сузьте список",
    "At most {} prices can be changed at once: narrow the list",
    "За один раз можна змінити не більше {} цін: звузьте список",
);
pub const UNKNOWN_MEASURE: Text = t("Такой единицы измерения нет", "There is no such unit", "Такої одиниці виміру немає");
pub const SERIALS_IN_PIECES: Text = t(
    "Серийные номера бывают только у того, что считают целыми штуками",
    "Only what is counted in whole pieces has serial numbers",
    "Серійні номери бувають лише в того, що рахують цілими штуками",
);
pub const UNKNOWN_PRICE_TYPE: Text = t("Такого типа цены нет", "There is no such price type", "Такого типу ціни немає");
pub const UNKNOWN_MODEL: Text = t("Такой модели нет в справочнике", "There is no such model", "Такої моделі немає в довіднику");
pub const UNKNOWN_ANALOGUE: Text = t("Такого товара нет", "There is no such product", "Такого товару немає");
pub const UNKNOWN_PART: Text = t("Такого товара или работы нет", "There is no such product or service", "Такого товару чи роботи немає");
pub const EMPTY_KIT: Text =
    t("Добавьте в комплект хотя бы одну строку", "Add at least one line to the kit", "Додайте до комплекту хоча б один рядок");
pub const CATEGORY_UNDER_ITSELF: Text =
    t("Категория не может лежать в самой себе", "A category cannot stand under itself", "Категорія не може лежати в самій собі");
pub const CATEGORY_HOLDS_GOODS: Text = t(
    "В архив можно убрать только пустую категорию: сначала перенесите её товары и подкатегории",
    "Only an empty category can be archived: move its goods and branches first",
    "До архіву можна прибрати лише порожню категорію: спочатку перенесіть її товари та підкатегорії",
);
pub const SAME_MEASURE: Text = t("Такая единица уже есть", "There is such a unit already", "Така одиниця вже є");
pub const MEASURE_IN_USE: Text = t(
    "В этой единице уже считают товары: дробность можно только увеличить",
    "Goods are counted in this unit: it can only be made finer",
    "У цій одиниці вже рахують товари: дробовість можна лише збільшити",
);
pub const SAME_PRICE_TYPE: Text = t("Такой тип цены уже есть", "There is such a price type already", "Такий тип ціни вже є");
pub const LAST_ONE: Text = t("Без неё нельзя: это последняя", "It is the last one and has to stay", "Без неї не можна: це остання");
pub const LIST_CHANGED: Text = t(
    "Пока вы смотрели, список изменился. Проверьте цены ниже и нажмите ещё раз",
    "The list changed while you were looking. Check the prices below and press again",
    "Поки ви дивилися, список змінився. Перевірте ціни нижче й натисніть ще раз",
);

pub const PRICE_RETAIL: Text = t("Розничная", "Retail", "Роздрібна");
pub const PRICE_REPAIR: Text = t("В ремонте", "In a repair", "У ремонті");
pub const PRICE_WHOLESALE: Text = t("Оптовая", "Wholesale", "Оптова");
pub const U_PIECE: Text = t("шт.", "pcs", "шт.");
pub const U_PIECE_NAME: Text = t("Штука", "Piece", "Штука");
pub const U_SET: Text = t("компл.", "set", "компл.");
pub const U_SET_NAME: Text = t("Комплект", "Set", "Комплект");
pub const U_PAIR: Text = t("пара", "pair", "пара");
pub const U_PAIR_NAME: Text = t("Пара", "Pair", "Пара");
pub const U_PACK: Text = t("упак.", "pack", "упак.");
pub const U_PACK_NAME: Text = t("Упаковка", "Pack", "Упаковка");
pub const U_METRE: Text = t("м", "m", "м");
pub const U_METRE_NAME: Text = t("Метр", "Metre", "Метр");
pub const U_SQUARE: Text = t("м²", "m²", "м²");
pub const U_SQUARE_NAME: Text = t("Квадратный метр", "Square metre", "Квадратний метр");
pub const U_GRAM: Text = t("г", "g", "г");
pub const U_GRAM_NAME: Text = t("Грамм", "Gram", "Грам");
pub const U_KILO: Text = t("кг", "kg", "кг");
pub const U_KILO_NAME: Text = t("Килограмм", "Kilogram", "Кілограм");
pub const U_MILLI: Text = t("мл", "ml", "мл");
pub const U_MILLI_NAME: Text = t("Миллилитр", "Millilitre", "Мілілітр");
pub const U_LITRE: Text = t("л", "l", "л");
pub const U_LITRE_NAME: Text = t("Литр", "Litre", "Літр");
