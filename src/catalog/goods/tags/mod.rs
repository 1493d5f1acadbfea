//! `/goods/tags`: price tags and labels for rolls and sheets, to the millimetre. What is printed stands in the address: the
//! products with how many of each, the paper, the price. How far a printer's paper must be shifted is kept for each paper.

mod draw;
mod panel;
mod size;
mod text;

pub use self::text::TAGS as TITLE;

use maud::{Markup, html};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use self::{draw::Tag, size::Size};
use super::{
    GoodsFact, Price, PriceType, Product, RETAIL, Tree, codes_of,
    filter::{self, Filter},
    makes::pieces,
    own::{self, OwnField},
    price_types,
    prices::price_of,
    shown::costs,
};
use crate::{
    kernel::{Id, Lang, Money, Quantity, Result, Text, mark, text::Named},
    log::{Record, Subject},
    store::{Read, Reads, Row, Table, Walk, Write},
    web::{Cx, Fields, Form, Lying, Page, Reply, ui},
};

pub const PATH: &str = "/goods/tags";
/// Products taken from a list, tags printed at once, tags of one product.
const PRODUCTS: usize = 200;
const TAGS: usize = 1_000;
const COPIES: usize = 500;

/// How far the print on a paper is moved, in hundredths of a millimetre: right and down.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TagShift {
    size: Size,
    right: i32,
    down: i32,
}

impl Row for TagShift {
    const TABLE: Table = Table::new(218, "tag_shifts");
    type Key = u8;
    fn key(&self) -> u8 {
        self.size as u8
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum What {
    #[default]
    Price,
    Label,
    /// One label for each thing that has a number of its own.
    Unit,
    /// The edges of the paper.
    Test,
}

impl What {
    const ALL: [What; 4] = [What::Price, What::Label, What::Unit, What::Test];
    fn key(self) -> &'static str {
        match self {
            What::Price => "price",
            What::Label => "label",
            What::Unit => "unit",
            What::Test => "test",
        }
    }
    fn title(self) -> Text {
        match self {
            What::Price => text::PRICE_TAG,
            What::Label => text::LABEL,
            What::Unit => text::UNIT,
            What::Test => text::TEST,
        }
    }
}

/// A product and how many tags of it, as typed.
struct Pick {
    product: Product,
    typed: String,
    count: Option<usize>,
    price: Option<Money>,
    /// Numbers of the things that lie somewhere.
    serials: Vec<String>,
}

struct Sheet {
    what: What,
    size: Size,
    skip: usize,
    picks: Vec<Pick>,
    /// The list had more products than are taken.
    cut: bool,
    types: Vec<PriceType>,
    price: Option<PriceType>,
    shift: (i32, i32),
    filter: Filter,
    own: Vec<OwnField>,
}

impl Pick {
    /// As many tags as there are pieces; a label for each number.
    fn meet_stock(&mut self, lying: &[Lying], what: What, by_stock: bool) {
        if by_stock {
            let count = pieces(lying).clamp(1, COPIES);
            (self.typed, self.count) = (count.to_string(), Some(count));
        }
        if what == What::Unit {
            self.serials = lying.iter().flat_map(|one| one.serials.iter().cloned()).collect();
            self.count = Some(self.serials.len());
        }
    }
}

impl Sheet {
    fn read(cx: &Cx, reads: &Read<'_>) -> Result<Sheet> {
        let asked = |name: &str| cx.query(name).unwrap_or_default();
        let size = Size::named(&asked("size")).unwrap_or_default();
        let what = What::ALL.into_iter().find(|what| what.key() == asked("what")).unwrap_or_default();
        let filter = Filter::read(|name| cx.query(name));
        let (mut picks, cut) = picks(cx, reads, &filter)?;
        let types = price_types(reads)?;
        let chosen = |id: Id<mark::PriceType>| types.iter().find(|kind| kind.id == id).cloned();
        let price = asked("type").parse().ok().and_then(chosen).or_else(|| chosen(RETAIL)).or_else(|| types.first().cloned());
        let costs = costs(cx, reads);
        for pick in picks.iter_mut().filter(|_| what == What::Price) {
            pick.price = price.as_ref().map(|kind| price_of(reads, &pick.product, kind, &costs)).transpose()?.and_then(Price::known);
        }
        for pick in &mut picks {
            pick.meet_stock(&(cx.site.stocked.lying)(cx, reads, pick.product.id)?, what, asked("by") == "stock");
        }
        let shift = reads.get::<TagShift>(&(size as u8))?.map_or((0, 0), |shift| (shift.right, shift.down));
        let skip = asked("skip").parse().ok().filter(|skip| *skip < size.places()).unwrap_or_default();
        Ok(Sheet { what, size, skip, picks, cut, price, types, shift, filter, own: own::all(reads)? })
    }

    fn count(&self) -> usize {
        self.picks.iter().filter_map(|pick| pick.count).sum()
    }

    fn tag(&self, cx: &Cx, pick: &Pick) -> Tag {
        Tag {
            name: pick.product.name.clone(),
            codes: std::iter::once(codes_of(&pick.product))
                .chain(own::on_tag(&self.own, &pick.product, cx.lang()))
                .collect::<Vec<_>>()
                .join(" \u{b7} "),
            price: pick.price.map(|price| cx.sum(price)),
            barcode: self.barcode(&pick.product).cloned().unwrap_or_default(),
        }
    }

    fn tags(&self, cx: &Cx, pick: &Pick) -> Vec<Tag> {
        let plain = self.tag(cx, pick);
        if self.what == What::Unit {
            return pick.serials.iter().map(|serial| Tag { barcode: serial.clone(), ..plain.clone() }).collect();
        }
        vec![plain; pick.count.unwrap_or_default()]
    }

    /// The first barcode of a product that has room, or the first one.
    fn barcode<'p>(&self, product: &'p Product) -> Option<&'p String> {
        product.barcodes.iter().find(|code| draw::fits(self.size, code)).or_else(|| product.barcodes.first())
    }

    /// Whether what of a product is printed as bars has room.
    fn fits(&self, pick: &Pick) -> bool {
        let fits = |code: &String| draw::fits(self.size, code);
        if self.what == What::Unit { pick.serials.iter().all(fits) } else { self.barcode(&pick.product).is_none_or(fits) }
    }

    /// What stands on the places, one after another.
    fn drawn(&self, cx: &Cx) -> Vec<Markup> {
        let places = (self.skip..).map(|nth| self.size.place(nth % self.size.places()));
        if self.what == What::Test {
            return places.take(self.size.places() - self.skip).map(|place| draw::test(self.size, place)).collect();
        }
        let tags = self.picks.iter().flat_map(|pick| self.tags(cx, pick));
        places.zip(tags).map(|(place, tag)| draw::tag(self.size, place, &tag)).collect()
    }

    fn pages(&self, cx: &Cx) -> Vec<Markup> {
        let drawn = self.drawn(cx);
        let (first, rest) = drawn.split_at(drawn.len().min(self.size.places() - self.skip));
        let pages = std::iter::once(first).chain(rest.chunks(self.size.places())).filter(|page| !page.is_empty());
        pages.map(|page| draw::page(self.size, self.shift, html! { @for tag in page { (tag) } })).collect()
    }
}

/// The products named in the address, or the first of the list it tells of.
fn picks(cx: &Cx, reads: &Read<'_>, filter: &Filter) -> Result<(Vec<Pick>, bool)> {
    let all = cx.query("all").filter(|all| !all.is_empty());
    let pick = |product: Product, typed: Option<String>| {
        let typed = all.clone().or(typed).unwrap_or_else(|| "1".into());
        let count = typed.trim().parse().ok().filter(|count| *count <= COPIES);
        Pick { product, typed, count, price: None, serials: Vec::new() }
    };
    let (ids, mut counts) = (cx.queries("p"), cx.queries("n").into_iter());
    let mut found = Vec::new();
    if !ids.is_empty() {
        for id in ids.iter().take(PRODUCTS) {
            let typed = counts.next();
            let product = id.parse().ok().map(|id| reads.get::<Product>(&id)).transpose()?.flatten();
            found.extend(product.map(|product| pick(product, typed)));
        }
        return Ok((found, ids.len() > PRODUCTS));
    }
    let mut cut = false;
    filter::every(cx, reads, filter, &Tree::read(reads)?, PRODUCTS + 1, |product| {
        cut = found.len() == PRODUCTS;
        if !cut {
            found.push(pick(product, None));
        }
        Ok(if cut { Walk::Stop } else { Walk::On })
    })?;
    Ok((found, cut))
}

pub async fn show(cx: Cx) -> Result<Reply> {
    let sheet = cx.read(|r| Sheet::read(&cx, r)).await?;
    let form = Form::filled([("right", mm(sheet.shift.0, cx.lang())), ("down", mm(sheet.shift.1, cx.lang()))]);
    Ok(cx.page(view(&cx, &sheet, &form)))
}

/// Hundredths of a millimetre as a person writes them.
fn mm(hundredths: i32, lang: Lang) -> String {
    Money(i64::from(hundredths)).show(lang)
}

struct Ask {
    size: Size,
    right: i32,
    down: i32,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    let size = fields.choice("size", Size::named).unwrap_or_default();
    let mut moved = |name: &str| {
        hundredths(&fields.raw(name)).unwrap_or_else(|| {
            fields.refuse(name, text::BAD_SHIFT);
            0
        })
    };
    Ask { right: moved("right"), down: moved("down"), size }
}

/// Millimetres as typed, up to ten to either side.
fn hundredths(typed: &str) -> Option<i32> {
    let typed = typed.trim().replace('\u{2212}', "-").replace(',', ".");
    if typed.is_empty() {
        return Some(0);
    }
    let all = typed.parse::<Decimal>().ok()?.checked_mul(Decimal::ONE_HUNDRED)?;
    i32::try_from(all.round()).ok().filter(|moved| moved.abs() <= 1_000)
}

fn put(tx: &mut Write<'_>, ask: &Ask) -> Result<()> {
    let shift = TagShift { size: ask.size, right: ask.right, down: ask.down };
    tx.put(&shift)?;
    let mm = Named::from3(Lang::ALL.map(|lang| format!("{}, {}", mm(ask.right, lang), mm(ask.down, lang))));
    tx.record(Subject::shop(), &GoodsFact::TagsShifted { paper: Named::from(ask.size.title()), by: mm })
}

pub async fn shift(cx: Cx) -> Result<Reply> {
    let mut form = cx.form();
    let done = match form.parse(&cx, parse) {
        Some(ask) => cx.carry_out(&mut form, ask, put).await?,
        None => None,
    };
    match done {
        Some(()) => Ok(Reply::redirect(address(&cx)).saying(text::SAVED.get(cx.lang()))),
        None => {
            let sheet = cx.read(|r| Sheet::read(&cx, r)).await?;
            Ok(cx.again(view(&cx, &sheet, &form)))
        }
    }
}

/// The page that prints tags of these products, as many as there are whole pieces of each.
pub fn url(counted: impl Iterator<Item = (Id<mark::Product>, Quantity)>) -> String {
    let whole = |quantity: Quantity| (quantity.0 / Quantity::ONE.0).clamp(0, COPIES as i64);
    let pairs = counted.take(PRODUCTS).flat_map(|(id, quantity)| [("p", id.to_string()), ("n", whole(quantity).to_string())]);
    format!("{PATH}?{}", serde_urlencoded::to_string(pairs.collect::<Vec<_>>()).unwrap_or_default())
}

/// This page with all that was chosen on it.
fn address(cx: &Cx) -> String {
    let names = ["q", "category", "kind", "lacks", "own", "shelf", "sort", "what", "size", "type", "skip", "p", "n"];
    let pairs: Vec<(&str, String)> =
        names.into_iter().flat_map(|name| cx.queries(name).into_iter().map(move |value| (name, value))).collect();
    format!("{PATH}?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
}

fn view(cx: &Cx, sheet: &Sheet, shift: &Form) -> Page {
    let lang = cx.lang();
    let many = sheet.count() > TAGS && sheet.what != What::Test;
    let nothing = sheet.picks.is_empty() && sheet.what != What::Test;
    let pages = if many { Vec::new() } else { sheet.pages(cx) };
    let body = html! {
        main id="main" {
            div id="tags" {
                (bar(cx, sheet, !pages.is_empty()))
                @if nothing {
                    (ui::empty("tag", text::NOTHING.get(lang), text::NOTHING_WHY.get(lang), html! { a.btn href=(super::PATH) { (text::BACK.get(lang)) } }))
                } @else {
                    div.tagging {
                        aside.tagging__side {
                            @if sheet.cut { p.hint { (text::ONLY_FIRST.with(lang, &[&PRODUCTS])) } }
                            @if many { p.tagging__wrong role="alert" { (text::TOO_MANY.with(lang, &[&TAGS])) } }
                            @if sheet.what == What::Test { (panel::shifting(cx, sheet, shift)) } @else { (panel::counts(cx, sheet)) }
                        }
                        div.sheets.sheets--tags tabindex="0" { @for page in &pages { (page) } }
                    }
                }
            }
        }
    };
    Page::bare("printing", text::TITLE.get(lang), body)
}

/// What is printed, on what, by which price.
fn bar(cx: &Cx, sheet: &Sheet, ready: bool) -> Markup {
    let lang = cx.lang();
    html! {
        header.printbar {
            a.btn.btn--quiet href=(sheet.filter.url(super::PATH)) { (ui::icon("chevron-left")) (text::BACK.get(lang)) }
            h1 { (text::TITLE.get(lang)) }
            form.tagging__form id="tags-form" method="get" action=(PATH) data-clean
                hx-get=(PATH) hx-trigger="change, submit" hx-target="#tags" hx-select="#tags" hx-swap="outerHTML" hx-push-url="true" {
                @if sheet.picks.is_empty() { @for (name, value) in sheet.filter.pairs() { input type="hidden" name=(name) value=(value); } }
                select.input name="what" id="tags-what" aria-label=(text::WHAT.get(lang)) {
                    @for what in What::ALL { option value=(what.key()) selected[what == sheet.what] { (what.title().get(lang)) } }
                }
                select.input name="size" id="tags-size" aria-label=(text::SIZE.get(lang)) {
                    @for size in Size::ALL { option value=(size.key()) selected[size == sheet.size] { (size.title().get(lang)) } }
                }
                @if sheet.what == What::Price {
                    select.input name="type" id="tags-type" aria-label=(text::PRICE.get(lang)) {
                        @for kind in &sheet.types { option value=(kind.id) selected[sheet.price.as_ref().is_some_and(|chosen| chosen.id == kind.id)] { (kind.name.get(lang)) } }
                    }
                }
                @if sheet.size.places() > 1 {
                    label.tagging__skip title=(text::SKIP_WHY.get(lang)) {
                        span { (text::SKIP.get(lang)) }
                        input.input name="skip" id="tags-skip" type="number" min="0" max=(sheet.size.places() - 1) value=(sheet.skip);
                    }
                }
                noscript { button.btn { (crate::catalog::text::SHOW.get(lang)) } }
            }
            span.vr-gap {}
            @let count = if sheet.what == What::Price { text::COUNT } else { text::LABELS };
            @if sheet.what != What::Test { span.hint { (count.of(i64::try_from(sheet.count()).unwrap_or_default(), lang)) } }
            @if ready { button.btn.btn--primary data-print { (ui::icon("printer")) (text::PRINT.get(lang)) } }
        }
    }
}
