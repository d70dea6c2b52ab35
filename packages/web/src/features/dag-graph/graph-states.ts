import { type TaskInstanceState, worstState } from "@baram/domain";
import { createContext, useContext } from "react";
import type { TaskInstance } from "../../api/ui-shapes.ts";
import type { GraphNode } from "./graph-model.ts";

/** What nodes show of the run on show. It changes without the graph being laid out anew. */
export interface GraphShow {
  readonly instances: ReadonlyMap<string, TaskInstance>;
  /** How the instances of each mapped task stand, once it is expanded. */
  readonly copies: ReadonlyMap<string, readonly TaskInstanceState[]>;
  readonly hasRun: boolean;
  readonly selected: string | null;
  readonly hits: ReadonlySet<string> | null;
  readonly onFold: (groupId: string) => void;
}

/** Hands {@link GraphShow} to the nodes, which the canvas draws. */
export const GraphShowContext = createContext<GraphShow>({
  instances: new Map(),
  copies: new Map(),
  hasRun: false,
  selected: null,
  hits: null,
  onFold: () => {},
});

/** What nodes show of the run on show. */
export function useGraphShow(): GraphShow {
  return useContext(GraphShowContext);
}

/** The state that a node shows; `null` without a run. */
export function stateOfNode(node: GraphNode, { instances, hasRun }: GraphShow): TaskInstanceState | null {
  if (!hasRun || node.kind === "outside") return null;
  if (node.kind === "task") return instances.get(node.id)?.state ?? "none";
  return worstState(node.taskIds.map((taskId) => instances.get(taskId)?.state ?? "none"));
}
