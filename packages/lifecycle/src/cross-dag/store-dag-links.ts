import type { SerializedDag } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";

/** Stores which tasks of a Dag have to do with which other Dags, in place of those of its version before. */
export async function storeDagLinks(
  transaction: MetadataTransaction,
  {
    dag: { dagId, tasks },
    isNew,
  }: { readonly dag: SerializedDag /** Whether there was none. */; readonly isNew: boolean },
): Promise<void> {
  if (!isNew) await transaction.deleteFrom("dagLink").where("dagId", "=", dagId).execute();
  const links = tasks.flatMap(({ taskId, dagLink }) =>
    dagLink === undefined
      ? []
      : [...new Set(dagLink.dagIds)].map((otherDagId) => ({ dagId, taskId, kind: dagLink.kind, otherDagId })),
  );
  if (links.length > 0) await transaction.insertInto("dagLink").values(links).execute();
}
