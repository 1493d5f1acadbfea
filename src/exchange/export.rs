//! Clients exactly as their list shows them and the price list as Excel files; what every export does the same way.

use super::{
    fact::{ExchangeFact, What},
    text,
};
use crate::{
    catalog, clients,
    kernel::{Lang, Result, Right, Text},
    log::{Record, Subject},
    shop,
    store::{Read, Write},
    web::{
        Cx, Reply,
        sheet::{self, Cell, Column, Sheet, columns},
    },
};

/// Hands a file over and notes what it was of.
pub async fn hand_over<F>(cx: &Cx, what: What, columns: Vec<Column>, fill: F) -> Result<Reply>
where
    F: FnOnce(&Read<'_>, &mut Sheet<'_>) -> Result<u32> + Send + 'static,
{
    let record = move |tx: &mut Write<'_>, rows| tx.record(Subject::shop(), &ExchangeFact::Exported { what, rows });
    sheet::hand_over(cx, what.title().get(cx.lang()).to_string(), columns, record, fill).await
}

pub fn yes(lang: Lang, said: Option<()>) -> Cell {
    Cell::text(if said.is_some() { text::YES.get(lang) } else { text::NO.get(lang) })
}

const CLIENT_HEADS: [(Text, u8); 15] = [
    (text::C_NUMBER, 9),
    (text::C_NAME, 32),
    (text::C_PHONES, 36),
    (text::C_EMAIL, 26),
    (text::C_ADDRESS, 36),
    (text::C_KIND, 16),
    (text::C_TAX, 15),
    (text::C_CONTACT, 24),
    (text::C_SOURCE, 18),
    (text::C_CLIENT_DISCOUNT, 12),
    (text::C_PARTS_DISCOUNT, 12),
    (text::C_CONSENT, 14),
    (text::C_MESSAGES, 14),
    (text::C_NOTE, 40),
    (text::C_ADDED, 17),
];

pub async fn clients(cx: Cx) -> Result<Reply> {
    let (lang, own) = (cx.lang(), cx.clone());
    let fill = move |reads: &Read<'_>, sheet: &mut Sheet<'_>| {
        let sources = shop::sources(reads)?;
        let mut rows = 0;
        clients::each_listed(&own, reads, |client| {
            let source = sources.iter().find(|source| Some(source.id) == client.source);
            let kind = if client.kind == clients::ClientKind::Person { text::PERSON } else { text::ORGANISATION };
            let phones: Vec<String> = client.phones.iter().map(|one| one.phone.to_string()).collect();
            rows += 1;
            sheet.row(&[
                Cell::text(client.number),
                Cell::text(&client.name),
                Cell::text(phones.join(", ")),
                Cell::text(&client.email),
                Cell::text(&client.address),
                Cell::text(kind.get(lang)),
                Cell::text(&client.tax_number),
                Cell::text(&client.contact_person),
                Cell::text(source.map_or("", |source| source.name.get(lang))),
                Cell::Hundredths(client.discounts.works_in_orders.0),
                Cell::Hundredths(client.discounts.parts_in_orders.0),
                yes(lang, client.consent.data.map(drop)),
                yes(lang, client.consent.messages.then_some(())),
                Cell::text(&client.note),
                Cell::Moment(client.created),
            ])
        })?;
        sheet.filters(CLIENT_HEADS.len())?;
        Ok(rows)
    };
    hand_over(&cx, What::Clients, columns(lang, &CLIENT_HEADS), fill).await
}

const SERVICE_HEADS: [(Text, u8); 7] = [
    (text::C_CATEGORY, 26),
    (text::C_SERVICE, 48),
    (text::C_CODE, 14),
    (text::C_PRICE, 12),
    (text::C_MINUTES, 11),
    (text::C_WARRANTY, 11),
    (text::C_COST, 14),
];

pub async fn services(cx: Cx) -> Result<Reply> {
    let lang = cx.lang();
    // The cost stands last, so that whoever may not see it gets the other columns as they are.
    let shown = if cx.may(Right::SeeCost) { SERVICE_HEADS.len() } else { SERVICE_HEADS.len() - 1 };
    let fill = move |reads: &Read<'_>, sheet: &mut Sheet<'_>| {
        let categories = catalog::all_categories(reads)?;
        let mut rows = 0;
        for service in catalog::all_services(reads)?.into_iter().filter(|service| !service.archived) {
            let category = categories.iter().find(|category| category.id == service.category);
            let cells = [
                Cell::text(category.map_or("", |category| category.name.get(lang))),
                Cell::text(service.name.get(lang)),
                Cell::text(&service.code),
                Cell::Money(service.price),
                Cell::Count(service.minutes),
                Cell::Count(service.warranty_days),
                Cell::Money(service.cost),
            ];
            rows += 1;
            sheet.row(&cells[..shown])?;
        }
        sheet.filters(shown)?;
        Ok(rows)
    };
    hand_over(&cx, What::Services, columns(lang, &SERVICE_HEADS[..shown]), fill).await
}
