//! Adding, changing and removing lines on the card: forms and handlers over the commands of `lines`.

use maud::{Markup, html};

use super::{
    card::{self, text},
    document,
    facts::{What, removed_line},
    kits,
    lines::{self, LineAsk, shown},
    part_form,
    parts::PartRef,
    tables::{Discount, Line, LineKind, Order},
    text as words,
};
use crate::{
    kernel::{Error, Id, Lang, Money, Quantity, Rate, Result, Right, Text, mark, name},
    staff::{self, Employee},
    store::{Read, Reads},
    web::{
        Cx, Fields, Form, Outcome, Page, Part, Reply, Shared, merge,
        reply::Toast,
        text as common,
        ui::{
            dialog,
            field::{Draw, Field},
        },
    },
};

/// `POST /orders/:id/lines`
pub async fn create(cx: Cx) -> Result<Reply> {
    let order = card::gate(&cx, Right::EditLines).await?;
    let mut form = cx.form();
    let done = cx.submit(&mut form, |f| parse_new(f, &order), kits::add).await?;
    match done {
        Some(added) => {
            let names = added.iter().map(|line| line.name.as_str()).collect::<Vec<_>>().join(", ");
            let said = card::said(text::LINE_ADDED.with(cx.lang(), &[&names]));
            card::fresh(&cx, order.id, said).await
        }
        None => {
            let place = if form.value("kind") == "part" { "part" } else { "work" };
            card::wrong(&cx, order.id, &form, Some(place)).await
        }
    }
}

fn parse_new(f: &mut Fields<'_>, order: &Order) -> LineAsk {
    let kind = f.choice("kind", |word| match word {
        "work" => Some(LineKind::Work),
        "part" => Some(LineKind::Part),
        _ => None,
    });
    let (service, price) = (f.id_opt("service"), f.money_opt("price"));
    let part = f.choice("part", |text| text.parse::<PartRef>().ok());
    let (name, aside) = (f.line("service_text", 0..=200), f.flag("aside"));
    if name.is_empty() && part.is_none() {
        f.refuse("service_text", text::NAME_LINE);
    } else if kind != Some(LineKind::Part) && service.is_none() && f.raw("price").is_empty() {
        f.refuse("price", text::NEED_PRICE);
    }
    let cost = f.money_opt("cost");
    let rights = f.cx.who().rights_at(order.location);
    LineAsk {
        order: order.id,
        kind: kind.unwrap_or(LineKind::Work),
        service,
        name,
        quantity: Quantity::ONE,
        price,
        discount: None,
        cost: cost.filter(|_| rights.has(Right::SeeCost)),
        master: None,
        warranty_days: None,
        comment: String::new(),
        part,
        aside,
        rights,
    }
}

/// A new line with what the short form of the card does not ask: there it is written into the line afterwards.
pub(super) fn parse_full(f: &mut Fields<'_>, order: &Order) -> LineAsk {
    let quantity = if f.raw("quantity").is_empty() { Quantity::ONE } else { f.quantity("quantity") };
    let discount = if f.raw("discount").is_empty() { None } else { Some(parse_discount(f)) };
    let warranty = if f.raw("warranty_days").is_empty() { None } else { u32::try_from(f.number("warranty_days", 0..=3650, 0)).ok() };
    LineAsk {
        quantity,
        discount,
        master: f.id_opt("master"),
        warranty_days: warranty,
        comment: f.line("comment", 0..=300),
        ..parse_new(f, order)
    }
}

/// What the form of a line offers to choose from.
pub(super) struct Around {
    masters: Vec<Employee>,
    places: Vec<(String, String)>,
}

/// The order and one of its lines, for those who may change them.
pub(super) async fn line_of(cx: &Cx) -> Result<(Order, Line, Around)> {
    let order = card::gate(cx, Right::EditLines).await?;
    let id: Id<mark::Line> = cx.path("line")?;
    cx.read(|reads| {
        let line = reads.need::<Line>(&(order.id, id))?;
        let around = Around { masters: staff::masters(reads, order.location)?, places: part_form::places(cx, reads, &order, &line)? };
        Ok((order.clone(), line, around))
    })
    .await
}

/// The same for a form: when somebody removed the line while it was open, the answer that says so.
async fn line_or_gone(cx: &Cx) -> Result<std::result::Result<(Order, Line, Around), Reply>> {
    match line_of(cx).await {
        Err(Error::Hidden) => {
            let (order, line) = removed_line_of(cx).await?;
            let (id, masters) = (line.id, cx.read(|reads| staff::masters(reads, order.location)).await?);
            let parts = parts(cx, &order, &line, &Around { masters, places: Vec::new() });
            let away: merge::Away = Box::new(move |fact| removed_line(fact).is_some_and(|line| line.id == id));
            let shared = Shared { away, ..card::shared(order.id, &format!("lines/{id}"), parts) };
            cx.gone(&cx.form(), &shared).await.map(Err)
        }
        found => found.map(Ok),
    }
}

/// A line that stands no more, as the feed remembers it.
async fn removed_line_of(cx: &Cx) -> Result<(Order, Line)> {
    let (order, id) = (card::gate(cx, Right::EditLines).await?, cx.path::<Id<mark::Line>>("line")?);
    let line = cx.read(|reads| lines::removed(reads, order.id, id)).await?;
    Ok((order, line.ok_or(Error::Hidden)?))
}

/// `GET /orders/:id/lines/:line`
pub async fn show(cx: Cx) -> Result<Reply> {
    let (order, line, around) = match line_or_gone(&cx).await? {
        Ok(found) => found,
        Err(gone) => return Ok(gone),
    };
    document::must_be_open(&order)?;
    let form = filled(&line, cx.lang(), cx.may_at(order.location, Right::SeeCost));
    Ok(cx.page(view(&cx, &order, &line, &around, &form)))
}

/// The fields of a line; its cost only for those who may see it, because the form carries what it was opened with.
pub(super) fn filled(line: &Line, lang: Lang, may_cost: bool) -> Form {
    let discount = match line.discount {
        Discount::Percent(Rate::ZERO) | Discount::Sum(Money::ZERO) => String::new(),
        Discount::Percent(_) => shown(line.discount),
        Discount::Sum(sum) => sum.input(),
    };
    let mut form = Form::filled([
        ("name", line.name.clone()),
        ("quantity", line.quantity.show(lang)),
        ("price", line.price.input()),
        ("discount", discount),
        ("master", line.master.map(|id| id.to_string()).unwrap_or_default()),
        ("warranty_days", if line.warranty_days == 0 { String::new() } else { line.warranty_days.to_string() }),
        ("comment", line.comment.clone()),
    ]);
    if may_cost && line.part.is_none() {
        form.set("cost", line.cost.input());
    }
    part_form::fill(&mut form, line);
    form
}

/// `POST /orders/:id/lines/:line`
pub async fn save(cx: Cx) -> Result<Reply> {
    let (order, line, around) = match line_or_gone(&cx).await? {
        Ok(found) => found,
        Err(gone) => return Ok(gone),
    };
    let (mut form, key, lang, may_cost) = (cx.form(), (order.id, line.id), cx.lang(), cx.may_at(order.location, Right::SeeCost));
    let shared = card::shared(order.id, &format!("lines/{}", line.id), parts(&cx, &order, &line, &around));
    let now = |reads: &Read<'_>| Ok(filled(&reads.need::<Line>(&key)?, lang, may_cost));
    match cx.submit_over(&mut form, &shared, now, |f| parse_edit(f, &order, &line), move |tx, ask| lines::edit(tx, key.1, ask)).await? {
        Outcome::Done(line) => {
            let said = card::said(text::LINE_SAVED.with(lang, &[&line.name]));
            card::fresh(&cx, order.id, said).await
        }
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(view(&cx, &order, &line, &around, &form))),
    }
}

fn parts(cx: &Cx, order: &Order, line: &Line, around: &Around) -> Vec<Part> {
    let typed = |name, what: What| Part::typed(name, what.title());
    let mut parts = vec![
        typed("name", What::Name),
        typed("quantity", What::Quantity),
        typed("price", What::Price),
        typed("discount", What::Discount),
        Part::choice("master", What::Master.title(), people(&around.masters, line.master, cx.lang())),
        typed("warranty_days", What::Warranty),
        typed("comment", What::Comment),
    ];
    if cx.may_at(order.location, Right::SeeCost) && line.part.is_none() {
        parts.push(typed("cost", What::Cost));
    }
    parts.extend(part_form::shared(line, &around.places));
    parts
}

/// Masters to choose from; whoever does the line stays a choice, even if he works here no more.
fn people(masters: &[Employee], now: Option<Id<mark::Employee>>, lang: Lang) -> Vec<(String, String)> {
    let mut people: Vec<(String, String)> = masters.iter().map(|e| (e.id.to_string(), name::short_name(&e.name))).collect();
    if let Some(now) = now.filter(|id| !masters.iter().any(|e| e.id == *id)) {
        people.push((now.to_string(), text::FORMER_EMPLOYEE.get(lang).into()));
    }
    people
}

pub(super) fn parse_edit(f: &mut Fields<'_>, order: &Order, line: &Line) -> LineAsk {
    let rights = f.cx.who().rights_at(order.location);
    let cost = f.money_opt("cost");
    let warranty = f.number("warranty_days", 0..=3650, 0);
    let (part, aside) = part_form::parse(f, line);
    LineAsk {
        order: order.id,
        kind: line.kind,
        service: line.service,
        name: f.line("name", 1..=200),
        quantity: f.quantity("quantity"),
        price: f.money_opt("price"),
        discount: Some(parse_discount(f)),
        cost: cost.filter(|_| rights.has(Right::SeeCost)),
        master: f.id_opt("master"),
        warranty_days: u32::try_from(warranty).ok(),
        comment: f.line("comment", 0..=300),
        part,
        aside,
        rights,
    }
}

/// `10 %` is a share, `500` is a sum.
fn parse_discount(f: &mut Fields<'_>) -> Discount {
    let typed = f.raw("discount");
    if typed.is_empty() {
        return Discount::default();
    }
    if typed.ends_with('%') {
        return Discount::Percent(f.rate("discount"));
    }
    Discount::Sum(f.money_or("discount", Money::ZERO))
}

fn view(cx: &Cx, order: &Order, line: &Line, around: &Around, form: &Form) -> Page {
    let (lang, path) = (cx.lang(), format!("/orders/{}/lines/{}", order.id, line.id));
    let title = if line.kind == LineKind::Work { text::WORK_TITLE } else { text::PART_TITLE }.get(lang);
    let removal = format!("{path}/removal");
    let buttons = html! {
        (dialog::step(cx, "btn--danger dialog__first", &removal, html! { (common::DELETE.get(lang)) }))
        button.btn.btn--primary data-key="Ctrl+Enter" { (common::SAVE.get(lang)) }
    };
    dialog::page("orders", title, dialog::form(cx, title, &path, &fields(cx, order, line, around, form), &buttons))
}

fn locked<'f>(field: Field<'f>, free: bool, why: Text) -> Field<'f> {
    if free { field } else { field.readonly().hint(why) }
}

fn fields(cx: &Cx, order: &Order, line: &Line, around: &Around, form: &Form) -> Markup {
    let (draw, currency) = (Draw::of(form, cx.lang()), cx.frame().currency);
    let people = people(&around.masters, line.master, cx.lang());
    // What the person may not change he sees with the reason.
    let priced = (line.service.is_none() && line.part.is_none()) || cx.may_at(order.location, Right::EditPrices);
    let discounts = cx.may_at(order.location, Right::GiveDiscounts);
    html! {
        (draw.summary())
        (merge::was(form))
        (draw.field("name", words::NAME).most(200).focus().input())
        div.grid-3 {
            (draw.field("quantity", words::QUANTITY).number().autocomplete("off").input())
            (locked(draw.field("price", words::PRICE).money(currency).autocomplete("off"), priced, if line.part.is_some() { text::PRICE_OF_PART } else { text::PRICE_LISTED }).input())
            (locked(draw.field("discount", words::DISCOUNT).hint(text::DISCOUNT_HINT).autocomplete("off"), discounts, text::DISCOUNT_BY_RIGHT).input())
        }
        div.grid-2 {
            (draw.field("master", words::MASTER).optional().select(&people))
            (draw.field("warranty_days", text::WARRANTY_IN_DAYS).optional().number().autocomplete("off").input())
        }
        (part_form::fields(cx, order, line, &around.places, form))
        // What a part of the catalogue costs, the stock says.
        @if cx.may_at(order.location, Right::SeeCost) && line.part.is_none() { (draw.field("cost", text::COST_OF_ONE).money(currency).autocomplete("off").input()) }
        (draw.field("comment", words::COMMENT).optional().most(300).input())
    }
}

/// `POST /orders/:id/lines/:line/removal`
pub async fn remove(cx: Cx) -> Result<Reply> {
    let (order, line) = match line_or_gone(&cx).await? {
        Ok((order, line, _)) => (order, line),
        // The same press again: this very form removed the line, and it gets its first answer.
        Err(_) if cx.is_repeat().await? => removed_line_of(&cx).await?,
        Err(gone) => return Ok(gone),
    };
    let (order_id, line_id) = (order.id, line.id);
    let done = cx.write(move |tx| lines::remove(tx, order_id, line_id)).await;
    if let Err(reply) = card::or_refusal(&cx, order_id, done).await? {
        return Ok(reply);
    }
    let text = text::LINE_REMOVED.with(cx.lang(), &[&line.name]);
    let undo = Some(format!("/orders/{order_id}/lines/{line_id}/restoration"));
    card::fresh(&cx, order_id, Toast { kind: "ok", text, undo }).await
}

/// `POST /orders/:id/lines/:line/restoration`
pub async fn restore(cx: Cx) -> Result<Reply> {
    let order = card::gate(&cx, Right::EditLines).await?.id;
    let line: Id<mark::Line> = cx.path("line")?;
    let done = cx.write(move |tx| lines::restore(tx, order, line)).await;
    match card::or_refusal(&cx, order, done).await? {
        Ok(_) => card::fresh(&cx, order, card::said(text::LINE_RESTORED.get(cx.lang()))).await,
        Err(reply) => Ok(reply),
    }
}
