//! `verstak check`: everything read through and recounted.

use super::{Failure, open, settings::Settings};
use crate::{app, kernel::Clock};

pub async fn check(settings: &Settings) -> Result<(), Failure> {
    let store = open(&settings.data, &Clock::system()).await?;
    let findings = store.read_long(app::check).await?;
    store.close();
    for wrong in &findings.wrong {
        println!("{wrong}");
    }
    if findings.clean() {
        println!("{} rows, everything agrees", findings.rows);
        Ok(())
    } else {
        Err(Failure::new(format!("{} findings in {} rows", findings.wrong.len(), findings.rows)))
    }
}
