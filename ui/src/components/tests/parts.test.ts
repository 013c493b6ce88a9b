import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import Breadcrumb from "../Breadcrumb.svelte";
import Button from "../Button.svelte";
import Details from "../Details.svelte";
import Dialog from "../Dialog.svelte";
import ErrorSummary from "../ErrorSummary.svelte";
import NotificationBanner from "../NotificationBanner.svelte";
import Progress from "../Progress.svelte";
import SavedNote from "../SavedNote.svelte";
import SourceFields from "../SourceFields.svelte";
import SummaryList from "../SummaryList.svelte";
import TaskList from "../TaskList.svelte";
import TextQuestion from "../TextQuestion.svelte";
import { counted, countWords, listed } from "../words";

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));

it("the error summary takes the focus and leads to the field", async () => {
  const user = userEvent.setup();
  render(TextQuestion, { id: "name", label: "Name", error: "Enter a name." });
  const { rerender } = render(ErrorSummary, { errors: [] });
  expect(screen.queryByRole("alert")).toBeNull();
  await rerender({ errors: [{ text: "Enter a name.", field: "name" }], attempt: 1 });
  expect(screen.getByRole("alert").parentElement).toHaveFocus();
  await user.click(screen.getByRole("link", { name: "Enter a name." }));
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveFocus();
  await rerender({ errors: [{ text: "Enter a name.", field: "name" }], attempt: 2 });
  expect(screen.getByRole("alert").parentElement).toHaveFocus();
  await expectNoBarriers();
});

it("a busy button keeps the focus and does not act twice", async () => {
  const onclick = vi.fn();
  const user = userEvent.setup();
  const { rerender } = render(Button, { onclick, children: words("Sign") });
  await user.click(screen.getByRole("button"));
  await rerender({ busy: true });
  await user.click(screen.getByRole("button"));
  expect(onclick).toHaveBeenCalledOnce();
  expect(screen.getByRole("button")).toHaveFocus();
  expect(screen.getByRole("button")).toHaveAttribute("aria-disabled", "true");
});

it("a summary list says so where there is no answer, and names what each link changes", async () => {
  render(SummaryList, {
    rows: [
      { name: "Placing authority", value: "Northshire", href: "#/x", note: "email, 17 November" },
      { name: "Date of birth", value: "" },
    ],
  });
  expect(screen.getByText("Not answered")).toBeVisible();
  expect(screen.getByRole("link", { name: "Change placing authority" })).toBeVisible();
  await expectNoBarriers();
});

it("a summary list shows two rows of one name", () => {
  const rows = ["The first.", "The second."].map((value) => ({ name: "What was said", value }));
  render(SummaryList, { rows });
  for (const { value } of rows) expect(screen.getByText(value)).toBeVisible();
});

it("a task that cannot start yet is no link", async () => {
  render(TaskList, {
    tasks: [
      { id: "a", title: "Needs", href: "#/a", hint: "2 needs", state: "1 to settle", tone: "settle" },
      { id: "b", title: "Sign", state: "Cannot start yet", tone: "quiet" },
    ],
  });
  expect(screen.getByRole("link", { name: "Needs" })).toHaveAccessibleDescription("2 needs 1 to settle");
  expect(screen.queryByRole("link", { name: "Sign" })).toBeNull();
  await expectNoBarriers();
});

it("a dialog is named, and Escape asks to close it", async () => {
  const onclose = vi.fn();
  const { rerender } = render(Dialog, {
    open: true,
    title: "Withdraw this need?",
    onclose,
    children: words("Why"),
  });
  const dialog = screen.getByRole("dialog", { name: "Withdraw this need?" });
  dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
  expect(onclose).toHaveBeenCalledOnce();
  await expectNoBarriers();
  await rerender({ open: false });
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("long work says how far it is and can be stopped", async () => {
  const onstop = vi.fn();
  render(Progress, { label: "Drawing the pages", done: 3, total: 16, onstop });
  expect(screen.getByRole("progressbar", { name: "Drawing the pages: 3 of 16" })).toHaveAttribute(
    "value",
    "3",
  );
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(onstop).toHaveBeenCalledOnce();
  await expectNoBarriers();
});

it("the saved note says which of saved, saving and not saved it is", async () => {
  const { rerender } = render(SavedNote, { at: "14:06" });
  expect(screen.getByRole("status")).toHaveTextContent("Saved 14:06");
  await rerender({ saving: true });
  expect(screen.getByRole("status")).toHaveTextContent("Saving…");
  await rerender({ failed: true });
  expect(screen.getByRole("status")).toHaveTextContent("Not saved yet");
});

it("a banner about a problem is announced, one for information is a named region", async () => {
  const { rerender } = render(NotificationBanner, { kind: "problem", children: words("It was refused.") });
  expect(screen.getByRole("alert", { name: "Not saved" })).toBeVisible();
  await rerender({ kind: "important" });
  expect(screen.getByRole("region", { name: "Important" })).toBeVisible();
  await expectNoBarriers();
});

it("details open by keyboard, breadcrumbs are a named way", async () => {
  const user = userEvent.setup();
  render(Details, { summary: "Children who have left", children: words("Mia") });
  render(Breadcrumb, { above: [{ title: "Referrals", href: "#/referrals" }] });
  await user.click(screen.getByText("Children who have left"));
  expect(screen.getByRole("group")).toHaveAttribute("open");
  expect(screen.getByRole("navigation", { name: "Breadcrumb" })).toBeVisible();
  await expectNoBarriers();
});

it("the fields of a source are saved one by one", async () => {
  const onsave = vi.fn();
  const user = userEvent.setup();
  const four = { document: "d", page: "p", person: "w", dated: "t" };
  render(SourceFields, {
    ids: four,
    labels: { document: "Document", page: "Page", person: "Or person, and their role", dated: "Date" },
    values: { document: "Care plan", page: null, person: null, dated: null },
    onsave,
  });
  await user.type(screen.getByRole("textbox", { name: "Page" }), "4");
  await user.clear(screen.getByRole("textbox", { name: "Document" }));
  await user.tab();
  expect(onsave.mock.calls).toEqual([
    ["page", "4"],
    ["document", null],
  ]);
  await expectNoBarriers();
});

it("counts and lists are said in words", () => {
  expect([countWords(""), countWords(" a b ")]).toEqual([0, 2]);
  expect([counted(1, "child", "children"), counted(3, "child", "children")]).toEqual([
    "1 child",
    "3 children",
  ]);
  expect([listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual([
    "a",
    "a and b",
    "a, b and c",
  ]);
});
