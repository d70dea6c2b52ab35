import type { TaskInstanceState } from "@baram/domain";
import type { TimelineAnswer, TimelineTry } from "../../api/dag-history.ts";

/** What an instance did for a while: it ran, or it waited for one of four reasons. */
export type PartKind = "ran" | "queued" | "deferred" | "rescheduled" | "retry";

/** A stretch of an instance's time, in milliseconds since the epoch; without an end it goes on. */
export interface GanttPart {
  readonly kind: PartKind;
  /** How the try ended, or stands. */
  readonly state: TaskInstanceState;
  readonly tryNumber: number;
  readonly from: number;
  readonly to: number | null;
}

/** The time of one task instance. */
export interface GanttLine {
  readonly taskId: string;
  readonly mapIndex: number;
  readonly state: TaskInstanceState;
  readonly tryNumber: number;
  readonly parts: readonly GanttPart[];
}

const NEVER_RUN = new Set<TaskInstanceState>(["skipped", "upstream_failed", "removed"]);
const UNSTARTED = new Set<TaskInstanceState>(["scheduled", "queued"]);

function millisecondsOf(moment: string | null): number | null {
  return moment === null ? null : Date.parse(moment);
}

/** The parts of one try, after the end of the one before it. */
function partsOfTry(one: TimelineTry, before: number | null, firstLook: number | null): readonly GanttPart[] {
  const [, , tryNumber, wireState, ...moments] = one;
  const state = wireState ?? "none";
  const [scheduledAt = null, queuedAt = null, start = null, end = null] = moments.map(millisecondsOf);
  const part = (kind: PartKind, from: number, to: number | null): GanttPart[] =>
    to !== null && to <= from ? [] : [{ kind, state, tryNumber, from, to }];
  const asked = scheduledAt ?? queuedAt;
  // It was settled without being run: an instant that is no time of its own.
  if (NEVER_RUN.has(state) && (start === null || start === end)) return [];
  const delay = before !== null && asked !== null ? part("retry", before, asked) : [];
  if (start === null) {
    if (asked === null) return delay;
    return [...delay, ...part("queued", asked, end ?? (UNSTARTED.has(state) ? null : asked))];
  }
  if (state === "deferred")
    return [...delay, ...part("queued", queuedFrom(asked, start), start), ...part("deferred", start, null)];
  // A try that was resumed was scheduled after it had started; what it did before it gave its slot up is not kept.
  if (scheduledAt !== null && scheduledAt > start) {
    const again = queuedAt !== null && queuedAt >= scheduledAt ? queuedAt : scheduledAt;
    const isWaiting = UNSTARTED.has(state);
    return [
      ...delay,
      ...part("deferred", start, scheduledAt),
      ...part("queued", scheduledAt, isWaiting ? null : again),
      ...(isWaiting ? [] : part("ran", again, end)),
    ];
  }
  if (state === "up_for_reschedule") return [...delay, ...part("rescheduled", firstLook ?? start, null)];
  const looked = firstLook !== null && firstLook < start ? part("rescheduled", firstLook, start) : [];
  const waited = looked.length > 0 ? [] : part("queued", queuedFrom(asked, start), start);
  // What ended within the same millisecond still ran.
  const ran: GanttPart[] = [
    { kind: "ran", state, tryNumber, from: start, to: end === null ? null : Math.max(end, start) },
  ];
  return [...delay, ...looked, ...waited, ...ran];
}

function queuedFrom(asked: number | null, start: number): number {
  return asked === null ? start : Math.min(asked, start);
}

/** The time of each instance of a run, by task; a retry that is still awaited goes on. */
export function buildGanttLines({ tries, first_looks }: TimelineAnswer): ReadonlyMap<string, readonly GanttLine[]> {
  const looks = new Map(first_looks.map(([taskId, mapIndex, at]) => [`${mapIndex} ${taskId}`, Date.parse(at)]));
  const byInstance = new Map<string, TimelineTry[]>();
  for (const one of tries) {
    const key = `${one[1]} ${one[0]}`;
    const known = byInstance.get(key);
    if (known === undefined) byInstance.set(key, [one]);
    else known.push(one);
  }
  const lines = new Map<string, GanttLine[]>();
  for (const [key, ofInstance] of byInstance) {
    const line = lineOf(
      ofInstance.toSorted((left, right) => left[2] - right[2]),
      looks.get(key) ?? null,
    );
    const known = lines.get(line.taskId);
    if (known === undefined) lines.set(line.taskId, [line]);
    else known.push(line);
  }
  for (const ofTask of lines.values()) ofTask.sort((left, right) => left.mapIndex - right.mapIndex);
  return lines;
}

function lineOf(tries: readonly TimelineTry[], firstLook: number | null): GanttLine {
  const parts: GanttPart[] = [];
  let before: number | null = null;
  for (const [index, one] of tries.entries()) {
    // Only the present try can have looked again and again.
    parts.push(...partsOfTry(one, before, index === tries.length - 1 ? firstLook : null));
    before = millisecondsOf(one[7]);
  }
  const last = tries.at(-1);
  const state = last?.[3] ?? "none";
  if (state === "up_for_retry" && before !== null) {
    parts.push({ kind: "retry", state, tryNumber: last?.[2] ?? 0, from: before, to: null });
  }
  return { taskId: last?.[0] ?? "", mapIndex: last?.[1] ?? -1, state, tryNumber: last?.[2] ?? 0, parts };
}

/** When something began and ended, and how long of it ran and waited, in seconds. */
export interface GanttSpan {
  readonly from: number;
  /** The present while it goes on. */
  readonly to: number;
  readonly isOpen: boolean;
  readonly ran: number;
  readonly waited: number;
}

/** The time of some instances together; `null` when none has begun to wait. */
export function spanOf(lines: readonly GanttLine[], now: number): GanttSpan | null {
  const parts = lines.flatMap((line) => line.parts);
  if (parts.length === 0) return null;
  let [from, to, ran, waited, isOpen] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0, false];
  for (const part of parts) {
    const end = part.to ?? Math.max(now, part.from);
    from = Math.min(from, part.from);
    to = Math.max(to, end);
    if (part.to === null) isOpen = true;
    if (part.kind === "ran") ran += end - part.from;
    else waited += end - part.from;
  }
  return { from, to, isOpen, ran: ran / 1000, waited: waited / 1000 };
}
