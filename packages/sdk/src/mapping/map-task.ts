import type { DagPlace } from "../dag/dag-error.ts";
import { OPERATOR_STATE, type Operator, placeOfOperator } from "../dag/dag-state.ts";
import { refuseUnknownOptions } from "../options/check-options.ts";
import { OptionReader } from "../options/option-reader.ts";
import { referenceTargetOf } from "../reference/reference-target.ts";
import { checkKeys, checkLists, checkObjects } from "./check-expansion.ts";
import { type Expansion, expandedValues, type TaskMapping } from "./expansion.ts";
import { mappedGroupAround } from "./mapped-group-around.ts";
import { AlwaysExpandedError, MappedInsideMappedGroupError } from "./mapping-error.ts";

/** Reads what `expand` was given. */
export function readLists(place: DagPlace, lists: unknown): Expansion {
  const expansion: Expansion = { kind: "product", lists: checkLists(place, lists) };
  checkKeys(place, expandedValues(expansion));
  return expansion;
}

const EXPAND_KWARGS_OPTIONS: ReadonlySet<string> = new Set(["strict"]);

/** Reads what `expandKwargs` was given. */
export function readObjects(place: DagPlace, objects: unknown, options: { readonly strict?: boolean }): Expansion {
  refuseUnknownOptions(place, "expandKwargs", options, EXPAND_KWARGS_OPTIONS);
  const expansion: Expansion = {
    kind: "objects",
    objects: checkObjects(place, objects),
    isStrict: new OptionReader(place, options).flag("strict") ?? true,
  };
  checkKeys(place, expandedValues(expansion));
  return expansion;
}

/** Makes a task that was just placed a mapped one. */
export function mapTask(operator: Operator, mapping: TaskMapping): void {
  const state = operator[OPERATOR_STATE];
  const place = placeOfOperator(operator);
  const around = mappedGroupAround(state.group);
  if (around !== null) {
    throw new MappedInsideMappedGroupError(
      place,
      `it is mapped inside the mapped task group "${around.groupId}", which is not possible: ` +
        "put it in a mapped group of its own, or do the work of all its elements in one task.",
    );
  }
  // Parity: only a function's `expand` is looked at, an operator's and `expandKwargs` are not.
  const isLookedAt = mapping.of === "inputs" && mapping.expansion.kind === "product";
  if (isLookedAt && state.settings.triggerRule === "always" && expandsOverReference(mapping.expansion)) {
    throw new AlwaysExpandedError(
      place,
      'it is expanded over what another task returns, but its trigger rule "always" does not wait for that: use another rule, or a list written in the Dag file.',
    );
  }
  state.mapping = mapping;
}

function expandsOverReference(expansion: Expansion): boolean {
  return expandedValues(expansion).some((value) => referenceTargetOf(value) !== null);
}
