//! `/settings/cost`: how the company counts what issued goods cost. What changes is said before it is chosen; going back to
//! batches leaves a revaluation.

use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use super::{
    fact::{self, DocFact},
    refusal::DocRefusal,
    text::method as text,
};
use crate::{
    cash::{
        check_open, future_day,
        goods_money::{self, GoodsMoney},
    },
    catalog::goods::{self, Product},
    kernel::{Day, Id, Lang, Moment, Money, Result, Right, mark},
    log::{Record, Subject},
    stock::{
        Method, MoveKind, Pool,
        ledger::Basis,
        method::{self, Shift},
        standing_lines,
    },
    store::{Findings, Order, Read, Reads, Row, Table, Walk, Write},
    web::{
        Cx, Form, Page, Reply,
        ui::{self, field::Draw, icon, settings::settings_page},
    },
};

pub const PATH: &str = "/settings/cost";
/// Products shown as an example of what changes.
const MOST: usize = 8;

/// The book brought to what the batches cost, when the company went back to counting by them. Never edited.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Revaluation {
    pub id: Id<mark::Document>,
    pub day: Day,
    pub at: Moment,
    /// The name as it was then.
    pub by_name: String,
    /// How many balances changed, and by how much all of them.
    pub lines: usize,
    pub total: Money,
    #[serde(default)]
    pub operation: Option<Id<mark::Payment>>,
}

impl Row for Revaluation {
    const TABLE: Table = Table::new(293, "stock_revaluations");
    type Key = Id<mark::Document>;
    fn key(&self) -> Self::Key {
        self.id
    }
}

pub fn said(revaluation: &Revaluation, lang: Lang) -> String {
    text::REVALUATION.with(lang, &[&revaluation.day.full(lang)])
}

#[derive(Debug, Clone)]
struct MethodAsk {
    average: bool,
    location: Id<mark::Location>,
    day: Day,
    /// When the day after it begins.
    next: Moment,
}

/// Chooses the method from a day on that no goods have moved after.
fn choose(tx: &mut Write<'_>, ask: &MethodAsk) -> Result<()> {
    if method::current(tx)?.average == ask.average {
        tx.quiet("the method is the same");
        return Ok(());
    }
    check_open(tx, ask.location, ask.day)?;
    if let Some(last) = method::moved_after(tx, ask.day, ask.next)? {
        return Err(DocRefusal::MovedAfter { last }.into());
    }
    if ask.average {
        method::to_average(tx, ask.day)?
    } else {
        revalue(tx, ask)?
    }
    tx.record(Subject::shop(), &DocFact::Method { average: ask.average })
}

fn revalue(tx: &mut Write<'_>, ask: &MethodAsk) -> Result<()> {
    let (lacks, stamp, id) = (method::lacks(tx)?, tx.stamp().clone(), tx.id());
    let basis = Basis { kind: MoveKind::CostCorrection, document: id, day: ask.day };
    let total = method::to_batches(tx, basis, &lacks)?.value();
    let mut made = Revaluation { id, day: ask.day, at: stamp.at, by_name: stamp.actor.name, lines: lacks.len(), total, operation: None };
    let of = GoodsMoney { document: said(&made, Lang::Ru), location: ask.location, day: ask.day, supplier: None };
    made.operation = goods_money::reckoned(tx, &of, total)?.map(|done| done.id);
    if lacks.is_empty() {
        return Ok(());
    }
    tx.put(&made)?;
    tx.record(fact::document(id), &DocFact::Revalued { day: ask.day, total })
}

/// Moves of each revaluation say what it says.
pub fn check(reads: &Read<'_>, findings: &mut Findings) -> Result<()> {
    reads.walk::<Revaluation>((), Order::Ascending, |made| {
        let moved: Money = standing_lines(reads, made.id)?.iter().map(|line| line.value()).sum();
        if moved != made.total {
            findings.add(format!("warehouse: the revaluation {} says {}, its moves {moved}", made.id, made.total));
        }
        Ok(Walk::On)
    })
}

/// What the page shows.
struct Shown {
    now: Method,
    /// What all goods cost in the book.
    value: Money,
    shifts: Vec<(Shift, Product)>,
    count: usize,
    /// What going back to batches would change in the book, and in how many balances.
    lacks: (Money, usize),
    past: Vec<Revaluation>,
}

fn read(reads: &Read<'_>) -> Result<Shown> {
    let (found, count) = method::shifts(reads, MOST)?;
    let shifts = found.into_iter().map(|shift| Ok((shift, goods::product(reads, shift.product)?))).collect::<Result<_>>()?;
    let (mut value, lacks) = (Money::ZERO, method::lacks(reads)?);
    reads.walk::<Pool>((), Order::Ascending, |pool| {
        value += pool.cost;
        Ok(Walk::On)
    })?;
    let mut past = reads.all::<Revaluation>(())?;
    past.sort_by_key(|one| std::cmp::Reverse(one.at));
    Ok(Shown { now: method::current(reads)?, value, shifts, count, lacks: (lacks.iter().map(|one| one.by).sum(), lacks.len()), past })
}

/// `GET /settings/cost`
pub async fn show(cx: Cx) -> Result<Reply> {
    let shown = cx.read(read).await?;
    let now = if shown.now.average { "average" } else { "batches" };
    let form = Form::filled([("method", now.to_string()), ("since", cx.today().iso())]);
    Ok(cx.page(page(&cx, &form, &shown)))
}

/// `POST /settings/cost`
pub async fn save(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let (location, today) = (cx.home(Right::SetUpStock).unwrap_or(Id::fixed(0)), cx.today());
    let average = |key: &str| match key {
        "average" => Some(true),
        "batches" => Some(false),
        _ => None,
    };
    let parse = |f: &mut crate::web::Fields<'_>| {
        let day = f.day("since").unwrap_or(today);
        if day > today {
            f.refuse_said("since", future_day(f.lang));
        }
        let next = f.cx.frame().zone.at(day.plus(1), 0, 0);
        MethodAsk { average: f.choice("method", average).unwrap_or_default(), location, day, next }
    };
    match cx.submit(&mut form, parse, choose).await? {
        Some(()) => Ok(Reply::redirect(PATH).saying(crate::web::text::SAVED.get(cx.lang()))),
        None => {
            let shown = cx.read(read).await?;
            Ok(cx.again(page(&cx, &form, &shown)))
        }
    }
}

fn page(cx: &Cx, form: &Form, shown: &Shown) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let (now, other) = if shown.now.average { (text::AVERAGE, text::BATCHES) } else { (text::BATCHES, text::AVERAGE) };
    let since = (shown.now.since.number() > 0).then(|| text::SINCE.with(lang, &[&shown.now.since.full(lang)]));
    let options = [("batches", text::BATCHES), ("average", text::AVERAGE)].map(|(key, said)| (key.to_string(), said.get(lang).to_string()));
    let body = html! {
        div.page {
            (ui::panel(now.get(lang), html! { @if let Some(since) = &since { span.dim { (since) } } }, html! {
                p.said { (if shown.now.average { text::AVERAGE_WHAT } else { text::BATCHES_WHAT }.get(lang)) }
                dl.kv { dt { (text::VALUE.get(lang)) } dd { b { (cx.sum(shown.value)) } } }
            }))
            (ui::panel(&text::IF_CHANGED.with(lang, &[&other.get(lang).to_lowercase()]), html! {}, html! {
                @if shown.now.average {
                    p.said { (text::TO_BATCHES.with(lang, &[&shown.lacks.1, &cx.sum(shown.lacks.0)])) }
                } @else {
                    p.said { (text::TO_AVERAGE.with(lang, &[&shown.count])) }
                }
                (examples(cx, shown))
            }))
            (ui::post_form(cx, PATH, "form", html! {
                (draw.summary())
                (draw.pick_one("method", text::METHOD, &options))
                (draw.field("since", text::FROM_DAY).hint(text::FROM_DAY_HINT).kind("date").icon("calendar").input())
                div { button.btn.btn--primary data-key="Ctrl+Enter" { (icon("calculator")) (text::DO.get(lang)) } }
            }))
            @if !shown.past.is_empty() { (ui::panel(text::PAST.get(lang), html! {}, past(cx, shown))) }
        }
    };
    settings_page(cx, PATH, text::TITLE.get(lang), html! {}, body)
}

/// Products whose next piece changes most.
fn examples(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    html! {
        @if !shown.shifts.is_empty() {
            div.data-in { table.data.data--plain.data--cards {
                thead { tr { th.grow { (text::PRODUCT.get(lang)) } th.num { (text::NEXT_BY_BATCHES.get(lang)) ", " (sign) } th.num { (text::NEXT_BY_AVERAGE.get(lang)) ", " (sign) } } }
                tbody { @for (shift, product) in &shown.shifts {
                    tr {
                        td.grow.c-title { (product.name) span.sub { (product.code) } }
                        td.num.c-meta data-title=(text::BY_BATCHES.get(lang)) { (cx.money(shift.by_batches)) }
                        td.num.c-end data-title=(text::NEXT_BY_AVERAGE.get(lang)) { (cx.money(shift.by_average)) }
                    }
                } }
            } }
        }
    }
}

fn past(cx: &Cx, shown: &Shown) -> Markup {
    let lang = cx.lang();
    html! {
        ul.lines.lines--flush { @for one in &shown.past {
            li { div.grow { (said(one, lang)) small { (one.by_name) " \u{b7} " (text::BALANCES.with(lang, &[&one.lines])) } } b { (cx.sum(one.total)) } }
        } }
    }
}
