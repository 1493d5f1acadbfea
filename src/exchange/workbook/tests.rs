//! Files that shops have, and files that nobody should have.

use std::io::Write;

use rust_xlsxwriter::Workbook;

use super::*;

/// The names of the sheets, and all their lines.
fn whole(bytes: &[u8]) -> Result<(Vec<String>, Vec<Line>), Unread> {
    let (mut sheets, mut lines) = (Vec::new(), Vec::new());
    read(bytes, &mut |piece| match piece {
        Piece::Sheet(name) => sheets.push(name),
        Piece::Line(line) => lines.push(line),
        Piece::End(_) => {}
    })?;
    Ok((sheets, lines))
}

/// How long this thread has worked: what it waited for others is not counted.
fn busy() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells");
    Duration::from_nanos(told.split(' ').next().and_then(|first| first.parse().ok()).expect("a number"))
}

fn refused(bytes: &[u8], why: Unread) {
    let start = busy();
    assert_eq!(whole(bytes).map(|(sheets, _)| sheets.len()), Err(why));
    assert!(busy() - start < Duration::from_secs(2), "{why:?} took {:?}", busy() - start);
}

/// A workbook whose only sheet is this XML.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "x").expect("a cell");
    with_part(&book.save_to_buffer().expect("a workbook"), "xl/worksheets/sheet1.xml", sheet)
}

/// The pack with one of its parts replaced.
fn with_part(pack: &[u8], name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(pack)).expect("a pack");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).expect("a part");
        let own = part.name().expect("a name").to_string();
        to.start_file(own.as_str(), zip::write::SimpleFileOptions::default()).expect("a new part");
        if own == name {
            to.write_all(bytes).expect("the part");
        } else {
            std::io::copy(&mut part, &mut to).expect("a copy");
        }
    }
    to.finish().expect("a pack").into_inner()
}

const SHARED_TABLE: &str = "xl/sharedStrings.xml";

/// A pack of one part.
fn packed(name: &str, part: &[u8]) -> Vec<u8> {
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    to.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
    to.write_all(part).expect("its bytes");
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
fn a_file_that_grows_when_it_is_read_is_stopped() {
    // A pack that declares a kilobyte and holds twenty megabytes.
    let mut bomb = HEAD.as_bytes().to_vec();
    bomb.resize(20 << 20, b' ');
    let mut lying = workbook(&bomb);
    for mark in [&b"PK\x01\x02"[..], b"PK\x03\x04"] {
        let size_at = if mark[2] == 1 { 24 } else { 22 };
        let found: Vec<usize> = (0..lying.len() - 4).filter(|at| &lying[*at..at + 4] == mark).collect();
        for at in found {
            lying[at + size_at..at + size_at + 4].copy_from_slice(&1024_u32.to_le_bytes());
        }
    }
    let start = busy();
    assert!(matches!(whole(&lying), Err(Unread::Swollen | Unread::Broken)));
    assert!(busy() - start < Duration::from_secs(2));
    // A pack in a pack is no workbook, whatever is inside.
    refused(&packed("inner.xlsx", &packed("xl/workbook.xml", b"<workbook/>")), Unread::NotExcel);
    // One long shared text, said by a hundred thousand cells.
    let cell = r#"<c r="A1" t="s"><v>0</v></c>"#;
    let mut quadratic = HEAD.to_string();
    for row in 1..=100_000 {
        quadratic.push_str(&format!(r#"<row r="{row}">{}</row>"#, cell.replace("A1", &format!("A{row}"))));
    }
    quadratic.push_str("</sheetData></worksheet>");
    let shared =
        format!(r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>"#, "x".repeat(30_000));
    refused(&with_part(&workbook(quadratic.as_bytes()), SHARED_TABLE, shared.as_bytes()), Unread::TooMuchText);
}

#[test]
fn other_kinds_of_tables_are_told_apart() {
    refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0], Unread::OldExcel);
    refused("Имя;Телефон\nАнна;89001112233\n".as_bytes(), Unread::PlainText);
    refused(b"<html><table><tr><td>1</td></tr></table></html>", Unread::PlainText);
    refused(&packed("content.xml", b"<office:document-content/>"), Unread::OpenDocument);
    refused(&packed("xl/workbook.bin", b"\x83\x01"), Unread::BinaryExcel);
}

#[test]
fn hidden_sheets_stay_hidden_and_the_rest_are_told_in_their_order() {
    let mut book = Workbook::new();
    let hidden = book.add_worksheet();
    hidden.set_name("Служебный").expect("a name");
    hidden.write(0, 0, "list of cities").expect("a cell");
    hidden.set_hidden(true);
    book.add_worksheet().set_name("Обложка").expect("a name").set_active(true);
    let first = book.add_worksheet();
    first.set_name("Прайс").expect("a name");
    first.merge_range(0, 0, 0, 2, "Прайс", &rust_xlsxwriter::Format::new()).expect("merged");
    first.write_formula(1, 1, rust_xlsxwriter::Formula::new("=A1").set_result("900")).expect("a formula");
    book.add_worksheet().set_name("Клиенты").expect("a name").write(0, 0, "Имя").expect("a cell");
    let (sheets, lines) = whole(&book.save_to_buffer().expect("bytes")).expect("sound");
    assert_eq!(sheets, ["Прайс", "Клиенты"]);
    assert_eq!(lines[0].cells, ["Прайс"]);
    assert_eq!(lines[1].cells, ["", "900"]);
}

#[test]
fn numbers_and_phones_come_as_a_person_sees_them() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(2, 1, 79_005_550_123_u64 as u32).expect("a number");
    sheet.write(2, 2, 1250.5).expect("a number");
    sheet.write(2, 3, "  Анна\u{1}  ").expect("a text");
    sheet.write(2, 4, 0.1 + 0.2).expect("a number");
    let (_, lines) = whole(&book.save_to_buffer().expect("bytes")).expect("sound");
    assert_eq!((lines.len(), lines[0].number), (1, 3));
    assert_eq!(lines[0].cells[2..], ["1250.5", "Анна", "0.3"]);
}
