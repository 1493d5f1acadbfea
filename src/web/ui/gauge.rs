//! The ruler: everything with a norm is shown by one gauge. Past the limit mark it turns red.

use maud::{Markup, html};

/// How a value stands to its norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Ok,
    Warn,
    Over,
    None,
}

impl State {
    /// By hundredths of the norm: attention from 80, over from 100.
    pub fn of(percent: i64) -> State {
        match percent {
            ..80 => State::Ok,
            80..=100 => State::Warn,
            _ => State::Over,
        }
    }
    pub fn word(self) -> &'static str {
        match self {
            State::Ok => "ok",
            State::Warn => "warn",
            State::Over => "over",
            State::None => "none",
        }
    }
}

/// The ruler with its text. `percent` is the value against the norm; `None` means that nothing is measured.
///
/// A scale to one and a half of the norm: the limit stands at two thirds, so that an overrun has room to be seen. Widths
/// are in percent, so that a stretched gauge keeps its thin marks; the ticks are drawn by the stylesheet. The parts are the
/// fill, what is over the limit, and the mark, which is the last.
pub fn norm(percent: Option<i64>, said: &str) -> Markup {
    let state = percent.map_or(State::None, State::of);
    let share = |part: i64| format!("{}%", part * 2 / 3);
    html! {
        span.norm data-state=[(state != State::Ok).then(|| state.word())] {
            svg.gauge aria-hidden="true" {
                @if let Some(value) = percent.map(|percent| percent.clamp(0, 150)) {
                    rect width=(share(value.clamp(2, 100))) {}
                    @if value > 100 { rect width=(share(value - 100)) {} }
                    rect {}
                }
            }
            b { (said) }
        }
    }
}

/// The same ruler for what must not fall below its norm: the fill is what there is, the mark is what there must be.
pub fn least(percent: i64, said: &str) -> Markup {
    let state = match percent {
        ..50 => State::Over,
        50..100 => State::Warn,
        _ => State::Ok,
    };
    html! {
        span.norm data-state=[(state != State::Ok).then(|| state.word())] {
            svg.gauge aria-hidden="true" {
                rect width={ (percent.clamp(2, 150) * 2 / 3) "%" } {}
                rect {}
            }
            b { (said) }
        }
    }
}
