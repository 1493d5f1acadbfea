//! `/ui`: every component of the interface in every state, for the people who draw it. Debug builds only: the page is
//! open to anybody and belongs to no shop.
//!
//! The theme and the density are switched by the same forms as everywhere, so what is seen here is what a person sees.

mod forms;
mod lists;
mod messages;
mod small;
mod text;

use maud::{Markup, html};

use super::post_form;
use crate::{
    kernel::{Result, Text},
    web::{Access, Cx, Page, Reply, Routes},
};

const PATH: &str = "/ui";

pub fn routes() -> Routes {
    if cfg!(debug_assertions) {
        Routes::new().get(PATH, Access::Public, show).get("/ui/offers", Access::Public, forms::offers)
    } else {
        Routes::new()
    }
}

async fn show(cx: Cx) -> Result<Reply> {
    let lang = cx.lang();
    let body = html! {
        main.main.kit id="main" {
            div.page-head {
                h1 { (text::TITLE.get(lang)) }
                span.count { (text::WHY.get(lang)) }
                div.page-head__end {
                    (switch(&cx, "theme", &[("light", text::LIGHT), ("dark", text::DARK), ("system", text::SYSTEM)], cx.visit.theme.unwrap_or("system")))
                    (switch(&cx, "density", &[("roomy", text::ROOMY), ("compact", text::DENSE)], if cx.visit.compact { "compact" } else { "roomy" }))
                }
            }
            div.page {
                (small::all(&cx))
                (forms::all(&cx))
                (lists::all(&cx))
                (messages::all(&cx))
            }
        }
    };
    Ok(cx.page(Page::bare("kit-page", text::TITLE.get(lang), body)))
}

/// One preference as a row of buttons that post its values.
fn switch(cx: &Cx, name: &str, values: &[(&str, Text)], now: &str) -> Markup {
    post_form(
        cx,
        &format!("/preferences/{name}"),
        "seg",
        html! {
            input type="hidden" name="back" value=(PATH);
            @for (value, said) in values {
                button name=(name) value=(value) aria-pressed=(*value == now) { (said.get(cx.lang())) }
            }
        },
    )
}

/// A row of things of one kind.
fn row(things: Markup) -> Markup {
    html! { div.kit__row { (things) } }
}
