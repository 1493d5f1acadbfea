//! Codes.
pub fn serial_key(text: &str) -> String {
    text.to_uppercase().chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}
