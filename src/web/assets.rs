//! Static files out of the program itself: named by their content, kept by browsers for ever, compressed once.

use std::{
    collections::HashMap,
    io::{Read as _, Write as _},
    sync::LazyLock,
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets"]
#[allow_missing = true]
struct Files;

pub struct Asset {
    pub mime: &'static str,
    pub plain: Vec<u8>,
    pub gzip: Option<Vec<u8>>,
}

struct Shelf {
    urls: HashMap<String, String>,
    by_url: HashMap<String, Asset>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(stock);

/// The address of a file by its name under `assets/`.
pub fn url(name: &str) -> &'static str {
    SHELF.urls.get(name).map_or("/static/missing", String::as_str)
}

pub fn find(url: &str) -> Option<&'static Asset> {
    SHELF.by_url.get(url)
}

/// The text of an embedded file that is not served: starter data.
pub fn text(name: &str) -> Option<String> {
    Files::get(name).and_then(|file| String::from_utf8(file.data.into_owned()).ok())
}

/// Names of embedded files in a folder, sorted.
pub fn list(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = Files::iter().filter(|name| name.starts_with(folder)).map(|name| name.to_string()).collect();
    names.sort_unstable();
    names
}

fn mime(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

/// A large file lies in the program as it travels.
const PACKED: &str = ".gz";

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut plain).expect("a file of the program is whole");
    plain
}

/// Style sheets come last: the addresses inside them are those of files already on the shelf.
fn stock() -> Shelf {
    let mut shelf = Shelf { urls: HashMap::new(), by_url: HashMap::new() };
    let files = Files::iter().map(|file| (file.strip_suffix(PACKED).unwrap_or(&file).to_string(), file));
    let mut files: Vec<_> = files.filter(|(name, _)| mime(name).is_some()).collect();
    files.sort_by_key(|(name, _)| (name.ends_with(".css"), name.clone()));
    for (name, file) in files {
        let Some(embedded) = Files::get(&file) else { continue };
        let packed = file.ends_with(PACKED).then(|| embedded.data.to_vec());
        let mut plain = packed.as_deref().map_or_else(|| embedded.data.to_vec(), unpacked);
        if packed.is_none() && !name.starts_with("vendor/") && (name.ends_with(".css") || name.ends_with(".js")) {
            let text = String::from_utf8_lossy(&plain);
            let lean = if name.ends_with(".css") { tight(&text) } else { lean(&text) };
            plain = relinked(&lean, &shelf.urls).into_bytes();
        }
        let (stem, kind) = name.rsplit_once('.').unwrap_or((&name, ""));
        // Short: a page names its icons many times.
        let hash = xxhash_rust::xxh3::xxh3_64(&plain) >> 32;
        let url = format!("/static/{}.{hash:08x}.{kind}", stem.replace('/', "-"));
        let mime = mime(&name).unwrap_or("application/octet-stream");
        let squeezes = !name.ends_with("woff2") && !name.ends_with("png");
        let gzip = packed.or_else(|| squeezes.then(|| squeeze(&plain, Compression::best())));
        shelf.by_url.insert(url.clone(), Asset { mime, plain, gzip });
        shelf.urls.insert(name, url);
    }
    shelf
}

/// A style sheet without what only its readers need: comments, and blanks that part nothing. In quotes all stays.
fn tight(css: &str) -> String {
    let rules: String = css
        .split("/*")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) })
        .collect();
    let (mut out, mut quoted, mut blank) = (String::with_capacity(rules.len()), false, false);
    for sign in rules.chars() {
        if sign.is_whitespace() && !quoted {
            blank = true;
            continue;
        }
        // A colon before a blank parts a property from its value; one after it begins a selector.
        if blank && !out.is_empty() && !out.ends_with(['{', '}', ';', ',', ':', '>']) && !['{', '}', ';', ',', '>'].contains(&sign) {
            out.push(' ');
        }
        if sign == '}' && out.ends_with(';') && !quoted {
            out.pop();
        }
        quoted ^= sign == '"';
        blank = false;
        out.push(sign);
    }
    out
}

/// A script without what only its readers need: comments that stand on lines of their own, and indents.
fn lean(text: &str) -> String {
    let (mut out, mut comment) = (String::with_capacity(text.len()), false);
    for line in text.lines().map(str::trim) {
        if comment || line.starts_with("/*") {
            comment = !line.ends_with("*/");
        } else if !line.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// `url(fonts/x.woff2)` with the names the files are served by.
fn relinked(css: &str, urls: &HashMap<String, String>) -> String {
    let mut css = css.to_string();
    for (name, url) in urls.iter().filter(|(name, _)| !name.ends_with(".css")) {
        for quote in ["\"", "'", ""] {
            css = css.replace(&format!("url({quote}{name}{quote})"), &format!("url({quote}{url}{quote})"));
        }
    }
    css
}

pub fn squeeze(bytes: &[u8], level: Compression) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), level);
    let done = encoder.write_all(bytes).and_then(|()| encoder.finish());
    done.expect("memory takes every write")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_keep_the_comments_and_browsers_get_the_rules() {
        let css = "/* One \"line */\n@layer base {\n  /* Two\n     lines */\n  a > b :hover, p { color: red; margin: 0 calc(1px + 2px); } /* beside */\n\n}\n";
        assert_eq!(tight(css), "@layer base{a>b :hover,p{color:red;margin:0 calc(1px + 2px)}}");
        let grid = "q { content: \"a: b; }\"; grid: \"x y\" auto / 1fr; &:is(.a, .b) .c { top: 0 } }";
        assert_eq!(tight(grid), "q{content:\"a: b; }\";grid:\"x y\" auto / 1fr;&:is(.a,.b) .c{top:0}}");
        assert_eq!(lean("/* Two\n   lines */\nconst a = 1; /* beside */\n  b();\n"), "const a = 1; /* beside */\nb();\n");
    }
}
