//! Reading an Excel file that anybody may have made.
//!
//! Nothing in the file is believed: the pack is unpacked into nowhere and counted before any of it is parsed, cells are
//! read one after another and never laid out as a rectangle (a cell in the far corner would ask for half a terabyte).

use std::{
    io::{Cursor, Read},
    time::{Duration, Instant},
};

use calamine::{DataRef, Reader, Xlsx};

use super::text::workbook as text;
use crate::kernel::{Lang, Refusal};

pub const FILE: usize = 15 << 20;
const UNPACKED: u64 = 100 << 20;
const SHARED: u64 = 48 << 20;
const PARTS: usize = 500;
const RATIO: u64 = 100;
const ROWS: u32 = 200_000;
const COLUMNS: u32 = 200;
const CELLS: usize = 2_000_000;
const CELL: usize = 32_000;
const TEXT: usize = 64 << 20;
const TIME: Duration = Duration::from_secs(30);

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    NotExcel,
    TooLarge,
    TooManyParts,
    Swollen,
    Broken,
    TooManyRows,
    TooManyColumns,
    TooManyCells,
    LongCell { row: u32 },
    TooMuchText,
    TooSlow,
    Empty,
}

impl Refusal for Unread {
    fn code(&self) -> &'static str {
        "workbook"
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            Unread::NotExcel => text::NOT_EXCEL.get(lang).into(),
            Unread::TooLarge => text::TOO_LARGE.with(lang, &[&(FILE >> 20)]),
            Unread::TooManyParts => text::TOO_MANY_PARTS.with(lang, &[&PARTS]),
            Unread::Swollen => text::SWOLLEN.with(lang, &[&(UNPACKED >> 20)]),
            Unread::Broken => text::BROKEN.get(lang).into(),
            Unread::TooManyRows => text::TOO_MANY_ROWS.with(lang, &[&ROWS]),
            Unread::TooManyColumns => text::TOO_MANY_COLUMNS.with(lang, &[&COLUMNS]),
            Unread::TooManyCells => text::TOO_MANY_CELLS.with(lang, &[&CELLS]),
            Unread::LongCell { row } => text::LONG_CELL.with(lang, &[row, &CELL]),
            Unread::TooMuchText => text::TOO_MUCH_TEXT.with(lang, &[&(TEXT >> 20)]),
            Unread::TooSlow => text::TOO_SLOW.with(lang, &[&TIME.as_secs()]),
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

/// The rows of the first sheet that has any. Slow: for a thread of its own.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, Unread> {
    let until = Instant::now() + TIME;
    inspect(bytes, until)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unread::Broken)?;
    for name in book.sheet_names() {
        let lines = sheet(&mut book, &name, until)?;
        if !lines.is_empty() {
            return Ok(lines);
        }
    }
    Err(Unread::Empty)
}

/// Unpacks every part into nowhere and counts: the sizes that the pack declares may lie.
fn inspect(bytes: &[u8], until: Instant) -> Result<(), Unread> {
    if bytes.len() > FILE {
        return Err(Unread::TooLarge);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(Unread::NotExcel);
    }
    let mut pack = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Broken)?;
    if pack.len() > PARTS {
        return Err(Unread::TooManyParts);
    }
    let most = UNPACKED.min(RATIO * bytes.len() as u64);
    if pack.decompressed_size().is_some_and(|size| size > u128::from(most)) {
        return Err(Unread::Swollen);
    }
    let (mut total, mut is_excel) = (0, false);
    let mut buffer = vec![0; 64 << 10];
    for at in 0..pack.len() {
        let mut part = pack.by_index(at).map_err(|_| Unread::Broken)?;
        let name = part.name().map_err(|_| Unread::Broken)?.to_ascii_lowercase();
        is_excel |= name == "xl/workbook.xml";
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
    if is_excel { Ok(()) } else { Err(Unread::NotExcel) }
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, until: Instant) -> Result<Vec<Line>, Unread> {
    // A sheet of charts has no cells and is passed over.
    let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(Vec::new()) };
    let (mut lines, mut cells, mut text): (Vec<Line>, usize, usize) = (Vec::new(), 0, 0);
    while let Some(cell) = reader.next_cell().map_err(|_| Unread::Broken)? {
        let (row, column) = cell.get_position();
        cells += 1;
        let value = cell.get_value();
        let length = match value {
            DataRef::String(text) => text.len(),
            DataRef::SharedString(text) => text.len(),
            _ => 0,
        };
        text += length;
        let wrong = match () {
            () if row >= ROWS => Some(Unread::TooManyRows),
            () if column >= COLUMNS => Some(Unread::TooManyColumns),
            () if cells > CELLS => Some(Unread::TooManyCells),
            () if length > CELL => Some(Unread::LongCell { row: row + 1 }),
            () if text > TEXT => Some(Unread::TooMuchText),
            () if cells.is_multiple_of(1024) && Instant::now() > until => Some(Unread::TooSlow),
            () => None,
        };
        if let Some(wrong) = wrong {
            return Err(wrong);
        }
        let said = say(value);
        if said.is_empty() {
            continue;
        }
        if lines.last().is_none_or(|line| line.number != row + 1) {
            lines.push(Line { number: row + 1, cells: Vec::new() });
        }
        if let Some(line) = lines.last_mut() {
            let at = column as usize;
            line.cells.resize(line.cells.len().max(at + 1), String::new());
            line.cells[at] = said;
        }
    }
    lines.sort_by_key(|line| line.number);
    Ok(lines)
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
    let kept: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    kept.trim().to_string()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use rust_xlsxwriter::Workbook;

    use super::*;

    fn refused(bytes: &[u8], why: Unread) {
        let start = Instant::now();
        assert_eq!(read(bytes).map(|lines| lines.len()), Err(why));
        assert!(start.elapsed() < Duration::from_secs(2), "{why:?} took {:?}", start.elapsed());
    }

    /// A workbook whose only sheet is this XML.
    fn workbook(sheet: &[u8]) -> Vec<u8> {
        let whole = Workbook::new().add_worksheet().write(0, 0, "x").map(|_| ()).and_then(|()| {
            let mut book = Workbook::new();
            book.add_worksheet();
            book.save_to_buffer()
        });
        let whole = whole.expect("a workbook");
        let mut from = zip::ZipArchive::new(Cursor::new(whole)).expect("a pack");
        let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..from.len() {
            let mut part = from.by_index(at).expect("a part");
            to.start_file(part.name().expect("a name").to_string(), zip::write::SimpleFileOptions::default()).expect("a new part");
            if part.name().expect("a name").contains("worksheets/") {
                to.write_all(sheet).expect("the sheet");
            } else {
                std::io::copy(&mut part, &mut to).expect("a copy");
            }
        }
        to.finish().expect("a pack").into_inner()
    }

    const HEAD: &str = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;

    #[test]
    fn hostile_files_are_refused_at_once() {
        refused(b"", Unread::NotExcel);
        refused(b"%PDF-1.7 renamed to xlsx", Unread::NotExcel);
        refused(&vec![0; FILE + 1], Unread::TooLarge);
        let far = format!(
            r#"{HEAD}<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#
        );
        refused(&workbook(far.as_bytes()), Unread::TooManyRows);
        let wide = format!(r#"{HEAD}<row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>"#);
        refused(&workbook(wide.as_bytes()), Unread::TooManyColumns);
        let whole = workbook(far.as_bytes());
        refused(&whole[..whole.len() / 2], Unread::Broken);
        let mut bomb = HEAD.as_bytes().to_vec();
        bomb.resize(20 << 20, b' ');
        refused(&workbook(&bomb), Unread::Swollen);
        let broken = format!("{HEAD}<row r=\"1\"><c r=\"A1\"><v>1</");
        refused(&workbook(broken.as_bytes()), Unread::Broken);
    }

    #[test]
    fn numbers_and_phones_come_as_a_person_sees_them() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(2, 1, 79_005_550_123_u64 as u32).expect("a number");
        sheet.write(2, 2, 1250.5).expect("a number");
        sheet.write(2, 3, "  Анна\u{1}  ").expect("a text");
        sheet.write(2, 4, 0.1 + 0.2).expect("a number");
        let lines = read(&book.save_to_buffer().expect("bytes")).expect("sound");
        assert_eq!((lines.len(), lines[0].number), (1, 3));
        assert_eq!(lines[0].cells[2..], ["1250.5", "Анна", "0.3"]);
    }
}
