import type { Component, Snippet } from "svelte";
import type { TaskId } from "../../bindings/TaskId";
import type { ReferralStore } from "../../referral/referral.svelte";
import Check from "./Check.svelte";
import Decision from "./Decision.svelte";
import Devices from "./Devices.svelte";
import Emergency from "./Emergency.svelte";
import Extra from "./Extra.svelte";
import FirstScreen from "./FirstScreen.svelte";
import Gaps from "./Gaps.svelte";
import Group from "./Group.svelte";
import Liberty from "./Liberty.svelte";
import Move from "./Move.svelte";
import Needs from "./Needs.svelte";
import PlainSection from "./PlainSection.svelte";
import Plans from "./Plans.svelte";
import Range from "./Range.svelte";
import ReferralSection from "./ReferralSection.svelte";
import ResponseSection from "./ResponseSection.svelte";
import Views from "./Views.svelte";

/** One time a place was asked for; asked again, it is another object. */
export interface Visit {
  pointer: string;
}

/** What every section is given. `item` is the pointer a link asked for: bring it into view. */
export interface SectionProps {
  store: ReferralStore;
  task: TaskId;
  item?: string | undefined;
  visit?: Visit | undefined;
  /** What is still to be settled, for a section that places it itself. */
  panel?: Snippet;
}

/** One component a section. A section not named here draws the task's own questions in order. */
const SECTIONS: Partial<Record<TaskId, Component<SectionProps>>> = {
  referral: ReferralSection,
  first_screen: FirstScreen,
  plans: Plans,
  needs: Needs,
  emergency: Emergency,
  further: Extra,
  liberty: Liberty,
  solo: Extra,
  area: Extra,
  short_breaks: Extra,
  not_looked_after: Extra,
  youth_justice: Extra,
  secure: Extra,
  therapy: Extra,
  devices: Devices,
  range: Range,
  response: ResponseSection,
  group: Group,
  gaps: Gaps,
  views: Views,
  move: Move,
  decision: Decision,
  check: Check,
};

export function sectionFor(task: TaskId): Component<SectionProps> {
  return SECTIONS[task] ?? PlainSection;
}

/** The headings of the task list, with the tasks under each. */
export const GROUPS: readonly { heading?: string; tasks: readonly TaskId[] }[] = [
  { tasks: ["referral", "first_screen", "plans", "needs", "emergency"] },
  {
    heading: "What this referral calls for besides",
    tasks: [
      "further",
      "liberty",
      "solo",
      "area",
      "short_breaks",
      "not_looked_after",
      "youth_justice",
      "secure",
      "therapy",
      "devices",
    ],
  },
  { heading: "The two thresholds", tasks: ["range", "response", "group"] },
  { heading: "What we do not know, and who we heard", tasks: ["gaps", "views", "move"] },
  { heading: "The decision", tasks: ["decision", "check"] },
];
