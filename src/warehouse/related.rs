//! What a document stands beside: the posting it was made from, what was made from it, the batches its lines name, and
//! whoever holds its goods since.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    access::Met,
    batches,
    card::{self, state_chip},
    cost_correction, method, supplier_return,
    tables::{DOCUMENT_BY_BASIS, DocKind, Document, Source},
    text, title,
};
use crate::{
    kernel::{Id, Lang, Result, mark},
    stock::Batch,
    store::{Read, Reads, Write},
    web::{
        Cx, Reply,
        lists::Owner,
        ui::{self, icon},
    },
};

pub struct Related {
    pub basis: Option<(Id<mark::Document>, String)>,
    pub made: Vec<Document>,
    lots: BTreeMap<u32, String>,
}

pub fn read(reads: &Read<'_>, document: &Document, lang: Lang) -> Result<Related> {
    let mut lots = BTreeMap::new();
    for line in document.lines.iter().filter(|_| document.kind == DocKind::SupplierReturn) {
        if let Some(batch) = line.batch.map(|number| reads.get::<Batch>(&number)).transpose()?.flatten() {
            lots.insert(line.number, batches::said(reads, &batch, lang)?);
        }
    }
    let basis = match document.basis {
        Some(id) => batches::name_of(reads, id, lang)?.map(|name| (id, name)),
        None => None,
    };
    Ok(Related { basis, made: reads.by(&DOCUMENT_BY_BASIS, (document.id,))?, lots })
}

impl Related {
    /// The batch of a line, as people say it.
    pub fn lot(&self, line: u32) -> Option<&str> {
        self.lots.get(&line).map(String::as_str)
    }
}

/// Makes a draft of the document of the address and goes to it; where that is refused, its page says why.
pub async fn begin<F>(cx: &Cx, from_it: F) -> Result<Reply>
where
    F: Fn(&mut Write<'_>) -> Result<Document> + Send + Sync + 'static,
{
    let mut form = cx.form();
    match cx.submit(&mut form, |_| (), move |tx, ()| from_it(tx).map(|made| made.id)).await? {
        Some(made) => Ok(Reply::redirect(format!("/stock/documents/{made}"))),
        None => Ok(cx.again(card::page(cx, &card::read(cx, Vec::new()).await?, &form))),
    }
}

/// Buttons that make another document of this one.
pub fn beginnings(cx: &Cx, met: &Met) -> Markup {
    let (lang, path) = (cx.lang(), format!("/stock/documents/{}", met.document.id));
    let button = |to: &str, sign: &str, said: crate::kernel::Text| {
        ui::post_button(cx, &format!("{path}/{to}"), "btn", html! { (icon(sign)) (said.get(lang)) })
    };
    html! {
        @if supplier_return::may_begin(cx, &met.document, &met.warehouse) { (button("return", "truck", text::batches::BEGIN_RETURN)) }
        @if cost_correction::may_begin(cx, &met.document, &met.warehouse) { (button("correction", "coins", text::batches::BEGIN_CORRECTION)) }
    }
}

/// What was made from it.
pub fn panel(cx: &Cx, related: &Related) -> Markup {
    let lang = cx.lang();
    ui::panel(
        text::batches::MADE_FROM_IT.get(lang),
        html! {},
        html! {
            ul.lines.lines--flush {
                @for one in &related.made {
                    li { div.grow { a.link href={ "/stock/documents/" (one.id) } { (title(one, lang)) } small { (one.day.full(lang)) } } (state_chip(one, lang)) }
                }
            }
        },
    )
}

impl Source {
    pub fn said(&self, lang: Lang) -> String {
        match self {
            Source::Sale { number, .. } => text::batches::OF_SALE.with(lang, &[number]),
            Source::Order { number, .. } => text::batches::OF_ORDER.with(lang, &[number]),
        }
    }
    pub fn path(&self) -> String {
        match self {
            Source::Sale { id, .. } => format!("/sales/{id}"),
            Source::Order { id, .. } => format!("/orders/{id}"),
        }
    }
}

/// How another slice calls a document of this one.
pub fn named(reads: &Read<'_>, id: Id<mark::Document>, lang: Lang) -> Result<Option<Owner>> {
    if let Some(made) = reads.get::<method::Revaluation>(&id)? {
        return Ok(Some(Owner { name: method::said(&made, lang), path: method::PATH.into() }));
    }
    let found = reads.get::<Document>(&id)?;
    Ok(found.map(|one| Owner { name: title(&one, lang), path: format!("/stock/documents/{id}") }))
}
