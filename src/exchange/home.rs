//! `/exchange`: what may be taken out and brought in.

use maud::{Markup, html};

use super::{columns::Kind, fact::What, text};
use crate::{
    kernel::{Result, Right, Text},
    web::{Cx, Reply, ui},
};

pub const PATH: &str = "/exchange";
/// Where the period of the ledger is chosen.
pub const MOVES: &str = "/exchange/moves";

pub async fn show(cx: Cx) -> Result<Reply> {
    let lang = cx.lang();
    let exports = [
        (Right::ExportOrders, What::Orders, "/exchange/orders?view=all", text::ORDERS_WHY),
        (Right::ExportClients, What::Clients, "/exchange/clients", text::CLIENTS_WHY),
        (Right::ExportPriceList, What::Services, "/exchange/services", text::SERVICES_WHY),
        (Right::ExportGoods, What::Goods, "/exchange/goods", text::goods::GOODS_WHY),
        (Right::ExportGoods, What::Documents, "/exchange/documents", text::goods::DOCUMENTS_WHY),
    ];
    let body = html! {
        div.page {
            (ui::panel(text::EXPORT.get(lang), html! {}, html! {
                ul.offers {
                    @for (right, what, path, why) in exports {
                        @if cx.may(right) { (line(&cx, what.title(), why, ui::post_button(&cx, path, "btn", html! { (ui::icon("download")) (text::DOWNLOAD.get(lang)) }))) }
                    }
                    @if cx.may(Right::ExportGoods) {
                        (line(&cx, text::goods::MOVES, text::goods::MOVES_WHY, html! { a.btn href=(MOVES) { (ui::icon("download")) (text::CHOOSE_PERIOD.get(lang)) } }))
                    }
                }
            }))
            (ui::panel(text::import::IMPORT.get(lang), html! { a.link href="/exchange/imports" { (text::import::PAST.get(lang)) } }, html! {
                ul.offers {
                    @for kind in Kind::ALL {
                        @if cx.may(kind.right()) {
                            (line(&cx, kind.title(), kind.why(), html! { a.btn href={ "/exchange/import?kind=" (kind.key()) } { (ui::icon("upload")) (text::import::LOAD.get(lang)) } }))
                        }
                    }
                }
            }))
        }
    };
    Ok(cx.page(ui::settings_page(&cx, PATH, text::EXCHANGE.get(lang), html! {}, body)))
}

fn line(cx: &Cx, title: Text, why: Text, action: Markup) -> Markup {
    html! {
        li { div { b { (title.get(cx.lang())) } span.hint { (why.get(cx.lang())) } } (action) }
    }
}
