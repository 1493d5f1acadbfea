//! A shop with very many products and their whole history, written through the ledger, and what is asked of it.

use std::path::Path;

use verstak::{
    catalog::{self, GoodsCategory, Product, ProductAsk, RETAIL},
    kernel::{Actor, Clock, Day, Id, Money, Quantity, Result, Stamp, mark},
    shop,
    staff::{self, EMPLOYEE_BY_LOGIN},
    stock::{
        self, MoveKind, Warehouse,
        demand::{self, Sums},
        ledger::{self, Ask, Basis, Item, Pick, Receive, Take, To},
    },
    store::{Reads, Store, Write, redb::RedbEngine},
    warehouse::{self, DocKind, HeadAsk, LineAsk},
};

/// For so many days goods came and went; ten batches and forty issues of each product.
const DAYS: i32 = 400;
const BATCHES: u64 = 10;
const ISSUES: u64 = 40;
/// Pieces of one batch: a few more than are issued of it.
const PIECES: i64 = 5;
/// Lines of one document of the history, and of those that are posted while it is measured.
const LINES: usize = 50;
const POSTED: usize = 200;
/// Documents of so many lines wait to be posted.
const WAITING: usize = 20;

const KINDS: [&str; 12] =
    ["Дисплей", "Аккумулятор", "Шлейф", "Камера", "Крышка", "Стекло", "Динамик", "Разъём", "Корпус", "Кабель", "Чехол", "Плата"];
const MODELS: [&str; 10] = ["iPhone", "Galaxy", "Redmi", "Honor", "Realme", "Tecno", "IdeaPad", "MacBook", "ThinkPad", "Poco"];

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

pub struct Prepared {
    /// The owner's session.
    pub session: String,
    /// What people look for at the till, as it stands in an address.
    pub queries: Vec<String>,
    /// Addresses and forms that post a document each.
    pub postings: Vec<(String, String)>,
    pub past: Day,
    pub year: (Day, Day),
}

fn opened(data: &Path) -> (Store, tokio::runtime::Runtime) {
    let engine = RedbEngine::file(&data.join("verstak.redb"), false).expect("the file of the shop opens");
    (Store::over(engine), tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime"))
}

async fn does<T: Send + 'static>(store: &Store, body: impl Fn(&mut Write<'_>) -> Result<T> + Send + Sync + 'static) -> T {
    store.write(Stamp::new(Actor::program(), Clock::system().now()), body).await.expect("the shop is filled")
}

fn named(nth: u64) -> String {
    let (kind, model) = (KINDS[(nth % 12) as usize], MODELS[(nth / 12 % 10) as usize]);
    // Not a name of the invented shop.
    format!("{kind} {model} {:04}", nth / 120)
}

pub fn fill(data: &Path, products: u64) {
    let (store, runtime) = opened(data);
    runtime.block_on(async {
        let category = does(&store, |tx| catalog::add_category(tx, &verstak::kernel::text::Named::plain("Запас"), None)).await;
        let mut all = Vec::new();
        for first in (0..products).step_by(2_000) {
            let category: GoodsCategory = category.clone();
            let made = does(&store, move |tx| {
                (first..products.min(first + 2_000)).map(|nth| product(tx, &category, nth).map(|made| made.id)).collect::<Result<Vec<_>>>()
            });
            all.extend(made.await);
        }
        let (warehouses, today) = store.read(|reads| Ok((main_ones(reads)?, today(reads)?))).await.expect("the shop is read");
        let mut history = History { products: all, lies: vec![0; products as usize * warehouses.len()], warehouses, dice: Dice(7) };
        for day in 0..DAYS {
            let documents = history.day(day);
            let date = today.plus(day - DAYS);
            does(&store, move |tx| documents.iter().try_for_each(|document| document.write(tx, date))).await;
            if day % 50 == 49 {
                println!("{} of {DAYS} days", day + 1);
            }
        }
    });
    store.close();
}

fn product(tx: &mut Write<'_>, category: &GoodsCategory, nth: u64) -> Result<Product> {
    let ask = ProductAsk {
        name: named(nth),
        sku: format!("B-{nth:06}"),
        category: Some(category.id),
        own_barcode: nth.is_multiple_of(2),
        prices: Some(std::collections::BTreeMap::from([(RETAIL, Money::major(500 + (nth % 90) as i64 * 100))])),
        ..ProductAsk::default()
    };
    catalog::create_product(tx, &ask)
}

fn main_ones(reads: &impl Reads) -> Result<Vec<(Id<mark::Warehouse>, Id<mark::Location>)>> {
    let all: Vec<Warehouse> = stock::all_warehouses(reads)?;
    let of_place = |one: Warehouse| Some((one.id, one.location?));
    Ok(all.into_iter().filter(|one| one.kind == stock::WarehouseKind::Main).filter_map(of_place).collect())
}

fn today(reads: &impl Reads) -> Result<Day> {
    Ok(shop::frame(reads)?.zone.day(Clock::system().now()))
}

/// What is on the shelves while the history is made up.
struct History {
    products: Vec<Id<mark::Product>>,
    lies: Vec<i64>,
    warehouses: Vec<(Id<mark::Warehouse>, Id<mark::Location>)>,
    dice: Dice,
}

struct Document {
    location: Id<mark::Location>,
    kind: MoveKind,
    asks: Vec<Ask>,
}

impl Document {
    fn write(&self, tx: &mut Write<'_>, day: Day) -> Result<()> {
        let document = tx.id();
        let posted = ledger::post(tx, Basis { kind: self.kind, document, day }, &self.asks)?;
        if self.kind == MoveKind::Posting {
            return Ok(());
        }
        // Sold with something on top.
        let earned = |cost: Money| Money(cost.0 * 8 / 5);
        let uses: Vec<(Id<mark::Product>, Sums)> =
            posted.moves.iter().map(|sold| (sold.product, Sums::sale(-sold.quantity, earned(-sold.value()), -sold.value()))).collect();
        demand::add(tx, self.location, day, &uses)
    }
}

impl History {
    /// What comes and goes on one day, in documents of one warehouse each.
    fn day(&mut self, day: i32) -> Vec<Document> {
        let share = |all: u64| all * (day as u64 + 1) / DAYS as u64 - all * day as u64 / DAYS as u64;
        let count = self.products.len() as u64;
        let (come, go) = (share(count * BATCHES), share(count * ISSUES));
        let mut documents = Vec::new();
        for (kind, lines) in [(MoveKind::Posting, come), (MoveKind::Sale, go)] {
            let mut asks: Vec<Vec<Ask>> = vec![Vec::new(); self.warehouses.len()];
            for _ in 0..lines {
                let (nth, place) = (self.dice.below(count) as usize, self.dice.below(self.warehouses.len() as u64) as usize);
                if let Some(ask) = self.line(kind, nth, place, asks[place].len() as u32 + 1) {
                    asks[place].push(ask);
                }
            }
            for (of_place, (_, location)) in asks.into_iter().zip(&self.warehouses) {
                documents.extend(of_place.chunks(LINES).map(|asks| Document { location: *location, kind, asks: asks.to_vec() }));
            }
        }
        documents
    }

    /// A product that is not there is looked for further on.
    fn line(&mut self, kind: MoveKind, nth: usize, place: usize, line: u32) -> Option<Ask> {
        let (count, places) = (self.products.len(), self.warehouses.len());
        let warehouse = self.warehouses[place].0;
        let item = |product| Item { product, decimals: 0, tracked: false };
        if kind == MoveKind::Posting {
            self.lies[nth * places + place] += PIECES;
            let cost = Money((self.dice.below(400_000) as i64 + 10_000) * PIECES);
            return Some(Ask::Receive(Receive {
                line,
                item: item(self.products[nth]),
                to: To { warehouse, bin: None },
                quantity: Quantity(PIECES * Quantity::ONE.0),
                cost,
                supplier: None,
                serials: Vec::new(),
                expires: None,
            }));
        }
        let nth = (0..200).map(|step| (nth + step) % count).find(|nth| self.lies[nth * places + place] > 0)?;
        self.lies[nth * places + place] -= 1;
        let quantity = Quantity::ONE;
        Some(Ask::Take(Take { line, item: item(self.products[nth]), from: warehouse, quantity, pick: Pick::Oldest, reservation: None }))
    }
}

/// A session of the owner, words to look for, drafts to post.
pub fn prepare(data: &Path) -> Prepared {
    let (store, runtime) = opened(data);
    let prepared = runtime.block_on(async {
        let session = staff::session::new_token();
        let token = session.clone();
        let drafts = does(&store, move |tx| {
            let owner = tx.first_by(&EMPLOYEE_BY_LOGIN, "orlova".to_string())?.expect("the owner of an invented shop");
            staff::create_session(tx, owner.id, &token, &staff::session::Device { agent: "bench".into(), ip: "127.0.0.1".into() })?;
            drafts(tx)
        })
        .await;
        let today = store.read(|reads| today(reads)).await.expect("the shop is read");
        let typed = (0..400_u64).map(|nth| match nth % 4 {
            0 => format!("{} {}", KINDS[(nth % 12) as usize].to_lowercase(), nth * 2),
            1 => format!("B-{:06}", nth * 211),
            2 => named(nth * 37).to_lowercase(),
            _ => format!("{} {}", &KINDS[(nth % 12) as usize].chars().take(4).collect::<String>(), MODELS[(nth % 10) as usize]),
        });
        let queries = typed.map(|query| query.bytes().map(|byte| format!("%{byte:02X}")).collect()).collect();
        let postings = drafts.iter().map(|id| (format!("/stock/documents/{id}/posting"), String::new())).collect();
        Prepared { session, queries, postings, past: today.plus(-200), year: (today.plus(-365), today.plus(-1)) }
    });
    store.close();
    prepared
}

fn drafts(tx: &mut Write<'_>) -> Result<Vec<Id<mark::Document>>> {
    let place = shop::locations(tx)?.remove(0).id;
    let (warehouse, today) = (main_ones(tx)?[0].0, today(tx)?);
    let mut products = Vec::new();
    tx.walk_by(&catalog::PRODUCT_BY_NAME, (false,), verstak::store::Order::Ascending, None, |_, id| {
        products.push(id);
        Ok(if products.len() < WAITING * POSTED { verstak::store::Walk::On } else { verstak::store::Walk::Stop })
    })?;
    let mut made = Vec::new();
    for lines in products.chunks(POSTED) {
        let head = HeadAsk {
            kind: DocKind::Posting,
            location: place,
            warehouse,
            to: None,
            supplier: None,
            paper: String::new(),
            paper_day: None,
            extra: Money::ZERO,
            reason: warehouse::Reason::default(),
            charged: None,
            comment: String::new(),
            day: today,
        };
        let document = warehouse::begin(tx, &head)?.id;
        for product in lines {
            let (quantity, price) = (Quantity(2 * Quantity::ONE.0), Money::major(700));
            warehouse::put_line(
                tx,
                &LineAsk {
                    document,
                    number: None,
                    product: *product,
                    quantity,
                    price,
                    bin: None,
                    serials: Vec::new(),
                    batch: None,
                    orders: Vec::new(),
                },
            )?;
        }
        made.push(document);
    }
    Ok(made)
}
