//! What a browser remembers of a person's taste: theme, density, language, location. Each switch is a plain form.

use super::tables::Employee;
use crate::{
    kernel::{Id, Lang, Result, mark},
    store::{Reads, Write},
    web::{Cx, Reply, reply::Cookie},
};

const YEAR: i64 = 365;

fn remembered(cx: &Cx, name: &'static str, value: &str) -> Reply {
    let form = cx.form();
    let back = match form.value("back") {
        "" => "/",
        back => back,
    };
    // An empty cookie is a removed one.
    let days = if value.is_empty() { -1 } else { YEAR };
    Reply::redirect(back).cookie(Cookie { name, value: value.into(), days, http_only: true })
}

/// `light`, `dark`, `system`; without a value the other one.
pub async fn theme(cx: Cx) -> Result<Reply> {
    let value = match (cx.form().value("theme"), cx.visit.theme) {
        ("light", _) => "light",
        ("dark", _) => "dark",
        ("system", _) => "",
        (_, Some("dark")) => "light",
        _ => "dark",
    };
    Ok(remembered(&cx, "theme", value))
}

/// `compact`, `roomy`; without a value the other one.
pub async fn density(cx: Cx) -> Result<Reply> {
    let value = match (cx.form().value("density"), cx.visit.compact) {
        ("compact", _) => "compact",
        ("roomy", _) | (_, true) => "",
        _ => "compact",
    };
    Ok(remembered(&cx, "density", value))
}

/// The language of this browser, and of the person when somebody is signed in.
pub async fn lang(cx: Cx) -> Result<Reply> {
    let Some(lang) = Lang::parse(cx.form().value("lang")) else { return Ok(remembered(&cx, "lang", "")) };
    if let Some(who) = cx.visitor() {
        let id = who.id;
        cx.write(move |tx| speak(tx, id, lang)).await?;
    }
    Ok(remembered(&cx, "lang", lang.code()))
}

fn speak(tx: &mut Write<'_>, id: Id<mark::Employee>, lang: Lang) -> Result<()> {
    tx.quiet("a person's own taste is not history");
    let employee = tx.need::<Employee>(&id)?;
    tx.put(&Employee { lang: Some(lang), ..employee })
}

/// The location whose things are shown; empty is all of them.
pub async fn place(cx: Cx) -> Result<Reply> {
    let form = cx.form();
    let chosen = form.value("place").parse::<Id<mark::Location>>().ok();
    let own = chosen.filter(|id| cx.who().places.iter().any(|at| at.location == *id));
    Ok(remembered(&cx, "place", &own.map(|id| id.to_string()).unwrap_or_default()))
}
