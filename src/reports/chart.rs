//! Charts as SVG without script and style: widths in percent, heights in pixels, so that words keep their size on any screen.

use maud::{Markup, html};

/// A bar with its name and what it says.
#[derive(Debug, Clone)]
pub struct Bar {
    pub name: String,
    pub value: i64,
    pub said: String,
    pub path: Option<String>,
}

/// Two values of one stretch of time side by side.
#[derive(Debug, Clone)]
pub struct Pair {
    pub name: String,
    pub values: [i64; 2],
    pub said: [String; 2],
}

/// A cell of a matrix: how many, how much, and where they are listed.
#[derive(Debug, Clone)]
pub struct Square {
    pub name: String,
    pub count: String,
    pub sum: String,
    pub path: String,
    pub chosen: bool,
    pub tone: &'static str,
}

#[derive(Debug, Clone)]
pub enum Chart {
    Bars {
        title: String,
        bars: Vec<Bar>,
    },
    Pairs {
        title: String,
        legend: [String; 2],
        /// What the tallest bar says.
        largest: String,
        pairs: Vec<Pair>,
    },
    /// What there was at the end of each day; the largest is said.
    Steps {
        title: String,
        ends: [String; 2],
        largest: String,
        values: Vec<i64>,
    },
    Matrix {
        title: String,
        /// A letter and what it means.
        heads: Vec<(String, String)>,
        rows: Vec<((String, String), Vec<Square>)>,
    },
}

const HEIGHT: i64 = 120;

pub fn chart(chart: &Chart) -> Markup {
    match chart {
        Chart::Bars { title, bars } => panel(title, html! {}, self::bars(bars)),
        Chart::Pairs { title, legend, largest, pairs } => panel(
            title,
            html! { div.legend { span data-mark="2" { (legend[0]) } span data-mark="1" { (legend[1]) } } span.panel__end.dim { (largest) } },
            self::pairs(title, pairs),
        ),
        Chart::Steps { title, ends, largest, values } => {
            panel(title, html! { span.panel__end.dim { (largest) } }, steps(title, ends, values))
        }
        Chart::Matrix { title, heads, rows } => panel(title, html! {}, matrix(heads, rows)),
    }
}

fn panel(title: &str, end: Markup, body: Markup) -> Markup {
    html! {
        section.panel.report__chart {
            header.panel__head { h2 { (title) } (end) }
            div.panel__body { (body) }
        }
    }
}

/// Hundredths of a percent of the whole as an attribute.
fn percent(part: i64, whole: i64) -> String {
    let hundredths = (i128::from(part) * 10_000 / i128::from(whole.max(1))).clamp(0, 10_000);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn bars(bars: &[Bar]) -> Markup {
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(0);
    html! {
        ul.ranks {
            @for bar in bars {
                li {
                    span.ranks__name { @if let Some(path) = &bar.path { a.link href=(path) { (bar.name) } } @else { (bar.name) } }
                    svg.chart.ranks__bar aria-hidden="true" { rect.bar-0 width="100%" height="10" rx="2" {} rect.bar-1 width=(percent(bar.value, most)) height="10" rx="2" {} }
                    b { (bar.said) }
                }
            }
        }
    }
}

fn pairs(title: &str, pairs: &[Pair]) -> Markup {
    let most = pairs.iter().flat_map(|pair| pair.values).max().unwrap_or(0).max(1);
    let count = i64::try_from(pairs.len()).unwrap_or(1).max(1);
    let height = |value: i64| (i128::from(value.max(0)) * i128::from(HEIGHT) / i128::from(most)).try_into().unwrap_or(HEIGHT);
    // Names that do not fit are left out, evenly.
    let every = pairs.len().div_ceil(13).max(1);
    html! {
        svg.chart width="100%" height=(HEIGHT + 24) role="img" aria-label=(title) {
            @for quarter in 0..=4 { line.grid x1="0" x2="100%" y1=(1 + HEIGHT * quarter / 4) y2=(1 + HEIGHT * quarter / 4) {} }
            @for (at, pair) in (0..).zip(pairs) {
                @for (side, class) in [(0, "bar-2"), (1, "bar-1")] {
                    @let tall: i64 = height(pair.values[side]);
                    rect class=(class) x=(percent(at * 100 + if side == 0 { 14 } else { 52 }, count * 100)) width=(percent(34, count * 100)) y=(1 + HEIGHT - tall) height=(tall) {
                        title { (pair.name) ": " (pair.said[side]) }
                    }
                }
                @if at % i64::try_from(every).unwrap_or(1) == 0 {
                    text x=(percent(at * 100 + 50, count * 100)) y=(HEIGHT + 18) text-anchor="middle" { (pair.name) }
                }
            }
        }
    }
}

fn steps(title: &str, ends: &[String; 2], values: &[i64]) -> Markup {
    let most = values.iter().copied().max().unwrap_or(0).max(1);
    let mut path = String::new();
    for (at, value) in values.iter().enumerate() {
        let y = 100 - i128::from((*value).max(0)) * 98 / i128::from(most);
        path.push_str(&if at == 0 { format!("M0 {y}H1") } else { format!("V{y}H{}", at + 1) });
    }
    let (wide, area) = (values.len(), format!("{path}V100H0Z"));
    html! {
        svg.chart width="100%" height=(HEIGHT) viewBox={ "0 0 " (wide) " 100" } preserveAspectRatio="none" role="img" aria-label=(title) {
            path.area-1 d=(area) {}
            path.line-1 d=(path) vector-effect="non-scaling-stroke" {}
        }
        div.chart__ends { span { (ends[0]) } span { (ends[1]) } }
    }
}

fn matrix(heads: &[(String, String)], rows: &[((String, String), Vec<Square>)]) -> Markup {
    let named = |(letter, meaning): &(String, String)| html! { b { (letter) } " " span { (meaning) } };
    html! {
        table.matrix {
            thead { tr { td {} @for head in heads { th scope="col" { (named(head)) } } } }
            tbody {
                @for (name, squares) in rows {
                    tr {
                        th scope="row" { (named(name)) }
                        @for square in squares {
                            td { a href=(square.path) data-tone=(square.tone) aria-current=[square.chosen.then_some("true")] { b { (square.name) } span { (square.count) } small { (square.sum) } } }
                        }
                    }
                }
            }
        }
    }
}
