import { screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";
import { sizeOf } from "../patterns/picture";
import { asFile, draw, type Drawn } from "../patterns/plot";

const table = {
  title: "Plans",
  rows: ["Calder", "Northshire"],
  series: ["Complete", "Missing"],
  counts: [
    [6, 3],
    [null, 12],
  ],
  inTime: false,
};

describe("a plot", () => {
  it("is drawn with a filling of its own for each series, and says where its numbers stand", () => {
    const drawn = draw(table, "here", 700);
    expect(drawn.getAttribute("role")).toBe("img");
    expect(drawn.getAttribute("aria-label")).toBe("Plans. The numbers stand in the table below.");
    expect(drawn.querySelectorAll("pattern")).toHaveLength(6);
    const fills = new Set(
      [...drawn.querySelectorAll("rect[fill^=url]")].map((bar) => bar.getAttribute("fill")),
    );
    expect(fills).toEqual(new Set(["url(#here-0)", "url(#here-1)"]));
  });

  /** What each bar counts, by its own length against the axis, in the order drawn. */
  function counted(drawn: SVGSVGElement, inTime: boolean): number[] {
    const long = inTime ? "height" : "width";
    const axis = (drawn as unknown as { scale(name: string): { apply(value: number): number } }).scale(
      inTime ? "y" : "x",
    );
    const one = Math.abs(axis.apply(1) - axis.apply(0));
    return [...drawn.querySelectorAll("rect[fill^=url]")].map((bar) => Number(bar.getAttribute(long)) / one);
  }

  const names = (count: number, name: string) => Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);
  /** Numbers that look like chance and are the same each time. */
  const tables: Drawn[] = [2, 5, 7, 11, 23].flatMap((seed) =>
    [true, false].map((inTime) => {
      const rows = names(1 + (seed % 6), "Row");
      const series = names(1 + (seed % 5), "Series");
      const counts = rows.map((_, r) => series.map((__, s) => (seed * (r + 3) * (s + 7)) % 19));
      return { title: `${seed}`, rows, series, counts, inTime };
    }),
  );
  it.each(tables)(
    "has for every number of its table one mark, as long as the number, and the number on it if it fits",
    (given) => {
      const drawn = draw(given, "here", 700);
      const marks = counted(drawn, given.inTime);
      const bySeries = given.series.flatMap((_, s) => given.rows.map((__, r) => given.counts[r]?.[s] ?? 0));
      const lengths = marks.map((mark) => Math.round(mark * 1000) / 1000).filter((mark) => mark > 0);
      const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b);
      expect(sorted(lengths)).toEqual(sorted(bySeries.filter((count) => count > 0)));
      const said = [...drawn.querySelectorAll("text")].map((text) => text.textContent);
      // A number stands on its mark wherever the mark is long enough to hold it.
      const roomy = [...drawn.querySelectorAll("rect[fill^=url]")]
        .map((bar) => Number(bar.getAttribute(given.inTime ? "height" : "width")))
        .map((long, i) => (long >= 30 ? Math.round(marks[i] ?? 0) : 0));
      for (const count of roomy.filter((count) => count > 0)) expect(said).toContain(`${count}`);
      expect(said, "the axis begins at nought").toContain("0");
    },
  );

  const saidIn = (drawn: SVGSVGElement) =>
    [...drawn.querySelectorAll("text")].map((text) => text.textContent);

  it.each([true, false])("says a nought and what is not shown, each at its row (in time: %s)", (inTime) => {
    const rows = ["March 2026", "April 2026", "May 2026"];
    const given = {
      title: "Plans",
      rows,
      series: ["Yes", "No"],
      counts: [
        [5, 2],
        [0, 0],
        [6, null],
      ],
      inTime,
    };
    expect(saidIn(draw(given, "here", 700)).filter((text) => text === "…")).toHaveLength(1);
    // One for the beginning of the axis, one for the row without any.
    expect(saidIn(draw(given, "here", 700)).filter((text) => text === "0")).toHaveLength(2);
    const shown = {
      ...given,
      counts: [
        [5, 2],
        [1, 0],
        [6, 3],
      ],
    };
    expect(saidIn(draw(shown, "here", 700)).filter((text) => text === "…")).toHaveLength(0);
    expect(saidIn(draw(shown, "here", 700)).filter((text) => text === "0")).toHaveLength(1);
    expect(asFile(given, "A note.")).toContain("more, in a number that is not shown");
    expect(asFile(shown, "A note.")).not.toContain("not shown");
  });

  it("gives each series a bar of its own where both count the same things", () => {
    const given = {
      title: "Times",
      rows: ["Within a day", "Later"],
      series: ["First response", "Decision"],
      counts: [
        [11, 11],
        [0, null],
      ],
      inTime: false,
      apart: true,
    };
    const drawn = draw(given, "here", 700);
    const bars = [...drawn.querySelectorAll("rect[fill^=url]")].filter(
      (bar) => Number(bar.getAttribute("width")) > 1,
    );
    const [one, two] = bars.map((bar) => ["x", "width"].map((of) => Number(bar.getAttribute(of))));
    expect(bars).toHaveLength(2);
    expect(one, "both begin at nought and are as long").toEqual(two);
    const said = saidIn(drawn);
    expect(said.filter((text) => text === "11")).toHaveLength(2);
    expect(said.filter((text) => text === "…")).toHaveLength(1);
    expect(said, "the axis ends at the greatest number, not at both together").not.toContain("20");
    expect(said).toContain("Within a day");
  });

  it("promises nothing on the axis where every number is hidden", () => {
    const given = { title: "All", rows: ["A", "B"], series: ["Yes"], counts: [[null], [null]] };
    for (const inTime of [true, false]) {
      const said = saidIn(draw({ ...given, inTime }, "here", 700));
      expect(said.filter((text) => text === "…")).toHaveLength(2);
      expect(said).not.toContain("1");
    }
  });

  it("says in a file what is counted, in lines that it holds", () => {
    const says = "How many decisions gave each reason. ".repeat(6).trim();
    const file = asFile({ ...table, says }, "A note.");
    const lines = [...file.matchAll(/<text x="12"[^>]*>([^<]*)</g)].map(([, line]) => line ?? "");
    expect(lines.slice(1, -1).join(" ")).toBe(says);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(118);
    expect(lines.at(-1)).toBe("A note.");
  });

  it("leaves a number to the table where it would lie over its neighbour’s", () => {
    const given = {
      title: "Plans",
      rows: ["Calder"],
      series: ["Yes", "No", "Not known"],
      counts: [[60, 1, 1]],
      inTime: false,
    };
    expect(saidIn(draw(given, "here", 320))).toContain("60");
    expect(saidIn(draw(given, "here", 320)).filter((text) => text === "1")).toHaveLength(0);
  });

  it("says its size, from which a picture of it is made", () => {
    const [width, height] = sizeOf(asFile(table, "A note."));
    expect(width).toBe(860);
    expect(height).toBeGreaterThan(100);
  });

  it("goes out as a file with its key and colours inside, and holds no hidden number", () => {
    const file = asFile(table, "Numbers from 1 to 4 are not shown.");
    expect(file.startsWith("<svg ")).toBe(true);
    expect(file).toContain("Numbers from 1 to 4 are not shown.");
    expect(file).toContain(">Missing</text>");
    expect(file).not.toContain("var(--");
    const read = new DOMParser().parseFromString(file, "image/svg+xml");
    expect(read.querySelector("parsererror")).toBeNull();
  });
});

describe("the patterns", () => {
  it("stand each with its words, its plot and its table; an empty one says so", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "patterns" }, { signedIn: true });
    const plans = await screen.findByRole("region", {
      name: "Relevant plans complete and current, by authority",
    });
    await user.click(within(plans).getByText(/the numbers as a table/));
    const row = within(plans).getByRole("row", { name: /^Northshire/ });
    expect(
      within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ).toEqual(["11", "2", "5", "1"]);
    expect(
      within(screen.getByRole("region", { name: /Views written without knowing/ })).getByText(
        "Nothing to show in these days.",
      ),
    ).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("leave the home as a table and as a drawing without small numbers", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "patterns" }, { signedIn: true });
    const tables = vi.spyOn(host, "exportPattern");
    const drawings = vi.spyOn(host, "exportDrawing");
    const plans = await screen.findByRole("region", {
      name: "Relevant plans complete and current, by authority",
    });
    await user.click(within(plans).getByRole("button", { name: /^Take the table out/ }));
    expect(tables.mock.lastCall?.[0]).toBe("plans");
    const outcome = screen.getByRole("combobox", { name: "Outcome" });
    await user.selectOptions(outcome, "not_yet");
    const chosen = await screen.findByRole("region", {
      name: "Relevant plans complete and current, by authority",
    });
    await user.click(within(chosen).getByRole("button", { name: /^Take the table out/ }));
    expect(tables.mock.lastCall?.[3]).toMatchObject({ outcome: "not_yet", authority: null });
    await user.click(within(chosen).getByRole("button", { name: /drawing \(SVG\)/ }));
    expect(await screen.findByText(/The plot was written to/)).toBeVisible();
    expect(drawings.mock.lastCall?.[1]).toContain("Numbers from 1 to 4 are not shown");
    expect(drawings.mock.lastCall?.[1]).toContain("Only: not yet");
  });
});

describe("a sample", () => {
  it("is drawn, read without its outcome, and stands beside the decision once one’s own view is kept", async () => {
    const user = userEvent.setup();
    const host = await openWindow({ screen: "samples" }, { signedIn: true });
    await user.selectOptions(await screen.findByRole("combobox", { name: "How many to draw" }), "1");
    await user.click(screen.getByRole("button", { name: "Draw a sample" }));
    await user.click(await screen.findByRole("link", { name: "The case of record 2026-002" }));
    const form = await screen.findByRole("form", { name: "Your own view" });
    await expectNoBarriers(document.body, true);
    await user.selectOptions(within(form).getByRole("combobox"), "not_yet");
    for (const box of within(form).getAllByRole("textbox")) await user.type(box, "Because.");
    const kept = vi.spyOn(host, "writeView");
    await user.click(within(form).getByRole("button", { name: "Keep it, and show the decision" }));
    expect(kept.mock.lastCall?.[1]).toMatchObject({ outcome: "not_yet", range: "Because." });
    expect(await screen.findByText(/another direction/)).toBeVisible();
    await expectNoBarriers(document.body, true);
  });
});
