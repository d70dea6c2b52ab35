import type { SerializedTask } from "@baram/domain";

/** Under this key a class of operators says its kind when that is not `work`. */
export const OPERATOR_KIND = Symbol.for("baram.operatorKind");

/** How the scheduler treats an operator's tasks. */
export type OperatorKind = SerializedTask["kind"];

/**
 * Under this key a branch or a short circuit has a method that says by what it decides, given its result. Without one it
 * decides by its result itself. Registered, because two copies of this package may meet in one process.
 */
export const DECIDES_BY = Symbol.for("baram.decidesBy");

/** By what a branch or a short circuit decides, given its result. */
export function decidedBy(operator: object, result: unknown): unknown {
  const decides: unknown = Reflect.get(operator, DECIDES_BY);
  return typeof decides === "function" ? decides.call(operator, result) : result;
}
