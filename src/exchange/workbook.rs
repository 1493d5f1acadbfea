//! Reading an Excel file that anybody may have made.
//!
//! Nothing in the file is believed: the pack is unpacked into nowhere and counted before any of it is parsed, cells are
//! read one after another and never laid out as a rectangle (a cell in the far corner would ask for half a terabyte), and
//! all of it happens in a process of its own (`worker`), which may die without harm to anybody.

use std::{
    io::{Cursor, Read},
    time::{Duration, Instant},
};

use calamine::{DataRef, Reader, SheetVisible, Xlsx};
use serde::{Deserialize, Serialize};

use super::text::workbook as text;
use crate::kernel::{Lang, Refusal};

pub const FILE: usize = 15 << 20;
const UNPACKED: u64 = 100 << 20;
const SHARED: u64 = 48 << 20;
const PARTS: usize = 500;
const SHEETS: usize = 50;
const RATIO: u64 = 100;
const ROWS: u32 = 200_000;
const COLUMNS: u32 = 200;
const CELLS: usize = 2_000_000;
const CELL: usize = 32_000;
const TEXT: usize = 64 << 20;
pub const TIME: Duration = Duration::from_secs(30);

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unread {
    NotExcel,
    /// The format before 2007, or a file under a password: from outside they look the same.
    OldExcel,
    OpenDocument,
    /// CSV, or a page of the web that calls itself a table.
    PlainText,
    BinaryExcel,
    TooLarge,
    TooManyParts,
    TooManySheets,
    Swollen,
    Broken,
    TooManyRows,
    TooManyColumns,
    TooManyCells,
    LongCell {
        row: u32,
    },
    TooMuchText,
    TooSlow,
    /// The process that read it ended before its time: the file asked for more memory than it may have.
    TooHeavy,
    Empty,
}

impl Refusal for Unread {
    fn code(&self) -> &'static str {
        "workbook"
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            Unread::NotExcel => text::NOT_EXCEL.get(lang).into(),
            Unread::OldExcel => text::OLD_EXCEL.get(lang).into(),
            Unread::OpenDocument => text::OPEN_DOCUMENT.get(lang).into(),
            Unread::PlainText => text::PLAIN_TEXT.get(lang).into(),
            Unread::BinaryExcel => text::BINARY_EXCEL.get(lang).into(),
            Unread::TooLarge => text::TOO_LARGE.with(lang, &[&(FILE >> 20)]),
            Unread::TooManyParts => text::TOO_MANY_PARTS.with(lang, &[&PARTS]),
            Unread::TooManySheets => text::TOO_MANY_SHEETS.with(lang, &[&SHEETS]),
            Unread::Swollen => text::SWOLLEN.with(lang, &[&(UNPACKED >> 20)]),
            Unread::Broken => text::BROKEN.get(lang).into(),
            Unread::TooManyRows => text::TOO_MANY_ROWS.with(lang, &[&ROWS]),
            Unread::TooManyColumns => text::TOO_MANY_COLUMNS.with(lang, &[&COLUMNS]),
            Unread::TooManyCells => text::TOO_MANY_CELLS.with(lang, &[&CELLS]),
            Unread::LongCell { row } => text::LONG_CELL.with(lang, &[row, &CELL]),
            Unread::TooMuchText => text::TOO_MUCH_TEXT.with(lang, &[&(TEXT >> 20)]),
            Unread::TooSlow => text::TOO_SLOW.with(lang, &[&TIME.as_secs()]),
            Unread::TooHeavy => text::TOO_HEAVY.get(lang).into(),
            Unread::Empty => text::EMPTY.get(lang).into(),
        }
    }
    fn field(&self) -> Option<&'static str> {
        Some("file")
    }
}

/// A row that has something in it; `number` is the one Excel shows.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Line {
    #[serde(rename = "n")]
    pub number: u32,
    #[serde(rename = "c")]
    pub cells: Vec<String>,
}

impl Line {
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }
}

/// What is told of a file as it is read: sheets in their order, each followed by its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    Sheet(String),
    Line(Line),
    /// Told last: all is well, or why not.
    End(Option<Unread>),
}

/// Tells every filled sheet that a person sees in Excel; when all such are empty, the hidden ones.
pub fn read(bytes: &[u8], told: &mut dyn FnMut(Piece)) -> Result<(), Unread> {
    let until = Instant::now() + TIME;
    inspect(bytes, until)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unread::Broken)?;
    let (seen, hidden): (Vec<_>, Vec<_>) =
        book.sheets_metadata().to_vec().into_iter().partition(|sheet| sheet.visible == SheetVisible::Visible);
    let mut reading = Reading { until, told, sheets: 0, cells: 0, text: 0 };
    for some in [seen, hidden] {
        for sheet in some {
            reading.sheet(&mut book, &sheet.name)?;
        }
        if reading.sheets > 0 {
            return Ok(());
        }
    }
    Err(Unread::Empty)
}

/// What a file is when it is not an Excel workbook, by its first bytes.
fn foreign(bytes: &[u8]) -> Unread {
    let start = &bytes[..bytes.len().min(4096)];
    let page = start.trim_ascii_start().first() == Some(&b'<');
    let table = start.contains(&b';') || start.contains(&b'\t') || start.contains(&b',');
    match () {
        () if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) => Unread::OldExcel,
        () if start.starts_with(b"%PDF") || start.iter().any(|byte| *byte < 9) => Unread::NotExcel,
        () if page || table => Unread::PlainText,
        () => Unread::NotExcel,
    }
}

/// Unpacks every part into nowhere and counts: the sizes that the pack declares may lie.
fn inspect(bytes: &[u8], until: Instant) -> Result<(), Unread> {
    if bytes.len() > FILE {
        return Err(Unread::TooLarge);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(foreign(bytes));
    }
    let mut pack = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Broken)?;
    if pack.len() > PARTS {
        return Err(Unread::TooManyParts);
    }
    let most = UNPACKED.min(RATIO * bytes.len() as u64);
    if pack.decompressed_size().is_some_and(|size| size > u128::from(most)) {
        return Err(Unread::Swollen);
    }
    let (mut total, mut kind) = (0, Err(Unread::NotExcel));
    let mut buffer = vec![0; 64 << 10];
    for at in 0..pack.len() {
        let mut part = pack.by_index(at).map_err(|_| Unread::Broken)?;
        let name = part.name().map_err(|_| Unread::Broken)?.to_ascii_lowercase();
        match name.as_str() {
            "xl/workbook.xml" => kind = Ok(()),
            "xl/workbook.bin" => kind = Err(Unread::BinaryExcel),
            "content.xml" => kind = Err(Unread::OpenDocument),
            _ => {}
        }
        let own = if name.ends_with("sharedstrings.xml") { SHARED } else { UNPACKED };
        let mut size = 0;
        loop {
            let read = part.read(&mut buffer).map_err(|_| Unread::Broken)? as u64;
            (size, total) = (size + read, total + read);
            match read {
                0 => break,
                _ if total > most || size > own => return Err(Unread::Swollen),
                _ if Instant::now() > until => return Err(Unread::TooSlow),
                _ => {}
            }
        }
    }
    kind
}

/// How much was read so far of what a whole file may have.
struct Reading<'t> {
    until: Instant,
    told: &'t mut dyn FnMut(Piece),
    sheets: usize,
    cells: usize,
    text: usize,
}

impl Reading<'_> {
    fn sheet(&mut self, book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<(), Unread> {
        // A sheet of charts has no cells and is passed over.
        let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(()) };
        let (mut line, mut filled): (Option<Line>, bool) = (None, false);
        while let Some(cell) = reader.next_cell().map_err(|_| Unread::Broken)? {
            let (row, column) = cell.get_position();
            self.weigh(row, column, cell.get_value())?;
            let said = say(cell.get_value());
            if said.is_empty() {
                continue;
            }
            if !filled {
                filled = true;
                self.sheets += 1;
                if self.sheets > SHEETS {
                    return Err(Unread::TooManySheets);
                }
                (self.told)(Piece::Sheet(clean(name)));
            }
            if line.as_ref().is_none_or(|line| line.number != row + 1) {
                // Rows out of order are written by no program, and would hide one another here.
                if line.as_ref().is_some_and(|line| line.number > row + 1) {
                    return Err(Unread::Broken);
                }
                self.tell(line.replace(Line { number: row + 1, cells: Vec::new() }));
            }
            if let Some(line) = &mut line {
                let at = column as usize;
                line.cells.resize(line.cells.len().max(at + 1), String::new());
                line.cells[at] = said;
            }
        }
        self.tell(line);
        Ok(())
    }

    fn tell(&mut self, line: Option<Line>) {
        if let Some(line) = line {
            (self.told)(Piece::Line(line));
        }
    }

    fn weigh(&mut self, row: u32, column: u32, value: &DataRef<'_>) -> Result<(), Unread> {
        let length = match value {
            DataRef::String(text) => text.len(),
            DataRef::SharedString(text) => text.len(),
            _ => 0,
        };
        self.cells += 1;
        self.text += length;
        let wrong = match () {
            () if row >= ROWS => Unread::TooManyRows,
            () if column >= COLUMNS => Unread::TooManyColumns,
            () if self.cells > CELLS => Unread::TooManyCells,
            // Letters of two bytes are counted only when the bytes are too many.
            () if length > CELL && text_length(value) > CELL => Unread::LongCell { row: row + 1 },
            () if self.text > TEXT => Unread::TooMuchText,
            () if self.cells.is_multiple_of(1024) && Instant::now() > self.until => Unread::TooSlow,
            () => return Ok(()),
        };
        Err(wrong)
    }
}

fn text_length(value: &DataRef<'_>) -> usize {
    match value {
        DataRef::String(text) => text.chars().count(),
        DataRef::SharedString(text) => text.chars().count(),
        _ => 0,
    }
}

/// A cell as a person sees it: whole numbers without a fraction, dates as days, no spaces around.
fn say(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        // Four digits after the mark wipe out the noise of floating numbers and lose no kopeck.
        DataRef::Float(number) => {
            let said = format!("{number:.4}");
            said.trim_end_matches('0').trim_end_matches('.').to_string()
        }
        DataRef::String(text) => clean(text),
        DataRef::SharedString(text) => clean(text),
        DataRef::Bool(yes) => if *yes { "1" } else { "0" }.into(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{day:02}.{month:02}.{year}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => clean(text),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn clean(text: &str) -> String {
    // Nearly every text; the first byte of the rarer control characters is looked at closer.
    if !text.bytes().any(|byte| byte < b' ' || byte == 0x7f || byte == 0xc2) {
        return text.trim().to_string();
    }
    let kept: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    kept.trim().to_string()
}

#[cfg(test)]
mod tests;
