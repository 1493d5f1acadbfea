//! The numbered paragraphs of conditions on the receipt and on the act, in three languages.

use maud::{Markup, html};

use super::{Paper, ShopFact, Step, Terms, Thing, everywhere, moved, shared, text};
use crate::{
    kernel::{Error, Lang, Result, text::Named},
    log::{Record, Subject, Telling, changes},
    store::{Read, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, merge,
        text::{OTHER_LANGUAGES, SAVE, SAVED},
        ui::{self, field::Draw, icon},
    },
};

const PATH: &str = "/settings/papers";
/// More than this does not fit a half of a sheet.
const MOST: usize = 12;
const LONGEST: usize = 600;

struct Ask {
    paper: Paper,
    paragraphs: Vec<Named>,
}

/// Reads the paragraphs; those without a word are left out. A button of a row moves it.
fn parse(f: &mut Fields<'_>, paper: Paper) -> Ask {
    let own = f.cx.frame().lang;
    let (ru, en, uk) = (f.column("ru"), f.column("en"), f.column("uk"));
    let rows = ru.len().max(en.len()).max(uk.len()).min(MOST + 1);
    let at = |column: &[String], row: usize| column.get(row).map(|said| said.replace('\r', "")).unwrap_or_default();
    let mut paragraphs: Vec<Named> = (0..rows).map(|row| Named { ru: at(&ru, row), en: at(&en, row), uk: at(&uk, row) }).collect();
    if let Some((row, step)) = f.raw("move").split_once(':').and_then(|(row, step)| Some((row.parse::<usize>().ok()?, named(step)?))) {
        let mut order: Vec<usize> = (0..paragraphs.len()).collect();
        if moved(&mut order, |one| *one == row, step).is_some() {
            paragraphs = order.into_iter().map(|row| paragraphs[row].clone()).collect();
        }
    }
    paragraphs.retain(|said| !(said.ru.is_empty() && said.en.is_empty() && said.uk.is_empty()));
    for said in &mut paragraphs {
        let longest = [&said.ru, &said.en, &said.uk].into_iter().map(|one| one.chars().count()).max().unwrap_or(0);
        if longest > LONGEST {
            let too_long = text::PARAGRAPH_LONG.with(f.lang, &[&LONGEST, &longest]);
            f.refuse_said("", too_long);
        }
        if said.ru.is_empty() {
            let own = said.get(own).to_string();
            said.ru = if own.is_empty() { format!("{}{}", said.en, said.uk) } else { own };
        }
    }
    if paragraphs.len() > MOST {
        let said = text::PARAGRAPHS_MANY.with(f.lang, &[&MOST]);
        f.refuse_said("", said);
    }
    Ask { paper, paragraphs }
}

fn named(step: &str) -> Option<Step> {
    match step {
        "up" => Some(Step::Up),
        "down" => Some(Step::Down),
        _ => None,
    }
}

fn change(tx: &mut Write<'_>, ask: &Ask) -> Result<()> {
    let before = super::terms(tx, ask.paper)?;
    let changes = changes(&tell(ask.paper, &before), &tell(ask.paper, &ask.paragraphs));
    if changes.is_empty() {
        return Ok(());
    }
    tx.put(&Terms { paper: ask.paper, paragraphs: ask.paragraphs.clone() })?;
    let name = text::paper(ask.paper).get(Lang::Ru).to_string();
    tx.record(Subject::shop(), &ShopFact::Changed { thing: Thing::Papers, name, changes })
}

fn tell(paper: Paper, paragraphs: &[Named]) -> Telling {
    let all = |lang: Lang| {
        let own = paragraphs.iter().map(move |said| match lang {
            Lang::Ru => said.ru.as_str(),
            Lang::En => said.en.as_str(),
            Lang::Uk => said.uk.as_str(),
        });
        own.collect::<Vec<_>>().join(" / ")
    };
    let [ru, en, uk] = match paper {
        Paper::Receipt => ["receipt_ru", "receipt_en", "receipt_uk"],
        Paper::Act => ["act_ru", "act_en", "act_uk"],
    };
    vec![(ru, all(Lang::Ru)), (en, all(Lang::En)), (uk, all(Lang::Uk))]
}

fn paper(cx: &Cx) -> Result<Paper> {
    let key: String = cx.path("paper")?;
    Paper::named(&key).ok_or(Error::Hidden)
}

pub async fn first(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    shown(&cx, Paper::Receipt).await
}

pub async fn show(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    shown(&cx, paper(&cx)?).await
}

async fn shown(cx: &Cx, paper: Paper) -> Result<Reply> {
    let terms = cx.read(|r| super::terms(r, paper)).await?;
    Ok(cx.page(view(cx, &filled(terms), paper)))
}

fn filled(paragraphs: Vec<Named>) -> Form {
    let mut form = Form::empty();
    for said in paragraphs {
        form.push("ru", said.ru);
        form.push("en", said.en);
        form.push("uk", said.uk);
    }
    form
}

pub async fn save(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let paper = paper(&cx)?;
    let mut form = cx.form();
    let (name, page) = (text::paper(paper).get(Lang::Ru), format!("{PATH}/{}", paper.key()));
    let parts = vec![Part::rows_of(&["ru", "en", "uk"], text::PAPERS)];
    let shared = shared(Thing::Papers, Subject::shop(), name, page.clone(), &page, parts);
    let now = |r: &Read<'_>| Ok(filled(super::terms(r, paper)?));
    Ok(match cx.submit_over(&mut form, &shared, now, move |f| parse(f, paper), change).await? {
        Outcome::Done(()) => Reply::redirect(page).saying(SAVED.get(cx.lang())),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(view(&cx, &form, paper)),
    })
}

fn view(cx: &Cx, form: &Form, paper: Paper) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let rows = form.values("ru").count();
    let body = html! {
        div.views {
            @for one in Paper::ALL {
                a href={ (PATH) "/" (one.key()) } aria-current=[(one == paper).then_some("page")] { (text::paper(one).get(lang)) }
            }
        }
        div.page {
            form.form.form--wide method="post" action={ (PATH) "/" (paper.key()) } data-guard {
                (ui::hidden(cx))
                p.hint { (text::PAPERS_HINT.get(lang)) }
                (draw.summary())
                (merge::was(form))
                @for row in 0..rows.min(MOST) { (paragraph(cx, form, row, rows)) }
                @if rows < MOST { (paragraph(cx, form, rows, rows)) }
                div.formbar { button.btn.btn--primary data-key="Ctrl+Enter" { (SAVE.get(lang)) } }
            }
        }
    };
    ui::settings::settings_page(cx, PATH, text::PAPERS.get(lang), html! {}, body)
}

/// One paragraph: the shop's own language open, the others folded. The one after the last is empty: a place for a new one.
fn paragraph(cx: &Cx, form: &Form, row: usize, rows: usize) -> Markup {
    let (lang, own) = (cx.lang(), cx.frame().lang);
    let is_new = row >= rows;
    let value = |lang: Lang| form.values(lang.code()).nth(row).unwrap_or_default().to_string();
    let area = |one: Lang, label: &str| {
        let id = format!("f-{}-{row}", one.code());
        html! {
            div.field {
                label.label for=(id) { (label) }
                label.input { textarea id=(id) name=(one.code()) rows="2" maxlength=(LONGEST) lang=(one.code()) { (value(one)) } }
            }
        }
    };
    let title = if is_new { text::NEW_PARAGRAPH.get(lang).to_string() } else { text::PARAGRAPH.with(lang, &[&(row + 1)]) };
    html! {
        section.panel {
            div.panel__body.form.form--wide {
                div.paragraph__head {
                    b { (title) }
                    @if !is_new {
                        button.icon-btn name="move" value={ (row) ":up" } disabled[row == 0] aria-label=(text::MOVE_UP.get(lang)) title=(text::MOVE_UP.get(lang)) { (icon("arrow-up")) }
                        button.icon-btn name="move" value={ (row) ":down" } disabled[row + 1 == rows] aria-label=(text::MOVE_DOWN.get(lang)) title=(text::MOVE_DOWN.get(lang)) { (icon("arrow-down")) }
                    }
                }
                (area(own, own.name()))
                details.more-fields {
                    summary.link { (OTHER_LANGUAGES.get(lang)) }
                    div.form.form--wide { @for one in Lang::ALL.into_iter().filter(|one| *one != own) { (area(one, one.name())) } }
                }
            }
        }
    }
}
