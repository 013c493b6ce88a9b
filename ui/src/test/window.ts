import { render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import App from "../App.svelte";
import { exampleHost, type Begin } from "../host/example";
import type { Host } from "../host/host";
import { router } from "../shell/router.svelte";
import { href, type Route } from "../shell/routes";

/** Opens the whole window at a place, on the example home. Parts of the host can be replaced. */
export async function openWindow(route: Route, begin: Begin = {}, parts: Partial<Host> = {}): Promise<Host> {
  const host = { ...exampleHost(begin), ...parts };
  window.location.hash = href(route);
  router.replace(route);
  await tick();
  render(App, { host });
  await screen.findByRole("heading", { level: 1 });
  return host;
}
