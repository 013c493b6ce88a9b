import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { EXAMPLE_PASSPHRASE } from "../../../host/example";
import { router } from "../../../shell/router.svelte";
import { field, openSection } from "./open";

const letter = () => field("/challenges");
const section = (name: "gaps" | "views") => router.go({ screen: "referral", id: "open", section: name });

describe("the drafted letter", () => {
  it("keeps a person’s words through a save elsewhere and a visit to another section", async () => {
    const { seen } = await openSection("gaps");
    await fireEvent.input(letter(), { target: { value: "Dear Rachel, in my own words." } });
    await userEvent.setup().click(screen.getByRole("button", { name: "Note a gap" }));
    await waitFor(() => expect(seen).toHaveLength(1));
    expect(letter()).toHaveValue("Dear Rachel, in my own words.");
    await section("views");
    await screen.findByRole("heading", { level: 1, name: "Views" });
    await section("gaps");
    await screen.findByRole("heading", { level: 1, name: "Information gaps and challenges" });
    expect(letter()).toHaveValue("Dear Rachel, in my own words.");
    expect(screen.getByText(/Your own words stay here until Threshold is closed/)).toBeVisible();
  });

  it("asks for a reply by the day that is chosen, and says where a person’s own words name none", async () => {
    const { seen } = await openSection("gaps");
    const day = () => document.getElementById("draft-reply-by")!;
    expect(letter()).toHaveProperty("value", expect.stringContaining("Please reply by 25 November 2026."));
    await fireEvent.input(day(), { target: { value: "30" } });
    expect(letter()).toHaveProperty("value", expect.stringContaining("Please reply by 30 November 2026."));
    expect(screen.queryByText(/do not name this day/)).toBeNull();
    await fireEvent.input(letter(), { target: { value: "In my own words." } });
    expect(screen.getByText("The words of the letter do not name this day.")).toBeVisible();
    await userEvent.setup().click(screen.getByRole("button", { name: "Keep this letter" }));
    await waitFor(() => expect(seen[0]).toMatchObject({ letter: { reply_by: "2026-11-30" } }));
  });

  it("is found again as it was left after the casebook was locked", async () => {
    await openSection("gaps");
    await fireEvent.input(letter(), { target: { value: "Half a letter." } });
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Lock" }));
    await screen.findByRole("heading", { level: 1, name: /Open|Sign in|casebook/i });
    const box = document.querySelector<HTMLInputElement>("input[type=password]")!;
    await fireEvent.input(box, { target: { value: EXAMPLE_PASSPHRASE } });
    await fireEvent.submit(box.form!);
    await screen.findByRole("heading", { level: 1, name: "Information gaps and challenges" });
    expect(letter()).toHaveValue("Half a letter.");
  });

  it("says so when the answers have changed since, and can be begun again", async () => {
    const { host } = await openSection("gaps");
    await fireEvent.input(letter(), { target: { value: "In my own words." } });
    expect(screen.queryByText(/Your answers have changed since/)).toBeNull();
    const other = await host.openReferral("open");
    other.appraisal.draft = { ...other.appraisal.draft!, letter: "A draft that asks for more." };
    await userEvent.setup().click(screen.getByRole("button", { name: "Note a gap" }));
    expect(await screen.findByText(/Your answers have changed since/)).toBeVisible();
    expect(letter()).toHaveValue("In my own words.");
    await userEvent.setup().click(screen.getByRole("button", { name: "Begin again from the new draft" }));
    expect(letter()).toHaveValue("A draft that asks for more.");
  });

  it("is kept as it was written, with its items, and then can be logged", async () => {
    const { seen } = await openSection("gaps");
    await fireEvent.input(letter(), { target: { value: "In my own words." } });
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Keep this letter" }));
    await waitFor(() => expect(seen).toHaveLength(1));
    const [kept] = seen;
    expect(kept).toMatchObject({
      change: "keep_letter",
      letter: { kind: "challenge", letter: "In my own words.", items: [{ gap: "need:n9" }], log: [] },
    });
    const entry = within(document.getElementById("q-challenges-1")!);
    await waitFor(() => expect(document.activeElement?.closest("details")?.id).toBe("q-challenges-1"));
    expect(screen.getByText(/Nothing is left to ask for/)).toBeVisible();
    await user.selectOptions(entry.getByRole("combobox", { name: "Note what happened" }), "sent");
    await user.type(entry.getByRole("textbox", { name: /^With whom/ }), "Iain Galbraith, team manager");
    await user.click(entry.getByRole("button", { name: "Note it" }));
    await waitFor(() => expect(seen).toHaveLength(2));
    expect(seen[1]).toMatchObject({
      change: "log",
      letter: "l2",
      entry: { what: "sent", with: "Iain Galbraith, team manager", adequate: null },
    });
    expect(entry.getByText(/Sent: Iain Galbraith, team manager/)).toBeInTheDocument();
  });

  it("asks of a reply whether it was adequate", async () => {
    const { seen } = await openSection("gaps");
    const entry = within(document.getElementById("q-challenges-0")!);
    const user = userEvent.setup();
    await user.selectOptions(entry.getByRole("combobox", { name: "Note what happened" }), "replied");
    await user.click(entry.getByRole("radio", { name: "Yes" }));
    await user.click(entry.getByRole("button", { name: "Note it" }));
    await waitFor(() => expect(seen[0]).toMatchObject({ entry: { what: "replied", adequate: "yes" } }));
    expect(document.querySelector("#q-challenges-0 summary")).toHaveTextContent("Answered");
  });

  it("keeps the words and says why when it could not be kept", async () => {
    await openSection("gaps", { say: () => "The disk is full." });
    await fireEvent.input(letter(), { target: { value: "In my own words." } });
    await userEvent.setup().click(screen.getByRole("button", { name: "Keep this letter" }));
    expect(await screen.findByText("The disk is full.")).toBeVisible();
    expect(letter()).toHaveValue("In my own words.");
  });
});
