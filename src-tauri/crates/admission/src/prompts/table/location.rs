//! The home’s location: people and places near it.

use super::lines;
use crate::prompts::row::Row;

pub(super) const LINES: &[Row] = lines! {
    Location, good: false;

    NewcomerToChild Exploited beside MustNotBeFound:
        "What could people who know {n} learn about who else lives here, and what would that mean for {c}?"
        because "A car outside or a picture online can give an address away."
        from Provision "CHR2015/12(2)(c)";
    ChildToNewcomer Exploited beside Exploited:
        "Who near this house knows {c}, and what could they come to know about {n}?"
        because "A child moved for safety may be moved towards the same people."
        from Provision "CHR2015/12(2)(c)";
    ChildToNewcomer MustNotBeFound beside OnlineHarm:
        "Who knows where {n} would live, and how would phones and friends of {c} and others here not give it away?"
        because "The other children do not know whom they must not tell."
        from Provision "CHR2015/12(2)(c)";
    ChildToNewcomer MustNotBeFound beside KnownFromBefore:
        "Which people around {c} could know somebody who must not find {n}, and who has asked?"
        because "A home far away can still be one cousin away."
        from Practice "impact assessments in use: family or community link";
    ChildToNewcomer Offending beside Exploited:
        "Which streets, shops, stations or houses near here mean trouble for {c}, and what would take {n} there?"
        because "The home is located so that children are effectively safeguarded."
        from Provision "CHR2015/12(2)(c)";
    ChildToNewcomer GoesMissing beside GoesMissing:
        "Where do children from this house such as {c} go when they go, and who waits there that {n} could meet?"
        because "Places stay when children change."
        from Provision "CHR2015/12(2)(c)";
    NewcomerToChild Substances beside Exploited:
        "Where near this house is it sold, who brings it, and what would it bring near {c} if {n} went there?"
        because "What is sold at the corner finds its way in."
        from Provision "CHR2015/12(2)(c)";
    BothWays OutOfSchool beside GoingOutAlone:
        "Which places near here are open by day to {n}, and what would it mean for {c} to meet {n} there?"
        because "An empty day is spent in the same few places."
        from Provision "CHR2015/12(2)(c)";
};
