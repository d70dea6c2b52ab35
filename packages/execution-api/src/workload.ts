import type {
  CallbackCall,
  Instant,
  Json,
  JsonObject,
  Resumption,
  RunType,
  TaskInstanceKey,
  TaskInstanceState,
} from "@baram/domain";
import type { AttemptSettings } from "./attempt-settings.ts";
import type { PulledXCom } from "./pulled-xcom.ts";

/** Where the module of a Dag file is, on the machine of the runner. */
export interface BundleLocation {
  /** SHA-256 of the bundle's text, in hexadecimal: the key under which a runner caches the loaded module. */
  readonly hash: string;
  /** The ES module made from the Dag file and what it imports from the project. An absolute path. */
  readonly modulePath: string;
  /** The Dag file the author wrote, below the Dags folder. An absolute path; the file need not exist any more. */
  readonly sourcePath: string;
}

/** What the context of an attempt says about its Dag run. */
export interface WorkloadDagRun {
  readonly runId: string;
  readonly runType: RunType;
  readonly logicalDate: Instant;
  readonly dataIntervalStart: Instant;
  readonly dataIntervalEnd: Instant;
  readonly startDate: Instant | null;
  readonly externalTrigger: boolean;
  readonly conf: Readonly<Record<string, Json>>;
}

/**
 * One attempt, as data: everything a runner needs to carry it out.
 *
 * Delivered at least once by a queue; the lease makes starts exactly-once.
 */
export interface Workload {
  /** The row's id; runners treat it as opaque. */
  readonly taskInstanceId: number;
  readonly key: TaskInstanceKey;
  readonly operator: string;
  /** From 1. */
  readonly tryNumber: number;
  readonly maxTries: number;
  /**
   * When the first look of a sensor that reschedules itself began, since it was last cleared; `null` before it ever
   * rescheduled itself.
   */
  readonly firstStartedAt: Instant | null;
  /** Good for this attempt alone: every write of the runner carries it, and a stale one is refused. */
  readonly leaseToken: string;
  readonly bundle: BundleLocation;
  readonly dagRun: WorkloadDagRun;
  readonly isolation: "shared" | "process";
  readonly executionTimeoutSeconds: number | null;
  /** How many elements a result may have that something is mapped over. */
  readonly maxMapLength: number;
  readonly pool: string;
  readonly queue: string;
  /** Relative to the log folder, with forward slashes. */
  readonly logPath: string;
  readonly settings: AttemptSettings;
  /** How a try goes on that was deferred; absent for one that begins. */
  readonly resumption?: Resumption;
  /**
   * What tasks that its inputs refer to returned, as far as it was at hand when the attempt was started: the rest is asked
   * for. Absent for nothing.
   */
  readonly returned?: readonly PulledXCom[];
  /** What author code is told of, in place of carrying out the task; absent for a try. */
  readonly callback?: CallbackToTell;
  /** Whether its template fields are rendered and nothing else is done, nobody told; absent for a try. */
  readonly rendersOnly?: boolean;
}

/** What author code is told of outside of any try. */
export interface CallbackToTell {
  readonly call: CallbackCall;
  /** Of the instance whose context it is told with. */
  readonly state: TaskInstanceState;
}

/** Names one attempt: its task instance, and the token that only this attempt of it holds. */
export interface AttemptLease {
  readonly taskInstanceId: number;
  readonly leaseToken: string;
}

/** How an attempt ended, as the runner or, where the runner died, its pool says. */
export type AttemptOutcome =
  | {
      readonly kind: "success";
      /** XComs to store with the outcome, `return_value` and `skipmixin_key` among them. Values as XCom text. */
      readonly xcoms: readonly XComEntry[];
      /** Tasks of the same run that a branch or a short circuit decided against: they become `skipped`. */
      readonly skippedTaskIds: readonly string[];
      /** How many elements the returned value has; `null` unless something is mapped over the task. */
      readonly returnedLength: number | null;
      /** The same of the parts of the value that something is mapped over, by `partName`; absent without any. */
      readonly returnedLengths?: Readonly<Record<string, number>>;
      /** What the task said about the assets it updated; absent when it said nothing. */
      readonly outletEvents?: readonly ReportedOutletEvent[];
    }
  | { readonly kind: "skipped"; readonly message: string }
  /** A sensor gives its slot up until a moment. */
  | { readonly kind: "rescheduled"; readonly at: Instant }
  /** The task gives its slot up until a trigger has an event. */
  | {
      readonly kind: "deferred";
      readonly trigger: TriggerDescription;
      /** The operator's method that goes on. */
      readonly methodName: string;
      /** XCom text; `null` for nothing. */
      readonly methodKwargs: string | null;
      /** `null` for a trigger that may wait as long as the task may execute. */
      readonly timeoutSeconds: number | null;
    }
  | {
      readonly kind: "failed";
      /** One sentence: what went wrong. */
      readonly message: string;
      /** False when the author failed the task for good (`FailTask`). */
      readonly mayRetry: boolean;
    };

/** A trigger, written down to be made again elsewhere. */
export interface TriggerDescription {
  /** The name of its class; of those of Baram itself with `baram.` before it. */
  readonly classpath: string;
  /** What the class is given, as XCom text. */
  readonly kwargs: string;
}

/** What a task said about an asset that it updated. */
export interface ReportedOutletEvent {
  readonly uri: string;
  readonly extra: JsonObject;
  /** `null` for an asset that is among the task's outlets, else the alias that is. */
  readonly aliasName: string | null;
}

/** One value under one key, serialized by the XCom format (`domain/xcom`). */
export interface XComEntry {
  readonly key: string;
  readonly value: string;
  /** Whether something outside of the database has to be removed when the value goes. */
  readonly needsPurge?: boolean;
}

/** An outcome with what identifies the attempt and what is worth keeping of it. */
export interface AttemptReport {
  readonly taskInstanceId: number;
  readonly leaseToken: string;
  readonly outcome: AttemptOutcome;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Process id of the runner that carried it out; `null` when none was started. */
  readonly processId: number | null;
  /** Template field → rendered value, secrets masked; `null` when rendering was not reached. */
  readonly renderedFields: Readonly<Record<string, Json>> | null;
  /** What the map index template came to; `null` without one, or where it was not reached. */
  readonly renderedMapIndex: string | null;
  /** Whether those whom the task's author named have been told of the outcome; absent, somebody else has to. */
  readonly areCallbacksDone?: boolean;
}
