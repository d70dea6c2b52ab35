import { type GroupState, operatorStateOf } from "../dag/dag-state.ts";
import { isWithin } from "../graph/group-ids.ts";
import { createReference } from "../reference/create-reference.ts";
import { isPlainObject } from "../reference/find-references.ts";
import { describeReference, type ReferenceTarget, referenceTargetOf } from "../reference/reference-target.ts";
import { UnsupportedGroupValueError } from "./mapping-error.ts";

/** What the function of a mapped task group returned, as it is seen from outside: each reference has a value per index. */
export function resultOfAllIndexes(group: GroupState, result: unknown): unknown {
  if (typeof result !== "object" || result === null) return result;
  const target = referenceTargetOf(result);
  if (target !== null) return ofAllIndexes(group, target);
  if (Array.isArray(result)) return result.map((item) => resultOfAllIndexes(group, item));
  if (!isPlainObject(result)) return result;
  return Object.fromEntries(Object.entries(result).map(([name, item]) => [name, resultOfAllIndexes(group, item)]));
}

function ofAllIndexes(group: GroupState, target: ReferenceTarget): unknown {
  if (target.kind === "xcom" && isWithin(operatorStateOf(target.operator)?.group ?? null, group)) {
    return createReference({ kind: "groupResult", of: target, path: [] });
  }
  throw new UnsupportedGroupValueError(
    { dagId: group.dag.dagId, taskId: null },
    `the function of the mapped task group "${group.groupId}" returned ${describeReference(target)}, which no task in the group returns: return the result of one of its tasks.`,
  );
}
