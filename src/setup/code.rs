//! The code of the set-up link: printed where the program runs, so that only who stands there becomes the owner.

use std::sync::{Mutex, PoisonError};

use subtle::ConstantTimeEq;

use crate::{
    kernel::Moment,
    web::{Site, random},
};

const LIVES: i64 = Moment::DAY;

/// When the present code was made.
#[derive(Default)]
struct Made(Mutex<Moment>);

/// A fresh code for the set-up link: the former one is void. Forgotten when the program stops.
pub fn new_code(site: &Site) -> String {
    let code = data_encoding::BASE32_NOPAD.encode(&random::<10>());
    *site.memory.of::<Made>().0.lock().unwrap_or_else(PoisonError::into_inner) = site.clock.now();
    *site.setup.lock().unwrap_or_else(PoisonError::into_inner) = Some(code.clone());
    code
}

/// Whether this is the code; takes as long for a wrong one as for the right one.
pub fn fits(site: &Site, given: &str) -> bool {
    let made = *site.memory.of::<Made>().0.lock().unwrap_or_else(PoisonError::into_inner);
    let given = given.trim().to_uppercase();
    match &*site.setup.lock().unwrap_or_else(PoisonError::into_inner) {
        Some(code) => site.clock.now().since(made) < LIVES && bool::from(code.as_bytes().ct_eq(given.as_bytes())),
        None => false,
    }
}

/// The shop exists: the code opens nothing any more.
pub fn forget(site: &Site) {
    *site.setup.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app,
        kernel::Clock,
        store::{Store, redb::RedbEngine},
    };

    #[test]
    fn a_code_lives_a_day_and_is_one_at_a_time() {
        let clock = Clock::fixed(Moment::from_millis(1_790_000_000_000));
        let settings = app::Settings::in_memory(0);
        let site = app::site(Store::over(RedbEngine::memory()), clock.clone(), settings);
        assert!(!fits(&site, ""));
        let first = new_code(&site);
        assert!(fits(&site, &first) && fits(&site, &first.to_lowercase()) && !fits(&site, "AAAAAAAAAAAAAAAA"));
        let second = new_code(&site);
        assert!(!fits(&site, &first) && fits(&site, &second));
        clock.advance(Moment::DAY);
        assert!(!fits(&site, &second));
        let third = new_code(&site);
        forget(&site);
        assert!(!fits(&site, &third));
    }
}
