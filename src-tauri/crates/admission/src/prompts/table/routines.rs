//! School, sleep and routines.

use super::lines;
use crate::prompts::row::Row;

pub(super) const LINES: &[Row] = lines! {
    Routines, good: false;

    NewcomerToChild AwakeAtNight beside SleepsLightly:
        "What would {c} hear at night from {n}, and how far apart could their rooms be?"
        because "Sleep is the first thing a new child can take from another."
        from Practice "impact assessments in use: sleep and nights";
    NewcomerToChild AwakeAtNight beside DoingWellInSchool:
        "How would {c} come to school rested after nights when {n} is up?"
        because "Progress at school rests on sleep."
        from Provision "CHR2015/8(2)(a)(i)";
    ChildToNewcomer SleepsLightly beside AwakeAtNight:
        "What would {n} hear at night in the room {n} is offered, near {c} or on the landing?"
        because "A child who is afraid at night needs to know what each sound is."
        from Practice "impact assessments in use: sleep and nights";
    NewcomerToChild Loud beside NoiseIsTooMuch:
        "Where could {c} be quiet when {n} is loud, at meals, after school and at night?"
        because "For some children noise is pain."
        from Provision "CHR2015/12(2)(b)";
    ChildToNewcomer NoiseIsTooMuch beside Loud:
        "Where would {n} have quiet in a house where {c} or others can be loud?"
        because "Noise that others no longer notice may be what a newcomer notices first."
        from Provision "CHR2015/12(2)(b)";
    NewcomerToChild NeedsSameness beside NeedsSameness:
        "Which fixed habits of {n} and of {c} would meet, for example at table, in the bathroom or in the car?"
        because "Two children who need sameness may need it in the same place at the same time."
        from Practice "impact assessments in use: routines";
    ChildToNewcomer NeedsSameness beside Testing:
        "How would {n}’s day keep its order on days when {c} or another child upsets the plan?"
        because "Order that one child needs is what another child tests."
        from Practice "impact assessments in use: routines";
    NewcomerToChild OutOfSchool beside DoingWellInSchool:
        "How would {c}’s mornings and journey to school go on while {n} is at home by day?"
        because "A child at home all day makes school harder to leave for."
        from Provision "CHR2015/8(2)(a)(x)";
    BothWays OutOfSchool beside OutOfSchool:
        "What would {n} and {c} each do between nine and three, and with whom?"
        because "Two children at home by day need two plans."
        from Provision "CHR2015/8(2)(a)(viii)";
    NewcomerToChild Restrictions beside GoingOutAlone:
        "How would {c} come and go as now if doors, phones or the car were restricted for {n}?"
        because "A restriction is for the child it was written for, and reaches all who share the door."
        from Practice "press reports of inspections: restrictions put on all because of one";
    NewcomerToChild Restrictions beside AfraidOfHolding:
        "What would {c} see and feel of the restrictions {n} lives with, and how would adults explain them?"
        because "A locked door may mean something else to the child next door."
        from Practice "impact assessments in use: noise, being held, locked doors";
    ChildToNewcomer GoingOutAlone beside Restrictions:
        "Which rules of this house that were made for {c} or another child would also bind {n}?"
        because "A newcomer may lose freedoms nobody meant to take."
        from Practice "press reports of inspections: restrictions put on all because of one";
    NewcomerToChild PersonalCare beside PersonalCare:
        "How would bathrooms and mornings be shared so that {n} and {c} both have privacy and time?"
        because "Dignity depends on doors, times and who helps."
        from Provision "CHR2015/12(2)(b)";
    NewcomerToChild OtherWaysOfTalking beside Loud:
        "How would {n} and {c} tell each other “stop” and “leave me alone”?"
        because "Quarrels begin where words or signs are missed."
        from Provision "CHR2015/11(2)(a)(iv)";
};
