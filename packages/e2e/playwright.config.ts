import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findChromium } from "@audit/embedded";
import { chromium, defineConfig } from "@playwright/test";

const found = await findChromium({
  onProgress: (message) => process.stderr.write(`${message}\n`),
  downloadWithPlaywright: async () => {
    await promisify(execFile)("npx", ["playwright", "install", "chromium"]);
    return chromium.executablePath();
  },
});

/**
 * One system for the whole run, begun empty: the first project sees it so, the second fills it, and
 * the third, which is the rest, only reads.
 */
export default defineConfig({
  testDir: "browser",
  outputDir: "test-results/browser",
  globalSetup: "./browser/global-setup.ts",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: found.executablePath, args: [...found.arguments] },
  },
  projects: [
    { name: "empty", testMatch: "first-event.spec.ts" },
    { name: "fill", testMatch: "fill.setup.ts", dependencies: ["empty"] },
    {
      name: "dashboard",
      testMatch: "*.spec.ts",
      testIgnore: "first-event.spec.ts",
      dependencies: ["fill"],
    },
  ],
});
