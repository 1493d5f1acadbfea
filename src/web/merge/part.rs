//! Parts of a form that two people may change: how each is compared, put together and shown.

use maud::{Markup, html};

use crate::{
    kernel::{Id, Lang, Money, Phone, text::Named},
    log::Subject,
    web::{Form, ui::prose},
};

/// A part of a form that is changed as a whole: a field, or columns of fields that go together.
pub struct Part {
    names: Vec<String>,
    pub title: Named,
    pub(super) words: Words,
    /// Where the facts about it are, when not among those of the whole thing.
    pub(super) about: Option<Subject>,
}

/// Draws a part of a form that words alone do not tell.
type Draw = Box<dyn Fn(&Form) -> Markup + Send + Sync>;

pub(super) enum Words {
    Typed,
    Choices(Vec<(String, String)>),
    Ticks,
    Rows,
    Drawn(Draw),
}

impl Part {
    pub fn typed(name: impl Into<String>, title: impl Into<Named>) -> Part {
        Part { names: vec![name.into()], title: title.into(), words: Words::Typed, about: None }
    }
    /// The value is the key of one of these.
    pub fn choice(name: impl Into<String>, title: impl Into<Named>, choices: Vec<(String, String)>) -> Part {
        Part { words: Words::Choices(choices), ..Part::typed(name, title) }
    }
    /// Boxes to tick, each for itself: two people never tick one box differently, so nobody is asked about them.
    pub fn ticks(name: impl Into<String>) -> Part {
        Part { words: Words::Ticks, ..Part::typed(name, Named::default()) }
    }
    /// Columns whose rows belong together.
    pub fn columns(names: &[&str], title: impl Into<Named>) -> Part {
        Part { names: names.iter().map(ToString::to_string).collect(), ..Part::typed("", title) }
    }
    /// Columns whose rows are changed each for itself: only a row that both changed is asked about, with all of them.
    pub fn rows_of(names: &[&str], title: impl Into<Named>) -> Part {
        Part { words: Words::Rows, ..Part::columns(names, title) }
    }
    /// Fields that go together and are drawn in a way of their own.
    pub fn drawn(names: &[&str], title: impl Into<Named>, draw: impl Fn(&Form) -> Markup + Send + Sync + 'static) -> Part {
        Part { words: Words::Drawn(Box::new(draw)), ..Part::columns(names, title) }
    }
    pub fn about(self, subject: Subject) -> Part {
        Part { about: Some(subject), ..self }
    }
    /// The name of a thing in the three languages, as every form asks for it.
    pub fn names(title: impl Into<Named>) -> Vec<Part> {
        let other = |field, lang: Lang| Part::typed(field, Named::plain(lang.name()));
        vec![Part::typed("name_ru", title), other("name_en", Lang::En), other("name_uk", Lang::Uk)]
    }

    pub fn name(&self) -> &str {
        &self.names[0]
    }

    /// Whether this field is of it.
    pub(super) fn holds(&self, field: &str) -> bool {
        self.names.iter().any(|name| name == field)
    }

    /// Rows of values, empty rows left out.
    fn rows(&self, form: &Form) -> Vec<Vec<String>> {
        let columns: Vec<Vec<&str>> = self.names.iter().map(|name| form.values(name).collect()).collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or_default();
        let cell = |column: &Vec<&str>, at: usize| column.get(at).map(|value| plain(value)).unwrap_or_default();
        let rows = (0..height).map(|at| columns.iter().map(|column| cell(column, at)).collect::<Vec<String>>());
        rows.filter(|row| row.iter().any(|value| !value.is_empty())).collect()
    }

    pub(super) fn same(&self, one: &Form, other: &Form) -> bool {
        let (one, other) = (self.rows(one), self.rows(other));
        one.len() == other.len() && one.iter().flatten().zip(other.iter().flatten()).all(|(one, other)| alike(one, other))
    }

    pub(super) fn copy(&self, from: &Form, to: &mut Form) {
        for name in &self.names {
            to.remove(name);
            for value in from.values(name) {
                to.push(name, value);
            }
        }
    }

    /// What stands there now, with the boxes that were ticked here and without those that were cleared.
    pub(super) fn tick(&self, was: &Form, form: &mut Form, now: &Form) {
        let name = self.name();
        let kept = now.values(name).filter(|value| form.chosen(name, value) || !was.chosen(name, value));
        let added = form.values(name).filter(|value| !was.chosen(name, value) && !now.chosen(name, value));
        let ticked: Vec<String> = kept.chain(added).map(str::to_string).collect();
        form.remove(name);
        ticked.into_iter().for_each(|value| form.push(name, value));
    }

    /// Rows put together one by one, those that each added at the end; false when one was taken away or changed by both.
    pub(super) fn weave(&self, was: &Form, form: &mut Form, now: &Form) -> bool {
        let (old, mine, theirs) = (self.rows(was), self.rows(form), self.rows(now));
        let count = old.len();
        if mine.len() < count || theirs.len() < count {
            return false;
        }
        let mut rows = Vec::new();
        for ((old, mine), theirs) in old.iter().zip(&mine).zip(&theirs) {
            match (mine == old, theirs == old || theirs == mine) {
                (true, _) => rows.push(theirs),
                (false, true) => rows.push(mine),
                (false, false) => return false,
            }
        }
        rows.extend(theirs.iter().skip(count).chain(mine.iter().skip(count).filter(|row| !theirs.contains(row))));
        for (at, name) in self.names.iter().enumerate() {
            form.remove(name);
            rows.iter().for_each(|row| form.push(name, row[at].as_str()));
        }
        true
    }

    /// Its value as a person reads it.
    pub(super) fn show(&self, form: &Form) -> Markup {
        let rows = self.rows(form);
        let said = match &self.words {
            Words::Drawn(draw) => return draw(form),
            Words::Choices(all) => {
                let name = |key: &String| all.iter().find(|(known, _)| known == key).map_or(key.clone(), |(_, said)| said.clone());
                rows.iter().flatten().map(name).collect::<Vec<_>>().join(", ")
            }
            Words::Typed | Words::Ticks | Words::Rows => {
                // What was chosen by its name travels with its id, which says nothing to anybody.
                let words = |row: &Vec<String>| row.iter().filter(|word| !is_id(word)).cloned().collect::<Vec<_>>().join(" ");
                rows.iter().map(words).map(|line| line.trim().to_string()).collect::<Vec<_>>().join("\n")
            }
        };
        if said.is_empty() {
            html! { "\u{2014}" }
        } else {
            prose(&said)
        }
    }
}

fn is_id(value: &str) -> bool {
    value.parse::<Id<()>>().is_ok()
}

fn plain(value: &str) -> String {
    value.replace("\r\n", "\n").trim().to_string()
}

/// The same to a person: fields tidy amounts and phones when they are left.
fn alike(one: &str, other: &str) -> bool {
    one == other
        || Money::parse(one).is_some_and(|sum| Money::parse(other) == Some(sum))
        || Phone::parse(one).is_some_and(|phone| Phone::parse(other) == Some(phone))
}
