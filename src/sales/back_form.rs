//! Taking goods back: the number or the barcode of the receipt, then what of it came back and where the money goes.

use maud::{Markup, html};

use super::{
    find,
    give_back::{BackAsk, MoneyBack, ReturnAsk, may_take, take_back},
    tables::{Sale, SaleLine},
    text, till,
};
use crate::{
    cash::{
        Cashbox, Way, cashboxes_for,
        sale_money::{paid_into, paid_through},
    },
    kernel::{Error, Id, Money, Quantity, Result, Right, mark},
    stock::{Warehouse, WarehouseKind, all_warehouses},
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
    /// Paid in more than one way: what came by each and has not gone back.
    ways: Vec<(String, Money)>,
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
    let named = |id| cashboxes.iter().find(|one| one.id == id).map(|one| one.name.get(cx.lang()).to_string());
    let mut ways: Vec<(String, Money)> =
        paid_into(reads, sale.id)?.into_iter().filter_map(|part| Some((named(part.cashbox)?, part.amount))).collect();
    if sale.from_balance.is_positive() {
        ways.push((text::BALANCE.get(cx.lang()).to_string(), sale.from_balance));
    }
    if ways.len() < 2 {
        ways.clear();
    }
    Ok(Known { sale, warehouses, cashboxes, usual, ways })
}

impl Known {
    /// Where what is faulty is put.
    fn defects(&self) -> Option<Id<mark::Warehouse>> {
        self.warehouses.iter().find(|one| one.kind == WarehouseKind::Defects).map(|one| one.id)
    }
}

/// `GET /sales/:id/return`: everything that has not come back, ready to be taken.
pub async fn show(cx: Cx) -> Result<Reply> {
    let known = cx.read(|reads| read(&cx, reads)).await?;
    let mut form = Form::empty();
    for (at, line) in known.sale.lines.iter().enumerate().filter(|(_, line)| line.rest().is_positive()) {
        match line.goes_by_numbers() {
            true => {}
            false => form.set(&format!("back_{at}"), line.rest().show(cx.lang())),
        }
        line.numbers().for_each(|serial| form.push(&format!("serials_{at}"), serial));
    }
    if let Some(first) = known.warehouses.first() {
        form.set("warehouse", first.id.to_string());
    }
    let usual = known.usual.as_ref().map(|one| one.id.to_string());
    form.set("money", if known.ways.is_empty() { usual.unwrap_or_default() } else { AS_PAID.to_string() });
    Ok(cx.page(view(&cx, &form, &known)))
}

/// `POST /sales/:id/return`
pub async fn create(cx: Cx) -> Result<Reply> {
    let known = cx.read(|reads| read(&cx, reads)).await?;
    let mut form = cx.form();
    let Some(ask) = form.parse(&cx, |f| parse(f, &known.sale, known.defects())) else { return Ok(cx.again(view(&cx, &form, &known))) };
    match cx.write(move |tx| take_back(tx, &ask).map(|back| back.number)).await {
        Ok(number) => Ok(Reply::redirect(format!("/sales/{}", known.sale.id)).saying(text::CAME_BACK_AS.with(cx.lang(), &[&number]))),
        Err(Error::Refused(refusal)) => {
            match refusal.line() {
                Some(line) => form.refuse(&line_field(&known.sale, line), refusal.say(cx.lang())),
                None if refusal.field() == Some("cashbox") => form.refuse("money", refusal.say(cx.lang())),
                None => till::refuse(&mut form, &cx, refusal.as_ref()),
            }
            Ok(cx.again(view(&cx, &form, &known)))
        }
        Err(error) => Err(error),
    }
}

/// Where a complaint about a line stands: beside its numbers or its quantity.
fn line_field(sale: &Sale, line: u32) -> String {
    let at = line.saturating_sub(1);
    let by_numbers = sale.lines.get(at as usize).is_some_and(SaleLine::goes_by_numbers);
    format!("{}_{at}", if by_numbers { "serials" } else { "back" })
}

/// `defects` is where what is faulty goes.
pub fn parse(f: &mut Fields<'_>, sale: &Sale, defects: Option<Id<mark::Warehouse>>) -> ReturnAsk {
    let lines = sale.lines.iter().zip(0..).filter_map(|(line, at)| parse_line(f, line, at)).collect();
    let typed = f.raw("money");
    let money = match typed.as_str() {
        BALANCE => Some(MoneyBack::Balance),
        AS_PAID => Some(MoneyBack::AsPaid),
        _ => f.id_opt("money").map(MoneyBack::Cashbox),
    };
    if money.is_none() && sale.debt < sale.total {
        f.refuse("money", text::NO_WAY_BACK);
    }
    let (chosen, faulty) = (f.id_opt("warehouse"), f.flag("faulty"));
    let warehouse = if faulty { defects.or(chosen) } else { chosen };
    let way = if f.cx.may_at(sale.location, Right::MoveCash) { Way::Any } else { Way::AsPaid };
    ReturnAsk {
        sale: sale.id,
        lines,
        warehouse,
        money: money.unwrap_or(MoneyBack::AsPaid),
        way,
        reason: f.line("reason", 1..=300),
        day: f.cx.today(),
    }
}

/// Things with numbers are counted by them.
fn parse_line(f: &mut Fields<'_>, line: &SaleLine, at: u32) -> Option<BackAsk> {
    let name = format!("back_{at}");
    let serials = f.many(&format!("serials_{at}"), line.serials.len().max(1));
    let typed = f.raw(&name);
    if line.goes_by_numbers() && typed.is_empty() {
        let quantity = Quantity(i64::try_from(serials.len()).unwrap_or(0) * Quantity::ONE.0);
        return Some(BackAsk { line: at, quantity, serials });
    }
    let quantity = if typed.is_empty() { Some(Quantity::ZERO) } else { Quantity::parse(&typed) };
    if quantity.is_none() {
        f.refuse(&name, web::BAD_QUANTITY);
    }
    quantity.map(|quantity| BackAsk { line: at, quantity, serials })
}

/// The money stays with the client.
pub const BALANCE: &str = "balance";
/// It goes into what it was paid with.
pub const AS_PAID: &str = "as_paid";

fn view(cx: &Cx, form: &Form, known: &Known) -> Page {
    let (lang, sale, draw) = (cx.lang(), &known.sale, Draw::of(form, cx.lang()));
    let title = text::RETURN_OF.with(lang, &[&sale.number]);
    let path = format!("/sales/{}/return", sale.id);
    let warehouses: Vec<(String, String)> = known.warehouses.iter().map(|one| (one.id.to_string(), one.name.get(lang).into())).collect();
    let mut ways: Vec<(String, String)> = known.cashboxes.iter().map(|one| (one.id.to_string(), one.name.get(lang).into())).collect();
    if !known.ways.is_empty() {
        ways.insert(0, (AS_PAID.into(), text::AS_PAID.get(lang).into()));
    }
    if sale.client.is_some() {
        ways.push((BALANCE.into(), text::TO_BALANCE.get(lang).into()));
    }
    let all_back = sale.lines.iter().all(|line| line.rest().is_zero());
    let goods = sale.lines.iter().any(|line| !line.is_work());
    let body = html! {
        (draw.summary())
        @if all_back { (ui::note("info", html! { (text::ALL_BACK.get(lang)) })) } @else {
            (lines(cx, draw, sale))
            @if goods {
                (draw.field("warehouse", text::PUT_INTO).select(&warehouses))
                @if known.defects().is_some() { (draw.check("faulty", text::FAULTY)) }
            }
            (draw.pick_one("money", text::MONEY_BACK, &ways))
            @if !known.ways.is_empty() {
                @let said = known.ways.iter().map(|(name, sum)| format!("{name} {}", cx.sum(*sum))).collect::<Vec<_>>().join(", ");
                span.hint { (text::PAID_SO.with(lang, &[&said])) }
            }
            @if sale.debt.is_positive() { span.hint { (text::DEBT_FIRST.with(lang, &[&cx.sum(sale.debt)])) } }
            (draw.field("reason", text::REASON).most(300).input())
        }
    };
    let buttons = html! { @if !all_back { button.btn.btn--primary data-key="Ctrl+Enter" { (text::TAKE_BACK.get(lang)) } } };
    dialog::page("sales", &title, dialog::form_over(cx, &title, &path, &format!("/sales/{}", sale.id), &body, &buttons))
}

fn lines(cx: &Cx, draw: Draw<'_>, sale: &Sale) -> Markup {
    let lang = cx.lang();
    html! {
        ul.lines.lines--flush {
            @for (at, line) in sale.lines.iter().enumerate().filter(|(_, line)| line.rest().is_positive()) {
                @let one = (line.net - line.back.net).share(Quantity::ONE, line.rest());
                @let label = text::BACK_LINE.with(lang, &[&line.name, &line.rest().show(lang), &cx.sum(one)]);
                @let numbers: Vec<(String, String)> = line.numbers().map(|serial| (serial.clone(), serial.clone())).collect();
                li.till-back {
                    @if line.goes_by_numbers() { (draw.picks_named(&format!("serials_{at}"), &label, &numbers)) }
                    @else {
                        (draw.named(&format!("back_{at}"), &label).number().autocomplete("off").input())
                        @if !numbers.is_empty() { (draw.picks_named(&format!("serials_{at}"), text::WHICH.get(lang), &numbers)) }
                    }
                }
            }
        }
    }
}
