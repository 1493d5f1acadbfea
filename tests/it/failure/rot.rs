//! Bytes of the data file change by themselves. The start finds it; where a start does not look (files above a gigabyte,
//! files opened again after a failure), no changed record is shown as if it were whole.

use std::{
    collections::BTreeSet,
    os::unix::fs::FileExt as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use verstak::{
    app,
    kernel::{Clock, Result},
    migrations,
    store::{
        Findings, Store,
        engine::{Engine as _, Transaction},
        migrate::{self, OpenError},
        redb::RedbEngine,
    },
};

use super::{
    Dice,
    deeds::Scene,
    first_seed, size,
    witness::{Bytes, all, differ},
};
use crate::tempdir;

/// One to sixty-four bytes get other values: half of the times where something is written.
fn spoilt(image: &[u8], written: &[usize], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = image.to_vec();
    let dense = dice.one_in(2);
    for _ in 0..1 + dice.below(64) {
        let anywhere = dice.below(bytes.len());
        let at = if dense { *dice.of(written).expect("a shop is written") } else { anywhere };
        bytes[at] ^= u8::try_from(1 + dice.below(255)).expect("a byte");
    }
    bytes
}

fn file(dir: &Path) -> std::path::PathBuf {
    dir.join("verstak.redb")
}

/// At the start: an error in words, or nothing that lives was touched.
async fn found_at_start(dir: &Path, scene: &Scene) -> std::result::Result<bool, String> {
    let opened = migrate::open(dir, migrations::STEPS, &Clock::system()).await;
    let store = match opened {
        Ok(store) => store,
        Err(OpenError::Damaged(..) | OpenError::NotOurs(_)) => return Ok(true),
        Err(error) => return Err(format!("the start says: {error}")),
    };
    let found = all(&store).map_err(|error| format!("the start found nothing, and then: {error}"))?;
    store.close();
    let expected: Bytes = scene.bytes.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    // The version of the data is written by the first start of all.
    let found: Bytes = found.into_iter().filter(|(key, _)| expected.contains_key(key) || key[..2] != [0, 1]).collect();
    if found == expected { Ok(false) } else { Err(format!("a wrong value is shown:\n{}", differ(&expected, &found))) }
}

/// Without the check at the start: every record that is not as it was is an error that names it.
fn found_by_envelopes(dir: &Path, expected: &Bytes) -> std::result::Result<bool, String> {
    let looked = catch_unwind(AssertUnwindSafe(|| -> Result<(Bytes, Findings)> {
        let engine = RedbEngine::file(&file(dir), false).map_err(verstak::kernel::Error::broken)?;
        let store = Store::over(engine);
        Ok((all(&store)?, store.read_now(app::check)?))
    }));
    let Ok(Ok((found, findings))) = looked else { return Ok(true) };
    if found == *expected {
        return Ok(false);
    }
    // A page that points past others hides rows and shows none that are wrong: envelopes cannot tell, the start check does.
    let hidden_only = found.iter().all(|(key, value)| expected.get(key) == Some(value));
    if findings.clean() && hidden_only {
        return Ok(true);
    }
    if findings.clean() {
        return Err(format!("the check finds nothing in:\n{}", differ(expected, &found)));
    }
    // Past a key that stands out of its order a walk may miss rows, so not each of them can be named; the key itself is.
    if findings.wrong.iter().any(|said| said.contains("stands out of order")) {
        return Ok(true);
    }
    let tables: BTreeSet<u16> = app::tables().iter().map(|info| info.table.number).collect();
    let changed = found.iter().filter(|(key, value)| key.len() > 2 && expected.get(*key).is_none_or(|was| was != *value));
    for (key, _) in changed.filter(|(key, _)| tables.contains(&u16::from_be_bytes([key[0], key[1]]))) {
        let name = data_encoding::HEXLOWER.encode(&key[2..]);
        if !findings.wrong.iter().any(|said| said.contains(&name)) && findings.wrong.len() < 200 {
            return Err(format!("row {name} is not as it was and is not named in:\n{}", findings.wrong.join("\n")));
        }
    }
    Ok(true)
}

/// Opened at once and read through while it is open, as large files are: what is called whole is whole.
fn found_by_reading_through(dir: &Path, expected: &Bytes) -> std::result::Result<bool, String> {
    let looked = catch_unwind(AssertUnwindSafe(|| -> Result<Bytes> {
        let engine = RedbEngine::file(&file(dir), false).map_err(verstak::kernel::Error::broken)?;
        let store = Store::over(engine);
        assert!(super::wait(store.look_through())?, "nobody wrote meanwhile");
        Ok(all(&store).unwrap_or_default())
    }));
    match looked {
        Ok(Ok(found)) if found == *expected => Ok(false),
        Ok(Ok(found)) => Err(format!("the file was called whole:\n{}", differ(expected, &found))),
        _ => Ok(true),
    }
}

/// The first page of the file, where it says what stands where.
const HEAD: usize = 4096;
/// Where a process of its own finds the spoilt file, and what should be in it.
const SPOILT: &str = "VERSTAK_SPOILT";

/// Over some spoilt files the engine falls so hard that its whole process goes: a program that is gone shows nothing.
fn in_a_process(dir: &Path, scene: &Scene) -> std::result::Result<[bool; 2], String> {
    let expected: Vec<(&Vec<u8>, &Vec<u8>)> = scene.bytes.iter().collect();
    std::fs::write(dir.join("expected"), serde_json::to_vec(&expected).expect("bytes are told")).expect("written");
    let own = std::env::current_exe().expect("this program");
    let looks = ["--exact", "failure::rot::one_spoilt_file_is_looked_at_when_asked", "--nocapture"];
    let output = std::process::Command::new(own).args(looks).env(SPOILT, dir).output().expect("it starts");
    match output.status.code() {
        None => Ok([true; 2]),
        Some(0) => Ok(["found", "read"].map(|name| dir.join(name).exists())),
        Some(_) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

#[test]
fn one_spoilt_file_is_looked_at_when_asked() {
    let Some(dir) = std::env::var_os(SPOILT).map(std::path::PathBuf::from) else { return };
    let expected: Vec<(Vec<u8>, Vec<u8>)> =
        serde_json::from_slice(&std::fs::read(dir.join("expected")).expect("what should be there")).expect("pairs of bytes");
    let expected: Bytes = expected.into_iter().collect();
    for (name, found) in [("found", found_by_envelopes(&dir, &expected)), ("read", found_by_reading_through(&dir.join("whole"), &expected))]
    {
        if found.unwrap_or_else(|what| panic!("{what}")) {
            std::fs::write(dir.join(name), "").expect("written");
        }
    }
}

#[test]
fn a_changed_byte_is_found_and_never_shown_as_a_value() {
    let (scene, rounds, first) = (super::wait(Scene::new()), size("VERSTAK_ROT", 120), first_seed());
    let written: Vec<usize> = (0..scene.image.len()).filter(|at| scene.image[*at] != 0).collect();
    let (mut started, mut enveloped, mut through) = (0, 0, 0);
    for seed in (first..).take(rounds) {
        let dir = tempdir("rot");
        let mut bytes = spoilt(&scene.image, &written, &mut Dice::new(seed));
        let say = |what: String| -> bool { panic!("VERSTAK_SEED={seed} repeats it:\n{what}") };
        std::fs::write(file(&dir), &bytes).expect("written");
        started += usize::from(super::wait(found_at_start(&dir, &scene)).unwrap_or_else(say));
        let whole = dir.join("whole");
        std::fs::create_dir(&whole).and_then(|()| std::fs::write(file(&whole), &bytes)).expect("written");
        // The head says which commit is the last. A whole older commit has no wrong envelope: only the start can tell.
        bytes[..HEAD].copy_from_slice(&scene.image[..HEAD]);
        std::fs::write(file(&dir), &bytes).expect("written");
        let [found, read] = in_a_process(&dir, &scene).unwrap_or_else(|what| [say(what); 2]);
        (enveloped, through) = (enveloped + usize::from(found), through + usize::from(read));
        std::fs::remove_dir_all(dir).expect("the copy goes");
    }
    println!("{rounds} spoilt files: {started} found at the start, {through} when read through later, {enveloped} by rows");
    assert!(started > rounds / 3 && enveloped > rounds / 5, "{started} and {enveloped} of {rounds}: hardly anything was hit");
    assert!(through > rounds / 5, "{through} of {rounds} were found by reading every page");
}

/// Writes without a pause, three hundred times.
fn busy(engine: &RedbEngine, written: &AtomicUsize) {
    let mut dice = Dice::new(1);
    while written.load(Ordering::Relaxed) < 300 {
        let (tell, told) = std::sync::mpsc::channel();
        let pairs: Vec<[u8; 10]> =
            (0..20).map(|_| std::array::from_fn(|at| if at < 2 { 0 } else { dice.next().to_le_bytes()[at % 8] })).collect();
        let body = move |tx: &mut dyn Transaction| pairs.iter().try_for_each(|key| tx.put(&key[..6], &[key[9]; 300]));
        engine.write(Box::new(body), Box::new(move |outcome| drop(tell.send(outcome))));
        told.recv().expect("an answer").expect("written");
        written.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn a_file_is_read_through_while_people_work_and_only_what_is_spoilt_is_found() {
    let dir = tempdir("read-through");
    let (engine, written) = (RedbEngine::file(&file(&dir), true).expect("a new file"), AtomicUsize::new(0));
    let mut rounds = 0;
    std::thread::scope(|threads| {
        let writer = threads.spawn(|| busy(&engine, &written));
        while !writer.is_finished() {
            assert!(engine.look_through().unwrap_or_else(|error| panic!("round {rounds}: {error}")), "round {rounds}");
            rounds += 1;
        }
    });
    println!("read through {rounds} times over 300 writes");
    let bytes = std::fs::read(file(&dir)).expect("the file");
    let written: Vec<usize> = (HEAD..bytes.len()).filter(|at| bytes[*at] != 0).collect();
    let disk = std::fs::OpenOptions::new().write(true).open(file(&dir)).expect("the disk");
    let mut dice = Dice::new(2);
    for _ in 0..400 {
        let at = *dice.of(&written).expect("it is written");
        disk.write_all_at(&[bytes[at] ^ 1], at as u64).expect("a byte rots");
    }
    let store = Store::over(engine);
    super::wait(migrate::look_through(&store, &dir, &Clock::system()));
    assert!(store.is_damaged() && store.is_held(), "what was found is said");
    store.close();
    let again = super::wait(migrate::open(&dir, migrations::STEPS, &Clock::system()));
    assert!(matches!(again, Err(OpenError::Damaged(..))), "the next start looks first");
}

/// The head says which of two commits is the last: were it believed when it is wrong, an older shop would be shown.
#[test]
fn a_head_that_is_spoilt_in_any_byte_shows_no_older_shop() {
    let (scene, dir) = (super::wait(Scene::new()), tempdir("rotten-head"));
    let expected: Bytes = scene.bytes.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    // Every bit of its first words, among them which commit is the last; then every third byte of the two commits.
    let bits = (0..16).flat_map(|at| (0..8).map(move |bit| (at, 1 << bit)));
    let flips: Vec<(usize, u8)> = bits.chain((16..320).step_by(3).map(|at| (at, 255))).collect();
    let mut found = [0; 2];
    for (at, flip) in &flips {
        let mut bytes = scene.image.clone();
        bytes[*at] ^= flip;
        let say = |what: String| -> bool { panic!("byte {at} by {flip}:\n{what}") };
        std::fs::write(file(&dir), &bytes).expect("written");
        found[0] += usize::from(super::wait(found_at_start(&dir, &scene)).unwrap_or_else(say));
        std::fs::write(file(&dir), &bytes).expect("written");
        found[1] += usize::from(found_by_reading_through(&dir, &expected).unwrap_or_else(say));
    }
    println!("of {} flips {} are found at the start and {} later", flips.len(), found[0], found[1]);
    assert!(found.iter().all(|found| found * 4 > flips.len()), "hardly anything was hit: {found:?}");
}
