//! Forms: everything wrong is said at once, next to its field, and nothing typed is lost.
//!
//! A form is read field by field into a plain struct. A field that the form does not know is refused too, so nobody
//! adds `role=owner` to a request: a field nobody asked for by the time its command runs stops the command.

use std::{
    collections::BTreeSet,
    ops::RangeInclusive,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
};

use super::{Cx, text};
use crate::kernel::{Day, Id, Lang, Moment, Money, Phone, Quantity, Rate, Refusal, Text, mark};

/// Fields every form may carry besides its own.
const SERVICE: [&str; 5] = ["csrf", "once", "was", "version", "back"];

/// What is wrong, by field; an empty field name is about the form as a whole.
pub type Wrong = Vec<(String, String)>;

#[derive(Debug, Clone, Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
    pub wrong: Wrong,
    /// Names somebody has asked for, of this form and all its copies.
    known: Arc<Mutex<BTreeSet<String>>>,
}

impl Form {
    pub fn read(body: &[u8]) -> Option<Form> {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(body).ok()?;
        Some(Form { pairs, ..Form::default() })
    }
    /// A form filled from what is already known: the first showing of an edit page.
    pub fn filled<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Form {
        Form { pairs: pairs.into_iter().map(|(k, v)| (k.into(), v.into())).collect(), ..Form::default() }
    }
    pub fn empty() -> Form {
        Form::default()
    }
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.remove(name);
        self.pairs.push((name.into(), value.into()));
    }
    pub fn remove(&mut self, name: &str) {
        self.pairs.retain(|(key, _)| key != name);
    }
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        self.pairs.push((name.into(), value.into()));
    }
    fn know(&self, name: &str) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_string());
    }
    pub fn value(&self, name: &str) -> &str {
        self.know(name);
        self.pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
    pub fn has(&self, name: &str) -> bool {
        self.know(name);
        self.pairs.iter().any(|(key, _)| key == name)
    }
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.know(name);
        self.pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|one| one == value)
    }
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }
    pub fn error(&self, name: &str) -> Option<&str> {
        self.wrong.iter().find(|(field, _)| field == name).map(|(_, said)| said.as_str())
    }
    pub fn refuse(&mut self, field: &str, said: String) {
        self.wrong.push((field.to_string(), said));
    }
    pub fn once(&self) -> Option<Id<mark::Once>> {
        self.value("once").parse().ok()
    }

    /// Reads the form with `parse`; on any error keeps them all in `wrong` and returns nothing.
    pub fn parse<A>(&mut self, cx: &Cx, parse: impl FnOnce(&mut Fields<'_>) -> A) -> Option<A> {
        let mut fields = Fields { form: self, lang: cx.lang(), cx, wrong: Vec::new() };
        let ask = parse(&mut fields);
        let mut wrong = fields.wrong;
        for name in self.strangers() {
            wrong.push((String::new(), text::UNKNOWN_FIELD.with(cx.lang(), &[&name])));
        }
        self.wrong = wrong;
        self.wrong.is_empty().then_some(ask)
    }

    /// Fields that nobody has asked for.
    fn strangers(&self) -> Vec<String> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let strange = |name: &&String| !known.contains(*name) && !SERVICE.contains(&name.as_str());
        self.pairs.iter().map(|(name, _)| name).filter(strange).cloned().collect()
    }
    pub(super) fn stranger(&self) -> Option<UnknownField> {
        self.strangers().into_iter().next().map(UnknownField)
    }
}

/// A field that the form does not have.
#[derive(Debug)]
pub(super) struct UnknownField(String);

impl Refusal for UnknownField {
    fn code(&self) -> &'static str {
        "unknown_field"
    }
    fn say(&self, lang: Lang) -> String {
        text::UNKNOWN_FIELD.with(lang, &[&self.0])
    }
}

/// Reads one form. Each method takes one field, says what is wrong with it and goes on with a harmless value.
pub struct Fields<'f> {
    form: &'f Form,
    pub lang: Lang,
    pub cx: &'f Cx,
    wrong: Wrong,
}

impl Fields<'_> {
    /// The value as typed, trimmed, control characters gone (line breaks stay).
    pub fn raw(&self, name: &str) -> String {
        let value = self.form.value(name).replace("\r\n", "\n");
        value.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect::<String>().trim().to_string()
    }
    /// Untrimmed and complete: for passwords.
    pub fn secret(&self, name: &str) -> String {
        self.form.value(name).to_string()
    }
    pub fn refuse(&mut self, name: &str, what: Text) {
        self.wrong.push((name.to_string(), what.get(self.lang).to_string()));
    }
    pub fn refuse_said(&mut self, name: &str, said: String) {
        self.wrong.push((name.to_string(), said));
    }
    pub fn is_wrong(&self) -> bool {
        !self.wrong.is_empty()
    }

    /// A text of so many characters; a range that starts at 0 makes it optional.
    pub fn text(&mut self, name: &str, length: RangeInclusive<usize>) -> String {
        let value = self.raw(name);
        let count = value.chars().count();
        if count == 0 && *length.start() > 0 {
            self.refuse(name, text::REQUIRED);
        } else if count > *length.end() {
            let said = text::TOO_LONG.with(self.lang, &[length.end(), &count]);
            self.refuse_said(name, said);
        } else if count > 0 && count < *length.start() {
            let said = text::TOO_SHORT.with(self.lang, &[length.start()]);
            self.refuse_said(name, said);
        }
        value
    }
    /// One line: line breaks become spaces.
    pub fn line(&mut self, name: &str, length: RangeInclusive<usize>) -> String {
        self.text(name, length).replace(['\n', '\t'], " ")
    }

    fn optional<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Option<T>, complaint: Text) -> Option<T> {
        let value = self.raw(name);
        if value.is_empty() {
            return None;
        }
        let read = read(&value);
        if read.is_none() {
            self.refuse(name, complaint);
        }
        read
    }
    fn required<T>(&mut self, name: &str, found: Option<T>) -> Option<T> {
        if found.is_none() && self.form.value(name).trim().is_empty() {
            self.refuse(name, text::REQUIRED);
        }
        found
    }

    /// An amount from zero to the limit.
    pub fn money_or(&mut self, name: &str, default: Money) -> Money {
        let read = |v: &str| Money::parse(v).filter(|m| (Money::ZERO..=Money::LIMIT).contains(m));
        self.optional(name, read, text::BAD_MONEY).unwrap_or(default)
    }
    pub fn money_opt(&mut self, name: &str) -> Option<Money> {
        let read = |v: &str| Money::parse(v).filter(|m| (Money::ZERO..=Money::LIMIT).contains(m));
        self.optional(name, read, text::BAD_MONEY)
    }
    /// An amount above zero.
    pub fn money(&mut self, name: &str) -> Money {
        let read = |v: &str| Money::parse(v).filter(|m| m.is_positive() && *m <= Money::LIMIT);
        let found = self.optional(name, read, text::BAD_SUM);
        self.required(name, found).unwrap_or_default()
    }
    pub fn quantity(&mut self, name: &str) -> Quantity {
        let read = |v: &str| Quantity::parse(v).filter(|q| q.0 > 0 && *q <= Quantity::LIMIT);
        let found = self.optional(name, read, text::BAD_QUANTITY);
        self.required(name, found).unwrap_or_default()
    }
    /// How much, nothing included.
    pub fn quantity_opt(&mut self, name: &str) -> Option<Quantity> {
        self.optional(name, |v| Quantity::parse(v).filter(|q| q.0 >= 0 && *q <= Quantity::LIMIT), text::BAD_QUANTITY)
    }
    pub fn rate(&mut self, name: &str) -> Rate {
        self.optional(name, Rate::parse, text::BAD_RATE).unwrap_or_default()
    }
    /// A whole number in a range; empty is `default`.
    pub fn number(&mut self, name: &str, range: RangeInclusive<i64>, default: i64) -> i64 {
        let value = self.raw(name);
        if value.is_empty() {
            return default;
        }
        match value.parse::<i64>() {
            Ok(number) if range.contains(&number) => number,
            _ => {
                let said = text::BAD_NUMBER.with(self.lang, &[range.start(), range.end()]);
                self.refuse_said(name, said);
                default
            }
        }
    }
    pub fn phone(&mut self, name: &str) -> Option<Phone> {
        self.optional(name, Phone::parse, text::BAD_PHONE)
    }
    pub fn email(&mut self, name: &str) -> String {
        let value = self.line(name, 0..=120);
        let sound = value.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !value.contains([' ', ',', '<', '>'])
        });
        if !value.is_empty() && !sound {
            self.refuse(name, text::BAD_EMAIL);
        }
        value
    }
    pub fn day(&mut self, name: &str) -> Option<Day> {
        self.optional(name, Day::parse, text::BAD_DATE)
    }
    /// A `datetime-local` field in the shop's own time.
    pub fn moment(&mut self, name: &str) -> Option<Moment> {
        let zone = self.cx.frame().zone.clone();
        self.optional(name, |v| zone.parse_local(v), text::BAD_DATE)
    }
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.raw(name).as_str(), "on" | "1" | "true")
    }
    pub fn id_opt<T>(&mut self, name: &str) -> Option<Id<T>> {
        self.optional(name, |v| v.parse().ok(), text::BAD_CHOICE)
    }
    pub fn id<T>(&mut self, name: &str) -> Id<T> {
        let found = self.id_opt(name);
        self.required(name, found).unwrap_or(Id::fixed(0))
    }
    /// One of a few known words, read by `from`.
    pub fn choice<T>(&mut self, name: &str, from: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.optional(name, from, text::BAD_CHOICE)
    }
    /// Every value of a repeated field, trimmed, empty ones left out; at most `most`.
    pub fn many(&mut self, name: &str, most: usize) -> Vec<String> {
        let values: Vec<String> = self.form.values(name).map(|v| v.trim().to_string()).filter(|v| !v.is_empty()).collect();
        if values.len() > most {
            let said = text::TOO_MANY.with(self.lang, &[&most]);
            self.refuse_said(name, said);
        }
        values
    }
    /// Every value of a repeated field with its empty ones: for rows of a table in a form.
    pub fn column(&mut self, name: &str) -> Vec<String> {
        self.form.values(name).map(|v| v.trim().to_string()).collect()
    }
    pub fn ids<T>(&mut self, name: &str, most: usize) -> Vec<Id<T>> {
        let values = self.many(name, most);
        let read: Vec<Id<T>> = values.iter().filter_map(|v| Id::from_str(v).ok()).collect();
        if read.len() < values.len() {
            self.refuse(name, text::BAD_CHOICE);
        }
        read
    }
    /// Fields whose names begin so, with the rest of the name: `price_0194…`.
    pub fn starting(&mut self, prefix: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (key, value) in self.form.pairs().iter().filter(|(key, _)| key.starts_with(prefix)) {
            self.form.know(key);
            found.push((key[prefix.len()..].to_string(), value.trim().to_string()));
        }
        found
    }
}
