//! Signing in and out.
//!
//! An unknown login and a wrong password get the same words after the same work, so that nobody learns which logins
//! exist. Guessing is slowed down by account and address together, so that a colleague at the next table cannot lock
//! the owner out; nothing is ever locked.

use maud::html;

use super::{
    facts::{StaffFact, about},
    password::{self, Verdict},
    session::{self, Device},
    sign_in_page::{another, back, over_page, view, waiting},
    tables::{EMPLOYEE_BY_LOGIN, Employee},
    text,
};
use crate::{
    kernel::{Actor, Error, Lang, Moment, Refusal, Result, Stamp},
    log::{Record, Subject},
    store::{Reads, Write},
    web::{Cx, Fields, Form, Proof, Reply, Throttle, reply::Cookie, serve::SESSION, text as web_text, token, ui::kept},
};

/// Tries of an account from one address before the waiting begins, and how far it goes.
const FREE_TRIES: u32 = 5;
const LONGEST_WAIT: i64 = 72 * Moment::SECOND;
const ACCOUNT_WINDOW: i64 = Moment::HOUR;
/// Wrong tries from one address, whatever the account.
const ADDRESS_TRIES: u32 = 30;
const ADDRESS_WINDOW: i64 = 5 * Moment::MINUTE;

#[derive(Debug)]
pub enum SignInRefusal {
    Wrong,
    Wait(i64),
}

impl Refusal for SignInRefusal {
    fn code(&self) -> &'static str {
        match self {
            SignInRefusal::Wrong => "wrong_login_or_password",
            SignInRefusal::Wait(_) => "too_many_tries",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            SignInRefusal::Wrong => text::WRONG_PASSWORD.get(lang).into(),
            SignInRefusal::Wait(seconds) => text::TOO_MANY_TRIES.of(*seconds, lang),
        }
    }
}

struct Ask {
    login: String,
    password: String,
    to: String,
    /// The form that waits, as it was sent to `to`.
    typed: Form,
    /// Set over an open page: whose page it is, if anybody's.
    page_of: Option<String>,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    let (login, password, to) = (fields.line("login", 1..=64).to_lowercase(), fields.secret("password"), fields.raw("to"));
    if password.is_empty() {
        fields.refuse("password", web_text::REQUIRED);
    }
    let typed = Form::read(fields.secret("typed").as_bytes()).unwrap_or_default();
    let over = fields.flag("over");
    let page_of = fields.raw("page_of");
    Ask { login, password, to, typed, page_of: over.then_some(page_of) }
}

/// What must lie between two tries of an account after so many: at most sixty fit into an hour.
fn pause(tries: u32) -> i64 {
    tries.checked_sub(FREE_TRIES).map_or(0, |over| (Moment::SECOND << over.min(10)).min(LONGEST_WAIT))
}

fn pause_of_address(tries: u32) -> i64 {
    if tries < ADDRESS_TRIES { 0 } else { ADDRESS_WINDOW }
}

/// Counts a try of this account from this address, or says how many milliseconds it is to be left alone. Before the
/// password is looked at, so that a thousand guesses sent at once are not a thousand guesses.
fn count(throttle: &Throttle, login: &str, ip: &str, now: Moment) -> std::result::Result<(), i64> {
    throttle.attempt(&address_key(ip), now, ADDRESS_WINDOW, pause_of_address)?;
    let counted = throttle.attempt(&account_key(login, ip), now, ACCOUNT_WINDOW, pause);
    if counted.is_err() {
        throttle.take_back(&address_key(ip));
    }
    counted
}

/// Counts a try of this account from where the request came.
pub fn attempt(cx: &Cx, login: &str) -> Result<(), SignInRefusal> {
    count(&cx.site.throttle, login, &Device::of(cx).ip, cx.now())
        .map_err(|left| SignInRefusal::Wait((left + Moment::SECOND - 1) / Moment::SECOND))
}

/// The password was right: nothing is held against the account or the address.
pub fn succeeded(cx: &Cx, login: &str) {
    let ip = Device::of(cx).ip;
    cx.site.throttle.clear(&account_key(login, &ip));
    cx.site.throttle.take_back(&address_key(&ip));
}

fn account_key(login: &str, ip: &str) -> String {
    format!("account {login} {ip}")
}
fn address_key(ip: &str) -> String {
    format!("address {ip}")
}

pub async fn page(cx: Cx) -> Result<Reply> {
    let to = cx.query("to").unwrap_or_default();
    if cx.visitor().is_some() {
        return Ok(Reply::redirect(if to.is_empty() { "/".into() } else { to }));
    }
    Ok(cx.page(view(&cx, &Form::filled([("to", to)]))))
}

pub async fn sign_in(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let Some(ask) = form.parse(&cx, parse) else { return Ok(asked_again(&cx, &form)) };
    match admit(&cx, &ask).await {
        Ok(token) => welcome(&cx, ask, token).await,
        Err(Error::Refused(refusal)) => {
            form.refuse("", refusal.say(cx.lang()));
            Ok(asked_again(&cx, &form))
        }
        Err(error) => Err(error),
    }
}

fn asked_again(cx: &Cx, form: &Form) -> Reply {
    if cx.visit.htmx { Reply::refused(over_page(cx, form)) } else { cx.again(view(cx, form)) }
}

/// Where the person goes on: the page he wanted, the open page, or the form that waits.
async fn welcome(cx: &Cx, ask: Ask, token: String) -> Result<Reply> {
    if ask.page_of.is_none() && !kept::worth(&ask.typed) {
        let to = if ask.to.is_empty() { "/".into() } else { ask.to };
        return Ok(Reply::redirect(to).cookie(opened(token)));
    }
    let (identify, now) = (cx.site.identify, cx.now());
    let (_, who) = cx.read(|reads| identify(reads, Proof::Session(&token), now)).await?;
    let who = who.ok_or(Error::Hidden)?;
    let reply = match ask.page_of {
        Some(page_of) => Reply::fragment(back(cx, &who, &page_of)),
        None => cx.page(waiting(cx, &who, &ask.typed, &ask.to)),
    };
    Ok(reply.cookie(opened(token)))
}

/// The way in for a request that came without a session, or with the token of another one.
pub fn way_in(cx: &Cx, typed: &Form, wanted: &str) -> Reply {
    let mut form = Form::filled([("to", wanted)]);
    match (cx.visitor(), cx.visit.htmx) {
        (None, true) => Reply::fragment(over_page(cx, &form)),
        (None, false) => {
            form.set("typed", serde_urlencoded::to_string(typed.pairs()).unwrap_or_default());
            cx.page(view(cx, &form))
        }
        // Whose page it was is known to the page alone.
        (Some(who), true) => {
            Reply::fragment(html! { div data-signed-in=(token(&who.secret)) data-who=(who.id) { (another(cx, &who.name)) } })
        }
        (Some(who), false) => cx.page(waiting(cx, who, typed, wanted)),
    }
}

/// The token of a new session, if the password fits.
async fn admit(cx: &Cx, ask: &Ask) -> Result<String> {
    let (site, now) = (&cx.site, cx.now());
    let device = Device::of(cx);
    attempt(cx, &ask.login)?;
    let found = cx.read(|r| r.first_by(&EMPLOYEE_BY_LOGIN, ask.login.clone())).await?.filter(|employee| employee.active);
    let kept = found.as_ref().and_then(|employee| employee.password.clone());
    let verdict = password::verify(ask.password.clone(), kept.clone()).await?;
    let Some(employee) = found.filter(|_| verdict != Verdict::Wrong) else {
        refused(cx, ask.login.clone(), device).await?;
        return Err(SignInRefusal::Wrong.into());
    };
    succeeded(cx, &ask.login);
    let rehashed = match verdict {
        Verdict::Outdated => Some(password::hash(ask.password.clone()).await?),
        _ => None,
    };
    let (token, old) = (session::new_token(), cx.visit.session_token.clone());
    let told = token.clone();
    let stamp = Stamp { actor: Actor::employee(employee.id, employee.name.clone()), at: now, request: cx.visit.request };
    site.store.write(stamp, move |tx| admitted(tx, &employee, kept.as_deref(), rehashed.as_ref(), &told, old.as_deref(), &device)).await?;
    Ok(token)
}

/// Both refusals write one fact, so both take as long.
async fn refused(cx: &Cx, login: String, device: Device) -> Result<()> {
    let write = move |tx: &mut Write<'_>| match tx.first_by(&EMPLOYEE_BY_LOGIN, login.clone())? {
        Some(employee) => tx.record(about(employee.id), &StaffFact::SignInFailed { ip: device.ip.clone() }),
        None => tx.record(Subject::shop(), &StaffFact::StrangerRefused { ip: device.ip.clone() }),
    };
    cx.site.store.write(cx.stamp(), write).await
}

/// Reads the employee again: he may have been disabled, or his password changed, while it was being checked.
fn admitted(
    tx: &mut Write<'_>,
    employee: &Employee,
    kept: Option<&str>,
    rehashed: Option<&String>,
    token: &str,
    old: Option<&str>,
    device: &Device,
) -> Result<()> {
    let mut employee = tx.need::<Employee>(&employee.id)?;
    if !employee.active || employee.password.as_deref() != kept {
        return Err(SignInRefusal::Wrong.into());
    }
    if let Some(hash) = rehashed {
        employee.password = Some(hash.clone());
    }
    tx.put(&employee)?;
    if let Some(old) = old {
        tx.delete::<super::Session>(&super::identify::hash(old))?;
    }
    session::create(tx, employee.id, token, device)?;
    let device_name = session::device_name(&device.agent, employee.lang.unwrap_or_default());
    tx.record(about(employee.id), &StaffFact::SignedIn { device: device_name, ip: device.ip.clone() })
}

pub async fn sign_out(cx: Cx) -> Result<Reply> {
    if let Some(token) = cx.visit.session_token.clone() {
        cx.write(move |tx| session::end(tx, &token)).await?;
    }
    Ok(Reply::redirect("/sign-in").cookie(forgotten()))
}

/// Gives the browser its session.
pub fn opened(token: String) -> Cookie {
    Cookie { name: SESSION, value: token, days: 0, http_only: true }
}

/// Takes the session out of the browser.
pub fn forgotten() -> Cookie {
    Cookie { name: SESSION, value: String::new(), days: -1, http_only: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Moment {
        Moment::from_millis(1_790_000_000_000)
    }

    #[test]
    fn guessing_gets_slower_and_nobody_else_waits() {
        let (throttle, mut now) = (Throttle::default(), start());
        let mut waits = Vec::new();
        for _ in 0..14 {
            let left = count(&throttle, "anna", "10.0.0.5", now).err().unwrap_or_default();
            waits.push(left / Moment::SECOND);
            now = now.plus(left);
            if left > 0 {
                assert_eq!(count(&throttle, "anna", "10.0.0.5", now), Ok(()), "waiting helps");
            }
        }
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 72, 72]);
        assert_eq!(count(&throttle, "anna", "10.0.0.6", now), Ok(()));
        assert_eq!(count(&throttle, "boris", "10.0.0.5", now), Ok(()));
        assert_eq!(count(&throttle, "boris", "10.0.0.5", now.plus(-9)), Ok(()), "an earlier request may be counted later");
        throttle.clear(&account_key("anna", "10.0.0.5"));
        assert_eq!(count(&throttle, "anna", "10.0.0.5", now), Ok(()));
    }

    #[test]
    fn an_address_that_tries_everybody_waits_too() {
        let throttle = Throttle::default();
        for number in 0..ADDRESS_TRIES {
            assert_eq!(count(&throttle, &number.to_string(), "10.0.0.5", start()), Ok(()));
        }
        assert_eq!(count(&throttle, "anybody", "10.0.0.5", start()), Err(ADDRESS_WINDOW));
        assert_eq!(count(&throttle, "anybody", "10.0.0.6", start()), Ok(()));
        assert_eq!(count(&throttle, "anybody", "10.0.0.5", start().plus(ADDRESS_WINDOW)), Ok(()));
    }

    #[test]
    fn an_account_is_tried_at_most_sixty_times_an_hour() {
        let throttle = Throttle::default();
        let mut tried = Vec::new();
        for second in 0..3 * 3600 {
            while count(&throttle, "anna", "10.0.0.5", start().plus(second * Moment::SECOND)).is_ok() {
                tried.push(second);
            }
        }
        let worst = tried.iter().map(|from| tried.iter().filter(|at| (*from..from + 3600).contains(*at)).count()).max();
        assert!(worst.is_some_and(|worst| (50..=60).contains(&worst)), "{worst:?}");
    }
}
