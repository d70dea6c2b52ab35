import { randomUUID } from "node:crypto";
import { adoptOrphanedTaskInstances, Scheduler, type SchedulerDependencies } from "@baram/scheduler";
import { authorCodeOf } from "./author-code.ts";
import type { Foundation } from "./foundation.ts";
import { configuredListeners } from "./listeners.ts";
import { createExecutor, createLocalWorker } from "./local-worker.ts";
import { startLogRetention } from "./log-retention.ts";
import type { RunningPart, ServerOptions } from "./server-options.ts";
import { tellAuthorCodeHere } from "./tell-author-code.ts";

/**
 * Starts the scheduler with the executor and the worker it hands attempts to. Before it, and with each heartbeat, it
 * takes over what schedulers that are gone left running.
 */
export async function startSchedulerPart(
  options: ServerOptions & Pick<SchedulerDependencies, "onlyBackfills">,
  foundation: Foundation,
): Promise<RunningPart> {
  const { configuration, clock, logger, hostname } = options;
  const { store, pools, jobs, settings, xcoms, meter, measurements } = foundation;
  const worker = createLocalWorker(options, foundation, (report) => {
    meter?.attemptEnded(report);
    scheduler.report(report);
  });
  const executor = createExecutor(configuration, worker);
  const dependencies: SchedulerDependencies = {
    store,
    executor,
    clock,
    logger,
    hostname,
    jobId: await jobs.register("SchedulerJob"),
    leaseSeconds: configuration.scheduler.task_lease_seconds,
    newLeaseToken: randomUUID,
    maxMapLength: configuration.core.max_map_length,
    maxConsecutiveFailedDagRuns: configuration.core.max_consecutive_failed_dag_runs_per_dag,
    attemptSettings: settings,
    authorCode: authorCodeOf(store, pools),
    onlyBackfills: options.onlyBackfills ?? false,
    tellAuthorCode: tellAuthorCodeHere(options, foundation),
    ...(await configuredListeners(options, pools)),
    checksSlas: configuration.core.check_slas,
    ...xcoms.forScheduler,
    measurements,
    locateBundle: (bundle) => pools.bundleFolder.locate(bundle),
  };
  const scheduler = new Scheduler(dependencies, { safetyPassSeconds: configuration.scheduler.safety_pass_seconds });
  const adopt = async (dead: readonly number[]) => adoptFromTheDead(dependencies, foundation, dead);
  await adopt(await jobs.findDead());
  jobs.onHeartbeat(async (running) => adopt(await jobs.findDead(running)));
  worker.start();
  scheduler.start();
  const logRetention = startLogRetention(options);
  return {
    stop: async () => {
      await logRetention.stop();
      const idle = executor.stop();
      await scheduler.stop();
      await worker.stop({ graceSeconds: configuration.core.killed_task_cleanup_time });
      await idle;
      await scheduler.flush();
    },
  };
}

/** First what they left, then the word that they ended: whoever ends in between has left it to the next. */
async function adoptFromTheDead(
  dependencies: SchedulerDependencies,
  { jobs, measurements }: Foundation,
  dead: readonly number[],
): Promise<void> {
  if (dead.length === 0) return;
  const lost = await adoptOrphanedTaskInstances(dependencies, dead);
  if (lost > 0) {
    dependencies.logger.warn("Found tries that another process left running", { count: lost });
    measurements.count("scheduler.orphaned_tasks.cleared", {}, lost);
  }
  await jobs.recordDead(dead);
}
