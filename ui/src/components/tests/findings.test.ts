import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import BeforeYouCanSign from "../BeforeYouCanSign.svelte";
import Cited from "../Cited.svelte";
import Finding from "../Finding.svelte";
import type { FindingView } from "../finding";
import { ofOneKind } from "../of-one-kind";

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

it("once an answer is signed, what only another answer would have asked is folded away", async () => {
  render(BeforeYouCanSign, {
    findings: [finding({ key: "a" }), finding({ key: "b" }), finding({ key: "c", weight: "consider" })],
    first: { heading: "These close “decline”", keys: new Set<string>() },
    signed: true,
  });
  const panel = within(screen.getByRole("region", { name: "Before you can sign" }));
  expect(panel.getByRole("status").textContent).toBe("1 worth considering");
  expect(panel.getAllByRole("heading", { level: 3 }).map((h) => h.textContent)).toEqual([
    "Worth considering",
  ]);
  const folded = panel.getByText("What another answer would have asked (2)");
  expect(folded.closest("details")).not.toHaveAttribute("open");
  expect(folded.closest("details")?.querySelectorAll(".finding")).toHaveLength(2);
  await expectNoBarriers();
});

it("the panel is calm when nothing is left", async () => {
  render(BeforeYouCanSign, { findings: [] });
  expect(screen.getByRole("status")).toHaveTextContent("Nothing is left to settle. The judgement is yours.");
  expect(screen.queryByRole("list")).toBeNull();
  await expectNoBarriers();
});

it("many findings of one kind are one with a list, and each keeps its way and its disagreement", async () => {
  const user = userEvent.setup();
  const ondisagree = vi.fn().mockResolvedValue(true);
  const ongo = vi.fn();
  const labels = ["Date of birth", "Sex", "Who asks for the move", "Why now", "School"];
  const findings = labels.map((label, i) =>
    finding({
      key: `DECISION-02:${i}`,
      rule: "DECISION-02",
      sentence: `“${label}” has not been answered.`,
      href: `#/referral/r1/referral?item=${i}`,
    }),
  );
  render(BeforeYouCanSign, { findings: [finding(), ...findings], ondisagree, ongo });
  expect(screen.getByRole("status")).toHaveTextContent("6 to settle");
  expect(screen.getByText("… has not been answered.")).toBeVisible();
  expect(screen.getByText("“Fire-setting” is not mentioned.")).toBeVisible();
  expect(screen.queryByText("“Why now”", { exact: false, selector: "li" })).toBeNull();

  const more = screen.getByRole("button", { name: "And 2 more" });
  await user.click(more);
  const fourth = screen.getByRole("link", { name: "go there: “Why now” has not been answered." });
  expect(fourth).toHaveFocus();
  expect(fourth).toHaveAttribute("href", "#/referral/r1/referral?item=3");
  await user.click(fourth);
  expect(ongo).toHaveBeenCalledWith(expect.objectContaining({ key: "DECISION-02:3" }));

  await user.click(screen.getByRole("button", { name: /^I disagree, because… ?about “School”$/ }));
  await user.type(screen.getByRole("textbox", { name: "I disagree, because" }), "She has left school.");
  await user.click(screen.getByRole("button", { name: "Keep my reason" }));
  expect(ondisagree).toHaveBeenCalledWith(
    expect.objectContaining({ key: "DECISION-02:4" }),
    "She has left school.",
  );
  await expectNoBarriers();
  await user.click(screen.getByRole("button", { name: "Only the first 3" }));
  expect(screen.queryByRole("link", { name: /School/ })).toBeNull();
});

it("a citation is one word: no line ends between its brackets", () => {
  const { container } = render(Cited, { text: "See regulation 14(2)(a), and (in short) Schedule 1." });
  expect([...container.querySelectorAll("span")].map(({ textContent }) => textContent)).toEqual([
    "14(2)(a),",
  ]);
  expect(container).toHaveTextContent("See regulation 14(2)(a), and (in short) Schedule 1.");
});

describe("findings of one kind", () => {
  const said = (...sentences: string[]) =>
    ofOneKind(sentences.map((sentence, i) => finding({ key: `${i}`, sentence }))).map((one) =>
      "frame" in one ? [one.frame, ...one.findings.map(({ thing }) => thing)] : one.sentence,
    );

  it("are told by what is said of each, wherever the thing stands", () => {
    // One of several words does not take words from the rest.
    expect(said("Ben is not asked yet.", "Ben B is not asked yet.", "Ai is not asked yet.")).toEqual([
      ["… is not asked yet.", "Ben", "Ben B", "Ai"],
    ]);
    expect(
      said(
        "Aisha has no entry yet. The impact has to be considered.",
        "A child without initials has no entry yet. The impact has to be considered.",
        "Ben has no entry yet. The impact has to be considered.",
      ),
    ).toEqual([
      ["… has no entry yet. The impact has to be considered.", "Aisha", "A child without initials", "Ben"],
    ]);
    expect(
      said(
        "A risk noted for Ben (“going missing, exploitation”) is not followed by a measure.",
        "A risk noted for Ben (“fire”) is not followed by a measure.",
        "A risk noted for Aisha (“fire”) is not followed by a measure.",
      ),
    ).toEqual([
      [
        "A risk noted for … is not followed by a measure.",
        "Ben (“going missing, exploitation”)",
        "Ben (“fire”)",
        "Aisha (“fire”)",
      ],
    ]);
  });

  it("are not made of two, of other words, or of other grounds", () => {
    expect(said("“A” has not been answered.", "“B” has not been answered.")).toHaveLength(2);
    expect(
      said(
        "“A” has not yet been held against the statement of purpose.",
        "“B” is outside the range of needs. The home may decline.",
        "“C” rests on a clause that excludes it.",
      ),
    ).toHaveLength(3);
    const three = ["A", "B", "C"].map((thing) =>
      finding({ key: thing, sentence: `“${thing}” has not been answered.` }),
    );
    expect(ofOneKind(three)).toHaveLength(1);
    expect(ofOneKind(three.map((one, i) => ({ ...one, citation: `regulation ${i}` })))).toHaveLength(3);
    // What was answered with a reason stands alone, so that the reason is read beside it.
    expect(ofOneKind(three.map((one) => ({ ...one, disagreement: "It does not apply." })))).toHaveLength(3);
  });

  it("lose no finding and no word", () => {
    const sentences = ["“A” of x y z is not said.", "“B” of x y z is not said.", "“C” of x y z is not said."];
    const [one] = ofOneKind(sentences.map((sentence, i) => finding({ key: `${i}`, sentence })));
    if (!one || !("frame" in one)) throw new Error("not gathered");
    expect(one.findings.map(({ thing }) => one.frame.replace("…", thing))).toEqual(sentences);
  });
});
