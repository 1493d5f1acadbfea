//! Posting a draft, cancelling a document, throwing a draft away: each with what it means said before.

use maud::html;

use super::{
    access::{self, Met},
    draft,
    posting::{PostAsk, cancel, post, ship},
    repost::{self, Owners, cancel_through},
    sequence,
    tables::{DocKind, Document},
    text, title,
    transfer::{promised, text as moved},
};
use crate::{
    cash::{self, Cashbox, Reach},
    kernel::{Error, Id, Money, Result, Right, mark},
    stock,
    store::Write,
    web::{
        Cx, Fields, Form, Page, Reply,
        lists::{Carried, Owner},
        ui::{self, dialog, field::Draw},
    },
};

/// Cashboxes a supplier can be paid from at once: none without the right, a supplier and a sum.
pub(super) async fn cashboxes(cx: &Cx, document: &Document) -> Result<Vec<Cashbox>> {
    let pays = matches!(document.kind, DocKind::Posting | DocKind::SupplierReturn)
        && document.supplier.is_some()
        && cx.may_at(document.location, Right::MoveCash);
    if !pays {
        return Ok(Vec::new());
    }
    let location = document.location;
    cx.read(|r| cash::cashboxes_for(r, location)).await
}

/// How goods of a transfer go; other documents know one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    AtOnce,
    Shipped,
}

/// Goods are laid into a warehouse only by whoever receives there.
pub(super) fn may_go(met: &Met, way: Way) -> Result<()> {
    let lets = met.document.kind != DocKind::Transfer || way == Way::Shipped || met.receives;
    if lets { Ok(()) } else { Err(Error::Denied(Right::MoveGoods)) }
}

/// Posts a draft and tells orders where their parts are now.
pub(super) fn carry_out(tx: &mut Write<'_>, ask: &PostAsk, way: Way, reach: Option<&Reach>, carried: Carried) -> Result<Document> {
    let done = match way {
        Way::Shipped => ship(tx, ask.document)?,
        Way::AtOnce => post(tx, ask, reach)?,
    };
    promised::tell(tx, done.id, carried)?;
    Ok(done)
}

/// A document to be taken back, alone or through the documents that hold its goods since.
pub(super) struct Back {
    document: Id<mark::Document>,
    owners: Owners,
    through: bool,
}

impl Back {
    pub(super) async fn of(cx: &Cx, document: &Document, through: bool) -> Result<Back> {
        let later = later(cx, document).await?;
        if through {
            cx.need_at(document.location, Right::RepostGoods)?;
        }
        Ok(Back { document: document.id, owners: later.owners, through })
    }

    /// Answers how many documents were posted anew. Orders hear where their parts are.
    pub(super) fn run(&self, tx: &mut Write<'_>, comment: &str) -> Result<usize> {
        if self.through {
            return cancel_through(tx, self.document, comment, &self.owners).map(|done| done.len());
        }
        cancel(tx, self.document, comment)?;
        promised::tell(tx, self.document, self.owners.carried)?;
        Ok(0)
    }
}

/// `GET /stock/documents/:id/posting`
pub async fn posting_form(cx: Cx) -> Result<Reply> {
    let met = access::mine(&cx).await?;
    let boxes = cashboxes(&cx, &met.document).await?;
    Ok(cx.page(posting_view(&cx, &Form::empty(), &met, &boxes)))
}

/// `POST /stock/documents/:id/posting`
pub async fn post_it(cx: Cx) -> Result<Reply> {
    let met = access::mine(&cx).await?;
    let document = &met.document;
    let (boxes, id) = (cashboxes(&cx, document).await?, document.id);
    let way = if cx.form().value("do") == "ship" { Way::Shipped } else { Way::AtOnce };
    may_go(&met, way)?;
    let (shipped, carried) = (way == Way::Shipped, cx.site.carried);
    let reach = if boxes.is_empty() { None } else { Some(Reach::of(&cx, Right::MoveCash)?) };
    let mut form = cx.form();
    let command = move |tx: &mut Write<'_>, ask: &PostAsk| {
        carry_out(tx, ask, way, reach.as_ref(), carried).map(|done| title(&done, crate::kernel::Lang::Ru))
    };
    let Some(_) = cx.submit(&mut form, |f| parse(f, id, &boxes), command).await? else {
        return Ok(cx.again(posting_view(&cx, &form, &met, &boxes)));
    };
    let said = if shipped { moved::SHIPPED_SAID } else { text::POSTED_SAID };
    Ok(Reply::redirect(format!("/stock/documents/{id}")).saying(said.get(cx.lang())))
}

pub(super) fn parse(f: &mut Fields<'_>, document: Id<mark::Document>, boxes: &[Cashbox]) -> PostAsk {
    let (amount, cashbox) = (f.money_or("amount", Money::ZERO), f.id_opt::<mark::Cashbox>("cashbox"));
    let known = cashbox.filter(|id| boxes.iter().any(|one| one.id == *id));
    if amount.is_positive() && known.is_none() {
        f.refuse("cashbox", text::NO_CASHBOX);
    }
    let _ = f.raw("do");
    PostAsk { document, paid: known.filter(|_| amount.is_positive()).map(|id| (id, amount)) }
}

fn posting_view(cx: &Cx, form: &Form, met: &Met, boxes: &[Cashbox]) -> Page {
    let (draw, lang, document) = (Draw::of(form, cx.lang()), cx.lang(), &met.document);
    let (pay, hint) = match document.kind {
        DocKind::SupplierReturn => (text::batches::REFUND_NOW, text::batches::REFUND_HINT),
        _ => (text::PAY_NOW, text::PAY_HINT),
    };
    let transfer = document.kind == DocKind::Transfer;
    // What is kept for orders goes at once.
    let ships = transfer && !(met.receives && document.lines.iter().any(|line| !line.orders.is_empty()));
    let said = text::POST_WHAT.with(lang, &[&text::POSITIONS_TOLD.of(document.lines.len() as i64, lang), &document.day.full(lang)]);
    let options: Vec<(String, String)> = boxes.iter().map(|one| (one.id.to_string(), one.name.get(lang).to_string())).collect();
    let body = html! {
        (draw.summary())
        p { (said) }
        @if let Some(to) = met.to.as_ref().filter(|_| ships) { p.dim { (if met.receives { moved::SHIP_WHAT } else { moved::SHIP_ONLY }.with(lang, &[&to.name.get(lang)])) } }
        @if !boxes.is_empty() {
            p { (text::TO_PAY.get(lang)) " " b { (cx.sum(document.total)) } }
            div.grid-2 {
                (draw.field("amount", pay).optional().hint(hint).money(cx.frame().currency).autocomplete("off").input())
                (draw.field("cashbox", text::CASHBOX).optional().select(&options))
            }
        }
    };
    let name = text::DO_POST.get(lang);
    let buttons = html! {
        @if ships { button.btn.btn--primary[!met.receives] name="do" value="ship" { (ui::icon("truck")) (moved::DO_SHIP.get(lang)) } }
        @if !transfer || met.receives { button.btn.btn--primary data-key="Ctrl+Enter" { (ui::icon("package-check")) (if transfer { moved::MOVE_AT_ONCE } else { text::DO_POST }.get(lang)) } }
    };
    dialog::page("stock", name, dialog::form(cx, name, &format!("/stock/documents/{}/posting", document.id), &body, &buttons))
}

/// Later documents that hold the goods of this one, and those that hold theirs, newest first.
struct Later {
    documents: Vec<Owner>,
    owners: Owners,
    /// They may be posted anew, by this person too.
    through: bool,
}

async fn later(cx: &Cx, document: &Document) -> Result<Later> {
    let id = document.id;
    let (chain, movable) = cx
        .read(|r| {
            let chain = stock::repost::chain(r, id)?;
            let movable = chain.iter().map(|one| repost::movable(r, *one)).collect::<Result<Vec<_>>>()?;
            Ok((chain, movable.into_iter().all(|may| may)))
        })
        .await?;
    let (owners, known) = sequence::owners(cx, chain).await?;
    let mut documents: Vec<Owner> = known.into_iter().filter_map(|(_, owner)| owner).collect();
    documents.dedup();
    Ok(Later { through: movable && !documents.is_empty() && cx.may_at(document.location, Right::RepostGoods), documents, owners })
}

/// `GET /stock/documents/:id/cancelling`
pub async fn cancelling_form(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let later = later(&cx, &document).await?;
    Ok(cx.page(cancelling_view(&cx, &Form::empty(), &document, &later)))
}

/// `POST /stock/documents/:id/cancelling`: alone, or through the documents that hold its goods.
pub async fn cancel_it(cx: Cx) -> Result<Reply> {
    let document = access::mine(&cx).await?.document;
    let (mut form, id) = (cx.form(), document.id);
    let back = Back::of(&cx, &document, form.value("do") == "through").await?;
    let parse = |f: &mut Fields<'_>| {
        let _ = f.raw("do");
        f.line("comment", 3..=300)
    };
    let Some(count) = cx.submit(&mut form, parse, move |tx, comment: &String| back.run(tx, comment)).await? else {
        return Ok(cx.again(cancelling_view(&cx, &form, &document, &later(&cx, &document).await?)));
    };
    let lang = cx.lang();
    let said = if count > 0 { text::sequence::DONE_THROUGH.with(lang, &[&count]) } else { text::CANCELLED_SAID.get(lang).to_string() };
    Ok(Reply::redirect(format!("/stock/documents/{id}")).saying(said))
}

fn cancelling_view(cx: &Cx, form: &Form, document: &Document, later: &Later) -> Page {
    let (draw, lang) = (Draw::of(form, cx.lang()), cx.lang());
    let what = match document.kind {
        DocKind::SupplierReturn => text::batches::CANCEL_RETURN_WHAT,
        _ => text::CANCEL_WHAT,
    };
    let body = html! {
        (draw.summary())
        p { (what.with(lang, &[&document.day.full(lang)])) @if document.kind == DocKind::Posting && !document.payments.is_empty() { " " (text::PAID_STAYS.get(lang)) } }
        @if !later.documents.is_empty() {
            div.note data-kind="warn" { (ui::icon("triangle-alert")) div {
                p { (text::DEPENDENTS.get(lang)) " " @for (at, one) in later.documents.iter().enumerate() { @if at > 0 { ", " } a.link href=(one.path) { (one.name) } } }
                @if later.through { p { (text::sequence::THROUGH.get(lang)) } }
            } }
        }
        (draw.field("comment", text::WHY).most(300).focus().input())
    };
    let name = text::DO_CANCEL.get(lang);
    let buttons = html! {
        @if later.through { button.btn.btn--danger name="do" value="through" { (ui::icon("refresh-cw")) (text::sequence::DO_THROUGH.get(lang)) } }
        button.btn.btn--danger { (ui::icon("undo-2")) (name) }
    };
    dialog::page("stock", name, dialog::form(cx, name, &format!("/stock/documents/{}/cancelling", document.id), &body, &buttons))
}

/// `POST /stock/documents/:id/removal`
pub async fn discard(cx: Cx) -> Result<Reply> {
    let id = access::mine(&cx).await?.document.id;
    cx.write(move |tx| draft::discard(tx, id)).await?;
    Ok(Reply::redirect("/stock/documents").saying(text::DISCARDED.get(cx.lang())))
}
