//! Tags drawn to the hundredth of a millimetre: text in lines that fit, bars as wide as the printer keeps apart.

use maud::{Markup, html};

use super::size::Size;
use crate::{kernel::codes, web::ui};

/// What a tag says.
#[derive(Debug, Clone, Default)]
pub struct Tag {
    pub name: String,
    /// The code and the article.
    pub codes: String,
    /// None on a label.
    pub price: Option<String>,
    pub barcode: String,
}

/// Widths of a module that a printer of 203 dots an inch draws with whole dots.
const MODULES: [i32; 2] = [375, 250];

/// A barcode as it stands on a tag.
struct Bars {
    modules: Vec<bool>,
    /// Where the first one begins and how wide all are, in hundredths of a millimetre.
    left: i32,
    width: i32,
}

/// Modules of white that a scanner needs before and after so many: those of EAN-13, of EAN-8, of Code 128.
fn quiet(modules: usize) -> (i32, i32) {
    match modules {
        95 => (11, 7),
        67 => (7, 7),
        _ => (10, 10),
    }
}

/// How wide a module may be, in thousandths of a millimetre; none where so many do not fit.
fn module(modules: usize, size: Size) -> Option<i32> {
    let (before, after) = quiet(modules);
    let most = size.tag().0 * 10 / (before + i32::try_from(modules).ok()? + after);
    MODULES.into_iter().find(|module| *module <= most).or_else(|| Some(most).filter(|most| *most >= size.least_module()))
}

/// The barcode in the middle of a tag with the white it needs.
fn bars(size: Size, barcode: &str) -> Option<Bars> {
    let modules = codes::modules(barcode)?;
    let (wide, (before, after)) = (module(modules.len(), size)?, quiet(modules.len()));
    let count = i32::try_from(modules.len()).ok()?;
    let left = (size.tag().0 * 10 - (before + count + after) * wide) / 2 + before * wide;
    Some(Bars { modules, left: left / 10, width: count * wide / 10 })
}

/// Whether the barcode of a tag has room on it.
pub fn fits(size: Size, barcode: &str) -> bool {
    bars(size, barcode).is_some()
}

/// Lines of at most so many letters; the last one says that there was more.
fn lines(text: &str, letters: usize, most: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match all.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => all.push(word.to_string()),
        }
    }
    if all.len() > most {
        all.truncate(most);
        if let Some(last) = all.last_mut() {
            *last = last.chars().take(letters.saturating_sub(1)).chain(['\u{2026}']).collect();
        }
    }
    all
}

/// How many letters of this height stand side by side: a letter is on the average a little wider than half its height.
fn letters(width: i32, font: i32) -> usize {
    usize::try_from(width * 100 / (font * 57)).unwrap_or(1).max(1)
}

/// How much room a text takes whose letters are so many hundredths of their height wide.
fn wide(text: &str, font: i32, letter: i32) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(i32::MAX / 100_000) * font * letter / 100
}

/// One tag at its place.
pub fn tag(size: Size, place: (i32, i32), tag: &Tag) -> Markup {
    let (width, height) = size.tag();
    let scaled = |of_400: i32, least: i32| (of_400 * height / 400).max(least);
    let (pad, inner) = (scaled(22, 120), width - 2 * scaled(22, 120));
    let (small, name) = (scaled(21, 150), scaled(33, 200));
    let bars = bars(size, &tag.barcode);
    // From the bottom up: digits, bars, price and codes.
    let digits = height - pad;
    let bars_height = scaled(if tag.price.is_some() { 92 } else { 130 }, 450);
    let bars_top = digits - small - bars_height;
    // A code without room for its bars is read by eyes.
    let code = small.min(inner * 100 / (i32::try_from(tag.barcode.chars().count()).unwrap_or(1).max(1) * 62));
    let free = match (&bars, tag.barcode.is_empty()) {
        (Some(_), _) => bars_top - scaled(26, 90),
        (None, false) => digits - small - scaled(26, 90),
        (None, true) => height - pad,
    };
    let price = tag.price.as_deref().map(|price| {
        let count = i32::try_from(price.chars().count()).unwrap_or(1).max(1);
        (price, scaled(80, 400).min(inner * 100 / (count * 62)))
    });
    // Codes stand beside the price where both have room.
    let beside = price.is_some_and(|(said, font)| wide(said, font, 62) + wide(&tag.codes, small, 60) < inner);
    let top_of_text = free - price.map_or(small, |(_, font)| font.max(small));
    let room = usize::try_from((top_of_text - pad) * 10 / (name * 12)).unwrap_or_default().clamp(1, 4);
    html! {
        svg x=(place.0) y=(place.1) width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) } {
            @for (nth, line) in lines(&tag.name, letters(inner, name), room).iter().enumerate() {
                text x=(pad) y=(pad + name + i32::try_from(nth).unwrap_or_default() * name * 12 / 10) font-size=(name) font-weight="600" { (line) }
            }
            @if let Some((price, font)) = price { text x=(pad) y=(free) font-size=(font) font-weight="700" { (price) } }
            @if price.is_none() { text x=(pad) y=(free) font-size=(small) { (tag.codes) } }
            @if beside { text x=(width - pad) y=(free) font-size=(small) text-anchor="end" { (tag.codes) } }
            @if let Some(bars) = bars { (ui::svg::bars(&bars.modules, (bars.left, bars_top, bars.width, bars_height), &tag.barcode)) }
            @if !tag.barcode.is_empty() { text x=(width / 2) y=(digits) font-size=(code) text-anchor="middle" { (tag.barcode) } }
        }
    }
}

/// A frame along the edge of a tag with a cross in its middle: how the print lies on the paper.
pub fn test(size: Size, place: (i32, i32)) -> Markup {
    let (width, height) = size.tag();
    html! {
        svg x=(place.0) y=(place.1) width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) } {
            rect x="10" y="10" width=(width - 20) height=(height - 20) fill="none" stroke="black" stroke-width="20" {}
            path d={ "M" (width / 2) " " (height / 2 - 300) "v600M" (width / 2 - 300) " " (height / 2) "h600" } stroke="black" stroke-width="20" {}
            text x=(width / 2) y=(height / 2 - 400) font-size="250" text-anchor="middle" { (width / 100) "\u{d7}" (height / 100) }
        }
    }
}

/// A page of tags, moved by what the printer needs.
pub fn page(size: Size, shift: (i32, i32), tags: Markup) -> Markup {
    let (width, height) = size.page();
    let mm = |length: i32| format!("{}.{:02}mm", length / 100, length % 100);
    html! {
        svg class={ "tags tags--" (size.key()) } width=(mm(width)) height=(mm(height)) viewBox={ "0 0 " (width) " " (height) } {
            g transform={ "translate(" (shift.0) " " (shift.1) ")" } { (tags) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trade_code_fits_every_paper_with_bars_a_scanner_keeps_apart() {
        for size in Size::ALL {
            assert!(fits(size, "4601234567893"), "{size:?}");
        }
        assert_eq!(module(95, Size::Roll58x40), Some(375));
        assert_eq!(module(95, Size::Roll30x20), Some(250));
        assert!(!fits(Size::Roll30x20, "A very long code of a very long thing"));
    }

    #[test]
    fn a_long_name_is_cut_with_a_sign() {
        assert_eq!(lines("one two three four", 8, 4), ["one two", "three", "four"]);
        assert_eq!(lines("one two three four", 8, 2), ["one two", "three\u{2026}"]);
    }
}
