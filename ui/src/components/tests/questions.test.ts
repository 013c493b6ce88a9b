import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import ChoiceQuestion from "../ChoiceQuestion.svelte";
import DateQuestion from "../DateQuestion.svelte";
import DateTimeQuestion from "../DateTimeQuestion.svelte";
import LongText from "../LongText.svelte";
import ManyChoice from "../ManyChoice.svelte";
import PassphraseQuestion from "../PassphraseQuestion.svelte";
import SelectQuestion from "../SelectQuestion.svelte";
import TextQuestion from "../TextQuestion.svelte";

const options = [
  { value: "email", label: "Email" },
  { value: "phone", label: "Phone", hint: "By day" },
];

it("a text question says its hint and its error, and saves on leaving", async () => {
  const onsave = vi.fn();
  const user = userEvent.setup();
  render(TextQuestion, {
    id: "a",
    label: "Placing authority",
    hint: "The council",
    error: "Enter one.",
    onsave,
  });
  const box = screen.getByRole("textbox", { name: "Placing authority" });
  expect(box).toHaveAccessibleDescription("The council Error: Enter one.");
  expect(box).toBeInvalid();
  await user.type(box, "Northshire");
  await user.tab();
  expect(onsave).toHaveBeenCalledExactlyOnceWith("Northshire");
  await expectNoBarriers();
});

it("a text question shows a new value from outside, but never over what is being typed", async () => {
  const user = userEvent.setup();
  const { rerender } = render(TextQuestion, { id: "a", label: "Name", value: "A", onsave: () => false });
  const box = screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
  await rerender({ value: "B" });
  expect(box.value).toBe("B");
  await user.type(box, "en");
  await user.tab();
  await rerender({ value: "C" });
  expect(box.value).toBe("Ben");
});

it("leaving the page sends on what is still being typed", async () => {
  const onsave = vi.fn();
  const user = userEvent.setup();
  const { unmount } = render(LongText, { id: "a", label: "Why now", onsave });
  await user.type(screen.getByRole("textbox"), "The carer");
  unmount();
  expect(onsave).toHaveBeenCalledExactlyOnceWith("The carer");
});

it("a long text counts words as part of its description", async () => {
  const user = userEvent.setup();
  render(LongText, { id: "a", label: "Why now", count: true });
  const box = screen.getByRole("textbox");
  expect(box).toHaveAccessibleDescription("0 words");
  await user.type(box, " one  two\nthree ");
  expect(box).toHaveAccessibleDescription("3 words");
  await expectNoBarriers();
});

it("a date is saved once it is whole, and a half-typed one is neither saved nor lost", async () => {
  const onsave = vi.fn();
  const user = userEvent.setup();
  render(DateQuestion, { id: "b", label: "Date of birth", onsave });
  await user.type(screen.getByLabelText("Day"), "27");
  await user.type(screen.getByLabelText("Month"), "3");
  await user.click(document.body);
  expect(onsave).not.toHaveBeenCalled();
  expect(screen.getByText("Date of birth must include a year.")).toBeVisible();
  expect(screen.getByLabelText("Day")).toHaveValue("27");
  await user.type(screen.getByLabelText("Year"), "2012");
  await user.tab();
  expect(onsave).toHaveBeenCalledExactlyOnceWith("2012-03-27");
  expect(screen.queryByText(/must include/)).toBeNull();
  await expectNoBarriers();
});

it("moving between the boxes of one date is not leaving it", async () => {
  const onsave = vi.fn();
  const user = userEvent.setup();
  render(DateQuestion, { id: "b", label: "Date of birth", value: "2012-03-27", onsave });
  await user.clear(screen.getByLabelText("Day"));
  await user.tab();
  expect(screen.queryByText(/must include/)).toBeNull();
  expect(screen.getByLabelText("Day")).toHaveValue("");
  expect(onsave).not.toHaveBeenCalled();
});

it("a date emptied altogether is saved as no date", async () => {
  const onsave = vi.fn();
  const user = userEvent.setup();
  render(DateQuestion, { id: "b", label: "Date of birth", value: "2012-03-27", onsave });
  for (const name of ["Day", "Month", "Year"]) await user.clear(screen.getByLabelText(name));
  await user.click(document.body);
  expect(onsave).toHaveBeenLastCalledWith(null);
});

it("a date and time wants both", async () => {
  const onsave = vi.fn();
  const user = userEvent.setup();
  render(DateTimeQuestion, { id: "c", label: "Received", value: "2026-11-17T10:42:00", onsave });
  const time = screen.getByLabelText("Time");
  expect(time).toHaveValue("10:42");
  await user.clear(time);
  await user.click(document.body);
  expect(screen.getByText("Received needs a time as well as a date.")).toBeVisible();
  await user.type(time, "10:05pm");
  await user.tab();
  expect(onsave).toHaveBeenLastCalledWith("2026-11-17T22:05:00");
  await expectNoBarriers();
});

it("a choice is saved as it is made, by keyboard too", async () => {
  const onsave = vi.fn();
  const user = userEvent.setup();
  render(ChoiceQuestion, { id: "d", label: "How it came", options, value: null, onsave });
  await user.tab();
  await user.keyboard(" ");
  expect(onsave).toHaveBeenLastCalledWith("email");
  await user.click(screen.getByRole("radio", { name: "Phone" }));
  expect(onsave).toHaveBeenLastCalledWith("phone");
  expect(screen.getByRole("group", { name: "How it came" })).toBeInTheDocument();
  await expectNoBarriers();
});

it("choosing “none of these” clears the others, and the other way round", async () => {
  const onsave = vi.fn();
  const user = userEvent.setup();
  render(ManyChoice, {
    id: "e",
    label: "Heard from",
    options,
    value: ["phone"],
    none: { value: "none", label: "None of these" },
    onsave,
  });
  await user.click(screen.getByRole("checkbox", { name: "Email" }));
  expect(onsave).toHaveBeenLastCalledWith(["email", "phone"]);
  await user.click(screen.getByRole("checkbox", { name: "None of these" }));
  expect(onsave).toHaveBeenLastCalledWith(["none"]);
  await user.click(screen.getByRole("checkbox", { name: "Phone" }));
  expect(onsave).toHaveBeenLastCalledWith(["phone"]);
  await user.click(screen.getByRole("checkbox", { name: "Phone" }));
  expect(onsave).toHaveBeenLastCalledWith([]);
  await expectNoBarriers();
});

it("a list that opens can be emptied again", async () => {
  const onsave = vi.fn();
  const user = userEvent.setup();
  render(SelectQuestion, { id: "f", label: "How it came", options, value: "email", onsave });
  await user.selectOptions(screen.getByRole("combobox"), "Phone");
  expect(onsave).toHaveBeenLastCalledWith("phone");
  await user.selectOptions(screen.getByRole("combobox"), "Not answered yet");
  expect(onsave).toHaveBeenLastCalledWith(null);
  await expectNoBarriers();
});

it("a passphrase is hidden until the person asks to see it", async () => {
  const user = userEvent.setup();
  render(PassphraseQuestion, { id: "g", label: "Passphrase" });
  const box = screen.getByLabelText("Passphrase");
  expect(box).toHaveAttribute("type", "password");
  await user.click(screen.getByRole("button", { name: "Show passphrase" }));
  expect(box).toHaveAttribute("type", "text");
  await expectNoBarriers();
});
