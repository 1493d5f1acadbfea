//! Barcodes as SVG: one rectangle a bar, no style, so they print sharp at any size.

use maud::{Markup, html};

use crate::kernel::codes;

/// Code 128 of digits; nothing for what cannot be coded. The name for a screen reader is the code itself.
pub fn code128(digits: &str) -> Markup {
    let Some(modules) = codes::code128_modules(digits) else { return html! {} };
    let view = format!("0 0 {} 40", modules.len());
    html! {
        svg.code128 viewBox=(view) preserveAspectRatio="none" role="img" aria-label=(digits) {
            @for (start, width) in runs(&modules.iter().map(|module| *module == 1).collect::<Vec<_>>()) {
                rect x=(start) width=(width) height="40" {}
            }
        }
    }
}

/// Bars at a place of a larger drawing: x, y, width, height.
pub fn bars(modules: &[bool], (x, y, width, height): (i32, i32, i32, i32), label: &str) -> Markup {
    let view = format!("0 0 {} 1", modules.len());
    html! {
        svg.bars x=(x) y=(y) width=(width) height=(height) viewBox=(view) preserveAspectRatio="none" role="img" aria-label=(label) {
            @for (start, width) in runs(modules) { rect x=(start) width=(width) height="1" {} }
        }
    }
}

/// A QR code with its quiet zone of four modules.
pub fn qr(text: &str, label: &str) -> Markup {
    let Some((size, modules)) = codes::qr_modules(text) else { return html! {} };
    let view = format!("-4 -4 {0} {0}", size + 8);
    html! {
        svg.qr viewBox=(view) role="img" aria-label=(label) {
            @for (y, row) in modules.chunks(size).enumerate() {
                @for (x, width) in runs(row) { rect x=(x) y=(y) width=(width) height="1" {} }
            }
        }
    }
}

/// Stretches of dark modules: where each begins and how long it is.
fn runs(modules: &[bool]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in modules.iter().enumerate().filter(|(_, dark)| **dark) {
        match found.last_mut() {
            Some((start, width)) if *start + *width == at => *width += 1,
            _ => found.push((at, 1)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_dark_modules_are_one_bar() {
        assert_eq!(runs(&[true, true, false, true, false, true, true, true]), [(0, 2), (3, 1), (5, 3)]);
    }
}
