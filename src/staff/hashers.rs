//! Two threads of the program that do nothing but hash passwords: hashing is slow and hungry on purpose, so a crowd at the
//! sign-in waits in a queue and takes no more memory than two people.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{LazyLock, Mutex, PoisonError, mpsc},
};

use tokio::sync::oneshot;

use crate::kernel::{Error, Result};

const THREADS: usize = 2;

type Job = Box<dyn FnOnce() + Send>;

static QUEUE: LazyLock<mpsc::Sender<Job>> = LazyLock::new(|| {
    let (queue, jobs) = mpsc::channel::<Job>();
    let jobs = std::sync::Arc::new(Mutex::new(jobs));
    for number in 0..THREADS {
        let jobs = jobs.clone();
        let hasher = std::thread::Builder::new().name(format!("hasher-{number}"));
        hasher.spawn(move || work(&jobs)).expect("a thread can be had, or nobody could sign in");
    }
    queue
});

fn work(jobs: &Mutex<mpsc::Receiver<Job>>) {
    loop {
        // The lock is let go before the job begins.
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        // Whoever waits for a job that panicked hears that it is gone.
        let _ = catch_unwind(AssertUnwindSafe(job));
    }
}

/// Waits for a place, then for the work.
pub async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let (tell, told) = oneshot::channel();
    QUEUE.send(Box::new(move || drop(tell.send(work())))).map_err(Error::broken)?;
    told.await.map_err(Error::broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_job_that_panics_is_told_and_the_next_one_is_done() {
        for _ in 0..3 {
            assert!(run::<()>(|| panic!("on purpose")).await.is_err());
        }
        assert_eq!(run(|| 7).await.expect("done"), 7);
    }
}
