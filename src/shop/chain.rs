//! The chain of statuses as a graph: the usual way through it, and where an order could get stuck.

use std::collections::BTreeSet;

use super::{OrderType, Status, StatusGroup, statuses::Chart, text};
use crate::kernel::{Id, Lang, mark};

fn belongs(status: &Status, kind: &OrderType) -> bool {
    status.types.is_empty() || status.types.contains(&kind.id)
}

/// From the initial status always by the first allowed step that was not taken yet, till the end.
pub fn usual<'c>(chart: &'c Chart, kind: &OrderType) -> Vec<&'c Status> {
    let (mut path, mut seen) = (Vec::new(), BTreeSet::new());
    let mut here = chart.find(kind.initial);
    while let Some(status) = here {
        seen.insert(status.id);
        path.push(status);
        if status.group.is_final() {
            break;
        }
        here = chart.next_of(status).find(|next| !seen.contains(&next.id) && belongs(next, kind) && next.group != StatusGroup::Refused);
    }
    path
}

/// Statuses an order of a type can come to.
pub fn reached(chart: &Chart, kind: &OrderType) -> BTreeSet<Id<mark::Status>> {
    let (mut seen, mut ahead) = (BTreeSet::new(), vec![kind.initial]);
    while let Some(id) = ahead.pop() {
        let Some(status) = chart.find(id).filter(|status| !status.archived && belongs(status, kind)) else { continue };
        if seen.insert(id) {
            ahead.extend(chart.next_of(status).map(|next| next.id));
        }
    }
    seen
}

/// What a shop should know about its chain: statuses nobody can come to, statuses nobody can leave, types without an end.
pub fn troubles(chart: &Chart, lang: Lang) -> Vec<String> {
    let mut all_reached = BTreeSet::new();
    let mut said = Vec::new();
    for kind in &chart.types {
        let here = reached(chart, kind);
        let ends = chart.live().any(|status| status.group == StatusGroup::Closed && here.contains(&status.id));
        if !ends {
            said.push(text::TYPE_WITHOUT_END.with(lang, &[&kind.name.get(lang)]));
        }
        all_reached.extend(here);
    }
    let names = |found: Vec<&Status>| found.iter().map(|status| format!("«{}»", status.name.get(lang))).collect::<Vec<_>>().join(", ");
    let lost: Vec<&Status> = chart.live().filter(|status| !all_reached.contains(&status.id)).collect();
    if !lost.is_empty() {
        said.push(text::UNREACHABLE.with(lang, &[&names(lost)]));
    }
    let stuck: Vec<&Status> = chart.live().filter(|status| !status.group.is_final() && chart.next_of(status).next().is_none()).collect();
    if !stuck.is_empty() {
        said.push(text::DEAD_END.with(lang, &[&names(stuck)]));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Moment, text::Named};

    fn status(number: u128, group: StatusGroup, next: &[u128]) -> Status {
        Status {
            id: Id::fixed(number),
            key: String::new(),
            name: Named::plain(number.to_string()),
            group,
            tone: "gray".into(),
            norm: None,
            next: next.iter().map(|n| Id::fixed(*n)).collect(),
            roles: Vec::new(),
            types: Vec::new(),
            overdue: true,
            starts_warranty: false,
            position: 0,
            archived: false,
        }
    }

    fn chart(statuses: Vec<Status>) -> Chart {
        let kind = OrderType {
            id: Id::new(Moment::START),
            key: String::new(),
            name: Named::plain("Платный"),
            default: true,
            initial: Id::fixed(1),
            price_type: None,
            position: 0,
            archived: false,
        };
        Chart { statuses, types: vec![kind], ..Chart::default() }
    }

    #[test]
    fn the_usual_way_goes_by_first_steps_and_never_round() {
        let all = chart(vec![
            status(1, StatusGroup::New, &[2]),
            status(2, StatusGroup::Progress, &[1, 4, 3]),
            status(3, StatusGroup::Closed, &[]),
            status(4, StatusGroup::Refused, &[]),
        ]);
        let names: Vec<&str> = usual(&all, &all.types[0]).iter().map(|status| status.name.ru.as_str()).collect();
        assert_eq!(names, ["1", "2", "3"]);
        assert!(troubles(&all, Lang::En).is_empty());
    }

    #[test]
    fn lost_and_stuck_statuses_are_named() {
        let all =
            chart(vec![status(1, StatusGroup::New, &[2]), status(2, StatusGroup::Progress, &[]), status(3, StatusGroup::Closed, &[])]);
        let said = troubles(&all, Lang::Ru).join("\n");
        assert!(said.contains("«3»") && said.contains("«2»") && said.contains("Платный"), "{said}");
    }
}
