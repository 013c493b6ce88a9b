/** What has to happen about a finding before signing. */
export type Weight = "settle" | "challenge" | "consider";

/** The law's own words, letter for letter, and where they stand. */
export interface ExactWords {
  text: string;
  /** For example "Guide to the children's homes regulations, page 56, paragraph 11.4". */
  source: string;
}

/** A finding as it is read: everything is words made by Rust; nothing is worked out here. */
export interface FindingView {
  /** Stable while the finding stands: the rule and what it is about. */
  key: string;
  /** "RANGE-02". */
  rule: string;
  weight: Weight;
  sentence: string;
  /** "The Guide says". */
  force: string;
  /** "page 56, paragraph 11.4". */
  citation: string;
  /** Fetches the exact words when they are asked for; missing where the finding rests on no law. */
  exactWords?: (() => Promise<ExactWords>) | undefined;
  /** The address of its rule in the rule book. */
  ruleHref?: string | undefined;
  /** The address of the place that settles it. */
  href?: string | undefined;
  /** Whether "I disagree, because" is open for this rule. */
  mayDisagree: boolean;
  /** The registered person's reason, once given. */
  disagreement?: string | undefined;
}

export const WEIGHTS: readonly { weight: Weight; heading: string }[] = [
  { weight: "settle", heading: "Must be settled" },
  { weight: "challenge", heading: "Must be challenged" },
  { weight: "consider", heading: "Worth considering" },
];
