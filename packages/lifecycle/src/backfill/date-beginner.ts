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
  type MetadataTransaction,
  type RunOfDateRow,
  serializedDagsOf,
  updateRunTakenOver,
} from "@baram/metadata-store";
import { queueFinishedRuns } from "../batch/queue-finished-runs.ts";
import { TransitionBatch } from "../batch/transition-batch.ts";
import { clearTaskInstances } from "../clear-task-instances.ts";
import { createDagRun } from "../create-dag-run.ts";
import { markDagRun } from "../mark-dag-run.ts";

/** A date with what is to be done for it. */
export interface DecidedDate {
  readonly date: BackfillDateRow;
  readonly run: RunOfDateRow | null;
  readonly action: BackfillAction;
}

/** Begins dates of a back-fill that the caller holds: decides about each, then does what was chosen. */
export class DateBeginner {
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

  decide(date: BackfillDateRow, run: RunOfDateRow | null): DecidedDate {
    const { rerunBehavior } = this.#backfill;
    const runOfDate = run === null ? null : { state: run.state, taskIds: termsOf(run)?.taskIds ?? null };
    const action = decideBackfillAction({ run: runOfDate, rerunBehavior, taskIds: this.#terms.taskIds });
    return { date, run, action };
  }

  /** What is created travels together; what is there already is moved one run after the other. */
  async beginAll(decided: readonly DecidedDate[]): Promise<readonly BegunDate[]> {
    const created = await Promise.allSettled(
      decided.filter(({ run }) => run === null).map(({ date }) => this.#create(date)),
    );
    const begun: BegunDate[] = [];
    for (const result of created) {
      if (result.status === "rejected") throw result.reason;
      begun.push(result.value);
    }
    for (const { date, run, action } of decided) if (run !== null) begun.push(await this.#takeOver(date, run, action));
    return begun;
  }

  async #takeOver({ position }: BackfillDateRow, run: RunOfDateRow, action: BackfillAction): Promise<BegunDate> {
    const { id: backfillId } = this.#backfill;
    const noted = { backfillId, position, action: action.kind, dagRunId: run.id };
    if (action.kind === "leave") return { ...noted, state: action.state, reason: action.reason };
    const taskIds = mergedTaskIds(this.#terms.taskIds, termsOf(run));
    const terms = JSON.stringify(this.#termsOf(position, taskIds));
    await updateRunTakenOver(this.#transaction, { dagRunId: run.id, backfillId, terms });
    await this.#reopen(run, action);
    await this.#markSuccess(run.runId);
    return { ...noted, state: "active", reason: null };
  }

  async #create(date: BackfillDateRow): Promise<BegunDate> {
    const { backfillId, logicalDate, dataIntervalStart, dataIntervalEnd, runAfter, position } = date;
    const fails = (reason: string) =>
      ({ backfillId, position, action: "leave", state: "failed", reason, dagRunId: null }) as const;
    // A run of nothing would succeed, and the back-fill say that it is done.
    if (!(await this.#hasTasks()))
      return fails("The Dag has none of the tasks any more that the back-fill is limited to.");
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
      backfill: { id: this.#backfill.id, terms: this.#termsOf(position, this.#terms.taskIds) },
      now: this.#now,
    });
    if (outcome.kind !== "created") {
      return fails(`Run "${outcome.runId}" of another logical date has the id that its run would have.`);
    }
    await this.#markSuccess(outcome.runId);
    return { backfillId, position, action: "create", state: "active", reason: null, dagRunId: outcome.dagRunId };
  }

  /** Whether the newest version of the Dag still has a task that the runs are to consist of. */
  async #hasTasks(): Promise<boolean> {
    const { taskIds } = this.#terms;
    if (taskIds === null) return true;
    const { dag } = await serializedDagsOf(this.#transaction).get(this.#transaction, this.#dagVersionId);
    return dag.tasks.some(({ taskId }) => taskIds.includes(taskId));
  }

  /** Parity: the first of the dates does not look at what was before it. */
  #termsOf(position: number, taskIds: readonly string[] | null): RunTerms {
    return { ...this.#terms, taskIds, isPastIgnored: position === 0 };
  }

  async #reopen(run: RunOfDateRow, action: BackfillAction): Promise<void> {
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

function termsOf({ terms }: RunOfDateRow): RunTerms | null {
  return terms === null ? null : (JSON.parse(terms) as RunTerms);
}

/** A run of the whole Dag stays one; a run of some tasks gets those that it is to have besides. */
function mergedTaskIds(taskIds: readonly string[] | null, former: RunTerms | null): readonly string[] | null {
  if (taskIds === null || former === null || former.taskIds === null) return null;
  return [...new Set([...former.taskIds, ...taskIds])];
}
