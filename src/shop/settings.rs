//! What the settings pages share: who may open them, moving along a list, one-step actions.

use maud::{Markup, html};

use super::{Thing, facts, text};
use crate::{
    kernel::{Error, Result, Right, Text},
    log::Subject,
    store::Write,
    web::{
        Cx, Part, Reply, Shared, merge,
        ui::{self, icon},
    },
};

/// Settings of the whole company ask for the right at every location of it.
pub fn everywhere(cx: &Cx) -> Result<()> {
    let who = cx.who();
    let all = !cx.frame().places.is_empty() && cx.frame().places.iter().all(|place| who.may_at(place.id, Right::SetUpShop));
    if all { Ok(()) } else { Err(Error::Denied(Right::SetUpShop)) }
}

/// What a form of the settings changes, for two people at once: `name` is the thing's as facts tell it, `page` the list it
/// stands in.
pub fn shared(thing: Thing, subject: Subject, name: &str, action: String, page: &str, parts: Vec<Part>) -> Shared {
    let name = name.to_string();
    Shared {
        subject,
        parts,
        away: away(thing, &name),
        changed: merge::by_title(move |fact| facts::changed(fact, thing, &name)),
        section: "settings",
        action,
        page: page.into(),
    }
}

fn away(thing: Thing, name: &str) -> merge::Away {
    let name = name.to_string();
    Box::new(move |fact| facts::put_away(fact, thing, &name))
}

/// One place along a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
}

pub fn step(cx: &Cx) -> Option<Step> {
    match cx.form().value("step") {
        "up" => Some(Step::Up),
        "down" => Some(Step::Down),
        _ => None,
    }
}

/// Moves one thing of a list a step. Tells where it stands now; nothing when it is not there or is already at the end.
pub fn moved<T>(all: &mut [T], is: impl Fn(&T) -> bool, step: Step) -> Option<usize> {
    let at = all.iter().position(is)?;
    let to = match step {
        Step::Up => at.checked_sub(1)?,
        Step::Down => Some(at + 1).filter(|to| *to < all.len())?,
    };
    all.swap(at, to);
    Some(to)
}

/// Two buttons that move a thing along its list of `count`; alone it needs none.
pub fn arrows(cx: &Cx, at: &str, row: usize, count: usize) -> Markup {
    let lang = cx.lang();
    if count < 2 {
        return html! {};
    }
    ui::post_form(
        cx,
        &format!("{at}/place"),
        "",
        html! {
            button.icon-btn name="step" value="up" disabled[row == 0] aria-label=(text::MOVE_UP.get(lang)) title=(text::MOVE_UP.get(lang)) { (icon("arrow-up")) }
            button.icon-btn name="step" value="down" disabled[row + 1 >= count] aria-label=(text::MOVE_DOWN.get(lang)) title=(text::MOVE_DOWN.get(lang)) { (icon("arrow-down")) }
        },
    )
}

/// A step without a form of its own: done, then back to the list.
pub async fn act<F>(cx: &Cx, to: &str, said: Option<Text>, body: F) -> Result<Reply>
where
    F: Fn(&mut Write<'_>) -> Result<()> + Send + Sync + 'static,
{
    cx.write(body).await?;
    let reply = Reply::redirect(to);
    Ok(match said {
        Some(said) => reply.saying(said.get(cx.lang())),
        None => reply,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_at_the_end_stays_there() {
        let mut all = [1, 2, 3];
        assert_eq!(moved(&mut all, |n| *n == 1, Step::Up), None);
        assert_eq!(moved(&mut all, |n| *n == 1, Step::Down), Some(1));
        assert_eq!(moved(&mut all, |n| *n == 9, Step::Down), None);
        assert_eq!(all, [2, 1, 3]);
    }
}
