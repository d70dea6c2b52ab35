import { currentExecution } from "../context/execution.ts";

/**
 * Whether an operator with an option `deferrable` defers, asked while its task runs.
 *
 * @param given what the author said; `null` and `undefined` leave it to the configuration's
 *   `[operators] default_deferrable`.
 */
export function isDeferrable(given: boolean | null | undefined): boolean {
  return given ?? currentExecution()?.isDeferrableByDefault ?? false;
}
