import type { DagRunState, JsonObject, RunType, TaskInstanceState } from "@baram/domain";

/** What a listener is told of a task instance. */
export interface HeardTaskInstance {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  /** -1 for one of a task that is not mapped. */
  readonly mapIndex: number;
  readonly tryNumber: number;
  readonly operator: string;
  /** `up_for_retry` for a try that failed and is followed by another. */
  readonly state: TaskInstanceState;
  readonly logicalDate: Date;
  readonly startDate: Date | null;
  readonly endDate: Date | null;
}

/** What a listener is told of a Dag run. */
export interface HeardDagRun {
  readonly dagId: string;
  readonly runId: string;
  readonly runType: RunType;
  readonly state: DagRunState;
  readonly logicalDate: Date;
  readonly dataIntervalStart: Date;
  readonly dataIntervalEnd: Date;
  readonly startDate: Date | null;
  readonly endDate: Date | null;
}

/** A task instance, and what it was before. */
export interface HeardTaskInstanceChange {
  readonly previousState: TaskInstanceState;
  readonly taskInstance: HeardTaskInstance;
}

/** A Dag run, and what brought its change about. */
export interface HeardDagRunChange {
  readonly dagRun: HeardDagRun;
  /** `success`, `task_failure`, `all_tasks_deadlocked` or `timed_out`; empty for a run that starts. */
  readonly message: string;
}

/** An update of an asset. */
export interface HeardAssetChange {
  readonly uri: string;
  readonly extra: JsonObject;
  /** The task instance that did it; `null` for something outside of Baram. */
  readonly source: {
    readonly dagId: string;
    readonly runId: string;
    readonly taskId: string;
    readonly mapIndex: number;
  } | null;
}

/** Why a Dag file does not load. */
export interface HeardImportError {
  /** Below the Dags folder. */
  readonly fileName: string;
  readonly message: string;
  readonly stack: string | null;
}

/** A part of the installation. */
export interface HeardComponent {
  /** `SchedulerJob`, `TriggererJob`, `DagProcessorJob`: Airflow's own strings. */
  readonly component: string;
  readonly hostname: string;
  readonly processId: number;
}

/** A function of a listener; a promise is awaited. */
export type Hear<Heard> = (heard: Heard) => unknown;

/**
 * Hears of what happens in the whole installation, whatever Dag it happens to. A module exports it as `listener`, and
 * `[core] listeners` names the module.
 *
 * Its functions run in a runner process, after what they hear of was committed, in the order in which it happened. Each is
 * told at least once; what one throws is logged and changes nothing. Marking a state by hand tells nobody.
 *
 *     export const listener: Listener = {
 *       onDagRunFailed: ({ dagRun, message }) => page(`${dagRun.dagId} failed: ${message}`),
 *     };
 */
export interface Listener {
  readonly onStarting?: Hear<HeardComponent>;
  readonly beforeStopping?: Hear<HeardComponent>;
  readonly onTaskInstanceRunning?: Hear<HeardTaskInstanceChange>;
  readonly onTaskInstanceSuccess?: Hear<HeardTaskInstanceChange>;
  /** Also of a try that failed and is followed by another. */
  readonly onTaskInstanceFailed?: Hear<HeardTaskInstanceChange & { readonly error: string | null }>;
  readonly onDagRunRunning?: Hear<HeardDagRunChange>;
  readonly onDagRunSuccess?: Hear<HeardDagRunChange>;
  readonly onDagRunFailed?: Hear<HeardDagRunChange>;
  readonly onAssetCreated?: Hear<{ readonly uri: string }>;
  readonly onAssetChanged?: Hear<HeardAssetChange>;
  readonly onNewDagImportError?: Hear<HeardImportError>;
  readonly onExistingDagImportError?: Hear<HeardImportError>;
}
