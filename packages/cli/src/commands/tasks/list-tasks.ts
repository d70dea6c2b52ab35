import type { TaskOfApi } from "../../installation/installation.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { dagNotFound } from "../dags/get-known-dag.ts";

/** What one level of the tree is indented by. */
const INDENT = "    ";

/** Prints the ids of a Dag's tasks in order, or the tasks as a tree, each below every one of its upstream tasks. */
export async function listTasks(
  terminal: Terminal,
  { dagId, tree = false, verbose }: VerboseOptions & { readonly dagId: string; readonly tree?: boolean },
): Promise<number> {
  const event = { event: "cli_task_list", dagId, readsDagFiles: true, verbose };
  const tasks = await withInstallation(terminal, event, (installation) => installation.listTasks(dagId));
  if (tasks === null) throw dagNotFound(dagId);
  if (tree) printTree(terminal, tasks);
  else for (const { task_id } of tasks) say(terminal, task_id);
  return 0;
}

function printTree(terminal: Terminal, tasks: readonly TaskOfApi[]): void {
  const byId = new Map(tasks.map((task) => [task.task_id, task]));
  const below = new Set(tasks.flatMap(({ downstream_task_ids }) => downstream_task_ids));
  const print = (task: TaskOfApi, level: number) => {
    say(terminal, `${INDENT.repeat(level)}<Task(${operatorOf(task)}): ${task.task_id}>`);
    for (const id of [...task.downstream_task_ids].sort()) {
      const downstream = byId.get(id);
      if (downstream !== undefined) print(downstream, level + 1);
    }
  };
  for (const task of tasks) if (!below.has(task.task_id)) print(task, 0);
}

function operatorOf({ class_ref }: TaskOfApi): string {
  const name = class_ref?.["class_name"];
  return typeof name === "string" ? name : "Operator";
}
