//! A transfer in two steps, line by line, for other programs.

use poem_openapi::Object;

use super::super::{
    text,
    transfer::{Counting, Out},
};
use crate::{
    kernel::{Lang, Result, Text},
    stock::units,
    web::{
        Cx, Form,
        api::{Sent, Words, WrongFields},
        text as web,
    },
};

/// So much of a line, or these very things of it.
#[derive(Object)]
#[oai(rename = "StockArrivalLine", deny_unknown_fields, nullable_all)]
pub struct Came {
    /// The number of the line in the document.
    line: u32,
    /// All that is on the way unless said otherwise.
    quantity: Option<Words>,
    /// Of things that have numbers: which of them.
    #[oai(validator(max_items = 500))]
    serials: Option<Vec<Words>>,
}

#[derive(Object)]
#[oai(rename = "StockArrival", deny_unknown_fields, nullable_all)]
pub struct Arrived {
    /// Everything that is on the way unless said otherwise.
    #[oai(validator(max_items = 500))]
    pub lines: Option<Vec<Came>>,
}

#[derive(Object)]
#[oai(rename = "StockShortfall", deny_unknown_fields, nullable_all)]
pub struct Short {
    pub way: Out,
    /// Everything that is on the way unless said otherwise.
    #[oai(validator(max_items = 500))]
    pub lines: Option<Vec<Came>>,
}

/// The form of the page that counts what is on the way.
pub fn sent(cx: &Cx, counting: &Counting, lines: Option<Vec<Came>>) -> Result<Sent> {
    let mut form = Form::empty();
    let Some(lines) = lines else {
        counting.fill(&mut form);
        return Ok(Sent::over(form));
    };
    let mut sent = Sent::default();
    for (at, came) in lines.into_iter().enumerate() {
        let told = format!("lines[{at}]");
        let wrong = |said: Text| WrongFields::one(&told, said.get(cx.lang()));
        let row = counting.rows.iter().find(|row| row.line.number == came.line).ok_or_else(|| wrong(web::BAD_CHOICE))?;
        if row.units.is_empty() {
            let all = || row.most.show(Lang::En);
            sent.put(&row.field(), &told, Some(came.quantity.map_or_else(all, |said| said.0)));
            continue;
        }
        let serials: Vec<String> = came.serials.unwrap_or_default().iter().map(|one| units::serial(&one.0)).collect();
        let named: Vec<_> = row.units.iter().filter(|(_, serial)| serials.contains(serial)).collect();
        if named.is_empty() || named.len() != serials.len() {
            return Err(wrong(text::SERIALS_HINT).into());
        }
        for (id, _) in named {
            sent.push("unit", (&row.field(), &told), id.to_string());
        }
    }
    Ok(sent)
}
