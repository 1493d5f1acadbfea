//! Types of orders: their names, which one is usual, where their orders begin.

use maud::{Markup, html};

use super::{
    OrderType, ShopFact, ShopRefusal, Status, Thing, everywhere,
    listed::{self, Kept},
    shared, text,
};
use crate::{
    kernel::{Error, Id, Lang, Result, mark, text::Named},
    log::{Record, Subject, Telling, changes},
    store::{Read, Reads, Write},
    web::{
        Choice, Cx, Fields, Form, List, Outcome, Page, Part, Reply, lists, merge,
        text::{BAD_CHOICE, SAVED},
        ui::{self, chip, dialog, field::Draw, names},
    },
};

pub const PATH: &str = "/settings/order-types";

struct Ask {
    name: Named,
    initial: Id<mark::Status>,
    price_type: Option<Id<mark::PriceType>>,
    default: bool,
    /// What price types there are.
    price_types: Vec<Choice>,
}

fn parse(f: &mut Fields<'_>, price_types: &[Choice]) -> Ask {
    let price_type = f.id_opt::<mark::PriceType>("price_type");
    if price_type.is_some_and(|id| !price_types.iter().any(|one| one.id == id.cast())) {
        f.refuse("price_type", BAD_CHOICE);
    }
    let (name, initial, default) = (names::read(f, 40), f.id("initial"), f.flag("default"));
    Ask { name, initial, price_type, default, price_types: price_types.to_vec() }
}

fn check(tx: &Write<'_>, ask: &Ask, own: Option<Id<mark::OrderType>>) -> Result<()> {
    listed::free_name::<OrderType>(tx, &ask.name.ru, own)?;
    let initial = tx.get::<Status>(&ask.initial)?.filter(|status| !status.archived).ok_or(Error::Hidden)?;
    if initial.group.is_final() {
        return Err(ShopRefusal::InitialIsFinal.into());
    }
    if !initial.types.is_empty() && own.is_none_or(|id| !initial.types.contains(&id)) {
        return Err(ShopRefusal::InitialOfOtherType.into());
    }
    Ok(())
}

/// Exactly one type is the default: the former one steps back.
fn step_back(tx: &mut Write<'_>, default: Id<mark::OrderType>) -> Result<()> {
    for kind in tx.all::<OrderType>(())?.into_iter().filter(|kind| kind.default && kind.id != default) {
        tx.put(&OrderType { default: false, ..kind })?;
    }
    Ok(())
}

fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<()> {
    check(tx, ask, None)?;
    let position = listed::end::<OrderType>(tx)?;
    let id = tx.id();
    let name = ask.name.ru.clone();
    let kind = OrderType {
        id,
        key: String::new(),
        name: ask.name.clone(),
        default: ask.default,
        initial: ask.initial,
        price_type: ask.price_type,
        position,
        archived: false,
    };
    tx.put(&kind)?;
    if ask.default {
        step_back(tx, id)?;
    }
    tx.record(Subject::shop(), &ShopFact::Added { thing: Thing::OrderType, name })
}

fn change(tx: &mut Write<'_>, id: Id<mark::OrderType>, ask: &Ask) -> Result<()> {
    let before = tx.need::<OrderType>(&id)?;
    if before.archived {
        return Err(ShopRefusal::Archived.into());
    }
    check(tx, ask, Some(id))?;
    // The default is given to another type, never taken away to leave none.
    let default = before.default || ask.default;
    let after = OrderType { name: ask.name.clone(), initial: ask.initial, price_type: ask.price_type, default, ..before.clone() };
    let changes = changes(&tell(tx, &before, ask)?, &tell(tx, &after, ask)?);
    if changes.is_empty() {
        return Ok(());
    }
    tx.put(&after)?;
    if default {
        step_back(tx, id)?;
    }
    tx.record(Subject::shop(), &ShopFact::Changed { thing: Thing::OrderType, name: after.name.ru, changes })
}

fn tell(reads: &impl Reads, kind: &OrderType, ask: &Ask) -> Result<Telling> {
    let priced = kind.price_type.map(|id| lists::name_of(&ask.price_types, id, Lang::Ru)).unwrap_or_default();
    let initial = reads.get::<Status>(&kind.initial)?.map(|status| status.name.ru).unwrap_or_default();
    Ok(vec![
        ("name", kind.name.ru.clone()),
        ("name_en", kind.name.en.clone()),
        ("name_uk", kind.name.uk.clone()),
        ("initial", initial),
        ("price_type", priced),
        ("default", String::from(if kind.default { "+" } else { "" })),
    ])
}

impl Kept for OrderType {
    const THING: Thing = Thing::OrderType;
    const PATH: &'static str = PATH;

    fn may_leave(&self, _: &Write<'_>) -> Result<()> {
        if self.default { Err(ShopRefusal::DefaultType.into()) } else { Ok(()) }
    }
    fn may_return(&self, tx: &Write<'_>) -> Result<()> {
        let (name, initial, price_type) = (self.name.clone(), self.initial, self.price_type);
        check(tx, &Ask { name, initial, price_type, default: false, price_types: Vec::new() }, Some(self.id))
    }
}

pub async fn list(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let (all, statuses) = cx.read(|r| Ok((listed::all::<OrderType>(r)?, r.all::<Status>(())?))).await?;
    let lang = cx.lang();
    let live = all.iter().filter(|kind| !kind.archived).count();
    let body = html! {
        div.data-wrap tabindex="0" {
            table.data {
                thead { tr {
                    th.grow { (text::F_NAME.get(lang)) }
                    th { (text::F_INITIAL.get(lang)) }
                    th { span.sr { (text::ACTIONS.get(lang)) } }
                } }
                tbody { @for (at, kind) in all.iter().enumerate() { (row(&cx, kind, &statuses, (at, live))) } }
            }
        }
    };
    Ok(cx.page(ui::settings::settings_page(
        &cx,
        PATH,
        text::ORDER_TYPES.get(lang),
        listed::add_button::<OrderType>(&cx, text::ORDER_TYPE),
        body,
    )))
}

/// `place` is where it stands among those that are not archived.
fn row(cx: &Cx, kind: &OrderType, statuses: &[Status], place: (usize, usize)) -> Markup {
    let (lang, at) = (cx.lang(), format!("{PATH}/{}", kind.id));
    html! {
        tr data-mute[kind.archived] {
            td.grow.c-wrap {
                @if kind.archived { (kind.name.get(lang)) " " (ui::badge("gray", text::IN_ARCHIVE.get(lang))) }
                @else { a.row-link href=(at) hx-get=(at) hx-target="#dialog" { b { (kind.name.get(lang)) } } }
                @if kind.default { " " (ui::badge("teal", text::BY_DEFAULT.get(lang))) }
            }
            td { @if let Some(status) = statuses.iter().find(|status| status.id == kind.initial) { (chip(&status.tone, status.name.get(lang))) } }
            td.row-end { (listed::steps(cx, &at, kind.archived, place)) }
        }
    }
}

/// What a type is chosen among: where its orders begin, by which prices they go.
async fn around(cx: &Cx) -> Result<(Vec<Status>, Vec<Choice>)> {
    Ok((cx.read(|r| initials(r)).await?, cx.list(List::PriceTypes).await?))
}

/// Statuses an order can begin with.
fn initials(reads: &impl Reads) -> Result<Vec<Status>> {
    let mut all = super::statuses(reads)?;
    all.retain(|status| !status.group.is_final());
    Ok(all)
}

fn options(statuses: &[Status], lang: Lang) -> Vec<(String, String)> {
    statuses.iter().map(|one| (one.id.to_string(), one.name.get(lang).into())).collect()
}

fn view(cx: &Cx, form: &Form, (statuses, prices): (&[Status], &[Choice]), kind: Option<&OrderType>) -> Page {
    let (lang, draw) = (cx.lang(), Draw::of(form, cx.lang()));
    let at = kind.map_or_else(|| PATH.to_string(), |kind| format!("{PATH}/{}", kind.id));
    let title = kind.map_or(text::NEW_TYPE.get(lang), |kind| kind.name.get(lang));
    let options = options(statuses, lang);
    let is_default = kind.is_some_and(|kind| kind.default);
    let body = html! {
        (draw.summary())
        @if kind.is_some() { (merge::was(form)) }
        (names::draw(cx, draw, text::F_NAME, 40))
        (draw.field("initial", text::F_INITIAL).hint(text::INITIAL_HINT).select(&options))
        (draw.field("price_type", text::F_PRICE_TYPE).optional().none(text::REPAIR_PRICE).hint(text::PRICE_TYPE_HINT).select(&lists::options(prices, form.value("price_type"), lang)))
        @if is_default { p.hint { (text::IS_DEFAULT.get(lang)) } } @else { (draw.check("default", text::MAKE_DEFAULT)) }
    };
    let buttons = listed::foot(cx, kind.filter(|_| !is_default).map(|_| at.as_str()));
    dialog::page("settings", title, dialog::form(cx, title, &at, &body, &buttons))
}

pub async fn blank(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let (statuses, prices) = around(&cx).await?;
    let mut form = Form::empty();
    if let Some(first) = statuses.first() {
        form.set("initial", first.id.to_string());
    }
    Ok(cx.page(view(&cx, &form, (&statuses, &prices), None)))
}

pub async fn show(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    let kind = cx.read(|r| r.need::<OrderType>(&id)).await?;
    let (statuses, prices) = around(&cx).await?;
    Ok(cx.page(view(&cx, &filled(&kind), (&statuses, &prices), Some(&kind))))
}

pub async fn add(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let (mut form, (statuses, prices)) = (cx.form(), around(&cx).await?);
    let Some(()) = cx.submit(&mut form, |f| parse(f, &prices), create).await? else {
        return Ok(cx.again(view(&cx, &form, (&statuses, &prices), None)));
    };
    Ok(Reply::redirect(PATH).saying(SAVED.get(cx.lang())))
}

pub async fn save(cx: Cx) -> Result<Reply> {
    everywhere(&cx)?;
    let id = cx.path("id")?;
    let (mut form, lang) = (cx.form(), cx.lang());
    let kind = cx.read(|r| r.need::<OrderType>(&id)).await?;
    let (statuses, prices) = around(&cx).await?;
    let (name, mut parts) = (kind.name.ru.as_str(), Part::names(text::F_NAME));
    parts.push(Part::choice("initial", text::F_INITIAL, options(&statuses, lang)));
    parts.push(Part::choice("price_type", text::F_PRICE_TYPE, lists::options(&prices, "", lang)));
    let shared = shared(Thing::OrderType, Subject::shop(), name, format!("{PATH}/{id}"), PATH, parts);
    let now = |r: &Read<'_>| r.need::<OrderType>(&id).map(|one| merge::standing(filled(&one), one.archived));
    match cx.submit_over(&mut form, &shared, now, |f| parse(f, &prices), move |tx, ask| change(tx, id, ask)).await? {
        Outcome::Done(()) => Ok(Reply::redirect(PATH).saying(SAVED.get(lang))),
        Outcome::Clash(both) => Ok(both),
        Outcome::Again => Ok(cx.again(view(&cx, &form, (&statuses, &prices), Some(&kind)))),
    }
}

fn filled(kind: &OrderType) -> Form {
    let mut form = Form::filled([("initial", kind.initial.to_string())]);
    form.set("price_type", kind.price_type.map(|id| id.to_string()).unwrap_or_default());
    names::fill(&mut form, &kind.name);
    form
}
