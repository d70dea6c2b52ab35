import type { TimelineAnswer, TimelineTry } from "../../api/dag-history.ts";
import type { TaskInstanceChange } from "../../api/ui-shapes.ts";

/**
 * Puts changed task instances into the timeline of their run.
 *
 * The stream does not tell when an instance was scheduled or queued, so the moment at which it told counts for that,
 * until the timeline is read again.
 */
export function patchTimeline(
  answer: TimelineAnswer,
  changes: readonly TaskInstanceChange[],
  heardAt: string,
): TimelineAnswer {
  const latest = new Map(changes.map((change) => [keyOf(change.task_id, change.map_index, change.try_number), change]));
  const tries = answer.tries.map((known) => {
    const key = keyOf(known[0], known[1], known[2]);
    const change = latest.get(key);
    if (change === undefined) return known;
    latest.delete(key);
    return changed(known, change, heardAt);
  });
  // An instance that had not begun has a place of its own, which its first try takes.
  const begun = new Set([...latest.values()].map((change) => keyOf(change.task_id, change.map_index, 0)));
  const kept = tries.filter((known) => !begun.has(keyOf(known[0], known[1], known[2])));
  const added = [...latest.values()].map((change) =>
    changed([change.task_id, change.map_index, change.try_number, null, null, null, null, null], change, heardAt),
  );
  return { ...answer, tries: [...kept, ...added] };
}

function changed(known: TimelineTry, change: TaskInstanceChange, heardAt: string): TimelineTry {
  const { state, start_date: start, end_date: end } = change;
  const scheduledAt = state === "scheduled" ? heardAt : known[4];
  const queuedAt = state === "queued" ? heardAt : known[5];
  return [known[0], known[1], known[2], state, scheduledAt, queuedAt, start, end];
}

function keyOf(taskId: string, mapIndex: number, tryNumber: number): string {
  return `${mapIndex} ${tryNumber} ${taskId}`;
}
