//! A shop with something on its benches: what most stories about orders begin with.

use verstak::{
    cash::{Cashbox, CashboxKind, Part},
    catalog,
    clients::ClientAsk,
    kernel::{Actor, Clock, Day, Id, Moment, Money, Phone, Quantity, Result, Rights, Stamp, mark},
    orders::{
        Comer, Intake, LineKind, Number, Order, Thing,
        edit::Urgency,
        lines::{self, LineAsk},
        payments::{self, PaymentAsk},
        status::{self, Move, Mover},
        take_in,
    },
    sales::{self, LineAsk as SaleLineAsk, Payment, Sale, SellAsk, What},
    shop::{self, OrderType, Status},
    store::{Reads, Store, Write},
};

use crate::shop::{MONDAY, Shop};

/// What a founded shop has, found once.
#[derive(Clone)]
pub struct Things {
    pub location: Id<mark::Location>,
    pub phone: Id<mark::DeviceType>,
    pub order_type: OrderType,
    pub cash: Cashbox,
    pub card: Cashbox,
    pub work: catalog::Service,
    statuses: Vec<Status>,
}

pub fn today() -> Day {
    Day::parse("2026-11-23").expect("a date")
}

impl Things {
    pub fn of(r: &impl Reads) -> Result<Things> {
        let phone = catalog::device_types(r)?.remove(0).id;
        let boxes = r.all::<Cashbox>(())?;
        let of_kind = |kind| boxes.iter().find(|one| one.kind == kind).expect("a cashbox of each kind").clone();
        Ok(Things {
            location: shop::locations(r)?.remove(0).id,
            phone,
            order_type: shop::order_types(r)?.into_iter().find(|kind| kind.default).expect("a default type"),
            cash: of_kind(CashboxKind::Cash),
            card: of_kind(CashboxKind::Card),
            work: catalog::services_for(r, Some(phone))?.into_iter().find(|work| work.price.is_positive()).expect("a work"),
            statuses: shop::statuses(r)?,
        })
    }

    pub fn status(&self, key: &str) -> &Status {
        self.statuses.iter().find(|status| status.key == key).expect("a status of a new shop")
    }

    /// A phone of a new client.
    pub fn intake(&self, name: &str, phone: &str) -> Intake {
        Intake {
            location: self.location,
            order_type: self.order_type.id,
            client: Comer::New(Box::new(ClientAsk { data_consent: true, ..ClientAsk::person(name, Phone::parse(phone)) })),
            device: Thing {
                device_type: Some(self.phone),
                brand: "Apple".into(),
                model: "iPhone 13 mini".into(),
                number: Number::AsTyped,
                ..Thing::default()
            },
            malfunction: "Разбит экран".into(),
            appearance: "Сколы".into(),
            kit: "Чехол".into(),
            unlock: "1234".into(),
            note: String::new(),
            source: None,
            works: Vec::new(),
            estimate: None,
            deadline: None,
            urgent: Urgency::Usual,
            master: None,
            prepayment: None,
            day: today(),
            rights: Rights::ALL,
            draft: None,
        }
    }
}

/// A shop with its things at hand.
pub struct Bench<'s> {
    pub shop: &'s Shop,
    things: Things,
}

impl std::ops::Deref for Bench<'_> {
    type Target = Things;
    fn deref(&self) -> &Things {
        &self.things
    }
}

impl<'s> Bench<'s> {
    pub async fn of(shop: &'s Shop) -> Bench<'s> {
        Bench { shop, things: shop.read(|r| Things::of(r)).await }
    }

    /// As the owner does it.
    pub async fn does<T: Send + 'static>(&self, body: impl Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static) -> Result<T> {
        let stamp = Stamp::new(Actor::employee(self.shop.owner, "Орлова Мария"), self.shop.clock.now());
        self.shop.site.store.write(stamp, body).await
    }

    pub async fn take(&self, ask: Intake) -> Order {
        self.does(move |tx| take_in(tx, &ask)).await.expect("taken in")
    }

    /// An order of a new client with one work of the price list.
    pub async fn order(&self, name: &str, phone: &str) -> Order {
        self.take(Intake { works: vec![self.work.id], ..self.intake(name, phone) }).await
    }

    /// One piece of it, paid in cash.
    pub async fn sell(&self, warehouse: Id<mark::Warehouse>, product: Id<mark::Product>) -> Result<Sale> {
        let ask = SellAsk {
            location: self.location,
            warehouse: Some(warehouse),
            price_type: None,
            client: None,
            lines: vec![SaleLineAsk {
                what: What::Product(product),
                quantity: Quantity::ONE,
                price: None,
                discount: Default::default(),
                serials: Vec::new(),
            }],
            whole: Default::default(),
            round: false,
            payment: Payment { cashbox: Some(self.cash.id), ..Payment::default() },
            seen: None,
            day: today(),
            comment: String::new(),
            rights: Rights::ALL,
        };
        self.does(move |tx| sales::sell(tx, &ask)).await
    }

    pub async fn line(&self, order: &Order, kind: LineKind, name: &str, price: Money, cost: Money) {
        let ask = LineAsk {
            order: order.id,
            kind,
            service: None,
            name: name.into(),
            quantity: Quantity::ONE,
            price: Some(price),
            discount: None,
            cost: Some(cost),
            master: None,
            warranty_days: Some(90),
            comment: String::new(),
            part: None,
            aside: false,
            rights: Rights::ALL,
        };
        self.does(move |tx| lines::add(tx, &ask)).await.expect("a line");
    }

    pub async fn moves(&self, order: &Order, to: &str, rights: Rights) -> Result<Order> {
        let roles = Vec::new();
        let ask = Move {
            order: order.id,
            to: self.status(to).id,
            comment: String::new(),
            mover: Mover { roles, rights },
            payment: None,
            day: today(),
        };
        self.does(move |tx| status::change(tx, &ask)).await
    }

    pub async fn pays(&self, order: &Order, parts: &[(&Cashbox, Money)], tendered: Option<Money>) -> Result<Order> {
        let parts = parts.iter().map(|(cashbox, amount)| Part { cashbox: cashbox.id, amount: *amount }).collect();
        let (id, ask) = (order.id, PaymentAsk { parts, tendered, day: today(), comment: String::new() });
        self.does(move |tx| payments::take(tx, id, &ask, today())).await
    }

    pub async fn now(&self, order: &Order) -> Order {
        let id = order.id;
        self.shop.read(move |r| r.need::<Order>(&id)).await
    }
}

/// Four orders in four places of their way: new, in work, paid and handed over, refused.
pub async fn small_shop(store: Store) {
    let shop = Shop::over(store, Clock::fixed(Moment::from_millis(MONDAY))).await;
    let bench = Bench::of(&shop).await;
    bench.order("Тихонова Дарья", "+7 900 555-39-48").await;
    let second = bench.order("Лапшин Михаил", "+7 900 555-10-02").await;
    bench.moves(&second, "in_work", Rights::ALL).await.expect("into work");
    let third = bench.order("Сухова Анна", "+7 900 555-10-03").await;
    bench.line(&third, LineKind::Part, "Дисплей", Money::major(4200), Money::major(2900)).await;
    let due = bench.now(&third).await.due();
    bench.pays(&third, &[(&bench.cash, due)], Some(due)).await.expect("paid");
    let fourth = bench.order("Котов Пётр", "+7 900 555-10-04").await;
    bench.moves(&fourth, "refused_client", Rights::ALL).await.expect("refused");
    shop.is_sound().await;
    shop.site.store.close();
}
