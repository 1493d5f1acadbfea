//! Two people at one form: what each of them changed is put together, and only what both changed differently is asked about.
//!
//! A form that changes something carries what it was opened with (`was`). When it comes back, every part of it is one of
//! three: untouched here, so what stands there now is taken; changed here alone, so it is saved; changed by both, and then
//! nothing is saved until the person has chosen. The newest fact about the thing is its version: every write leaves one.

use maud::{Markup, html};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    Cx, Fields, Form, Reply,
    ui::{conflict, prose},
};
use crate::{
    kernel::{Error, Fault, Id, Lang, Moment, Money, Phone, Refusal, Result, Text, text::Named},
    log::{FactRow, Subject, fact, once},
    store::{Read, Reads, Write},
};

/// The field that holds what the form was opened with.
const WAS: &str = "was";
/// Before the name of a part: whose version of it was chosen.
pub(super) const TAKE: &str = "take_";
/// Writes that may come between reading and writing before the person is asked to try again.
const TRIES: usize = 8;
/// How far back in the feed the author of a change is looked for.
const LOOKED: usize = 100;

/// A part of a form that is changed as a whole: a field, or columns of fields that go together.
pub struct Part {
    names: Vec<String>,
    pub title: Named,
    words: Words,
    /// Where the facts about it are, when not among those of the whole thing.
    about: Option<Subject>,
}

/// Draws a part of a form that words alone do not tell.
type Draw = Box<dyn Fn(&Form) -> Markup + Send + Sync>;

enum Words {
    Typed,
    Choices(Vec<(String, String)>),
    Ticks,
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

    /// Rows of values, empty rows left out.
    fn rows(&self, form: &Form) -> Vec<Vec<String>> {
        let columns: Vec<Vec<&str>> = self.names.iter().map(|name| form.values(name).collect()).collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or_default();
        let cell = |column: &Vec<&str>, at: usize| column.get(at).map(|value| plain(value)).unwrap_or_default();
        let rows = (0..height).map(|at| columns.iter().map(|column| cell(column, at)).collect::<Vec<String>>());
        rows.filter(|row| row.iter().any(|value| !value.is_empty())).collect()
    }

    fn same(&self, one: &Form, other: &Form) -> bool {
        let (one, other) = (self.rows(one), self.rows(other));
        one.len() == other.len() && one.iter().flatten().zip(other.iter().flatten()).all(|(one, other)| alike(one, other))
    }

    fn copy(&self, from: &Form, to: &mut Form) {
        for name in &self.names {
            to.remove(name);
            for value in from.values(name) {
                to.push(name, value);
            }
        }
    }

    /// What stands there now, with the boxes that were ticked here and without those that were cleared.
    fn tick(&self, was: &Form, form: &mut Form, now: &Form) {
        let name = self.name();
        let kept = now.values(name).filter(|value| form.chosen(name, value) || !was.chosen(name, value));
        let added = form.values(name).filter(|value| !was.chosen(name, value) && !now.chosen(name, value));
        let ticked: Vec<String> = kept.chain(added).map(str::to_string).collect();
        form.remove(name);
        ticked.into_iter().for_each(|value| form.push(name, value));
    }

    /// Its value as a person reads it.
    fn show(&self, form: &Form) -> Markup {
        let rows = self.rows(form);
        let said = match &self.words {
            Words::Drawn(draw) => return draw(form),
            Words::Choices(all) => {
                let name = |key: &String| all.iter().find(|(known, _)| known == key).map_or(key.clone(), |(_, said)| said.clone());
                rows.iter().flatten().map(name).collect::<Vec<_>>().join(", ")
            }
            Words::Typed | Words::Ticks => {
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

fn encoded(form: &Form) -> String {
    let pairs: Vec<_> = form.pairs().iter().filter(|(name, _)| name != WAS).collect();
    serde_urlencoded::to_string(pairs).unwrap_or_default()
}

/// The hidden field of a form that changes something: what it was opened with.
pub fn was(form: &Form) -> Markup {
    let said = if form.has(WAS) { form.value(WAS).to_string() } else { encoded(form) };
    html! { input type="hidden" name=(WAS) value=(said); }
}

/// Whether a fact changed this part of the thing.
pub type Changed = Box<dyn Fn(&FactRow, &Part) -> bool + Send + Sync>;

/// For facts that name what they changed: the titles of the form's own parts.
pub fn by_title(changed: impl Fn(&FactRow) -> Vec<Text> + Send + Sync + 'static) -> Changed {
    Box::new(move |fact, part| changed(fact).iter().any(|title| title.ru == part.title.ru.as_str()))
}

/// The thing a form changes.
pub struct Shared {
    pub subject: Subject,
    pub parts: Vec<Part>,
    pub changed: Changed,
    pub section: &'static str,
    /// Where the form posts, and the page that shows the thing.
    pub action: String,
    pub page: String,
}

/// A part changed by two people, in words.
pub struct Clash<'t> {
    pub part: &'t Part,
    pub was: Markup,
    pub theirs: Markup,
    pub mine: Markup,
    pub by: Option<(String, Moment)>,
}

/// What became of a form.
pub enum Outcome<T> {
    Done(T),
    /// The form holds what is wrong and is to be shown again.
    Again,
    /// Both versions, to choose from.
    Clash(Reply),
}

#[derive(Debug)]
struct MovedOn;

impl Refusal for MovedOn {
    fn code(&self) -> &'static str {
        "moved_on"
    }
    fn say(&self, lang: Lang) -> String {
        super::text::BUSY_WHY.get(lang).to_string()
    }
}

fn newest(reads: &impl Reads, subject: Subject) -> Result<Option<u64>> {
    fact::last_of(reads, subject)
}

/// Puts the form over what stands there now; what is left is for the person to choose.
fn merge<'t>(form: &mut Form, now: &Form, thing: &'t Shared) -> Vec<Clash<'t>> {
    let Some(was) = form.has(WAS).then(|| Form::read(form.value(WAS).as_bytes())).flatten() else { return Vec::new() };
    let mut clashes = Vec::new();
    for part in &thing.parts {
        let take = format!("{TAKE}{}", part.name());
        if form.value(&take) == "theirs" {
            part.copy(&was, form);
        }
        form.remove(&take);
        if matches!(part.words, Words::Ticks) {
            part.tick(&was, form, now);
        } else if part.same(form, &was) {
            part.copy(now, form);
        } else if !part.same(now, &was) && !part.same(form, now) {
            let (was, theirs, mine) = (part.show(&was), part.show(now), part.show(form));
            clashes.push(Clash { part, was, theirs, mine, by: None });
        }
    }
    form.set(WAS, encoded(now));
    clashes
}

impl Cx {
    /// `submit` for a form that two people may have open: `now` reads what the form would be filled with at this moment.
    pub async fn submit_over<A, T, F>(
        &self,
        form: &mut Form,
        thing: &Shared,
        now: impl Fn(&Read<'_>) -> Result<Form>,
        parse: impl Fn(&mut Fields<'_>) -> A,
        command: F,
    ) -> Result<Outcome<T>>
    where
        A: Send + Sync + 'static,
        T: Serialize + DeserializeOwned + Send + 'static,
        F: Fn(&mut Write<'_>, &A) -> Result<T> + Clone + Send + Sync + 'static,
    {
        let (key, subject) = (form.once(), thing.subject);
        for _ in 0..TRIES {
            let (answered, seen, fresh) = self
                .read(|reads| {
                    let answered = key.map_or(Ok(false), |key| once::answered(reads, key))?;
                    Ok((answered, newest(reads, subject)?, now(reads)?))
                })
                .await?;
            // A form that comes a second time gets its first answer, whatever happened since.
            let mut clashes = if answered { Vec::new() } else { merge(form, &fresh, thing) };
            if !clashes.is_empty() {
                self.name_authors(&mut clashes, thing).await?;
                return Ok(Outcome::Clash(Reply::Clash(conflict::page(self, thing, form, &clashes))));
            }
            let Some(ask) = form.parse(self, &parse) else { return Ok(Outcome::Again) };
            let command = command.clone();
            let written = self.write(move |tx| if newest(tx, subject)? == seen { command(tx, &ask) } else { Err(MovedOn.into()) }).await;
            match written {
                Ok(value) => return Ok(Outcome::Done(value)),
                Err(Error::Refused(refusal)) if refusal.code() == MovedOn.code() => {}
                Err(Error::Refused(refusal)) => {
                    form.refuse(refusal.field().unwrap_or_default(), refusal.say(self.lang()));
                    return Ok(Outcome::Again);
                }
                Err(error) => return Err(error),
            }
        }
        Err(Fault::Busy.into())
    }

    /// The answer to a form about a thing that somebody put away or removed while it was open: who and when, by the newest
    /// fact that tells of it, and what was typed. Without such a fact the thing was never there.
    pub async fn gone(&self, form: &Form, thing: &Shared, tells: impl Fn(&FactRow) -> bool) -> Result<Reply> {
        let facts = self.read(|reads| fact::feed(reads, thing.subject, None, LOOKED)).await?;
        let fact = facts.iter().find(|fact| tells(fact)).ok_or(Error::Hidden)?;
        let was = form.has(WAS).then(|| Form::read(form.value(WAS).as_bytes())).flatten();
        let own = |was: &Form, part: &&Part| !matches!(part.words, Words::Ticks) && !part.same(form, was);
        let typed = was.map(|was| thing.parts.iter().filter(|part| own(&was, part)).collect::<Vec<_>>());
        let typed = typed.map(|parts| parts.into_iter().map(|part| (part.title.get(self.lang()), part.show(form))).collect());
        Ok(Reply::Clash(conflict::gone(self, thing, form, fact, typed)))
    }

    async fn name_authors(&self, clashes: &mut [Clash<'_>], thing: &Shared) -> Result<()> {
        for clash in clashes {
            let subject = clash.part.about.unwrap_or(thing.subject);
            let facts = self.read(|reads| fact::feed(reads, subject, None, LOOKED)).await?;
            let found = facts.into_iter().find(|fact| (thing.changed)(fact, clash.part));
            clash.by = found.map(|fact| (fact.name, fact.at));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::text::t;

    const PRICE: Text = t("Price", "Price", "Price");
    const PHONES: Text = t("Phones", "Phones", "Phones");

    fn thing() -> Shared {
        let parts = vec![Part::typed("price", PRICE), Part::columns(&["phone", "note"], PHONES), Part::ticks("urgent")];
        Shared {
            subject: Subject::shop(),
            parts,
            changed: by_title(|_| Vec::new()),
            section: "",
            action: String::new(),
            page: String::new(),
        }
    }

    fn form(price: &str, phone: &str, note: &str, urgent: &str) -> Form {
        Form::filled([("price", price), ("phone", phone), ("note", note), ("urgent", urgent)])
    }

    /// Markup without its tags.
    fn words(drawn: &Markup) -> String {
        drawn.0.split('<').map(|part| part.split_once('>').map_or(part, |(_, said)| said)).collect()
    }

    fn met(was: &Form, mut mine: Form, now: &Form) -> (Form, Vec<String>) {
        mine.set(WAS, encoded(was));
        let thing = thing();
        let clashes = merge(&mut mine, now, &thing);
        let clashes = clashes.iter().map(|clash| [&clash.was, &clash.theirs, &clash.mine].map(words).join(" ")).collect();
        (mine, clashes)
    }

    #[test]
    fn different_parts_are_put_together() {
        let was = form("1000", "", "", "");
        // The field tidied the amount when it was left: that is no change.
        let (merged, clashes) = met(&was, form("1\u{a0}000", "9005550123", "wife", ""), &form("1200", "", "", "on"));
        assert!(clashes.is_empty(), "{clashes:?}");
        assert_eq!((merged.value("price"), merged.value("note"), merged.value("urgent")), ("1200", "wife", "on"));
    }

    #[test]
    fn only_what_both_changed_differently_is_asked() {
        let was = form("1000", "9005550123", "", "on");
        let (_, clashes) = met(&was, form("900", "9005550123", "husband", ""), &form("1200", "+7 900 555-01-23", "husband", ""));
        assert_eq!(clashes, ["1000 1200 900"]);
    }

    #[test]
    fn boxes_ticked_and_cleared_by_two_are_all_as_each_left_his_own() {
        let ticked = |values: &[&str]| Form::filled(values.iter().map(|value| ("urgent", *value)));
        let (merged, clashes) = met(&ticked(&["a", "b", "c"]), ticked(&["b", "c", "mine"]), &ticked(&["a", "c", "theirs"]));
        assert!(clashes.is_empty(), "{clashes:?}");
        assert_eq!(merged.values("urgent").collect::<Vec<_>>(), ["c", "theirs", "mine"]);
    }

    #[test]
    fn a_choice_made_stands_unless_it_moved_again() {
        let was = form("1200", "", "", "");
        let mut mine = form("900", "", "", "");
        mine.set("take_price", "mine");
        assert_eq!(met(&was, mine.clone(), &was).0.value("price"), "900");
        mine.set("take_price", "theirs");
        assert_eq!(met(&was, mine.clone(), &was).0.value("price"), "1200");
        mine.set("take_price", "mine");
        assert_eq!(met(&was, mine, &form("1300", "", "", "")).1, ["1200 1300 900"]);
    }
}
