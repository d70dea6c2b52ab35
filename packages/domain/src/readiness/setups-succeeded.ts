import { stateReason } from "../state-reason/state-reason.ts";
import type { TriggerRuleDecision } from "./evaluate-trigger-rule.ts";
import type { ReadinessInput } from "./readiness-input.ts";

/**
 * What the setups of the scopes around a task say, before its own trigger rule is looked at.
 *
 * Parity: one that failed settles the task whatever its rule, without waiting for the others; the rule `always` and
 * teardowns ignore them.
 */
export function setupsSucceeded({ task, indirectSetups = [] }: ReadinessInput): TriggerRuleDecision {
  if (indirectSetups.length === 0 || task.isTeardown || task.triggerRule === "always") return { kind: "ready" };
  const failed = indirectSetups.find(({ state }) => state === "failed" || state === "upstream_failed");
  if (failed !== undefined) {
    return { kind: "settle", verb: "failUpstream", reason: stateReason("setup-failed", { taskId: failed.taskId }) };
  }
  const skipped = indirectSetups.find(({ state }) => state === "skipped");
  if (skipped !== undefined) {
    return { kind: "settle", verb: "skip", reason: stateReason("setup-skipped", { taskId: skipped.taskId }) };
  }
  const unfinished = indirectSetups.find(({ state }) => state !== "success");
  if (unfinished === undefined) return { kind: "ready" };
  return { kind: "wait", reason: `The setup "${unfinished.taskId}" has not succeeded yet.` };
}
