//! Names of people.
pub fn initials(name: &str) -> String {
    name.split_whitespace().take(2).filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect()
}
pub fn short_name(name: &str) -> String {
    name.to_string()
}
pub fn fold(name: &str) -> String {
    name.to_lowercase()
}
