//! Self-harm and mood.

use super::lines;
use crate::prompts::row::Row;

pub(super) const LINES: &[Row] = lines! {
    SelfHarm, good: false;

    NewcomerToChild SelfHarm beside PastSelfHarm:
        "What might {c} see, hear or find of {n}’s self-harm, and who would talk with {c} about it?"
        because "Seeing it again can bring back what was left behind."
        from Practice "impact assessments in use: self-harm spreading between children";
    BothWays SelfHarm beside SelfHarm:
        "How would adults care for {n} and {c} on a night when both are struggling?"
        because "Two children in distress can each deepen the other’s."
        from Practice "impact assessments in use: self-harm spreading between children";
    NewcomerToChild SelfHarm beside KindToYounger:
        "What would stop {c} from feeling that {n}’s safety is {c}’s to look after?"
        because "Children who care for others may take on what belongs to adults."
        from Provision "CHR2015/12(2)(b)";
    NewcomerToChild SelfHarm beside YoungerThanYears:
        "How would marks, talk and blood be explained to {c}, and who would do it?"
        because "What a younger child does not understand frightens more."
        from Practice "impact assessments in use: age gap";
    NewcomerToChild SuicidalThoughts beside LowOrAnxious:
        "What would {c} know of how {n} feels, and how would adults look after them both at once?"
        because "Watching over one child closely takes eyes from another."
        from Provision "CHR2015/13(2)(d)";
    NewcomerToChild SuicidalThoughts beside Grieving:
        "How would {c} be told and held if {n} were taken to hospital in the night?"
        because "A sudden absence can wake an old loss."
        from Practice "impact assessments in use: triggers shared by two children";
    ChildToNewcomer PastSelfHarm beside SelfHarm:
        "What might {n} see or hear of self-harm in this house, from {c} or anybody, and what does {n} say helps?"
        because "A child who has stopped may know best what keeps it away."
        from Practice "impact assessments in use: self-harm spreading between children";
    ChildToNewcomer LowOrAnxious beside SuicidalThoughts:
        "Who would sit with {n} while adults are busy keeping {c} or another child safe?"
        because "A newcomer cannot read yet what a closed door and hushed voices mean."
        from Provision "CHR2015/13(2)(d)";
    BothWays Grieving beside Grieving:
        "Which dates, songs and places are hard for {n} and for {c}, and who keeps both in the diary?"
        because "One child’s sad day may fall on another’s."
        from Practice "the working profile: what unsettles or frightens the child";
    BothWays Eating beside Eating:
        "How would meals go with both {n} and {c} at table, and who has asked the people who help each with food?"
        because "Eating is watched and copied at a shared table."
        from Provision "CHR2015/10(2)(c)";
    ChildToNewcomer Eating beside Loud:
        "Where and with whom could {n} eat in peace on evenings when {c} or the house is loud?"
        because "Fear closes the throat."
        from Practice "the working profile: what unsettles or frightens the child";
    NewcomerToChild LowOrAnxious beside LowOrAnxious:
        "What lifts {c} on a low day, and would there be enough of it with {n} here too?"
        because "What helps is often one particular adult or one particular hour."
        from Provision "CHR2015/13(2)(e)";
    NewcomerToChild HurtsOthers beside AfraidOfHolding:
        "Where would {c} be if adults had to hold {n}, and what would {c} be told about it?"
        because "To see or hear another child held can be as hard as to be held."
        from Practice "impact assessments in use: noise, being held, locked doors";
    ChildToNewcomer AfraidOfHolding beside HurtsOthers:
        "What would {n} be told on the first day about how adults here keep {c}, {n} and everybody safe without hurting?"
        because "A child who has been held by force looks for signs that it will happen again."
        from Provision "GUIDE/11.7";
};
