import type { TaskInstanceState } from "@baram/domain";
import { quoteForDot } from "./dot-text.ts";

/** A task with its edges, and where it stands. */
export interface TaskInDot {
  readonly taskId: string;
  readonly downstreamTaskIds: readonly string[];
  /** Absent where no run is shown. */
  readonly state?: TaskInstanceState;
}

/** Parity: Airflow's own colours. */
const STATE_COLORS = {
  none: "lightblue",
  removed: "lightgrey",
  scheduled: "tan",
  queued: "gray",
  running: "lime",
  success: "green",
  restarting: "violet",
  failed: "red",
  up_for_retry: "gold",
  up_for_reschedule: "turquoise",
  upstream_failed: "orange",
  skipped: "hotpink",
  deferred: "mediumpurple",
} as const satisfies Record<TaskInstanceState, string>;

/** Colours on which letters are white. */
const DARK = ["green", "red"];

/** The tasks of a Dag and their edges in the language of Graphviz. */
export function dagDot(dagId: string, tasks: readonly TaskInDot[]): string {
  const id = quoteForDot(dagId);
  const nodes = tasks.map(({ taskId, state }) => {
    const name = quoteForDot(taskId);
    return `\t${name} [${styleOf(state)} label=${name} shape=rectangle style="filled,rounded"]`;
  });
  const edges = tasks.flatMap(({ taskId, downstreamTaskIds }) =>
    downstreamTaskIds.map((downstream) => `\t${quoteForDot(taskId)} -> ${quoteForDot(downstream)}`),
  );
  return [`digraph ${id} {`, `\tgraph [label=${id} labelloc=t rankdir=LR]`, ...nodes, ...edges, "}", ""].join("\n");
}

function styleOf(state: TaskInstanceState | undefined): string {
  if (state === undefined) return 'color="#000000" fillcolor="#ffffff"';
  const fill = STATE_COLORS[state];
  return `color=${DARK.includes(fill) ? "white" : "black"} fillcolor=${fill}`;
}
