//! Stories of the staff: signing in, roles, who may change whom.

use verstak::{
    kernel::{Id, Moment, Right, mark},
    staff::{self, Employee, Session},
    store::Reads,
};

use crate::shop::{Answer, PASSWORD, Person, Shop};

const STRONG: &str = "синий чайник поёт утром";

async fn tries(person: &Person<'_>, login: &str, password: &str) -> Answer {
    person.post("/sign-in", &[("login", login), ("password", password), ("to", "")]).await
}

async fn role(shop: &Shop, key: &'static str) -> String {
    let found = shop.read(|r| staff::role_named(r, key)).await;
    found.expect("a ready role").id.to_string()
}

async fn employee(shop: &Shop, login: &'static str) -> Employee {
    let all = shop.read(|r| r.all::<Employee>(())).await;
    all.into_iter().find(|one| one.login == login).expect("an employee")
}

/// The fields of an employee's form with one role everywhere.
fn form<'a>(login: &'a str, role_field: &'a str) -> Vec<(&'a str, &'a str)> {
    let plain = [("name", "Ковалёв Артём"), ("position", ""), ("phone", ""), ("email", ""), ("lang", "")];
    plain.into_iter().chain([("login", login), (role_field, "all")]).collect()
}

#[tokio::test]
async fn an_unknown_login_and_a_wrong_password_are_told_the_same() {
    let shop = Shop::new().await;
    let stranger = shop.stranger();
    let known = tries(&stranger, "orlova", "не тот пароль").await.is(422).text();
    let unknown = tries(&stranger, "nobody", "не тот пароль").await.is(422).text();
    assert_eq!(known.replace("orlova", ""), unknown.replace("nobody", ""));
    assert_eq!(tries(&stranger, "Orlova", PASSWORD).await.goes_to(), "/");
    stranger.get("/me").await.ok().says("Орлова Мария");
}

#[tokio::test]
async fn guessing_is_slowed_down_in_words_and_waiting_helps() {
    let shop = Shop::new().await;
    let stranger = shop.stranger();
    for _ in 0..6 {
        tries(&stranger, "orlova", "не тот пароль").await.is(422);
        shop.clock.advance(Moment::SECOND);
    }
    tries(&stranger, "orlova", PASSWORD).await.is(422).says("Подождите 1 секунду");
    shop.clock.advance(Moment::SECOND);
    assert_eq!(tries(&stranger, "orlova", PASSWORD).await.goes_to(), "/");
}

#[tokio::test]
async fn a_hundred_guesses_sent_at_once_are_five_guesses() {
    let shop = Shop::new().await;
    let stranger = shop.stranger();
    let csrf = stranger.csrf().await;
    let fields = [("csrf", csrf.as_str()), ("login", "orlova"), ("password", "не тот пароль"), ("to", "")];
    let guesses = (0..25).map(|_| stranger.post_raw("/sign-in", &fields, Some("http://127.0.0.1:8080")));
    let answers = futures_util::future::join_all(guesses).await;
    let tried = answers.iter().filter(|answer| answer.text().contains("Логин или пароль не подходит")).count();
    let waiting = answers.iter().filter(|answer| answer.text().contains("Подождите")).count();
    assert_eq!((tried, waiting), (5, 20));
}

#[tokio::test]
async fn the_owner_gets_in_while_somebody_else_guesses_his_password() {
    let shop = Shop::new().await;
    let owner = shop.stranger();
    for _ in 0..5 {
        tries(&shop.stranger(), "titova", "не тот пароль").await.is(422);
    }
    tries(&shop.stranger(), "titova", "не тот пароль").await.is(422).says("Подождите");
    assert_eq!(tries(&owner, "orlova", PASSWORD).await.goes_to(), "/");
}

#[tokio::test]
async fn signing_in_leads_back_to_our_own_pages_only() {
    let shop = Shop::new().await;
    for (to, expected) in [("/me?x=1", "/me?x=1"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil.example", "/")] {
        let stranger = shop.stranger();
        let answer = stranger.post("/sign-in", &[("login", "orlova"), ("password", PASSWORD), ("to", to)]).await;
        assert_eq!(answer.goes_to(), expected);
    }
    assert_eq!(shop.stranger().get("/settings/roles").await.goes_to(), "/sign-in?to=%2Fsettings%2Froles");
}

#[tokio::test]
async fn a_session_is_new_at_every_sign_in_and_over_after_sign_out() {
    let shop = Shop::new().await;
    let person = shop.stranger();
    let first = tries(&person, "orlova", PASSWORD).await;
    let second = tries(&person, "orlova", PASSWORD).await;
    let token = |answer: &Answer| answer.header("set-cookie").expect("a cookie").split(';').next().expect("a pair").to_string();
    assert_ne!(token(&first), token(&second));
    assert!(second.header("set-cookie").expect("a cookie").contains("HttpOnly"));
    assert_eq!(shop.read(|r| r.all::<Session>(())).await.len(), 1, "the first one went when the second came");
    assert_eq!(person.post("/sign-out", &[]).await.goes_to(), "/sign-in");
    assert_eq!(person.get("/me").await.goes_to(), "/sign-in?to=%2Fme");
}

#[tokio::test]
async fn the_eleventh_browser_puts_out_the_oldest() {
    let shop = Shop::new().await;
    let oldest = shop.owner().await;
    for _ in 0..10 {
        shop.clock.advance(Moment::SECOND);
        shop.owner().await;
    }
    assert_eq!(shop.read(|r| r.all::<Session>(())).await.len(), 10);
    oldest.get("/me").await.goes_to();
}

#[tokio::test]
async fn a_session_lives_while_it_is_used_and_half_a_day_longer() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    for _ in 0..3 {
        shop.clock.advance(11 * Moment::HOUR);
        owner.get("/me").await.ok();
        staff::flush_seen(&shop.site).await.expect("flushed");
    }
    shop.clock.advance(12 * Moment::HOUR + 1);
    owner.get("/me").await.goes_to();
    staff::flush_seen(&shop.site).await.expect("flushed");
    assert!(shop.read(|r| r.all::<Session>(())).await.is_empty(), "what is over is cleared away");
}

#[tokio::test]
async fn whose_access_is_closed_is_out_with_the_next_click() {
    let shop = Shop::new().await;
    let (owner, artem) = (shop.owner().await, shop.hire("Ковалёв Артём", "artem", "master").await);
    artem.get("/me").await.ok();
    let id = employee(&shop, "artem").await.id;
    owner.post(&format!("/settings/employees/{id}/closure"), &[]).await.goes_to();
    artem.get("/me").await.goes_to();
    tries(&shop.stranger(), "artem", PASSWORD).await.is(422);
    owner.get("/settings/employees").await.ok().hides("Ковалёв");
    owner.get("/settings/employees?state=archived").await.ok().says("Ковалёв");
    owner.post(&format!("/settings/employees/{id}/opening"), &[]).await.goes_to();
    tries(&shop.stranger(), "artem", PASSWORD).await.goes_to();
}

#[tokio::test]
async fn a_made_up_password_is_shown_once_and_opens_the_door() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let master = format!("at_{}", role(&shop, "master").await);
    let mut fields = form("artem", &master);
    fields.push(("password", ""));
    let once = Id::<mark::Once>::new(shop.clock.now()).to_string();
    let shown = owner.post_once("/settings/employees", &fields, &once).await.ok();
    let password = shown.body.split("id=\"temporary\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a password").to_string();
    let again = owner.post_once("/settings/employees", &fields, &once).await;
    again.hides(&password);
    assert!(again.goes_to().starts_with("/settings/employees/"), "sent twice, added once");
    tries(&shop.stranger(), "artem", &password).await.goes_to();
    fields.retain(|(name, _)| *name != "password");
    fields.push(("password", "artem12345"));
    owner.post("/settings/employees", &fields).await.is(422).says("логин, имя или название");
    fields.pop();
    fields.push(("password", STRONG));
    owner.post("/settings/employees", &fields).await.is(422).says("Такой логин уже есть");
}

#[tokio::test]
async fn nobody_gives_or_takes_more_than_he_has() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let elder = [("name", "Старший"), ("name_en", ""), ("name_uk", ""), ("right", "ManageStaff"), ("right", "SeeOrders")];
    owner.post("/settings/roles", &elder).await.goes_to();
    let made = shop.read(|r| staff::roles(r)).await.into_iter().find(|role| role.name.ru == "Старший").expect("made");
    shop.write(move |tx| {
        let kept = staff::Role { key: "elder".into(), ..made.clone() };
        tx.quiet("a story finds the role by a key");
        tx.put(&kept)
    })
    .await;
    let elder = shop.hire("Дёмина Ольга", "olga", "elder").await;
    let everything = format!("at_{}", role(&shop, "owner").await);
    let mut fields = form("petr", &everything);
    fields.push(("password", STRONG));
    elder.post("/settings/employees", &fields).await.is(422).says("Здесь права шире ваших");
    let owner_id = shop.owner;
    elder.post(&format!("/settings/employees/{owner_id}/password"), &[("password", "")]).await.is(422).says("шире ваших");
    elder.post(&format!("/settings/employees/{owner_id}/closure"), &[]).await.is(422);
    elder.post(&format!("/settings/employees/{owner_id}"), &form("orlova", &everything)).await.is(422);
    elder.get(&format!("/settings/employees/{owner_id}")).await.ok().says("шире ваших").hides("Задать новый пароль");
    let manager = role(&shop, "manager").await;
    let wider = [("name", "Менеджер"), ("name_en", ""), ("name_uk", ""), ("right", "SeeOrders")];
    elder.post(&format!("/settings/roles/{manager}"), &wider).await.is(422).says("шире ваших");
    let wider = [("name", "Новая"), ("name_en", ""), ("name_uk", ""), ("right", "SeeCash")];
    elder.post("/settings/roles", &wider).await.is(422).says("шире ваших");
    elder.get("/settings/audit").await.is(403);
    tries(&shop.stranger(), "orlova", PASSWORD).await.goes_to();
}

#[tokio::test]
async fn the_last_owner_stays_an_owner() {
    let shop = Shop::new().await;
    let owner = shop.owner().await;
    let id = shop.owner;
    let master = format!("at_{}", role(&shop, "master").await);
    owner.post(&format!("/settings/employees/{id}/closure"), &[]).await.is(422).says("самому себе");
    owner.post(&format!("/settings/employees/{id}"), &form("orlova", &master)).await.is(422).says("последний руководитель");
    let second = shop.hire("Титова Елена", "elena", "owner").await;
    owner.post(&format!("/settings/employees/{id}"), &form("orlova", &master)).await.goes_to();
    second.post(&format!("/settings/employees/{id}/closure"), &[]).await.goes_to();
    owner.get("/me").await.goes_to();
}

#[tokio::test]
async fn a_role_takes_effect_at_once_and_stays_while_somebody_holds_it() {
    let shop = Shop::new().await;
    let (owner, artem) = (shop.owner().await, shop.hire("Ковалёв Артём", "artem", "master").await);
    artem.get("/settings/employees").await.is(403);
    let master = role(&shop, "master").await;
    let wider = [("name", "Мастер"), ("name_en", ""), ("name_uk", ""), ("right", "SeeOrders"), ("right", "ManageStaff")];
    owner.post(&format!("/settings/roles/{master}"), &wider).await.goes_to();
    artem.get("/settings/employees").await.ok();
    owner.post(&format!("/settings/roles/{master}/removal"), &[]).await.is(422).says("Ковалёв Артём");
    let storekeeper = role(&shop, "storekeeper").await;
    owner.post(&format!("/settings/roles/{storekeeper}/removal"), &[]).await.goes_to();
    let everything = role(&shop, "owner").await;
    owner.post(&format!("/settings/roles/{everything}"), &wider).await.is(422).says("Роль руководителя не меняется");
    let unknown = [("name", "Ключник"), ("name_en", ""), ("name_uk", ""), ("right", "OpenSesame")];
    owner.post("/settings/roles", &unknown).await.is(422);
    owner
        .get("/settings/audit")
        .await
        .ok()
        .says("Изменена роль «Мастер». Название на английском: Technician → —;")
        .says("Добавлено: Управлять сотрудниками")
        .says("Удалена роль «Кладовщик»");
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    let shop = Shop::new().await;
    let (here, there) = (shop.owner().await, shop.owner().await);
    let token = here.cookie("sid");
    here.post("/me/password", &[("old", "не тот"), ("password", STRONG)]).await.is(422).says("Нынешний пароль не подходит");
    here.post("/me/password", &[("old", PASSWORD), ("password", "qwertyuiop12")]).await.is(422);
    assert_eq!(here.post("/me/password", &[("old", PASSWORD), ("password", STRONG)]).await.goes_to(), "/me");
    here.get("/me").await.ok();
    there.get("/me").await.goes_to();
    let before = shop.stranger();
    before.remember("sid", &token);
    before.get("/me").await.goes_to();
    tries(&shop.stranger(), "orlova", PASSWORD).await.is(422);
    tries(&shop.stranger(), "orlova", STRONG).await.goes_to();
    assert_eq!(here.post("/me/sessions/closure", &[]).await.goes_to(), "/sign-in");
    assert!(shop.read(|r| r.all::<Session>(())).await.is_empty());
}

#[tokio::test]
async fn no_extra_field_makes_anybody_an_owner() {
    let shop = Shop::new().await;
    let artem = shop.hire("Ковалёв Артём", "artem", "master").await;
    let everything = format!("at_{}", role(&shop, "owner").await);
    artem.post("/me", &[("lang", "ru"), ("single_keys", "on"), (&everything, "all")]).await.is(422);
    artem.post("/me", &[("lang", "ru"), ("roles", "owner")]).await.is(422);
    artem.post("/me", &[("lang", "uk"), ("single_keys", "on")]).await.goes_to();
    artem.get("/me").await.ok().says("Мій профіль");
    assert_eq!(employee(&shop, "artem").await.roles.len(), 1);
}

#[tokio::test]
async fn the_other_slices_find_the_right_people() {
    let shop = Shop::new().await;
    shop.hire("Ковалёв Артём", "artem", "master").await;
    shop.hire("Титова Елена", "elena", "receptionist").await;
    let location = shop.location;
    let names = |all: Vec<Employee>| all.into_iter().map(|one| one.login).collect::<Vec<_>>();
    assert_eq!(names(shop.read(|r| staff::masters(r, location)).await), ["artem"]);
    assert_eq!(names(shop.read(|r| staff::employees_with(r, Right::TakePayments, location)).await), ["orlova", "elena"]);
    assert_eq!(names(shop.read(|r| staff::active_employees(r)).await).len(), 3);
    staff::reset_owner(&shop.site.store, "orlova", "короткий").await.expect_err("an owner's password is longer");
    staff::reset_owner(&shop.site.store, "artem", STRONG).await.expect_err("he is not an owner");
    staff::reset_owner(&shop.site.store, "orlova", STRONG).await.expect("reset");
    tries(&shop.stranger(), "orlova", STRONG).await.goes_to();
    shop.is_sound().await;
}
