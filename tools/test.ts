import { runClientLevel } from "./test-levels/run-client-level.ts";
import { type LevelOutcome, runLevel } from "./test-levels/run-level.ts";
import { runParityLevel } from "./test-levels/run-parity-level.ts";
import { describeTotals, sumTotals } from "./test-levels/totals.ts";

/**
 * Every level, cheapest first, so that a mistake shows early; one after another, because each of them keeps two
 * cores busy and the later ones measure time.
 */
const LEVELS = ["unit", "parity", "postgres", "process", "client", "e2e"] as const;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !LEVELS.some((level) => level === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no test level "${unknown.join(" ")}"; the levels are ${LEVELS.join(", ")}.\n`);
  process.exit(1);
}

/** Levels that are no project of Vitest. */
const OTHER_LEVELS: Readonly<Record<string, () => Promise<LevelOutcome>>> = {
  parity: runParityLevel,
  client: runClientLevel,
};

const outcomes = [];
for (const level of asked.length > 0 ? asked : LEVELS) {
  outcomes.push(await (OTHER_LEVELS[level]?.() ?? runLevel(level)));
}

for (const { level, failures } of outcomes) {
  for (const failure of failures) process.stdout.write(`failed in ${level}: ${failure}\n`);
}
for (const { level, totals, seconds, trouble } of outcomes) {
  process.stdout.write(
    `${level}: ${describeTotals(totals)} (${seconds.toFixed(1)} s)${trouble === null ? "" : `; ${trouble}`}\n`,
  );
}
const totals = sumTotals(outcomes.map((outcome) => outcome.totals));
process.exitCode = totals.failed > 0 ? 1 : 0;
process.stdout.write(`${describeTotals(totals)}\n`);
