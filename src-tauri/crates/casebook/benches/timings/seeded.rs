//! Made-up words and referrals, the same in every run.

use serde_json::{Value, json};

/// Numbers that look like chance and are the same in every run (splitmix64).
pub struct Seeded(pub u64);

impl Seeded {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words
            .get(self.below(words.len()))
            .copied()
            .unwrap_or_default()
    }

    /// A sentence of common and rarer words: a few hundred words are shared by all, some thousands
    /// stand here and there, as in what people write.
    fn sentence(&mut self) -> String {
        const COMMON: &[&str] = &[
            "the", "a", "and", "to", "of", "he", "she", "they", "with", "his", "her", "in", "is",
            "was", "for", "at", "night", "school", "gran", "mother", "staff", "family", "time",
            "move", "home", "helps", "needs", "settled", "evening", "fire", "setting", "smoke",
            "likes", "music", "football", "worker", "asked", "told", "said", "plan", "visit",
        ];
        let mut words = Vec::with_capacity(14);
        for _ in 0..14 {
            match self.below(4) {
                0 => words.push(format!("w{:x}", self.below(20_000))),
                _ => words.push(self.one_of(COMMON).to_owned()),
            }
        }
        words.join(" ")
    }

    pub fn text(&mut self, sentences: usize) -> String {
        let all: Vec<String> = (0..sentences).map(|_| self.sentence()).collect();
        format!("{}.", all.join(". "))
    }

    pub fn referral(&mut self, worked_out: bool) -> Value {
        const FIRST: &[&str] = &[
            "Kayden", "Marnie", "Ruben", "Tiana", "Zoë", "Idris", "Anouk",
        ];
        const LAST: &[&str] = &[
            "Lowry", "Okoro", "Smith", "Pike", "Tillery", "Whitlock", "Ashe",
        ];
        const AUTHORITY: &[&str] = &["Northshire", "Westmere", "Calder", "Eastholm"];
        let name = format!("{} {}", self.one_of(FIRST), self.one_of(LAST));
        let needs = if worked_out { 24 } else { 1 };
        let need = |seeded: &mut Self, n: usize| {
            json!({
                "id": format!("n{n}"),
                "what": seeded.sentence(),
                "how": seeded.text(8),
                "support": seeded.text(8),
                "source": {"paper": "EXAMPLE", "page": n},
            })
        };
        json!({
            "child": {"legal_name": name, "reference": format!("REF {}", self.below(9_000) + 1_000),
                      "family_time": self.text(4)},
            "referrer": {"placing_authority": self.one_of(AUTHORITY), "person": self.sentence()},
            "why_now": {"reason": self.text(10)},
            "needs": (0..needs).map(|n| need(self, n)).collect::<Vec<_>>(),
            "decision": {"range_reasons": self.text(if worked_out { 30 } else { 3 })},
        })
    }
}
