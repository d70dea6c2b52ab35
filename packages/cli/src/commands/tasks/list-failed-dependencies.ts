import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { getTaskInstance, type TaskInstanceArguments } from "./get-task-instance.ts";

/** Prints what keeps a task instance from being started, one line for each dependency of the scheduler. */
export async function listFailedDependencies(
  terminal: Terminal,
  { verbose, ...given }: VerboseOptions & TaskInstanceArguments,
): Promise<number> {
  const { dagId, taskId } = given;
  const event = { event: "cli_task_failed_deps", dagId, taskId, readsDagFiles: true, verbose };
  const dependencies = await withInstallation(terminal, event, async (installation) => {
    const { instance, run } = await getTaskInstance(installation, given);
    return installation.dagRuns.listFailedDependencies({
      dagId,
      taskId,
      runId: run.dag_run_id,
      mapIndex: instance.map_index,
    });
  });
  if (dependencies.length === 0) {
    say(terminal, "Task instance dependencies are all met.");
    return 0;
  }
  say(terminal, "Task instance dependencies not met:");
  for (const { name, reason } of dependencies) say(terminal, `${name}: ${reason}`);
  return 0;
}
