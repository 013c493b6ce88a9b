import { screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { EXAMPLE_PASSPHRASE } from "../../host/example";
import { EXAMPLE_CODE } from "../../host/example/people";
import type { AppError, NewHome } from "../../host/shapes";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";

const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });

describe("a casebook that another computer has open", () => {
  it("is told of plainly, and opened here only when the person says so", async () => {
    const user = userEvent.setup();
    await openWindow(
      { screen: "sign-in" },
      {},
      {
        openElsewhere: async () => "Another computer has this casebook open since 21 November 2026 at 09:00.",
      },
    );
    await user.type(await screen.findByLabelText("Passphrase"), EXAMPLE_PASSPHRASE);
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByText(/^Another computer has this casebook open/)).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("button", { name: "Wait" }));
    expect(screen.queryByText(/^Another computer/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Sign in" }));
    await user.click(await screen.findByRole("button", { name: "Open it here all the same" }));
    expect(await heading("Referrals")).toBeVisible();
  });
});

describe("the recovery kit for a casebook that another computer has open", () => {
  it("asks first too", async () => {
    const user = userEvent.setup();
    await openWindow(
      { screen: "recover" },
      {},
      { openElsewhere: async () => "Another computer has it open." },
    );
    await user.type(await screen.findByLabelText("The code on the page"), EXAMPLE_CODE.join(" "));
    await user.click(screen.getByRole("button", { name: "Continue" }));
    await user.click(await screen.findByRole("button", { name: "Open it here all the same" }));
    expect(await screen.findByRole("heading", { name: "A new passphrase" })).toBeVisible();
  });
});

describe("the first start", () => {
  it("offers four ways on, and looking round leads into the example home", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "start" }, { known: false });
    expect(screen.getByRole("link", { name: /Set up a home/ })).toBeVisible();
    expect(screen.getByRole("button", { name: /Open a casebook/ })).toBeVisible();
    expect(screen.getByRole("link", { name: /Check a record/ })).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Look round the example home/ }));
    expect(await heading("Referrals")).toHaveFocus();
    expect(screen.getByText("EXAMPLE")).toBeVisible();
  });

  it("sets up a home in two steps, saying what is missing on the way", async () => {
    const user = userEvent.setup();
    const createHome = vi.fn();
    const host = await openWindow({ screen: "set-up" }, { known: false });
    const real = host.createHome;
    createHome.mockImplementation((home: NewHome) => real(home));
    host.createHome = createHome;

    await user.click(await screen.findByRole("button", { name: "Continue" }));
    expect(screen.getByRole("link", { name: "Enter the name of the home." })).toBeVisible();
    expect(document.title).toMatch(/^Error: /);
    await expectNoBarriers(document.body, true);
    await user.type(screen.getByRole("textbox", { name: "Name of the home" }), "Larch Lodge");
    await user.type(screen.getByRole("textbox", { name: /^Registered places/ }), "4");
    await user.click(screen.getByRole("button", { name: "Continue" }));

    expect(await screen.findByRole("heading", { level: 2, name: "The registered manager" })).toHaveFocus();
    expect(screen.getByRole("textbox", { name: "Where the casebook file goes" })).toHaveValue(
      "/home/sam/Documents/Larch Lodge.casebook",
    );
    await user.type(screen.getByRole("textbox", { name: "Registered manager’s full name" }), "Ada Bright");
    await user.type(screen.getByLabelText("Passphrase"), "short");
    await user.type(screen.getByLabelText("Passphrase, again"), "short");
    await user.click(screen.getByRole("button", { name: "Make the casebook" }));
    expect(screen.getByRole("link", { name: /Too easy to guess/ })).toBeVisible();
    await user.type(screen.getByLabelText("Passphrase"), " and then much longer");
    await user.click(screen.getByRole("button", { name: "Make the casebook" }));
    expect(screen.getByRole("link", { name: /The two passphrases differ/ })).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.type(screen.getByLabelText("Passphrase, again"), " and then much longer");
    await user.click(screen.getByRole("button", { name: "Make the casebook" }));

    expect(await heading("Referrals")).toBeVisible();
    expect(createHome).toHaveBeenCalledExactlyOnceWith({
      home_name: "Larch Lodge",
      urn: null,
      provider: null,
      host_authority: null,
      registered_places: 4,
      manager: "Ada Bright",
      passphrase: "short and then much longer",
      path: "/home/sam/Documents/Larch Lodge.casebook",
    });
  });

  it("keeps what was typed when the casebook cannot be made", async () => {
    const user = userEvent.setup();
    const full: AppError = {
      code: "other",
      message: "The disk is full.",
      kept: "Nothing was made.",
      do: "Make room, then try again.",
    };
    await openWindow({ screen: "set-up" }, { known: false }, { createHome: () => Promise.reject(full) });
    await user.type(await screen.findByRole("textbox", { name: "Name of the home" }), "Larch Lodge");
    await user.click(screen.getByRole("button", { name: "Continue" }));
    await user.type(await screen.findByRole("textbox", { name: /full name/ }), "Ada Bright");
    for (const label of ["Passphrase", "Passphrase, again"])
      await user.type(screen.getByLabelText(label), "a long enough passphrase");
    await user.click(screen.getByRole("button", { name: "Make the casebook" }));
    expect(
      await screen.findByText("The disk is full. Nothing was made. Make room, then try again."),
    ).toBeVisible();
    expect(screen.getByRole("textbox", { name: /full name/ })).toHaveValue("Ada Bright");
  });
});

describe("signing in", () => {
  it("says so beside the field when the passphrase is wrong, and lets the person try again", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "sign-in" });
    const box = await screen.findByLabelText("Passphrase");
    await user.type(box, "wrong{Enter}");
    await waitFor(() => expect(box).toHaveAccessibleDescription(/does not open this casebook/));
    expect(box).toHaveValue("");
    expect(screen.getByRole("alert").parentElement).toHaveFocus();
    await expectNoBarriers(document.body, true);
    await user.type(box, `${EXAMPLE_PASSPHRASE}{Enter}`);
    expect(await heading("Referrals")).toHaveFocus();
  });

  it("tells a damaged or missing file in the sentences given, not as a wrong passphrase", async () => {
    const user = userEvent.setup();
    const damaged: AppError = {
      code: "other",
      message: "This casebook is damaged.",
      kept: "It was not changed.",
      do: "Open a backup.",
    };
    await openWindow({ screen: "sign-in" }, {}, { signIn: () => Promise.reject(damaged) });
    await user.type(await screen.findByLabelText("Passphrase"), "anything{Enter}");
    expect(
      await screen.findByText("This casebook is damaged. It was not changed. Open a backup."),
    ).toBeVisible();
    expect(screen.getByLabelText("Passphrase")).toHaveValue("anything");
  });

  it("is asked for before any place inside", async () => {
    await openWindow({ screen: "children" });
    expect(await heading(/^Sign in/)).toBeVisible();
    expect(screen.queryByRole("navigation", { name: "Threshold" })).toBeNull();
  });
});

describe("locking", () => {
  it("brings the person back to where they were", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "referral", id: "r1", section: "referral" }, { signedIn: true });
    await heading("The referral");
    await user.click(screen.getByRole("button", { name: "Lock" }));
    await user.type(await screen.findByLabelText("Passphrase"), `${EXAMPLE_PASSPHRASE}{Enter}`);
    expect(await heading("The referral")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Lock" }));
    await user.click(await screen.findByRole("button", { name: "Look round the example home" }));
    expect(await heading("Referrals")).toBeVisible();
  });

  it("lets them go elsewhere at once after signing in, and does not call them back", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "decisions" }, { signedIn: true });
    await heading("Decisions");
    await user.click(screen.getByRole("button", { name: "Lock" }));
    let count = () => {};
    const counted = new Promise<void>((resolve) => (count = resolve));
    const { referrals } = host;
    host.referrals = async () => {
      await counted;
      return referrals();
    };
    await user.type(await screen.findByLabelText("Passphrase"), `${EXAMPLE_PASSPHRASE}{Enter}`);
    await user.click(await screen.findByRole("link", { name: "Team" }));
    expect(await heading("Team")).toBeVisible();
    count();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await heading("Team")).toBeVisible();
  });

  it("asks first when something typed cannot be saved", async () => {
    const user = userEvent.setup();
    const full: AppError = { code: "other", message: "The disk is full.", kept: null, do: null };
    const host = await openWindow(
      { screen: "referral", id: "r1", section: "referral" },
      { signedIn: true },
      { changeReferral: () => Promise.reject(full) },
    );
    const locked = vi.spyOn(host, "lock");
    await user.click(await screen.findByRole("heading", { name: "Who is asking" }));
    const box = await screen.findByRole("textbox", { name: "Team manager" });
    await user.type(box, "Lee");
    await user.click(screen.getByRole("button", { name: "Lock" }));
    expect(await screen.findByRole("dialog", { name: "Something you typed is not saved" })).toBeVisible();
    await expectNoBarriers(document.body, true);
    await user.click(screen.getByRole("button", { name: "Go back to it" }));
    expect(locked).not.toHaveBeenCalled();
    expect(box).toHaveValue("Lee");
    await user.click(screen.getByRole("button", { name: "Lock" }));
    await user.click(await screen.findByRole("button", { name: "Lock, and lose it" }));
    expect(await heading(/^Sign in/)).toBeVisible();
  });

  it("is remembered when the window was read again meanwhile", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "child", id: "child-2" });
    expect(await screen.findByText(/Threshold was locked: nobody had used it for a while/)).toBeVisible();
    await user.type(await screen.findByLabelText("Passphrase"), `${EXAMPLE_PASSPHRASE}{Enter}`);
    expect(await heading("Ben")).toBeVisible();
  });

  it("sends on what is still being typed, then asks for the passphrase", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "referral", id: "r1", section: "referral" }, { signedIn: true });
    const changed = vi.spyOn(host, "changeReferral");
    await user.click(await screen.findByRole("heading", { name: "Who is asking" }));
    await user.type(await screen.findByRole("textbox", { name: "Team manager" }), "Lee");
    await user.click(screen.getByRole("button", { name: "Lock" }));
    expect(await heading(/^Sign in/)).toBeVisible();
    expect(changed).toHaveBeenCalledWith("r1", 1, {
      change: "answer",
      pointer: "/referrer/team_manager",
      value: "Lee",
    });
    expect(screen.getByLabelText("Passphrase")).toHaveAccessibleDescription(/example home/);
  });

  it("by the application itself leads to the sign-in screen with a word of why", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "referrals" }, { signedIn: true });
    await screen.findByRole("table");
    await host.lock();
    await user.click(screen.getByRole("link", { name: "Team" }));
    expect(await heading(/^Sign in/)).toBeVisible();
    expect(screen.getByText(/nobody had used it for a while/)).toBeVisible();
  });
});
