import type { BackfillState, DagRunState, Instant, TaskInstanceState } from "@baram/domain";

/** Something that a committed transaction changed: what wakes the scheduler and what the web UI shows live. */
export type MetadataChange =
  | {
      readonly kind: "dag";
      readonly dagId: string;
      /** Whether it is stored for the first time: then there is no run of it, and nothing that waits for it. */
      readonly isNew?: true;
      /** Of a new one, when its first run is to be created; absent where none is. */
      readonly dueAt?: Instant;
    }
  | { readonly kind: "importErrors" }
  /** A Dag file is to be loaded again. */
  | { readonly kind: "dagFileRequest" }
  /** The next run of a Dag is to be asked of its own timetable. */
  | { readonly kind: "timetableQuestion"; readonly dagId: string }
  /** Something was asked of people, or answered. */
  | { readonly kind: "humanRequests" }
  /** Author code is to be told of something. */
  | { readonly kind: "callback" }
  /** Listeners are to be told of something. */
  | { readonly kind: "listenerEvent" }
  /** A deadline was set, or the SLAs of a Dag are to be looked at. */
  | { readonly kind: "deadline" }
  /** An update was noted that a Dag waits for. */
  | { readonly kind: "assetUpdate"; readonly dagId: string }
  | {
      readonly kind: "dagRun";
      readonly dagRunId: number;
      readonly dagId: string;
      readonly runId: string;
      readonly state: DagRunState;
      /** Absent of a run that was just made. */
      readonly startDate?: number | null;
      readonly endDate?: number | null;
      /** Of one that was just made, the version of its Dag. */
      readonly madeWithVersionId?: number;
      /** When time alone has something to do with it: its logical date while it is queued, its timeout while it runs. */
      readonly dueAt?: Instant;
    }
  | {
      readonly kind: "taskInstance";
      readonly taskInstanceId: number;
      readonly dagRunId: number;
      readonly dagId: string;
      readonly runId: string;
      readonly taskId: string;
      readonly mapIndex: number;
      readonly state: TaskInstanceState;
      readonly tryNumber: number;
      readonly startDate: number | null;
      readonly endDate: number | null;
    }
  /** A back-fill was made, has come further, or ended. */
  | { readonly kind: "backfill"; readonly backfillId: number; readonly dagId: string; readonly state: BackfillState }
  /** Changes of other processes were not told one by one: whatever was read before may have changed. */
  | { readonly kind: "everything" }
  /** A mapped task was expanded into more instances than one transaction writes: the rest is to follow. */
  | { readonly kind: "openTaskExpansion"; readonly dagRunId: number }
  /** An attempt that must be stopped, because its instance was cleared or marked while it ran. */
  | { readonly kind: "stopAttempt"; readonly taskInstanceId: number; readonly leaseToken: string };

/**
 * Hears of changes after their commit: of this process's in commit order, of another's soon after. Must not throw.
 */
export type ChangeListener = (changes: readonly MetadataChange[]) => void;
