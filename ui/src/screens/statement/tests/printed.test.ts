import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../../test/axe";
import { openWindow } from "../../../test/window";

const PAGES = [
  "Statement of purpose 5 (EXAMPLE)",
  "Our range of needs. We help children who set fires. We ask first.",
];

vi.mock("../../../pdf/pages", () => ({
  openPdf: async () => ({ numPages: 2, loadingTask: { destroy: async () => {} } }),
  pageText: async (_pdf: unknown, number: number) => PAGES[number - 1],
  shapeOf: async () => 1.4,
  drawPageWithWords: async () => {},
}));

async function withTheDocument() {
  const user = userEvent.setup();
  const added = vi.fn();
  const host = await openWindow({ screen: "new-statement" }, { signedIn: true });
  vi.spyOn(host, "addStatementOfPurpose").mockImplementation(async (made) => {
    added(made);
    return host.home();
  });
  const input = await screen.findByLabelText("Choose the PDF…");
  const file = new File(["%PDF-1.7"], "Statement 5.pdf", { type: "application/pdf" });
  // jsdom reads no files.
  file.arrayBuffer = async () => new TextEncoder().encode("%PDF-1.7").buffer as ArrayBuffer;
  await user.upload(input, file);
  await screen.findByRole("region", { name: "The statement of purpose beside the form" });
  await screen.findByText("of 2");
  return { user, host, added };
}

describe("the document of a statement of purpose", () => {
  it("stands beside the form; words of it become a clause with its page, and lead back to it", async () => {
    const { user } = await withTheDocument();
    const before = screen.getAllByRole("group", { name: /^Clause \d/ }).length;
    await user.type(screen.getByRole("searchbox"), "fires");
    await screen.findByRole("list", { name: "Places found" });
    await user.keyboard("{Enter}");
    await user.click(screen.getByRole("button", { name: "Take the whole sentence" }));
    await user.click(screen.getByRole("button", { name: "Make it a clause" }));
    const clause = screen.getByRole("group", { name: `Clause ${before + 1}` });
    expect(within(clause).getByLabelText("The sentence, as printed")).toHaveValue(
      "We help children who set fires.",
    );
    expect(within(clause).getByLabelText("Page")).toHaveValue("2");
    await user.selectOptions(within(clause).getByLabelText("Needs it names (optional)"), "fire_setting");
    expect(within(clause).getByRole("listitem")).toHaveTextContent("Safety around fire");
    await user.click(within(clause).getByRole("button", { name: /^Show it in the document/ }));
    await waitFor(() => expect(screen.queryByText(/not found in the paper/)).toBeNull());
    await expectNoBarriers(document.body, true);
  });

  it("gives words to the criteria and to the conditions of a clause", async () => {
    const { user } = await withTheDocument();
    await user.type(screen.getByRole("searchbox"), "We ask first");
    await screen.findByRole("list", { name: "Places found" });
    await user.keyboard("{Enter}");
    await user.selectOptions(screen.getByLabelText("Or put it into"), "Conditions of clause 1");
    await user.click(screen.getByRole("button", { name: "Put it there" }));
    const clause = screen.getByRole("group", { name: "Clause 1" });
    expect(within(clause).getByLabelText(/^Conditions it sets/)).toHaveValue("We ask first");
  });

  it("of a version kept with one leads from each clause to its place", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "statement", id: "2" }, { signedIn: true });
    const [first] = await screen.findAllByRole("button", { name: /^Show it in the document/ });
    await user.click(first!);
    expect(
      await screen.findByRole("region", { name: "The statement of purpose beside its clauses" }),
    ).toBeVisible();
    // The clause's page is past the end of this document: said, and not looked for.
    expect(await screen.findByText(/nowhere|not found|could not be found/i)).toBeVisible();
  });
});
