import type { SerializedTask } from "@baram/domain";

/** Under this key a class of operators says its kind when that is not `work`. */
export const OPERATOR_KIND = Symbol.for("baram.operatorKind");

/** How the scheduler treats an operator's tasks. */
export type OperatorKind = SerializedTask["kind"];
