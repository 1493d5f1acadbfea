//! `/exchange/import`: a file is given and opened; `/exchange/imports`: the files given before.

use maud::{Markup, html};

use super::{
    columns::{Kind, PriceColumn},
    goes::Goes,
    home,
    intake::{self, likeliest},
    layout,
    supply::Supply,
    tables::{Counts, HowGoods, Import, Stage},
    text::import as text,
};
use crate::{
    catalog::goods,
    kernel::{Error, Id, Result, Right, Text, mark},
    store::{Reads, Walk, row::Order},
    warehouse::{self, DocKind},
    web::{Cx, Form, Page, Reply, ui, ui::field::Draw, upload::Upload},
};

/// As many past imports are listed.
const LISTED: usize = 50;
/// Types of price that may have a column.
const PRICES: usize = 50;

fn kind_of(cx: &Cx, key: &str) -> Result<Kind> {
    let kind = Kind::named(key).ok_or(Error::Hidden)?;
    if cx.may(kind.right()) { Ok(kind) } else { Err(Error::Denied(kind.right())) }
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let kind = kind_of(&cx, &cx.query("kind").unwrap_or_default())?;
    let mut form = Form::empty();
    form.set("document", cx.query("document").unwrap_or_default());
    let goes = Goes::of(&cx, kind, &form).await?;
    goes.usual(&mut form);
    Ok(cx.page(view(&cx, kind, &form, &goes)))
}

/// Has the file read within its limits and keeps it by rows.
pub async fn receive(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let kind = kind_of(&cx, form.value("kind"))?;
    let goes = Goes::of(&cx, kind, &form).await?;
    let supply = if kind == Kind::Supply { goes.read(&cx, &mut form).await? } else { Supply::default() };
    if !form.wrong.is_empty() {
        return Ok(cx.again(view(&cx, kind, &form, &goes)));
    }
    let Some(upload) = cx.upload("file").filter(|upload| !upload.bytes.is_empty()) else {
        form.refuse("file", text::NO_FILE.get(cx.lang()).into());
        return Ok(cx.again(view(&cx, kind, &form, &goes)));
    };
    match keep(&cx, kind, supply, upload).await {
        Ok(id) => Ok(Reply::redirect(format!("/exchange/imports/{id}"))),
        Err(Error::Refused(refusal)) => {
            form.refuse("file", refusal.say(cx.lang()));
            Ok(cx.again(view(&cx, kind, &form, &goes)))
        }
        Err(error) => Err(error),
    }
}

async fn keep(cx: &Cx, kind: Kind, supply: Supply, upload: &Upload) -> Result<Id<mark::Import>> {
    let id = Id::new(cx.now());
    let priced = kind == Kind::Goods && cx.may(Right::EditGoodsPrices);
    let prices = if priced { cx.read(|r| goods::price_types(r)).await? } else { Vec::new() };
    let last = cx.read(|r| layout::last(r, kind, supply.supplier)).await?;
    let import = Import {
        id,
        employee: cx.who().id,
        person: cx.who().name.clone(),
        kind,
        file: upload.name.clone(),
        created: cx.now(),
        leaves: Vec::new(),
        sheet: 0,
        mapping: Vec::new(),
        heads: Vec::new(),
        lines: 0,
        stage: Stage::Open,
        next: 0,
        counts: Counts::default(),
        sees_cost: cx.may(Right::SeeCost),
        finished: None,
        prices: prices.into_iter().take(PRICES).map(PriceColumn::from).collect(),
        goods: match &last {
            Some(last) => last.how.clone(),
            None => HowGoods {
                warehouse: cx.read(|r| warehouse::sources(r, cx, DocKind::Posting)).await?.first().map(|one| one.id),
                ..HowGoods::default()
            },
        },
        supply,
        opened: Vec::new(),
        grown: Vec::new(),
        refused: String::new(),
    };
    // Before its rows, so that a reading cut short leaves nothing that belongs to nobody.
    put(cx, import.clone()).await?;
    let mut leaves = intake::keep(cx, id, import.columns(), upload).await?;
    if let Some(last) = last {
        leaves.iter_mut().for_each(|leaf| last.over(&import.columns(), &leaf.heads, &mut leaf.mapping));
    }
    let sheet = likeliest(&leaves);
    put(cx, Import { leaves, ..import }.turn_to(sheet)?).await?;
    Ok(id)
}

async fn put(cx: &Cx, import: Import) -> Result<()> {
    let write = cx.store().write(cx.stamp(), move |tx| {
        tx.quiet("a file being looked at is not yet anything of the shop");
        tx.put(&import)
    });
    write.await
}

/// An import of this person; another's does not exist for him.
pub fn own(cx: &Cx, reads: &impl Reads, id: Id<mark::Import>) -> Result<Import> {
    let import = reads.need::<Import>(&id)?;
    if import.employee != cx.who().id {
        return Err(Error::Hidden);
    }
    if cx.may(import.kind.right()) { Ok(import) } else { Err(Error::Denied(import.kind.right())) }
}

fn view(cx: &Cx, kind: Kind, form: &Form, goes: &Goes) -> Page {
    let lang = cx.lang();
    let error = form.error("file");
    let body = html! {
        div.page {
            form.form method="post" action="/exchange/import" enctype="multipart/form-data" {
                (ui::hidden(cx))
                input type="hidden" name="kind" value=(kind.key());
                (Draw::of(form, lang).summary())
                p { (kind.why().get(lang)) }
                @if kind == Kind::Supply { (goes.fields(cx, form)) }
                div.field data-invalid[error.is_some()] {
                    label.label for="f-file" { (text::FILE.get(lang)) }
                    input.input id="f-file" type="file" name="file" required accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        aria-describedby=(if error.is_some() { "e-file" } else { "h-file" });
                    span.hint id="h-file" { (text::FILE_HINT.get(lang)) }
                    @if let Some(said) = error { span.error id="e-file" { (ui::icon("circle-alert")) (said) } }
                }
                div.row-gap { button.btn.btn--primary { (text::OPEN.get(lang)) } a.btn href=(home::PATH) { (crate::web::text::CANCEL.get(lang)) } }
            }
        }
    };
    let title = format!("{}: {}", text::IMPORT.get(lang), kind.title().get(lang).to_lowercase());
    ui::settings_page(cx, home::PATH, &title, html! {}, body)
}

pub async fn list(cx: Cx) -> Result<Reply> {
    let who = cx.who().id;
    let mut found: Vec<Import> = Vec::new();
    cx.read(|reads| {
        reads.walk::<Import>((), Order::Descending, |import| {
            found.extend(Some(import).filter(|import| import.employee == who && !import.leaves.is_empty()));
            Ok(if found.len() < LISTED { Walk::On } else { Walk::Stop })
        })
    })
    .await?;
    let lang = cx.lang();
    let body = html! {
        @if found.is_empty() {
            (ui::empty("upload", text::EMPTY.get(lang), text::EMPTY_WHY.get(lang), html! { a.btn.btn--primary href=(home::PATH) { (text::LOAD.get(lang)) } }))
        } @else {
            div.data-wrap tabindex="0" {
                table.data.data--cards {
                    thead { tr { th { (text::FILE_NAME.get(lang)) } th { (text::WHAT.get(lang)) } th { (text::STATE.get(lang)) } th.num { (text::WHEN.get(lang)) } } }
                    tbody { @for import in &found { (row(&cx, import)) } }
                }
            }
        }
    };
    Ok(cx.page(ui::settings_page(
        &cx,
        home::PATH,
        text::PAST.get(lang),
        html! { a.btn href=(home::PATH) { (text::LOAD.get(lang)) } },
        body,
    )))
}

fn row(cx: &Cx, import: &Import) -> Markup {
    html! {
        tr {
            td.c-title hx-disable { a.row-link href={ "/exchange/imports/" (import.id) } { (import.file) } }
            td.c-meta { (import.kind.title().get(cx.lang())) }
            td.c-status { (stage(import.stage).get(cx.lang())) }
            td.num.c-end { (cx.frame().zone.near(import.created, cx.now(), cx.lang())) }
        }
    }
}

fn stage(stage: Stage) -> Text {
    match stage {
        Stage::Open => text::S_OPEN,
        Stage::Running => text::S_RUNNING,
        Stage::Done => text::S_DONE,
        Stage::Stopped => text::S_STOPPED,
        Stage::Undoing => text::S_UNDOING,
        Stage::Undone => text::S_UNDONE,
    }
}
