//! How a table shares its width among its columns: so that its rows come out short.
//!
//! The page says how wide each column is meant to be. From there width goes over, a little at a
//! time, from a column that has it to spare to one whose words run long, as long as the table
//! grows shorter by it. Counted in letters and whole numbers, so that the same table is shared the
//! same way on every computer; and in few steps, so that neighbouring tables stay alike.

use std::collections::HashMap;

/// All the width there is.
const ALL: u32 = 48;

/// Width that goes over at a time: more at once too, since a line is only saved where a whole one
/// goes.
const STEPS: [u32; 4] = [1, 2, 4, 8];

/// A column is never narrower than this part of what the page meant for it.
const AT_LEAST: (u32, u32) = (3, 5);

/// How much wider a word may be than its letters are on the whole.
const WIDER: (u32, u32) = (5, 4);

/// How many letters there are room for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Letters {
    /// On a line of the table's whole width.
    pub across: u32,
    /// Lost at the edges of each column.
    pub beside: u32,
}

impl Letters {
    /// On a line of a column with this share.
    fn of(self, share: u32) -> u32 {
        (share * self.across / ALL)
            .saturating_sub(self.beside)
            .max(1)
    }

    /// The share a column needs for so many on a line.
    fn share(self, letters: u32) -> u32 {
        letters
            .saturating_add(self.beside)
            .saturating_mul(ALL)
            .div_ceil(self.across.max(1))
    }
}

/// Shares of [`ALL`], one a column. `meant` are the page's own shares; `rows` the words of each
/// cell.
pub(crate) fn shares(
    meant: &[u32],
    headers: &[&str],
    rows: &[Vec<String>],
    letters: Letters,
) -> Vec<u32> {
    let mut now = of_all(meant);
    if rows.is_empty() || now.len() < 2 {
        return now;
    }
    // The headers stand in a row too, and again on every page the table reaches.
    let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
    let rows: Vec<&[String]> = std::iter::once(headers.as_slice())
        .chain(rows.iter().map(Vec::as_slice))
        .collect();
    let floors: Vec<u32> = now
        .iter()
        .enumerate()
        .map(|(column, own)| {
            let words = rows.iter().filter_map(|row| row.get(column));
            let longest = words
                .flat_map(|text| text.split(may_break))
                .map(count)
                .max();
            // Headers are bold, and a letter may be wider than most.
            let longest = longest.unwrap_or_default().saturating_mul(WIDER.0) / WIDER.1;
            let part = own * AT_LEAST.0 / AT_LEAST.1;
            // A word longer than the column is meant to be is broken there, as it always was.
            letters.share(longest).clamp(part.min(*own), *own).max(1)
        })
        .collect();
    let mut heights = Heights {
        rows: &rows,
        letters,
        known: HashMap::new(),
    };
    let mut height = heights.all(&now);
    while let Some((found, lower)) = best(&mut heights, &now, &floors) {
        if lower >= height {
            break;
        }
        (now, height) = (found, lower);
    }
    now
}

/// The page's own shares as parts of [`ALL`]; what is left over goes to the last column.
fn of_all(meant: &[u32]) -> Vec<u32> {
    let sum = meant
        .iter()
        .map(|share| (*share).max(1))
        .sum::<u32>()
        .max(1);
    let mut shares: Vec<u32> = meant
        .iter()
        .map(|share| ((*share).max(1) * ALL / sum).max(1))
        .collect();
    let left = ALL.saturating_sub(shares.iter().sum());
    if let Some(last) = shares.last_mut() {
        *last += left;
    }
    shares
}

/// The best of all ways in which one column gives to another.
fn best(heights: &mut Heights<'_>, now: &[u32], floors: &[u32]) -> Option<(Vec<u32>, Height)> {
    let mut found: Option<(Vec<u32>, Height)> = None;
    for giver in 0..now.len() {
        for taker in (0..now.len()).filter(|taker| *taker != giver) {
            for width in STEPS {
                let mut other = now.to_vec();
                let least = floors.get(giver).copied().unwrap_or(ALL);
                match other.get_mut(giver) {
                    Some(share) if *share >= least + width => *share -= width,
                    _ => break,
                }
                if let Some(share) = other.get_mut(taker) {
                    *share += width;
                }
                let height = heights.all(&other);
                if found.as_ref().is_none_or(|(_, lowest)| height < *lowest) {
                    found = Some((other, height));
                }
            }
        }
    }
    found
}

/// How high rows are: the lines of the tallest cell of each, squared, so that one very tall row weighs
/// more than a few that are a line longer; then the lines of all cells, so that among ways of the same
/// height the one is taken in which no cell is crowded.
type Height = (u32, u32);

/// How many lines rows take, each cell of each width counted once.
struct Heights<'a> {
    rows: &'a [&'a [String]],
    letters: Letters,
    /// Lines of each row's cell, by column and share.
    known: HashMap<(usize, u32), Vec<u32>>,
}

impl Heights<'_> {
    fn all(&mut self, shares: &[u32]) -> Height {
        let mut tallest = vec![1_u32; self.rows.len()];
        let mut every = 0_u32;
        for (column, share) in shares.iter().enumerate() {
            let (rows, width) = (self.rows, self.letters.of(*share));
            let cells = self.known.entry((column, *share)).or_insert_with(|| {
                let cell = |row: &&[String]| row.get(column).map_or(0, |it| lines(it, width));
                rows.iter().map(cell).collect()
            });
            for (tall, cell) in tallest.iter_mut().zip(cells) {
                *tall = (*tall).max(*cell);
                every = every.saturating_add(*cell);
            }
        }
        let squares = tallest.into_iter().map(|tall| tall.saturating_mul(tall));
        (squares.fold(0, u32::saturating_add), every)
    }
}

/// How many lines a text takes in a column so many letters wide.
fn lines(text: &str, width: u32) -> u32 {
    let mut lines = 0_u32;
    for paragraph in text.lines() {
        let mut used = 0;
        lines = lines.saturating_add(1);
        for word in paragraph.split_inclusive(may_break) {
            let (long, seen) = (count(word), count(word.trim_end()));
            if used > 0 && used + seen > width {
                lines = lines.saturating_add(1);
                used = 0;
            }
            // A word longer than a line goes on over several.
            let over = seen.saturating_sub(1) / width;
            lines = lines.saturating_add(over);
            used = (used + long).saturating_sub(over * width);
        }
    }
    lines
}

fn may_break(letter: char) -> bool {
    matches!(letter, ' ' | '\n' | '-' | '/')
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Letters = Letters {
        across: 98,
        beside: 3,
    };

    fn shared(meant: &[u32], rows: &[&[&str]]) -> Vec<u32> {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect();
        shares(meant, &[], &rows, ROOM)
    }

    #[test]
    fn the_column_whose_words_run_long_gets_the_width_another_can_spare() {
        let long = "a sentence that goes on ".repeat(20);
        let found = shared(
            &[50, 50],
            &[&["short", long.as_str()], &["also short", "x"]],
        );
        assert!(found[1] >= 30, "{found:?}");
        assert_eq!(found.iter().sum::<u32>(), ALL);
    }

    #[test]
    fn no_column_goes_below_its_longest_word_or_far_below_what_was_meant() {
        let long = "many little words ".repeat(40);
        let found = shared(&[30, 70], &[&["a few", long.as_str()]]);
        assert!(found[0] >= 14 * 3 / 5, "{found:?}");
        let word = "x".repeat(24);
        let found = shared(&[30, 70], &[&[word.as_str(), long.as_str()]]);
        assert!(ROOM.of(found[0]) >= 24 || found[0] == 14, "{found:?}");
    }

    #[test]
    fn where_nothing_is_gained_the_page_is_followed() {
        assert_eq!(shared(&[30, 30, 60], &[&["a", "b", "c"]]), [12, 12, 24]);
        assert_eq!(shared(&[1, 3], &[]), [12, 36]);
        // No column is left without width, whatever the page meant.
        assert!(of_all(&[0, 0, 1000]).iter().all(|share| *share > 0));
    }

    #[test]
    fn one_very_tall_row_weighs_more_than_a_few_that_are_a_line_longer() {
        let words = "words and ".repeat(10);
        let long = "a sentence that goes on ".repeat(10);
        let mut rows = vec![vec![words.as_str(), "x"]; 4];
        let even = shared(
            &[60, 40],
            &rows.iter().map(Vec::as_slice).collect::<Vec<_>>(),
        );
        rows.push(vec!["x", long.as_str()]);
        let found = shared(
            &[60, 40],
            &rows.iter().map(Vec::as_slice).collect::<Vec<_>>(),
        );
        assert!(found[1] > even[1], "{found:?} and {even:?}");
    }

    #[test]
    fn lines_are_counted_as_they_are_broken() {
        assert_eq!(lines("one two three", 7), 2);
        assert_eq!(lines("one two three", 13), 1);
        assert_eq!(lines("one\ntwo", 40), 2);
        assert_eq!(lines(&"x".repeat(25), 10), 3);
        assert_eq!(lines("", 10), 0);
    }
}
