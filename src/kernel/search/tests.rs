use super::*;

fn entry(text: &[&str], digits: &[&str], codes: &[&str]) -> Entry {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Entry { text: own(text), digits: own(digits), codes: own(codes), rank: 0 }
}

fn shop() -> Index<u32> {
    let mut index = Index::new();
    index.put(1, entry(&["Щербаков Юрий"], &["79005550123"], &[]));
    index.put(2, entry(&["Смирнов Александр"], &["380671289567"], &[]));
    index.put(3, entry(&["Мельникова Ирина", "Apple iPhone 13"], &["490154203237518", "123"], &["F2L-X9K 001Q"]));
    index.put(4, entry(&["ООО «Привет»"], &["000124"], &["А-000124"]));
    index.put(5, entry(&["Пётр Щерба", "iPhone 14"], &["7"], &["CHK12B4"]));
    index
}

fn keys(index: &Index<u32>, query: &str) -> Vec<u32> {
    index.find(query, 10).hits.iter().map(|hit| hit.key).collect()
}

fn only(index: &Index<u32>, query: &str) -> (u32, Reason) {
    let found = index.find(query, 10);
    assert_eq!(found.hits.len(), 1, "{query}: {found:?}");
    (found.hits[0].key, found.hits[0].reason)
}

#[test]
fn any_digits_of_a_phone_find_it() {
    let shop = shop();
    for query in ["555", "8 900 555-01-23", "+7 (900) 555 01 23", "89005550123", "900555", "8900", "8 (900)"] {
        assert_eq!(only(&shop, query), (1, Reason::Phone), "{query}");
    }
    for query in ["0671289567", "067 128 95 67", "9567", "+380 67"] {
        assert_eq!(only(&shop, query), (2, Reason::Phone), "{query}");
    }
    assert!(keys(&shop, "8555").is_empty());
    assert_eq!(keys(&shop, "0123"), [1, 3], "last digits of a phone go before an order that has no such zero");
}

#[test]
fn an_order_is_found_by_its_number_before_phones_with_these_digits() {
    let shop = shop();
    let found = shop.find("123", 10);
    assert_eq!((found.hits[0].key, found.hits[0].reason), (3, Reason::Number));
    assert_eq!(found.hits.iter().map(|hit| hit.key).collect::<Vec<_>>(), [3, 1]);
    for query in ["124", "№124", "000124", "A-000124", "а000124", "0124"] {
        assert_eq!(only(&shop, query), (4, Reason::Number), "{query}");
    }
    assert_eq!(only(&shop, "7"), (5, Reason::Number));
    assert_eq!(only(&shop, "007"), (5, Reason::Number));
}

#[test]
fn serials_are_found_in_either_alphabet_and_with_any_spaces() {
    let shop = shop();
    for query in ["F2LX9K001Q", "f2l x9k 001q", "x9k", "001q", "490154203237518", "49-015420-323751-8", "37518"] {
        assert_eq!(only(&shop, query), (3, Reason::Serial), "{query}");
    }
    assert_eq!(only(&shop, "снк12"), (5, Reason::Serial));
}

#[test]
fn names_are_found_by_parts_in_any_order() {
    let shop = shop();
    assert_eq!(keys(&shop, "щерба"), [5, 1], "the whole word goes before the start of a longer one");
    assert_eq!(only(&shop, "юр щер"), (1, Reason::Name));
    assert_eq!(only(&shop, "льник"), (3, Reason::Name));
    assert_eq!(only(&shop, "петр"), (5, Reason::Name));
    assert_eq!(only(&shop, "iphone 13"), (3, Reason::Name));
    assert_eq!(only(&shop, "щербаков 0123"), (1, Reason::Phone));
    assert!(keys(&shop, "щербаков 9567").is_empty());
    for query in ["", "  ", "!?", "-"] {
        assert!(keys(&shop, query).is_empty(), "{query}");
    }
}

#[test]
fn mistakes_in_names_are_forgiven() {
    let shop = shop();
    for query in ["щербоков юрий", "щербокав", "щебраков", "юрий щирбаков"] {
        assert_eq!(only(&shop, query), (1, Reason::Typo), "{query}");
    }
    assert_eq!(only(&shop, "смернов алексндр"), (2, Reason::Typo));
    assert_eq!(only(&shop, "айрина"), (3, Reason::Typo));
    assert!(keys(&shop, "сидоров").is_empty());
}

#[test]
fn a_forgotten_keyboard_layout_is_forgiven() {
    let shop = shop();
    assert_eq!(only(&shop, "ghbdtn"), (4, Reason::Layout));
    assert_eq!(only(&shop, "oth,frjd .hbq"), (1, Reason::Layout));
    assert_eq!(only(&shop, "oth,jrjd 0123"), (1, Reason::Layout));
    assert_eq!(only(&shop, "шзрщту 13"), (3, Reason::Layout));
}

#[test]
fn half_a_query_in_another_layout_and_names_as_they_are_said_are_understood() {
    let mut index = Index::new();
    index.put(1, entry(&["Дисплей iPhone 12"], &[], &[]));
    index.put(2, entry(&["Аккумулятор iPhone 12"], &[], &[]));
    for query in ["айфон 12 дисплей", "fqajy 12 lbcgktq", "iphone 12 lbcgktq", "lbcgktq айфон", "шзрщту дисплей"]
    {
        assert_eq!(keys(&index, query), [1], "{query}");
    }
    assert!(keys(&index, "lbcgktq samsung").is_empty());
}

#[test]
fn better_finds_go_first_then_newer_ones_and_nothing_is_cut_in_silence() {
    let mut index = Index::new();
    for key in 0..20_u32 {
        index.put(key, Entry { rank: i64::from(key % 10), ..entry(&["Иванов"], &[], &[]) });
    }
    let found = index.find("иван", 3);
    assert_eq!(found.hits.iter().map(|hit| hit.key).collect::<Vec<_>>(), [9, 19, 8]);
    assert!(found.more);
    assert!(!index.find("иван", 20).more);
    assert_eq!(index.find("иван", 0), Found { hits: Vec::new(), more: true });
}

#[test]
fn changes_replace_what_was_found_before() {
    let mut index = shop();
    index.put(1, entry(&["Кузнецов Олег"], &["79005550123"], &[]));
    assert!(keys(&index, "щербаков").is_empty());
    assert_eq!(only(&index, "кузнецов").0, 1);
    index.remove(1);
    index.remove(1);
    assert!(keys(&index, "кузнецов").is_empty());
    assert_eq!(keys(&index, "0123"), [3]);
    assert_eq!(index.len(), 4);
}

#[test]
fn dropping_dead_slots_changes_no_answer() {
    let mut index = shop();
    for round in 0..3000_u32 {
        index.put(100 + round % 50, entry(&[&format!("Новый{round}")], &[&format!("7911{round:07}")], &[&format!("ZX{round}Q")]));
    }
    assert!(index.slots.len() < 3000, "dead slots were dropped");
    assert_eq!(only(&index, "щербоков юрий"), (1, Reason::Typo));
    assert_eq!(only(&index, "8 900 555-01-23"), (1, Reason::Phone));
    assert_eq!(only(&index, "ZX2999Q"), (149, Reason::Serial));
    assert!(keys(&index, "новый2949").is_empty());
    assert_eq!(index.len(), 55);
}
