//! An operation as a row of a table and as a page with its legs by account, for the accountant.

use maud::{Markup, html};

use super::{
    account_title, kind_title,
    names::Names,
    reversal,
    tables::{Account, Leg, OpKind, Operation},
    text,
    titles::{author, size, title},
};
use crate::{
    kernel::{Error, Id, Lang, Money, Result, Right, mark},
    store::Reads,
    web::{
        Cx, Page, Reply,
        ui::{self, small_icon},
    },
};

/// How a row is looked at.
#[derive(Debug, Clone, Default)]
pub struct RowLook<'a> {
    /// The cashboxes whose money is shown; nothing means all of them.
    pub through: Option<&'a [Id<mark::Cashbox>]>,
    /// What lay in the cashbox after it, where the table has that column.
    pub balance: Option<Money>,
    /// The table has no day rows: each row says its day.
    pub dated: bool,
}

/// The head of a table of such rows.
pub fn row_head(cx: &Cx, look: &RowLook<'_>) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    html! {
        tr {
            th { @if look.dated { (text::DAY.get(lang)) } @else { (text::TIME.get(lang)) } }
            th.grow { (text::WHAT.get(lang)) }
            th { (text::CASHBOX.get(lang)) }
            th { (text::WHO.get(lang)) }
            th.num { (text::CAME.get(lang)) ", " (sign) }
            th.num { (text::WENT.get(lang)) ", " (sign) }
            @if look.balance.is_some() { th.num { (text::LEFT.get(lang)) ", " (sign) } }
            th.row-end { span.sr { (text::ACTIONS.get(lang)) } }
        }
    }
}

/// One operation as a row: when, what for, through which cashbox, who, in, out, what was left, its reversal.
pub fn operation_row(cx: &Cx, operation: &Operation, names: &Names, look: &RowLook<'_>) -> Markup {
    let (lang, reversed) = (cx.lang(), names.reversal(operation.id));
    let through = operation.legs.iter().filter(|leg| leg.account.is_money() && look.through.is_none_or(|all| all.contains(&leg.of.cast())));
    let amount: Money = through.map(|leg| leg.amount).sum();
    html! {
        tr data-mute[reversed.is_some()] {
            td.dim.c-end { (when(cx, operation, look)) }
            td.grow.c-title { (what(cx, operation, names, amount)) }
            td.clip.c-meta { (names.route(operation, lang)) }
            td { (ui::person(&author(operation, lang))) }
            @if amount.is_zero() {
                td.num.c-sum.dim colspan="2" { (struck(reversed, html! { (small_icon("arrow-right")) " " (cx.money(size(operation))) })) }
            } @else if amount.is_positive() {
                td.num.c-sum { (struck(reversed, html! { b.money.money--in { "+" (cx.money(amount)) } })) } td.num {}
            } @else {
                td.num {} td.num.c-sum { (struck(reversed, html! { b.money { (cx.money(amount)) } })) }
            }
            @if let Some(balance) = look.balance { td.num.dim { (cx.money(balance)) } }
            td.row-end { (end(cx, operation, reversed)) }
        }
    }
}

fn struck(reversed: Option<Id<mark::Payment>>, inside: Markup) -> Markup {
    if reversed.is_some() {
        html! { s { (inside) } }
    } else {
        inside
    }
}

fn when(cx: &Cx, operation: &Operation, look: &RowLook<'_>) -> Markup {
    let (zone, lang) = (&cx.frame().zone, cx.lang());
    let entered = zone.full(operation.at, lang);
    let same_day = zone.day(operation.at) == operation.day;
    let day = operation.day.near(cx.today(), lang);
    html! {
        span title=(text::ENTERED.with(lang, &[&entered])) {
            @match (look.dated, same_day) {
                (false, true) => (zone.hour_minute(operation.at)),
                (false, false) => "—",
                (true, true) => { (day) " " (zone.hour_minute(operation.at)) }
                (true, false) => (day),
            }
        }
    }
}

fn mark_of(operation: &Operation, amount: Money) -> (&'static str, &'static str) {
    match operation.kind {
        OpKind::Reversal => ("undo-2", "amber"),
        OpKind::Transfer => ("arrow-right", "blue"),
        _ if amount.is_negative() => ("arrow-up", "red"),
        _ => ("arrow-down", "green"),
    }
}

fn what(cx: &Cx, operation: &Operation, names: &Names, amount: Money) -> Markup {
    let (lang, (sign, tone)) = (cx.lang(), mark_of(operation, amount));
    let reversed = names.reversal(operation.id);
    let link = cx.may(Right::SeeCash).then(|| format!("/cash/operations/{}", operation.id));
    html! {
        span.op {
            span.feed__mark.feed__mark--s data-tone=(tone) { (ui::icon(sign)) }
            span {
                @let said = title(operation, names, lang);
                @if let Some(link) = &link { a.row-link.fw5 href=(link) { (struck(reversed, html! { (said) })) } } @else { span.fw5 { (struck(reversed, html! { (said) })) } }
                @if let Some(by) = reversed { a.badge href={ "/cash/operations/" (by) } { (text::REVERSED.get(lang)) } }
                span.sub.sub--keep { (about(operation, names, lang)) }
            }
        }
    }
}

/// Order, client, reason: whatever there is, in one quiet line.
fn about(operation: &Operation, names: &Names, lang: Lang) -> Markup {
    let number = &operation.order_number;
    let article = names.article(operation, lang).filter(|_| operation.kind == OpKind::Reversal);
    let parts = [names.client(operation), article, Some(operation.comment.as_str())];
    let rest: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    html! {
        @if let Some(order) = operation.order.filter(|_| !number.is_empty()) { a.link href={ "/orders/" (order) } { (number) } @if !rest.is_empty() { " · " } }
        @if let Some(path) = document(operation) { a.link href=(path) { (number) } @if !rest.is_empty() { " · " } }
        @if let Some(of) = operation.reverses { a.link href={ "/cash/operations/" (of) } { (text::OF_OPERATION.get(lang)) } @if !rest.is_empty() { " · " } }
        (rest.join(" · "))
        @if let Some(change) = operation.change() { " · " (text::F_CHANGE.with(lang, &[&change.show(lang)])) }
    }
}

/// The card of the document it was posted by.
fn document(operation: &Operation) -> Option<String> {
    operation.document.filter(|_| operation.order.is_none() && operation.kind.of_sale()).map(|id| format!("/sales/{id}"))
}

fn end(cx: &Cx, operation: &Operation, reversed: Option<Id<mark::Payment>>) -> Markup {
    let lang = cx.lang();
    html! {
        @if operation.order.is_none() && reversal::may_reverse(cx, operation, reversed.is_some()) {
            @let path = format!("/cash/operations/{}/reversal", operation.id);
            a.icon-btn.icon-btn--s href=(path) hx-get=(path) hx-target="#dialog" title=(text::REVERSE.get(lang)) aria-label=(text::REVERSE.get(lang)) { (ui::icon("undo-2")) }
        }
    }
}

/// `/cash/operations/:id`
pub async fn show(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    let (operation, names) = cx
        .read(|r| {
            let operation = r.need::<Operation>(&id)?;
            let names = Names::of(r, std::slice::from_ref(&operation))?;
            Ok((operation, names))
        })
        .await?;
    if !names.may_see(&cx, &operation) {
        return Err(Error::Hidden);
    }
    Ok(cx.page(page(&cx, &operation, &names)))
}

fn page(cx: &Cx, operation: &Operation, names: &Names) -> Page {
    let lang = cx.lang();
    let reversed = names.reversal(operation.id);
    let head = heading(operation, lang);
    let path = format!("/cash/operations/{}/reversal", operation.id);
    let body = html! {
        (ui::page_head(&head, None, html! {
            a.btn href="/cash" { (ui::icon("arrow-left")) (text::TO_JOURNAL.get(lang)) }
            @if operation.order.is_none() && reversal::may_reverse(cx, operation, reversed.is_some()) {
                a.btn.btn--danger href=(path) hx-get=(path) hx-target="#dialog" { (ui::icon("undo-2")) (text::REVERSE.get(lang)) }
            }
        }))
        div.page {
            (notes(cx, operation, reversed))
            (ui::panel(text::OPERATION.get(lang), html! {}, facts(cx, operation, names)))
            (legs(cx, operation, names))
        }
    };
    Page::new("cash", head, body)
}

/// `Expense No. 7 of 23.11.2026`
pub fn heading(operation: &Operation, lang: Lang) -> String {
    let (kind, day) = (kind_title(operation.kind).get(lang), operation.day.full(lang));
    match operation.number {
        0 => text::HEADING.with(lang, &[&kind, &day]),
        number => text::HEADING_NO.with(lang, &[&kind, &number, &day]),
    }
}

fn notes(cx: &Cx, operation: &Operation, reversed: Option<Id<mark::Payment>>) -> Markup {
    let lang = cx.lang();
    html! {
        @if let Some(by) = reversed { (ui::note("warn", html! { (text::IS_REVERSED.get(lang)) " " a.link href={ "/cash/operations/" (by) } { (text::SEE_REVERSAL.get(lang)) } })) }
        @if let Some(of) = operation.reverses { (ui::note("warn", html! { (text::IS_REVERSAL.get(lang)) " " a.link href={ "/cash/operations/" (of) } { (text::SEE_REVERSED.get(lang)) } })) }
        @if let Some(order) = operation.order.filter(|_| reversal::may_reverse(cx, operation, reversed.is_some())) {
            (ui::note("info", html! { (text::REVERSE_IN_ORDER.get(lang)) " " a.link href={ "/orders/" (order) } { (text::ORDER_NO.with(lang, &[&operation.order_number])) } }))
        }
    }
}

fn facts(cx: &Cx, operation: &Operation, names: &Names) -> Markup {
    let lang = cx.lang();
    html! {
        dl.kv {
            dt { (text::AMOUNT.get(lang)) } dd { b { (cx.sum(size(operation))) } }
            @if let Some(tendered) = operation.tendered { dt { (text::TENDERED.get(lang)) } dd { (cx.sum(tendered)) @if let Some(change) = operation.change() { ", " (text::F_CHANGE.with(lang, &[&cx.sum(change)])) } } }
            @if !operation.cashboxes().is_empty() { dt { (text::CASHBOX.get(lang)) } dd { (names.route(operation, lang)) } }
            @if let Some(name) = names.article(operation, lang) { dt { (text::ARTICLE.get(lang)) } dd { (name) } }
            @if let Some(order) = operation.order { dt { (text::ORDER.get(lang)) } dd { a.link href={ "/orders/" (order) } { (operation.order_number) } } }
            @if let Some(path) = document(operation) { dt { (text::K_SALE.get(lang)) } dd { a.link href=(path) { (operation.order_number) } } }
            @if let (Some(id), Some(name)) = (operation.client, names.client(operation)) { dt { (text::CLIENT.get(lang)) } dd { a.link href={ "/clients/" (id) } { (name) } } }
            @if !operation.comment.is_empty() { dt { (text::COMMENT.get(lang)) } dd { (ui::prose(&operation.comment)) } }
            @if let Some(place) = cx.frame().place(operation.location) { dt { (text::LOCATION.get(lang)) } dd { (place.name) } }
            dt { (text::WHO.get(lang)) } dd { (author(operation, lang)) ", " (cx.frame().zone.full(operation.at, lang)) }
        }
    }
}

fn legs(cx: &Cx, operation: &Operation, names: &Names) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    html! {
        section.panel {
            header.panel__head { h2 { (text::LEGS.get(lang)) } }
            div.data-wrap tabindex="0" { table.data.data--plain.data--cards {
                thead { tr { th { (text::ACCOUNT.get(lang)) } th.grow { (text::KEPT_BY.get(lang)) } th.num { (text::DEBIT.get(lang)) ", " (sign) } th.num { (text::CREDIT.get(lang)) ", " (sign) } } }
                tbody {
                    @for leg in &operation.legs {
                        tr {
                            td.c-title { b.fw5 { (leg.account.number()) } " " (account_title(leg.account).get(lang)) }
                            td.grow.c-meta { (kept_by(leg, operation, names, lang)) }
                            td.num.c-sum data-title=(text::DEBIT.get(lang)) { @if leg.amount.is_positive() { (cx.money(leg.amount)) } }
                            td.num.c-sum data-title=(text::CREDIT.get(lang)) { @if leg.amount.is_negative() { (cx.money(leg.amount.abs())) } }
                        }
                    }
                }
                tfoot { tr { td colspan="2" { (text::TOTAL.get(lang)) } td.num { (cx.money(size(operation))) } td.num { (cx.money(size(operation))) } } }
            } }
        }
    }
}

/// What the account is kept by on this side, in words.
fn kept_by(leg: &Leg, operation: &Operation, names: &Names, lang: Lang) -> String {
    match leg.account {
        account if account.is_money() => names.cashbox_name(leg.of.cast(), lang).to_string(),
        Account::Receivable | Account::Advances => names.client(operation).unwrap_or_default().to_string(),
        Account::Revenue => operation.order_number.clone(),
        _ => names.article_name(leg.of.cast(), lang).unwrap_or_default().to_string(),
    }
}
