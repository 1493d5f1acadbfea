//! The real program on an empty directory, founded and worked with by keyboard.

use std::{
    io::{BufRead, BufReader, Lines},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

use super::driver::{Browser, DOWN, ENTER, SPACE};

pub const IMEI: &str = "490154203237518";

/// Stopped when the test ends.
pub struct Program {
    child: Child,
    setup: String,
    pub base: String,
    data: PathBuf,
    /// Held open, so that the program may go on talking.
    _words: Lines<BufReader<ChildStdout>>,
}

impl Program {
    pub fn start(data: &Path) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_verstak"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut words = BufReader::new(child.stdout.take().expect("its words")).lines();
        let link = words.by_ref().map_while(Result::ok).find(|line| line.trim().starts_with("http://"));
        let setup = link.expect("the set-up link is printed").trim().to_string();
        let base = setup.split("/setup").next().unwrap_or_default().to_string();
        Program { child, setup, base, data: data.to_path_buf(), _words: words }
    }

    /// Over data that are there already.
    pub fn start_made(data: &Path) -> Program {
        let address = std::net::TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr()).expect("a free port").to_string();
        let mut serve = Command::new(env!("CARGO_BIN_EXE_verstak"));
        serve.args(["serve", "--listen", &address, "--data"]).arg(data).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = serve.spawn().expect("the program starts");
        let words = BufReader::new(child.stdout.take().expect("its words")).lines();
        let until = Instant::now() + Duration::from_secs(15);
        while TcpStream::connect(&address).is_err() {
            assert!(Instant::now() < until, "the program does not answer at {address}");
            std::thread::sleep(Duration::from_millis(50));
        }
        let base = format!("http://{address}");
        Program { child, setup: String::new(), base, data: data.to_path_buf(), _words: words }
    }

    /// Over the invented shop with so many orders.
    pub fn demo(data: &Path, orders: usize) -> Program {
        let made = Command::new(env!("CARGO_BIN_EXE_verstak"))
            .args(["demo", "--orders", &orders.to_string(), "--data"])
            .arg(data)
            .stdout(Stdio::null())
            .status();
        assert!(made.is_ok_and(|status| status.success()), "the shop is invented");
        Program::start(data)
    }

    /// As a power cut: nothing is said and nothing is finished.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Back at the same address with the same data.
    pub fn start_again(&mut self) {
        let address = self.base.trim_start_matches("http://");
        let mut serve = Command::new(env!("CARGO_BIN_EXE_verstak"));
        serve.args(["serve", "--listen", address, "--data"]).arg(&self.data).stdout(Stdio::null()).stderr(Stdio::null());
        self.child = serve.spawn().expect("the program starts again");
        let until = Instant::now() + Duration::from_secs(15);
        while TcpStream::connect(address).is_err() {
            assert!(Instant::now() < until, "the program does not answer at {address}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A phone shop with its owner signed in, at today's page.
pub fn set_up(browser: &Browser, program: &Program) {
    browser.open(&program.setup);
    browser.focus("input[name=business][value=phones]");
    browser.keys(SPACE);
    browser.fill("input[name=company]", "Мастерская на Лесной");
    browser.fill("input[name=location]", "Лесная, 14");
    browser.fill("input[name=owner]", "Орлова Мария");
    browser.fill("input[name=login]", "orlova");
    browser.fill("input[name=password]", "лампа-кофе-верстак-9");
    browser.keys(ENTER);
    browser.sees("[data-key=KeyN]");
}

/// `N`, the form, `Ctrl+Enter`, the receipt; ends at the card of the order, whose address it returns.
pub fn take_in(browser: &Browser, program: &Program) -> String {
    browser.keys("n");
    browser.has_focus("#f-client_text");
    new_client(browser);
    phone(browser);
    browser.focus("#f-master");
    browser.keys(DOWN);
    browser.ctrl(ENTER);
    browser.wait("the receipt", || browser.url().ends_with("/print/receipt"));
    browser.reads("iPhone 13");
    let order = browser.url().trim_end_matches("/print/receipt").to_string();
    assert!(order.starts_with(&format!("{}/orders/", program.base)), "{order}");
    browser.focus(".printbar > a");
    browser.keys(ENTER);
    browser.sees("#order-card");
    order
}

/// The phone is typed, «new client» is the first offer, the name is asked next.
fn new_client(browser: &Browser) {
    browser.keys("9005553948");
    browser.sees("#client-list [data-new=phone][aria-selected=true]");
    browser.keys(ENTER);
    browser.has_focus("#f-name");
    browser.keys("Тихонова Дарья");
}

fn phone(browser: &Browser) {
    browser.fill("#f-serial", IMEI);
    browser.focus("#f-type input");
    browser.keys(SPACE);
    browser.sees("#f-fault input");
    pick(browser, "#f-brand_text", "App", "Apple");
    browser.has_focus("#f-model_text");
    pick(browser, "#f-model_text", "iPhone 13", "iPhone 13");
    browser.focus("#f-fault input");
    browser.keys(SPACE);
}

/// Types into a field with offers and takes the one that is already chosen.
fn pick(browser: &Browser, field: &str, typed: &str, offer: &str) {
    browser.fill(field, typed);
    browser.sees(&format!("[role=listbox]:not([hidden]) [aria-selected=true][data-text=\"{offer}\"]"));
    browser.keys(ENTER);
    browser.holds(field, offer);
}
