import type { AttemptLease, AttemptReport, Workload } from "@baram/execution-api";
import { createSequentialExecutor, type Executor, LocalExecutor } from "@baram/executors";
import { extendLeases } from "@baram/lifecycle";
import { getBundleModule } from "@baram/metadata-store";
import { createWorker, type Worker } from "@baram/worker";
import { type Configuration, ConfigurationError } from "../configuration/configuration.ts";
import type { Foundation } from "./foundation.ts";
import { localExecutionApi } from "./local-execution-api.ts";
import { onceReachable } from "./once-reachable.ts";
import type { ServerOptions } from "./server-options.ts";

/** A lease outlasts the loss of a few heartbeats. */
const HEARTBEATS_PER_LEASE = 6;

/** The worker that carries attempts out in runners of this process. */
export function createLocalWorker(
  options: ServerOptions,
  foundation: Foundation,
  onReport: (report: AttemptReport) => void,
): Worker {
  const { configuration, clock, logger, folders } = options;
  const { store, pools } = foundation;
  const leaseSeconds = configuration.scheduler.task_lease_seconds;
  return createWorker({
    runnerPool: pools.runners,
    prepareBundle: (bundle) =>
      pools.bundleFolder.ensure(bundle, (hash) => onceReachable(store, () => getBundleModule(store.reader, hash))),
    executionApi: localExecutionApi(options, foundation),
    logFolder: folders.logs,
    onReport,
    extendLeases: (leases) =>
      store.transaction((transaction) => extendLeases(transaction, { leases, leaseSeconds, now: clock.now() })),
    heartbeatSeconds: Math.max(1, Math.floor(leaseSeconds / HEARTBEATS_PER_LEASE)),
    graceSeconds: configuration.core.killed_task_cleanup_time,
    clock,
    logger,
  });
}

/** The executor that the configuration names, on a worker in this process. */
export function createExecutor(
  { core }: Configuration,
  worker: Pick<Worker, "startAttempt" | "stopAttempt" | "waitingAttempts">,
): Executor {
  const options = {
    startAttempt: (workload: Workload, releaseSlot: () => void) => worker.startAttempt(workload, releaseSlot),
    stopAttempt: (lease: AttemptLease) =>
      worker.stopAttempt(lease, { reason: "it was cleared or marked while it ran", report: "fail" }),
    waitingAttempts: () => worker.waitingAttempts,
  };
  switch (core.executor) {
    case "LocalExecutor":
      return new LocalExecutor({ ...options, parallelism: core.parallelism });
    case "SequentialExecutor":
      return createSequentialExecutor(options);
    default:
      throw new ConfigurationError(
        `BARAM__CORE__EXECUTOR is "${core.executor}"; it has to be LocalExecutor or SequentialExecutor.`,
      );
  }
}
