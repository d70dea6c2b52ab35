import type { DagRunState, RunType } from "../dag-run/dag-run-state.ts";
import type { JsonObject } from "../json.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import type { Instant } from "../time/instant.ts";

/** A task instance as listeners are told of it, in the moment that it changed. */
export interface ToldOfTaskInstance {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  /** -1 for one of a task that is not mapped. */
  readonly mapIndex: number;
  readonly tryNumber: number;
  readonly operator: string;
  readonly state: TaskInstanceState;
  readonly logicalDate: Instant;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
}

/** A Dag run as listeners are told of it, in the moment that it changed. */
export interface ToldOfDagRun {
  readonly dagId: string;
  readonly runId: string;
  readonly runType: RunType;
  readonly state: DagRunState;
  readonly logicalDate: Instant;
  readonly dataIntervalStart: Instant;
  readonly dataIntervalEnd: Instant;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
}

/** Something that an installation's listeners hear of. */
export type ListenerEvent =
  | {
      readonly kind: "taskInstance";
      /** A try that failed is `failed`, also where another follows. */
      readonly event: "running" | "success" | "failed";
      readonly previousState: TaskInstanceState;
      readonly taskInstance: ToldOfTaskInstance;
      /** What went wrong, in one sentence; `null` where nothing did. */
      readonly error: string | null;
    }
  | {
      readonly kind: "dagRun";
      readonly event: "running" | "success" | "failed";
      readonly dagRun: ToldOfDagRun;
      /** What brought it about: `success`, `task_failure`, `all_tasks_deadlocked`, `timed_out`; empty for a start. */
      readonly message: string;
    }
  | { readonly kind: "assetCreated"; readonly uri: string }
  | {
      readonly kind: "assetChanged";
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
  | {
      readonly kind: "importError";
      /** Whether the file had no error before. */
      readonly isNew: boolean;
      /** Below the Dags folder. */
      readonly fileName: string;
      readonly message: string;
      readonly stack: string | null;
    }
  | {
      readonly kind: "component";
      readonly event: "starting" | "stopping";
      /** `SchedulerJob`, `TriggererJob`, `DagProcessorJob`: Airflow's own strings. */
      readonly component: string;
      readonly hostname: string;
      readonly processId: number;
    };
