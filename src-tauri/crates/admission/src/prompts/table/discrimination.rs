//! Discrimination and belonging.

use super::lines;
use crate::prompts::row::Row;

pub(super) const LINES: &[Row] = lines! {
    Discrimination, good: false;

    ChildToNewcomer HurtForIdentity beside HatefulViews:
        "What would {n} meet in words, jokes or music here from {c} or others, and what would adults do about it?"
        because "Staff take every step so that no child is put down by other children for who they are."
        from Provision "GUIDE/3.12";
    ChildToNewcomer HurtForIdentity beside HasBullied:
        "Who here, besides {c}, has lived beside a child like {n} before, and what was learned?"
        because "A house that has thought about difference welcomes it better."
        from Provision "GUIDE/3.12";
    ChildToNewcomer FaithOrCulture beside HatefulViews:
        "How would {n}’s food, prayer, dress or feasts be explained to {c} and the others before the first day?"
        because "What is explained beforehand is seldom mocked."
        from Provision "GUIDE/3.12";
    NewcomerToChild HatefulViews beside HurtForIdentity:
        "What might {n} say or show that would touch {c}, and what would adults do in that moment and afterwards?"
        because "Staff take every step so that no child is put down by other children for who they are."
        from Provision "GUIDE/3.12";
    NewcomerToChild HatefulViews beside Follows:
        "How would adults know if {c} began to repeat what {n} says, and whom would they ask for help?"
        because "Views travel with friendship."
        from Provision "GUIDE/8.8";
    NewcomerToChild HatefulViews beside FaithOrCulture:
        "How would {c}’s faith, food or language be kept safe from what {n} may say, and who would speak with {n} first?"
        because "Staff take every step so that no child is put down by other children for who they are."
        from Provision "GUIDE/3.12";
    BothWays HurtForIdentity beside HurtForIdentity:
        "Whom could {n} and {c} turn to here, each and together, if somebody put them down for who they are?"
        because "A child believed the first time speaks a second time."
        from Provision "GUIDE/3.12";
    NewcomerToChild HasBullied beside HurtForIdentity:
        "What names or jokes would adults listen for between {n} and {c}, and what would be said at once?"
        because "A joke nobody answers is taken for leave."
        from Provision "GUIDE/3.12";
};
