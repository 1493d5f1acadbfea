//! The order card: everything about one order on one screen, as a drawer over the list or as a page by its own address.
//!
//! It is drawn from one `Card`, read in one moment of the data. Every change made on it answers with the whole card anew:
//! `#order-card` is morphed in place, so that focus, scrolling and the open tab stay where they were.

pub mod feed;
mod head;
mod lines_tab;
mod money_tab;
mod side;
pub mod text;

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    back,
    document::{self, seen},
    part_form,
    refusal::OrderRefusal,
    row::{facts_of, order_row},
    status::{Mover, mover, next_statuses},
    tables::{Line, LineKind, ORDER_BY_CLIENT, Order},
};
use crate::{
    cash::{self, Cashbox, Operation},
    catalog::DeviceType,
    clients::{Client, Device},
    kernel::{Day, Error, Id, Moment, Result, Right, Rights, mark, text::Named},
    log::{FactRow, Subject},
    shop::{self, Location, OrderType, Source, Status},
    staff::Employee,
    store::Reads,
    web::{
        Cx, Form, Page, Part, Reply, Shared, merge,
        reply::{Fragment, Toast},
        ui::{self, icon, small_icon},
    },
};

/// Facts shown at once; older ones come by "show more".
const FEED_PAGE: usize = 30;
/// Facts are counted up to here: the number on the tab is a hint, not a total.
const FEED_COUNTED: usize = 99;

/// One order with everything its card says.
pub struct Card {
    pub order: Order,
    pub location: Location,
    pub kind: OrderType,
    pub status: Status,
    pub client: Client,
    pub payer: Option<Client>,
    pub device: Device,
    pub device_type: Option<DeviceType>,
    pub source: Option<Source>,
    pub lines: Vec<Line>,
    /// Where the parts of lines lie or lay.
    pub places: BTreeMap<Id<mark::Line>, part_form::Lies>,
    /// Where it may go from here; a refusal says why this person may not send it there.
    pub next: Vec<(Status, Option<OrderRefusal>)>,
    /// Every status there is, archived ones too: the path may lead through them.
    pub statuses: BTreeMap<Id<mark::Status>, Status>,
    pub names: BTreeMap<Id<mark::Employee>, String>,
    pub operations: Vec<Operation>,
    pub cashboxes: BTreeMap<Id<mark::Cashbox>, Named>,
    pub facts: Vec<FactRow>,
    /// How many orders this client has had.
    pub visits: usize,
    /// What the person may do at the order's location.
    pub rights: Rights,
    pub now: Moment,
    /// A short form of the card that was refused: its place, and what was typed in it.
    pub kept: Option<(&'static str, Form)>,
}

impl Card {
    /// What was typed in a field of a refused short form.
    pub fn typed(&self, place: &str, field: &str) -> &str {
        self.kept.as_ref().filter(|(kept, _)| *kept == place).map_or("", |(_, form)| form.value(field))
    }
    pub fn may(&self, right: Right) -> bool {
        self.rights.has(right)
    }
    /// A right that means nothing on a closed order.
    pub fn may_change(&self, right: Right) -> bool {
        self.order.is_open() && self.may(right)
    }
    /// There are parts the client may bring back to this person.
    pub fn may_come_back(&self) -> bool {
        let out = |line: &Line| line.kind == LineKind::Part && line.quantity.is_positive();
        self.may(Right::TakeGoodsBack) && back::may(&self.order).is_ok() && self.lines.iter().any(out)
    }
    pub fn name(&self, id: Option<Id<mark::Employee>>) -> Option<&str> {
        id.and_then(|id| self.names.get(&id)).map(String::as_str)
    }
    pub fn path(&self, rest: &str) -> String {
        format!("/orders/{}{rest}", self.order.id)
    }
    /// The status its main button leads to.
    pub fn first_next(&self) -> Option<&Status> {
        self.next.iter().find(|(_, refused)| refused.is_none()).map(|(status, _)| status)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Lines,
    Money,
    Feed,
}

impl Tab {
    const ALL: [Tab; 3] = [Tab::Lines, Tab::Money, Tab::Feed];
    fn key(self) -> &'static str {
        match self {
            Tab::Lines => "lines",
            Tab::Money => "money",
            Tab::Feed => "feed",
        }
    }
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let card = load(&cx, cx.path("id")?).await?;
    let asked = cx.query("tab").unwrap_or_default();
    let tab = Tab::ALL.into_iter().find(|tab| tab.key() == asked).unwrap_or(Tab::Lines);
    let inside = inside(&cx, &card, tab);
    let body = if cx.wants_drawer() {
        html! {
            div.scrim {}
            aside.drawer role="dialog" aria-modal="true" aria-labelledby="order-title" data-close-url="/orders" { (inside) }
        }
    } else {
        alone(&inside, &[], cx.lang())
    };
    Ok(cx.page(Page::drawer("orders", card.order.number.clone(), body)))
}

/// The card as a page, with what is wrong above it.
fn alone(inside: &Markup, wrong: &[&str], lang: crate::kernel::Lang) -> Markup {
    html! {
        main.main.main--card id="main" {
            @if !wrong.is_empty() {
                div.errors tabindex="-1" role="alert" { b { (crate::web::text::NOT_SAVED_TITLE.get(lang)) } @for said in wrong { p { (said) } } }
            }
            article.drawer.drawer--page aria-labelledby="order-title" { (inside) }
        }
    }
}

/// `GET /orders/:id/row`: its row of the list, after a change made on the card over it.
pub async fn row(cx: Cx) -> Result<Reply> {
    let order = gate(&cx, Right::SeeOrders).await?;
    let facts = cx.read(|reads| facts_of(reads, std::slice::from_ref(&order))).await?;
    Ok(if cx.visit.htmx { Reply::fragment(order_row(&cx, &order, &facts)) } else { Reply::redirect(format!("/orders/{}", order.id)) })
}

/// The order of the address, if this person may know of it and do this where it is.
pub async fn gate(cx: &Cx, right: Right) -> Result<Order> {
    let (id, scope) = (cx.path("id")?, cx.whole_scope(Right::SeeOrders));
    let order = cx.read(|reads| seen(reads, &scope, id)).await?;
    cx.need_at(order.location, right)?;
    Ok(order)
}

/// What a change answers with: the fresh card and a message. An order that left the person's sight leads to the list.
pub async fn fresh(cx: &Cx, id: Id<mark::Order>, toast: Toast) -> Result<Reply> {
    let home = |to: String, toast: Toast| Reply::Redirect { to, toast: Some(toast), cookies: Vec::new() };
    if !cx.visit.htmx {
        return Ok(home(format!("/orders/{id}"), toast));
    }
    match load(cx, id).await {
        Ok(card) => Ok(Reply::Fragment(Fragment {
            status: 200,
            markup: inside(cx, &card, Tab::Lines),
            toast: Some(toast),
            events: vec!["dialog:close", "orders:changed"],
            ..Fragment::default()
        })),
        Err(Error::Hidden) => Ok(home("/orders".into(), toast)),
        Err(error) => Err(error),
    }
}

/// What one form of an order changes, for two people at once.
pub fn shared(id: Id<mark::Order>, form: &str, parts: Vec<Part>) -> Shared {
    let page = format!("/orders/{id}");
    Shared {
        subject: Subject::order(id),
        parts,
        changed: merge::by_title(super::facts::changed),
        away: merge::stays(),
        section: "orders",
        action: format!("{page}/{form}"),
        page,
    }
}

pub fn said(text: impl Into<String>) -> Toast {
    Toast { kind: "ok", text: text.into(), undo: None }
}

/// A refusal of a change made by one press: the card stays, the reason is said.
pub async fn or_refusal<T>(cx: &Cx, id: Id<mark::Order>, done: Result<T>) -> Result<std::result::Result<T, Reply>> {
    match done {
        Ok(value) => Ok(Ok(value)),
        Err(Error::Refused(refusal)) if cx.visit.htmx => {
            let toast = Toast { kind: "bad", text: refusal.say(cx.lang()), undo: None };
            fresh(cx, id, toast).await.map(Err)
        }
        Err(error) => Err(error),
    }
}

pub async fn load(cx: &Cx, id: Id<mark::Order>) -> Result<Card> {
    let (scope, now) = (cx.whole_scope(Right::SeeOrders), cx.now());
    cx.read(|reads| {
        let order = seen(reads, &scope, id)?;
        let mover = mover(cx, order.location)?;
        gather(reads, order, &mover, (now, cx.today()))
    })
    .await
}

fn gather(reads: &impl Reads, order: Order, mover: &Mover, (now, today): (Moment, Day)) -> Result<Card> {
    let lines = document::lines(reads, order.id)?;
    let operations = cash::ledger::operations_of(reads, order.id)?;
    let mut names = BTreeMap::new();
    let people = [order.master, order.manager, order.created_by, order.closed_by];
    for id in people.into_iter().chain(lines.iter().map(|line| line.master)).flatten() {
        if let Some(employee) = reads.get::<Employee>(&id)? {
            names.insert(id, employee.name);
        }
    }
    let mut cashboxes = BTreeMap::new();
    for id in operations.iter().flat_map(Operation::cashboxes) {
        cashboxes.insert(id, reads.need::<Cashbox>(&id)?.name);
    }
    let device = reads.need::<Device>(&order.device)?;
    let (status, kind) = document::standing(reads, &order)?;
    Ok(Card {
        location: shop::location(reads, order.location)?,
        client: reads.need::<Client>(&order.client)?,
        payer: order.payer.map(|payer| reads.need::<Client>(&payer)).transpose()?,
        device_type: reads.get::<DeviceType>(&device.device_type)?,
        source: order.source.map(|source| reads.get::<Source>(&source)).transpose()?.flatten(),
        next: if order.is_open() { next_statuses(reads, &order, mover)? } else { Vec::new() },
        statuses: reads.all::<Status>(())?.into_iter().map(|status| (status.id, status)).collect(),
        facts: crate::log::fact::feed(reads, Subject::order(order.id), None, FEED_COUNTED + 1)?,
        visits: reads.count_by(&ORDER_BY_CLIENT, (order.client,))?,
        rights: mover.rights,
        places: part_form::lying(reads, &order, &lines, today)?,
        kind,
        status,
        device,
        lines,
        names,
        operations,
        cashboxes,
        order,
        now,
        kept: None,
    })
}

/// The card itself. Asked for by itself it replaces the old one; beside another answer it goes out of band.
pub fn inside(cx: &Cx, card: &Card, tab: Tab) -> Markup {
    let first = cx.wants_drawer() || !cx.visit.htmx;
    let beside = !first && cx.visit.target.as_deref() != Some("order-card");
    html! {
        div.drawer__card id="order-card" hx-ext="morph" hx-swap-oob=[beside.then_some("morph")] data-order=(card.order.id)
            data-live={ "order:" (card.order.id) " client:" (card.order.client) " device:" (card.order.device) } data-live-url={ "/orders/" (card.order.id) } {
            (head::head(cx, card))
            (head::steps(cx, card))
            div.drawer__body {
                div.drawer__main {
                    (tabs(cx, card, tab))
                    section id="p-lines" role="tabpanel" aria-labelledby="t-lines" hidden[tab != Tab::Lines] { (lines_tab::tab(cx, card)) }
                    section id="p-money" role="tabpanel" aria-labelledby="t-money" hidden[tab != Tab::Money] { (money_tab::tab(cx, card)) }
                    section id="p-feed" role="tabpanel" aria-labelledby="t-feed" hidden[tab != Tab::Feed] { (feed::tab(cx, card)) }
                }
                aside.drawer__side { (side::side(cx, card)) }
            }
            (foot(cx, card))
        }
    }
}

fn tabs(cx: &Cx, card: &Card, open: Tab) -> Markup {
    let payments = card.operations.iter().filter(|operation| !operation.moved().is_zero()).count();
    let facts = if card.facts.len() > FEED_COUNTED { format!("{FEED_COUNTED}+") } else { card.facts.len().to_string() };
    let count = |tab: Tab| match tab {
        Tab::Lines => card.lines.len().to_string(),
        Tab::Money => payments.to_string(),
        Tab::Feed => facts.clone(),
    };
    let label = |tab: Tab| match tab {
        Tab::Lines => text::TAB_LINES,
        Tab::Money => text::TAB_MONEY,
        Tab::Feed => text::TAB_FEED,
    };
    html! {
        div.tabs role="tablist" aria-label=(text::PARTS_OF_CARD.get(cx.lang())) {
            @for tab in Tab::ALL {
                a role="tab" id={ "t-" (tab.key()) } href={ "/orders/" (card.order.id) "?tab=" (tab.key()) } aria-controls={ "p-" (tab.key()) }
                    aria-selected=(if tab == open { "true" } else { "false" }) tabindex=(if tab == open { "0" } else { "-1" }) {
                    (label(tab).get(cx.lang())) " " span.count { (count(tab)) }
                }
            }
        }
    }
}

/// Money owed and the two main things to do.
fn foot(cx: &Cx, card: &Card) -> Markup {
    let (lang, order) = (cx.lang(), &card.order);
    let sum = |amount| ui::money(amount, cx.frame().currency, lang);
    let due = order.due();
    html! {
        footer.drawer__foot {
            dl.due {
                div { dt { (text::TOTAL.get(lang)) } dd { (sum(order.totals.total())) } }
                div { dt { (text::PAID.get(lang)) } dd { (sum(order.paid)) } }
                @if order.is_ahead() { div { dt { (text::AHEAD.get(lang)) } dd { (sum(order.paid)) } } }
                @else if due.is_negative() { div { dt { (text::OVERPAID.get(lang)) } dd { (sum(due.abs())) } } }
                @else { div.due__rest data-clear[due.is_zero()] { dt { (text::DUE.get(lang)) } dd { (sum(due)) } } }
            }
            span.vr-gap {}
            @if card.may(Right::TakePayments) && (order.is_open() || due.is_positive()) {
                (dialog_link(&card.path("/payments/new"), "btn", Some("KeyP"), html! {
                    (icon("banknote")) (text::TAKE_PAYMENT.get(lang)) kbd.kbd { "P" }
                }))
            }
            (head::main_step(cx, card))
        }
    }
}

/// A link that opens a dialog over the card; without script the dialog is a page.
pub fn dialog_link(href: &str, class: &str, key: Option<&str>, inner: Markup) -> Markup {
    html! { a class=[(!class.is_empty()).then_some(class)] href=(href) hx-get=(href) hx-target="#dialog" hx-swap="innerHTML" data-key=[key] { (inner) } }
}

/// A form of the card: posts by itself and morphs the card in place.
pub fn card_form(cx: &Cx, action: &str, class: &str, inner: Markup) -> Markup {
    html! {
        form method="post" action=(action) class=[(!class.is_empty()).then_some(class)] hx-post=(action) hx-target="#order-card" hx-swap="morph" {
            (ui::hidden(cx))
            (inner)
        }
    }
}

/// A small pencil that opens a dialog.
pub fn pencil(href: &str, label: &str, key: Option<&str>) -> Markup {
    html! {
        a.icon-btn.icon-btn--s href=(href) hx-get=(href) hx-target="#dialog" hx-swap="innerHTML" aria-label=(label) title=(label) data-key=[key] { (small_icon("pencil")) }
    }
}

/// Where a short form of the card says what is wrong in it.
pub fn place_of_wrong(card: &Card, name: &str) -> Markup {
    let wrong = card.kept.iter().filter(|(kept, _)| *kept == name).flat_map(|(_, form)| &form.wrong);
    html! { div.form-wrong id={ "wrong-" (name) } role="alert" { @for (_, said) in wrong { (wrong_line(said)) } } }
}

fn wrong_line(said: &str) -> Markup {
    html! { span.error { (icon("circle-alert")) (said) } }
}

/// A short form of the card with something wrong in it: the card stays with all that was typed, what is wrong is said in
/// the form's own place, or in a message where there is none.
pub async fn wrong(cx: &Cx, id: Id<mark::Order>, form: &Form, place: Option<&'static str>) -> Result<Reply> {
    let what: Vec<&str> = form.wrong.iter().map(|(_, said)| said.as_str()).collect();
    if let Some(place) = place.filter(|_| cx.visit.htmx) {
        let markup = html! { @for said in &what { (wrong_line(said)) } };
        return Ok(Reply::Fragment(Fragment { status: 422, markup, into: Some(format!("wrong-{place}")), ..Fragment::default() }));
    }
    if cx.visit.htmx {
        let toast = Some(Toast { kind: "bad", text: what.join(". "), undo: None });
        return Ok(Reply::Fragment(Fragment { status: 204, toast, ..Fragment::default() }));
    }
    let mut card = load(cx, id).await?;
    card.kept = place.map(|place| (place, form.clone()));
    let tab = if place == Some("comment") { Tab::Feed } else { Tab::Lines };
    let body = alone(&inside(cx, &card, tab), &what, cx.lang());
    Ok(cx.again(Page::drawer("orders", card.order.number.clone(), body)))
}
