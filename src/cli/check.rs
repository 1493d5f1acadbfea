//! `verstak check`: everything read through and recounted.

use super::{Failure, open_existing, settings::Settings};
use crate::{app, kernel::Clock, store::migrate};

pub async fn check(settings: &Settings) -> Result<(), Failure> {
    migrate::read_through(&settings.data);
    let store = open_existing(&settings.data, &Clock::system()).await?;
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
