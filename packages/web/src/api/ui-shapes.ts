import type { DagRunState, RunType, TaskInstanceState, TriggerRule } from "@baram/domain";

/** The answers of the server's `/ui` addresses, as JSON. A time is ISO 8601 text in UTC with up to six digits. */
export type Timestamp = string;

/** A task instance's state on the wire: `none` is `null`. */
export type WireTaskInstanceState = Exclude<TaskInstanceState, "none"> | null;

/** Any JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What a person may do with a Dag and its runs. */
export interface DagPermissions {
  readonly can_trigger: boolean;
  readonly can_edit: boolean;
  readonly can_edit_runs: boolean;
  readonly can_clear: boolean;
  readonly can_delete: boolean;
  readonly can_delete_runs: boolean;
}

/** Who is logged in, and what that person may do. */
export interface Session {
  readonly user: {
    readonly username: string;
    readonly first_name: string | null;
    readonly last_name: string | null;
    readonly roles: readonly { readonly name: string }[];
  };
  readonly csrf_token: string;
  readonly version: string;
  readonly instance_name: string;
  /** Whether the server hides what stands under names such as password. */
  readonly hides_sensitive_values: boolean;
  readonly permissions: DagPermissions;
  /** The same for each Dag of which a role names something by itself. */
  readonly dag_permissions: Readonly<Record<string, DagPermissions>>;
  /** Everything that the person may do with all things of a kind: `can_read Pools`. */
  readonly rights: readonly string[];
  /** Where to follow the events from: behind it everything is told that a later reading did not see. */
  readonly event_cursor: string;
}

/** One run of a Dag. */
export interface DagRun {
  readonly dag_id: string;
  readonly run_id: string;
  readonly run_type: RunType;
  readonly state: DagRunState;
  readonly logical_date: Timestamp;
  readonly data_interval_start: Timestamp | null;
  readonly data_interval_end: Timestamp | null;
  readonly queued_at: Timestamp | null;
  readonly start_date: Timestamp | null;
  readonly end_date: Timestamp | null;
  readonly run_after: Timestamp | null;
  readonly note: string | null;
  readonly conf: JsonValue;
  readonly version_number: number | null;
  readonly external_trigger: boolean;
}

/** When a Dag runs next, or in words why it does not. */
export interface NextRun {
  readonly logical_date: Timestamp | null;
  readonly run_after: Timestamp | null;
  readonly reason: string | null;
  /** The same as a word to rely on. */
  readonly reason_kind: string | null;
}

/** How many runs of a Dag are in each state. */
export type RunCounts = Readonly<Record<DagRunState, number>>;

/** A Dag as the list shows it. */
export interface DagListItem {
  readonly dag_id: string;
  readonly description: string | null;
  readonly is_paused: boolean;
  readonly tags: readonly string[];
  readonly owners: readonly string[];
  readonly schedule: { readonly summary: string | null; readonly description: string | null };
  readonly next_run: NextRun | null;
  /** The newest sixteen, oldest first. */
  readonly recent_runs: readonly DagRun[];
  readonly last_run: DagRun | null;
  readonly run_counts: RunCounts;
  readonly has_import_errors: boolean;
  readonly file_token: string;
}

/** A state by which the list of Dags is filtered. */
export type DagFilterState = "failed" | "running" | "queued" | "paused";

/** One page of Dags. */
export interface DagPage {
  readonly dags: readonly DagListItem[];
  /** Over all Dags that the other filters let through. */
  readonly counts: Readonly<Record<DagFilterState | "all", number>>;
  readonly total: number;
  readonly next_cursor: string | null;
  readonly tags: readonly string[];
  readonly owners: readonly string[];
}

/** A param of a Dag: a JSON Schema, words and the default value. */
export interface DagParam {
  readonly schema: { readonly [keyword: string]: JsonValue };
  readonly description: string | null;
  readonly value: JsonValue;
}

/** One stored shape of a Dag. */
export interface DagVersion {
  readonly number: number;
  readonly created_at: Timestamp;
}

/** A Dag with all its facts. */
export interface DagDetails extends DagListItem {
  readonly doc_md: string | null;
  readonly timezone: string;
  readonly start_date: Timestamp | null;
  readonly end_date: Timestamp | null;
  readonly catchup: boolean;
  readonly max_active_runs: number;
  readonly max_active_tasks: number;
  readonly params: Readonly<Record<string, DagParam>>;
  readonly version: DagVersion;
  readonly versions: readonly DagVersion[];
  readonly fileloc: string;
}

/** A task as the Dag's structure tells it. */
export interface TaskNode {
  readonly task_id: string;
  readonly label: string;
  readonly operator: string;
  readonly kind: string;
  readonly group_id: string | null;
  /** Whether a run may have several instances of it. */
  readonly is_mapped: boolean;
  readonly trigger_rule: TriggerRule;
  readonly downstream_task_ids: readonly string[];
  readonly retries: number;
  readonly owner: string;
  readonly is_setup: boolean;
  readonly is_teardown: boolean;
  readonly doc_md: string | null;
  readonly ui_color: string | null;
  readonly pool: string;
  readonly queue: string;
}

/** A task group as the Dag's structure tells it. */
export interface TaskGroupNode {
  readonly group_id: string;
  readonly parent_group_id: string | null;
  readonly label: string;
  readonly tooltip: string | null;
}

/** Words on an edge between two tasks. */
export interface EdgeLabel {
  readonly upstream_id: string;
  readonly downstream_id: string;
  readonly label: string;
}

/** The graph of a Dag; tasks in topological order. */
export interface DagStructure {
  readonly tasks: readonly TaskNode[];
  readonly groups: readonly TaskGroupNode[];
  readonly edge_labels: readonly EdgeLabel[];
}

/** A Dag and its graph. */
export interface DagAnswer {
  readonly dag: DagDetails;
  readonly structure: DagStructure;
}

/** One cell of the grid: run index, task id, map index, state, try number, start date, end date. */
export type GridTuple = readonly [
  runIndex: number,
  taskId: string,
  mapIndex: number,
  state: WireTaskInstanceState,
  tryNumber: number,
  startDate: Timestamp | null,
  endDate: Timestamp | null,
];

/** Runs, oldest first, and the state of every task instance in them. */
export interface GridAnswer {
  readonly runs: readonly DagRun[];
  readonly task_instances: readonly GridTuple[];
  readonly has_older: boolean;
  readonly has_newer: boolean;
}

/** What the sentence of a reason says, as data: a word to rely on, and its values. */
export interface KnownReason {
  readonly kind: string;
  readonly facts: Readonly<Record<string, JsonValue>>;
}

/** One task instance with all its facts. */
export interface TaskInstance {
  readonly dag_id: string;
  readonly run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  /** The name its author gave it among the instances of a mapped task. */
  readonly rendered_map_index: string | null;
  readonly state: WireTaskInstanceState;
  readonly try_number: number;
  readonly max_tries: number;
  readonly start_date: Timestamp | null;
  readonly end_date: Timestamp | null;
  readonly queued_at: Timestamp | null;
  readonly scheduled_at: Timestamp | null;
  readonly duration: number | null;
  readonly operator: string | null;
  readonly pool: string;
  readonly queue: string;
  readonly priority_weight: number;
  readonly hostname: string | null;
  readonly pid: number | null;
  readonly note: string | null;
  /** Why it is in this state, in words. */
  readonly state_reason: string | null;
  readonly known_reason: KnownReason | null;
  readonly next_try_at: Timestamp | null;
  readonly rendered_fields: JsonValue;
}

/** A run and its task instances. */
export interface RunAnswer {
  readonly run: DagRun;
  readonly task_instances: readonly TaskInstance[];
}

/** A page of the instances of a mapped task in a run, by map index. */
export interface MappedInstancesAnswer {
  /** Of all its instances, not only of those on the page. */
  readonly states: readonly { readonly state: WireTaskInstanceState; readonly count: number }[];
  readonly task_instances: readonly TaskInstance[];
  readonly has_more: boolean;
}

/** One try of a task instance. */
export interface TaskTry {
  readonly try_number: number;
  readonly state: WireTaskInstanceState;
  readonly start_date: Timestamp | null;
  readonly end_date: Timestamp | null;
  readonly hostname: string | null;
  readonly pid: number | null;
  readonly has_log: boolean;
}

/** One rule that decides whether a task instance may run. */
export interface ReadinessReason {
  readonly name: string;
  readonly is_met: boolean;
  readonly reason: string;
  /** A word to rely on, of a condition that is not met. */
  readonly kind: string | null;
  readonly facts: Readonly<Record<string, JsonValue>>;
}

/** Why something waits, as a word, in a sentence, and as data. */
export interface WaitingReason {
  readonly kind: string;
  readonly message: string;
  readonly facts: Readonly<Record<string, JsonValue>>;
}

/** Why runs of a Dag wait. */
export interface DagWaitingAnswer {
  readonly queued_runs: readonly { readonly dag_run_id: string; readonly reasons: readonly WaitingReason[] }[];
}

/** The run of a logical date, or why there is none. */
export interface MissingRunAnswer {
  readonly dag_run_id: string | null;
  readonly missing_run: (KnownReason & { readonly message: string }) | null;
}

/** A task next to another one, with its state in the same run. */
export interface NeighborTask {
  readonly task_id: string;
  readonly state: WireTaskInstanceState;
}

/** One task instance with its tries, its neighbors and what holds it back. */
export interface TaskInstanceAnswer {
  readonly task_instance: TaskInstance;
  readonly tries: readonly TaskTry[];
  /** Empty when it runs or is finished. */
  readonly why: readonly ReadinessReason[];
  readonly upstream: readonly NeighborTask[];
  readonly downstream: readonly NeighborTask[];
  readonly run: DagRun;
}

/** One structured line of a log; whatever else the author logged stands beside the known fields. */
export interface LogEntry {
  readonly timestamp: Timestamp | null;
  readonly level: string;
  readonly message: string;
  readonly source?: string;
  readonly [field: string]: JsonValue | undefined;
}

/** A stretch of a log. */
export interface LogAnswer {
  readonly lines: readonly LogEntry[];
  /** In bytes: where the next stretch begins. */
  readonly next_offset: number;
  /** Nothing will be added any more, and this was the last stretch. */
  readonly is_complete: boolean;
}

/** The source of a Dag file. */
export interface SourceAnswer {
  readonly content: string;
  readonly version_number: number;
  readonly relative_path: string;
  readonly language: string;
}

/** Why a Dag file gave no Dag. */
export interface ImportFailure {
  readonly relative_path: string;
  readonly message: string;
  readonly error_kind: string;
  readonly line: number | null;
  readonly column: number | null;
  /** The author's source around the line. */
  readonly frame: string | null;
  readonly stack: string | null;
  readonly timestamp: Timestamp;
}

/** What the event stream tells of a task instance. */
export interface TaskInstanceChange {
  readonly dag_id: string;
  readonly run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  readonly state: WireTaskInstanceState;
  readonly try_number: number;
  readonly start_date: Timestamp | null;
  readonly end_date: Timestamp | null;
}
