//! Forms of a page as a browser would send them.

use crate::shop::{Answer, Person};

/// One way to send a form: by one of its buttons.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub action: String,
    pub fields: Vec<(String, String)>,
    pub has_file: bool,
}

/// The value of an attribute, as it stands in the page.
fn attr(tag: &str, name: &str) -> Option<String> {
    let mark = format!(" {name}=\"");
    let from = tag.find(&mark)? + mark.len();
    let value = tag[from..].split('"').next()?;
    Some(value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

fn has(tag: &str, word: &str) -> bool {
    tag.split('"').step_by(2).any(|outside| outside.split_whitespace().any(|one| one == word))
}

/// Where it sends the form, if elsewhere, and what it adds.
type Button = (Option<String>, Option<(String, String)>);

#[derive(Default)]
struct Reading {
    sheet: Option<Sheet>,
    buttons: Vec<Button>,
    /// Buttons that stand in one form and send another, which comes after it.
    elsewhere: Vec<(String, Button)>,
    select: Option<(String, Vec<(String, bool)>)>,
    radios: Vec<(String, String, bool)>,
}

impl Reading {
    fn input(&mut self, tag: &str) {
        let Some(sheet) = &mut self.sheet else { return };
        let Some(name) = attr(tag, "name").filter(|_| !has(tag, "disabled")) else { return };
        let value = attr(tag, "value").unwrap_or_default();
        match attr(tag, "type").unwrap_or_default().as_str() {
            "checkbox" if !has(tag, "checked") => {}
            "radio" => self.radios.push((name, value, has(tag, "checked"))),
            "file" => sheet.has_file = true,
            _ => sheet.fields.push((name, value)),
        }
    }

    fn option(&mut self, tag: &str) {
        if let Some((_, options)) = &mut self.select {
            options.push((attr(tag, "value").unwrap_or_default(), has(tag, "selected")));
        }
    }

    fn chosen(&mut self) {
        let (Some(sheet), Some((name, options))) = (&mut self.sheet, self.select.take()) else { return };
        let chosen = options.iter().find(|(_, chosen)| *chosen).or(options.first());
        sheet.fields.push((name, chosen.map(|(value, _)| value.clone()).unwrap_or_default()));
    }

    fn button(&mut self, tag: &str) {
        if attr(tag, "type").is_none_or(|kind| kind == "submit") && !has(tag, "disabled") {
            let button = (attr(tag, "formaction"), attr(tag, "name").map(|name| (name, attr(tag, "value").unwrap_or_default())));
            match attr(tag, "form") {
                Some(form) => self.elsewhere.push((form, button)),
                None => self.buttons.push(button),
            }
        }
    }

    /// The form once for each of its buttons.
    fn done(&mut self) -> Vec<Sheet> {
        let Some(mut sheet) = self.sheet.take() else { return Vec::new() };
        let radios = std::mem::take(&mut self.radios);
        for (name, value, checked) in &radios {
            let group = || radios.iter().filter(|(other, ..)| other == name);
            let first = !group().any(|(.., checked)| *checked) && group().next().is_some_and(|(_, first, _)| first == value);
            if *checked || first {
                sheet.fields.push((name.clone(), value.clone()));
            }
        }
        let buttons = std::mem::take(&mut self.buttons);
        let sent = |(action, value): (Option<String>, Option<(String, String)>)| {
            let mut sheet = sheet.clone();
            sheet.action = action.unwrap_or(sheet.action);
            sheet.fields.extend(value);
            sheet
        };
        match buttons.is_empty() {
            // Only its buttons say where it goes.
            true if sheet.action.is_empty() => Vec::new(),
            true => vec![sheet],
            false => buttons.into_iter().map(sent).collect(),
        }
    }
}

/// Every form of a page that posts.
pub fn sheets(page: &Answer) -> Vec<Sheet> {
    let (mut all, mut reading, mut rest) = (Vec::new(), Reading::default(), page.body.as_str());
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        match tag.split_whitespace().next().unwrap_or_default() {
            "form" if attr(tag, "method").as_deref() == Some("post") => {
                let (own, others) =
                    std::mem::take(&mut reading.elsewhere).into_iter().partition(|(form, _)| attr(tag, "id").as_ref() == Some(form));
                let own: Vec<(String, Button)> = own;
                reading.elsewhere = others;
                reading.buttons = own.into_iter().map(|(_, button)| button).collect();
                reading.sheet = Some(Sheet { action: attr(tag, "action").unwrap_or_default(), fields: Vec::new(), has_file: false });
            }
            "/form" => all.extend(reading.done()),
            "input" => reading.input(tag),
            "select" => reading.select = attr(tag, "name").map(|name| (name, Vec::new())),
            "option" => reading.option(tag),
            "/select" => reading.chosen(),
            "button" => reading.button(tag),
            "textarea" => {
                let text = rest.split("</textarea").next().unwrap_or_default();
                let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
                if let (Some(sheet), Some(name)) = (&mut reading.sheet, attr(tag, "name")) {
                    sheet.fields.push((name, text));
                }
            }
            _ => {}
        }
    }
    all
}

impl Sheet {
    /// The form of the page that posts there.
    #[track_caller]
    pub fn of(page: &Answer, action: &str) -> Sheet {
        let found = sheets(page).into_iter().find(|sheet| sheet.action == action);
        found.unwrap_or_else(|| panic!("no form posts to {action} in: {}", page.text()))
    }

    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// With this typed into a field.
    pub fn with(mut self, name: &str, value: &str) -> Sheet {
        match self.fields.iter_mut().find(|(key, _)| key == name) {
            Some(field) => field.1 = value.into(),
            None => self.fields.push((name.into(), value.into())),
        }
        self
    }

    /// With this box not ticked.
    pub fn without(mut self, name: &str) -> Sheet {
        self.fields.retain(|(key, _)| key != name);
        self
    }

    /// Sent as it is, token and key and all.
    pub async fn send(&self, person: &Person<'_>) -> Answer {
        let fields: Vec<(&str, &str)> = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        person.post_raw(&self.action, &fields, Some("http://127.0.0.1:8080")).await
    }
}
