import { randomUUID } from "node:crypto";
import { createTriggerer } from "@baram/triggerer";
import type { Foundation } from "./foundation.ts";
import { localExecutionApi } from "./local-execution-api.ts";
import type { RunningPart, ServerOptions } from "./server-options.ts";

/** Has the triggers of deferred tasks awaited, in a runner of this process. */
export async function startTriggererPart(options: ServerOptions, foundation: Foundation): Promise<RunningPart> {
  const { configuration, clock, logger, folders } = options;
  const { store, pools, jobs, settings, measurements } = foundation;
  const triggerer = createTriggerer({
    store,
    runnerPool: pools.runners,
    bundleFolder: pools.bundleFolder,
    executionApi: localExecutionApi(options, foundation),
    logFolder: folders.logs,
    logLimitBytes: configuration.logging.max_attempt_log_bytes,
    jobId: await jobs.register("TriggererJob"),
    capacity: configuration.triggerer.default_capacity,
    silenceSeconds: configuration.triggerer.triggerer_health_check_threshold,
    safetyPassSeconds: configuration.scheduler.safety_pass_seconds,
    attemptSettings: settings,
    newToken: randomUUID,
    clock,
    logger,
    measurements,
  });
  triggerer.start();
  return triggerer;
}
