//! Bytes of the data file change by themselves. The start finds it; where a start does not look (files above a gigabyte,
//! files opened again after a failure), no changed record is shown as if it were whole.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use verstak::{
    app,
    kernel::{Clock, Result},
    migrations,
    store::{
        Findings, Store,
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

/// The first page of the file, where it says what stands where.
const HEAD: usize = 4096;
/// Where a process of its own finds the spoilt file, and what should be in it.
const SPOILT: &str = "VERSTAK_SPOILT";

/// Over some spoilt files the engine falls so hard that its whole process goes: a program that is gone shows nothing.
fn in_a_process(dir: &Path, scene: &Scene) -> std::result::Result<bool, String> {
    let expected: Vec<(&Vec<u8>, &Vec<u8>)> = scene.bytes.iter().collect();
    std::fs::write(dir.join("expected"), serde_json::to_vec(&expected).expect("bytes are told")).expect("written");
    let own = std::env::current_exe().expect("this program");
    let looks = ["--exact", "failure::rot::one_spoilt_file_is_looked_at_when_asked", "--nocapture"];
    let output = std::process::Command::new(own).args(looks).env(SPOILT, dir).output().expect("it starts");
    match output.status.code() {
        None => Ok(true),
        Some(0) => Ok(dir.join("found").exists()),
        Some(_) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

#[test]
fn one_spoilt_file_is_looked_at_when_asked() {
    let Some(dir) = std::env::var_os(SPOILT).map(std::path::PathBuf::from) else { return };
    let expected: Vec<(Vec<u8>, Vec<u8>)> =
        serde_json::from_slice(&std::fs::read(dir.join("expected")).expect("what should be there")).expect("pairs of bytes");
    let found = found_by_envelopes(&dir, &expected.into_iter().collect()).unwrap_or_else(|what| panic!("{what}"));
    if found {
        std::fs::write(dir.join("found"), "").expect("written");
    }
}

#[test]
fn a_changed_byte_is_found_and_never_shown_as_a_value() {
    let (scene, rounds, first) = (super::wait(Scene::new()), size("VERSTAK_ROT", 120), first_seed());
    let written: Vec<usize> = (0..scene.image.len()).filter(|at| scene.image[*at] != 0).collect();
    let (mut started, mut enveloped) = (0, 0);
    for seed in (first..).take(rounds) {
        let dir = tempdir("rot");
        let mut bytes = spoilt(&scene.image, &written, &mut Dice::new(seed));
        let say = |what: String| -> bool { panic!("VERSTAK_SEED={seed} repeats it:\n{what}") };
        std::fs::write(file(&dir), &bytes).expect("written");
        started += usize::from(super::wait(found_at_start(&dir, &scene)).unwrap_or_else(say));
        // The head says which commit is the last. A whole older commit has no wrong envelope: only the start can tell.
        bytes[..HEAD].copy_from_slice(&scene.image[..HEAD]);
        std::fs::write(file(&dir), &bytes).expect("written");
        enveloped += usize::from(in_a_process(&dir, &scene).unwrap_or_else(say));
        std::fs::remove_dir_all(dir).expect("the copy goes");
    }
    println!("{rounds} spoilt files: {started} found at the start, {enveloped} without it");
    assert!(started > rounds / 3 && enveloped > rounds / 5, "{started} and {enveloped} of {rounds}: hardly anything was hit");
}
