//! `verstak serve`: the shop open for browsers until it is told to stop.

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use poem::{Server, listener::TcpAcceptor};

use super::{Failure, TAKEN, open_as, settings::Settings};
use crate::{
    app,
    kernel::Clock,
    log::outbox,
    setup,
    store::migrate::{self, Opening},
    web::{Room, Site, serve::web},
};

const DRAIN: Duration = Duration::from_secs(5);
/// Milliseconds without an answer after which a connection is lost.
#[cfg(target_os = "linux")]
const LOST: u32 = 3_000;

pub async fn serve(settings: Settings) -> Result<(), Failure> {
    let clock = Clock::system();
    let store = open_as(&settings.data, &clock, Opening { at_once: true, ..Opening::default() }).await?;
    let listener = listen(settings.listen)?;
    let port = listener.local_addr()?.port();
    let own = if_addrs::get_if_addrs().unwrap_or_default().into_iter().map(|interface| interface.ip());
    let hosts = settings.hosts.iter().cloned().chain(own.map(|ip| ip.to_string())).collect();
    let known = app::Settings { room: Room::of(settings.data.clone()), program: program()?, port, hosts };
    let site = app::site(store.clone(), clock.clone(), known);
    let addresses = addresses(settings.listen.ip(), port);
    greet(&site, &addresses, &settings).await?;
    let background = [
        tokio::spawn(outbox::work(store.clone(), clock, app::handlers(), site.clone())),
        tokio::spawn(housekeeping(site.clone())),
        tokio::spawn(reading_through(site.clone(), settings.data.clone())),
    ];
    drop(tokio::spawn(app::warm(site.clone())));
    let acceptor = TcpAcceptor::from_std(listener)?;
    let served = Server::new_with_acceptor(acceptor).idle_timeout(Duration::from_secs(75));
    served.run_with_graceful_shutdown(web(site.clone()), leave(site.clone()), Some(DRAIN)).await?;
    background.iter().for_each(tokio::task::JoinHandle::abort);
    store.close();
    tracing::info!("closed cleanly");
    Ok(())
}

/// This program as it runs now: on Linux it stays itself even when an update has replaced its file.
fn program() -> std::io::Result<PathBuf> {
    if cfg!(target_os = "linux") { Ok("/proc/self/exe".into()) } else { std::env::current_exe() }
}

/// Binds before anything is printed, so that what is printed is true.
fn listen(address: SocketAddr) -> Result<std::net::TcpListener, Failure> {
    let listener = std::net::TcpListener::bind(address).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => Failure {
            code: TAKEN,
            said: format!(
                "port {} is taken by another program. Choose another: verstak serve --listen {}:{}",
                address.port(),
                address.ip(),
                address.port().wrapping_add(1)
            ),
        },
        std::io::ErrorKind::PermissionDenied => Failure {
            code: TAKEN,
            said: format!("this user may not listen on port {}. Use a port above 1023: --listen 0.0.0.0:8080", address.port()),
        },
        _ => Failure { code: TAKEN, said: format!("cannot listen on {address}: {error}") },
    })?;
    listener.set_nonblocking(true)?;
    #[cfg(target_os = "linux")]
    notice_the_lost(&listener)?;
    Ok(listener)
}

/// A browser that vanished without a word (the network fell, the lid was shut) is given up by the kernel: it asks a silent
/// one every second and lets go of whoever answered nothing for three. What is set here, every connection has.
#[cfg(target_os = "linux")]
fn notice_the_lost(listener: &std::net::TcpListener) -> std::io::Result<()> {
    use rustix::net::sockopt;
    sockopt::set_socket_keepalive(listener, true)?;
    sockopt::set_tcp_keepidle(listener, Duration::from_secs(1))?;
    sockopt::set_tcp_keepintvl(listener, Duration::from_secs(1))?;
    sockopt::set_tcp_user_timeout(listener, LOST)?;
    Ok(())
}

/// Where a browser can open us: this machine first, then its addresses in the network.
fn addresses(bound: IpAddr, port: u16) -> Vec<String> {
    let mut found = Vec::new();
    if bound.is_unspecified() {
        found.push(format!("http://localhost:{port}"));
        let all = if_addrs::get_if_addrs().unwrap_or_default().into_iter().map(|interface| interface.ip());
        found.extend(all.filter(|ip| ip.is_ipv4() && !ip.is_loopback()).map(|ip| format!("http://{ip}:{port}")));
    } else {
        // An IPv6 address stands in brackets.
        found.push(format!("http://{}", SocketAddr::new(bound, port)));
    }
    found
}

/// Says where to open the shop, and how to set up a new one.
async fn greet(site: &Arc<Site>, addresses: &[String], settings: &Settings) -> Result<(), Failure> {
    println!("Verstak {}", env!("CARGO_PKG_VERSION"));
    println!("Data: {}", settings.data.canonicalize().unwrap_or_else(|_| settings.data.clone()).display());
    let empty = site.store.read(app::is_empty).await?;
    let tail = if empty { format!("/setup?code={}", setup::new_code(site)) } else { String::new() };
    println!("{}", if empty { "Set up the shop in a browser:" } else { "Open in a browser:" });
    for address in addresses {
        println!("  {address}{tail}");
    }
    Ok(())
}

/// Waits until told to stop, then lets the live pages go: they would never end by themselves.
async fn leave(site: Arc<Site>) {
    told_to_stop().await;
    site.memory.of::<crate::web::live::Open>().close();
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut term), Ok(mut int)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = term.recv() => tracing::info!("told to stop"),
        _ = int.recv() => tracing::info!("interrupted"),
    }
}

/// Watches the disk, writes down who was seen, forgets old answers to forms and old imports.
async fn housekeeping(site: Arc<Site>) {
    let mut rounds = 0_u64;
    loop {
        site.room.look(&site.store);
        if rounds.is_multiple_of(10) && !site.store.is_held() {
            crate::log::once::tidy(&site.store, &site.clock).await;
            crate::exchange::tidy(&site).await;
            if let Err(error) = crate::staff::flush_seen(&site).await {
                tracing::error!(%error, "the times of last use of sessions cannot be kept");
            }
        }
        rounds += 1;
        tokio::time::sleep(Duration::from_secs(30)).await;
    }
}

/// Reads the file through once a day. The first pages of a start go before it.
async fn reading_through(site: Arc<Site>, data: PathBuf) {
    let mut pause = Duration::from_secs(3);
    loop {
        tokio::time::sleep(pause).await;
        migrate::look_through(&site.store, &data, &site.clock).await;
        pause = Duration::from_secs(600);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn whoever_answers_nothing_for_three_seconds_is_lost() {
        use rustix::net::sockopt;
        let listener = listen("127.0.0.1:0".parse().expect("an address")).unwrap_or_else(|failure| panic!("{}", failure.said));
        listener.set_nonblocking(false).expect("it may wait");
        let browser = std::net::TcpStream::connect(listener.local_addr().expect("bound")).expect("it is heard");
        let (taken, _) = listener.accept().expect("it came");
        assert!(sockopt::socket_keepalive(&taken).expect("told"));
        assert_eq!(sockopt::tcp_keepidle(&taken).expect("told"), Duration::from_secs(1));
        assert_eq!(sockopt::tcp_keepintvl(&taken).expect("told"), Duration::from_secs(1));
        assert_eq!(sockopt::tcp_user_timeout(&taken).expect("told"), LOST);
        drop(browser);
    }

    #[test]
    fn a_printed_address_can_be_opened() {
        let of = |ip: &str| addresses(ip.parse().expect("an address"), 8080);
        assert_eq!(of("192.168.1.7"), ["http://192.168.1.7:8080"]);
        assert_eq!(of("::1"), ["http://[::1]:8080"]);
        assert_eq!(of("0.0.0.0")[0], "http://localhost:8080");
    }
}
