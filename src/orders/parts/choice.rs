//! Choosing a part: by name, code, barcode or serial number, among the warehouses that may give it to this order.

use std::str::FromStr;

use crate::{
    catalog::{self, Measure, PriceType, Product, ProductKind, REPAIR},
    clients::Client,
    kernel::{Error, Id, Lang, Money, Quantity, Result, mark},
    orders::{
        card::text,
        refusal::OrderRefusal,
        tables::{Order, Part},
    },
    shop::OrderType,
    stock::{
        Warehouse,
        access::for_orders,
        balance, price, reserve,
        units::{self, UNIT_BY_SERIAL, Unit},
    },
    store::{Read, Reads},
    web::{Cx, ui::combo},
};

/// Products a list of choices shows.
const MOST: usize = 12;
/// Things of one product with their numbers.
const MOST_UNITS: usize = 6;
/// Orders named when they hold what somebody wanted.
const MOST_NAMED: usize = 3;

/// A product as forms name it, with the warehouse and the thing when they are chosen: `product.warehouse.unit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartRef {
    pub product: Id<mark::Product>,
    pub warehouse: Option<Id<mark::Warehouse>>,
    pub unit: Option<Id<mark::Unit>>,
}

impl FromStr for PartRef {
    type Err = ();
    fn from_str(text: &str) -> std::result::Result<PartRef, ()> {
        let mut parts = text.splitn(3, '.');
        let product = parts.next().unwrap_or_default().parse().map_err(|_| ())?;
        let warehouse = parts.next().map(str::parse).transpose().map_err(|_| ())?;
        let unit = parts.next().map(str::parse).transpose().map_err(|_| ())?;
        Ok(PartRef { product, warehouse, unit })
    }
}

impl std::fmt::Display for PartRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.product)?;
        self.warehouse.map_or(Ok(()), |warehouse| write!(f, ".{warehouse}"))?;
        self.unit.map_or(Ok(()), |unit| write!(f, ".{unit}"))
    }
}

/// A product chosen for a line.
pub struct Chosen {
    pub product: Product,
    pub part: Part,
}

/// What a form names. A warehouse that is named must be open to this person, a thing must lie in it.
pub fn chosen(reads: &impl Reads, order: &Order, person: Option<Id<mark::Employee>>, asked: &PartRef) -> Result<Chosen> {
    let product = reads.get::<Product>(&asked.product)?.filter(|product| product.kind == ProductKind::Goods);
    let Some(product) = product else { return Err(OrderRefusal::NoPart.into()) };
    let open = for_orders(reads, order.location, person)?;
    if asked.warehouse.is_some_and(|id| !open.iter().any(|one| one.id == id)) {
        return Err(OrderRefusal::WarehouseNotOpen.into());
    }
    if let Some(id) = asked.unit {
        let lies = |unit: &Unit| unit.product == product.id && unit.is_here() && Some(unit.warehouse) == asked.warehouse;
        if !reads.get::<Unit>(&id)?.is_some_and(|unit| lies(&unit)) {
            return Err(OrderRefusal::NoPart.into());
        }
    }
    Ok(Chosen { part: part(asked), product })
}

fn part(asked: &PartRef) -> Part {
    Part { product: asked.product, warehouse: asked.warehouse, unit: asked.unit, need: Quantity::ZERO, cost: None, moved: None }
}

/// The product a scanner read: by barcode, by code, by the number of a thing that lies where it may be taken from.
pub fn scanned(reads: &impl Reads, order: &Order, person: Option<Id<mark::Employee>>, typed: &str) -> Result<Option<PartRef>> {
    let open = for_orders(reads, order.location, person)?;
    if let Some(unit) = unit_here(reads, &open, typed)? {
        return Ok(Some(PartRef { product: unit.product, warehouse: Some(unit.warehouse), unit: Some(unit.id) }));
    }
    let product = match catalog::product_by_barcode(reads, typed)? {
        None => catalog::product_by_code(reads, typed)?,
        found => found,
    };
    let product = product.filter(|product| !product.archived && product.kind == ProductKind::Goods);
    Ok(product.map(|product| PartRef { product: product.id, warehouse: None, unit: None }))
}

fn unit_here(reads: &impl Reads, open: &[Warehouse], typed: &str) -> Result<Option<Unit>> {
    let serial = units::serial(typed);
    if serial.is_empty() {
        return Ok(None);
    }
    let all = reads.by(&UNIT_BY_SERIAL, (serial,))?;
    Ok(all.into_iter().find(|unit| unit.is_here() && open.iter().any(|one| one.id == unit.warehouse)))
}

/// The price of a part in an order, as far as anybody set it or the cost makes it: by the client's own type of price, by that
/// of the order's type, by that of a repair.
pub fn listed_price(reads: &impl Reads, order: &Order, product: &Product, warehouse: Option<Id<mark::Warehouse>>) -> Result<Option<Money>> {
    match price_type(reads, order)? {
        Some(kind) => price::price(reads, &kind, warehouse, product),
        None => Ok(None),
    }
}

pub fn price_type(reads: &impl Reads, order: &Order) -> Result<Option<PriceType>> {
    let own = reads.need::<Client>(&order.client)?.price_type;
    let of_type = reads.need::<OrderType>(&order.order_type)?.price_type;
    for id in [own, of_type, Some(REPAIR)].into_iter().flatten() {
        if let Some(kind) = reads.get::<PriceType>(&id)?.filter(|kind| !kind.archived) {
            return Ok(Some(kind));
        }
    }
    Ok(None)
}

/// Numbers of orders that hold a product of a warehouse: those of the same location, which whoever sees all of it may know.
pub fn holders(reads: &impl Reads, order: &Order, part: &Part) -> Result<Vec<String>> {
    let Some(warehouse) = part.warehouse else { return Ok(Vec::new()) };
    let mut numbers = Vec::new();
    for promise in reserve::of_product(reads, warehouse, part.product)? {
        let holder = reads.get::<Order>(&promise.order)?.filter(|one| one.id != order.id && one.location == order.location);
        numbers.extend(holder.map(|one| one.number));
        if numbers.len() == MOST_NAMED {
            break;
        }
    }
    numbers.dedup();
    Ok(numbers)
}

/// A warehouse that may give a product, and how much of it is free there.
pub fn free_places(reads: &impl Reads, open: &[Warehouse], product: Id<mark::Product>) -> Result<Vec<(Warehouse, Quantity)>> {
    let free = |one: &Warehouse| Ok((one.clone(), balance::stock(reads, one.id, product)?.available().max(Quantity::ZERO)));
    open.iter().map(free).collect::<Result<_>>()
}

/// What answers what is typed: each product at each warehouse that has it, each thing by its number; what is nowhere may be
/// added too and waits to be bought.
pub fn offers(cx: &Cx, reads: &Read<'_>, order: &Order, typed: &str) -> Result<Vec<combo::Offer>> {
    let open = for_orders(reads, order.location, Some(cx.who().id))?;
    let mut offers = Vec::new();
    if let Some(unit) = unit_here(reads, &open, typed)? {
        let product = catalog::product(reads, unit.product)?;
        offers.push(of_unit(cx, reads, (order, &product), &open, &unit)?);
    }
    for product in catalog::find_products(cx, reads, typed, MOST, |product| !product.archived)?.found {
        if product.kind == ProductKind::Kit {
            let price = listed_price(reads, order, &product, None)?;
            let asked = PartRef { product: product.id, warehouse: None, unit: None };
            offers.push(offer(cx, &product, asked, price, text::KIT.get(cx.lang()).to_string()));
            continue;
        }
        let mut places = free_places(reads, &open, product.id)?;
        places.retain(|(_, free)| free.is_positive());
        if product.serial_tracked {
            let here = places.iter().map(|(place, _)| units::lying(reads, place.id, product.id)).collect::<Result<Vec<_>>>()?;
            for unit in here.iter().flatten().filter(|unit| unit.reservation.is_none()).take(MOST_UNITS) {
                offers.push(of_unit(cx, reads, (order, &product), &open, unit)?);
            }
        } else {
            for (place, free) in &places {
                offers.push(of_place(cx, reads, (order, &product), place, *free)?);
            }
        }
        if places.is_empty() {
            offers.push(absent(cx, reads, (order, &product))?);
        }
    }
    Ok(offers)
}

fn offer(cx: &Cx, product: &Product, asked: PartRef, price: Option<Money>, said: String) -> combo::Offer {
    let price = price.map(|price| cx.sum(price));
    let sub = [Some(said), price, Some(product.sku.clone()).filter(|sku| !sku.is_empty())];
    combo::Offer {
        value: asked.to_string(),
        text: product.name.clone(),
        sub: sub.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} "),
    }
}

fn of_place(cx: &Cx, reads: &Read<'_>, (order, product): (&Order, &Product), place: &Warehouse, free: Quantity) -> Result<combo::Offer> {
    let price = listed_price(reads, order, product, Some(place.id))?;
    let said = text::AT_PLACE.with(cx.lang(), &[&place.name.get(cx.lang()), &counted(reads, product, free, cx.lang())?]);
    Ok(offer(cx, product, PartRef { product: product.id, warehouse: Some(place.id), unit: None }, price, said))
}

fn of_unit(cx: &Cx, reads: &Read<'_>, (order, product): (&Order, &Product), open: &[Warehouse], unit: &Unit) -> Result<combo::Offer> {
    let place = open.iter().find(|one| one.id == unit.warehouse).ok_or(Error::Hidden)?;
    let said = text::UNIT_AT_PLACE.with(cx.lang(), &[&unit.serial, &place.name.get(cx.lang())]);
    let asked = PartRef { product: product.id, warehouse: Some(place.id), unit: Some(unit.id) };
    Ok(offer(cx, product, asked, listed_price(reads, order, product, Some(place.id))?, said))
}

fn absent(cx: &Cx, reads: &Read<'_>, (order, product): (&Order, &Product)) -> Result<combo::Offer> {
    let price = listed_price(reads, order, product, None)?;
    let said = text::NOWHERE.get(cx.lang()).to_string();
    Ok(offer(cx, product, PartRef { product: product.id, warehouse: None, unit: None }, price, said))
}

/// `3 pcs`
pub fn counted(reads: &impl Reads, product: &Product, quantity: Quantity, lang: Lang) -> Result<String> {
    let measure = reads.need::<Measure>(&product.measure)?;
    Ok(format!("{}\u{a0}{}", quantity.show(lang), measure.short.get(lang)))
}
