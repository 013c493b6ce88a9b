import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { EXAMPLE_PASSPHRASE } from "../../host/example";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";
import { lasts } from "../settings/certificate";

describe("the certificate a person signs with", () => {
  async function shown() {
    const user = userEvent.setup();
    await openWindow({ screen: "certificate" }, { signedIn: true });
    await user.type(await screen.findByLabelText("Your passphrase"), EXAMPLE_PASSPHRASE);
    await user.click(screen.getByRole("button", { name: "Show my certificate" }));
    await screen.findByText("Sam Okoro, registered manager");
    return user;
  }

  it("is shown for the passphrase and not without", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "certificate" }, { signedIn: true });
    await user.click(await screen.findByRole("button", { name: "Show my certificate" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Enter your passphrase.");
    await user.type(screen.getByLabelText(/^Your passphrase/), "not this one");
    await user.click(screen.getByRole("button", { name: "Show my certificate" }));
    expect(await screen.findAllByText(/This passphrase is not yours/)).not.toHaveLength(0);
    await expectNoBarriers(document.body, true);
  });

  it("is renewed, and what was done is said first", async () => {
    const user = await shown();
    await user.click(screen.getByRole("button", { name: "Issue me a new certificate" }));
    expect(await screen.findByText(/You have a new certificate/)).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("is brought from a public authority, and a file that cannot be used changes nothing", async () => {
    const user = await shown();
    await user.click(screen.getByText("Sign with a certificate from a public authority"));
    const take = screen.getByRole("button", { name: "Sign with this certificate from now on" });
    await user.click(take);
    expect(screen.getByRole("alert")).toHaveTextContent("Choose the certificate file.");
    await user.click(screen.getByRole("button", { name: "Choose the file…" }));
    await user.click(take);
    expect(await screen.findByText(/could not be opened: it is damaged/)).toBeVisible();
    await user.type(screen.getByLabelText("The file’s passphrase"), "theirs");
    await user.click(take);
    expect(await screen.findByText("EXAMPLE Documents")).toBeVisible();
    expect(screen.getByText("not the home’s own authority")).toBeVisible();
    expect(screen.getByLabelText("The file’s passphrase")).toHaveValue("");
    await user.click(screen.getByRole("button", { name: "Sign with the home’s certificate again" }));
    expect(await screen.findByText("the home’s own authority")).toBeVisible();
  });

  it("says in words how long it lasts", () => {
    expect([-1, 0, 1, 59, 400, 1095].map(lasts)).toEqual([
      "it has ended: sign with another",
      "it ends within a day",
      "one more day",
      "59 more days",
      "about 13 more months",
      "about 3 more years",
    ]);
  });
});

describe("whom a computer trusts, and time stamps", () => {
  it("an authority is trusted and left again", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "settings" }, { signedIn: true });
    await user.click(await screen.findByRole("button", { name: "Trust an authority…" }));
    const table = await screen.findByRole("table", { name: "Other authorities this computer trusts" });
    await user.click(within(table).getByRole("button", { name: "Stop trusting EXAMPLE Public Root" }));
    expect(await screen.findByText("It is not trusted any more.")).toBeVisible();
    expect(screen.queryByRole("table", { name: "Other authorities this computer trusts" })).toBeNull();
  });

  it("are off, and go on with an address and off again", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "settings" }, { signedIn: true });
    const part = await screen.findByRole("region", { name: "Time stamps" });
    expect(within(part).getByText(/No network is used/)).toBeVisible();
    await user.click(await within(part).findByText("Turn on time stamps"));
    const address = within(part).getByLabelText("Address of the time-stamping authority");
    await user.type(address, "https://example.org");
    await user.click(within(part).getByRole("button", { name: "Save" }));
    expect(await within(part).findByText(/begins with http:\/\/\./)).toBeVisible();
    await user.clear(address);
    await user.type(address, "http://clock.example/tsa");
    await user.click(within(part).getByRole("button", { name: "Save" }));
    expect(await within(part).findByText(/http:\/\/clock.example\/tsa is asked/)).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.click(within(part).getByRole("button", { name: "Turn time stamps off" }));
    expect(await within(part).findByText(/Time stamps are off/)).toBeVisible();
  });

  it("without a stamp nothing is signed until the person says so", async () => {
    const user = userEvent.setup();
    await openWindow(
      { screen: "referral", id: "ready", section: "check" },
      { signedIn: true, noStamp: true },
    );
    await user.click(await screen.findByRole("button", { name: /I have gone through these answers/ }));
    await user.type(await screen.findByLabelText(/^Your passphrase/), EXAMPLE_PASSPHRASE);
    await user.click(screen.getByRole("button", { name: "Sign the decision" }));
    expect(await screen.findByText(/did not answer in time/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Sign without a time stamp" }));
    expect(await screen.findByText(/The decision record is number/)).toBeVisible();
  });
});
