import { defineConfig } from "vitest/config";

const resolve = { conditions: ["@audit/source", "node"] };

/**
 * The two kinds of tests of every package: `unit` (`x.test.ts`, pure) and `integration`
 * (`x.integration.test.ts`, real MongoDB and Redis). Each run leaves its counts in
 * `test-results/`, from which the root's test command sums up.
 */
export const vitestPreset = defineConfig({
  resolve,
  ssr: { resolve },
  test: {
    reporters: ["default", "json"],
    outputFile: {
      json: `test-results/${process.argv.includes("integration") ? "integration" : "unit"}.json`,
    },
    projects: [
      {
        resolve,
        ssr: { resolve },
        test: {
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}"],
          exclude: ["**/*.integration.test.ts", "**/node_modules/**"],
          // Property tests take seconds where every core runs another package's.
          testTimeout: 60_000,
        },
      },
      {
        resolve,
        ssr: { resolve },
        test: {
          name: "integration",
          include: ["src/**/*.integration.test.ts"],
          globalSetup: ["@audit/test-kit/global-setup"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
