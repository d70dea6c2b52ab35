import type { TaskOfApi } from "../../installation/installation.ts";
import { checkDotGraphOptions, type DotGraphOptions, putDotGraph } from "../../output/dot-graph.ts";
import { quoteForDot } from "../../output/dot-text.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { dagNotFound } from "./get-known-dag.ts";

/** What `baram dags show` was given. */
export interface ShowDagOptions extends VerboseOptions, DotGraphOptions {
  readonly dagId: string;
}

const NODE_STYLE = 'color="#000000" fillcolor="#ffffff"';

/** Prints the tasks of a Dag and their edges in the language of Graphviz, or saves them. */
export async function showDag(terminal: Terminal, options: ShowDagOptions): Promise<number> {
  const { dagId, verbose } = options;
  checkDotGraphOptions(options);
  const event = { event: "cli_dag_show", dagId, readsDagFiles: true, verbose };
  const tasks = await withInstallation(terminal, event, (installation) => installation.listTasks(dagId));
  if (tasks === null) throw dagNotFound(dagId);
  putDotGraph(terminal, dotOf(dagId, tasks), options);
  return 0;
}

function dotOf(dagId: string, tasks: readonly TaskOfApi[]): string {
  const id = quoteForDot(dagId);
  const nodes = tasks.map(({ task_id }) => {
    const name = quoteForDot(task_id);
    return `\t${name} [${NODE_STYLE} label=${name} shape=rectangle style="filled,rounded"]`;
  });
  const edges = tasks.flatMap(({ task_id, downstream_task_ids }) =>
    downstream_task_ids.map((downstream) => `\t${quoteForDot(task_id)} -> ${quoteForDot(downstream)}`),
  );
  return [`digraph ${id} {`, `\tgraph [label=${id} labelloc=t rankdir=LR]`, ...nodes, ...edges, "}", ""].join("\n");
}
