import type { SerializedDag } from "@baram/domain";

/** Asked for every task that ends, so it is remembered as long as the version is in memory. */
const MAY_DEPEND_ON_PAST = new WeakMap<SerializedDag, boolean>();

/** Whether tasks of a Dag wait for earlier runs, so that what moves in one run has others looked at, which are locked for it. */
export function mayDependOnPast(dag: SerializedDag): boolean {
  const known = MAY_DEPEND_ON_PAST.get(dag);
  if (known !== undefined) return known;
  const found = dag.tasks.some((task) => task.dependsOnPast || task.waitForDownstream);
  MAY_DEPEND_ON_PAST.set(dag, found);
  return found;
}
