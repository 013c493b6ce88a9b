import { expect, it } from "vitest";
import { at, withValue } from "../pointer";

const value = { needs: [{ what: "a" }, { what: "b" }], "a/b": { "c~d": 1 } };

it("a pointer finds what stands there, or nothing", () => {
  expect(at(value, "/needs/1/what")).toBe("b");
  expect(at(value, "/a~1b/c~0d")).toBe(1);
  expect(at(value, "")).toBe(value);
  expect(at(value, "/needs/7/what")).toBeUndefined();
  expect(at(value, "/needs/what")).toBeUndefined();
  expect(at(undefined, "/x")).toBeUndefined();
});

it("another value is put in a copy, leaving the first as it was", () => {
  const next = withValue(value, "/needs/1/what", "c");
  expect(at(next, "/needs/1/what")).toBe("c");
  expect(at(value, "/needs/1/what")).toBe("b");
  expect(at(withValue({}, "/child/known_as", "Kayden"), "/child/known_as")).toBe("Kayden");
});
