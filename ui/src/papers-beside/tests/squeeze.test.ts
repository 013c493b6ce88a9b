import { describe, expect, it } from "vitest";
import { keptPages } from "../finds";
import { around, runsOf, sentenceAround } from "../squeeze";

const found = (text: string, words: string) =>
  runsOf(text, words).map(({ start, end }) => text.slice(start, end));

describe("words in a paper", () => {
  it("are found whatever white space, hyphens and quotation marks its reader put", () => {
    expect(found("He is at risk of self-\nharm at\u00a0night.", "self harm at night")).toEqual([
      "self-\nharm at\u00a0night",
    ]);
    expect(found("his cousin’s house", "cousin's")).toEqual(["cousin’s"]);
    expect(found("a ﬁre in May", "Fire")).toEqual(["ﬁre"]);
  });

  it("are found where a word begins, and may end inside one", () => {
    expect(found("bride, ride, riders", "ride")).toEqual(["ride", "ride"]);
    expect(found("", "ride")).toEqual([]);
    expect(found("ride", " - ")).toEqual([]);
  });

  it("stand in their sentence, and have words around them", () => {
    const text = "Kayden went out. He was found\nwith matches in May. Nobody asked.";
    const run = runsOf(text, "matches")[0]!;
    const whole = sentenceAround(text, run);
    expect(text.slice(whole.start, whole.end)).toBe("He was found\nwith matches in May.");
    expect(around(text, run, 20)).toEqual(["He was found with ", "matches", " in May. Nobody"]);
    const last = runsOf(text, "asked")[0]!;
    expect(text.slice(sentenceAround(text, last).start)).toBe("Nobody asked.");
  });

  it("are counted in letters, not in halves of letters", () => {
    expect(found("😀 fire 😀 fire", "fire")).toEqual(["fire", "fire"]);
  });
});

describe("the kept words of a paper", () => {
  it("have pages where a form feed ends them", () => {
    expect(keptPages("one\f\ftwo\f")).toEqual([
      { page: 1, text: "one" },
      { page: 3, text: "two" },
    ]);
    expect(keptPages("an email")).toEqual([{ page: null, text: "an email" }]);
  });
});
