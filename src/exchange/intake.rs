//! A file on its way into the store: its rows are kept part by part while it is still being read, sheet after sheet.

use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc};

use super::{
    columns::Columns,
    guess::guess,
    tables::{Import, Leaf, PART, Part},
    tidy::forget,
    workbook::{Line, Piece},
    worker,
};
use crate::{
    kernel::{Error, Id, Result, mark},
    web::{Cx, upload::Upload},
};

/// Parts written by one transaction, and parts that may wait for it.
const AT_ONCE: usize = 5;
/// A part of long rows ends sooner.
const BYTES: usize = 1 << 20;

/// One file is read at a time: the memory of the machine is for the shop.
struct Turn(Arc<Semaphore>);

impl Default for Turn {
    fn default() -> Self {
        Turn(Arc::new(Semaphore::new(1)))
    }
}

/// Keeps the rows of the file under this id. Returns its sheets; when the file is refused, nothing of it stays.
pub async fn keep(cx: &Cx, id: Id<mark::Import>, columns: Columns, upload: &Upload) -> Result<Vec<Leaf>> {
    let turn = cx.site.memory.of::<Turn>().0.clone().acquire_owned().await.map_err(Error::broken)?;
    let (program, bytes) = (cx.site.program.clone(), upload.bytes.clone());
    let (told, mut heard) = mpsc::channel::<Part>(AT_ONCE);
    let reading = tokio::task::spawn_blocking(move || {
        let mut sorter = Sorter { id, columns, told, leaves: Vec::new(), lines: Vec::new(), bytes: 0, next: 0 };
        let read = worker::read(&program, bytes, |piece| sorter.take(piece));
        drop(turn);
        sorter.flush();
        read.map(|()| sorter.leaves)
    });
    let mut parts = Vec::new();
    while heard.recv_many(&mut parts, AT_ONCE).await > 0 {
        let some = std::mem::take(&mut parts);
        let write = cx.store().write(cx.stamp(), move |tx| {
            tx.quiet("a file being looked at is not yet anything of the shop");
            some.iter().try_for_each(|part| tx.put(part))
        });
        write.await?;
    }
    let read = reading.await.map_err(Error::broken)?;
    if read.is_err() {
        forget(cx.store(), cx.stamp(), id).await?;
    }
    read
}

/// Sorts what is read into sheets and parts.
struct Sorter {
    id: Id<mark::Import>,
    columns: Columns,
    told: mpsc::Sender<Part>,
    leaves: Vec<Leaf>,
    lines: Vec<Line>,
    bytes: usize,
    next: u32,
}

impl Sorter {
    fn take(&mut self, piece: Piece) -> bool {
        match piece {
            Piece::Sheet(name) => {
                let sent = self.flush();
                self.leaves.push(Leaf { name, first: self.next, ..Leaf::default() });
                sent
            }
            Piece::Line(line) => {
                self.bytes += line.cells.iter().map(String::len).sum::<usize>();
                self.lines.push(line);
                (self.lines.len() < PART && self.bytes < BYTES) || self.flush()
            }
            Piece::End(_) => true,
        }
    }

    /// Sends the rows gathered so far as a part. The first rows of a sheet tell what its columns are.
    fn flush(&mut self) -> bool {
        let Some(leaf) = self.leaves.last_mut().filter(|_| !self.lines.is_empty()) else { return true };
        if leaf.parts == 0 {
            let guess = guess(&self.columns, &self.lines);
            (leaf.head, leaf.heads, leaf.mapping) = (guess.head, guess.heads, guess.mapping);
        }
        leaf.parts += 1;
        let rows = self.lines.iter().filter(|line| line.number > leaf.head).count();
        leaf.lines = leaf.lines.saturating_add(u32::try_from(rows).unwrap_or(u32::MAX));
        let part = Part { import: self.id, part: self.next, lines: std::mem::take(&mut self.lines) };
        (self.next, self.bytes) = (self.next + 1, 0);
        self.told.blocking_send(part).is_ok()
    }
}

/// The sheet a person most likely means: the one with most columns known, then with most rows.
pub fn likeliest(leaves: &[Leaf]) -> usize {
    let known = |leaf: &Leaf| (leaf.mapping.iter().flatten().count(), leaf.lines);
    leaves.iter().enumerate().rev().max_by_key(|(_, leaf)| known(leaf)).map_or(0, |(at, _)| at)
}

impl Import {
    /// Looks at another sheet of the file.
    pub fn turn_to(mut self, sheet: usize) -> Result<Import> {
        let leaf = self.leaves.get(sheet).cloned().ok_or(Error::Hidden)?;
        (self.heads, self.mapping, self.lines) = (leaf.heads, leaf.mapping, leaf.lines);
        self.sheet = u32::try_from(sheet).map_err(Error::broken)?;
        Ok(self)
    }
}
