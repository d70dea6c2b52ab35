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
    await pools.bundleFolder.ensure(workload.bundle, (hash) => getBundleModule(store.reader, hash));
    return pools.runners.runAttempt(workload, {
      logFolder: options.folders.logs,
      answer: (request) => executionApi.answer(workload.leaseToken, workload.taskInstanceId, request),
      signal,
      graceSeconds: GRACE_SECONDS,
    });
  };
}
