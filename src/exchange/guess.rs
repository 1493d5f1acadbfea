//! The top of somebody else's table: which row holds the heads, and what its columns are.

use super::{
    columns::{Columns, Mapping},
    field::Field,
    workbook::Line,
};
use crate::kernel::name::fold;

/// The heads are looked for so many rows from the top.
const LOOKED: usize = 20;

/// What the top of a sheet tells of its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The row of the heads, as Excel numbers it; 0 when there are none.
    pub head: u32,
    pub heads: Vec<String>,
    pub mapping: Mapping,
}

/// As much of a head as is shown.
const HEAD: usize = 80;

/// Which row holds the heads, and what its columns are. Without known words the first row is taken for heads, unless it
/// looks like data already.
pub fn guess(columns: &Columns, lines: &[Line]) -> Guess {
    let top = &lines[..lines.len().min(LOOKED)];
    let known = |mapping: &Mapping| mapping.iter().flatten().count();
    let best = top.iter().map(|line| (line, mapping(columns, line))).rev().max_by_key(|(_, mapping)| known(mapping));
    let found = best.filter(|(_, mapping)| known(mapping) > 0);
    let unknown = || top.first().filter(|line| !looks_like_data(line)).map(|line| (line, Vec::new()));
    let (line, mut mapping) = found.or_else(unknown).map_or((None, Vec::new()), |(line, mapping)| (Some(line), mapping));
    let width = top.iter().map(|line| line.cells.len()).max().unwrap_or_default();
    mapping.resize(width, None);
    let heads = (0..width).map(|at| line.map_or("", |line| line.cell(at)).chars().take(HEAD).collect()).collect();
    Guess { head: line.map_or(0, |line| line.number), heads, mapping }
}

/// A phone, a price or a code: no head has so many digits.
fn looks_like_data(line: &Line) -> bool {
    line.cells.iter().any(|cell| cell.chars().filter(char::is_ascii_digit).count() >= 3)
}

fn mapping(columns: &Columns, line: &Line) -> Mapping {
    let folded: Vec<String> = line.cells.iter().map(|cell| fold(cell)).collect();
    let mut found: Mapping = vec![None; folded.len()];
    // The plainest name of a price is looked for last: every other price has it for a part of its own.
    let mut fields = columns.fields();
    fields.sort_by_key(|field| if let Field::PriceOf(at) = field { u8::MAX - at } else { 0 });
    for field in fields {
        let words = columns.words(field);
        let rank = |cell: &String| {
            let exact = words.iter().position(|word| word == cell);
            exact.or_else(|| {
                words.iter().position(|word| cell.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' '))).map(|at| at + 100)
            })
        };
        let free = folded.iter().enumerate().filter(|(at, cell)| found[*at].is_none() && !cell.is_empty() && cell.chars().count() < 40);
        let best = free.filter_map(|(at, cell)| Some((rank(cell)?, at))).min();
        if let Some((_, at)) = best {
            found[at] = Some(field);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::columns::{Kind, PriceColumn},
        kernel::{Id, text::Named},
    };

    fn columns(kind: Kind) -> Columns {
        let price = |name: &str, at| PriceColumn { id: Id::fixed(at), name: Named::plain(name) };
        Columns {
            kind, prices: if kind == Kind::Goods { vec![price("Розничная", 1), price("Оптовая", 2)] } else { Vec::new() }
        }
    }

    fn line(number: u32, cells: &[&str]) -> Line {
        Line { number, cells: cells.iter().map(|cell| (*cell).to_string()).collect() }
    }

    #[test]
    fn heads_are_found_anywhere_and_in_any_order() {
        let lines =
            [line(1, &["Прайс на ремонт"]), line(3, &["№", "Стоимость, руб.", "Гарантия", "Наименование услуги"]), line(4, &["1", "900"])];
        let found = guess(&columns(Kind::Services), &lines);
        assert_eq!((found.head, found.mapping), (3, vec![None, Some(Field::Price), Some(Field::Warranty), Some(Field::Service)]));
        let mut deep: Vec<Line> = (1..=19).map(|number| line(number, &["ООО «Ромашка»"])).collect();
        deep.push(line(20, &["Цена", "Услуга"]));
        assert_eq!(guess(&columns(Kind::Services), &deep).head, 20);
    }

    #[test]
    fn a_table_without_heads_loses_no_row() {
        let bare = [line(1, &["Анна", "89001112233"]), line(2, &["Пётр", "89001112244", "", "постоянный"])];
        let found = guess(&columns(Kind::Clients), &bare);
        assert_eq!((found.head, found.heads.len(), found.mapping), (0, 4, vec![None; 4]));
        let strange = [line(1, &["Кто", "Куда звонить"]), line(2, &["Анна", "89001112233"])];
        assert_eq!(guess(&columns(Kind::Clients), &strange).head, 1);
    }

    #[test]
    fn each_type_of_price_has_a_column_of_its_own() {
        let heads = ["Номенклатура", "Кол-во", "Цена закупки", "Цена", "Цена оптовая", "Штрих-код", "IMEI"];
        let found = guess(&columns(Kind::Goods), &[line(1, &heads), line(2, &["Дисплей", "1"])]);
        let fields = [Field::Product, Field::Stock, Field::Purchase, Field::PriceOf(0), Field::PriceOf(1), Field::Barcodes, Field::Serials];
        assert_eq!(found.mapping, fields.map(Some).to_vec());
    }
}
