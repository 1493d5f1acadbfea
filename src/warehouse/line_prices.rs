//! What goods will be sold for, set in the posting that brings them: the rules of the price types propose prices of the new
//! cost, a person changes them, and they are set when the posting is posted.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    access,
    draft::{self, draft},
    fact::DocFact,
    tables::{DocKind, DocLine, Document},
    text,
};
use crate::{
    catalog::goods::{self, PriceType, Product, Rule, price_for, price_types},
    kernel::{Costs, Error, Id, Money, Quantity, Result, Right, mark},
    stock::balance,
    store::{Reads, Write},
    web::{Cx, Fields, Form, Reply, text as web, ui::field::Draw},
};

/// Fields of prices begin so, with the id of the type.
const FIELD: &str = "sell_";

pub type Prices = BTreeMap<Id<mark::PriceType>, Money>;

/// A type of price for one line: what stands now and what the rule makes of the new cost.
pub struct Proposal {
    pub kind: PriceType,
    pub now: Option<Money>,
    pub by_rule: Option<Money>,
}

/// Whether this person sets prices in this document.
pub fn may_set(cx: &Cx, document: &Document) -> bool {
    document.kind == DocKind::Posting && cx.may(Right::EditGoodsPrices)
}

/// What one piece of a line costs with its share of what was paid besides.
fn unit_cost(document: &Document, line: &DocLine) -> Money {
    let sums: Vec<i64> = document.lines.iter().map(|one| one.sum().0).collect();
    let at = document.lines.iter().position(|one| one.number == line.number);
    let extra = at.and_then(|at| document.extra.split(&sums).get(at).copied()).unwrap_or_default();
    (line.sum() + extra).share(Quantity::ONE, line.quantity)
}

pub fn proposals(reads: &impl Reads, document: &Document, line: &DocLine) -> Result<Vec<Proposal>> {
    let product = goods::product(reads, line.product)?;
    let before = balance::costs(reads, Some(document.warehouse), line.product)?;
    let cost = Some(unit_cost(document, line)).filter(|cost| cost.is_positive());
    let after = Costs { last: cost.or(before.last), batch: before.batch.or(cost), average: before.average.or(cost) };
    let ruled = Product { prices: BTreeMap::new(), ..product.clone() };
    let one = |kind: PriceType| Proposal {
        now: price_for(&product, &kind, &before).known(),
        by_rule: Some(&kind).filter(|kind| kind.rule != Rule::Fixed).and_then(|kind| price_for(&ruled, kind, &after).known()),
        kind,
    };
    Ok(price_types(reads)?.into_iter().map(one).collect())
}

/// Puts into the form what the line says already.
pub fn fill(form: &mut Form, line: &DocLine) {
    for (kind, price) in &line.prices {
        form.set(&format!("{FIELD}{kind}"), price.input());
    }
}

/// Fields of prices in the dialog of a line.
pub fn fields(cx: &Cx, draw: Draw<'_>, proposals: &[Proposal]) -> Markup {
    let lang = cx.lang();
    let hint = |one: &Proposal| {
        let now = one.now.map(|price| text::prices::NOW.with(lang, &[&cx.sum(price)]));
        let rule = one.by_rule.map(|price| text::prices::BY_RULE.with(lang, &[&cx.sum(price)]));
        [now, rule].into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ")
    };
    html! {
        fieldset.field {
            legend.label { (text::prices::NEW_PRICES.get(lang)) }
            div.grid-2 {
                @for one in proposals {
                    (draw.named(&format!("{FIELD}{}", one.kind.id), one.kind.name.get(lang)).optional().hint_said(hint(one)).money(cx.frame().currency).autocomplete("off").input())
                }
            }
        }
    }
}

/// Whether a form has the fields of prices: a field of a row is sent alone.
pub fn sent(form: &Form) -> bool {
    form.pairs().iter().any(|(name, _)| name.starts_with(FIELD))
}

/// The prices a form asks for; nothing typed leaves a price as it is.
pub fn parse(f: &mut Fields<'_>) -> Prices {
    let mut found = Prices::new();
    for (kind, typed) in f.starting(FIELD) {
        let price = Money::parse(&typed).filter(|price| (Money::ZERO..=Money::LIMIT).contains(price));
        match (kind.parse(), price) {
            _ if typed.is_empty() => {}
            (Ok(kind), Some(price)) => {
                found.insert(kind, price);
            }
            _ => f.refuse(&format!("{FIELD}{kind}"), web::BAD_MONEY),
        }
    }
    found
}

/// Keeps the prices of a line until the posting is posted.
pub fn put(tx: &mut Write<'_>, id: Id<mark::Document>, number: u32, prices: &Prices) -> Result<()> {
    let mut document = draft(tx, id)?;
    let Some(line) = document.lines.iter_mut().find(|line| line.number == number) else { return Err(Error::Hidden) };
    line.prices.clone_from(prices);
    tx.put(&document)
}

/// `POST /stock/documents/:id/prices`: the rules fill the prices of every line where they say something new.
pub async fn propose(cx: Cx) -> Result<Reply> {
    let (id, count) = propose_all(&cx).await?;
    let said =
        if count == 0 { text::prices::NOTHING_NEW.get(cx.lang()).to_string() } else { text::prices::PROPOSED.with(cx.lang(), &[&count]) };
    Ok(Reply::redirect(format!("/stock/documents/{id}")).saying(said))
}

/// Answers how many prices were filled in the document of the address.
pub async fn propose_all(cx: &Cx) -> Result<(Id<mark::Document>, usize)> {
    let document = access::mine(cx).await?.document;
    if !may_set(cx, &document) {
        return Err(Error::Denied(Right::EditGoodsPrices));
    }
    let id = document.id;
    Ok((id, cx.write(move |tx| fill_all(tx, id)).await?))
}

fn fill_all(tx: &mut Write<'_>, id: Id<mark::Document>) -> Result<usize> {
    let mut document = draft(tx, id)?;
    let whole = document.clone();
    let mut count = 0;
    for line in &mut document.lines {
        for one in proposals(tx, &whole, line)? {
            if let Some(price) = one.by_rule.filter(|price| Some(*price) != one.now) {
                line.prices.insert(one.kind.id, price);
                count += 1;
            }
        }
    }
    if count == 0 {
        tx.quiet("the rules say what stands already");
        return Ok(0);
    }
    draft::keep(tx, document, &DocFact::PricesProposed { count }).map(|_| count)
}

/// Sets the prices of a posting that is being posted.
pub fn set_all(tx: &mut Write<'_>, document: &Document) -> Result<()> {
    for line in &document.lines {
        for (kind, price) in &line.prices {
            goods::set_price(tx, line.product, *kind, Some(*price), None)?;
        }
    }
    Ok(())
}

/// The new prices of a line, as its row says them.
pub fn said(cx: &Cx, line: &DocLine, kinds: &[PriceType]) -> Option<String> {
    let one = |kind: &PriceType| line.prices.get(&kind.id).map(|price| format!("{} {}", kind.name.get(cx.lang()), cx.sum(*price)));
    let all: Vec<String> = kinds.iter().filter_map(one).collect();
    (!all.is_empty()).then(|| text::prices::LINE_PRICES.with(cx.lang(), &[&all.join(", ")]))
}
