import type { Finding } from "../bindings/Finding";
import type { FindingView } from "../components/finding";
import type { Host } from "../host/host";
import { href } from "../shell/routes";
import { capital, FORCES } from "../words";

/** A pointer as findings have it ("/referral/needs/2/what") as questions have it ("/needs/2/what"). */
export function inReferral(pointer: string): string {
  return pointer.replace(/^\/referral(?=\/)/, "");
}

/** The id of the control that answers a pointer: "/needs/2/what" is "q-needs-2-what". */
export function fieldId(pointer: string): string {
  return `q${inReferral(pointer).replaceAll("/", "-")}`;
}

/**
 * Brings the control of a pointer into view and gives it the focus. Where the place is an entry or a
 * list without a control of its own, the first control inside it, else the nearest place around it.
 */
export function focusPlace(pointer: string): boolean {
  for (let id = fieldId(pointer); id.length > 1; id = id.replace(/-[^-]*$/, "")) {
    const exact = document.getElementById(id);
    const inside = document.querySelector(`[id^="${CSS.escape(`${id}-`)}"]`);
    const found = exact ?? inside;
    if (found instanceof HTMLElement) {
      const around = found.closest("fieldset, .govuk-form-group") ?? found;
      around.scrollIntoView({ block: "center" });
      found.focus({ preventScroll: true });
      return true;
    }
    if (!id.includes("-")) break;
  }
  return false;
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
    citation: finding.citation ?? "",
    exactWords: provision === null ? undefined : () => host.exactWords(provision),
    href: href({
      screen: "referral",
      id: referral,
      section: finding.place.task,
      item: inReferral(finding.place.pointer),
    }),
    mayDisagree: finding.may_disagree,
    disagreement: finding.disagreed_because ?? undefined,
  };
}
