import { RETURN_VALUE_KEY } from "@baram/domain";
import type { DagPlace } from "../dag/dag-error.ts";
import { operatorStateOf } from "../dag/dag-state.ts";
import { createReference } from "../reference/create-reference.ts";
import { referenceTargetOf } from "../reference/reference-target.ts";
import { MappedKeyError } from "./mapping-error.ts";

/**
 * What a task group is expanded over, where that is another XCom than what a task returned: the same part of what it
 * returned, whose length is recorded.
 *
 * Parity: a group, unlike a task, may be expanded over a key of a task with multiple outputs.
 */
export function keyAsPart(place: DagPlace, list: unknown): unknown {
  const target = referenceTargetOf(list);
  if (target?.kind !== "xcom" || target.key === RETURN_VALUE_KEY) return list;
  if (operatorStateOf(target.operator)?.settings.multipleOutputs === true) {
    return createReference({ ...target, key: RETURN_VALUE_KEY, path: [target.key, ...target.path], schema: null });
  }
  throw new MappedKeyError(
    place,
    `a task group is expanded over the XCom "${target.key}" of "${target.operator.taskId}"; only what a task returned has a known length: return the list from the task.`,
  );
}
