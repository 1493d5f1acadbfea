//! `/goods/:id`: everything about one product, over the list or as a page.

use maud::{Markup, html};

use super::{
    KitPart, Measure, PATH, PRODUCT_BY_PART, PartOf, Place, Price, PriceChange, PriceType, Product, ProductKind, Tree, all_price_types,
    analogues, barcode,
    fact::{about, kind_text, vat_named},
    makes::makes,
    own::{self, OwnField},
    pictures, price_history,
    prices::price_of,
    prices_panel::prices,
    rows,
    save::place,
    shown::{codes, costs, price_said},
    tags, text,
};
use crate::{
    catalog::{Model, Service, text as common},
    kernel::{Costs, Id, Lang, Money, Quantity, Result, Right, mark},
    log::{FactRow, Subject, fact},
    store::{Read, Reads},
    web::{
        Cx, Page, Reply, text as web,
        ui::{self, icon},
    },
};

/// Facts of one page of the feed, and prices of the history.
const FACTS: usize = 30;
const PRICES: usize = 50;

/// What the card shows.
pub(super) struct Card {
    pub product: Product,
    branch: String,
    measure: Measure,
    pub types: Vec<PriceType>,
    pub history: Vec<PriceChange>,
    models: Vec<String>,
    /// By the types, as they stand.
    pub prices: Vec<Price>,
    pub costs: Costs,
    analogues: Vec<(Product, Price)>,
    parts: Vec<(KitPart, String, Option<Money>, String)>,
    /// Kits it stands in.
    kits: Vec<(Product, Price)>,
    supplier: Option<String>,
    own: Vec<OwnField>,
    /// How many of a kit can be put together now.
    makes: Option<Quantity>,
    /// Why the pictures just sent were refused.
    wrong: Option<String>,
    facts: Vec<FactRow>,
}

fn read(cx: &Cx, reads: &Read<'_>, id: Id<mark::Product>) -> Result<Card> {
    let (product, lang) = (reads.need::<Product>(&id)?, cx.lang());
    let mut models = Vec::new();
    for model in &product.models {
        models.extend(reads.get::<Model>(model)?.map(|model| rows::model_title(reads, &model)).transpose()?);
    }
    let (types, costs) = (all_price_types(reads)?, costs(cx, reads));
    let retail = types.iter().find(|kind| kind.id == super::RETAIL);
    let retail_of = |one: &Product| retail.map_or(Ok(Price::Unset), |kind| price_of(reads, one, kind, &costs));
    let priced = |all: Vec<Product>| all.into_iter().map(|one| retail_of(&one).map(|price| (one, price))).collect::<Result<Vec<_>>>();
    let parts = product.parts.iter().map(|part| part_line(reads, *part, lang, &retail_of)).collect::<Result<Vec<_>>>()?;
    let mut kits = reads.by(&PRODUCT_BY_PART, id.cast::<()>())?;
    kits.retain(|kit| !kit.archived);
    Ok(Card {
        branch: Tree::read(reads)?.path(product.category, lang),
        measure: reads.need::<Measure>(&product.measure)?,
        prices: types.iter().map(|kind| price_of(reads, &product, kind, &costs)).collect::<Result<Vec<_>>>()?,
        costs: costs(id)?,
        history: price_history(reads, id, PRICES)?,
        analogues: priced(analogues(reads, &product)?)?,
        supplier: product.supplier.map(|id| (cx.site.name_of)(reads, Subject::client(id))).transpose()?.flatten(),
        facts: fact::feed(reads, about(id), None, FACTS)?,
        own: own::all(reads)?,
        makes: if cx.may(Right::SeeStock) { makes(cx, reads, &product.parts)? } else { None },
        wrong: None,
        kits: priced(kits)?,
        types,
        models,
        parts,
        product,
    })
}

/// A part of a kit with its name, its own price and its unit.
fn part_line(
    reads: &Read<'_>,
    part: KitPart,
    lang: Lang,
    retail_of: &dyn Fn(&Product) -> Result<Price>,
) -> Result<(KitPart, String, Option<Money>, String)> {
    Ok(match part.what {
        PartOf::Product(id) => {
            let product = reads.need::<Product>(&id)?;
            let unit = reads.need::<Measure>(&product.measure)?.short.get(lang).to_string();
            (part, product.name.clone(), retail_of(&product)?.known(), unit)
        }
        PartOf::Work(id) => {
            let work = reads.need::<Service>(&id)?;
            (part, work.name.get(lang).to_string(), Some(work.price), String::new())
        }
    })
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Product> = cx.path("id")?;
    let card = cx.read(|reads| read(&cx, reads, id)).await?;
    let live = format!("product:{id}");
    let body = if cx.wants_drawer() { drawer(&cx, &card) } else { page(&cx, &card) };
    Ok(cx.page(Page::drawer("stock", card.product.name.clone(), body).live(live)))
}

/// The card once more, with why its new pictures were refused.
pub async fn again(cx: &Cx, id: Id<mark::Product>, wrong: String) -> Result<Reply> {
    let card = Card { wrong: Some(wrong), ..cx.read(|reads| read(cx, reads, id)).await? };
    Ok(cx.again(Page::new("stock", card.product.name.clone(), page(cx, &card))))
}

/// `GET /goods/:id/feed?after=…`: older facts.
pub async fn feed(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Product> = cx.path("id")?;
    let after = cx.query("after").and_then(|seq| seq.parse().ok());
    let (product, facts) = cx.read(|reads| Ok((reads.need::<Product>(&id)?, fact::feed(reads, about(id), after, FACTS)?))).await?;
    let list = feed_list(&cx, id, &facts);
    if cx.visit.htmx {
        return Ok(Reply::fragment(list));
    }
    let back = html! { a.btn href={ (PATH) "/" (id) } { (icon("arrow-left")) (product.name) } };
    let body = html! { (ui::page_head(text::FEED.get(cx.lang()), None, back)) div.page { (ui::panel(&product.name, html! {}, list)) } };
    Ok(cx.page(Page::new("stock", product.name.clone(), body).live(format!("product:{id}"))))
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Product> = cx.path("id")?;
    cx.write(move |tx| place(tx, id, Place::Archive)).await?;
    Ok(Reply::redirect(format!("{PATH}/{id}")).undoable(common::ARCHIVED.get(cx.lang()), format!("{PATH}/{id}/restoration")))
}

pub async fn restore(cx: Cx) -> Result<Reply> {
    let id: Id<mark::Product> = cx.path("id")?;
    cx.write(move |tx| place(tx, id, Place::Lists)).await?;
    Ok(Reply::redirect(format!("{PATH}/{id}")).saying(common::RESTORED.get(cx.lang())))
}

fn drawer(cx: &Cx, card: &Card) -> Markup {
    let side = |title: &str, body: Markup| html! { section { h2 { (title) } (body) } };
    let id = card.product.id;
    html! {
        div.scrim {}
        aside.drawer role="dialog" aria-labelledby="card-title" data-close-url=(PATH) {
            div.drawer__card id="product-card" hx-ext="morph" data-live={ "product:" (id) } data-live-url={ (PATH) "/" (id) } {
                div.drawer__head {
                    h1.drawer__name id="card-title" { (card.product.name) }
                    (badges(cx, card))
                    div.drawer__tools {
                        (more(cx, card))
                        button.icon-btn type="button" data-close-drawer aria-label=(web::CLOSE.get(cx.lang())) { (icon("x")) }
                    }
                }
                div.drawer__body {
                    div.drawer__main { div.page { (notices(cx, card)) (main_column(cx, card)) } }
                    aside.drawer__side { (side_column(cx, card, side)) }
                }
                @let buttons = buttons(cx, card);
                @if !buttons.0.is_empty() { footer.drawer__foot { span.vr-gap {} (buttons) } }
            }
        }
    }
}

fn page(cx: &Cx, card: &Card) -> Markup {
    html! {
        div.page-head {
            a.icon-btn href=(PATH) aria-label=(text::GOODS.get(cx.lang())) { (icon("arrow-left")) }
            h1 { (card.product.name) }
            (badges(cx, card))
            div.page-head__end { (buttons(cx, card)) (more(cx, card)) }
        }
        div.page {
            (notices(cx, card))
            div.split {
                div { (main_column(cx, card)) }
                div { (side_column(cx, card, |title, body| ui::panel(title, html! {}, body))) }
            }
        }
    }
}

fn badges(cx: &Cx, card: &Card) -> Markup {
    let (product, lang) = (&card.product, cx.lang());
    html! {
        span.count { (codes(product)) }
        @if product.kind == ProductKind::Kit { (ui::badge("violet", text::KIND_KIT.get(lang))) }
        @if product.serial_tracked { (ui::badge("blue", text::SERIALS_SHORT.get(lang))) }
        @if product.archived { (ui::badge("gray", common::ARCHIVE.get(lang))) }
    }
}

fn opens(href: &str, class: &str, sign: &str, label: &str) -> Markup {
    html! { a class=(class) href=(href) hx-get=(href) hx-target="#dialog" hx-swap="innerHTML" { (icon(sign)) (label) } }
}

fn buttons(cx: &Cx, card: &Card) -> Markup {
    let (id, lang) = (card.product.id, cx.lang());
    html! {
        @if !card.product.archived { a.btn href={ (tags::PATH) "?p=" (id) "&by=stock" } { (icon("tag")) (tags::TITLE.get(lang)) } }
        @if cx.may(Right::EditGoods) { (opens(&format!("{PATH}/{id}/edit"), "btn btn--primary", "pencil", web::EDIT.get(lang))) }
    }
}

/// What is done rarely.
fn more(cx: &Cx, card: &Card) -> Markup {
    let (id, lang) = (card.product.id, cx.lang());
    html! {
        @if cx.may(Right::EditGoods) && !card.product.archived {
            details.drop.drop--end {
                summary.icon-btn aria-label=(web::MORE.get(lang)) { (icon("ellipsis")) }
                div.menu {
                    (opens(&format!("/goods/new?from={id}"), "", "copy", common::DUPLICATE.get(lang)))
                    (ui::post_form(cx, &format!("{PATH}/{id}/archive"), "", html! { button { (icon("archive")) (common::TO_ARCHIVE.get(lang)) } }))
                }
            }
        }
    }
}

fn notices(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    html! {
        @if card.product.archived {
            (ui::note("warn", html! { (text::ARCHIVED_NOTE.get(lang)) }))
            @if cx.may(Right::EditGoods) {
                (ui::post_button(cx, &format!("{PATH}/{}/restoration", card.product.id), "btn", html! { (icon("undo-2")) (common::RESTORE.get(lang)) }))
            }
        }
    }
}

fn main_column(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    let nothing = || html! {};
    html! {
        (ui::panel(text::PRICES.get(lang), nothing(), prices(cx, card)))
        @if card.product.kind == ProductKind::Goods && cx.may(Right::SeeStock) { (ui::panel(text::ON_SHELVES.get(lang), nothing(), ui::later(&format!("{PATH}/{}/shelf", card.product.id), text::SHOW_SHELVES.get(lang)))) }
        @let pictures = pictures::gallery(cx, &card.product, card.wrong.as_deref());
        @if !pictures.0.is_empty() { (ui::panel(text::PICTURES.get(lang), nothing(), pictures)) }
        @if card.product.kind == ProductKind::Kit { (ui::panel(text::PARTS.get(lang), nothing(), parts(cx, card))) }
        @if !card.product.description.is_empty() { (ui::panel(text::DESCRIPTION.get(lang), nothing(), html! { p { (ui::prose(&card.product.description)) } })) }
        @if !card.models.is_empty() { (ui::panel(text::MODELS.get(lang), nothing(), html! { div.tags { @for model in &card.models { span.tag hx-disable { (model) } } } })) }
        @if !card.analogues.is_empty() { (ui::panel(text::ANALOGUES.get(lang), nothing(), others(cx, &card.analogues))) }
        @if !card.kits.is_empty() { (ui::panel(text::IN_KITS.get(lang), nothing(), others(cx, &card.kits))) }
        (ui::panel(text::FEED.get(lang), nothing(), feed_list(cx, card.product.id, &card.facts)))
    }
}

fn parts(cx: &Cx, card: &Card) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    html! {
        @if let Some(makes) = card.makes { p { (text::CAN_MAKE.get(lang)) ": " b { (makes.show(lang)) " " (card.measure.short.get(lang)) } } }
        table.data.data--plain.data--tight {
            thead { tr { th.grow { (common::NAME.get(lang)) } th.num { (text::QUANTITY.get(lang)) } th.num { (text::APART.get(lang)) ", " (sign) } } }
            tbody {
                @for (part, name, price, unit) in &card.parts {
                    tr {
                        td.grow {
                            @match part.what {
                                PartOf::Product(id) => a.link href={ (PATH) "/" (id) } { (name) },
                                PartOf::Work(_) => { (name) span.inline-sub { (common::SERVICE.get(lang)) } },
                            }
                        }
                        td.num { (part.quantity.show(lang)) " " (unit) }
                        td.num { @match price { Some(price) => (cx.money(part.quantity.times(*price))), None => "\u{2014}" } }
                    }
                }
                @let total: Money = card.parts.iter().filter_map(|(part, _, price, _)| price.map(|price| part.quantity.times(price))).sum();
                tr { td.grow colspan="2" { b { (text::APART_TOTAL.get(lang)) } } td.num { b { (cx.money(total)) } } }
            }
        }
    }
}

fn others(cx: &Cx, products: &[(Product, Price)]) -> Markup {
    html! {
        ul.lines.lines--flush {
            @for (other, price) in products {
                li {
                    div { a.link href={ (PATH) "/" (other.id) } { (other.name) } span.inline-sub { (codes(other)) } }
                    span.lines__end { (price_said(cx, *price)) }
                }
            }
        }
    }
}

fn feed_list(cx: &Cx, id: Id<mark::Product>, facts: &[FactRow]) -> Markup {
    let older = facts.last().filter(|_| facts.len() == FACTS).map(|last| format!("{PATH}/{id}/feed?after={}", last.seq));
    ui::feed::feed(cx, facts, older.as_deref())
}

fn side_column(cx: &Cx, card: &Card, part: impl Fn(&str, Markup) -> Markup) -> Markup {
    let lang = cx.lang();
    html! {
        (part(text::ABOUT.get(lang), facts(cx, card)))
        (part(text::BARCODES.get(lang), barcodes(cx, card)))
        (part(text::BUYING_SHORT.get(lang), buying(cx, card)))
    }
}

fn facts(cx: &Cx, card: &Card) -> Markup {
    let (product, lang) = (&card.product, cx.lang());
    html! {
        dl.kv hx-disable {
            dt { (text::KIND.get(lang)) } dd { (kind_text(product.kind).get(lang)) }
            dt { (common::CATEGORY.get(lang)) } dd { (card.branch) }
            dt { (common::CODE.get(lang)) } dd { span.mono { (product.code) } }
            @if !product.sku.is_empty() { dt { (text::SKU.get(lang)) } dd { span.mono { (product.sku) } (copy(cx, &product.sku)) } }
            dt { (text::UNIT.get(lang)) } dd { (card.measure.name.get(lang)) }
            dt { (common::WARRANTY.get(lang)) } dd { @if product.warranty_days == 0 { "\u{2014}" } @else { (common::DAYS.with(lang, &[&product.warranty_days])) } }
            dt { (text::VAT.get(lang)) } dd { (vat_named(product.vat).get(lang)) }
            @for (name, value) in own::lines(&card.own, product, lang) { dt { (name) } dd { (value) } }
            dt { (text::ADDED.get(lang)) } dd { (cx.frame().zone.near(product.created, cx.now(), lang)) }
        }
    }
}

fn barcodes(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    html! {
        @if card.product.barcodes.is_empty() { p.hint { (text::NO_BARCODES.get(lang)) } }
        @for code in &card.product.barcodes {
            div.contact hx-disable { span.mono { (code) } (copy(cx, code)) span.hint { (barcode::symbology(code).name()) } }
        }
    }
}

/// A button that puts a text on the clipboard.
fn copy(cx: &Cx, what: &str) -> Markup {
    let label = text::COPY.get(cx.lang());
    html! { button.icon-btn.icon-btn--s type="button" data-copy=(what) aria-label=(label) title=(label) { (ui::small_icon("copy")) } }
}

fn buying(cx: &Cx, card: &Card) -> Markup {
    let (product, lang) = (&card.product, cx.lang());
    let cost = |cost: Option<Money>| cost.map_or("\u{2014}".to_string(), |cost| cx.sum(cost));
    html! {
        dl.kv hx-disable {
            dt { (text::SUPPLIER.get(lang)) }
            dd { @match (&card.supplier, product.supplier) {
                (Some(name), Some(id)) if cx.may(Right::SeeClients) => a.link href={ "/clients/" (id) } { (name) },
                (Some(name), _) => (name),
                _ => "\u{2014}",
            } }
            @if cx.may(Right::SeeCost) && product.kind == ProductKind::Goods {
                dt { (text::COST_LAST.get(lang)) } dd { (cost(card.costs.last)) }
                dt { (text::COST_AVERAGE.get(lang)) } dd { (cost(card.costs.average)) }
            }
            dt { (text::PACK.get(lang)) } dd { (product.pack.show(lang)) " " (card.measure.short.get(lang)) }
        }
    }
}
