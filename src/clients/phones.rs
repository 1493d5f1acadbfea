//! Phones in words: one line of them, the digits that were looked for, who else has the same one.

use maud::{Markup, html};

use super::{Client, holders, text};
use crate::{
    kernel::{Id, Phone, Result, mark},
    web::{Cx, Reply, ui},
};

/// All phones with their notes in one line.
pub fn phones_line(client: &Client) -> String {
    let one = |phone: &super::ClientPhone| match phone.note.as_str() {
        "" => phone.phone.to_string(),
        note => format!("{} ({note})", phone.phone),
    };
    client.phones.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A phone with the digits that were looked for marked.
pub fn mark_digits(phone: &Phone, digits: &str) -> Markup {
    let shown = phone.to_string();
    let run = (!digits.is_empty()).then(|| phone.digits().find(digits)).flatten();
    let Some(from) = run else { return html! { (shown) } };
    let places: Vec<usize> = shown.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let (Some(start), Some(end)) = (places.get(from), places.get(from + digits.len() - 1)) else { return html! { (shown) } };
    html! { (shown[..*start]) mark { (shown[*start..=*end]) } (shown[end + 1..]) }
}

/// `GET /clients/same-phone?phone=…&but=…`: a warning under the phones of a form, or nothing.
pub async fn same(cx: Cx) -> Result<Reply> {
    let but = cx.query("but").and_then(|id| id.parse().ok());
    let phones: Vec<Phone> = cx.queries("phone").iter().filter_map(|text| Phone::parse(text)).take(super::MOST_PHONES).collect();
    let found = cx.read(|r| same_phones(r, &phones, but)).await?;
    Ok(Reply::fragment(warning(&cx, &found)))
}

/// Which of these phones other clients have.
pub fn same_phones(reads: &impl crate::store::Reads, phones: &[Phone], but: Option<Id<mark::Client>>) -> Result<Vec<(Phone, Vec<Client>)>> {
    let mut found = Vec::new();
    for phone in phones {
        let others = holders(reads, phone, but)?;
        if !others.is_empty() {
            found.push((phone.clone(), others));
        }
    }
    Ok(found)
}

/// As many other holders are named; a phone of a whole office is not a list to read.
const NAMED: usize = 3;

pub fn warning(cx: &Cx, found: &[(Phone, Vec<Client>)]) -> Markup {
    let lang = cx.lang();
    html! {
        @for (phone, clients) in found {
            (ui::note("warn", html! {
                (text::SAME_PHONE.with(lang, &[phone])) " "
                @for (at, client) in clients.iter().take(NAMED).enumerate() {
                    @if at > 0 { ", " }
                    a.link href={ "/clients/" (client.id) } target="_blank" { (client.name) " (" (text::NO.with(lang, &[&client.number])) ")" }
                }
                @if clients.len() > NAMED { " " (text::MORE_COUNT.with(lang, &[&(clients.len() - NAMED)])) }
            }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_looked_for_are_marked_where_they_stand() {
        let phone = Phone::parse("+7 900 555-01-23").expect("a phone");
        assert_eq!(mark_digits(&phone, "5012").into_string(), "+7 900 55<mark>5-01-2</mark>3");
        assert_eq!(mark_digits(&phone, "0123").into_string(), "+7 900 555-<mark>01-23</mark>");
        assert_eq!(mark_digits(&phone, "79").into_string(), "+<mark>7 9</mark>00 555-01-23");
        assert_eq!(mark_digits(&phone, "").into_string(), "+7 900 555-01-23");
        assert_eq!(mark_digits(&phone, "42").into_string(), "+7 900 555-01-23");
    }
}
