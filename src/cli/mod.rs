//! The command line: thin words over the library.
//!
//! Exit codes: 0 done, 1 failed, 2 wrong usage, 3 another copy works on the same data, 4 the data are newer than the
//! program, 5 the address is taken.

mod check;
mod demo;
mod disk;
mod serve;
mod settings;
mod user;

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};

use crate::{
    kernel::Clock,
    migrations::STEPS,
    store::{
        Store,
        migrate::{self, OpenError, Opening},
    },
};

#[derive(Parser)]
#[command(name = "verstak", version, about = "The whole working day of a repair shop in one file", disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    common: Common,
}

/// What every command understands. The command line wins over `VERSTAK_*` variables, those over the configuration file.
#[derive(Args, Clone, Default)]
pub struct Common {
    /// Where the data are kept [default: ./data]
    #[arg(long, global = true, value_name = "DIR", env = "VERSTAK_DATA")]
    pub data: Option<PathBuf>,
    /// Address and port to listen on [default: 0.0.0.0:8080]
    #[arg(long, global = true, value_name = "ADDR:PORT", env = "VERSTAK_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Configuration file (TOML: data, listen, hosts, log) [default: verstak.toml in the current directory, if it is there]
    #[arg(long, global = true, value_name = "FILE", env = "VERSTAK_CONFIG")]
    pub config: Option<PathBuf>,
    /// Names a browser may call this server by, besides its own addresses
    #[arg(long = "host", global = true, value_name = "NAME", env = "VERSTAK_HOSTS", value_delimiter = ',')]
    pub hosts: Vec<String>,
    /// Keeps the data on a network disk all the same, though its locks are not to be trusted
    #[arg(long, global = true)]
    pub network_disk: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Opens the shop for browsers (the default)
    Serve,
    /// Fills an empty data directory with an invented shop
    Demo(DemoArgs),
    /// Reads all data through and says what is wrong
    Check,
    /// Employees, from the server itself
    #[command(subcommand)]
    User(UserCommand),
    /// Reads one foreign file; the program starts itself so
    #[command(name = crate::exchange::WORKER, hide = true)]
    ImportWorker,
}

#[derive(Args)]
struct DemoArgs {
    /// How many orders the shop took: 3,000 and more over two years, fewer over less
    #[arg(long, default_value_t = 3000)]
    orders: u32,
    /// The same seed makes the same shop
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[derive(Subcommand)]
enum UserCommand {
    /// Gives the owner a new password and ends his sessions
    ResetOwner,
}

pub const LOCKED: u8 = 3;
pub const NEWER: u8 = 4;
pub const TAKEN: u8 = 5;

/// A failure with its exit code, already in words.
pub struct Failure {
    pub code: u8,
    pub said: String,
}

impl Failure {
    pub fn new(said: impl Into<String>) -> Failure {
        Failure { code: 1, said: said.into() }
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Failure {
        Failure::new(error.to_string())
    }
}

pub fn run(cli: Cli) -> ExitCode {
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    if matches!(cli.command, Some(Command::ImportWorker)) {
        return crate::exchange::work();
    }
    let settings = match settings::read(cli.common) {
        Ok(settings) => settings,
        Err(failure) => return told(&failure),
    };
    settings::start_log(&settings);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return told(&Failure::new(error.to_string())),
    };
    let done = runtime.block_on(async {
        match cli.command.unwrap_or(Command::Serve) {
            Command::Serve => serve::serve(settings).await,
            Command::Demo(args) => demo::demo(&settings.data, args.orders, args.seed).await,
            Command::User(UserCommand::ResetOwner) => user::reset_owner(&settings).await,
            Command::Check => check::check(&settings).await,
            Command::ImportWorker => Ok(()),
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => told(&failure),
    }
}

fn told(failure: &Failure) -> ExitCode {
    eprintln!("verstak: {}", failure.said);
    ExitCode::from(failure.code)
}

/// Opens data that are there: a wrong path is said, and nothing is made at it.
pub async fn open_existing(data: &std::path::Path, clock: &Clock) -> Result<Store, Failure> {
    if !data.join(migrate::FILE).is_file() {
        let said = format!("there are no data in {}. Point --data at the directory that holds {}.", data.display(), migrate::FILE);
        return Err(Failure::new(said));
    }
    open(data, clock).await
}

/// Opens the data, or says what is the matter and what to do about it.
pub async fn open(data: &std::path::Path, clock: &Clock) -> Result<Store, Failure> {
    open_as(data, clock, Opening::default()).await
}

pub async fn open_as(data: &std::path::Path, clock: &Clock, how: Opening) -> Result<Store, Failure> {
    migrate::open_as(data, STEPS, clock, how).await.map_err(|error| {
        let advice = match &error {
            OpenError::Locked(_) => "Open it in a browser, or stop that copy first.",
            OpenError::Newer { .. } => "Start the newer program, or restore the copy kept in backups/ before the update.",
            OpenError::Damaged(..) => "Nothing was changed. Restore the newest good copy from backups/.",
            OpenError::NotOurs(_) => "Nothing was touched. Point --data at another directory or move that file away.",
            OpenError::DiskFull(_) => "Free some space on this disk and start again; nothing was lost.",
            OpenError::Io(..) => "Check that the directory exists and may be written to by this user.",
            OpenError::Step { .. } => "Nothing was changed by this step. A copy of the data stands in backups/.",
        };
        let code = match &error {
            OpenError::Locked(_) => LOCKED,
            OpenError::Newer { .. } => NEWER,
            _ => 1,
        };
        Failure { code, said: format!("{error}. {advice}") }
    })
}
