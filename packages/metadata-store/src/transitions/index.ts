export * from "./apply-backfill-transition.ts";
export * from "./apply-dag-run-transitions.ts";
export * from "./apply-task-instance-transitions.ts";
