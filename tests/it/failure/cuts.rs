//! The power goes at any moment of the shop's work. Whatever was answered is there when it returns; what was being
//! written is there whole or not at all; a form sent again has one effect; everything agrees.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use verstak::{
    app,
    kernel::{Error, Fault, Moment, Result as Told},
    log::once::answered,
    store::{
        Store,
        engine::{Body, Done, Engine, Snapshot},
    },
};

use super::{
    Dice,
    deeds::{Form, Scene},
    disk::{Disk, Trouble},
    first_seed, size,
    witness::{Bytes, Seen, Witness, all, differ},
};

/// Cuts of one life: then the shop begins anew, so that it stays small.
const LIFE: usize = 25;
/// A cut comes within so many operations of the disk; a commit takes about thirty.
const REACH: usize = 160;

type Open = fn(&Disk) -> Result<Box<dyn Engine>, redb::DatabaseError>;

fn honest(disk: &Disk) -> Result<Box<dyn Engine>, redb::DatabaseError> {
    Ok(Box::new(disk.engine()?))
}

/// One shop through some power cuts.
struct Life<'s> {
    scene: &'s Scene,
    open: Open,
    disk: Disk,
    dice: Dice,
    at: Moment,
    seen: Arc<Mutex<Seen>>,
    /// Sent, and not answered because of the power.
    unanswered: Vec<Form>,
    /// Answered forms, so that a run which does nothing is noticed.
    done: usize,
}

type Checked = Result<(), String>;

impl<'s> Life<'s> {
    fn of(scene: &'s Scene, open: Open, disk: Disk, seed: u64) -> Life<'s> {
        let seen = Arc::new(Mutex::new(Seen::of(scene.bytes.clone())));
        Life { scene, open, disk, dice: Dice::new(seed), at: scene.at, seen, unanswered: Vec::new(), done: 0 }
    }

    async fn run(&mut self, cuts: usize) -> Checked {
        for _ in 0..cuts {
            self.cut_while_opening();
            let witness = self.wake().await?;
            let reach = 1 + self.dice.below(REACH);
            self.disk.plan(reach as u64, Trouble::Cut);
            while !self.disk.struck() {
                self.work(&witness).await?;
            }
            drop(witness);
            self.disk.power_returns(&mut self.dice);
        }
        self.wake().await.map(drop)
    }

    /// Now and then the power goes again while the program starts.
    fn cut_while_opening(&mut self) {
        if !self.dice.one_in(8) {
            return;
        }
        self.disk.plan(1 + self.dice.below(40) as u64, Trouble::Cut);
        drop((self.open)(&self.disk));
        self.disk.power_returns(&mut self.dice);
    }

    /// Starts the program and compares what it has with what it answered.
    async fn wake(&mut self) -> Result<Witness, String> {
        let engine = (self.open)(&self.disk).map_err(|error| format!("the data do not open: {error}"))?;
        let witness = Witness::over(engine, self.seen.clone());
        let store = witness.store();
        let found = all(&store).map_err(|error| format!("the data do not read: {error}"))?;
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).settle(found)?;
        let findings = store.read_now(app::check).map_err(|error| format!("the check does not run: {error}"))?;
        if !findings.clean() {
            return Err(findings.wrong.join("\n"));
        }
        self.repeat(&store).await?;
        Ok(witness)
    }

    fn known(&self) -> Bytes {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).acknowledged.clone()
    }

    /// Forms that were not answered are sent again; those that had their effect have no second one.
    async fn repeat(&mut self, store: &Store) -> Checked {
        for form in std::mem::take(&mut self.unanswered) {
            let kept = store.read_now(|reads| answered(reads, form.once)).map_err(|error| error.to_string())?;
            let before = kept.then(|| self.known());
            match form.send(store, self.scene, self.at).await {
                Ok(_) | Err(Error::Refused(_)) => {}
                Err(error) => return Err(format!("{form:?} sent again: {error}")),
            }
            if let Some(before) = before.filter(|before| *before != self.known()) {
                return Err(format!("{form:?} had a second effect:\n{}", differ(&before, &self.known())));
            }
        }
        Ok(())
    }

    /// One person, or several whose forms come while the disk is busy and so are committed together.
    async fn work(&mut self, witness: &Witness) -> Checked {
        self.at = self.at.plus(Moment::SECOND);
        let store = witness.store();
        let forms: Vec<Form> = (0..[1, 1, 1, 3, 5][self.dice.below(5)]).map(|_| Form::any(&mut self.dice)).collect();
        let gate = (forms.len() > 1).then(|| witness.hold());
        let mut waiting: Vec<_> = forms.iter().map(|form| Box::pin(form.send(&store, self.scene, self.at))).collect();
        let mut early = Vec::new();
        if let Some(gate) = gate {
            early.push(futures_util::poll!(&mut waiting[0]));
            gate.reached();
            for future in &mut waiting[1..] {
                early.push(futures_util::poll!(future));
            }
            gate.open();
        }
        drop(early);
        for (future, form) in waiting.into_iter().zip(&forms) {
            match future.await {
                Ok(_) => self.done += 1,
                Err(Error::Refused(_)) => {}
                Err(Error::Fault(Fault::Storage(_) | Fault::DiskFull)) if self.disk.struck() => self.unanswered.push(form.clone()),
                Err(error) => return Err(format!("{form:?}: {error}")),
            }
        }
        Ok(())
    }
}

/// Lives shop after shop on all processors. What went wrong comes back with its seed; also how many forms were answered.
fn lives(scene: &Scene, open: Open, prepare: fn(&Disk), cuts: usize) -> Result<usize, String> {
    let (first, count) = (first_seed(), cuts.div_ceil(LIFE));
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let wrong = Mutex::new(None);
    let one = |number: usize| {
        let seed = first + number as u64;
        let disk = Disk::of(&scene.image);
        prepare(&disk);
        let mut life = Life::of(scene, open, disk, seed);
        let lived = catch_unwind(AssertUnwindSafe(|| super::wait(life.run(LIFE.min(cuts - number * LIFE)))));
        let outcome = lived.unwrap_or_else(|_| Err("panicked, see above".into()));
        done.fetch_add(life.done, Ordering::Relaxed);
        outcome.map_err(|what| format!("VERSTAK_SEED={seed} repeats it:\n{what}"))
    };
    std::thread::scope(|threads| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            threads.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    if let Err(what) = one(number) {
                        next.store(count, Ordering::Relaxed);
                        wrong.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(what);
                    }
                }
            });
        }
    });
    match wrong.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(what) => Err(what),
        None => Ok(done.into_inner()),
    }
}

#[test]
fn a_power_cut_loses_nothing_that_was_answered_and_halves_nothing() {
    let cuts = size("VERSTAK_CUTS", 500);
    let (scene, began) = (super::wait(Scene::new()), std::time::Instant::now());
    let done = lives(&scene, honest, |_| {}, cuts).unwrap_or_else(|what| panic!("{what}"));
    println!("{cuts} power cuts, {done} answered forms, {:?}", began.elapsed());
    assert!(done > cuts / 2, "{done} answered forms in {cuts} cuts: too little was at stake");
}

#[test]
fn the_same_seed_lives_the_same_life() {
    let scene = super::wait(Scene::new());
    let lived = || {
        let mut life = Life::of(&scene, honest, Disk::of(&scene.image), 7);
        super::wait(life.run(6)).unwrap_or_else(|what| panic!("{what}"));
        life.known()
    };
    let (one, other) = (lived(), lived());
    assert!(one == other, "{}", differ(&one, &other));
}

/// Answers as soon as the body has run: the mistake all of this is against.
struct Hasty(Box<dyn Engine>);

impl Engine for Hasty {
    fn read(&self, body: &mut dyn FnMut(&dyn Snapshot) -> Told<()>) -> Told<()> {
        self.0.read(body)
    }
    fn write(&self, body: Body, done: Done) {
        let done = Arc::new(Mutex::new(Some(done)));
        let waiting = done.clone();
        let take = |from: &Mutex<Option<Done>>| from.lock().unwrap_or_else(PoisonError::into_inner).take();
        let hasty: Body = Box::new(move |tx| {
            body(tx)?;
            if let Some(done) = take(&waiting) {
                done(Ok(()));
            }
            Ok(())
        });
        self.0.write(
            hasty,
            Box::new(move |outcome| {
                if let Some(done) = take(&done) {
                    done(outcome);
                }
            }),
        );
    }
    fn close(&self) {
        self.0.close();
    }
    fn size(&self) -> Option<u64> {
        self.0.size()
    }
}

#[test]
fn an_answer_before_the_commit_and_a_disk_that_lies_are_found_out() {
    let scene = super::wait(Scene::new());
    let hasty: Open = |disk| Ok(Box::new(Hasty(honest(disk)?)));
    let early = lives(&scene, hasty, |_| {}, 200).expect_err("an engine that answers too early loses what it answered");
    assert!(early.contains("lost "), "{early}");
    let lying = lives(&scene, honest, Disk::lies, 200).expect_err("nothing survives a disk that only says it wrote");
    assert!(lying.contains("VERSTAK_SEED="), "{lying}");
}
