//! Every operation of the disk fails once, in every deed: an input/output error, no room, a write cut short, a
//! panic of the engine. The person
//! reads an error, the program goes on by itself, the form sent again has its one effect.

use std::sync::{Arc, Mutex};

use verstak::{
    app,
    kernel::{Error, Fault},
};

use super::{
    Dice,
    deeds::{ALL, Deed, Form, Scene},
    disk::{Disk, Trouble},
    witness::{Seen, Witness, all},
};

const TROUBLES: [Trouble; 4] = [Trouble::Error, Trouble::Full, Trouble::Short, Trouble::Panic];

/// The shop running on a disk of its own.
fn running(scene: &Scene) -> (Disk, Witness) {
    let disk = Disk::of(&scene.image);
    let engine = disk.engine().expect("a sound disk opens");
    let seen = Arc::new(Mutex::new(Seen::of(scene.bytes.clone())));
    (disk, Witness::over(Box::new(engine), seen))
}

/// A form of this deed that has something to do.
async fn busy(scene: &Scene, deed: Deed) -> Form {
    for seed in 1..200 {
        let form = Form::new(deed, &mut Dice::new(seed));
        let (_, witness) = running(scene);
        if form.send(&witness.store(), scene, scene.at).await.is_ok_and(|said| said != "nothing") {
            return form;
        }
    }
    panic!("{deed:?} finds nothing to do in the scene")
}

/// Whether the `nth` operation was reached; what was wrong if something was.
async fn break_at(scene: &Scene, form: &Form, nth: u64, trouble: Trouble) -> Result<bool, String> {
    let (disk, witness) = running(scene);
    let store = witness.store();
    disk.plan(nth, trouble);
    let outcome = form.send(&store, scene, scene.at).await;
    let struck = disk.struck();
    disk.plan_nothing();
    match &outcome {
        Ok(_) => {}
        Err(Error::Fault(Fault::DiskFull)) if struck && trouble == Trouble::Full => {}
        Err(Error::Fault(Fault::Storage(_))) if struck => {}
        Err(Error::Fault(Fault::Broken(_))) if struck && trouble == Trouble::Panic => {}
        Err(error) => return Err(format!("answered: {error}")),
    }
    let say = |error: Error| error.to_string();
    witness.seen.lock().expect("nobody panicked").settle(all(&store).map_err(say)?)?;
    form.send(&store, scene, scene.at).await.map_err(|error| format!("sent again: {error}"))?;
    let findings = store.read_now(app::check).map_err(say)?;
    if !findings.clean() {
        return Err(findings.wrong.join("\n"));
    }
    let before = all(&store).map_err(say)?;
    form.send(&store, scene, scene.at).await.map_err(say)?;
    if before != all(&store).map_err(say)? {
        return Err("sent once more it had one more effect".into());
    }
    Ok(struck)
}

#[test]
fn whichever_operation_of_the_disk_fails_the_shop_goes_on() {
    super::wait(async {
        let scene = Scene::new().await;
        let (mut wrong, mut tried) = (Vec::new(), 0);
        for deed in ALL {
            let form = busy(&scene, deed).await;
            for trouble in TROUBLES {
                for nth in 1.. {
                    tried += 1;
                    match break_at(&scene, &form, nth, trouble).await {
                        Ok(true) => {}
                        Ok(false) => break,
                        Err(what) => wrong.push(format!("{deed:?}, {trouble:?} at operation {nth}: {what}")),
                    }
                    assert!(nth < 1000, "{deed:?} never ends");
                }
            }
        }
        println!("{tried} failures of the disk");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(tried > 500, "{tried} failures are too few to be all of them");
    });
}

#[test]
fn a_disk_that_fails_while_the_program_starts_is_an_error_and_harms_nothing() {
    super::wait(async {
        let scene = Scene::new().await;
        for trouble in TROUBLES {
            for nth in 1.. {
                let disk = Disk::of(&scene.image);
                disk.plan(nth, trouble);
                drop(disk.engine());
                let struck = disk.struck();
                disk.plan_nothing();
                let store = verstak::store::Store::over(disk.engine().expect("the disk is well again"));
                assert!(all(&store).expect("everything reads") == scene.bytes, "{trouble:?} at operation {nth}");
                if !struck {
                    break;
                }
            }
        }
    });
}
