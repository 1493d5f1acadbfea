//! Sessions: a browser holds a random token, the file holds its hash. Reading never writes, so when a session was last
//! used stands in memory (`web::Seen`) and reaches the file every few minutes.

use data_encoding::BASE64URL_NOPAD;

use super::{
    facts::{StaffFact, about},
    identify::{self, IDLE, LONGEST},
    keys,
    tables::{SESSION_BY_EMPLOYEE, Session},
    text,
};
use crate::{
    kernel::{Actor, Id, Lang, Moment, Result, Stamp, mark},
    log::Record,
    store::{Reads, Write},
    web::{Cx, Seen, Site, random},
};

/// Signed-in browsers of one person; the next one puts out the oldest.
pub const MOST: usize = 10;

/// 256 random bits for the cookie. Made outside of the transaction: its body may run twice, and its answer is kept.
pub fn new_token() -> String {
    BASE64URL_NOPAD.encode(&random::<32>())
}

/// From where a person came.
#[derive(Debug, Clone, Default)]
pub struct Device {
    pub agent: String,
    pub ip: String,
}

impl Device {
    pub fn of(cx: &Cx) -> Device {
        Device { agent: cx.visit.agent.clone(), ip: cx.visit.ip.map(|ip| ip.to_string()).unwrap_or_default() }
    }
}

/// A new session under this token. The caller records why.
pub fn create(tx: &mut Write<'_>, employee: Id<mark::Employee>, token: &str, device: &Device) -> Result<Id<mark::Session>> {
    let held = tx.by(&SESSION_BY_EMPLOYEE, (employee,))?;
    for old in held.iter().take((held.len() + 1).saturating_sub(MOST)) {
        tx.delete::<Session>(&old.hash)?;
    }
    let (id, now) = (tx.id(), tx.now());
    tx.put(&Session {
        hash: identify::hash(token),
        id,
        employee,
        created: now,
        seen: now,
        secret: random(),
        agent: device.agent.clone(),
        ip: device.ip.clone(),
    })?;
    Ok(id)
}

/// Ends the session of this token; what is already over is no trouble.
pub fn end(tx: &mut Write<'_>, token: &str) -> Result<()> {
    let hash = identify::hash(token);
    let Some(session) = tx.get::<Session>(&hash)? else {
        tx.quiet("it was over already");
        return Ok(());
    };
    tx.delete::<Session>(&hash)?;
    tx.record(about(session.employee), &StaffFact::SignedOut)
}

/// Ends one session of this employee by its id.
pub fn end_one(tx: &mut Write<'_>, employee: Id<mark::Employee>, id: Id<mark::Session>) -> Result<()> {
    let found = tx.by(&SESSION_BY_EMPLOYEE, (employee,))?.into_iter().find(|session| session.id == id);
    let Some(session) = found else {
        tx.quiet("it was over already");
        return Ok(());
    };
    tx.delete::<Session>(&session.hash)?;
    tx.record(about(employee), &StaffFact::SessionsEnded { count: 1 })
}

/// Ends all sessions of an employee. Returns how many; the caller records why.
pub fn end_all(tx: &mut Write<'_>, employee: Id<mark::Employee>) -> Result<usize> {
    let all = tx.by(&SESSION_BY_EMPLOYEE, (employee,))?;
    for session in &all {
        tx.delete::<Session>(&session.hash)?;
    }
    Ok(all.len())
}

/// Sessions of an employee that are not over, the last used first.
pub fn of(reads: &impl Reads, employee: Id<mark::Employee>, now: Moment, seen: &Seen) -> Result<Vec<Session>> {
    let mut all = reads.by(&SESSION_BY_EMPLOYEE, (employee,))?;
    for session in &mut all {
        session.seen = seen.last(session.id).unwrap_or(session.seen).max(session.seen);
    }
    all.retain(|session| !is_over(session, now));
    all.sort_by_key(|session| std::cmp::Reverse(session.seen));
    Ok(all)
}

fn is_over(session: &Session, now: Moment) -> bool {
    now.since(session.seen) > IDLE || now.since(session.created) > LONGEST
}

/// Brings the times of last use into the file and clears away sessions that are over. Every five minutes.
pub async fn flush_seen(site: &Site) -> Result<()> {
    let (seen, now) = (site.memory.of::<Seen>().take(), site.clock.now());
    site.store
        .write(Stamp::new(Actor::program(), now), move |tx| {
            tx.quiet("the time of last use is not history");
            keys::flush_seen(tx, |key| seen.get(&key).copied())?;
            for mut session in tx.all::<Session>(())? {
                let last = seen.get(&session.id).copied().unwrap_or(session.seen);
                if is_over(&Session { seen: last.max(session.seen), ..session.clone() }, now) {
                    tx.delete::<Session>(&session.hash)?;
                } else if last.since(session.seen) > Moment::MINUTE {
                    session.seen = last;
                    tx.put(&session)?;
                }
            }
            Ok(())
        })
        .await
}

/// A browser and its system, as a person knows them.
pub fn device_name(agent: &str, lang: Lang) -> String {
    const BROWSERS: [(&str, &str); 6] =
        [("YaBrowser", "Yandex"), ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let find = |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_string(),
        (None, None) => text::UNKNOWN_DEVICE.get(lang).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_named_as_people_name_it() {
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36";
        assert_eq!(device_name(chrome, Lang::En), "Chrome, Windows");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1";
        assert_eq!(device_name(phone, Lang::En), "Safari, iPhone");
        assert_eq!(device_name("curl/8", Lang::En), "Unknown device");
    }
}
