import type { DagRunState, JsonObject, RunType, TaskInstanceState } from "@baram/domain";
import type { Reference } from "@baram/sdk";
import { taskIdOf } from "@baram/sdk/runtime";

/** What became of a task, or of one instance of a mapped one. */
export interface TestedTaskInstance<T = unknown> {
  readonly taskId: string;
  /** From 0 for an instance of a mapped task; -1 for a task that is not mapped. */
  readonly mapIndex: number;
  /** What its `mapIndexTemplate` calls it; `null` without one. */
  readonly renderedMapIndex: string | null;
  readonly state: TaskInstanceState;
  /** What the task returned; `undefined` when it returned nothing. */
  readonly result: T;
  /** How often it was tried. */
  readonly tryNumber: number;
  /** Everything it stored, `return_value` included, by key. */
  readonly xcoms: Readonly<Record<string, unknown>>;
  /** What its last try wrote, line by line. */
  readonly log: string;
  /** Why it failed, was skipped or did not run, in a sentence; `null` for a success. */
  readonly error: string | null;
}

/** What names a task: its id, what its call returned, or the operator. */
export type TaskName<T> = string | Reference<T> | { readonly output: Reference<T> };

type TestedRunContent = Pick<
  TestedRun,
  "dagId" | "runId" | "runType" | "logicalDate" | "conf" | "state" | "taskInstances" | "otherRuns"
>;

/** What became of a run. */
export class TestedRun {
  readonly dagId: string;
  readonly runId: string;
  readonly runType: RunType;
  readonly logicalDate: Date;
  /** What it was triggered with. */
  readonly conf: JsonObject;
  /** `running` when nothing in it can go on although it has not ended. */
  readonly state: DagRunState;
  /** By task id, then by map index. */
  readonly taskInstances: readonly TestedTaskInstance[];
  /** The other runs that there were in the end, in order of creation: those asked for, triggered, and made by assets. */
  readonly otherRuns: readonly TestedRun[];

  constructor(given: TestedRunContent) {
    this.dagId = given.dagId;
    this.runId = given.runId;
    this.runType = given.runType;
    this.logicalDate = given.logicalDate;
    this.conf = given.conf;
    this.state = given.state;
    this.taskInstances = given.taskInstances;
    this.otherRuns = given.otherRuns;
  }

  /** The other runs of one Dag. */
  runsOf(dag: string | { readonly dagId: string }): readonly TestedRun[] {
    const dagId = typeof dag === "string" ? dag : dag.dagId;
    return this.otherRuns.filter((run) => run.dagId === dagId);
  }

  /** What became of one task. Throws a sentence for a task that the run does not have, or has several instances of. */
  task<T>(which: TaskName<T>, mapIndex?: number): TestedTaskInstance<T> {
    const taskId = requireTaskId(which);
    const found = this.taskInstances.filter(
      (instance) => instance.taskId === taskId && (mapIndex === undefined || instance.mapIndex === mapIndex),
    );
    const [instance] = found;
    if (instance !== undefined && found.length === 1) return instance as TestedTaskInstance<T>;
    throw new Error(instance === undefined ? this.#missing(taskId, mapIndex) : severalInstances(taskId, found.length));
  }

  /** Every instance of a task, by map index. */
  instancesOf<T>(which: TaskName<T>): readonly TestedTaskInstance<T>[] {
    const taskId = requireTaskId(which);
    return this.taskInstances.filter((instance) => instance.taskId === taskId) as readonly TestedTaskInstance<T>[];
  }

  #missing(taskId: string, mapIndex: number | undefined): string {
    const indexes = this.instancesOf(taskId).map((instance) => instance.mapIndex);
    if (mapIndex !== undefined && indexes.length > 0) {
      return `The task "${taskId}" has no instance ${mapIndex} in this run; it has ${indexes.join(", ")}.`;
    }
    const taskIds = [...new Set(this.taskInstances.map((instance) => instance.taskId))];
    return `The run has no task "${taskId}"; its tasks are ${taskIds.join(", ")}.`;
  }
}

function requireTaskId(which: TaskName<unknown>): string {
  const taskId = typeof which === "string" ? which : taskIdOf(which);
  if (taskId !== null) return taskId;
  throw new TypeError("This names no single task: give a task id, what the task's call returned, or its operator.");
}

function severalInstances(taskId: string, count: number): string {
  return `The task "${taskId}" has ${count} instances in this run: name one with run.task("${taskId}", 0), or take run.instancesOf("${taskId}").`;
}
