//! Two people at one form: what each of them changed is put together, and only what both changed differently is asked about.
//!
//! A form that changes something carries what it was opened with (`was`). When it comes back, every part of it is one of
//! three: untouched here, so what stands there now is taken; changed here alone, so it is saved; changed by both, and then
//! nothing is saved until the person has chosen. The newest fact about the thing is its version: every write leaves one.

mod part;

use maud::{Markup, html};
use serde::{Serialize, de::DeserializeOwned};

pub use part::Part;
use part::Words;

use super::{Cx, Fields, Form, Reply, ui::conflict};
use crate::{
    kernel::{Error, Fault, Lang, Moment, Refusal, Result, Text},
    log::{Change, FactRow, Subject, fact, once},
    store::{Read, Write},
};

/// The field that holds what the form was opened with.
const WAS: &str = "was";
/// Stands in `was` when the thing was put away already.
pub const AWAY: &str = "away";
/// Before the name of a part: whose version of it was chosen.
pub(super) const TAKE: &str = "take_";
/// Writes that may come between reading and writing before the person is asked to try again.
const TRIES: usize = 8;
/// How far back in the feed the author of a change is looked for.
const LOOKED: usize = 100;

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

/// Whether a fact tells that the thing was put away.
pub type Away = Box<dyn Fn(&FactRow) -> bool + Send + Sync>;

/// For things that nobody puts away.
pub fn stays() -> Away {
    Box::new(|_| false)
}

/// The fields of a thing as it stands, marked when it is put away: a form that was opened before that is not saved over it.
pub fn standing(mut form: Form, away: bool) -> Form {
    if away {
        form.set(AWAY, "on");
    }
    form
}

/// For facts that name the fields they changed as the form does.
pub fn by_field(changed: impl Fn(&FactRow) -> Vec<Change> + Send + Sync + 'static) -> Changed {
    Box::new(move |fact, part| changed(fact).iter().any(|change| part.holds(&change.field)))
}

/// For facts that name what they changed: the titles of the form's own parts.
pub fn by_title(changed: impl Fn(&FactRow) -> Vec<Text> + Send + Sync + 'static) -> Changed {
    Box::new(move |fact, part| changed(fact).iter().any(|title| title.ru == part.title.ru.as_str()))
}

/// The thing a form changes.
pub struct Shared {
    pub subject: Subject,
    pub parts: Vec<Part>,
    pub changed: Changed,
    pub away: Away,
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

/// Somebody wrote between the reading and the writing: it is to be read anew.
#[derive(Debug)]
pub struct MovedOn;

impl MovedOn {
    pub fn is(error: &Error) -> bool {
        matches!(error, Error::Refused(refusal) if refusal.code() == MovedOn.code())
    }
}

impl Refusal for MovedOn {
    fn code(&self) -> &'static str {
        "moved_on"
    }
    fn say(&self, lang: Lang) -> String {
        super::text::BUSY_WHY.get(lang).to_string()
    }
}

/// Whether the thing was put away after the form was opened.
fn is_away(form: &Form, now: &Form) -> bool {
    now.has(AWAY) && !opened_with(form).is_some_and(|was| was.has(AWAY))
}

fn opened_with(form: &Form) -> Option<Form> {
    form.has(WAS).then(|| Form::read(form.value(WAS).as_bytes())).flatten()
}

/// Puts the form over what stands there now; what is left is for the person to choose.
fn merge<'t>(form: &mut Form, now: &Form, thing: &'t Shared) -> Vec<Clash<'t>> {
    let Some(was) = opened_with(form) else { return Vec::new() };
    let mut clashes = Vec::new();
    for part in &thing.parts {
        let take = format!("{TAKE}{}", part.name());
        if form.value(&take) == "theirs" {
            part.copy(&was, form);
        }
        form.remove(&take);
        if matches!(part.words, Words::Ticks) {
            part.tick(&was, form, now);
        } else if matches!(part.words, Words::Rows) && part.weave(&was, form, now) {
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
                    Ok((answered, fact::last_of(reads, subject)?, now(reads)?))
                })
                .await?;
            // A form that comes a second time gets its first answer, whatever happened since.
            if !answered && is_away(form, &fresh) {
                return Ok(Outcome::Clash(self.gone(form, thing).await?));
            }
            let mut clashes = if answered { Vec::new() } else { merge(form, &fresh, thing) };
            if !clashes.is_empty() {
                self.name_authors(&mut clashes, thing).await?;
                return Ok(Outcome::Clash(Reply::Clash(conflict::page(self, thing, form, &clashes))));
            }
            let Some(ask) = form.parse(self, &parse) else { return Ok(Outcome::Again) };
            let command = command.clone();
            let written =
                self.write(move |tx| if fact::last_of(tx, subject)? == seen { command(tx, &ask) } else { Err(MovedOn.into()) }).await;
            match written {
                Ok(value) => return Ok(Outcome::Done(value)),
                Err(error) if MovedOn::is(&error) => {}
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
    pub async fn gone(&self, form: &Form, thing: &Shared) -> Result<Reply> {
        let facts = self.read(|reads| fact::feed(reads, thing.subject, None, LOOKED)).await?;
        let fact = facts.iter().find(|fact| (thing.away)(fact)).ok_or(Error::Hidden)?;
        let was = opened_with(form);
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
            away: stays(),
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
    fn what_was_put_away_after_the_form_was_opened_is_known() {
        let (stood, lay) = (form("1000", "", "", ""), standing(form("1000", "", "", ""), true));
        let opened = |was: &Form| {
            let mut mine = form("900", "", "", "");
            mine.set(WAS, encoded(was));
            mine
        };
        assert!(is_away(&opened(&stood), &lay), "it stood when the form was opened");
        assert!(!is_away(&opened(&lay), &lay) && !is_away(&opened(&lay), &stood) && !is_away(&opened(&stood), &stood));
        assert!(is_away(&form("900", "", "", ""), &lay), "nothing is known of what the form was opened with");
    }

    #[test]
    fn boxes_ticked_and_cleared_by_two_are_all_as_each_left_his_own() {
        let ticked = |values: &[&str]| Form::filled(values.iter().map(|value| ("urgent", *value)));
        let (merged, clashes) = met(&ticked(&["a", "b", "c"]), ticked(&["b", "c", "mine"]), &ticked(&["a", "c", "theirs"]));
        assert!(clashes.is_empty(), "{clashes:?}");
        assert_eq!(merged.values("urgent").collect::<Vec<_>>(), ["c", "theirs", "mine"]);
    }

    #[test]
    fn rows_of_two_people_are_put_together_until_both_change_one() {
        let paper = |rows: &[&str]| Form::filled(rows.iter().map(|row| ("ru", *row)));
        let thing = Shared { parts: vec![Part::rows_of(&["ru"], PRICE)], ..thing() };
        let met = |mine: &[&str], now: &[&str]| {
            let mut mine = paper(mine);
            mine.set(WAS, encoded(&paper(&["a", "b"])));
            let clashes = merge(&mut mine, &paper(now), &thing).len();
            (clashes, mine.values("ru").map(str::to_string).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(met(&["mine", "b", ""], &["a", "theirs"]), (0, "mine theirs".into()));
        assert_eq!(met(&["a", "mine", "c"], &["a", "b", "d"]), (0, "a mine d c".into()));
        assert_eq!(met(&["mine", "b"], &["theirs", "b"]).0, 1);
        assert_eq!(met(&["b", ""], &["a", "theirs"]).0, 1, "one was taken away");
        assert_eq!(met(&["b", ""], &["a", "b"]), (0, "b ".into()));
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
