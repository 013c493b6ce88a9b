import { expect, it } from "vitest";
import { href, parse, type Route } from "../routes";

const everywhere: Route[] = [
  { screen: "start" },
  { screen: "set-up" },
  { screen: "sign-in" },
  { screen: "check-record" },
  { screen: "referrals" },
  { screen: "new-referral" },
  { screen: "new-referral", emergency: true },
  { screen: "referral", id: "r1" },
  { screen: "referral", id: "r1", section: "needs" },
  { screen: "referral", id: "r1", section: "needs", item: "/needs/2/what" },
  { screen: "children" },
  { screen: "child", id: "c 1/ü" },
  { screen: "new-child" },
  { screen: "new-child", from: "r-7" },
  { screen: "statements" },
  { screen: "statement", id: "s4" },
  { screen: "new-statement" },
  { screen: "compare-statements", before: "3", after: "4" },
  { screen: "home" },
  { screen: "team" },
  { screen: "settings" },
  { screen: "person", id: "p1" },
  { screen: "new-person" },
  { screen: "recovery-kit" },
  { screen: "certificate" },
  { screen: "recover" },
  { screen: "journal" },
  { screen: "rule-book" },
  { screen: "rule-book", rule: "RANGE-01" },
  { screen: "decisions" },
  { screen: "decision", id: "2026-001" },
];

it.each(everywhere.map((route) => [href(route), route] as const))(
  "%s leads back to its place",
  (address, route) => {
    expect(parse(address)).toEqual(route);
  },
);

it.each(["", "#", "#/", "#/nowhere", "#/referral", "#/%E0%A4%A"])("%j leads to the start", (address) => {
  expect(parse(address)).toEqual({ screen: "start" });
});
