/** One figure that an installation can tell of itself. */
export interface MetricDefinition {
  readonly kind: "counter" | "gauge" | "timer";
  /** What it is told apart by. */
  readonly labels: readonly string[];
  /** Airflow's name with the labels written into it, where it has one: a way out without labels tells it by that, too. */
  readonly longName?: string;
  /** Whether Airflow has the long name alone. */
  readonly isLongNameOnly?: boolean;
  /** One sentence for people. */
  readonly help: string;
}

/**
 * Every metric of Baram's own, by Airflow's name where Airflow has it, whichever way it goes out.
 *
 * Timers are in seconds.
 */
export const METRICS = {
  "ti.start": {
    kind: "counter",
    labels: ["dag_id", "task_id"],
    longName: "ti.start.{dag_id}.{task_id}",
    help: "Tries of tasks that have started.",
  },
  "ti.finish": {
    kind: "counter",
    labels: ["dag_id", "task_id", "state"],
    longName: "ti.finish.{dag_id}.{task_id}.{state}",
    help: "Tries that have ended, by state.",
  },
  ti_failures: { kind: "counter", labels: [], help: "Tries that have failed." },
  ti_successes: { kind: "counter", labels: [], help: "Task instances that have succeeded." },
  operator_failures: {
    kind: "counter",
    labels: ["operator"],
    longName: "operator_failures_{operator}",
    help: "Tries that have failed, by operator.",
  },
  operator_successes: {
    kind: "counter",
    labels: ["operator"],
    longName: "operator_successes_{operator}",
    help: "Task instances that have succeeded, by operator.",
  },
  task_instance_created: {
    kind: "counter",
    labels: ["operator"],
    longName: "task_instance_created_{operator}",
    help: "Task instances that were made, by operator.",
  },
  task_removed_from_dag: {
    kind: "counter",
    labels: ["dag_id"],
    longName: "task_removed_from_dag.{dag_id}",
    help: "Task instances whose task is no longer in the Dag.",
  },
  task_restored_to_dag: {
    kind: "counter",
    labels: ["dag_id"],
    longName: "task_restored_to_dag.{dag_id}",
    help: "Task instances whose task is in the Dag again.",
  },
  "task.duration": {
    kind: "timer",
    labels: ["dag_id", "task_id"],
    longName: "dag.{dag_id}.{task_id}.duration",
    help: "How many seconds tries took.",
  },
  "task.scheduled_duration": {
    kind: "timer",
    labels: ["dag_id", "task_id"],
    longName: "dag.{dag_id}.{task_id}.scheduled_duration",
    help: "How many seconds a try waited for slots, pools and limits before it was queued.",
  },
  "task.queued_duration": {
    kind: "timer",
    labels: ["dag_id", "task_id"],
    longName: "dag.{dag_id}.{task_id}.queued_duration",
    help: "How many seconds a queued try waited for a runner.",
  },
  "dagrun.duration.success": {
    kind: "timer",
    labels: ["dag_id"],
    longName: "dagrun.duration.success.{dag_id}",
    help: "How many seconds runs took that succeeded.",
  },
  "dagrun.duration.failed": {
    kind: "timer",
    labels: ["dag_id"],
    longName: "dagrun.duration.failed.{dag_id}",
    help: "How many seconds runs took that failed.",
  },
  "dagrun.schedule_delay": {
    kind: "timer",
    labels: ["dag_id"],
    longName: "dagrun.schedule_delay.{dag_id}",
    help: "How many seconds after the end of its data interval a scheduled run started.",
  },
  "dagrun.first_task_scheduling_delay": {
    kind: "timer",
    labels: ["dag_id"],
    longName: "dagrun.{dag_id}.first_task_scheduling_delay",
    help: "How many seconds after the end of its data interval the first task of a scheduled run started.",
  },
  "dataset.updates": { kind: "counter", labels: [], help: "Updates of assets that Dags wait for." },
  "dataset.triggered_dagruns": { kind: "counter", labels: [], help: "Runs that updates of assets brought about." },
  "dataset.orphaned": { kind: "gauge", labels: [], help: "Assets that no Dag names any more." },
  sla_missed: { kind: "counter", labels: [], help: "SLAs that were missed." },
  "dag.callback_exceptions": { kind: "counter", labels: ["dag_id"], help: "Callbacks that threw." },
  job_start: {
    kind: "counter",
    labels: ["job"],
    longName: "{job}_start",
    isLongNameOnly: true,
    help: "Duties that this process took up.",
  },
  job_end: {
    kind: "counter",
    labels: ["job"],
    longName: "{job}_end",
    isLongNameOnly: true,
    help: "Duties that this process laid down in order.",
  },
  job_heartbeat_failure: {
    kind: "counter",
    labels: ["job"],
    longName: "{job}_heartbeat_failure",
    isLongNameOnly: true,
    help: "Heartbeats that could not be written.",
  },
  scheduler_heartbeat: { kind: "counter", labels: [], help: "Heartbeats of a scheduler in this process." },
  triggerer_heartbeat: { kind: "counter", labels: [], help: "Heartbeats of a triggerer in this process." },
  zombies_killed: { kind: "counter", labels: [], help: "Tries that were failed because their worker went silent." },
  "scheduler.orphaned_tasks.cleared": {
    kind: "counter",
    labels: [],
    help: "Tries that were failed because the process that ran them is gone.",
  },
  "scheduler.scheduler_loop_duration": {
    kind: "timer",
    labels: [],
    help: "How many seconds a pass of the scheduler took that had work.",
  },
  "scheduler.critical_section_duration": {
    kind: "timer",
    labels: [],
    help: "How many seconds it took to choose, queue and start what was scheduled.",
  },
  "scheduler.tasks.executable": {
    kind: "gauge",
    labels: [],
    help: "Task instances that were scheduled and fitted at the scheduler's last look.",
  },
  "scheduler.tasks.starving": {
    kind: "gauge",
    labels: [],
    help: "Scheduled task instances whose pool has no open slot.",
  },
  dagbag_size: { kind: "gauge", labels: [], help: "Dags whose files are there." },
  "dag_processing.import_errors": { kind: "gauge", labels: [], help: "Dag files that do not load." },
  "dag_processing.total_parse_time": {
    kind: "gauge",
    labels: [],
    help: "How many seconds the last loads of all Dag files took that this process has loaded.",
  },
  "dag_processing.file_path_queue_size": { kind: "gauge", labels: [], help: "Dag files that wait to be loaded." },
  "dag_processing.processes": { kind: "gauge", labels: [], help: "Dag files that are being loaded." },
  "dag_processing.last_run.seconds_ago": {
    kind: "gauge",
    labels: ["file_name"],
    longName: "dag_processing.last_run.seconds_ago.{file_name}",
    isLongNameOnly: true,
    help: "How many seconds ago a Dag file was loaded last.",
  },
  "dag_processing.last_duration": {
    kind: "timer",
    labels: ["file_name"],
    longName: "dag_processing.last_duration.{file_name}",
    help: "How many seconds it took to bundle, load and store a Dag file.",
  },
  "dag_processing.processor_timeouts": {
    kind: "counter",
    labels: ["file_name"],
    help: "Dag files that took too long to load.",
  },
  "executor.open_slots": { kind: "gauge", labels: [], help: "How many more tries may run." },
  "executor.queued_tasks": { kind: "gauge", labels: [], help: "Tries that are queued." },
  "executor.running_tasks": { kind: "gauge", labels: [], help: "Tries that run." },
  "pool.open_slots": {
    kind: "gauge",
    labels: ["pool"],
    longName: "pool.open_slots.{pool}",
    help: "Slots of a pool that nobody takes.",
  },
  "pool.queued_slots": {
    kind: "gauge",
    labels: ["pool"],
    longName: "pool.queued_slots.{pool}",
    help: "Slots that queued tries take.",
  },
  "pool.running_slots": {
    kind: "gauge",
    labels: ["pool"],
    longName: "pool.running_slots.{pool}",
    help: "Slots that running tries take.",
  },
  "pool.scheduled_slots": {
    kind: "gauge",
    labels: ["pool"],
    longName: "pool.scheduled_slots.{pool}",
    help: "Slots that scheduled instances wait for.",
  },
  "pool.deferred_slots": {
    kind: "gauge",
    labels: ["pool"],
    longName: "pool.deferred_slots.{pool}",
    help: "Slots of deferred instances.",
  },
  "pool.starving_tasks": {
    kind: "gauge",
    labels: ["pool"],
    longName: "pool.starving_tasks.{pool}",
    help: "Scheduled task instances of a pool that has no open slot.",
  },
  "triggers.running": { kind: "gauge", labels: [], help: "Triggers that are awaited." },
  "triggers.succeeded": { kind: "counter", labels: [], help: "Triggers that had an event." },
  "triggers.failed": { kind: "counter", labels: [], help: "Triggers that failed." },
  "triggers.blocked_main_thread": {
    kind: "counter",
    labels: [],
    help: "How often a trigger kept all others from going on.",
  },
} as const satisfies Record<string, MetricDefinition>;

/** What a metric is called here. */
export type MetricName = keyof typeof METRICS;
