//! `/reports`: every report and the question it answers.

use maud::html;

use super::{STOCK, text};
use crate::{
    kernel::Result,
    web::{
        Cx, Page, Reply,
        ui::{self, icon},
    },
};

pub async fn show(cx: Cx) -> Result<Reply> {
    let lang = cx.lang();
    let body = html! {
        (ui::page_head(text::REPORTS.get(lang), None, html! {}))
        div.report {
            h2.report__group { (text::OF_STOCK.get(lang)) }
            nav.reports aria-label=(text::OF_STOCK.get(lang)) {
                @for report in STOCK {
                    a href=(report.path()) { (icon(report.icon)) span { b { (report.title.get(lang)) } small { (report.why.get(lang)) } } }
                }
            }
        }
    };
    Ok(cx.page(Page::new("reports", text::REPORTS.get(lang), body)))
}
