import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { openWindow } from "../../../test/window";
import { found, provisionsOf, ruleBook } from "../book";

it("looks for words in the rules and in the law they rest on", async () => {
  const book = await ruleBook();
  const ids = (words: string) => found(book, words).flatMap((part) => part.rules.map((rule) => rule.id));
  expect(found(book, "  ")).toEqual(book.parts);
  expect(ids("registered number").length).toBeGreaterThan(0);
  expect(ids("RANGE-01")).toContain("RANGE-01");
  expect(ids("14(2)(a) fire-setting")).toEqual(["RANGE-01"]);
  expect(ids("no rule says this")).toEqual([]);
});

it("holds the words of every provision a rule rests on", async () => {
  const book = await ruleBook();
  for (const rule of book.parts.flatMap((part) => part.rules))
    for (const id of provisionsOf(rule)) expect(book.provisions[id]?.words, rule.id).toBeTruthy();
});

it("opens at the rule somebody was led to, with the law's words folded", async () => {
  await openWindow({ screen: "rule-book", rule: "RANGE-01" }, { signedIn: true });
  const summary = await screen.findByText(/\(RANGE-01\)$/);
  await waitFor(() => expect(summary.closest("summary")).toHaveFocus());
  expect(screen.getByText(/is found outside the range of needs/)).toBeVisible();
  const law = screen.getByText(/that children are admitted to the home only if/);
  expect(law).not.toBeVisible();
  await userEvent.click(screen.getByText("The exact words"));
  expect(law).toBeVisible();
});

it("says how many rules hold the words looked for", async () => {
  await openWindow({ screen: "rule-book" }, { signedIn: true });
  await userEvent.type(await screen.findByRole("textbox", { name: "Look for" }), "RANGE-01");
  expect(screen.getByRole("status")).toHaveTextContent("1 rule with these words");
});
