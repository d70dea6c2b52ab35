import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { apiReport } from "./generators/api-report.ts";
import { configurationReference } from "./generators/configuration-reference.ts";
import { databaseSchemas } from "./generators/database-schemas.ts";
import type { Generator } from "./generators/generator.ts";
import { openApi } from "./generators/open-api.ts";
import { runCommand } from "./run-command.ts";
import { ROOT } from "./source-fingerprint.mjs";

/** Each makes its files from the code; one that uses another's files comes after it. */
const GENERATORS: readonly Generator[] = [databaseSchemas, apiReport, openApi, configurationReference];

/** Compares instead of writing; what `npm run check` does. */
const isCheck = process.argv.includes("--check");

const { exitCode } = await runCommand("tsc", ["-b"]);
if (exitCode !== 0) process.exit(exitCode);

const stale: string[] = [];
for (const { generate } of GENERATORS) {
  for (const [path, text] of Object.entries(await generate())) {
    const current = existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), "utf8") : null;
    if (current === text) continue;
    stale.push(path);
    if (!isCheck) writeGenerated(path, text);
  }
}

if (isCheck && stale.length > 0) {
  process.stdout.write(
    `Run \`npm run generate\` and commit the result; these files differ:\n  ${stale.join("\n  ")}\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write(stale.length > 0 ? `Generated ${stale.join(", ")}.\n` : "Every generated file is fresh.\n");
}

function writeGenerated(path: string, text: string): void {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
}
