//! The staff as the other slices see them.

use super::{
    StaffRefusal,
    facts::{StaffFact, about},
    identify, password, reach, session,
    tables::{EMPLOYEE_BY_LOGIN, Employee, Role, RoleAt},
    text,
};
use crate::{
    kernel::{Actor, Clock, Id, Moment, Result, Right, Stamp, mark},
    log::Record,
    store::{Reads, Store, Write},
};

/// Who may sign in and work, by name.
pub fn active_employees(reads: &impl Reads) -> Result<Vec<Employee>> {
    let mut all = reads.all::<Employee>(())?;
    all.retain(|employee| employee.active);
    all.sort_by_key(|employee| employee.name.to_lowercase());
    Ok(all)
}

/// Active employees with this right at this location.
pub fn employees_with(reads: &impl Reads, right: Right, location: Id<mark::Location>) -> Result<Vec<Employee>> {
    let mut found = Vec::new();
    for employee in active_employees(reads)? {
        if identify::at(reads, &employee, location)?.rights.has(right) {
            found.push(employee);
        }
    }
    Ok(found)
}

/// Who repairs at this location: the holders of the master's role, or, in a shop without any, all who may add works.
pub fn masters(reads: &impl Reads, location: Id<mark::Location>) -> Result<Vec<Employee>> {
    let Some(role) = role_named(reads, "master")? else { return employees_with(reads, Right::EditLines, location) };
    let mut found = active_employees(reads)?;
    found.retain(|employee| employee.roles.iter().any(|at| at.role == role.id && at.location.is_none_or(|place| place == location)));
    if found.is_empty() { employees_with(reads, Right::EditLines, location) } else { Ok(found) }
}

/// The name of an employee, active or not; empty for nobody.
pub fn employee_name(reads: &impl Reads, id: Id<mark::Employee>) -> Result<String> {
    Ok(reads.get::<Employee>(&id)?.map(|employee| employee.name).unwrap_or_default())
}

/// A ready role by its key: `owner`, `master`…
pub fn role_named(reads: &impl Reads, key: &str) -> Result<Option<Role>> {
    Ok(reads.all::<Role>(())?.into_iter().find(|role| role.key == key))
}

/// All roles, the ready ones first in the order they were made.
pub fn roles(reads: &impl Reads) -> Result<Vec<Role>> {
    let mut all = reads.all::<Role>(())?;
    all.sort_by_key(|role| (READY.iter().position(|(key, ..)| *key == role.key).unwrap_or(READY.len()), role.name.ru.to_lowercase()));
    Ok(all)
}

/// The roles a new shop begins with.
pub fn ready_roles(now: Moment) -> Vec<Role> {
    let make = |(key, name, rights): (&str, crate::kernel::Text, &[Right])| Role {
        id: Id::new(now),
        key: key.into(),
        name: name.into(),
        rights: rights.iter().map(|right| right.name().to_string()).collect(),
        everything: key == "owner",
    };
    READY.into_iter().map(make).collect()
}

use Right::*;
const READY: [(&str, crate::kernel::Text, &[Right]); 6] = [
    ("owner", text::ROLE_OWNER, &[]),
    ("manager", text::ROLE_MANAGER, MANAGER),
    ("receptionist", text::ROLE_RECEPTIONIST, RECEPTIONIST),
    ("master", text::ROLE_MASTER, MASTER),
    ("storekeeper", text::ROLE_STOREKEEPER, STOREKEEPER),
    ("accountant", text::ROLE_ACCOUNTANT, ACCOUNTANT),
];
#[rustfmt::skip]
const MANAGER: &[Right] = &[
    SeeOrders, SeeAllOrders, TakeIn, EditOrders, EditLines, EditPrices, GiveDiscounts, SeeCost, ChangeStatus, AssignPeople, Comment, PrintPapers,
    ReopenOrders, ExportOrders, SeeClients, EditClients, ImportClients, ExportClients, SeeGoods, EditGoods, EditGoodsPrices, SellBelowCost, SeeStock, PostGoods, WriteOffGoods, MoveGoods, ReturnToSuppliers, CorrectCost, CountStock, SettleStocktake,
    ImportGoods, ExportGoods, SeePurchases, Purchase, PaySuppliers, SeeStockReports, SeeSales, Sell, TakeGoodsBack, SeePriceList, EditPriceList, ImportPriceList, ExportPriceList, SeeCash, TakePayments, CloseInDebt, Refund,
    MoveCash,
];
#[rustfmt::skip]
const RECEPTIONIST: &[Right] = &[
    SeeOrders, SeeAllOrders, TakeIn, EditOrders, EditLines, ChangeStatus, AssignPeople, Comment, PrintPapers, SeeClients, EditClients,
    SeeGoods, SeeStock, CountStock, SeeSales, Sell, SeePriceList, SeeCash, TakePayments,
];
const MASTER: &[Right] = &[SeeOrders, EditLines, ChangeStatus, Comment, PrintPapers, SeeGoods, SeeStock, CountStock, SeePriceList];
#[rustfmt::skip]
const STOREKEEPER: &[Right] = &[
    SeeOrders, SeeAllOrders, Comment, SeeCost, SeeGoods, EditGoods, EditGoodsPrices, SeeStock, PostGoods, WriteOffGoods, MoveGoods, ReturnToSuppliers, CorrectCost, CountStock, SettleStocktake, SetUpStock, ImportGoods, ExportGoods, SeePurchases, Purchase, SeeStockReports,
    SeePriceList, EditPriceList, ImportPriceList, ExportPriceList,
];
#[rustfmt::skip]
const ACCOUNTANT: &[Right] = &[
    SeeOrders, SeeAllOrders, SeeCost, ExportOrders, PrintPapers, SeeClients, ExportClients, SeeGoods, SeeStock, ExportGoods, SeePurchases, PaySuppliers, SeeStockReports, SeeSales, SeePriceList,
    ExportPriceList, SeeCash,
];

/// Whoever may do something may do these new things too: roles of a shop older than the rights.
pub fn widen_roles(tx: &mut Write<'_>, has: Right, gains: &[Right]) -> Result<()> {
    for mut role in tx.all::<Role>(())?.into_iter().filter(|role| !role.everything && role.rights().has(has)) {
        let fresh: Vec<Right> = gains.iter().copied().filter(|right| !role.rights().has(*right)).collect();
        role.rights.extend(fresh.iter().map(|right| right.name().to_string()));
        tx.put(&role)?;
    }
    Ok(())
}

/// The first person of a new shop, with the ready roles when there are none. `password` is a hash.
pub fn found_owner(tx: &mut Write<'_>, name: &str, login: &str, password: &str) -> Result<Employee> {
    if tx.last::<Role>(())?.is_none() {
        for role in ready_roles(tx.now()) {
            tx.put(&role)?;
        }
    }
    let owner = role_named(tx, "owner")?.map(|role| RoleAt { role: role.id, location: None });
    hire(tx, &Newcomer { name, login, password: Some(password), roles: owner.as_slice(), ..Newcomer::default() })
}

/// A person about to be added, already checked: by a form, by the set-up, by the demo shop.
#[derive(Debug, Clone, Default)]
pub struct Newcomer<'a> {
    pub name: &'a str,
    pub login: &'a str,
    pub position: &'a str,
    /// Digits, or empty.
    pub phone: &'a str,
    pub email: &'a str,
    pub lang: Option<crate::kernel::Lang>,
    /// A hash; nobody signs in without one.
    pub password: Option<&'a str>,
    pub roles: &'a [RoleAt],
}

/// Adds an employee. Nobody gives a role with rights he does not have himself.
pub fn hire(tx: &mut Write<'_>, ask: &Newcomer<'_>) -> Result<Employee> {
    let login = ask.login.trim().to_lowercase();
    if tx.first_by(&EMPLOYEE_BY_LOGIN, login.clone())?.is_some() {
        return Err(StaffRefusal::LoginTaken.into());
    }
    reach::need_cover(tx, &tx.actor().clone(), ask.roles)?;
    let employee = Employee {
        id: tx.id(),
        name: ask.name.into(),
        login,
        position: ask.position.into(),
        phone: ask.phone.into(),
        email: ask.email.into(),
        password: ask.password.map(Into::into),
        roles: ask.roles.to_vec(),
        lang: ask.lang,
        single_keys: true,
        active: true,
        created: tx.now(),
    };
    tx.put(&employee)?;
    tx.record(about(employee.id), &StaffFact::Hired { name: employee.name.clone(), login: employee.login.clone() })?;
    Ok(employee)
}

/// A new password for an owner who cannot sign in: from the command line of the machine itself. Opens his access, ends
/// his sessions; the policy of an owner's password holds here too.
pub async fn reset_owner(store: &Store, login: &str, new_password: &str) -> Result<()> {
    password::policy(new_password, password::Strength::Owner, &[login])?;
    let (login, hash) = (login.trim().to_lowercase(), password::hash_now(new_password)?);
    store
        .write(Stamp::new(Actor::program(), Clock::system().now()), move |tx| {
            let found = tx.first_by(&EMPLOYEE_BY_LOGIN, login.clone())?;
            let Some(employee) = found else { return Err(StaffRefusal::NoSuchLogin.into()) };
            if !reach::is_owner(tx, &employee)? {
                return Err(StaffRefusal::NoSuchLogin.into());
            }
            let id = employee.id;
            tx.put(&Employee { password: Some(hash.clone()), active: true, ..employee })?;
            session::end_all(tx, id)?;
            tx.record(about(id), &StaffFact::PasswordReset)
        })
        .await
}
