//! Which numbers may leave the home: the one rule for everything that counts children and goes to
//! somebody outside who did not count them.
//!
//! A home decides on a few dozen children a year. Whoever knows the home (a neighbour, a school, a
//! social worker of another child) can put a name to one of one, two, three or four; from five on
//! there are too many it could be. So counts from 1 to 4 are hidden, and nought is told: that
//! nothing happened names nobody. Hiding the small ones alone would not do, since a sum is often
//! known from elsewhere (another table of the same decisions, or the register's number): see [`hide`].
//!
//! Nor would it do to look at one sum at a time: who knows several can take them from each other. So
//! what is hidden is looked at as a whole, by [`sums`].
//!
//! The one exception is the sheet for a placing authority, which counts that authority's own
//! referrals: it knows those children already.

mod sums;

/// Counts above nought and below this are hidden.
pub const FEWER_THAN: u32 = 5;

/// A table with what must not leave hidden (none). Rows of counts, all of one length.
///
/// No row and no column keeps exactly one hidden number while it has another, nor hidden numbers that
/// are all 1: whoever knows its sum could find them by taking away. There the smallest number beside
/// them is hidden too, until neither is so. Then whoever knows the sums of all rows and all columns is
/// taken into account: a small number that could still be no other takes one more of its row or column
/// with it. Only where even a table hidden from end to end would give a number away (a line whose sum is
/// nought, say) no more is hidden for it. Nothing is added up in what leaves.
#[must_use]
pub fn hide(given: &[Vec<u32>]) -> Vec<Vec<Option<u32>>> {
    let mut hidden = Hidden(
        given
            .iter()
            .map(|row| row.iter().map(|n| is_small(*n)).collect())
            .collect(),
    );
    hidden.beside_each_other(given);
    hidden.against_all_sums(given);
    given
        .iter()
        .zip(hidden.0)
        .map(|(row, hidden)| {
            row.iter()
                .zip(hidden)
                .map(|(count, hidden)| (!hidden).then_some(*count))
                .collect()
        })
        .collect()
}

fn is_small(count: u32) -> bool {
    (1..FEWER_THAN).contains(&count)
}

/// Which numbers of a table are hidden.
#[derive(Clone)]
struct Hidden(Vec<Vec<bool>>);

impl Hidden {
    fn also(&mut self, (row, column): (usize, usize)) -> bool {
        let cell = self.0.get_mut(row).and_then(|row| row.get_mut(column));
        match cell {
            Some(cell) => !std::mem::replace(cell, true),
            None => false,
        }
    }

    fn how_many(&self) -> usize {
        self.0.iter().flatten().filter(|hidden| **hidden).count()
    }

    /// Hides until no line is left from whose sum a hidden number could be found.
    fn beside_each_other(&mut self, given: &[Vec<u32>]) {
        while let Some(cell) = beside_what_could_be_found(given, &self.0) {
            if !self.also(cell) {
                break;
            }
        }
    }

    /// Hides, as little as it can, until no small number could be found from all sums together.
    fn against_all_sums(&mut self, given: &[Vec<u32>]) {
        let everything: Vec<Vec<bool>> = given.iter().map(|row| vec![true; row.len()]).collect();
        let hopeless = sums::found(given, &everything);
        let found = |hidden: &Self| {
            let mut found = sums::found(given, &hidden.0);
            found.retain(|cell| !hopeless.contains(cell));
            found
        };
        let mut known = found(self);
        while !known.is_empty() {
            let better = known
                .iter()
                .flat_map(|cell| lines_of(given, *cell))
                .filter_map(|cell| {
                    let mut next = self.clone();
                    next.also(cell).then(|| {
                        next.beside_each_other(given);
                        (found(&next), next)
                    })
                })
                .min_by_key(|(found, next)| (found.len(), next.how_many()));
            match better {
                Some((found, next)) => (known, *self) = (found, next),
                // Its own lines hide all they have: then the rest goes too.
                None => (known, *self) = (Vec::new(), Self(everything.clone())),
            }
        }
    }
}

/// The other cells of the row and of the column of a cell, those that are not nought first.
fn lines_of(given: &[Vec<u32>], (row, column): (usize, usize)) -> Vec<(usize, usize)> {
    let columns = given.first().map_or(0, Vec::len);
    let beside = (0..columns).map(|other| (row, other));
    let above = (0..given.len()).map(|other| (other, column));
    let mut all: Vec<(usize, usize)> = beside
        .chain(above)
        .filter(|cell| *cell != (row, column))
        .collect();
    all.sort_by_key(|(row, column)| {
        let count = given.get(*row).and_then(|row| row.get(*column));
        let count = count.copied().unwrap_or_default();
        (count == 0, count)
    });
    all
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

    #[test]
    fn who_knows_every_sum_of_a_table_finds_no_small_number() {
        // Two pairs of rows and columns, and one number that alone ties them: the sums of the first
        // two rows less those of the first two columns would be that number.
        let given = vec![
            vec![2, 3, 1, 9],
            vec![3, 2, 20, 30],
            vec![20, 30, 3, 2],
            vec![20, 30, 2, 3],
        ];
        let told = hide(&given);
        assert_eq!(told[0][2], None);
        let hidden: Vec<Vec<bool>> = told
            .iter()
            .map(|row| row.iter().map(Option::is_none).collect())
            .collect();
        assert!(sums::found(&given, &hidden).is_empty(), "{told:?}");
        assert!(told.iter().flatten().any(Option::is_some), "{told:?}");
    }

    /// Every table that has the sums of rows and columns of a given one and agrees with what is shown.
    fn that_could_be(given: &[Vec<u32>], told: &[Vec<Option<u32>>]) -> Vec<Vec<Vec<u32>>> {
        let rows: Vec<u32> = given.iter().map(|row| row.iter().sum()).collect();
        let columns: Vec<u32> = (0..given[0].len())
            .map(|column| given.iter().map(|row| row[column]).sum())
            .collect();
        let cells: Vec<(usize, usize)> = (0..rows.len())
            .flat_map(|row| (0..columns.len()).map(move |column| (row, column)))
            .collect();
        let mut all = vec![vec![vec![0; columns.len()]; rows.len()]];
        for (row, column) in cells {
            let mut next = Vec::new();
            for one in all {
                let most = rows[row] - one[row].iter().sum::<u32>();
                let most =
                    most.min(columns[column] - one.iter().map(|row| row[column]).sum::<u32>());
                let range = told[row][column].map_or(0..=most, |shown| shown..=shown.min(most));
                for count in range {
                    let mut with = one.clone();
                    with[row][column] = count;
                    if column + 1 < columns.len() || with[row].iter().sum::<u32>() == rows[row] {
                        next.push(with);
                    }
                }
            }
            all = next;
        }
        all.retain(|one| {
            (0..columns.len())
                .all(|column| one.iter().map(|row| row[column]).sum::<u32>() == columns[column])
        });
        all
    }

    proptest! {
        /// Counted out: of all tables with the same sums that agree with what is shown, no two agree
        /// on a small number, unless they would if nothing at all were shown.
        #[test]
        fn every_small_number_could_be_another(
            given in prop::collection::vec(prop::collection::vec(0_u32..7, 3), 2..4)
        ) {
            let one_value = |told: &[Vec<Option<u32>>]| -> Vec<(usize, usize)> {
                let all = that_could_be(&given, told);
                let mut same = Vec::new();
                for (r, row) in given.iter().enumerate() {
                    for (c, count) in row.iter().enumerate() {
                        if is_small(*count) && all.iter().all(|one| one[r][c] == *count) {
                            same.push((r, c));
                        }
                    }
                }
                same
            };
            let nothing: Vec<Vec<Option<u32>>> = given.iter().map(|row| vec![None; row.len()]).collect();
            let hopeless = one_value(&nothing);
            for cell in one_value(&hide(&given)) {
                prop_assert!(hopeless.contains(&cell), "{given:?} {:?} {cell:?}", hide(&given));
            }
        }

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
