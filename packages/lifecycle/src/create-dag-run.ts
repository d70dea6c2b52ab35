import { invariant } from "@baram/domain";
import { findTakenRunId, type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import { insertQueuedRuns } from "./batch/insert-queued-runs.ts";
import type { NewDagRun } from "./batch/new-dag-run.ts";

/** What came of it. A run id and a logical date are each unique within a Dag. */
export type CreateDagRunOutcome =
  | { readonly kind: "created"; readonly dagRunId: number; readonly runId: string }
  | { readonly kind: "run-id-taken"; readonly runId: string }
  | { readonly kind: "logical-date-taken" /** The run that has it. */; readonly runId: string };

/** Creates a queued run, pinned to a version of its Dag, with its task instances. */
export async function createDagRun(transaction: MetadataTransaction, run: NewDagRun): Promise<CreateDagRunOutcome> {
  const [created] = await insertQueuedRuns(transaction, [run]);
  if (created !== undefined) return { kind: "created", dagRunId: created.id, runId: created.runId };
  const { dagId } = await serializedDagsOf(transaction).get(transaction, run.dagVersionId);
  const { runId, logicalDate } = run;
  const taken = await findTakenRunId(transaction, { dagId, runId, logicalDate });
  invariant(taken !== null, "A run is written unless another has its id or its logical date.");
  return { kind: taken === runId ? "run-id-taken" : "logical-date-taken", runId: taken };
}
