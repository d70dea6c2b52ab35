import type { TaskGraph } from "../serialized-dag/task-graph.ts";
import { nearMatches } from "./near-matches.ts";

/** What a branch's choice means for the tasks directly downstream of it, or why it means nothing. */
export type BranchDecision =
  | {
      readonly kind: "followed";
      /** Left alone; their trigger rules decide. */
      readonly followedTaskIds: readonly string[];
      /** Skipped at once, whatever their trigger rules. */
      readonly skippedTaskIds: readonly string[];
    }
  /** The branch fails, an ordinary failure that may be retried, and skips nothing. */
  | { readonly kind: "refused"; readonly message: string };

/**
 * Reads the choice of a branch: nothing, an id or a list of ids, where the id of a group stands for the group's roots.
 *
 * Parity: what is chosen need not be downstream of the branch; everything downstream of what is chosen is followed
 * with it, and of the rest only what is directly downstream is skipped here. Trigger rules carry the skip further.
 */
export function decideBranch(given: {
  readonly graph: TaskGraph;
  readonly branchTaskId: string;
  /** What the author's code returned. */
  readonly choice: unknown;
}): BranchDecision {
  const { graph, branchTaskId, choice } = given;
  const chosenIds = readChoice(choice);
  if (chosenIds === null) return { kind: "refused", message: refuseChoice(branchTaskId, choice) };
  const unknownIds = chosenIds.filter((id) => graph.findTask(id) === null && !graph.hasGroup(id));
  if (unknownIds.length > 0) return { kind: "refused", message: refuseIds(graph, branchTaskId, unknownIds) };

  const chosenTaskIds = chosenIds.flatMap((id) => (graph.findTask(id) === null ? graph.groupRoots(id) : [id]));
  const below = graph.transitiveDownstream(chosenTaskIds);
  const isFollowed = (taskId: string) => below.has(taskId) || chosenTaskIds.includes(taskId);
  const directlyBelow = graph.downstreamIds(branchTaskId);
  return {
    kind: "followed",
    followedTaskIds: directlyBelow.filter(isFollowed),
    skippedTaskIds: directlyBelow.filter((taskId) => !isFollowed(taskId)),
  };
}

function readChoice(choice: unknown): readonly string[] | null {
  if (choice === null || choice === undefined) return [];
  const ids: readonly unknown[] = Array.isArray(choice) ? choice : [choice];
  return ids.every((id) => typeof id === "string") ? ids : null;
}

function refuseChoice(branchTaskId: string, choice: unknown): string {
  const found = Array.isArray(choice) ? "a list with something else in it" : `a ${typeof choice}`;
  return `The branch "${branchTaskId}" must return the id of a task or task group, a list of ids, or nothing, but returned ${found}.`;
}

function refuseIds(graph: TaskGraph, branchTaskId: string, unknownIds: readonly string[]): string {
  const knownIds = [...graph.taskIds, ...graph.dag.taskGroups.map(({ groupId }) => groupId)];
  const suggestions = new Set(unknownIds.flatMap((id) => nearMatches(id, knownIds)));
  const what = unknownIds.length === 1 ? "is not a task or task group" : "are not tasks or task groups";
  const hint = suggestions.size > 0 ? `; did you mean ${quote([...suggestions])}?` : ".";
  return `The branch "${branchTaskId}" chose ${quote(unknownIds)}, which ${what} of the Dag "${graph.dag.dagId}"${hint}`;
}

function quote(ids: readonly string[]): string {
  return ids.map((id) => `"${id}"`).join(", ");
}

/**
 * The tasks a short circuit skips when its condition is falsy: everything below it, or only what is directly below
 * where the trigger rules further down are to be respected. Teardowns are spared.
 */
export function decideShortCircuit(given: {
  readonly graph: TaskGraph;
  readonly taskId: string;
  readonly ignoreDownstreamTriggerRules: boolean;
}): { readonly skippedTaskIds: readonly string[] } {
  const { graph, taskId, ignoreDownstreamTriggerRules } = given;
  const below = ignoreDownstreamTriggerRules ? graph.transitiveDownstream([taskId]) : graph.downstreamIds(taskId);
  return { skippedTaskIds: [...below].filter((id) => id !== taskId && !graph.task(id).isTeardown) };
}
