//! Taking goods back: the number or the barcode of the receipt, then what of it came back and where the money goes.

use maud::{Markup, html};

use super::{
    find,
    give_back::{ReturnAsk, may_take, take_back},
    tables::Sale,
    text, till,
};
use crate::{
    cash::{Cashbox, Way, cashboxes_for, sale_money::paid_through},
    kernel::{Error, Money, Quantity, Result, Right},
    stock::{Warehouse, all_warehouses},
    store::{Read, Reads},
    web::{
        Cx, Fields, Form, Page, Reply, text as web,
        ui::{self, dialog, field::Draw},
    },
};

/// `GET /sales/return`: which receipt.
pub async fn ask(cx: Cx) -> Result<Reply> {
    Ok(cx.page(which(&cx, &Form::empty())))
}

/// `POST /sales/return`
pub async fn open(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let typed = form.value("number").trim().to_string();
    let found = cx.read(|reads| find::receipt(reads, &typed)).await?.filter(|sale| cx.may_at(sale.location, Right::TakeGoodsBack));
    match found {
        Some(sale) => Ok(Reply::redirect(format!("/sales/{}/return", sale.id))),
        None => {
            form.refuse("number", text::NO_RECEIPT.with(cx.lang(), &[&typed]));
            Ok(cx.again(which(&cx, &form)))
        }
    }
}

fn which(cx: &Cx, form: &Form) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let body = draw.field("number", text::FIND).icon("scan-barcode").hint(text::RECEIPT_HINT).autocomplete("off").focus().most(60).input();
    let buttons = html! { button.btn.btn--primary data-key="Ctrl+Enter" { (text::FIND_RECEIPT.get(lang)) } };
    dialog::page("sales", text::RETURN.get(lang), dialog::form(cx, text::RETURN.get(lang), "/sales/return", &body, &buttons))
}

struct Known {
    sale: Sale,
    warehouses: Vec<Warehouse>,
    cashboxes: Vec<Cashbox>,
    /// The cashbox most of it was paid through.
    usual: Option<Cashbox>,
}

fn read(cx: &Cx, reads: &Read<'_>) -> Result<Known> {
    let sale = reads.need::<Sale>(&cx.path("id")?)?;
    if !cx.may_at(sale.location, Right::TakeGoodsBack) {
        return Err(Error::Hidden);
    }
    let mut warehouses = all_warehouses(reads)?;
    warehouses.retain(|one| may_take(one, sale.location));
    warehouses.sort_by_key(|one| Some(one.id) != sale.warehouse);
    let cashboxes = cashboxes_for(reads, sale.location)?;
    let most = paid_through(reads, sale.id)?.into_iter().max_by_key(|(_, amount)| *amount).map(|(kind, _)| kind);
    let usual = cashboxes.iter().find(|one| Some(one.kind) == most).cloned();
    Ok(Known { sale, warehouses, cashboxes, usual })
}

/// `GET /sales/:id/return`: everything that has not come back, ready to be taken.
pub async fn show(cx: Cx) -> Result<Reply> {
    let known = cx.read(|reads| read(&cx, reads)).await?;
    let mut form = Form::empty();
    for (at, line) in known.sale.lines.iter().enumerate().filter(|(_, line)| line.rest().is_positive()) {
        form.set(&format!("back_{at}"), line.rest().show(cx.lang()));
    }
    if let Some(first) = known.warehouses.first() {
        form.set("warehouse", first.id.to_string());
    }
    form.set("money", known.usual.as_ref().map(|one| one.id.to_string()).unwrap_or_default());
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /sales/:id/return`
pub async fn create(cx: Cx) -> Result<Reply> {
    let known = cx.read(|reads| read(&cx, reads)).await?;
    let mut form = cx.form();
    let Some(ask) = form.parse(&cx, |f| parse(f, &known.sale)) else { return Ok(cx.again(view(&cx, &form, &known))) };
    match cx.write(move |tx| take_back(tx, &ask).map(|back| back.number)).await {
        Ok(number) => Ok(Reply::redirect(format!("/sales/{}", known.sale.id)).saying(text::CAME_BACK_AS.with(cx.lang(), &[&number]))),
        Err(Error::Refused(refusal)) => {
            match refusal.line() {
                Some(line) => form.refuse(&format!("back_{}", line.saturating_sub(1)), refusal.say(cx.lang())),
                None if refusal.field() == Some("cashbox") => form.refuse("money", refusal.say(cx.lang())),
                None => till::refuse(&mut form, &cx, refusal.as_ref()),
            }
            Ok(cx.again(view(&cx, &form, &known)))
        }
        Err(error) => Err(error),
    }
}

pub fn parse(f: &mut Fields<'_>, sale: &Sale) -> ReturnAsk {
    let mut lines = Vec::new();
    for at in 0..u32::try_from(sale.lines.len()).unwrap_or(u32::MAX) {
        let name = format!("back_{at}");
        let typed = f.raw(&name);
        if typed.is_empty() {
            continue;
        }
        match Quantity::parse(&typed) {
            Some(quantity) => lines.push((at, quantity)),
            None => f.refuse(&name, web::BAD_QUANTITY),
        }
    }
    let balance = f.raw("money") == BALANCE;
    let cashbox = if balance { None } else { f.id_opt("money") };
    if cashbox.is_none() && !balance && sale.debt < sale.total {
        f.refuse("money", text::NO_WAY_BACK);
    }
    let way = if f.cx.may_at(sale.location, Right::MoveCash) { Way::Any } else { Way::AsPaid };
    ReturnAsk { sale: sale.id, lines, warehouse: f.id_opt("warehouse"), cashbox, way, reason: f.line("reason", 1..=300), day: f.cx.today() }
}

/// The money stays with the client.
pub const BALANCE: &str = "balance";

fn view(cx: &Cx, form: &Form, known: &Known) -> Page {
    let (lang, sale, draw) = (cx.lang(), &known.sale, Draw::of(form, cx.lang()));
    let title = text::RETURN_OF.with(lang, &[&sale.number]);
    let path = format!("/sales/{}/return", sale.id);
    let warehouses: Vec<(String, String)> = known.warehouses.iter().map(|one| (one.id.to_string(), one.name.get(lang).into())).collect();
    let mut ways: Vec<(String, String)> = known.cashboxes.iter().map(|one| (one.id.to_string(), one.name.get(lang).into())).collect();
    if sale.client.is_some() {
        ways.push((BALANCE.into(), text::TO_BALANCE.get(lang).into()));
    }
    let all_back = sale.lines.iter().all(|line| line.rest().is_zero());
    let goods = sale.lines.iter().any(|line| !line.is_work());
    let body = html! {
        (draw.summary())
        @if all_back { (ui::note("info", html! { (text::ALL_BACK.get(lang)) })) } @else {
            (lines(cx, draw, sale))
            @if goods { (draw.field("warehouse", text::PUT_INTO).select(&warehouses)) }
            (draw.pick_one("money", text::MONEY_BACK, &ways))
            @if sale.debt.is_positive() { span.hint { (text::DEBT_FIRST.with(lang, &[&cx.sum(sale.debt)])) } }
            (draw.field("reason", text::REASON).most(300).input())
        }
    };
    let buttons = html! { @if !all_back { button.btn.btn--primary data-key="Ctrl+Enter" { (text::TAKE_BACK.get(lang)) } } };
    dialog::page("sales", &title, dialog::form_over(cx, &title, &path, &format!("/sales/{}", sale.id), &body, &buttons))
}

fn lines(cx: &Cx, draw: Draw<'_>, sale: &Sale) -> Markup {
    let lang = cx.lang();
    let one = |net: Money, quantity: Quantity| net.share(Quantity::ONE, quantity);
    html! {
        ul.lines.lines--flush {
            @for (at, line) in sale.lines.iter().enumerate().filter(|(_, line)| line.rest().is_positive()) {
                @let label = text::BACK_LINE.with(lang, &[&line.name, &line.rest().show(lang), &cx.sum(one(line.net - line.back.net, line.rest()))]);
                li { (draw.named(&format!("back_{at}"), &label).number().autocomplete("off").input()) }
            }
        }
    }
}
