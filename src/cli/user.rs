//! `verstak user reset-owner`: for an owner who forgot the password and stands at the server.

use super::{Failure, open_existing, settings::Settings};
use crate::{
    kernel::{Clock, Result},
    staff::{self, Employee, password},
    store::Reads,
};

pub async fn reset_owner(settings: &Settings) -> std::result::Result<(), Failure> {
    let store = open_existing(&settings.data, &Clock::system()).await?;
    let Some(login) = store.read(owner).await? else {
        return Err(Failure::new("there is no owner here yet; start the program and set the shop up"));
    };
    let new = password::temporary();
    staff::reset_owner(&store, &login, &new).await?;
    store.close();
    println!("Login: {login}");
    println!("New password: {new}");
    println!("Change it after signing in: the menu under your name, My profile.");
    Ok(())
}

/// The login of the first active owner.
fn owner(reads: &crate::store::Read<'_>) -> Result<Option<String>> {
    let owners: Vec<_> = staff::roles(reads)?.into_iter().filter(|role| role.everything).map(|role| role.id).collect();
    let is_owner = |employee: &Employee| employee.active && employee.roles.iter().any(|at| owners.contains(&at.role));
    Ok(reads.all::<Employee>(())?.into_iter().find(is_owner).map(|employee| employee.login))
}
