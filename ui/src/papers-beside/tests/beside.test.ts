import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { CARE_PLAN } from "../../host/example/papers";
import { openSection } from "../../screens/referral/tests/open";
import { expectNoBarriers } from "../../test/axe";
import { borderKept } from "../border";

// jsdom cannot draw: a page is its words, laid where pdf.js would lay them.
vi.mock("../../pdf/pages", () => ({
  openPdf: async () => ({ numPages: CARE_PLAN.length, loadingTask: { destroy: async () => {} } }),
  pageText: async (_pdf: unknown, number: number) => CARE_PLAN[number - 1]!.join("\n"),
  shapeOf: async () => 1.4,
  drawPageWithWords: async (_pdf: unknown, number: number, _canvas: unknown, layer: HTMLElement) => {
    layer.textContent = CARE_PLAN[number - 1]!.join("\n");
  },
}));

async function openPapers() {
  const user = userEvent.setup();
  const opened = await openSection("views");
  await user.click(screen.getByRole("button", { name: "Open the papers" }));
  await screen.findByRole("region", { name: /The paper “Care plan/ });
  return { user, ...opened };
}

describe("the papers beside a section", () => {
  it("open and close by keyboard, and give the focus back", async () => {
    await openSection("views");
    const opener = screen.getByRole("button", { name: "Open the papers" });
    opener.focus();
    await fireEvent.keyDown(opener, { key: "b", ctrlKey: true });
    const papers = await screen.findByRole("region", { name: "Papers beside the work" });
    await waitFor(() => expect(within(papers).getByRole("heading", { name: "Papers" })).toHaveFocus());
    await screen.findByText("of 12");
    await expectNoBarriers(document.body, true);
    await fireEvent.keyDown(document.body, { key: "b", ctrlKey: true });
    await waitFor(() => expect(screen.getByRole("button", { name: "Open the papers" })).toHaveFocus());
    expect(screen.queryByRole("region", { name: "Papers beside the work" })).toBeNull();
  });

  it("have a border that the keyboard moves, and that stays where it was left", async () => {
    window.localStorage.clear();
    const { user } = await openPapers();
    const border = () => screen.getByRole("separator", { name: "Border between the page and the papers" });
    expect(border()).toHaveAttribute("aria-valuenow", "50");
    border().focus();
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(border()).toHaveAttribute("aria-valuenow", "60");
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(border()).toHaveAttribute("aria-valuenow", "65");
    await user.click(screen.getByRole("button", { name: "Close the papers" }));
    await user.click(screen.getByRole("button", { name: "Open the papers" }));
    expect(border()).toHaveAttribute("aria-valuenow", "65");
    expect(borderKept()).toBe(65);
    border().focus();
    await user.keyboard("{Home}");
    expect(border()).toHaveAttribute("aria-valuenow", "35");
    await user.keyboard("{Enter}");
    expect(border()).toHaveAttribute("aria-valuenow", "50");
    await expectNoBarriers(document.body, true);
  });

  it("take the middle where what was kept cannot be read", () => {
    window.localStorage.setItem("papers-border", "wide");
    expect(borderKept()).toBe(50);
    window.localStorage.setItem("papers-border", "900");
    expect(borderKept()).toBe(65);
    window.localStorage.clear();
  });

  it("find words in this paper, and Enter goes from one place to the next", async () => {
    const { user } = await openPapers();
    await user.type(screen.getByRole("searchbox", { name: "Find in this paper" }), "autism");
    const list = await screen.findByRole("list", { name: "Places found" });
    expect(within(list).getAllByRole("button")).toHaveLength(1);
    expect(within(list).getByRole("button")).toHaveTextContent(/page 7.*written about autism/);
    await user.keyboard("{Enter}");
    expect(within(list).getByRole("button")).toHaveAttribute("aria-current", "true");
    expect(await screen.findByText("1 place, now at 1")).toBeVisible();
  });

  it("find words in every paper, and a find opens the paper it stands in", async () => {
    const { user } = await openPapers();
    await user.click(screen.getByRole("checkbox", { name: "In all papers" }));
    await user.type(screen.getByRole("searchbox", { name: "Find in all papers" }), "cousin's");
    const list = await screen.findByRole("list", { name: "Places found" });
    await user.click(within(list).getByRole("button", { name: /Email from the social worker/ }));
    const email = await screen.findByRole("region", { name: /The paper “Email/ });
    expect(email).toHaveTextContent("He was found at his cousin’s.");
    expect(screen.queryByText(/not found in the paper/)).toBeNull();
  });

  it("say why a paper cannot be shown, and are there again in the next section", async () => {
    const { user } = await openPapers();
    await user.selectOptions(screen.getByRole("combobox", { name: "Paper" }), "Clinical report (EXAMPLE)");
    expect(await screen.findByText(/A password keeps this file shut/)).toBeVisible();
    await user.click(screen.getByRole("link", { name: /^Go on to:/ }));
    await waitFor(() =>
      expect(screen.getByRole("combobox", { name: "Paper" })).toHaveDisplayValue("Clinical report (EXAMPLE)"),
    );
  });

  it("with no paper taken in, say where one is taken in", async () => {
    const user = userEvent.setup();
    await openSection("views", { id: "ready" });
    await user.click(screen.getByRole("button", { name: "Open the papers" }));
    expect(await screen.findByText(/No paper has been taken in/)).toBeVisible();
  });
});
