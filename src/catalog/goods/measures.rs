//! Units of measure among the settings.

use maud::html;

use super::{Measure, Product, all_measures, refusal::GoodsRefusal, text};
use crate::{
    catalog::{listed, names, pages, pages::Directory, text as common},
    kernel::{Error, Id, Lang, Result, mark, text::Named},
    log::{Telling, change},
    store::{Order, Read, Reads, Walk, Write},
    web::{Cx, Fields, Form, Page, Part, merge, ui::field::Draw, ui::settings_page},
};

const SHORT: names::Trio = ["short_ru", "short_en", "short_uk"];

pub struct Ask {
    name: Named,
    short: Named,
    decimals: u8,
    code: String,
}

fn parse(fields: &mut Fields<'_>) -> Ask {
    Ask {
        name: names::read(fields, 40),
        short: names::read_as(fields, SHORT, 10),
        decimals: fields.choice("decimals", |said| said.parse().ok().filter(|digits| (0..=3).contains(digits))).unwrap_or_default(),
        code: fields.line("code", 0..=6),
    }
}

fn tell(measure: &Measure) -> Telling {
    let mut told = change::names(&measure.name);
    told.extend(SHORT.into_iter().zip([&measure.short.ru, &measure.short.en, &measure.short.uk].map(String::clone)));
    told.extend([("decimals", measure.decimals.to_string()), ("code", measure.code.clone())]);
    told
}

/// Whether some product is counted in it.
fn in_use(reads: &impl Reads, id: Id<mark::Measure>) -> Result<bool> {
    let mut found = false;
    reads.walk::<Product>((), Order::Ascending, |product| {
        found = product.measure == id;
        Ok(if found { Walk::Stop } else { Walk::On })
    })?;
    Ok(found)
}

/// The short name in another language, as the choice between two versions of it is titled.
fn short(lang: Lang) -> Named {
    Named::from3(Lang::ALL.map(|reader| format!("{}, {}", text::SHORT.get(reader), lang.name())))
}

/// What the smallest quantity is.
fn decimals(cx: &Cx) -> Vec<(String, String)> {
    let least = ["1", "0.1", "0.01", "0.001"].into_iter().filter_map(crate::kernel::Quantity::parse);
    least.enumerate().map(|(digits, least)| (digits.to_string(), least.show(cx.lang()))).collect()
}

impl Directory for Measure {
    type Ask = Ask;
    const HERE: &'static str = super::MEASURES;

    fn parse(fields: &mut Fields<'_>) -> Ask {
        parse(fields)
    }

    fn taken() -> Option<Error> {
        Some(GoodsRefusal::SameMeasure.into())
    }

    fn create(tx: &mut Write<'_>, ask: &Ask) -> Result<Measure> {
        pages::free::<Measure>(tx, &ask.name, None, |_| true)?;
        let position = listed::end_of(&all_measures(tx)?);
        let row = Measure {
            id: tx.id(),
            short: ask.short.clone(),
            name: ask.name.clone(),
            decimals: ask.decimals,
            code: ask.code.clone(),
            position,
            archived: false,
        };
        tx.put(&row)?;
        Ok(row)
    }

    fn alter(tx: &mut Write<'_>, was: &Measure, ask: &Ask) -> Result<()> {
        pages::free::<Measure>(tx, &ask.name, Some(was.id), |_| true)?;
        if ask.decimals < was.decimals && in_use(tx, was.id)? {
            return Err(GoodsRefusal::MeasureInUse.into());
        }
        let now =
            Measure { short: ask.short.clone(), name: ask.name.clone(), decimals: ask.decimals, code: ask.code.clone(), ..was.clone() };
        listed::keep(tx, (was, &tell(was)), (&now, &tell(&now)))
    }

    /// Pieces always stay: they are what is meant when nobody says.
    fn may_go(_: &Write<'_>, measure: &Measure) -> Result<()> {
        if measure.id == super::PIECE { Err(GoodsRefusal::LastOne.into()) } else { Ok(()) }
    }

    fn blank(_: &Cx) -> Form {
        Form::filled([("decimals", "0")])
    }

    fn filled(_: &Cx, measure: &Measure) -> Form {
        let mut form = Form::filled([("decimals", measure.decimals.to_string()), ("code", measure.code.clone())]);
        names::fill(&mut form, &measure.name);
        names::fill_as(&mut form, SHORT, &measure.short);
        merge::standing(form, measure.archived)
    }

    fn parts(cx: &Cx, _: &Read<'_>) -> Result<Vec<Part>> {
        let mut parts = Part::names(common::NAME);
        parts.extend([
            Part::typed("short_ru", text::SHORT),
            Part::typed("short_en", short(Lang::En)),
            Part::typed("short_uk", short(Lang::Uk)),
        ]);
        parts.extend([Part::choice("decimals", text::DECIMALS, decimals(cx)), Part::typed("code", text::MEASURE_CODE)]);
        Ok(parts)
    }

    fn list(cx: &Cx, reads: &Read<'_>) -> Result<Page> {
        let (lang, least) = (cx.lang(), decimals(cx));
        let smallest = |one: &Measure| least.get(usize::from(one.decimals)).map(|(_, said)| said.clone()).unwrap_or_default();
        let cells = |one: &Measure| {
            html! {
                td.c-meta { (one.short.get(lang)) }
                td.num.c-end { (smallest(one)) }
                td.num.dim { (one.code) }
            }
        };
        let heads =
            html! { th { (text::SHORT.get(lang)) } th.num { (text::DECIMALS.get(lang)) } th.num { (text::MEASURE_CODE.get(lang)) } };
        let table = pages::plain_table(cx, &all_measures(reads)?, &heads, &cells);
        Ok(settings_page(cx, Self::HERE, text::MEASURES.get(lang), pages::add_button::<Measure>(cx, text::UNIT), table))
    }

    fn dialog(cx: &Cx, _: &Read<'_>, form: &Form, measure: Option<&Measure>) -> Result<Page> {
        let draw = Draw::of(form, cx.lang());
        let title = if measure.is_some() { text::MEASURE } else { text::NEW_MEASURE };
        let stays = measure.is_some_and(|one| one.id == super::PIECE);
        let fields = html! {
            (names::draw(cx, draw, 40))
            (names::row(cx, draw, SHORT, text::SHORT, 10))
            div.grid-2 {
                (draw.field("decimals", text::DECIMALS).hint(text::DECIMALS_HINT).select(&decimals(cx)))
                (draw.field("code", text::MEASURE_CODE).optional().most(6).mono().hint(text::MEASURE_CODE_HINT).input())
            }
        };
        Ok(pages::frame(cx, form, measure, title, stays, &fields))
    }
}
