import { screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import { openWindow } from "../../test/window";

vi.mock("../../pdf/pages", () => ({
  openPdf: async () => ({ numPages: 1, loadingTask: { destroy: async () => {} } }),
  drawPage: async (_pdf: unknown, number: number) => `words of page ${number}`,
}));

const inRegister = { signedIn: true, register: true };

describe("a document of the register", () => {
  it("is deleted for a reason, and that it went is said", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "gathered-record", id: "4a".repeat(32) }, inRegister);
    await user.click(await screen.findByText("Delete this document from this register"));
    await user.click(screen.getByRole("button", { name: "Delete this document" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Write why it is deleted");
    await user.type(screen.getByRole("textbox", { name: "Why it is deleted" }), "Sent again whole.");
    await user.click(screen.getByRole("button", { name: "Delete this document" }));
    expect(
      await screen.findByRole("heading", { level: 1, name: "Deleted from this register" }),
    ).toBeVisible();
    expect(screen.getByText(/One document was deleted/)).toBeVisible();
    await expectNoBarriers(document.body, true);
  });

  it("that waits to be read leads back to those that wait", async () => {
    const user = userEvent.setup();
    await openWindow({ screen: "gathered-queue" }, inRegister);
    await user.click((await screen.findAllByRole("link", { name: "Ruben" }))[0] as HTMLElement);
    await user.click(await screen.findByRole("button", { name: "I have read it" }));
    await screen.findByText(/You said you had read it/);
    await user.click(screen.getAllByRole("link", { name: "To read" }).at(-1) as HTMLElement);
    expect(await screen.findByRole("heading", { level: 1, name: "To read" })).toBeVisible();
  });
});
