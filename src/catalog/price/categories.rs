//! Categories of the price list: their names, their order, and the archive for those that hold no works.

use maud::{Markup, html};

use super::{PATH, refusal::PriceRefusal};
use crate::{
    catalog::{Category, Service, directory, listed, names, pages, pages::Directory, text},
    kernel::{Error, Result, text::Named},
    log::change,
    store::{Read, Reads, Write},
    web::{Cx, Fields, Form, Page, Part, merge, ui, ui::field::Draw},
};

const LONGEST: usize = 80;

/// Current works that stand under a category.
fn holds(category: &Category, works: &[Service]) -> usize {
    works.iter().filter(|work| work.category == category.id && !work.archived).count()
}

impl Directory for Category {
    type Ask = Named;
    const HERE: &'static str = "/price/categories";
    const SECTION: &'static str = "price";
    const LOOK: &'static str = "data data--tight";

    fn parse(fields: &mut Fields<'_>) -> Named {
        names::read(fields, LONGEST)
    }

    fn taken() -> Option<Error> {
        Some(PriceRefusal::SameCategory.into())
    }

    fn create(tx: &mut Write<'_>, name: &Named) -> Result<Category> {
        pages::free::<Category>(tx, name, None, |_| true)?;
        let position = listed::end_of(&directory::all_categories(tx)?);
        let row = Category { id: tx.id(), name: name.clone(), position, archived: false };
        tx.put(&row)?;
        Ok(row)
    }

    fn alter(tx: &mut Write<'_>, was: &Category, name: &Named) -> Result<()> {
        pages::free::<Category>(tx, name, Some(was.id), |_| true)?;
        let now = Category { name: name.clone(), ..was.clone() };
        listed::keep(tx, (was, &change::names(&was.name)), (&now, &change::names(&now.name)))
    }

    /// A category with current works stays: they would stand nowhere.
    fn may_go(tx: &Write<'_>, category: &Category) -> Result<()> {
        if holds(category, &tx.all::<Service>(())?) > 0 { Err(PriceRefusal::CategoryHoldsWorks.into()) } else { Ok(()) }
    }

    fn blank(_: &Cx) -> Form {
        Form::empty()
    }

    fn filled(_: &Cx, category: &Category) -> Form {
        let mut form = Form::empty();
        names::fill(&mut form, &category.name);
        merge::standing(form, category.archived)
    }

    fn parts(_: &Cx, _: &Read<'_>) -> Result<Vec<Part>> {
        Ok(Part::names(text::NAME))
    }

    fn list(cx: &Cx, reads: &Read<'_>) -> Result<Page> {
        let (lang, works) = (cx.lang(), reads.all::<Service>(())?);
        let end = html! {
            a.btn href=(PATH) { (ui::icon("chevron-left")) (text::PRICE_LIST.get(lang)) }
            (pages::add_button::<Category>(cx, text::CATEGORY))
        };
        let heads = html! { th.grow { (text::CATEGORY.get(lang)) } th.num { (text::WORKS.get(lang)) } };
        let line = |category: &Category, order: &Markup| {
            let edit = Category::at(category.id);
            html! {
                tr data-mute[category.archived] {
                    td.grow { a.row-link href=(edit) hx-get=(edit) hx-target="#dialog" { (category.name.get(lang)) } }
                    td.num { (holds(category, &works)) }
                    td.row-end { (order) }
                }
            }
        };
        let table = pages::table(cx, &format!("{}/order", Self::HERE), &directory::all_categories(reads)?, &heads, &line);
        let body = html! { (ui::page_head(text::CATEGORIES.get(lang), None, end)) div.data-wrap tabindex="0" { (table) } };
        Ok(Page::new("price", text::CATEGORIES.get(lang), body))
    }

    fn dialog(cx: &Cx, reads: &Read<'_>, form: &Form, category: Option<&Category>) -> Result<Page> {
        let works = category.map_or(Ok(0), |one| reads.all::<Service>(()).map(|works| holds(one, &works)))?;
        let fields = html! {
            (names::draw(cx, Draw::of(form, cx.lang()), LONGEST))
            @if works > 0 { span.hint { (text::CATEGORY_HOLDS_WORKS.get(cx.lang())) } }
        };
        let title = if category.is_some() { text::CATEGORY } else { text::NEW_CATEGORY };
        Ok(pages::frame(cx, form, category, title, works > 0, &fields))
    }
}
