//! How strong the ground under a finding is, and how a sentence about it begins.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The strength of a ground. The words are fixed: "requires" is said of regulations and Acts only.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Force {
    /// An Act of Parliament binds the home.
    Act,
    /// A regulation binds the home.
    Regulation,
    /// Guidance the registered person must have regard to (regulation 15).
    Guide,
    /// Ofsted's inspection framework looks at it. Not a duty.
    Ofsted,
    /// A duty on the placing authority: a ground for a challenge, never the home's own breach.
    LocalAuthority,
    /// This program's own suggestion. It rests on no provision and is never printed as a duty.
    Threshold,
}

impl Force {
    /// Every force, strongest first.
    pub const ALL: [Self; 6] = [
        Self::Act,
        Self::Regulation,
        Self::Guide,
        Self::Ofsted,
        Self::LocalAuthority,
        Self::Threshold,
    ];

    /// The published name, as it stands in `case.json` and in the words shared with the screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Regulation => "regulation",
            Self::Guide => "guide",
            Self::Ofsted => "ofsted",
            Self::LocalAuthority => "local_authority",
            Self::Threshold => "threshold",
        }
    }

    /// The words a sentence resting on this ground begins with.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Act => "The Act requires",
            Self::Regulation => "The regulation requires",
            Self::Guide => "The Guide says",
            Self::Ofsted => "Ofsted looks at",
            Self::LocalAuthority => "The local authority must",
            Self::Threshold => "Threshold suggests",
        }
    }

    /// The ground of a finding as people read it: "The Guide says: page 56, paragraph 11.4". A
    /// suggestion of the program's own is put beside a provision and never in its mouth:
    /// "Threshold suggests, beside regulation 14(2)(a)".
    #[must_use]
    pub fn ground(self, citation: Option<&str>) -> String {
        let says = self.says();
        match citation {
            None => says.to_owned(),
            Some(citation) if self == Self::Threshold => format!("{says}, beside {citation}"),
            Some(citation) => format!("{says}: {citation}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_regulations_and_acts_require() {
        for force in Force::ALL {
            let binds_the_home = matches!(force, Force::Act | Force::Regulation);
            assert_eq!(
                force.says().contains("requires"),
                binds_the_home,
                "{force:?}"
            );
        }
    }

    #[test]
    fn the_published_name_is_the_one_written() {
        for force in Force::ALL {
            assert_eq!(serde_json::to_value(force).unwrap(), force.name());
        }
    }

    #[test]
    fn a_suggestion_is_never_put_in_a_provisions_mouth() {
        let cited = Some("regulation 14(2)(a)");
        assert_eq!(
            Force::Threshold.ground(cited),
            "Threshold suggests, beside regulation 14(2)(a)"
        );
        assert_eq!(
            Force::Regulation.ground(cited),
            "The regulation requires: regulation 14(2)(a)"
        );
        assert_eq!(Force::Threshold.ground(None), "Threshold suggests");
    }

    #[test]
    fn the_guide_is_never_said_to_bind() {
        assert_eq!(Force::Guide.says(), "The Guide says");
        assert_eq!(Force::Ofsted.says(), "Ofsted looks at");
        assert_eq!(Force::LocalAuthority.says(), "The local authority must");
    }
}
