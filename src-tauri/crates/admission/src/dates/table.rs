//! Every date, one line a duty. Ids are stable and never reused.

use super::{Known, Reckoned, arising, home, placement, reviews};
use crate::law::Force;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whose duty a date is.
    Duty {
        Home = "home": "the home",
        PlacingAuthority = "placing_authority": "the placing authority",
        Both = "both": "the placing authority; the registered person agrees and signs",
    }
}

/// What a date belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// The child's stay: no matter of a decline, and owed no more once the stay has ended.
    Placement,
    /// The placement, and still owed when the stay has ended.
    PlacementAndEnding,
    /// The letters sent before the decision.
    Letters,
    /// The home itself, whichever children live there.
    Home,
}

/// A duty with a time to it.
pub struct Definition {
    /// Its id, for example "D1".
    pub id: &'static str,
    /// What is to happen.
    pub event: &'static str,
    /// Whose duty it is.
    pub duty: Duty,
    /// How strong the ground is.
    pub force: Force,
    /// The provisions it rests on, by id.
    pub provisions: &'static [&'static str],
    /// What they say, with their force, in whole sentences.
    pub says: &'static str,
    /// What it belongs to.
    pub belongs: Belongs,
    /// Whether it can be marked as done beside the decision.
    pub can_be_done: bool,
    pub(super) reckon: fn(&Known<'_>) -> Vec<Reckoned>,
}

/// Every definition.
pub const ALL: &[Definition] = &[
    Definition {
        id: "D1",
        event: "Placement plan agreed and signed",
        duty: Duty::Both,
        force: Force::LocalAuthority,
        provisions: &["CPPCR2010/9(2)", "CPPCR2010/9(3)", "CHR2015/17(2)"],
        says: "The local authority must prepare the placement plan before the placement or, if that \
               is not reasonably practicable, within five working days of its start. The regulation \
               requires the registered person to co-operate in agreeing and signing it.",
        belongs: Belongs::Placement,
        can_be_done: true,
        reckon: placement::placement_plan,
    },
    Definition {
        id: "D2",
        event: "Care plan, at a first placement",
        duty: Duty::PlacingAuthority,
        force: Force::LocalAuthority,
        provisions: &["CPPCR2010/4(2)"],
        says: "The local authority must prepare the care plan before the child is first placed or, \
               if that is not practicable, within ten working days of the start of the first \
               placement.",
        belongs: Belongs::Placement,
        can_be_done: true,
        reckon: placement::care_plan,
    },
    Definition {
        id: "D3",
        event: "The home’s own placement plan",
        duty: Duty::Home,
        force: Force::Regulation,
        provisions: &["CHR2015/18(4)", "CHR2015/18(6)"],
        says: "The regulation requires the registered person to prepare the placement plan of a \
               child who is not looked after before admission or, if that is not reasonably \
               practicable, as soon as possible after it.",
        belongs: Belongs::Placement,
        can_be_done: true,
        reckon: placement::own_placement_plan,
    },
    Definition {
        id: "D4",
        event: "Notice of the admission to the host local authority",
        duty: Duty::Home,
        force: Force::Regulation,
        provisions: &["CHR2015/41(1)", "CHR2015/41(3)"],
        says: "The regulation requires the registered person to notify the local authority in whose \
               area the home is, in writing and without delay, of every admission and every \
               discharge.",
        belongs: Belongs::PlacementAndEnding,
        can_be_done: true,
        reckon: placement::notice_to_the_host_authority,
    },
    Definition {
        id: "D5",
        event: "Out of area in an emergency: relatives consulted, area authority and reviewing officer told",
        duty: Duty::PlacingAuthority,
        force: Force::LocalAuthority,
        provisions: &["CPPCR2010/11(3)(b)"],
        says: "The local authority must do this within five working days of approving an emergency \
               placement outside its area.",
        belongs: Belongs::Placement,
        can_be_done: true,
        reckon: placement::out_of_area_in_an_emergency,
    },
    Definition {
        id: "D6",
        event: "The authority’s written notification of the placement",
        duty: Duty::PlacingAuthority,
        force: Force::LocalAuthority,
        provisions: &["CPPCR2010/13(1)", "CPPCR2010/13(4)(a)"],
        says: "The local authority must give it before the placement or, in an emergency, within \
               five working days of its start, unless that is not reasonably practicable.",
        belongs: Belongs::Placement,
        can_be_done: true,
        reckon: placement::notification_of_the_placement,
    },
    Definition {
        id: "D7",
        event: "The social worker’s visit",
        duty: Duty::PlacingAuthority,
        force: Force::LocalAuthority,
        provisions: &["CPPCR2010/28(2)(a)", "CPPCR2010/28(2)(b)"],
        says: "The local authority must ensure a visit within one week of the start and then at \
               intervals of not more than six weeks for the first year.",
        belongs: Belongs::Placement,
        can_be_done: true,
        reckon: reviews::visits,
    },
    Definition {
        id: "D8",
        event: "Review of the child’s case",
        duty: Duty::PlacingAuthority,
        force: Force::LocalAuthority,
        provisions: &["CPPCR2010/33(1)", "CPPCR2010/33(2)"],
        says: "The local authority must first review the child’s case within 20 working days of the \
               date the child becomes looked after, then within three months, then at intervals of \
               not more than six months.",
        belongs: Belongs::Placement,
        can_be_done: true,
        reckon: reviews::of_the_childs_case,
    },
    Definition {
        id: "D9",
        event: "Revised statement of purpose to HMCI",
        duty: Duty::Home,
        force: Force::Regulation,
        provisions: &["CHR2015/16(3)(b)"],
        says: "The regulation requires the registered person to notify HMCI of a revision and send a \
               copy of the revised statement within 28 days of the revision.",
        belongs: Belongs::Home,
        can_be_done: false,
        reckon: home::statement_of_purpose,
    },
    Definition {
        id: "D10",
        event: "Children’s guide, complaints and advocacy explained to the child",
        duty: Duty::Home,
        force: Force::Regulation,
        provisions: &["CHR2015/7(2)(d)"],
        says: "The regulation requires the registered person to ensure that this is explained as \
               soon as reasonably practicable after the child’s arrival.",
        belongs: Belongs::Placement,
        can_be_done: true,
        reckon: placement::explained_to_the_child,
    },
    Definition {
        id: "D11",
        event: "Quality of care review",
        duty: Duty::Home,
        force: Force::Regulation,
        provisions: &["CHR2015/45(1)", "CHR2015/45(4)(a)"],
        says: "The regulation requires a review at least once every 6 months, and a copy of its \
               report to HMCI within 28 days of completing it.",
        belongs: Belongs::Home,
        can_be_done: false,
        reckon: home::quality_of_care_review,
    },
    Definition {
        id: "D12",
        event: "Independent person’s visit",
        duty: Duty::Home,
        force: Force::Regulation,
        provisions: &["CHR2015/44(1)"],
        says: "The regulation requires the registered person to ensure a visit at least once each \
               month.",
        belongs: Belongs::Home,
        can_be_done: false,
        reckon: home::independent_visit,
    },
    Definition {
        id: "D13",
        event: "Review of the location",
        duty: Duty::Home,
        force: Force::Regulation,
        provisions: &["CHR2015/46(1)"],
        says: "The regulation requires the registered person to review the location of the home at \
               least once in each calendar year.",
        belongs: Belongs::Home,
        can_be_done: false,
        reckon: home::location_review,
    },
    Definition {
        id: "D14",
        event: "Notice of a serious event",
        duty: Duty::Home,
        force: Force::Regulation,
        provisions: &["CHR2015/40(4)", "GUIDE/14.13"],
        says: "The regulation requires notice without delay. The Guide says that a system should be \
               in place so that it is given within 24 hours.",
        belongs: Belongs::PlacementAndEnding,
        can_be_done: true,
        reckon: arising::serious_event,
    },
    Definition {
        id: "D15",
        event: "The authority’s notice that the placement has ended",
        duty: Duty::PlacingAuthority,
        force: Force::LocalAuthority,
        provisions: &["CPPCR2010/14(4)"],
        says: "The local authority must give it within ten working days of the end, to anybody it \
               was not reasonably practicable to notify beforehand.",
        belongs: Belongs::PlacementAndEnding,
        can_be_done: true,
        reckon: arising::end_without_notice,
    },
    Definition {
        id: "D16",
        event: "Request for a review of the child’s plans",
        duty: Duty::Home,
        force: Force::Regulation,
        provisions: &["CHR2015/14(2)(e)", "GUIDE/11.12"],
        says: "The regulation requires the home to ask the placing authority for a review when the \
               child is at risk of harm or the care is inadequate to their needs, is persistently \
               absent, or asks for one.",
        belongs: Belongs::Placement,
        can_be_done: true,
        reckon: arising::request_for_a_review,
    },
    Definition {
        id: "D17",
        event: "Reply to a letter",
        duty: Duty::PlacingAuthority,
        force: Force::Threshold,
        provisions: &["CHR2015/5(c)"],
        says: "Threshold suggests a date; the registered manager chose it. No provision sets a \
               period for the reply.",
        belongs: Belongs::Letters,
        can_be_done: false,
        reckon: arising::replies,
    },
    Definition {
        id: "T1",
        event: "The home’s own review at 72 hours",
        duty: Duty::Home,
        force: Force::Threshold,
        provisions: &[],
        says: "Threshold suggests looking back 72 hours after the move at what the decision foresaw.",
        belongs: Belongs::Placement,
        can_be_done: false,
        reckon: reviews::at_72_hours,
    },
    Definition {
        id: "T2",
        event: "The home’s own review at 6 weeks",
        duty: Duty::Home,
        force: Force::Threshold,
        provisions: &[],
        says: "Threshold suggests looking back six weeks after the move at what the decision foresaw.",
        belongs: Belongs::Placement,
        can_be_done: false,
        reckon: reviews::at_6_weeks,
    },
    Definition {
        id: "T3",
        event: "The home’s own review at 26 weeks",
        duty: Duty::Home,
        force: Force::Threshold,
        provisions: &[],
        says: "Threshold suggests looking back 26 weeks after the move at what the decision foresaw.",
        belongs: Belongs::Placement,
        can_be_done: false,
        reckon: reviews::at_26_weeks,
    },
    Definition {
        id: "T4",
        event: "The home’s own review at the ending",
        duty: Duty::Home,
        force: Force::Threshold,
        provisions: &[],
        says: "Threshold suggests looking back when the child has moved on, planned or not: what the \
               decision foresaw rightly and wrongly, and what the home would ask next time.",
        belongs: Belongs::PlacementAndEnding,
        can_be_done: false,
        reckon: reviews::at_the_ending,
    },
    Definition {
        id: "T5",
        event: "A decision made in an emergency, gone over in full",
        duty: Duty::Home,
        force: Force::Threshold,
        provisions: &[],
        says: "Threshold suggests going over a decision made in an emergency in full within seven days \
               of the move: with the plans that have come, by daylight, as if the child were still to \
               move in.",
        belongs: Belongs::Placement,
        can_be_done: false,
        reckon: reviews::gone_over_in_full,
    },
];
