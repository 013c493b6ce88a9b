//! Which numbers may leave the home: the one rule for everything that counts children and goes to
//! somebody outside who did not count them.
//!
//! A home decides on a few dozen children a year. Whoever knows the home (a neighbour, a school, a
//! social worker of another child) can put a name to one of one, two, three or four; from five on
//! there are too many it could be. So counts from 1 to 4 are hidden, and nought is told: that
//! nothing happened names nobody. Hiding the small ones alone would not do, since a sum is often
//! known from elsewhere (another table of the same decisions, or the register's number): see [`hide`].
//!
//! The one exception is the sheet for a placing authority, which counts that authority's own
//! referrals: it knows those children already.

/// Counts above nought and below this are hidden.
pub const FEWER_THAN: u32 = 5;

/// A table with what must not leave hidden (none). Rows of counts, all of one length.
///
/// No row and no column keeps exactly one hidden number while it has another, nor hidden numbers that
/// are all 1: whoever knows its sum could find them by taking away. There the smallest number beside
/// them is hidden too, until neither is so. Nothing is added up in what leaves.
#[must_use]
pub fn hide(given: &[Vec<u32>]) -> Vec<Vec<Option<u32>>> {
    let mut hidden: Vec<Vec<bool>> = given
        .iter()
        .map(|row| row.iter().map(|n| (1..FEWER_THAN).contains(n)).collect())
        .collect();
    while let Some((row, column)) = beside_what_could_be_found(given, &hidden) {
        match hidden.get_mut(row).and_then(|row| row.get_mut(column)) {
            Some(cell) => *cell = true,
            None => break,
        }
    }
    given
        .iter()
        .zip(hidden)
        .map(|(row, hidden)| {
            row.iter()
                .zip(hidden)
                .map(|(count, hidden)| (!hidden).then_some(*count))
                .collect()
        })
        .collect()
}

/// One column of numbers, as it may leave.
#[must_use]
pub fn hide_column(given: &[u32]) -> Vec<Option<u32>> {
    let rows: Vec<Vec<u32>> = given.iter().map(|count| vec![*count]).collect();
    hide(&rows).into_iter().flatten().collect()
}

/// Where what is hidden of a row or a column could be found from its sum: the one of the others to
/// hide with it. One whose crossing line has a hidden cell already comes first, so that little more
/// has to go; among those alike the smallest that is not nought, else a nought.
fn beside_what_could_be_found(given: &[Vec<u32>], hidden: &[Vec<bool>]) -> Option<(usize, usize)> {
    let (rows, columns) = (given.len(), given.first().map_or(0, Vec::len));
    let is_hidden =
        |row: usize, column: usize| hidden.get(row).and_then(|row| row.get(column)) == Some(&true);
    let hidden_in_row = |row| {
        (0..columns)
            .filter(|column| is_hidden(row, *column))
            .count()
    };
    let hidden_in_column = |column| (0..rows).filter(|row| is_hidden(*row, column)).count();
    let count = |row: usize, column: usize| {
        given
            .get(row)
            .and_then(|row| row.get(column))
            .copied()
            .unwrap_or_default()
    };
    let found_from_the_sum = |counts: &[u32]| {
        counts.len() == 1 || (!counts.is_empty() && counts.iter().all(|count| *count == 1))
    };
    let row_is_found = |row: usize| {
        let hidden = (0..columns).filter(|column| is_hidden(row, *column));
        found_from_the_sum(&hidden.map(|column| count(row, column)).collect::<Vec<_>>())
    };
    let column_is_found = |column: usize| {
        let hidden = (0..rows).filter(|row| is_hidden(*row, column));
        found_from_the_sum(&hidden.map(|row| count(row, column)).collect::<Vec<_>>())
    };
    // None crossed is worst: it would stand alone there.
    let crossed = |already: usize| [2, 0, 1].get(already).copied().unwrap_or(1);
    let in_row = (0..rows).filter(|row| row_is_found(*row)).find_map(|row| {
        (0..columns)
            .filter(|column| !is_hidden(row, *column))
            .min_by_key(|column| {
                let count = count(row, *column);
                (crossed(hidden_in_column(*column)), count == 0, count)
            })
            .map(|column| (row, column))
    });
    in_row.or_else(|| {
        (0..columns)
            .filter(|column| column_is_found(*column))
            .find_map(|column| {
                (0..rows)
                    .filter(|row| !is_hidden(*row, column))
                    .min_by_key(|row| {
                        let count = count(*row, column);
                        (crossed(hidden_in_row(*row)), count == 0, count)
                    })
                    .map(|row| (row, column))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_small_number_takes_another_with_it() {
        assert_eq!(hide_column(&[9, 1, 30]), [None, None, Some(30)]);
        assert_eq!(hide_column(&[0, 12]), [Some(0), Some(12)]);
        assert_eq!(hide_column(&[3]), [None]);
        assert!(hide_column(&[]).is_empty());
    }

    #[test]
    fn two_of_one_are_not_found_from_their_sum() {
        assert_eq!(hide_column(&[1, 1, 10, 20]), [None, None, None, Some(20)]);
        assert_eq!(hide_column(&[1, 2, 10]), [None, None, Some(10)]);
    }

    proptest! {
        /// Every hidden number of a line could be another, for whoever knows the line's sum and
        /// everything shown.
        #[test]
        fn no_hidden_number_is_told_by_the_sum(counts in prop::collection::vec(0_u32..9, 1..7)) {
            let told = hide_column(&counts);
            let hidden: Vec<u32> = counts
                .iter()
                .zip(&told)
                .filter(|(_, told)| told.is_none())
                .map(|(count, _)| *count)
                .collect();
            let shown_any = told.iter().any(Option::is_some);
            if !hidden.is_empty() && shown_any {
                prop_assert!(hidden.len() > 1);
                prop_assert!(hidden.iter().any(|count| *count != 1), "{counts:?} {told:?}");
            }
            for (count, told) in counts.iter().zip(&told) {
                prop_assert!(told.is_none_or(|told| told == *count && !(1..FEWER_THAN).contains(&told)));
            }
        }
    }
}
