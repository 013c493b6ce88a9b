import type { Finding } from "../bindings/Finding";
import type { TaskId } from "../bindings/TaskId";
import type { FindingView } from "../components/finding";
import type { Host } from "../host/host";
import { href } from "../shell/routes";
import { capital, FORCES, QUESTIONS } from "../words";

/** A pointer as findings have it ("/referral/needs/2/what") as questions have it ("/needs/2/what"). */
export function inReferral(pointer: string): string {
  return pointer.replace(/^\/referral(?=\/)/, "");
}

/** The id of the control that answers a pointer: "/needs/2/what" is "q-needs-2-what". */
export function fieldId(pointer: string): string {
  return `q${inReferral(pointer).replaceAll("/", "-")}`;
}

const TAKES_FOCUS = "input, select, textarea, button, summary, a[href], [tabindex]";

/** What takes the focus for an id: the control itself, what opens it, or the first control inside it. */
function controlOf(id: string): HTMLElement | undefined {
  const exact = document.getElementById(id);
  const within = [...document.querySelectorAll<HTMLElement>(`[id^="${CSS.escape(`${id}-`)}"]`)];
  const found =
    exact === null || exact.matches(TAKES_FOCUS)
      ? exact
      : exact.querySelector<HTMLElement>(exact instanceof HTMLDetailsElement ? "summary" : TAKES_FOCUS);
  return found ?? within.find((element) => element.matches(TAKES_FOCUS));
}

/**
 * Brings the control of a pointer into view and gives it the focus, unfolding what it is folded into.
 * Where the place is an entry or a list without a control of its own, the first control inside it, else
 * the nearest place around it.
 */
export function focusPlace(pointer: string): boolean {
  for (let id = fieldId(pointer); id.includes("-"); id = id.replace(/-[^-]*$/, "")) {
    const found = controlOf(id);
    if (!found) continue;
    for (let fold = found.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true;
    const around = found.closest("fieldset:not(.plain), .govuk-form-group") ?? found;
    around.scrollIntoView({ block: "center" });
    found.focus({ preventScroll: true });
    return true;
  }
  return false;
}

/** The section in which a finding is settled: the one that asks the question, else the one it names. */
export function sectionOf(finding: Finding): TaskId {
  const general = inReferral(finding.place.pointer).replaceAll(/\/\d+(?=\/|$)/g, "/*");
  return QUESTIONS.find((question) => question.pointer === general)?.task ?? finding.place.task;
}

/** Where a finding is settled. What rests on the home's own papers is settled there. */
export function hrefOf(finding: Finding, referral: string): string {
  const { pointer } = finding.place;
  if (pointer.startsWith("/home/statement_of_purpose")) return href({ screen: "statements" });
  if (pointer.startsWith("/home/children")) return href({ screen: "children" });
  if (pointer.startsWith("/home/")) return href({ screen: "home" });
  return href({ screen: "referral", id: referral, section: sectionOf(finding), item: inReferral(pointer) });
}

/** A finding as it is read on screen. */
export function asRead(finding: Finding, referral: string, host: Host): FindingView {
  const provision = finding.provision;
  return {
    key: finding.key,
    rule: finding.rule,
    weight: finding.weight,
    sentence: capital(finding.sentence),
    force: FORCES[finding.force] ?? "",
    // A suggestion stands beside a provision; it is not what the provision says.
    citation:
      finding.citation && finding.force === "threshold"
        ? `beside ${finding.citation}`
        : (finding.citation ?? ""),
    exactWords: provision === null ? undefined : () => host.exactWords(provision),
    ruleHref: href({ screen: "rule-book", rule: finding.rule }),
    href: hrefOf(finding, referral),
    mayDisagree: finding.may_disagree,
    disagreement: finding.disagreed_because ?? undefined,
  };
}
