//! `verstak`: reads the command line and calls the library.

use clap::Parser;

fn main() -> std::process::ExitCode {
    let cli = verstak::cli::Cli::parse();
    verstak::cli::run(cli)
}
