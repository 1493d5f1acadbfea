//! Whose table a supplier's file is and which document its rows go to: a new one, or the draft it was opened from.

use maud::{Markup, html};

use super::{columns::Kind, supply::Supply, text::supply as text};
use crate::{
    clients,
    kernel::{Error, Id, Result, mark},
    warehouse::{self, DocKind, Met},
    web::{
        Cx, Form,
        text::BAD_CHOICE,
        ui::{self, combo, field::Draw},
    },
};

#[derive(Default)]
pub struct Goes {
    draft: Option<Met>,
    /// Where this person may receive goods.
    warehouses: Vec<(String, String)>,
}

impl Goes {
    pub async fn of(cx: &Cx, kind: Kind, form: &Form) -> Result<Goes> {
        if kind != Kind::Supply {
            return Ok(Goes::default());
        }
        let asked = form.value("document").parse::<Id<mark::Document>>().ok();
        let draft = match asked {
            Some(id) => Some(cx.read(|r| warehouse::meet(cx, r, id)).await?),
            None => None,
        };
        if draft.as_ref().is_some_and(|met| !met.mine || !met.document.is_draft() || met.document.kind != DocKind::Posting) {
            return Err(Error::Hidden);
        }
        let warehouses = cx.read(|r| warehouse::sources(r, cx, DocKind::Posting)).await?;
        let warehouses = warehouses.iter().map(|one| (one.id.to_string(), one.name.get(cx.lang()).to_string())).collect();
        Ok(Goes { draft, warehouses })
    }

    /// What the form begins with.
    pub fn usual(&self, form: &mut Form) {
        if let Some((first, _)) = self.warehouses.first() {
            form.set("warehouse", first);
        }
    }

    /// What the form says; refuses in it what cannot be.
    pub async fn read(&self, cx: &Cx, form: &mut Form) -> Result<Supply> {
        if let Some(met) = &self.draft {
            let (supplier, warehouse) = (met.document.supplier, Some(met.document.warehouse));
            return Ok(Supply { supplier, warehouse, document: Some(met.document.id), laid: Vec::new() });
        }
        let supplier = clients::named_client(cx, form, "supplier", None).await?;
        if supplier.is_none() && !form.value("supplier_text").is_empty() {
            form.refuse("supplier", text::NO_SUCH_SUPPLIER.get(cx.lang()).to_string());
        }
        let warehouse = form.value("warehouse").to_string();
        if !self.warehouses.iter().any(|(id, _)| *id == warehouse) {
            form.refuse("warehouse", BAD_CHOICE.get(cx.lang()).to_string());
        }
        Ok(Supply { supplier, warehouse: warehouse.parse().ok(), document: None, laid: Vec::new() })
    }

    pub fn fields(&self, cx: &Cx, form: &Form) -> Markup {
        let (lang, draw, wrong) = (cx.lang(), Draw::of(form, cx.lang()), form.error("supplier"));
        html! {
            @if let Some(met) = &self.draft {
                input type="hidden" name="document" value=(met.document.id);
                p { (text::INTO.with(lang, &[&met.warehouse.name.get(lang)])) }
            } @else {
                div.field data-invalid[wrong.is_some()] {
                    label.label for="f-supplier" { (text::SUPPLIER.get(lang)) " " span.opt { (crate::web::text::OPTIONAL.get(lang)) } }
                    (combo::combo("f-supplier", "supplier", form.value("supplier"), form.value("supplier_text"), "/combo/clients?new=no", ""))
                    @match wrong {
                        Some(said) => { span.error id="e-supplier" { (ui::icon("circle-alert")) (said) } }
                        None => { span.hint { (text::SUPPLIER_WHY.get(lang)) } }
                    }
                }
                (draw.field("warehouse", text::WAREHOUSE).select(&self.warehouses))
            }
        }
    }
}
