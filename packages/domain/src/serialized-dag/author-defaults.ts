import type { WeightRule } from "../task-instance/priority-weight.ts";
import { RETRY_DELAY_SECONDS_LIMIT } from "../task-instance/retry-delay.ts";
import type { SerializedDag, SerializedTask } from "./serialized-dag.ts";

/** What holds for the Dags, tasks and sensors of an installation of which the author has not said it. */
export interface AuthorDefaults
  extends Pick<SerializedDag, "timezone" | "catchup" | "maxActiveRuns" | "maxActiveTasks">,
    Pick<
      SerializedTask,
      "owner" | "queue" | "retries" | "retryDelaySeconds" | "executionTimeoutSeconds" | "ignoreFirstDependsOnPast"
    > {
  readonly weightRule: WeightRule;
  /** Up to where growing delays grow, also those of authors who say more. */
  readonly retryDelaySecondsLimit: number;
  /** Whether the runs of a cron text cover what lies between two of its moments; else each covers its moment alone. */
  readonly hasCronDataIntervals: boolean;
  readonly sensorTimeoutSeconds: number;
}

/**
 * What holds where an installation says nothing either.
 *
 * Parity: Airflow's defaults.
 */
export const BUILT_IN_AUTHOR_DEFAULTS: AuthorDefaults = {
  timezone: "UTC",
  catchup: true,
  maxActiveRuns: 16,
  maxActiveTasks: 16,
  owner: "airflow",
  queue: "default",
  retries: 0,
  retryDelaySeconds: 300,
  retryDelaySecondsLimit: RETRY_DELAY_SECONDS_LIMIT,
  executionTimeoutSeconds: null,
  ignoreFirstDependsOnPast: true,
  weightRule: "downstream",
  hasCronDataIntervals: true,
  sensorTimeoutSeconds: 7 * 86_400,
};

/** The defaults in which an installation differs; none for most. */
export type ChangedAuthorDefaults = Partial<AuthorDefaults>;

/** Of an installation's defaults, those that differ from the built-in ones, always in the same order. */
export function changedAuthorDefaults(defaults: AuthorDefaults): ChangedAuthorDefaults {
  const names = Object.keys(BUILT_IN_AUTHOR_DEFAULTS) as (keyof AuthorDefaults)[];
  const changed = names.filter((name) => defaults[name] !== BUILT_IN_AUTHOR_DEFAULTS[name]);
  return Object.fromEntries(changed.map((name) => [name, defaults[name]]));
}
