import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { AppError } from "../../host/shapes";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";
import { fromHome, toParticulars } from "../home/particulars";
import { emptyChild, problems as childProblems } from "../children/profile";
import {
  agesInWords,
  emptyClause,
  fromVersion,
  nextClauseId,
  problems,
  toVersion,
  versionsOf,
} from "../statement/version";
import { fromTeam, problems as teamProblems, toTeam } from "../team/team";
import { HOME, STATEMENT, TEAM } from "../../host/example/home";

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

describe("the children living here", () => {
  it("a profile older than a week says so in words", async () => {
    await openWindow({ screen: "children" }, { signedIn: true });
    const rows = within(await screen.findByRole("table")).getAllByRole("row");
    expect(rows[1]).not.toHaveTextContent("time to go over it");
    expect(rows[2]).toHaveTextContent("12 days ago: time to go over it");
  });

  it("saving a profile marks it as gone over today", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "child", id: "child-2" }, { signedIn: true });
    const saved = vi.spyOn(host, "saveChild");
    await user.type(
      await screen.findByRole("textbox", { name: "What unsettles or frightens them" }),
      "Sirens.",
    );
    await user.click(screen.getByRole("button", { name: "Save, gone over today" }));
    expect(await heading("Children living here")).toHaveFocus();
    expect(saved).toHaveBeenCalledWith(
      expect.objectContaining({ id: "child-2", triggers: "Sirens.", last_refreshed: "2026-11-21" }),
    );
    expect(screen.queryByText(/time to go over it/)).toBeNull();
  });

  it("a child who left moves to another list and is kept", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "child", id: "child-2" }, { signedIn: true });
    const left = await screen.findByRole("group", { name: /Left the home on/ });
    await user.type(within(left).getByLabelText("Day"), "20");
    await user.type(within(left).getByLabelText("Month"), "11");
    await user.type(within(left).getByLabelText("Year"), "2026");
    await user.click(screen.getByRole("button", { name: "Save, gone over today" }));
    await heading("Children living here");
    expect(within(await screen.findByRole("table")).queryByText("Ben")).toBeNull();
    expect(screen.getByText("Children who have left (1)")).toBeVisible();
  });

  it("a child is added with initials at least", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "new-child" }, { signedIn: true, empty: true });
    await user.click(await screen.findByRole("button", { name: "Add this child" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Enter the child’s initials");
    await user.type(screen.getByRole("textbox", { name: "Initials" }), "I.R.");
    await user.click(screen.getByRole("button", { name: "Add this child" }));
    await heading("Children living here");
    expect(await screen.findByRole("link", { name: "I.R." })).toBeVisible();
  });

  it("dates that cannot be are pointed out", () => {
    const child = { ...emptyChild(), initials: "A.", date_of_birth: "2062-01-01" };
    expect(Object.keys(childProblems(child, "2026-11-21"))).toEqual(["birth"]);
    const gone = { ...emptyChild(), initials: "A.", arrived: "2026-05-01", left: "2026-04-01" };
    expect(Object.keys(childProblems(gone, "2026-11-21"))).toEqual(["left"]);
  });
});

describe("the statement of purpose", () => {
  it("a new version starts from the one in force and leaves that as it was", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "new-statement" }, { signedIn: true });
    const added = vi.spyOn(host, "addStatementOfPurpose");
    await user.click(await screen.findByRole("button", { name: "Keep this version" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Enter the date of the version.");
    await user.type(screen.getByRole("textbox", { name: "Version" }), "5");
    const dated = screen.getByRole("group", { name: "Date of the version" });
    await user.type(within(dated).getByLabelText("Day"), "20");
    await user.type(within(dated).getByLabelText("Month"), "11");
    await user.type(within(dated).getByLabelText("Year"), "2026");
    await user.click(screen.getByRole("button", { name: "Remove clause 3" }));
    await user.click(screen.getByRole("button", { name: "Add a clause" }));
    const clause = screen.getByRole("group", { name: "Clause 3" });
    expect(within(clause).getByRole("textbox", { name: "The sentence, as printed" })).toHaveFocus();
    await user.type(
      within(clause).getByRole("textbox", { name: "The sentence, as printed" }),
      "We care for pets.",
    );
    await user.click(screen.getByRole("button", { name: "Keep this version" }));
    expect(await heading("Statement of purpose")).toHaveFocus();
    const kept = added.mock.calls[0]![0];
    expect(kept).toMatchObject({ version: "5", dated: "2026-11-20", age_from: 10 });
    expect(kept.clauses.map((c) => c.id)).toEqual(["c1", "c2", "c4"]);
    expect(screen.getAllByRole("link", { name: /^Version/ })).toHaveLength(3);
  });

  it("an id once used for a clause is never used again", () => {
    expect(nextClauseId([])).toBe("c1");
    expect(nextClauseId(["c2", "c10", "x"])).toBe("c11");
  });

  it("says what has to be put right, field by field", () => {
    const typed = fromVersion(undefined);
    typed.clauses.push({ ...emptyClause("c1"), stance: null, page: "six" });
    expect(Object.keys(problems(typed))).toEqual(["version", "dated", "c1-sentence", "c1-stance", "c1-page"]);
    const upside = {
      ...fromVersion(STATEMENT),
      version: "5",
      dated: "2026-11-20",
      age_from: "17",
      age_to: "9",
    };
    expect(Object.keys(problems(upside))).toEqual(["age-to"]);
    expect(Object.keys(problems({ ...upside, age_from: "9", age_to: "x", emergency_words: " " }))).toEqual([
      "age-to",
      "emergency-words",
    ]);
  });

  it("is kept as it was typed", () => {
    const typed = { ...fromVersion(STATEMENT), version: STATEMENT.version ?? "", dated: STATEMENT.dated };
    // The document is kept first; the version names it when that is done.
    expect({ ...toVersion(typed), file: STATEMENT.file }).toEqual(STATEMENT);
  });

  it("knows which version is in force, and says ages in words", () => {
    const older = { ...STATEMENT, version: "3", dated: "2025-01-01" };
    expect(
      versionsOf({ home: HOME, versions: [STATEMENT, older], dates: [] }).map((v) => [v.id, v.in_force]),
    ).toEqual([
      ["2", true],
      ["1", false],
    ]);
    expect(agesInWords(STATEMENT)).toBe("10 to 17");
    expect(agesInWords({ age_from: 10, age_to: null })).toBe("from 10");
    expect(agesInWords({ age_from: null, age_to: null })).toBe("");
  });
});

describe("the team", () => {
  it("is kept as it was typed, and the page says when", async () => {
    expect(toTeam(fromTeam(TEAM))).toEqual(TEAM);
    const user = userEvent.setup();
    const host = await openWindow({ screen: "team" }, { signedIn: true });
    const saved = vi.spyOn(host, "saveTeam");
    await user.click(await screen.findByRole("button", { name: "Add a skill or training" }));
    await user.keyboard("Epilepsy awareness");
    await user.click(screen.getByRole("button", { name: "Save the team" }));
    expect(await screen.findByText(/^Saved \d\d:\d\d$/)).toBeVisible();
    expect(saved.mock.calls[0]![0].skills.map((skill) => skill.name)).toContain("Epilepsy awareness");
  });

  it("numbers that cannot be are pointed out", () => {
    const typed = { ...fromTeam(TEAM), establishment: "many", agency_percent: "140" };
    expect(Object.keys(teamProblems(typed))).toEqual(["establishment", "agency"]);
  });

  it("that may not be saved by this person says so and keeps what was typed", async () => {
    const user = userEvent.setup();
    const refused: AppError = {
      code: "other",
      message: "Your standing does not allow this.",
      kept: "Nothing in the casebook was changed.",
      do: "Ask the registered manager to do it.",
    };
    await openWindow({ screen: "team" }, { signedIn: true }, { saveTeam: () => Promise.reject(refused) });
    await user.type(await screen.findByRole("textbox", { name: "Who covers waking nights" }), " And Dee.");
    await user.click(screen.getByRole("button", { name: "Save the team" }));
    expect(await screen.findByText(/Your standing does not allow this\. Nothing .* Ask/)).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Who covers waking nights" })).toHaveValue(
      "One waking adult every night, one sleeping in. And Dee.",
    );
  });
});

describe("the home’s particulars", () => {
  it("are kept as typed, and the rail says the new name", async () => {
    expect(toParticulars(fromHome(HOME))).toEqual(
      Object.fromEntries(Object.keys(fromHome(HOME)).map((key) => [key, HOME[key as keyof typeof HOME]])),
    );
    const user = userEvent.setup();
    await openWindow({ screen: "home" }, { signedIn: true });
    const name = await screen.findByRole("textbox", { name: "Name of the home" });
    await user.clear(name);
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Enter the name of the home.");
    await user.type(name, "Rowan Bank");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText(/^Saved \d\d:\d\d$/)).toBeVisible();
    expect(screen.getByRole("banner")).toHaveTextContent("Rowan Bank");
  });

  it("the root certificate is written where the person chooses, or nowhere", async () => {
    const user = userEvent.setup();
    let path: string | null = null;
    const host = await openWindow({ screen: "home" }, { signedIn: true }, { choosePath: async () => path });
    const written = vi.spyOn(host, "exportRoot");
    await user.click(await screen.findByRole("button", { name: "Save the root certificate…" }));
    expect(written).not.toHaveBeenCalled();
    path = "/home/sam/root.pem";
    await user.click(screen.getByRole("button", { name: "Save the root certificate…" }));
    expect(written).toHaveBeenCalledExactlyOnceWith("/home/sam/root.pem");
    expect(screen.getByText(/It holds no secret/)).toBeVisible();
  });
});

describe("the home's particulars", () => {
  it("are facts to whoever may not change them, with who may", async () => {
    const { exampleHost } = await import("../../host/example");
    const plain = exampleHost({ signedIn: true });
    await openWindow(
      { screen: "home" },
      { signedIn: true },
      {
        start: async () => {
          const start = await plain.start();
          return { ...start, session: start.session && { ...start.session, may_write: false } };
        },
      },
    );
    const facts = await screen.findByText(HOME.provider ?? "");
    expect(facts).toBeVisible();
    expect(
      screen.getByText(/The registered manager, the registered provider or a deputy changes/),
    ).toBeVisible();
    expect(screen.getByText(/team manager\. After one working day\./)).toBeVisible();
    expect(screen.getByText("10 February 2026")).toBeVisible();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(
      screen.queryByRole("button", { name: /^(Save|Save the dates|Confirm as our ladder)$/ }),
    ).toBeNull();
    await expectNoBarriers(document.body, true);
  });

  it("are a form to whoever may", async () => {
    await openWindow({ screen: "home" }, { signedIn: true });
    expect(await screen.findByRole("textbox", { name: "Registered provider" })).toHaveValue(HOME.provider);
    expect(screen.queryByText(/or a deputy changes/)).toBeNull();
  });
});
