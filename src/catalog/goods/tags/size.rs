//! The papers price tags come on: rolls of one tag and sheets of many. Lengths are in hundredths of a millimetre.

use serde::{Deserialize, Serialize};

use super::text;
use crate::kernel::Text;

/// The number is what stands on disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum Size {
    #[default]
    Roll58x40 = 1,
    Roll43x25 = 2,
    Roll30x20 = 3,
    Sheet24 = 4,
    Sheet40 = 5,
    Sheet65 = 6,
}

/// How tags stand on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    pub columns: usize,
    pub rows: usize,
    /// Of the first tag.
    pub left: i32,
    pub top: i32,
    /// From the left edge of one tag to that of its neighbour.
    pub step: i32,
}

/// A4.
const SHEET: (i32, i32) = (21_000, 29_700);

impl Size {
    pub const ALL: [Size; 6] = [Size::Roll58x40, Size::Roll43x25, Size::Roll30x20, Size::Sheet24, Size::Sheet40, Size::Sheet65];

    pub fn key(self) -> &'static str {
        match self {
            Size::Roll58x40 => "58x40",
            Size::Roll43x25 => "43x25",
            Size::Roll30x20 => "30x20",
            Size::Sheet24 => "a4x24",
            Size::Sheet40 => "a4x40",
            Size::Sheet65 => "a4x65",
        }
    }
    pub fn named(key: &str) -> Option<Size> {
        Size::ALL.into_iter().find(|size| size.key() == key)
    }
    pub fn title(self) -> Text {
        match self {
            Size::Roll58x40 => text::ROLL_58X40,
            Size::Roll43x25 => text::ROLL_43X25,
            Size::Roll30x20 => text::ROLL_30X20,
            Size::Sheet24 => text::SHEET_24,
            Size::Sheet40 => text::SHEET_40,
            Size::Sheet65 => text::SHEET_65,
        }
    }
    /// Width and height of one tag.
    pub fn tag(self) -> (i32, i32) {
        match self {
            Size::Roll58x40 => (5800, 4000),
            Size::Roll43x25 => (4300, 2500),
            Size::Roll30x20 => (3000, 2000),
            Size::Sheet24 => (7000, 3700),
            Size::Sheet40 => (5250, 2970),
            Size::Sheet65 => (3800, 2120),
        }
    }
    pub fn grid(self) -> Option<Grid> {
        match self {
            Size::Roll58x40 | Size::Roll43x25 | Size::Roll30x20 => None,
            Size::Sheet24 => Some(Grid { columns: 3, rows: 8, left: 0, top: 50, step: 7000 }),
            Size::Sheet40 => Some(Grid { columns: 4, rows: 10, left: 0, top: 0, step: 5250 }),
            Size::Sheet65 => Some(Grid { columns: 5, rows: 13, left: 480, top: 1070, step: 4060 }),
        }
    }
    /// Width and height of what the printer feeds.
    pub fn page(self) -> (i32, i32) {
        if self.grid().is_some() { SHEET } else { self.tag() }
    }
    /// The narrowest module its printers put on paper, in thousandths of a millimetre: two dots of the usual printer of
    /// labels; what is printed on sheets has finer ones.
    pub fn least_module(self) -> i32 {
        if self.grid().is_some() { 170 } else { 240 }
    }
    /// Tags on one page.
    pub fn places(self) -> usize {
        self.grid().map_or(1, |grid| grid.columns * grid.rows)
    }
    /// Where a place of a page begins.
    pub fn place(self, nth: usize) -> (i32, i32) {
        let Some(grid) = self.grid() else { return (0, 0) };
        let count = |number: usize| i32::try_from(number).unwrap_or_default();
        (grid.left + count(nth % grid.columns) * grid.step, grid.top + count(nth / grid.columns) * self.tag().1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_sheet_is_on_the_sheet() {
        for size in Size::ALL {
            let ((width, height), (page_width, page_height)) = (size.tag(), size.page());
            for nth in 0..size.places() {
                let (x, y) = size.place(nth);
                assert!(x >= 0 && x + width <= page_width && y >= 0 && y + height <= page_height, "{size:?} {nth}");
            }
            assert_eq!(Size::named(size.key()), Some(size));
        }
    }
}
