//! Where the settings of a run come from.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::{Common, Failure, disk};

/// Settled settings of this run.
#[derive(Debug, Clone)]
pub struct Settings {
    pub data: PathBuf,
    pub listen: SocketAddr,
    pub hosts: Vec<String>,
    pub log: String,
}

/// The configuration file. An unknown key is a spelling mistake somebody relies on: refused.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    data: Option<PathBuf>,
    listen: Option<SocketAddr>,
    hosts: Vec<String>,
    log: Option<String>,
}

pub fn read(common: Common) -> Result<Settings, Failure> {
    let beside = Path::new("verstak.toml");
    let file = match &common.config {
        Some(path) => load(path)?,
        None if beside.exists() => load(beside)?,
        None => File::default(),
    };
    let mut hosts = common.hosts;
    hosts.extend(file.hosts);
    let data = common.data.or(file.data).unwrap_or_else(|| PathBuf::from("data"));
    if !common.network_disk {
        disk::refuse_network(&data)?;
    }
    Ok(Settings {
        data,
        listen: common.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([0, 0, 0, 0], 8080))),
        hosts: hosts.into_iter().map(|host| host.trim().to_lowercase()).filter(|host| !host.is_empty()).collect(),
        log: std::env::var("VERSTAK_LOG").ok().or(file.log).unwrap_or_else(|| "info".into()),
    })
}

fn load(path: &Path) -> Result<File, Failure> {
    let text = std::fs::read_to_string(path).map_err(|e| Failure::new(format!("{}: {e}", path.display())))?;
    toml::from_str(&text).map_err(|e| Failure::new(format!("{}: {e}", path.display())))
}

/// Structured log to standard error; `VERSTAK_LOG_FORMAT=json` for machines.
pub fn start_log(settings: &Settings) {
    let filter = tracing_subscriber::EnvFilter::try_new(&settings.log).unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    if std::env::var("VERSTAK_LOG_FORMAT").is_ok_and(|format| format == "json") {
        log.json().init();
    } else {
        log.with_ansi(false).init();
    }
}
