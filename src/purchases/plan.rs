//! `/purchases`: what to buy, by supplier, each line with the figures it comes from; chosen lines become orders to suppliers.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    access,
    demand::Demand,
    draft::{HeadAsk, LineAsk, begin},
    needs::{self, Proposal, Scope},
    plan_row, tabs, text,
};
use crate::{
    clients::{self, Client},
    kernel::{Error, Id, Result, Right, Text, mark},
    stock::Warehouse,
    store::{Read, Write},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, icon},
    },
};

/// Lines on the page: whoever has more narrows it by warehouse.
const SHOWN: usize = 300;

/// What is asked of the page: a warehouse, and whether to reckon by demand.
pub struct Asked {
    warehouse: Option<String>,
    demand: Option<Demand>,
}

impl Asked {
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Asked {
        let usual = Demand::default();
        let days = |name: &str, usual: i32, least: i32| {
            get(name).and_then(|text| text.trim().parse::<i32>().ok()).filter(|days| (least..=366).contains(days)).unwrap_or(usual)
        };
        let demand = (get("by").as_deref() == Some("demand")).then(|| Demand {
            window: days("window", usual.window, 1),
            lead: days("lead", usual.lead, 0),
            cover: days("cover", usual.cover, 0),
            safety: days("safety", usual.safety, 0),
        });
        Asked { warehouse: get("warehouse"), demand }
    }
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs: Vec<(&'static str, String)> = self.warehouse.iter().map(|id| ("warehouse", id.clone())).collect();
        if let Some(demand) = &self.demand {
            pairs.push(("by", "demand".into()));
            let days = [("window", demand.window), ("lead", demand.lead), ("cover", demand.cover), ("safety", demand.safety)];
            pairs.extend(days.map(|(name, days)| (name, days.to_string())));
        }
        pairs
    }
}

/// The page as it stands now.
pub struct Plan {
    pub seen: Vec<Warehouse>,
    /// Those he may order for.
    pub own: Vec<Warehouse>,
    /// The one chosen; none for all.
    pub at: Option<Warehouse>,
    pub rows: Vec<Proposal>,
    pub suppliers: Vec<Client>,
    pub more: bool,
    pub may: bool,
}

pub fn read(cx: &Cx, reads: &Read<'_>, asked: &Asked) -> Result<Plan> {
    let (seen, own) = (access::seen(reads, cx)?, access::own(reads, cx)?);
    let at = seen.iter().find(|one| Some(one.id.to_string()) == asked.warehouse).cloned();
    let scope = Scope {
        warehouses: at.as_ref().map_or(seen.as_slice(), std::slice::from_ref),
        locations: match at.as_ref().and_then(|one| one.location) {
            Some(location) => vec![location],
            None => cx.whole_scope(Right::SeePurchases).locations,
        },
        demand: asked.demand,
        today: cx.today(),
    };
    let mut rows = needs::reckon(reads, &scope)?;
    let more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let may = at.as_ref().map_or(!own.is_empty(), |at| own.iter().any(|one| one.id == at.id));
    Ok(Plan { suppliers: clients::suppliers(reads)?, seen, own, at, rows, more, may })
}

/// Lines by supplier, in the order of their names; those nobody is known to sell come last.
pub fn groups(plan: &Plan) -> Vec<(Option<&Client>, Vec<&Proposal>)> {
    let mut groups: BTreeMap<Option<Id<mark::Client>>, Vec<&Proposal>> = BTreeMap::new();
    for row in &plan.rows {
        groups.entry(supplier_of(plan, row).map(|one| one.id)).or_default().push(row);
    }
    let named = |id: Option<Id<mark::Client>>| id.and_then(|id| plan.suppliers.iter().find(|one| one.id == id));
    let mut found: Vec<_> = groups.into_iter().map(|(id, rows)| (named(id), rows)).collect();
    found.sort_by_key(|(supplier, _)| (supplier.is_none(), supplier.map(|one| one.name.to_lowercase())));
    found
}

pub fn supplier_of<'p>(plan: &'p Plan, row: &Proposal) -> Option<&'p Client> {
    row.product.supplier.and_then(|id| plan.suppliers.iter().find(|one| one.id == id))
}

/// `GET /purchases`
pub async fn show(cx: Cx) -> Result<Reply> {
    let asked = Asked::read(|name| cx.query(name));
    let plan = cx.read(|r| read(&cx, r, &asked)).await?;
    let mut form = Form::empty();
    for row in &plan.rows {
        form.push("take", row.product.id.to_string());
    }
    Ok(cx.page(page(&cx, &asked, &plan, &form)))
}

/// What the chosen lines become: an order to each supplier.
type Orders = Vec<(Id<mark::Client>, Vec<LineAsk>)>;

/// `POST /purchases`
pub async fn create(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let asked = Asked::read(|name| Some(form.value(name).to_string()).filter(|value| !value.is_empty()));
    let plan = cx.read(|r| read(&cx, r, &asked)).await?;
    if !plan.may {
        return Err(Error::Denied(Right::Purchase));
    }
    let command = |tx: &mut Write<'_>, (head, orders): &(HeadAsk, Orders)| {
        let mut made = Vec::new();
        for (supplier, lines) in orders {
            made.push(begin(tx, &HeadAsk { supplier: *supplier, ..head.clone() }, lines)?.id);
        }
        Ok(made)
    };
    let place = |warehouse: &Warehouse| access::place(&cx, warehouse).unwrap_or(Id::fixed(0));
    let Some(made) = cx.submit(&mut form, |f| parse(f, &plan, place), command).await? else {
        return Ok(cx.again(page(&cx, &asked, &plan, &form)));
    };
    match made.as_slice() {
        [one] => Ok(Reply::redirect(format!("{}/{one}", super::ORDERS))),
        all => Ok(Reply::redirect(format!("{}?standing=draft", super::ORDERS)).saying(text::ORDERS_MADE.of(all.len() as i64, cx.lang()))),
    }
}

fn parse(f: &mut Fields<'_>, plan: &Plan, place: impl Fn(&Warehouse) -> Id<mark::Location>) -> (HeadAsk, Orders) {
    ["by", "window", "lead", "cover", "safety"].iter().for_each(|name| drop(f.raw(name)));
    // A line that somebody ordered meanwhile is there no more.
    ["quantity_", "price_", "supplier_"].iter().for_each(|prefix| drop(f.starting(prefix)));
    let (chosen, to) = (f.id_opt::<mark::Warehouse>("warehouse"), f.id_opt::<mark::Warehouse>("to"));
    let warehouse = plan.own.iter().find(|one| Some(one.id) == to.or(chosen));
    if warehouse.is_none() {
        f.refuse("to", crate::web::text::BAD_CHOICE);
    }
    let only = f.raw("only");
    let taken: Vec<Id<mark::Product>> = f.ids("take", SHOWN);
    let mut orders: BTreeMap<Id<mark::Client>, Vec<LineAsk>> = BTreeMap::new();
    for row in &plan.rows {
        let (product, key) = (row.product.id, row.product.id.to_string());
        let (quantity, price, supplier) = plan_row::parse(f, &key, plan, row);
        let group = supplier_of(plan, row).map_or("none".to_string(), |one| one.id.to_string());
        if !taken.contains(&product) || (!only.is_empty() && only != group) {
            continue;
        }
        match supplier {
            Some(supplier) => orders.entry(supplier).or_default().push(LineAsk { product, quantity, price }),
            None => f.refuse(&format!("supplier_{key}"), text::CHOOSE_SUPPLIER),
        }
    }
    if orders.is_empty() && !f.is_wrong() {
        f.refuse("", text::CHOOSE_LINES);
    }
    let head = HeadAsk {
        location: warehouse.map_or(Id::fixed(0), place),
        warehouse: warehouse.map_or(Id::fixed(0), |one| one.id),
        supplier: Id::fixed(0),
        expected: None,
        comment: String::new(),
    };
    (head, orders.into_iter().collect())
}

fn page(cx: &Cx, asked: &Asked, plan: &Plan, form: &Form) -> Page {
    let lang = cx.lang();
    let wish = format!("/purchases/wishes/new{}", plan.at.as_ref().map(|one| format!("?warehouse={}", one.id)).unwrap_or_default());
    let head = html! {
        a.btn href=(wish) hx-get=(wish) hx-target="#dialog" { (icon("plus")) (text::WISH.get(lang)) }
        @if plan.may && !plan.rows.is_empty() { button.btn.btn--primary form="plan" data-key="Ctrl+Enter" { (icon("truck")) (text::MAKE_ORDERS.get(lang)) } }
    };
    let count = text::POSITIONS.of(plan.rows.len() as i64, lang);
    let body = html! {
        (ui::page_head(text::TO_BUY.get(lang), (!plan.rows.is_empty()).then_some(count.as_str()), head))
        (tabs(cx, super::PATH))
        (toolbar(cx, asked, plan))
        div.data-wrap id="plan-rows" tabindex="0" role="region" aria-label=(text::TO_BUY.get(lang)) {
            @if plan.rows.is_empty() {
                (ui::empty("package-check", text::NOTHING_TO_BUY.get(lang), text::NOTHING_TO_BUY_WHY.get(lang), html! {}))
            } @else {
                form id="plan" method="post" action=(super::PATH) {
                    (ui::hidden(cx))
                    @for (name, value) in asked.pairs() { input type="hidden" name=(name) value=(value); }
                    (complaints(cx, plan, form))
                    (plan_row::table(cx, plan, form))
                }
                form hidden id="wish-step" method="post" { (ui::hidden(cx)) }
                datalist id="suppliers" { @for one in &plan.suppliers { option value=(one.name) {} } }
            }
        }
    };
    Page::new("purchases", text::TO_BUY.get(lang), body)
}

/// What is wrong with the whole, and where it is to go when all warehouses are shown.
fn complaints(cx: &Cx, plan: &Plan, form: &Form) -> Markup {
    let lang = cx.lang();
    let several = plan.at.is_none() && plan.own.len() > 1;
    html! {
        div.plan__notes {
            @if let Some(said) = form.error("") { (ui::note("bad", html! { (said) })) }
            @else if !form.wrong.is_empty() { (ui::note("bad", html! { (text::LOOK_BELOW.get(lang)) })) }
            @if plan.more { (ui::note("warn", html! { (text::MORE_TO_BUY.with(lang, &[&SHOWN])) })) }
        }
        @if plan.may && several {
            div.toolbar.toolbar--wrap {
                label for="f-to" { (text::ARRIVES_AT.get(lang)) }
                select.input id="f-to" name="to" {
                    @for one in &plan.own { option value=(one.id) selected[form.value("to") == one.id.to_string()] { (one.name.get(lang)) } }
                }
            }
        } @else if plan.at.is_none() {
            @for one in plan.own.iter().take(1) { input type="hidden" name="to" value=(one.id); }
        }
    }
}

fn toolbar(cx: &Cx, asked: &Asked, plan: &Plan) -> Markup {
    let lang = cx.lang();
    let days = |name: &'static str, said: Text, value: i32| {
        html! { label.input { span.dim { (said.get(lang)) } input name=(name) value=(value) inputmode="numeric" maxlength="3" autocomplete="off"; } }
    };
    html! {
        form.toolbar.toolbar--wrap method="get" action=(super::PATH) data-clean hx-get=(super::PATH) hx-trigger="change" hx-target="#main" hx-select="#main" hx-swap="outerHTML" hx-push-url="true" {
            select.input name="warehouse" aria-label=(text::WAREHOUSE.get(lang)) {
                option value="" { (text::ALL_WAREHOUSES.get(lang)) }
                @for one in &plan.seen { option value=(one.id) selected[plan.at.as_ref().is_some_and(|at| at.id == one.id)] { (one.name.get(lang)) } }
            }
            select.input name="by" aria-label=(text::HOW.get(lang)) {
                option value="" { (text::BY_MINIMUM.get(lang)) }
                option value="demand" selected[asked.demand.is_some()] { (text::BY_DEMAND.get(lang)) }
            }
            @if let Some(demand) = &asked.demand {
                div.days {
                    (days("window", text::WINDOW, demand.window))
                    (days("lead", text::LEAD, demand.lead))
                    (days("cover", text::COVER, demand.cover))
                    (days("safety", text::SAFETY, demand.safety))
                }
            }
            noscript { button.btn { (text::SHOW.get(lang)) } }
        }
        @if asked.demand.is_some() { p.hint.toolbar__hint { (text::DEMAND_HINT.get(lang)) } }
    }
}
