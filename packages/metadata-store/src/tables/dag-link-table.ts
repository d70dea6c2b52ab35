import type { DagLinkKind } from "@baram/domain";

/** What a task of the newest version of a Dag has to do with another Dag, which may not be there. */
export interface DagLinkTable {
  readonly dagId: string;
  readonly taskId: string;
  readonly kind: DagLinkKind;
  readonly otherDagId: string;
}
