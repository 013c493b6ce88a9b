import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { EXAMPLE_PASSPHRASE } from "../../host/example";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";
import { inMegabytes } from "../settings/size";

const press = (name: string | RegExp) => userEvent.setup().click(screen.getByRole("button", { name }));

describe("backups", () => {
  it("are made now and listed, newest first", async () => {
    await openWindow({ screen: "settings" }, { signedIn: true });
    const part = await screen.findByRole("region", { name: "Backups" });
    expect(within(part).getByText("/media/stick")).toBeVisible();
    await press("Make a backup now");
    expect(await within(part).findByText("The backup was made, opened again and compared.")).toBeVisible();
    const rows = within(part).getAllByRole("row");
    expect(rows[1]).toHaveTextContent("21 November 2026");
    await expectNoBarriers(document.body, true);
  });

  it("a home just set up is asked for a folder before anything else", async () => {
    await openWindow({ screen: "settings" }, { signedIn: true, empty: true });
    expect(await screen.findByText("No backups are made yet.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Make a backup now" })).toBeNull();
    await press("Choose a folder");
    expect(await screen.findByText("/media/another stick")).toBeVisible();
    expect(screen.getByRole("button", { name: "Make a backup now" })).toBeVisible();
  });

  it("one that failed is said on the first page until one is made", async () => {
    const host = await openWindow({ screen: "settings" }, { signedIn: true });
    vi.spyOn(host, "backupTrouble").mockResolvedValue("The last backup was not made. The disk is full.");
    await userEvent.setup().click(screen.getByRole("link", { name: /^Referrals/ }));
    expect(await screen.findByText(/The disk is full/)).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("is compared with what stands there before it is restored", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "restore" }, {});
    const restored = vi.spyOn(host, "restoreBackup");
    await user.click((await screen.findAllByRole("radio"))[0]!);
    await press("Compare before restoring");
    expect(screen.getByRole("alert")).toHaveTextContent("Enter your passphrase.");
    await user.type(screen.getByLabelText("Your passphrase"), EXAMPLE_PASSPHRASE);
    await press("Compare before restoring");
    expect(await screen.findByText(/12 journal entries more/)).toBeVisible();
    expect(restored).not.toHaveBeenCalled();
    await expectNoBarriers(document.body, true);
    await press("Restore this backup and sign in");
    expect(await screen.findByRole("heading", { level: 1, name: "Referrals" })).toBeVisible();
    expect(restored.mock.calls[0]![1]).toBe("/home/sam/Rowan House.casebook");
  });

  it("sizes are said as people say them", () => {
    expect([12, 380_400, 2_440_000].map(inMegabytes)).toEqual(["1 kB", "380 kB", "2.4 MB"]);
  });
});

describe("taking everything out", () => {
  it("says where it stands and that it is not encrypted", async () => {
    await openWindow({ screen: "settings" }, { signedIn: true });
    expect(await screen.findByText("Nothing in it is encrypted.")).toBeVisible();
    await press("Take everything out…");
    expect(await screen.findByText(/41 files, 3.2 MB, stand in \/media\/another stick/)).toBeVisible();
  });
});
