//! What was typed, kept on a page that could not save it: nothing a person wrote is lost.

use maud::{Markup, html};

use crate::{
    kernel::{Id, Lang, Text, mark},
    web::{Form, text},
};

/// Fields that no page may show again.
const SECRETS: [&str; 2] = ["password", "old"];
const CARRIED: [&str; 4] = ["csrf", "once", "was", "back"];
/// Fields that are chosen: their values are words of the program, not of a person.
const CHOSEN: [&str; 14] = [
    "activity",
    "audience",
    "business",
    "country",
    "direction",
    "first_type",
    "group",
    "icon",
    "kind",
    "lang",
    "tone",
    "vat",
    "way",
    "zone",
];

/// Whether there is something to keep, and nothing in it that may not be shown.
pub fn worth(form: &Form) -> bool {
    let says = |(name, value): &(String, String)| !value.is_empty() && !CARRIED.contains(&name.as_str());
    form.pairs().iter().any(says) && !SECRETS.iter().any(|name| form.has(name))
}

/// The same form to send once more, with its own key: `token` is good for whoever reads the page.
pub fn again(form: &Form, action: &str, token: &str, label: Text, lang: Lang) -> Markup {
    html! {
        form.kept method="post" action=(action) data-guard {
            input type="hidden" name="csrf" value=(token);
            @for (name, value) in form.pairs().iter().filter(|(name, _)| name != "csrf") {
                input type="hidden" name=(name) value=(value);
            }
            (words(form, lang))
            button.btn.btn--primary { (label.get(lang)) }
        }
    }
}

/// Only the words, to be copied from the page.
pub fn words(form: &Form, lang: Lang) -> Markup {
    let typed: Vec<&str> = form.pairs().iter().filter(|(name, value)| is_typed(name, value)).map(|(_, value)| value.as_str()).collect();
    html! {
        @if !typed.is_empty() {
            label.label for="kept" { (text::TYPED.get(lang)) }
            textarea.input id="kept" readonly rows=(typed.len().clamp(2, 8)) { (typed.join("\n")) }
        }
    }
}

/// What a person wrote himself, not what the page carried for him.
fn is_typed(name: &str, value: &str) -> bool {
    let own = !CARRIED.contains(&name) && !CHOSEN.contains(&name);
    own && !value.trim().is_empty() && value != "on" && value.parse::<Id<mark::Once>>().is_err()
}
