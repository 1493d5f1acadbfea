//! The dialog that begins a count: where, what of it, who, and whether the book is shown.

use maud::html;

use super::{
    access,
    start::{StartAsk, start},
    text,
};
use crate::{
    catalog::goods::Tree,
    kernel::{Error, Id, Lang, Result, Right, mark},
    staff::{self, Employee},
    stock::{self, Bin, Warehouse},
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{dialog, field::Draw},
    },
};

/// What the form offers.
pub struct Known {
    warehouses: Vec<Warehouse>,
    tree: Tree,
    bins: Vec<Bin>,
    people: Vec<Employee>,
}

impl Known {
    pub async fn read(cx: &Cx) -> Result<Known> {
        let known = cx
            .read(|reads| {
                let warehouses = access::countable(reads, cx)?;
                let mut bins = Vec::new();
                for warehouse in &warehouses {
                    bins.extend(stock::bins(reads, warehouse.id)?.into_iter().filter(|bin| !bin.archived));
                }
                Ok(Known { warehouses, bins, tree: Tree::read(reads)?, people: staff::active_employees(reads)? })
            })
            .await?;
        if known.warehouses.is_empty() { Err(Error::Denied(Right::CountStock)) } else { Ok(known) }
    }
}

/// `GET /stock/counts/new`
pub async fn new(cx: Cx) -> Result<Reply> {
    let known = Known::read(&cx).await?;
    let asked = cx.query("warehouse").filter(|id| known.warehouses.iter().any(|one| one.id.to_string() == *id));
    let form = Form::filled([("warehouse", asked.unwrap_or_else(|| known.warehouses[0].id.to_string())), ("blind", "on".into())]);
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /stock/counts/new`
pub async fn create(cx: Cx) -> Result<Reply> {
    let known = Known::read(&cx).await?;
    let mut form = cx.form();
    match cx.submit(&mut form, |f| parse(f, &known), |tx, ask| start(tx, ask).map(|made| made.id)).await? {
        Some(id) => Ok(Reply::redirect(format!("/stock/counts/{id}"))),
        None => Ok(cx.again(view(&cx, &form, &known))),
    }
}

pub fn parse(f: &mut Fields<'_>, known: &Known) -> StartAsk {
    let (day, warehouse) = (f.cx.today(), f.id::<mark::Warehouse>("warehouse"));
    let chosen = known.warehouses.iter().find(|one| one.id == warehouse);
    if chosen.is_none() {
        f.refuse("warehouse", crate::web::text::BAD_CHOICE);
    }
    let (category, bin) = (f.id_opt::<mark::GoodsCategory>("category"), f.id_opt::<mark::Bin>("bin"));
    if category.is_some_and(|id| known.tree.get(id).is_none()) {
        f.refuse("category", crate::web::text::BAD_CHOICE);
    }
    if bin.is_some_and(|id| !known.bins.iter().any(|one| one.id == id && one.warehouse == warehouse)) {
        f.refuse("bin", text::BIN_OF_OTHER);
    }
    if category.is_some() && bin.is_some() {
        f.refuse("bin", text::ONE_SCOPE);
    }
    let people: Vec<Id<mark::Employee>> = f.ids("people", 50);
    if people.iter().any(|id| !known.people.iter().any(|one| one.id == *id)) {
        f.refuse("people", crate::web::text::BAD_CHOICE);
    }
    let home = f.cx.home(Right::CountStock).unwrap_or(Id::fixed(0));
    StartAsk {
        warehouse,
        location: chosen.and_then(|one| one.location).unwrap_or(home),
        category,
        bin,
        people,
        blind: f.flag("blind"),
        comment: f.line("comment", 0..=300),
        day,
    }
}

fn branches(tree: &Tree, lang: Lang) -> Vec<(String, String)> {
    tree.rows()
        .filter(|(one, _)| !one.archived)
        .map(|(one, depth)| (one.id.to_string(), format!("{}{}", "\u{2003}".repeat(depth), one.name.get(lang))))
        .collect()
}

fn view(cx: &Cx, form: &Form, known: &Known) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let name = |id: Id<mark::Warehouse>| known.warehouses.iter().find(|one| one.id == id).map_or("", |one| one.name.get(lang));
    let warehouses: Vec<(String, String)> =
        known.warehouses.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_string())).collect();
    let bins: Vec<(String, String)> = known
        .bins
        .iter()
        .map(|bin| {
            (
                bin.id.to_string(),
                if warehouses.len() > 1 { format!("{} \u{b7} {}", name(bin.warehouse), bin.name) } else { bin.name.clone() },
            )
        })
        .collect();
    let people: Vec<(String, String)> =
        known.people.iter().map(|one| (one.id.to_string(), crate::kernel::name::short_name(&one.name))).collect();
    let body = html! {
        (draw.summary())
        (draw.field("warehouse", text::WAREHOUSE).select(&warehouses))
        div.grid-2 {
            (draw.field("category", text::CATEGORY).optional().none(text::ALL_OF_IT).select(&branches(&known.tree, lang)))
            @if !bins.is_empty() { (draw.field("bin", text::BIN).optional().none(text::ALL_BINS).select(&bins)) }
        }
        (draw.check_named("blind", text::BLIND.get(lang), text::BLIND_HINT.get(lang)))
        (draw.picks("people", text::PEOPLE, &people))
        p.hint { (text::PEOPLE_HINT.get(lang)) }
        (draw.field("comment", text::COMMENT).optional().most(300).input())
    };
    let title = text::START.get(lang);
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (text::START_NOW.get(lang)) } };
    dialog::page("stock", title, dialog::form_over(cx, title, "/stock/counts/new", "/stock/counts", &body, &buttons))
}
