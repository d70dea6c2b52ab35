import type { Instant } from "@baram/domain";
import type { AttemptReport, Workload } from "@baram/execution-api";
import { getBundleModule } from "@baram/metadata-store";
import type { SchedulerDependencies } from "@baram/scheduler";
import type { Foundation } from "./foundation.ts";
import { localExecutionApi } from "./local-execution-api.ts";
import type { ServerOptions } from "./server-options.ts";

/** Between TERM and KILL when author code that is told of something takes too long, or the server stops. */
const GRACE_SECONDS = 1;

/** Has author code told of what happened in runners of this process, beside the attempts of its worker. */
export function tellAuthorCodeHere(
  options: ServerOptions,
  foundation: Foundation,
): NonNullable<SchedulerDependencies["tellAuthorCode"]> {
  const { store, pools } = foundation;
  const executionApi = localExecutionApi(options, foundation);
  return async (workload, signal) => {
    const startedAt = options.clock.now();
    try {
      await pools.bundleFolder.ensure(workload.bundle, (hash) => getBundleModule(store.reader, hash));
    } catch (error) {
      return notFetched(workload, { error, startedAt });
    }
    return pools.runners.runAttempt(workload, {
      logFolder: options.folders.logs,
      answer: (request) => executionApi.answer(workload.leaseToken, workload.taskInstanceId, request),
      signal,
      graceSeconds: GRACE_SECONDS,
    });
  };
}

/** The Dag's code is not there; it is tried again as long as any callback is. */
function notFetched(
  { taskInstanceId, leaseToken }: Workload,
  { error, startedAt }: { readonly error: unknown; readonly startedAt: Instant },
): AttemptReport {
  const why = error instanceof Error ? error.message : String(error);
  return {
    taskInstanceId,
    leaseToken,
    outcome: { kind: "failed", message: `The Dag's code could not be fetched: ${why}`, mayRetry: true },
    startedAt,
    endedAt: startedAt,
    processId: null,
    renderedFields: null,
    renderedMapIndex: null,
  };
}
