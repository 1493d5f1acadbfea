//! A sale on its page: its lines, its money, what came back, its history.

use maud::{Markup, html};

use super::{
    facts::about,
    find,
    list::standing_chip,
    tables::{RETURN_BY_SALE, Return, Sale, SaleLine},
    text,
};
use crate::{
    cash::{Cashbox, Operation, kind_title, ledger::operations_by},
    clients::Client,
    kernel::{Id, Lang, Money, Quantity, Result, Right, mark, text::Named},
    log::{FactRow, fact},
    store::{Read, Reads},
    web::{
        Cx, Page, Reply,
        lists::Owner,
        ui::{self, icon},
    },
};

const FACTS: usize = 50;

pub struct Card {
    pub sale: Sale,
    pub client: Option<Client>,
    pub backs: Vec<Return>,
    money: Vec<(Operation, Vec<Named>)>,
    facts: Vec<FactRow>,
    warehouse: Option<Named>,
}

fn read(cx: &Cx, reads: &Read<'_>, id: Id<mark::Document>) -> Result<Card> {
    let sale = find::seen(cx, reads, id)?;
    let mut money = Vec::new();
    for operation in operations_by(reads, id)?.into_iter().filter(|done| !done.moved().is_zero()) {
        let names = operation.cashboxes().into_iter().map(|id| Ok(reads.need::<Cashbox>(&id)?.name)).collect::<Result<Vec<_>>>()?;
        money.push((operation, names));
    }
    Ok(Card {
        client: sale.client.map(|id| reads.need::<Client>(&id)).transpose()?,
        backs: reads.by(&RETURN_BY_SALE, (id,))?,
        money,
        facts: fact::feed(reads, about(id), None, FACTS)?,
        warehouse: sale.warehouse.map(|id| reads.need::<crate::stock::Warehouse>(&id)).transpose()?.map(|one| one.name),
        sale,
    })
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let id = cx.path("id")?;
    let card = cx.read(|reads| read(&cx, reads, id)).await?;
    Ok(cx.page(view(&cx, &card)))
}

fn view(cx: &Cx, card: &Card) -> Page {
    let (lang, sale) = (cx.lang(), &card.sale);
    let title = format!("{} {}", text::SALE.get(lang), sale.number);
    let body = html! {
        div.page-head {
            a.icon-btn href="/sales" aria-label=(text::SALES.get(lang)) { (icon("arrow-left")) }
            h1 { (title) }
            (standing_chip(sale.standing(), lang))
            div.page-head__end { (actions(cx, card)) }
        }
        div.page {
            div.split {
                div { (lines(cx, sale)) @if !card.backs.is_empty() { (backs(cx, card)) } }
                div {
                    (facts(cx, card))
                    (ui::panel(text::MONEY.get(lang), html! {}, money(cx, card)))
                    (ui::panel(text::HISTORY.get(lang), html! {}, ui::feed::feed(cx, &card.facts, None)))
                }
            }
        }
    };
    Page::new("sales", title, body).live(format!("sale:{}", sale.id))
}

fn actions(cx: &Cx, card: &Card) -> Markup {
    let (lang, sale) = (cx.lang(), &card.sale);
    let path = format!("/sales/{}", sale.id);
    html! {
        @if sale.debt.is_positive() && cx.may_at(sale.location, Right::TakePayments) {
            a.btn href={ (path) "/payment" } hx-get={ (path) "/payment" } hx-target="#dialog" data-key="KeyP" { (icon("wallet")) (text::TAKE_MONEY.get(lang)) }
        }
        @if cx.may_at(sale.location, Right::TakeGoodsBack) && sale.lines.iter().any(|line| line.rest().is_positive()) {
            a.btn href={ (path) "/return" } hx-get={ (path) "/return" } hx-target="#dialog" { (icon("undo-2")) (text::TAKE_BACK.get(lang)) }
        }
        @if cx.may_at(sale.location, Right::PrintPapers) { a.btn.btn--primary href={ (path) "/print/roll80" } data-key="Ctrl+KeyP" { (icon("printer")) (text::RECEIPT.get(lang)) } }
    }
}

fn lines(cx: &Cx, sale: &Sale) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let cost = cx.may_at(sale.location, Right::SeeCost);
    let columns = if cost { 5 } else { 4 };
    html! {
        section.panel {
            header.panel__head { h2 { (text::GOODS_AND_WORKS.get(lang)) } }
            div.data-wrap tabindex="0" { table.data.data--plain.data--cards {
                thead { tr { th.grow { (text::THING.get(lang)) } th.num { (text::QUANTITY.get(lang)) } th.num { (text::PRICE.get(lang)) } th.num { (text::DISCOUNT.get(lang)) } @if cost { th.num { (text::COST.get(lang)) } } th.num { (text::SUM.get(lang)) ", " (sign) } } }
                tbody { @for line in &sale.lines { (row(cx, line, cost)) } }
                tfoot {
                    tr { td colspan=(columns) { (text::TOTAL.get(lang)) } td.num { b { (cx.money(sale.total)) } } }
                    @if !sale.tax().is_zero() { tr { td colspan=(columns) { (text::VAT_INSIDE.get(lang)) } td.num { (cx.money(sale.tax())) } } }
                    @if cost { tr { td colspan=(columns) { (text::MARGIN.get(lang)) } td.num { (cx.money(sale.total - sale.tax() - sale.cost())) } } }
                }
            } }
        }
    }
}

fn row(cx: &Cx, line: &SaleLine, cost: bool) -> Markup {
    let lang = cx.lang();
    html! {
        tr data-mute[line.rest().is_zero()] {
            td.grow.c-title hx-disable {
                (line.name)
                @let serials = (!line.serials.is_empty()).then(|| text::SERIAL_LINE.with(lang, &[&line.serials.join(", ")]));
                @let back = line.back.quantity.is_positive().then(|| text::RETURNED.with(lang, &[&counted(line.back.quantity, line, lang)]));
                span.sub.sub--keep { ([Some(line.code.clone()).filter(|code| !code.is_empty()), serials, back].into_iter().flatten().collect::<Vec<_>>().join(" · ")) }
            }
            td.num.c-meta.sale-qty { (counted(line.quantity, line, lang)) span.sale-each { " × " (cx.money(line.price)) } }
            td.num { (cx.money(line.price)) }
            td.num { @if !line.off.is_zero() { (cx.money(-line.off)) } }
            @if cost { td.num.dim { @if !line.is_work() { (cx.money(line.cost)) } } }
            td.num.c-sum { b { (cx.money(line.net)) } }
        }
    }
}

fn counted(quantity: Quantity, line: &SaleLine, lang: crate::kernel::Lang) -> String {
    if line.unit.is_empty() { quantity.show(lang) } else { format!("{}\u{a0}{}", quantity.show(lang), line.unit) }
}

fn backs(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    html! {
        section.panel {
            header.panel__head { h2 { (text::RETURNS.get(lang)) } }
            ul.lines {
                @for back in &card.backs {
                    li {
                        div.grow { b { (back.number) } small { (cx.frame().zone.near(back.at, cx.now(), lang)) " · " (back.by_name) @if back.to_balance.is_positive() { " · " (text::TO_BALANCE.get(lang)) " " (cx.money(back.to_balance)) } @if back.off_debt.is_positive() { " · " (text::P_OFF_DEBT.get(lang)) " " (cx.money(back.off_debt)) } @if !back.reason.is_empty() { " · " span hx-disable { (back.reason) } } } }
                        b { (cx.money(-back.total())) }
                        @if cx.may_at(card.sale.location, Right::PrintPapers) { a.icon-btn.icon-btn--s href={ "/sales/" (card.sale.id) "/print/roll80?return=" (back.number) } aria-label=(text::PRINT.get(lang)) title=(text::PRINT.get(lang)) { (icon("printer")) } }
                    }
                }
            }
        }
    }
}

fn facts(cx: &Cx, card: &Card) -> Markup {
    let (lang, sale, zone) = (cx.lang(), &card.sale, &cx.frame().zone);
    let place = cx.frame().place(sale.location).map_or("", |place| place.name.as_str());
    ui::panel(
        text::SALE.get(lang),
        html! {},
        html! {
            dl.kv {
                dt { (text::WHEN.get(lang)) } dd { (zone.full(sale.at, lang)) }
                dt { (text::WHO.get(lang)) } dd { (sale.by_name) }
                @if let Some(client) = &card.client { dt { (text::CLIENT.get(lang)) } dd { @if cx.may(Right::SeeClients) { a.link href={ "/clients/" (client.id) } { (client.name) } } @else { (client.name) } } }
                dt { (text::LOCATION.get(lang)) } dd { (place) }
                @if let Some(warehouse) = &card.warehouse { dt { (text::WAREHOUSE.get(lang)) } dd { (warehouse.get(lang)) } }
                @if !sale.comment.is_empty() { dt { (text::COMMENT.get(lang)) } dd { (ui::prose(&sale.comment)) } }
            }
        },
    )
}

fn money(cx: &Cx, card: &Card) -> Markup {
    let (lang, sale) = (cx.lang(), &card.sale);
    let sum = |amount: Money| ui::money(amount, cx.frame().currency, lang);
    html! {
        ul.lines.lines--flush {
            @if sale.from_balance.is_positive() { li { div.grow { (text::FROM_BALANCE.get(lang)) } b { (cx.money(sale.from_balance)) } } }
            @for (operation, names) in &card.money {
                li {
                    div.grow {
                        @if cx.may(Right::SeeCash) { a.link href={ "/cash/operations/" (operation.id) } { (kind_title(operation.kind).get(lang)) } } @else { (kind_title(operation.kind).get(lang)) }
                        small { (names.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join(" + ")) @if let Some(change) = operation.change() { " · " (text::CHANGE.get(lang)) " " (cx.money(change)) } }
                    }
                    b.money--in[operation.moved().is_positive()] { (cx.money(operation.moved())) }
                }
            }
        }
        @if sale.debt.is_positive() { dl.kv.kv--end.settle { dt { (text::DEBT.get(lang)) } dd { b.money--due { (sum(sale.debt)) } } } }
    }
}

/// How the stock calls a sale or what came back of it.
pub fn named(reads: &Read<'_>, id: Id<mark::Document>, lang: Lang) -> Result<Option<Owner>> {
    let sale = match reads.get::<Return>(&id)? {
        Some(back) => reads.get::<Sale>(&back.sale)?.map(|sale| (text::RETURN_OF.with(lang, &[&sale.number]), sale.id)),
        None => reads.get::<Sale>(&id)?.map(|sale| (format!("{} {}", text::SALE.get(lang), sale.number), sale.id)),
    };
    Ok(sale.map(|(name, id)| Owner { name, path: format!("/sales/{id}") }))
}
