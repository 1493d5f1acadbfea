//! `/clients`: everyone, found as you type.

use maud::{Markup, html};

use super::{
    CLIENT_BY_CREATED, Client, ClientCount, ClientKind, Finds, Found, Group, Why,
    fact::kind_text,
    form::{kind_named, opens},
    lookup::{find_where, phone_digits},
    phones::mark_digits,
    text,
};
use crate::{
    kernel::{Id, Lang, Moment, Result, Right, mark},
    store::{Newest, Order, Read, Reads, Walk},
    web::{
        Cx, Page, Reply,
        ui::{self, icon, table},
    },
};

const PATH: &str = "/clients";
const ROWS: usize = 50;
/// Rows looked through for one page when filters are combined; the next page goes on from there.
const LOOKED_THROUGH: usize = 3000;
/// Longer lists are not counted to the end.
const COUNTED: usize = 1000;

pub async fn show(cx: Cx) -> Result<Reply> {
    let ask = Ask::of(&cx);
    let shown = cx.read(|reads| rows(&cx, reads, &ask)).await?;
    Ok(cx.page(view(&cx, &ask, &shown)))
}

/// As many as a search finds at most.
const FOUND: usize = 500;

/// Everyone the list shows at this address, all its pages, in its order.
pub fn each_listed(cx: &Cx, reads: &Read<'_>, mut visit: impl FnMut(Client) -> Result<()>) -> Result<()> {
    let ask = Ask::of(cx);
    if !ask.query.is_empty() {
        let finds = find_where(cx, reads, &ask.query, FOUND, |client| ask.suits(client))?;
        return finds.found.into_iter().try_for_each(|found| visit(found.client));
    }
    reads.walk_by(&CLIENT_BY_CREATED, (ask.archived, ask.group() as u8), Order::Ascending, None, |_, id| {
        if let Some(client) = reads.get::<Client>(&id)?.filter(|client| ask.suits(client)) {
            visit(client)?;
        }
        Ok(Walk::On)
    })
}

/// What the address asks for.
struct Ask {
    query: String,
    kind: Option<ClientKind>,
    conflict: bool,
    archived: bool,
    agreed: Option<bool>,
    after: Option<(Moment, Id<mark::Client>)>,
}

impl Ask {
    fn of(cx: &Cx) -> Ask {
        let word = |name: &str| cx.query(name).unwrap_or_default();
        let after = word("after");
        let after = after.split_once('-').and_then(|(at, id)| Some((Moment::from_millis(at.parse().ok()?), id.parse().ok()?)));
        Ask {
            query: word("q").trim().chars().take(100).collect(),
            kind: kind_named(&word("kind")),
            conflict: word("conflict") == "yes",
            archived: word("archive") == "yes",
            agreed: match word("consent").as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            after,
        }
    }

    fn suits(&self, client: &Client) -> bool {
        client.archived == self.archived
            && self.kind.is_none_or(|kind| client.kind == kind)
            && (!self.conflict || client.conflict.is_some())
            && self.agreed.is_none_or(|agreed| client.consent.data.is_some() == agreed)
    }

    /// The index group that narrows the list most; the rest is looked at row by row.
    fn group(&self) -> Group {
        match (self.conflict, self.kind, self.agreed) {
            (true, _, _) => Group::Conflict,
            (_, Some(ClientKind::Organisation), _) => Group::Organisation,
            (_, _, Some(true)) => Group::Agreed,
            (_, _, Some(false)) => Group::NotAgreed,
            (_, Some(ClientKind::Person), _) => Group::Person,
            _ => Group::Any,
        }
    }

    fn filtered(&self) -> bool {
        self.kind.is_some() || self.conflict || self.agreed.is_some()
    }
}

struct Shown {
    finds: Finds,
    /// In the list at all, whatever the filters say.
    total: u64,
    /// How many suit, when that is known.
    count: Option<usize>,
    next: Option<String>,
}

fn rows(cx: &Cx, reads: &Read<'_>, ask: &Ask) -> Result<Shown> {
    let count = reads.get::<ClientCount>(&0)?.unwrap_or_default();
    let total = if ask.archived { count.archived } else { count.last.saturating_sub(count.archived) };
    if ask.query.is_empty() {
        return listed(reads, ask, total);
    }
    let finds = find_where(cx, reads, &ask.query, ROWS, |client| ask.suits(client))?;
    let count = (!finds.more).then_some(finds.found.len());
    Ok(Shown { finds, total, count, next: None })
}

fn listed(reads: &Read<'_>, ask: &Ask, total: u64) -> Result<Shown> {
    let prefix = (ask.archived, ask.group() as u8);
    let past = ask.after.map(|(at, id)| ((prefix.0, prefix.1, Newest(at)), id));
    let (mut found, mut looked, mut last, mut more) = (Vec::new(), 0, None, false);
    reads.walk_by(&CLIENT_BY_CREATED, prefix, Order::Ascending, past.as_ref().map(|(key, id)| (key, id)), |key, id| {
        if found.len() == ROWS || looked == LOOKED_THROUGH {
            more = true;
            return Ok(Walk::Stop);
        }
        looked += 1;
        last = Some((key.2.0, id));
        found.extend(reads.get::<Client>(&id)?.filter(|client| ask.suits(client)));
        Ok(Walk::On)
    })?;
    let next = last.filter(|_| more).map(|(at, id)| format!("{}-{id}", at.millis()));
    let finds = Finds { found: found.into_iter().map(|client| Found { client, devices: Vec::new(), why: Why::Name }).collect(), more };
    let count = if ask.filtered() { counted(reads, ask)? } else { usize::try_from(total).ok() };
    Ok(Shown { finds, total, count, next })
}

/// How many suit; `None` when they are too many to count for a page.
fn counted(reads: &Read<'_>, ask: &Ask) -> Result<Option<usize>> {
    let single = [ask.kind.is_some(), ask.conflict, ask.agreed.is_some()].into_iter().filter(|on| *on).count() == 1;
    let (mut count, mut looked) = (0, 0);
    reads.walk_by(&CLIENT_BY_CREATED, (ask.archived, ask.group() as u8), Order::Ascending, None, |_, id| {
        looked += 1;
        let suits = single || reads.get::<Client>(&id)?.is_some_and(|client| ask.suits(&client));
        count += usize::from(suits);
        Ok(if looked > COUNTED { Walk::Stop } else { Walk::On })
    })?;
    Ok((looked <= COUNTED).then_some(count))
}

fn view(cx: &Cx, ask: &Ask, shown: &Shown) -> Page {
    let lang = cx.lang();
    let new = cx.may(Right::EditClients).then(|| opens("/clients/new", "btn btn--primary", "plus", text::ADD_CLIENT.get(lang)));
    let nobody = shown.total == 0 && !ask.archived && !ask.filtered() && ask.query.is_empty();
    let body = html! {
        div.page-head {
            h1 { (text::CLIENTS.get(lang)) }
            span.count id="count" aria-live="polite" { (count_line(cx, ask, shown)) }
            div.page-head__end {
                @if cx.may(Right::ExportClients) {
                    span.only-wide { (ui::post_button(cx, &format!("/exchange/clients?{}", cx.visit.query), "btn", html! { (icon("download")) (text::EXPORT.get(lang)) })) }
                }
                @if let Some(new) = &new { (new) }
            }
        }
        @if nobody {
            (ui::empty("users", text::EMPTY.get(lang), text::EMPTY_WHY.get(lang), html! { @if let Some(new) = &new { (new) } }))
        } @else {
            (toolbar(cx, ask))
            div.data-wrap id="rows" tabindex="0" { (body_of(cx, ask, shown)) }
        }
    };
    Page::new("clients", text::CLIENTS.get(lang), body).live("client")
}

fn count_line(cx: &Cx, ask: &Ask, shown: &Shown) -> String {
    let lang = cx.lang();
    let count = shown.count.and_then(|count| i64::try_from(count).ok());
    match count {
        Some(count) if ask.query.is_empty() && !ask.filtered() => text::COUNT.of(count, lang),
        Some(count) => text::FOUND.of(count, lang),
        None => text::FOUND_MORE.with(lang, &[&if ask.query.is_empty() { COUNTED } else { shown.finds.found.len() }]),
    }
}

fn body_of(cx: &Cx, ask: &Ask, shown: &Shown) -> Markup {
    let lang = cx.lang();
    if shown.finds.found.is_empty() && shown.next.is_none() {
        return table::nothing_found(PATH, lang);
    }
    html! {
        table.data.data--cards {
            thead { tr {
                th { (text::NUMBER.get(lang)) }
                th { (text::NAME.get(lang)) }
                th { (text::PHONES.get(lang)) }
                th { (text::KIND.get(lang)) }
                th {}
                th.num { (text::ADDED.get(lang)) }
            } }
            tbody {
                @for found in &shown.finds.found { (row(cx, ask, found)) }
                @if let Some(next) = &shown.next { (table::more_row(6, &table::with_param(cx, PATH, "after", Some(next)), lang)) }
                @if shown.finds.more && shown.next.is_none() { tr.more { td colspan="6" { span.hint { (text::NARROW.with(lang, &[&ROWS])) } } } }
            }
        }
    }
}

fn row(cx: &Cx, ask: &Ask, found: &Found) -> Markup {
    let (client, lang) = (&found.client, cx.lang());
    let href = format!("{PATH}/{}", client.id);
    // A phone that is in sight is marked where it stands and needs no line of its own.
    let first = client.phones.first();
    let in_sight = matches!(&found.why, Why::Phone(one) if Some(one) == first);
    let why = if ask.query.is_empty() || in_sight {
        html! {}
    } else {
        why(cx, found, &ask.query)
    };
    html! {
        tr data-mute[client.archived] {
            td.c-no { a.row-link.no href=(href) hx-get=(href) hx-target="#drawer" hx-push-url="true" { (client.number) } }
            td.grow.c-title hx-disable {
                b { (client.name) }
                @if !why.0.is_empty() { span.sub.sub--keep { (why) } }
                @else if !client.contact_person.is_empty() { span.sub { (client.contact_person) } }
            }
            td.c-meta {
                @if let Some(first) = first {
                    @if in_sight { (mark_digits(&first.phone, &digits_in(first.phone.digits(), &ask.query))) } @else { (first.phone) }
                    @if client.phones.len() > 1 { span.sub { (text::MORE_COUNT.with(lang, &[&(client.phones.len() - 1)])) } }
                }
            }
            td { (kind_text(client.kind).get(lang)) }
            td.c-status {
                @if client.conflict.is_some() { (ui::badge("red", text::CONFLICT.get(lang))) }
                @if client.archived { (ui::badge("gray", text::ARCHIVED.get(lang))) }
            }
            td.num.c-end title=(cx.frame().zone.full(client.created, lang)) { (cx.frame().zone.day(client.created).near(cx.today(), lang)) }
        }
    }
}

/// Why a client was found, with what was looked for marked; nothing when it is plain from the name.
pub fn why(cx: &Cx, found: &Found, query: &str) -> Markup {
    let lang = cx.lang();
    match &found.why {
        Why::Number => html! { (text::NO.with(lang, &[&found.client.number])) },
        Why::Phone(one) => {
            html! { (mark_digits(&one.phone, &digits_in(one.phone.digits(), query))) @if !one.note.is_empty() { " " (one.note) } }
        }
        Why::TaxNumber => html! { (text::BY_TAX.with(lang, &[&found.client.tax_number])) },
        Why::Device(device) => html! { (device.title()) @if !device.serial.is_empty() { " \u{b7} " (device.serial) } },
        Why::Alike => html! { (text::BY_ALIKE.get(lang)) },
        Why::Name => html! {},
    }
}

/// The digits of a query that stand in this phone: with the domestic eight turned to seven, or as they are.
fn digits_in(phone: &str, query: &str) -> String {
    let plain: String = query.chars().filter(char::is_ascii_digit).collect();
    [phone_digits(query), plain].into_iter().find(|digits| phone.contains(digits.as_str())).unwrap_or_default()
}

fn toolbar(cx: &Cx, ask: &Ask) -> Markup {
    let lang = cx.lang();
    let link = |name: &str, value: Option<&str>| table::with_param(cx, PATH, name, value);
    let kinds = [ClientKind::Person, ClientKind::Organisation].map(|kind| {
        let (key, said) = if kind == ClientKind::Person { ("person", text::PEOPLE) } else { ("organisation", text::ORGANISATIONS) };
        (link("kind", Some(key)), said.get(lang), ask.kind == Some(kind))
    });
    let agreed = [("yes", text::AGREED, true), ("no", text::NOT_AGREED, false)]
        .map(|(key, said, value)| (link("consent", Some(key)), said.get(lang), ask.agreed == Some(value)));
    html! {
        div.toolbar {
            form.finder role="search" aria-label=(text::SEARCH.get(lang)) action=(PATH) method="get" id="find" {
                label.input.input--search {
                    (icon("search"))
                    input type="search" name="q" value=(ask.query) maxlength="100" autocomplete="off" aria-label=(text::SEARCH.get(lang)) placeholder=(text::SEARCH.get(lang))
                        hx-get=(PATH) hx-trigger="input changed delay:150ms, search" hx-sync="this:replace" hx-include="#find" hx-push-url="true"
                        hx-target="#rows" hx-select="#rows" hx-swap="outerHTML" hx-select-oob="#count,#filters";
                }
                span.finder__filters id="filters" {
                    (menu(lang, text::KIND.get(lang), &kinds, &link("kind", None)))
                    (menu(lang, text::CONSENT.get(lang), &agreed, &link("consent", None)))
                    (switch(text::CONFLICTS.get(lang), ask.conflict, &link("conflict", (!ask.conflict).then_some("yes"))))
                    (switch(text::ARCHIVE.get(lang), ask.archived, &link("archive", (!ask.archived).then_some("yes"))))
                    @if ask.filtered() || ask.archived || !ask.query.is_empty() { a.link href=(PATH) { (text::RESET.get(lang)) } }
                    @for name in ["kind", "consent", "conflict", "archive"] {
                        @if let Some(value) = cx.query(name) { input type="hidden" name=(name) value=(value); }
                    }
                }
                noscript { button.btn { (text::FIND.get(lang)) } }
            }
        }
    }
}

/// A filter with a choice: shut it says what is chosen, open it offers the rest.
fn menu(lang: Lang, label: &str, options: &[(String, &str, bool)], none: &str) -> Markup {
    let chosen = options.iter().find(|(_, _, chosen)| *chosen);
    html! {
        details.drop {
            summary.filter data-on[chosen.is_some()] {
                @match chosen { Some((_, said, _)) => { (label) ": " b { (said) } }, None => { (icon("plus")) (label) } }
            }
            div.menu {
                @for (href, said, chosen) in options { a href=(href) aria-current=[chosen.then_some("true")] { (said) @if *chosen { span.end { (icon("check")) } } } }
                @if chosen.is_some() { hr; a href=(none) { (text::ALL.get(lang)) } }
            }
        }
    }
}

fn switch(label: &str, on: bool, href: &str) -> Markup {
    html! { a.filter href=(href) data-on[on] aria-current=[on.then_some("true")] { @if !on { (icon("plus")) } (label) @if on { (icon("x")) } } }
}
