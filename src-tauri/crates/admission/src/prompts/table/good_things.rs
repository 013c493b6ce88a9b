//! Friendship and good things. A record of risks alone does not show balance.

use super::lines;
use crate::prompts::row::Row;

pub(super) const LINES: &[Row] = lines! {
    GoodThings, good: true;

    BothWays LikesMusic beside LikesMusic:
        "What music could {n} and {c} make or listen to together, and when in the first week?"
        because "A shared interest is the shortest way to a first conversation."
        from Provision "CHR2015/9(2)(a)(i)";
    BothWays LikesSport beside LikesSport:
        "Which sport or pool could {n} and {c} go to together, and who would take them?"
        because "A shared interest is the shortest way to a first conversation."
        from Provision "CHR2015/9(2)(a)(ii)";
    BothWays LikesMaking beside LikesMaking:
        "What could {n} and {c} draw, make or cook side by side on the first evening?"
        because "It is easier to talk with something in the hands."
        from Provision "CHR2015/9(2)(a)(i)";
    BothWays LikesOutdoors beside LikesOutdoors:
        "Where outdoors could {n} and {c} go with an adult in the first week?"
        because "Walking beside somebody is an easy way to get to know them."
        from Provision "CHR2015/9(2)(a)(ii)";
    BothWays LikesGames beside LikesGames:
        "Which games do {n} and {c} both know, and which could one teach the other?"
        because "To teach somebody something is a way of being welcomed."
        from Provision "CHR2015/9(2)(a)(ii)";
    BothWays LikesAnimals beside LikesAnimals:
        "How could {n} and {c} look after an animal together?"
        because "An animal lets two children be kind without looking at each other."
        from Practice "impact assessments in use: pets; joy";
    NewcomerToChild LikesAnimals beside LowOrAnxious:
        "What could {n}’s way with animals bring into {c}’s days?"
        because "A newcomer’s strengths are part of what arrives."
        from Provision "SCCIF/351";
    BothWays HomeLanguage beside HomeLanguage:
        "What would it mean to {n} and {c} to hear their home languages, and do they share one?"
        because "Somebody to speak one’s own language with makes a house a home."
        from Practice "impact assessments in use: shared language";
    BothWays FaithOrCulture beside FaithOrCulture:
        "Which feasts, foods or prayers could {n} and {c} share or show each other?"
        because "A tradition kept by two is easier to keep."
        from Practice "impact assessments in use: culture and religion";
    NewcomerToChild FaithOrCulture beside Settled:
        "What could {c} and the others learn and enjoy from what {n} brings of faith or culture?"
        because "A new child widens a house as well as filling it."
        from Provision "GUIDE/3.12";
    BothWays WantsAFriend beside WantsAFriend:
        "What makes it likely or unlikely that {n} and {c} become friends, in their own words?"
        because "Friendship is what children ask for first."
        from Provision "CHR2015/11(2)(b)";
    ChildToNewcomer WantsAFriend beside KindToYounger:
        "How could {c} have a part in {n}’s welcome without it becoming {c}’s work?"
        because "Other children are supported to take part in the welcome where they can."
        from Provision "GUIDE/11.7";
    NewcomerToChild KindToYounger beside YoungerThanYears:
        "What could it bring {c} to have {n}’s kindness about the house?"
        because "A newcomer’s strengths are part of what arrives."
        from Provision "SCCIF/351";
    ChildToNewcomer LowOrAnxious beside Settled:
        "What could {c} show {n} about living here that adults cannot?"
        because "A settled child can tell another that it becomes bearable."
        from Practice "impact assessments in use: a role model";
    ChildToNewcomer NeedsSameness beside Settled:
        "How could {c}’s calm days help {n} to learn how this house goes?"
        because "Routine is caught from those who have it."
        from Practice "impact assessments in use: a role model";
    ChildToNewcomer GoesMissing beside CameThrough:
        "What might {c}, if {c} wished, be able to tell {n} about coming back and staying?"
        because "Children believe those who have been there."
        from Practice "impact assessments in use: a role model";
    ChildToNewcomer Exploited beside CameThrough:
        "What might {c}, if {c} wished and it were safe for {c}, be able to tell {n} about getting away?"
        because "Children believe those who have been there, and it must not cost the teller."
        from Practice "impact assessments in use: a role model";
    ChildToNewcomer OutOfSchool beside DoingWellInSchool:
        "How could {c}’s way to school or college make it easier for {n} to begin?"
        because "It is easier to set off beside somebody."
        from Provision "CHR2015/8(2)(a)(viii)";
    BothWays MissesBrothersAndSisters beside MissesBrothersAndSisters:
        "What could {n} and {c} give each other that neither has near: somebody like a brother or sister?"
        because "Children who miss brothers or sisters often make good ones."
        from Practice "impact assessments in use: friendship";
    BothWays Grieving beside CameThrough:
        "What could {n} and {c} understand in each other that others may not?"
        because "To be understood without words is a comfort."
        from Practice "impact assessments in use: friendship";
    ChildToNewcomer NewHere beside NewHere:
        "What could {c}, who remembers the first days, tell {n} about them?"
        because "Nobody knows better what helps a newcomer."
        from Provision "GUIDE/11.7";
};
