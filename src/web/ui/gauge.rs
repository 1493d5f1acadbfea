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

/// 64×12; the limit stands at two thirds, so that an overrun has room to be seen.
pub fn gauge(percent: Option<i64>) -> Markup {
    let state = percent.map_or(State::None, State::of);
    let limit = 42;
    let width = percent.map_or(0, |p| (p.clamp(0, 150) * limit / 100).max(1));
    html! {
        svg.gauge data-state=(state.word()) viewBox="0 0 64 12" preserveAspectRatio="none" width="64" height="12" aria-hidden="true" {
            @if width > 0 { rect.gauge__fill x="0" y="1" width=(width.min(limit)) height="6" {} }
            @if width > limit { rect.gauge__over x=(limit) y="1" width=(width - limit) height="6" {} }
            path.gauge__ticks d="M0 11.5H64M0.5 9v3M7 9v3M14 9v3M21 9v3M28 9v3M35 9v3M42 9v3M49 9v3M56 9v3M63.5 9v3" {}
            @if state != State::None { rect.gauge__limit x=(limit - 1) y="0" width="2" height="12" {} }
        }
    }
}
