import { type CheckPart, runParts } from "./check-parts.ts";

/** What `npm run check` looks at. A part starts when those it names have ended, whether they passed or not. */
const PARTS: readonly CheckPart[] = [
  { name: "types", after: [], commands: ["tsc -b", "tsc -p tools", "tsc -p examples", "tsc -p packages/web"] },
  { name: "format", after: [], commands: ["biome check . --max-diagnostics=50"] },
  { name: "architecture", after: [], commands: ["tsx tools/check-architecture.ts"] },
  { name: "spelling", after: [], commands: ["cspell lint --no-progress --no-summary --gitignore ."] },
  { name: "unused code", after: [], commands: ["knip --no-progress"] },
  // These two read what the compiler wrote.
  { name: "lint", after: ["types"], commands: ["oxlint"] },
  { name: "generated files", after: ["types"], commands: ["tsx -C baram-source tools/generate.ts --check"] },
];

const asked = process.argv.slice(2);
const chosen = PARTS.filter((part) => asked.length === 0 || asked.includes(part.name));
const outcomes = await runParts(chosen);

for (const { name, output } of outcomes.filter((outcome) => !outcome.isGood)) {
  process.stdout.write(`\n${name} failed:\n\n${output.trim()}\n`);
}
process.stdout.write("\n");
for (const { name, isGood, seconds } of outcomes) {
  process.stdout.write(`${isGood ? "passed" : "FAILED"}  ${name} (${seconds.toFixed(1)} s)\n`);
}
process.exitCode = outcomes.every((outcome) => outcome.isGood) ? 0 : 1;
