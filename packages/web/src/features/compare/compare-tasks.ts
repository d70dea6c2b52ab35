import { type TaskInstanceState, worstState } from "@baram/domain";
import type { RunAnswer, TaskInstance } from "../../api/ui-shapes.ts";
import { groupBy } from "../../app/group-by.ts";

/** Less is noise rather than a difference. */
const SAME_SECONDS = 1;
const SAME_SHARE = 0.2;

/** What a task came to in one of two runs. */
export interface TaskOutcome {
  readonly state: TaskInstanceState;
  /** From the first start to the last end, in seconds; `null` before it ended. */
  readonly seconds: number | null;
  readonly tryNumber: number;
  readonly instances: number;
}

/** A task in both runs; `null` where one does not have it. */
export interface ComparedTask {
  readonly taskId: string;
  readonly first: TaskOutcome | null;
  readonly second: TaskOutcome | null;
  /** How much longer the second took, in seconds; `null` where one of them has no duration. */
  readonly difference: number | null;
  readonly differs: boolean;
}

/** The tasks of two runs, in the order in which they started. */
export function compareTasks(first: RunAnswer, second: RunAnswer): readonly ComparedTask[] {
  const firstTasks = groupBy(first.task_instances, (instance) => instance.task_id);
  const secondTasks = groupBy(second.task_instances, (instance) => instance.task_id);
  const taskIds = [...new Set([...inOrder(first), ...inOrder(second)])];
  return taskIds.map((taskId) => {
    const one = outcomeOf(firstTasks.get(taskId));
    const other = outcomeOf(secondTasks.get(taskId));
    const seconds = [one?.seconds, other?.seconds];
    const [before, after] = seconds;
    const difference = before == null || after == null ? null : after - before;
    return { taskId, first: one, second: other, difference, differs: differ(one, other, difference) };
  });
}

function inOrder({ task_instances: instances }: RunAnswer): readonly string[] {
  const startOf = ({ start_date: start }: TaskInstance) =>
    start === null ? Number.POSITIVE_INFINITY : Date.parse(start);
  return instances.toSorted((left, right) => startOf(left) - startOf(right) || 0).map(({ task_id: taskId }) => taskId);
}

function outcomeOf(instances: readonly TaskInstance[] | undefined): TaskOutcome | null {
  if (instances === undefined || instances.length === 0) return null;
  const starts = instances.flatMap(({ start_date: start }) => (start === null ? [] : [Date.parse(start)]));
  const ends = instances.flatMap(({ end_date: end }) => (end === null ? [] : [Date.parse(end)]));
  const hasEnded = ends.length === instances.length && starts.length > 0;
  return {
    state: worstState(instances.map(({ state }) => state ?? "none")),
    seconds: hasEnded ? (Math.max(...ends) - Math.min(...starts)) / 1000 : null,
    tryNumber: Math.max(...instances.map((instance) => instance.try_number)),
    instances: instances.length,
  };
}

function differ(first: TaskOutcome | null, second: TaskOutcome | null, difference: number | null): boolean {
  if (first === null || second === null) return first !== second;
  if (first.state !== second.state || first.instances !== second.instances) return true;
  if (difference === null) return false;
  const longest = Math.max(first.seconds ?? 0, second.seconds ?? 0);
  return Math.abs(difference) >= SAME_SECONDS && Math.abs(difference) >= longest * SAME_SHARE;
}
