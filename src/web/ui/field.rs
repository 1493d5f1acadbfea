//! Form fields: label above, hint under it, the error next to it with what was typed kept.

use maud::{Markup, html};

use super::icon;
use crate::{
    kernel::{Lang, Text, money::Currency},
    web::{Form, text},
};

/// A form being shown: where fields take their values and errors from.
#[derive(Clone, Copy)]
pub struct Draw<'f> {
    pub form: &'f Form,
    pub lang: Lang,
}

/// One field before it is drawn.
pub struct Field<'f> {
    draw: Draw<'f>,
    name: String,
    label: String,
    hint: Option<String>,
    kind: &'static str,
    optional: bool,
    unit: Option<&'static str>,
    sign: Option<&'static str>,
    attrs: Attrs,
}

#[derive(Default)]
struct Attrs {
    autofocus: bool,
    autocomplete: Option<&'static str>,
    inputmode: Option<&'static str>,
    placeholder: Option<String>,
    maxlength: Option<usize>,
    list: Option<String>,
    none: Option<String>,
    mono: bool,
    marker: Option<&'static str>,
    reveal: bool,
    readonly: bool,
}

impl<'f> Draw<'f> {
    pub fn of(form: &'f Form, lang: Lang) -> Draw<'f> {
        Draw { form, lang }
    }

    pub fn field(self, name: &str, label: Text) -> Field<'f> {
        self.named(name, label.get(self.lang))
    }
    pub fn named(self, name: &str, label: &str) -> Field<'f> {
        Field {
            draw: self,
            name: name.into(),
            label: label.into(),
            hint: None,
            kind: "text",
            optional: false,
            unit: None,
            sign: None,
            attrs: Attrs::default(),
        }
    }

    /// The errors at the top, each a link to its field; focused by the script after a refusal. «Fill in this field» says the
    /// same of many, so the script puts the name of the field before it.
    pub fn summary(self) -> Markup {
        html! {
            @if !self.form.wrong.is_empty() {
                div.errors tabindex="-1" role="alert" {
                    (icon("circle-alert"))
                    div {
                        b { (text::ERRORS_ABOVE.get(self.lang)) }
                        ul {
                            @for (field, said) in &self.form.wrong {
                                li { @if field.is_empty() { (said) } @else { a href={ "#f-" (field) } data-name[said == text::REQUIRED.get(self.lang)] { (said) } } }
                            }
                        }
                    }
                }
            }
        }
    }

    pub fn check(self, name: &str, label: Text) -> Markup {
        self.check_named(name, label.get(self.lang), "")
    }
    pub fn check_named(self, name: &str, label: &str, hint: &str) -> Markup {
        html! {
            label.check-row {
                input.check type="checkbox" name=(name) value="on" id={ "f-" (name) } checked[matches!(self.form.value(name), "on" | "1" | "true")];
                span { (label) @if !hint.is_empty() { span.hint { (hint) } } }
            }
        }
    }

    /// Chips of which several may be pressed.
    pub fn picks(self, name: &str, label: Text, options: &[(String, String)]) -> Markup {
        self.picks_named(name, label.get(self.lang), options)
    }
    pub fn picks_named(self, name: &str, label: &str, options: &[(String, String)]) -> Markup {
        self.choices(name, label, options, "checkbox")
    }
    /// Chips of which one is pressed.
    pub fn pick_one(self, name: &str, label: Text, options: &[(String, String)]) -> Markup {
        self.choices(name, label.get(self.lang), options, "radio")
    }
    fn choices(self, name: &str, label: &str, options: &[(String, String)], kind: &str) -> Markup {
        let error = self.form.error(name);
        html! {
            fieldset.field id={ "f-" (name) } data-invalid[error.is_some()] {
                legend.label { (label) }
                div.picks {
                    @for (value, said) in options {
                        label.pick { input type=(kind) name=(name) value=(value) checked[self.form.chosen(name, value)]; (said) }
                    }
                }
                (complaint(name, error))
            }
        }
    }
}

fn complaint(name: &str, error: Option<&str>) -> Markup {
    html! { @if let Some(said) = error { span.error id={ "e-" (name) } { (icon("circle-alert")) (said) } } }
}

impl Field<'_> {
    /// Shown, sent, not to be changed.
    pub fn readonly(mut self) -> Self {
        self.attrs.readonly = true;
        self
    }
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint.get(self.draw.lang).to_string());
        self
    }
    pub fn hint_said(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }
    pub fn icon(mut self, id: &'static str) -> Self {
        self.sign = Some(id);
        self
    }
    pub fn unit(mut self, unit: &'static str) -> Self {
        self.unit = Some(unit);
        self
    }
    pub fn money(mut self, currency: Currency) -> Self {
        self.attrs.inputmode = Some("decimal");
        self.attrs.marker = Some("money");
        self.unit = Some(currency.sign());
        self
    }
    pub fn number(mut self) -> Self {
        self.attrs.inputmode = Some("decimal");
        self
    }
    pub fn phone(mut self) -> Self {
        self.kind = "tel";
        self.attrs.autocomplete = Some("off");
        self.attrs.marker = Some("phone");
        self.sign = Some("phone");
        self
    }
    /// A password that can be shown while it is typed.
    pub fn password(mut self) -> Self {
        self.kind = "password";
        self.sign = Some("key-round");
        self.attrs.reveal = true;
        self
    }
    pub fn mono(mut self) -> Self {
        self.attrs.mono = true;
        self
    }
    pub fn focus(mut self) -> Self {
        self.attrs.autofocus = true;
        self
    }
    pub fn autocomplete(mut self, value: &'static str) -> Self {
        self.attrs.autocomplete = Some(value);
        self
    }
    pub fn placeholder(mut self, value: impl Into<String>) -> Self {
        self.attrs.placeholder = Some(value.into());
        self
    }
    pub fn most(mut self, chars: usize) -> Self {
        self.attrs.maxlength = Some(chars);
        self
    }
    /// Suggestions of a `datalist` with this id.
    pub fn suggest(mut self, list: impl Into<String>) -> Self {
        self.attrs.list = Some(list.into());
        self
    }

    /// What an optional list says when nothing is chosen.
    pub fn none(self, said: Text) -> Self {
        let said = said.get(self.draw.lang).to_string();
        self.none_said(said)
    }
    pub fn none_said(mut self, said: String) -> Self {
        self.attrs.none = Some(said);
        self
    }

    fn frame(&self, control: &Markup) -> Markup {
        let error = self.draw.form.error(&self.name);
        html! {
            div.field data-invalid[error.is_some()] {
                label.label for={ "f-" (self.name) } {
                    (self.label)
                    @if self.optional && self.attrs.none.is_none() { span.opt { (text::OPTIONAL.get(self.draw.lang)) } }
                }
                (control)
                @if let Some(hint) = &self.hint { span.hint id={ "h-" (self.name) } { (hint) } }
                (complaint(&self.name, error))
            }
        }
    }
    fn describedby(&self) -> Option<String> {
        let error = self.draw.form.error(&self.name).map(|_| format!("e-{}", self.name));
        error.or_else(|| self.hint.as_ref().map(|_| format!("h-{}", self.name)))
    }

    /// A one-line input.
    pub fn input(self) -> Markup {
        let value = if self.kind == "password" { "" } else { self.draw.form.value(&self.name) };
        let class = if self.attrs.mono { "input input--mono" } else { "input" };
        let (money, phone) = (self.attrs.marker == Some("money"), self.attrs.marker == Some("phone"));
        let invalid = self.draw.form.error(&self.name).map(|_| "true");
        self.frame(&html! {
            label class=(class) {
                @if let Some(id) = self.sign { (icon(id)) }
                input id={ "f-" (self.name) } name=(self.name) type=(self.kind) value=(value)
                    autofocus[self.attrs.autofocus] autocomplete=[self.attrs.autocomplete]
                    inputmode=[self.attrs.inputmode] placeholder=[self.attrs.placeholder.as_deref()] maxlength=[self.attrs.maxlength]
                    list=[self.attrs.list.as_deref()] aria-invalid=[invalid] aria-describedby=[self.describedby()]
                    data-money[money] data-phone[phone] readonly[self.attrs.readonly];
                @if let Some(unit) = self.unit { span.unit { (unit) } }
                @if self.attrs.reveal {
                    button.icon-btn.icon-btn--s type="button" data-reveal={ "#f-" (self.name) } aria-pressed="false"
                        aria-label=(text::SHOW_PASSWORD.get(self.draw.lang)) title=(text::SHOW_PASSWORD.get(self.draw.lang)) { (icon("eye")) }
                }
            }
        })
    }

    pub fn area(self, rows: u8) -> Markup {
        let invalid = self.draw.form.error(&self.name).map(|_| "true");
        self.frame(&html! {
            label.input {
                textarea id={ "f-" (self.name) } name=(self.name) rows=(rows) maxlength=[self.attrs.maxlength]
                    autofocus[self.attrs.autofocus] placeholder=[self.attrs.placeholder.as_deref()] aria-invalid=[invalid]
                    aria-describedby=[self.describedby()] { (self.draw.form.value(&self.name)) }
            }
        })
    }

    /// A list to choose from; an optional one begins with nothing chosen.
    pub fn select(self, options: &[(String, String)]) -> Markup {
        let value = self.draw.form.value(&self.name);
        let invalid = self.draw.form.error(&self.name).map(|_| "true");
        self.frame(&html! {
            label.input.select {
                select id={ "f-" (self.name) } name=(self.name) autofocus[self.attrs.autofocus] aria-invalid=[invalid] aria-describedby=[self.describedby()] {
                    @if self.optional || value.is_empty() { option value="" { (self.attrs.none.as_deref().unwrap_or(text::NOT_CHOSEN.get(self.draw.lang))) } }
                    @for (key, said) in options { option value=(key) selected[key == value] { (said) } }
                }
            }
        })
    }
}
