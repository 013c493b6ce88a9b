import type { Host } from "./host";

/**
 * The host this window talks to: the application itself, or, only in a build made for a browser
 * (`--mode browser`) and in tests, the fictional example home held in memory.
 */
export async function chooseHost(): Promise<Host> {
  if (__BROWSER__) {
    const asked = new URLSearchParams(window.location.search);
    const { exampleHost } = await import("./example");
    return exampleHost({
      signedIn: asked.has("signed-in"),
      known: !asked.has("first"),
      register: asked.has("register"),
    });
  }
  return (await import("./tauri")).tauriHost();
}
