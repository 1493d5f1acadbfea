//! The rows that cannot be brought in as a file of their own, each with its reason: mended, it is imported again.

use super::{import::own, people::Verdict, report::judge, tables::Import, text::import as text};
use crate::{
    kernel::{Error, Id, Lang, Result, mark},
    web::{
        Cx, Reply,
        sheet::{Cell, Column, workbook},
    },
};

/// Of a column of somebody else's table.
const WIDTH: u8 = 22;

pub async fn take(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Import> = cx.path("id")?;
    let import = cx.read(|reads| own(&cx, reads, id)).await?;
    if !import.needs_rows(cx.now()) {
        return Err(Error::Hidden);
    }
    let (lang, zone) = (cx.lang(), cx.frame().zone.clone());
    let name = format!("{} {}.xlsx", text::ERRORS.get(lang), import.file.trim_end_matches(".xlsx"));
    let names = import.columns();
    let written = cx.store().read_long(move |reads| {
        workbook(text::ERRORS.get(lang), &columns(&import, lang), &zone, |sheet| {
            judge(reads, &import, |line, verdict| {
                let Verdict::Wrong(wrong) = verdict else { return Ok(()) };
                let said: Vec<String> =
                    wrong.iter().map(|one| format!("{}: {}", names.label(one.field, lang), one.why.get(lang))).collect();
                let own = (0..import.heads.len()).map(|at| Cell::text(line.cell(at)));
                sheet.row(&own.chain([Cell::text(said.join("; "))]).collect::<Vec<_>>())
            })?;
            sheet.filters(import.heads.len() + 1)
        })
    });
    Ok(Reply::xlsx(name, written.await?.0))
}

/// The heads of the file; where there was none, the name of the field it was chosen for.
fn columns(import: &Import, lang: Lang) -> Vec<Column> {
    let names = import.columns();
    let chosen = |at: usize| import.mapping.get(at).copied().flatten().map_or(String::new(), |field| names.label(field, lang));
    let title = |at: usize, head: &String| if head.is_empty() { chosen(at) } else { head.clone() };
    let own = import.heads.iter().enumerate().map(|(at, head)| Column { title: title(at, head), width: WIDTH });
    own.chain([Column { title: text::WHY.get(lang).to_string(), width: 2 * WIDTH }]).collect()
}
