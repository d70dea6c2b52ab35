import { type Execution, executeWithContext } from "../context/execution.ts";
import type { Operator } from "../dag/dag-state.ts";
import { checkConditions } from "../task/task-condition.ts";

/**
 * Runs an operator's `execute` with its template fields rendered, and returns what that returned, awaited.
 *
 * The fields are set on the operator itself and put back afterwards, for a copy would lack the private fields of
 * the author's class. So one operator carries out one attempt at a time.
 */
export function executeOperator(
  operator: Operator,
  renderedFields: Readonly<Record<string, unknown>>,
  execution: Execution,
): Promise<unknown> {
  return withRenderedFields(operator, renderedFields, () =>
    executeWithContext(execution, async () => {
      await checkConditions(operator, execution.context);
      return operator.execute(execution.context);
    }),
  );
}

/** Sets an operator's rendered fields while author code works with it. */
export async function withRenderedFields(
  operator: Operator,
  renderedFields: Readonly<Record<string, unknown>>,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const written = Object.keys(renderedFields).map((name) => [name, Reflect.get(operator, name)] as const);
  for (const [name, value] of Object.entries(renderedFields)) Reflect.set(operator, name, value);
  try {
    return await work();
  } finally {
    for (const [name, value] of written) Reflect.set(operator, name, value);
  }
}
