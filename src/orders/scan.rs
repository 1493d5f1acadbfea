//! One field for every code: a scanned label, an order's number, an IMEI or a serial, a phone. One answer opens itself,
//! several become a search.

use super::{
    document::may_see,
    print::LABEL_STEP,
    tables::{ORDER_BY_DEVICE, ORDER_BY_NUMBER, ORDER_BY_SERIAL, Order},
};
use crate::{
    catalog,
    clients::DEVICE_BY_SERIAL,
    kernel::{Phone, Result, Right, codes},
    shop,
    stock::units::{self, UNIT_BY_SERIAL},
    store::Reads,
    web::{Cx, Reply, Scope},
};

/// A shorter code is not a serial: too many devices would answer to it.
const LEAST_SERIAL: usize = 5;

/// `GET /scan?q=…`
pub async fn scan(cx: Cx) -> Result<Reply> {
    let typed = cx.query("q").or_else(|| cx.query("code")).unwrap_or_default();
    let typed: String = typed.trim().chars().take(100).collect();
    let scope = cx.whole_scope(Right::SeeOrders);
    if let Some(order) = cx.read(|reads| found(reads, &typed, &scope)).await? {
        return Ok(Reply::redirect(format!("/orders/{}", order.id)));
    }
    if cx.may(Right::SeeGoods)
        && let Some(product) = cx.read(|reads| catalog::product_by_barcode(reads, &typed)).await?
    {
        return Ok(Reply::redirect(format!("/goods/{}", product.id)));
    }
    if cx.may(Right::SeeStock)
        && let [unit] = cx.read(|reads| reads.by(&UNIT_BY_SERIAL, (units::serial(&typed),))).await?.as_slice()
    {
        return Ok(Reply::redirect(format!("/stock/units/{}", unit.id)));
    }
    let phone = Phone::parse(&typed).is_some_and(|phone| phone.digits().len() >= 10);
    let list = if (phone || !cx.may(Right::SeeOrders)) && cx.may(Right::SeeClients) { "/clients" } else { "/orders" };
    Ok(Reply::redirect(format!("{list}?{}", serde_urlencoded::to_string([("q", &typed)]).unwrap_or_default())))
}

/// The one order a code stands for, among those this person may see.
fn found(reads: &impl Reads, typed: &str, scope: &Scope) -> Result<Option<Order>> {
    let seen = |order: Option<Order>| order.filter(|order| may_see(scope, order));
    if let Some(order) = seen(by_label(reads, typed)?) {
        return Ok(Some(order));
    }
    if let Some(order) = seen(reads.first_by(&ORDER_BY_NUMBER, typed.to_lowercase())?) {
        return Ok(Some(order));
    }
    by_serial(reads, typed, scope)
}

fn by_label(reads: &impl Reads, typed: &str) -> Result<Option<Order>> {
    let Some((codes::Kind::Order, number)) = codes::read_barcode(typed) else { return Ok(None) };
    let (prefix, serial) = (number / LABEL_STEP, number % LABEL_STEP);
    for location in reads.all::<shop::Location>(())?.into_iter().filter(|location| u64::from(location.label_prefix) == prefix) {
        // A counter that starts again every year gives its numbers again: the newest is the one on the shelf.
        if let Some(order) = reads.first_by(&ORDER_BY_SERIAL, (location.id, serial))? {
            return Ok(Some(order));
        }
    }
    Ok(None)
}

/// The newest order of the device with this number.
fn by_serial(reads: &impl Reads, typed: &str, scope: &Scope) -> Result<Option<Order>> {
    let key = codes::serial_key(typed);
    if key.chars().count() < LEAST_SERIAL {
        return Ok(None);
    }
    let mut newest: Option<Order> = None;
    for device in reads.by(&DEVICE_BY_SERIAL, key)? {
        let order = reads.by(&ORDER_BY_DEVICE, (device.id,))?.into_iter().find(|order| may_see(scope, order));
        if order.as_ref().is_some_and(|order| newest.as_ref().is_none_or(|known| known.created < order.created)) {
            newest = order;
        }
    }
    Ok(newest)
}
