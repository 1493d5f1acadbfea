//! The document around a page: menu, top bar, dialogs, toasts; or a bare body for signing in and print.

use maud::{DOCTYPE, Markup, html};

use super::{avatar, hidden, icon, post_form};
use crate::{
    kernel::{Right, name},
    web::{Cx, Menu, Page, assets, text},
};

pub fn document(cx: &Cx, page: &Page) -> Markup {
    let title = if page.title.is_empty() { cx.frame().company.clone() } else { format!("{} · {}", page.title, brand(cx)) };
    html! {
        (DOCTYPE)
        html lang=(cx.lang().code()) data-theme=[cx.visit.theme] data-density=[cx.visit.compact.then_some("compact")] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="csrf-token" content=(cx.csrf());
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="icon" href=(assets::url("favicon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::url("app.css"));
                @for more in [("printing", "print.css"), ("kit-page", "kit.css")] {
                    @if page.bare == Some(more.0) { link rel="stylesheet" href=(assets::url(more.1)); }
                }
                script src=(assets::url("vendor/htmx-2.0.11.min.js")) defer {}
                script src=(assets::url("vendor/idiomorph-0.8.0.min.js")) defer {}
                script src=(assets::url("app.js")) defer {}
            }
            (body(cx, page))
        }
    }
}

fn brand(cx: &Cx) -> &str {
    if cx.frame().company.is_empty() { "Verstak" } else { &cx.frame().company }
}

fn body(cx: &Cx, page: &Page) -> Markup {
    let lang = cx.lang();
    let keys = cx.visitor().is_some_and(|who| !who.single_keys).then_some("off");
    let class = page.bare.unwrap_or("app");
    let main = if page.body.0.starts_with("<main") {
        page.body.clone()
    } else {
        html! { main.main id="main" data-live=[(!page.live.is_empty()).then_some(&page.live)] { (page.body) } }
    };
    html! {
        body class=(class) data-who=[cx.visitor().map(|who| who.id)]
            data-seq=[page.bare.is_none().then_some(cx.visit.seq)]
            data-icons=(assets::url("icons.svg")) data-keys=[keys]
            data-t-retry=(text::RETRY.get(lang)) data-t-close=(text::CLOSE.get(lang)) data-t-undo=(text::UNDO.get(lang))
            data-t-copied=(text::COPIED.get(lang)) data-t-leave=(text::UNSAVED.get(lang)) data-t-unsaved=(text::NOT_SAVED.get(lang))
            data-t-offline=(text::OFFLINE.get(lang)) data-t-wait=(text::RECONNECTING.get(lang)) data-t-online=(text::ONLINE.get(lang))
            data-t-failed=(text::NOT_SAVED_TITLE.get(lang)) {
            a.skip href="#main" { (text::SKIP.get(lang)) }
            @if page.bare.is_none() { (rail(cx, page.section)) (topbar(cx)) (held(cx)) }
            (main)
            @if page.bare.is_none() {
                (dock(cx, page.section))
                div id="drawer" {}
                dialog.dialog id="dialog" {}
                dialog.dialog id="sign-in" {}
            }
            div.loadbar {}
            div.toasts id="toasts" aria-live="polite" {
                @if let Some(said) = &cx.visit.flash { (flash(said, lang)) }
            }
        }
    }
}

/// While nothing is saved every page says why and what to do.
fn held(cx: &Cx) -> Markup {
    let (store, lang) = (cx.store(), cx.lang());
    let why =
        if store.is_damaged() { text::FILE_DAMAGED_WHY.get(lang).into() } else { text::NO_ROOM.with(lang, &[&cx.site.room.megabytes()]) };
    html! { @if store.is_held() { p.strip role="status" data-kind="bad" { (icon("triangle-alert")) span { (why) } } } }
}

/// What the page before left to say, with its undo.
fn flash(said: &str, lang: crate::kernel::Lang) -> Markup {
    let (said, undo) = said.split_once('\n').unwrap_or((said, ""));
    html! {
        div.toast role="status" {
            (icon("circle-check"))
            span { (said) }
            @if undo.starts_with('/') { button.btn type="button" data-undo=(undo) { (text::UNDO.get(lang)) } }
        }
    }
}

/// The entries this person may open, in the order the slices are listed.
fn entries<'c>(cx: &'c Cx) -> impl Iterator<Item = &'static Menu> + 'c {
    let all = cx.site.slices.iter().flat_map(|slice| slice.menu.iter());
    all.filter(|entry| entry.right.is_none_or(|right| cx.may(right)))
        .filter(|entry| entry.section != "settings" || super::settings::first(cx).is_some())
}

fn rail_item(cx: &Cx, entry: &Menu, section: &str) -> Markup {
    let current = (entry.section == section).then_some("page");
    html! {
        a.rail__item href=(entry.path) aria-current=[current] data-go=[(!entry.key.is_empty()).then_some(entry.key)] {
            (icon(entry.icon)) (entry.label.get(cx.lang()))
        }
    }
}

fn rail(cx: &Cx, section: &str) -> Markup {
    html! {
        nav.rail aria-label=(text::MENU.get(cx.lang())) {
            a.rail__brand href="/" aria-label="Verstak" { img src=(assets::url("logo.svg")) alt="" width="30" height="30"; }
            @for entry in entries(cx).filter(|entry| !entry.last) { (rail_item(cx, entry, section)) }
            span.rail__gap {}
            @for entry in entries(cx).filter(|entry| entry.last) { (rail_item(cx, entry, section)) }
        }
    }
}

/// The phone's bottom bar: the first entries and the rest behind "more".
fn dock(cx: &Cx, section: &str) -> Markup {
    let shown: Vec<&Menu> = entries(cx).collect();
    let (first, rest) = shown.split_at(shown.len().min(4));
    html! {
        nav.dock aria-label=(text::MENU.get(cx.lang())) {
            @for entry in first {
                a.dock__item href=(entry.path) aria-current=[(entry.section == section).then_some("page")] {
                    (icon(entry.icon)) (entry.label.get(cx.lang()))
                }
            }
            @if !rest.is_empty() {
                details.drop {
                    summary.dock__item { (icon("menu")) (text::MORE.get(cx.lang())) }
                    div.menu {
                        @for entry in rest { a href=(entry.path) { (icon(entry.icon)) (entry.label.get(cx.lang())) } }
                    }
                }
            }
        }
    }
}

fn topbar(cx: &Cx) -> Markup {
    let lang = cx.lang();
    html! {
        header.topbar {
            (places(cx))
            form.scan role="search" aria-label=(text::SCANNER.get(lang)) action="/scan" method="get" data-scan-form data-combo data-combo-first data-quiet {
                (icon("scan-barcode"))
                input id="scan" name="q" type="search" maxlength="100" role="combobox" aria-expanded="false" aria-controls="found-list" aria-autocomplete="list"
                    aria-label=(text::SCAN_HINT.get(lang)) placeholder=(text::SCAN_HINT.get(lang)) autocomplete="off"
                    hx-get="/search" hx-trigger="input changed delay:120ms, focus once" hx-target="#found" hx-sync="this:replace";
                div.palette id="found" hidden { div id="found-list" role="listbox" aria-label=(text::SCANNER.get(lang)) {} }
                span.scan__ready { (text::SCANNER.get(lang)) }
                kbd.kbd { "Ctrl K" }
            }
            div.topbar__end {
                @if cx.frame().demo { span.badge data-tone="amber" title=(text::DEMO.get(lang)) { (text::DEMO_SHORT.get(lang)) } }
                span.conn data-conn title="" {}
                a.icon-btn.only-wide href="/keys" hx-get="/keys" hx-target="#dialog" hx-swap="innerHTML" data-key="Shift+Slash" aria-label=(text::KEYS.get(lang)) title={ (text::KEYS.get(lang)) " \u{b7} ?" } { (icon("keyboard")) }
                button.icon-btn form="taste" formaction="/preferences/theme" data-pref="theme" aria-label=(text::THEME.get(lang)) title=(text::THEME.get(lang)) { (icon("moon")) }
                @if cx.may(Right::TakeIn) && cx.visit.path != "/orders/new" {
                    a.btn.btn--primary.topbar__new href="/orders/new" data-key="KeyN" title=(text::NEW_ORDER_LONG.get(lang)) {
                        (icon("plus")) span { (text::NEW_ORDER.get(lang)) } kbd.kbd { "N" }
                    }
                }
                (user(cx))
            }
        }
    }
}

/// Which location's things are shown; one location needs no switch.
fn places(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let mine: Vec<_> = cx.who().places.iter().filter_map(|at| cx.frame().place(at.location)).collect();
    let chosen = cx.visit.place.and_then(|id| mine.iter().find(|place| place.id == id).copied());
    let single = if mine.len() == 1 { mine.first().copied() } else { None };
    let title = chosen.or(single).map_or(text::ALL_PLACES.get(lang), |place| place.name.as_str());
    html! {
        @if mine.len() < 2 {
            span.place { span { b { (title) } small { (cx.frame().company) } } }
        } @else {
            details.drop {
                summary.place { span { b { (title) } small { (cx.frame().company) } } (icon("chevron-down")) }
                div.menu {
                    (post_form(cx, "/preferences/place", "", html! {
                        input type="hidden" name="back" value=(cx.visit.path);
                        button name="place" value="" aria-pressed=(chosen.is_none()) { (text::ALL_PLACES.get(lang)) }
                        @for place in &mine {
                            button name="place" value=(place.id) aria-pressed=(chosen == Some(*place)) { (place.name) span.end { (place.address) } }
                        }
                    }))
                }
            }
        }
    }
}

/// The page as it stands, with what it was asked for.
fn here(cx: &Cx) -> String {
    let visit = &cx.visit;
    if visit.query.is_empty() { visit.path.clone() } else { format!("{}?{}", visit.path, visit.query) }
}

/// The person's own menu. Tastes are kept in cookies: one plain form, and the script makes theme and density instant.
fn user(cx: &Cx) -> Markup {
    let (who, lang) = (cx.who(), cx.lang());
    html! {
        details.drop.drop--end {
            summary.place.topbar__user { (avatar(&who.name, "avatar avatar--l")) span.sr { (name::short_name(&who.name)) } }
            div.menu {
                p { b { (who.name) } br; (who.position) }
                a href="/me" { (icon("user")) (text::PROFILE.get(lang)) }
                form id="taste" method="post" action="/preferences/lang" {
                    (hidden(cx))
                    input type="hidden" name="back" value=(here(cx));
                    button formaction="/preferences/density" data-pref="density" { (icon("rows-3")) (text::DENSITY.get(lang)) }
                    @for other in crate::kernel::Lang::ALL.into_iter().filter(|other| *other != lang) {
                        button name="lang" value=(other.code()) lang=(other.code()) { (icon("languages")) (other.name()) }
                    }
                }
                hr;
                (post_form(cx, "/sign-out", "", html! { button { (icon("log-out")) (text::SIGN_OUT.get(lang)) } }))
            }
        }
    }
}
