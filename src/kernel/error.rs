//! Three fates of a request that does not succeed: refused (the person can mend it), hidden or denied (not theirs),
//! and a fault (ours).

use std::fmt;

use super::{right::Right, text::Lang};

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A rule of the trade said no. Each slice owns a small closed enum of these.
pub trait Refusal: fmt::Debug + Send + Sync + 'static {
    /// A stable name for the API and for tests.
    fn code(&self) -> &'static str;
    /// What the person reads: what is wrong and what to do.
    fn say(&self, lang: Lang) -> String;
    /// The form field it belongs next to, if it belongs to one.
    fn field(&self) -> Option<&str> {
        None
    }
    /// The line of a document it is about, as the document numbered it.
    fn line(&self) -> Option<u32> {
        None
    }
    /// Everything that is wrong, by field, when there is more to say than one sentence.
    fn fields(&self, lang: Lang) -> Vec<(String, String)> {
        self.field().map(|field| (field.to_string(), self.say(lang))).into_iter().collect()
    }
}

/// Something of ours broke. The person sees a code, the log has the rest.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("storage: {0}")]
    Storage(String),
    #[error("the disk is full")]
    DiskFull,
    #[error("row of {table} is damaged: {what}")]
    Damaged { table: &'static str, what: String },
    #[error("too many writes are waiting")]
    Busy,
    #[error("{0}")]
    Broken(String),
}

#[derive(Debug)]
pub enum Error {
    /// 422: said in the person's language, input kept.
    Refused(Box<dyn Refusal>),
    /// 404: absent, or not yours to know of.
    Hidden,
    /// 403: the right that is missing.
    Denied(Right),
    /// The engine asks to run the body again; never leaves the store.
    Conflict,
    /// 500: ours.
    Fault(Fault),
}

impl Error {
    pub fn broken(what: impl fmt::Display) -> Error {
        Error::Fault(Fault::Broken(what.to_string()))
    }
}

impl<R: Refusal> From<R> for Error {
    fn from(refusal: R) -> Error {
        Error::Refused(Box::new(refusal))
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        Error::Fault(fault)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Refused(refusal) => write!(f, "refused: {}: {}", refusal.code(), refusal.say(Lang::En)),
            Error::Hidden => f.write_str("not found"),
            Error::Denied(right) => write!(f, "denied: {right:?}"),
            Error::Conflict => f.write_str("conflict"),
            Error::Fault(fault) => write!(f, "{fault}"),
        }
    }
}

impl std::error::Error for Error {}
