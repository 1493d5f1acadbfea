//! What left for Excel.

use serde::{Deserialize, Serialize};

use super::{STOCK, text};
use crate::{
    kernel::Lang,
    log::{Fact, Told},
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum ReportFact {
    Taken { report: String, rows: u32 },
}

impl Fact for ReportFact {
    const SLICE: &'static str = "reports";

    fn tell(&self, lang: Lang) -> Told {
        let ReportFact::Taken { report, rows } = self;
        let title = STOCK.iter().find(|one| one.key == report).map_or(report.as_str(), |one| one.title.get(lang));
        let said = text::F_TAKEN.with(lang, &[&title, &text::ROWS.of(i64::from(*rows), lang)]);
        Told { text: said, icon: "download", ..Told::default() }
    }
}
