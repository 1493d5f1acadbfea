//! How the words of the trade stand in JSON: ids as 32 hexadecimal digits, money and quantities as decimal strings,
//! moments in UTC.

use std::{borrow::Cow, fmt};

use poem_openapi::{
    registry::{MetaSchema, MetaSchemaRef},
    types::{ParseError, ParseFromJSON, ParseFromParameter, ParseResult, ToJSON, Type},
};
use serde_json::Value;

use crate::kernel::{Day, Id, Moment, Money, Quantity, Rate};

/// `1234.50`: as `Money::parse` reads it back in any country.
pub fn decimal(money: &Money) -> String {
    format!(
        "{}.{:02}",
        if money.0 < 0 { format!("-{}", money.0.unsigned_abs() / 100) } else { (money.0 / 100).to_string() },
        money.0.unsigned_abs() % 100
    )
}

fn quantity(quantity: &Quantity) -> String {
    quantity.show(crate::kernel::Lang::En).replace('\u{2212}', "-")
}

fn share(rate: &Rate) -> String {
    decimal(&Money(rate.0))
}

fn text_schema(format: Option<&'static str>, pattern: &str) -> MetaSchemaRef {
    let pattern = (!pattern.is_empty()).then(|| pattern.to_string());
    MetaSchemaRef::Inline(Box::new(MetaSchema { format, pattern, ..MetaSchema::new("string") }))
}

/// A type that stands in JSON as a string.
macro_rules! as_text {
    ([$($generic:tt)*] $type:ty, $name:literal, $schema:expr, $show:expr, $read:expr) => {
        impl<$($generic)*> Type for $type {
            const IS_REQUIRED: bool = true;
            type RawValueType = Self;
            type RawElementValueType = Self;

            fn name() -> Cow<'static, str> {
                $name.into()
            }
            fn schema_ref() -> MetaSchemaRef {
                $schema
            }
            fn as_raw_value(&self) -> Option<&Self> {
                Some(self)
            }
            fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
                Box::new(std::iter::once(self))
            }
        }
        impl<$($generic)*> ToJSON for $type {
            fn to_json(&self) -> Option<Value> {
                Some(Value::String($show(self)))
            }
        }
        impl<$($generic)*> ParseFromParameter for $type {
            fn parse_from_parameter(value: &str) -> ParseResult<Self> {
                $read(value).ok_or_else(|| ParseError::custom(concat!("not ", $name)))
            }
        }
        impl<$($generic)*> ParseFromJSON for $type {
            fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
                match value {
                    Some(Value::String(text)) => Self::parse_from_parameter(&text),
                    other => Err(ParseError::expected_type(other.unwrap_or_default())),
                }
            }
        }
    };
}

/// A string of a request. The library's own reading of strings takes numbers too; here a number is not one.
#[derive(Debug, Clone)]
pub struct Words(pub String);

impl AsRef<str> for Words {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!([] Words, "text", text_schema(None, ""), |words: &Words| words.0.clone(), |text: &str| Some(Words(text.into())));
as_text!([T] Id<T>, "an id", text_schema(None, "^[0-9a-f]{32}$"), Id::to_string, |text: &str| text.parse().ok());
as_text!([] Money, "an amount", text_schema(Some("decimal"), r"^-?\d+\.\d{2}$"), decimal, Money::parse);
as_text!([] Quantity, "a quantity", text_schema(Some("decimal"), r"^\d+(\.\d{1,3})?$"), quantity, Quantity::parse);
as_text!([] Rate, "a percentage", text_schema(Some("decimal"), r"^\d+\.\d{2}$"), share, Rate::parse);
as_text!([] Moment, "a moment", text_schema(Some("date-time"), ""), |at: &Moment| at.rfc3339(), Moment::parse_rfc3339);
as_text!([] Day, "a day", text_schema(Some("date"), ""), |day: &Day| day.iso(), Day::parse);
