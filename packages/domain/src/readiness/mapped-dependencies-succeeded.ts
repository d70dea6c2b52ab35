import { stateReason } from "../state-reason/state-reason.ts";
import type { TriggerRuleDecision } from "./evaluate-trigger-rule.ts";
import type { ReadinessInput } from "./readiness-input.ts";

/**
 * What the tasks that give a mapped task its length say, before its trigger rule is looked at.
 *
 * Parity: one that failed or was skipped settles the mapped task whatever its rule, `all_done` included: without a
 * list there is nothing to run. The task waits for its list even where its rule would not.
 */
export function mappedDependenciesSucceeded({
  mapSources = [],
}: Pick<ReadinessInput, "mapSources">): TriggerRuleDecision {
  const failed = mapSources.find(({ state }) => state === "failed" || state === "upstream_failed");
  if (failed !== undefined) {
    const reason = stateReason("map-source-failed", { taskId: failed.taskId });
    return { kind: "settle", verb: "failUpstream", reason };
  }
  const skipped = mapSources.find(({ state }) => state === "skipped");
  if (skipped !== undefined) {
    const reason = stateReason("map-source-skipped", { taskId: skipped.taskId });
    return { kind: "settle", verb: "skip", reason };
  }
  const unfinished = mapSources.find(({ state }) => state !== "success" && state !== "removed");
  if (unfinished === undefined) return { kind: "ready" };
  const reason = `The task "${unfinished.taskId}", which gives the mapped task its length, is not finished.`;
  return { kind: "wait", reason };
}
