//! The checks before any handler: the host, the origin, the token, the pace.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use data_encoding::BASE64URL_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use poem::Request;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::kernel::{Id, Moment, mark};

/// Random bytes from the system. Without them nothing here may go on.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system gives random bytes, or no secret is safe");
    bytes
}

fn signature(secret: &[u8; 32], nonce: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key of any length fits");
    mac.update(b"form");
    mac.update(nonce);
    mac.finalize().into_bytes().into()
}

/// A token bound to a session. Every one differs, so that compressed pages give nothing away.
pub fn token(secret: &[u8; 32]) -> String {
    let nonce = random::<16>();
    let mut bytes = nonce.to_vec();
    bytes.extend_from_slice(&signature(secret, &nonce));
    BASE64URL_NOPAD.encode(&bytes)
}

pub fn token_fits(secret: &[u8; 32], token: &str) -> bool {
    match BASE64URL_NOPAD.decode(token.as_bytes()) {
        Ok(bytes) if bytes.len() == 48 => bool::from(signature(secret, &bytes[..16]).ct_eq(&bytes[16..])),
        _ => false,
    }
}

fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

/// A request that changes something must come from our own page: by `Sec-Fetch-Site` where the browser sends it, else by
/// `Origin`; one that names neither is refused.
pub fn own_origin(request: &Request) -> bool {
    let host = header(request, "host").unwrap_or_default();
    let same = |origin: &str| origin.split_once("://").is_some_and(|(scheme, at)| matches!(scheme, "http" | "https") && at == host);
    match (header(request, "sec-fetch-site"), header(request, "origin")) {
        (Some(site), Some(origin)) => site == "same-origin" && same(origin),
        (Some(site), None) => site == "same-origin",
        (None, Some(origin)) => same(origin),
        (None, None) => false,
    }
}

/// The names we answer to: this machine's addresses, `*.local`, and what the owner configured. Anything else may be a
/// page of somebody else's that points its name at us.
pub fn own_host(request: &Request, names: &[String]) -> bool {
    if request.headers().get_all("host").iter().count() != 1 {
        return false;
    }
    let Some(host) = header(request, "host") else { return false };
    let (name, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((name, rest)) => (name, rest.strip_prefix(':').unwrap_or(if rest.is_empty() { "80" } else { "bad" })),
        None => host.rsplit_once(':').unwrap_or((host, "80")),
    };
    if port.parse::<u16>().is_err() {
        return false;
    }
    let name = name.to_ascii_lowercase();
    match name.parse::<IpAddr>() {
        Ok(ip) => private(ip) || names.contains(&name),
        Err(_) => name == "localhost" || local_name(&name) || names.contains(&name),
    }
}

fn local_name(name: &str) -> bool {
    let label = name.strip_suffix(".local").unwrap_or_default();
    !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Addresses of a shop's own network.
pub fn private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => {
            v6.is_loopback()
                || v6.is_unique_local()
                || v6.is_unicast_link_local()
                || v6.to_ipv4_mapped().is_some_and(|v4| private(v4.into()))
        }
    }
}

/// Counts tries in a window of time by any key: password guesses by account and by address.
#[derive(Default)]
pub struct Throttle(Mutex<HashMap<String, (Moment, u32)>>);

impl Throttle {
    /// How many tries stand under the key within the window.
    pub fn count(&self, key: &str, now: Moment, window: i64) -> u32 {
        let tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tries.get(key).filter(|(since, _)| now.since(*since) < window).map_or(0, |(_, count)| *count)
    }
    /// Counts a try, or says how long it is too early for one. `pause` is what must lie between tries after so many. Asked
    /// and counted in one step, so that tries sent all at once wait for each other.
    pub fn attempt(&self, key: &str, now: Moment, window: i64, pause: impl Fn(u32) -> i64) -> Result<(), i64> {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (last, count) = tries.get(key).copied().filter(|(last, _)| now.since(*last) < window).unwrap_or((now, 0));
        // Of requests that came together a later one may be counted first.
        let left = if count == 0 { 0 } else { pause(count) - now.since(last).max(0) };
        if left > 0 {
            return Err(left);
        }
        note(&mut tries, key, (now.max(last), count + 1), window);
        Ok(())
    }
    /// A try that was no guess is not held against anybody.
    pub fn take_back(&self, key: &str) {
        if let Some((_, count)) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get_mut(key) {
            *count = count.saturating_sub(1);
        }
    }
    /// Adds a try; the window starts again with each one.
    pub fn add(&self, key: &str, now: Moment, window: i64) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = tries.get(key).filter(|(last, _)| now.since(*last) < window).map_or(0, |(_, count)| *count);
        note(&mut tries, key, (now, before + 1), window);
    }
    pub fn clear(&self, key: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

/// Keeps a count; old ones go when there are many.
fn note(tries: &mut HashMap<String, (Moment, u32)>, key: &str, count: (Moment, u32), window: i64) {
    if tries.len() > 10_000 {
        tries.retain(|_, (last, _)| count.0.since(*last) < window);
    }
    tries.insert(key.to_string(), count);
}

/// When each session was last used. Reading never writes, so this stands in memory until the staff put it in the file.
#[derive(Default)]
pub struct Seen(Mutex<HashMap<Id<mark::Session>, Moment>>);

impl Seen {
    pub fn touch(&self, session: Id<mark::Session>, now: Moment) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(session, now);
    }
    pub fn last(&self, session: Id<mark::Session>) -> Option<Moment> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&session).copied()
    }
    /// Everything noted since the last time, leaving nothing.
    pub fn take(&self) -> HashMap<Id<mark::Session>, Moment> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(host: &str) -> bool {
        own_host(&Request::builder().header("host", host).finish(), &["shop.example".into()])
    }

    #[test]
    fn only_our_own_names_are_answered() {
        for host in ["127.0.0.1:8080", "192.168.1.7", "localhost:8080", "[::1]:8080", "verstak.local", "shop.example:80", "10.0.0.5:8080"] {
            assert!(asked(host), "{host}");
        }
        for host in
            ["evil.tld", "127.0.0.1.nip.io", "", "8.8.8.8", "host:99999", "localhost:x", "a.b.local", "[::1]x", "xn--80ak6aa92e.com"]
        {
            assert!(!asked(host), "{host}");
        }
    }

    #[test]
    fn a_token_fits_its_own_session_only() {
        let (mine, yours) = (random::<32>(), random::<32>());
        let token = token(&mine);
        assert!(token_fits(&mine, &token));
        assert!(!token_fits(&yours, &token));
        assert!(!token_fits(&mine, ""));
    }
}
