//! A body of JSON as the fields of the page's own form: the same reader, the same limits, the same sentences.

use std::fmt;

use serde::{Serialize, de::DeserializeOwned};

use super::problem::WrongFields;
use crate::{
    kernel::{Error, Lang, Refusal, Result},
    store::Write,
    web::{Cx, Fields, Form},
};

/// Fields for a page's reader, with the names they have in JSON.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    form: Form,
    names: Vec<(String, String)>,
}

impl Sent {
    /// Over what already stands there: for a change of a few fields.
    pub fn over(form: Form) -> Sent {
        Sent { form, names: Vec::new() }
    }
    pub fn form(&self) -> &Form {
        &self.form
    }
    /// A field that is called the same in JSON; absent, it stays as it stands.
    pub fn same(&mut self, field: &str, value: Option<impl fmt::Display>) -> &mut Sent {
        self.put(field, field, value)
    }
    /// `field` of the form is `told` in JSON.
    pub fn put(&mut self, field: &str, told: &str, value: Option<impl fmt::Display>) -> &mut Sent {
        self.names.push((field.into(), told.into()));
        if let Some(value) = value {
            self.form.set(field, value.to_string());
        }
        self
    }
    /// A tick of the form.
    pub fn flag(&mut self, field: &str, told: &str, value: Option<bool>) -> &mut Sent {
        self.put(field, told, value.map(|on| if on { "on" } else { "" }))
    }
    /// One more value of a repeated field; `told` is how its complaint (`wrong`) is named.
    pub fn push(&mut self, field: &str, (wrong, told): (&str, &str), value: impl Into<String>) -> &mut Sent {
        self.names.push((wrong.into(), told.into()));
        self.form.push(field, value);
        self
    }
    /// What is wrong with `field` of the form is about `told`.
    pub fn call(&mut self, field: &str, told: &str) -> &mut Sent {
        self.names.push((field.into(), told.into()));
        self
    }
    pub fn clear(&mut self, field: &str) -> &mut Sent {
        let kept: Vec<(String, String)> = self.form.pairs().iter().filter(|(name, _)| name != field).cloned().collect();
        self.form = Form::filled(kept);
        self
    }

    /// What a field of the form is called in JSON.
    pub fn told(&self, field: &str) -> String {
        self.names.iter().rev().find(|(name, _)| name == field).map_or(field, |(_, told)| told).to_string()
    }

    /// Reads the fields as the page does.
    pub fn read<A>(&mut self, cx: &Cx, parse: impl FnOnce(&mut Fields<'_>) -> A) -> Result<A> {
        match self.form.parse(cx, parse) {
            Some(ask) => Ok(ask),
            None => {
                let wrong = std::mem::take(&mut self.form.wrong);
                Err(WrongFields::new(wrong.into_iter().map(|(field, said)| (self.told(&field), said)).collect()).into())
            }
        }
    }

    /// A refusal of a command with the field it is about called as in JSON.
    pub fn renamed(&self, error: Error) -> Error {
        match error {
            Error::Refused(refusal) if refusal.field().is_some() => {
                let field = self.told(refusal.field().unwrap_or_default());
                Renamed { refusal, field }.into()
            }
            other => other,
        }
    }
}

/// A refusal about a field that has another name in JSON.
#[derive(Debug)]
struct Renamed {
    refusal: Box<dyn Refusal>,
    field: String,
}

impl Refusal for Renamed {
    fn code(&self) -> &'static str {
        self.refusal.code()
    }
    fn say(&self, lang: Lang) -> String {
        self.refusal.say(lang)
    }
    fn field(&self) -> Option<&str> {
        Some(&self.field)
    }
}

impl Cx {
    /// Reads what was sent and runs the command, once for each key of repetition.
    pub async fn perform<A, T, F>(&self, mut sent: Sent, parse: impl FnOnce(&mut Fields<'_>) -> A, command: F) -> Result<T>
    where
        A: Send + Sync + 'static,
        T: Serialize + DeserializeOwned + Send + 'static,
        F: Fn(&mut Write<'_>, &A) -> Result<T> + Send + Sync + 'static,
    {
        let ask = sent.read(self, parse)?;
        self.write(move |tx| command(tx, &ask)).await.map_err(|error| sent.renamed(error))
    }
}
