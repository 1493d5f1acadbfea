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
pub fn norm(percent: Option<i64>, said: &str) -> Markup {
    let state = percent.map_or(State::None, State::of);
    html! {
        span.norm data-state=(state.word()) { (gauge(percent)) b { (said) } }
    }
}

/// A scale to one and a half of the norm: the limit stands at two thirds, so that an overrun has room to be seen. Widths
/// are in percent, so that a stretched gauge keeps its thin marks; the ticks are drawn by the stylesheet.
pub fn gauge(percent: Option<i64>) -> Markup {
    let state = percent.map_or(State::None, State::of);
    let share = |part: i64| format!("{}%", part * 2 / 3);
    let value = percent.unwrap_or(0).clamp(0, 150);
    html! {
        svg.gauge data-state=(state.word()) width="64" height="12" aria-hidden="true" {
            @if percent.is_some() { rect.gauge__fill width=(share(value.clamp(2, 100))) {} }
            @if value > 100 { rect.gauge__over width=(share(value - 100)) {} }
            @if state != State::None { rect.gauge__limit {} }
        }
    }
}
