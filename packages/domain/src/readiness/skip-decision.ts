import type { TaskGraph } from "../serialized-dag/task-graph.ts";

/**
 * What a branch or a short circuit decided, as it is kept under the XCom key `skipmixin_key`: it outlives the moment,
 * so that a task that is cleared later, or is new below a branch, is skipped by it too.
 */
export interface SkipDecision {
  /** Of the tasks directly below a branch only these may run; `null` for a short circuit. */
  readonly followed: readonly string[] | null;
  /** The tasks that a short circuit skipped; `null` for a branch. */
  readonly skipped: readonly string[] | null;
}

/** Whether a task decides about others: it is a branch or a short circuit. */
export function isDecider(graph: TaskGraph, taskId: string): boolean {
  const { kind } = graph.task(taskId);
  return kind === "branch" || kind === "shortCircuit";
}

/**
 * Reads a stored decision from its XCom text.
 *
 * @returns `null` for a text that is none: author code may push anything under that key.
 */
export function parseSkipDecision(xcomText: string): SkipDecision | null {
  const value = parseJson(xcomText);
  if (typeof value !== "object" || value === null) return null;
  const followed = "followed" in value ? readIds(value.followed) : null;
  const skipped = "skipped" in value ? readIds(value.skipped) : null;
  return followed === null && skipped === null ? null : { followed, skipped };
}

/** Whether a decision made directly upstream of a task keeps it from running. */
export function isDecidedAgainst(decision: SkipDecision, taskId: string): boolean {
  if (decision.followed !== null && !decision.followed.includes(taskId)) return true;
  return decision.skipped !== null && decision.skipped.includes(taskId);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readIds(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((id) => typeof id === "string") ? value : null;
}
