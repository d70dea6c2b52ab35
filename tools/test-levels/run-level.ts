import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { ROOT } from "../source-fingerprint.mjs";
import { type LevelTotals, readLevelTotals } from "./totals.ts";

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
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const text = existsSync(report) ? readFileSync(report, "utf8") : null;
  return { level, seconds, ...readLevelTotals(text, exitCode) };
}
