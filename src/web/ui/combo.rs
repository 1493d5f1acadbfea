//! A field with a list that the server fills while a person types.

use maud::{Markup, html};

use super::icon;
use crate::{kernel::Lang, web::text};

/// One offer of a combo list.
pub struct Offer {
    pub value: String,
    pub text: String,
    /// The quiet second line.
    pub sub: String,
}

/// The list itself: what the search of a combo answers with.
pub fn offers(id: &str, lang: Lang, offers: &[Offer], last: Markup) -> Markup {
    html! {
        ul.combo__list role="listbox" id={ (id) "-list" } aria-label=(text::OFFERS.get(lang)) {
            @for offer in offers {
                li role="option" data-value=(offer.value) data-text=(offer.text) aria-selected="false" {
                    span { (offer.text) @if !offer.sub.is_empty() { small.sub { (offer.sub) } } }
                }
            }
            (last)
        }
    }
}

/// A search field with a hidden value. `url` answers with `offers`.
pub fn combo(id: &str, name: &str, value: &str, shown: &str, url: &str, placeholder: &str) -> Markup {
    combo_of(id, (name, &format!("{name}_text")), (value, shown), url, placeholder)
}

/// The same with a name of its own for what is typed.
pub fn combo_of(id: &str, (name, typed): (&str, &str), (value, shown): (&str, &str), url: &str, placeholder: &str) -> Markup {
    html! {
        div.combo data-combo {
            input type="hidden" name=(name) value=(value) data-combo-value;
            label.input {
                (icon("search"))
                input id=(id) type="text" name=(typed) value=(shown) autocomplete="off" placeholder=(placeholder)
                    role="combobox" aria-expanded="false" aria-controls={ (id) "-list" } aria-autocomplete="list"
                    hx-get=(url) hx-trigger="input changed delay:120ms, focus once" hx-target={ "#" (id) "-list" } hx-swap="outerHTML" hx-sync="this:replace";
            }
            ul.combo__list role="listbox" id={ (id) "-list" } hidden {}
        }
    }
}
