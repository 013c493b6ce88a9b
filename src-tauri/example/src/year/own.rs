//! What is a home's own: who works and lives there, what it is registered for, where it stands. The
//! stories are written of the example's own home; told of another, its people and places stand in for
//! those written, in the home and in the referral alike, so that what a referral quotes of the home is
//! what the home says.

use admission::home::{Clause, Home, Stance};
use chrono::Days;

use super::YearHome;

/// One home's people and places beside those the stories are written with, and what it alone offers.
struct Own {
    /// As written, and as it is here: whole words.
    instead: &'static [(&'static str, &'static str)],
    /// How many places it is registered for.
    places: u32,
    /// The youngest it cares for.
    from_age: u32,
    /// The version of its statement of purpose.
    version: &'static str,
    /// The clause of its range of needs that no other home of these has.
    clause: &'static str,
}

/// Homes other than the example's own: the first stands beside it, and all further ones take turns.
static OTHERS: [Own; 2] = [
    Own {
        instead: &[
            ("Miriam Okafor", "Helena Brandreth"),
            ("Miriam", "Helena"),
            ("Colette Dunn", "Bernadette Lowe"),
            ("Colette", "Bernadette"),
            ("Marek Nowak", "Tunde Akande"),
            ("Marek", "Tunde"),
            ("Anneke Vos", "Farida Rahmani"),
            ("Dr Vos", "Dr Rahmani"),
            ("Hana Whitcombe", "Elin Prothero"),
            ("Hana", "Elin"),
            ("Sana Iqbal", "Nadine Foy"),
            ("Sana", "Nadine"),
            ("Dee Whitlock", "Grace Tomlin"),
            ("Dee", "Grace"),
            ("Joe Farrow", "Duncan Reid"),
            ("Joe", "Duncan"),
            ("Aisha", "Leila"),
            ("A.K.", "L.D."),
            ("Ben", "Kofi"),
            ("B.W.", "K.M."),
            ("Tomas", "Jakub"),
            ("T.N.", "J.S."),
            ("Whitmore", "Mensah"),
            ("Shay Lowrey", "Dario Webb"),
            ("Orla", "Megan"),
            ("Bramble", "Pepper"),
            ("the Quay", "the Arches"),
            ("The Quay", "The Arches"),
            ("Quay", "Arches"),
            ("Lantern Road Surgery", "Mill Lane Surgery"),
            ("no more than five", "no more than four"),
            ("five is the limit", "four is the limit"),
            ("home for five", "home for four"),
            ("10 to 17", "9 to 17"),
            ("version 4", "version 2"),
            ("Version 4", "Version 2"),
            ("All 12 adults", "All 10 adults"),
            ("10 of 12 adults", "8 of 10 adults"),
            ("11 of 12 adults", "9 of 10 adults"),
            ("Ten of the twelve adults", "Eight of the ten adults"),
        ],
        places: 4,
        from_age: 9,
        version: "2",
        clause: "We have one room on the ground floor with a bathroom of its own, and care there for a \
                 child who uses a wheelchair or is recovering from an operation.",
    },
    Own {
        instead: &[
            ("Miriam Okafor", "David Ferreira"),
            ("Miriam", "David"),
            ("Colette Dunn", "Agnes Mbeki"),
            ("Colette", "Agnes"),
            ("Marek Nowak", "Stefan Lund"),
            ("Marek", "Stefan"),
            ("Anneke Vos", "Judith Amos"),
            ("Dr Vos", "Dr Amos"),
            ("Hana Whitcombe", "Pia Renshaw"),
            ("Hana", "Pia"),
            ("Sana Iqbal", "Lorraine Case"),
            ("Sana", "Lorraine"),
            ("Dee Whitlock", "Shanice Cobb"),
            ("Dee", "Shanice"),
            ("Joe Farrow", "Mick Tansley"),
            ("Joe", "Mick"),
            ("Aisha", "Poppie"),
            ("A.K.", "P.V."),
            ("Ben", "Marlon"),
            ("B.W.", "M.G."),
            ("Tomas", "Eddie"),
            ("T.N.", "E.Y."),
            ("Whitmore", "Gayle"),
            ("Shay Lowrey", "Curtis Rowe"),
            ("Orla", "Jess"),
            ("Bramble", "Biscuit"),
            ("the Quay", "the Parade"),
            ("The Quay", "The Parade"),
            ("Quay", "Parade"),
            ("Lantern Road Surgery", "Abbey Street Surgery"),
            ("no more than five", "no more than six"),
            ("five is the limit", "six is the limit"),
            ("home for five", "home for six"),
            ("version 4", "version 7"),
            ("Version 4", "Version 7"),
        ],
        places: 6,
        from_age: 10,
        version: "7",
        clause: "We care for brothers and sisters together, up to three, where the care plan of each says \
                 that they are to live together.",
    },
];

fn own(which: YearHome) -> Option<&'static Own> {
    let place = which.0.checked_sub(1)?;
    OTHERS.get(place.checked_rem(OTHERS.len())?)
}

/// Words as they are at a home, where it is not the one the stories are written of.
pub(super) fn words(which: YearHome, text: &str) -> String {
    let text = text.replace("Rowan House", &which.name());
    match own(which) {
        Some(own) => instead(&text, own.instead),
        None => text,
    }
}

/// What of a home is no word: how many it is for and of what age, its version, the clause that is its
/// own, and the days on which its children were born and came.
pub(super) fn numbers(which: YearHome, home: &mut Home) {
    let Some(own) = own(which) else { return };
    let months = u32::try_from(which.0).unwrap_or_default();
    home.registered_places = Some(own.places);
    let statement = &mut home.statement_of_purpose;
    statement.number_of_children = Some(own.places);
    statement.age_from = Some(own.from_age);
    statement.version = Some(own.version.to_owned());
    let next = statement.clauses.len().saturating_add(1);
    statement.clauses.push(Clause {
        id: format!("c{next}"),
        number: Some(format!("3.{next}")),
        sentence: own.clause.to_owned(),
        page: Some(9),
        stance: Some(Stance::Covers),
        ..Clause::default()
    });
    for (place, child) in home.children.iter_mut().enumerate() {
        let by = u64::from(months % 5).saturating_add(1).saturating_mul(23);
        let by = by.saturating_add(u64::try_from(place).unwrap_or_default().saturating_mul(11));
        let earlier = |day: chrono::NaiveDate| day.checked_sub_days(Days::new(by)).unwrap_or(day);
        child.date_of_birth = child.date_of_birth.map(earlier);
        child.arrived = child.arrived.map(earlier);
    }
}

/// A text of JSON with some whole words in the place of others, each place once, the longest first.
fn instead(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut inside_a_word = false;
    while let Some(first) = rest.chars().next() {
        let found = pairs
            .iter()
            .filter(|_| !inside_a_word)
            .filter(|(from, _)| ends_a_word(rest, from))
            .max_by_key(|(from, _)| from.len());
        // A new line is a backslash and a letter there, and that letter begins no word.
        if first == '\\' {
            let (sign, after) = rest.split_at_checked(2).unwrap_or((rest, ""));
            out.push_str(sign);
            rest = after;
            inside_a_word = false;
            continue;
        }
        let (taken, put) = match found {
            Some((from, to)) => (from.len(), *to),
            None => {
                let length = first.len_utf8();
                (length, rest.get(..length).unwrap_or_default())
            }
        };
        out.push_str(put);
        let (before, after) = rest.split_at_checked(taken).unwrap_or((rest, ""));
        inside_a_word = before
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        rest = after;
    }
    out
}

/// Whether a text begins with a word that ends there.
fn ends_a_word(text: &str, word: &str) -> bool {
    let Some(after) = text.strip_prefix(word) else {
        return false;
    };
    !word.ends_with(char::is_alphanumeric) || !after.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_for_a_whole_word_alone() {
        let pairs = [
            ("Ben", "Kofi"),
            ("Dee", "Grace"),
            ("Dee Whitlock", "Grace Tomlin"),
            ("A.K.", "L.D."),
        ];
        assert_eq!(
            instead(
                "Ben’s benefit: Benefit, Dee and Dee Whitlock; Deed. A.K.’s",
                &pairs
            ),
            "Kofi’s benefit: Benefit, Grace and Grace Tomlin; Deed. L.D.’s"
        );
        assert_eq!(
            instead("one\\nBen \\\"Dee\\\"", &pairs),
            "one\\nKofi \\\"Grace\\\""
        );
    }

    #[test]
    fn no_home_has_the_people_of_another() {
        for (place, one) in OTHERS.iter().enumerate() {
            for (from, to) in one.instead {
                assert_ne!(from, to);
                let names = OTHERS
                    .iter()
                    .skip(place + 1)
                    .flat_map(|other| other.instead);
                let same = names.filter(|(other, theirs)| other == from && theirs == to);
                assert_eq!(same.count(), 0, "{to}");
            }
        }
    }
}
