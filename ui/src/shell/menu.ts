import type { MenuItem } from "../bindings/MenuItem";
import type { Route } from "./routes";

/** Where an item of the window's menu leads; an item that is not here is done where one is. */
export const LEADS_TO: Partial<Record<MenuItem, Route>> = {
  new_referral: { screen: "new-referral" },
  emergency_now: { screen: "new-referral", emergency: true },
  check_record: { screen: "check-record" },
  referrals: { screen: "referrals" },
  children: { screen: "children" },
  decisions: { screen: "decisions" },
  rule_book: { screen: "rule-book" },
};

/** What Ctrl and a key draw: larger, smaller, as at first. */
export const ZOOM_KEYS: Readonly<Record<string, "in" | "out" | "reset">> = {
  "=": "in",
  "+": "in",
  "-": "out",
  "0": "reset",
};
