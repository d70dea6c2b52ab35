import {
  areAllFinished,
  decideReadiness,
  evaluateTriggerRule,
  instanceTotal,
  levelsShared,
  looksForOneUpstream,
  mappedDependenciesSucceeded,
  type PreviousRunFacts,
  type ReadinessDecision,
  type ReadinessInput,
  SCHEDULABLE_STATES,
  stateReason,
  UNMAPPED,
  UpstreamView,
} from "@baram/domain";
import { hasSetAsideTaskInstances, noteChange, updateTaskExpansion } from "@baram/metadata-store";
import type { BatchedTaskInstance, RunInBatch } from "./batched-task-instance.ts";
import type { Candidate, FinishedTask } from "./candidate.ts";
import { EMPTY_LIST_REASON } from "./empty-list-reason.ts";
import { expandTask } from "./expand-task.ts";
import { INSTANCES_PER_EXPANSION } from "./instances-per-expansion.ts";
import { knownLengths } from "./known-lengths.ts";
import { loadExpandedTask } from "./load-expanded-task.ts";
import { type Look, lookAt } from "./look-at.ts";
import { readPreviousRuns } from "./read-previous-runs.ts";
import { readSkipDecisions } from "./read-skip-decisions.ts";
import { removeInstance } from "./remove-instance.ts";
import { reviseExpansion } from "./revise-expansion.ts";
import { scheduleInstance } from "./schedule-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** What a round has brought about. */
export interface RoundResult {
  readonly finished: readonly FinishedTask[];
  /** Instances that are there only now, to be looked at. */
  readonly added: readonly FinishedTask[];
}

/** One look at each candidate; a candidate is settled by what was finished when the round began. */
export async function advanceRound(batch: TransitionBatch, candidates: readonly Candidate[]): Promise<RoundResult> {
  const views = new Map<RunInBatch, UpstreamView>();
  const viewOf = (run: RunInBatch) => {
    const view = views.get(run) ?? new UpstreamView(run);
    views.set(run, view);
    return view;
  };
  const instances: BatchedTaskInstance[] = [];
  for (const look of await lookAt(batch, candidates))
    instances.push(...(await openInstances(batch, look, viewOf(look.run))));
  const round = new Round(batch);
  for (const { instance, decision } of await decide(batch, instances, viewOf)) await round.carryOut(instance, decision);
  return round;
}

/** Carries out what was decided, one instance after another. */
class Round implements RoundResult {
  readonly finished: FinishedTask[] = [];
  readonly added: FinishedTask[] = [];
  readonly #batch: TransitionBatch;
  /** The length of an expanded task is looked at again once a round. */
  readonly #revised = new Set<string>();

  constructor(batch: TransitionBatch) {
    this.#batch = batch;
  }

  async carryOut(instance: BatchedTaskInstance, decision: ReadinessDecision): Promise<void> {
    if (!isOpen(instance)) return;
    if (decision.kind === "wait") instance.setAsideIfDue(this.#batch.now);
    else if (decision.kind === "settle") this.#settle(instance, decision.verb, decision.reason);
    else if (isUnexpanded(instance)) await this.#expand(instance);
    else await this.#schedule(instance);
  }

  async #schedule(instance: BatchedTaskInstance): Promise<void> {
    const { run, row } = instance;
    if (run.lengthsOf(row.taskId) !== null) await this.#revise(instance);
    if (isOpen(instance) && scheduleInstance(this.#batch, instance)) this.#finish(instance);
  }

  async #revise(instance: BatchedTaskInstance): Promise<void> {
    const { run, row } = instance;
    const key = `${run.row.id}\0${row.taskId}`;
    if (this.#revised.has(key)) return;
    this.#revised.add(key);
    const { added, hasRemoved } = await reviseExpansion(this.#batch, { run, taskId: row.taskId, ready: instance });
    this.added.push(...added);
    if (hasRemoved) this.finished.push({ run, taskId: row.taskId });
  }

  async #expand(unmapped: BatchedTaskInstance): Promise<void> {
    const { run, row } = unmapped;
    const mapped = run.mapping?.find(row.taskId) ?? null;
    const lengths = mapped === null ? null : await knownLengths(this.#batch, run, mapped);
    // Parity: what can never be expanded fails with the task that did not give it its length.
    if (lengths === null) this.#settle(unmapped, "failUpstream", unknownLengthReason(unmapped));
    else if (instanceTotal(lengths) === 0) this.#settle(unmapped, "skip", EMPTY_LIST_REASON);
    else this.added.push(...(await expandTask(this.#batch, unmapped, lengths)));
  }

  /** Parity: settling takes no try. */
  #settle(instance: BatchedTaskInstance, verb: "skip" | "failUpstream", reason: string): void {
    const { now } = this.#batch;
    if (isUnexpanded(instance)) this.#removeEarlierCopies(instance);
    instance.apply(verb, { startDate: now, endDate: now, retryAt: null, stateReason: reason });
    this.#finish(instance);
  }

  /** Copies of an earlier expansion that were cleared with a task that is not expanded any more. */
  #removeEarlierCopies({ run, row }: BatchedTaskInstance): void {
    for (const copy of run.instances.get(row.taskId) ?? []) {
      if (copy.mapIndex !== UNMAPPED && !copy.isFinished) removeInstance(this.#batch, copy);
    }
  }

  #finish({ run, row, mapIndex }: BatchedTaskInstance): void {
    this.finished.push({ run, taskId: row.taskId, mapIndex });
  }
}

/** Why a mapped task whose lists are there cannot be expanded. */
function unknownLengthReason({ run, row }: BatchedTaskInstance): string {
  const sourceIds = run.mapping?.find(row.taskId)?.sourceIds ?? [];
  const inside = sourceIds.find((sourceId) => levelsShared(run, row.taskId, sourceId) > 0);
  if (inside === undefined) return stateReason("length-unknown");
  return stateReason("length-differs", { taskId: inside });
}

/** The states in which an instance is looked at here. */
function isOpen({ state }: BatchedTaskInstance): boolean {
  return SCHEDULABLE_STATES.includes(state);
}

/** Whether it stands for a mapped task that has not been expanded. */
function isUnexpanded({ run, row, mapIndex }: BatchedTaskInstance): boolean {
  if (run.mapping === null || mapIndex !== UNMAPPED) return false;
  return run.mapping.find(row.taskId) !== null && run.lengthsOf(row.taskId) === null;
}

/** The instances that a look is about, as far as they may still move. */
async function openInstances(
  batch: TransitionBatch,
  look: Look,
  view: UpstreamView,
): Promise<readonly BatchedTaskInstance[]> {
  const { run, taskId, mapIndexes } = look;
  if (run.lengthsOf(taskId) === null) {
    const instances = (run.instances.get(taskId) ?? []).filter(isOpen);
    const isMapped = run.mapping !== null && run.mapping.find(taskId) !== null;
    return isMapped ? instances.filter(({ mapIndex }) => mapIndex === UNMAPPED) : instances;
  }
  if (mapIndexes !== null) {
    const found = [...mapIndexes].map((mapIndex) => run.expanded.at(taskId, mapIndex));
    return found.filter((instance) => instance !== null && instance !== undefined).filter(isOpen);
  }
  if (!(await mayMove(batch, look, view)) || (await leaveToLater(batch, look))) return [];
  await loadExpandedTask(batch, look);
  return (run.instances.get(taskId) ?? []).filter((instance) => instance.mapIndex !== UNMAPPED && isOpen(instance));
}

/**
 * Whether any instance of an expanded task may move by what all of them have in common.
 *
 * This is what keeps the end of one instance from costing a look at all instances of the mapped task below.
 */
async function mayMove(batch: TransitionBatch, { run, taskId }: Look, view: UpstreamView): Promise<boolean> {
  const counts = run.expanded.counts(taskId);
  if (counts === null || areAllFinished(counts)) return false;
  const { triggerRule } = run.graph.task(taskId);
  const { upstream, mapSources } = view.ofTask(taskId);
  const isDecided =
    mappedDependenciesSucceeded({ mapSources }).kind === "settle" ||
    evaluateTriggerRule(triggerRule, upstream).kind !== "wait" ||
    looksForOneUpstream(triggerRule);
  if (!isDecided || counts.none > 0) return isDecided;
  return hasSetAsideTaskInstances(batch.transaction, { dagRunId: run.row.id, taskId });
}

/** More instances than one transaction should hold are looked at in transactions of their own. @returns whether so. */
async function leaveToLater(batch: TransitionBatch, { run, taskId }: Look): Promise<boolean> {
  const counts = run.expanded.counts(taskId);
  const expansion = run.expanded.find(taskId);
  if (counts === null || expansion === null || counts.none <= INSTANCES_PER_EXPANSION) return false;
  const { nextMapIndex } = expansion;
  const dagRunId = run.row.id;
  noteChange(batch.transaction, { kind: "openTaskExpansion", dagRunId });
  // Where a walk through the instances is on its way, and all behind it have moved, it goes on from where it is.
  if (nextMapIndex !== null && counts.none <= instanceTotal(expansion.lengths) - nextMapIndex) return true;
  run.expanded.change(taskId, { nextMapIndex: 0 });
  await updateTaskExpansion(batch.transaction, { dagRunId, taskId }, { nextMapIndex: 0 });
  return true;
}

async function decide(
  batch: TransitionBatch,
  given: readonly BatchedTaskInstance[],
  viewOf: (run: RunInBatch) => UpstreamView,
): Promise<readonly { readonly instance: BatchedTaskInstance; readonly decision: ReadinessDecision }[]> {
  const instances = [...new Set(given)];
  const decidedAgainst = await readSkipDecisions(batch.transaction, instances);
  const previousRuns = await readPreviousRuns(batch, instances);
  return instances.map((instance) => ({
    instance,
    decision: decideReadiness(
      readinessInput(batch, instance, {
        view: viewOf(instance.run),
        isDecidedAgainst: decidedAgainst.has(instance),
        previousRun: previousRuns.get(instance) ?? null,
      }),
    ),
  }));
}

function readinessInput(
  batch: TransitionBatch,
  instance: BatchedTaskInstance,
  given: {
    readonly view: UpstreamView;
    readonly isDecidedAgainst: boolean;
    readonly previousRun: PreviousRunFacts | null;
  },
): ReadinessInput {
  const { run, row, state } = instance;
  const { view, isDecidedAgainst, previousRun } = given;
  return {
    dag: run.version.dag,
    task: run.graph.task(row.taskId),
    state,
    logicalDate: row.logicalDate,
    now: batch.now,
    retryAt: row.retryAt,
    isDecidedAgainst,
    previousRun,
    ...view.ofInstance({ taskId: row.taskId, mapIndex: instance.mapIndex }),
  };
}
