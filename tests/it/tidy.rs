//! The house rules that a reviewer should not have to repeat.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// What each slice may use besides the platform, lowest first. A new slice joins this table with its first file.
const ALLOWED: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("store", &["kernel"]),
    ("migrations", &["kernel", "store", "log", "staff", "catalog", "orders", "shop", "stock", "warehouse", "stocktake", "reports"]),
    ("log", &["kernel", "store"]),
    ("web", &["kernel", "store", "log"]),
    ("staff", &["kernel", "store", "log", "web"]),
    ("shop", &["kernel", "store", "log", "web", "staff"]),
    ("clients", &["kernel", "store", "log", "web", "staff"]),
    ("catalog", &["kernel", "store", "log", "web", "staff"]),
    ("cash", &["kernel", "store", "log", "web", "staff", "shop", "clients", "catalog"]),
    ("stock", &["kernel", "store", "log", "web", "staff", "shop", "clients", "catalog"]),
    ("warehouse", &["kernel", "store", "log", "web", "staff", "shop", "clients", "catalog", "cash", "stock"]),
    ("stocktake", &["kernel", "store", "log", "web", "staff", "shop", "clients", "catalog", "cash", "stock", "warehouse"]),
    ("sales", &["kernel", "store", "log", "web", "staff", "shop", "clients", "catalog", "cash", "stock", "warehouse"]),
    ("orders", &["kernel", "store", "log", "web", "staff", "shop", "clients", "catalog", "cash", "stock", "warehouse"]),
    ("purchases", &["kernel", "store", "log", "web", "staff", "shop", "clients", "catalog", "cash", "stock", "warehouse", "orders"]),
    ("setup", &["kernel", "store", "log", "web", "staff", "shop", "clients", "catalog", "cash", "stock"]),
    ("search", &["kernel", "store", "log", "web", "staff", "shop", "clients", "catalog", "cash", "stock", "orders"]),
    (
        "exchange",
        &["kernel", "store", "log", "web", "staff", "shop", "clients", "catalog", "cash", "stock", "warehouse", "sales", "orders"],
    ),
    (
        "reports",
        &[
            "kernel",
            "store",
            "log",
            "web",
            "staff",
            "shop",
            "clients",
            "catalog",
            "cash",
            "stock",
            "warehouse",
            "sales",
            "orders",
            "exchange",
        ],
    ),
    (
        "demo",
        &[
            "kernel",
            "store",
            "log",
            "web",
            "staff",
            "shop",
            "clients",
            "catalog",
            "cash",
            "stock",
            "warehouse",
            "sales",
            "orders",
            "setup",
            "migrations",
            "cli",
        ],
    ),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(dir: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).expect("the tree is readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

/// Every Rust file of the program with its path from `src/`; files of unit tests alone are left out.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(&root().join("src"), ".rs", &mut found);
    found.retain(|path| !path.ends_with("tests.rs"));
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(root().join("src")).expect("under src").to_string_lossy().replace('\\', "/");
            (name, std::fs::read_to_string(&path).expect("source is text"))
        })
        .collect()
}

/// The part of a file before its unit tests.
fn program(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn complain(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn arrows_between_slices_point_down() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let Some((slice, _)) = name.split_once('/') else { continue };
        if slice == "cli" {
            continue;
        }
        let Some(may) = allowed.get(slice) else {
            wrong.push(format!("{name}: slice {slice} is not in the table of layers"));
            continue;
        };
        for used in used_slices(program(&text)) {
            if used != slice && !may.contains(&used.as_str()) {
                wrong.push(format!("{name}: {slice} uses {used}"));
            }
        }
    }
    complain(&wrong);
}

/// Slices named by `crate::x` or inside `use crate::{x::…, y}`.
fn used_slices(text: &str) -> Vec<String> {
    let mut used = Vec::new();
    let mut word = |rest: &str| {
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        if !name.is_empty() {
            used.push(name);
        }
    };
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + 7..];
        let Some(group) = rest.strip_prefix('{') else {
            word(rest);
            continue;
        };
        let (mut depth, mut start) = (0, true);
        for (i, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                c if start && !c.is_whitespace() => {
                    word(&group[i..]);
                    start = false;
                }
                _ => {}
            }
        }
    }
    used.retain(|name| ALLOWED.iter().any(|(slice, _)| slice == name) || name == "app");
    used
}

#[test]
fn phrases_live_in_text_files() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        if name.ends_with("/text.rs") || name.contains("/text/") || name.ends_with("/tests.rs") {
            continue;
        }
        for (number, line) in program(&text).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if code.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c)) {
                wrong.push(format!("src/{name}:{}: Cyrillic outside a text file", number + 1));
            }
        }
    }
    complain(&wrong);
}

#[test]
fn banned_words_have_better_ones() {
    let banned = [
        (".unwrap()", "expect(\"why this cannot be\") or a typed error"),
        ("f64", "Money, Quantity or Rate"),
        ("f32", "Money, Quantity or Rate"),
        ("SystemTime::now", "the clock on tx or cx"),
        ("Timestamp::now", "the clock on tx or cx"),
        ("todo!", "the thing itself"),
        ("unimplemented!", "the thing itself"),
        ("dbg!", "tracing"),
        ("println!", "tracing"),
        ("worksheet_range", "worksheet_cells_reader with limits"),
        ("#[ignore", "a test that runs"),
        ("PreEscaped", "markup that escapes"),
        ("begin_write", "store.write"),
        ("TODO", "an issue"),
        ("FIXME", "an issue"),
    ];
    let excused = |name: &str, word: &str| {
        matches!(
            (name, word),
            ("kernel/time.rs", "Timestamp::now")
                | ("web/sheet.rs", "f64")
                | ("store/redb.rs" | "store/backup.rs", "begin_write")
                | ("web/ui/svg.rs", "PreEscaped")
        ) || (word == "println!" && (name.starts_with("cli/") || name.starts_with("demo/")))
    };
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for (number, line) in program(&text).lines().enumerate() {
            for (word, better) in banned.iter().filter(|(word, _)| line.contains(word) && !excused(&name, word)) {
                wrong.push(format!("src/{name}:{}: `{word}`: use {better}", number + 1));
            }
        }
    }
    complain(&wrong);
}

#[test]
fn files_and_functions_fit_in_a_head() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let lines = text.lines().count();
        let phrases = name.ends_with("/text.rs") || name.contains("/text/");
        if lines > 400 && !phrases {
            wrong.push(format!("src/{name}: {lines} lines, at most 400"));
        }
        if name.ends_with("mod.rs") && !text.starts_with("//!") {
            wrong.push(format!("src/{name}: begins without its story"));
        }
        for (function, length) in functions(program(&text)) {
            if length > 70 {
                wrong.push(format!("src/{name}: fn {function} has {length} lines, at most 70"));
            }
        }
    }
    complain(&wrong);
}

/// Functions with their lengths, by the indentation rustfmt gives their braces.
fn functions(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(String, usize, usize)> = None;
    for (number, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        match &open {
            Some((name, start, depth)) if line.trim_end() == format!("{}}}", " ".repeat(*depth)) => {
                found.push((name.clone(), number - start + 1));
                open = None;
            }
            None => {
                let head = line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(super) ").trim_start_matches("pub(crate) ");
                let head = head.trim_start_matches("const ").trim_start_matches("async ");
                if let Some(rest) = head.strip_prefix("fn ")
                    && !line.trim_end().ends_with('}')
                    && !line.trim_end().ends_with(';')
                {
                    let name = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    open = Some((name, number, indent));
                }
            }
            _ => {}
        }
    }
    found
}

#[test]
fn every_row_is_registered_with_its_table() {
    let mut wrong = Vec::new();
    let registered: String = sources().iter().map(|(_, text)| text.as_str()).collect();
    // Steps between versions keep the shape of rows that are no more.
    for (name, text) in sources().into_iter().filter(|(name, _)| !name.starts_with("migrations/")) {
        for line in program(&text).lines().filter_map(|line| line.trim().strip_prefix("impl Row for ")) {
            let row = line.trim_end_matches(" {").trim();
            if !registered.contains(&format!("TableInfo::of::<{row}>()")) && !registered.contains(&format!("::{row}>()")) {
                wrong.push(format!("src/{name}: row {row} is in no TABLES"));
            }
        }
    }
    let mut numbers = BTreeMap::new();
    for info in verstak::app::tables() {
        for table in (info.indexes)().into_iter().chain([info.table]) {
            if let Some(other) = numbers.insert(table.number, table.name) {
                wrong.push(format!("number {} is both {other} and {}", table.number, table.name));
            }
        }
    }
    complain(&wrong);
}

#[test]
fn pages_carry_no_inline_style_or_script() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for (number, line) in program(&text).lines().enumerate() {
            for bad in [" style=", "style=(", "onclick", "onchange", "onsubmit", "hx-on", "javascript:", "hx-vals=\"js"] {
                if line.contains(bad) {
                    wrong.push(format!("src/{name}:{}: `{bad}`", number + 1));
                }
            }
        }
    }
    complain(&wrong);
}

#[test]
fn icons_named_in_the_code_are_in_the_sprite() {
    let sprite = std::fs::read_to_string(root().join("assets/icons.svg")).expect("the sprite");
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for call in ["icon(\"", "small_icon(\"", "icon: \""] {
            for (at, _) in text.match_indices(call) {
                let id: String = text[at + call.len()..].chars().take_while(|c| *c != '"').collect();
                if !id.is_empty() && !sprite.contains(&format!("id=\"i-{id}\"")) {
                    wrong.push(format!("src/{name}: no icon {id}"));
                }
            }
        }
    }
    complain(&wrong);
}
