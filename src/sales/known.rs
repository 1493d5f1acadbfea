//! What the till knows of the things it sells: name, price by the chosen type, tax, what leaves the shelf with them.

use crate::{
    catalog::{self, Costs, Measure, PartOf, PriceType, Product, ProductKind, ProductVat, RETAIL, Service, price_for},
    kernel::{Day, Id, Lang, Money, Quantity, Rate, Result, mark},
    shop::{self, Company, Country},
    stock::{balance, ledger::Item},
    store::Reads,
};

use super::tables::What;

/// One thing as it is sold today.
#[derive(Debug, Clone)]
pub struct Thing {
    pub name: String,
    pub code: String,
    pub unit: String,
    /// By the price list; nothing when nobody set one.
    pub price: Option<Money>,
    pub vat: ProductVat,
    pub warranty_days: u32,
    /// What leaves the shelf with one of it.
    pub parts: Vec<(Item, Quantity)>,
    /// How many could be sold; works without end.
    pub available: Option<Quantity>,
}

impl Thing {
    pub fn tracked(&self) -> bool {
        self.parts.iter().any(|(item, _)| item.tracked)
    }
}

/// The shop around the cart.
pub struct Known {
    pub company: Company,
    pub country: Country,
    pub lang: Lang,
    pub day: Day,
    pub warehouse: Option<Id<mark::Warehouse>>,
    pub price_type: Option<PriceType>,
}

impl Known {
    pub fn read(
        reads: &impl Reads,
        warehouse: Option<Id<mark::Warehouse>>,
        price_type: Option<Id<mark::PriceType>>,
        day: Day,
    ) -> Result<Known> {
        let company = shop::company(reads)?.ok_or(crate::kernel::Error::Hidden)?;
        Ok(Known {
            country: Country::named(&company.country).unwrap_or(Country::Russia),
            lang: company.lang,
            company,
            day,
            warehouse,
            price_type: reads.get::<PriceType>(&price_type.unwrap_or(RETAIL))?,
        })
    }

    pub fn vat(&self, vat: ProductVat) -> Option<Rate> {
        match vat {
            ProductVat::Company => self.company.vat.rate(self.country, self.day),
            ProductVat::None => None,
            ProductVat::Rate(rate) => Some(rate),
        }
    }

    /// Nothing when it is not sold any more.
    pub fn thing(&self, reads: &impl Reads, what: What) -> Result<Option<Thing>> {
        match what {
            What::Work(id) => Ok(reads.get::<Service>(&id)?.filter(|work| !work.archived).map(|work| self.work(work))),
            What::Product(id) => match reads.get::<Product>(&id)?.filter(|product| !product.archived) {
                Some(product) => self.product(reads, &product).map(Some),
                None => Ok(None),
            },
        }
    }

    fn work(&self, work: Service) -> Thing {
        Thing {
            name: work.name.get(self.lang).to_string(),
            code: work.code,
            unit: String::new(),
            price: Some(work.price),
            vat: ProductVat::Company,
            warranty_days: work.warranty_days,
            parts: Vec::new(),
            available: None,
        }
    }

    fn product(&self, reads: &impl Reads, product: &Product) -> Result<Thing> {
        let measure = reads.need::<Measure>(&product.measure)?;
        let parts = self.parts(reads, product)?;
        let mut available: Option<Quantity> = None;
        for (item, each) in &parts {
            let there = match self.warehouse {
                Some(warehouse) => balance::stock(reads, warehouse, item.product)?.available(),
                None => Quantity::ZERO,
            };
            // A kit comes whole.
            let whole = if *each == Quantity::ONE { there } else { Quantity(there.0 / each.0.max(1) * Quantity::ONE.0) };
            available = Some(available.map_or(whole, |known| known.min(whole)));
        }
        let costs = match product.kind {
            ProductKind::Goods => balance::costs(reads, self.warehouse, product.id)?,
            ProductKind::Kit => Costs::default(),
        };
        let price = self.price_type.as_ref().and_then(|kind| price_for(product, kind, &costs).known());
        Ok(Thing {
            name: product.name.clone(),
            code: if product.sku.is_empty() { product.code.clone() } else { product.sku.clone() },
            unit: measure.short.get(self.lang).to_string(),
            price,
            vat: product.vat,
            warranty_days: product.warranty_days,
            parts,
            available,
        })
    }

    fn parts(&self, reads: &impl Reads, product: &Product) -> Result<Vec<(Item, Quantity)>> {
        if product.kind == ProductKind::Goods {
            return Ok(vec![(item(reads, product)?, Quantity::ONE)]);
        }
        let mut parts = Vec::new();
        for part in &product.parts {
            if let PartOf::Product(id) = part.what {
                parts.push((item(reads, &catalog::product(reads, id)?)?, part.quantity));
            }
        }
        Ok(parts)
    }
}

/// What the ledger must know of a product.
pub fn item(reads: &impl Reads, product: &Product) -> Result<Item> {
    let decimals = reads.need::<Measure>(&product.measure)?.decimals;
    Ok(Item { product: product.id, decimals, tracked: product.serial_tracked })
}
