import {
  type BackfillAction,
  type DagRunInfo,
  type DagRunState,
  decideBackfillAction,
  nextBackfillDates,
  type RunTerms,
  type SerializedDag,
  timetableOf,
} from "@baram/domain";
import { findActiveBackfill, listRunsOfDates, type MetadataStore } from "@baram/metadata-store";
import { type BackfillRefusal, type BackfillRequest, prepareBackfill } from "./backfill/prepare-backfill.ts";

/** A date that would be covered, and what would be done for it. */
export interface PreviewedDate extends DagRunInfo {
  readonly action: BackfillAction;
  /** The run that it has already. */
  readonly runId: string | null;
  /** Where that run stands. */
  readonly runState: DagRunState | null;
}

/** What a back-fill would do. */
export type PreviewBackfillOutcome =
  | {
      readonly kind: "preview";
      /** In the order in which they would be begun. */
      readonly dates: readonly PreviewedDate[];
      /** Whether there are more than were asked for. */
      readonly hasMore: boolean;
      /** The tasks that would run, in order of declaration. */
      readonly taskIds: readonly string[];
      readonly maxActiveRuns: number;
    }
  | BackfillRefusal;

/**
 * Says what a back-fill would do, by the decisions that it is made and worked off by, and writes nothing.
 *
 * @param given.limit how many dates at most.
 * @param given.dates those that an author's own timetable has named; `null` for every other timetable.
 */
export async function previewBackfill(
  { reader, serializedDags }: Pick<MetadataStore, "reader" | "serializedDags">,
  given: { readonly request: BackfillRequest; readonly limit: number; readonly dates: readonly DagRunInfo[] | null },
): Promise<PreviewBackfillOutcome> {
  const { request, limit } = given;
  const prepared = await prepareBackfill(reader, serializedDags, request);
  if (prepared.kind !== "prepared") return prepared;
  const other = await findActiveBackfill(reader, request.dagId);
  if (other !== null) return { kind: "already-active", backfillId: other.id };
  const { dag, terms } = prepared;
  const found = given.dates ?? datesOf(dag, request, limit + 1);
  if (found.length === 0) return { kind: "no-dates" };
  const dates = await decideAll(reader, { request, terms, dates: found.slice(0, limit) });
  return {
    kind: "preview",
    dates: request.isBackwards ? dates.toReversed() : dates,
    hasMore: found.length > limit,
    taskIds: terms.taskIds ?? dag.tasks.map(({ taskId }) => taskId),
    maxActiveRuns: prepared.maxActiveRuns,
  };
}

function datesOf({ schedule }: SerializedDag, { range, now }: BackfillRequest, limit: number): readonly DagRunInfo[] {
  return nextBackfillDates(timetableOf(schedule), { range, after: null, limit, now }).dates;
}

async function decideAll(
  reader: MetadataStore["reader"],
  given: { readonly request: BackfillRequest; readonly terms: RunTerms; readonly dates: readonly DagRunInfo[] },
): Promise<readonly PreviewedDate[]> {
  const { request, terms, dates } = given;
  const { dagId, range, rerunBehavior } = request;
  const runs = await listRunsOfDates(reader, { dagId, ...range });
  const byDate = new Map(runs.map((run) => [run.logicalDate, run]));
  return dates.map((date) => {
    const run = byDate.get(date.logicalDate) ?? null;
    const runOfDate = run === null ? null : { state: run.state, taskIds: taskIdsOf(run.terms) };
    const action = decideBackfillAction({ run: runOfDate, rerunBehavior, taskIds: terms.taskIds });
    return { ...date, action, runId: run?.runId ?? null, runState: run?.state ?? null };
  });
}

function taskIdsOf(terms: string | null): readonly string[] | null {
  return terms === null ? null : (JSON.parse(terms) as RunTerms).taskIds;
}
