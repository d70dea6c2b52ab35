import { defineConfig, type TestProjectConfiguration } from "vitest/config";

/**
 * Tests run on the sources: the condition makes every workspace package resolve to its `src`.
 *
 * Vitest hands this list to Node too, where `import` or `module` would make `require` load an ES module.
 */
const conditions = ["baram-source", "node"];

const SERVERS = {
  postgres: "./tools/test-servers/provide-postgres.ts",
  chromium: "./tools/test-servers/provide-chromium.ts",
  slapd: "./tools/test-servers/provide-slapd.ts",
};

const FOLDERS = ["packages/*/src", "providers/*/src", "tools", "end-to-end", "examples/tests"];

/** The level of a test is the ending of its file: `x.test.ts` is a unit test, `x.postgres.test.ts` needs PostgreSQL. */
function level(
  name: string,
  settings: { suffix: string; exclude?: string[]; globalSetup?: string[]; isolate?: boolean },
): TestProjectConfiguration {
  const { suffix, ...others } = settings;
  const include = FOLDERS.map((folder) => `${folder}/**/*${suffix}`);
  return { extends: true, test: { name, include, ...others } };
}

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    pool: "threads",
    testTimeout: 20_000,
    // Whatever a test puts in the place of something is taken away again.
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    hookTimeout: 60_000,
    setupFiles: ["./tools/test-setup/same-random-cases.ts"],
    env: { BARAM_FUZZ_SEED: process.env["BARAM_FUZZ_SEED"] ?? "20240101" },
    projects: [
      level("unit", {
        suffix: ".test.{ts,tsx}",
        exclude: ["**/node_modules/**", "**/*.{postgres,process,e2e}.test.ts"],
        // No unit test leaves anything behind, so that the files share what they import: loading it anew for each of
        // them costs more than the tests themselves.
        isolate: false,
      }),
      level("postgres", { suffix: ".postgres.test.ts", globalSetup: [SERVERS.postgres] }),
      level("process", { suffix: ".process.test.ts", globalSetup: [SERVERS.postgres, SERVERS.slapd] }),
      level("e2e", { suffix: ".e2e.test.ts", globalSetup: [SERVERS.chromium] }),
    ],
  },
});
