//! The way of an order: changing its status, handing it over, taking it back into work.
//!
//! A status is left only along its allowed transitions and entered only by its allowed roles. Entering a final group is
//! the closing: works have masters, the rest is paid or the person may hand over in debt, the order is charged to the
//! client, the warranty starts, all in one transaction.

use serde::{Deserialize, Serialize};

use super::{
    card::{self, text},
    demand,
    document::{fold, lines, save},
    facts::OrderFact,
    parts,
    payments::{PaymentAsk, take_for},
    refusal::OrderRefusal,
    tables::{Line, LineKind, Order, Visit},
};
use crate::{
    cash::{
        Account,
        order_money::{self, OrderMoney},
    },
    kernel::{Day, Error, Id, Money, Result, Right, Rights, mark},
    shop::{OrderType, Status, StatusGroup},
    staff::Role,
    store::{Reads, Write},
    web::{Cx, Fields, Reply, reply::Toast},
};

/// The order type the starter data know as the shop's own warranty.
const OWN_WARRANTY: &str = "repeat";

/// Who moves the order, as far as the chain cares.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Mover {
    pub roles: Vec<Id<mark::Role>>,
    #[serde(skip)]
    pub rights: Rights,
}

#[derive(Debug, Clone)]
pub struct Move {
    pub order: Id<mark::Order>,
    pub to: Id<mark::Status>,
    pub comment: String,
    pub mover: Mover,
    /// Taken together with the closing.
    pub payment: Option<PaymentAsk>,
    /// The shop's present day.
    pub day: Day,
}

/// Where an order may go from here, and whether this person may send it there.
pub fn next_statuses(reads: &impl Reads, order: &Order, mover: &Mover) -> Result<Vec<(Status, Option<OrderRefusal>)>> {
    let from = reads.need::<Status>(&order.status)?;
    let mut found = Vec::new();
    for id in &from.next {
        let Some(to) = reads.get::<Status>(id)?.filter(|to| !to.archived && fits(to, order)) else { continue };
        let refused = refused_role(reads, &to, mover)?;
        found.push((to, refused));
    }
    Ok(found)
}

fn fits(to: &Status, order: &Order) -> bool {
    fits_type(to, order.order_type)
}

/// Whether a status exists in this order type.
pub fn fits_type(status: &Status, kind: Id<mark::OrderType>) -> bool {
    status.types.is_empty() || status.types.contains(&kind)
}

fn refused_role(reads: &impl Reads, to: &Status, mover: &Mover) -> Result<Option<OrderRefusal>> {
    if to.roles.is_empty() || has_everything(mover.rights) || to.roles.iter().any(|role| mover.roles.contains(role)) {
        return Ok(None);
    }
    let mut names = Vec::new();
    for role in &to.roles {
        names.extend(reads.get::<Role>(role)?.map(|role| role.name));
    }
    Ok(Some(OrderRefusal::WrongRole { to: to.name.clone(), roles: names }))
}

/// The owner. He has every right there is, used or laid aside for this move.
fn has_everything(rights: Rights) -> bool {
    Right::ALL.iter().all(|right| *right == Right::CloseInDebt || rights.has(*right))
}

/// Moves an order along its chain.
pub fn change(tx: &mut Write<'_>, ask: &Move) -> Result<Order> {
    let order = tx.need::<Order>(&ask.order)?;
    let (from, to) = (tx.need::<Status>(&order.status)?, tx.need::<Status>(&ask.to)?);
    if order.status == to.id {
        return Err(OrderRefusal::SameStatus.into());
    }
    if !fits(&to, &order) {
        return Err(OrderRefusal::WrongType { to: to.name }.into());
    }
    if to.archived || !from.next.contains(&to.id) || from.group.is_final() {
        return Err(OrderRefusal::NotAllowed { from: from.name, to: to.name }.into());
    }
    if let Some(refusal) = refused_role(tx, &to, &ask.mover)? {
        return Err(refusal.into());
    }
    if to.group.is_final() { close(tx, order, &to, ask) } else { enter(tx, order, &from, &to, &ask.comment) }
}

fn enter(tx: &mut Write<'_>, order: Order, from: &Status, to: &Status, comment: &str) -> Result<Order> {
    let after = stand(tx, &order, to);
    let fact = OrderFact::Status {
        from: from.name.clone(),
        to: to.name.clone(),
        tone: to.tone.clone(),
        group: to.group,
        comment: comment.to_string(),
    };
    save(tx, &order, after, &fact)
}

/// The order standing in a new status from now.
pub(super) fn stand(tx: &Write<'_>, order: &Order, to: &Status) -> Order {
    let now = tx.now();
    let mut after = order.clone();
    after.status = to.id;
    after.group = to.group;
    after.since = now;
    after.path.push(Visit { status: to.id, since: now });
    if to.group == StatusGroup::Ready {
        after.done = Some(now);
    }
    if to.starts_warranty {
        after.warranty_from = Some(now);
    }
    after
}

/// The hand-over. The payment that comes with it is taken first, so that what is still due is known.
fn close(tx: &mut Write<'_>, order: Order, to: &Status, ask: &Move) -> Result<Order> {
    let of_order = lines(tx, order.id)?;
    if to.group == StatusGroup::Closed {
        give_masters(tx, &order, &of_order)?;
    }
    let order = match &ask.payment {
        Some(payment) => take_for(tx, &order, payment, ask.day)?,
        None => order,
    };
    let used = match to.group {
        StatusGroup::Closed => parts::take_all(tx, &order, ask.day)?,
        _ => parts::let_all_go(tx, &order)?,
    };
    let debt = order.due().max(Money::ZERO);
    if debt.is_positive() && !ask.mover.rights.has(Right::CloseInDebt) {
        return Err(OrderRefusal::Unpaid { due: debt }.into());
    }
    let total = order.totals.total();
    let account = if is_own_warranty(tx, &order)? { Account::OwnWarranty } else { Account::Cost };
    order_money::charge(tx, &money_of(&order, ask.day), total, (account, used.cost))?;
    let mut after = stand(tx, &order, to);
    after.totals = fold(&lines(tx, order.id)?);
    after.taken = used.document;
    after.closed = Some(tx.now());
    after.closed_by = tx.actor().id;
    after.closings += 1;
    demand::count(tx, &after)?;
    let fact = OrderFact::Closed { status: to.name.clone(), total, debt, comment: ask.comment.clone() };
    save(tx, &order, after, &fact)
}

/// A repeated repair under the shop's own warranty: its parts are the shop's expense.
pub(super) fn is_own_warranty(reads: &impl Reads, order: &Order) -> Result<bool> {
    Ok(reads.need::<OrderType>(&order.order_type)?.key == OWN_WARRANTY)
}

/// The client pays for nothing in it: the maker or the shop does.
pub(super) fn is_warranty(reads: &impl Reads, order: &Order) -> Result<bool> {
    Ok([OWN_WARRANTY, "warranty"].contains(&reads.need::<OrderType>(&order.order_type)?.key.as_str()))
}

/// Works without a master of their own were done by the master of the order; somebody must have done them.
fn give_masters(tx: &mut Write<'_>, order: &Order, of_order: &[Line]) -> Result<()> {
    for line in of_order.iter().filter(|line| line.kind == LineKind::Work && line.master.is_none()) {
        let Some(master) = order.master else {
            return Err(OrderRefusal::NoMaster { work: line.name.clone() }.into());
        };
        tx.put(&Line { master: Some(master), ..line.clone() })?;
    }
    Ok(())
}

pub(super) fn money_of(order: &Order, day: Day) -> OrderMoney {
    let client = order.payer.unwrap_or(order.client);
    OrderMoney { order: order.id, number: order.number.clone(), client, location: order.location, day }
}

/// How long a step may be taken back by the one who made it.
pub const UNDO: i64 = crate::kernel::Moment::MINUTE;

/// Takes the last change of status back: by the same person, at once, and never out of a closing.
pub fn step_back(tx: &mut Write<'_>, id: Id<mark::Order>) -> Result<Order> {
    let order = tx.need::<Order>(&id)?;
    let last = crate::log::fact::feed(tx, crate::log::Subject::order(id), None, 1)?;
    let own = last.first().is_some_and(|fact| fact.by == tx.actor().id && tx.now().since(fact.at) <= UNDO && fact.slice == "orders");
    let fresh = tx.now().since(order.since) <= UNDO;
    let (Some(_), Some(before)) = (order.path.last(), order.path.iter().rev().nth(1).copied()) else {
        return Err(OrderRefusal::NothingToUndo.into());
    };
    if !own || !fresh || !order.is_open() {
        return Err(OrderRefusal::NothingToUndo.into());
    }
    let (from, to) = (tx.need::<Status>(&order.status)?, tx.need::<Status>(&before.status)?);
    if to.group.is_final() {
        return Err(OrderRefusal::NothingToUndo.into());
    }
    let mut after = order.clone();
    after.path.pop();
    after.status = to.id;
    after.group = to.group;
    after.since = before.since;
    if from.group == StatusGroup::Ready {
        after.done = None;
    }
    save(tx, &order, after, &OrderFact::SteppedBack { from: from.name, to: to.name })
}

/// For handlers: the person's part in the chain at the order's location.
pub fn mover(cx: &Cx, location: Id<mark::Location>) -> Result<Mover> {
    let who = cx.who();
    let at = who.places.iter().find(|at| at.location == location).ok_or(Error::Hidden)?;
    Ok(Mover { roles: at.roles.clone(), rights: at.rights })
}

/// `POST /orders/:id/status`: one step along the chain, with an undo beside the message.
pub async fn step(cx: Cx) -> Result<Reply> {
    let order = card::gate(&cx, Right::ChangeStatus).await?;
    let (id, day, mover) = (order.id, cx.today(), mover(&cx, order.location)?);
    let mut form = cx.form();
    let Some(order) = cx.submit(&mut form, |f| parse(f, id, mover, day), change).await? else {
        return card::wrong(&cx, id, &form, None).await;
    };
    let to = cx.read(|reads| reads.need::<Status>(&order.status)).await?;
    let undo = order.is_open().then(|| format!("/orders/{id}/status/undo"));
    let said = text::NOW_IN.with(cx.lang(), &[&to.name.get(cx.lang())]);
    card::fresh(&cx, id, Toast { kind: "ok", text: said, undo }).await
}

pub(super) fn parse(f: &mut Fields<'_>, order: Id<mark::Order>, mover: Mover, day: Day) -> Move {
    Move { order, to: f.id("to"), comment: f.line("comment", 0..=300), mover, payment: None, day }
}

/// `POST /orders/:id/status/undo`: the step just made is taken back.
pub async fn undo(cx: Cx) -> Result<Reply> {
    let id = card::gate(&cx, Right::ChangeStatus).await?.id;
    let done = cx.write(move |tx| step_back(tx, id)).await;
    match card::or_refusal(&cx, id, done).await? {
        Ok(_) => card::fresh(&cx, id, card::said(text::STEP_UNDONE.get(cx.lang()))).await,
        Err(reply) => Ok(reply),
    }
}
