import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../../test/axe";
import { openWindow } from "../../../test/window";

const file = (text: string) => new File([text], "referral.json", { type: "application/json" });

async function choose(text: string) {
  const user = userEvent.setup();
  await openWindow({ screen: "new-referral" }, { signedIn: true });
  await user.click(screen.getByText("Begin from a file"));
  await user.upload(screen.getByLabelText("Choose the file…"), file(text));
  return user;
}

describe("a referral from a file", () => {
  it("is begun, and what no answer holds is named before one goes on", async () => {
    const user = await choose('{"totalWeeklyCost": 5000}');
    expect(await screen.findByText("totalWeeklyCost: 5000")).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("link", { name: "Go to the referral" }));
    expect(await screen.findByText("Hand this referral to a colleague")).toBeVisible();
  });

  it("says why a file is none", async () => {
    await choose("EXAMPLE");
    expect(await screen.findByText(/This file is not a referral/)).toBeVisible();
  });

  it("goes to a colleague under a name without a child’s name", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "referral", id: "open" }, { signedIn: true });
    const [path, given] = [vi.spyOn(host, "choosePath"), vi.spyOn(host, "exportReferral")];
    await user.click(await screen.findByText("Hand this referral to a colleague"));
    await user.click(screen.getByRole("button", { name: "Save the file…" }));
    expect(await screen.findByText(/It is not encrypted/)).toBeVisible();
    expect(path.mock.calls[0]![1]).toMatch(/^Referral \d+\.json$/);
    expect(given).toHaveBeenCalledOnce();
  });
});
