//! Safety and harm.

use super::lines;
use crate::prompts::row::Row;

pub(super) const LINES: &[Row] = lines! {
    Safety, good: false;

    NewcomerToChild FireSetting beside AfraidOfFire:
        "How would {c} be kept safe, and helped to feel safe, in a house where {n} may light or talk of fire?"
        because "The talk, the smell or an alarm can frighten as much as a flame."
        from Provision "CHR2015/12(2)(a)(i)";
    NewcomerToChild FireSetting beside SleepsLightly:
        "What would {c} wake to if an alarm went off at night because of {n}, and who would be there?"
        because "Fires are often small and at night, and alarms wake everybody."
        from Practice "impact assessments in use: sleep and nights, each child in turn";
    NewcomerToChild FireSetting beside Follows:
        "How would adults see early if {n} and {c} were playing with fire together?"
        because "Fire draws company, and what one child does alone two may do sooner."
        from Provision "CHR2015/12(2)(a)(iv)";
    BothWays FireSetting beside FireSetting:
        "Where would lighters and vapes be kept, for {n}, for {c} and for visitors, and who looks?"
        because "Measures written for one child are undone by what another may keep."
        from Practice "press reports of inspections: lighters in reach after a fire was attempted";
    NewcomerToChild HurtsOthers beside AfraidOfAnger:
        "What would {c} do and where could {c} go when {n} is angry, and which adult would go too?"
        because "A child who has lived with violence is hurt by hearing it again."
        from Provision "CHR2015/12(2)(a)(iv)";
    NewcomerToChild HurtsOthers beside HasBeenBullied:
        "How would adults notice, in ordinary moments, if {n} hurt or frightened {c}?"
        because "A child used to being hurt may say nothing."
        from Provision "CHR2015/11(2)(a)(xiii)";
    BothWays HurtsOthers beside HurtsOthers:
        "What has led to blows for {n} and for {c} before, and which of those things would they meet in each other?"
        because "Two children who hit out may set each other off without meaning to."
        from Provision "CHR2015/11(2)(a)(xi)";
    ChildToNewcomer AfraidOfAnger beside HurtsOthers:
        "What would {n} see and hear on a hard day in this house with {c}, and who would stay beside {n}?"
        because "What is usual here may be the very thing the newcomer was moved away from."
        from Provision "CHR2015/12(2)(b)";
    ChildToNewcomer AfraidOfAnger beside BreaksThings:
        "How would {n} be told beforehand that {c} and others here may have loud and hard days, and what helps?"
        because "A child who knows what to expect is less afraid of it."
        from Provision "GUIDE/11.7";
    NewcomerToChild Weapons beside AfraidOfAnger:
        "How would knives and tools be kept and used in this house so that {c} can be at ease at table with {n} here?"
        because "Locking things away for one child changes daily life for all."
        from Provision "CHR2015/12(2)(b)";
    NewcomerToChild Weapons beside Offending:
        "What would adults do if {n} brought something sharp home, and how would {c} be kept out of it?"
        because "What one child carries, another may be asked to hide."
        from Provision "SCCIF/235";
    NewcomerToChild HarmfulSexualBehaviour beside SexuallyHarmed:
        "How would bedrooms, bathrooms, nights and time alone be arranged so that {c} is safe with {n} in the house?"
        because "Friendships are supported subject to the safety of all concerned."
        from Provision "GUIDE/8.8";
    NewcomerToChild HarmfulSexualBehaviour beside YoungerThanYears:
        "How would {c} be helped to know what is not all right and whom to tell, in words and signs {c} uses?"
        because "A child who understands less is less able to say no or to tell."
        from Provision "CHR2015/11(2)(a)(vi)";
    NewcomerToChild HarmfulSexualBehaviour beside Follows:
        "When could {n} and {c} be together without an adult near, and what would be arranged for those times?"
        because "A child who finds it hard to say no depends on how time and rooms are arranged."
        from Provision "CHR2015/12(2)(a)(iv)";
    ChildToNewcomer SexuallyHarmed beside HarmfulSexualBehaviour:
        "How would rooms, doors and nights be arranged so that {n} is safe and feels safe near {c} and everybody else?"
        because "A newcomer does not yet know whom to tell."
        from Provision "GUIDE/8.8";
    ChildToNewcomer YoungerThanYears beside HarmfulSexualBehaviour:
        "Who would be near {n} when {n} is with {c} or alone, and how would {n} be able to tell somebody?"
        because "A child who understands less needs adults to arrange what others can manage alone."
        from Provision "CHR2015/12(2)(a)(iv)";
    NewcomerToChild HurtsAnimals beside LikesAnimals:
        "What would it mean to {c} if an animal here were handled roughly by {n}, and who would be with them all?"
        because "An animal may be the friend a child trusts most."
        from Practice "impact assessments in use: harm to animals, pets or allergy";
    ChildToNewcomer AfraidOfAnimals beside LikesAnimals:
        "How would {c}’s time with animals here and {n}’s peace or health go together?"
        because "A pet that comforts one child may frighten another or make them ill."
        from Practice "impact assessments in use: pets or allergy";
    NewcomerToChild Substances beside StoppingSubstances:
        "What would it ask of {c} to be offered something, or to smell it, because of {n}, and who would {c} tell?"
        because "Keeping away is hardest where it is near."
        from Provision "SCCIF/235";
    NewcomerToChild Substances beside Follows:
        "How would adults know if {n} shared drugs, alcohol or vapes with {c}?"
        because "What one child brings in can soon be everybody’s."
        from Provision "SCCIF/235";
    ChildToNewcomer StoppingSubstances beside Substances:
        "What could {n} be offered in or near this house by {c} or by friends who come, and what would help {n} to say no?"
        because "A new start can be undone in the first week."
        from Provision "SCCIF/235";
    BothWays HealthCondition beside HealthCondition:
        "Who on each shift could help {n} and {c} if both were ill in the same hour?"
        because "A plan for one emergency may need the same adult as another."
        from Provision "CHR2015/10(2)(c)";
    NewcomerToChild BreaksThings beside TreasuredThings:
        "Where would what {c} treasures be safe when {n} is upset?"
        because "Some things a child owns cannot be bought again."
        from Provision "CHR2015/12(2)(b)";
    NewcomerToChild TakesThings beside TreasuredThings:
        "How could {c} keep private things safe from {n} without the whole house being locked?"
        because "Locked rooms for all are a high price for one child’s habit."
        from Practice "press reports of inspections: restrictions put on all because of one";
    ChildToNewcomer TreasuredThings beside TakesThings:
        "Where would {n} keep what must not be lost, from the first evening, in a house shared with {c} and others?"
        because "A newcomer may own very little, and all of it matters."
        from Provision "GUIDE/11.7";
};
