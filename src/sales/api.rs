//! `/sales`: the till for other programs. The cart of the page is what is sent, so its rules and sentences are the same.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::{
    back_form,
    cart::{self, Place},
    desk, find,
    give_back::take_back,
    list,
    sell::sell,
    tables::{RETURN_BY_SALE, Return, Sale, SaleLine, Standing, What},
};
use crate::{
    clients::Client,
    kernel::{Day, Error, Id, Moment, Money, Quantity, Rate, Result, Right, mark},
    store::{Read, Reads},
    warehouse::brought,
    web::{
        Cx,
        api::{Limit, Made, May, Page, Sent, Tag, Words, after},
    },
};

#[derive(Object)]
#[oai(rename = "Sale", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Document>,
    number: String,
    location: Id<mark::Location>,
    warehouse: Option<Id<mark::Warehouse>>,
    client: Option<Id<mark::Client>>,
    /// The day it counts for.
    day: Day,
    at: Moment,
    by: Option<Id<mark::Employee>>,
    /// The name as it was then.
    by_name: String,
    standing: Standing,
    lines: Vec<Line>,
    /// Before every discount.
    gross: Money,
    total: Money,
    /// The tax inside the total.
    tax: Money,
    /// Of the goods; only for those who may see it.
    cost: Option<Money>,
    /// What is owed for it now.
    debt: Money,
    /// Paid with what the client had left with the shop.
    from_balance: Money,
    returns: Vec<Back>,
    comment: String,
}

#[derive(Object)]
#[oai(rename = "SaleLine", skip_serializing_if_is_none)]
struct Line {
    product: Option<Id<mark::Product>>,
    service: Option<Id<mark::Service>>,
    name: String,
    quantity: Quantity,
    price: Money,
    /// All that was taken off, its part of the whole discount too.
    discount: Money,
    net: Money,
    vat: Option<Rate>,
    tax: Money,
    serials: Vec<String>,
    /// How much of it came back.
    returned: Quantity,
}

#[derive(Object)]
#[oai(rename = "SaleReturn", skip_serializing_if_is_none)]
struct Back {
    id: Id<mark::Document>,
    number: String,
    day: Day,
    at: Moment,
    by_name: String,
    total: Money,
    /// Out of a cashbox, off the debt, left to the client.
    paid: Money,
    off_debt: Money,
    to_balance: Money,
    reason: String,
}

impl From<Return> for Back {
    fn from(back: Return) -> Back {
        Back {
            total: back.total(),
            id: back.id,
            number: back.number,
            day: back.day,
            at: back.at,
            by_name: back.by_name,
            paid: back.paid,
            off_debt: back.off_debt,
            to_balance: back.to_balance,
            reason: back.reason,
        }
    }
}

impl From<SaleLine> for Line {
    fn from(line: SaleLine) -> Line {
        let (product, service) = match line.what {
            What::Product(id) => (Some(id), None),
            What::Work(id) => (None, Some(id)),
        };
        Line {
            product,
            service,
            name: line.name,
            quantity: line.quantity,
            price: line.price,
            discount: line.off,
            net: line.net,
            vat: line.vat,
            tax: line.tax,
            serials: line.serials,
            returned: line.back.quantity,
        }
    }
}

/// A thing to sell: a product or a work.
#[derive(Object)]
#[oai(rename = "NewSaleLine", deny_unknown_fields, nullable_all)]
struct NewLine {
    product: Option<Words>,
    service: Option<Words>,
    /// One unless said otherwise.
    quantity: Option<Words>,
    /// The listed one unless said otherwise; another one asks for `EditPrices`.
    price: Option<Words>,
    /// A sum or a percentage: `100`, `5 %`. Asks for `GiveDiscounts`.
    discount: Option<Words>,
    #[oai(validator(max_items = 200))]
    serials: Option<Vec<Words>>,
}

#[derive(Object)]
#[oai(rename = "NewSale", deny_unknown_fields, nullable_all)]
struct NewSale {
    location: Option<Words>,
    /// The first one of the location unless said otherwise.
    warehouse: Option<Words>,
    client: Option<Words>,
    price_type: Option<Words>,
    /// Always needed.
    #[oai(validator(max_items = 200))]
    lines: Option<Vec<NewLine>>,
    /// Of the whole: a sum or a percentage.
    discount: Option<Words>,
    /// Round the total down to a whole unit of money.
    round: Option<bool>,
    cashbox: Option<Words>,
    /// A second cashbox and the part that goes there.
    other: Option<Words>,
    other_amount: Option<Words>,
    tendered: Option<Words>,
    /// Paid with what the client left with the shop before.
    balance: Option<Words>,
    /// Sell in debt: only so much is paid now.
    paid: Option<Words>,
    comment: Option<Words>,
}

#[derive(Object)]
#[oai(rename = "NewReturnLine", deny_unknown_fields)]
struct BackLine {
    /// The place of the line in the sale, from nought.
    line: u32,
    /// Of things with numbers the numbers alone are enough.
    #[oai(nullable)]
    quantity: Option<Words>,
    /// Which of the things with numbers came back.
    #[oai(nullable, validator(max_items = 200))]
    serials: Option<Vec<Words>>,
}

#[derive(Object)]
#[oai(rename = "NewReturn", deny_unknown_fields)]
struct NewReturn {
    lines: Vec<BackLine>,
    /// Where goods are put.
    #[oai(nullable)]
    warehouse: Option<Words>,
    /// The cashbox the money goes out of, `as_paid` for those it was paid into, or `balance`.
    money: Words,
    reason: Words,
}

impl NewSale {
    /// The fields as the till's own form has them.
    fn sent(self) -> Sent {
        let mut sent = Sent::default();
        for (line, at) in self.lines.unwrap_or_default().into_iter().zip(1..) {
            let what = match (line.product, line.service) {
                (Some(product), _) => format!("p:{product}"),
                (None, service) => format!("w:{}", service.map(|id| id.0).unwrap_or_default()),
            };
            let wrong = format!("line-{at}");
            let told = format!("lines.{}", at - 1);
            let serials = line.serials.unwrap_or_default().into_iter().map(|one| one.0).collect::<Vec<_>>().join(" ");
            let text = |words: Option<Words>| words.map(|words| words.0).unwrap_or_default();
            let quantity = line.quantity.map_or_else(|| "1".to_string(), |quantity| quantity.0);
            let cells = [
                ("what", what),
                ("quantity", quantity),
                ("price", text(line.price)),
                ("discount", text(line.discount)),
                ("serials", serials),
            ];
            for (name, value) in cells {
                sent.push(name, (&wrong, &told), value);
            }
            sent.push("listed", (&wrong, &told), "");
        }
        sent.flag("debt", "paid", Some(self.paid.is_some()))
            .same("price_type", self.price_type)
            .put("whole", "discount", self.discount)
            .flag("round", "round", self.round)
            .same("cashbox", self.cashbox)
            .same("other", self.other)
            .same("other_amount", self.other_amount)
            .same("tendered", self.tendered)
            .same("balance", self.balance)
            .same("paid", self.paid)
            .same("comment", self.comment);
        sent
    }
}

fn shown(cx: &Cx, reads: &Read<'_>, sale: Sale) -> Result<Shown> {
    let backs: Vec<Return> = reads.by(&RETURN_BY_SALE, (sale.id,))?;
    Ok(Shown {
        standing: sale.standing(),
        tax: sale.tax(),
        cost: cx.may_at(sale.location, Right::SeeCost).then(|| sale.cost()),
        returns: backs.into_iter().map(Back::from).collect(),
        id: sale.id,
        number: sale.number,
        location: sale.location,
        warehouse: sale.warehouse,
        client: sale.client,
        day: sale.day,
        at: sale.at,
        by: sale.by,
        by_name: sale.by_name,
        gross: sale.gross,
        total: sale.total,
        debt: sale.debt,
        from_balance: sale.from_balance,
        comment: sale.comment,
        lines: sale.lines.into_iter().map(Line::from).collect(),
    })
}

async fn one(cx: &Cx, id: Id<mark::Document>) -> Result<Shown> {
    cx.read(|reads| shown(cx, reads, find::seen(cx, reads, id)?)).await
}

/// Where a program sells: the place and the warehouse it named, or the first ones.
async fn place(cx: &Cx, sale: &NewSale) -> Result<Place> {
    let id = |words: &Option<Words>| words.as_ref().map(|words| words.0.clone()).filter(|text| !text.is_empty());
    let location = match id(&sale.location) {
        Some(text) => text.parse().map_err(|_| Error::Hidden)?,
        None => desk::place(cx)?,
    };
    cx.need_at(location, Right::Sell)?;
    let client = id(&sale.client).map(|text| text.parse::<Id<mark::Client>>()).transpose().map_err(|_| Error::Hidden)?;
    let named = id(&sale.warehouse).map(|text| text.parse()).transpose().map_err(|_| Error::Hidden)?;
    let (seller, rights) = (cx.who().id, cx.who().rights_at(location));
    cx.read(|reads| {
        client.map(|id| reads.need::<Client>(&id)).transpose()?;
        let first = desk::warehouses(reads, location, seller)?.first().map(|one| one.id);
        Ok(Place { location, warehouse: named.or(first), client, rights })
    })
    .await
}

pub struct Sales;

const SEE: usize = Right::SeeSales as usize;
const SELL: usize = Right::Sell as usize;
const BACK: usize = Right::TakeGoodsBack as usize;

#[OpenApi(tag = "Tag::Sales")]
impl Sales {
    /// Sales, the newest first
    #[oai(path = "/sales", method = "get", operation_id = "listSales")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the address")]
    async fn list(
        &self,
        cx: May<SEE>,
        /// A number or a barcode of a receipt.
        q: Query<Option<String>>,
        standing: Query<Option<String>>,
        client: Query<Option<Id<mark::Client>>>,
        from: Query<Option<Day>>,
        to: Query<Option<Day>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        let past = self::after(&cx, after.0.as_deref(), |at| at.parse().ok().map(Moment::from_millis))?;
        let filter = list::Filter {
            q: q.0.unwrap_or_default(),
            standing: standing.0.as_deref().and_then(Standing::named),
            client: client.0,
            from: from.0,
            to: to.0,
            after: past,
        };
        let (scope, limit) = (cx.whole_scope(Right::SeeSales), Limit::of(limit.0));
        let read = cx.read(|reads| {
            let (sales, next) = list::page(reads, &scope, &filter, limit)?;
            let items = sales.into_iter().map(|sale| shown(&cx, reads, sale)).collect::<Result<Vec<_>>>()?;
            Ok(Page { items, next: next.map(|at| at.millis().to_string()) })
        });
        Ok(Json(read.await?))
    }

    /// One sale
    #[oai(path = "/sales/:sale_id", method = "get", operation_id = "getSale")]
    async fn get(&self, cx: May<SEE>, sale_id: Path<Id<mark::Document>>) -> Result<Json<Shown>> {
        Ok(Json(one(&cx, sale_id.0).await?))
    }

    /// Sells
    #[oai(path = "/sales", method = "post", operation_id = "createSale")]
    async fn create(&self, cx: May<SELL>, sale: Json<NewSale>) -> Result<Made<Shown>> {
        let place = place(&cx, &sale.0).await?;
        let sent = sale.0.sent();
        let rows = cart::rows(sent.form());
        let id = cx.perform(sent, |f| cart::parse(f, &rows, place), |tx, ask| sell(tx, ask).map(|sale| sale.id)).await?;
        Ok(Made(cx.read(|reads| shown(&cx, reads, reads.need::<Sale>(&id)?)).await?))
    }

    /// Takes goods back
    ///
    /// Money goes back the way it came; another way asks for `MoveCash`.
    #[oai(path = "/sales/:sale_id/returns", method = "post", operation_id = "returnSale")]
    async fn give_back(&self, cx: May<BACK>, sale_id: Path<Id<mark::Document>>, back: Json<NewReturn>) -> Result<Made<Shown>> {
        let (sale, offer) = cx
            .read(|reads| {
                let sale = find::seen(&cx, reads, sale_id.0)?;
                let offer = back_form::offer(&cx, reads, &sale)?;
                Ok((sale, offer))
            })
            .await?;
        cx.need_at(sale.location, Right::TakeGoodsBack)?;
        let mut sent = Sent::default();
        for line in back.0.lines {
            let told = format!("lines.{}", line.line);
            brought::send_line(&mut sent, line.line, &told, line.quantity, line.serials.unwrap_or_default());
        }
        sent.same("warehouse", back.0.warehouse).same("money", Some(back.0.money)).same("reason", Some(back.0.reason));
        cx.perform(sent, |f| offer.parse(f), move |tx, ask| take_back(tx, sale.id, ask).map(|back| back.id)).await?;
        Ok(Made(one(&cx, sale_id.0).await?))
    }
}
