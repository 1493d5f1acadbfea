//! Money to the kopeck, against numbers worked out outside this program: `tests/vectors/*.json`.

use serde::{Deserialize, de::DeserializeOwned};
use verstak::kernel::{Lang, Money, Rate, codes, money::Currency, text::words::words};

fn vectors<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let path = format!("{}/tests/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the vectors are there");
    let all: Vec<T> = serde_json::from_str(&text).expect("the vectors read");
    assert!(!all.is_empty(), "{name}: no vectors");
    all
}

#[derive(Deserialize)]
struct Alloc {
    total_k: i64,
    weights: Vec<i64>,
    parts: Vec<i64>,
}

#[test]
fn a_sum_is_split_to_the_kopeck() {
    for case in vectors::<Alloc>("alloc") {
        let parts: Vec<i64> = Money(case.total_k).split(&case.weights).into_iter().map(|part| part.0).collect();
        assert_eq!(parts, case.parts, "{} by {:?}", case.total_k, case.weights);
        assert_eq!(parts.iter().sum::<i64>(), case.total_k);
    }
}

#[derive(Deserialize)]
struct Vat {
    gross_k: i64,
    rate: i64,
    vat_k: i64,
    net_k: i64,
}

#[test]
fn the_tax_inside_a_price_is_taken_out_to_the_kopeck() {
    for case in vectors::<Vat>("vat") {
        let tax = Rate::percent(case.rate).inside(Money(case.gross_k));
        assert_eq!(tax, Money(case.vat_k), "{} % of {}", case.rate, case.gross_k);
        assert_eq!(Money(case.gross_k) - tax, Money(case.net_k));
    }
}

#[derive(Deserialize)]
struct Words {
    k: i64,
    ru: String,
    uk: String,
}

#[test]
fn sums_are_written_in_words() {
    for case in vectors::<Words>("words") {
        assert_eq!(words(Money(case.k), Currency::Rub, Lang::Ru), case.ru);
        // Papers may use either apostrophe; a person reads the same word.
        let plain = words(Money(case.k), Currency::Uah, Lang::Uk).replace('\u{2019}', "'");
        assert_eq!(plain, case.uk);
    }
}

#[derive(Deserialize)]
struct Ean {
    code: String,
}

#[test]
fn barcodes_get_their_check_digit() {
    for Ean { code } in vectors::<Ean>("ean13") {
        assert_eq!(codes::ean13(&code[..12]).as_deref(), Some(code.as_str()));
        assert!(codes::ean_ok(&code));
        let last = code.as_bytes()[12];
        let wrong = format!("{}{}", &code[..12], (last - b'0' + 1) % 10);
        assert!(!codes::ean_ok(&wrong), "{wrong}");
    }
}
