//! How the referral came, who asks, and why now.

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::HomeBefore;
use crate::vocabulary::{YesNoNotKnown, vocabulary};

vocabulary! {
    /// How the request reached the home.
    Channel {
        Email = "email": "email",
        Portal = "portal": "portal",
        Phone = "phone": "phone",
        InPerson = "in_person": "in person",
        OutOfHours = "out_of_hours": "out-of-hours duty team",
    }
}

vocabulary! {
    /// The route a referral takes. The law does not define "emergency".
    Route {
        Planned = "planned": "planned move",
        ShortNotice = "short_notice": "short notice",
        Emergency = "emergency": "emergency (needed within 24 hours, out of hours, or without the usual plans)",
    }
}

vocabulary! {
    /// How soon a home is needed (placements standard).
    NeededBy {
        Today = "today": "today",
        UnderFiveDays = "under_5_days": "in under 5 days",
        FiveDaysOrMore = "5_days_or_more": "in 5 days or more",
    }
}

vocabulary! {
    /// What makes a request urgent (placements standard, authorities' procedures).
    Urgency {
        CarerNotice = "carer_notice": "the carer or home gave notice",
        Allegation = "allegation": "an allegation",
        HospitalDischarge = "hospital_discharge": "discharge from hospital",
        PoliceOrCustody = "police_or_custody": "police or custody",
        Court = "court": "a court’s direction or a remand",
        Exploitation = "exploitation": "protection from exploitation",
        HomeClosing = "home_closing": "the home is closing",
        Other = "other": "something else",
    }
}

vocabulary! {
    /// Category of need on entry to care (SSDA903).
    NeedOnEntry {
        N1 = "N1": "abuse or neglect (N1)",
        N2 = "N2": "the child’s disability (N2)",
        N3 = "N3": "a parent’s illness or disability (N3)",
        N4 = "N4": "a family in acute stress (N4)",
        N5 = "N5": "family dysfunction (N5)",
        N6 = "N6": "socially unacceptable behaviour (N6)",
        N7 = "N7": "low income (N7)",
        N8 = "N8": "absent parenting (N8)",
        NotKnown = "NK": "not known",
    }
}

vocabulary! {
    /// What the placing authority is in law (regulation 2(1)).
    PlacingAuthorityKind {
        LocalAuthority = "local_authority": "a local authority",
        YouthOffendingTeam = "youth_offending_team": "a local authority and a youth offending team, or a youth offending team",
        VoluntaryOrganisation = "voluntary_organisation": "a voluntary organisation",
        Parent = "parent": "the child's parent",
    }
}

vocabulary! {
    /// Why the last placement ended (SSDA903).
    ReasonEnded {
        Allegation = "ALLEG": "allegation (section 47)",
        ApprovalRemoved = "APPRR": "approval removed",
        CarePlan = "CARPL": "change to or implementation of the care plan",
        ChildAsked = "CHILD": "the child asked for it to end",
        ProviderClosed = "CLOSE": "the provider closed",
        CarerBehaviour = "CREQB": "the carer asked, because of the child's behaviour",
        CarerOther = "CREQO": "the carer asked, for another reason",
        Custody = "CUSTOD": "custody",
        AuthorityAsked = "LAREQ": "the authority asked",
        Standards = "STAND": "concern about standards of care",
        StatusOnly = "PLACE": "change of status only",
        Other = "OTHER": "another reason",
        NoneYet = "NONE": "this is the child's first placement",
        NotKnown = "NK": "not known",
    }
}

/// Receipt of the request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Receipt {
    /// When the request was received, on an English clock.
    pub received_at: Option<NaiveDateTime>,
    /// How it came.
    pub channel: Option<Channel>,
    /// The route.
    pub route: Option<Route>,
    /// Whether it was sent to many homes.
    pub sent_to_many: Option<YesNoNotKnown>,
    /// Whether it was written to this home's statement of purpose.
    pub named_to_statement_of_purpose: Option<YesNoNotKnown>,
    /// How soon a home is needed.
    pub needed_by: Option<NeededBy>,
    /// What makes it urgent; several may.
    pub urgency: Vec<Urgency>,
    /// The latest day on which the move could start.
    pub latest_start: Option<NaiveDate>,
    /// When the authority wants an answer, on an English clock.
    pub answer_wanted_by: Option<NaiveDateTime>,
    /// Whether this child was referred to this home before.
    pub referred_before: Option<YesNoNotKnown>,
    /// Which referral that was, and what came of it.
    pub earlier_referral: Option<String>,
}

/// Who asks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Referrer {
    /// The placing authority's name.
    pub placing_authority: Option<String>,
    /// What the placing authority is in law (regulation 2(1)).
    pub placing_authority_kind: Option<PlacingAuthorityKind>,
    /// The person asking.
    pub person: Option<String>,
    /// Their role.
    pub role: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Their email address.
    pub email: Option<String>,
    /// The team manager.
    pub team_manager: Option<String>,
    /// The service manager.
    pub service_manager: Option<String>,
    /// The commissioner or placements team.
    pub commissioner: Option<String>,
    /// The children's guardian.
    pub guardian: Option<String>,
    /// The child's solicitor.
    pub solicitor: Option<String>,
    /// The independent reviewing officer.
    pub independent_reviewing_officer: Option<String>,
    /// The duty or out-of-hours contact.
    pub duty_contact: Option<String>,
    /// The local authority in whose area the child lives now.
    pub area_authority: Option<String>,
}

/// Why a home is needed now, and where the child has lived.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct WhyNow {
    /// Why a home is needed now, in plain words.
    pub reason: Option<String>,
    /// Why the last placement ended.
    pub last_ended: Option<ReasonEnded>,
    /// Category of need on entry to care.
    pub need_on_entry: Option<NeedOnEntry>,
    /// How many homes were asked so far.
    pub homes_asked: Option<u32>,
    /// How many of them answered.
    pub homes_answered: Option<u32>,
    /// Where the child has lived, in a few words.
    pub where_lived: Option<String>,
    /// Where the child has lived, home by home.
    pub homes: Vec<HomeBefore>,
    /// The conversation held with the last carer: who, when, what they said.
    pub last_carer: Option<String>,
}
