import type { SerializedDag } from "@baram/domain";
import { findDag } from "@baram/metadata-store";
import type { RouteDependencies } from "../route-dependencies.ts";

/** The newest version of a Dag; `null` when there is no such Dag. */
export async function findSerializedDag(
  dagId: string,
  { store }: Pick<RouteDependencies, "store">,
): Promise<SerializedDag | null> {
  const dag = await findDag(store.reader, dagId);
  return dag === null ? null : (await store.serializedDags.get(store.reader, dag.dagVersionId)).dag;
}
