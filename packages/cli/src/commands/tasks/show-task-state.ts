import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { getTaskInstance, type TaskInstanceArguments } from "./get-task-instance.ts";

/** Prints the state of a task instance; `None` where it has none yet. */
export async function showTaskState(
  terminal: Terminal,
  { verbose, ...given }: VerboseOptions & TaskInstanceArguments,
): Promise<number> {
  const { dagId, taskId } = given;
  const event = { event: "cli_task_state", dagId, taskId, readsDagFiles: true, verbose };
  const { instance } = await withInstallation(terminal, event, (installation) => getTaskInstance(installation, given));
  say(terminal, instance.state ?? "None");
  return 0;
}
