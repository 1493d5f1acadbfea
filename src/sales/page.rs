//! The page of the till: the cart on the left, who pays and how on the right. One form; its first button only counts.

use maud::{Markup, html};

use super::{
    cart,
    desk::{Desk, Shown},
    find::{self, Match},
    tables::{Cart, Sale},
    text,
};
use crate::{
    cash::kind_icon,
    kernel::{Lang, Money, Right},
    web::{
        Cx, Form, Page, Reply, text as web,
        ui::{self, combo, field::Draw, icon, small_icon},
    },
};

const PATH: &str = "/sales/new";

/// The answer to a press: the till alone where the script asks, else the page.
pub fn answer(cx: &Cx, form: &Form, desk: &Desk, matches: &[Match]) -> Reply {
    match (cx.visit.htmx, form.wrong.is_empty()) {
        (true, true) => Reply::fragment(till(cx, form, desk, matches)),
        (true, false) => Reply::refused(till(cx, form, desk, matches)),
        (false, true) => Reply::redirect(PATH),
        (false, false) => cx.again(whole(cx, form, desk, matches)),
    }
}

pub fn whole(cx: &Cx, form: &Form, desk: &Desk, matches: &[Match]) -> Page {
    let lang = cx.lang();
    let body = html! {
        (ui::page_head(text::SALE.get(lang), None, html! {
            (waiting(cx, desk))
            @if cx.may(Right::TakeGoodsBack) { a.btn href="/sales/return" hx-get="/sales/return" hx-target="#dialog" { (icon("undo-2")) (text::RETURN.get(lang)) } }
            @if cx.may(Right::SeeSales) { a.btn href="/sales" { (icon("list")) (text::ALL_SALES.get(lang)) } }
        }))
        @if let Some((sale, change)) = &desk.last { (last(cx, sale, *change)) }
        (till(cx, form, desk, matches))
    };
    Page::new("sales", text::SALE.get(lang), html! { main.main.main--fixed id="main" { (body) } })
}

/// The sale just made: its change in large, its receipt.
fn last(cx: &Cx, sale: &Sale, change: Option<Money>) -> Markup {
    let lang = cx.lang();
    html! {
        div.note.till-last data-kind="ok" role="status" {
            (icon("circle-check"))
            p { (text::SOLD_AS.with(lang, &[&sale.number])) " " b { (cx.sum(sale.total)) }
                @if let Some(change) = change { " · " (text::CHANGE.get(lang)) " " b.till-last__change { (cx.sum(change)) } }
                @if sale.debt.is_positive() { " · " (text::DEBT.get(lang)) " " b { (cx.sum(sale.debt)) } }
            }
            div.note__end {
                a.btn href={ "/sales/" (sale.id) } { (text::OPEN.get(lang)) }
                @if cx.may_at(sale.location, Right::PrintPapers) { a.btn href={ "/sales/" (sale.id) "/print/roll80" } data-key="F8" { (icon("printer")) (text::RECEIPT.get(lang)) kbd.kbd { "F8" } } }
            }
        }
    }
}

/// Carts that wait here: another till sees them appear and vanish.
fn waiting(cx: &Cx, desk: &Desk) -> Markup {
    let (lang, carts) = (cx.lang(), &desk.waiting);
    html! {
        div.till-waiting id="waiting" data-live={ "location:" (desk.location) } data-live-url=(PATH) {
            @if !carts.is_empty() {
                details.drop.drop--end {
                    summary.btn { (icon("hourglass")) (text::WAITING.get(lang)) span.count { (carts.len()) } }
                    div.menu.till-carts { @for cart in carts { (waits(cx, cart)) } }
                }
            }
        }
    }
}

fn waits(cx: &Cx, cart: &Cart) -> Markup {
    let lang = cx.lang();
    html! {
        div id={ "cart-" (cart.id) } {
            (ui::post_button(cx, &format!("/sales/carts/{}/resumption", cart.id), "", html! {
                span hx-disable { b { (cart.about) } small { (text::CART_LINE.with(lang, &[&cart.lines, &cx.sum(cart.total)])) " · " (cx.frame().zone.near(cart.at, cx.now(), lang)) " · " (cart.by_name) } }
            }))
            (ui::post_button(cx, &format!("/sales/carts/{}/removal", cart.id), "icon-btn icon-btn--s", html! { (icon("x")) span.sr { (text::REMOVE.get(lang)) } }))
        }
    }
}

fn till(cx: &Cx, form: &Form, desk: &Desk, matches: &[Match]) -> Markup {
    html! {
        form.pos id="till" method="post" action=(PATH) data-clean data-scan-form hx-post=(PATH) hx-target="#till" hx-swap="outerHTML" {
            (ui::hidden(cx))
            // Enter in any field counts the cart; so does the browser without script.
            button.sr name="do" value="add" tabindex="-1" { (text::ADD.get(cx.lang())) }
            input type="hidden" name="location" value=(desk.location);
            section.pos__cart {
                (scan(cx, form, matches))
                (table(cx, form, desk))
            }
            (pay(cx, form, desk))
        }
    }
}

fn complaint(form: &Form, field: &str) -> Markup {
    html! { @if let Some(said) = form.error(field) { span.error id={ "e-" (field) } role="alert" { (icon("circle-alert")) (said) } } }
}

fn scan(cx: &Cx, form: &Form, matches: &[Match]) -> Markup {
    let (lang, wrong) = (cx.lang(), form.error("code").is_some());
    html! {
        div.field.pos__scan data-invalid[wrong] {
            div.combo data-combo data-combo-submit {
                input type="hidden" name="pick" value="" data-combo-value;
                label.input.input--big {
                    (icon("scan-barcode"))
                    input id="f-code" name="code" value=(form.value("code")) autofocus autocomplete="off" maxlength="100" data-key="F2" data-focus-next
                        role="combobox" aria-expanded=(!matches.is_empty()) aria-controls="f-code-list" aria-autocomplete="list"
                        aria-label=(text::SCAN.get(lang)) placeholder=(text::SCAN.get(lang)) aria-invalid=[wrong.then_some("true")] aria-describedby=[wrong.then_some("e-code")]
                        hx-get="/sales/find" hx-include="#f-warehouse,#f-price_type,#till [name=client]" hx-trigger="input changed delay:150ms" hx-target="#f-code-list" hx-swap="outerHTML" hx-sync="this:replace";
                    kbd.kbd { "F2" }
                }
                (find::offers(cx, matches))
            }
            (complaint(form, "code"))
        }
    }
}

fn table(cx: &Cx, form: &Form, desk: &Desk) -> Markup {
    let (lang, sign) = (cx.lang(), cx.frame().currency.sign());
    html! {
        div.panel.pos__table tabindex="0" role="region" aria-label=(text::CART.get(lang)) {
            @if desk.rows.is_empty() {
                (ui::empty("shopping-cart", text::EMPTY.get(lang), text::EMPTY_WHY.get(lang), html! {}))
            } @else {
                table.data.data--plain {
                    thead { tr { th { (text::THING.get(lang)) } th { (text::QUANTITY.get(lang)) } th.num { (text::PRICE.get(lang)) ", " (sign) } th.num { (text::DISCOUNT.get(lang)) } th.num { (text::SUM.get(lang)) ", " (sign) } th { span.sr { (text::REMOVE.get(lang)) } } } }
                    tbody { @for (at, shown) in desk.rows.iter().enumerate() { (row(cx, form, desk, at, shown)) } }
                }
            }
        }
    }
}

/// A field of a row: counts the cart when it is left, and only sums are drawn anew.
fn cell(cx: &Cx, desk: &Desk, name: &str, at: usize, value: &str, label: &str) -> Markup {
    let sums = (0..desk.rows.len()).map(|at| format!("#sum-{at},")).collect::<String>() + "#notes";
    html! {
        input.input id={ "f-" (name) "-" (at) } name=(name) value=(value) inputmode="decimal" autocomplete="off" aria-label=(label) placeholder=[(name == "discount").then_some(label)]
            hx-post=(PATH) hx-vals=(cart::COUNT) hx-trigger="change" hx-target="#sums" hx-select="#sums" hx-select-oob=(sums) hx-swap="outerHTML" hx-include="#till"
            readonly[name == "price" && !cx.may_at(desk.location, Right::EditPrices) && desk.rows[at].thing.as_ref().is_some_and(|thing| thing.price.is_some())];
    }
}

fn row(cx: &Cx, form: &Form, desk: &Desk, at: usize, shown: &Shown) -> Markup {
    let (lang, row, field) = (cx.lang(), &shown.row, format!("line-{}", at + 1));
    let tracked = shown.thing.as_ref().is_some_and(super::known::Thing::tracked);
    let may_discount = cx.may_at(desk.location, Right::GiveDiscounts);
    html! {
        tr id={ "f-" (field) } data-invalid[form.error(&field).is_some()] {
            td.grow {
                input type="hidden" name="what" value=(row.what);
                input type="hidden" name="listed" value=(row.listed);
                @match &shown.thing {
                    Some(thing) => {
                        b.fw5 hx-disable { (thing.name) }
                        @if thing.is_kit() { " " (ui::badge("violet", text::KIT.get(lang))) }
                        span.sub.sub--keep { (thing.code) @if !thing.code.is_empty() { " · " } (left(cx, at, shown)) }
                        @if thing.is_kit() { span.sub.sub--keep hx-disable { (thing.inside.join(", ")) } }
                    }
                    None => b.fw5 { (text::GONE.get(lang)) }
                }
                @if tracked {
                    label.input.till-serials { (small_icon("hash")) input name="serials" value=(row.serials) autocomplete="off" aria-label=(text::SERIALS_FIELD.get(lang)) placeholder=(text::SERIALS_FIELD.get(lang)); }
                    @if !shown.numbers.is_empty() {
                        div.picks role="group" aria-label=(text::CHOOSE_NUMBER.get(lang)) {
                            @for serial in &shown.numbers { button.pick name="do" value={ "unit:" (at) ":" (serial) } hx-disable { (serial) } }
                        }
                    }
                } @else { input type="hidden" name="serials" value=""; }
                (complaint(form, &field))
            }
            td.till-qty {
                span.qty {
                    button name="do" value={ "less:" (at) } aria-label=(text::LESS.get(lang)) { "\u{2212}" }
                    (cell(cx, desk, "quantity", at, &row.quantity, text::QUANTITY.get(lang)))
                    button name="do" value={ "more:" (at) } aria-label=(text::MORE.get(lang)) { "+" }
                }
            }
            td.num.till-price { (cell(cx, desk, "price", at, &row.price, text::PRICE.get(lang))) }
            td.num.till-off {
                @if may_discount { (cell(cx, desk, "discount", at, &row.discount, text::DISCOUNT.get(lang))) }
                @else { input type="hidden" name="discount" value=(row.discount); }
            }
            td.num.till-sum id={ "sum-" (at) } { @if let Some(net) = shown.net { b { (cx.money(net)) } } }
            td.row-end { button.icon-btn.icon-btn--s name="do" value={ "drop:" (at) } aria-label=(text::REMOVE.get(lang)) { (icon("x")) } }
        }
    }
}

/// How many are left here; of a work that it is one.
fn left(cx: &Cx, at: usize, shown: &Shown) -> Markup {
    let lang = cx.lang();
    match shown.thing.as_ref().map(|thing| thing.available) {
        Some(Some(left)) => {
            let short = shown.row.count().is_some_and(|count| count > left);
            html! { span id={ "left-" (at) } data-live="sale" data-live-url=(PATH) data-short[short] { (text::LEFT.with(lang, &[&left.show(lang)])) } }
        }
        _ if shown.thing.as_ref().is_some_and(super::known::Thing::is_kit) => html! { (text::WORKS_ONLY.get(lang)) },
        _ => html! { (text::WORK.get(lang)) },
    }
}

fn pay(cx: &Cx, form: &Form, desk: &Desk) -> Markup {
    let lang = cx.lang();
    let draw = Draw::of(form, lang);
    html! {
        aside.pos__pay {
            (client(cx, form, desk))
            (sums(cx, desk))
            (kinds(cx, form, desk))
            (tender(cx, form, desk))
            (more(cx, draw, desk))
            span.vr-gap {}
            @if let Some(said) = form.error("") { (ui::note("bad", html! { (said) })) }
            div.till-do {
                button.btn.btn--primary.btn--big id="sell" name="do" value="sell" data-key="F9" { (icon("receipt-text")) (text::SELL.get(lang)) kbd.kbd { "F9" } }
                button.btn name="do" value="hold" data-key="F6" { (icon("hourglass")) (text::HOLD.get(lang)) }
                button.btn.btn--quiet name="do" value="clear" { (text::CLEAR.get(lang)) }
            }
        }
    }
}

fn client(cx: &Cx, form: &Form, desk: &Desk) -> Markup {
    let lang = cx.lang();
    let wrong = form.error("client").is_some();
    html! {
        div.field data-invalid[wrong] {
            label.label for="f-client" { (text::CLIENT.get(lang)) span.opt { (web::OPTIONAL.get(lang)) } }
            div hx-post=(PATH) hx-vals=(cart::COUNT) hx-trigger="picked" hx-target="#till" hx-swap="outerHTML" hx-include="#till" hx-disinherit="*" { (combo::combo("f-client", "client", form.value("client"), form.value("client_text"), "/combo/clients?new=no", text::CLIENT_HINT.get(lang))) }
            (complaint(form, "client"))
            @if let Some(client) = &desk.client {
                @if let Some(why) = &client.conflict { (ui::note("bad", html! { (why) })) }
                @if let Some(name) = own_price(desk, lang) { span.hint { (text::BY_PRICE.with(lang, &[&name])) } }
                @if desk.reckoned.by_card { span.hint { (text::BY_CARD.get(lang)) } }
            }
            (balance(cx, form, desk))
        }
    }
}

/// The name of the client's own type of price.
fn own_price(desk: &Desk, lang: Lang) -> Option<&str> {
    let own = desk.client.as_ref()?.price_type?;
    desk.price_types.iter().find(|one| one.id == own).map(|one| one.name.get(lang))
}

/// What the client left with the shop pays for this, as much of it as is said.
fn balance(cx: &Cx, form: &Form, desk: &Desk) -> Markup {
    let (lang, wrong) = (cx.lang(), form.error("balance").is_some());
    let most = desk.left.min(desk.reckoned.total);
    html! {
        @if desk.left.is_positive() || !form.value("balance").is_empty() {
            div.field.till-balance data-invalid[wrong] hx-post=(PATH) hx-vals=(cart::COUNT) hx-trigger="change" hx-target="#till" hx-swap="outerHTML" hx-include="#till" {
                label.label for="f-balance" { (text::FROM_BALANCE.get(lang)) span.opt { (text::HAS_LEFT.with(lang, &[&cx.sum(desk.left)])) } }
                div.till-balance__row {
                    label.input data-num { input id="f-balance" name="balance" value=(form.value("balance")) inputmode="decimal" autocomplete="off" data-money aria-invalid=[wrong.then_some("true")]; span.unit { (cx.frame().currency.sign()) } }
                    @if most.is_positive() && desk.from_balance != most { button.pick name="do" value="balance" { (cx.money(most)) } }
                }
                (complaint(form, "balance"))
            }
        }
    }
}

fn sums(cx: &Cx, desk: &Desk) -> Markup {
    let (lang, currency, reckoned) = (cx.lang(), cx.frame().currency, &desk.reckoned);
    let count = i64::try_from(desk.rows.len()).unwrap_or(i64::MAX);
    html! {
        div id="sums" data-due=(desk.handed().0) {
            input type="hidden" name="seen" value=(reckoned.total.input());
            dl.kv.kv--end {
                dt { (text::LINES.of(count, lang)) } dd { (ui::money(reckoned.gross, currency, lang)) }
                @if !reckoned.off().is_zero() { dt { (text::DISCOUNTS.get(lang)) } dd { (ui::money(-reckoned.off(), currency, lang)) } }
                @if !desk.from_balance.is_zero() { dt { (text::FROM_BALANCE.get(lang)) } dd { (ui::money(-desk.from_balance, currency, lang)) } }
                @if !desk.debt.is_zero() { dt { (text::IN_DEBT.get(lang)) } dd { (ui::money(-desk.debt, currency, lang)) } }
            }
            div.pos__total { span { (text::TO_PAY.get(lang)) } b { (ui::money(desk.due(), currency, lang)) } }
        }
    }
}

fn kinds(cx: &Cx, form: &Form, desk: &Desk) -> Markup {
    let lang = cx.lang();
    html! {
        fieldset.field id="f-cashbox" data-invalid[form.error("cashbox").is_some()] {
            legend.sr { (text::HOW_PAID.get(lang)) }
            div.pay-kinds {
                @for cashbox in &desk.cashboxes {
                    @let cash = cashbox.kind == crate::cash::CashboxKind::Cash;
                    label.type {
                        input type="radio" name="cashbox" value=(cashbox.id) data-kind=(cashbox.kind.key()) checked[form.chosen("cashbox", &cashbox.id.to_string())]
                            data-key=[cash.then_some("F4")] data-then=[cash.then_some("#f-tendered")];
                        (icon(kind_icon(cashbox.kind))) span { (cashbox.name.get(lang)) }
                    }
                }
            }
            @if desk.cashboxes.is_empty() { (ui::note("warn", html! { (text::NO_CASHBOXES.get(lang)) })) }
            (complaint(form, "cashbox"))
        }
    }
}

/// Notes handed over, with the sums people usually hand over, and the change.
fn tender(cx: &Cx, form: &Form, desk: &Desk) -> Markup {
    let (lang, total) = (cx.lang(), desk.handed());
    let wrong = form.error("tendered").is_some();
    let change = Money::parse(form.value("tendered")).map(|tendered| tendered - total).filter(|change| change.is_positive());
    html! {
        div.pay__cash {
            div.field data-invalid[wrong] {
                label.label for="f-tendered" { (text::TENDERED.get(lang)) }
                label.input.input--big data-num { input id="f-tendered" name="tendered" value=(form.value("tendered")) inputmode="decimal" autocomplete="off" data-money data-press="#sell" aria-invalid=[wrong.then_some("true")]; span.unit { (cx.frame().currency.sign()) } }
                (complaint(form, "tendered"))
            }
            div.picks id="notes" hidden[!total.is_positive()] {
                @for sum in notes(total) { button.pick type="button" data-put="#f-tendered" data-value=(sum.input()) { (cx.money(sum)) } }
            }
            div.pos__change { span { (text::CHANGE.get(lang)) } b.money { span id="change" { (cx.money(change.unwrap_or_default())) } i { (cx.frame().currency.sign()) } } }
        }
    }
}

/// The total itself, then up to whole notes.
fn notes(total: Money) -> Vec<Money> {
    let mut sums = vec![total];
    for note in [10_000, 50_000, 100_000, 200_000, 500_000] {
        let up = Money((total.0 + note - 1) / note * note);
        if !sums.contains(&up) && sums.len() < 5 {
            sums.push(up);
        }
    }
    sums
}

/// Fields that say how the sum is shared: what is due, what notes to offer and the change are drawn anew, nothing else.
fn shared(fields: Markup) -> Markup {
    html! { div.grid-2 hx-post=(PATH) hx-vals=(cart::COUNT) hx-trigger="change" hx-target="#sums" hx-select="#sums" hx-select-oob="#notes" hx-swap="outerHTML" hx-include="#till" { (fields) } }
}

/// What is asked of few sales: the warehouse, the type of price, a discount, a second cashbox, a debt.
fn more(cx: &Cx, draw: Draw<'_>, desk: &Desk) -> Markup {
    let (lang, form, currency) = (cx.lang(), draw.form, cx.frame().currency);
    let named = ["whole", "other", "other_amount", "paid", "comment", "debt", "round", "warehouse"];
    let open = named[..7].iter().any(|name| !form.value(name).is_empty()) || named.iter().any(|name| form.error(name).is_some());
    let warehouses: Vec<(String, String)> = desk.warehouses.iter().map(|one| (one.id.to_string(), one.name.get(lang).into())).collect();
    let own = own_price(desk, lang);
    let usual = own.map_or_else(|| text::RETAIL_PRICE.get(lang).to_string(), |name| text::OWN_PRICE.with(lang, &[&name]));
    let types: Vec<(String, String)> = desk
        .price_types
        .iter()
        .filter(|one| one.id != crate::catalog::RETAIL || own.is_some())
        .map(|one| (one.id.to_string(), one.name.get(lang).into()))
        .collect();
    let others: Vec<(String, String)> = desk.cashboxes.iter().map(|one| (one.id.to_string(), one.name.get(lang).into())).collect();
    let mut place = Form::filled([("warehouse", desk.warehouse.map(|id| id.to_string()).unwrap_or_default())]);
    place.wrong.clone_from(&form.wrong);
    let recount = |inside: Markup| html! { div hx-post=(PATH) hx-vals=(cart::COUNT) hx-trigger="change" hx-target="#till" hx-swap="outerHTML" hx-include="#till" { (inside) } };
    html! {
        details.more open[open] {
            summary { (text::MORE_OF_IT.get(lang)) }
            div.till-more {
                @if cx.may_at(desk.location, Right::GiveDiscounts) { (recount(draw.field("whole", text::WHOLE_DISCOUNT).hint(text::DISCOUNT_HINT).autocomplete("off").input())) }
                (recount(draw.check("round", text::ROUND)))
                @if warehouses.len() > 1 { (recount(Draw::of(&place, lang).field("warehouse", text::WAREHOUSE).select(&warehouses))) }
                @else { input id="f-warehouse" type="hidden" name="warehouse" value=[desk.warehouse]; }
                @if !types.is_empty() { (recount(draw.field("price_type", text::PRICE_TYPE).optional().none_said(usual).select(&types))) }
                @if others.len() > 1 {
                    (shared(html! {
                        (draw.field("other", text::OTHER_CASHBOX).optional().none(web::NOT_CHOSEN).select(&others))
                        (draw.field("other_amount", text::OTHER_AMOUNT).money(currency).autocomplete("off").input())
                    }))
                }
                @if cx.may_at(desk.location, Right::CloseInDebt) {
                    (shared(html! {
                        (draw.check("debt", text::IN_DEBT))
                        (draw.field("paid", text::PAID_NOW).money(currency).autocomplete("off").input())
                    }))
                    (complaint(form, "debt"))
                }
                (draw.field("comment", text::COMMENT).optional().most(300).input())
            }
        }
    }
}
