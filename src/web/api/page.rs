//! Lists, page after page by key.

use std::borrow::Cow;

use poem_openapi::{
    Object,
    registry::{MetaSchema, MetaSchemaRef},
    types::{ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToJSON, Type},
};

use super::problem::WrongFields;
use crate::{
    kernel::{Result, Text},
    web::{Cx, text},
};

/// One page of a list. `next` goes into `after` of the following request; without it this was the last page.
#[derive(Debug, Object)]
pub struct Page<T: ParseFromJSON + ToJSON + Send + Sync> {
    pub items: Vec<T>,
    #[oai(nullable)]
    pub next: Option<String>,
}

/// How many at most on one page; where rows are small and taken all, more fit on one.
#[derive(Debug, Clone, Copy)]
pub struct Limit<const MOST: u16 = 200>(pub usize);

const USUAL: usize = 50;

impl<const MOST: u16> Limit<MOST> {
    pub fn of(asked: Option<Limit<MOST>>) -> usize {
        asked.map_or(USUAL, |limit| limit.0)
    }
}

impl<const MOST: u16> Type for Limit<MOST> {
    const IS_REQUIRED: bool = true;
    type RawValueType = Self;
    type RawElementValueType = Self;

    fn name() -> Cow<'static, str> {
        "limit".into()
    }
    fn schema_ref() -> MetaSchemaRef {
        let range =
            MetaSchema { minimum: Some(1.0), maximum: Some(MOST.into()), default: Some(USUAL.into()), ..MetaSchema::new("integer") };
        MetaSchemaRef::Inline(Box::new(range))
    }
    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
        Box::new(std::iter::once(self))
    }
}

impl<const MOST: u16> ParseFromParameter for Limit<MOST> {
    fn parse_from_parameter(value: &str) -> ParseResult<Self> {
        let within = value.parse().ok().filter(|limit| (1..=usize::from(MOST)).contains(limit));
        within.map(Limit).ok_or_else(|| ParseError::custom(format!("a whole number from 1 to {MOST}")))
    }
}

/// What `next` of the page before said, read by `read`.
pub fn after<T>(cx: &Cx, said: Option<&str>, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>> {
    const WRONG: Text = text::BAD_CHOICE;
    match said.filter(|said| !said.is_empty()) {
        None => Ok(None),
        Some(said) => read(said).map(Some).ok_or_else(|| WrongFields::one("after", WRONG.get(cx.lang())).into()),
    }
}
