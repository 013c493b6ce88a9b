import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { EXAMPLE_PASSPHRASE } from "../../../host/example";
import { openSection } from "./open";

describe("the decision", () => {
  it("says of a closed outcome what closes it, and lets it be chosen all the same", async () => {
    const { seen } = await openSection("decision");
    const outcome = screen.getByRole("radio", { name: "Accept on conditions" });
    expect(outcome).toHaveAccessibleDescription(/Cannot be signed yet: 5 things to settle first/);
    expect(outcome).toBeEnabled();
    expect(screen.getByRole("radio", { name: "Decline: no place" })).not.toHaveAccessibleDescription();
    expect(screen.queryByText(/These close/)).toBeNull();
    await userEvent.setup().click(outcome);
    await waitFor(() =>
      expect(seen).toEqual([
        { change: "answer", pointer: "/decision/outcome", value: "accept_with_conditions" },
      ]),
    );
    const panel = screen.getByRole("region", { name: "Before you can sign" });
    const headings = within(panel)
      .getAllByRole("heading", { level: 3 })
      .map((heading) => heading.textContent);
    expect(headings).toEqual(["These close “accept on conditions”", "Worth considering"]);
  });

  it("says beside the outcomes why a choice was refused", async () => {
    await openSection("decision", { say: () => "The disk is full." });
    await userEvent.setup().click(screen.getByRole("radio", { name: "Accept" }));
    const group = screen.getByRole("group", { name: "Outcome" });
    expect(await within(group).findByText("The disk is full.")).toBeVisible();
  });
});

describe("checking and signing", () => {
  it("signs only what was gone through, with the person’s own passphrase", async () => {
    const { seen } = await openSection("check", { id: "ready" });
    const user = userEvent.setup();
    const needs = document.getElementById("check-needs")!;
    await user.click(needs.querySelector("summary")!);
    expect(within(needs).queryAllByText("Change")).not.toEqual([]);
    expect(screen.getByText(/cannot be signed yet: nobody has gone through the answers yet/)).toBeVisible();
    await user.click(screen.getByText("I have gone through these answers"));
    await waitFor(() => expect(document.activeElement?.id).toBe("gone-through"));
    expect(seen).toEqual([{ change: "check_answers" }]);
    expect(screen.getByText(/You are signing/)).toHaveTextContent(
      "Accept on conditions as Sam Okoro, registered manager",
    );
    const sign = screen.getByText("Sign the decision");
    await user.click(sign);
    expect(screen.getByText("Enter your passphrase to sign.")).toBeVisible();
    const box = document.getElementById("sign-passphrase")!;
    await fireEvent.input(box, { target: { value: "not the passphrase" } });
    await user.click(sign);
    expect(await screen.findByText(/This passphrase is not yours/)).toBeVisible();
    await fireEvent.input(box, { target: { value: EXAMPLE_PASSPHRASE } });
    await user.click(sign);
    expect(await screen.findByText(/The decision record is number 2026-003/)).toBeVisible();
    expect(document.activeElement).toHaveTextContent("Signed");
    expect(screen.queryByText("Sign the decision")).toBeNull();
    expect(screen.getByText(/This decision is signed. The answers are shown as they were/)).toBeVisible();
    expect(screen.getByRole("link", { name: "What happens next" })).toBeVisible();
    expect(needs).toHaveTextContent("Strengths, interests and talents");
    expect(within(needs).queryByText("Change")).toBeNull();
  });

  it("is not offered to somebody who may not sign", async () => {
    await openSection("check", {
      id: "ready",
      session: { may_sign: false, person: { name: "Dee Whitlock", standing: "deputy" } },
    });
    await userEvent.setup().click(screen.getByText("I have gone through these answers"));
    expect(
      await screen.findByText(/not by you: you are signed in as Dee Whitlock, deputy manager/),
    ).toBeVisible();
    expect(screen.queryByText("Sign the decision")).toBeNull();
  });

  it("shows every answer with a way to change it", async () => {
    await openSection("check");
    const needs = document.getElementById("check-needs")!;
    await userEvent.setup().click(needs.querySelector("summary")!);
    expect(needs).toHaveTextContent("Fire-setting: two fires in outdoor bins");
    const change = needs.querySelector('a[href="#/referral/open/needs/%2Fstrengths%2Fhopes"]');
    expect(change).toHaveTextContent("Change");
  });
});
