import type { Route, Screen } from "./routes";

/** One line of the rail. Only places that exist are listed. */
export interface Item {
  title: string;
  to: Route;
  /** The screens at which this item is "here". */
  here: readonly Screen[];
  /** Only for those who may read the journal. */
  only?: "journal";
}
/** The places of a home, in the groups in which the rail shows them. */
export const PLACES: readonly (readonly Item[])[] = [
  [
    { title: "Referrals", to: { screen: "referrals" }, here: ["referrals", "referral", "new-referral"] },
    {
      title: "Children living here",
      to: { screen: "children" },
      here: ["children", "child", "new-child", "weekly"],
    },
    { title: "Decisions", to: { screen: "decisions" }, here: ["decisions", "decision"] },
    {
      title: "Oversight",
      to: { screen: "oversight" },
      here: ["oversight", "oversight-record", "patterns", "samples", "sample"],
    },
    { title: "Registers", to: { screen: "registers" }, here: ["registers", "register"] },
  ],
  [
    {
      title: "Statement of purpose",
      to: { screen: "statements" },
      here: ["statements", "statement", "new-statement", "compare-statements"],
    },
    { title: "The home", to: { screen: "home" }, here: ["home"] },
    { title: "Team", to: { screen: "team" }, here: ["team"] },
  ],
  [
    { title: "Rule book", to: { screen: "rule-book" }, here: ["rule-book"] },
    { title: "Journal", to: { screen: "journal" }, here: ["journal"], only: "journal" },
    {
      title: "Settings",
      to: { screen: "settings" },
      here: ["settings", "person", "new-person", "recovery-kit", "certificate", "retention"],
    },
    { title: "Check a record", to: { screen: "check-record" }, here: ["check-record"] },
  ],
];

/** The places of a register of signed records. */
export const PLACES_OF_A_REGISTER: readonly (readonly Item[])[] = [
  [
    { title: "Signed records", to: { screen: "gathered" }, here: ["gathered", "gathered-record"] },
    { title: "To read", to: { screen: "gathered-queue" }, here: ["gathered-queue", "samples", "sample"] },
    { title: "Patterns", to: { screen: "gathered-patterns" }, here: ["gathered-patterns"] },
    { title: "Who vouches", to: { screen: "gathered-trust" }, here: ["gathered-trust"] },
  ],
  [
    { title: "Rule book", to: { screen: "rule-book" }, here: ["rule-book"] },
    { title: "Journal", to: { screen: "journal" }, here: ["journal"], only: "journal" },
    { title: "Settings", to: { screen: "settings" }, here: ["settings", "recovery-kit", "certificate"] },
    { title: "Check a record", to: { screen: "check-record" }, here: ["check-record"] },
  ],
];
