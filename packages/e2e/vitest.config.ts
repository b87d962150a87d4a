import { defineConfig } from "vitest/config";

const resolve = { conditions: ["@audit/source", "node", "import", "module", "default"] };

/**
 * Each file starts a system of its own and kills parts of it, so they run one after another, and
 * without the databases that other packages' tests share.
 */
export default defineConfig({
  resolve,
  ssr: { resolve },
  test: {
    name: "integration",
    include: ["src/**/*.integration.test.ts"],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    reporters: ["default", "json"],
    outputFile: { json: "test-results/integration.json" },
  },
});
