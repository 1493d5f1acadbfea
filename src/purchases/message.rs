//! An order to a supplier as a text for a letter or a messenger, and as a sheet of Excel. Nothing is sent from here.

use maud::{Markup, html};

use super::{
    access,
    card::Around,
    fact::{self, PurchaseFact},
    tables::PurchaseOrder,
    text, title,
};
use crate::{
    kernel::{Result, Text},
    log::Record,
    web::{
        Cx, Reply,
        sheet::{self, Cell, columns},
        ui::icon,
    },
};

pub fn panel(cx: &Cx, around: &Around) -> Markup {
    let (lang, said) = (cx.lang(), written(cx, &around.met.order, around.met.cost));
    html! {
        div.stack {
            textarea.input.message readonly rows="8" aria-label=(text::MESSAGE.get(lang)) { (said) }
            div.row-gap {
                button.btn type="button" data-copy=(said) { (icon("copy")) (text::COPY.get(lang)) }
                @if !around.supplier.email.is_empty() { a.btn.btn--quiet href=(letter(&around.supplier.email, &title(&around.met.order, lang), &said)) { (icon("mail")) (around.supplier.email) } }
            }
        }
    }
}

/// The longest address programs of mail take whole.
const LONGEST: usize = 1_900;

/// A letter that is begun in the program of mail; a text too long for its address is put there by hand.
fn letter(to: &str, subject: &str, said: &str) -> String {
    let begun = |said: &str| {
        let said = serde_urlencoded::to_string([("subject", subject), ("body", said)]).unwrap_or_default();
        format!("mailto:{to}?{}", said.replace('+', "%20"))
    };
    Some(begun(said)).filter(|url| url.len() <= LONGEST).unwrap_or_else(|| begun(""))
}

/// The text: who asks, what and how much.
pub fn written(cx: &Cx, order: &PurchaseOrder, cost: bool) -> String {
    let lang = cx.lang();
    let mut lines = vec![format!("{}. {}", cx.frame().company, title(order, lang))];
    for (at, line) in order.lines.iter().enumerate() {
        let sku = if line.sku.is_empty() { String::new() } else { format!(" ({})", line.sku) };
        let price = if cost && !line.price.is_zero() { format!(" \u{d7} {}", cx.sum(line.price)) } else { String::new() };
        lines.push(format!("{}. {}{sku} \u{2014} {} {}{price}", at + 1, line.name, line.quantity.show(lang), line.measure.get(lang)));
    }
    if cost && !order.total().is_zero() {
        lines.push(text::M_TOTAL.with(lang, &[&cx.sum(order.total())]));
    }
    if let Some(day) = order.expected {
        lines.push(text::M_EXPECTED.with(lang, &[&day.full(lang)]));
    }
    if !order.comment.is_empty() {
        lines.push(order.comment.clone());
    }
    lines.join("\n")
}

/// `POST /purchases/orders/:id/excel`
pub async fn excel(cx: Cx) -> Result<Reply> {
    let met = access::met(&cx).await?;
    let (lang, order, cost) = (cx.lang(), met.order, met.cost);
    let mut heads: Vec<(Text, u8)> = vec![(text::CODE, 12), (text::SKU, 18), (text::PRODUCT, 44), (text::QUANTITY, 10), (text::UNIT, 8)];
    if cost {
        heads.extend([(text::PRICE, 12), (text::SUM, 14)]);
    }
    let (name, id) = (title(&order, lang), order.id);
    let record = move |tx: &mut crate::store::Write<'_>, rows: u32| tx.record(fact::purchase(id), &PurchaseFact::Exported { rows });
    sheet::hand_over(&cx, sheet_name(&name), columns(lang, &heads), record, move |_, out| {
        for line in &order.lines {
            let mut cells = vec![
                Cell::text(&line.code),
                Cell::text(&line.sku),
                Cell::text(&line.name),
                Cell::Quantity(line.quantity),
                Cell::text(line.measure.get(lang)),
            ];
            if cost {
                cells.extend([Cell::Money(line.price), Cell::Money(line.sum())]);
            }
            out.row(&cells)?;
        }
        Ok(order.lines.len() as u32)
    })
    .await
}

/// A name of a sheet: no signs that Excel forbids, and no longer than it allows.
pub fn sheet_name(name: &str) -> String {
    let clean: String = name.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'')).take(31).collect();
    if clean.trim().is_empty() { "-".to_string() } else { clean }
}
