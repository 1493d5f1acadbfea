//! Carts on the server: the one a person works at, and those that wait for a client who went for his purse.

use super::{
    desk::Desk,
    facts::{Did, SaleFact},
    tables::{CART_WAITING, Cart},
    text,
};
use crate::{
    kernel::{Error, Id, Result, Right, mark},
    log::{Record, Subject, SubjectKind},
    store::{Reads, Write},
    web::{Cx, Form, Reply},
};

/// What is not the cart itself.
const SERVICE: [&str; 6] = ["csrf", "once", "do", "pick", "code", "seen"];
/// So many wait at a location; older ones go.
const MOST: usize = 30;

/// The cart a person works at stands under his own id.
fn own(employee: Id<mark::Employee>) -> Id<mark::Cart> {
    employee.cast()
}

pub fn current(reads: &impl Reads, employee: Id<mark::Employee>) -> Result<Option<Cart>> {
    reads.get::<Cart>(&own(employee))
}

pub fn forget(tx: &mut Write<'_>, employee: Id<mark::Employee>) -> Result<()> {
    tx.delete::<Cart>(&own(employee))
}

fn cart_of(cx: &Cx, form: &Form, desk: &Desk) -> Cart {
    let fields = form.pairs().iter().filter(|(key, _)| !SERVICE.contains(&key.as_str())).cloned().collect();
    let first = desk.rows.iter().find_map(|shown| shown.thing.as_ref()).map(|thing| thing.name.clone());
    let about = desk.client.as_ref().map(|client| client.name.clone()).or(first).unwrap_or_default();
    Cart {
        id: own(cx.who().id),
        location: desk.location,
        by: cx.who().id,
        by_name: cx.who().name.clone(),
        at: cx.now(),
        waits: false,
        about,
        lines: u32::try_from(desk.rows.len()).unwrap_or(u32::MAX),
        total: desk.reckoned.total,
        fields,
    }
}

/// Keeps the cart as it stands now. Not through the form's key: that belongs to the sale it will be.
pub async fn keep(cx: &Cx, form: &Form, desk: &Desk) -> Result<()> {
    let cart = cart_of(cx, form, desk);
    cx.store()
        .write(cx.stamp(), move |tx| {
            tx.quiet("what is not sold is not history");
            if cart.lines == 0 && cart.fields.iter().all(|(key, value)| key != "client" || value.is_empty()) {
                return tx.delete::<Cart>(&cart.id);
            }
            tx.put(&cart)
        })
        .await
}

/// Empties the till.
pub async fn clear(cx: &Cx) -> Result<Reply> {
    let employee = cx.who().id;
    cx.store()
        .write(cx.stamp(), move |tx| {
            tx.quiet("what is not sold is not history");
            forget(tx, employee)
        })
        .await?;
    Ok(Reply::redirect("/sales/new"))
}

/// Puts the cart aside.
pub async fn hold(cx: &Cx, mut form: Form) -> Result<Reply> {
    let desk = cx.read(|reads| Desk::read(cx, reads, &mut form)).await?;
    if desk.rows.is_empty() {
        return Ok(Reply::redirect("/sales/new"));
    }
    let cart = cart_of(cx, &form, &desk);
    cx.write(move |tx| {
        tx.delete::<Cart>(&cart.id)?;
        put_aside(tx, cart.clone())
    })
    .await?;
    Ok(Reply::redirect("/sales/new").saying(text::HELD.get(cx.lang())))
}

fn put_aside(tx: &mut Write<'_>, cart: Cart) -> Result<()> {
    let location = cart.location;
    told(tx, &cart, Did::Held)?;
    tx.put(&Cart { id: tx.id(), waits: true, ..cart })?;
    let all = tx.by(&CART_WAITING, (location,))?;
    for old in all.iter().take(all.len().saturating_sub(MOST)) {
        tx.delete::<Cart>(&old.id)?;
    }
    Ok(())
}

/// Other tills of the location hear of a cart that came to wait or went.
fn told(tx: &mut Write<'_>, cart: &Cart, did: Did) -> Result<()> {
    let fact = SaleFact::Cart { did, about: cart.about.clone(), total: cart.total };
    tx.record(Subject::new(SubjectKind::Location, cart.location), &fact)
}

/// `POST /sales/carts/:id/resumption`: the cart comes back to the till; what stood there waits in its place.
pub async fn resume(cx: Cx) -> Result<Reply> {
    let (id, who): (Id<mark::Cart>, _) = (cx.path("id")?, cx.who().clone());
    let done = cx
        .write(move |tx| {
            let Some(cart) = tx.get::<Cart>(&id)?.filter(|cart| cart.waits) else {
                tx.quiet("it is gone already");
                return Ok(false);
            };
            if !who.may_at(cart.location, Right::Sell) {
                return Err(Error::Hidden);
            }
            tx.delete::<Cart>(&id)?;
            told(tx, &cart, Did::Resumed)?;
            if let Some(present) = current(tx, who.id)?.filter(|present| present.lines > 0) {
                put_aside(tx, Cart { at: tx.now(), ..present })?;
            }
            tx.put(&Cart { id: own(who.id), by: who.id, by_name: who.name.clone(), waits: false, ..cart })?;
            Ok(true)
        })
        .await?;
    let back = Reply::redirect("/sales/new");
    Ok(if done { back } else { back.saying(text::TAKEN_BY_OTHER.get(cx.lang())) })
}

/// `POST /sales/carts/:id/removal`
pub async fn remove(cx: Cx) -> Result<Reply> {
    let (id, who): (Id<mark::Cart>, _) = (cx.path("id")?, cx.who().clone());
    cx.write(move |tx| match tx.get::<Cart>(&id)?.filter(|cart| cart.waits) {
        Some(cart) if !who.may_at(cart.location, Right::Sell) => Err(Error::Hidden),
        Some(cart) => {
            told(tx, &cart, Did::Removed)?;
            tx.delete::<Cart>(&cart.id)
        }
        None => {
            tx.quiet("it is gone already");
            Ok(())
        }
    })
    .await?;
    Ok(Reply::redirect("/sales/new"))
}
