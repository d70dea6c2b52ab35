import type { DagNode } from "../graph/dag-node.ts";

/** What a branch may choose: a placed task or group, an id, a list of them, or nothing. */
export type BranchChoice = DagNode | string | readonly (DagNode | string)[] | null | undefined;
