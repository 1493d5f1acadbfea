//! `/exchange/imports/:id/review`: a supplier's table against our products; what is doubtful is chosen by hand.

use std::collections::{BTreeMap, HashMap};

use maud::{Markup, html};

use super::{
    columns::Kind,
    home,
    import::own,
    mapping,
    progress::Unready,
    supply::{self, MOST_ROWS, Meant, Row, Supplied, bought},
    supply_in::{Answer, Said, carry_out},
    tables::{Import, Stage},
    text::{import as words, supply as text, wares},
};
use crate::{
    catalog::{
        combos::typed,
        goods::{self, Measure, Product},
    },
    kernel::{Error, Id, Lang, Result, Right, Text, mark},
    store::{Read, Reads},
    warehouse::MOST_LINES,
    web::{
        Cx, Fields, Form, Page, Reply,
        text::BAD_CHOICE,
        ui::{self, combo, field::Draw},
    },
};

/// Certain rows shown; the rest are counted.
const SHOWN: usize = 100;
/// Rows a person is asked about one by one.
const ASKED: usize = 300;
/// Products named under a row that looks like them.
const LIKE: usize = 2;
/// Products offered at once.
const OFFERED: usize = 20;
/// What is said of a row besides a product.
const NEW: &str = "new";
const SKIP: &str = "skip";

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
    let (asked, chosen) = (rows.clone(), chosen(&cx, &form, &rows).await?);
    let parse = |fields: &mut Fields<'_>| answer(fields, import.id, &asked, &chosen);
    let done = rows.clone();
    match cx.submit(&mut form, parse, move |tx, answer| carry_out(tx, answer, &done.rows)).await? {
        Some(documents) => Ok(match documents.as_slice() {
            [one] => Reply::redirect(format!("/stock/documents/{one}")).saying(text::ADDED.get(cx.lang())),
            _ => Reply::redirect(format!("/exchange/imports/{}", import.id)),
        }),
        None => Ok(cx.again(view(&cx, &import, &rows, &form))),
    }
}

fn name_of(row: &Row) -> String {
    format!("row_{}", row.number)
}

/// Products that were chosen, each with the unit it is counted in, of those that may be bought.
type Chosen = HashMap<Id<mark::Product>, Measure>;

async fn chosen(cx: &Cx, form: &Form, supplied: &Supplied) -> Result<Chosen> {
    let ids: Vec<Id<mark::Product>> = supplied.rows.iter().filter_map(|row| form.value(&name_of(row)).parse().ok()).collect();
    let read = |reads: &Read<'_>| {
        let mut found = Chosen::new();
        for id in ids {
            if let Some(product) = reads.get::<Product>(&id)?.filter(bought) {
                found.insert(id, reads.need::<Measure>(&product.measure)?);
            }
        }
        Ok(found)
    };
    cx.read(read).await
}

fn answer(fields: &mut Fields<'_>, import: Id<mark::Import>, supplied: &Supplied, chosen: &Chosen) -> Answer {
    let makes = makes(fields.cx);
    let (asked, rest) = asked(supplied);
    let mut said = BTreeMap::new();
    for row in asked {
        let name = name_of(row);
        let _ = fields.raw(&format!("{name}_text"));
        let product = match fields.raw(&name).as_str() {
            SKIP => {
                said.insert(row.number, Said::Skip);
                continue;
            }
            NEW if makes && !row.ware.name.is_empty() => {
                said.insert(row.number, Said::New);
                continue;
            }
            id => id.parse::<Id<mark::Product>>().ok(),
        };
        match product.and_then(|id| chosen.get(&id).map(|measure| (id, measure.fits(row.quantity)))) {
            Some((id, true)) => drop(said.insert(row.number, Said::Is(id))),
            Some((_, false)) => fields.refuse(&name, wares::W_PART),
            None => {
                let said = text::CHOOSE_ROW.with(fields.lang, &[&row.number]);
                fields.refuse_said(&name, said);
            }
        }
    }
    let of_rest = if rest.is_empty() { Said::Skip } else { said_of_rest(fields, makes) };
    for row in rest {
        said.insert(row.number, if row.ware.name.is_empty() { Said::Skip } else { of_rest });
    }
    if supplied.more {
        let said = text::TOO_MANY.with(fields.lang, &[&MOST_ROWS]);
        fields.refuse_said("", said);
    }
    let taken = supplied.rows.iter().any(|row| matches!(row.meant, Meant::Certain(_)) || said.get(&row.number) != Some(&Said::Skip));
    if !taken {
        fields.refuse("", text::NOTHING);
    }
    let (day, location) = (fields.cx.today(), fields.cx.home(Right::PostGoods).unwrap_or(Id::fixed(0)));
    Answer { import, said, category: fields.line("category", 0..=200), day, location }
}

fn said_of_rest(fields: &mut Fields<'_>, makes: bool) -> Said {
    match fields.raw("rest").as_str() {
        NEW if makes => Said::New,
        SKIP => Said::Skip,
        _ => {
            fields.refuse("rest", BAD_CHOICE);
            Said::Skip
        }
    }
}

/// Rows to be chosen for one by one, those that look like something of ours first; and those that are answered for together.
fn asked(supplied: &Supplied) -> (Vec<&Row>, Vec<&Row>) {
    let mut rows: Vec<&Row> = supplied.rows.iter().filter(|row| matches!(row.meant, Meant::Doubtful(_))).collect();
    rows.extend(supplied.rows.iter().filter(|row| matches!(row.meant, Meant::Unknown)));
    let rest = rows.split_off(rows.len().min(ASKED));
    (rows, rest)
}

/// `GET /exchange/imports/:id/offers/:row`: what a row may be: what looks like it, or whatever is typed.
pub async fn offers(cx: Cx) -> Result<Reply> {
    let (id, number): (Id<mark::Import>, u32) = (cx.path("id")?, cx.path("row")?);
    let (lang, typed) = (cx.lang(), typed(&cx));
    let import = cx.read(|reads| own(&cx, reads, id)).await?;
    let Some(row) = cx.read(|reads| supply::row(reads, &import, number)).await? else { return Err(Error::Hidden) };
    let usual = [text::NEW, text::SKIP].iter().any(|said| said.get(lang) == typed);
    let found = match &row.meant {
        _ if !typed.is_empty() && !usual => cx.read(|reads| goods::find_products(&cx, reads, &typed, OFFERED, bought)).await?.found,
        Meant::Doubtful(alike) => alike.clone(),
        Meant::Certain(_) | Meant::Unknown => Vec::new(),
    };
    let mut offers: Vec<combo::Offer> =
        found.into_iter().map(|one| combo::Offer { value: one.id.to_string(), text: one.name, sub: one.code }).collect();
    let plain = |value: &str, said: Text| combo::Offer { value: value.into(), text: said.get(lang).into(), sub: String::new() };
    if makes(&cx) && !row.ware.name.is_empty() {
        offers.push(plain(NEW, text::NEW));
    }
    offers.push(plain(SKIP, text::SKIP));
    Ok(Reply::fragment(combo::offers(&format!("f-{}", name_of(&row)), lang, &offers, html! {})))
}

/// Whether this person may make new products.
fn makes(cx: &Cx) -> bool {
    cx.may(Right::EditGoods)
}

fn view(cx: &Cx, import: &Import, supplied: &Supplied, form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/exchange/imports/{}", import.id));
    let sure: Vec<&Row> = supplied.rows.iter().filter(|row| matches!(row.meant, Meant::Certain(_))).collect();
    let (asked, rest) = asked(supplied);
    let documents = supplied.rows.len().div_ceil(MOST_LINES);
    let back = html! { a.btn href=(path) { (text::TO_COLUMNS.get(lang)) } };
    let body = html! {
        div.page {
            (ui::post_form(cx, &format!("{path}/review"), "stack", html! {
                (Draw::of(form, lang).summary())
                (ui::panel(text::MET.get(lang), back, html! {
                    (tally(supplied, sure.len(), asked.len() + rest.len(), lang))
                    @if supplied.more { (ui::note("bad", html! { (text::TOO_MANY.with(lang, &[&MOST_ROWS])) })) }
                    @else if supplied.rows.is_empty() { (ui::note("warn", html! { (text::NOTHING.get(lang)) })) }
                    @else if documents > 1 { p.hint { (text::SPLIT.with(lang, &[&MOST_LINES])) } }
                    @if !supplied.more && !supplied.rows.is_empty() { div.row-gap { button.btn.btn--primary data-key="Ctrl+Enter" { (ui::icon("package-plus")) (text::ADD.get(lang)) } } }
                }))
                @if !asked.is_empty() { (questions(cx, import.id, form, &asked, rest.len())) }
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

fn questions(cx: &Cx, import: Id<mark::Import>, form: &Form, rows: &[&Row], rest: usize) -> Markup {
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
                    tbody { @for row in rows { (question(cx, import, form, row)) } }
                }
            }
            @if rest > 0 { div.form { (draw.named("rest", &text::REST.with(lang, &[&rest])).hint(text::REST_WHY).none(text::CHOOSE_REST).select(&of_rest(cx))) } }
            @if makes(cx) {
                div.form { (draw.field("category", text::CATEGORY).optional().hint(text::CATEGORY_WHY).most(200).input()) }
            }
        },
    )
}

/// What may be done with rows nobody answers for one by one.
fn of_rest(cx: &Cx) -> Vec<(String, String)> {
    let all = [(NEW, text::NEW_ALL), (SKIP, text::SKIP_ALL)].into_iter().filter(|(key, _)| *key == SKIP || makes(cx));
    all.map(|(key, said)| (key.to_string(), said.get(cx.lang()).to_string())).collect()
}

fn question(cx: &Cx, import: Id<mark::Import>, form: &Form, row: &Row) -> Markup {
    let (lang, name) = (cx.lang(), name_of(row));
    let news = makes(cx) && !row.ware.name.is_empty();
    let usual = match (&row.meant, news) {
        (Meant::Doubtful(_), _) => ("", ""),
        (_, true) => (NEW, text::NEW.get(lang)),
        (_, false) => (SKIP, text::SKIP.get(lang)),
    };
    let typed = format!("{name}_text");
    let (value, shown) = if form.has(&name) { (form.value(&name), form.value(&typed)) } else { usual };
    let (wrong, url) = (form.error(&name), format!("/exchange/imports/{import}/offers/{}", row.number));
    html! {
        tr {
            td.num.dim.c-end data-title=(words::ROW.get(lang)) { (row.number) }
            td.grow.c-title hx-disable { label for={ "f-" (name) } { (said(row)) } span.sub { (codes(row)) } }
            td.num.c-meta data-title=(text::QUANTITY.get(lang)) { (row.quantity.show(lang)) }
            td.num.c-sum { (cx.money(row.price)) }
            td.c-keep {
                div.field data-invalid[wrong.is_some()] {
                    (combo::combo_of(&format!("f-{name}"), (&name, &typed), (value, shown), &url, text::CHOOSE.get(lang)))
                    @if let Some(wrong) = wrong { span.error id={ "e-" (name) } { (ui::icon("circle-alert")) (wrong) } }
                    @else if let Meant::Doubtful(alike) = &row.meant { span.hint { (text::LOOKS_LIKE.with(lang, &[&alike.iter().take(LIKE).map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")])) } }
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
