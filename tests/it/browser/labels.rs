//! Bars as a printer of labels puts them on paper, dot by dot, read by a scanner that knows nothing of the program.

use std::collections::BTreeSet;

use serde_json::json;

use super::{
    driver::Browser,
    program::{Program, set_up, take_in},
};
use crate::bars;

/// The usual printer of labels.
const DPI: u32 = 203;

/// A product with this barcode; its id.
fn product(browser: &Browser, barcode: &str) -> String {
    let script = format!(
        "return (async () => {{
           const page = new DOMParser().parseFromString(await (await fetch('/goods/new')).text(), 'text/html');
           const csrf = page.querySelector('[name=csrf]').value;
           const body = new URLSearchParams({{ csrf, name: 'Display module of a very long name with a frame for ' + {0}, kind: 'goods', category_text: 'Parts', barcodes: {0} }});
           return (await fetch('/goods', {{ method: 'POST', body }})).url;
         }})()",
        json!(barcode)
    );
    let card = browser.script(&script);
    let card = card.as_str().expect("the product is kept");
    card.rsplit('/').next().expect("an id").to_string()
}

/// What a scanner reads off the dots: the same at every row that it reads, and at enough of them.
fn scanned(dots: &[Vec<bool>]) -> (BTreeSet<String>, usize) {
    let read: Vec<String> = dots.iter().filter_map(|row| bars::read(row)).collect();
    (read.iter().cloned().collect(), read.len())
}

#[test]
fn a_scanner_reads_every_barcode_off_the_smallest_label_of_a_usual_printer() {
    let dir = crate::tempdir("browser-labels");
    let program = Program::start(&dir.join("data"));
    let browser = Browser::start(&dir.join("profile"));
    set_up(&browser, &program);
    let order = take_in(&browser, &program);
    browser.open(&format!("{order}/print/label"));
    browser.sees(".sheet--label");
    let (read, rows) = scanned(&browser.prints(".sheet--label", DPI));
    assert!(read.len() == 1 && rows > 20, "the label of an order: {read:?}, {rows} rows");
    for (code, said, on_smallest) in [
        ("4601234567893", "4601234567893", true),
        ("2000000000015", "2000000000015", true),
        ("036000291452", "0036000291452", true),
        ("96385074", "96385074", true),
        ("1234567890", "1234567890", true),
        ("D-IP13", "D-IP13", true),
        ("D-IP13-GX", "D-IP13-GX", false),
        ("490154203237518", "490154203237518", false),
    ] {
        browser.open(&format!("{}/goods", program.base));
        let id = product(&browser, code);
        for (size, fits) in [("30x20", on_smallest), ("43x25", true), ("58x40", true)] {
            for what in ["label", "price"] {
                browser.open(&format!("{}/goods/tags?what={what}&size={size}&p={id}&n=1", program.base));
                browser.sees("svg.tags");
                let told = browser.text().contains("штрихкод не помещается");
                assert_eq!((fits, browser.is_there("svg.bars")), (!told, fits), "{code} on {size}");
                assert!(browser.text_of("svg.tags").contains(code), "{code} stands in digits on {size}");
                if fits {
                    let (read, rows) = scanned(&browser.prints("svg.tags", DPI));
                    assert_eq!(read, BTreeSet::from([said.to_string()]), "{what} of {code} on {size}");
                    assert!(rows >= 40, "{what} of {code} on {size}: only {rows} rows of dots are read");
                }
            }
        }
    }
}
