import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { providePython } from "../api-clients/provide-python.ts";
import { runSchemathesis } from "../api-clients/run-schemathesis.ts";
import { startCheckedServer } from "../api-clients/start-checked-server.ts";
import { runCommand } from "../run-command.ts";
import { ROOT } from "../source-fingerprint.mjs";
import { ADMIN, type Standalone } from "../test-servers/standalone.ts";
import type { LevelOutcome } from "./run-level.ts";
import { sumTotals, type Totals } from "./totals.ts";

const FUZZ = { seconds: 60, seed: 20_240_501 };
const DID_NOT_RUN: ClientReport = { totals: { passed: 0, failed: 1, skipped: 0 }, failures: [] };

/** What the script of checks wrote. */
interface ClientReport {
  readonly totals: Totals;
  /** The promises that did not hold. */
  readonly failures: readonly string[];
}

/**
 * Lets Airflow's published Python client and schemathesis loose on a running server.
 *
 * Each check of the client counts as one test, and each operation that schemathesis sent something to. Where there is no
 * Python the level is skipped as one test, and says what to install.
 */
export async function runClientLevel(): Promise<LevelOutcome> {
  const startedAt = performance.now();
  const outcome = await checkClients();
  return { level: "client", ...outcome, seconds: (performance.now() - startedAt) / 1000 };
}

async function checkClients(): Promise<Pick<LevelOutcome, "totals" | "trouble" | "failures">> {
  const provided = await providePython();
  if (provided.kind === "no-python") {
    return { totals: { passed: 0, failed: 0, skipped: 1 }, trouble: provided.advice, failures: [] };
  }
  if (provided.kind === "not-installed") {
    process.stderr.write(provided.output);
    return { ...DID_NOT_RUN, trouble: "the Python packages could not be installed" };
  }
  const checks = await withServer((server) => runChecks(provided.python, server));
  // On a server of its own, because it changes and deletes whatever it finds.
  const fuzz = await withServer((server) => runSchemathesis(server, { schemathesis: provided.schemathesis, ...FUZZ }));
  return {
    totals: sumTotals([checks.totals, fuzz]),
    trouble: checks === DID_NOT_RUN ? "a part of it did not run" : null,
    failures: checks.failures,
  };
}

async function withServer<T>(check: (server: Standalone) => Promise<T>): Promise<T> {
  const server = await startCheckedServer();
  try {
    return await check(server);
  } finally {
    await server.stop();
    process.stderr.write(server.log());
  }
}

async function runChecks(python: string, { address }: Standalone): Promise<ClientReport> {
  const results = join(ROOT, "test-results");
  const report = join(results, "client.json");
  mkdirSync(results, { recursive: true });
  rmSync(report, { force: true });
  const script = join(ROOT, "tools/api-clients/checks");
  await runCommand(python, [script, address, ADMIN.username, ADMIN.password, report], {
    environment: { PYTHONDONTWRITEBYTECODE: "1" },
  });
  return existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as ClientReport) : DID_NOT_RUN;
}
