import type { DecisionLine } from "../../bindings/DecisionLine";
import type { OwnView } from "../../bindings/OwnView";
import type { SamplePage } from "../../bindings/SamplePage";
import type { Host } from "../host";
import { TODAY } from "./home";
import { readyReferral } from "./open-referral";
import { blankReferral } from "./referrals";

/** A made-up decision that can be drawn. */
export interface ToDraw {
  key: string;
  home: string | null;
  read: boolean;
  line: DecisionLine;
}

type Sampling = Pick<
  Host,
  "samples" | "drawSample" | "blindCase" | "setSampleAside" | "viewBegun" | "keepViewBegun" | "writeView"
>;

/** Reading without the outcome, over made-up decisions; held in memory. `told` hears what waits for a view. */
export function exampleSampling(
  inside: () => void,
  all: () => ToDraw[],
  told: (waiting: string[]) => void = () => {},
): Sampling {
  const drawn = new Map<string, OwnView | null>();
  const begun = new Map<string, OwnView>();
  const aside = new Set<string>();
  const left = () => all().filter((one) => !one.read && !drawn.has(one.key) && !aside.has(one.key));
  const samples = (): SamplePage => {
    const of = [...drawn].flatMap(([key, own]) => {
      const one = all().find((candidate) => candidate.key === key);
      return one ? [{ ...one, own }] : [];
    });
    const waiting = of.filter((one) => one.own === null);
    told(waiting.map((one) => one.key));
    return {
      waiting: waiting.map(({ key, home, line }) => ({ key, number: line.number, home, drawn_on: TODAY })),
      viewed: of.flatMap(({ key, home, line, own }) =>
        own === null
          ? []
          : [
              {
                key,
                home,
                line,
                own,
                viewed_on: TODAY,
                agreement: own.outcome === line.outcome ? ("same" as const) : ("otherwise" as const),
                decided: {
                  outcome: line.outcome,
                  range: "Each need stands under a clause.",
                  response: "The adults and skills are here.",
                  group: "Each child was asked.",
                },
              },
            ],
      ),
      left: left().length,
    };
  };
  return {
    samples: async () => (inside(), samples()),
    drawSample: async (size) => {
      inside();
      for (const { key } of left().slice(0, size)) drawn.set(key, null);
      return samples();
    },
    blindCase: async () => {
      inside();
      const { case: ready } = readyReferral();
      const { decision, moving_in } = blankReferral("blind").case.referral;
      return { ...ready, referral: { ...ready.referral, decision, moving_in } };
    },
    setSampleAside: async (number) => {
      inside();
      drawn.delete(number);
      aside.add(number);
      begun.delete(number);
      return samples();
    },
    viewBegun: async (number) => (inside(), begun.get(number) ?? null),
    keepViewBegun: async (number, view) => {
      inside();
      begun.set(number, view);
    },
    writeView: async (number, view) => {
      inside();
      drawn.set(number, view);
      return samples();
    },
  };
}
