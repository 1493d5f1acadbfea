//! Many browsers at once: requests over connections that stay open, each timed.

#![allow(dead_code, reason = "each bench asks in its own way")]

use std::{
    io::{Read, Write},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Times of answers, shortest first.
pub struct Figure {
    times: Vec<Duration>,
    spent: Duration,
    pub failed: usize,
}

impl Figure {
    pub fn rate(&self) -> f64 {
        self.times.len() as f64 / self.spent.as_secs_f64()
    }
    pub fn at(&self, share: f64) -> Duration {
        let at = ((self.times.len() as f64 * share) as usize).min(self.times.len().saturating_sub(1));
        self.times.get(at).copied().unwrap_or_default()
    }
}

/// Whether the program gives its first page.
pub fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", port))?;
        stream.write_all(format!("GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").as_bytes())?;
        let mut head = [0; 12];
        stream.read_exact(&mut head)?;
        Ok(&head == b"HTTP/1.1 200")
    };
    ask().unwrap_or(false)
}

pub struct Crowd {
    port: u16,
    cookie: String,
    csrf: String,
}

impl Crowd {
    pub fn new(port: u16, session: &str) -> Crowd {
        let mut crowd = Crowd { port, cookie: format!("sid={session}"), csrf: String::new() };
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", port)).expect("the program listens");
        let ask = crowd.get("/me", "Connection: close\r\n");
        stream.write_all(&ask).expect("asked");
        let mut page = String::new();
        stream.read_to_string(&mut page).expect("a page");
        let token = page.split("name=\"csrf-token\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
        crowd.csrf = token.unwrap_or_else(|| panic!("no token on the page: {}", page.lines().next().unwrap_or_default())).to_string();
        crowd
    }

    fn get(&self, path: &str, more: &str) -> Vec<u8> {
        format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: {}\r\n{more}\r\n", self.port, self.cookie).into_bytes()
    }

    fn post(&self, path: &str, form: &str) -> Vec<u8> {
        format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {}\r\nX-CSRF-Token: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.cookie,
            self.csrf,
            form.len(),
            port = self.port
        )
        .into_bytes()
    }

    /// Whole pages.
    pub async fn read(&self, paths: &[String], people: usize, time: Duration) -> Figure {
        let asks = paths.iter().map(|path| self.get(path, "")).collect();
        self.reading(asks, people, time).await
    }

    /// Parts of pages, as the script asks for them.
    pub async fn read_parts(&self, paths: &[String], people: usize, time: Duration) -> Figure {
        let asks = paths.iter().map(|path| self.get(path, "HX-Request: true\r\nHX-Target: found\r\n")).collect();
        self.reading(asks, people, time).await
    }

    /// Everything is asked for once before it is timed: how fast the disk is in a file of gigabytes is not measured here.
    async fn reading(&self, asks: Vec<Vec<u8>>, people: usize, time: Duration) -> Figure {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.expect("the program listens");
        let mut buffer = Vec::new();
        for ask in &asks {
            stream.write_all(ask).await.expect("sent");
            answer(&mut stream, &mut buffer).await;
        }
        let (asks, next) = (Arc::new(asks), Arc::new(AtomicUsize::new(0)));
        let warm = Duration::from_millis(500);
        self.all(people, time, warm, move |_, _| asks[next.fetch_add(1, Ordering::Relaxed) % asks.len()].clone()).await
    }

    /// Forms; what is sent depends on who sends and how many he sent before.
    pub async fn write(&self, people: usize, time: Duration, form: impl Fn(usize, usize) -> (String, String)) -> Figure {
        // Made beforehand: the crowd must not compete with itself for the processor.
        let most = 4000;
        let made: Vec<Vec<Vec<u8>>> = (0..people)
            .map(|person| {
                let forms = (0..most).map(|nth| form(person, nth));
                forms.map(|(path, form)| self.post(&path, &form)).collect()
            })
            .collect();
        self.all(people, time, Duration::ZERO, move |person, nth| made[person][nth.min(most - 1)].clone()).await
    }

    /// Each form once, one after another.
    pub async fn each(&self, forms: &[(String, String)]) -> Figure {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.expect("the program listens");
        let (began, mut times, mut failed, mut buffer) = (Instant::now(), Vec::new(), 0, Vec::new());
        for (path, form) in forms {
            let asked = Instant::now();
            stream.write_all(&self.post(path, form)).await.expect("sent");
            let status = answer(&mut stream, &mut buffer).await;
            times.push(asked.elapsed());
            failed += usize::from(!(200..400).contains(&status));
        }
        times.sort_unstable();
        Figure { times, spent: began.elapsed(), failed }
    }

    async fn all(
        &self,
        people: usize,
        time: Duration,
        warm: Duration,
        ask: impl Fn(usize, usize) -> Vec<u8> + Send + Sync + 'static,
    ) -> Figure {
        let (ask, port) = (Arc::new(ask), self.port);
        let began = Instant::now();
        let tasks: Vec<_> = (0..people)
            .map(|person| {
                let ask = ask.clone();
                tokio::spawn(async move {
                    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.expect("the program listens");
                    stream.set_nodelay(true).expect("a socket");
                    let (mut times, mut failed, mut buffer) = (Vec::new(), 0, Vec::with_capacity(1 << 17));
                    for nth in 0.. {
                        let asked = Instant::now();
                        if asked.duration_since(began) > warm + time {
                            break;
                        }
                        stream.write_all(&ask(person, nth)).await.expect("sent");
                        let status = answer(&mut stream, &mut buffer).await;
                        if asked.duration_since(began) >= warm {
                            times.push(asked.elapsed());
                            failed += usize::from(!(200..400).contains(&status));
                        }
                    }
                    (times, failed)
                })
            })
            .collect();
        let (mut times, mut failed) = (Vec::new(), 0);
        for task in tasks {
            let (own, wrong) = task.await.expect("nobody in the crowd falls");
            times.extend(own);
            failed += wrong;
        }
        times.sort_unstable();
        Figure { times, spent: began.elapsed().saturating_sub(warm), failed }
    }
}

/// Reads one whole answer and returns its status.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> u16 {
    buffer.clear();
    let mut need = usize::MAX;
    let mut status = 0;
    while buffer.len() < need {
        let read = stream.read_buf(buffer).await.expect("an answer");
        assert!(read > 0, "the program hung up");
        if need == usize::MAX
            && let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n")
        {
            let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
            status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
            need = end + 4 + length.unwrap_or(0);
        }
    }
    status
}
