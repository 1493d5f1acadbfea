//! Excel at its largest: fifty thousand products with their stock in, twice; a hundred thousand rows out, and the memory
//! that takes.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

const PRODUCTS: u32 = 50_000;
/// An import that takes longer is given up.
const MOST: Duration = Duration::from_secs(600);

pub struct Desk {
    pub port: u16,
    pub session: String,
    csrf: String,
}

impl Desk {
    pub fn new(port: u16, session: &str) -> Desk {
        let mut desk = Desk { port, session: session.to_string(), csrf: String::new() };
        let page = text(&desk.ask("GET", "/me", "", &[]).1);
        desk.csrf = between(&page, "name=\"csrf-token\" content=\"", "\"");
        desk
    }

    /// Sends one request over a connection of its own; answers where it leads and what it says.
    fn ask(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the program listens");
        let (port, session, csrf) = (self.port, &self.session, &self.csrf);
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: sid={session}\r\n\
             X-CSRF-Token: {csrf}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("sent");
        stream.write_all(body).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = text(&answer[..end]);
        let status = head.split(' ').nth(1).unwrap_or_default();
        assert!(status.starts_with('2') || status.starts_with('3'), "{method} {path}: {}", head.lines().next().unwrap_or_default());
        let to = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("location: ").map(str::to_string));
        (to.unwrap_or_default(), answer.split_off(end + 4))
    }

    fn post(&self, path: &str, form: &str) -> (String, Vec<u8>) {
        self.ask("POST", path, "application/x-www-form-urlencoded", form.as_bytes())
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn between(page: &str, from: &str, to: &str) -> String {
    let rest = page.split(from).nth(1).unwrap_or_else(|| panic!("no {from} on the page"));
    rest.split(to).next().unwrap_or_default().to_string()
}

/// A table of goods as a shop that moves here brings it.
fn table(first: u32) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().expect("a sheet");
    let heads = ["Наименование", "Артикул", "Категория", "Ед.", "Закупка", "Цена", "Остаток"];
    for (at, head) in (0..).zip(heads) {
        sheet.write(0, at, head).expect("a head");
    }
    for nth in 0..PRODUCTS {
        let number = first + nth;
        let row = nth + 1;
        sheet.write(row, 0, format!("Запчасть для замера № {number}")).expect("a name");
        sheet.write(row, 1, format!("Z-{number}")).expect("an article");
        sheet.write(row, 2, format!("Замеры / Группа {}", number % 40)).expect("a category");
        sheet.write(row, 3, "шт").expect("a unit");
        sheet.write(row, 4, 100 + number % 900).expect("a purchase price");
        sheet.write(row, 5, 300 + number % 900).expect("a price");
        sheet.write(row, 6, 1 + number % 7).expect("a quantity");
    }
    book.save_to_buffer().expect("a file")
}

pub fn measure(desk: &Desk, memory: impl Fn() -> u64 + Send + Sync + 'static) {
    let memory = Arc::new(memory);
    for first in [0, PRODUCTS] {
        let file = table(first);
        let began = Instant::now();
        let path = give(desk, &file);
        let read = began.elapsed();
        desk.post(&format!("{path}/mapping"), &columns(desk, &path));
        let checking = Instant::now();
        desk.ask("GET", &format!("{path}?check=1"), "text/plain", &[]);
        let checked = checking.elapsed();
        let working = Instant::now();
        desk.post(&format!("{path}/application"), "");
        while text(&desk.ask("GET", &path, "text/plain", &[]).1).contains("hx-trigger=\"every 1s\"") {
            assert!(working.elapsed() < MOST, "the import does not end");
            std::thread::sleep(Duration::from_millis(50));
        }
        println!(
            "{PRODUCTS} products in: read {:.1} s, checked {:.1} s, brought in with their stock {:.1} s",
            read.as_secs_f64(),
            checked.as_secs_f64(),
            working.elapsed().as_secs_f64()
        );
    }
    for (what, path) in [("goods with prices", "/exchange/goods"), ("balances", "/exchange/balances?by=batch")] {
        let (before, watch) = (memory(), Watch::over(memory.clone()));
        let began = Instant::now();
        let size = desk.post(path, "").1.len();
        let spent = began.elapsed();
        let most = watch.end();
        println!(
            "{} rows of {what} out: {:.1} s, {} MB more memory, a file of {} KB",
            2 * PRODUCTS,
            spent.as_secs_f64(),
            most.saturating_sub(before),
            size >> 10
        );
    }
}

fn give(desk: &Desk, file: &[u8]) -> String {
    let line = "----verstak";
    let mut body = format!(
        "--{line}\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ngoods\r\n--{line}\r\nContent-Disposition: form-data; \
         name=\"file\"; filename=\"goods.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{line}--\r\n").as_bytes());
    desk.ask("POST", "/exchange/import", &format!("multipart/form-data; boundary={line}"), &body).0
}

/// The columns, the usual price and the warehouse as the page offers them.
fn columns(desk: &Desk, path: &str) -> String {
    let page = text(&desk.ask("GET", path, "text/plain", &[]).1);
    let price = format!("price_{}", between(&page, "value=\"price_", "\""));
    let warehouse = between(&between(&page, "name=\"warehouse\"", "</select>"), "value=\"0", "\"");
    let keys = ["product", "sku", "category", "unit", "purchase", &price, "stock"];
    let fields: Vec<String> = keys.iter().enumerate().map(|(at, key)| format!("column_{at}={key}")).collect();
    format!("{}&known=update&warehouse=0{warehouse}", fields.join("&"))
}

/// The most memory while something is done.
struct Watch {
    over: Arc<AtomicBool>,
    seen: std::thread::JoinHandle<u64>,
}

impl Watch {
    fn over(memory: Arc<impl Fn() -> u64 + Send + Sync + 'static>) -> Watch {
        let over = Arc::new(AtomicBool::new(false));
        let end = over.clone();
        let seen = std::thread::spawn(move || {
            let mut most = 0;
            while !end.load(Ordering::Relaxed) {
                most = most.max(memory());
                std::thread::sleep(Duration::from_millis(5));
            }
            most
        });
        Watch { over, seen }
    }
    fn end(self) -> u64 {
        self.over.store(true, Ordering::Relaxed);
        self.seen.join().expect("the watch ends")
    }
}
