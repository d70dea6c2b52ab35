import type { TaskInstance } from "../../api/ui-shapes.ts";

/** How one instance of a mapped task is called: the name its author gave it, else its map index in brackets. */
export function instanceName({
  map_index: mapIndex,
  rendered_map_index: name,
}: Pick<TaskInstance, "map_index" | "rendered_map_index">): string {
  if (name !== null && name !== "") return name;
  return mapIndex < 0 ? "[ ]" : `[${mapIndex}]`;
}
