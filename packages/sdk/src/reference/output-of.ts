import { RETURN_VALUE_KEY } from "@baram/domain";
import type { Operator } from "../dag/dag-state.ts";
import { createReference } from "./create-reference.ts";
import type { TaskReference } from "./task-reference.ts";

/** The reference to what an operator's task returns. */
export function outputOf(operator: Operator): TaskReference<unknown> {
  return createReference({ kind: "xcom", operator, key: RETURN_VALUE_KEY, path: [], schema: null });
}
