//! A working day as a list of deeds, each one of the program's own commands, chosen by dice.

use verstak::{
    cash::{self, Article, Cashbox, Direction, MovementAsk, OpKind, Operation, Part, Reach, Way},
    catalog::{Brand, Model, Phrase, Service},
    kernel::{Clock, Error, Id, Moment, Money, Quantity, Result, Rights, Stamp, mark},
    log::Repeatable,
    orders::{
        Intake, Line, LineKind, ORDER_BY_CREATED, Order, back, document,
        edit::{self, Edit},
        facts::Audience,
        lines::{self, LineAsk},
        payments::{self, PaymentAsk},
        reopening::{Reopening, take_up},
        status::{self, Move, Mover, next_statuses},
        take_in,
    },
    shop::StatusGroup,
    store::{Reads, Store, Walk, Write, row::Order as Direct},
    warehouse::brought::{BackAsk, MoneyBack, ReturnAsk},
};

use super::{
    Dice,
    disk::Disk,
    witness::{Bytes, all},
};
use crate::{
    bench::{Bench, Things, today},
    shop::{MONDAY, Shop},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    TakeIn,
    TakeInPrepaid,
    Step,
    AddLine,
    RemoveLine,
    Pay,
    PaySplit,
    Refund,
    TakeBack,
    Comment,
    HandOver,
    Reopen,
    PartsBack,
    Income,
}

pub const ALL: [Deed; 14] = [
    Deed::TakeIn,
    Deed::TakeInPrepaid,
    Deed::Step,
    Deed::AddLine,
    Deed::RemoveLine,
    Deed::Pay,
    Deed::PaySplit,
    Deed::Refund,
    Deed::TakeBack,
    Deed::Comment,
    Deed::HandOver,
    Deed::Reopen,
    Deed::PartsBack,
    Deed::Income,
];

/// One form sent by one person: the same `once` is the same form.
#[derive(Debug, Clone)]
pub struct Form {
    pub deed: Deed,
    pub once: Id<mark::Once>,
    pub request: Id<mark::Request>,
    dice: Dice,
}

impl Form {
    pub fn new(deed: Deed, dice: &mut Dice) -> Form {
        let mut id = || Id::<()>::of_write(Moment::from_millis(MONDAY), 0, dice.next());
        let (once, request) = (id().cast(), id().cast());
        Form { deed, once, request, dice: Dice::new(dice.next()) }
    }
    pub fn any(dice: &mut Dice) -> Form {
        let deed = *dice.of(&ALL).expect("there are deeds");
        Form::new(deed, dice)
    }

    /// Sends it, as the owner does. The answer says what was done.
    pub async fn send(&self, store: &Store, scene: &Scene, at: Moment) -> Result<String> {
        let (form, things) = (self.clone(), scene.things.clone());
        let stamp = Stamp { request: self.request, ..Stamp::new(scene.owner.clone(), at) };
        store.write(stamp, move |tx| tx.once(Some(form.once), |tx| act(tx, &things, form.deed, &mut form.dice.clone()))).await
    }
}

/// A shop that works, as it lies on a disk that was closed cleanly.
pub struct Scene {
    pub image: Vec<u8>,
    pub bytes: Bytes,
    pub things: Things,
    pub owner: verstak::kernel::Actor,
    /// When the morning was over.
    pub at: Moment,
}

impl Scene {
    /// A founded shop, and a morning's work in it.
    pub async fn new() -> Scene {
        let (disk, at) = (Disk::default(), Moment::from_millis(MONDAY));
        let store = Store::over(disk.engine().expect("an empty disk"));
        let shop = Shop::over(store.clone(), Clock::fixed(at)).await;
        let (bench, owner) = (Bench::of(&shop).await, verstak::kernel::Actor::employee(shop.owner, "Орлова Мария"));
        let work = bench.work.id;
        shop.write(move |tx| thin(tx, work)).await;
        let mut scene = Scene { image: Vec::new(), bytes: Bytes::new(), things: bench.clone(), owner, at };
        let mut dice = Dice::new(0);
        for deed in
            [[Deed::TakeInPrepaid; 3], [Deed::Step; 3], [Deed::HandOver; 3], [Deed::TakeIn; 3], [Deed::AddLine; 3], [Deed::Pay; 3]].concat()
        {
            scene.at = scene.at.plus(Moment::MINUTE);
            Form::new(deed, &mut dice).send(&store, &scene, scene.at).await.expect("a quiet morning");
        }
        let done = bench.take(bench.intake("Тихонова Дарья", "+7 900 555-39-48")).await;
        bench.line(&done, LineKind::Part, "Кабель", Money::major(500), Money::major(200)).await;
        bench.pays(&done, &[(&bench.cash, Money::major(500))], None).await.expect("paid");
        bench.hands_over(&done).await.expect("handed over");
        shop.is_sound().await;
        scene.bytes = all(&store).expect("everything reads");
        store.close();
        scene.image = disk.image();
        scene
    }
}

/// A new shop knows thousands of models; without them it lives as well, and is read through faster.
fn thin(tx: &mut Write<'_>, work: Id<mark::Service>) -> Result<()> {
    tx.quiet("a shop of a test");
    for id in tx.all::<Model>(())?.iter().map(|model| model.id) {
        tx.delete::<Model>(&id)?;
    }
    for id in tx.all::<Brand>(())?.iter().map(|brand| brand.id) {
        tx.delete::<Brand>(&id)?;
    }
    for id in tx.all::<Phrase>(())?.iter().map(|phrase| phrase.id) {
        tx.delete::<Phrase>(&id)?;
    }
    for id in tx.all::<Service>(())?.iter().map(|service| service.id).filter(|id| *id != work) {
        tx.delete::<Service>(&id)?;
    }
    Ok(())
}

fn act(tx: &mut Write<'_>, things: &Things, deed: Deed, dice: &mut Dice) -> Result<String> {
    match deed {
        Deed::TakeIn | Deed::TakeInPrepaid => taken_in(tx, things, deed, dice),
        Deed::Step => step(tx, things, dice),
        Deed::AddLine | Deed::RemoveLine => line(tx, things, deed, dice),
        Deed::Pay | Deed::PaySplit => pay(tx, things, deed, dice),
        Deed::Refund => refund(tx, things, dice),
        Deed::TakeBack => take_back(tx, things, dice),
        Deed::Comment => comment(tx, things, dice),
        Deed::HandOver => hand_over(tx, things, dice),
        Deed::Reopen => reopen(tx, things, dice),
        Deed::PartsBack => parts_back(tx, things, dice),
        Deed::Income => income(tx, things, dice),
    }
}

/// The newest orders that suit a deed.
fn pick(tx: &Write<'_>, things: &Things, dice: &mut Dice, fits: impl Fn(&Order) -> bool) -> Result<Option<Order>> {
    let mut found = Vec::new();
    for open in [true, false] {
        tx.walk_by(&ORDER_BY_CREATED, (things.location, open), Direct::Ascending, None, |_, id| {
            found.extend(Some(tx.need::<Order>(&id)?).filter(&fits));
            Ok(if found.len() < 12 { Walk::On } else { Walk::Stop })
        })?;
    }
    Ok(dice.of(&found).cloned())
}

fn nothing(tx: &mut Write<'_>) -> Result<String> {
    tx.quiet("there was nothing to do it with; the answer is kept all the same");
    Ok("nothing".into())
}

fn sum(dice: &mut Dice) -> Money {
    Money(100 + dice.below(150_000) as i64)
}

fn taken_in(tx: &mut Write<'_>, things: &Things, deed: Deed, dice: &mut Dice) -> Result<String> {
    let number = dice.below(10_000_000);
    let prepayment = (deed == Deed::TakeInPrepaid).then(|| Part { cashbox: things.cash.id, amount: sum(dice) });
    let works = if dice.one_in(2) { vec![things.work.id] } else { Vec::new() };
    let ask = things.intake(&format!("Клиент {number}"), &format!("+7 900 {number:07}"));
    Ok(take_in(tx, &Intake { works, prepayment, ..ask })?.number)
}

fn moved(order: &Order, to: Id<mark::Status>, payment: Option<PaymentAsk>) -> Move {
    let mover = Mover { roles: Vec::new(), rights: Rights::ALL };
    Move { order: order.id, to, comment: String::new(), mover, payment, day: today() }
}

fn step(tx: &mut Write<'_>, things: &Things, dice: &mut Dice) -> Result<String> {
    let Some(order) = pick(tx, things, dice, Order::is_open)? else { return nothing(tx) };
    let next = next_statuses(tx, &order, &moved(&order, order.status, None).mover)?;
    let on: Vec<_> = next.into_iter().filter(|(to, refused)| !to.group.is_final() && refused.is_none()).collect();
    let Some((to, _)) = dice.of(&on) else { return nothing(tx) };
    status::change(tx, &moved(&order, to.id, None)).map(|order| order.number)
}

fn line(tx: &mut Write<'_>, things: &Things, deed: Deed, dice: &mut Dice) -> Result<String> {
    let Some(order) = pick(tx, things, dice, Order::is_open)? else { return nothing(tx) };
    if deed == Deed::RemoveLine {
        let all = document::lines(tx, order.id)?;
        let Some(Line { id, .. }) = dice.of(&all) else { return nothing(tx) };
        return lines::remove(tx, order.id, *id).map(|order| order.number);
    }
    let ask = LineAsk {
        order: order.id,
        kind: *dice.of(&[LineKind::Part, LineKind::Work]).expect("two kinds"),
        service: None,
        name: "Дисплей".into(),
        quantity: Quantity::ONE,
        price: Some(sum(dice)),
        discount: None,
        cost: Some(sum(dice)),
        master: tx.actor().id,
        warranty_days: Some(90),
        comment: String::new(),
        part: None,
        aside: false,
        rights: Rights::ALL,
    };
    lines::add(tx, &ask).map(|line| line.name)
}

fn paid(parts: Vec<Part>) -> PaymentAsk {
    PaymentAsk { parts, tendered: None, day: today(), comment: String::new() }
}

fn parts(things: &Things, deed: Deed, whole: Money) -> Vec<Part> {
    let of = |cashbox: &Cashbox, amount| Part { cashbox: cashbox.id, amount };
    match whole.split(&[1, 2])[..] {
        [less, more] if deed == Deed::PaySplit && less.is_positive() => vec![of(&things.cash, more), of(&things.card, less)],
        _ => vec![of(&things.cash, whole)],
    }
}

fn pay(tx: &mut Write<'_>, things: &Things, deed: Deed, dice: &mut Dice) -> Result<String> {
    let Some(order) = pick(tx, things, dice, Order::is_open)? else { return nothing(tx) };
    let parts = parts(things, deed, sum(dice));
    payments::take(tx, order.id, &paid(parts), today()).map(|order| order.number)
}

fn refund(tx: &mut Write<'_>, things: &Things, dice: &mut Dice) -> Result<String> {
    let Some(order) = pick(tx, things, dice, |order| order.paid.is_positive())? else { return nothing(tx) };
    let amount = sum(dice).min(order.paid);
    payments::refund(tx, order.id, Part { cashbox: things.cash.id, amount }, "Передумал", today()).map(|order| order.number)
}

fn take_back(tx: &mut Write<'_>, things: &Things, dice: &mut Dice) -> Result<String> {
    let Some(order) = pick(tx, things, dice, |order| order.paid.is_positive())? else { return nothing(tx) };
    let by_hand = |op: &Operation| matches!(op.kind, OpKind::Prepayment | OpKind::Payment | OpKind::Refund);
    let all: Vec<_> = cash::ledger::operations_of(tx, order.id)?.into_iter().filter(by_hand).collect();
    let Some(Operation { id, .. }) = dice.of(&all) else { return nothing(tx) };
    payments::take_back(tx, order.id, *id, "Ошиблись заказом", today()).map(|order| order.number)
}

fn comment(tx: &mut Write<'_>, things: &Things, dice: &mut Dice) -> Result<String> {
    let Some(order) = pick(tx, things, dice, |_| true)? else { return nothing(tx) };
    let words = format!("Позвонить в {} часов. ", dice.below(24)).repeat(1 + dice.below(60));
    edit::comment(tx, order.id, &words, Audience::Staff)?;
    Ok(order.number)
}

fn hand_over(tx: &mut Write<'_>, things: &Things, dice: &mut Dice) -> Result<String> {
    let Some(order) = pick(tx, things, dice, Order::is_open)? else { return nothing(tx) };
    let next = next_statuses(tx, &order, &moved(&order, order.status, None).mover)?;
    let mut finals = next.into_iter().filter(|(to, refused)| to.group.is_final() && refused.is_none());
    let Some((to, _)) = finals.next() else { return nothing(tx) };
    let order = match order.master {
        None if to.group == StatusGroup::Closed => {
            let ask = Edit { master: Some(tx.actor().id), ..Edit::default() };
            edit::edit(tx, order.id, &ask, &verstak::kernel::Zone::utc())?
        }
        _ => order,
    };
    let due = order.due();
    if due.is_negative() {
        payments::refund(tx, order.id, Part { cashbox: things.cash.id, amount: -due }, "Лишнее", today())?;
    }
    let payment = due.is_positive().then(|| paid(parts(things, Deed::PaySplit, due)));
    status::change(tx, &moved(&order, to.id, payment)).map(|order| order.number)
}

fn reopen(tx: &mut Write<'_>, things: &Things, dice: &mut Dice) -> Result<String> {
    let Some(order) = pick(tx, things, dice, |order| !order.is_open())? else { return nothing(tx) };
    let to = things.status("in_work").id;
    take_up(tx, &Reopening { order: order.id, to, reason: "Вернулся".into(), day: today() }).map(|order| order.number)
}

fn parts_back(tx: &mut Write<'_>, things: &Things, dice: &mut Dice) -> Result<String> {
    let Some(order) = pick(tx, things, dice, |order| back::may(order).is_ok() && order.totals.parts.is_positive())? else {
        return nothing(tx);
    };
    let all = document::lines(tx, order.id)?;
    let is_out = |line: &Line| line.kind == LineKind::Part && !line.is_all_back();
    let out: Vec<u32> = all.iter().zip(0..).filter(|(line, _)| is_out(line)).map(|(_, at)| at).collect();
    let Some(line) = dice.of(&out).copied() else { return nothing(tx) };
    let ways = [MoneyBack::AsPaid, MoneyBack::Cashbox(things.cash.id), MoneyBack::Balance];
    let ask = ReturnAsk {
        lines: vec![BackAsk { line, quantity: Quantity::ONE, serials: Vec::new() }],
        warehouse: None,
        money: *dice.of(&ways).expect("three ways"),
        way: Way::Any,
        reason: "Не подошло".into(),
        day: today(),
    };
    back::take_back(tx, order.id, &ask).map(|_| order.number)
}

fn income(tx: &mut Write<'_>, things: &Things, dice: &mut Dice) -> Result<String> {
    let fits = |article: &Article| article.direction == Direction::In && article.by_hand();
    let article = tx.all::<Article>(())?.into_iter().find(fits).ok_or_else(|| Error::broken("an article of income"))?;
    let reach = Reach { locations: vec![things.location], home: things.location };
    let ask = MovementAsk {
        direction: Direction::In,
        amount: sum(dice),
        article: article.id,
        cashbox: things.cash.id,
        day: today(),
        comment: "Сдали лом".into(),
    };
    Ok(cash::movement(tx, &ask, &reach)?.number.to_string())
}
