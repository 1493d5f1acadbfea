//! Many people at once over the same orders: one of them is served, the others are told why not, and the book balances.
//! And one person whose form is sent many times at once: it has one effect, and each answer says so.

use std::sync::Arc;

use futures_util::future::join_all;
use verstak::{
    app,
    cash::{self, OpKind, Operation, Part, PaymentAsk},
    kernel::{Actor, Clock, Error, Id, Moment, Money, Result, Rights, Stamp, Zone, mark},
    log::{FactRow, SubjectKind},
    orders::{
        Intake, LineKind, Order,
        edit::{self, Edit},
        payments,
        status::{self, Move, Mover},
        take_in,
    },
    store::{Reads, Store, Write, redb::RedbEngine},
};

use super::size;
use crate::{
    bench::{Bench, Things, today},
    shop::{Answer, MONDAY, Shop},
};

const PEOPLE: usize = 20;

/// A shop whose commands are given by twenty people at the same time.
struct Rush {
    store: Store,
    things: Things,
    owner: Id<mark::Employee>,
    tried: usize,
}

impl Rush {
    /// Everybody does the same at once. How many of them succeeded; the others were refused.
    async fn all<T: Send + 'static>(&mut self, deed: impl Fn(&mut Write<'_>, usize) -> Result<T> + Send + Sync + 'static) -> usize {
        let deed = Arc::new(deed);
        self.tried += PEOPLE;
        let tries = (0..PEOPLE).map(|number| {
            let (store, deed, owner) = (self.store.clone(), deed.clone(), self.owner);
            tokio::spawn(async move {
                let stamp = Stamp::new(Actor::employee(owner, "Орлова Мария"), Moment::from_millis(MONDAY));
                store.write(stamp, move |tx| deed(tx, number)).await
            })
        });
        let mut done = 0;
        for outcome in join_all(tries).await {
            match outcome.expect("nobody panics") {
                Ok(_) => done += 1,
                Err(Error::Refused(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
        done
    }

    async fn order(&self, id: Id<mark::Order>) -> Order {
        self.store.read(|r| r.need::<Order>(&id)).await.expect("the order")
    }

    fn paid(&self, amount: Money) -> PaymentAsk {
        let parts = vec![Part { cashbox: self.things.cash.id, amount }];
        PaymentAsk { parts, tendered: None, day: today(), comment: String::new() }
    }

    /// The life of one order, every step of it tried by everybody.
    async fn fight_over(&mut self, id: Id<mark::Order>) {
        let due = self.order(id).await.due();
        let (to, payment) = (self.things.status("issued").id, self.paid(due));
        let handed = move |tx: &mut Write<'_>, _| {
            let mover = Mover { roles: Vec::new(), rights: Rights::ALL };
            status::change(tx, &Move { order: id, to, comment: String::new(), mover, payment: Some(payment.clone()), day: today() })
        };
        assert_eq!(self.all(handed).await, 1, "an order is handed over and paid once");
        let taken = self.store.read(|r| cash::ledger::operations_of(r, id)).await.expect("operations");
        let wrong = taken.iter().find(|op| op.kind == OpKind::Prepayment).expect("the payment").id;
        let back = move |tx: &mut Write<'_>, _| payments::take_back(tx, id, wrong, "Ошибка", today());
        assert_eq!(self.all(back).await, 1, "a payment is taken back once");
        let debt = self.paid(due);
        let again = move |tx: &mut Write<'_>, _| payments::take(tx, id, &debt, today());
        assert_eq!(self.all(again).await, 1, "a debt is paid once");
        let part = Part { cashbox: self.things.cash.id, amount: due };
        let refund = move |tx: &mut Write<'_>, _| payments::refund(tx, id, part, "Вернули", today());
        assert_eq!(self.all(refund).await, 1, "no more goes back than was paid");
        assert_eq!(self.order(id).await.paid, Money::ZERO);
    }
}

/// Takes in and walks to the last step before the hand-over.
fn ready(tx: &mut Write<'_>, things: &Things, number: usize) -> Result<()> {
    let phone = format!("+7 900 {:07}", 1_000_000 + number);
    let order = take_in(tx, &Intake { works: vec![things.work.id], ..things.intake("Клиент", &phone) })?;
    let ask = Edit { master: Some(tx.actor().id), ..Edit::default() };
    edit::edit(tx, order.id, &ask, &Zone::utc())?;
    for key in ["in_work", "ready"] {
        let mover = Mover { roles: Vec::new(), rights: Rights::ALL };
        status::change(
            tx,
            &Move { order: order.id, to: things.status(key).id, comment: String::new(), mover, payment: None, day: today() },
        )?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_people_over_the_same_orders_pay_close_and_number_each_once() {
    let tries = size("VERSTAK_RACES", 2000);
    let shop = Shop::over(Store::over(RedbEngine::memory()), Clock::fixed(Moment::from_millis(MONDAY))).await;
    let things = (*Bench::of(&shop).await).clone();
    let mut rush = Rush { store: shop.site.store.clone(), things: things.clone(), owner: shop.owner, tried: 0 };
    while rush.tried < tries {
        let before = rush.store.read(|r| r.all::<Order>(())).await.expect("orders").len();
        let things = things.clone();
        assert_eq!(rush.all(move |tx, number| ready(tx, &things, before + number)).await, PEOPLE, "everybody takes in");
        let orders = rush.store.read(|r| r.all::<Order>(())).await.expect("orders");
        let mut serials: Vec<u64> = orders.iter().map(|order| order.serial).collect();
        serials.sort_unstable();
        assert!(serials.iter().copied().eq(1..=serials.len() as u64), "numbers of orders: {serials:?}");
        for order in orders.iter().filter(|order| order.is_open()) {
            rush.fight_over(order.id).await;
        }
        let findings = rush.store.read(app::check).await.expect("the check runs");
        assert!(findings.clean(), "{}", findings.wrong.join("\n"));
    }
    println!("{} attempts", rush.tried);
}

/// Orders, operations of the book, facts about orders: what a form adds to.
async fn effects(shop: &Shop) -> [usize; 3] {
    let told = |facts: Vec<FactRow>| facts.iter().filter(|fact| fact.subject.kind == SubjectKind::Order).count();
    shop.read(|r| Ok([r.all::<Order>(())?.len(), r.all::<Operation>(())?.len(), told(r.all(())?)])).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_sent_ten_times_at_once_has_one_effect_and_ten_good_answers() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    bench.line(&order, LineKind::Part, "Дисплей", Money::major(4200), Money::major(2900)).await;
    let owner = shop.owner().await;
    let (id, cash, card) = (order.id, bench.cash.id.to_string(), bench.card.id.to_string());
    let (phone, kind, place) = (bench.phone.to_string(), bench.order_type.id.to_string(), shop.location.to_string());
    let [in_work, ready, issued] = ["in_work", "ready", "issued"].map(|key| bench.status(key).id.to_string());
    let master = Some(shop.owner);
    bench.does(move |tx| edit::edit(tx, id, &Edit { master: Some(master), ..Edit::default() }, &Zone::utc())).await.expect("a master");
    let intake = [
        ("location", place.as_str()),
        ("order_type", &kind),
        ("client_text", "Сухова Анна"),
        ("type", &phone),
        ("brand_text", "Apple"),
        ("model_text", "iPhone 13 mini"),
        ("malfunction", "Разбит экран"),
        ("prepayment", "500"),
        ("cashbox", &cash),
    ];
    let line = [("kind", "part"), ("service_text", "Стекло"), ("price", "300")];
    let forms: Vec<(String, Vec<(&str, &str)>, [usize; 3])> = vec![
        ("/orders/new".into(), intake.to_vec(), [1, 1, 2]),
        (format!("/orders/{id}/comments"), vec![("audience", "staff"), ("text", "Позвонить вечером")], [0, 0, 1]),
        (format!("/orders/{id}/lines"), line.to_vec(), [0, 0, 1]),
        (format!("/orders/{id}/payments"), vec![("amount", "700"), ("cashbox", card.as_str())], [0, 1, 1]),
        (format!("/orders/{id}/refund"), vec![("amount", "200"), ("cashbox", card.as_str()), ("comment", "Передумала")], [0, 1, 1]),
        (format!("/orders/{id}/status"), vec![("to", in_work.as_str())], [0, 0, 1]),
        (format!("/orders/{id}/status"), vec![("to", ready.as_str())], [0, 0, 1]),
        (format!("/orders/{id}/closure"), vec![("to", issued.as_str()), ("amount", ""), ("debt", "1")], [0, 1, 1]),
    ];
    for (path, fields, adds) in forms {
        let once = Id::<mark::Once>::new(Clock::system().now()).to_string();
        let before = effects(&shop).await;
        let answers: Vec<Answer> = join_all((0..10).map(|_| owner.post_once(&path, &fields, &once))).await;
        let to = answers[0].goes_to();
        let late = owner.post_once(&path, &fields, &once).await;
        for answer in answers.iter().chain([&late]) {
            assert_eq!(answer.goes_to(), to, "{path} sent again");
        }
        let after = effects(&shop).await;
        assert_eq!([0, 1, 2].map(|at| after[at] - before[at]), adds, "{path} has one effect");
    }
    shop.is_sound().await;
}

#[tokio::test]
async fn two_people_with_the_same_payment_open_do_not_take_it_twice() {
    let shop = Shop::new().await;
    let bench = Bench::of(&shop).await;
    let order = bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let (anna, elena) =
        (shop.hire("Гусева Анна", "guseva", "receptionist").await, shop.hire("Титова Елена", "titova", "receptionist").await);
    let (path, cash) = (format!("/orders/{}/payments", order.id), bench.cash.id.to_string());
    let form = anna.get(&format!("{path}/new")).await.ok();
    assert!(form.body.contains("type=\"hidden\" name=\"paid\" value=\"0\""), "the form remembers what was paid when it was opened");
    let due = order.due().input();
    let fields = [("paid", "0"), ("amount", due.as_str()), ("cashbox", &cash)];
    anna.post(&path, &fields).await.goes_to();
    let late = elena.post(&path, &fields).await.is(422);
    late.says("деньги по заказу уже провели");
    assert!(late.body.contains(&format!("name=\"paid\" value=\"{due}\"")), "what she sees now is what is paid now");
    assert_eq!(bench.now(&order).await.paid, order.due(), "taken once");
    let knowing = [("paid", due.as_str()), ("amount", "100"), ("cashbox", &cash)];
    elena.post(&path, &knowing).await.goes_to();
    assert_eq!(bench.now(&order).await.paid, order.due() + Money::major(100), "more is taken by whoever knows it");
    shop.is_sound().await;
}
