import type { SerializedMapLength } from "./serialized-dag.ts";

/** How many elements a result may have that something is mapped over, unless the configuration says otherwise. */
export const DEFAULT_MAX_MAP_LENGTH = 10_000;

/** The tasks whose results decide how many instances there are, each once, in the order they are named. */
export function tasksThatGiveTheLength(length: SerializedMapLength): readonly string[] {
  if (length.kind === "literal") return [];
  if (length.kind === "task") return [length.taskId];
  return [...new Set(length.of.flatMap(tasksThatGiveTheLength))];
}

/** The parts of results that decide how many instances there are. */
export function resultsThatGiveTheLength(
  length: SerializedMapLength,
): readonly Extract<SerializedMapLength, { kind: "task" }>[] {
  if (length.kind === "literal") return [];
  if (length.kind === "task") return [length];
  return length.of.flatMap(resultsThatGiveTheLength);
}

/** Names a part of a result among the lengths that are kept of it. */
export function partName(path: readonly string[]): string {
  return JSON.stringify(path);
}
