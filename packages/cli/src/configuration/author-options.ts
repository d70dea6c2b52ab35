import { BUILT_IN_AUTHOR_DEFAULTS as BUILT_IN, WEIGHT_RULES } from "@baram/domain";
import type { OptionDefinition } from "./option-definition.ts";

/** What holds in `[core]` where an author has not said it. */
export const AUTHOR_CORE_OPTIONS = {
  default_timezone: {
    kind: "timezone",
    defaultText: "utc",
    example: "Europe/Amsterdam",
    help: "The zone of Dags, and of dates on the command line, that name none: utc, system or an IANA zone.",
  },
  max_active_runs_per_dag: {
    kind: "integer",
    defaultText: String(BUILT_IN.maxActiveRuns),
    minimum: 1,
    help: "How many runs of a Dag may be running at once, unless its author says.",
  },
  max_active_tasks_per_dag: {
    kind: "integer",
    defaultText: String(BUILT_IN.maxActiveTasks),
    minimum: 1,
    help: "How many tasks of a Dag may be running at once over all its runs, unless its author says.",
    former: [["core", "dag_concurrency"]],
  },
  default_task_retries: {
    kind: "integer",
    defaultText: String(BUILT_IN.retries),
    minimum: 0,
    help: "How often a failed task is tried again, unless its author says.",
  },
  default_task_retry_delay: {
    kind: "integer",
    defaultText: String(BUILT_IN.retryDelaySeconds),
    minimum: 0,
    help: "After how many seconds a failed task is tried again, unless its author says.",
  },
  max_task_retry_delay: {
    kind: "integer",
    defaultText: String(BUILT_IN.retryDelaySecondsLimit),
    minimum: 0,
    help: "Up to how many seconds a delay grows that doubles with every try, whatever its author says.",
  },
  default_task_execution_timeout: {
    kind: "integer-or-empty",
    defaultText: "",
    minimum: 1,
    help: "After how many seconds a try is stopped, unless its author says; empty for never.",
  },
  default_task_weight_rule: {
    kind: "text",
    defaultText: BUILT_IN.weightRule,
    choices: WEIGHT_RULES,
    help: "Whose weights are added to a task's own, unless its author says: absolute, downstream or upstream.",
  },
  default_pool_task_slot_count: {
    kind: "integer",
    defaultText: "128",
    minimum: -1,
    help: "How many slots default_pool begins with when the database is made; -1 for no limit.",
    former: [["core", "non_pooled_task_slot_count"]],
  },
} as const satisfies Record<string, OptionDefinition>;

/** What holds in `[scheduler]` where an author has not said it. */
export const AUTHOR_SCHEDULER_OPTIONS = {
  catchup_by_default: {
    kind: "boolean",
    defaultText: "True",
    help: "Whether missed intervals of a Dag get runs, unless its author says.",
  },
  create_cron_data_intervals: {
    kind: "boolean",
    defaultText: "True",
    help: "Whether the runs of a cron text cover the time up to the next one; else each covers its moment alone.",
  },
  ignore_first_depends_on_past_by_default: {
    kind: "boolean",
    defaultText: "True",
    help: "Whether a task that depends on its past starts where no run was before, unless its author says.",
  },
} as const satisfies Record<string, OptionDefinition>;

/** What holds in `[operators]` where an author has not said it. */
export const AUTHOR_OPERATORS_OPTIONS = {
  default_owner: {
    kind: "text",
    defaultText: BUILT_IN.owner,
    isMandatory: true,
    help: "The owner of a task, unless its author says.",
  },
  default_deferrable: {
    kind: "boolean",
    defaultText: "false",
    help: "Whether what can wait in the triggerer does, unless its author says.",
  },
  default_queue: {
    kind: "text",
    defaultText: BUILT_IN.queue,
    isMandatory: true,
    help: "Which workers may take a task, unless its author says.",
    former: [["celery", "default_queue"]],
  },
} as const satisfies Record<string, OptionDefinition>;

/** What holds in `[sensors]` where an author has not said it. */
export const AUTHOR_SENSORS_OPTIONS = {
  default_timeout: {
    kind: "integer",
    defaultText: String(BUILT_IN.sensorTimeoutSeconds),
    minimum: 0,
    help: "For how many seconds a sensor looks before it fails, unless its author says.",
  },
} as const satisfies Record<string, OptionDefinition>;
