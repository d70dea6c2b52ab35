import type { SerializedMapLength } from "../serialized-dag/serialized-dag.ts";
import type { MappedTask } from "./dag-mapping.ts";

/** How long the result of a task is, or a part of it; `null` while it is not known. */
export type LengthOfTask = (taskId: string, path: readonly string[]) => number | null;

/**
 * How often each level around a mapped task is repeated, outermost first; the instances are their product.
 *
 * @returns `null` where one of them is not known.
 */
export function mapLengths({ lengths }: MappedTask, lengthOf: LengthOfTask): readonly number[] | null {
  return eachKnown(lengths.map((length) => mapLength(length, lengthOf)));
}

/** The lengths of a task that is expanded over what stands in the Dag file; `null` for one that needs a result. */
export function literalMapLengths(task: MappedTask): readonly number[] | null {
  return task.sourceIds.length > 0 ? null : mapLengths(task, () => null);
}

/** How many instances there are with these lengths. */
export function instanceTotal(lengths: readonly number[]): number {
  return lengths.reduce((product, length) => product * length, 1);
}

function mapLength(length: SerializedMapLength, lengthOf: LengthOfTask): number | null {
  if (length.kind === "literal") return length.length;
  if (length.kind === "task") return lengthOf(length.taskId, length.path ?? []);
  const parts = eachKnown(length.of.map((part) => mapLength(part, lengthOf)));
  if (parts === null) return null;
  switch (length.kind) {
    case "product":
      return instanceTotal(parts);
    case "shortest":
      return parts.length === 0 ? 0 : Math.min(...parts);
    case "longest":
      return Math.max(0, ...parts);
    case "sum":
      return parts.reduce((sum, part) => sum + part, 0);
  }
}

function eachKnown(lengths: readonly (number | null)[]): readonly number[] | null {
  return lengths.every((length) => length !== null) ? lengths : null;
}
