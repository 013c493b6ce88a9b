//! What a backup is called: the casebook's name, the day and the time.

use chrono::{NaiveDateTime, SubsecRound};

use crate::At;
use crate::place::Place;

/// In a name, the time is that of Greenwich: an hour that comes twice in autumn would give two
/// backups one name.
const MOMENT: &str = "%Y-%m-%d %H.%M.%S UTC";

/// As many letters as [`MOMENT`] comes to.
const LENGTH: usize = "2026-11-22 02.41.07 UTC".len();

const ENDING: &str = ".casebook";

/// The name of the backup of the casebook at `place` made at that moment.
pub(super) fn of(place: &Place, at: At) -> String {
    let stem = place.casebook().file_stem().unwrap_or_default();
    format!("{} {}{ENDING}", stem.to_string_lossy(), stamp(at))
}

/// A moment as it stands in a file's name.
pub(super) fn stamp(at: At) -> String {
    at.format(MOMENT).to_string()
}

/// The moment in a backup's name; none when it is not the name of a backup.
pub(super) fn moment(name: &str) -> Option<At> {
    let stem = name.strip_suffix(ENDING)?;
    let stamp = stem.get(stem.len().checked_sub(LENGTH)?..)?;
    stem.get(..stem.len().saturating_sub(LENGTH))
        .filter(|casebook| casebook.ends_with(' '))?;
    let read = NaiveDateTime::parse_from_str(stamp, MOMENT).ok()?;
    Some(read.and_utc())
}

/// The moment as a name can say it.
pub(super) fn to_the_second(at: At) -> At {
    at.trunc_subsecs(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_name_says_the_casebook_and_the_moment_and_is_read_back() {
        let at = At::from_timestamp(1_795_315_267, 0).unwrap();
        let place = Place::of(Path::new("/x/Larch House.casebook"));
        let name = of(&place, at);
        assert_eq!(name, "Larch House 2026-11-22 02.41.07 UTC.casebook");
        assert_eq!(moment(&name), Some(at));
        for other in [
            "Larch House.casebook",
            "2026-11-22 02.41.07 UTC.casebook",
            "Larch House 2026-13-22 02.41.07 UTC.casebook",
            "Larch House 2026-11-22 02.41.07 UTC.casebook-keys",
            "Étoile 🏠",
            "",
        ] {
            assert_eq!(moment(other), None, "{other}");
        }
    }
}
