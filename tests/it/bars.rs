//! A scanner of our own: reads EAN-13, UPC-A, EAN-8 and Code 128 from one row of pixels, as the standards tell them, and
//! nothing that it is not sure of. It knows no more of the program than a scanner does.

/// The left half of digits: widths of space, bar, space, bar. The other alphabets are its mirror and its negative.
const DIGITS: [[f64; 4]; 10] = [
    [3.0, 2.0, 1.0, 1.0],
    [2.0, 2.0, 2.0, 1.0],
    [2.0, 1.0, 2.0, 2.0],
    [1.0, 4.0, 1.0, 1.0],
    [1.0, 1.0, 3.0, 2.0],
    [1.0, 2.0, 3.0, 1.0],
    [1.0, 1.0, 1.0, 4.0],
    [1.0, 3.0, 1.0, 2.0],
    [1.0, 2.0, 1.0, 3.0],
    [3.0, 1.0, 1.0, 2.0],
];
/// Which of the six left digits are mirrored tells the first one.
const FIRST: [&str; 10] = ["LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"];
/// Widths of bars and spaces of every sign of Code 128, in the order of their values.
const CODE_128: &str = "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 \
    123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 \
    131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 \
    311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 \
    142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 \
    111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232";
/// How far the widths of one sign may be from those of the standard altogether, in modules, and how much nearer it must be
/// than any other.
const OFF: f64 = 1.2;
const SURE: f64 = 0.5;

/// Reads a row of pixels, dark ones true. White must stand at both sides, as wide as the standard asks.
pub fn read(row: &[bool]) -> Option<String> {
    let first = row.iter().position(|dark| *dark)?;
    let last = row.iter().rposition(|dark| *dark)?;
    let mut widths: Vec<f64> = Vec::new();
    for at in first..=last {
        match widths.last_mut() {
            Some(width) if row[at] == row[at - 1] => *width += 1.0,
            _ => widths.push(1.0),
        }
    }
    let quiet = |modules: f64, left: f64, right: f64| {
        let module = widths.iter().sum::<f64>() / modules;
        // Half a dot is what the edge of a bar may take.
        let wide = |dots: usize, modules: f64| f64::from(u16::try_from(dots).unwrap_or(u16::MAX)) + 0.5 >= modules * module;
        wide(first, left) && wide(row.len() - 1 - last, right)
    };
    let trade = match widths.len() {
        59 if quiet(95.0, 11.0, 7.0) => ean(&widths, 6),
        43 if quiet(67.0, 7.0, 7.0) => ean(&widths, 4),
        _ => None,
    };
    // Every sign has three bars and three spaces and takes eleven modules, the last one has a bar of two more.
    let signs = widths.len().checked_sub(7).filter(|rest| rest % 6 == 0).and_then(|rest| u8::try_from(rest / 6).ok());
    let code = signs.filter(|signs| quiet(f64::from(*signs) * 11.0 + 13.0, 10.0, 10.0));
    trade.or_else(|| code.and_then(|_| code_128(&widths)))
}

/// The pattern nearest to these widths, if it is near and no other is.
fn nearest<'p, const N: usize>(widths: &[f64], modules: f64, patterns: impl Iterator<Item = (usize, &'p [f64; N])>) -> Option<usize> {
    let all: f64 = widths.iter().sum();
    let off = |pattern: &[f64; N]| pattern.iter().zip(widths).map(|(right, width)| (width * modules / all - right).abs()).sum::<f64>();
    let mut found: Vec<(f64, usize)> = patterns.map(|(value, pattern)| (off(pattern), value)).collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    match found[..] {
        [(best, value), (next, _), ..] if best < OFF && next - best > SURE => Some(value),
        _ => None,
    }
}

fn ean(widths: &[f64], half: usize) -> Option<String> {
    let mirrored = DIGITS.map(|[a, b, c, d]| [d, c, b, a]);
    let (mut digits, mut kinds) = (String::new(), String::new());
    let (left, right) = (&widths[3..3 + half * 4], &widths[3 + half * 4 + 5..widths.len() - 3]);
    for digit in left.chunks_exact(4) {
        let alphabets = DIGITS.iter().chain(if half == 6 { &mirrored[..] } else { &[] }).enumerate();
        let found = nearest(digit, 7.0, alphabets)?;
        digits.push_str(&(found % 10).to_string());
        kinds.push(if found < 10 { 'L' } else { 'G' });
    }
    for digit in right.chunks_exact(4) {
        digits.push_str(&nearest(digit, 7.0, DIGITS.iter().enumerate())?.to_string());
    }
    if half == 6 {
        digits.insert_str(0, &FIRST.iter().position(|pattern| *pattern == kinds)?.to_string());
    }
    let sum: u32 =
        digits.chars().rev().zip([1, 3].into_iter().cycle()).filter_map(|(digit, weight)| Some(digit.to_digit(10)? * weight)).sum();
    sum.is_multiple_of(10).then_some(digits)
}

fn code_128(widths: &[f64]) -> Option<String> {
    let patterns: Vec<[f64; 6]> =
        CODE_128.split_whitespace().map(|sign| std::array::from_fn(|at| f64::from(sign.as_bytes()[at] - b'0'))).collect();
    let signs = widths[..widths.len() - 7].chunks_exact(6);
    let values: Vec<usize> = signs.map(|sign| nearest(sign, 11.0, patterns.iter().enumerate())).collect::<Option<_>>()?;
    let stop = [2.0, 3.0, 3.0, 1.0, 1.0, 1.0, 2.0];
    nearest(&widths[widths.len() - 7..], 13.0, [(1, &stop), (0, &[13.0 / 7.0; 7])].into_iter()).filter(|found| *found == 1)?;
    let ([start, body @ ..], check) = (&values[..values.len() - 1], values.last()?) else { return None };
    let sum: usize = start + body.iter().zip(1..).map(|(value, weight)| value * weight).sum::<usize>();
    if sum % 103 != *check {
        return None;
    }
    let mut set = *start;
    let mut text = String::new();
    for value in body {
        match (set, value) {
            (105, 0..=99) => text.push_str(&format!("{value:02}")),
            (105, 100) => set = 104,
            (104, 99) => set = 105,
            (104, 0..=94) => text.push(char::from(32 + u8::try_from(*value).ok()?)),
            _ => return None,
        }
    }
    Some(text)
}

#[test]
fn bars_are_read_as_the_standards_tell_them_and_nothing_else_is() {
    let row = |modules: &[u8], dots: usize| -> Vec<bool> {
        let quiet = std::iter::repeat_n(false, 11 * dots);
        quiet.clone().chain(modules.iter().flat_map(|module| std::iter::repeat_n(*module == b'1', dots))).chain(quiet).collect()
    };
    let ean = b"10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101";
    // Start, 12, 34, 56, the check, stop.
    let code = [&b"11010011100"[..], b"10110011100", b"10001011000", b"11100010110", b"10001101110", b"1100011101011"].concat();
    for dots in [1, 2, 3] {
        assert_eq!(read(&row(ean, dots)).as_deref(), Some("5901234123457"));
        assert_eq!(read(&row(&code, dots)).as_deref(), Some("123456"));
    }
    let mut wrong = row(ean, 2);
    wrong[2 * (11 + 40)] ^= true;
    assert_eq!(read(&wrong), None, "a dot that is not white any more");
    assert_eq!(read(&row(ean, 2)[8..]), None, "too little white before it");
    assert_eq!(read(&[false; 40]), None);
}
