//! What the till knows of the things it sells: name, price by the chosen type, tax, what leaves the shelf with them.

use crate::{
    catalog::{self, Measure, PartOf, PriceType, Product, ProductKind, ProductVat, RETAIL, Service},
    clients::Client,
    kernel::{Day, Id, Lang, Money, Quantity, Rate, Result, mark},
    shop::{self, Company, Country},
    stock::{balance, ledger::Item, price, units},
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
    /// What a kit is made of, in words.
    pub inside: Vec<String>,
    /// How many could be sold; works without end.
    pub available: Option<Quantity>,
}

impl Thing {
    pub fn tracked(&self) -> bool {
        self.parts.iter().any(|(item, _)| item.tracked)
    }
    pub fn is_kit(&self) -> bool {
        !self.inside.is_empty()
    }
    /// Numbers of its things that lie in a warehouse and are promised to nobody.
    pub fn numbers(&self, reads: &impl Reads, warehouse: Id<mark::Warehouse>) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for (item, _) in self.parts.iter().filter(|(item, _)| item.tracked) {
            let free = units::lying(reads, warehouse, item.product)?.into_iter().filter(|unit| unit.reservation.is_none());
            found.extend(free.map(|unit| unit.serial));
        }
        Ok(found)
    }
}

/// The type of price that was asked for, or the client's own, or retail.
pub fn price_type(reads: &impl Reads, asked: Option<Id<mark::PriceType>>, client: Option<&Client>) -> Result<Option<PriceType>> {
    for id in [asked, client.and_then(|client| client.price_type), Some(RETAIL)].into_iter().flatten() {
        if let Some(kind) = reads.get::<PriceType>(&id)?.filter(|kind| !kind.archived) {
            return Ok(Some(kind));
        }
    }
    Ok(None)
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
    pub fn read(reads: &impl Reads, warehouse: Option<Id<mark::Warehouse>>, price_type: Option<PriceType>, day: Day) -> Result<Known> {
        let company = shop::company(reads)?.ok_or(crate::kernel::Error::Hidden)?;
        Ok(Known {
            country: Country::named(&company.country).unwrap_or(Country::Russia),
            lang: company.lang,
            company,
            day,
            warehouse,
            price_type,
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
            price: Some(self.price_type.as_ref().map_or(work.price, |kind| work.price_by(kind.id))),
            code: work.code,
            unit: String::new(),
            vat: ProductVat::Company,
            warranty_days: work.warranty_days,
            parts: Vec::new(),
            inside: Vec::new(),
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
        let price = match &self.price_type {
            Some(kind) => price::price(reads, kind, self.warehouse, product)?,
            None => None,
        };
        Ok(Thing {
            name: product.name.clone(),
            code: if product.sku.is_empty() { product.code.clone() } else { product.sku.clone() },
            unit: measure.short.get(self.lang).to_string(),
            price,
            vat: product.vat,
            warranty_days: product.warranty_days,
            parts,
            inside: self.inside(reads, product)?,
            available,
        })
    }

    /// Each product once, however often a kit names it.
    fn parts(&self, reads: &impl Reads, product: &Product) -> Result<Vec<(Item, Quantity)>> {
        if product.kind == ProductKind::Goods || self.lies_whole(reads, product)? {
            return Ok(vec![(Item::of(reads, product)?, Quantity::ONE)]);
        }
        let mut parts: Vec<(Item, Quantity)> = Vec::new();
        for part in &product.parts {
            let PartOf::Product(id) = part.what else { continue };
            match parts.iter_mut().find(|(item, _)| item.product == id) {
                Some((_, each)) => *each += part.quantity,
                None => parts.push((Item::of(reads, &catalog::product(reads, id)?)?, part.quantity)),
            }
        }
        Ok(parts)
    }

    /// A kit that was put together lies on the shelf and is sold as any other thing; one that was not, by its parts.
    fn lies_whole(&self, reads: &impl Reads, kit: &Product) -> Result<bool> {
        match self.warehouse {
            Some(warehouse) => Ok(balance::stock(reads, warehouse, kit.id)?.available().is_positive()),
            None => Ok(false),
        }
    }

    fn inside(&self, reads: &impl Reads, product: &Product) -> Result<Vec<String>> {
        let mut inside = Vec::new();
        for part in product.parts.iter().filter(|_| product.kind == ProductKind::Kit) {
            let name = match part.what {
                PartOf::Product(id) => catalog::product(reads, id)?.name,
                PartOf::Work(id) => reads.need::<Service>(&id)?.name.get(self.lang).to_string(),
            };
            inside.push(if part.quantity == Quantity::ONE { name } else { format!("{name} × {}", part.quantity.show(self.lang)) });
        }
        Ok(inside)
    }
}
