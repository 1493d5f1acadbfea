//! Reading a file in a process of its own: the same program with a hidden command, little memory and no right to write.
//!
//! The bytes go in through its input, pieces of the table come out as they are read. Whatever the file does to it, the
//! shop goes on, and the person is told in words.

use std::{
    io::{BufReader, BufWriter, Read as _, Write as _},
    path::Path,
    process::{Child, Command, ExitCode, Stdio},
};

use rustix::process::{Resource, Rlimit, setrlimit};

use super::workbook::{self, FILE, Piece, TIME, Unread};
use crate::kernel::{Error, Result};

/// The hidden command.
pub const COMMAND: &str = "import-worker";
/// All the memory the reading process may have.
const MEMORY: u64 = 512 << 20;
/// Memory is asked of the system in such pieces: by itself the allocator sets a gigabyte of addresses aside, which is more
/// than the whole process may have.
const PIECES: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "32M");

/// The reading process itself.
pub fn work() -> ExitCode {
    let (mut bytes, mut out) = (Vec::new(), BufWriter::with_capacity(64 << 10, std::io::stdout().lock()));
    if confine().is_err() || std::io::stdin().lock().take(FILE as u64 + 1).read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let mut heard = true;
    let mut tell = |piece: Piece| heard = heard && rmp_serde::encode::write(&mut out, &piece).is_ok();
    // Twice: first weighed whole, so that nothing of a file that is refused half way is told.
    let end = workbook::read(&bytes, &mut |_| {}).and_then(|()| workbook::read(&bytes, &mut tell)).err();
    tell(Piece::End(end));
    if heard && out.flush().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// From here on the process has little memory and time, writes no file and leaves no picture of itself when it dies.
fn confine() -> rustix::io::Result<()> {
    let limits = [(Resource::As, MEMORY), (Resource::Cpu, TIME.as_secs()), (Resource::Fsize, 0), (Resource::Core, 0)];
    limits.into_iter().try_for_each(|(what, most)| setrlimit(what, Rlimit { current: Some(most), maximum: Some(most) }))
}

/// Ends with whoever waits for it.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Has a file read by `program`; `heard` gets its sheets and rows and says whether to go on. Slow: for a thread of its own.
pub fn read(program: &Path, bytes: Vec<u8>, mut heard: impl FnMut(Piece) -> bool) -> Result<()> {
    let mut command = Command::new(program);
    command.arg(COMMAND).env_clear().env(PIECES.0, PIECES.1).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let child = command.spawn();
    let mut child = Ended(child.map_err(Error::broken)?);
    let (input, output) = (child.0.stdin.take(), child.0.stdout.take());
    let (Some(mut input), Some(output)) = (input, output) else { return Err(Error::broken("the reading process has no pipes")) };
    // A process that dies before it has read everything breaks the pipe; the end of its answer tells of that.
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let mut output = BufReader::with_capacity(64 << 10, output);
    let end = loop {
        match rmp_serde::from_read::<_, Piece>(&mut output) {
            Ok(Piece::End(end)) => break end,
            Ok(piece) => {
                if !heard(piece) {
                    break None;
                }
            }
            Err(_) => break Some(Unread::TooHeavy),
        }
    };
    drop(child);
    drop(writer.join());
    end.map_or(Ok(()), |unread| Err(unread.into()))
}
