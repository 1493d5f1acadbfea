//! The label on the device: 58×40 mm, digits that any scanner reads under any keyboard layout.

use maud::{Markup, html};

use super::{Papers, label_digits};
use crate::{
    kernel::name,
    web::{Cx, ui},
};

pub fn sheet(cx: &Cx, papers: &Papers) -> Markup {
    let order = &papers.order;
    let zone = &cx.frame().zone;
    let deadline = order.deadline.map(|at| zone.day(at).full(cx.lang())).unwrap_or_default();
    html! {
        article.sheet.sheet--label {
            div.doc__row { b { (order.number) } span { (zone.day(order.created).full(cx.lang())) } }
            p { b { (papers.device.title()) } }
            p { (order.malfunction.lines().next().unwrap_or_default()) }
            div.doc__row { span { (name::short_name(&papers.client.name)) } span { (deadline) } }
            (ui::svg::code128(&label_digits(&papers.location, order)))
        }
    }
}
