import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { expect, it } from "vitest";
import { expectNoBarriers } from "../../test/axe";
import Loaded from "../Loaded.svelte";

it("a page that cannot be drawn says so, and can be tried again", async () => {
  let sound = false;
  const children = createRawSnippet(() => ({
    render: () => {
      if (!sound) throw new Error("two rows of one key");
      return "<p>Here it is.</p>";
    },
  }));
  render(Loaded, { load: async () => "found", children });
  expect(await screen.findByText(/could not be drawn. Nothing was changed/)).toBeVisible();
  expect(screen.queryByText("One moment…")).toBeNull();
  await expectNoBarriers();
  sound = true;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Here it is.")).toBeVisible();
});
