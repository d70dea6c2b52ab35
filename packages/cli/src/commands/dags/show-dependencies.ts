import type { DagGraphOfApi } from "../../installation/installation.ts";
import { checkDotGraphOptions, type DotGraphOptions, putDotGraph } from "../../output/dot-graph.ts";
import { quoteForDot } from "../../output/dot-text.ts";
import { withInstallation } from "../../program/with-installation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram dags show-dependencies` was given. */
export type ShowDependenciesOptions = VerboseOptions & DotGraphOptions;

const SHAPES: Readonly<Record<string, string>> = { dag: 'shape=box style="rounded"', asset: "shape=ellipse" };

/** Prints which Dags trigger, await and feed which in the language of Graphviz, or saves it. */
export async function showDependencies(terminal: Terminal, options: ShowDependenciesOptions): Promise<number> {
  checkDotGraphOptions(options);
  const event = { event: "cli_dag_show_dependencies", readsDagFiles: true, verbose: options.verbose };
  const graph = await withInstallation(terminal, event, (installation) => installation.findDagGraph());
  putDotGraph(terminal, dotOf(graph), options);
  return 0;
}

/** Parity: a Dag that has nothing to do with another is left out. */
function dotOf({ nodes, edges }: DagGraphOfApi): string {
  const named = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const nodeLines = nodes
    .filter(({ id }) => named.has(id))
    .map(({ id, kind, label }) => {
      const shape = SHAPES[kind] ?? "shape=diamond";
      return `\t${quoteForDot(id)} [label=${quoteForDot(label)} ${shape}]`;
    });
  const edgeLines = edges.map(({ source, target, task_id: taskId, kind }) => {
    const label = quoteForDot(taskId === null ? kind : `${kind}: ${taskId}`);
    return `\t${quoteForDot(source)} -> ${quoteForDot(target)} [label=${label}]`;
  });
  return ["digraph {", "\tgraph [rankdir=LR]", ...nodeLines, ...edgeLines, "}", ""].join("\n");
}
