//! Minimums and targets: a page of a warehouse where many products are set at once, and the part of a product's card that
//! says what each warehouse has of it and is to have.

pub mod api;
mod of_product;
mod page;
pub(super) mod text;

pub use of_product::{edit, save as save_product, shelf};
pub use page::{PATH, everyone, save, show};

use maud::{Markup, html};

use crate::{
    catalog::goods::Measure,
    kernel::{Id, Lang, Quantity, Text, mark},
    stock::levels::Level,
    web::{Fields, Form},
};

/// The two fields of a level as they were typed, `key` being what tells them from the others of the form. What is wrong is
/// said under the field itself.
fn parse(f: &mut Fields<'_>, key: &str, (warehouse, product): (Id<mark::Warehouse>, Id<mark::Product>), measure: &Measure) -> Level {
    let mut read = |name: &str| {
        let field = format!("{name}_{key}");
        let typed = f.raw(&field);
        if typed.is_empty() {
            return Quantity::ZERO;
        }
        match Quantity::parse(&typed).filter(|quantity| *quantity <= Quantity::LIMIT) {
            Some(quantity) if measure.fits(quantity) => quantity,
            Some(_) => {
                f.refuse(&field, text::FRACTION);
                Quantity::ZERO
            }
            None => {
                f.refuse(&field, text::BAD_LEVEL);
                Quantity::ZERO
            }
        }
    };
    let (min, target) = (read("min"), read("target"));
    if !target.is_zero() && target < min {
        f.refuse(&format!("target_{key}"), text::BELOW_MINIMUM);
    }
    Level { warehouse, product, min, target: if target.is_zero() { min } else { target } }
}

/// A field of a level in a row of a table.
fn cell(form: &Form, name: &str, key: &str, label: Text, lang: Lang) -> Markup {
    let field = format!("{name}_{key}");
    let wrong = form.error(&field);
    html! {
        label.input data-invalid[wrong.is_some()] {
            input name=(field) value=(form.value(&field)) inputmode="decimal" autocomplete="off" placeholder=(if name == "min" { text::MIN_SHORT } else { text::TARGET_SHORT }.get(lang)) aria-label=(label.get(lang))
                aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| format!("e-{field}"))];
        }
        @if let Some(said) = wrong { span.error id={ "e-" (field) } { (said) } }
    }
}

/// A quantity in a field; nothing where there is none.
fn typed(quantity: Quantity, lang: Lang) -> String {
    if quantity.is_zero() { String::new() } else { quantity.show(lang) }
}
