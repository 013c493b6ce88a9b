import { describe, expect, it } from "vitest";
import {
  ageOn,
  boxes,
  daysBetween,
  longDate,
  longDateTime,
  onEnglishClock,
  readBoxes,
  readTime,
  shortDate,
  shortDateTime,
} from "../dates";

const typed = (day: string, month: string, year: string) => readBoxes({ day, month, year }, "Date of birth");

describe("the boxes of a date", () => {
  it("are read as a date, with the month in numbers or in words", () => {
    expect(typed("27", "3", "2012")).toEqual({ value: "2012-03-27" });
    expect(typed(" 7 ", "march", "2012")).toEqual({ value: "2012-03-07" });
    expect(typed("7", "Mar", "2012")).toEqual({ value: "2012-03-07" });
  });

  it("are no date when all are empty", () => expect(typed("", " ", "")).toEqual({ value: null }));

  it("say what is missing or impossible", () => {
    expect(typed("27", "", "")).toEqual({ problem: "Date of birth must include a month and a year." });
    expect(typed("31", "2", "2012")).toEqual({ problem: "Date of birth must be a real date." });
    expect(typed("29", "2", "2011")).toEqual({ problem: "Date of birth must be a real date." });
    expect(typed("29", "2", "2012")).toEqual({ value: "2012-02-29" });
    expect(typed("1", "1", "12")).toHaveProperty("problem");
    expect(typed("x", "1", "2012")).toHaveProperty("problem");
    expect(typed("1", "13", "2012")).toHaveProperty("problem");
  });

  it("show a date that is there", () => {
    expect(boxes("2012-03-07")).toEqual({ day: "7", month: "3", year: "2012" });
    expect(boxes(null)).toEqual({ day: "", month: "", year: "" });
  });
});

it.each([
  ["10:42", "10:42"],
  ["1042", "10:42"],
  ["9.05", "09:05"],
  ["9:05pm", "21:05"],
  ["9pm", "21:00"],
  ["12am", "00:00"],
  ["12:30 pm", "12:30"],
  ["", null],
])("the time %j is read as %j", (text, value) => expect(readTime(text)).toEqual({ value }));

it.each(["25:00", "10:60", "ten", "9", "13pm", "0am"])("%j is not a time", (text) =>
  expect(readTime(text)).toHaveProperty("problem"),
);

it("dates are said as people say them", () => {
  expect(longDate("2026-11-17")).toBe("17 November 2026");
  expect(longDateTime("2026-11-17T10:42:00")).toBe("17 November 2026, 10:42");
  expect(shortDate("2026-11-17", "2026-11-21")).toBe("Tue 17 Nov");
  expect(shortDate("2027-01-04", "2026-11-21")).toBe("Mon 4 Jan 2027");
  expect(shortDateTime("2026-11-17T10:42:00", "2026-11-21")).toBe("Tue 17 Nov, 10:42");
  expect(longDate(null)).toBe("");
  expect(shortDate("nonsense", "2026-11-21")).toBe("");
});

it("an instant is shown on an English clock, in summer and in winter", () => {
  expect(onEnglishClock("2026-11-21T10:42:00Z")).toBe("2026-11-21T10:42:00");
  expect(onEnglishClock("2026-07-01T23:42:00.123Z")).toBe("2026-07-02T00:42:00");
  expect(onEnglishClock(null)).toBe("");
});

it("ages change on the birthday, also for one born on 29 February", () => {
  expect(ageOn("2012-11-21", "2026-11-21")).toBe(14);
  expect(ageOn("2012-11-22", "2026-11-21")).toBe(13);
  expect(ageOn("2012-02-29", "2026-02-28")).toBe(13);
  expect(ageOn("2012-02-29", "2026-03-01")).toBe(14);
  expect(ageOn(null, "2026-11-21")).toBeUndefined();
});

it("days are counted across a change of the clock", () => {
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  expect(daysBetween("2026-11-09", "2026-11-21")).toBe(12);
});
