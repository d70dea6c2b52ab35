import type { DagNode } from "./dag-node.ts";

/** How a task tears down. */
export interface TeardownOptions {
  /** The tasks it undoes: marked as setups, with an edge from each to the teardown. */
  readonly setups?: DagNode | readonly DagNode[];
  /** Whether its failure fails the Dag run. Defaults to `false`. */
  readonly onFailureFailDagRun?: boolean;
}
