//! The program itself, as a person starts it: addresses, refusals in words, exit codes, and nothing lost when it is killed.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use verstak::{
    kernel::{Actor, Clock, Stamp},
    migrations, setup,
    shop::Company,
    store::{
        Reads, Store,
        migrate::{self, Migration},
    },
};

use crate::{
    bench,
    shop::{founding, password_hash},
    tempdir,
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_verstak");

fn command(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(args).arg("--data").arg(data).current_dir(data.parent().expect("under the temporary directory"));
    for name in ["VERSTAK_DATA", "VERSTAK_LISTEN", "VERSTAK_CONFIG", "VERSTAK_HOSTS", "VERSTAK_LOG"] {
        command.env_remove(name);
    }
    command
}

fn run(data: &Path, args: &[&str]) -> Output {
    command(data, args).output().expect("the program starts")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[track_caller]
fn refuses(data: &Path, args: &[&str], code: i32, words: &str) {
    let output = run(data, args);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(words), "«{words}» is not in: {said}");
    assert!(!said.contains("panicked"), "{said}");
}

/// A running copy; it is ended with the test.
struct Running {
    child: Child,
    port: u16,
    greeting: String,
}

impl Running {
    fn on(data: &Path) -> Running {
        let mut child = command(data, &["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        let (mut greeting, mut port) = (String::new(), None);
        while port.is_none() {
            let line = lines.next().expect("it says where it listens").expect("text");
            port = line.split("http://127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()?.trim().parse().ok());
            greeting.push_str(&line);
            greeting.push('\n');
        }
        Running { child, port: port.expect("a port"), greeting }
    }

    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("answered");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str, cookie: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n", self.port))
    }

    fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> String {
        let body = serde_urlencoded::to_string(fields).expect("text");
        self.ask(&format!(
            "POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{0}\r\norigin: http://127.0.0.1:{0}\r\ncookie: {cookie}\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {1}\r\n\r\n{body}",
            self.port,
            body.len()
        ))
    }

    /// Ended as a power cut would: nothing is told to it.
    fn kill(mut self) {
        self.child.kill().expect("our own child");
        self.child.wait().expect("it ends");
    }

    /// Asked to end; its exit code.
    fn stop(mut self) -> Option<i32> {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).expect("our own child");
        let until = Instant::now() + Duration::from_secs(15);
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().expect("our own child") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn open(dir: &Path) -> Store {
    migrate::open(dir, migrations::STEPS, &Clock::system()).await.expect("the data open")
}

/// A founded shop on disk, with one session; the file is closed.
async fn founded(name: &str) -> (PathBuf, String) {
    let dir = tempdir(name).join("data");
    let store = open(&dir).await;
    let token = verstak::staff::session::new_token();
    let given = token.clone();
    password_hash();
    store
        .write(Stamp::new(Actor::program(), Clock::system().now()), move |tx| {
            let founded = setup::found(tx, &founding())?;
            let device = verstak::staff::session::Device { agent: "story".into(), ip: "127.0.0.1".into() };
            verstak::staff::create_session(tx, founded.owner, &given, &device)
        })
        .await
        .expect("founded");
    store.close();
    (dir, format!("sid={token}"))
}

#[test]
fn it_says_its_version() {
    let output = Command::new(PROGRAM).arg("--version").output().expect("the program starts");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), format!("verstak {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_new_copy_says_where_it_is_and_how_to_set_it_up_and_ends_when_told() {
    let data = tempdir("program").join("data");
    let running = Running::on(&data);
    let code = running.greeting.split("/setup?code=").nth(1).map(str::trim).expect("the link of the set-up").to_string();
    assert!(running.greeting.contains(env!("CARGO_PKG_VERSION")) && running.greeting.contains("Data: "), "{}", running.greeting);
    assert!(running.get(&format!("/setup?code={code}"), "").starts_with("HTTP/1.1 200"));
    assert!(running.get("/health", "").ends_with("ok"));

    refuses(&data, &["serve", "--listen", "127.0.0.1:0"], 3, "another copy of the program already works");
    refuses(&data, &["check"], 3, "another copy of the program already works");
    let taken = running.port;
    let elsewhere = tempdir("taken").join("data");
    refuses(&elsewhere, &["serve", "--listen", &format!("127.0.0.1:{taken}")], 5, &format!("port {taken} is taken"));

    assert_eq!(running.stop(), Some(0));
    let output = run(&data, &["check"]);
    assert!(output.status.success(), "{}", said(&output));
}

#[tokio::test]
async fn data_of_a_newer_program_are_left_alone() {
    let (data, _) = founded("newer").await;
    let newer = [Migration { to: 1, name: "the first form", run: |_| Ok(()) }, Migration { to: 99, name: "the future", run: |_| Ok(()) }];
    migrate::open(&data, &newer, &Clock::system()).await.expect("the future opens").close();
    refuses(&data, &["serve", "--listen", "127.0.0.1:0"], 4, "newer version of the program");
    refuses(&data, &["check"], 4, "backups/");
    let store = migrate::open(&data, &newer, &Clock::system()).await.expect("the future still opens");
    let findings = store.read(verstak::app::check).await.expect("the check runs");
    assert!(findings.clean(), "{}", findings.wrong.join("\n"));
    store.close();
}

#[tokio::test]
async fn a_file_that_is_not_ours_and_a_damaged_one_are_refused_and_untouched() {
    let data = tempdir("foreign").join("data");
    std::fs::create_dir_all(&data).expect("a directory");
    let file = data.join("verstak.redb");
    for foreign in [&b"PK\x03\x04 somebody's archive"[..], b"x", &[0; 8192]] {
        std::fs::write(&file, foreign).expect("written");
        refuses(&data, &["serve", "--listen", "127.0.0.1:0"], 1, "is not a data file of Verstak");
        assert_eq!(std::fs::read(&file).expect("the file"), foreign);
    }
    let (data, _) = founded("damaged").await;
    let file = data.join("verstak.redb");
    let mut bytes = std::fs::read(&file).expect("the file");
    bytes.truncate(bytes.len() / 3);
    std::fs::write(&file, &bytes).expect("written");
    refuses(&data, &["serve", "--listen", "127.0.0.1:0"], 1, "is damaged");
}

#[tokio::test]
async fn check_finds_what_is_planted() {
    use redb::ReadableDatabase as _;
    let dir = tempdir("planted").join("data");
    bench::small_shop(open(&dir).await).await;
    let output = run(&dir, &["check"]);
    assert!(output.status.success() && said(&output).contains("everything agrees"), "{}", said(&output));

    let table: redb::TableDefinition<'_, &[u8], &[u8]> = redb::TableDefinition::new("data");
    let db = redb::Database::open(dir.join("verstak.redb")).expect("the file opens");
    let first = |number: u16| {
        let tx = db.begin_read().expect("a read");
        let rows = tx.open_table(table).expect("the table");
        let start = number.to_be_bytes();
        let (key, value) = rows.range::<&[u8]>(start.as_slice()..).expect("rows").next().expect("a row").expect("a row");
        (key.value().to_vec(), value.value().to_vec())
    };
    // The numbers of orders are index 101, their lines table 111.
    let (index, _) = first(101);
    let (row, mut value) = first(111);
    let last = value.len() - 1;
    value[last] ^= 1;
    let tx = db.begin_write().expect("a write");
    {
        let mut rows = tx.open_table(table).expect("the table");
        rows.remove(index.as_slice()).expect("removed");
        rows.insert(row.as_slice(), value.as_slice()).expect("put");
    }
    tx.commit().expect("committed");
    drop(db);
    let output = run(&dir, &["check"]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("orders_by_number") && said.contains("checksum"), "{said}");
}

#[tokio::test]
async fn what_was_acknowledged_survives_ten_kills() {
    let (data, cookie) = founded("killed").await;
    for round in 1..=10 {
        let running = Running::on(&data);
        let page = running.get("/settings/sources/new", &cookie);
        let csrf =
            page.split("name=\"csrf-token\" content=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token").to_string();
        let name = format!("Источник {round}");
        let answer = running.post("/settings/sources", &cookie, &[("csrf", &csrf), ("name_ru", &name)]);
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
        running.kill();
    }
    let store = open(&data).await;
    let names: Vec<String> = store.read(|r| Ok(verstak::shop::sources(r)?.into_iter().map(|s| s.name.ru).collect())).await.expect("read");
    for round in 1..=10 {
        assert!(names.contains(&format!("Источник {round}")), "round {round} is lost: {names:?}");
    }
    let findings = store.read(verstak::app::check).await.expect("the check runs");
    assert!(findings.clean(), "{}", findings.wrong.join("\n"));
    assert!(store.read(|r| r.get::<Company>(&0)).await.expect("read").is_some());
    store.close();
}

#[test]
fn an_invented_shop_is_sound() {
    let data = tempdir("demo").join("data");
    let output = run(&data, &["demo", "--orders", "60", "--seed", "7"]);
    assert!(output.status.success(), "{}", said(&output));
    let output = run(&data, &["check"]);
    assert!(output.status.success() && said(&output).contains("everything agrees"), "{}", said(&output));
}
