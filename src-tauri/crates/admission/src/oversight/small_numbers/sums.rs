//! What can be found of a table by whoever knows what is shown and every sum of its rows and columns.
//!
//! A table with given sums can be changed without changing them only along a ring: one hidden number up,
//! the next of its column down, the next of that row up, and so on back to the first. So rows and
//! columns are stations, a hidden number is a way from its row to its column (it may go up) and, where
//! it is not nought, a way back (it may go down). A number that lies on no such ring can be no other:
//! it is found. (Gusfield 1988, "A graph theoretic approach to statistical data security", with the
//! bound that no count is below nought.)

use super::is_small;

/// A row or a column of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Station {
    Row(usize),
    Column(usize),
}

/// The small numbers that are hidden and can be no other. A table of one row or one column says
/// nothing by the sums of its lines across, so nothing is found there.
pub(super) fn found(given: &[Vec<u32>], hidden: &[Vec<bool>]) -> Vec<(usize, usize)> {
    let columns = given.first().map_or(0, Vec::len);
    if given.len() < 2 || columns < 2 {
        return Vec::new();
    }
    let table = Table {
        given,
        hidden,
        columns,
    };
    (0..given.len())
        .flat_map(|row| (0..columns).map(move |column| (row, column)))
        .filter(|cell| table.is_hidden(*cell) && is_small(table.count(*cell)))
        .filter(|cell| !table.may_be_another(*cell))
        .collect()
}

struct Table<'a> {
    given: &'a [Vec<u32>],
    hidden: &'a [Vec<bool>],
    columns: usize,
}

impl Table<'_> {
    fn is_hidden(&self, (row, column): (usize, usize)) -> bool {
        self.hidden.get(row).and_then(|row| row.get(column)) == Some(&true)
    }

    fn count(&self, (row, column): (usize, usize)) -> u32 {
        let count = self.given.get(row).and_then(|row| row.get(column));
        count.copied().unwrap_or_default()
    }

    /// Up by a ring that comes back to its row, or down by one that comes back to its column; not by
    /// itself alone.
    fn may_be_another(&self, cell: (usize, usize)) -> bool {
        let (row, column) = (Station::Row(cell.0), Station::Column(cell.1));
        self.leads(column, row, cell) || self.leads(row, column, cell)
    }

    /// Whether a way leads from one station to another without a cell.
    fn leads(&self, from: Station, to: Station, without: (usize, usize)) -> bool {
        let mut seen = vec![from];
        let mut next = 0;
        while let Some(at) = seen.get(next).copied() {
            if at == to {
                return true;
            }
            next = next.saturating_add(1);
            let on: Vec<Station> = match at {
                Station::Row(row) => (0..self.columns)
                    .filter(|column| (row, *column) != without && self.is_hidden((row, *column)))
                    .map(Station::Column)
                    .collect(),
                Station::Column(column) => (0..self.given.len())
                    .filter(|row| (*row, column) != without && self.is_hidden((*row, column)))
                    .filter(|row| self.count((*row, column)) > 0)
                    .map(Station::Row)
                    .collect(),
            };
            for station in on {
                if !seen.contains(&station) {
                    seen.push(station);
                }
            }
        }
        false
    }
}
