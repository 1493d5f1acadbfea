//! A form that counts what is on the way: a quantity for each line, a tick for each thing with a number.

use maud::{Markup, html};

use super::{
    steps::{Portion, lying, of_line},
    text,
};
use crate::{
    kernel::{Id, Quantity, Refusal, Result, mark},
    stock::units::Unit,
    store::{Read, Reads},
    warehouse::{DocLine, DocRefusal, access, access::Met, text as documents},
    web::{Cx, Fields, Form, ui::icon},
};

/// A line of the transfer with what of it is on the way.
pub struct Row {
    pub line: DocLine,
    pub most: Quantity,
    /// Things with numbers; none where pieces are alike.
    pub units: Vec<(Id<mark::Unit>, String)>,
}

impl Row {
    pub fn field(&self) -> String {
        format!("got_{}", self.line.number)
    }
}

pub struct Counting {
    pub met: Met,
    pub rows: Vec<Row>,
}

pub fn read(cx: &Cx, reads: &Read<'_>) -> Result<Counting> {
    let met = access::meet(cx, reads, cx.path("id")?)?;
    let (lying, mut rows) = (lying(reads, &met.document)?, Vec::new());
    for line in &met.document.lines {
        let most = of_line(&lying, line.number);
        let mut units = Vec::new();
        for id in lying.iter().filter(|one| one.line == line.number).filter_map(|one| one.unit) {
            units.push((id, reads.need::<Unit>(&id)?.serial));
        }
        if most.is_positive() {
            rows.push(Row { line: line.clone(), most, units });
        }
    }
    Ok(Counting { met, rows })
}

impl Counting {
    /// Fills the form with all there is.
    pub fn fill(&self, form: &mut Form) {
        form.remove("unit");
        for row in &self.rows {
            row.units.iter().for_each(|(id, _)| form.push("unit", id.to_string()));
            if row.units.is_empty() {
                form.set(&row.field(), row.most.show(crate::kernel::Lang::Ru));
            }
        }
    }

    pub fn parse(&self, f: &mut Fields<'_>) -> Vec<Portion> {
        let chosen = f.ids::<mark::Unit>("unit", 20_000);
        // A line that is not on the way any more is not a stranger.
        let _ = f.starting("got_");
        let mut portions = Vec::new();
        for row in &self.rows {
            let units: Vec<_> = row.units.iter().map(|(id, _)| *id).filter(|id| chosen.contains(id)).collect();
            let quantity = match row.units.is_empty() {
                true => f.quantity_opt(&row.field()).unwrap_or(Quantity::ZERO),
                false => Quantity(Quantity::ONE.0 * i64::try_from(units.len()).unwrap_or_default()),
            };
            if quantity > row.most {
                f.refuse_said(&row.field(), DocRefusal::Surplus { most: row.most }.say(f.lang));
            }
            portions.push(Portion { line: row.line.number, quantity, units });
        }
        portions
    }

    pub fn table(&self, cx: &Cx, form: &Form) -> Markup {
        let lang = cx.lang();
        html! {
            div.data-in { table.data.data--plain.data--cards {
                thead { tr { th.grow { (documents::PRODUCT.get(lang)) } th.num { (text::ON_THE_WAY.get(lang)) } th.num { (text::CAME.get(lang)) } } }
                tbody { @for row in &self.rows { (self.row(cx, form, row)) } }
            } }
        }
    }

    fn row(&self, cx: &Cx, form: &Form, row: &Row) -> Markup {
        let (lang, field) = (cx.lang(), row.field());
        let wrong = form.error(&field);
        html! {
            tr data-invalid[wrong.is_some()] {
                td.grow.c-title {
                    span.fw5 { (row.line.name) } span.sub { (row.line.code) }
                    @if !row.units.is_empty() {
                        div.picks { @for (id, serial) in &row.units {
                            label.pick { input type="checkbox" name="unit" value=(id) checked[form.chosen("unit", &id.to_string())]; span.mono { (serial) } }
                        } }
                    }
                    @if let Some(said) = wrong { span.error id={ "e-" (field) } role="alert" { (icon("circle-alert")) (said) } }
                }
                td.num.c-meta { (row.most.show(lang)) " " span.dim { (row.line.measure.get(lang)) } }
                td.num.c-end {
                    @if row.units.is_empty() {
                        input.input.cell-in id={ "f-" (field) } name=(field) value=(form.value(&field)) inputmode="decimal" autocomplete="off" placeholder="0"
                            aria-label={ (text::CAME.get(lang)) ": " (row.line.name) } aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| format!("e-{field}"))];
                    }
                }
            }
        }
    }
}
