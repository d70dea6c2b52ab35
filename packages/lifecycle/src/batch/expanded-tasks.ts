import type { DagMapping, InstanceCounts, TaskInstanceState } from "@baram/domain";
import {
  countsOfExpansion,
  lengthsOfExpansion,
  type TaskExpansionChange,
  type TaskExpansionTable,
} from "@baram/metadata-store";

/** A mapped task that has been expanded in a run. */
export interface TaskExpansion {
  /** How often each level around the task is repeated, outermost first. */
  readonly lengths: readonly number[];
  /** The first map index that is still to be inserted or looked at; `null` when all have been. */
  readonly nextMapIndex: number | null;
  /** How many instances returned a value; `null` when that is not known. */
  readonly pushedCount: number | null;
}

type Moves = { -readonly [Name in keyof InstanceCounts]: number };

interface Known {
  readonly expansion: TaskExpansion;
  readonly counts: InstanceCounts;
}

/** Which column of the counts a state is in; the others, on their way, are in the total alone. */
const COUNTED_AS: Partial<Record<TaskInstanceState, Exclude<keyof InstanceCounts, "total">>> = {
  none: "none",
  success: "success",
  failed: "failed",
  upstream_failed: "upstreamFailed",
  skipped: "skipped",
};

/**
 * What a batch knows of a run's mapped tasks: which are expanded, how their instances are counted, and single
 * instances by their map index.
 *
 * Counts are kept as differences, so that an instance can move without its task's counts having been read.
 */
export class ExpandedTasks<Instance> {
  readonly #mapping: DagMapping | null;
  readonly #known = new Map<string, Known | null>();
  readonly #moves = new Map<string, Moves>();
  readonly #byIndex = new Map<string, Map<number, Instance | null>>();

  constructor(mapping: DagMapping | null) {
    this.#mapping = mapping;
  }

  /** Whether it was read if the task is expanded. */
  isRead(taskId: string): boolean {
    return this.#known.has(taskId);
  }

  /** Takes over what is stored; `null` for a task that is not expanded. What moved before is counted on top. */
  read(taskId: string, row: TaskExpansionTable | null): void {
    this.#known.set(taskId, row === null ? null : knownOf(row));
  }

  /** Takes over what has just been written, with which the counts begin anew. */
  replace(taskId: string, row: TaskExpansionTable | null): void {
    this.#moves.delete(taskId);
    this.read(taskId, row);
  }

  /** Changes what is remembered beside the counts. */
  change(taskId: string, changes: Partial<TaskExpansion>): void {
    const known = this.#known.get(taskId) ?? null;
    if (known === null) return;
    this.#known.set(taskId, { ...known, expansion: { ...known.expansion, ...changes } });
  }

  /** `null` for a task that is not mapped, or not expanded; it must have been read. */
  find(taskId: string): TaskExpansion | null {
    const known = this.#known.get(taskId) ?? null;
    if (known === null) return null;
    const { expansion } = known;
    return this.#moves.has(taskId) ? { ...expansion, pushedCount: null } : expansion;
  }

  /** How the instances of an expanded task stand by now. */
  counts(taskId: string): InstanceCounts | null {
    const known = this.#known.get(taskId) ?? null;
    if (known === null) return null;
    const moves = this.#moves.get(taskId);
    if (moves === undefined) return known.counts;
    const { counts } = known;
    return {
      total: counts.total + moves.total,
      none: counts.none + moves.none,
      success: counts.success + moves.success,
      failed: counts.failed + moves.failed,
      upstreamFailed: counts.upstreamFailed + moves.upstreamFailed,
      skipped: counts.skipped + moves.skipped,
    };
  }

  /** Counts an instance that moves. Only instances of an expansion are counted, not the unmapped one before it. */
  move(taskId: string, mapIndex: number, from: TaskInstanceState, to: TaskInstanceState): void {
    if (mapIndex < 0 || from === to || this.#mapping === null || this.#mapping.find(taskId) === null) return;
    const moves = this.#movesOf(taskId);
    moves.total += Number(from === "removed") - Number(to === "removed");
    const left = COUNTED_AS[from];
    const entered = COUNTED_AS[to];
    if (left !== undefined) moves[left] -= 1;
    if (entered !== undefined) moves[entered] += 1;
  }

  /** Counts instances that were added without a status. */
  add(taskId: string, count: number): void {
    const moves = this.#movesOf(taskId);
    moves.total += count;
    moves.none += count;
  }

  /** What is to be written, each difference once. */
  takeChanges(dagRunId: number): readonly TaskExpansionChange[] {
    const changes = [...this.#moves].map(([taskId, moves]) => ({
      dagRunId,
      taskId,
      instanceCount: moves.total,
      noneCount: moves.none,
      successCount: moves.success,
      failedCount: moves.failed,
      upstreamFailedCount: moves.upstreamFailed,
      skippedCount: moves.skipped,
    }));
    for (const taskId of this.#moves.keys()) {
      const counts = this.counts(taskId);
      const known = this.#known.get(taskId) ?? null;
      if (known !== null && counts !== null) {
        this.#known.set(taskId, { counts, expansion: { ...known.expansion, pushedCount: null } });
      }
    }
    this.#moves.clear();
    return changes;
  }

  /** An instance by its map index; `null` where there is none, `undefined` where it was not read. */
  at(taskId: string, mapIndex: number): Instance | null | undefined {
    return this.#byIndex.get(taskId)?.get(mapIndex);
  }

  place(taskId: string, mapIndex: number, instance: Instance | null): void {
    let indexes = this.#byIndex.get(taskId);
    if (indexes === undefined) {
      indexes = new Map();
      this.#byIndex.set(taskId, indexes);
    }
    indexes.set(mapIndex, instance);
  }

  #movesOf(taskId: string): Moves {
    let moves = this.#moves.get(taskId);
    if (moves === undefined) {
      moves = { total: 0, none: 0, success: 0, failed: 0, upstreamFailed: 0, skipped: 0 };
      this.#moves.set(taskId, moves);
    }
    return moves;
  }
}

function knownOf(row: TaskExpansionTable): Known {
  const { nextMapIndex, pushedCount } = row;
  const expansion = { lengths: lengthsOfExpansion(row), nextMapIndex, pushedCount };
  return { expansion, counts: countsOfExpansion(row) };
}
