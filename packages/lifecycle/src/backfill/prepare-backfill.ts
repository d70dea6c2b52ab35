import {
  authoredTimetableOf,
  type BackfillRange,
  findMissingMapLength,
  formatInstant,
  type Instant,
  type JsonObject,
  nextBackfillDates,
  type RerunBehavior,
  type RunTerms,
  resolveParams,
  type SerializedDag,
  taskGraph,
  timetableOf,
} from "@baram/domain";
import type { MetadataReader, SerializedDagCache } from "@baram/metadata-store";
import { chooseTaskIds } from "../selection/choose-task-ids.ts";

/** What a person asks for. */
export interface BackfillRequest {
  readonly dagId: string;
  readonly range: BackfillRange;
  readonly rerunBehavior: RerunBehavior;
  /** Whether the latest date is begun first. */
  readonly isBackwards: boolean;
  /** How many of its runs are on their way at once; `null` for as many as the Dag allows. */
  readonly maxActiveRuns: number | null;
  /** Whether dates are begun although one has failed. */
  readonly continuesOnFailure: boolean;
  /** Whether its runs are marked success in place of being run. */
  readonly marksSuccess: boolean;
  /** Whether runs that are cleared go on with the newest version of their Dag, or with their own. */
  readonly clearsTo: "newest" | "own";
  readonly conf: JsonObject;
  /** `null` for the whole Dag. */
  readonly taskIds: readonly string[] | null;
  /** Whether what is above those tasks runs, too; without it they wait for nothing that is left out. */
  readonly includeUpstream: boolean;
  /** A pool in place of every task's own; `null` for none. */
  readonly pool: string | null;
  readonly mayRetry: boolean;
  readonly now: Instant;
}

/** Why there is no such back-fill; a message is one sentence for whoever asked. */
export type BackfillRefusal =
  | { readonly kind: "dag-not-found" }
  | { readonly kind: "import-errors" }
  | { readonly kind: "already-active"; readonly backfillId: number }
  /** The schedule has no date in the range. */
  | { readonly kind: "no-dates" }
  | { readonly kind: "refused"; readonly message: string };

/** What was found to be possible. */
export interface PreparedBackfill {
  readonly kind: "prepared";
  readonly dag: SerializedDag;
  readonly dagVersionId: number;
  readonly maxActiveRuns: number;
  readonly terms: RunTerms;
}

/** Looks whether a back-fill can be made, and what its runs go by. Writes nothing. */
export async function prepareBackfill(
  reader: MetadataReader,
  versions: SerializedDagCache,
  request: BackfillRequest,
): Promise<PreparedBackfill | BackfillRefusal> {
  const row = await reader
    .selectFrom("dag")
    .leftJoin("importError", "importError.relativePath", "dag.relativePath")
    .select(["dag.dagVersionId", "dag.maxActiveRuns", "importError.id as importErrorId"])
    .where("dag.dagId", "=", request.dagId)
    .where("dag.isActive", "=", 1)
    .executeTakeFirst();
  if (row === undefined) return { kind: "dag-not-found" };
  if (row.importErrorId !== null) return { kind: "import-errors" };
  const { dag } = await versions.get(reader, row.dagVersionId);
  const taskIds = taskIdsOf(dag, request);
  const refusal = refuseRange(request) ?? refuseTasks(dag, request, taskIds) ?? (await refusePool(reader, request));
  if (refusal !== null) return { kind: "refused", message: refusal };
  const params = resolveParams(dag.params, request.conf);
  if (params.kind === "refused") return { kind: "refused", message: params.message };
  if (!hasDates(dag, request)) return { kind: "no-dates" };
  const limit = timetableOf(dag.schedule).activeRunsLimit ?? Number.POSITIVE_INFINITY;
  return {
    kind: "prepared",
    dag,
    dagVersionId: row.dagVersionId,
    maxActiveRuns: Math.min(request.maxActiveRuns ?? row.maxActiveRuns, limit),
    terms: { taskIds, isPastIgnored: false, pool: request.pool, mayRetry: request.mayRetry },
  };
}

function taskIdsOf(dag: SerializedDag, { taskIds, includeUpstream }: BackfillRequest): readonly string[] | null {
  if (taskIds === null) return null;
  const chosen = chooseTaskIds(taskGraph(dag), { taskIds, includeUpstream, includeDownstream: false });
  return dag.tasks.map(({ taskId }) => taskId).filter((taskId) => chosen.has(taskId));
}

function refuseRange({ range: { from, to }, maxActiveRuns, now }: BackfillRequest): string | null {
  if (from > to) {
    return `The range begins at ${formatInstant(from)}, after its end at ${formatInstant(to)}; exchange the two.`;
  }
  if (to > now) {
    return `The range ends at ${formatInstant(to)}, which is yet to come; a back-fill covers dates that have passed, so end it at ${formatInstant(now)} at the latest.`;
  }
  if (maxActiveRuns !== null && maxActiveRuns < 1) {
    return `A back-fill with at most ${maxActiveRuns} active runs would never run; allow at least 1.`;
  }
  return null;
}

function refuseTasks(dag: SerializedDag, request: BackfillRequest, taskIds: readonly string[] | null): string | null {
  const unknown = request.taskIds?.find((taskId) => taskGraph(dag).findTask(taskId) === null);
  if (unknown !== undefined) return `Dag "${dag.dagId}" has no task "${unknown}".`;
  if (taskIds?.length === 0) return "No task was chosen; a back-fill needs at least one.";
  const missing = taskIds === null ? null : findMissingMapLength(dag, taskIds);
  if (missing !== null) {
    return `"${missing.id}" is mapped over what "${missing.missingTaskId}" returns, which is not among the tasks that are to run; include what is upstream.`;
  }
  if (!request.isBackwards) return null;
  const chosen = dag.tasks.filter(({ taskId }) => taskIds === null || taskIds.includes(taskId));
  const waiting = chosen.filter(({ dependsOnPast, waitForDownstream }) => dependsOnPast || waitForDownstream);
  if (waiting.length === 0) return null;
  const names = waiting.map(({ taskId }) => taskId).join(", ");
  return `The back-fill cannot run backwards, because these tasks depend on their past: ${names}.`;
}

async function refusePool(reader: MetadataReader, { pool }: BackfillRequest): Promise<string | null> {
  if (pool === null) return null;
  const found = await reader.selectFrom("pool").select("name").where("name", "=", pool).executeTakeFirst();
  return found === undefined ? `There is no pool "${pool}".` : null;
}

/** Only its own code knows what dates an author's timetable has. */
function hasDates(dag: SerializedDag, { range, now }: BackfillRequest): boolean {
  if (authoredTimetableOf(dag.schedule) !== null) return true;
  return nextBackfillDates(timetableOf(dag.schedule), { range, after: null, limit: 1, now }).dates.length > 0;
}
