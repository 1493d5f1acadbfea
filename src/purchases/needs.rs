//! What is to be bought and why: what is free and on its way, what is to lie there, what orders wait for, what was asked for by
//! hand; and by what is sold in a day, where somebody asks for that.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    demand::{self, Demand},
    expected,
    tables::{PURCHASE_DRAFTS, PurchaseOrder, WISH_WAITING, Wish},
};
use crate::{
    catalog::{self, Measure, Product, ProductKind},
    kernel::{Day, Id, Money, Quantity, Result, mark},
    orders::{ORDER_BY_AWAITING, Order, document},
    stock::{
        BATCH_BY_PRODUCT, Batch, Warehouse, balance,
        levels::{self, Cover},
    },
    store::{Order as Way, Reads, Walk},
    warehouse::Document,
};

type ProductId = Id<mark::Product>;

/// An order that waits for a part.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub order: Order,
    pub line: Id<mark::Line>,
    pub quantity: Quantity,
}

/// The figures a proposal is made of.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    pub cover: Cover,
    /// In orders to suppliers that are not sent yet.
    pub drafted: Quantity,
    /// Of orders that wait.
    pub need: Quantity,
    pub wished: Quantity,
}

impl Figures {
    pub const NONE: Figures = Figures { cover: Cover::NONE, drafted: Quantity::ZERO, need: Quantity::ZERO, wished: Quantity::ZERO };

    /// Below the minimum: up to the target and what orders wait for besides; otherwise what orders wait for and nothing will
    /// cover. What was asked for by hand is bought in any case. What stands in a draft is as good as ordered. Rounded up to
    /// whole packs.
    pub fn proposal(&self, pack: Quantity) -> Quantity {
        let cover = Cover { incoming: self.cover.incoming + self.drafted, ..self.cover };
        let wanted = if cover.is_below() { cover.lacks() + self.need } else { self.need - cover.have() };
        up_to_pack(wanted.max(Quantity::ZERO) + self.wished, pack)
    }
}

/// The least number of whole packs that holds so much.
pub fn up_to_pack(quantity: Quantity, pack: Quantity) -> Quantity {
    if pack.is_positive() { Quantity((quantity.0 + pack.0 - 1) / pack.0 * pack.0) } else { quantity }
}

#[derive(Debug, Clone)]
pub struct Proposal {
    pub product: Product,
    pub measure: Measure,
    pub figures: Figures,
    pub waiting: Vec<Waiting>,
    pub wishes: Vec<Wish>,
    /// Drafts it already stands in.
    pub drafts: Vec<Id<mark::Document>>,
    /// What goes in a day on the average, where that was asked for.
    pub daily: Option<Quantity>,
    pub quantity: Quantity,
    /// What was asked for one the last time it was bought.
    pub price: Money,
}

/// For which warehouses and locations it is reckoned.
pub struct Scope<'s> {
    pub warehouses: &'s [Warehouse],
    pub locations: Vec<Id<mark::Location>>,
    pub demand: Option<Demand>,
    pub today: Day,
}

#[derive(Default)]
struct Gathered {
    figures: BTreeMap<ProductId, Figures>,
    waiting: BTreeMap<ProductId, Vec<Waiting>>,
    wishes: BTreeMap<ProductId, Vec<Wish>>,
    drafts: BTreeMap<ProductId, Vec<Id<mark::Document>>>,
    daily: BTreeMap<ProductId, Quantity>,
    /// Warehouses that have a minimum of it.
    kept: BTreeMap<ProductId, BTreeSet<Id<mark::Warehouse>>>,
}

impl Gathered {
    fn of(&mut self, product: ProductId) -> &mut Figures {
        self.figures.entry(product).or_insert(Figures::NONE)
    }
    /// What lies elsewhere does not make up for what a warehouse is to have; where nobody said anything, all of them count.
    fn counts(&self, warehouse: Id<mark::Warehouse>, product: ProductId) -> bool {
        self.kept.get(&product).is_none_or(|kept| kept.contains(&warehouse))
    }
}

/// Everything that is to be bought, in the order of names.
pub fn reckon(reads: &impl Reads, scope: &Scope<'_>) -> Result<Vec<Proposal>> {
    let mut all = gather(reads, scope)?;
    let mut found = Vec::new();
    for (product, mut figures) in std::mem::take(&mut all.figures) {
        for warehouse in scope.warehouses.iter().filter(|one| all.counts(one.id, product)) {
            figures.cover.available += balance::stock(reads, warehouse.id, product)?.available();
        }
        let Some(product) = reads.get::<Product>(&product)?.filter(|one| one.kind == ProductKind::Goods) else { continue };
        // Of a product that is put away nothing more is kept, and what orders wait for is bought still.
        if product.archived {
            (figures.cover.min, figures.cover.target) = (Quantity::ZERO, Quantity::ZERO);
        }
        let quantity = figures.proposal(product.pack);
        if quantity.is_zero() {
            continue;
        }
        let id = product.id;
        found.push(Proposal {
            measure: reads.need::<Measure>(&product.measure)?,
            waiting: all.waiting.remove(&id).unwrap_or_default(),
            wishes: all.wishes.remove(&id).unwrap_or_default(),
            drafts: all.drafts.remove(&id).unwrap_or_default(),
            daily: all.daily.get(&id).copied(),
            price: last_price(reads, id)?,
            product,
            figures,
            quantity,
        });
    }
    found.sort_by_cached_key(|one| crate::kernel::name::fold(&one.product.name));
    Ok(found)
}

fn gather(reads: &impl Reads, scope: &Scope<'_>) -> Result<Gathered> {
    let mut all = Gathered::default();
    let here: BTreeSet<Id<mark::Warehouse>> = scope.warehouses.iter().map(|one| one.id).collect();
    for warehouse in scope.warehouses {
        levels::of_warehouse(reads, warehouse.id, |level| {
            all.kept.entry(level.product).or_default().insert(warehouse.id);
            let cover = &mut all.of(level.product).cover;
            cover.min += level.min;
            cover.target += level.target;
            Ok(())
        })?;
    }
    expected::each_awaited(reads, |row| {
        if here.contains(&row.warehouse) && all.counts(row.warehouse, row.product) {
            all.of(row.product).cover.incoming += row.rest();
        }
        Ok(())
    })?;
    for one in waiting(reads, &scope.locations, |_| true)? {
        let product = one.0;
        all.of(product).need += one.1.quantity;
        all.waiting.entry(product).or_default().push(one.1);
    }
    for wish in reads.by(&WISH_WAITING, ())?.into_iter().filter(|wish| here.contains(&wish.warehouse)) {
        all.of(wish.product).wished += wish.quantity;
        all.wishes.entry(wish.product).or_default().push(wish);
    }
    for draft in reads.by(&PURCHASE_DRAFTS, ())?.into_iter().filter(|draft: &PurchaseOrder| here.contains(&draft.warehouse)) {
        for line in &draft.lines {
            all.of(line.product).drafted += line.quantity;
            all.drafts.entry(line.product).or_default().push(draft.id);
        }
    }
    if let Some(demand) = &scope.demand {
        for (product, daily) in demand::daily(reads, scope.warehouses, demand, scope.today)? {
            let cover = &mut all.of(product).cover;
            cover.min = cover.min.max(demand.point(daily));
            cover.target = demand.target(daily).max(cover.min);
            all.daily.insert(product, daily);
        }
    }
    Ok(all)
}

/// Lines of open orders that wait for a part, oldest order first.
pub fn waiting(
    reads: &impl Reads,
    locations: &[Id<mark::Location>],
    suits: impl Fn(ProductId) -> bool,
) -> Result<Vec<(ProductId, Waiting)>> {
    let mut orders = Vec::new();
    for location in locations {
        reads.walk_by(&ORDER_BY_AWAITING, (*location,), Way::Ascending, None, |_, id| {
            orders.push(reads.need::<Order>(&id)?);
            Ok(Walk::On)
        })?;
    }
    orders.sort_by_key(|order| order.created);
    let mut found = Vec::new();
    for order in orders {
        for line in document::lines(reads, order.id)? {
            let Some(part) = line.part.as_ref().filter(|part| part.need.is_positive() && suits(part.product)) else { continue };
            found.push((part.product, Waiting { order: order.clone(), line: line.id, quantity: part.need }));
        }
    }
    Ok(found)
}

/// What the supplier asked for one the last time; where no document says it, what it cost.
pub fn last_price(reads: &impl Reads, product: ProductId) -> Result<Money> {
    let mut price = Money::ZERO;
    reads.walk_by(&BATCH_BY_PRODUCT, (product,), Way::Descending, None, |_, number| {
        let batch = reads.need::<Batch>(&number)?;
        let asked = reads.get::<Document>(&batch.document)?.and_then(|document| document.line(batch.line).map(|line| line.price));
        price = asked.filter(|price| price.is_positive()).unwrap_or_else(|| batch.cost.share(Quantity::ONE, batch.quantity));
        Ok(Walk::Stop)
    })?;
    Ok(price)
}

/// A product and the unit it is counted in, of those that may be bought.
pub fn goods(reads: &impl Reads, id: ProductId) -> Result<Option<(Product, Measure)>> {
    let product = catalog::product(reads, id)?;
    let measure = reads.need::<Measure>(&product.measure)?;
    Ok((product.kind == ProductKind::Goods).then_some((product, measure)))
}
