//! The lines of a count in Excel: what its page may say of them, and no more; under them what it came to.

use super::{
    access::{Met, meet},
    fact::{self, StocktakeFact},
    find::lines,
    rows::worth,
    tables::{Line, Shelf, State},
    tally::Tally,
    text, title,
};
use crate::{
    kernel::{Id, Lang, Money, Result, Text, mark},
    log::Record,
    store::Write,
    web::{
        Cx, Reply,
        sheet::{Cell, columns, hand_over},
    },
};

const HEADS: [(Text, u8); 10] = [
    (text::CODE, 10),
    (text::PRODUCT, 46),
    (text::BIN, 16),
    (text::UNIT, 8),
    (text::FACT, 12),
    (text::SERIALS, 32),
    (text::V_FOREIGN, 12),
    (text::BOOK, 12),
    (text::DIFFERENCE, 12),
    (text::SUM, 14),
];
/// Columns that say what the book says begin here.
const BOOK: usize = 7;
const SUM: usize = 9;

/// `POST /stock/counts/:id/excel`
pub async fn hand_out(cx: Cx) -> Result<Reply> {
    let (lang, id, own) = (cx.lang(), cx.path::<Id<mark::Stocktake>>("id")?, cx.clone());
    let met = cx.read(|reads| meet(&cx, reads, id)).await?;
    let shown = match (met.of.shows_book(), met.cost) {
        (false, _) => BOOK,
        (true, false) => SUM,
        (true, true) => HEADS.len(),
    };
    let record = move |tx: &mut Write<'_>, lines: u32| tx.record(fact::about(id), &StocktakeFact::Exported { lines });
    hand_over(&cx, title(met.of.number, lang), columns(lang, &HEADS[..shown]), record, move |reads, sheet| {
        let (met, mut told) = (meet(&own, reads, id)?, 0);
        for line in lines(reads, id, Shelf::All)?.iter().chain(&lines(reads, id, Shelf::Foreign)?) {
            sheet.row(&cells(&met, line, lang)[..shown])?;
            told += 1;
        }
        sheet.filters(shown)?;
        if shown > SUM && met.of.state != State::Counting {
            let Tally { short, over, .. } = met.of.came_to();
            let sums: [(Text, Money); 3] = [(text::SHORTAGES, -short), (text::SURPLUSES, over), (text::NET, over - short)];
            for (said, sum) in sums {
                sheet.total(said.get(lang), shown, &[Cell::Money(sum)])?;
            }
        }
        Ok(told)
    })
    .await
}

fn cells(met: &Met, line: &Line, lang: Lang) -> [Cell; 10] {
    let difference = line.told(&met.of);
    [
        Cell::text(&line.code),
        Cell::text(&line.name),
        Cell::text(&line.bins),
        Cell::text(line.measure.get(lang)),
        line.counted().map_or(Cell::Nothing, Cell::Quantity),
        Cell::text(line.serials().join(", ")),
        if line.foreign { Cell::text("+") } else { Cell::Nothing },
        Cell::Quantity(line.book),
        difference.map_or(Cell::Nothing, Cell::Quantity),
        difference.map_or(Cell::Nothing, |difference| Cell::Money(worth(line, difference))),
    ]
}
