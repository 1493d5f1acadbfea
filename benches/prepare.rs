//! What the crowd needs to know of a shop before the program opens it: who asks, about which orders, with which forms.

use std::path::Path;

use verstak::{
    cash::{Cashbox, CashboxKind},
    catalog,
    clients::ClientAsk,
    kernel::{Actor, Clock, Id, Phone, Rights, Stamp, mark},
    log::fact,
    orders::{
        Comer, Intake, Number, Order, Thing,
        edit::Urgency,
        status::{self, Move, Mover},
        take_in,
    },
    shop::{self, Status},
    staff::{self, EMPLOYEE_BY_LOGIN},
    store::{Order as Direction, Reads, Store, Walk, Write, redb::RedbEngine},
};

/// How many orders the readers open and the writers change.
const READ: usize = 2000;
const CHANGED: usize = 64;

pub struct Prepared {
    /// The owner's session.
    pub session: String,
    /// Orders spread over the whole life of the shop.
    pub orders: Vec<Id<mark::Order>>,
    pub statuses: Vec<Id<mark::Status>>,
    /// Words people look for, as they stand in an address.
    pub queries: Vec<String>,
    changed: Vec<Id<mark::Order>>,
    /// Two statuses an order may go between for ever; the orders stand in the second.
    between: (Id<mark::Status>, Id<mark::Status>),
    cash: Id<mark::Cashbox>,
    device_type: Id<mark::DeviceType>,
    order_type: Id<mark::OrderType>,
}

pub fn prepare(data: &Path) -> Prepared {
    let engine = RedbEngine::file(&data.join("verstak.redb"), false).expect("the file of the shop opens");
    let store = Store::over(engine);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let prepared = runtime.block_on(async {
        let session = staff::session::new_token();
        let token = session.clone();
        let stamp = Stamp::new(Actor::program(), Clock::system().now());
        let (changed, between) = store
            .write(stamp, move |tx| {
                let owner = tx.first_by(&EMPLOYEE_BY_LOGIN, "orlova".to_string())?.expect("the owner of an invented shop");
                staff::create_session(tx, owner.id, &token, &staff::session::Device { agent: "bench".into(), ip: "127.0.0.1".into() })?;
                changed(tx)
            })
            .await
            .expect("the shop is made ready");
        store.read(move |reads| known(reads, session, changed, between)).await.expect("the shop is read")
    });
    store.close();
    prepared
}

fn known(
    reads: &impl Reads,
    session: String,
    changed: Vec<Id<mark::Order>>,
    between: (Id<mark::Status>, Id<mark::Status>),
) -> verstak::kernel::Result<Prepared> {
    let mut all = Vec::new();
    reads.walk_by(&verstak::orders::ORDER_BY_NUMBER, (), Direction::Ascending, None, |_, id| {
        all.push(id);
        Ok(Walk::On)
    })?;
    let step = (all.len() / READ).max(1);
    let orders: Vec<Id<mark::Order>> = all.into_iter().step_by(step).take(READ).collect();
    let mut queries = Vec::new();
    for (nth, id) in orders.iter().take(400).enumerate() {
        let order = reads.need::<Order>(id)?;
        let client = verstak::clients::client(reads, order.client)?;
        let digits = client.phones.first().map(|one| one.phone.digits().to_string()).unwrap_or_default();
        let query = match nth % 4 {
            0 => order.number,
            1 => digits,
            2 => digits.chars().skip(digits.len().saturating_sub(4)).collect(),
            _ => client.name,
        };
        queries.push(query.bytes().map(|byte| format!("%{byte:02X}")).collect());
    }
    assert!(fact::last(reads)? > 0, "a shop with a history");
    let device_type = catalog::device_types(reads)?.remove(0).id;
    let order_type = shop::order_types(reads)?.into_iter().find(|kind| kind.default).expect("a default type").id;
    let cash = reads.all::<Cashbox>(())?.into_iter().find(|one| one.kind == CashboxKind::Cash).expect("a drawer").id;
    let statuses = shop::statuses(reads)?.iter().map(|status| status.id).collect();
    Ok(Prepared { session, orders, statuses, queries, changed, between, cash, device_type, order_type })
}

/// Fresh orders that stand where they may be moved there and back.
fn changed(tx: &mut Write<'_>) -> verstak::kernel::Result<(Vec<Id<mark::Order>>, (Id<mark::Status>, Id<mark::Status>))> {
    let statuses = shop::statuses(tx)?;
    let named = |key: &str| statuses.iter().find(|status| status.key == key).expect("a status of an invented shop").clone();
    let (there, back) = pair(&statuses);
    let first = shop::locations(tx)?.remove(0);
    let order_type = shop::order_types(tx)?.into_iter().find(|kind| kind.default).expect("a default type").id;
    let device_type = catalog::device_types(tx)?.remove(0).id;
    let day = shop::frame(tx)?.zone.day(tx.now());
    let mut orders = Vec::new();
    for nth in 0..CHANGED {
        let ask = Intake {
            location: first.id,
            order_type,
            client: Comer::New(Box::new(ClientAsk::person(
                format!("Замеров {nth}"),
                Phone::parse(&format!("+7 900 100-{:02}-00", nth % 100)),
            ))),
            device: Thing {
                device_type: Some(device_type),
                brand: "Apple".into(),
                model: "iPhone 13".into(),
                number: Number::AsTyped,
                ..Thing::default()
            },
            malfunction: "Разбит экран".into(),
            appearance: String::new(),
            kit: String::new(),
            unlock: String::new(),
            note: String::new(),
            source: None,
            works: Vec::new(),
            estimate: None,
            deadline: None,
            urgent: Urgency::Usual,
            master: None,
            prepayment: None,
            day,
            rights: Rights::ALL,
            draft: None,
        };
        let order = take_in(tx, &ask)?;
        for to in [named("diagnostics").id, back] {
            if tx.need::<Order>(&order.id)?.status != to {
                let mover = Mover { roles: Vec::new(), rights: Rights::ALL };
                status::change(tx, &Move { order: order.id, to, comment: String::new(), mover, payment: None, day })?;
            }
        }
        orders.push(order.id);
    }
    Ok((orders, (there, back)))
}

/// Two open statuses that lead to each other, the second reached from diagnostics.
fn pair(statuses: &[Status]) -> (Id<mark::Status>, Id<mark::Status>) {
    let named = |id: &Id<mark::Status>| statuses.iter().find(|status| status.id == *id);
    let diagnostics = statuses.iter().find(|status| status.key == "diagnostics").expect("diagnostics");
    for back in std::iter::once(diagnostics).chain(diagnostics.next.iter().filter_map(named)).filter(|status| !status.group.is_final()) {
        if let Some(there) = back.next.iter().filter_map(named).find(|there| there.next.contains(&back.id) && !there.group.is_final()) {
            return (there.id, back.id);
        }
    }
    panic!("no two statuses lead to each other");
}

fn form(pairs: &[(&str, &str)]) -> String {
    let encoded = pairs.iter().map(|(key, value)| {
        let value: String =
            value.bytes().map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") }).collect();
        format!("{key}={value}")
    });
    encoded.collect::<Vec<_>>().join("&")
}

fn once() -> String {
    Id::<mark::Once>::new(Clock::system().now()).to_string()
}

impl Prepared {
    /// A known kind of device of a client nobody has seen yet.
    pub fn intake(&self, person: usize, nth: usize) -> String {
        let (kind, order_type) = (self.device_type.to_string(), self.order_type.to_string());
        let phone = format!("+7 9{:02} {:03}-{:02}-{:02}", person % 100, nth / 100 % 1000, nth % 100, person % 100);
        form(&[
            ("once", &once()),
            ("client_text", &phone),
            ("name", &format!("Замеров {person} {nth}")),
            ("consent", "on"),
            ("type", &kind),
            ("order_type", &order_type),
            ("brand_text", "Apple"),
            ("model_text", "iPhone 13"),
            ("fault", "Разбит экран"),
            ("then", "open"),
        ])
    }

    /// There and back again.
    pub fn step(&self, person: usize, nth: usize) -> (String, String) {
        let to = if nth.is_multiple_of(2) { self.between.0 } else { self.between.1 };
        (format!("/orders/{}/status", self.changed[person % CHANGED]), form(&[("once", &once()), ("to", &to.to_string())]))
    }

    pub fn payment(&self, person: usize) -> (String, String) {
        let pay = form(&[("once", &once()), ("amount", "1"), ("cashbox", &self.cash.to_string()), ("tendered", "")]);
        (format!("/orders/{}/payments", self.changed[person % CHANGED]), pay)
    }
}
