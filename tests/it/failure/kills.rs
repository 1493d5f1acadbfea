//! The real program is killed again and again under people who take in, take money and write. Whatever one of them was
//! told is there, once; a form sent again after the kill has one effect; numbers run on without a gap.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use verstak::{
    app,
    cash::Operation,
    clients::Client,
    kernel::{Clock, Id, mark},
    orders::Order,
    store::{Reads as _, Store},
};

use super::{Dice, first_seed, size};
use crate::{
    bench::Things,
    program::{Running, founded, open, post},
};

const PEOPLE: usize = 20;

/// A form somebody filled; sent until it is answered.
#[derive(Clone)]
struct Sheet {
    path: String,
    fields: Vec<(String, String)>,
    /// What only this form says.
    mark: String,
}

/// A person at a browser, with everything he was told.
struct Person {
    number: usize,
    dice: Dice,
    filled: usize,
    unanswered: Option<Sheet>,
    /// Marks of orders with the address each was said to have.
    orders: Vec<(String, String)>,
    payments: Vec<String>,
    /// Marks of all forms that were ever sent.
    sent: Vec<String>,
}

impl Person {
    fn of(number: usize) -> Person {
        let dice = Dice::new(first_seed().wrapping_mul(1000) + number as u64);
        Person { number, dice, filled: 0, unanswered: None, orders: Vec::new(), payments: Vec::new(), sent: Vec::new() }
    }

    /// A new device, or money for one taken in before.
    fn fills(&mut self, things: &Things, csrf: &str) -> Sheet {
        self.filled += 1;
        let once = Id::<mark::Once>::new(Clock::system().now()).to_string();
        let both = [("csrf".to_string(), csrf.to_string()), ("once".to_string(), once)];
        let mark = format!("Человек {} форма {}", self.number, self.filled);
        self.sent.push(mark.clone());
        let pays = self.dice.of(&self.orders).cloned().filter(|_| !self.filled.is_multiple_of(3));
        let (path, own) = match pays {
            Some((_, order)) => (format!("{order}/payments"), payment(things, &mark, self.dice.below(900))),
            None => ("/orders/new".into(), intake(things, &mark)),
        };
        let own = own.into_iter().map(|(name, value)| (name.to_string(), value));
        Sheet { path, fields: both.into_iter().chain(own).collect(), mark }
    }

    /// Works until the program is gone. An answer that is not one is said.
    fn works(&mut self, port: u16, cookie: &str, csrf: &str, things: &Things) -> Result<(), String> {
        loop {
            let sheet = self.unanswered.take().unwrap_or_else(|| self.fills(things, csrf));
            self.unanswered = Some(sheet.clone());
            let Ok(answer) = post(port, &sheet.path, cookie, &sheet.fields) else { return Ok(()) };
            let Some((head, _)) = answer.split_once("\r\n\r\n") else { return Ok(()) };
            match head.split(' ').nth(1) {
                Some("303") => {}
                Some("503") => continue,
                _ => return Err(format!("{}: {answer}", sheet.mark)),
            }
            let to = head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_default().to_string();
            self.unanswered = None;
            if sheet.path == "/orders/new" { self.orders.push((sheet.mark, to)) } else { self.payments.push(sheet.mark) }
        }
    }
}

fn intake(things: &Things, mark: &str) -> Vec<(&'static str, String)> {
    vec![
        ("location", things.location.to_string()),
        ("order_type", things.order_type.id.to_string()),
        ("client_text", mark.to_string()),
        ("type", things.phone.to_string()),
        ("brand_text", "Apple".into()),
        ("model_text", "iPhone 13 mini".into()),
        ("malfunction", "Разбит экран".into()),
        ("prepayment", "100".into()),
        ("cashbox", things.cash.id.to_string()),
    ]
}

fn payment(things: &Things, mark: &str, more: usize) -> Vec<(&'static str, String)> {
    vec![("amount", (100 + more).to_string()), ("cashbox", things.card.id.to_string()), ("comment", mark.to_string())]
}

#[tokio::test]
async fn what_was_acknowledged_survives_kills_and_nothing_is_there_twice() {
    let kills = size("VERSTAK_KILLS", 30);
    let (data, cookie) = founded("killed").await;
    let store = open(&data).await;
    let things = store.read(|r| Things::of(r)).await.expect("a founded shop");
    store.close();
    let mut dice = Dice::new(first_seed());
    let mut people: Vec<Person> = (0..PEOPLE).map(Person::of).collect();
    let wrong = Mutex::new(Vec::new());
    for _ in 0..kills {
        let running = Running::on(&data);
        let (port, csrf) = (running.port, running.csrf("/me", &cookie));
        let pause = Duration::from_millis(100 + dice.below(400) as u64);
        std::thread::scope(|threads| {
            for person in &mut people {
                let (csrf, cookie, things, wrong) = (&csrf, &cookie, &things, &wrong);
                threads.spawn(move || {
                    if let Err(what) = person.works(port, cookie, csrf, things) {
                        wrong.lock().expect("nobody panicked").push(what);
                    }
                });
            }
            std::thread::sleep(pause);
            running.kill();
        });
        let wrong = wrong.lock().expect("nobody panicked");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
    let store = open(&data).await;
    compare(&store, &people).await;
    store.close();
    std::fs::remove_dir_all(data).expect("the data go");
}

/// What people were told against what is there.
async fn compare(store: &Store, people: &[Person]) {
    let (clients, orders, operations) =
        store.read(|r| Ok((r.all::<Client>(())?, r.all::<Order>(())?, r.all::<Operation>(())?))).await.expect("everything reads");
    let names: HashMap<_, _> = clients.iter().map(|client| (client.id, client.name.as_str())).collect();
    let mut taken: HashMap<&str, Vec<String>> = HashMap::new();
    for order in &orders {
        taken.entry(names[&order.client]).or_default().push(format!("/orders/{}", order.id));
    }
    let mut paid: HashMap<&str, usize> = HashMap::new();
    for operation in &operations {
        *paid.entry(operation.comment.as_str()).or_default() += 1;
    }
    let (mut told, mut wrong) = (0, Vec::new());
    for person in people {
        told += person.orders.len() + person.payments.len();
        let lost = |(mark, order): &&(String, String)| taken.get(mark.as_str()).is_none_or(|all| all[0] != *order);
        wrong.extend(person.orders.iter().filter(lost).map(|(mark, _)| format!("the order of {mark} is lost")));
        let lost = |mark: &&String| !paid.contains_key(mark.as_str());
        wrong.extend(person.payments.iter().filter(lost).map(|mark| format!("the payment of {mark} is lost")));
        for mark in &person.sent {
            let times = taken.get(mark.as_str()).map_or(0, Vec::len) + paid.get(mark.as_str()).copied().unwrap_or(0);
            if times > 1 {
                wrong.push(format!("{mark} had its effect {times} times"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{told} answers, {} orders", orders.len());
    assert!(told > 3 * PEOPLE, "{told} answers: too little was at stake");
    let mut serials: Vec<u64> = orders.iter().map(|order| order.serial).collect();
    serials.sort_unstable();
    assert!(serials.iter().copied().eq(1..=orders.len() as u64), "numbers of orders: {serials:?}");
    let findings = store.read(app::check).await.expect("the check runs");
    assert!(findings.clean(), "{}", findings.wrong.join("\n"));
}
