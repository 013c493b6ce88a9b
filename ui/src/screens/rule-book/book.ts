import type { RuleBook } from "../../bindings/RuleBook";
import type { RuleBookPart } from "../../bindings/RuleBookPart";
import type { RuleTold } from "../../bindings/RuleTold";

/** The book the rules were made into; fetched only when somebody wants to read it. */
export async function ruleBook(): Promise<RuleBook> {
  return (await import("../../bindings/rule-book.json")).default as unknown as RuleBook;
}

/** The provisions of a rule: the one it rests on first. */
export function provisionsOf(rule: RuleTold): string[] {
  return [...(rule.provision ? [rule.provision] : []), ...rule.also_cites];
}

/** The parts of a book with the rules in which every word looked for is found, the law's included. */
export function found(book: RuleBook, words: string): RuleBookPart[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return book.parts;
  const told = (rule: RuleTold) => {
    const provisions = provisionsOf(rule).map((id) => book.provisions[id]);
    const law = provisions.map((p) => (p ? `${p.citation} ${p.words}` : ""));
    const own = [rule.id, rule.concern, rule.looks_at, rule.why, rule.sees, rule.example, ...rule.answers];
    return [...own, ...law].join(" ").toLowerCase();
  };
  return book.parts
    .map((part) => ({
      ...part,
      rules: part.rules.filter((rule) => {
        const text = told(rule);
        return wanted.every((word) => text.includes(word));
      }),
    }))
    .filter((part) => part.rules.length > 0);
}
