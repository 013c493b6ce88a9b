//! The homes a year is told of: two that the example shows, and as many more as somebody counts with.

use admission::home::Home;
use chrono::{Days, NaiveDate};

use super::own;
use crate::{ExampleError, unreadable};

/// A home of the year, each with a seed of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearHome(pub(super) usize);

impl YearHome {
    /// The example's own home.
    pub const ROWAN: Self = Self(0);
    /// Another of the same provider.
    pub const ALDER: Self = Self(1);
    /// The two the example shows.
    pub const BOTH: [Self; 2] = [Self::ROWAN, Self::ALDER];

    /// As many homes as are asked for: the example's two first.
    pub fn many(homes: usize) -> impl Iterator<Item = Self> {
        (0..homes).map(Self)
    }

    /// Its name without EXAMPLE.
    #[must_use]
    pub fn name(self) -> String {
        let round = self.0.checked_div(NAMES.len()).unwrap_or_default();
        let name = NAMES.get(self.0.checked_rem(NAMES.len()).unwrap_or_default());
        match (name.copied().unwrap_or_default(), round) {
            (name, 0) => name.to_owned(),
            (name, round) => format!("{name} {}", round.saturating_add(1)),
        }
    }

    pub(super) fn seed(self) -> u64 {
        u64::try_from(self.0)
            .unwrap_or_default()
            .saturating_add(1)
            .saturating_mul(2026)
    }

    /// The home with people and places of its own, as if it had stood so for more than a year.
    pub(super) fn stands_as(self, home: &Home) -> Result<Home, ExampleError> {
        let unreadable = |error: serde_json::Error| unreadable("a home", &error.to_string());
        let provider = home.provider.clone();
        let text = serde_json::to_string(home).map_err(unreadable)?;
        let mut home: Home = serde_json::from_str(&own::words(self, &text)).map_err(unreadable)?;
        own::numbers(self, &mut home);
        // Of one provider all.
        home.provider = provider;
        if self != Self::ROWAN {
            home.urn = Some(format!("SC{:06}", self.0));
        }
        home.name = format!("{} (EXAMPLE)", self.name());
        let before =
            |day: Option<NaiveDate>| day.and_then(|day| day.checked_sub_days(Days::new(420)));
        home.statement_of_purpose.dated = before(home.statement_of_purpose.dated);
        for child in &mut home.children {
            child.arrived = before(child.arrived);
        }
        Ok(home)
    }
}

const NAMES: [&str; 40] = [
    "Rowan House",
    "Alder Lodge",
    "Ash Cottage",
    "Aspen House",
    "Beech House",
    "Birch Lodge",
    "Blackthorn House",
    "Bramble Cottage",
    "Cedar House",
    "Cherry Tree House",
    "Chestnut Lodge",
    "Clover House",
    "Elder House",
    "Elm Lodge",
    "Fern Cottage",
    "Foxglove House",
    "Gorse Lodge",
    "Hawthorn House",
    "Hazel Cottage",
    "Heather House",
    "Holly Lodge",
    "Hornbeam House",
    "Ivy Cottage",
    "Juniper House",
    "Larch Lodge",
    "Laurel House",
    "Lime Tree House",
    "Maple Lodge",
    "Medlar Cottage",
    "Mulberry House",
    "Oak Lodge",
    "Orchard House",
    "Pear Tree Cottage",
    "Pine Lodge",
    "Poplar House",
    "Quince Cottage",
    "Sorrel House",
    "Sycamore Lodge",
    "Willow House",
    "Yew Tree Lodge",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_homes_share_a_name_a_number_or_a_seed() {
        let all: Vec<YearHome> = YearHome::many(85).collect();
        let each_once = |of: &dyn Fn(&YearHome) -> String| {
            let once: BTreeSet<String> = all.iter().map(of).collect();
            once.len()
        };
        assert_eq!(each_once(&|one| one.name()), 85);
        assert_eq!(each_once(&|one| one.seed().to_string()), 85);
        let number = |one: &YearHome| {
            one.stands_as(&Home::default())
                .unwrap()
                .urn
                .unwrap_or_default()
        };
        assert_eq!(each_once(&number), 85);
    }
}
