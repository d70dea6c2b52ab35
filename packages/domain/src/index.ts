export * from "./dag-run/dag-run-state.ts";
export * from "./invariant.ts";
export type * from "./json.ts";
export * from "./readiness/trigger-rule.ts";
export * from "./serialized-dag/serialized-dag.ts";
export * from "./task-instance/priority-weight.ts";
export * from "./task-instance/task-instance-key.ts";
export * from "./task-instance/task-instance-state.ts";
export * from "./time/instant.ts";
