//! Whose a thing is: of one location, or of the whole company, which takes the right at every location.

use crate::{
    kernel::{Id, Right, Text, mark},
    web::{Cx, Fields, text},
};

pub fn choices(cx: &Cx, right: Right) -> Vec<(String, String)> {
    let mine = cx.frame().places.iter().filter(|place| cx.may_at(place.id, right));
    let company = (String::new(), text::WHOLE_COMPANY.get(cx.lang()).to_string());
    std::iter::once(company).chain(mine.map(|place| (place.id.to_string(), place.name.clone()))).collect()
}

/// Reads the choice; `company` is said to somebody who may not choose the whole company.
pub fn read(f: &mut Fields<'_>, right: Right, company: Text) -> Option<Id<mark::Location>> {
    let location = f.id_opt("location");
    let mine = f.cx.who().places.iter().filter(|at| at.rights.has(right)).count();
    match location {
        Some(at) if !f.cx.may_at(at, right) => f.refuse("location", text::BAD_CHOICE),
        None if mine < f.cx.frame().places.len() => f.refuse("location", company),
        _ => {}
    }
    location
}

pub fn name(cx: &Cx, location: Option<Id<mark::Location>>) -> &str {
    location.map_or(text::WHOLE_COMPANY.get(cx.lang()), |id| cx.frame().place(id).map_or("", |place| place.name.as_str()))
}
