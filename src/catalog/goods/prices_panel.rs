//! The prices of a product on its card: each with where it comes from and what is earned, and every one it had before.

use maud::{Markup, html};

use super::{Price, PriceType, ProductKind, Rule, card::Card, pricing::margin, shown::price_said, text};
use crate::{
    catalog::text as common,
    kernel::{Id, Money, Right, mark, name::short_name},
    web::Cx,
};

pub fn prices(cx: &Cx, card: &Card) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let shown = card.types.iter().zip(&card.prices).filter(|(kind, _)| !kind.archived || card.product.prices.contains_key(&kind.id));
    let cost = card.costs.usual().filter(|_| cx.may(Right::SeeCost));
    let earned = |price: &Price| price.known().zip(cost).and_then(|(price, cost)| margin(price, cost));
    html! {
        table.data.data--plain.data--tight {
            thead {
                tr {
                    th.grow { (text::PRICE_TYPE.get(lang)) }
                    @if cost.is_some() { th.num { (text::MARGIN.get(lang)) } }
                    th.num { (common::PRICE.get(lang)) ", " (sign) }
                }
            }
            tbody {
                @for (kind, price) in shown {
                    tr {
                        td.grow { (kind.name.get(lang)) span.sub { (made_by(cx, card, kind)) } }
                        @if cost.is_some() { td.num.dim { @match earned(price) { Some(share) => { (share.show(lang)) "\u{a0}%" }, None => "\u{2014}" } } }
                        td.num { b { (price_said(cx, *price)) } }
                    }
                }
            }
        }
        @if !card.history.is_empty() { (history(cx, card)) }
    }
}

/// How a price comes about: set by hand, or by the rule of its type.
fn made_by(cx: &Cx, card: &Card, kind: &PriceType) -> String {
    let lang = cx.lang();
    match (card.product.prices.contains_key(&kind.id), kind.rule) {
        (true, _) => text::SET_BY_HAND.get(lang).into(),
        (false, _) if card.product.kind == ProductKind::Kit => text::SUM_OF_PARTS.get(lang).into(),
        (false, Rule::Fixed) => text::NOT_SET.get(lang).into(),
        (false, Rule::Markup { rate, step, .. }) => text::BY_RULE.with(lang, &[&rate.show(lang), &cx.sum(step)]),
    }
}

fn history(cx: &Cx, card: &Card) -> Markup {
    let (lang, zone) = (cx.lang(), &cx.frame().zone);
    let name = |id: Id<mark::PriceType>| card.types.iter().find(|kind| kind.id == id).map_or("", |kind| kind.name.get(lang));
    let sum = |price: Option<Money>| price.map_or("\u{2014}".to_string(), |price| cx.money(price));
    html! {
        details.more-fields {
            summary { (text::PRICE_HISTORY.get(lang)) }
            table.data.data--plain.data--tight {
                tbody {
                    @for change in &card.history {
                        tr {
                            td.nowrap title=(zone.full(change.at, lang)) { (zone.near(change.at, cx.now(), lang)) }
                            td.grow { (name(change.price_type)) }
                            td.num { span.dim { (sum(change.before)) " \u{2192} " } (sum(change.after)) }
                            td.dim { @if change.reckoned { (text::BY_COST.get(lang)) } @else { (short_name(&change.by)) } }
                        }
                    }
                }
            }
        }
    }
}
