export * from "./maintenance/adopt-orphaned-task-instances.ts";
export * from "./rehearsal-workload.ts";
export * from "./scheduler.ts";
export type * from "./scheduler-dependencies.ts";
export * from "./steps/deliver-callbacks.ts";
export * from "./workload-of.ts";
