import { join } from "node:path";
import type { AttemptLogLine, AttemptReport, ExecutionApi, Workload } from "@baram/execution-api";
import { getBundleModule } from "@baram/metadata-store";
import { followLog } from "./follow-log.ts";
import { printLogLine } from "./print-log-line.ts";
import type { TestWorkspace } from "./test-workspace.ts";

/** How an attempt is carried out before the operator's eyes. */
export interface AttendedAttempt {
  readonly workload: Workload;
  readonly executionApi: ExecutionApi;
  readonly signal: AbortSignal;
  /** Whether its log is not printed. Defaults to `false`. */
  readonly isQuiet?: boolean;
}

/** Has a runner carry out an attempt, and prints its log as it is written, unless it is to be quiet. */
export async function attendAttempt(
  { invocation, store, pools, logFolder }: TestWorkspace,
  { workload, executionApi, signal, isQuiet = false }: AttendedAttempt,
): Promise<AttemptReport> {
  const { terminal, configuration } = invocation;
  const { key, leaseToken, taskInstanceId, bundle } = workload;
  await pools.bundleFolder.ensure(bundle, (hash) => getBundleModule(store.reader, hash));
  const path = join(logFolder, workload.logPath);
  const log = isQuiet ? null : followLog(path, (line) => printLogLine(terminal, key.taskId, line));
  const report = await pools.runners.runAttempt(workload, {
    logFolder,
    answer: (request) => executionApi.answer(leaseToken, taskInstanceId, request),
    signal,
    graceSeconds: configuration.core.killed_task_cleanup_time,
  });
  await log?.end((line) => tellsTheEnd(line, report));
  return report;
}

/** The runner's last line, or that of the pool where the runner was lost. */
function tellsTheEnd({ source, message }: AttemptLogLine, { outcome }: AttemptReport): boolean {
  if (source !== "baram") return false;
  return message.startsWith("The task ") || (outcome.kind === "failed" && message === outcome.message);
}
