import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { ROOT } from "../source-fingerprint.mjs";
import type { LevelOutcome } from "./run-level.ts";
import { sumTotals, type Totals } from "./totals.ts";

/** What one call of the parity runner wrote. */
interface ParityReport {
  readonly totals: Totals;
  /** Ids of the recordings that came out otherwise. */
  readonly failures: readonly string[];
}

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
  const parts: ParityReport[] = [];
  let seconds = 0;
  for (const parameters of PARTS) {
    rmSync(report, { force: true });
    const command = ["--conditions=baram-source", "tools/parity.ts", `--totals=${report}`, ...parameters];
    const outcome = await runCommand("tsx", command);
    seconds += outcome.seconds;
    parts.push(existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as ParityReport) : DID_NOT_RUN);
  }
  return {
    level: "parity",
    seconds,
    totals: sumTotals(parts.map((part) => part.totals)),
    trouble: parts.includes(DID_NOT_RUN) ? "a part of it did not run" : null,
    failures: parts.flatMap((part) => part.failures),
  };
}

const DID_NOT_RUN: ParityReport = { totals: { passed: 0, failed: 1, skipped: 0 }, failures: [] };
