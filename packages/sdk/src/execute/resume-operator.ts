import { type Execution, executeWithContext } from "../context/execution.ts";
import type { Operator } from "../dag/dag-state.ts";
import { DeferralTimeoutError, TriggerFailedError } from "../trigger/trigger-errors.ts";
import { withRenderedFields } from "./execute-operator.ts";

/** What a deferred operator goes on with. */
export interface OperatorResumption {
  readonly methodName: string;
  readonly kwargs: object | null;
  /** The name of the trigger's class. */
  readonly classpath: string;
  readonly outcome:
    | { readonly kind: "event"; readonly event: unknown }
    | { readonly kind: "failed"; readonly message: string }
    | { readonly kind: "timeout"; readonly of: "trigger" | "execution" };
}

/**
 * Under this key an operator says what an error means that was thrown while it was resumed: it returns the one to throw
 * in its place. Registered, because two copies of this package may meet in one process.
 */
export const JUDGE_RESUMED = Symbol.for("baram.judgeResumed");

/** Runs the method that a deferred operator named, with its template fields rendered. */
export function resumeOperator(
  operator: Operator,
  renderedFields: Readonly<Record<string, unknown>>,
  { execution, resumption }: { readonly execution: Execution; readonly resumption: OperatorResumption },
): Promise<unknown> {
  return withRenderedFields(operator, renderedFields, () =>
    executeWithContext(execution, async () => {
      try {
        return await goOn(operator, execution, resumption);
      } catch (error) {
        const judge: unknown = Reflect.get(operator, JUDGE_RESUMED);
        if (typeof judge !== "function" || execution.context.signal.aborted) throw error;
        throw judge.call(operator, error);
      }
    }),
  );
}

function goOn(operator: Operator, { context }: Execution, resumption: OperatorResumption): unknown {
  const { methodName, kwargs, classpath, outcome } = resumption;
  if (outcome.kind === "timeout") throw new DeferralTimeoutError(classpath, outcome.of);
  if (outcome.kind === "failed") throw new TriggerFailedError(classpath, outcome.message);
  return resumingMethod(operator, methodName).call(operator, outcome.event, context, kwargs ?? {});
}

/** The method of a name; throws a sentence where the operator has none. */
export function resumingMethod(operator: Operator, methodName: string): (...given: readonly unknown[]) => unknown {
  const method: unknown = Reflect.get(operator, methodName);
  if (typeof method === "function") return method as (...given: readonly unknown[]) => unknown;
  throw new TypeError(
    `${operator.constructor.name} has no method "${methodName}" to go on with; expected "resumeWith" to be a method of the operator, such as this.readResponse.`,
  );
}
