//! Staffing, and the continuity of adults.

use super::lines;
use crate::prompts::row::Row;

pub(super) const LINES: &[Row] = lines! {
    Staffing, good: false;

    NewcomerToChild NeedsAnAdultClose beside SharingAdultsIsHard:
        "Which times with which adult are {c}’s own, and how would they be kept when {n} needs somebody close?"
        because "A child counts the minutes an adult has for somebody else."
        from Provision "CHR2015/13(2)(e)";
    NewcomerToChild NeedsAnAdultClose beside NeedsAnAdultClose:
        "Who would be with {n} and who with {c} in each hour of a weekday evening?"
        because "Two children who need an adult close need two adults."
        from Provision "CHR2015/13(2)(d)";
    NewcomerToChild NeedsAnAdultClose beside PreparingToLeave:
        "How would {c}’s time for cooking, money and goodbyes be kept while {n} settles?"
        because "The child who makes least fuss loses time first."
        from Provision "CHR2015/13(2)(e)";
    NewcomerToChild NeedsAnAdultClose beside NewHere:
        "Who is {c} just learning to trust, and would that adult be needed for {n}?"
        because "A first tie with one adult is easily cut before it holds."
        from Provision "CHR2015/13(2)(e)";
    NewcomerToChild SharingAdultsIsHard beside Settled:
        "How would {c}’s usual week with {c}’s own adults look after {n} moved in?"
        because "Being settled rests on ordinary things going on."
        from Provision "CHR2015/13(2)(e)";
    ChildToNewcomer SharingAdultsIsHard beside NeedsAnAdultClose:
        "Who would be {n}’s adult on evenings when {c} takes most of the team’s time?"
        because "A newcomer needs one adult who is surely theirs."
        from Provision "CHR2015/13(2)(d)";
    NewcomerToChild HurtsOthers beside NeedsAnAdultClose:
        "Which adult stays with {c} while others are with {n} on a hard evening, by name and shift?"
        because "Two adults with one child leave the others with fewer."
        from Provision "CHR2015/13(2)(d)";
    NewcomerToChild GoesMissing beside NeedsAnAdultClose:
        "Who stays with {c} while adults look for {n} at night?"
        because "A search takes adults from the children who are at home."
        from Provision "CHR2015/13(2)(d)";
    ChildToNewcomer OtherWaysOfTalking beside NeedsAnAdultClose:
        "Which adults can talk with {n} in {n}’s own way, and on which shifts, busy evenings beside {c} among them?"
        because "A child who cannot be understood by the adult on duty is alone."
        from Provision "CHR2015/13(2)(d)";
    ChildToNewcomer AwakeAtNight beside AwakeAtNight:
        "Who is awake at night for {n} when {c} is up too?"
        because "One waking adult can be in one room."
        from Provision "CHR2015/13(2)(d)";
};
