//! Writing one sheet of Excel, row after row, in memory that does not grow with the rows.
//!
//! A text is always written as a text: nothing a person typed becomes a formula or a link.

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Cx, Reply};
use crate::{
    kernel::{Day, Error, Lang, Moment, Money, Quantity, Result, Text, Zone},
    store::{Read, Write},
};

/// As many characters as Excel keeps in a cell.
const CELL: usize = 32_000;

/// Two lines of a long head, in points.
const HEAD_HEIGHT: u16 = 32;
/// Under the heads, and the line below them.
const HEAD: Color = Color::RGB(0x00ED_F1EE);
const LINE: Color = Color::RGB(0x00B9_C4BD);

pub enum Cell {
    Text(String),
    Money(Money),
    /// A percentage or another number with at most two digits after the mark, in hundredths.
    Hundredths(i64),
    Count(u32),
    Quantity(Quantity),
    Day(Day),
    Moment(Moment),
    Nothing,
}

impl Cell {
    pub fn text(text: impl ToString) -> Cell {
        Cell::Text(text.to_string())
    }
    pub fn when(at: Option<Moment>) -> Cell {
        at.map_or(Cell::Nothing, Cell::Moment)
    }
}

pub struct Column {
    pub title: String,
    /// In characters.
    pub width: u8,
}

pub fn columns(lang: Lang, heads: &[(Text, u8)]) -> Vec<Column> {
    heads.iter().map(|(title, width)| Column { title: title.get(lang).to_string(), width: *width }).collect()
}

/// Writes the file on a thread of its own, notes by `record` who took how many rows, and hands the file over.
pub async fn hand_over<F, R>(cx: &Cx, title: String, columns: Vec<Column>, record: R, fill: F) -> Result<Reply>
where
    F: FnOnce(&Read<'_>, &mut Sheet<'_>) -> Result<u32> + Send + 'static,
    R: Fn(&mut Write<'_>, u32) -> Result<()> + Send + Sync + 'static,
{
    let (name, zone) = (title.clone(), cx.frame().zone.clone());
    let written = cx.store().read_long(move |reads| workbook(&name, &columns, &zone, |sheet| fill(reads, sheet)));
    let (bytes, rows) = written.await?;
    // Not `cx.write`: the button's key stays the same on an open page, and each file taken is a fact of its own.
    cx.refuse_strangers()?;
    cx.store().write(cx.stamp(), move |tx| record(tx, rows)).await?;
    Ok(Reply::xlsx(format!("{title} {}.xlsx", cx.today().iso()), bytes))
}

struct Looks {
    text: Format,
    head: Format,
    money: Format,
    number: Format,
    /// Of whole quantities, and of those with a part: a mark with nothing behind it says nothing.
    whole: Format,
    part: Format,
    day: Format,
    moment: Format,
}

/// The sheet being written.
pub struct Sheet<'w> {
    sheet: &'w mut Worksheet,
    zone: Zone,
    looks: Looks,
    /// Of the rows that sum the others up.
    strong: Looks,
    row: u32,
}

/// Writes a workbook of one sheet; `fill` adds its rows.
pub fn workbook<T>(name: &str, columns: &[Column], zone: &Zone, fill: impl FnOnce(&mut Sheet<'_>) -> Result<T>) -> Result<(Vec<u8>, T)> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().map_err(broken)?;
    let mut sheet = Sheet { sheet, zone: zone.clone(), looks: looks(&Format::new()), strong: looks(&Format::new().set_bold()), row: 0 };
    sheet.head(name, columns).map_err(broken)?;
    let done = fill(&mut sheet)?;
    let bytes = book.save_to_buffer().map_err(broken)?;
    Ok((bytes, done))
}

fn broken(error: XlsxError) -> Error {
    Error::broken(error)
}

fn looks(base: &Format) -> Looks {
    let number = |format: &str| base.clone().set_num_format(format);
    Looks {
        text: base.clone(),
        head: Format::new()
            .set_bold()
            .set_background_color(HEAD)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(LINE)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap(),
        money: number("#,##0.00"),
        number: number("General"),
        whole: number("#,##0"),
        part: number("#,##0.0##"),
        day: number("dd.mm.yyyy"),
        moment: number("dd.mm.yyyy hh:mm"),
    }
}

impl Sheet<'_> {
    fn head(&mut self, name: &str, columns: &[Column]) -> Result<(), XlsxError> {
        self.sheet.set_name(name)?;
        self.sheet.set_freeze_panes(1, 0)?;
        for (at, column) in (0..).zip(columns) {
            self.sheet.set_column_width(at, column.width)?;
            self.sheet.write_string_with_format(0, at, column.title.as_str(), &self.looks.head)?;
        }
        self.sheet.set_row_height(0, HEAD_HEIGHT)?;
        self.row = 1;
        Ok(())
    }

    pub fn row(&mut self, cells: &[Cell]) -> Result<()> {
        for (at, cell) in (0..).zip(cells) {
            self.cell(at, cell, false).map_err(broken)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A row that sums the others up: what it is, and plain numbers in the last of the columns. Not formulas, so that what is
    /// filtered or sorted later does not change what was taken out.
    pub fn total(&mut self, said: &str, columns: usize, numbers: &[Cell]) -> Result<()> {
        self.cell(0, &Cell::text(said), true).map_err(broken)?;
        for (at, cell) in (columns.saturating_sub(numbers.len())..).zip(numbers) {
            self.cell(u16::try_from(at).map_err(Error::broken)?, cell, true).map_err(broken)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Heads of the filled rows become filters. Called before the row of totals, which stays out of them.
    pub fn filters(&mut self, columns: usize) -> Result<()> {
        let last = u16::try_from(columns.saturating_sub(1)).map_err(Error::broken)?;
        self.sheet.autofilter(0, 0, self.row.saturating_sub(1), last).map_err(broken)?;
        Ok(())
    }

    fn cell(&mut self, at: u16, cell: &Cell, strong: bool) -> Result<(), XlsxError> {
        let (sheet, row, looks) = (&mut *self.sheet, self.row, if strong { &self.strong } else { &self.looks });
        match cell {
            Cell::Text(text) if text.is_empty() => {}
            Cell::Text(text) => {
                sheet.write_string_with_format(row, at, text.chars().take(CELL).collect::<String>(), &looks.text)?;
            }
            Cell::Money(amount) => {
                sheet.write_number_with_format(row, at, hundredths(amount.0), &looks.money)?;
            }
            Cell::Hundredths(value) => {
                sheet.write_number_with_format(row, at, hundredths(*value), &looks.number)?;
            }
            Cell::Count(count) => {
                sheet.write_number_with_format(row, at, *count, &looks.text)?;
            }
            Cell::Quantity(quantity) => {
                let look = if quantity.0 % Quantity::ONE.0 == 0 { &looks.whole } else { &looks.part };
                sheet.write_number_with_format(row, at, quantity.0 as f64 / 1000.0, look)?;
            }
            Cell::Day(of) => {
                sheet.write_datetime_with_format(row, at, &day(of.date())?, &looks.day)?;
            }
            Cell::Moment(moment) => {
                let local = self.zone.local(*moment);
                let (hour, minute) = (local.hour().unsigned_abs(), local.minute().unsigned_abs());
                let at_day = day(local.date())?.and_hms(hour.into(), minute, 0)?;
                sheet.write_datetime_with_format(row, at, &at_day, &looks.moment)?;
            }
            Cell::Nothing => {}
        }
        Ok(())
    }
}

fn day(date: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// Excel has no numbers but floating ones; here, on the way out, a whole number of kopecks becomes one.
fn hundredths(value: i64) -> f64 {
    value as f64 / 100.0
}
