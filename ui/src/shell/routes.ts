/** Every place in the window. Ids come from the casebook and are plain letters, digits and hyphens. */
export type Route =
  | { screen: "start" }
  | { screen: "set-up" }
  | { screen: "new-register" }
  | { screen: "sign-in" }
  | { screen: "recover" }
  | { screen: "restore" }
  | { screen: "check-record" }
  | { screen: "referrals" }
  | { screen: "new-referral"; emergency?: boolean }
  | { screen: "referral"; id: string; section?: string; item?: string }
  | { screen: "children" }
  | { screen: "child"; id: string }
  | { screen: "new-child"; from?: string }
  | { screen: "weekly" }
  | { screen: "statements" }
  | { screen: "statement"; id: string }
  | { screen: "new-statement" }
  | { screen: "compare-statements"; before: string; after: string }
  | { screen: "home" }
  | { screen: "team" }
  | { screen: "settings" }
  | { screen: "person"; id: string }
  | { screen: "new-person" }
  | { screen: "recovery-kit" }
  | { screen: "certificate" }
  | { screen: "retention" }
  | { screen: "registers" }
  | { screen: "register"; id: string }
  | { screen: "journal" }
  | { screen: "rule-book"; rule?: string }
  | { screen: "decisions" }
  | { screen: "decision"; id: string }
  | { screen: "oversight" }
  | { screen: "oversight-record"; id: string }
  | { screen: "patterns" }
  | { screen: "samples" }
  | { screen: "sample"; id: string }
  /** The records gathered from several homes, in a register of them; one by its digest. */
  | { screen: "gathered" }
  | { screen: "gathered-record"; id: string }
  | { screen: "gathered-queue" }
  | { screen: "gathered-patterns" }
  | { screen: "gathered-trust" }
  /** Looking back at what a decision foresaw: of a referral, at one of its dates. */
  | { screen: "look-back"; id: string; at: string }
  /** A document beside a decision; `about` a letter, a child living here or an entry. */
  | { screen: "document"; referral: string; kind: string; about?: string };

export type Screen = Route["screen"];

/** The screens anybody at the computer may open; every other needs an open casebook. */
export const BEFORE_SIGN_IN: readonly Screen[] = [
  "start",
  "set-up",
  "new-register",
  "sign-in",
  "recover",
  "restore",
  "check-record",
];

const PLAIN = {
  start: "",
  "set-up": "set-up",
  "new-register": "set-up/register",
  "sign-in": "sign-in",
  recover: "recover",
  restore: "restore",
  "check-record": "check",
  referrals: "referrals",
  children: "children",
  "new-child": "children/new",
  weekly: "children/weekly",
  statements: "statements",
  "new-statement": "statements/new",
  home: "home",
  team: "team",
  settings: "settings",
  "new-person": "settings/new-person",
  "recovery-kit": "settings/recovery-kit",
  certificate: "settings/certificate",
  retention: "settings/retention",
  registers: "registers",
  journal: "journal",
  "rule-book": "rules",
  decisions: "decisions",
  oversight: "oversight",
  patterns: "patterns",
  samples: "samples",
  gathered: "gathered",
  "gathered-queue": "gathered/queue",
  "gathered-patterns": "gathered/patterns",
  "gathered-trust": "gathered/trust",
} as const;

/** The address of a place: always begins with "#/". */
export function href(route: Route): string {
  switch (route.screen) {
    case "new-referral":
      return route.emergency ? "#/referrals/emergency" : "#/referrals/new";
    case "referral":
      return `#/${["referral", route.id, route.section, route.item]
        .filter((part) => part !== undefined)
        .map(encodeURIComponent)
        .join("/")}`;
    case "rule-book":
      return route.rule ? `#/rules/${encodeURIComponent(route.rule)}` : "#/rules";
    case "new-child":
      return route.from ? `#/children/new/${encodeURIComponent(route.from)}` : "#/children/new";
    case "child":
      return `#/children/${encodeURIComponent(route.id)}`;
    case "statement":
      return `#/statements/${encodeURIComponent(route.id)}`;
    case "compare-statements":
      return `#/statements/compare/${encodeURIComponent(route.before)}/${encodeURIComponent(route.after)}`;
    case "person":
      return `#/people/${encodeURIComponent(route.id)}`;
    case "register":
      return `#/registers/${encodeURIComponent(route.id)}`;
    case "decision":
      return `#/decisions/${encodeURIComponent(route.id)}`;
    case "sample":
      return `#/samples/${encodeURIComponent(route.id)}`;
    case "gathered-record":
      return `#/gathered/${encodeURIComponent(route.id)}`;
    case "look-back":
      return `#/look-back/${encodeURIComponent(route.id)}/${encodeURIComponent(route.at)}`;
    case "oversight-record":
      return `#/oversight/${encodeURIComponent(route.id)}`;
    case "document":
      return `#/${["document", route.referral, route.kind, route.about]
        .filter((part) => part !== undefined)
        .map(encodeURIComponent)
        .join("/")}`;
    default:
      return `#/${PLAIN[route.screen]}`;
  }
}

/** Reads an address. An unknown one leads to the start, never to an empty window. */
export function parse(hash: string): Route {
  const [first = "", second, third, fourth] = hash.replace(/^#\/?/, "").split("/").map(decoded);
  const whole = second === undefined ? first : `${first}/${second}`;
  const plain = Object.entries(PLAIN).find(([, address]) => address === whole);
  if (whole === "children/new" && third) return { screen: "new-child", from: third };
  // Too many kinds of place for the compiler to try them one by one.
  if (plain) return { screen: plain[0] } as Route;
  if (whole === "referrals/new") return { screen: "new-referral" };
  if (whole === "referrals/emergency") return { screen: "new-referral", emergency: true };
  if (second) {
    if (first === "referral")
      return {
        screen: "referral",
        id: second,
        ...(third ? { section: third } : {}),
        ...(fourth ? { item: fourth } : {}),
      };
    if (first === "document" && third)
      return { screen: "document", referral: second, kind: third, ...(fourth ? { about: fourth } : {}) };
    if (first === "rules") return { screen: "rule-book", rule: second };
    if (first === "children") return { screen: "child", id: second };
    if (whole === "statements/compare" && third && fourth)
      return { screen: "compare-statements", before: third, after: fourth };
    if (first === "statements") return { screen: "statement", id: second };
    if (first === "people") return { screen: "person", id: second };
    if (first === "registers") return { screen: "register", id: second };
    if (first === "decisions") return { screen: "decision", id: second };
    if (first === "gathered") return { screen: "gathered-record", id: second };
    if (first === "samples") return { screen: "sample", id: second };
    if (first === "look-back" && third) return { screen: "look-back", id: second, at: third };
    if (first === "oversight") return { screen: "oversight-record", id: second };
  }
  return { screen: "start" };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
