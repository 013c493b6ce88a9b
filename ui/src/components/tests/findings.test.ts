import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import BeforeYouCanSign from "../BeforeYouCanSign.svelte";
import Finding from "../Finding.svelte";
import type { FindingView } from "../finding";

const finding = (part: Partial<FindingView> = {}): FindingView => ({
  key: "RANGE-02:n1",
  rule: "RANGE-02",
  weight: "settle",
  sentence: "“Fire-setting” is not mentioned.",
  force: "The regulation requires",
  citation: "regulation 14(2)(a)",
  exactWords: async () => ({ text: "exact text", source: "Regulation 14" }),
  href: "#/referral/r1/range",
  mayDisagree: true,
  ...part,
});

it("a finding shows its ground, its exact words when asked, and the way to the place", async () => {
  const user = userEvent.setup();
  render(Finding, { finding: finding() });
  const words = screen.getByRole("button", { name: "exact words" });
  expect(words).toHaveAttribute("aria-expanded", "false");
  expect(screen.queryByText("“exact text”")).toBeNull();
  await user.click(words);
  expect(words).toHaveAttribute("aria-expanded", "true");
  expect(await screen.findByText("“exact text”")).toBeVisible();
  expect(screen.getByRole("link", { name: /^go there/ })).toHaveAttribute("href", "#/referral/r1/range");
  await expectNoBarriers();
});

it("a disagreement needs a reason, and a refused one stays on screen", async () => {
  const user = userEvent.setup();
  const ondisagree = vi.fn().mockResolvedValueOnce(false).mockResolvedValue(true);
  render(Finding, { finding: finding(), ondisagree });
  await user.click(screen.getByRole("button", { name: "I disagree, because…" }));
  const keep = screen.getByRole("button", { name: "Keep my reason" });
  await user.click(keep);
  expect(ondisagree).not.toHaveBeenCalled();
  const box = screen.getByRole("textbox", { name: "I disagree, because" });
  expect(box).toHaveAccessibleDescription(/Write why you disagree/);
  expect(box).toHaveFocus();
  await user.type(box, "Clause 3.2 names it.");
  await user.click(keep);
  expect(box).toHaveValue("Clause 3.2 names it.");
  expect(box).toHaveAccessibleDescription(/was not saved/);
  await user.click(keep);
  expect(ondisagree).toHaveBeenLastCalledWith(
    expect.objectContaining({ key: "RANGE-02:n1" }),
    "Clause 3.2 names it.",
  );
  expect(screen.queryByRole("textbox")).toBeNull();
});

it("a finding that may not be disagreed with offers no such way", () => {
  render(Finding, { finding: finding({ mayDisagree: false }), ondisagree: () => true });
  expect(screen.queryByRole("button", { name: /disagree/ })).toBeNull();
});

it("the panel groups by what is asked and counts only what still stands", async () => {
  render(BeforeYouCanSign, {
    findings: [
      finding({ key: "a" }),
      finding({ key: "b", disagreement: "It is named in 3.2." }),
      finding({ key: "c", weight: "challenge" }),
      finding({ key: "d", weight: "consider" }),
    ],
  });
  const panel = screen.getByRole("region", { name: "Before you can sign" });
  expect(within(panel).getByRole("status")).toHaveTextContent(
    "1 to settle, 1 to challenge, 1 worth considering",
  );
  expect(
    within(panel)
      .getAllByRole("heading", { level: 3 })
      .map((h) => h.textContent),
  ).toEqual(["Must be settled", "Must be challenged", "Worth considering"]);
  expect(within(panel).getByText("It is named in 3.2.", { exact: false })).toBeVisible();
  await expectNoBarriers();
});

it("once an answer is chosen, what closes only another answer is not said to stand in its way", () => {
  render(BeforeYouCanSign, {
    findings: [finding({ key: "a" }), finding({ key: "b" })],
    first: { heading: "These close “decline”", keys: new Set(["a"]) },
  });
  const panel = within(screen.getByRole("region", { name: "Before you can sign" }));
  expect(panel.getByRole("status")).toHaveTextContent("1 to settle, 1 open for another answer");
  expect(panel.getAllByRole("heading", { level: 3 }).map((h) => h.textContent)).toEqual([
    "These close “decline”",
    "Open, for another answer",
  ]);
});

it("the panel is calm when nothing is left", async () => {
  render(BeforeYouCanSign, { findings: [] });
  expect(screen.getByRole("status")).toHaveTextContent("Nothing is left to settle. The judgement is yours.");
  expect(screen.queryByRole("list")).toBeNull();
  await expectNoBarriers();
});
