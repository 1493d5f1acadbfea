//! `/exchange/imports/:id/review`: a supplier's table against our products; what is doubtful is chosen by hand.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    columns::Kind,
    home,
    import::own,
    mapping,
    progress::Unready,
    supply::{self, Meant, Row, Supplied},
    supply_in::{Answer, Said, carry_out},
    tables::{Import, Stage},
    text::{import as words, supply as text},
};
use crate::{
    catalog::goods::Product,
    kernel::{Error, Id, Lang, Result, Right, mark},
    warehouse::MOST_LINES,
    web::{Cx, Fields, Form, Page, Reply, ui, ui::field::Draw},
};

/// Certain rows shown; the rest are counted.
const SHOWN: usize = 100;

async fn met(cx: &Cx) -> Result<(Import, Supplied)> {
    let id: Id<mark::Import> = cx.path("id")?;
    let import = cx.read(|reads| own(cx, reads, id)).await?;
    if import.kind != Kind::Supply {
        return Err(Error::Hidden);
    }
    let of = import.clone();
    let supplied = match import.stage {
        Stage::Open => cx.store().read_long(move |reads| supply::read(reads, &of)).await?,
        _ => Supplied::default(),
    };
    Ok((import, supplied))
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let (import, supplied) = met(&cx).await?;
    if import.stage != Stage::Open {
        return Ok(Reply::redirect(format!("/exchange/imports/{}", import.id)));
    }
    Ok(cx.page(view(&cx, &import, &supplied, &Form::empty())))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let (import, supplied) = met(&cx).await?;
    if import.stage != Stage::Open {
        return Err(Unready::Stage.into());
    }
    let (mut form, rows) = (cx.form(), std::sync::Arc::new(supplied));
    let asked = rows.clone();
    let parse = |fields: &mut Fields<'_>| answer(fields, import.id, &asked);
    let done = rows.clone();
    match cx.submit(&mut form, parse, move |tx, answer| carry_out(tx, answer, &done.rows)).await? {
        Some(document) => Ok(Reply::redirect(format!("/stock/documents/{document}")).saying(text::ADDED.get(cx.lang()))),
        None => Ok(cx.again(view(&cx, &import, &rows, &form))),
    }
}

fn name_of(row: &Row) -> String {
    format!("row_{}", row.number)
}

fn answer(fields: &mut Fields<'_>, import: Id<mark::Import>, supplied: &Supplied) -> Answer {
    let makes = makes(fields.cx);
    let mut said = BTreeMap::new();
    for row in &supplied.rows {
        let offered: &[Product] = match &row.meant {
            Meant::Certain(_) => continue,
            Meant::Doubtful(alike) => alike,
            Meant::Unknown => &[],
        };
        let name = name_of(row);
        match fields.raw(&name).as_str() {
            "skip" => drop(said.insert(row.number, Said::Skip)),
            "new" if makes && !row.ware.name.is_empty() => drop(said.insert(row.number, Said::New)),
            chosen => match chosen.parse().ok().filter(|id| offered.iter().any(|product| product.id == *id)) {
                Some(id) => drop(said.insert(row.number, Said::Is(id))),
                None => {
                    let said = text::CHOOSE_ROW.with(fields.lang, &[&row.number]);
                    fields.refuse_said(&name, said);
                }
            },
        }
    }
    if supplied.more {
        let said = text::TOO_MANY.with(fields.lang, &[&MOST_LINES]);
        fields.refuse_said("", said);
    }
    let taken = supplied.rows.iter().any(|row| matches!(row.meant, Meant::Certain(_)) || said.get(&row.number) != Some(&Said::Skip));
    if !taken {
        fields.refuse("", text::NOTHING);
    }
    let (day, location) = (fields.cx.today(), fields.cx.home(Right::PostGoods).unwrap_or(Id::fixed(0)));
    Answer { import, said, category: fields.line("category", 0..=200), day, location }
}

/// Whether this person may make new products.
fn makes(cx: &Cx) -> bool {
    cx.may(Right::EditGoods)
}

fn view(cx: &Cx, import: &Import, supplied: &Supplied, form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/exchange/imports/{}", import.id));
    let (sure, asked): (Vec<&Row>, Vec<&Row>) = supplied.rows.iter().partition(|row| matches!(row.meant, Meant::Certain(_)));
    let back = html! { a.btn href=(path) { (text::TO_COLUMNS.get(lang)) } };
    let body = html! {
        div.page {
            (ui::post_form(cx, &format!("{path}/review"), "stack", html! {
                (Draw::of(form, lang).summary())
                (ui::panel(text::MET.get(lang), back, html! {
                    (tally(supplied, sure.len(), asked.len(), lang))
                    @if supplied.more { (ui::note("bad", html! { (text::TOO_MANY.with(lang, &[&MOST_LINES])) })) }
                    @else if supplied.rows.is_empty() { (ui::note("warn", html! { (text::NOTHING.get(lang)) })) }
                    @else { div.row-gap { button.btn.btn--primary data-key="Ctrl+Enter" { (ui::icon("package-plus")) (text::ADD.get(lang)) } } }
                }))
                @if !asked.is_empty() { (questions(cx, form, &asked)) }
            }))
            @if !supplied.wrong.is_empty() { (mapping::errors(&path, &import.columns(), &supplied.wrong, false, lang)) }
            @if !sure.is_empty() { (certain(cx, &sure)) }
        }
    };
    ui::settings_page(cx, home::PATH, &import.file, html! {}, body)
}

fn tally(supplied: &Supplied, sure: usize, asked: usize, lang: Lang) -> Markup {
    let wrong = supplied.wrong.len();
    html! {
        div.kpis {
            div.kpi { span { (text::SURE.get(lang)) } b { (sure) } }
            div.kpi { span { (text::ASKED.get(lang)) } b { (asked) } }
            div.kpi { span { (text::IDLE.get(lang)) } b { (supplied.idle) } }
            div.kpi data-bad[wrong > 0] { span { (words::WRONG.get(lang)) } b { (wrong) } }
        }
    }
}

fn questions(cx: &Cx, form: &Form, rows: &[&Row]) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let draw = Draw::of(form, lang);
    ui::panel(
        text::REVIEW.get(lang),
        html! {},
        html! {
            p.hint { (text::REVIEW_WHY.get(lang)) }
            div.data-wrap tabindex="0" {
                table.data.data--cards.data--review {
                    thead { tr {
                        th.num { (words::ROW.get(lang)) } th.grow { (words::VALUE.get(lang)) } th.num { (text::QUANTITY.get(lang)) } th.num { (text::PRICE.get(lang)) ", " (sign) } th { (text::OURS.get(lang)) }
                    } }
                    tbody { @for row in rows { (question(cx, form, row)) } }
                }
            }
            @if makes(cx) {
                div.form { (draw.field("category", text::CATEGORY).optional().hint(text::CATEGORY_WHY).most(200).input()) }
            }
        },
    )
}

fn question(cx: &Cx, form: &Form, row: &Row) -> Markup {
    let (lang, name) = (cx.lang(), name_of(row));
    let offered: &[Product] = if let Meant::Doubtful(alike) = &row.meant { alike } else { &[] };
    let news = makes(cx) && !row.ware.name.is_empty();
    let usual = match (offered.is_empty(), news) {
        (false, _) => "",
        (true, true) => "new",
        (true, false) => "skip",
    };
    let (chosen, wrong) = (if form.has(&name) { form.value(&name) } else { usual }, form.error(&name));
    html! {
        tr {
            td.num.dim.c-end { (row.number) }
            td.grow.c-title hx-disable { label for={ "f-" (name) } { (said(row)) } span.sub { (codes(row)) } }
            td.num.c-meta { (row.quantity.show(lang)) }
            td.num.c-sum { (cx.money(row.price)) }
            td.c-keep {
                div.field data-invalid[wrong.is_some()] {
                    select.input id={ "f-" (name) } name=(name) aria-describedby=[wrong.map(|_| format!("e-{name}"))] {
                        @if !offered.is_empty() { option value="" { (text::CHOOSE.get(lang)) } }
                        @for product in offered { option value=(product.id) selected[product.id.to_string() == chosen] { (product.name) " \u{b7} " (product.code) } }
                        @if news { option value="new" selected[chosen == "new"] { (text::NEW.get(lang)) } }
                        option value="skip" selected[chosen == "skip"] { (text::SKIP.get(lang)) }
                    }
                    @if let Some(wrong) = wrong { span.error id={ "e-" (name) } { (ui::icon("circle-alert")) (wrong) } }
                }
            }
        }
    }
}

/// What the row calls the thing.
fn said(row: &Row) -> &str {
    let ware = &row.ware;
    [&ware.name, &ware.sku, &ware.code].into_iter().find(|said| !said.is_empty()).map_or("", String::as_str)
}

fn codes(row: &Row) -> String {
    let own = [row.ware.sku.as_str(), row.ware.code.as_str()].into_iter().chain(row.ware.barcodes.iter().map(String::as_str));
    own.filter(|code| !code.is_empty() && *code != said(row)).collect::<Vec<_>>().join(" \u{b7} ")
}

fn certain(cx: &Cx, rows: &[&Row]) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    let ours = |row: &Row| if let Meant::Certain(product) = &row.meant { product.name.clone() } else { String::new() };
    let rest = rows.len().saturating_sub(SHOWN);
    ui::panel(
        text::SURE.get(lang),
        html! { span.dim { (super::text::ROWS.of(i64::try_from(rows.len()).unwrap_or_default(), lang)) } },
        html! {
            div.data-wrap tabindex="0" {
                table.data.data--cards {
                    thead { tr {
                        th.num { (words::ROW.get(lang)) } th.grow { (words::VALUE.get(lang)) } th { (text::OURS.get(lang)) } th.num { (text::QUANTITY.get(lang)) } th.num { (text::PRICE.get(lang)) ", " (sign) }
                    } }
                    tbody {
                        @for row in rows.iter().take(SHOWN) {
                            tr {
                                td.num.dim.c-end { (row.number) }
                                td.grow.c-meta hx-disable { (said(row)) span.sub { (codes(row)) } }
                                td.c-title { (ours(row)) }
                                td.num { (row.quantity.show(lang)) }
                                td.num.c-sum { (cx.money(row.price)) }
                            }
                        }
                    }
                }
            }
            @if rest > 0 { p.panel__foot { (text::AND_MORE.with(lang, &[&rest])) } }
        },
    )
}
