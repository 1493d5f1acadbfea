//! `/ui`: every component in every state, for the people who draw them. Debug builds only.

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::new()
}
