import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { ROOT } from "../source-fingerprint.mjs";
import type { Totals } from "../test-levels/totals.ts";
import type { Standalone } from "../test-servers/standalone.ts";

/** How long to send requests, and from which of the infinitely many sequences of them. */
export interface FuzzOptions {
  readonly schemathesis: string;
  readonly seconds: number;
  readonly seed: number;
}

/** What is read here of the report that schemathesis writes. */
interface FuzzReport {
  readonly operations: { readonly tested: number };
  readonly failures: readonly { readonly title: string; readonly operations: readonly string[] }[];
  readonly errors: readonly { readonly title: string; readonly count: number }[];
}

/**
 * Sends what schemathesis makes of the OpenAPI document, and looks for answers of the kind "500" and for stack traces.
 *
 * Each operation counts as one test; each kind of failure at an operation as one failure.
 */
export async function runSchemathesis(server: Standalone, options: FuzzOptions): Promise<Totals> {
  const results = join(ROOT, "test-results");
  const report = join(results, "schemathesis.json");
  mkdirSync(results, { recursive: true });
  rmSync(report, { force: true });
  const { exitCode } = await runCommand(options.schemathesis, parametersOf(server, report, options), {
    environment: {
      SCHEMATHESIS_HOOKS: "hooks",
      PYTHONPATH: join(ROOT, "tools/api-clients/schemathesis"),
      PYTHONDONTWRITEBYTECODE: "1",
    },
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { operations, failures, errors } = JSON.parse(readFileSync(report, "utf8")) as FuzzReport;
  const counted =
    failures.reduce((sum, failure) => sum + Math.max(1, failure.operations.length), 0) +
    errors.reduce((sum, error) => sum + error.count, 0);
  const failed = counted === 0 && exitCode !== 0 ? 1 : counted;
  return { passed: Math.max(0, operations.tested - failed), failed, skipped: 0 };
}

function parametersOf(server: Standalone, report: string, { seconds, seed }: FuzzOptions): readonly string[] {
  return [
    "run",
    `${server.address}/api/v1/openapi.json`,
    // A user's password may be changed by a request, the token of the server is not.
    `--header=Authorization: Bearer ${server.token}`,
    "--checks=not_a_server_error,no_stack_trace",
    "--phases=examples,coverage,fuzzing",
    `--max-time=${seconds}`,
    `--seed=${seed}`,
    // It is answered for as long as somebody listens.
    "--exclude-operation-id=follow_changes",
    "--continue-on-failure",
    "--request-timeout=30",
    // Texts that no path can have are left out of the paths, and that is most of them.
    "--suppress-health-check=filter_too_much,too_slow",
    "--generation-database=none",
    "--warnings=off",
    "--report=json",
    `--report-json-path=${report}`,
  ];
}
