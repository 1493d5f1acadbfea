//! `verstak`: reads the command line and calls the library.

use clap::Parser;

/// Rows are made and dropped by the thousand a second; the allocator of the C library spends a fifth of a write on that.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    let cli = verstak::cli::Cli::parse();
    verstak::cli::run(cli)
}
