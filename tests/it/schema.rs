//! What stands on disk stays readable: tables keep their numbers, an old file opens.
//!
//! A changed table shows in `tests/it/schema.txt`; `VERSTAK_UPDATE=1 cargo test schema` writes it anew.

use std::{fmt::Write as _, path::PathBuf};

use verstak::{app, clients::Client, kernel::Clock, migrations, orders::Order, store::Reads};

use crate::{bench, tempdir};

pub fn kept(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// Compares a text with the one kept in the tree, or keeps it when asked to.
#[track_caller]
pub fn same_as_kept(path: &str, now: &str) {
    let file = kept(path);
    if std::env::var_os("VERSTAK_UPDATE").is_some() {
        std::fs::write(&file, now).expect("the tree can be written");
    }
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    let gone = old.iter().filter(|line| !new.contains(line)).map(|line| format!("- {line}"));
    let come = new.iter().filter(|line| !old.contains(line)).map(|line| format!("+ {line}"));
    let differ: Vec<String> = gone.chain(come).collect();
    assert!(before == now, "tests/{path} says otherwise (VERSTAK_UPDATE=1 writes it anew):\n{}", differ.join("\n"));
}

#[test]
fn tables_keep_their_numbers_names_and_indexes() {
    let mut tables = app::tables();
    tables.sort_by_key(|info| info.table.number);
    let mut text = String::new();
    for info in tables {
        let _ = writeln!(text, "{} {}", info.table.number, info.table.name);
        for index in (info.indexes)() {
            let _ = writeln!(text, "    {} {}", index.number, index.name);
        }
    }
    same_as_kept("it/schema.txt", &text);
}

/// The file as it lies in the tree: packed, because an engine's file is mostly air.
const V1: &str = "data/v1.redb.gz";

fn unpack() -> PathBuf {
    use std::io::Read as _;
    let packed = std::fs::read(kept(V1)).expect("the old file is in the tree");
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut plain).expect("the old file unpacks");
    let dir = tempdir("v1");
    std::fs::write(dir.join("verstak.redb"), plain).expect("the old file is laid out");
    dir
}

#[tokio::test]
async fn data_of_the_first_version_open_and_agree() {
    let dir = unpack();
    let store = verstak::store::migrate::open(&dir, migrations::STEPS, &Clock::system()).await.expect("the old data open");
    let findings = store.read(app::check).await.expect("the check runs");
    assert!(findings.clean(), "{}", findings.wrong.join("\n"));
    let (orders, clients) = store.read(|r| Ok((r.all::<Order>(())?, r.all::<Client>(())?))).await.expect("rows read");
    assert_eq!((orders.len(), clients.len()), (4, 4));
    assert!(orders.iter().any(|order| order.number == "Л-00003" && order.paid.is_positive()));
    store.close();
    std::fs::remove_dir_all(dir).expect("the copy goes");
}

/// Made the file above, once: `VERSTAK_MAKE_V1=1 cargo test first_version`. It is never made again: the next version gets
/// a file of its own.
#[tokio::test]
async fn the_file_of_the_first_version_is_made_only_when_asked() {
    use std::io::Write as _;
    if std::env::var_os("VERSTAK_MAKE_V1").is_none() {
        return;
    }
    let dir = tempdir("make-v1");
    let store = verstak::store::migrate::open(&dir, migrations::STEPS, &Clock::system()).await.expect("a new file");
    bench::small_shop(store).await;
    let plain = std::fs::read(dir.join("verstak.redb")).expect("the file is closed");
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&plain).expect("packed");
    std::fs::create_dir_all(kept("data")).expect("a place");
    std::fs::write(kept(V1), packer.finish().expect("packed")).expect("kept");
}
