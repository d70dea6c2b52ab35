import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { ROOT } from "../source-fingerprint.mjs";
import { type LevelTotals, readLevelTotals } from "./totals.ts";

/** By itself Vitest leaves a core free, which of two is half; the other levels start processes that need it. */
const UNIT_WORKERS = Math.max(2, availableParallelism() - 1);

/** A level that has been run, with how long it took. */
export interface LevelOutcome extends LevelTotals {
  readonly level: string;
  readonly seconds: number;
}

/** Runs the tests of one level (a project of `vitest.config.ts`) and shows them on the terminal. */
export async function runLevel(level: string): Promise<LevelOutcome> {
  const report = join(ROOT, "test-results", `${level}.json`);
  mkdirSync(join(ROOT, "test-results"), { recursive: true });
  rmSync(report, { force: true });
  const { exitCode, seconds } = await runCommand("vitest", [
    "run",
    `--project=${level}`,
    ...(level === "unit" ? [`--maxWorkers=${UNIT_WORKERS}`] : []),
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const text = existsSync(report) ? readFileSync(report, "utf8") : null;
  return { level, seconds, ...readLevelTotals(text, exitCode) };
}
