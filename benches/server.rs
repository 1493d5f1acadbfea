//! The program over a data directory, started and ended by a bench.

#![allow(dead_code, reason = "each bench asks in its own way")]

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::crowd;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_verstak");

/// Where shops are kept for the next time.
pub fn root() -> PathBuf {
    std::env::var_os("VERSTAK_BENCH_DATA").map_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench"), PathBuf::from)
}

/// Megabytes of the file.
pub fn disk(data: &Path) -> u64 {
    std::fs::metadata(data.join("verstak.redb")).map_or(0, |file| file.len() >> 20)
}

/// The program, started by us and ended by us.
pub struct Server {
    pub child: Child,
    pub port: u16,
}

impl Server {
    /// Returns when the first page was given.
    pub fn start(data: &Path) -> Server {
        let port = free_port();
        let child = Command::new(PROGRAM)
            .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data"])
            .arg(data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let until = Instant::now() + Duration::from_secs(120);
        while !crowd::answers(port) {
            assert!(Instant::now() < until, "the program does not answer");
            std::thread::sleep(Duration::from_millis(2));
        }
        Server { child, port }
    }

    /// Resident memory in megabytes: now, and at its highest.
    pub fn memory(&self) -> u64 {
        of_process(self.child.id(), "VmRSS:")
    }
    pub fn peak(&self) -> u64 {
        of_process(self.child.id(), "VmHWM:")
    }
    /// As a power cut ends it.
    pub fn kill(mut self) {
        self.child.kill().expect("it was running");
        self.child.wait().expect("it ends");
    }
}

/// What the system says of the memory of a process, in megabytes.
pub fn of_process(id: u32, name: &str) -> u64 {
    let told = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0_u64) >> 10
}

fn free_port() -> u16 {
    let probe = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    probe.local_addr().expect("an address").port()
}
