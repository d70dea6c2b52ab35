/*
 * What the process that runs author code needs of the SDK. An attempt goes through it in this order:
 *
 *   collectDags → operatorOf → renderTemplateFields → executeOperator → decideSkips, signalOf for what was thrown
 */
export { currentExecution, type Execution, type ExecutionServices, executeWithContext } from "./context/execution.ts";
export { collectDags } from "./dag/dag-registry.ts";
export { decideSkips, type SkippedTasks } from "./execute/decide-skips.ts";
export { executeOperator } from "./execute/execute-operator.ts";
export { operatorOf, settingsOf } from "./execute/operator-of.ts";
export type { TaskSettings } from "./operators/task-settings.ts";
export { type PullXCom, XComSchemaError } from "./reference/resolve-reference.ts";
export { serializeDag } from "./serialize/serialize-dag.ts";
export { signalOf } from "./task/signals.ts";
export { renderTemplateFields, type TemplatePlace, type TemplateRendering } from "./template/render-template-fields.ts";
