import type { Json } from "./shapes";

/** The parts of an RFC 6901 pointer: "/referral/needs/0" gives ["referral", "needs", "0"]. */
export function parts(pointer: string): string[] {
  return pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((p) => p.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What stands at a pointer, or undefined where the case has no such place. */
export function at(value: Json | undefined, pointer: string): Json | undefined {
  let here: Json | undefined = value;
  for (const part of parts(pointer)) {
    if (Array.isArray(here)) here = here[Number(part)];
    else if (typeof here === "object" && here !== null) here = here[part];
    else return undefined;
  }
  return here;
}

/** A copy with another value at the pointer. Places that do not exist yet are made as objects. */
export function withValue(value: Json, pointer: string, put: Json): Json {
  const [first, ...rest] = parts(pointer);
  if (first === undefined) return put;
  const below = rest.map((p) => `/${p.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  if (Array.isArray(value)) {
    const copy = [...value];
    copy[first === "-" ? copy.length : Number(first)] = withValue(copy[Number(first)] ?? {}, below, put);
    return copy;
  }
  const object = typeof value === "object" && value !== null ? value : {};
  return { ...object, [first]: withValue(object[first] ?? {}, below, put) };
}
