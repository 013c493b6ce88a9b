import { screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { expectNoBarriers } from "../../../test/axe";
import { beyond, MOST_WEEKS, weeksOf } from "../move-calendar";
import { field, openSection } from "./open";
import { fireEvent } from "@testing-library/svelte";

describe("the calendar of the move", () => {
  it("begins with the Monday of this week and reaches the last event", () => {
    const weeks = weeksOf([{ on: "2026-12-04", what: "The move" }], "2026-11-21");
    expect(weeks[0]?.[0]?.on).toBe("2026-11-16");
    expect(weeks).toHaveLength(3);
    expect(weeks[2]?.[4]?.events.map(({ what }) => what)).toEqual(["The move"]);
  });

  it("draws no more than a few weeks and lists what lies beyond", () => {
    const events = [
      { on: "2026-11-24", what: "A visit" },
      { on: "2027-05-22", what: "The review at 26 weeks" },
    ];
    const weeks = weeksOf(events, "2026-11-21");
    expect(weeks).toHaveLength(MOST_WEEKS);
    expect(beyond(events, weeks).map(({ what }) => what)).toEqual(["The review at 26 weeks"]);
  });

  it("shows a day as soon as it is chosen", async () => {
    await openSection("move");
    for (const [box, typed] of [
      ["", "27"],
      ["-month", "11"],
      ["-year", "2026"],
    ] as const) {
      const found = document.getElementById(`${field("/moving_in/on").id}${box}`) as HTMLInputElement;
      await fireEvent.input(found, { target: { value: typed } });
    }
    await fireEvent.focusOut(field("/moving_in/on"));
    const region = await screen.findByRole("region", { name: "Calendar of the move" });
    await waitFor(() =>
      expect(within(region).getByText("27 November 2026").closest("td")).toHaveTextContent("Day of the move"),
    );
    await expectNoBarriers(document.body, true);
  });
});
