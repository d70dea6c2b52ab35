import { stateReason } from "../state-reason/state-reason.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import { formatInstant } from "../time/instant.ts";
import { evaluateTriggerRule, type TriggerRuleDecision } from "./evaluate-trigger-rule.ts";
import { mappedDependenciesSucceeded } from "./mapped-dependencies-succeeded.ts";
import { PRECONDITION_NAMES, type Precondition } from "./precondition.ts";
import { previousRunFinished } from "./previous-run-finished.ts";
import type { ReadinessInput } from "./readiness-input.ts";
import { setupsSucceeded } from "./setups-succeeded.ts";

/** Whether a task instance may be scheduled, is settled without running, or waits, and why. */
export type ReadinessDecision =
  | { readonly kind: "ready" }
  | { readonly kind: "settle"; readonly verb: "skip" | "failUpstream"; readonly reason: string }
  | { readonly kind: "wait"; readonly reasons: readonly Precondition[] };

/** The states in which the scheduler looks at an instance. */
export const SCHEDULABLE_STATES: readonly TaskInstanceState[] = ["none", "up_for_retry", "up_for_reschedule"];

/**
 * Decides about one task instance from what its run, its upstream and its past have come to.
 *
 * Parity: every check is looked at even when another has failed already, so an instance that waits for its past or
 * for its retry can meanwhile be skipped or fail by its upstream. A branch that decided against it comes first.
 */
export function decideReadiness(input: ReadinessInput): ReadinessDecision {
  const state = schedulableState(input);
  if (!state.isMet) return { kind: "wait", reasons: [state] };
  if (input.isDecidedAgainst) return { kind: "settle", verb: "skip", reason: notDecidedAgainst(input).reason };
  const sources = mappedDependenciesSucceeded(input);
  if (sources.kind === "settle") return sources;
  const upstream = judgeUpstream(input);
  if (upstream.kind === "settle") return upstream;
  const reasons = startPreconditions(input, upstream).filter(({ isMet }) => !isMet);
  return reasons.length === 0 ? { kind: "ready" } : { kind: "wait", reasons };
}

/** The checks of {@link decideReadiness} that apply to the instance, each with its reason, met or not. */
export function readinessPreconditions(input: ReadinessInput): readonly Precondition[] {
  return [notDecidedAgainst(input), ...startPreconditions(input, judgeUpstream(input))];
}

/** The setups around the task first; what they settle needs no trigger rule. */
function judgeUpstream(input: ReadinessInput): TriggerRuleDecision {
  if (input.upstream.total === 0) return { kind: "ready" };
  const setups = setupsSucceeded(input);
  if (setups.kind === "settle") return setups;
  const rule = evaluateTriggerRule(input.task.triggerRule, input.upstream, input.upstreamNamed);
  return rule.kind === "ready" ? setups : rule;
}

function startPreconditions(input: ReadinessInput, upstream: TriggerRuleDecision): readonly Precondition[] {
  const checks = [
    lengthIsKnown(input),
    upstreamIsDone(input, upstream),
    previousRunFinished(input),
    retryIsDue(input),
    logicalDateIsReached(input),
  ];
  return checks.filter((check) => check !== null);
}

function schedulableState({ state }: ReadinessInput): Precondition {
  const isMet = SCHEDULABLE_STATES.includes(state);
  return { name: PRECONDITION_NAMES.state, isMet, reason: `The instance is ${state}, so it is not scheduled.` };
}

function notDecidedAgainst({ isDecidedAgainst }: ReadinessInput): Precondition {
  const reason = isDecidedAgainst
    ? stateReason("decided-against")
    : "No branch and no short circuit directly upstream decided against the task.";
  return { name: PRECONDITION_NAMES.decidedAgainst, isMet: !isDecidedAgainst, reason };
}

function lengthIsKnown(input: ReadinessInput): Precondition | null {
  if (input.mapSources === undefined || input.mapSources.length === 0) return null;
  const decision = mappedDependenciesSucceeded(input);
  const isMet = decision.kind === "ready";
  const reason = isMet ? "What the task is mapped over is there." : decision.reason;
  return { name: PRECONDITION_NAMES.mappedDependencies, isMet, reason };
}

function upstreamIsDone({ task, upstream }: ReadinessInput, decision: TriggerRuleDecision): Precondition {
  const name = PRECONDITION_NAMES.triggerRule;
  if (decision.kind !== "ready") {
    const facts = { triggerRule: task.triggerRule, upstream: { ...upstream } };
    return { name, isMet: false, reason: decision.reason, facts };
  }
  const reason =
    upstream.total === 0
      ? "The task has nothing upstream."
      : `The trigger rule "${task.triggerRule}" is met by the ${upstream.total} upstream of the task.`;
  return { name, isMet: true, reason };
}

/** The delay of a retry and the date of a sensor's next look are one check under two names. */
function retryIsDue({ state, retryAt, now }: ReadinessInput): Precondition | null {
  const name = state === "up_for_reschedule" ? PRECONDITION_NAMES.rescheduleDate : PRECONDITION_NAMES.retryPeriod;
  if (state !== "up_for_retry" && state !== "up_for_reschedule") return null;
  const isMet = retryAt === null || now >= retryAt;
  const subject = state === "up_for_retry" ? "The next try" : "The next look";
  if (isMet) return { name, isMet, reason: `${subject} is due.` };
  const at = formatInstant(retryAt);
  return { name, isMet, reason: `${subject} is due at ${at}.`, facts: { dueAt: at } };
}

/** Parity: an instance of a later logical date than the end of its Dag or task never becomes runnable. */
function logicalDateIsReached({ dag, task, logicalDate }: ReadinessInput): Precondition | null {
  const name = PRECONDITION_NAMES.logicalDate;
  const ends = [
    { of: "task", endDate: task.endDate },
    { of: "Dag", endDate: dag.endDate },
  ];
  const passed = ends.find(({ endDate }) => endDate !== null && logicalDate > endDate);
  if (passed !== undefined && passed.endDate !== null) {
    const reason = `The logical date ${formatInstant(logicalDate)} is after the end date of the ${passed.of}, ${formatInstant(passed.endDate)}.`;
    const facts = { logicalDate: formatInstant(logicalDate), endDate: formatInstant(passed.endDate) };
    return { name, isMet: false, reason, facts };
  }
  if (ends.every(({ endDate }) => endDate === null)) return null;
  return { name, isMet: true, reason: "The logical date is not after the end date of the Dag or the task." };
}
