//! Settings of the company: its name, the words of its papers, its clock and language.

use maud::{Markup, html};

use super::{Company, Country, ShopFact, Thing, Vat, country::zone_options, everywhere, shared, text};
use crate::{
    kernel::{Day, Error, Lang, Result, Zone},
    log::{Record, Subject, Telling, changes},
    store::{Read, Reads, Write},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, merge,
        text::{SAVE, SAVED},
        ui::{self, field::Draw},
    },
};

const PATH: &str = "/settings/company";

struct Ask {
    name: String,
    legal_name: String,
    country: Country,
    tax_number: String,
    kpp: String,
    registration: String,
    address: String,
    phone: String,
    email: String,
    site: String,
    bank: String,
    zone: String,
    lang: Lang,
    /// As it was where the form has no such field.
    vat: Option<Vat>,
}

fn parse(f: &mut Fields<'_>) -> Ask {
    let country = f.choice("country", Country::named).unwrap_or(Country::Russia);
    let tax_number = f.line("tax_number", 0..=20);
    let (label, lengths) = country.tax_number();
    let sound = tax_number.bytes().all(|b| b.is_ascii_digit()) && lengths.contains(&tax_number.len());
    if !tax_number.is_empty() && !sound {
        let lengths: Vec<String> = lengths.iter().map(usize::to_string).collect();
        let said = text::BAD_TAX_NUMBER.with(f.lang, &[&label.get(f.lang), &lengths.join(text::OR.get(f.lang))]);
        f.refuse_said("tax_number", said);
    }
    let vat = f.choice("vat", Vat::named);
    if vat.is_some_and(|vat| !Vat::offered(country).contains(&vat)) {
        f.refuse("vat", text::VAT_OF_COUNTRY);
    }
    let zone = f.line("zone", 1..=60);
    if !zone.is_empty() && Zone::named(&zone).is_none() {
        f.refuse("zone", text::BAD_ZONE);
    }
    Ask {
        name: f.line("name", 1..=80),
        legal_name: f.line("legal_name", 0..=160),
        country,
        tax_number,
        kpp: f.line("kpp", 0..=20),
        registration: f.line("registration", 0..=20),
        address: f.line("address", 0..=200),
        phone: f.phone("phone").map(|phone| phone.to_string()).unwrap_or_default(),
        email: f.email("email"),
        site: f.line("site", 0..=120),
        bank: f.text("bank", 0..=500),
        zone,
        lang: f.choice("lang", Lang::parse).unwrap_or_default(),
        vat,
    }
}

fn change(tx: &mut Write<'_>, ask: &Ask) -> Result<()> {
    let before = tx.need::<Company>(&0)?;
    let after = Company {
        name: ask.name.clone(),
        legal_name: ask.legal_name.clone(),
        country: ask.country.code().into(),
        tax_number: ask.tax_number.clone(),
        kpp: ask.kpp.clone(),
        registration: ask.registration.clone(),
        address: ask.address.clone(),
        phone: ask.phone.clone(),
        email: ask.email.clone(),
        site: ask.site.clone(),
        bank: ask.bank.clone(),
        zone: ask.zone.clone(),
        lang: ask.lang,
        vat: ask.vat.unwrap_or(before.vat),
        ..before.clone()
    };
    let day = after.zone().day(tx.now());
    let changes = changes(&tell(&before, day), &tell(&after, day));
    if changes.is_empty() {
        return Ok(());
    }
    tx.put(&after)?;
    tx.record(Subject::shop(), &ShopFact::Changed { thing: Thing::Company, name: after.name, changes })
}

fn tell(company: &Company, day: Day) -> Telling {
    let rate = company.vat.rate(country(&company.country), day);
    vec![
        ("name", company.name.clone()),
        ("legal_name", company.legal_name.clone()),
        ("country", company.country.clone()),
        ("tax_number", company.tax_number.clone()),
        ("kpp", company.kpp.clone()),
        ("registration", company.registration.clone()),
        ("address", company.address.clone()),
        ("phone", company.phone.clone()),
        ("email", company.email.clone()),
        ("site", company.site.clone()),
        ("bank", company.bank.clone()),
        ("zone", company.zone.clone()),
        ("lang", company.lang.name().into()),
        ("vat", rate.map(|rate| format!("{}\u{a0}%", rate.show(Lang::Ru))).unwrap_or_default()),
    ]
}

fn country(code: &str) -> Country {
    Country::named(code).unwrap_or(Country::Russia)
}

pub async fn show(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let company = cx.read(|r| super::company(r)).await?.ok_or(Error::Hidden)?;
    Ok(cx.page(view(&cx, &filled(&company, cx.today()))))
}

fn filled(company: &Company, day: Day) -> Form {
    let mut form = Form::filled(tell(company, day));
    form.set("lang", company.lang.code());
    form.set("vat", company.vat.key());
    form
}

const TYPED: [&str; 10] = ["name", "legal_name", "tax_number", "kpp", "registration", "address", "phone", "email", "site", "bank"];

fn parts(cx: &Cx, company: &Company) -> Vec<Part> {
    let title = text::field_label;
    let mut parts: Vec<Part> = TYPED.map(|name| Part::typed(name, title(name))).into();
    parts.push(Part::choice("country", title("country"), countries(cx.lang())));
    parts.push(Part::choice("zone", title("zone"), zone_options(cx.lang())));
    parts.push(Part::choice("lang", title("lang"), languages()));
    parts.push(Part::choice("vat", title("vat"), rates(cx, country(&company.country))));
    parts
}

fn countries(lang: Lang) -> Vec<(String, String)> {
    Country::ALL.map(|one| (one.code().into(), one.name().get(lang).into())).into()
}

fn languages() -> Vec<(String, String)> {
    Lang::ALL.map(|one| (one.code().into(), one.name().into())).into()
}

fn rates(cx: &Cx, country: Country) -> Vec<(String, String)> {
    Vat::offered(country).iter().map(|vat| (vat.key().into(), vat.say(country, cx.today(), cx.lang()))).collect()
}

pub async fn save(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let (mut form, day) = (cx.form(), cx.today());
    let company = cx.read(|r| super::company(r)).await?.ok_or(Error::Hidden)?;
    let shared = shared(Thing::Company, Subject::shop(), &company.name, PATH.into(), PATH, parts(&cx, &company));
    let now = |r: &Read<'_>| Ok(filled(&r.need::<Company>(&0)?, day));
    Ok(match cx.submit_over(&mut form, &shared, now, parse, change).await? {
        Outcome::Done(()) => Reply::redirect(PATH).saying(SAVED.get(cx.lang())),
        Outcome::Clash(both) => both,
        Outcome::Again => cx.again(view(&cx, &form)),
    })
}

fn view(cx: &Cx, form: &Form) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let country = country(form.value("country"));
    let body = html! {
        div.page {
            form.form method="post" action=(PATH) data-guard {
                (ui::hidden(cx))
                (draw.summary())
                (merge::was(form))
                (of_company(cx, draw))
                (of_papers(cx, draw, country))
                div.formbar { button.btn.btn--primary data-key="Ctrl+Enter" { (SAVE.get(lang)) } }
            }
        }
    };
    ui::settings::settings_page(cx, PATH, text::COMPANY.get(lang), html! {}, body)
}

fn of_company(cx: &Cx, draw: Draw<'_>) -> Markup {
    let lang = draw.lang;
    let mut zones = zone_options(lang);
    let zone = draw.form.value("zone");
    if !zone.is_empty() && zones.iter().all(|(name, _)| name != zone) {
        zones.push((zone.into(), zone.into()));
    }
    html! {
        section.panel {
            header.panel__head { h2 { (text::NAME_AND_COUNTRY.get(lang)) } }
            div.panel__body.form {
                (draw.field("name", text::F_NAME).hint(text::NAME_HINT).most(80).input())
                div.grid-2 {
                    (draw.field("country", text::F_COUNTRY).hint_said(text::CURRENCY_FIXED.with(lang, &[&cx.frame().currency.sign()])).select(&countries(lang)))
                    (draw.field("lang", text::F_LANG).hint(text::LANG_HINT).select(&languages()))
                }
                (draw.field("zone", text::F_ZONE).select(&zones))
                div.grid-2 {
                    (draw.field("phone", text::F_PHONE).optional().phone().input())
                    (draw.field("email", text::F_EMAIL).optional().kind("email").most(120).input())
                }
                (draw.field("site", text::F_SITE).optional().most(120).input())
            }
        }
    }
}

fn of_papers(cx: &Cx, draw: Draw<'_>, country: Country) -> Markup {
    let lang = draw.lang;
    let (tax, _) = country.tax_number();
    html! {
        section.panel {
            header.panel__head { h2 { (text::REQUISITES.get(lang)) } }
            div.panel__body.form {
                (draw.field("legal_name", text::F_LEGAL_NAME).optional().hint(text::LEGAL_HINT).most(160).input())
                div.grid-2 {
                    (draw.field("tax_number", tax).optional().most(20).number().input())
                    @if let Some(label) = country.registration() {
                        (draw.field("registration", label).optional().most(20).number().input())
                    }
                }
                (draw.field("vat", text::VAT).hint(text::VAT_HINT).select(&rates(cx, country)))
                @if country == Country::Russia { (draw.field("kpp", text::F_KPP).optional().most(20).number().input()) }
                (draw.field("address", text::F_LEGAL_ADDRESS).optional().most(200).input())
                (draw.field("bank", text::F_BANK).optional().hint(text::BANK_HINT).area(3))
            }
        }
    }
}
