//! Settings: articles of income and expense. System ones are booked by the program and can only be renamed.

use maud::{Markup, html};

use super::{
    articles,
    fact::{self, CashFact},
    journal_page::direction_title,
    refusal::CashRefusal,
    tables::{Activity, Article, Direction},
    text,
};
use crate::{
    kernel::{Id, Lang, Result, Text, mark, text::Named},
    log::{Record, Subject, Telling, change, changes},
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, Shared, merge,
        ui::{self, field::Draw, icon, names, settings::settings_page},
    },
};

pub const PATH: &str = "/settings/articles";

#[derive(Debug, Clone)]
pub struct ArticleAsk {
    /// `None` adds a new one.
    pub id: Option<Id<mark::Article>>,
    pub name: Named,
    pub direction: Direction,
    pub activity: Activity,
}

/// Adds an article or changes one. The direction stays: operations of the past stand under it.
pub fn put_article(tx: &mut Write<'_>, ask: &ArticleAsk) -> Result<Id<mark::Article>> {
    let Some(id) = ask.id else { return add(tx, ask) };
    let before = tx.need::<Article>(&id)?;
    let activity = if before.system { before.activity } else { ask.activity };
    let after = Article { name: ask.name.clone(), activity, ..before.clone() };
    let changes = changes(&tell(&before), &tell(&after));
    if !changes.is_empty() {
        tx.put(&after)?;
        tx.record(Subject::shop(), &CashFact::ArticleChanged { id: Some(id), before: before.name, name: after.name, changes })?;
    }
    Ok(id)
}

fn tell(article: &Article) -> Telling {
    let mut told = change::names(&article.name);
    told.push(("activity", activity_name(article.activity).ru.into()));
    told
}

fn add(tx: &mut Write<'_>, ask: &ArticleAsk) -> Result<Id<mark::Article>> {
    let (id, position) = (tx.id(), articles::all(tx)?.iter().map(|article| article.position + 1).max().unwrap_or_default());
    let (name, direction, activity) = (ask.name.clone(), ask.direction, ask.activity);
    tx.put(&Article { id, key: String::new(), name, direction, activity, system: false, position, archived: false })?;
    tx.record(Subject::shop(), &CashFact::ArticleAdded { name: ask.name.clone() })?;
    Ok(id)
}

/// Takes an article of the shop's own out of the lists; history keeps it.
pub fn archive_article(tx: &mut Write<'_>, id: Id<mark::Article>) -> Result<()> {
    let article = tx.need::<Article>(&id)?;
    if article.system {
        return Err(CashRefusal::SystemArticle.into());
    }
    let name = article.name.clone();
    tx.put(&Article { archived: true, ..article })?;
    tx.record(Subject::shop(), &CashFact::ArticleArchived { id: Some(id), name })
}

pub fn restore_article(tx: &mut Write<'_>, id: Id<mark::Article>) -> Result<()> {
    let article = tx.need::<Article>(&id)?;
    let name = article.name.clone();
    tx.put(&Article { archived: false, ..article })?;
    tx.record(Subject::shop(), &CashFact::ArticleRestored { name })
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let all = cx.read(|r| articles::all(r)).await?;
    let lang = cx.lang();
    let end = html! { a.btn.btn--primary href="/settings/articles/new" hx-get="/settings/articles/new" hx-target="#dialog" { (icon("plus")) (text::ARTICLE.get(lang)) } };
    Ok(cx.page(settings_page(&cx, PATH, text::ARTICLES.get(lang), end, table(&cx, &all))))
}

fn table(cx: &Cx, all: &[Article]) -> Markup {
    let lang = cx.lang();
    html! {
        div.data-wrap tabindex="0" {
            table.data.data--cards {
                thead { tr { th.grow { (text::NAME.get(lang)) } th { (text::ACTIVITY.get(lang)) } th { (text::BOOKED_BY.get(lang)) } th.row-end { span.sr { (text::ACTIONS.get(lang)) } } } }
                tbody {
                    @for direction in Direction::ALL {
                        tr.group { td colspan="4" { (direction_title(direction).get(lang)) } }
                        @for article in all.iter().filter(|article| article.direction == direction && !article.archived) { (line(cx, article)) }
                    }
                    @if all.iter().any(|article| article.archived) { tr.group { td colspan="4" { (text::ARCHIVE.get(lang)) } } }
                    @for article in all.iter().filter(|article| article.archived) { (line(cx, article)) }
                }
            }
        }
    }
}

fn line(cx: &Cx, article: &Article) -> Markup {
    let lang = cx.lang();
    let path = format!("{PATH}/{}", article.id);
    html! {
        tr data-mute[article.archived] {
            td.grow.c-title { a.row-link.fw5 href=(path) hx-get=(path) hx-target="#dialog" { (article.name.get(lang)) } }
            td.c-meta { (activity_name(article.activity).get(lang)) }
            td { @if article.by_hand() || article.archived { span.dim { (text::BY_PEOPLE.get(lang)) } } @else { (ui::badge("gray", text::BY_PROGRAM.get(lang))) } }
            td.row-end.c-end {
                @if article.archived {
                    (ui::restore(cx, &path))
                } @else if article.system {
                    span.dim title=(text::SYSTEM_ARTICLE.get(lang)) { (ui::small_icon("lock")) span.sr { (text::SYSTEM_ARTICLE.get(lang)) } }
                } @else {
                    (ui::put_away(cx, &path))
                }
            }
        }
    }
}

fn activity_name(activity: Activity) -> Text {
    match activity {
        Activity::Operating => text::OPERATING,
        Activity::Investing => text::INVESTING,
        Activity::Financing => text::FINANCING,
    }
}

pub async fn new(cx: Cx) -> Result<Reply> {
    let form = Form::filled([("direction", "out"), ("activity", "operating")]);
    Ok(cx.page(view(&cx, &form, None)))
}

pub async fn create(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let Some(_) = cx.submit(&mut form, |f| parse(f, None), put_article).await? else { return Ok(cx.again(view(&cx, &form, None))) };
    Ok(Reply::redirect(PATH).saying(crate::web::text::SAVED.get(cx.lang())))
}

pub async fn edit(cx: Cx) -> Result<Reply> {
    let article = named(&cx).await?;
    Ok(cx.page(view(&cx, &standing(&article), Some(&article))))
}

fn standing(article: &Article) -> Form {
    merge::standing(filled(article), article.archived)
}

fn filled(article: &Article) -> Form {
    let mut form = Form::default();
    names::fill(&mut form, &article.name);
    form.set("activity", article.activity.key());
    form
}

pub async fn update(cx: Cx) -> Result<Reply> {
    let (mut form, article) = (cx.form(), named(&cx).await?);
    let (id, lang) = (article.id, cx.lang());
    let now = |r: &Read<'_>| r.need::<Article>(&id).map(|article| standing(&article));
    Ok(match cx.submit_over(&mut form, &shared(&article, lang), now, |f| parse(f, Some(&article)), put_article).await? {
        Outcome::Done(_) => Reply::redirect(PATH).saying(crate::web::text::SAVED.get(lang)),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(view(&cx, &form, Some(&article))),
    })
}

fn shared(article: &Article, lang: Lang) -> Shared {
    let mut parts = Part::names(text::NAME);
    parts.push(Part::choice("activity", text::ACTIVITY, activities(lang)));
    let whose = Some(article.id);
    let changed = merge::by_field(move |fact| match fact::told(fact) {
        Some(CashFact::ArticleChanged { id, changes, .. }) if id == whose => changes,
        _ => Vec::new(),
    });
    let away: merge::Away = Box::new(move |fact| matches!(fact::told(fact), Some(CashFact::ArticleArchived { id, .. }) if id == whose));
    let (subject, action) = (Subject::shop(), format!("{PATH}/{}", article.id));
    Shared { subject, parts, changed, away, section: "settings", action, page: PATH.into() }
}

fn activities(lang: Lang) -> Vec<(String, String)> {
    Activity::ALL.map(|one| (one.key().into(), activity_name(one).get(lang).into())).into()
}

fn parse(f: &mut Fields<'_>, known: Option<&Article>) -> ArticleAsk {
    let name = names::read(f, 60);
    let (direction, activity) = match known {
        Some(known) => {
            (known.direction, if known.system { known.activity } else { f.choice("activity", Activity::named).unwrap_or(known.activity) })
        }
        None => {
            let direction = f.choice("direction", Direction::named);
            if direction.is_none() {
                f.refuse("direction", crate::web::text::REQUIRED);
            }
            (direction.unwrap_or(Direction::Out), f.choice("activity", Activity::named).unwrap_or(Activity::Operating))
        }
    };
    ArticleAsk { id: known.map(|known| known.id), name, direction, activity }
}

async fn named(cx: &Cx) -> Result<Article> {
    let id = cx.path("id")?;
    cx.read(|r| r.need::<Article>(&id)).await
}

pub async fn archive(cx: Cx) -> Result<Reply> {
    simple(cx, archive_article).await
}
pub async fn restore(cx: Cx) -> Result<Reply> {
    simple(cx, restore_article).await
}

async fn simple(cx: Cx, command: fn(&mut Write<'_>, Id<mark::Article>) -> Result<()>) -> Result<Reply> {
    let id = named(&cx).await?.id;
    cx.write(move |tx| command(tx, id)).await?;
    Ok(Reply::redirect(PATH).saying(crate::web::text::SAVED.get(cx.lang())))
}

fn view(cx: &Cx, form: &Form, known: Option<&Article>) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let directions: Vec<(String, String)> = Direction::ALL.map(|d| (d.key().into(), direction_title(d).get(lang).into())).into();
    let (title, action) = match known {
        Some(article) => (text::ARTICLE_EDIT.get(lang), format!("{PATH}/{}", article.id)),
        None => (text::ARTICLE_NEW.get(lang), PATH.to_string()),
    };
    let body = html! {
        (draw.summary())
        @if known.is_some() { (merge::was(form)) }
        @if known.is_some_and(|article| article.system) { (ui::note("info", html! { (text::SYSTEM_ARTICLE.get(lang)) })) }
        (names::draw(cx, draw, text::NAME, 60))
        @if known.is_none() { (draw.pick_one("direction", text::DIRECTION, &directions)) }
        @if known.is_none_or(|article| !article.system) { (draw.pick_one("activity", text::ACTIVITY, &activities(lang))) }
    };
    let buttons = html! { button.btn.btn--primary { (crate::web::text::SAVE.get(lang)) } };
    ui::dialog::page("settings", title, ui::dialog::form(cx, title, &action, &body, &buttons))
}
