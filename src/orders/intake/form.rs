//! Reading the intake form: everything wrong is said at once, by its field.

use super::{Comer, Intake, IntakeRefusal, Number, Thing, Urgency, sheet::Sheet, text};
use crate::{
    cash::Part,
    clients::{ClientAsk, ClientRefusal, SerialRule},
    kernel::{Money, Phone, Refusal, Result, Right, codes::Imei},
    web::{Cx, Fields, text as web},
};

/// Where to go when it is saved.
#[derive(Debug, Clone, Copy, Default)]
pub struct Then {
    pub another: bool,
    pub receipt: bool,
    pub label: bool,
}

/// The form as an intake, with what to do after it.
pub fn parse(f: &mut Fields<'_>, cx: &Cx, sheet: &Sheet) -> (Intake, Then) {
    let then = Then { another: f.raw("then") == "another", receipt: f.flag("receipt"), label: f.flag("label") };
    let _ = (f.raw("location"), f.raw("refresh"), f.raw("pick"), f.raw("work_pick"));
    let client = comer(f, sheet);
    let device = thing(f, sheet);
    let malfunction = phrase(f, "fault", "malfunction", 2000);
    if malfunction.is_empty() {
        wrong(f, IntakeRefusal::NoMalfunction);
    }
    let order_type = f.id_opt("order_type").filter(|id| sheet.order_types.iter().any(|kind| kind.id == *id));
    if order_type.is_none() {
        wrong(f, IntakeRefusal::NoOrderType);
    }
    if !f.raw("work_text").is_empty() {
        f.refuse("work_text", text::PICK_WORK);
    }
    let intake = Intake {
        location: sheet.location.id,
        order_type: order_type.unwrap_or(crate::kernel::Id::fixed(0)),
        client,
        device,
        malfunction,
        appearance: phrase(f, "appearance", "appearance_more", 200),
        kit: phrase(f, "kit", "kit_more", 200),
        unlock: f.line("unlock", 0..=60),
        note: f.text("note", 0..=2000),
        source: f.id_opt("source").filter(|id| sheet.sources.iter().any(|source| source.id == *id)),
        works: f.ids("work", 50),
        estimate: f.money_opt("estimate"),
        deadline: deadline(f, cx),
        urgent: if f.flag("urgent") { Urgency::Urgent } else { Urgency::Usual },
        master: f.id_opt("master"),
        prepayment: prepayment(f),
        day: cx.today(),
        rights: cx.who().rights_at(sheet.location.id),
        draft: cx.form().once().map(crate::kernel::Id::cast),
    };
    (intake, then)
}

fn wrong(f: &mut Fields<'_>, refusal: impl Refusal) {
    let said = refusal.say(f.lang);
    f.refuse_said(refusal.field().unwrap_or_default(), said);
}

/// The picked client, or a new one from what was typed: a phone asks for a name, a name may have a phone.
fn comer(f: &mut Fields<'_>, sheet: &Sheet) -> Comer {
    let (picked, typed) = (f.raw("client"), f.line("client_text", 0..=120));
    let (name, phone) = (f.line("name", 0..=100), f.phone("phone"));
    let (data_consent, messages) = (f.flag("consent"), f.flag("messages"));
    if let Some(peek) = sheet.client.as_ref().filter(|_| !picked.is_empty()) {
        return Comer::Known(peek.client.id);
    }
    let by_phone = Phone::parse(&typed);
    let like_phone = typed.chars().filter(char::is_ascii_digit).count() > 3 && !typed.chars().any(char::is_alphabetic);
    if typed.is_empty() {
        f.refuse("client_text", text::WHO);
    } else if by_phone.is_none() && like_phone {
        f.refuse("client_text", web::BAD_PHONE);
    } else if by_phone.is_some() && name.is_empty() {
        f.refuse("name", text::NAME_NEEDED);
    }
    let (name, phone) = if by_phone.is_some() { (name, by_phone) } else { (typed, phone) };
    Comer::New(Box::new(ClientAsk { data_consent, messages, ..ClientAsk::person(name, phone) }))
}

fn thing(f: &mut Fields<'_>, sheet: &Sheet) -> Thing {
    let device_type = f.id_opt("type").filter(|id| sheet.device_types.iter().any(|kind| kind.id == *id));
    let serial = f.line("serial", 0..=60);
    let known = f.id_opt("device").filter(|id| sheet.seen.as_ref().is_some_and(|seen| seen.device.id == *id));
    let thing = Thing {
        device_type,
        brand: f.line("brand_text", 0..=80),
        model: f.line("model_text", 0..=80),
        color: f.line("color", 0..=40),
        number: if f.flag("insist") { Number::AsTyped } else { Number::Checked },
        serial,
        known,
    };
    if device_type.is_none() {
        wrong(f, IntakeRefusal::NoDeviceType);
    }
    if thing.brand.is_empty() {
        wrong(f, IntakeRefusal::NoBrand);
    }
    let kind = sheet.device_types.iter().find(|kind| Some(kind.id) == device_type);
    let known_serial = sheet.seen.as_ref().is_some_and(|seen| known == Some(seen.device.id) && seen.device.serial == thing.serial);
    if kind.is_some_and(|kind| impossible(&thing, kind.serial)) && !known_serial {
        wrong(f, ClientRefusal::BadImei);
    }
    thing
}

/// An IMEI that cannot be: said beside the other errors, and by the command once more.
fn impossible(thing: &Thing, kind: crate::catalog::SerialKind) -> bool {
    let digits = thing.serial.chars().filter(char::is_ascii_digit).count();
    let bad = Imei::parse(&thing.serial).is_err();
    match thing.rule(kind) {
        SerialRule::AsTyped => false,
        SerialRule::Imei => bad && !thing.serial.is_empty(),
        SerialRule::Any => bad && digits == 15 && crate::kernel::codes::serial_key(&thing.serial).len() == 15,
    }
}

/// Pressed chips and words in one text.
fn phrase(f: &mut Fields<'_>, chips: &str, words: &str, longest: usize) -> String {
    let pressed: Vec<String> = f.many(chips, 40).into_iter().map(|chip| chip.chars().take(100).collect()).collect();
    let words = f.text(words, 0..=longest);
    [pressed.join(", "), words].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}

fn deadline(f: &mut Fields<'_>, cx: &Cx) -> Option<crate::kernel::Moment> {
    let (due, exact) = (f.raw("due"), f.raw("deadline"));
    match due.as_str() {
        "" => None,
        "exact" if exact.is_empty() => {
            f.refuse("deadline", text::WHEN);
            None
        }
        "exact" => f.moment("deadline").filter(|at| *at > cx.now()).or_else(|| {
            f.refuse("deadline", text::DEADLINE_PAST);
            None
        }),
        _ => f.moment("due"),
    }
}

fn prepayment(f: &mut Fields<'_>) -> Option<Part> {
    let amount = f.money_opt("prepayment").filter(|amount| *amount > Money::ZERO);
    let cashbox = f.id_opt("cashbox");
    let amount = amount?;
    if cashbox.is_none() {
        f.refuse("cashbox", web::BAD_CHOICE);
    }
    Some(Part { cashbox: cashbox?, amount })
}

/// Taking in, and what the person needs besides for what he filled.
pub fn allowed(cx: &Cx, intake: &Intake) -> Result<()> {
    std::iter::once(Right::TakeIn).chain(needed(intake)).try_for_each(|right| cx.need_at(intake.location, right))
}

fn needed(intake: &Intake) -> Vec<Right> {
    let asked = [
        (!intake.works.is_empty(), Right::EditLines),
        (intake.prepayment.is_some(), Right::TakePayments),
        (intake.master.is_some(), Right::AssignPeople),
    ];
    asked.into_iter().filter(|(is, _)| *is).map(|(_, right)| right).collect()
}
