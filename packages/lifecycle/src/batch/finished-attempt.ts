import type { Instant } from "@baram/domain";
import type { NewTrigger, XComToStore } from "@baram/metadata-store";
import type { OutletEvent } from "../assets/asset-updates-of.ts";

/** How an attempt ended. */
export type AttemptEnd =
  | {
      readonly kind: "success";
      readonly xcoms: readonly Pick<XComToStore, "key" | "value" | "needsPurge">[];
      readonly skippedTaskIds: readonly string[];
      /** How many elements the returned value has; `null` unless something is mapped over the task. */
      readonly returnedLength: number | null;
      /** The same of parts of the value that something is mapped over, by the name of the part. */
      readonly returnedLengths?: Readonly<Record<string, number>>;
      /** What the task said about the assets it updated; its other outlets were updated without a word. */
      readonly outletEvents?: readonly OutletEvent[];
    }
  | { readonly kind: "skipped"; readonly message: string }
  /** A sensor gives its slot up until a moment; it goes on in the same try. */
  | { readonly kind: "rescheduled"; readonly at: Instant }
  /** A task gives its slot up until a trigger has an event; it goes on in the same try. */
  | {
      readonly kind: "deferred";
      readonly trigger: Pick<NewTrigger, "classpath" | "kwargs">;
      readonly methodName: string;
      readonly methodKwargs: string | null;
      /** `null` for a trigger that may wait as long as the task may execute. */
      readonly timeoutSeconds: number | null;
    }
  | { readonly kind: "failed"; readonly message: string; readonly mayRetry: boolean };

/** A task in a run, and the version of the Dag that the run had when the task was started. */
export interface TaskPlace {
  readonly dagRunId: number;
  readonly dagVersionId: number;
  readonly taskId: string;
}

/** An attempt that ended, with the lease that entitles it to say so. */
export interface FinishedAttempt {
  readonly taskInstanceId: number;
  readonly leaseToken: string;
  readonly outcome: AttemptEnd;
  readonly endedAt: Instant;
  readonly processId: number | null;
  /** Template field → rendered value; `null` where rendering was not reached. */
  readonly renderedFields: object | null;
  /** The name of a mapped instance by its template; `null` where there is none. */
  readonly renderedMapIndex: string | null;
  /** Whether those whom the task's author named have been told of the outcome; absent, somebody else tells them. */
  readonly areCallbacksDone?: boolean;
  /** Where its instance stands, if the caller knows it: what its end decides about is then read along with it. */
  readonly place?: TaskPlace;
}

/** Which attempts were believed. */
export interface FinishTaskInstancesOutcome {
  /** Attempts whose lease is gone: cleared, marked, or taken for lost in the meantime. Nothing of them was written. */
  readonly stale: readonly FinishedAttempt[];
}
