import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Question } from "../../bindings/Question";
import type { TaskId } from "../../bindings/TaskId";
import { exampleHost } from "../../host/example";
import { kayden } from "../../host/example/referrals";
import type { Host } from "../../host/host";
import { expectNoBarriers } from "../../test/axe";
import { QUESTIONS, questionsOf, questionsOfEach } from "../../words";
import { fieldId, focusPlace } from "../place";
import QuestionForm from "../QuestionForm.svelte";
import { ReferralStore } from "../referral.svelte";

function open(host: Partial<Host> = {}): ReferralStore {
  return new ReferralStore({ ...exampleHost({ signedIn: true }), ...host }, kayden());
}

const asks = (pointer: string, kind: object, more: Partial<Question> = {}): Question =>
  ({
    pointer,
    task: "referral",
    label: pointer,
    hint: null,
    needed: "optional",
    shown_when: null,
    ...kind,
    ...more,
  }) as Question;

describe("a form of questions", () => {
  const tasks = [...new Set(QUESTIONS.map((question) => question.task))];

  it.each(tasks)("draws every question of “%s” without a barrier", async (task: TaskId) => {
    const questions = questionsOf(task);
    render(QuestionForm, { questions, store: open() });
    for (const question of questions.filter((q) => q.shown_when === null))
      expect(document.getElementById(fieldId(question.pointer)), question.pointer).not.toBeNull();
    await expectNoBarriers();
  });

  it("draws the questions of one entry, its evidence gathered", async () => {
    const store = open();
    render(QuestionForm, { questions: questionsOfEach("/needs", "needs"), store, index: 1 });
    expect(screen.getByRole("textbox", { name: "The specific need" })).toHaveValue("Fire-setting");
    const user = userEvent.setup();
    await user.click(screen.getByRole("radio", { name: "Reported, not evidenced" }));
    await user.type(screen.getByRole("textbox", { name: "Page" }), "4");
    await user.tab();
    await store.settled();
    expect(store.text("/needs/1/evidence/knowledge")).toBe("reported");
    expect(store.text("/needs/1/evidence/page")).toBe("4");
    expect(store.text("/needs/0/evidence/page")).toBe("");
    await expectNoBarriers();
  });

  it("asks “not applicable, because” only of what does not apply, and then no source", async () => {
    const store = open();
    const user = userEvent.setup();
    render(QuestionForm, { questions: questionsOfEach("/needs", "needs"), store, index: 0 });
    expect(screen.queryByRole("textbox", { name: "Not applicable, because" })).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Not applicable, because" }));
    await user.type(screen.getByRole("textbox", { name: "Not applicable, because" }), "She is nine.");
    expect(screen.queryByRole("textbox", { name: "Page" })).toBeNull();
    await user.tab();
    await store.settled();
    expect(store.text("/needs/0/evidence/because")).toBe("She is nine.");
  });

  it("brings a question on screen with the answer that calls for it", async () => {
    const store = open();
    const user = userEvent.setup();
    const questions = [
      asks("/receipt/route", { kind: "choice", of: "Route" }, { label: "Route" }),
      asks(
        "/emergency/why",
        { kind: "text" },
        { label: "Why it is one", shown_when: { pointer: "/receipt/route", is_one_of: ["emergency"] } },
      ),
    ];
    render(QuestionForm, { questions, store });
    expect(screen.queryByRole("textbox", { name: "Why it is one" })).toBeNull();
    await user.click(screen.getByRole("radio", { name: /^Emergency/ }));
    expect(screen.getByRole("textbox", { name: "Why it is one" })).toBeVisible();
  });

  it("says beside the field why an answer was refused, and keeps what was typed", async () => {
    const store = open({
      changeReferral: () =>
        Promise.reject({ code: "other", message: "The disk is full.", kept: "Nothing was lost.", do: null }),
    });
    const user = userEvent.setup();
    render(QuestionForm, {
      questions: [asks("/child/known_as", { kind: "line" }, { label: "Name" })],
      store,
    });
    const box = screen.getByRole("textbox", { name: "Name" });
    await user.clear(box);
    await user.type(box, "Kay");
    await user.tab();
    await store.settled();
    expect(await screen.findByText("The disk is full. Nothing was lost.")).toBeVisible();
    expect(box).toHaveValue("Kay");
    expect(box).toBeInvalid();
    await expectNoBarriers();
  });

  it("does not send what is not a number, and says so", async () => {
    const store = open();
    const user = userEvent.setup();
    render(QuestionForm, { questions: [asks("/x/count", { kind: "number" }, { label: "How many" })], store });
    const box = screen.getByRole("textbox", { name: "How many" });
    await user.type(box, "two");
    await user.tab();
    expect(screen.getByText("Enter a whole number, for example 4.")).toBeVisible();
    expect(store.answer("/x/count")).toBeUndefined();
    await user.clear(box);
    await user.type(box, "2");
    await user.tab();
    await store.settled();
    expect(store.answer("/x/count")).toBe(2);
  });

  it("is found by “go there”: the field itself, or the first in the entry meant", () => {
    render(QuestionForm, { questions: questionsOfEach("/needs", "needs"), store: open(), index: 1 });
    expect(focusPlace("/referral/needs/1/what")).toBe(true);
    expect(document.activeElement).toHaveAttribute("id", "q-needs-1-what");
    expect(focusPlace("/needs/1")).toBe(true);
    expect(document.activeElement?.id).toMatch(/^q-needs-1-/);
    expect(focusPlace("/nowhere/at/all")).toBe(false);
  });
});
