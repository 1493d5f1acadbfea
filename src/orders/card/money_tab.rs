//! Payments of the order: what came and went, through which cashbox, who took it.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{Card, dialog_link, text};
use crate::{
    cash::{OpKind, Operation},
    kernel::{Id, Lang, Right, Text, mark},
    web::{
        Cx,
        ui::{self, icon, small_icon},
    },
};

pub fn tab(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    let moved: Vec<&Operation> = card.operations.iter().filter(|operation| !operation.moved().is_zero()).collect();
    let takes = card.may(Right::TakePayments) && (card.order.is_open() || card.order.due().is_positive());
    let button = dialog_link(&card.path("/payments/new"), "btn", None, html! { (icon("banknote")) (text::TAKE_PAYMENT.get(lang)) });
    if moved.is_empty() {
        return ui::empty(
            "banknote",
            text::NO_PAYMENTS.get(lang),
            text::NO_PAYMENTS_WHY.get(lang),
            if takes {
                button
            } else {
                html! {}
            },
        );
    }
    let back: BTreeSet<Id<mark::Payment>> = moved.iter().filter_map(|operation| operation.reverses).collect();
    html! {
        div.h-scroll tabindex="0" {
            table.data.data--plain.data--lines {
                thead {
                    tr {
                        th { (text::WHEN.get(lang)) }
                        th { (text::WHAT.get(lang)) }
                        th.c-wide { (text::CASHBOX.get(lang)) }
                        th.c-wide { (text::TAKEN_BY.get(lang)) }
                        th.num { (text::SUM.get(lang)) ", " (cx.frame().currency.sign()) }
                        th.row-end {}
                    }
                }
                tbody { @for operation in &moved { (row(cx, card, operation, &back)) } }
            }
        }
        div.row-gap.row-gap--padded {
            @if takes { (button) }
            @if card.may(Right::Refund) && card.order.paid.is_positive() {
                (dialog_link(&card.path("/refund"), "btn", None, html! { (icon("hand-coins")) (text::REFUND.get(lang)) }))
            }
        }
    }
}

fn row(cx: &Cx, card: &Card, operation: &Operation, back: &BTreeSet<Id<mark::Payment>>) -> Markup {
    let reversed = back.contains(&operation.id);
    let (lang, zone, moved) = (cx.lang(), &cx.frame().zone, operation.moved());
    let boxes: Vec<&str> = operation.cashboxes().iter().filter_map(|id| card.cashboxes.get(id)).map(|name| name.get(lang)).collect();
    let may = card.may(Right::ReversePayments) && !reversed && operation.kind.by_hand();
    html! {
        tr data-mute[reversed] {
            td { span title=(zone.full(operation.at, lang)) { (zone.near(operation.at, card.now, lang)) } }
            td.wrap {
                (kind(operation.kind, lang))
                @if reversed { " " (ui::badge("gray", text::REVERSED.get(lang))) }
                @if !operation.comment.is_empty() { span.sub.sub--keep hx-disable { (operation.comment) } }
                @if let Some((tendered, change)) = operation.tendered.zip(operation.change()) {
                    span.sub.sub--keep { (text::TENDERED_CHANGE.with(lang, &[&cx.money(tendered), &cx.money(change)])) }
                }
            }
            td.c-wide { (boxes.join(" + ")) }
            td.c-wide { @if !operation.by_name.is_empty() { (ui::person(&operation.by_name)) } }
            td.num { b.money--in[moved.is_positive() && !reversed] { @if moved.is_positive() { "+" } (cx.money(moved)) } }
            td.row-end {
                @if may {
                    @let path = card.path(&format!("/payments/{}/reversal", operation.id));
                    a.icon-btn.icon-btn--s href=(path) hx-get=(path) hx-target="#dialog" hx-swap="innerHTML" aria-label=(text::REVERSE.get(lang)) title=(text::REVERSE.get(lang)) { (small_icon("undo-2")) }
                }
            }
        }
    }
}

fn kind(kind: OpKind, lang: Lang) -> &'static str {
    let said: Text = match kind {
        OpKind::Prepayment => text::PREPAYMENT,
        OpKind::Refund => text::REFUND_NAME,
        OpKind::Reversal => text::REVERSAL_NAME,
        OpKind::SaleReturn => text::RETURN_NAME,
        _ => text::PAYMENT,
    };
    said.get(lang)
}
