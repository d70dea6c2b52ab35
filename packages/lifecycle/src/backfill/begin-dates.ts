import {
  type BackfillAction,
  decideBackfillAction,
  type Instant,
  type JsonObject,
  type RunTerms,
  runIdFor,
} from "@baram/domain";
import {
  type BackfillDateRow,
  type BackfillRow,
  type BegunDate,
  claimDagRunsById,
  listPlannedBackfillDates,
  listRunsOfDates,
  type MetadataTransaction,
  type RunOfDateRow,
  updateBegunDates,
  updateRunTakenOver,
} from "@baram/metadata-store";
import { queueFinishedRuns } from "../batch/queue-finished-runs.ts";
import { TransitionBatch } from "../batch/transition-batch.ts";
import { clearTaskInstances } from "../clear-task-instances.ts";
import { createDagRun } from "../create-dag-run.ts";
import { markDagRun } from "../mark-dag-run.ts";

/** How many dates one call looks at: those that are left alone need no slot, and there may be thousands of them. */
const DATES_PER_CALL = 100;
/** How many runs one call brings on their way. */
const RUNS_PER_CALL = 20;

/** What was begun. */
export interface BegunDates {
  readonly looked: number;
  /** How many runs were brought on their way. */
  readonly active: number;
  readonly hasFailed: boolean;
  /** Whether dates are left that have been written down. */
  readonly hasPlanned: boolean;
}

const NOTHING: BegunDates = { looked: 0, active: 0, hasFailed: false, hasPlanned: false };

/** Begins the next dates of a back-fill that the caller holds, as far as there are slots for runs. */
export async function beginDates(
  transaction: MetadataTransaction,
  given: {
    readonly backfill: BackfillRow;
    readonly dagVersionId: number;
    readonly freeRuns: number;
    readonly now: Instant;
  },
): Promise<BegunDates> {
  const { backfill, freeRuns } = given;
  if (freeRuns <= 0) return { ...NOTHING, hasPlanned: true };
  const { id: backfillId, dagId } = backfill;
  const isBackwards = backfill.isBackwards === 1;
  const planned = await listPlannedBackfillDates(transaction, { backfillId, isBackwards, limit: DATES_PER_CALL });
  const dates = planned.map(({ logicalDate }) => logicalDate).sort((one, other) => one - other);
  const [from, to] = [dates.at(0), dates.at(-1)];
  if (from === undefined || to === undefined) return NOTHING;
  const runs = new Map<Instant, RunOfDateRow>();
  for (const run of await listRunsOfDates(transaction, { dagId, from, to })) runs.set(run.logicalDate, run);
  const beginning = new Beginning(transaction, given);
  const begun: BegunDate[] = [];
  let onTheWay = 0;
  for (const date of planned) {
    if (onTheWay >= Math.min(freeRuns, RUNS_PER_CALL)) break;
    const result = await beginning.begin(date, runs.get(date.logicalDate) ?? null);
    if (result.state === "active") onTheWay += 1;
    begun.push(result);
    // Parity: a date that has failed ends it, unless it is to go on.
    if (result.state === "failed" && backfill.continuesOnFailure === 0) break;
  }
  await updateBegunDates(transaction, begun);
  return {
    looked: begun.length,
    active: onTheWay,
    hasFailed: begun.some(({ state }) => state === "failed"),
    hasPlanned: begun.length < planned.length || planned.length === DATES_PER_CALL,
  };
}

/** Begins one date after another. */
class Beginning {
  readonly #transaction: MetadataTransaction;
  readonly #backfill: BackfillRow;
  readonly #terms: RunTerms;
  readonly #dagVersionId: number;
  readonly #now: Instant;

  constructor(
    transaction: MetadataTransaction,
    given: { readonly backfill: BackfillRow; readonly dagVersionId: number; readonly now: Instant },
  ) {
    this.#transaction = transaction;
    this.#backfill = given.backfill;
    this.#terms = JSON.parse(given.backfill.terms) as RunTerms;
    this.#dagVersionId = given.dagVersionId;
    this.#now = given.now;
  }

  async begin(date: BackfillDateRow, run: RunOfDateRow | null): Promise<BegunDate> {
    const { rerunBehavior } = this.#backfill;
    const former = run?.terms === null || run === null ? null : (JSON.parse(run.terms) as RunTerms);
    const runOfDate = run === null ? null : { state: run.state, taskIds: former?.taskIds ?? null };
    const action = decideBackfillAction({ run: runOfDate, rerunBehavior, taskIds: this.#terms.taskIds });
    const { position } = date;
    if (run === null) return this.#create(date);
    const noted = { backfillId: this.#backfill.id, position, action: action.kind, dagRunId: run.id };
    if (action.kind === "leave") return { ...noted, state: action.state, reason: action.reason };
    await updateRunTakenOver(this.#transaction, {
      dagRunId: run.id,
      backfillId: this.#backfill.id,
      terms: JSON.stringify(this.#termsOf(date, mergedTaskIds(this.#terms.taskIds, former))),
    });
    await this.#reopen(run, action);
    await this.#markSuccess(run.runId);
    return { ...noted, state: "active", reason: null };
  }

  async #create(date: BackfillDateRow): Promise<BegunDate> {
    const { backfillId, logicalDate, dataIntervalStart, dataIntervalEnd, runAfter, position } = date;
    const outcome = await createDagRun(this.#transaction, {
      dagVersionId: this.#dagVersionId,
      runId: runIdFor("backfill", logicalDate),
      runType: "backfill",
      logicalDate,
      dataInterval: { start: dataIntervalStart, end: dataIntervalEnd },
      runAfter,
      conf: JSON.parse(this.#backfill.conf) as JsonObject,
      externalTrigger: false,
      triggeredBy: this.#backfill.createdBy,
      note: null,
      backfill: { id: this.#backfill.id, terms: this.#termsOf(date, this.#terms.taskIds) },
      now: this.#now,
    });
    if (outcome.kind !== "created") {
      const reason = `Run "${outcome.runId}" of another logical date has the id that its run would have.`;
      return { backfillId, position, action: "leave", state: "failed", reason, dagRunId: null };
    }
    await this.#markSuccess(outcome.runId);
    return { backfillId, position, action: "create", state: "active", reason: null, dagRunId: outcome.dagRunId };
  }

  /** Parity: the first of the dates does not look at what was before it. */
  #termsOf({ position }: BackfillDateRow, taskIds: readonly string[] | null): RunTerms {
    return { ...this.#terms, taskIds, isPastIgnored: position === 0 };
  }

  async #reopen(run: RunOfDateRow, action: Exclude<BackfillAction, { kind: "leave" }>): Promise<void> {
    if (action.kind === "clear" && (await this.#clear(run, action)) > 0) return;
    // A run whose time was up has nothing that failed: it runs again as a whole.
    if (action.kind === "clear" && action.onlyFailed && (await this.#clear(run, { onlyFailed: false })) > 0) return;
    const batch = new TransitionBatch(this.#transaction, this.#now);
    await batch.addRuns(await claimDagRunsById(this.#transaction, [run.id]));
    await queueFinishedRuns(batch, batch.runs.values());
  }

  async #clear({ runId }: RunOfDateRow, { onlyFailed }: { readonly onlyFailed: boolean }): Promise<number> {
    const outcome = await clearTaskInstances(this.#transaction, {
      dagId: this.#backfill.dagId,
      taskIds: this.#terms.taskIds,
      mapIndexes: null,
      runs: { kind: "run", runId, includePast: false, includeFuture: false },
      onlyFailed,
      onlyRunning: false,
      includeUpstream: false,
      includeDownstream: false,
      resetDagRuns: true,
      version: this.#backfill.clearsToNewest === 1 ? "newest" : "own",
      isDryRun: false,
      now: this.#now,
    });
    return outcome.kind === "cleared" ? outcome.taskInstances.length : 0;
  }

  async #markSuccess(runId: string): Promise<void> {
    if (this.#backfill.marksSuccess === 0) return;
    await markDagRun(this.#transaction, { dagId: this.#backfill.dagId, runId, state: "success", now: this.#now });
  }
}

/** A run of the whole Dag stays one; a run of some tasks gets those that it is to have besides. */
function mergedTaskIds(taskIds: readonly string[] | null, former: RunTerms | null): readonly string[] | null {
  if (taskIds === null || former === null || former.taskIds === null) return null;
  return [...new Set([...former.taskIds, ...taskIds])];
}
