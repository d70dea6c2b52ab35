import { invariant } from "@baram/domain";
import { findTakenRunId, GatheredQuery, type MetadataTransaction, serializedDagsOf } from "@baram/metadata-store";
import { insertQueuedRuns } from "./batch/insert-queued-runs.ts";
import type { NewDagRun } from "./batch/new-dag-run.ts";

/** What came of it. A run id and a logical date are each unique within a Dag. */
export type CreateDagRunOutcome =
  | { readonly kind: "created"; readonly dagRunId: number; readonly runId: string; readonly run: NewDagRun }
  | { readonly kind: "run-id-taken"; readonly runId: string }
  | { readonly kind: "logical-date-taken" /** The run that has it. */; readonly runId: string };

/** Of two that ask for the same run of the same version, the first gets it. */
const RUNS = new GatheredQuery<NewDagRun, number | null>(async (transaction, runs) => {
  const keys = runs.map(({ dagVersionId, runId }) => `${dagVersionId} ${runId}`);
  const isFirst = keys.map((key, index) => keys.indexOf(key) === index);
  const versions = serializedDagsOf(transaction);
  const written = await insertQueuedRuns(
    transaction,
    runs.filter((_, index) => isFirst[index]),
  );
  const ids: (number | null)[] = [];
  for (const [index, { dagVersionId, runId }] of runs.entries()) {
    const { dagId } = await versions.get(transaction, dagVersionId);
    const found = written.find((one) => one.dagId === dagId && one.runId === runId);
    ids.push(isFirst[index] === true ? (found?.id ?? null) : null);
  }
  return ids;
});

/** Creates a queued run, pinned to a version of its Dag, with its task instances. */
export async function createDagRun(transaction: MetadataTransaction, run: NewDagRun): Promise<CreateDagRunOutcome> {
  const { runId, logicalDate } = run;
  const dagRunId = await RUNS.ask(transaction, run);
  if (dagRunId !== null) return { kind: "created", dagRunId, runId, run };
  const { dagId } = await serializedDagsOf(transaction).get(transaction, run.dagVersionId);
  const taken = await findTakenRunId(transaction, { dagId, runId, logicalDate });
  invariant(taken !== null, "A run is written unless another has its id or its logical date.");
  return { kind: taken === runId ? "run-id-taken" : "logical-date-taken", runId: taken };
}
