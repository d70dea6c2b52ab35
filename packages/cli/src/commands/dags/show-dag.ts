import { writeTextFile } from "../../arguments/write-text-file.ts";
import type { TaskOfApi } from "../../installation/installation.ts";
import { quoteForDot } from "../../output/dot-text.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { dagNotFound } from "./get-known-dag.ts";

/** What `baram dags show` was given. */
export interface ShowDagOptions extends VerboseOptions {
  readonly dagId: string;
  readonly save?: string;
  readonly imgcat?: boolean;
}

const NODE_STYLE = 'color="#000000" fillcolor="#ffffff"';

/** Prints the tasks of a Dag and their edges in the language of Graphviz, or saves them. */
export async function showDag(
  terminal: Terminal,
  { dagId, save, imgcat = false, verbose }: ShowDagOptions,
): Promise<number> {
  if (save !== undefined && imgcat) {
    throw new CommandFailure(
      "Option --save and --imgcat are mutually exclusive. Please remove one option to execute the command.",
    );
  }
  if (imgcat) throw new CommandFailure("Pictures are not drawn here: print the graph and pipe it through `dot -Tpng`.");
  if (save !== undefined && !/\.(?:dot|gv)$/u.test(save)) {
    throw new CommandFailure(`${save} would be a picture: save a .dot file, and draw it with "dot -O -Tpng".`);
  }
  const event = { event: "cli_dag_show", dagId, readsDagFiles: true, verbose };
  const tasks = await withInstallation(terminal, event, (installation) => installation.listTasks(dagId));
  if (tasks === null) throw dagNotFound(dagId);
  const text = dotOf(dagId, tasks);
  if (save === undefined) {
    terminal.write(text);
    return 0;
  }
  writeTextFile(terminal, { file: save, text });
  say(terminal, `File ${save} saved`);
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
