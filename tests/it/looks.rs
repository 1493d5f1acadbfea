//! Colours that people can read: contrast of the tokens of `assets/app.css` in both themes (WCAG 2.2: text 4.5, marks 3).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    access::{busy, filled, known, routes},
    shop::Shop,
};

type Lch = [f64; 3];

/// A token in the light theme and in the dark one.
type Token = [Lch; 2];

fn css() -> String {
    std::fs::read_to_string(format!("{}/assets/app.css", env!("CARGO_MANIFEST_DIR"))).expect("the style sheet")
}

/// `oklch(0.5 0.1 170)` as numbers; what is not made of three plain numbers is not a surface or an ink.
fn oklch(text: &str) -> Option<Lch> {
    let numbers: Vec<f64> =
        text.trim().strip_prefix("oklch(")?.strip_suffix(')')?.split_whitespace().filter_map(|n| n.parse().ok()).collect();
    numbers.try_into().ok()
}

fn tokens(css: &str) -> BTreeMap<String, Token> {
    let mut found = BTreeMap::new();
    for line in css.lines() {
        let Some((name, rest)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(':')) else { continue };
        let Some(value) = rest.trim().split(';').next() else { continue };
        let token = match value.strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')')).and_then(|pair| pair.split_once(", ")) {
            Some((light, dark)) => oklch(light).zip(oklch(dark)).map(|(light, dark)| [light, dark]),
            None => oklch(value).map(|one| [one, one]),
        };
        if let Some(token) = token {
            found.entry(name.trim().to_string()).or_insert(token);
        }
    }
    found
}

/// Relative luminance of the colour as a screen shows it: out of the sRGB gamut it is clipped.
fn luminance([l, c, h]: Lch) -> f64 {
    let (a, b) = (c * h.to_radians().cos(), c * h.to_radians().sin());
    let cube = |x: f64| x * x * x;
    let (l, m, s) = (
        cube(l + 0.396_337_777_4 * a + 0.215_803_757_3 * b),
        cube(l - 0.105_561_345_8 * a - 0.063_854_172_8 * b),
        cube(l - 0.089_484_177_5 * a - 1.291_485_548 * b),
    );
    let red = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
    let green = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
    let blue = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s;
    0.2126 * red.clamp(0.0, 1.0) + 0.7152 * green.clamp(0.0, 1.0) + 0.0722 * blue.clamp(0.0, 1.0)
}

fn contrast(one: Lch, other: Lch) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_counted_as_the_standard_says() {
    let (black, white) = ([0.0, 0.0, 0.0], [1.0, 0.0, 0.0]);
    assert!((contrast(black, white) - 21.0).abs() < 0.01);
    // #767676 on white, the well-known edge of readable grey.
    assert!((contrast([0.5666, 0.0, 0.0], white) - 4.54).abs() < 0.05);
}

const SURFACES: &[&str] = &["bg", "surface", "surface-2", "surface-3"];

/// Ink and what it lies on.
fn pairs() -> Vec<(&'static str, &'static str, f64)> {
    let mut all = Vec::new();
    for ink in ["ink", "ink-2", "ink-3", "accent-ink", "danger-ink", "ok-ink", "kapton-ink"] {
        all.extend(SURFACES.iter().map(|surface| (ink, *surface, 4.5)));
    }
    for (ink, surface) in [
        ("accent-ink", "accent-soft"),
        ("danger-ink", "danger-soft"),
        ("ok-ink", "ok-soft"),
        ("kapton-ink", "kapton-soft"),
        ("ink", "accent-soft"),
        ("ink", "kapton-soft"),
        ("ink", "danger-soft"),
        ("ink", "owner"),
        ("ink-2", "owner"),
        ("on-accent", "accent"),
        ("on-accent", "accent-h"),
        ("on-kapton", "kapton"),
        ("rail-ink", "rail"),
        ("rail-ink", "rail-on"),
        ("slate-ink", "slate"),
    ] {
        all.push((ink, surface, 4.5));
    }
    all.extend(["bg", "surface", "surface-2"].map(|surface| ("line-field", surface, 3.0)));
    all.extend(["bg", "surface"].map(|surface| ("accent", surface, 3.0)));
    all
}

#[test]
fn every_ink_is_readable_on_every_surface_in_both_themes() {
    let tokens = tokens(&css());
    let mut wrong = Vec::new();
    for (ink, surface, least) in pairs() {
        let (Some(over), Some(under)) = (tokens.get(ink), tokens.get(surface)) else {
            wrong.push(format!("no token {ink} or {surface}"));
            continue;
        };
        for (theme, (over, under)) in ["light", "dark"].iter().zip(over.iter().zip(under)) {
            let ratio = contrast(*over, *under);
            if ratio < least {
                wrong.push(format!("{theme}: {ink} on {surface} is {ratio:.2}, at least {least}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A tone as the style sheet mixes it: a hue and a chroma of its own, lightness and the share of chroma from the theme.
fn mixed(css: &str, tone: &str, part: &str) -> Token {
    let rule = |selector: &str| css.split(&format!("\n  {selector}")).nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default();
    let number = |rule: &str, name: &str| -> Option<f64> { rule.split(&format!("{name}:")).nth(1)?.split(';').next()?.trim().parse().ok() };
    let (usual, own) = (rule("[data-tone] "), rule(&format!("[data-tone=\"{tone}\"]")));
    let of = |name| number(own, name).or_else(|| number(usual, name)).unwrap_or_else(|| panic!("{tone} has no {name}"));
    let (hue, chroma) = (of("--h"), of("--c"));
    let parts = css.split("\n  [data-tone] {\n").nth(1).and_then(|rest| rest.split('}').next()).expect("tones are mixed");
    let line = parts.lines().find(|line| line.trim().starts_with(&format!("{part}:"))).unwrap_or_else(|| panic!("no {part}"));
    let colour = |at: usize| {
        let inside = line.split("oklch(").nth(at).expect("a light and a dark colour");
        let lightness = inside.split_whitespace().next().and_then(|n| n.parse().ok()).expect("a lightness");
        let share = inside.split("* ").nth(1).and_then(|rest| rest.split(')').next()).map_or(1.0, |n| n.parse().expect("a share"));
        [lightness, chroma * share, hue]
    };
    [colour(1), colour(2)]
}

#[test]
fn a_status_of_any_tone_is_readable_in_both_themes() {
    let css = css();
    let tokens = tokens(&css);
    let mut wrong = Vec::new();
    for tone in verstak::shop::TONES {
        let (ink, ground) = (mixed(&css, tone, "--tone-ink"), mixed(&css, tone, "--tone-bg"));
        let lies = [("its own ground", ground)].into_iter().chain(SURFACES.iter().map(|name| (*name, tokens[*name])));
        for (name, under) in lies {
            for (theme, (over, under)) in ["light", "dark"].iter().zip(ink.iter().zip(under)) {
                let ratio = contrast(*over, under);
                if ratio < 4.5 {
                    wrong.push(format!("{theme}: {tone} on {name} is {ratio:.2}"));
                }
            }
        }
        let dot = mixed(&css, tone, "--tone");
        for (theme, (over, under)) in ["light", "dark"].iter().zip(dot.iter().zip(ground)) {
            let ratio = contrast(*over, under);
            if ratio < 3.0 {
                wrong.push(format!("{theme}: the mark of {tone} on its ground is {ratio:.2}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Text of every file under `dir` that ends so.
fn all_text(dir: &std::path::Path, ending: &str, into: &mut String) {
    for path in std::fs::read_dir(dir).expect("a folder").flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            all_text(&path, ending, into);
        } else if path.to_string_lossy().ends_with(ending) {
            into.push_str(&std::fs::read_to_string(&path).expect("text"));
        }
    }
}

/// Names of classes in a style sheet; comments and addresses of files are no selectors.
fn classes(css: &str) -> BTreeSet<String> {
    let bare: String = css.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect();
    let bare: String = bare.split('"').step_by(2).collect();
    let named = |part: &str| part.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next().unwrap_or_default().to_string();
    bare.split('.').skip(1).map(named).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())).collect()
}

#[test]
fn every_class_of_the_style_sheet_is_worn_by_something() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut worn = std::fs::read_to_string(root.join("assets/app.js")).expect("the script");
    all_text(&root.join("src"), ".rs", &mut worn);
    let inside = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let words: BTreeSet<&str> = worn.split(|c: char| !inside(c)).collect();
    let dead: Vec<String> =
        classes(&css()).into_iter().filter(|name| !words.contains(name.as_str()) && !name.starts_with("htmx-")).collect();
    assert!(dead.is_empty(), "nothing wears {dead:?}");
}

/// Classes that the tags of a page wear.
fn worn_by(page: &str) -> BTreeSet<&str> {
    page.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next()).flat_map(str::split_whitespace).collect()
}

#[tokio::test]
async fn every_class_that_a_page_wears_is_dressed_by_the_style_sheet() {
    let shop = Shop::new().await;
    let order = busy(&shop).await;
    let known = known(&shop, &order).await;
    let more = ["print", "kit"].map(|name| std::fs::read_to_string(format!("{}/assets/{name}.css", env!("CARGO_MANIFEST_DIR"))));
    let sheets: String = more.into_iter().map(|sheet| sheet.expect("a sheet of its own pages")).chain([css()]).collect();
    let dressed = classes(&sheets);
    let (owner, mut bare) = (shop.owner().await, BTreeMap::new());
    let mut paths: Vec<String> =
        routes().iter().filter(|route| route.method == poem::http::Method::GET).map(|route| filled(route.path, &known)).collect();
    paths.extend(["/search?q=i", "/orders?q=i", "/clients?q=i", "/orders?view=all"].map(String::from));
    for path in &paths {
        for target in ["", "drawer", "dialog", "feed"] {
            let got = if target.is_empty() { owner.get(path).await } else { owner.get_into(path, target).await };
            for class in worn_by(&got.body).into_iter().filter(|class| !dressed.contains(*class)) {
                bare.entry(class.to_string()).or_insert_with(|| path.clone());
            }
        }
    }
    // A body without the shell around it.
    bare.remove("bare");
    assert!(bare.is_empty(), "no rule for {bare:?}");
}

#[tokio::test]
async fn every_error_above_a_form_leads_to_a_field_of_the_page() {
    let shop = Shop::new().await;
    let order = busy(&shop).await;
    let known = known(&shop, &order).await;
    let (owner, mut led, mut astray) = (shop.owner().await, 0, Vec::new());
    for route in routes().iter().filter(|route| route.method == poem::http::Method::POST) {
        let path = filled(route.path, &known);
        let page = owner.post(&path, &[]).await;
        let Some(above) = page.body.split("class=\"errors\"").nth(1).and_then(|rest| rest.split("</ul>").next()) else { continue };
        for field in above.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            led += 1;
            if !page.body.contains(&format!(" id=\"{field}\"")) {
                astray.push(format!("{path}: {field}"));
            }
        }
    }
    assert!(astray.is_empty(), "nothing stands where these lead: {astray:?}");
    assert!(led > 15, "only {led} errors were seen");
}
