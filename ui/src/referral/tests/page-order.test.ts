import { expect, it } from "vitest";
import type { Finding } from "../../bindings/Finding";
import type { TaskId } from "../../bindings/TaskId";
import { inPageOrder } from "../page-order";

function finding(pointer: string, task: TaskId): Finding {
  return { key: `R:${pointer}`, place: { task, pointer } } as Finding;
}

it("puts the findings of a section in the order of its page, entry by entry", () => {
  const mixed = [
    finding("/referral/first_screen/criteria_because", "first_screen"),
    finding("/referral/first_screen/plainly_outside_because", "first_screen"),
    finding("/referral/first_screen/plainly_outside", "first_screen"),
    finding("/referral/needs/10/range/finding", "range"),
    finding("/referral/needs/2/range/because", "range"),
    finding("/referral/needs/2/range/finding", "range"),
  ];
  expect(inPageOrder(mixed).map((one) => one.place.pointer.replace("/referral", ""))).toEqual([
    "/first_screen/plainly_outside",
    "/first_screen/plainly_outside_because",
    "/first_screen/criteria_because",
    "/needs/2/range/finding",
    "/needs/2/range/because",
    "/needs/10/range/finding",
  ]);
});
