import { defineConfig } from "vitest/config";

const kind = process.argv.includes("integration") ? "integration" : "unit";

/** Not the preset of the test kit, which itself stands on this package. */
export default defineConfig({
  test: {
    reporters: ["default", "json"],
    outputFile: { json: `test-results/${kind}.json` },
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts"],
          exclude: ["**/*.integration.test.ts", "**/node_modules/**"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["src/**/*.integration.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
