import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { JournalRow } from "../../bindings/JournalRow";
import { EXAMPLE_PASSPHRASE } from "../../host/example";
import { EXAMPLE_CODE } from "../../host/example/people";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";
import { problems, emptyForm, standsNow, toPerson } from "../settings/person";

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const press = (name: string | RegExp) => userEvent.setup().click(screen.getByRole("button", { name }));

describe("people", () => {
  it("are listed with how they stand, and who may do what stands below", async () => {
    await openWindow({ screen: "settings" }, { signedIn: true });
    const [people, table] = await screen.findAllByRole("table");
    expect(within(people!).getByText("Until 24 November 2026, 17:00, then it ends by itself")).toBeVisible();
    expect(within(people!).getByText(/^No: removed/)).toBeVisible();
    const sign = within(table!).getByRole("row", { name: /Sign a decision/ });
    expect(
      within(sign)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ).toEqual(["Yes", "Yes", "No", "No", "No"]);
  });

  it("a reader is not added without the end of the visit", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "new-person" }, { signedIn: true });
    const added = vi.spyOn(host, "addPerson");
    await user.type(await screen.findByRole("textbox", { name: "Full name" }), "Ann Inspector");
    await user.selectOptions(screen.getByRole("combobox", { name: "Standing" }), "reader");
    await user.type(screen.getByLabelText("Their passphrase"), "walnut ferry quilt thunder");
    await user.type(screen.getByLabelText("Their passphrase, again"), "walnut ferry quilt thunder");
    await press("Add this person");
    expect(screen.getByRole("alert")).toHaveTextContent("at which the visit ends");
    expect(added).not.toHaveBeenCalled();
    await expectNoBarriers(document.body, true);
    const until = screen.getByRole("group", { name: "The visit ends" });
    for (const [box, text] of Object.entries({ Day: "21", Month: "11", Year: "2026", Time: "17:00" }))
      await user.type(within(until).getByLabelText(box), text);
    await press("Add this person");
    expect(await heading("Settings")).toBeVisible();
    expect(added.mock.calls[0]![0]).toMatchObject({ standing: "reader", until: "2026-11-21T17:00:00" });
    expect(added.mock.calls[0]![2]).toBeNull();
  });

  it("a second registered manager is vouched for with one’s own passphrase", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "new-person" }, { signedIn: true });
    await user.type(await screen.findByRole("textbox", { name: "Full name" }), "Ottoline Larch");
    await user.selectOptions(screen.getByRole("combobox", { name: "Standing" }), "registered_manager");
    await user.type(screen.getByLabelText("Their passphrase"), "walnut ferry quilt thunder");
    await user.type(screen.getByLabelText("Their passphrase, again"), "walnut ferry quilt thunder");
    await user.type(screen.getByLabelText("Your own passphrase"), "not this one");
    await press("Add this person");
    expect(await screen.findByRole("link", { name: /This passphrase is not yours/ })).toBeVisible();
    await user.clear(screen.getByLabelText("Your own passphrase"));
    await user.type(screen.getByLabelText("Your own passphrase"), EXAMPLE_PASSPHRASE);
    await press("Add this person");
    expect(await heading("Settings")).toBeVisible();
  });

  it("are removed in two steps", async () => {
    const host = await openWindow({ screen: "person", id: "p2" }, { signedIn: true });
    const removed = vi.spyOn(host, "removePerson");
    await heading("Dee Marsh");
    await press("Remove this person…");
    expect(removed).not.toHaveBeenCalled();
    await expectNoBarriers();
    await press("End their way in");
    expect(await heading("Settings")).toBeVisible();
    expect(removed).toHaveBeenCalledExactlyOnceWith("p2");
  });

  it("say what is wrong field by field, and nobody but a reader has an end", () => {
    const asked = { passphrase: true, own: true };
    expect(Object.keys(problems(emptyForm(), asked))).toEqual(["name", "standing", "passphrase", "own"]);
    const deputy = { ...emptyForm(), name: " Dee ", standing: "deputy", until: "2026-11-21T17:00:00" };
    expect(toPerson(deputy)).toEqual({ name: "Dee", standing: "deputy", registration: "", until: null });
    const row = {
      id: "p",
      name: "Dee",
      standing: "registered_manager" as const,
      registration: "",
      active: true,
      until: null,
      ended: false,
      me: false,
      needs_identity: true,
      vouches: false,
    };
    expect(standsNow(row)).toContain("cannot sign yet");
  });
});

describe("passphrases", () => {
  it("one’s own is changed with the present one", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "settings" }, { signedIn: true });
    await user.click(await screen.findByText("Change your passphrase"));
    await user.type(screen.getByLabelText("Your present passphrase"), "wrong");
    await user.type(screen.getByLabelText("New passphrase"), "pewter canyon violin marsh");
    await user.type(screen.getByLabelText("New passphrase, again"), "pewter canyon violin");
    await press("Change it");
    expect(screen.getByRole("link", { name: "The two passphrases differ." })).toBeVisible();
    await user.type(screen.getByLabelText("New passphrase, again"), " marsh");
    await press("Change it");
    expect(await screen.findByRole("link", { name: /not yours/ })).toBeVisible();
    await user.clear(screen.getByLabelText("Your present passphrase"));
    await user.type(screen.getByLabelText("Your present passphrase"), EXAMPLE_PASSPHRASE);
    await press("Change it");
    expect(await screen.findByText(/Your new passphrase opens the casebook/)).toBeVisible();
  });

  it("the recovery kit is shown once, to be printed", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "recovery-kit" }, { signedIn: true });
    await user.type(await screen.findByLabelText("Your passphrase"), EXAMPLE_PASSPHRASE);
    await press("Make the kit");
    for (const group of EXAMPLE_CODE) expect(await screen.findByText(group)).toBeVisible();
    const print = vi.spyOn(window, "print").mockImplementation(() => {});
    await press("Print this page");
    expect(print).toHaveBeenCalledOnce();
    await expectNoBarriers(document.body, true);
  });

  it("a forgotten one is set anew with the code", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "sign-in" });
    await user.click(await screen.findByRole("link", { name: "I have forgotten my passphrase" }));
    await heading("Use the recovery kit");
    await user.type(screen.getByLabelText("The code on the page"), "XXRWH");
    await press("Continue");
    expect(await screen.findByRole("link", { name: /Group 1 of the recovery code/ })).toBeVisible();
    await user.clear(screen.getByLabelText("The code on the page"));
    await user.type(screen.getByLabelText("The code on the page"), EXAMPLE_CODE.join(" ").toLowerCase());
    await press("Continue");
    expect(await screen.findByRole("radio", { name: "Sam Okoro" })).toBeChecked();
    await expectNoBarriers(document.body, true);
    await user.type(screen.getByLabelText("New passphrase"), "pewter canyon violin marsh");
    await user.type(screen.getByLabelText("New passphrase, again"), "pewter canyon violin marsh");
    await press("Set it and sign in");
    expect(await heading("Referrals")).toBeVisible();
  });
});

describe("the journal", () => {
  it("names the numbers of entries that are told together", async () => {
    const { exampleHost } = await import("../../host/example");
    const page = await exampleHost({ signedIn: true }).journal({ before: null, who: null, subject: null });
    const [one] = page.entries as [JournalRow, ...JournalRow[]];
    const did = "wrote at a document that is not signed yet, 7 times, 20:01 to 20:09";
    const entries = [{ ...one, did, subject: null, first: 208 }, ...page.entries.slice(1)];
    await openWindow(
      { screen: "journal" },
      { signedIn: true },
      { journal: async () => ({ ...page, entries }) },
    );
    const line = (await screen.findByText(/7 times, 20:01 to 20:09/)).closest("li");
    expect(line).toHaveTextContent("208 to 214");
  });

  it("is read by person and by subject, with what stood there before", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "journal" }, { signedIn: true });
    expect(await screen.findByText(/said an earlier time than at the entry before/)).toBeVisible();
    await user.click(screen.getByText("What changed: 2 fields"));
    expect(screen.getByText("Eastmere")).toBeVisible();
    await user.selectOptions(screen.getByRole("combobox", { name: "By" }), "p3");
    expect(await screen.findAllByRole("listitem")).toBeTruthy();
    expect(screen.queryByText("Eastmere")).toBeNull();
    await user.click(await screen.findByRole("button", { name: "Referral 3, Kayden" }));
    expect(await screen.findByText(/Only what concerns/)).toBeVisible();
    expect(screen.queryByText("signed in")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show everything" }));
    expect(await screen.findByText(/signed in/)).toBeVisible();
  });
});
