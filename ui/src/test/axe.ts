import axe from "axe-core";
import { expect } from "vitest";

/** Runs axe over an element. Contrast needs layout, which jsdom lacks; it is measured in the window. */
export async function expectNoBarriers(element: Element = document.body, pageRules = false): Promise<void> {
  const result = await axe.run(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: pageRules } },
  });
  const said = result.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.html).join(" | ")})`);
  expect(said).toEqual([]);
}
