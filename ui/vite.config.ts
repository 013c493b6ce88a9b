import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), svelteTesting()],
  // The window loads its files from the application itself: relative addresses only.
  base: "./",
  css: {
    preprocessorOptions: { scss: { loadPaths: [`${root}node_modules`] } },
    // One media query hack for Internet Explorer in govuk-frontend is not valid CSS.
    lightningcss: { errorRecovery: true },
  },
  define: {
    // `vite build --mode browser` makes a build that runs in an ordinary browser on the example host.
    __BROWSER__: JSON.stringify(mode === "browser" || mode === "test"),
  },
  build: {
    target: "safari15",
    // A content security policy of 'self' refuses data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: { port: 1420, strictPort: true },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    css: false,
    // A walk through several screens, on a machine that is building something else as well.
    testTimeout: 120_000,
  },
}));
