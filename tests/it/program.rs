//! The program itself, as a person starts it: addresses, refusals in words, exit codes.

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
    store::{
        Store,
        migrate::{self, Migration},
    },
};

use crate::{
    bench,
    shop::{PROGRAM, founding, password_hash},
    tempdir,
};

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
pub struct Running {
    child: Child,
    pub port: u16,
    greeting: String,
}

impl Running {
    pub fn on(data: &Path) -> Running {
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
        ask(self.port, request).expect("answered")
    }

    pub fn get(&self, path: &str, cookie: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n", self.port))
    }

    /// Uploads a file of clients; the whole answer.
    fn upload(&self, cookie: &str, csrf: &str, file: &[u8]) -> String {
        let mark = "----verstak-program";
        let mut body = Vec::new();
        for (name, value) in [("csrf", csrf), ("kind", "clients")] {
            body.extend(format!("--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        body.extend(format!("--{mark}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n").bytes());
        body.extend_from_slice(file);
        body.extend(format!("\r\n--{mark}--\r\n").bytes());
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout");
        let head = format!(
            "POST /exchange/import HTTP/1.1\r\nhost: 127.0.0.1:{0}\r\norigin: http://127.0.0.1:{0}\r\ncookie: {cookie}\r\n\
             connection: close\r\ncontent-type: multipart/form-data; boundary={mark}\r\ncontent-length: {1}\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body)).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("answered");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Megabytes of memory, as the kernel counts them under this name.
    fn memory(&self, name: &str) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("the kernel counts");
        line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<usize>().ok()).expect("a number") >> 10
    }

    fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> String {
        post(self.port, path, cookie, &fields).expect("answered")
    }

    pub fn csrf(&self, path: &str, cookie: &str) -> String {
        let page = self.get(path, cookie);
        page.split("name=\"csrf-token\" content=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token").to_string()
    }

    fn sign_in(&self, login: &str, password: &str) -> String {
        let csrf = self.csrf("/sign-in", "");
        self.post("/sign-in", "", &[("csrf", &csrf), ("login", login), ("password", password), ("to", "")])
    }

    /// Ended as a power cut would: nothing is told to it.
    pub fn kill(mut self) {
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

/// One request to a copy that may be dead or die; the whole answer, if there was one.
fn ask(port: u16, request: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// A form, as the browser sends it.
pub fn post(port: u16, path: &str, cookie: &str, fields: &impl serde::Serialize) -> std::io::Result<String> {
    let body = serde_urlencoded::to_string(fields).map_err(std::io::Error::other)?;
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: http://127.0.0.1:{port}\r\ncookie: {cookie}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    ask(port, &request)
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub async fn open(dir: &Path) -> Store {
    migrate::open(dir, migrations::STEPS, &Clock::system()).await.expect("the data open")
}

/// A founded shop on disk, with one session; the file is closed.
pub async fn founded(name: &str) -> (PathBuf, String) {
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

    for command in [["check"].as_slice(), &["user", "reset-owner"]] {
        let nowhere = tempdir("nowhere").join("data");
        refuses(&nowhere, command, 1, "there are no data in");
        assert!(!nowhere.exists(), "nothing is made at a wrong path");
    }

    assert_eq!(running.stop(), Some(0));
    let output = run(&data, &["check"]);
    assert!(output.status.success(), "{}", said(&output));

    let again = Running::on(&data);
    let fresh = again.greeting.split("/setup?code=").nth(1).map(str::trim).expect("a restart prints a link again").to_string();
    assert_ne!(fresh, code);
    assert!(again.get(&format!("/setup?code={code}"), "").starts_with("HTTP/1.1 403"), "the link of the former start is void");
    assert!(again.get(&format!("/setup?code={fresh}"), "").starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn settings_come_from_the_command_line_then_variables_then_a_file() {
    let (data, _) = founded("settings").await;
    let beside = data.parent().expect("a directory");
    let check = |change: &dyn Fn(&mut Command)| {
        let mut command = Command::new(PROGRAM);
        command.arg("check").current_dir(beside);
        for name in ["VERSTAK_DATA", "VERSTAK_LISTEN", "VERSTAK_CONFIG", "VERSTAK_HOSTS", "VERSTAK_LOG"] {
            command.env_remove(name);
        }
        change(&mut command);
        let output = command.output().expect("the program starts");
        (output.status.code(), said(&output))
    };
    let nothing = beside.join("nothing-here");
    let sound = |(code, said): (Option<i32>, String)| assert!(code == Some(0) && said.contains("everything agrees"), "{said}");
    sound(check(&|command| _ = command.env("VERSTAK_DATA", &data)));
    sound(check(&|command| _ = command.env("VERSTAK_DATA", &nothing).arg("--data").arg(&data)));
    std::fs::write(beside.join("other.toml"), format!("data = {data:?}\nlisten = \"127.0.0.1:0\"\nhosts = [\"verstak.example\"]\n"))
        .expect("written");
    sound(check(&|command| _ = command.arg("--config").arg("other.toml")));
    sound(check(&|command| _ = command.env("VERSTAK_CONFIG", "other.toml")));
    std::fs::write(beside.join("verstak.toml"), format!("data = {data:?}\n")).expect("written");
    sound(check(&|_| ()));
    std::fs::write(beside.join("verstak.toml"), "dada = \"/srv\"\n").expect("written");
    let (code, said) = check(&|_| ());
    assert!(code == Some(1) && said.contains("dada") && said.contains("verstak.toml"), "a misspelt key is said: {said}");
    let (code, said) = check(&|command| _ = command.arg("--config").arg("absent.toml"));
    assert!(code == Some(1) && said.contains("absent.toml"), "{said}");
    let (code, said) = check(&|command| _ = command.arg("--listen").arg("everywhere"));
    assert!(code == Some(2) && said.contains("everywhere"), "{said}");
}

#[tokio::test]
async fn an_owner_who_forgot_the_password_gets_a_new_one_at_the_server() {
    let (data, cookie) = founded("reset").await;
    refuses(&tempdir("nobody").join("data"), &["user", "reset-owner"], 1, "there are no data in");
    let unfounded = tempdir("unfounded").join("data");
    open(&unfounded).await.close();
    refuses(&unfounded, &["user", "reset-owner"], 1, "there is no owner here yet");
    let output = run(&data, &["user", "reset-owner"]);
    let words = said(&output);
    assert!(output.status.success() && words.contains("Login: orlova"), "{words}");
    let password = words.split("New password: ").nth(1).and_then(|rest| rest.lines().next()).expect("a password").to_string();
    assert!(!std::fs::read(data.join("verstak.redb")).expect("the file").windows(password.len()).any(|part| part == password.as_bytes()));

    let running = Running::on(&data);
    assert!(running.get("/me", &cookie).starts_with("HTTP/1.1 303"), "the old sessions are over");
    let answer = running.sign_in("orlova", &password);
    assert!(answer.starts_with("HTTP/1.1 303") && answer.contains("set-cookie: sid="), "{answer}");
    let token = answer.split("set-cookie: sid=").nth(1).and_then(|rest| rest.split(';').next()).expect("a session").to_string();
    assert!(running.get("/orders", &format!("sid={token}")).starts_with("HTTP/1.1 200"));
    assert_eq!(running.stop(), Some(0));
    let file = std::fs::read(data.join("verstak.redb")).expect("the file");
    assert!(!file.windows(token.len()).any(|part| part == token.as_bytes()), "the file knows no session token, only its hash");
}

/// From four addresses, because one may only try thirty times.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_people_signing_in_at_once_do_not_eat_the_memory() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let (data, _) = founded("crowd").await;
    let running = Running::on(&data);
    let (csrf, port) = (running.csrf("/sign-in", ""), running.port);
    let tries = (0..100).map(|number: u8| {
        let login = format!("person{number}");
        let body =
            serde_urlencoded::to_string([("csrf", &csrf[..]), ("login", &login), ("password", "не тот пароль"), ("to", "")]).expect("text");
        tokio::spawn(async move {
            let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
            socket.bind(([127, 0, 0, 2 + number % 4], 0).into()).expect("an address of this machine");
            let mut stream = socket.connect(([127, 0, 0, 1], port).into()).await.expect("it listens");
            let head = format!(
                "POST /sign-in HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: http://127.0.0.1:{port}\r\nconnection: close\r\n\
                 content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(head.as_bytes()).await.expect("sent");
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).await.expect("answered");
            String::from_utf8_lossy(&answer).into_owned()
        })
    });
    for answer in tries.collect::<Vec<_>>() {
        let answer = answer.await.expect("the task ends");
        assert!(answer.starts_with("HTTP/1.1 422") && answer.contains("Логин или пароль не подходит"), "{answer}");
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", running.child.id())).expect("Linux tells");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    assert!(peak.is_some_and(|peak| peak < 256 << 10), "{peak:?} kB\n{status}");
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

#[test]
fn an_invented_shop_is_sound() {
    let data = tempdir("demo").join("data");
    let output = run(&data, &["demo", "--orders", "60", "--seed", "7"]);
    assert!(output.status.success(), "{}", said(&output));
    let output = run(&data, &["check"]);
    assert!(output.status.success() && said(&output).contains("everything agrees"), "{}", said(&output));
}

/// A workbook whose only sheet, and whose shared texts if there are any, are these.
fn workbook(sheet: &str, shared: &str) -> Vec<u8> {
    let head = "<?xml version=\"1.0\"?>";
    let space = "http://schemas.openxmlformats.org/";
    let relation = format!("{space}officeDocument/2006/relationships");
    let main = format!("{space}spreadsheetml/2006/main");
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "{head}<Types xmlns=\"{space}package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{head}<Relationships xmlns=\"{space}package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{head}<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{head}<Relationships xmlns=\"{space}package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("{head}<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>")),
        ("xl/sharedStrings.xml", format!("{head}<sst xmlns=\"{main}\">{shared}</sst>")),
    ];
    let mut pack = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        pack.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        pack.write_all(text.as_bytes()).expect("its text");
    }
    pack.finish().expect("a pack").into_inner()
}

#[test]
fn an_invented_shop_is_not_put_over_a_shop_or_among_other_files() {
    let data = tempdir("demo-twice").join("data");
    assert!(run(&data, &["demo", "--orders", "3"]).status.success());
    refuses(&data, &["demo", "--orders", "3"], 1, "there is a shop in this data directory already");
    let photos = tempdir("demo-photos").join("data");
    std::fs::create_dir_all(&photos).expect("a directory");
    std::fs::write(photos.join("cat.jpg"), b"meow").expect("a file");
    refuses(&photos, &["demo", "--orders", "3"], 1, "is not empty; give a new directory or an empty one");
    assert_eq!(std::fs::read_dir(&photos).expect("the directory").count(), 1);
}

#[tokio::test]
async fn a_hostile_file_is_read_aside_and_harms_nobody() {
    let (data, cookie) = founded("hostile").await;
    let running = Running::on(&data);
    let page = running.get("/exchange/import?kind=clients", &cookie);
    let csrf = page.split("name=\"csrf-token\" content=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token").to_string();
    let good = workbook("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>", "<si><t>ФИО</t></si>");
    assert!(running.upload(&cookie, &csrf, &good).starts_with("HTTP/1.1 303"), "a sound file is taken");

    let before = running.memory("VmRSS:");
    let far = workbook("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", "");
    assert!(running.upload(&cookie, &csrf, &far).contains("На листе больше"));
    let bomb = workbook(&" ".repeat(30 << 20), "");
    assert!(running.upload(&cookie, &csrf, &bomb).contains("сжат подозрительно сильно"));
    let cells: String = (1..=100_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    let shared: String = (0..30_000).map(|at| char::from(b'a' + u8::try_from(at * at % 26).unwrap_or(0))).collect();
    let quadratic = workbook(&cells, &format!("<si><t>{shared}</t></si>"));
    assert!(running.upload(&cookie, &csrf, &quadratic).contains("МБ текста"));
    let grown = running.memory("VmHWM:") - before;
    assert!(grown <= 20, "{grown} MB more than before");
    assert!(running.get("/exchange/imports", &cookie).starts_with("HTTP/1.1 200"), "the shop goes on");
    assert_eq!(running.stop(), Some(0));
}

#[test]
fn the_reading_process_tells_what_it_reads_and_ends() {
    let mut child = Command::new(PROGRAM).arg("import-worker").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let child = child.as_mut().expect("the program starts");
    let mut input = child.stdin.take().expect("its input");
    input.write_all(&workbook("<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>", "")).expect("sent");
    drop(input);
    let mut told = Vec::new();
    child.stdout.take().expect("its words").read_to_end(&mut told).expect("told");
    assert!(child.wait().expect("it ends").success() && told.contains(&b'7'));
}
