//! Troubles as a repair shop meets them: what the client says, what the master does and what it takes.

mod list;

pub use list::CASES;

#[derive(Debug)]
pub struct Case {
    /// The type of device, by its name in the price list.
    pub device: &'static str,
    /// Of so many visits with this type of device.
    pub weight: i64,
    pub faults: &'static [&'static str],
    /// What is seen on such a device.
    pub looks: &'static [&'static str],
    /// The work for Apple and for everybody else, by its name in the price list.
    pub work: (&'static str, &'static str),
    pub spare: Option<Spare>,
    /// What the master writes meanwhile.
    pub notes: &'static [&'static str],
    pub verdicts: &'static [&'static str],
}

/// A part with its price for a middling device.
#[derive(Debug, Clone, Copy)]
pub struct Spare {
    pub name: &'static str,
    pub low: i64,
    pub high: i64,
}

const PHONE: &str = "Смартфон";
const TABLET: &str = "Планшет";
const WATCH: &str = "Умные часы и браслет";
const HEADPHONES: &str = "Наушники";
const PLAIN_PHONE: &str = "Кнопочный телефон";
const EBOOK: &str = "Электронная книга";
const SPEAKER: &str = "Портативная колонка";

/// How often each type of device is brought, of a hundred.
pub const DEVICES: &[(&str, i64)] = &[(PHONE, 76), (TABLET, 8), (WATCH, 5), (HEADPHONES, 5), (PLAIN_PHONE, 2), (EBOOK, 2), (SPEAKER, 2)];

/// Brands by how often they are met in a Russian town; the others have a weight of one.
pub const BRANDS: &[(&str, i64)] = &[
    ("Apple", 34),
    ("Samsung", 24),
    ("Redmi", 17),
    ("Xiaomi", 9),
    ("HONOR", 10),
    ("realme", 9),
    ("TECNO", 9),
    ("POCO", 6),
    ("HUAWEI", 6),
    ("Infinix", 5),
    ("JBL", 14),
    ("Яндекс", 10),
    ("Amazfit", 6),
    ("PocketBook", 8),
    ("ONYX BOOX", 6),
    ("Nokia", 3),
    ("vivo", 2),
    ("OPPO", 2),
];

/// Works offered on top, with the part they take.
pub const GLASS: (&str, Spare) = ("Наклейка защитного стекла", Spare { name: "Защитное стекло", low: 350, high: 600 });
pub const URGENT: &str = "Срочный ремонт, надбавка";
pub const DIAGNOSTICS: &str = "Диагностика";
