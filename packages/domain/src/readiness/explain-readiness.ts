import {
  type ConcurrencyLimit,
  checkExecutorSlots,
  checkMaxActiveTasks,
  checkPoolSlots,
  checkTaskConcurrency,
  type PoolSlots,
} from "../capacity/capacity-preconditions.ts";
import type { DagRunState, RunType } from "../dag-run/dag-run-state.ts";
import { readinessPreconditions } from "./decide-readiness.ts";
import { PRECONDITION_NAMES, type Precondition } from "./precondition.ts";
import type { ReadinessInput } from "./readiness-input.ts";

/** What is known beside the instance itself: its run, its Dag and the room there is. */
export interface ReadinessSurroundings {
  readonly dagId: string;
  readonly isDagPaused: boolean;
  readonly dagRunState: DagRunState;
  /** A back-fill goes on although its Dag is paused. */
  readonly runType: RunType;
  /** `null` when there is no pool of the task's pool name. */
  readonly pool: PoolSlots | null;
  readonly activeInDag: ConcurrencyLimit;
  readonly activeOfTask: number;
  readonly activeOfTaskInRun: number;
  /** How many more instances the installation may run. */
  readonly executorSlotsFree: number;
}

/**
 * Every check between an instance and its worker, met or not, for people who ask why a task does not run.
 *
 * The order is that of an instance's life: its run, its own state and upstream, then the room for it.
 */
export function explainReadiness(input: ReadinessInput, surroundings: ReadinessSurroundings): readonly Precondition[] {
  return [
    dagRunIsRunning(surroundings),
    dagIsNotPaused(surroundings),
    mayBeQueued(input),
    isNotRunning(input),
    ...readinessPreconditions(input),
    ...capacityPreconditions(input, surroundings),
  ];
}

function dagRunIsRunning({ dagRunState }: ReadinessSurroundings): Precondition {
  const isMet = dagRunState === "running";
  const reason = isMet ? "The run is running." : `The run is ${dagRunState}; tasks start only while it is running.`;
  return { name: PRECONDITION_NAMES.dagRunIsRunning, isMet, reason, facts: { state: dagRunState } };
}

function dagIsNotPaused({ dagId, isDagPaused, runType }: ReadinessSurroundings): Precondition {
  const name = PRECONDITION_NAMES.dagIsNotPaused;
  if (!isDagPaused) return { name, isMet: true, reason: `The Dag "${dagId}" is not paused.` };
  if (runType === "backfill") {
    return { name, isMet: true, reason: `The Dag "${dagId}" is paused, but a back-fill goes on.` };
  }
  return { name, isMet: false, reason: `The Dag "${dagId}" is paused.` };
}

/** Parity: an instance that is not scheduled yet is told so, beside the check that keeps it from being scheduled. */
function mayBeQueued({ state }: ReadinessInput): Precondition {
  const isMet = state === "scheduled" || state === "queued";
  const words = state === "none" ? "not scheduled yet" : state;
  return { name: PRECONDITION_NAMES.state, isMet, reason: `The instance is ${words}.`, facts: { state } };
}

function isNotRunning({ state }: ReadinessInput): Precondition {
  const isMet = state !== "running" && state !== "restarting";
  const reason = isMet ? "The instance is not running." : `The instance is ${state}.`;
  return { name: PRECONDITION_NAMES.notRunning, isMet, reason };
}

function capacityPreconditions({ task }: ReadinessInput, facts: ReadinessSurroundings): readonly Precondition[] {
  return [
    checkPoolSlots({ poolName: task.pool, poolSlots: task.poolSlots, pool: facts.pool }),
    checkMaxActiveTasks(facts.dagId, facts.activeInDag),
    checkTaskConcurrency(task.taskId, {
      inDag: { active: facts.activeOfTask, maximum: task.maxActiveTisPerDag },
      inRun: { active: facts.activeOfTaskInRun, maximum: task.maxActiveTisPerDagRun },
    }),
    checkExecutorSlots(facts.executorSlotsFree),
  ];
}
