//! Works and parts of the card: what was said to be wrong, the lines, the sums, the last of the feed.

use maud::{Markup, html};

use super::{Card, card_form, dialog_link, feed, pencil, place_of_wrong, text};
use crate::{
    kernel::{Lang, Money, Quantity, Rate, Right, name},
    orders::{
        lines::shown,
        tables::{Discount, Line, LineKind},
        text as words,
    },
    web::{
        Cx, text as common,
        ui::{self, combo, small_icon},
    },
};

pub fn tab(cx: &Cx, card: &Card) -> Markup {
    let of = |kind: LineKind| card.lines.iter().filter(move |line| line.kind == kind);
    let columns = if card.may(Right::SeeCost) { 9 } else { 7 };
    html! {
        (issue(cx, card))
        div.h-scroll tabindex="0" {
            table.data.data--plain.data--lines {
                (heads(cx, card))
                tbody {
                    @for line in of(LineKind::Work) { (row(cx, card, line)) }
                    @if card.may_change(Right::EditLines) { tr.add-row { td colspan=(columns) { (add_work(cx, card)) } } }
                    @else if of(LineKind::Work).next().is_none() { tr { td.dim colspan=(columns) { (text::NO_WORKS.get(cx.lang())) } } }
                }
                tbody {
                    tr.subhead { th colspan=(columns) { (text::PARTS.get(cx.lang())) } }
                    @for line in of(LineKind::Part) { (row(cx, card, line)) }
                    @if card.may_change(Right::EditLines) { tr.add-row { td colspan=(columns) { (add_part(cx, card)) } } }
                    @else if of(LineKind::Part).next().is_none() { tr { td.dim colspan=(columns) { (text::NO_PARTS.get(cx.lang())) } } }
                }
            }
        }
        (sums(cx, card))
        (feed::latest(cx, card))
    }
}

fn issue(cx: &Cx, card: &Card) -> Markup {
    let (lang, order) = (cx.lang(), &card.order);
    html! {
        p.issue {
            b { (text::SAID.get(lang)) ": " } (ui::prose(&order.malfunction)) " "
            @if !order.verdict.is_empty() { br; b { (text::FOUND.get(lang)) ": " } (ui::prose(&order.verdict)) " " }
            @if card.may_change(Right::EditOrders) { (pencil(&card.path("/details"), text::EDIT_DETAILS.get(lang), None)) }
        }
    }
}

fn heads(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    html! {
        thead {
            tr {
                th { (text::WORKS.get(lang)) }
                th.num.c-qty { (text::QTY.get(lang)) }
                th.num.c-price { (words::PRICE.get(lang)) }
                th.num.c-disc { (words::DISCOUNT.get(lang)) }
                th.num.c-sum { (text::SUM.get(lang)) }
                @if card.may(Right::SeeCost) { th.num.owner { (text::COST_SHORT.get(lang)) } th.num.owner { (text::MARGIN.get(lang)) } }
                th.c-warr { (words::WARRANTY.get(lang)) }
                th.row-end {}
            }
        }
    }
}

fn row(cx: &Cx, card: &Card, line: &Line) -> Markup {
    let lang = cx.lang();
    let path = card.path(&format!("/lines/{}", line.id));
    let edits = card.may_change(Right::EditLines);
    let mut sub: Vec<String> = card.name(line.master).map(name::short_name).into_iter().collect();
    if line.kind == LineKind::Work && line.master.is_none() && edits {
        sub.push(text::NO_MASTER.get(lang).into());
    }
    sub.extend(lies(cx, card, line));
    sub.extend((!line.comment.is_empty()).then(|| line.comment.clone()));
    html! {
        tr data-mute[line.is_all_back()] {
            td.grow {
                @if edits { (dialog_link(&path, "fw5 line-name", None, html! { (line.name) })) } @else { b.fw5 { (line.name) } }
                @if !sub.is_empty() { span.sub.sub--keep hx-disable { (sub.join(" \u{b7} ")) } }
                @if line.quantity != Quantity::ONE && !line.is_all_back() { span.only-narrow { span.sub.sub--keep { (line.quantity.show(lang)) " \u{d7} " (cx.money(line.price)) } } }
                (stands(cx, card, line))
            }
            td.num.c-qty { (line.quantity.show(lang)) }
            td.num.c-price { (cx.money(line.price)) }
            td.num.c-disc { (discount(line, lang)) }
            td.num.c-sum { b { (cx.money(line.net())) } }
            @if card.may(Right::SeeCost) { td.num.owner { (cx.money(line.cost_sum())) } td.num.owner { (cx.money(line.net() - line.cost_sum())) } }
            td.c-warr { (warranty(line.warranty_days, lang)) }
            td.row-end { @if edits { (pencil(&path, text::EDIT_LINE.get(lang), None)) } }
        }
    }
}

/// `Main warehouse · bin A-12 · S/N 123 · kept`
fn lies(cx: &Cx, card: &Card, line: &Line) -> Vec<String> {
    let (Some(lies), Some(part), lang) = (card.places.get(&line.id), &line.part, cx.lang()) else { return Vec::new() };
    let mut said = vec![lies.place.get(lang).to_string()];
    // What is laid aside for the order already lies apart.
    if part.moved.is_none() {
        let mut shelves: Vec<&str> = lies.spots.iter().filter_map(|spot| spot.shelf.as_deref()).collect();
        shelves.dedup();
        said.extend((!shelves.is_empty()).then(|| text::SHELF.with(lang, &[&shelves.join(", ")])));
        let days: Vec<String> = lies.spots.iter().map(|spot| spot.of_day.near(cx.today(), lang)).collect();
        said.extend((!days.is_empty() && lies.serial.is_empty()).then(|| text::OF_BATCH.with(lang, &[&days.join(", ")])));
    }
    said.extend((!lies.serial.is_empty()).then(|| format!("S/N {}", lies.serial)));
    let kept = card.order.is_open() && part.need < line.quantity;
    let word = if part.moved.is_some() { text::LAID_ASIDE } else { text::KEPT };
    said.extend(kept.then(|| word.get(lang).to_string()));
    said.extend(card.order.taken.filter(|_| line.quantity.is_positive()).map(|_| text::WRITTEN_OFF.get(lang).to_string()));
    said
}

/// How a part stands with the stock, where something is still to be done about it.
fn stands(cx: &Cx, card: &Card, line: &Line) -> Markup {
    let (lang, edits) = (cx.lang(), card.may_change(Right::EditLines));
    if let Some(came) = line.back {
        return html! { div.stands { (ui::badge("amber", &text::CAME_BACK.with(lang, &[&came.quantity.show(lang)]))) } };
    }
    let Some(part) = line.part.as_ref() else {
        return html! { @if line.unwritten { div.stands { (ui::badge("gray", words::UNWRITTEN.get(lang))) } } };
    };
    if card.order.is_open() && card.places.get(&line.id).is_some_and(|lies| lies.unnamed) {
        let said = text::SAY_SERIAL.get(lang);
        let path = card.path(&format!("/lines/{}", line.id));
        return html! { div.stands { @if edits { (dialog_link(&path, "link", None, html! { (said) })) } @else { (ui::badge("amber", said)) } } };
    }
    html! {
        @if part.need.is_positive() && card.order.is_open() {
            div.stands {
                (ui::badge("amber", &text::TO_BUY.with(lang, &[&part.need.show(lang)])))
                @if edits { (card_form(cx, &card.path(&format!("/lines/{}/keeping", line.id)), "", html! { button.link { (text::KEEP.get(lang)) } })) }
            }
        }
    }
}

fn discount(line: &Line, lang: Lang) -> String {
    match line.discount {
        Discount::Percent(Rate::ZERO) | Discount::Sum(Money::ZERO) => String::new(),
        Discount::Percent(_) => format!("\u{2212}{}", shown(line.discount)),
        Discount::Sum(sum) => (-sum).show(lang),
    }
}

fn warranty(days: u32, lang: Lang) -> String {
    if days == 0 { "\u{2014}".into() } else { text::WARRANTY_DAYS.with(lang, &[&days]) }
}

/// A work from the price list goes in by one choice; another name with its price becomes a line of its own.
fn add_work(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    let url = format!("/combo/services?type={}", card.device.device_type);
    card_form(
        cx,
        &card.path("/lines"),
        "add-line",
        html! {
            input type="hidden" name="kind" value="work";
            (small_icon("plus"))
            div.add-line__name data-combo-submit data-combo-first { (combo::combo("add-work", "service", card.typed("work", "service"), card.typed("work", "service_text"), &url, text::ADD_WORK.get(lang))) }
            (price(cx, card.typed("work", "price")))
            button.btn { (common::ADD.get(lang)) }
            (place_of_wrong(card, "work"))
        },
    )
}

fn add_part(cx: &Cx, card: &Card) -> Markup {
    let lang = cx.lang();
    card_form(
        cx,
        &card.path("/lines"),
        "add-line",
        html! {
            input type="hidden" name="kind" value="part";
            (small_icon("plus"))
            div.add-line__name data-combo-submit data-combo-first {
                (combo::combo_of("add-part", ("part", "service_text"), (card.typed("part", "part"), card.typed("part", "service_text")), &card.path("/parts"), text::ADD_PART.get(lang)))
            }
            (price(cx, card.typed("part", "price")))
            @if card.may(Right::SeeCost) {
                label.input.add-line__sum { input name="cost" value=(card.typed("part", "cost")) inputmode="decimal" data-money autocomplete="off" placeholder=(text::COST_SHORT.get(lang)) aria-label=(words::COST.get(lang)); }
            }
            button.btn { (common::ADD.get(lang)) }
            (place_of_wrong(card, "part"))
        },
    )
}

fn price(cx: &Cx, typed: &str) -> Markup {
    let lang = cx.lang();
    html! { label.input.add-line__sum { input name="price" value=(typed) inputmode="decimal" data-money autocomplete="off" placeholder=(words::PRICE.get(lang)) aria-label=(words::PRICE.get(lang)); } }
}

fn sums(cx: &Cx, card: &Card) -> Markup {
    let (lang, totals) = (cx.lang(), card.order.totals);
    let sum = |amount: Money| ui::money(amount, cx.frame().currency, lang);
    // A tenth of a percent is as much as anyone reads.
    let share = Rate::share(totals.margin(), totals.total()).map(|rate| Rate(rate.0 / 10 * 10));
    html! {
        div.sums {
            @if card.may(Right::SeeCost) {
                dl.kv.kv--end.sums__own {
                    dt { (small_icon("eye")) (words::COST.get(lang)) } dd { (sum(totals.cost)) }
                    dt { b { (text::MARGIN.get(lang)) } }
                    dd {
                        b { (sum(totals.margin())) }
                        @if let Some(share) = share { " " (ui::badge(if totals.margin().is_negative() { "red" } else { "green" }, &format!("{}\u{a0}%", share.show(lang)))) }
                    }
                }
            } @else { span {} }
            dl.kv.kv--end.sums__total {
                dt { (text::WORKS.get(lang)) } dd { (sum(totals.works)) }
                dt { (text::PARTS_SHORT.get(lang)) } dd { (sum(totals.parts)) }
                @if totals.discount.is_positive() { dt { (text::OF_THAT_DISCOUNT.get(lang)) } dd { (sum(-totals.discount)) } }
                dt.big { (text::TOTAL.get(lang)) } dd.big { (sum(totals.total())) }
            }
        }
    }
}
