import { describe, expect, it, vi } from "vitest";
import type { Change } from "../../bindings/Change";
import { exampleHost } from "../../host/example";
import { kayden } from "../../host/example/referrals";
import type { Host } from "../../host/host";
import { ReferralStore } from "../referral.svelte";

/** The example host, with a say in each change: a sentence refuses it, a promise delays it. */
function store(say: (change: Change) => string | Promise<void> | undefined = () => undefined) {
  const host = exampleHost({ signedIn: true });
  const seen: Change[] = [];
  const told: Host = {
    ...host,
    changeReferral: async (id, revision, change) => {
      const said = say(change);
      if (typeof said === "string") throw { code: "other", message: said, kept: null, do: null };
      await said;
      seen.push(change);
      return host.changeReferral(id, revision, change);
    },
  };
  return { store: new ReferralStore(told, kayden(), () => new Date(2026, 10, 21, 14, 6)), seen };
}

describe("an open referral", () => {
  it("shows an answer at once and says when it was saved", async () => {
    const { store: referral, seen } = store();
    const kept = referral.save("/child/known_as", "Kay");
    expect(referral.text("/child/known_as")).toBe("Kay");
    expect(referral.saving).toBe(true);
    expect(await kept).toBe(true);
    expect(referral.saving).toBe(false);
    expect(referral.savedAt).toBe("14:06");
    expect(seen).toEqual([{ change: "answer", pointer: "/child/known_as", value: "Kay" }]);
  });

  it("shows what stands before a signature while words are typed, and keeps nothing by it", async () => {
    const asked: Change[] = [];
    let release: () => void = () => {};
    const host = exampleHost({ signedIn: true });
    const slow: Host = {
      ...host,
      lookAhead: async (id, change) => {
        asked.push(change);
        if (asked.length === 1) await new Promise<void>((done) => (release = done));
        return host.lookAhead(id, change);
      },
    };
    const referral = new ReferralStore(slow, kayden());
    const finding = referral.appraisal.findings.find((f) => f.place.pointer.startsWith("/referral/"));
    const pointer = finding?.place.pointer.replace("/referral", "") ?? "";
    const stands = () => referral.appraisal.findings.some((f) => f.key === finding?.key);
    referral.look(pointer, "A");
    referral.look(pointer, "A w");
    referral.look(pointer, "A wo");
    release();
    await vi.waitFor(() => expect(stands()).toBe(false));
    // One at a time, and then only the newest.
    expect(asked.map((change) => "value" in change && change.value)).toEqual(["A", "A wo"]);
    expect(referral.open.revision).toBe(kayden().revision);
    expect(referral.text(pointer)).toBe("");
    await referral.reload();
    expect(stands()).toBe(true);
  });

  it("sends changes one at a time, in the order in which they were finished", async () => {
    let release: () => void = () => {};
    const first = new Promise<void>((done) => (release = done));
    const { store: referral, seen } = store((change) =>
      change.change === "answer" && change.pointer === "/child/known_as" ? first : undefined,
    );
    void referral.save("/child/known_as", "Kay");
    void referral.save("/child/initials", "K.");
    void referral.change({ change: "check_answers" });
    await Promise.resolve();
    expect(seen).toEqual([]);
    release();
    await referral.settled();
    expect(seen.map((change) => ("pointer" in change ? change.pointer : change.change))).toEqual([
      "/child/known_as",
      "/child/initials",
      "check_answers",
    ]);
  });

  it("takes an act while an answer is still being saved, and does it after", async () => {
    let release: () => void = () => {};
    const first = new Promise<void>((done) => (release = done));
    const { store: referral, seen } = store((change) => (change.change === "answer" ? first : undefined));
    void referral.save("/child/known_as", "Kay");
    expect(referral.acting).toBe(false);
    const checked = referral.change({ change: "check_answers" });
    expect(referral.acting).toBe(true);
    release();
    expect(await checked).toBe(true);
    expect(referral.acting).toBe(false);
    expect(seen.map((change) => change.change)).toEqual(["answer", "check_answers"]);
  });

  it("keeps a refused answer on screen with the reason, and sends it again when asked", async () => {
    let full = true;
    const { store: referral } = store(() =>
      full ? "The disk is full. Your answer is still here." : undefined,
    );
    expect(await referral.save("/child/known_as", "Kay")).toBe(false);
    expect(referral.text("/child/known_as")).toBe("Kay");
    expect(referral.trouble("/child/known_as")).toBe("The disk is full. Your answer is still here.");
    expect(referral.failed).toBe(true);
    full = false;
    expect(await referral.save("/child/initials", "K.")).toBe(true);
    expect(referral.text("/child/known_as")).toBe("Kay");
    expect(await referral.tryAgain()).toBe(true);
    expect(referral.failed).toBe(false);
    expect(referral.trouble("/child/known_as")).toBeUndefined();
    expect(referral.text("/child/known_as")).toBe("Kay");
  });

  it("keeps a newer answer when an older one to the same question is acknowledged", async () => {
    const { store: referral } = store();
    const older = referral.save("/child/known_as", "Ka");
    const newer = referral.save("/child/known_as", "Kay");
    await older;
    expect(referral.text("/child/known_as")).toBe("Kay");
    await newer;
    expect(referral.text("/child/known_as")).toBe("Kay");
  });

  it("saves a blank as no answer", async () => {
    const { store: referral, seen } = store();
    await referral.save("/child/known_as", "  ");
    expect(seen).toEqual([{ change: "answer", pointer: "/child/known_as", value: null }]);
  });

  it("reads the referral again when it was changed elsewhere, and lays the answer over it", async () => {
    const host = exampleHost({ signedIn: true });
    const mine = new ReferralStore(host, await host.openReferral("r1"));
    const other = new ReferralStore(host, await host.openReferral("r1"));
    await other.save("/child/initials", "K.");
    expect(await mine.save("/child/known_as", "Kay")).toBe(true);
    expect([mine.text("/child/initials"), mine.text("/child/known_as")]).toEqual(["K.", "Kay"]);
  });

  it("says why another change was refused", async () => {
    const { store: referral } = store(() => "say why: the reason stays in the record");
    expect(await referral.change({ change: "withdraw", pointer: "/needs/0", because: "" })).toBe(false);
    expect(referral.refusal).toBe("say why: the reason stays in the record");
  });
});
