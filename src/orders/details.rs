//! What is written about an order: the fault, the look, the kit, the notes, the verdict. Written where it is read, one
//! field at a time, or all together in a dialog.
//!
//! Two people may write different fields at once; whoever would write over another's text is shown both (`web::merge`).

use maud::{Markup, html};

use super::{
    card::{self, text},
    document,
    edit::{Edit, edit},
    facts::What,
    tables::Order,
    text as words,
};
use crate::{
    kernel::{Error, Result, Right, Text},
    store::{Read, Reads},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, merge,
        reply::Fragment,
        text as common,
        ui::{dialog, field::Draw},
    },
};

/// A written field: its name in forms, its longest text, the least it must hold.
struct Written {
    name: &'static str,
    what: What,
    title: Text,
    least: usize,
    rows: u8,
}

const fn written(name: &'static str, what: What, title: Text, least: usize, rows: u8) -> Written {
    Written { name, what, title, least, rows }
}

const ALL: [Written; 7] = [
    written("malfunction", What::Malfunction, words::MALFUNCTION, 1, 3),
    written("appearance", What::Appearance, words::APPEARANCE, 0, 2),
    written("kit", What::Kit, words::KIT, 0, 2),
    written("unlock", What::Unlock, words::UNLOCK, 0, 1),
    written("note", What::Note, words::NOTE, 0, 2),
    written("master_note", What::MasterNote, words::MASTER_NOTE, 0, 3),
    written("verdict", What::Verdict, words::VERDICT, 0, 3),
];
const LONGEST: usize = 4000;

impl Written {
    fn of<'o>(&self, order: &'o Order) -> &'o str {
        match self.what {
            What::Appearance => &order.appearance,
            What::Kit => &order.kit,
            What::Unlock => &order.unlock,
            What::Note => &order.note,
            What::MasterNote => &order.master_note,
            What::Verdict => &order.verdict,
            _ => &order.malfunction,
        }
    }
    fn into<'e>(&self, ask: &'e mut Edit) -> &'e mut Option<String> {
        match self.what {
            What::Appearance => &mut ask.appearance,
            What::Kit => &mut ask.kit,
            What::Unlock => &mut ask.unlock,
            What::Note => &mut ask.note,
            What::MasterNote => &mut ask.master_note,
            What::Verdict => &mut ask.verdict,
            _ => &mut ask.malfunction,
        }
    }
    /// The master's own words are written by whoever may add works.
    fn may(&self, cx: &Cx, order: &Order) -> bool {
        let own = matches!(self.what, What::MasterNote | What::Verdict) && cx.may_at(order.location, Right::EditLines);
        own || cx.may_at(order.location, Right::EditOrders)
    }
}

async fn order_of(cx: &Cx) -> Result<Order> {
    let order = card::gate(cx, Right::SeeOrders).await?;
    if ALL.iter().any(|field| field.may(cx, &order)) { Ok(order) } else { Err(Error::Denied(Right::EditOrders)) }
}

/// `GET /orders/:id/details`
pub async fn show(cx: Cx) -> Result<Reply> {
    let order = order_of(&cx).await?;
    document::must_be_open(&order)?;
    let form = filled(&order, ALL.iter().filter(|field| field.may(&cx, &order)));
    Ok(cx.page(view(&cx, &order, &form)))
}

fn filled<'w>(order: &Order, fields: impl Iterator<Item = &'w Written>) -> Form {
    Form::filled(fields.map(|field| (field.name, field.of(order).to_string())))
}

/// The hidden field for one text written where it is read.
pub fn was(name: &str, value: &str) -> Markup {
    merge::was(&Form::filled([(name, value)]))
}

/// `POST /orders/:id/details`: only the fields that were sent change.
pub async fn save(cx: Cx) -> Result<Reply> {
    let order = order_of(&cx).await?;
    let (mut form, id, zone) = (cx.form(), order.id, cx.frame().zone.clone());
    let sent = form.clone();
    let fields = || ALL.iter().filter(|field| sent.has(field.name));
    may_all(&cx, &order, &sent)?;
    let shared = card::shared(id, "details", fields().map(|field| Part::typed(field.name, field.title)).collect());
    let now = |reads: &Read<'_>| Ok(filled(&reads.need::<Order>(&id)?, fields()));
    match cx.submit_over(&mut form, &shared, now, |f| parse(f, &sent), move |tx, ask: &Edit| edit(tx, id, ask, &zone)).await? {
        Outcome::Done(_) => card::fresh(&cx, id, card::said(common::SAVED.get(cx.lang()))).await,
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => refused(&cx, &form).await,
    }
}

/// What was written where it is read opens in the dialog, with what is wrong.
async fn refused(cx: &Cx, form: &Form) -> Result<Reply> {
    let page = view(cx, &order_of(cx).await?, form);
    if cx.visit.htmx && !cx.wants_dialog() {
        return Ok(Reply::Fragment(Fragment { status: 409, markup: page.body, ..Fragment::default() }));
    }
    Ok(cx.again(page))
}

/// The order of the address for whoever may write every field that was sent.
pub(super) async fn allowed(cx: &Cx, sent: &Form) -> Result<Order> {
    let order = card::gate(cx, Right::SeeOrders).await?;
    may_all(cx, &order, sent)?;
    Ok(order)
}

fn may_all(cx: &Cx, order: &Order, sent: &Form) -> Result<()> {
    let denied = ALL.iter().any(|field| sent.has(field.name) && !field.may(cx, order));
    if denied { Err(Error::Denied(Right::EditOrders)) } else { Ok(()) }
}

pub(super) fn parse(f: &mut Fields<'_>, sent: &Form) -> Edit {
    let mut ask = Edit::default();
    for field in ALL.iter().filter(|field| sent.has(field.name)) {
        *field.into(&mut ask) = Some(f.text(field.name, field.least..=LONGEST));
    }
    ask
}

fn view(cx: &Cx, order: &Order, form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/orders/{}/details", order.id));
    let draw = Draw::of(form, lang);
    let shown = |field: &Written| form.has(field.name) && field.may(cx, order);
    let area = |field: &Written| -> Markup {
        let drawn = draw.field(field.name, field.title).most(LONGEST);
        let drawn = if field.least == 0 { drawn.optional() } else { drawn };
        if field.rows == 1 { drawn.mono().autocomplete("off").input() } else { drawn.area(field.rows) }
    };
    let body = html! {
        (draw.summary())
        (merge::was(form))
        @for field in ALL.iter().filter(|field| shown(field)) { (area(field)) }
    };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (common::SAVE.get(lang)) } };
    let title = text::EDIT_DETAILS.get(lang);
    dialog::page("orders", title, dialog::form(cx, title, &path, &body, &buttons))
}
