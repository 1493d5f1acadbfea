//! What of a product lies in each warehouse and what is to lie there: a part of its card, and the dialog that sets it.

use maud::{Markup, html};

use super::{cell, parse, text, typed};
use crate::{
    catalog::{
        self,
        goods::{Measure, Product, ProductKind},
    },
    kernel::{Error, Id, Quantity, Result, Right, mark},
    stock::{
        Stock, Warehouse,
        access::{buys_for, visible},
        balance,
        levels::{self, Level},
    },
    store::{Reads, Write},
    warehouse::text as words,
    web::{
        Cx, Fields, Form, Page, Reply,
        ui::{self, dialog, icon},
    },
};

struct Row {
    warehouse: Warehouse,
    stock: Stock,
    level: Level,
}

struct Known {
    product: Product,
    measure: Measure,
    rows: Vec<Row>,
}

async fn read(cx: &Cx) -> Result<Known> {
    let id: Id<mark::Product> = cx.path("id")?;
    cx.read(|r| {
        let product = catalog::product(r, id)?;
        let measure = r.need::<Measure>(&product.measure)?;
        let rows = visible(r, cx)?.into_iter().map(|warehouse| {
            Ok(Row { stock: balance::stock(r, warehouse.id, id)?, level: levels::level(r, warehouse.id, id)?, warehouse })
        });
        Ok(Known { rows: rows.collect::<Result<Vec<_>>>()?, product, measure })
    })
    .await
}

/// `GET /goods/:id/shelf`
pub async fn shelf(cx: Cx) -> Result<Reply> {
    let known = read(&cx).await?;
    let part = table(&cx, &known);
    if cx.visit.htmx {
        return Ok(Reply::fragment(part));
    }
    let back = html! { a.btn href={ "/goods/" (known.product.id) } { (icon("arrow-left")) (known.product.name) } };
    let body =
        html! { (ui::page_head(words::BALANCES.get(cx.lang()), None, back)) div.page { (ui::panel(&known.product.name, html! {}, part)) } };
    Ok(cx.page(Page::new("stock", known.product.name.clone(), body)))
}

fn table(cx: &Cx, known: &Known) -> Markup {
    let (lang, edit) = (cx.lang(), format!("/goods/{}/levels", known.product.id));
    let said = |quantity: Quantity| if quantity.is_zero() { "\u{2014}".to_string() } else { quantity.show(lang) };
    let shown = known.rows.iter().filter(|row| row.warehouse.is_supplied() || !row.stock.quantity.is_zero());
    html! {
        div.h-scroll {
            table.data.data--plain.data--tight {
                thead { tr { th.grow { (words::WAREHOUSE.get(lang)) } th.num { (words::ON_HAND.get(lang)) ", " (known.measure.short.get(lang)) } th.num { (words::AVAILABLE.get(lang)) } th.num { (text::MIN.get(lang)) } th.num { (text::TARGET.get(lang)) } } }
                tbody {
                    @for row in shown {
                        tr {
                            td.grow { (row.warehouse.name.get(lang)) }
                            td.num { b { (row.stock.quantity.show(lang)) } }
                            td.num { @if row.stock.available() < row.level.min { (ui::badge("red", text::BELOW.get(lang))) " " } (row.stock.available().show(lang)) }
                            td.num { (said(row.level.min)) }
                            td.num { (said(row.level.target)) }
                        }
                    }
                }
            }
        }
        @if known.product.kind == ProductKind::Goods && editable(cx, known).next().is_some() {
            div.row-gap { a.btn href=(edit) hx-get=(edit) hx-target="#dialog" { (icon("pencil")) (text::CHANGE.get(lang)) } }
        }
    }
}

fn editable<'k>(cx: &'k Cx, known: &'k Known) -> impl Iterator<Item = &'k Row> {
    known.rows.iter().filter(|row| row.warehouse.is_supplied() && buys_for(cx, &row.warehouse))
}

/// `GET /goods/:id/levels`
pub async fn edit(cx: Cx) -> Result<Reply> {
    let known = read(&cx).await?;
    let mut form = Form::empty();
    for row in editable(&cx, &known) {
        form.set(&format!("min_{}", row.warehouse.id), typed(row.level.min, cx.lang()));
        form.set(&format!("target_{}", row.warehouse.id), typed(row.level.target, cx.lang()));
    }
    Ok(cx.page(view(&cx, &known, &form)?))
}

/// `POST /goods/:id/levels`
pub async fn save(cx: Cx) -> Result<Reply> {
    let (known, mut form) = (read(&cx).await?, cx.form());
    let parse_all = |f: &mut Fields<'_>| {
        editable(&cx, &known)
            .map(|row| parse(f, &row.warehouse.id.to_string(), (row.warehouse.id, known.product.id), &known.measure))
            .collect::<Vec<_>>()
    };
    match cx.submit(&mut form, parse_all, |tx: &mut Write<'_>, asks: &Vec<Level>| levels::set(tx, asks)).await? {
        Some(_) => Ok(Reply::redirect(format!("/goods/{}", known.product.id)).saying(crate::web::text::SAVED.get(cx.lang()))),
        None => Ok(cx.again(view(&cx, &known, &form)?)),
    }
}

fn view(cx: &Cx, known: &Known, form: &Form) -> Result<Page> {
    let (lang, action) = (cx.lang(), format!("/goods/{}/levels", known.product.id));
    if editable(cx, known).next().is_none() {
        return Err(Error::Denied(Right::Purchase));
    }
    let body = html! {
        p { (text::HINT.get(lang)) }
        table.data.data--plain.data--tight {
            thead { tr { th.grow { (words::WAREHOUSE.get(lang)) } th.num { (text::MIN.get(lang)) ", " (known.measure.short.get(lang)) } th.num { (text::TARGET.get(lang)) } } }
            tbody {
                @for row in editable(cx, known) {
                    @let key = row.warehouse.id.to_string();
                    tr {
                        td.grow { (row.warehouse.name.get(lang)) }
                        td.num.cell-num { (cell(form, "min", &key, text::MIN, lang)) }
                        td.num.cell-num { (cell(form, "target", &key, text::TARGET, lang)) }
                    }
                }
            }
        }
    };
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (crate::web::text::SAVE.get(lang)) } };
    Ok(dialog::page("stock", text::TITLE.get(lang), dialog::form(cx, text::TITLE.get(lang), &action, &body, &buttons)))
}
