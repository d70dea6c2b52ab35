import { type Instant, invariant } from "@baram/domain";
import { claimDagRun, type MetadataTransaction } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { adoptVersions } from "./batch/adopt-versions.ts";
import { advanceBatch } from "./batch/advance-batch.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";

/** What came of it. */
export type MoveDagRunOutcome =
  | { readonly kind: "moved" }
  | { readonly kind: "already-newest" }
  /** A finished run stays with the code that it ran; clearing it may choose the newest version. */
  | { readonly kind: "finished" }
  | { readonly kind: "dag-run-not-found" };

/**
 * Lets an unfinished run go on with the newest version of its Dag.
 *
 * Instances whose task is gone are removed, running ones stopped first; removed ones whose task is back are restored,
 * and tasks without an instance get one, within their dates. What runs meanwhile ends by the code it started with.
 */
export async function moveDagRunToNewestVersion(
  transaction: MetadataTransaction,
  { dagId, runId, now }: { readonly dagId: string; readonly runId: string; readonly now: Instant },
): Promise<MoveDagRunOutcome> {
  const row = await claimDagRun(transaction, { dagId, runId });
  if (row === null) return { kind: "dag-run-not-found" };
  if (row.state === "success" || row.state === "failed") return { kind: "finished" };
  const { dagVersionId } = await transaction
    .selectFrom("dag")
    .select("dagVersionId")
    .where("dagId", "=", dagId)
    .executeTakeFirstOrThrow();
  if (row.dagVersionId === dagVersionId) return { kind: "already-newest" };
  await applyDagRunTransitions(transaction, [{ dagRun: row, verb: null, changes: { dagVersionId } }]);
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns([{ ...row, dagVersionId }]);
  const run = batch.runs.get(row.id);
  invariant(run !== undefined, "A run that was taken into a batch is in it.");
  const candidates = await adoptVersions(batch, [run]);
  if (row.state === "running") await advanceBatch(batch, { finished: [], candidates });
  await batch.write();
  return { kind: "moved" };
}
