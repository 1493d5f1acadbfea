//! Orders as an Excel file: exactly what the list shows, all its pages.

use std::collections::{HashMap, hash_map::Entry};

use super::{export::hand_over, fact::What, text};
use crate::{
    clients::{self, Client},
    kernel::{Id, Lang, Money, Result, Right, Text, mark},
    orders::{self, Order, query::Query},
    shop::{self, OrderType, Status},
    staff,
    store::Read,
    web::{
        Cx, Place, Reply, Scope,
        sheet::{Cell, Sheet, columns},
    },
};

const HEADS: [(Text, u8); 21] = [
    (text::C_NUMBER, 14),
    (text::C_LOCATION, 20),
    (text::C_TAKEN, 17),
    (text::C_STATUS, 20),
    (text::C_TYPE, 18),
    (text::C_CLIENT, 30),
    (text::C_PHONES, 30),
    (text::C_DEVICE, 28),
    (text::C_SERIAL, 18),
    (text::C_FAULT, 44),
    (text::C_MASTER, 22),
    (text::C_DEADLINE, 17),
    (text::C_CLOSED, 17),
    (text::C_WORKS, 13),
    (text::C_PARTS, 13),
    (text::C_DISCOUNT, 12),
    (text::C_SUM, 13),
    (text::C_PAID, 13),
    (text::C_DUE, 13),
    (text::C_COST, 14),
    (text::C_MARGIN, 16),
];
/// Columns of money begin here; the last two of them are for those who may see cost.
const FIRST_SUM: usize = 13;
const COST: usize = 19;

pub async fn orders(cx: Cx) -> Result<Reply> {
    let query = Query { after: None, ..Query::of(&cx) };
    let mut scope = cx.scope(Right::SeeOrders);
    scope.locations.retain(|location| cx.may_at(*location, Right::ExportOrders));
    scope.own_only.retain(|location| scope.locations.contains(location));
    let cost: Vec<_> = scope.locations.iter().copied().filter(|location| cx.may_at(*location, Right::SeeCost)).collect();
    let shown = if cost.is_empty() { COST } else { HEADS.len() };
    let heads = columns(cx.lang(), &HEADS[..shown]);
    let own = cx.clone();
    hand_over(&cx, What::Orders, heads, move |reads, sheet| {
        let mut writer = Writer::new(&own, reads, cost, shown)?;
        every(&own, reads, &query, &scope, |order| writer.order(reads, sheet, order))?;
        sheet.filters(shown)?;
        writer.totals(sheet)?;
        Ok(writer.rows)
    })
    .await
}

fn every(cx: &Cx, reads: &Read<'_>, query: &Query, scope: &Scope, mut visit: impl FnMut(&Order) -> Result<()>) -> Result<()> {
    orders::each_listed(cx, reads, query, scope, |orders| orders.iter().try_for_each(&mut visit))
}

struct Writer {
    lang: Lang,
    places: Vec<Place>,
    statuses: Vec<Status>,
    types: Vec<OrderType>,
    clients: HashMap<Id<mark::Client>, Client>,
    people: HashMap<Id<mark::Employee>, String>,
    cost: Vec<Id<mark::Location>>,
    shown: usize,
    totals: [Money; 8],
    rows: u32,
}

impl Writer {
    fn new(cx: &Cx, reads: &Read<'_>, cost: Vec<Id<mark::Location>>, shown: usize) -> Result<Writer> {
        Ok(Writer {
            lang: cx.lang(),
            places: cx.frame().places.clone(),
            statuses: shop::statuses(reads)?,
            types: shop::order_types(reads)?,
            clients: HashMap::new(),
            people: HashMap::new(),
            cost,
            shown,
            totals: [Money::ZERO; 8],
            rows: 0,
        })
    }

    fn order(&mut self, reads: &Read<'_>, sheet: &mut Sheet<'_>, order: &Order) -> Result<()> {
        let mut cells = self.words(reads, order)?;
        let totals = order.totals;
        let open = self.cost.contains(&order.location);
        let all = [totals.works, totals.parts, totals.discount, totals.total(), order.paid, order.due(), totals.cost, totals.margin()];
        for (at, amount) in all.into_iter().enumerate() {
            if at + FIRST_SUM < COST || open {
                self.totals[at] += amount;
                cells.push(Cell::Money(amount));
            }
        }
        self.rows += 1;
        sheet.row(&cells)
    }

    fn words(&mut self, reads: &Read<'_>, order: &Order) -> Result<Vec<Cell>> {
        let lang = self.lang;
        if let Some(master) = order.master
            && !self.people.contains_key(&master)
        {
            self.people.insert(master, staff::employee_name(reads, master)?);
        }
        if let Entry::Vacant(place) = self.clients.entry(order.client) {
            place.insert(clients::client(reads, order.client)?);
        }
        let device = clients::device(reads, order.device)?;
        let client = self.clients.get(&order.client);
        let phones: Vec<String> = client.iter().flat_map(|client| &client.phones).map(|one| one.phone.to_string()).collect();
        let place = self.places.iter().find(|place| place.id == order.location);
        let status = self.statuses.iter().find(|status| status.id == order.status);
        let kind = self.types.iter().find(|kind| kind.id == order.order_type);
        Ok(vec![
            Cell::text(&order.number),
            Cell::text(place.map_or("", |place| &place.name)),
            Cell::Moment(order.created),
            Cell::text(status.map_or("", |status| status.name.get(lang))),
            Cell::text(kind.map_or("", |kind| kind.name.get(lang))),
            Cell::text(client.map_or("", |client| &client.name)),
            Cell::text(phones.join(", ")),
            Cell::text(device.title()),
            Cell::text(&device.serial),
            Cell::text(&order.malfunction),
            Cell::text(order.master.and_then(|id| self.people.get(&id)).map_or("", String::as_str)),
            Cell::when(order.deadline),
            Cell::when(order.closed),
        ])
    }

    fn totals(&self, sheet: &mut Sheet<'_>) -> Result<()> {
        let sums: Vec<Cell> = self.totals.iter().take(self.shown - FIRST_SUM).map(|total| Cell::Money(*total)).collect();
        sheet.total(text::TOTAL.get(self.lang), self.shown, &sums)
    }
}
