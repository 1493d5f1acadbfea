//! What is printed can be read back: the bars of a label as a scanner sees them.

use verstak::kernel::codes;

use crate::{bench::Bench, shop::Shop};

/// Widths of bars and spaces of Code 128 by value: 103 to 105 are the starts, 106 is the stop without its last bar.
const WIDTHS: &str = "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 \
123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 \
131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 \
311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 \
142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 \
111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 233111";
const START_C: usize = 105;
const STOP: usize = 106;

fn number(rest: &str, name: &str) -> usize {
    let value = rest.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.and_then(|digits| digits.parse().ok()).expect(name)
}

/// Widths of bars and spaces in turn, from the rectangles of the picture.
fn widths(svg: &str) -> Vec<usize> {
    let (mut found, mut end) = (Vec::new(), None);
    for rest in svg.split("<rect").skip(1) {
        let (x, width) = (number(rest, "x"), number(rest, "width"));
        found.extend(end.map(|end| x - end));
        found.push(width);
        end = Some(x + width);
    }
    found
}

/// The digits of a Code 128 in set C, with its start, check and stop looked at.
fn read_bars(svg: &str) -> String {
    let all: Vec<&str> = WIDTHS.split_whitespace().collect();
    let bars = widths(svg);
    let values: Vec<usize> = bars
        .chunks(6)
        .filter(|symbol| symbol.len() == 6)
        .map(|symbol| symbol.iter().map(usize::to_string).collect::<String>())
        .map(|symbol| all.iter().position(|known| *known == symbol).unwrap_or_else(|| panic!("{symbol} is no symbol")))
        .collect();
    let [START_C, body @ .., check, STOP] = values.as_slice() else { panic!("not a set C code: {values:?}") };
    assert_eq!(bars.last(), Some(&2), "the stop ends with a bar of two");
    let sum = body.iter().enumerate().fold(START_C, |sum, (at, value)| sum + (at + 1) * value);
    assert_eq!(sum % 103, *check, "the check symbol");
    body.iter().map(|value| format!("{value:02}")).collect()
}

#[tokio::test]
async fn the_bars_of_every_paper_read_as_the_order_and_the_scan_opens_it() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let owner = shop.owner().await;
    for (paper, codes_on_it) in [("label", 1), ("receipt", 2), ("receipt?copies=2", 4), ("act", 1)] {
        let page = owner.get(&format!("/orders/{}/print/{paper}", order.id)).await.ok();
        let pictures: Vec<&str> =
            page.body.split("<svg class=\"code128\"").skip(1).filter_map(|rest| rest.split("</svg>").next()).collect();
        assert_eq!(pictures.len(), codes_on_it, "{paper}");
        for picture in pictures {
            let digits = read_bars(picture);
            let (kind, number) = codes::read_barcode(&digits).expect("our own barcode");
            assert_eq!((kind, number % 10_000_000), (codes::Kind::Order, order.serial), "{paper}");
            assert_eq!(owner.get(&format!("/scan?q={digits}")).await.goes_to(), format!("/orders/{}", order.id));
        }
    }
}
