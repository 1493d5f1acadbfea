//! What the staff's rules say no to.

use super::text;
use crate::kernel::{Lang, Refusal};

#[derive(Debug)]
pub enum StaffRefusal {
    LoginTaken,
    /// Somebody with every right must always be able to sign in.
    LastOwner,
    /// The role or the person has rights that the one who changes them does not have.
    AboveOwn,
    Yourself,
    WrongOldPassword,
    /// Nobody of that login, for the command line.
    NoSuchLogin,
    RoleNameTaken,
    OwnerRole,
    TooManyKeys,
    /// A key for somebody whose access is closed.
    NoAccess,
    /// Names of the people who hold the role.
    RoleInUse(String),
}

impl Refusal for StaffRefusal {
    fn code(&self) -> &'static str {
        match self {
            StaffRefusal::LoginTaken => "login_taken",
            StaffRefusal::LastOwner => "last_owner",
            StaffRefusal::AboveOwn => "above_own",
            StaffRefusal::Yourself => "yourself",
            StaffRefusal::WrongOldPassword => "wrong_old_password",
            StaffRefusal::NoSuchLogin => "no_such_login",
            StaffRefusal::RoleNameTaken => "role_name_taken",
            StaffRefusal::OwnerRole => "owner_role",
            StaffRefusal::TooManyKeys => "too_many_keys",
            StaffRefusal::NoAccess => "no_access",
            StaffRefusal::RoleInUse(_) => "role_in_use",
        }
    }
    fn say(&self, lang: Lang) -> String {
        match self {
            StaffRefusal::LoginTaken => text::LOGIN_TAKEN.get(lang).into(),
            StaffRefusal::LastOwner => text::LAST_OWNER.get(lang).into(),
            StaffRefusal::AboveOwn => text::ABOVE_OWN.get(lang).into(),
            StaffRefusal::Yourself => text::YOURSELF.get(lang).into(),
            StaffRefusal::WrongOldPassword => text::WRONG_OLD_PASSWORD.get(lang).into(),
            StaffRefusal::NoSuchLogin => text::NO_SUCH_LOGIN.get(lang).into(),
            StaffRefusal::RoleNameTaken => text::ROLE_NAME_TAKEN.get(lang).into(),
            StaffRefusal::OwnerRole => text::OWNER_ROLE.get(lang).into(),
            StaffRefusal::TooManyKeys => text::TOO_MANY_KEYS.get(lang).into(),
            StaffRefusal::NoAccess => text::NO_ACCESS.get(lang).into(),
            StaffRefusal::RoleInUse(names) => text::ROLE_IN_USE.with(lang, &[names]),
        }
    }
    fn field(&self) -> Option<&'static str> {
        match self {
            StaffRefusal::LoginTaken => Some("login"),
            StaffRefusal::WrongOldPassword => Some("old"),
            StaffRefusal::RoleNameTaken => Some("name"),
            _ => None,
        }
    }
}
