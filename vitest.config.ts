import { defineConfig } from "vitest/config";

/** Tests run on the sources: the condition makes every workspace package resolve to its `src`. */
const conditions = ["baram-source", "node", "import", "module", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "tools/**/*.test.ts"],
    pool: "threads",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
