//! A browser driven over the WebDriver protocol: a few plain HTTP calls to ChromeDriver on this machine.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};

/// How long anything on a page may take to appear.
const PATIENCE: Duration = Duration::from_secs(15);
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Keys of the WebDriver alphabet.
pub const ENTER: &str = "\u{e007}";
pub const SPACE: &str = " ";
pub const DOWN: &str = "\u{e015}";
pub const ESCAPE: &str = "\u{e00c}";
const CONTROL: &str = "\u{e009}";

pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).and_then(|l| l.local_addr()).expect("a free port").port()
}

impl Browser {
    pub fn start(profile: &Path) -> Browser {
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("chromedriver is installed: tests/run installs it");
        let mut browser = Browser { driver, port, session: String::new() };
        let until = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "chromedriver did not start");
            std::thread::sleep(Duration::from_millis(50));
        }
        let args = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=ru-RU",
            "--accept-lang=ru-RU",
            "--window-size=1440,900",
            &format!("--user-data-dir={}", profile.display()),
        ];
        let wanted = json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": { "args": args }, "goog:loggingPrefs": { "browser": "ALL" } } } });
        let made = browser.call("POST", "/session", &wanted);
        browser.session = made["sessionId"].as_str().expect("a session").to_string();
        browser
    }

    /// One call; the value of the answer. A refusal of the protocol fails the test with its words.
    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.try_call(method, path, body);
        assert!(answer.get("error").is_none_or(Value::is_null), "{method} {path}: {answer}");
        answer
    }

    fn try_call(&self, method: &str, path: &str, body: &Value) -> Value {
        self.exchange(method, path, body).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    fn exchange(&self, method: &str, path: &str, body: &Value) -> std::io::Result<Value> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        let body = if method == "GET" { String::new() } else { body.to_string() };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(body.as_bytes())?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let line = line.trim().to_ascii_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().map_err(std::io::Error::other)?;
            }
            if line.is_empty() {
                break;
            }
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes)?;
        Ok(serde_json::from_slice::<Value>(&bytes)?.get("value").cloned().unwrap_or_default())
    }

    fn command(&self, method: &str, path: &str, body: &Value) -> Value {
        self.call(method, &format!("/session/{}{path}", self.session), body)
    }

    pub fn open(&self, url: &str) {
        self.command("POST", "/url", &json!({ "url": url }));
    }

    pub fn url(&self) -> String {
        self.command("GET", "/url", &Value::Null).as_str().unwrap_or_default().to_string()
    }

    /// As if the cookie had run out.
    pub fn forgets_cookie(&self, name: &str) {
        self.command("DELETE", &format!("/cookie/{name}"), &json!({}));
    }

    pub fn script(&self, source: &str) -> Value {
        self.command("POST", "/execute/sync", &json!({ "script": source, "args": [] }))
    }

    /// What a person can read on the page.
    pub fn text(&self) -> String {
        self.script("return document.body.innerText").as_str().unwrap_or_default().replace('\u{a0}', " ")
    }

    fn find(&self, css: &str) -> Option<String> {
        let path = format!("/session/{}/element", self.session);
        let found = self.try_call("POST", &path, &json!({ "using": "css selector", "value": css }));
        found[ELEMENT].as_str().map(str::to_string)
    }

    #[track_caller]
    pub fn wait(&self, what: &str, mut holds: impl FnMut() -> bool) {
        let until = Instant::now() + PATIENCE;
        while !holds() {
            assert!(Instant::now() < until, "waited in vain for {what} at {}:\n{}", self.url(), self.text());
            std::thread::sleep(Duration::from_millis(60));
        }
    }

    /// Waits until something matching is there.
    #[track_caller]
    pub fn sees(&self, css: &str) {
        self.wait(css, || self.find(css).is_some());
    }

    #[track_caller]
    pub fn reads(&self, words: &str) {
        self.wait(words, || self.text().contains(words));
    }

    /// Puts the keyboard's focus on an element, as Tab would.
    #[track_caller]
    pub fn focus(&self, css: &str) {
        self.sees(css);
        self.wait(&format!("focus on {css}"), || {
            let quoted = json!(css);
            let script =
                format!("const e = document.querySelector({quoted}); if (!e) return false; e.focus(); return document.activeElement === e");
            self.script(&script).as_bool() == Some(true)
        });
    }

    pub fn is_there(&self, css: &str) -> bool {
        self.find(css).is_some()
    }

    /// Waits until the page itself has put the focus there.
    #[track_caller]
    pub fn has_focus(&self, css: &str) {
        let script = format!("return !!document.activeElement && document.activeElement.matches({})", json!(css));
        self.wait(&format!("focus on {css}"), || self.script(&script).as_bool() == Some(true));
    }

    /// Waits until a field holds this.
    #[track_caller]
    pub fn holds(&self, css: &str, value: &str) {
        let script = format!("return document.querySelector({})?.value", json!(css));
        self.wait(&format!("{value} in {css}"), || self.script(&script).as_str() == Some(value));
    }

    /// The words of the first element that matches; empty when there is none.
    pub fn text_of(&self, css: &str) -> String {
        let script = format!("return document.querySelector({})?.textContent.trim()", json!(css));
        self.script(&script).as_str().unwrap_or_default().replace('\u{a0}', " ")
    }

    /// Types into whatever has the focus, and rests: an Enter at once after it would be a scanner's.
    pub fn keys(&self, text: &str) {
        let key = |way: &str, key: char| json!({ "type": way, "value": key.to_string() });
        let mut actions: Vec<Value> = text.chars().flat_map(|c| [key("keyDown", c), key("keyUp", c)]).collect();
        actions.push(json!({ "type": "pause", "duration": 150 }));
        self.command("POST", "/actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }));
    }

    /// Digits as a wedge scanner types them: 8 ms between the keys and Enter at once. The keys bear the times of a scanner's
    /// own, as those of a real keyboard do: a machine that is busy is late to hand them over, not to strike them.
    pub fn scan(&self, digits: &str) {
        let began = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs_f64();
        let mut at = began;
        for sign in digits.chars().chain(['\r']) {
            let (key, code) = if sign == '\r' { ("Enter".into(), "Enter".into()) } else { (sign.to_string(), format!("Digit{sign}")) };
            for (way, text) in [("keyDown", sign.to_string()), ("keyUp", String::new())] {
                let params = json!({ "type": way, "key": key, "code": code, "text": text, "windowsVirtualKeyCode": u32::from(sign), "timestamp": at });
                self.command("POST", "/goog/cdp/execute", &json!({ "cmd": "Input.dispatchKeyEvent", "params": params }));
            }
            at += 0.008;
        }
    }

    /// A key held with Ctrl.
    pub fn ctrl(&self, key: &str) {
        let actions = json!([
            { "type": "keyDown", "value": CONTROL }, { "type": "keyDown", "value": key },
            { "type": "keyUp", "value": key }, { "type": "keyUp", "value": CONTROL }
        ]);
        self.command("POST", "/actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }));
    }

    /// Types into a field.
    #[track_caller]
    pub fn fill(&self, css: &str, text: &str) {
        self.focus(css);
        self.script(&format!("document.querySelector({}).select?.()", json!(css)));
        self.keys(text);
    }

    /// Goes on in the tab that has just been opened.
    #[track_caller]
    pub fn follow_new_tab(&self) {
        let own = self.command("GET", "/window", &Value::Null);
        let mut opened = None;
        self.wait("a new tab", || {
            let all = self.command("GET", "/window/handles", &Value::Null);
            opened = all.as_array().into_iter().flatten().find(|tab| **tab != own).cloned();
            opened.is_some()
        });
        self.command("POST", "/window", &json!({ "handle": opened }));
    }

    /// How many sheets the page takes as the browser prints it, each of the size its style asks for.
    pub fn sheets(&self) -> usize {
        let ask = json!({ "cmd": "Page.printToPDF", "params": { "preferCSSPageSize": true } });
        let printed = self.command("POST", "/goog/cdp/execute", &ask);
        let packed = printed["data"].as_str().expect("a document").as_bytes();
        let document = data_encoding::BASE64.decode(packed).expect("a document");
        let text = String::from_utf8_lossy(&document).into_owned();
        text.split("/Type /Page").skip(1).filter(|rest| !rest.starts_with('s')).count()
    }

    /// Makes of the page what a printer of so many dots an inch puts on paper; `element` alone stands in its corner.
    pub fn prints(&self, element: &str, dpi: u32) -> Vec<Vec<bool>> {
        let cdp = |cmd: &str, params: Value| self.command("POST", "/goog/cdp/execute", &json!({ "cmd": cmd, "params": params }));
        cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        let scale = f64::from(dpi) / 96.0;
        cdp("Emulation.setDeviceMetricsOverride", json!({ "width": 900, "height": 700, "deviceScaleFactor": scale, "mobile": false }));
        let alone = "const e = document.querySelector(WHICH); document.body.replaceChildren(e);
             Object.assign(e.style, { position: 'fixed', left: 0, top: 0 });
             const box = e.getBoundingClientRect(); return [box.width, box.height]";
        let size = self.script(&alone.replace("WHICH", &json!(element).to_string()));
        let clip = json!({ "x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1 });
        let picture = cdp("Page.captureScreenshot", json!({ "format": "png", "clip": clip }));
        cdp("Emulation.setEmulatedMedia", json!({ "media": "" }));
        cdp("Emulation.clearDeviceMetricsOverride", json!({}));
        self.open("about:blank");
        let read = "const bytes = Uint8Array.from(atob(PICTURE), c => c.charCodeAt(0));
             const picture = await createImageBitmap(new Blob([bytes])), paper = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
             paper.drawImage(picture, 0, 0);
             const { data, width, height } = paper.getImageData(0, 0, picture.width, picture.height);
             return Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => data[(y * width + x) * 4] < 128 ? '1' : '0').join(''))";
        let rows = self.script(&format!("return (async () => {{ {} }})()", read.replace("PICTURE", &picture["data"].to_string())));
        let rows = rows.as_array().expect("rows of dots");
        rows.iter().filter_map(Value::as_str).map(|row| row.bytes().map(|dot| dot == b'1').collect()).collect()
    }

    /// What the browser complained of: refused scripts and styles, errors of ours, answers that failed.
    pub fn complaints(&self) -> Vec<String> {
        let log = self.command("POST", "/se/log", &json!({ "type": "browser" }));
        let lines = log.as_array().cloned().unwrap_or_default();
        let severe =
            lines.iter().filter(|entry| entry["level"] == "SEVERE" || entry["message"].to_string().contains("Content Security Policy"));
        severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_string()).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.exchange("DELETE", &format!("/session/{}", self.session), &json!({}));
        }
        // The browser is a child of the driver: both go, however the test ended.
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", self.driver.id())]).stderr(Stdio::null()).status();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
