//! Products with their prices of every type, exactly those the list shows.

use std::collections::{HashMap, hash_map::Entry};

use super::{export::hand_over, fact::What, text::goods as text};
use crate::{
    catalog::goods::{self, Measure, PriceType, Product, ProductKind, ProductVat, Rule, Tree, price_for},
    clients,
    kernel::{Costs, Id, Lang, Result, Right, Text, mark},
    stock::balance,
    store::Read,
    web::{
        Cx, Reply,
        sheet::{Cell, Column, columns},
    },
};

const HEADS: [(Text, u8); 11] = [
    (text::C_CODE, 10),
    (text::C_SKU, 18),
    (text::C_BARCODES, 20),
    (text::C_PRODUCT, 46),
    (text::C_CATEGORY, 32),
    (text::C_UNIT, 9),
    (text::C_KIND, 11),
    (text::C_VAT, 10),
    (text::C_WARRANTY, 11),
    (text::C_SUPPLIER, 26),
    (text::C_PACK, 11),
];
const PRICE: u8 = 14;

pub async fn goods(cx: Cx) -> Result<Reply> {
    let (lang, own) = (cx.lang(), cx.clone());
    let cost = cx.may(Right::SeeCost);
    let types = cx.read(|r| goods::price_types(r)).await?;
    let mut heads = columns(lang, &HEADS);
    heads.extend(types.iter().map(|kind| Column { title: kind.name.get(lang).to_string(), width: PRICE }));
    heads.extend(cost.then(|| Column { title: text::C_COST.get(lang).to_string(), width: PRICE }));
    let shown = heads.len();
    hand_over(&cx, What::Goods, heads, move |reads, sheet| {
        let mut writer = Writer::new(lang, reads, types, cost)?;
        let mut rows = 0;
        goods::each_product_listed(&own, reads, |product| {
            rows += 1;
            sheet.row(&writer.cells(reads, &product)?)
        })?;
        sheet.filters(shown)?;
        Ok(rows)
    })
    .await
}

struct Writer {
    lang: Lang,
    tree: Tree,
    measures: Vec<Measure>,
    types: Vec<PriceType>,
    suppliers: HashMap<Id<mark::Client>, String>,
    cost: bool,
}

impl Writer {
    fn new(lang: Lang, reads: &Read<'_>, types: Vec<PriceType>, cost: bool) -> Result<Writer> {
        let (tree, measures) = (Tree::read(reads)?, goods::all_measures(reads)?);
        Ok(Writer { lang, tree, measures, types, suppliers: HashMap::new(), cost })
    }

    fn cells(&mut self, reads: &Read<'_>, product: &Product) -> Result<Vec<Cell>> {
        let lang = self.lang;
        if let Some(id) = product.supplier
            && let Entry::Vacant(place) = self.suppliers.entry(id)
        {
            place.insert(clients::client(reads, id)?.name);
        }
        let measure = self.measures.iter().find(|measure| measure.id == product.measure);
        let kind = if product.kind == ProductKind::Kit { text::KIND_KIT } else { text::KIND_GOODS };
        // Costs are looked up only for the prices that are made from them.
        let marked = self.types.iter().any(|kind| kind.rule != Rule::Fixed && !product.prices.contains_key(&kind.id));
        let costs = if marked { balance::costs(reads, None, product.id)? } else { Costs::default() };
        let mut cells = vec![
            Cell::text(&product.code),
            Cell::text(&product.sku),
            Cell::text(product.barcodes.join(", ")),
            Cell::text(&product.name),
            Cell::text(self.tree.path(product.category, lang)),
            Cell::text(measure.map_or("", |measure| measure.short.get(lang))),
            Cell::text(kind.get(lang)),
            Cell::text(vat(product.vat, lang)),
            Cell::Count(product.warranty_days),
            Cell::text(product.supplier.and_then(|id| self.suppliers.get(&id)).map_or("", String::as_str)),
            Cell::Quantity(product.pack),
        ];
        let prices = self.types.iter().map(|kind| price_for(product, kind, &costs).known().map_or(Cell::Nothing, Cell::Money));
        cells.extend(prices);
        if self.cost {
            cells.push(balance::cost_of_one(reads, product.id)?.map_or(Cell::Nothing, Cell::Money));
        }
        Ok(cells)
    }
}

/// As the company is taxed: nothing to say.
fn vat(vat: ProductVat, lang: Lang) -> String {
    match vat {
        ProductVat::Company => String::new(),
        ProductVat::None => text::NO_VAT.get(lang).to_string(),
        ProductVat::Rate(rate) => format!("{}\u{a0}%", rate.show(lang)),
    }
}
