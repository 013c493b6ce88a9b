//! Going missing, exploitation, people and places outside.

use super::lines;
use crate::prompts::row::Row;

pub(super) const LINES: &[Row] = lines! {
    Missing, good: false;

    NewcomerToChild GoesMissing beside Follows:
        "What would {c} do if {n} asked {c} to come along, and how would adults know in time?"
        because "Children who go missing together are often found later than one alone."
        from Practice "a review after two children of one home were missing together for five days (2023)";
    NewcomerToChild GoesMissing beside GoingOutAlone:
        "How would {c} keep the time out alone that {c} has earned if adults are often out looking for {n}?"
        because "Freedom won slowly is easily lost to somebody else’s plan."
        from Provision "CHR2015/12(2)(b)";
    BothWays GoesMissing beside GoesMissing:
        "Where do {n} and {c} each go and with whom, and where could those ways meet?"
        because "Two separate plans may lead to the same street."
        from Provision "GUIDE/9.24";
    NewcomerToChild GoesMissing beside SleepsLightly:
        "How would {c} sleep on nights when adults search, telephone and wait for {n}?"
        because "A missing child keeps a whole house awake."
        from Practice "impact assessments in use: sleep and nights";
    ChildToNewcomer Follows beside GoesMissing:
        "Who would be beside {n} when somebody in the house, {c} or another, leaves without saying where to?"
        because "In the first weeks belonging can matter more than safety."
        from Provision "GUIDE/9.24";
    NewcomerToChild Exploited beside Exploited:
        "Which people, phones, cars and places are known for {n} and for {c}, and who has compared them?"
        because "Those who use children look for the friends of the child they have."
        from Provision "SCCIF/235";
    NewcomerToChild Exploited beside Follows:
        "How would adults notice if somebody reached {c} through {n}?"
        because "People who use one child may reach for the child beside them."
        from Provision "GUIDE/9.13";
    ChildToNewcomer Exploited beside DrawsOthersIn:
        "How would adults know whom {n} and {c} speak to, meet and ride with when they are together?"
        because "What is offered as friendship can be something else."
        from Provision "GUIDE/9.13";
    ChildToNewcomer Follows beside DrawsOthersIn:
        "What would {n} and {c} be doing together in the first weeks, and which adult would be near?"
        because "A newcomer who wants to belong is easily asked for too much."
        from Provision "CHR2015/11(2)(a)(vii)";
    NewcomerToChild DrawsOthersIn beside Follows:
        "How would {c} be helped to notice and step back if {n} asked {c} for something that is not right?"
        because "Help to step back from a harmful relationship is part of the standard."
        from Provision "CHR2015/11(2)(a)(vii)";
    NewcomerToChild DrawsOthersIn beside Exploited:
        "What has {c} come away from, and how would adults know if {n} brought it near again?"
        because "Old ways are a short walk for somebody who knows them."
        from Provision "CHR2015/11(2)(a)(vii)";
    NewcomerToChild Offending beside PreparingToLeave:
        "How would {c}’s last months here, with work, college or a tenancy ahead, be kept clear of trouble around {n}?"
        because "One night can cost a young person a place to live."
        from Practice "the working profile: stage of stay";
    ChildToNewcomer Offending beside Offending:
        "Whom do {n} and {c} each know through trouble, and which conditions or orders speak of people or places?"
        because "Bail and court conditions can name the very people or streets."
        from Practice "referral forms: bail or court conditions";
    NewcomerToChild OnlineHarm beside YoungerThanYears:
        "What could {c} see or be sent on {n}’s phone or games, and what would adults do about it?"
        because "Screens go round a house faster than rules."
        from Practice "impact assessments in use: online contact";
    NewcomerToChild OnlineHarm beside MustNotBeFound:
        "How would pictures, games and live streams of {n} be kept from showing {c} or this house?"
        because "A picture in the background can tell somebody where a child lives."
        from Practice "impact assessments in use: online contact";
    BothWays KnownFromBefore beside KnownFromBefore:
        "What do {n} and {c} know of each other’s families, friends or schools, and how was that asked?"
        because "The placing authority knows each child’s relationship history."
        from Provision "GUIDE/8.3";
};
