import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { ROOT } from "../source-fingerprint.mjs";
import type { LevelOutcome } from "./run-level.ts";
import { sumTotals, type Totals } from "./totals.ts";

/** Every recording in this process; of those that run Dags a share on PostgreSQL, and a share in runner processes. */
const PARTS: readonly (readonly string[])[] = [
  [],
  ["--database=postgres", "--every=10"],
  ["--processes", "--every=10"],
];

/** Runs the recordings of Airflow and shows each difference on the terminal. */
export async function runParityLevel(): Promise<LevelOutcome> {
  const report = join(ROOT, "test-results", "parity.json");
  mkdirSync(join(ROOT, "test-results"), { recursive: true });
  const parts: Totals[] = [];
  let seconds = 0;
  for (const parameters of PARTS) {
    rmSync(report, { force: true });
    const command = ["--conditions=baram-source", "tools/parity.ts", `--totals=${report}`, ...parameters];
    const outcome = await runCommand("tsx", command);
    seconds += outcome.seconds;
    parts.push(existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as Totals) : DID_NOT_RUN);
  }
  const totals = sumTotals(parts);
  return { level: "parity", seconds, totals, trouble: parts.includes(DID_NOT_RUN) ? "a part of it did not run" : null };
}

const DID_NOT_RUN: Totals = { passed: 0, failed: 1, skipped: 0 };
