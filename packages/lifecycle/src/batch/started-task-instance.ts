import type { Instant, Resumption, SerializedTask } from "@baram/domain";
import type { ReturnValueOfRun, ScheduledTaskInstance, StoredDagVersion } from "@baram/metadata-store";

/** An instance that runs now, with all that its workload needs. */
export interface StartedTaskInstance {
  readonly instance: ScheduledTaskInstance;
  readonly task: SerializedTask;
  readonly version: StoredDagVersion;
  readonly leaseToken: string;
  /** How the try goes on; `null` for one that begins. */
  readonly resumption: Resumption | null;
  /** What tasks returned that its inputs refer to; what is not here is to be asked for. */
  readonly returned: readonly ReturnValueOfRun[];
}

/** Who starts instances, and how many it can take. */
export interface StartTaskInstancesInput {
  readonly freeSlots: number;
  readonly hostname: string;
  readonly jobId: number;
  /** How long a lease is good without a heartbeat. */
  readonly leaseSeconds: number;
  readonly newLeaseToken: () => string;
  /** Whether nothing but what belongs to back-fills is started. Defaults to `false`. */
  readonly onlyBackfills?: boolean;
  /**
   * Whether nothing that is scheduled waits for room, and no more is taken than there is, as the last start has told that
   * looked. Then what an attempt leaves is passed on to what follows it, and nothing is looked at. Defaults to `false`.
   */
  readonly hasRoom?: boolean;
  /** What attempts returned that were finished in the same transaction, so that it is not read. */
  readonly returned?: readonly ReturnValueOfRun[];
  readonly now: Instant;
}
