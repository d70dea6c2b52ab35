import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../source-fingerprint.mjs";
import { readDeclarations } from "./declarations.ts";
import type { Generator } from "./generator.ts";

/** A package whose exports are a promise to users: where that is written, and its compiled declarations. */
interface Promised {
  readonly report: string;
  readonly entry: string;
}

/** Every name that users may import, with its declaration: a change of the public surface is a change of this file. */
export const apiReport: Generator = {
  name: "API report",

  generate() {
    const reports = Object.entries({ ...OF_BARAM, ...promisesOfProviders() }).map(([name, { report, entry }]) => {
      const declarations = readDeclarations(entry, (path) => readFileSync(join(ROOT, path), "utf8"));
      const text = [...declarations]
        .sort(([first], [second]) => (first < second ? -1 : 1))
        .map(([, declaration]) => declaration)
        .join("\n\n");
      const introduction = `Everything that \`${name}\` exports. \`npm run generate\` writes this file.`;
      return [report, `# The public surface of \`${name}\`\n\n${introduction}\n\n\`\`\`ts\n${text}\n\`\`\`\n`];
    });
    return Promise.resolve(Object.fromEntries(reports) as Record<string, string>);
  },
};

const OF_BARAM: Readonly<Record<string, Promised>> = {
  baram: { report: "packages/baram/api-report.md", entry: "packages/baram/dist/index.d.ts" },
  "baram/testing": { report: "packages/baram/testing-api-report.md", entry: "packages/baram/dist/testing.d.ts" },
};

function promisesOfProviders(): Readonly<Record<string, Promised>> {
  const names = readdirSync(join(ROOT, "providers"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(
    names.map(({ name }) => [
      `@baram/provider-${name}`,
      { report: `providers/${name}/api-report.md`, entry: `providers/${name}/dist/index.d.ts` },
    ]),
  );
}
