import { UNMAPPED } from "@baram/domain";
import type { DateOrRunId } from "../../arguments/date-argument.ts";
import type { Installation } from "../../installation/installation.ts";
import type { DagRunOfApi, TaskInstanceOfApi } from "../../installation/installation-dag-runs.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { dagNotFound } from "../dags/get-known-dag.ts";
import { getRun } from "./find-run.ts";

/** Which task instance a command is about. */
export interface TaskInstanceArguments {
  readonly dagId: string;
  readonly taskId: string;
  readonly dateOrRunId: DateOrRunId;
  /** Which instance of a mapped task. */
  readonly mapIndex?: number;
}

/** A task instance with its run. Throws {@link CommandFailure} that says what of it there is not. */
export async function getTaskInstance(
  installation: Installation,
  given: TaskInstanceArguments,
): Promise<{ readonly instance: TaskInstanceOfApi; readonly run: DagRunOfApi }> {
  const { dagId, taskId, dateOrRunId, mapIndex = UNMAPPED } = given;
  const tasks = await installation.listTasks(dagId);
  if (tasks === null) throw dagNotFound(dagId);
  const task = tasks.find(({ task_id }) => task_id === taskId);
  if (task === undefined) throw new CommandFailure(`Task ${taskId} not found`);
  const isMapped = task["is_mapped"] === true;
  if (isMapped && mapIndex === UNMAPPED) {
    throw new CommandFailure(`Task ${taskId} is mapped: say which instance, with --map-index from 0.`);
  }
  if (!isMapped && mapIndex !== UNMAPPED) {
    throw new CommandFailure(`Task ${taskId} is not mapped: leave --map-index out.`);
  }
  const run = await getRun(installation, { dagId, dateOrRunId });
  const instances = await installation.dagRuns.listTaskInstances(dagId, run.dag_run_id);
  const instance = instances.find(({ task_id, map_index }) => task_id === taskId && map_index === mapIndex);
  if (instance !== undefined) return { instance, run };
  throw new CommandFailure(
    `TaskInstance for ${dagId}, ${taskId}, map=${mapIndex} with run_id or execution_date of '${dateOrRunId.text}' not found`,
  );
}
