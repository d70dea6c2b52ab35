import { dagDot } from "../../output/dag-dot.ts";
import { checkDotGraphOptions, type DotGraphOptions, putDotGraph } from "../../output/dot-graph.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { dagNotFound } from "./get-known-dag.ts";

/** What `baram dags show` was given. */
export interface ShowDagOptions extends VerboseOptions, DotGraphOptions {
  readonly dagId: string;
}

/** Prints the tasks of a Dag and their edges in the language of Graphviz, or saves them. */
export async function showDag(terminal: Terminal, options: ShowDagOptions): Promise<number> {
  const { dagId, verbose } = options;
  checkDotGraphOptions(options);
  const event = { event: "cli_dag_show", dagId, readsDagFiles: true, verbose };
  const tasks = await withInstallation(terminal, event, (installation) => installation.listTasks(dagId));
  if (tasks === null) throw dagNotFound(dagId);
  const shown = tasks.map((task) => ({ taskId: task.task_id, downstreamTaskIds: task.downstream_task_ids }));
  putDotGraph(terminal, dagDot(dagId, shown), options);
  return 0;
}
