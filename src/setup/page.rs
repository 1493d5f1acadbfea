//! The first page: one screen of questions, then a shop with its owner signed in.

use maud::{Markup, html};

use super::{
    SetupRefusal,
    code::{fits, forget},
    found::{Founding, found},
    starter::{self, Business},
    text,
};
use crate::{
    kernel::{Error, Lang, Moment, Refusal, Result},
    shop::{Country, zone_options},
    staff::{
        self,
        password::{self, Strength},
        session::{self, Device},
    },
    web::{
        Cx, Fields, Form, Page, Reply, assets, private,
        reply::Cookie,
        serve::SESSION,
        text::{BAD_CHOICE, REQUIRED},
        ui::{self, field::Draw, icon},
    },
};

const PATH: &str = "/setup";
const TEMPLATE: &str = "A-{YY}{C:5}";
/// The zone most people of the chosen country live in.
const BY_COUNTRY: &str = "country";
/// Wrong codes from one address before it has to wait.
const TRIES: u32 = 10;
const WINDOW: i64 = 5 * Moment::MINUTE;

/// Who may see the page at all: with the code, from the shop's own network, while there is no shop. The page that says
/// why not comes back as an error.
fn admit(cx: &Cx, code: &str) -> Result<std::result::Result<(), Box<Reply>>> {
    if cx.frame().ready {
        return Err(Error::Hidden);
    }
    let Some(ip) = cx.visit.ip.filter(|ip| private(*ip)) else {
        return Ok(Err(Box::new(Reply::Forbidden(code_page(cx, Some(text::OUTSIDE.get(cx.lang())))))));
    };
    let (key, throttle) = (format!("setup {ip}"), &cx.site.throttle);
    if throttle.count(&key, cx.now(), WINDOW) >= TRIES {
        return Ok(Err(Box::new(Reply::Forbidden(code_page(cx, Some(text::CODE_WAIT.get(cx.lang())))))));
    }
    if fits(&cx.site, code) {
        return Ok(Ok(()));
    }
    if code.is_empty() {
        return Ok(Err(Box::new(Reply::Forbidden(code_page(cx, None)))));
    }
    throttle.add(&key, cx.now(), WINDOW);
    Ok(Err(Box::new(Reply::Forbidden(code_page(cx, Some(text::CODE_WRONG.get(cx.lang())))))))
}

struct Ask {
    founding: Founding,
    password: String,
}

/// Read in the order of the page: so stand the complaints above it.
fn parse(f: &mut Fields<'_>) -> Ask {
    f.raw("code");
    let business = f.line("business", 0..=40);
    if business.is_empty() {
        f.refuse("business", text::NO_BUSINESS);
    }
    let company = f.line("company", 1..=80);
    let country = f.choice("country", Country::named);
    if country.is_none() && f.raw("country").is_empty() {
        f.refuse("country", BAD_CHOICE);
    }
    let country = country.unwrap_or(Country::Russia);
    let zone = f.line("zone", 0..=60);
    let (location, phone) = (f.line("location", 1..=60), f.phone("phone"));
    let (address, owner) = (f.line("address", 0..=200), f.line("owner", 2..=80));
    let login = f.line("login", 3..=40).to_lowercase();
    if !login.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b)) {
        f.refuse("login", text::BAD_LOGIN);
    }
    let password = f.secret("password");
    if password.is_empty() {
        f.refuse("password", REQUIRED);
    } else if let Err(weak) = password::policy(&password, Strength::Owner, &[&login, &owner, &company]) {
        let said = weak.say(f.lang);
        f.refuse_said("password", said);
    }
    let founding = Founding {
        company,
        legal_name: String::new(),
        country,
        zone: if zone == BY_COUNTRY || zone.is_empty() { country.zone().into() } else { zone },
        lang: f.lang,
        business,
        location,
        address,
        phone: phone.map(|phone| phone.to_string()).unwrap_or_default(),
        order_template: TEMPLATE.into(),
        owner,
        login,
        password: String::new(),
        demo: false,
    };
    Ask { founding, password }
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let code = cx.query("code").unwrap_or_default();
    if let Err(refused) = admit(&cx, &code)? {
        return Ok(*refused);
    }
    let mut form = Form::filled([("code", code)]);
    let country = if cx.lang() == Lang::Uk { Country::Ukraine } else { Country::Russia };
    form.set("country", country.code());
    form.set("zone", BY_COUNTRY);
    Ok(cx.page(view(&cx, &form)?))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    if let Err(refused) = admit(&cx, form.value("code"))? {
        return Ok(*refused);
    }
    let Some(ask) = form.parse(&cx, parse) else { return Ok(cx.again(view(&cx, &form)?)) };
    let hash = password::hash(ask.password).await?;
    let founding = Founding { password: hash, ..ask.founding };
    let (token, device) = (session::new_token(), Device::of(&cx));
    let told = token.clone();
    let written = cx.write(move |tx| {
        let founded = found(tx, &founding)?;
        staff::create_session(tx, founded.owner, &told, &device)?;
        Ok(())
    });
    match written.await {
        Ok(()) => {}
        Err(Error::Refused(refusal)) if refusal.code() != SetupRefusal::AlreadyFounded.code() => {
            form.refuse(refusal.field().unwrap_or_default(), refusal.say(cx.lang()));
            return Ok(cx.again(view(&cx, &form)?));
        }
        Err(error) => return Err(error),
    }
    forget(&cx.site);
    let session = Cookie { name: SESSION, value: token, days: 0, http_only: true };
    Ok(Reply::redirect("/").cookie(session).saying(text::WELCOME.get(cx.lang())))
}

fn code_page(cx: &Cx, wrong: Option<&str>) -> Page {
    let lang = cx.lang();
    let body = html! {
        main.gate id="main" {
            (brand())
            section.gate__card {
                h1 { (text::CODE_TITLE.get(lang)) }
                form.gate__body method="get" action=(PATH) {
                    @if let Some(said) = wrong { (ui::note("bad", html! { (said) })) }
                    p { (text::CODE_WHY.get(lang)) }
                    (Draw::of(&Form::empty(), lang).field("code", text::F_CODE).mono().autocomplete("off").most(16).focus().input())
                    button.btn.btn--primary.btn--big.btn--wide { (text::GO_ON.get(lang)) }
                }
                footer { (languages(cx, PATH)) }
            }
        }
    };
    Page::bare("bare", text::CODE_TITLE.get(lang), body)
}

fn view(cx: &Cx, form: &Form) -> Result<Page> {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let code = form.value("code");
    let here = format!("{PATH}?{}", serde_urlencoded::to_string([("code", code)]).unwrap_or_default());
    let body = html! {
        main.gate id="main" {
            (brand())
            section.gate__card.gate__card--full {
                div.gate__head {
                    div { h1 { (text::TITLE.get(lang)) } p { (text::TITLE_WHY.get(lang)) } }
                    (languages(cx, &here))
                }
                form id="setup" method="post" action=(PATH) data-guard {
                    (ui::hidden(cx))
                    input type="hidden" name="code" value=(code);
                    div.gate__body { (draw.summary()) }
                    div.gate__halves {
                        div.form { (business(draw, &starter::businesses()?)) (of_shop(draw)) }
                        div.form { (of_place(draw)) (of_owner(draw)) }
                    }
                }
                footer {
                    (ui::post_form(cx, "/setup/demo", "", html! {
                        input type="hidden" name="code" value=(code);
                        button.btn title=(text::DEMO_WHY.get(lang)) { (icon("play")) (text::SEE_DEMO.get(lang)) }
                    }))
                    button.btn.btn--primary.btn--big form="setup" data-key="Ctrl+Enter" { (text::CREATE.get(lang)) }
                }
            }
        }
    };
    Ok(Page::bare("bare", text::TITLE.get(lang), body))
}

fn business(draw: Draw<'_>, all: &[Business]) -> Markup {
    let (lang, error) = (draw.lang, draw.form.error("business"));
    html! {
        fieldset.field id="f-business" data-invalid[error.is_some()] {
            legend.label { (text::WHAT.get(lang)) }
            div.types.types--big {
                @for one in all {
                    label.type title=(one.hint().get(lang)) {
                        input type="radio" name="business" value=(one.key) checked[draw.form.value("business") == one.key];
                        (icon(&one.icon))
                        span { (one.name().get(lang)) }
                    }
                }
            }
            @if let Some(said) = error { span.error { (icon("circle-alert")) (said) } }
        }
    }
}

fn of_shop(draw: Draw<'_>) -> Markup {
    let lang = draw.lang;
    let countries: Vec<(String, String)> = Country::ALL.map(|one| (one.code().into(), one.name().get(lang).into())).into();
    let mut zones = vec![(BY_COUNTRY.to_string(), text::ZONE_BY_COUNTRY.get(lang).to_string())];
    zones.extend(zone_options(lang));
    html! {
        (draw.field("company", text::F_COMPANY).autocomplete("organization").most(80).input())
        div.grid-2 {
            (draw.field("country", text::F_COUNTRY).hint(text::COUNTRY_HINT).select(&countries))
            (draw.field("zone", text::F_ZONE).select(&zones))
        }
    }
}

fn of_place(draw: Draw<'_>) -> Markup {
    html! {
        h2 { (text::SHOP.get(draw.lang)) }
        div.grid-2 {
            (draw.field("location", text::F_LOCATION).hint(text::LOCATION_HINT).most(60).input())
            (draw.field("phone", text::F_PHONE).optional().phone().input())
        }
        (draw.field("address", text::F_ADDRESS).optional().most(200).input())
    }
}

fn of_owner(draw: Draw<'_>) -> Markup {
    let lang = draw.lang;
    let hint = text::PASSWORD_HINT.with(lang, &[&Strength::Owner.least()]);
    html! {
        h2 { (text::OWNER.get(lang)) }
        (draw.field("owner", text::F_OWNER).autocomplete("name").most(80).input())
        div.grid-2 {
            (draw.field("login", text::F_LOGIN).hint(text::LOGIN_HINT).autocomplete("username").most(40).input())
            (draw.field("password", text::F_PASSWORD).password().hint_said(hint).autocomplete("new-password").input())
        }
    }
}

fn brand() -> Markup {
    html! { div.gate__brand { img src=(assets::url("logo.svg")) alt="" width="34" height="34"; b { "Verstak" } } }
}

fn languages(cx: &Cx, back: &str) -> Markup {
    html! {
        form.seg method="post" action="/preferences/lang" data-clean aria-label=(text::LANGUAGE.get(cx.lang())) {
            (ui::hidden(cx))
            input type="hidden" name="back" value=(back);
            @for lang in Lang::ALL {
                button name="lang" value=(lang.code()) lang=(lang.code()) aria-pressed=(lang == cx.lang()) { (lang.name()) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shop::numbers;

    #[test]
    fn the_first_numbers_have_a_sound_template() {
        assert!(numbers::sound(TEMPLATE));
    }
}
