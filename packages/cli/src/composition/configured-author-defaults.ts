import { type ChangedAuthorDefaults, changedAuthorDefaults, type WeightRule } from "@baram/domain";
import type { Configuration } from "../configuration/configuration.ts";
import { defaultTimezone } from "../configuration/default-timezone.ts";

/** In which defaults for authors an installation differs from Baram. */
export function configuredAuthorDefaults(configuration: Configuration): ChangedAuthorDefaults {
  const { core, scheduler, operators, sensors } = configuration;
  // One of the choices of the option.
  const weightRule = core.default_task_weight_rule as WeightRule;
  const timeout = core.default_task_execution_timeout;
  return changedAuthorDefaults({
    timezone: defaultTimezone(configuration),
    catchup: scheduler.catchup_by_default,
    maxActiveRuns: core.max_active_runs_per_dag,
    maxActiveTasks: core.max_active_tasks_per_dag,
    owner: operators.default_owner,
    queue: operators.default_queue,
    retries: core.default_task_retries,
    retryDelaySeconds: core.default_task_retry_delay,
    retryDelaySecondsLimit: core.max_task_retry_delay,
    executionTimeoutSeconds: timeout === "" ? null : timeout,
    ignoreFirstDependsOnPast: scheduler.ignore_first_depends_on_past_by_default,
    weightRule,
    hasCronDataIntervals: scheduler.create_cron_data_intervals,
    sensorTimeoutSeconds: sensors.default_timeout,
  });
}
