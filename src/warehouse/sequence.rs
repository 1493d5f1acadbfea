//! `/stock/sequence`: what issues since a day would cost if they had gone in the order they count, shown first and done after.

use std::sync::{Arc, Mutex, PoisonError};

use maud::{Markup, html};

use super::{
    refusal::DocRefusal,
    repost::{Names, Owners, out_of_order, restore, spent},
    text::sequence as text,
};
use crate::{
    kernel::{Day, Error, Id, Moment, Refusal, Result, mark},
    stock::repost::Recosted,
    store::Write,
    web::{
        Cx, Form, Page, Reply,
        lists::Owner,
        ui::{self, field::Draw, icon, settings::settings_page},
    },
};

pub const PATH: &str = "/stock/sequence";

/// Documents with their pages.
type Known = Vec<(Id<mark::Document>, Option<Owner>)>;

/// The owners of documents, read before anything is written.
pub async fn owners(cx: &Cx, ids: Vec<Id<mark::Document>>) -> Result<(Owners, Known)> {
    let lang = cx.lang();
    let known: Known = cx.read(|r| ids.into_iter().map(|id| Ok((id, (cx.site.document_of)(r, id, lang)?))).collect::<Result<_>>()).await?;
    let names: Names = known.iter().filter_map(|(id, owner)| Some((*id, owner.as_ref()?.name.clone()))).collect();
    Ok((Owners { names, recost: cx.site.recost, carried: cx.site.carried }, known))
}

fn begins(cx: &Cx, day: Day) -> Moment {
    cx.frame().zone.at(day, 0, 0)
}

/// What would be, without doing it: the whole is written and taken back.
async fn try_it(cx: &Cx, day: Day) -> Result<(std::result::Result<Vec<Recosted>, String>, Known)> {
    let entered = begins(cx, day);
    let ids = cx.read(|r| out_of_order(r, day, entered)).await?;
    let (owners, known) = owners(cx, ids).await?;
    let (shown, lang) = (Arc::new(Mutex::new(Vec::new())), cx.lang());
    let kept = shown.clone();
    let body = move |tx: &mut Write<'_>| -> Result<()> {
        let done = restore(tx, day, entered, &owners)?;
        *kept.lock().unwrap_or_else(PoisonError::into_inner) = done;
        Err(DocRefusal::OnlyShown.into())
    };
    match cx.store().write(cx.stamp(), body).await {
        Err(Error::Refused(why)) if why.code() == DocRefusal::OnlyShown.code() => {
            let done = shown.lock().unwrap_or_else(PoisonError::into_inner).clone();
            Ok((Ok(done), known))
        }
        Err(Error::Refused(why)) => Ok((Err(why.say(lang)), known)),
        Err(error) => Err(error),
        Ok(()) => Ok((Ok(Vec::new()), known)),
    }
}

/// `GET /stock/sequence?since=…`
pub async fn show(cx: Cx) -> Result<Reply> {
    let asked = cx.query("since").and_then(|text| Day::parse(&text)).filter(|day| *day <= cx.today());
    let Some(day) = asked else {
        let form = Form::filled([("since", cx.today().plus(-30).iso())]);
        return Ok(cx.page(page(&cx, &form, html! {})));
    };
    let (tried, known) = try_it(&cx, day).await?;
    let form = Form::filled([("since", day.iso())]);
    let body = match tried {
        Ok(done) => result(&cx, day, &done, &known),
        Err(said) => ui::note("info", html! { (said) }),
    };
    Ok(cx.page(page(&cx, &form, body)))
}

/// `POST /stock/sequence`
pub async fn run(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let Some(day) = Day::parse(form.value("since")).filter(|day| *day <= cx.today()) else {
        form.refuse("since", crate::web::text::BAD_DATE.get(cx.lang()).to_string());
        return Ok(cx.again(page(&cx, &form, html! {})));
    };
    let entered = begins(&cx, day);
    let ids = cx.read(|r| out_of_order(r, day, entered)).await?;
    let (owners, _) = owners(&cx, ids).await?;
    let command = move |tx: &mut Write<'_>, day: &Day| {
        let done = restore(tx, *day, entered, &owners)?;
        match done.iter().filter(|one| one.differs()).count() {
            0 => Err(DocRefusal::InSequence.into()),
            count => Ok(count),
        }
    };
    match cx.submit(&mut form, |f| f.day("since").unwrap_or(day), command).await? {
        Some(count) => Ok(Reply::redirect(PATH).saying(text::DONE.with(cx.lang(), &[&count]))),
        None => {
            let said = form.error("").or_else(|| form.error("since")).unwrap_or_default().to_string();
            Ok(cx.again(page(&cx, &form, ui::note("bad", html! { (said) }))))
        }
    }
}

fn page(cx: &Cx, form: &Form, body: Markup) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let inside = html! {
        div.page {
            p.said { (text::WHAT.get(lang)) }
            form.since method="get" action=(PATH) {
                (draw.field("since", text::SINCE).kind("date").icon("calendar").input())
                button.btn.btn--primary { (icon("search")) (text::SHOW.get(lang)) }
            }
            (body)
        }
    };
    settings_page(cx, PATH, text::TITLE.get(lang), html! {}, inside)
}

fn result(cx: &Cx, day: Day, done: &[Recosted], known: &Known) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let changed: Vec<&Recosted> = done.iter().filter(|one| one.differs()).collect();
    let more = spent(done);
    html! {
        @if changed.is_empty() {
            (ui::note("ok", html! { (text::NOTHING.with(lang, &[&done.len()])) }))
        } @else {
            div.data-in { table.data.data--plain.data--cards {
                thead { tr { th { (text::DAY.get(lang)) } th.grow { (text::DOCUMENT.get(lang)) } th.num { (text::WAS.get(lang)) ", " (sign) } th.num { (text::NOW.get(lang)) ", " (sign) } th.num { (text::DIFFERENCE.get(lang)) ", " (sign) } } }
                tbody { @for one in &changed {
                    @let (was, now) = one.totals();
                    @let owner = known.iter().find(|(id, _)| *id == one.document).and_then(|(_, owner)| owner.as_ref());
                    tr {
                        td.dim.c-end { (one.day.full(lang)) }
                        td.grow.c-title { @match owner { Some(owner) => a.link.fw5 href=(owner.path) { (owner.name) }, None => "\u{2014}" } }
                        td.num.c-meta { (cx.money(was)) }
                        td.num { (cx.money(now)) }
                        td.num.c-sum { (cx.money(now - was)) }
                    }
                } }
                tfoot { tr { td { (text::TOTAL.get(lang)) } td {} td {} td {} td.num { b { (cx.money(more)) } } } }
            } }
            (ui::post_form(cx, PATH, "row-gap", html! {
                input type="hidden" name="since" value=(day.iso());
                button.btn.btn--primary { (icon("refresh-cw")) (text::DO.get(lang)) }
                span.hint { (text::DO_WHAT.with(lang, &[&changed.len()])) }
            }))
        }
    }
}
