//! Two weeks of a small shop to the kopeck, driven through the API: what was received, moved, put into orders, sold, brought
//! back and counted, and what is on the shelves and in the book after it.
//!
//! `VERSTAK_VECTORS=file cargo test --test it dataset` runs another data set of the same shape.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Value, json};
use verstak::{
    cash::{Account, Balance},
    kernel::{Clock, Moment, Money, Zone},
    stock,
    store::{Reads, Store, redb::RedbEngine},
};

use crate::{api::program::Program, shop::Shop};

#[derive(Deserialize)]
struct Data {
    meta: Meta,
    input: Input,
    expected: Expected,
}

#[derive(Deserialize)]
struct Meta {
    tz: String,
}

#[derive(Deserialize)]
struct Input {
    employees: Vec<Named>,
    cashboxes: Vec<Cashbox>,
    warehouses: Vec<Warehouse>,
    items: Vec<Item>,
    services: Vec<Named>,
    parties: Vec<Party>,
    orders: Vec<OrderIn>,
    operations: Vec<Operation>,
}

#[derive(Deserialize)]
struct Named {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Cashbox {
    id: String,
    kind: String,
    opening_k: i64,
}

#[derive(Deserialize)]
struct Warehouse {
    id: String,
    name: String,
    employee: Option<String>,
}

#[derive(Deserialize)]
struct Item {
    id: String,
    name: String,
    retail_k: i64,
}

#[derive(Deserialize)]
struct Party {
    id: String,
    name: String,
    kind: String,
}

#[derive(Deserialize)]
struct OrderIn {
    id: String,
    r#type: String,
    client: String,
    engineer: String,
    #[serde(default)]
    discount_bp: i64,
    lines: Vec<OrderLine>,
    history: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct OrderLine {
    kind: String,
    r#ref: String,
    qty: i64,
    price_k: i64,
    #[serde(default)]
    discount_bp: i64,
    warehouse: Option<String>,
}

/// What stands in the operations that touch goods; the others are of other parts of the shop.
#[derive(Deserialize)]
struct Operation {
    id: String,
    at: String,
    r#type: String,
    supplier: Option<String>,
    client: Option<String>,
    warehouse: Option<String>,
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    lines: Vec<OpLine>,
    #[serde(default)]
    extra_k: i64,
    #[serde(default)]
    discount_k: i64,
    #[serde(default)]
    payments: Vec<Paid>,
    order: Option<String>,
    cashbox: Option<String>,
    #[serde(default)]
    amount_k: i64,
    sale: Option<String>,
    #[serde(default)]
    line: u32,
    #[serde(default)]
    qty: i64,
    #[serde(default)]
    counts: Vec<Count>,
}

#[derive(Deserialize)]
struct OpLine {
    item: String,
    qty: i64,
    #[serde(default)]
    price_k: i64,
}

#[derive(Deserialize)]
struct Paid {
    cashbox: String,
    amount_k: i64,
}

#[derive(Deserialize)]
struct Count {
    warehouse: String,
    item: String,
    counted: i64,
    surplus_price_k: Option<i64>,
}

#[derive(Deserialize)]
struct Expected {
    reports: Reports,
}

#[derive(Deserialize)]
struct Reports {
    profit_by_orders: Rows<OrderCost>,
    profit_by_sales: Rows<SaleCost>,
    stock_balances: Rows<Shelf>,
    supplier_debts: BTreeMap<String, i64>,
    trial_balance: Vec<Turn>,
}

#[derive(Deserialize)]
struct Rows<T> {
    rows: Vec<T>,
}

#[derive(Deserialize)]
struct OrderCost {
    order: String,
    parts_cost_k: i64,
}

#[derive(Deserialize)]
struct SaleCost {
    doc: String,
    revenue_k: i64,
    cost_k: i64,
}

#[derive(Deserialize)]
struct Shelf {
    item: String,
    warehouse: String,
    on_hand: i64,
    reserved: i64,
    cost_k: i64,
    batches: Vec<BatchRow>,
}

#[derive(Deserialize)]
struct BatchRow {
    received: String,
    qty: i64,
    cost_k: i64,
}

#[derive(Deserialize)]
struct Turn {
    account: String,
    balance_k: i64,
}

fn data() -> Data {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/mini_dataset.json");
    let path = std::env::var("VERSTAK_VECTORS").unwrap_or_else(|_| own.into());
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn rubles(kopecks: i64) -> String {
    format!("{}{}.{:02}", if kopecks < 0 { "-" } else { "" }, kopecks.abs() / 100, kopecks.abs() % 100)
}

fn kopecks(said: &Value) -> i64 {
    Money::parse(said.as_str().expect("an amount")).expect("it reads").0
}

fn id(made: &Value) -> String {
    made["id"].as_str().expect("an id").to_string()
}

/// What each name of the data set is called in the shop.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn of(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_else(|| panic!("{name} is nobody"))
    }
    fn call(&mut self, name: &str, id: impl ToString) {
        self.0.insert(name.into(), id.to_string());
    }
}

struct Play<'s> {
    shop: &'s Shop,
    books: Program<'s>,
    names: Names,
    zone: Zone,
    statuses: Vec<Value>,
    phone: String,
}

impl<'s> Play<'s> {
    async fn begin(shop: &'s Shop, data: &Input, zone: Zone) -> Play<'s> {
        let (owner, mut names) = (shop.owner().await, Names::default());
        for (nth, employee) in data.employees.iter().enumerate() {
            let hired = shop.hire(String::leak(employee.name.clone()), String::leak(format!("employee-{nth}")), "master").await;
            names.call(&employee.id, id(&Program::of(&hired, "Кто я").await.get("/me").await.ok().json()));
        }
        owner.post("/goods/categories", &[("name_ru", "Запчасти"), ("parent", "")]).await.goes_to();
        for warehouse in data.warehouses.iter().skip(1) {
            let (engineer, kind) = match &warehouse.employee {
                Some(employee) => (names.of(employee).to_string(), "engineer"),
                None => (String::new(), "main"),
            };
            let place = shop.location.to_string();
            let name = warehouse.name.as_str();
            let fields = [("name_ru", name), ("kind", kind), ("location", &place), ("engineer", &engineer), ("sellable", "on")];
            owner.post("/settings/warehouses", &fields).await.goes_to();
        }
        let made = shop.read(|r| stock::all_warehouses(r)).await;
        for (warehouse, row) in data.warehouses.iter().zip(&made) {
            names.call(&warehouse.id, row.id);
        }
        let books = Program::of(&owner, "Учёт").await;
        let cashboxes = books.get("/cashboxes").await.ok().json();
        for cashbox in &data.cashboxes {
            let found = cashboxes.as_array().expect("a list").iter().find(|one| one["kind"] == cashbox.kind.as_str());
            let found = id(found.unwrap_or_else(|| panic!("no cashbox of kind {}", cashbox.kind)));
            let (amount, day) =
                (rubles(cashbox.opening_k), shop.read(|r| Ok(verstak::shop::frame(r)?.zone.day(shop.clock.now()).iso())).await);
            if cashbox.opening_k > 0 {
                owner.post(&format!("/settings/cashboxes/{found}/opening"), &[("amount", &amount), ("day", &day)]).await.goes_to();
            }
            names.call(&cashbox.id, found);
        }
        let category = books.get("/goods-categories").await.ok().json()[0]["id"].clone();
        for item in &data.items {
            let prices = json!([{"price_type": verstak::catalog::RETAIL.to_string(), "price": rubles(item.retail_k)}]);
            names.call(
                &item.id,
                id(&books.post("/products", json!({"name": item.name, "category": category, "prices": prices})).await.is(201).json()),
            );
        }
        for service in &data.services {
            names.call(&service.id, &service.name);
        }
        for (party, at) in data.parties.iter().zip(10..) {
            let kind = if party.kind == "client" { "person" } else { "organisation" };
            let phone = format!("+7 900 555-{:02}-{:02}", at / 100, at % 100);
            let client = json!({"kind": kind, "name": party.name, "phones": [{"number": phone}], "data_consent": true});
            names.call(&party.id, id(&books.post("/clients", client).await.is(201).json()));
        }
        let statuses = books.get("/statuses").await.ok().json().as_array().expect("a list").clone();
        let phone = shop.read(|r| verstak::catalog::device_types(r)).await.remove(0).id.to_string();
        Play { shop, books, names, zone, statuses, phone }
    }

    /// The shop's clock goes to this moment of the shop's own time.
    fn at(&self, local: &str) {
        let moment = self.zone.parse_local(local).unwrap_or_else(|| panic!("{local} is no moment"));
        self.shop.clock.advance(moment.millis() - self.shop.clock.now().millis());
    }

    async fn document(&self, document: Value, payments: &[Paid]) {
        let made = id(&self.books.post("/stock-documents", document).await.is(201).json());
        let paid = payments.first().map_or(json!({}), |one| self.paid(one.amount_k, &one.cashbox));
        self.books.post(&format!("/stock-documents/{made}/posting"), paid).await.ok();
    }

    fn paid(&self, amount_k: i64, cashbox: &str) -> Value {
        json!({"amount": rubles(amount_k), "cashbox": self.names.of(cashbox)})
    }

    async fn pay_supplier(&self, supplier: &str, paid: Value) {
        self.books.post(&format!("/supplier-balances/{}/payments", self.names.of(supplier)), paid).await.is(201);
    }

    /// What only moves has no price.
    fn moved(&self, lines: &[OpLine]) -> Value {
        lines.iter().map(|line| json!({"product": self.names.of(&line.item), "quantity": line.qty.to_string()})).collect()
    }

    fn priced(&self, lines: &[OpLine]) -> Value {
        let mut all = self.moved(lines);
        for (line, said) in lines.iter().zip(all.as_array_mut().expect("a list")) {
            said["price"] = json!(rubles(line.price_k));
        }
        all
    }
}

impl Play<'_> {
    /// Takes an order in with its works and parts; parts are kept for it from this moment on.
    async fn take(&self, order: &OrderIn) -> String {
        let types = self.books.get("/order-types").await.ok().json();
        let place = match order.r#type.as_str() {
            "own_warranty" => 2,
            "vendor_warranty" => 1,
            _ => 0,
        };
        let ask = json!({
            "order_type": types[place]["id"], "client": {"id": self.names.of(&order.client)}, "malfunction": "Не работает",
            "master": self.names.of(&order.engineer), "device": {"device_type": self.phone, "brand": "Apple", "model": "iPhone 13 mini"},
        });
        let made = id(&self.books.post("/orders", ask).await.is(201).json());
        let sums: Vec<i64> =
            order.lines.iter().map(|line| line.qty * line.price_k - percent(line.qty * line.price_k, line.discount_bp)).collect();
        let whole = percent(sums.iter().sum(), order.discount_bp);
        let shares = Money(whole).split(&sums);
        for ((line, sum), share) in order.lines.iter().zip(&sums).zip(shares) {
            let off = line.qty * line.price_k - sum + share.0;
            let mut ask = json!({"kind": line.kind, "quantity": line.qty.to_string(), "price": rubles(line.price_k)});
            if off > 0 {
                ask["discount_sum"] = json!(rubles(off));
            }
            match &line.warehouse {
                Some(warehouse) => {
                    (ask["product"], ask["warehouse"]) = (json!(self.names.of(&line.r#ref)), json!(self.names.of(warehouse)));
                }
                None => ask["name"] = json!(self.names.of(&line.r#ref)),
            }
            self.books.post(&format!("/orders/{made}/lines"), ask).await.is(201);
        }
        made
    }

    /// Goes along the chain as far as the hand-over and hands over; what is not paid stays a debt.
    async fn close(&self, order: &str, payments: &[Paid]) {
        let now = self.books.get(&format!("/orders/{order}")).await.ok().json();
        let mut path = self.way(now["status"]["id"].as_str().expect("a status"), now["order_type"].as_str().expect("a type"));
        let last = path.pop().expect("a final status");
        for step in path {
            self.books.post(&format!("/orders/{order}/status"), json!({"to": step})).await.ok();
        }
        let sum: i64 = payments.iter().map(|one| one.amount_k).sum();
        let mut closing = json!({"to": last, "debt": true});
        if let Some(first) = payments.first() {
            (closing["amount"], closing["cashbox"]) = (json!(rubles(sum)), json!(self.names.of(&first.cashbox)));
        }
        if let Some(other) = payments.get(1) {
            (closing["other"], closing["other_amount"]) = (json!(self.names.of(&other.cashbox)), json!(rubles(other.amount_k)));
        }
        self.books.post(&format!("/orders/{order}/closure"), closing).await.ok();
    }

    /// The shortest way along the chain from a status to the hand-over.
    fn way(&self, from: &str, order_type: &str) -> Vec<String> {
        let fits = |status: &Value| {
            let types = status["order_types"].as_array().expect("a list");
            types.is_empty() || types.iter().any(|one| one == order_type)
        };
        let find = |id: &str| self.statuses.iter().find(|one| one["id"] == id).expect("a status");
        let (mut ways, mut seen) = (vec![vec![from.to_string()]], vec![from.to_string()]);
        while !ways.is_empty() {
            let way = ways.remove(0);
            let here = find(way.last().expect("it stands somewhere"));
            if here["group"] == "closed" {
                return way[1..].to_vec();
            }
            for next in here["next"].as_array().expect("a list") {
                let next = next.as_str().expect("an id").to_string();
                if !seen.contains(&next) && fits(find(&next)) && find(&next)["group"] != "refused" {
                    seen.push(next.clone());
                    ways.push([way.clone(), vec![next]].concat());
                }
            }
        }
        panic!("no way to the hand-over");
    }

    /// A shop's pay goes into one cashbox or two.
    async fn sell(&self, sale: &Operation) -> String {
        let mut ask = json!({
            "warehouse": self.names.of(sale.warehouse.as_ref().expect("a warehouse")), "lines": self.priced(&sale.lines),
            "cashbox": self.names.of(&sale.payments[0].cashbox), "discount": rubles(sale.discount_k),
        });
        if let Some(client) = &sale.client {
            ask["client"] = json!(self.names.of(client));
        }
        if let Some(other) = sale.payments.get(1) {
            (ask["other"], ask["other_amount"]) = (json!(self.names.of(&other.cashbox)), json!(rubles(other.amount_k)));
        }
        id(&self.books.post("/sales", ask).await.is(201).json())
    }

    /// A stocktake of each warehouse: what nobody counted is as the book says.
    async fn count(&self, counts: &[Count]) {
        let mut warehouses: BTreeMap<&str, Vec<&Count>> = BTreeMap::new();
        counts.iter().for_each(|count| warehouses.entry(&count.warehouse).or_default().push(count));
        for (warehouse, counts) in warehouses {
            let made = id(&self.books.post("/stocktakes", json!({"warehouse": self.names.of(warehouse)})).await.is(201).json());
            for count in &counts {
                let product = self.names.of(&count.item);
                if count.counted == 0 {
                    self.books.post(&format!("/stocktakes/{made}/lines/{product}/zero"), json!({})).await.ok();
                    continue;
                }
                let entry = json!({"product": product, "quantity": count.counted.to_string()});
                assert_eq!(self.books.post(&format!("/stocktakes/{made}/entries"), entry).await.is(201).json()["outcome"], "added");
            }
            self.books.post(&format!("/stocktakes/{made}/finish"), json!({"rest": "book"})).await.ok();
            let price =
                |count: &&Count| count.surplus_price_k.map(|price| json!({"product": self.names.of(&count.item), "price": rubles(price)}));
            let prices: Vec<Value> = counts.iter().filter_map(price).collect();
            let settled = self.books.post(&format!("/stocktakes/{made}/settling"), json!({"prices": prices})).await.ok().json();
            assert_eq!(settled["state"], "settled");
        }
    }

    async fn does(&mut self, operation: &Operation) {
        let name = |name: &Option<String>| self.names.of(name.as_ref().unwrap_or_else(|| panic!("{}: a name is missing", operation.id)));
        match operation.r#type.as_str() {
            "posting" => {
                let (warehouse, supplier) = (name(&operation.warehouse), name(&operation.supplier));
                let lines = self.priced(&operation.lines);
                let extra = rubles(operation.extra_k);
                let ask = json!({"kind": "posting", "warehouse": warehouse, "supplier": supplier, "extra": extra, "lines": lines});
                self.document(ask, &operation.payments).await;
                // A posting is paid in one way at once; the rest of the money goes to the supplier by itself.
                for more in operation.payments.iter().skip(1) {
                    self.pay_supplier(operation.supplier.as_deref().expect("a supplier"), self.paid(more.amount_k, &more.cashbox)).await;
                }
            }
            "transfer" => {
                let ask = json!({
                    "kind": "transfer", "warehouse": name(&operation.from), "to": name(&operation.to), "lines": self.moved(&operation.lines),
                });
                self.document(ask, &[]).await;
            }
            "order_prepayment" => {
                let paid = self.paid(operation.amount_k, operation.cashbox.as_deref().expect("a cashbox"));
                self.books.post(&format!("/orders/{}/payments", name(&operation.order)), paid).await.is(201);
            }
            "order_close" => self.close(name(&operation.order), &operation.payments).await,
            "sale" => {
                let made = self.sell(operation).await;
                self.names.call(&operation.id, made);
            }
            "sale_return" => {
                let back = json!({
                    "lines": [{"line": operation.line, "quantity": operation.qty.to_string()}], "warehouse": name(&operation.warehouse),
                    "money": name(&operation.cashbox), "reason": "Не подошло",
                });
                self.books.post(&format!("/sales/{}/returns", name(&operation.sale)), back).await.is(201);
            }
            "inventory" => self.count(&operation.counts).await,
            "supplier_payment" => {
                let paid = self.paid(operation.amount_k, operation.cashbox.as_deref().expect("a cashbox"));
                self.pay_supplier(operation.supplier.as_deref().expect("a supplier"), paid).await;
            }
            _ => {}
        }
    }
}

/// Of an amount in kopecks, half a kopeck away from nothing.
fn percent(of: i64, basis_points: i64) -> i64 {
    (of * basis_points + 5_000) / 10_000
}

fn pieces(said: &Value) -> i64 {
    said.as_str().and_then(|text| text.parse().ok()).expect("whole pieces")
}

#[tokio::test]
async fn two_weeks_of_a_shop_come_out_to_the_kopeck() {
    let Data { meta, input, expected } = data();
    let zone = Zone::named(&meta.tz).expect("a zone");
    let mut story: Vec<(&str, Option<&OrderIn>, Option<&Operation>)> = Vec::new();
    story.extend(input.orders.iter().map(|order| (order.history[0].1.as_str(), Some(order), None)));
    story.extend(input.operations.iter().map(|operation| (operation.at.as_str(), None, Some(operation))));
    story.sort_by_key(|(at, ..)| *at);
    let first = zone.parse_local(story[0].0).expect("a moment");
    let shop = Shop::over(Store::over(RedbEngine::memory()), Clock::fixed(first.plus(-Moment::HOUR))).await;
    let mut play = Play::begin(&shop, &input, zone).await;
    for (at, order, operation) in story {
        play.at(at);
        if let Some(order) = order {
            let made = play.take(order).await;
            play.names.call(&order.id, made);
        }
        if let Some(operation) = operation {
            play.does(operation).await;
        }
    }
    shelves_agree(&play, &expected.reports.stock_balances.rows).await;
    documents_agree(&play, &expected.reports).await;
    book_agrees(&play, &expected.reports).await;
    shop.is_sound().await;
}

async fn shelves_agree(play: &Play<'_>, shelves: &[Shelf]) {
    // A shelf that ran out may stand in the file or not.
    let shelves: Vec<&Shelf> = shelves.iter().filter(|shelf| shelf.on_hand > 0).collect();
    let mut found = 0;
    let warehouses: Vec<&str> = shelves.iter().map(|shelf| shelf.warehouse.as_str()).collect();
    for warehouse in warehouses.iter().collect::<BTreeSet<_>>() {
        found += play.books.get(&format!("/stock-balances?warehouse={}&limit=200", play.names.of(warehouse))).await.ok().items().len();
    }
    assert_eq!(found, shelves.len(), "nothing else lies anywhere");
    for shelf in &shelves {
        let (warehouse, product) = (play.names.of(&shelf.warehouse), play.names.of(&shelf.item));
        let all = play.books.get(&format!("/stock-balances?warehouse={warehouse}&limit=200")).await.ok().items();
        let here = all.iter().find(|one| one["product"] == product).unwrap_or_else(|| panic!("no {}", shelf.item));
        let got = (pieces(&here["quantity"]), pieces(&here["reserved"]), kopecks(&here["cost"]));
        assert_eq!(got, (shelf.on_hand, shelf.reserved, shelf.cost_k), "{} in {}", shelf.item, shelf.warehouse);
        let batches = play.books.get(&format!("/stock-batches?warehouse={warehouse}&product={product}")).await.ok().items();
        let batch =
            |one: &Value| (one["received"].as_str().unwrap_or_default().to_string(), pieces(&one["quantity"]), kopecks(&one["cost"]));
        let got: Vec<_> = batches.iter().map(batch).collect();
        let wanted: Vec<_> = shelf.batches.iter().map(|one| (one.received.clone(), one.qty, one.cost_k)).collect();
        assert_eq!(got, wanted, "batches of {} in {}", shelf.item, shelf.warehouse);
    }
}

async fn documents_agree(play: &Play<'_>, reports: &Reports) {
    for row in &reports.profit_by_orders.rows {
        let lines = play.books.get(&format!("/orders/{}/lines", play.names.of(&row.order))).await.ok().json();
        let parts = lines.as_array().expect("a list").iter().filter(|line| line["kind"] == "part");
        assert_eq!(parts.map(|line| kopecks(&line["cost_sum"])).sum::<i64>(), row.parts_cost_k, "parts of {}", row.order);
    }
    for row in reports.profit_by_sales.rows.iter().filter(|row| row.cost_k > 0) {
        let sale = play.books.get(&format!("/sales/{}", play.names.of(&row.doc))).await.ok().json();
        assert_eq!((kopecks(&sale["total"]), kopecks(&sale["cost"])), (row.revenue_k, row.cost_k), "{}", row.doc);
    }
}

/// Accounts that goods alone move; the others take part in what this data set has beyond the stock.
async fn book_agrees(play: &Play<'_>, reports: &Reports) {
    let accounts = [Account::Goods, Account::Cost, Account::OwnWarranty, Account::OtherIncome, Account::Shortages, Account::Suppliers];
    for account in accounts {
        let wanted = reports.trial_balance.iter().find(|row| row.account == account.number()).map_or(0, |row| row.balance_k);
        let rows = play.shop.read(move |reads| reads.all::<Balance>((account as u16,))).await;
        let whole: Money = rows.iter().map(|row| row.amount).sum();
        assert_eq!(whole, Money(wanted), "account {}", account.number());
    }
    for (supplier, debt) in &reports.supplier_debts {
        let id = play.names.of(supplier).parse().expect("an id");
        let got = play.shop.read(move |reads| verstak::cash::goods_money::supplier_debt(reads, id)).await;
        assert_eq!(got, Money(*debt), "what {supplier} is owed");
    }
}
