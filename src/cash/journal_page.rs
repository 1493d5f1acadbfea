//! `/cash`: tiles of cashboxes, the journal of the chosen one or of all, and what this person may do with money.

use maud::{Markup, html};

use super::{
    articles,
    boxes::{self, Flow},
    entry::kind_icon,
    journal::{self, Cursor, Filter, Journal, Period},
    names::Names,
    operation::{self, RowLook},
    tables::{Article, Cashbox, Direction},
    text,
};
use crate::{
    kernel::{Day, Id, Money, Result, Right, mark, text::DayWords},
    web::{
        Cx, Page, Reply,
        ui::{self, icon},
    },
};

/// A cashbox as its tile shows it.
struct Tile {
    cashbox: Cashbox,
    balance: Money,
    today: Flow,
}

struct Known {
    tiles: Vec<Tile>,
    journal: Journal,
    names: Names,
    articles: Vec<Article>,
}

impl Known {
    fn total(&self) -> Money {
        self.tiles.iter().map(|tile| tile.balance).sum()
    }
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let (mut filter, past, scope, today) = (Filter::of(&cx), Cursor::of(&cx), cx.scope(Right::SeeCash), cx.today());
    let known = cx
        .read(|r| {
            let visible = boxes::visible(r, &scope)?;
            filter.cashbox = filter.cashbox.filter(|id| visible.iter().any(|cashbox| cashbox.id == *id));
            let seen: Vec<Cashbox> = visible.iter().filter(|one| filter.cashbox.is_none_or(|id| id == one.id)).cloned().collect();
            let journal = journal::read(r, &seen, &filter, today, past)?;
            let operations: Vec<_> = journal.lines.iter().map(|line| line.operation.clone()).collect();
            let tiles = visible
                .into_iter()
                .map(|cashbox| Ok(Tile { balance: boxes::holds(r, &cashbox)?, today: boxes::flow_of(r, cashbox.id, today)?, cashbox }));
            Ok(Known { tiles: tiles.collect::<Result<_>>()?, journal, names: Names::of(r, &operations)?, articles: articles::all(r)? })
        })
        .await?;
    Ok(cx.page(page(&cx, &filter, past, &known)))
}

fn page(cx: &Cx, filter: &Filter, past: Option<Cursor>, known: &Known) -> Page {
    let lang = cx.lang();
    let total = cx.sum(known.total());
    let body = html! {
        (ui::page_head(text::MONEY.get(lang), Some(&total), actions(cx, filter)))
        @if known.tiles.is_empty() {
            (ui::empty("wallet", text::NO_CASHBOXES.get(lang), text::NO_CASHBOXES_WHY.get(lang), html! {
                @if cx.may(Right::SetUpCash) { a.btn.btn--primary href="/settings/cashboxes" { (text::TO_CASHBOXES.get(lang)) } }
            }))
        } @else {
            (tiles(cx, filter, known))
            (toolbar(cx, filter, known))
            (table(cx, filter, past, known))
        }
    };
    Page::new("cash", text::MONEY.get(lang), body).live("order cashbox")
}

fn actions(cx: &Cx, filter: &Filter) -> Markup {
    let lang = cx.lang();
    let query = filter.cashbox.map_or(String::new(), |id| format!("?cashbox={id}"));
    let button = |path: &str, sign: &str, label: &str| {
        let to = format!("{path}{query}");
        html! { a.btn href=(to) hx-get=(to) hx-target="#dialog" { (icon(sign)) (label) } }
    };
    html! {
        @if cx.may(Right::MoveCash) {
            (button("/cash/income", "arrow-down", text::INCOME_DO.get(lang)))
            (button("/cash/expense", "arrow-up", text::EXPENSE.get(lang)))
            (button("/cash/transfers", "arrow-right", text::TRANSFER_DO.get(lang)))
        }
    }
}

fn tiles(cx: &Cx, filter: &Filter, known: &Known) -> Markup {
    let lang = cx.lang();
    let mut today = Flow::default();
    for tile in &known.tiles {
        today.came += tile.today.came;
        today.went += tile.today.went;
    }
    let tile = |id: Option<Id<mark::Cashbox>>, sign: &str, name: &str, place: &str, balance: Money, came: Money, went: Money| {
        html! {
            a.purse-tile href=(filter.with(|f| f.cashbox = id)) aria-current=[(filter.cashbox == id).then_some("true")] {
                span { (icon(sign)) span { (name) } @if !place.is_empty() { small { (place) } } }
                b.money data-bad[balance.is_negative()] { (balance.show(lang)) i { (cx.frame().currency.sign()) } }
                small { (text::TODAY.get(lang)) " " (in_and_out(cx, came, went)) }
            }
        }
    };
    let many = cx.frame().places.len() > 1;
    html! {
        nav.purse-tiles aria-label=(text::CASHBOXES.get(lang)) {
            @if known.tiles.len() > 1 { (tile(None, "coins", text::ALL_CASHBOXES.get(lang), "", known.total(), today.came, today.went)) }
            @for one in &known.tiles {
                @let place = one.cashbox.location.filter(|_| many).and_then(|id| cx.frame().place(id)).map_or("", |place| place.name.as_str());
                @let (came, went) = (one.today.came + one.today.moved_in, one.today.went + one.today.moved_out);
                (tile(Some(one.cashbox.id), kind_icon(one.cashbox.kind), one.cashbox.name.get(lang), place, one.balance, came, went))
            }
        }
    }
}

/// `+48 730 −7 150`, or a dash of nothing.
fn in_and_out(cx: &Cx, came: Money, went: Money) -> Markup {
    html! {
        @if came.is_zero() && went.is_zero() { (text::NO_MOVES.get(cx.lang())) }
        @if came.is_positive() { span.money.money--in { "+" (cx.money(came)) } " " }
        @if went.is_positive() { span.money { (cx.money(-went)) } }
    }
}

fn toolbar(cx: &Cx, filter: &Filter, known: &Known) -> Markup {
    let lang = cx.lang();
    let (from, to) = filter.period.days(cx.today());
    let pressed = |on: bool| on.then_some("true");
    html! {
        div.toolbar {
            div.seg role="group" aria-label=(text::PERIOD.get(lang)) {
                @for period in Period::READY {
                    a href=(filter.with(|f| f.period = period)) aria-current=[pressed(filter.period == period)] { (period_title(period).get(lang)) }
                }
            }
            div.seg role="group" aria-label=(text::DIRECTION.get(lang)) {
                a href=(filter.with(|f| f.direction = None)) aria-current=[pressed(filter.direction.is_none())] { (text::ALL.get(lang)) }
                @for direction in Direction::ALL {
                    a href=(filter.with(|f| f.direction = Some(direction))) aria-current=[pressed(filter.direction == Some(direction))] { (direction_title(direction).get(lang)) }
                }
            }
            form.toolbar__form method="get" action="/cash" data-clean hx-get="/cash" hx-trigger="change" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
                @if let Some(id) = filter.cashbox { input type="hidden" name="cashbox" value=(id); }
                @if let Some(direction) = filter.direction { input type="hidden" name="direction" value=(direction.key()); }
                input type="hidden" name="period" value=(filter.period.key());
                label.input { span.sr { (text::FROM.get(lang)) } input type="date" name="from" value=(from.iso()) max=(cx.today().iso()); }
                label.input { span.sr { (text::TO.get(lang)) } input type="date" name="to" value=(to.iso()) max=(cx.today().iso()); }
                label.input.select {
                    span.sr { (text::ARTICLE.get(lang)) }
                    select name="article" {
                        option value="" { (text::ANY_ARTICLE.get(lang)) }
                        @for direction in Direction::ALL {
                            optgroup label=(direction_title(direction).get(lang)) {
                                @for article in known.articles.iter().filter(|a| a.direction == direction && (!a.archived || filter.article == Some(a.id))) {
                                    option value=(article.id) selected[filter.article == Some(article.id)] { (article.name.get(lang)) }
                                }
                            }
                        }
                    }
                }
                noscript { button.btn { (text::SHOW.get(lang)) } }
            }
            @if filter.narrows() || filter.period != Period::Month {
                a.filter href=(Filter { cashbox: filter.cashbox, period: Period::Month, direction: None, article: None }.address()) { (icon("x")) (text::RESET.get(lang)) }
            }
        }
    }
}

pub fn direction_title(direction: Direction) -> crate::kernel::Text {
    match direction {
        Direction::In => text::CAME,
        Direction::Out => text::WENT,
    }
}

fn period_title(period: Period) -> crate::kernel::Text {
    match period {
        Period::Today => text::TODAY_LONG,
        Period::Yesterday => text::YESTERDAY,
        Period::Week => text::WEEK,
        Period::Month | Period::Own(..) => text::MONTH,
    }
}

fn table(cx: &Cx, filter: &Filter, past: Option<Cursor>, known: &Known) -> Markup {
    let (lang, journal) = (cx.lang(), &known.journal);
    if journal.lines.is_empty() && past.is_none() {
        return nothing(cx, filter);
    }
    let seen: Vec<Id<mark::Cashbox>> =
        known.tiles.iter().map(|tile| tile.cashbox.id).filter(|id| filter.cashbox.is_none_or(|chosen| chosen == *id)).collect();
    let balances = journal.lines.first().and_then(|line| line.balance);
    let head = RowLook { through: Some(&seen), balance: balances, dated: false };
    let columns = if balances.is_some() { 8 } else { 7 };
    let mut day = past.map(|cursor| cursor.day);
    html! {
        div.data-wrap tabindex="0" role="region" aria-label=(text::JOURNAL.get(lang)) {
            table.data.data--cards {
                thead { (operation::row_head(cx, &head)) }
                tbody {
                    @for line in &journal.lines {
                        @if day.replace(line.operation.day) != Some(line.operation.day) {
                            (day_row(cx, line.operation.day, journal, filter, balances.is_some()))
                        }
                        (operation::operation_row(cx, &line.operation, &known.names, &RowLook { through: Some(&seen), balance: line.balance, dated: false }))
                    }
                    @if let Some(next) = journal.next {
                        @let address = filter.address();
                        @let joint = if address.contains('?') { '&' } else { '?' };
                        (ui::table::more_row(columns, &format!("{address}{joint}after={}", next.text()), lang))
                    }
                }
                (foot(cx, filter, journal, balances.is_some()))
            }
        }
    }
}

/// What is shown of a sum: one cashbox counts its transfers, all together do not (M5).
fn shown(flow: Flow, filter: &Filter, known_one: bool) -> (Money, Money) {
    if filter.cashbox.is_some() || known_one { (flow.came + flow.moved_in, flow.went + flow.moved_out) } else { (flow.came, flow.went) }
}

fn day_row(cx: &Cx, day: Day, journal: &Journal, filter: &Filter, one: bool) -> Markup {
    let (came, went) = shown(journal.days.get(&day).copied().unwrap_or_default(), filter, one);
    html! {
        tr.group {
            td colspan="4" { (day_title(cx, day)) }
            td.num { @if came.is_positive() { "+" (cx.money(came)) } }
            td.num { @if went.is_positive() { (cx.money(-went)) } }
            @if one { td {} }
            td {}
        }
    }
}

/// `23 Nov, today`, `21 Nov, Sat`
fn day_title(cx: &Cx, day: Day) -> String {
    let (lang, today, date) = (cx.lang(), cx.today(), day.date());
    let words = DayWords::of(lang);
    let short = match date.year() == today.date().year() {
        true => format!("{} {}", date.day(), words.month_short(date.month())),
        false => day.full(lang),
    };
    let name = match day.number() - today.number() {
        0 => words.today.to_string(),
        -1 => words.yesterday.to_string(),
        _ => words.weekday(date.weekday().to_monday_zero_offset()),
    };
    format!("{short}, {name}")
}

fn foot(cx: &Cx, filter: &Filter, journal: &Journal, one: bool) -> Markup {
    let lang = cx.lang();
    let (came, went) = shown(journal.total, filter, one);
    let moved = if one { Money::ZERO } else { journal.total.moved_in - journal.total.moved_out };
    html! {
        tfoot {
            tr {
                td colspan="4" {
                    (text::TOTAL.get(lang))
                    @if !filter.narrows() {
                        span.dim.foot-note {
                            (text::BEFORE.get(lang)) " " (cx.money(journal.before))
                            @if !moved.is_zero() { " · " (text::TRANSFERS.get(lang)) " " (cx.money(moved)) }
                        }
                    }
                }
                td.num { span.money.money--in { "+" (cx.money(came)) } }
                td.num { (cx.money(-went)) }
                @if one { td.num { @if !filter.narrows() { (cx.money(journal.after)) } } }
                td {}
            }
        }
    }
}

fn nothing(cx: &Cx, filter: &Filter) -> Markup {
    let lang = cx.lang();
    let first = filter.cashbox.is_none() && !filter.narrows() && filter.period == Period::Month;
    html! {
        div.data-wrap {
            @if filter.narrows() || (!first && filter.period != Period::Month) {
                (ui::table::nothing_found(&Filter { cashbox: filter.cashbox, period: Period::Month, direction: None, article: None }.address(), lang))
            } @else {
                (ui::empty("receipt-text", text::NO_OPERATIONS.get(lang), text::NO_OPERATIONS_WHY.get(lang), html! {
                    @if cx.may(Right::MoveCash) { a.btn.btn--primary href="/cash/income" hx-get="/cash/income" hx-target="#dialog" { (icon("arrow-down")) (text::INCOME_DO.get(lang)) } }
                }))
            }
        }
    }
}
