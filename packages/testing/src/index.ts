export {
  type CheckedDag,
  type DagRule,
  expectDagsToBeSound,
  type SoundnessOptions,
} from "./dag-folder/expect-dags-to-be-sound.ts";
export { expectProviderToBeSound } from "./provider/expect-provider-to-be-sound.ts";
export type { TestedHumanResponse } from "./run-dag/human-responses.ts";
export type { TestMoment } from "./run-dag/moments.ts";
export { type OtherRun, type RunDagOptions, runDag } from "./run-dag/run-dag.ts";
export { type ListScheduledRunsOptions, listScheduledRuns, type ScheduledRun } from "./run-dag/scheduled-runs.ts";
export type { TestConnection, TestSettings } from "./run-dag/settings.ts";
export { type FailsOptions, fails, returns, skips, type TaskOutcome } from "./run-dag/task-outcome.ts";
export type { TaskName, TestedRun, TestedTaskInstance } from "./run-dag/tested-run.ts";
export { type RunTaskOptions, runTask, type TestableTask, type TestedTask } from "./run-task/run-task.ts";
