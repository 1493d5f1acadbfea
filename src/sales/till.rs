//! The till: one form with the cart in it, and what its buttons do. Every press keeps the cart on the server, so that neither
//! a power cut nor a closed page loses it.

use super::{
    cart::{self, Place, Row},
    carts,
    desk::Desk,
    find::{self, Match},
    page, refusal,
    sell::{self, MOST_LINES},
    tables::Sale,
    text,
};
use crate::{
    cash::{Operation, ledger::operations_by},
    clients::{self, Client},
    kernel::{Error, Id, Money, Refusal, Result, Right, mark},
    store::{Reads, Write},
    web::{Cx, Form, Reply},
};

/// Everything the form of the till may carry.
#[rustfmt::skip]
const FIELDS: [&str; 25] = [
    "do", "pick", "code", "location", "what", "listed", "serials", "quantity", "price", "discount", "client", "client_text", "seen", "cashbox",
    "tendered", "whole", "round", "warehouse", "price_type", "other", "other_amount", "debt", "paid", "balance", "comment",
];

/// What a press asks for.
enum Press {
    /// All of the client's balance that this takes.
    Balance,
    /// A code, a name or a choice of the list; with none of them the cart is only counted.
    Add,
    /// A field changed.
    Count,
    Step(usize, i64),
    Drop(usize),
    /// A number chosen for a row.
    Unit(usize, String),
    Hold,
    Clear,
    Sell,
}

impl Press {
    fn of(form: &Form) -> Press {
        let (word, at) = form.value("do").split_once(':').unwrap_or((form.value("do"), ""));
        match (word, at.parse()) {
            ("more", Ok(at)) => Press::Step(at, 1),
            ("less", Ok(at)) => Press::Step(at, -1),
            ("drop", Ok(at)) => Press::Drop(at),
            ("unit", _) => match at.split_once(':').map(|(row, serial)| (row.parse(), serial)) {
                Some((Ok(row), serial)) => Press::Unit(row, serial.to_string()),
                _ => Press::Add,
            },
            ("hold", _) => Press::Hold,
            ("clear", _) => Press::Clear,
            ("count", _) => Press::Count,
            ("balance", _) => Press::Balance,
            ("sell", _) => Press::Sell,
            _ => Press::Add,
        }
    }
}

/// `GET /sales/new`: the cart this person works at, or an empty one.
pub async fn show(cx: Cx) -> Result<Reply> {
    let (employee, last) = (cx.who().id, cx.query("last").and_then(|id| id.parse::<Id<mark::Document>>().ok()));
    let (mut form, desk) = cx
        .read(|reads| {
            let mut form = carts::current(reads, employee)?.map_or_else(Form::empty, |cart| Form::filled(cart.fields));
            if let Some(client) = cx.query("client").and_then(|id| id.parse::<Id<mark::Client>>().ok()) {
                let client = reads.need::<Client>(&client)?;
                name_client(&mut form, Some(&client));
            }
            let mut desk = Desk::read(&cx, reads, &mut form)?;
            desk.last = just_sold(&cx, reads, last)?;
            Ok((form, desk))
        })
        .await?;
    form.set("code", "");
    Ok(cx.page(page::whole(&cx, &form, &desk, &[])))
}

fn just_sold(cx: &Cx, reads: &impl Reads, id: Option<Id<mark::Document>>) -> Result<Option<(Sale, Option<Money>)>> {
    let Some(sale) = id.map(|id| reads.get::<Sale>(&id)).transpose()?.flatten().filter(|sale| cx.may_at(sale.location, Right::Sell)) else {
        return Ok(None);
    };
    let change = operations_by(reads, sale.id)?.first().and_then(Operation::change);
    Ok(Some((sale, change)))
}

fn name_client(form: &mut Form, client: Option<&Client>) {
    form.set("client", client.map(|client| client.id.to_string()).unwrap_or_default());
    form.set("client_text", client.map(|client| client.name.clone()).unwrap_or_default());
}

/// `POST /sales/new`
pub async fn press(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    for name in FIELDS {
        form.value(name);
    }
    cx.refuse_strangers()?;
    settle_client(&cx, &mut form).await?;
    let press = Press::of(&form);
    let all_of_it = matches!(press, Press::Balance);
    if all_of_it {
        // Cut to what there is of it.
        form.set("balance", Money::LIMIT.input());
    }
    let mut rows = cart::rows(&form);
    let mut matches = Vec::new();
    match press {
        Press::Step(at, by) => rows.get_mut(at).into_iter().for_each(|row| cart::step(row, by)),
        Press::Drop(at) if at < rows.len() => drop(rows.remove(at)),
        Press::Drop(_) => {}
        Press::Unit(at, serial) => rows.get_mut(at).into_iter().for_each(|row| cart::name_unit(row, &serial)),
        Press::Balance | Press::Count => {}
        Press::Clear => return carts::clear(&cx).await,
        Press::Hold => return carts::hold(&cx, form).await,
        Press::Sell => return sell_it(cx, form).await,
        Press::Add => match add(&cx, &mut form, &mut rows).await? {
            Added::Done => {}
            Added::Choose(found) => matches = found,
            Added::Return(sale) => return Ok(Reply::redirect(format!("/sales/{sale}/return"))),
        },
    }
    cart::lay(&mut form, &rows);
    let desk = cx.read(|reads| Desk::read(&cx, reads, &mut form)).await?;
    if all_of_it {
        form.set("balance", desk.from_balance.input());
    }
    carts::keep(&cx, &form, &desk).await?;
    Ok(page::answer(&cx, &form, &desk, &matches))
}

/// The client chosen from the list, or the only one that what was typed finds.
async fn settle_client(cx: &Cx, form: &mut Form) -> Result<()> {
    let typed = form.value("client_text").trim().to_string();
    let id = if typed.is_empty() { None } else { clients::named_client(cx, form, "client", None).await? };
    if id.is_none() && !typed.is_empty() {
        form.set("client", "");
        form.refuse("client", text::NO_SUCH_CLIENT.get(cx.lang()).into());
        return Ok(());
    }
    let client = match id {
        Some(id) => cx.read(|reads| reads.get::<Client>(&id)).await?,
        None => None,
    };
    name_client(form, client.as_ref());
    Ok(())
}

enum Added {
    Done,
    /// Several things answer: the person chooses.
    Choose(Vec<Match>),
    /// The code of a receipt: goods come back.
    Return(Id<mark::Document>),
}

/// Adds what was chosen, scanned or typed.
async fn add(cx: &Cx, form: &mut Form, rows: &mut Vec<Row>) -> Result<Added> {
    let (picked, code) = (form.value("pick").to_string(), form.value("code").trim().to_string());
    if picked.is_empty() && code.is_empty() {
        return Ok(Added::Done);
    }
    if rows.len() >= MOST_LINES {
        form.refuse("code", refusal::SaleRefusal::TooManyLines.say(cx.lang()));
        return Ok(Added::Done);
    }
    let found = find::by(cx, &picked, &code).await?;
    form.set("pick", "");
    match found {
        find::Found::Thing(what, serial) => cart::add(rows, what, serial),
        find::Found::Client(client) => name_client(form, Some(&client)),
        find::Found::Receipt(sale) if cx.may(Right::TakeGoodsBack) => return Ok(Added::Return(sale)),
        find::Found::Several(found) => {
            form.refuse("code", text::SEVERAL.get(cx.lang()).into());
            return Ok(Added::Choose(found));
        }
        find::Found::Receipt(_) | find::Found::Nothing => {
            form.refuse("code", text::UNKNOWN_CODE.with(cx.lang(), &[&code]));
            return Ok(Added::Done);
        }
    }
    form.set("code", "");
    Ok(Added::Done)
}

/// Sells the cart; on a refusal everything typed is there, with what is wrong beside its line.
async fn sell_it(cx: Cx, mut form: Form) -> Result<Reply> {
    let rows = cart::rows(&form);
    let desk = cx.read(|reads| Desk::read(&cx, reads, &mut form)).await?;
    if !form.wrong.is_empty() {
        return Ok(page::answer(&cx, &form, &desk, &[]));
    }
    let place = Place {
        location: desk.location,
        warehouse: desk.warehouse,
        client: desk.client.as_ref().map(|client| client.id),
        rights: cx.who().rights_at(desk.location),
    };
    // As it was sent: a price that was listed and is not any more must be seen, not taken silently.
    if let Some(ask) = form.parse(&cx, |f| cart::parse(f, &rows, place)) {
        let employee = cx.who().id;
        let sold = cx
            .write(move |tx: &mut Write<'_>| {
                let sale = sell::sell(tx, &ask)?;
                carts::forget(tx, employee)?;
                Ok(sale.id)
            })
            .await;
        match sold {
            Ok(sale) => return Ok(Reply::redirect(format!("/sales/new?last={sale}"))),
            Err(Error::Refused(refusal)) => refuse(&mut form, &cx, refusal.as_ref()),
            Err(error) => return Err(error),
        }
    }
    let desk = cx.read(|reads| Desk::read(&cx, reads, &mut form)).await?;
    Ok(page::answer(&cx, &form, &desk, &[]))
}

/// Beside the line it is about, or beside its field.
pub fn refuse(form: &mut Form, cx: &Cx, refusal: &dyn Refusal) {
    let field = refusal.line().map_or_else(|| refusal.field().unwrap_or_default().to_string(), |line| format!("line-{line}"));
    form.refuse(&field, refusal.say(cx.lang()));
}
