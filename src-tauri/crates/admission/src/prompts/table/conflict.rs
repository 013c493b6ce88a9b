//! Bullying and conflict.

use super::lines;
use crate::prompts::row::Row;

pub(super) const LINES: &[Row] = lines! {
    Conflict, good: false;

    NewcomerToChild HasBullied beside HasBeenBullied:
        "How would adults see small unkindness from {n} to {c} early, and what would they do first?"
        because "Bullying begins with small things in rooms without adults."
        from Provision "CHR2015/11(2)(a)(xiii)";
    NewcomerToChild HasBullied beside YoungerThanYears:
        "Who would be near when {n} and {c} play, eat and travel together?"
        because "A child who understands less may take unkindness for friendship."
        from Provision "CHR2015/11(2)(a)(xii)";
    NewcomerToChild HasBullied beside NewHere:
        "What has {c} only just found here that {n}’s arrival could shake, and how would it be kept?"
        because "A child who came lately holds the newest place in the house."
        from Provision "CHR2015/11(2)(a)(xii)";
    ChildToNewcomer HasBeenBullied beside HasBullied:
        "How would {n} be helped to find a place among {c} and the others in the first fortnight?"
        because "Who is unkind to a newcomer is settled in the first days."
        from Provision "CHR2015/11(2)(a)(xiii)";
    ChildToNewcomer YoungerThanYears beside HasBullied:
        "Which adult would watch over how {c} and others joke and play with {n}?"
        because "A child who understands less may laugh along at their own cost."
        from Provision "CHR2015/11(2)(a)(xii)";
    BothWays Allegations beside Allegations:
        "How would time between {n} and {c} be arranged and written down so that both are protected and heard?"
        because "Allegations are listened to, and children and adults need plain arrangements around them."
        from Practice "impact assessments in use: allegations";
    NewcomerToChild Loud beside AfraidOfAnger:
        "Where in the house could {c} not hear {n} on a loud evening?"
        because "Walls and doors are part of a plan."
        from Provision "CHR2015/12(2)(b)";
    NewcomerToChild Testing beside Testing:
        "What would happen in one evening if {n} and {c} both tested the adults, and who would be on shift?"
        because "Testing is a sign of hope, and it takes steady adults."
        from Practice "the national centre for residential child care: stages of a stay";
    ChildToNewcomer LowOrAnxious beside Testing:
        "How would {n} learn that swearing and slammed doors from {c} or others are not about {n}?"
        because "A newcomer takes personally what those who live here have learned to wait out."
        from Practice "the national centre for residential child care: stages of a stay";
};
