import type { GroupState } from "../dag/dag-state.ts";
import { createReference } from "../reference/create-reference.ts";
import { referenceTargetOf } from "../reference/reference-target.ts";
import type { Expansion } from "./expansion.ts";

/**
 * What the function of a task group is given: a reference for each of the group's inputs.
 *
 * What `expandKwargs` names is known only when the group's tasks run, so there every name has a reference.
 */
export function inputReferences(group: GroupState): Readonly<Record<string, unknown>> {
  if (group.inputs === null) return {};
  const { constants, expansion } = group.inputs;
  const reference = (name: string) => createReference({ kind: "groupInput", group, name, path: [] });
  const names = [...Object.keys(constants), ...namesIn(expansion)];
  const known = Object.fromEntries(names.map((name) => [name, reference(name)]));
  if (expansion?.kind !== "objects") return known;
  return new Proxy(known, {
    get: (made, name) => {
      if (typeof name === "symbol") return undefined;
      made[name] ??= reference(name);
      return made[name];
    },
  });
}

/** The names that stand in the Dag file. */
function namesIn(expansion: Expansion | null): readonly string[] {
  if (expansion === null) return [];
  if (expansion.kind === "product") return Object.keys(expansion.lists);
  const objects: readonly unknown[] = Array.isArray(expansion.objects) ? expansion.objects : [];
  return objects.flatMap((object) => (referenceTargetOf(object) === null ? Object.keys(object as object) : []));
}
