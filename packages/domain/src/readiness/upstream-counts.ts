import type { JsonObject } from "../json.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";

/**
 * How the instances directly upstream of a task stand, as numbers: all that a trigger rule ever looks at.
 *
 * An upstream task that has no instance in the run counts in `total` and nowhere else: it is never done.
 */
export interface UpstreamCounts {
  readonly total: number;
  readonly success: number;
  readonly failed: number;
  readonly upstreamFailed: number;
  readonly skipped: number;
  readonly removed: number;
  /** The setups among them. */
  readonly setupTotal: number;
  readonly setupSuccess: number;
  readonly setupSkipped: number;
}

/** An upstream instance by name, for sentences. */
export interface NamedTaskState {
  readonly taskId: string;
  readonly state: TaskInstanceState;
}

/** The counts of a task with nothing upstream. */
export const NO_UPSTREAM: UpstreamCounts = {
  total: 0,
  success: 0,
  failed: 0,
  upstreamFailed: 0,
  skipped: 0,
  removed: 0,
  setupTotal: 0,
  setupSuccess: 0,
  setupSkipped: 0,
};

/** Counts upstream instances one by one. One that does not exist in the run is given as `none`. */
export function countUpstream(
  states: Iterable<{ readonly state: TaskInstanceState; readonly isSetup: boolean }>,
): UpstreamCounts {
  const counts = { ...NO_UPSTREAM };
  for (const { state, isSetup } of states) {
    counts.total += 1;
    if (state === "success") counts.success += 1;
    else if (state === "failed") counts.failed += 1;
    else if (state === "upstream_failed") counts.upstreamFailed += 1;
    else if (state === "skipped") counts.skipped += 1;
    else if (state === "removed") counts.removed += 1;
    if (!isSetup) continue;
    counts.setupTotal += 1;
    if (state === "success") counts.setupSuccess += 1;
    else if (state === "skipped") counts.setupSkipped += 1;
  }
  return counts;
}

/** How many upstream instances are finished, whatever their end. */
export function countDone(counts: UpstreamCounts): number {
  return counts.success + counts.failed + counts.upstreamFailed + counts.skipped + counts.removed;
}

/** How many names a sentence lists before it says how many more there are. */
const NAMES_MAXIMUM = 3;

/**
 * The counts as people read them: `of 3 upstream tasks, 1 failed (extract) and 2 are not finished`.
 *
 * @param named where given, the sentence names the tasks it counts.
 */
export function describeUpstream(counts: UpstreamCounts, named: readonly NamedTaskState[] = []): string {
  const groups: readonly (readonly [number, keyof typeof STANDINGS])[] = [
    [counts.success, "success"],
    [counts.failed, "failed"],
    [counts.upstreamFailed, "upstream_failed"],
    [counts.skipped, "skipped"],
    [counts.removed, "removed"],
    [counts.total - countDone(counts), "unfinished"],
  ];
  const parts = groups
    .filter(([count]) => count > 0)
    .map(([count, standing]) => {
      const names = named.filter(({ state }) => standingOf(state) === standing).map(({ taskId }) => taskId);
      return `${count} ${STANDINGS[standing]}${describeNames(names)}`;
    });
  return `of ${counts.total} upstream ${counts.total === 1 ? "task" : "tasks"}, ${joinWithAnd(parts)}`;
}

/** How an upstream task stands, in the words of a sentence. */
const STANDINGS = {
  success: "succeeded",
  failed: "failed",
  upstream_failed: "could not run for a failure above",
  skipped: "skipped",
  removed: "left the Dag",
  unfinished: "not finished",
} as const;

function standingOf(state: TaskInstanceState): keyof typeof STANDINGS {
  return isDone(state) ? state : "unfinished";
}

function isDone(state: TaskInstanceState): state is Exclude<keyof typeof STANDINGS, "unfinished"> {
  return state in STANDINGS;
}

const STANDING = new RegExp(`(\\d+) (${Object.values(STANDINGS).join("|")})(?: \\(([^)]*)\\))?(?=,| and |$)`, "g");

/** Reads what {@link describeUpstream} said: how many upstream tasks there are, and how many of them stand how. */
export function readUpstream(words: string): JsonObject {
  const total = Number(/^of (\d+) /.exec(words)?.[1] ?? 0);
  const standings = Object.entries(STANDINGS);
  return {
    total,
    groups: [...words.matchAll(STANDING)].map(([, count, wording, names = ""]) => ({
      standing: standings.find(([, each]) => each === wording)?.[0] ?? null,
      count: Number(count),
      taskIds: names === "" ? [] : names.replace(/ and \d+ more$/, "").split(", "),
    })),
  };
}

function describeNames(names: readonly string[]): string {
  if (names.length === 0) return "";
  const more = names.length - NAMES_MAXIMUM;
  const shown = names.slice(0, NAMES_MAXIMUM).join(", ");
  return more > 0 ? ` (${shown} and ${more} more)` : ` (${shown})`;
}

function joinWithAnd(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
