import { dagMapping, type Instant } from "@baram/domain";
import {
  claimDagRunAlone,
  claimTaskInstancesOfRuns,
  flag,
  leaveToCommit,
  type MetadataTransaction,
  serializedDagsOf,
} from "@baram/metadata-store";
import { lookAtCapacity } from "../capacity/look-at-capacity.ts";
import { beginRuns } from "./begin-runs.ts";
import { mayDependOnPast } from "./may-depend-on-past.ts";
import { type SentStartedRuns, sendBegunRuns } from "./send-begun-runs.ts";
import type { StartTaskInstancesInput } from "./started-task-instance.ts";
import { TransitionBatch } from "./transition-batch.ts";

/** A run that has just been made, of whose Dag nothing else was heard. */
export interface RunAlone {
  readonly dagRunId: number;
  readonly dagId: string;
  /** With which it was made. */
  readonly dagVersionId: number;
}

/**
 * What came of it, where nothing was sent. `unsuited` are Dags with mapped tasks, or with tasks that depend on earlier runs:
 * nothing was asked of the database. `not-alone` is a run that is not the only one that waits, or not what it was: pools are
 * locked by now, so runs are to be found by a transaction of its own.
 */
export type NotStartedAlone = "unsuited" | "not-alone";

/**
 * Starts a queued run of which all is known that its start is decided by but how it stands: that is read with one way to the
 * database, where a run that has to be found takes two.
 */
export async function sendRunAlone(
  transaction: MetadataTransaction,
  { alone, now, start }: { readonly alone: RunAlone; readonly now: Instant; readonly start: StartTaskInstancesInput },
): Promise<SentStartedRuns | NotStartedAlone> {
  const { dagRunId, dagVersionId } = alone;
  const { dag } = await serializedDagsOf(transaction).get(transaction, dagVersionId);
  // Whoever holds the pools waits for no other run.
  if (start.freeSlots <= 0 || dagMapping(dag) !== null || mayDependOnPast(dag)) return "unsuited";
  const onlyBackfills = flag(start.onlyBackfills ?? false);
  // Sent together, in the order in which all of it is locked elsewhere.
  const [dagRun, instances, look] = await Promise.all([
    claimDagRunAlone(transaction, { ...alone, now, onlyBackfills }),
    claimTaskInstancesOfRuns(transaction, [dagRunId]),
    lookAtCapacity(transaction, start),
  ]);
  if (dagRun?.dagVersionId !== dagVersionId) return "not-alone";
  const batch = new TransitionBatch(transaction, now);
  const { written } = await beginRuns(batch, [dagRun]);
  await leaveToCommit(transaction, written);
  const tasks = dag.tasks.map(({ taskId }) => ({ dagRunId, taskId }));
  batch.placeTasks(tasks, instances);
  const candidates = [...batch.runs.values()].flatMap((run) => instances.map(({ taskId }) => ({ run, taskId })));
  return sendBegunRuns(batch, { dagRuns: [dagRun], candidates, look, start });
}
