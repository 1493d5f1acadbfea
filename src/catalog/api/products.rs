//! `/products`: what lies on the shelves, with its prices.

use poem_openapi::{
    Object, OpenApi,
    param::{Path, Query},
    payload::Json,
};

use super::entries;
use crate::{
    catalog::{
        GoodsRefusal, KitPart, PartOf, Place, Product, ProductKind, about_product, find_products,
        goods::{form, rows, save},
        own_fields, price_history,
    },
    kernel::{Error, Id, Moment, Money, Quantity, Result, Right, mark},
    store::{Order, Reads, Walk},
    web::{
        Cx,
        api::{Limit, Made, May, Page, Seen, Sent, Tag, Words, after, version},
    },
};

#[derive(Object)]
#[oai(rename = "Product", skip_serializing_if_is_none)]
struct Shown {
    id: Id<mark::Product>,
    /// The shop's own code; given by a counter when none is sent.
    code: String,
    /// The maker's or the supplier's number.
    sku: String,
    name: String,
    kind: ProductKind,
    category: Id<mark::GoodsCategory>,
    measure: Id<mark::Measure>,
    /// Each piece is known by its own number.
    serial_tracked: bool,
    warranty_days: u32,
    /// `company`, `none`, or a percentage.
    vat: String,
    barcodes: Vec<String>,
    supplier: Option<Id<mark::Client>>,
    /// It is bought by whole packs of so many.
    pack: Quantity,
    analogues: Vec<Id<mark::Product>>,
    models: Vec<Id<mark::Model>>,
    /// What a kit is made of.
    parts: Vec<Part>,
    /// Prices that are set; the others follow the rule of their type.
    prices: Vec<Price>,
    /// Values of the shop's own fields that are filled.
    own: Vec<OwnValue>,
    description: String,
    archived: bool,
    /// Grows with every change of the product.
    version: u64,
}

/// A part of a kit: a product or a work.
#[derive(Clone, Object)]
#[oai(rename = "KitPart", skip_serializing_if_is_none)]
struct Part {
    product: Option<Id<mark::Product>>,
    service: Option<Id<mark::Service>>,
    quantity: Quantity,
}

#[derive(Object)]
#[oai(rename = "ProductPrice")]
struct Price {
    price_type: Id<mark::PriceType>,
    price: Money,
}

/// A number has a point, a day is written from the year down, yes and no are `yes` and `no`.
#[derive(Clone, Object)]
#[oai(rename = "OwnValue")]
struct OwnValue {
    field: Id<mark::OwnField>,
    value: String,
}

/// A price that was set or taken away.
#[derive(Object)]
#[oai(rename = "PriceChange", skip_serializing_if_is_none)]
struct Changed {
    price_type: Id<mark::PriceType>,
    at: Moment,
    before: Option<Money>,
    after: Option<Money>,
    by: String,
    /// The rule of the type made it of a new cost.
    reckoned: bool,
}

/// What is sent about a product. A new one needs a name and a category; in a change only what is sent changes, and an empty
/// string clears.
#[derive(Clone, Object)]
#[oai(rename = "ProductFields", deny_unknown_fields, nullable_all)]
struct Fields {
    name: Option<Words>,
    code: Option<Words>,
    sku: Option<Words>,
    /// `goods` or `kit`.
    kind: Option<Words>,
    category: Option<Words>,
    measure: Option<Words>,
    serial_tracked: Option<bool>,
    warranty_days: Option<u32>,
    /// `company`, `none`, or a percentage.
    vat: Option<Words>,
    /// All of them at once.
    #[oai(validator(max_items = 20))]
    barcodes: Option<Vec<Words>>,
    /// Gives it a barcode of the shop's own besides.
    own_barcode: Option<bool>,
    supplier: Option<Words>,
    pack: Option<Words>,
    #[oai(validator(max_items = 60))]
    analogues: Option<Vec<Words>>,
    #[oai(validator(max_items = 60))]
    models: Option<Vec<Words>>,
    #[oai(validator(max_items = 60))]
    parts: Option<Vec<Part>>,
    /// Only the types that are sent change; an empty price takes it away. Asks for `EditGoodsPrices`.
    prices: Option<Vec<PriceField>>,
    /// Only the fields that are sent change; an empty value clears.
    own: Option<Vec<OwnValueField>>,
    description: Option<Words>,
    /// The version that was read before a change; when somebody changed the product meanwhile, the change is refused.
    version: Option<u64>,
}

#[derive(Clone, Object)]
#[oai(rename = "ProductPriceField", deny_unknown_fields)]
struct PriceField {
    price_type: Id<mark::PriceType>,
    price: Words,
}

#[derive(Clone, Object)]
#[oai(rename = "OwnValueField", deny_unknown_fields)]
struct OwnValueField {
    field: Id<mark::OwnField>,
    value: Words,
}

impl Fields {
    fn over(self, cx: &Cx, mut sent: Sent) -> Result<Sent> {
        if self.prices.is_some() && !cx.may(Right::EditGoodsPrices) {
            return Err(Error::Denied(Right::EditGoodsPrices));
        }
        // Things are named by their ids alone: the words of the page's own fields would win over them.
        for (field, sends) in [("category_text", self.category.is_some()), ("supplier_text", self.supplier.is_some())] {
            if sends {
                sent.clear(field);
            }
        }
        sent.same("name", self.name)
            .same("code", self.code)
            .same("sku", self.sku)
            .same("kind", self.kind)
            .same("category", self.category)
            .same("measure", self.measure)
            .flag("serial_tracked", "serial_tracked", self.serial_tracked)
            .same("warranty_days", self.warranty_days)
            .same("vat", self.vat)
            .flag("own_barcode", "own_barcode", self.own_barcode)
            .put("supplier", "supplier", self.supplier)
            .call("supplier-0", "supplier")
            .same("pack", self.pack)
            .same("description", self.description);
        entries::list(&mut sent, "barcodes", "barcodes", self.barcodes);
        entries::list(&mut sent, "analogue", "analogues", self.analogues);
        entries::list(&mut sent, "model", "models", self.models);
        if let Some(parts) = self.parts {
            for field in ["part", "part_text", "part_quantity"] {
                sent.clear(field);
            }
            for (at, part) in parts.into_iter().enumerate() {
                let named = part.product.map(PartOf::Product).or(part.service.map(PartOf::Work)).map(rows::part_key);
                let told = format!("parts[{at}]");
                sent.push("part", (&format!("part-{at}"), &told), named.unwrap_or_default());
                sent.push("part_quantity", (&format!("part-{at}"), &told), part.quantity.show(cx.lang()));
            }
        }
        for own in self.own.into_iter().flatten() {
            sent.put(&format!("own_{}", own.field), "own", Some(own.value));
        }
        for price in self.prices.into_iter().flatten() {
            sent.put(&format!("price_{}", price.price_type), "prices", Some(price.price));
        }
        Ok(sent)
    }
}

fn show(reads: &impl Reads, product: Product) -> Result<Shown> {
    let part = |part: KitPart| match part.what {
        PartOf::Product(id) => Part { product: Some(id), service: None, quantity: part.quantity },
        PartOf::Work(id) => Part { product: None, service: Some(id), quantity: part.quantity },
    };
    Ok(Shown {
        version: version(reads, about_product(product.id))?,
        id: product.id,
        code: product.code,
        sku: product.sku,
        name: product.name,
        kind: product.kind,
        category: product.category,
        measure: product.measure,
        serial_tracked: product.serial_tracked,
        warranty_days: product.warranty_days,
        vat: form::vat_key(product.vat),
        barcodes: product.barcodes,
        supplier: product.supplier,
        pack: product.pack,
        analogues: product.analogues,
        models: product.models,
        parts: product.parts.into_iter().map(part).collect(),
        prices: product.prices.into_iter().map(|(price_type, price)| Price { price_type, price }).collect(),
        own: product.own.into_iter().map(|(field, value)| OwnValue { field, value }).collect(),
        description: product.description,
        archived: product.archived,
    })
}

async fn shown(cx: &Cx, id: Id<mark::Product>) -> Result<Shown> {
    cx.read(|reads| show(reads, reads.need::<Product>(&id)?)).await
}

pub struct Products;

const SEE: usize = Right::SeeGoods as usize;
const CHANGE: usize = Right::EditGoods as usize;

#[OpenApi(tag = "Tag::Goods")]
impl Products {
    /// Products in the order they were added, or those that answer a query, best first
    #[oai(path = "/products", method = "get", operation_id = "listProducts")]
    async fn list(
        &self,
        cx: May<SEE>,
        /// Name, code, article or barcode as a person types it; one page of answers.
        q: Query<Option<String>>,
        category: Query<Option<Id<mark::GoodsCategory>>>,
        /// Those in the archive instead of the others.
        archived: Query<Option<bool>>,
        after: Query<Option<String>>,
        limit: Query<Option<Limit>>,
    ) -> Result<Json<Page<Shown>>> {
        let past = self::after(&cx, after.0.as_deref(), |id| id.parse::<Id<mark::Product>>().ok())?;
        let (archived, limit) = (archived.0.unwrap_or_default(), Limit::of(limit.0));
        let suits = |one: &Product| one.archived == archived && category.0.is_none_or(|id| one.category == id);
        let read = cx.read(|reads| {
            let found = match &q.0 {
                Some(query) => find_products(&cx, reads, query, limit, suits)?.found,
                None => page(reads, past, limit + 1, suits)?,
            };
            let more = found.len() > limit;
            let items = found.into_iter().take(limit).map(|one| show(reads, one)).collect::<Result<Vec<_>>>()?;
            Ok((items, more))
        });
        let (items, more) = read.await?;
        let next = items.last().filter(|_| more).map(|last| last.id.to_string());
        Ok(Json(Page { items, next }))
    }

    /// One product
    #[oai(path = "/products/:product_id", method = "get", operation_id = "getProduct")]
    async fn get(&self, cx: May<SEE>, product_id: Path<Id<mark::Product>>) -> Result<Json<Shown>> {
        Ok(Json(shown(&cx, product_id.0).await?))
    }

    /// A new product
    #[oai(path = "/products", method = "post", operation_id = "createProduct")]
    async fn create(&self, cx: May<CHANGE>, product: Json<Fields>) -> Result<Made<Shown>> {
        let sent = product.0.over(&cx, Sent::default())?;
        let known = cx.read(|reads| own_fields(reads)).await?;
        let parse = |fields: &mut crate::web::Fields<'_>| form::parse(fields, &known, None);
        let id = cx.perform(sent, parse, |tx, ask| save::create(tx, ask).map(|made| made.id)).await?;
        Ok(Made(shown(&cx, id).await?))
    }

    /// Changes a product
    #[oai(path = "/products/:product_id", method = "patch", operation_id = "changeProduct")]
    async fn change(&self, cx: May<CHANGE>, product_id: Path<Id<mark::Product>>, product: Json<Fields>) -> Result<Json<Shown>> {
        let id = product_id.0;
        let old = |by: String| GoodsRefusal::ChangedMeanwhile { by }.into();
        let seen = Seen { subject: about_product(id), version: product.0.version, old };
        let sent = |reads: &crate::store::Read<'_>| {
            product.0.clone().over(&cx, Sent::over(form::filled(&cx, reads, &reads.need::<Product>(&id)?)?))
        };
        let moved = cx.site.stocked.moved;
        let (known, had) = cx.read(|reads| Ok((own_fields(reads)?, reads.need::<Product>(&id)?.own))).await?;
        let parse = |fields: &mut crate::web::Fields<'_>| form::parse(fields, &known, Some(&had));
        cx.perform_over(&seen, sent, parse, move |tx, ask| save::change(tx, id, ask, moved).map(drop)).await?;
        Ok(Json(shown(&cx, id).await?))
    }

    /// Every price it had, the newest first
    #[oai(path = "/products/:product_id/prices", method = "get", operation_id = "listProductPrices")]
    async fn prices(&self, cx: May<SEE>, product_id: Path<Id<mark::Product>>) -> Result<Json<Vec<Changed>>> {
        let id = product_id.0;
        let all = cx.read(|reads| reads.need::<Product>(&id).and_then(|one| price_history(reads, one.id, 1_000))).await?;
        let show = |one: crate::catalog::PriceChange| Changed {
            price_type: one.price_type,
            at: one.at,
            before: one.before,
            after: one.after,
            by: one.by,
            reckoned: one.reckoned,
        };
        Ok(Json(all.into_iter().map(show).collect()))
    }

    /// Puts a product into the archive
    #[oai(path = "/products/:product_id/archive", method = "post", operation_id = "archiveProduct")]
    async fn archive(&self, cx: May<CHANGE>, product_id: Path<Id<mark::Product>>) -> Result<Json<Shown>> {
        placed(&cx, product_id.0, Place::Archive).await
    }

    /// Takes a product out of the archive
    #[oai(path = "/products/:product_id/restoration", method = "post", operation_id = "restoreProduct")]
    async fn restore(&self, cx: May<CHANGE>, product_id: Path<Id<mark::Product>>) -> Result<Json<Shown>> {
        placed(&cx, product_id.0, Place::Lists).await
    }
}

async fn placed(cx: &Cx, id: Id<mark::Product>, place: Place) -> Result<Json<Shown>> {
    cx.write(move |tx| save::place(tx, id, place)).await?;
    Ok(Json(shown(cx, id).await?))
}

/// Products that suit in the order they were added.
fn page(reads: &impl Reads, past: Option<Id<mark::Product>>, most: usize, suits: impl Fn(&Product) -> bool) -> Result<Vec<Product>> {
    let mut found = Vec::new();
    let visit = |product: Product| {
        if suits(&product) {
            found.push(product);
        }
        Ok(if found.len() < most { Walk::On } else { Walk::Stop })
    };
    match past {
        Some(past) => reads.walk_past::<Product>((), Order::Ascending, &past, visit)?,
        None => reads.walk::<Product>((), Order::Ascending, visit)?,
    }
    Ok(found)
}
