import type { DagRunState, RunType } from "@baram/domain";
import type { DagRun, KnownReason, Timestamp } from "./ui-shapes.ts";

/** The answers about the whole installation: home, the runs of all Dags, the timeline. */

/** The processes of one kind. */
export interface Processes {
  readonly alive: number;
  /** Those that have not said that they ended; the ones that are not alive fell silent. */
  readonly registered: number;
  readonly latest_heartbeat: Timestamp | null;
}

/** Whether each part of the installation is alive. */
export interface Health {
  readonly scheduler: Processes;
  readonly dag_processor: Processes;
  readonly triggerer: Processes;
  readonly import_errors: number;
  readonly active_dags: number;
  readonly database: { readonly kind: "sqlite" | "postgres"; readonly milliseconds: number };
}

/** A task instance that failed in the latest run of its Dag, and that nobody has cleared. */
export interface FailedNow {
  readonly dag_id: string;
  readonly run_id: string;
  readonly task_id: string;
  readonly map_index: number;
  readonly try_number: number;
  readonly max_tries: number;
  readonly end_date: Timestamp | null;
  readonly state_reason: string | null;
  readonly known_reason: KnownReason | null;
}

/** What keeps task instances, with how many it keeps. */
export interface Waiting {
  readonly kind:
    | "pool_full"
    | "pool_missing"
    | "dag_limit"
    | "parallelism"
    | "next_pass"
    | "worker"
    | "trigger"
    | "retry_delay"
    | "reschedule";
  readonly name: string | null;
  readonly limit: number | null;
  readonly count: number;
}

/** The next run of a Dag. */
export interface NextDue {
  readonly dag_id: string;
  readonly run_after: Timestamp;
  readonly data_interval_start: Timestamp | null;
  readonly data_interval_end: Timestamp | null;
}

/** How the installation stands. */
export interface HomeAnswer {
  readonly health: Health;
  readonly failed_now: {
    readonly task_instances: readonly FailedNow[];
    readonly total: number;
    readonly runs: number;
  };
  readonly waiting: {
    readonly reasons: readonly Waiting[];
    readonly slots_in_use: number;
    readonly parallelism: number;
  };
  readonly next_due: readonly NextDue[];
}

/** How many are in one state in one step of time. */
export interface CountInTime {
  readonly step: number;
  /** A state of a task instance; runs use some of them. */
  readonly state: string;
  readonly count: number;
}

/** The last hours in steps; what is on its way counts for the last one. */
export interface HistoryAnswer {
  readonly from: Timestamp;
  readonly step_seconds: number;
  readonly steps: number;
  readonly task_instances: readonly CountInTime[];
  readonly runs: readonly CountInTime[];
}

/** A page of the runs of all Dags. */
export interface RunsAnswer {
  readonly runs: readonly DagRun[];
  readonly next_cursor: string | null;
}

/** A run as far as the timeline draws it. */
export interface TimelineRun {
  readonly dag_id: string;
  readonly run_id: string;
  readonly state: DagRunState;
  readonly run_type: RunType;
  readonly logical_date: Timestamp;
  readonly start_date: Timestamp;
  readonly end_date: Timestamp | null;
}

/** The runs of a stretch of time, those that have begun and those to come. */
export interface TimelineAnswer {
  readonly runs: readonly TimelineRun[];
  readonly planned: readonly { readonly dag_id: string; readonly run_after: readonly Timestamp[] }[];
  readonly is_cut: boolean;
}
