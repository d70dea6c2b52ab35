import type { SerializedMapLength } from "@baram/domain";
import type { DagPlace } from "../dag/dag-error.ts";
import { operatorStateOf } from "../dag/dag-state.ts";
import { behindGroupInput } from "../reference/behind-group-input.ts";
import { isPlainObject } from "../reference/find-references.ts";
import {
  describeReference,
  type ReferenceTarget,
  referenceTargetOf,
  type XComTarget,
} from "../reference/reference-target.ts";
import { type Expansion, expandedValues } from "./expansion.ts";
import { mappedGroupAround } from "./mapped-group-around.ts";
import { NotExpandableError, UnsupportedGroupValueError } from "./mapping-error.ts";

/** What decides into how many instances an expansion goes. */
export function lengthOfExpansion(place: DagPlace, expansion: Expansion): SerializedMapLength {
  const lengths = expandedValues(expansion).map((value) => lengthOfList(place, value));
  const [first] = lengths;
  return lengths.length === 1 && first !== undefined ? first : { kind: "product", of: lengths };
}

/** What decides how many elements a list, an object or a reference has. */
function lengthOfList(place: DagPlace, list: unknown): SerializedMapLength {
  const target = referenceTargetOf(list);
  if (target !== null) return lengthOfTarget(place, target);
  return { kind: "literal", length: Array.isArray(list) ? list.length : Object.keys(list as object).length };
}

function lengthOfTarget(place: DagPlace, given: ReferenceTarget): SerializedMapLength {
  const behind = behindGroupInput(given);
  if (behind.kind === "written") return lengthOfList(place, requireList(place, given, behind.value));
  const { target } = behind;
  switch (target.kind) {
    case "xcom":
      return lengthOfResult(place, target);
    case "groupResult":
      return { kind: "task", taskId: target.of.operator.taskId };
    case "map":
      return lengthOfTarget(place, target.source);
    case "zip": {
      const kind = target.fill === null ? "shortest" : "longest";
      return { kind, of: target.sources.map((source) => lengthOfTarget(place, source)) };
    }
    case "concat":
      return { kind: "sum", of: target.sources.map((source) => lengthOfTarget(place, source)) };
    case "groupInput":
      throw new UnsupportedGroupValueError(
        place,
        `it is expanded over "${target.name}", which the task group "${target.group.groupId}" has another one of for each index: ` +
          "give the inner group a list that is the same for all, or make the combinations in a task before the groups.",
      );
  }
}

function requireList(place: DagPlace, target: ReferenceTarget, value: unknown): unknown {
  if (typeof value === "object" && value !== null && (Array.isArray(value) || isPlainObject(value))) return value;
  throw new NotExpandableError(
    place,
    `it is expanded over ${describeReference(target)}, for which the group was given ${String(value)}; expected a list, an object or a reference.`,
  );
}

/** One instance's result has parts; what several instances return is a list of its own. */
function lengthOfResult(place: DagPlace, target: XComTarget): SerializedMapLength {
  const { operator, path } = target;
  const { taskId } = operator;
  if (path.length === 0) return { kind: "task", taskId };
  const state = operatorStateOf(operator);
  if (state?.mapping === null && mappedGroupAround(state.group) === null) return { kind: "task", taskId, path };
  throw new UnsupportedGroupValueError(
    place,
    `it is expanded over ${describeReference(target)}, a part of what the instances of a mapped task return: return that part from a task of its own.`,
  );
}
