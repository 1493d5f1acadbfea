//! What a handler answers with, before it becomes bytes.

use maud::{Markup, html};

/// A page inside the shell.
pub struct Page {
    pub title: String,
    /// The menu entry it belongs to.
    pub section: &'static str,
    pub body: Markup,
    /// A bare page has no menu: signing in, set-up, print.
    pub bare: Option<&'static str>,
    /// What the page shows: kinds whose changes it is to hear of.
    pub live: String,
    /// A drawer or dialog shown over the list when the browser asked for only that.
    pub drawer: bool,
    pub cookies: Vec<Cookie>,
}

impl Page {
    pub fn new(section: &'static str, title: impl Into<String>, body: Markup) -> Page {
        Page { title: title.into(), section, body, bare: None, live: String::new(), drawer: false, cookies: Vec::new() }
    }
    /// A page that follows what others change, by the kinds of things it shows: `"order cashbox"`.
    pub fn live(mut self, kinds: impl Into<String>) -> Page {
        self.live = kinds.into();
        self
    }
    /// A page without the shell; `class` is the class of `body`.
    pub fn bare(class: &'static str, title: impl Into<String>, body: Markup) -> Page {
        Page { title: title.into(), section: "", body, bare: Some(class), live: String::new(), drawer: false, cookies: Vec::new() }
    }
    /// A card: asked for into `#drawer` it comes alone, by its address it is a page.
    pub fn drawer(section: &'static str, title: impl Into<String>, body: Markup) -> Page {
        Page { title: title.into(), section, body, bare: None, live: String::new(), drawer: true, cookies: Vec::new() }
    }
}

/// A short message in the corner.
#[derive(Debug, Clone)]
pub struct Toast {
    pub kind: &'static str,
    pub text: String,
    /// Where "undo" posts, if the step can be taken back.
    pub undo: Option<String>,
}

pub enum Reply {
    Page(Page),
    /// The same form with its errors: 422.
    Again(Page),
    /// Somebody saved the same meanwhile: both versions to choose from, 409.
    Clash(Page),
    /// A page that says why not: 403.
    Forbidden(Page),
    /// A part of a page, with what to do beside the swap.
    Fragment(Fragment),
    /// 303 to a page of ours.
    Redirect {
        to: String,
        toast: Option<Toast>,
        cookies: Vec<Cookie>,
    },
    File {
        name: String,
        mime: &'static str,
        bytes: Vec<u8>,
    },
    Download {
        name: String,
        mime: &'static str,
        path: std::path::PathBuf,
    },
    /// News as they come, for as long as the browser listens.
    Events(futures_util::stream::BoxStream<'static, poem::web::sse::Event>),
    /// Ready bytes with a type of their own (JSON, SVG, plain text).
    Raw {
        status: u16,
        mime: &'static str,
        bytes: Vec<u8>,
    },
}

#[derive(Default)]
pub struct Fragment {
    pub status: u16,
    pub markup: Markup,
    pub toast: Option<Toast>,
    pub events: Vec<&'static str>,
    /// Where it goes instead of the place that asked: an id.
    pub into: Option<String>,
    pub cookies: Vec<Cookie>,
}

/// A cookie to set; an empty value removes it.
#[derive(Debug, Clone)]
pub struct Cookie {
    pub name: &'static str,
    pub value: String,
    pub days: i64,
    /// Scripts never see it.
    pub http_only: bool,
}

impl Reply {
    pub fn fragment(markup: Markup) -> Reply {
        Reply::Fragment(Fragment { status: 200, markup, ..Fragment::default() })
    }
    /// A fragment that is refused: 422, swapped into its place by the browser.
    pub fn refused(markup: Markup) -> Reply {
        Reply::Fragment(Fragment { status: 422, markup, ..Fragment::default() })
    }
    /// Nothing to show but a message.
    pub fn toast(kind: &'static str, text: impl Into<String>) -> Reply {
        let toast = Some(Toast { kind, text: text.into(), undo: None });
        Reply::Fragment(Fragment { status: 200, markup: html! {}, toast, ..Fragment::default() })
    }
    pub fn redirect(to: impl Into<String>) -> Reply {
        Reply::Redirect { to: to.into(), toast: None, cookies: Vec::new() }
    }
    pub fn json(value: &impl serde::Serialize) -> Reply {
        Reply::Raw { status: 200, mime: "application/json", bytes: serde_json::to_vec(value).unwrap_or_default() }
    }
    pub fn xlsx(name: impl Into<String>, bytes: Vec<u8>) -> Reply {
        Reply::File { name: name.into(), mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes }
    }

    /// Adds a message to a fragment or to the page after a redirect.
    pub fn saying(mut self, text: impl Into<String>) -> Reply {
        let said = Some(Toast { kind: "ok", text: text.into(), undo: None });
        match &mut self {
            Reply::Fragment(fragment) => fragment.toast = said,
            Reply::Redirect { toast, .. } => *toast = said,
            _ => {}
        }
        self
    }
    /// Adds a message with an undo that posts to `path`.
    pub fn undoable(mut self, text: impl Into<String>, path: impl Into<String>) -> Reply {
        let said = Some(Toast { kind: "ok", text: text.into(), undo: Some(path.into()) });
        match &mut self {
            Reply::Fragment(fragment) => fragment.toast = said,
            Reply::Redirect { toast, .. } => *toast = said,
            _ => {}
        }
        self
    }
    pub fn event(mut self, name: &'static str) -> Reply {
        if let Reply::Fragment(fragment) = &mut self {
            fragment.events.push(name);
        }
        self
    }
    pub fn cookie(mut self, cookie: Cookie) -> Reply {
        match &mut self {
            Reply::Page(Page { cookies, .. }) | Reply::Fragment(Fragment { cookies, .. }) | Reply::Redirect { cookies, .. } => {
                cookies.push(cookie)
            }
            _ => {}
        }
        self
    }
}
